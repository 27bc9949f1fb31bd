// Which Chinese script is shown: a choice of three above the text, remembered. Without this file the
// simplified text shows, and nothing else is missing.
(() => {
  "use strict";

  const SCRIPTS = [
    ["zh-Hans", "简体"],
    ["zh-Hant-TW", "繁體（台灣）"],
    ["zh-Hant-HK", "繁體（香港）"],
  ];
  const KEY = "edition-script";

  function remembered() {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null; // storage is switched off
    }
  }

  function choose(script, remember) {
    document.documentElement.dataset.script = script;
    for (const button of document.querySelectorAll(".reading-controls button")) {
      button.setAttribute("aria-pressed", String(button.value === script));
    }
    if (!remember) return;
    try {
      localStorage.setItem(KEY, script);
    } catch {
      // storage is switched off: the choice holds for this page
    }
  }

  function addControls() {
    const article = document.querySelector(".md-content__inner");
    if (!article || article.querySelector(".reading-controls") || !article.querySelector("[lang='zh-Hant-TW']")) return;
    const group = document.createElement("div");
    group.className = "reading-controls";
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", "Chinese script · 字体");
    for (const [script, name] of SCRIPTS) {
      const button = document.createElement("button");
      button.type = "button";
      button.value = script;
      button.lang = script;
      button.className = "script";
      button.textContent = name;
      button.addEventListener("click", () => choose(script, true));
      group.append(button);
    }
    article.prepend(group);
  }

  function start() {
    addControls();
    const script = remembered();
    choose(SCRIPTS.some(([known]) => known === script) ? script : SCRIPTS[0][0], false);
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
  window.document$?.subscribe(start); // the theme's instant navigation, where it is on
})();
