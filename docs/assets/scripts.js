// Traditional characters in the place of simplified ones, fetched by reading.js when somebody chooses them.
//
// Sentences and headings stand on the page in all scripts, and the style sheet shows one of them. Everything
// else (notes, navigation, titles, tables) stands there in simplified characters and is converted here, by a
// table that the build made and checked (data/scripts.js).
window.editionScript = (() => {
  "use strict";

  const edition = window.edition;
  // What is never converted: text with a form of its own for each script, English, code, names of scripts.
  const LEFT_ALONE =
    "script, style, code, pre, textarea, .view-script label, .search-results, [lang='en']:not(html), [lang|='zh-Latn'], " +
    ".sentence > [lang|='zh']:is([lang|='zh-Hant'], :has(+ [lang|='zh-Hant'])), .title > [lang|='zh']";

  const simplified = new WeakMap(); // the simplified text of each text node that was converted
  const converters = {};
  const script = () => document.documentElement.dataset.script;

  // Longest phrase first, else single characters: as scripts/edition/export/script_table.py checks it.
  function converter(language) {
    const { characters, phrases } = window.editionScripts[language];
    const map = new Map(Object.entries(phrases));
    for (let at = 0; at < characters.length; at += 2) {
      if (!map.has(characters[at])) map.set(characters[at], characters[at + 1]);
    }
    const longestFirst = [...map.keys()].sort((a, b) => b.length - a.length);
    const pattern = new RegExp(longestFirst.join("|"), "gu");
    return (text) => text.replace(pattern, (found) => map.get(found));
  }

  function change() {
    return script() === "zh-Hans" ? (text) => text : (converters[script()] ??= converter(script()));
  }

  function texts(root) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) found.push(walker.currentNode);
    return found;
  }

  function convertAll(root) {
    const changed = change();
    for (const node of texts(root)) {
      if (!simplified.has(node)) {
        if (!/[\u3400-\u9fff]/.test(node.data) || node.parentElement.closest(LEFT_ALONE)) continue;
        simplified.set(node, node.data);
      }
      const text = changed(simplified.get(node));
      if (node.data !== text) node.data = text;
    }
    for (const element of root.querySelectorAll("[lang='zh-Hans'], [data-simplified]")) {
      if (element.closest(LEFT_ALONE)) continue;
      element.dataset.simplified = "";
      element.lang = script();
    }
  }

  // Names that are read out or shown on hovering.
  const NAMES = ["aria-label", "title"];
  const named = new WeakMap(); // the simplified names of each element that has some

  function convertNames(root) {
    const changed = change();
    for (const element of root.querySelectorAll(NAMES.map((name) => `[${name}]`).join())) {
      if (!named.has(element)) named.set(element, NAMES.map((name) => element.getAttribute(name)));
      NAMES.forEach((name, at) => {
        const words = named.get(element)[at];
        if (words) element.setAttribute(name, changed(words));
      });
    }
  }

  // The traditional text of a sentence is words alone. It gets the marks of the simplified one, at the same places.
  function mark(sentence) {
    const [from, to] = ["zh-Hans", script()].map((language) => sentence.querySelector(`:scope > [lang="${language}"]`));
    if (!from || !to || from === to || "marked" in to.dataset) return;
    const words = to.textContent;
    const copy = from.cloneNode(true);
    copy.querySelectorAll("rt").forEach((each) => each.remove());
    let at = 0;
    for (const node of texts(copy)) {
      node.data = words.slice(at, at += node.data.length);
    }
    to.replaceChildren(...copy.childNodes);
    to.dataset.marked = "";
  }

  async function show(root = document.body) {
    const asked = script();
    if (asked === "zh-Hans" && !window.editionScripts) return;
    await edition.load("data/scripts.js", edition.root);
    if (asked !== script()) return; // chosen anew while the table came
    convertAll(root);
    convertNames(root);
    root.querySelectorAll(".md-content .sentence").forEach(mark);
  }

  document.addEventListener("edition:shown", (event) => show(event.target));

  return {
    show,
    // For text that others put on the page: simplified Chinese in the script that is shown, as long as before.
    convert: (text) => (window.editionScripts ? change()(text) : text),
  };
})();
