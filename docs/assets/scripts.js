// Which Chinese script is shown: a choice of three above the text, remembered.
//
// Sentences and headings stand on the page in all scripts, and the style sheet shows one of them.
// Everything else (notes, navigation, titles, tables) stands there in simplified characters and is
// converted here, by a table that the build made and checked (data/scripts.js); it is fetched only
// when somebody asks for traditional characters. Without this file the simplified text shows.
(() => {
  "use strict";

  const SCRIPTS = [
    ["zh-Hans", "简体"],
    ["zh-Hant-TW", "繁體（台灣）"],
    ["zh-Hant-HK", "繁體（香港）"],
  ];
  const KEY = "edition-script";
  const TABLE = new URL("../data/scripts.js", document.currentScript.src).href;
  // What is never converted: text with a form of its own for each script, English, code, names of scripts.
  const LEFT_ALONE =
    "script, style, code, pre, textarea, .reading-controls, .search-results, [lang='en']:not(html), [lang|='zh-Latn'], .sentence > [lang|='zh'], .title > [lang|='zh']";

  const simplified = new WeakMap(); // the simplified text of each text node that was converted
  const converters = {};

  function remembered() {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null; // storage is switched off
    }
  }

  function remember(script) {
    try {
      localStorage.setItem(KEY, script);
    } catch {
      // storage is switched off: the choice holds for this page
    }
  }

  // Longest phrase first, else single characters: as scripts/edition/export/script_table.py checks it.
  function converter(script) {
    const { characters, phrases } = window.editionScripts[script];
    const map = new Map(Object.entries(phrases));
    for (let at = 0; at < characters.length; at += 2) {
      if (!map.has(characters[at])) map.set(characters[at], characters[at + 1]);
    }
    const longestFirst = [...map.keys()].sort((a, b) => b.length - a.length);
    const pattern = new RegExp(longestFirst.join("|"), "gu");
    return (text) => text.replace(pattern, (found) => map.get(found));
  }

  let loading = null;
  function withTable(then) {
    if (window.editionScripts) return then();
    if (!loading) {
      loading = document.createElement("script");
      loading.src = TABLE;
      document.head.append(loading);
    }
    loading.addEventListener("load", then);
  }

  function convert(root, script) {
    if (script !== document.documentElement.dataset.script) return; // chosen anew while the table came
    const change = script === "zh-Hans" ? null : (converters[script] ??= converter(script));
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!simplified.has(node)) {
        if (!/[\u3400-\u9fff]/.test(node.data) || node.parentElement.closest(LEFT_ALONE)) continue;
        simplified.set(node, node.data);
      }
      const text = change ? change(simplified.get(node)) : simplified.get(node);
      if (node.data !== text) node.data = text;
    }
    for (const element of root.querySelectorAll("[lang='zh-Hans'], [data-simplified]")) {
      if (element.closest(LEFT_ALONE)) continue;
      element.dataset.simplified = "";
      element.lang = script;
    }
  }

  function show(root = document.body) {
    const script = document.documentElement.dataset.script;
    if (script === "zh-Hans" && !window.editionScripts) return;
    withTable(() => convert(root, script));
  }

  function choose(script) {
    document.documentElement.dataset.script = script;
    for (const button of document.querySelectorAll(".reading-controls button")) {
      button.setAttribute("aria-pressed", String(button.value === script));
    }
    show();
  }

  function addControls() {
    const article = document.querySelector(".md-content__inner");
    if (!article || article.querySelector(".reading-controls")) return;
    const group = document.createElement("div");
    group.className = "reading-controls";
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", "Chinese script · 字体");
    for (const [script, name] of SCRIPTS) {
      const button = document.createElement("button");
      button.type = "button";
      button.value = script;
      button.lang = script;
      button.textContent = name;
      button.addEventListener("click", () => {
        remember(script);
        choose(script);
      });
      group.append(button);
    }
    article.prepend(group);
  }

  function start() {
    addControls();
    const script = remembered();
    choose(SCRIPTS.some(([known]) => known === script) ? script : SCRIPTS[0][0]);
  }

  // For text that others put on the page: simplified Chinese in the script that is shown, as long as before.
  window.editionScript = {
    convert(text) {
      const script = document.documentElement.dataset.script;
      return script === "zh-Hans" || !window.editionScripts ? text : (converters[script] ??= converter(script))(text);
    },
  };

  document.addEventListener("edition:shown", (event) => show(event.target));
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
  window.document$?.subscribe(start); // the theme's instant navigation, where it is on
})();
