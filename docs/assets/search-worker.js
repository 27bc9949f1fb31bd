// Runs the search beside the page, so that typing never waits for it.
//
// The worker is made from the sources of the search's functions and not from an address: a page that is
// read from a disk may start no other. Where there can be no worker at all, the search runs in the page.
//
// `index` is window.editionSearch. Gives {ask, add}: `ask(query, {from, limit})` promises the results, or
// null where something newer was asked meanwhile; `add(part)` adds a part of the text.
function editionSearchWorker(index) {
  "use strict";

  const SOURCES = [
    editionSearchText, editionSearchPinyin, editionSearchNumbers, editionSearchRecords, editionSearchAtoms,
    editionSearchEngine,
  ];
  const LISTENER = `
    let engine = null;
    onmessage = ({ data }) => {
      if (data.index) engine = editionSearchEngine(data.index);
      if (data.part) engine.add(data.part);
      if (data.id) postMessage({ id: data.id, found: engine.search(data.query, data.range) });
    };`;

  let post = null;
  let asked = 0;
  let running = null; // what the worker works on: {id, done}
  let waiting = null; // the newest of what came meanwhile

  function next() {
    [running, waiting] = [waiting, null];
    if (running) post({ id: running.id, query: running.query, range: running.range });
  }

  function answered({ id, found }) {
    if (running?.id !== id) return;
    running.done(found);
    next();
  }

  function inPage() {
    const engine = editionSearchEngine(index);
    post = ({ id, query, range, part }) => {
      if (part) engine.add(part);
      if (id) queueMicrotask(() => answered({ id, found: engine.search(query, range) }));
    };
  }

  function inWorker() {
    const address = URL.createObjectURL(new Blob([...SOURCES.map(String), LISTENER], { type: "text/javascript" }));
    const worker = new Worker(address);
    const parts = [];
    worker.onmessage = ({ data }) => answered(data);
    worker.onerror = () => { // a policy of the site may forbid workers
      worker.onerror = null;
      inPage();
      for (const part of parts) post({ part });
      if (running) post(running);
    };
    post = (message) => {
      if (message.part) parts.push(message.part);
      worker.postMessage(message);
    };
    const { add, ...plain } = index;
    post({ index: plain });
  }

  function ask(query, range = {}) {
    asked += 1;
    return new Promise((done) => {
      waiting?.done(null);
      waiting = { id: asked, query, range, done };
      if (!running) next();
    });
  }

  try {
    inWorker();
  } catch {
    inPage();
  }
  return { ask, add: (part) => post({ part }) };
}
