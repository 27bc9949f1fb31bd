// Pinyin above the words of the text, fetched by reading.js when somebody asks for it.
//
// data/pinyin/*.js hold, by id of a sentence or of a clause with a title, its words in pinyin: a space parts words,
// · or ' parts the syllables of a word, and each syllable is one Chinese character
// (scripts/edition/export/page_pinyin.py). What stood there before is kept and put back.
window.editionPinyinShown = (() => {
  "use strict";

  const { edition } = window;
  const { element } = edition;
  const HAN = /[\u3007\u3400-\u9fff]/;
  const saved = new Map(); // the nodes of each text without pinyin

  // The page whose file holds something, from a link to it.
  const pageOf = (link) => /([^/]+)\.html$/.exec(new URL(link.href).pathname)?.[1];

  // What can have pinyin on this page: [id, element that holds the texts, page].
  function places() {
    const here = document.querySelector(".page-cards")?.dataset.page ?? "index";
    const own = (each) => [each.id, each, here];
    return [
      ...[...document.querySelectorAll(".md-content .title")].map(own),
      ...[...document.querySelectorAll(".md-content .sentence")].map((each) => [each.id, each, pageOf(each.querySelector(".sentence-number"))]),
      ...[...document.querySelectorAll(".concordance > li")].map((each) => {
        const link = each.querySelector("a.target");
        return [decodeURIComponent(link.hash.slice(1)), each.querySelector(":scope > div"), pageOf(link)];
      }),
    ];
  }

  // One text node as words with their pinyin. `rest` holds the syllables to come, by word.
  function annotate(node, rest) {
    const made = document.createDocumentFragment();
    const { data } = node;
    let at = 0;
    while (at < data.length) {
      let end = at;
      if (!HAN.test(data[at])) {
        while (end < data.length && !HAN.test(data[end])) end += 1;
        made.append(data.slice(at, end));
      } else {
        const word = rest[0] ?? [];
        while (end < data.length && HAN.test(data[end]) && end - at < (word.length || 1)) end += 1;
        const said = word.splice(0, end - at).join("").replaceAll("·", "").replace(/^'/, "");
        if (!word.length) rest.shift();
        const sign = element("rt", {}, said);
        sign.lang = "zh-Latn-pinyin";
        made.append(element("ruby", {}, data.slice(at, end), sign));
      }
      at = end;
    }
    node.replaceWith(made);
  }

  // A browser may break a line on either side of a word with pinyin, also where none may begin or end: keep such
  // a word together with the marks and the punctuation that belong to it.
  const OPENING = /[“‘（《〈【]+$/;
  const CLOSING = /^[，。、；：？！”’）》〉】]+/;
  const LONGEST = 8; // characters of a term that still fits on a line of a phone

  function keepTogether(text) {
    let group = null;
    const start = (...nodes) => {
      group = element("span", { className: "kept" });
      nodes[0].before(group);
      group.append(...nodes);
    };
    for (const node of [...text.childNodes]) {
      if (node.nodeType !== Node.TEXT_NODE) {
        const word = node.matches("ruby") || (node.matches("a.term") && node.querySelectorAll("ruby").length < LONGEST / 2);
        const mark = node.matches(".note-mark");
        if (mark && group) group.append(node);
        else if (word && group?.dataset.waits) (group.append(node), delete group.dataset.waits);
        else if (word) start(node);
        else group = null;
        continue;
      }
      const closing = group && !group.dataset.waits && CLOSING.exec(node.data)?.[0];
      const rest = closing ? node.splitText(closing.length) : node;
      if (closing) group.append(node);
      const opening = OPENING.exec(rest.data)?.[0];
      if (rest.data || closing) group = rest.data ? null : group;
      if (opening) {
        start(rest.splitText(rest.data.length - opening.length));
        group.dataset.waits = "1";
      }
    }
    for (const each of text.querySelectorAll(".kept")) {
      if (each.childNodes.length === 1) each.replaceWith(each.firstChild);
      else each.after(element("wbr"));
    }
  }

  function show(text, words) {
    const copy = text.cloneNode(true);
    const rest = words.split(" ").map((word) => word.match(/[·']?[^·']+/g));
    const walker = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    nodes.forEach((node) => annotate(node, rest));
    keepTogether(copy);
    saved.set(text, [...text.childNodes]);
    text.replaceChildren(...copy.childNodes);
  }

  function clear() {
    for (const [text, nodes] of saved) text.replaceChildren(...nodes);
    saved.clear();
  }

  async function apply() {
    clear();
    if (document.documentElement.dataset.pinyin !== "on") return;
    const all = places();
    const pages = new Set(all.map(([, , page]) => page).filter(Boolean));
    // A page without text of the plan has no file: then there is nothing to show.
    await Promise.allSettled([...pages].map((page) => edition.load(`data/pinyin/${page}.js`, edition.root)));
    const { script, pinyin } = document.documentElement.dataset;
    if (pinyin !== "on" || saved.size) return; // chosen anew meanwhile
    for (const [id, holder] of all) {
      const text = holder.querySelector(`:scope > [lang="${script}"]`);
      const words = window.editionPinyin?.[id];
      if (text && words && HAN.test(text.textContent)) show(text, words);
    }
  }

  return Object.assign(apply, { clear });
})();
