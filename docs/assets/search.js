// The way into the search: the field in the header and on the home page, the keys / s f and Ctrl-K, and
// an address that asks (?q=). What the search is made of is fetched when somebody first opens it.
//
// Without this file the fields are links to a page that leads to the contents and the index of terms.
(() => {
  "use strict";

  const { load, root: ROOT } = window.edition;
  const PARTS = ["text", "pinyin", "numbers", "records", "atoms", "engine", "marks", "worker", "dialog"];
  const KEYS = ["/", "s", "f"];

  // The dialog with its field, at once, so that it has the focus and takes what is typed meanwhile.
  function build() {
    const dialog = document.createElement("dialog");
    dialog.className = "search";
    dialog.setAttribute("aria-label", "Search · 检索");
    dialog.style.opacity = "0"; // until its style sheet is there
    dialog.innerHTML = `
      <form class="search-form" method="dialog" role="search">
        <input class="search-field" type="search" name="q" placeholder="中文 · English · pinyin · 17"
          autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="search" role="combobox"
          aria-label="Search · 检索" aria-autocomplete="list" aria-expanded="false" aria-haspopup="listbox"
          aria-controls="search-results">
        <button class="search-close" type="button" aria-label="Close · 关闭"></button>
      </form>
      <p class="search-status" role="status"></p>
      <div class="search-scroll">
        <div class="search-help"></div>
        <div class="search-results" id="search-results" role="listbox" aria-label="Results · 结果"></div>
      </div>`;
    dialog.querySelector(".search-close").addEventListener("click", () => dialog.close());
    dialog.querySelector("form").addEventListener("submit", (event) => event.preventDefault()); // Enter follows a result
    dialog.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.isComposing || event.keyCode === 229) return; // an input method's own
      event.preventDefault(); // else a field of this type would only be emptied
      dialog.close();
    });
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close()); // beside it
    return dialog;
  }

  let dialog = null;

  function open(query = null) {
    dialog ??= build();
    if (!dialog.isConnected) document.body.append(dialog);
    const field = dialog.querySelector("input");
    if (!dialog.open) dialog.showModal();
    if (query !== null) field.value = query;
    field.focus();
    field.select();
    const appear = () => dialog.style.removeProperty("opacity");
    load("search.css").then(appear, appear);
    Promise.all([...PARTS.map((name) => load(`search-${name}.js`)), load("data/search.js", ROOT)]).then(
      () => window.editionSearchDialog(dialog, { root: ROOT, load: (name) => load(`data/${name}`, ROOT) }),
      (error) => {
        dialog.querySelector(".search-status").textContent = `Search could not be loaded · 检索未能加载 (${error.message})`;
      },
    );
  }

  // Whether keys are text where the focus is; in a dialog that was just closed they are not.
  function typing(element) {
    const takesText = element.isContentEditable || element.matches("input, textarea, select");
    return takesText && !element.closest("dialog:not([open])");
  }

  document.addEventListener("keydown", (event) => {
    const held = event.ctrlKey || event.metaKey;
    const command = held && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k";
    const single = window.edition.chosen.keys !== "off" && !held && !event.altKey && KEYS.includes(event.key) && !typing(event.target);
    if (event.isComposing || !(command || single)) return;
    event.preventDefault(); // the key is no part of what is asked for
    if (!dialog?.open) open();
  });

  document.addEventListener("click", (event) => {
    if (!event.target.closest("a.search-link") || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopImmediatePropagation(); // the theme's instant navigation would follow the link
    open();
  }, true);

  // A page that was asked for with a query, or with words to mark at its place.
  function arrive() {
    for (const link of document.querySelectorAll("a.search-link")) {
      link.setAttribute("role", "button");
      link.setAttribute("aria-haspopup", "dialog");
      link.setAttribute("aria-keyshortcuts", "/ Control+K");
    }
    const asked = new URLSearchParams(location.search);
    if (asked.has("mark")) load("search-marks.js").then(() => window.editionSearchMarks(asked.getAll("mark")));
    if (asked.get("q")) open(asked.get("q"));
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", arrive);
  else arrive();
  let first = true;
  window.document$?.subscribe(() => { // the theme's instant navigation, where it is on
    if (!first) arrive();
    first = false;
  });
})();
