// How the text is shown: layout, script of Chinese, pinyin, marks of terms, notes. The choices are made in a
// panel behind a button of the header, stand in the address (so that a view can be shared), and are remembered.
//
// Each choice is an attribute of the `html` element, and reading.css does the rest; what more a choice needs
// (conversion, pinyin) is fetched when somebody makes it. Without this file the text shows interleaved, in
// simplified characters, with its terms as links. The other scripts build on `window.edition`.
window.edition = (() => {
  "use strict";

  const HERE = document.currentScript.src;
  const ROOT = new URL("../", HERE).href;
  const KEY = "edition-view";

  // The first of each is what a new reader gets. Their names are in view-panel.js.
  const CHOICES = {
    layout: ["lines", "columns", "zh", "en"],
    script: ["zh-Hans", "zh-Hant-TW", "zh-Hant-HK"],
    pinyin: ["off", "on"],
    terms: ["first", "all", "none"],
    notes: ["marked", "open", "hidden"],
    keys: ["on", "off"],
  };
  const chosen = {};

  const loaded = new Map(); // promises by address

  // Fetch a script or a style sheet of the site, once. Scripts run in the order in which they were asked for.
  function load(name, from = HERE) {
    const address = new URL(name, from).href;
    if (loaded.has(address)) return loaded.get(address);
    const [kind, properties] = name.endsWith(".css")
      ? ["link", { rel: "stylesheet", href: address }]
      : ["script", { src: address, async: false }];
    const element = Object.assign(document.createElement(kind), properties);
    loaded.set(address, new Promise((done, failed) => {
      element.addEventListener("load", done);
      element.addEventListener("error", () => {
        loaded.delete(address); // so that the next attempt asks again
        failed(new Error(`${address} could not be loaded`));
      });
    }));
    document.head.append(element);
    return loaded.get(address);
  }

  function stored(storage) {
    try {
      return JSON.parse(storage().getItem(KEY)) ?? {};
    } catch {
      return {}; // switched off, or not ours
    }
  }

  function store(storage) {
    try {
      storage().setItem(KEY, JSON.stringify(chosen));
    } catch {
      // switched off: the choice holds for this page
    }
  }

  const REMEMBERED = [() => sessionStorage, () => localStorage];

  // What the address asks for goes before what this visit had, and that before what was remembered.
  function decide() {
    const asked = Object.fromEntries(new URLSearchParams(location.search));
    const all = [asked, ...REMEMBERED.map(stored)];
    for (const name in CHOICES) {
      chosen[name] = all.map((each) => each[name]).find((value) => CHOICES[name].includes(value)) ?? CHOICES[name][0];
    }
  }

  function tellAddress() {
    const address = new URL(location);
    for (const name in CHOICES) {
      if (name === "keys" || chosen[name] === CHOICES[name][0]) address.searchParams.delete(name);
      else address.searchParams.set(name, chosen[name]);
    }
    if (address.href !== location.href) history.replaceState(history.state, "", address);
  }

  // Do something that moves the text, and leave what is being read where it is on the screen.
  async function keepingPlace(change) {
    const places = [...document.querySelectorAll(".md-content .sentence, .title, .concordance > li")];
    const read = places.find((each) => each.getBoundingClientRect().bottom > 120 && each.offsetParent);
    const before = read?.getBoundingClientRect().top;
    await change();
    if (read && scrollY > 0) scrollBy({ top: read.getBoundingClientRect().top - before, behavior: "instant" });
  }

  async function apply() {
    const html = document.documentElement;
    for (const name in CHOICES) html.dataset[name] = chosen[name];
    for (const input of document.querySelectorAll(".view-panel input")) input.checked = chosen[input.name] === input.value;
    for (const term of document.querySelectorAll("a.term")) {
      const shown = chosen.terms === "all" || (chosen.terms === "first" && !term.classList.contains("again"));
      term.tabIndex = shown ? 0 : -1;
    }
    window.editionPinyinShown?.clear(); // what is converted is the text without it
    if (chosen.script !== "zh-Hans" || window.editionScript) {
      await load("scripts.js");
      await window.editionScript.show();
    }
    if (chosen.pinyin === "on" || window.editionPinyinShown) {
      await load("pinyin.js");
      await window.editionPinyinShown();
    }
    const waiting = []; // what others change because of it
    html.dispatchEvent(new CustomEvent("edition:view", { bubbles: true, detail: { ...chosen, waitFor: (change) => waiting.push(change) } }));
    await Promise.all(waiting);
  }

  function choose(name, value) {
    chosen[name] = value;
    REMEMBERED.forEach(store);
    tellAddress();
    return keepingPlace(apply);
  }

  const element = (name, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };
  // A name in both languages, or in its own alone.
  const named = ([chinese, english], tag = "zh-Hans") =>
    [element("span", { lang: tag }, chinese), ...(english ? [" ", element("span", { lang: "en" }, english)] : [])];

  function addButton() {
    const search = document.querySelector(".md-header .search-link");
    if (!search || document.querySelector(".view-button")) return;
    const button = element("button", { type: "button", className: "view-button md-header__button", title: "View · 阅读设置" });
    button.append(element("span", { className: "view-button-sign", ariaHidden: "true" }, "文A"), element("span", { className: "view-button-name" }, "视图 · View"));
    button.setAttribute("aria-haspopup", "dialog");
    button.addEventListener("click", togglePanel);
    search.after(button);
  }

  async function togglePanel() {
    await Promise.all([load("panels.css"), load("view-panel.js")]);
    window.editionViewPanel().togglePopover();
  }

  // The theme's titles hold both languages in one text: "目录 · Contents". Say which part is Chinese.
  function tellLanguages() {
    for (const title of document.querySelectorAll(".md-nav .md-ellipsis, .md-header__topic .md-ellipsis, .md-footer__title .md-ellipsis, .md-nav__title")) {
      for (const text of [...title.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE)) {
        const parts = /^(\s*[\d.]*\s*)(.*[\u3400-\u9fff].*?)( · )(.+?)\s*$/su.exec(text.data);
        if (!parts) continue;
        text.replaceWith(parts[1], element("span", { lang: "zh-Hans" }, parts[2]), element("span", { className: "between" }, parts[3]), element("span", { lang: "en" }, parts[4]));
      }
    }
  }

  // Keys of one letter, but where text is typed; what they do is in keys.js. Search has its own.
  const SINGLE = "?jkomvlcy";
  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (chosen.keys === "off" && key.length === 1) return event.stopPropagation(); // the theme has keys too
    if (!SINGLE.includes(key) || target.isContentEditable || target.closest("input:not([type=radio]), textarea, select, dialog[open]")) return;
    event.preventDefault();
    load("keys.js").then(() => window.editionKeys.run(key));
  });

  function start() {
    tellLanguages();
    addButton();
    decide();
    store(() => sessionStorage);
    tellAddress();
    return apply();
  }

  addEventListener("popstate", () => (decide(), apply()));
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
  let again = false;
  window.document$?.subscribe(() => { // the theme's instant navigation, where it is on
    if (again) start();
    again = true;
  });

  return { CHOICES, root: ROOT, chosen, choose, element, load, named, togglePanel };
})();
