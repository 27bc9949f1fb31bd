// What the edition knows of a sentence: notes and references below it, cards of its terms; and the ways to its
// tools (sentence-tools.js) and to a range of sentences (range.js).
//
// The notes of a page are fetched when somebody is about to open them, and before it is printed. A card of a
// term needs no request: the page holds it. Without this file, marks and summaries are links to the page that
// holds the whole text with all notes, and terms are links to their pages.
(() => {
  "use strict";

  const { edition } = window;
  const { element } = edition;
  const convert = (chinese) => window.editionScript?.convert(chinese) ?? chinese;

  // Notes.

  const data = () => document.querySelector(".page-cards");
  const file = () => `data/notes/${data()?.dataset.page}.js`;
  const notes = () => window.editionNotes?.[data()?.dataset.page];

  async function fetchNotes() {
    if (data() && !notes()) await edition.load(file(), edition.root);
    return notes();
  }

  // Before printing there is no time to wait, so ask in the one way that makes the browser wait.
  function fetchNotesAtOnce() {
    if (!data() || notes()) return notes();
    try {
      const request = new XMLHttpRequest();
      request.open("GET", new URL(file(), edition.root), false);
      request.send();
      const script = request.responseText;
      (window.editionNotes ??= {})[data().dataset.page] = JSON.parse(script.slice(script.indexOf("] = ") + 4, script.lastIndexOf(";")));
    } catch {
      // from a folder on a disk: the notes are there if the pointer or a key came first
    }
    return notes();
  }

  const owner = (details) => details.closest(".sentence")?.id ?? details.closest(".clause").previousElementSibling.id;

  function unpack(details, found) {
    if (details.querySelector(".unpacked") || !found?.notes[owner(details)]) return;
    const content = element("div", { className: "unpacked" });
    content.innerHTML = found.notes[owner(details)]; // the site's own words, escaped by the build
    details.querySelector(":scope > a").replaceWith(content);
    content.dispatchEvent(new CustomEvent("edition:shown", { bubbles: true }));
  }

  const holder = (id) => {
    const place = document.getElementById(id);
    return place?.querySelector("details.apparatus") ?? place?.nextElementSibling?.querySelector(":scope > details.apparatus");
  };

  async function openNote(id) {
    const details = /\.n\d+$/.test(id) && holder(id.replace(/\.n\d+$/, ""));
    if (!details) return;
    unpack(details, await fetchNotes());
    details.open = true;
    const note = document.getElementById(id);
    note?.scrollIntoView({ block: "nearest" });
    document.querySelectorAll(".note.current").forEach((each) => each.classList.remove("current"));
    note?.classList.add("current");
  }

  // All notes open beside the text, or as they were.
  async function openAll(open) {
    const all = document.querySelectorAll("details.apparatus");
    if (open && all.length) {
      const found = await fetchNotes();
      all.forEach((details) => unpack(details, found));
    }
    for (const details of all) {
      if (open && !details.open) details.dataset.byChoice = "";
      if (open) details.open = true;
      else if ("byChoice" in details.dataset) details.open = false;
      if (!open) delete details.dataset.byChoice;
    }
  }

  // On paper the notes stand at the end of their clause, but where a reader has hidden them.
  function footnotes() {
    if (edition.chosen.notes === "hidden") return;
    const found = fetchNotesAtOnce();
    for (const details of document.querySelectorAll("details.apparatus")) {
      unpack(details, found);
      const content = details.querySelector(".unpacked");
      if (!content) continue;
      const foot = element("div", { className: "footnotes for-print" }, element("p", { className: "of" }, owner(details)), content.cloneNode(true));
      foot.querySelectorAll("[id]").forEach((each) => each.removeAttribute("id"));
      details.closest(".clause").append(foot);
    }
  }

  // Cards.

  const card = element("div", { className: "card", id: "card", popover: "manual" });
  let shown = null; // the link whose card it is
  let waiting = 0;
  let touched = false; // whether the last press was a finger's

  const CARDS = ".md-content a.term, .unpacked a:not(.edit)";
  const name = (link) => {
    const to = new URL(link.href);
    const id = decodeURIComponent(to.hash.slice(1));
    if (/\/terms\/[^/]*$/.test(to.pathname)) return `term:${id}`;
    return /\/sources\.html$/.test(to.pathname) ? `source:${id}` : id;
  };

  let ofPage = null; // the cards that this page holds
  function find(link) {
    const key = name(link);
    if (ofPage?.from !== data()) ofPage = { from: data(), cards: data() ? JSON.parse(data().content.textContent) : {} };
    return ofPage.cards[key.replace(/^term:/, "")] ?? notes()?.cards[key];
  }

  function fill([chinese, english, pinyin, zh, en, count], link) {
    const script = document.documentElement.dataset.script ?? "zh-Hans";
    const part = (text, lang, kind) => text && element("p", { lang, className: kind }, lang === script ? convert(text) : text);
    const both = (zh, en) => edition.named([convert(zh), en], script);
    const foot = element("p", { className: "card-foot" }, element("a", { href: link.href, className: "card-more" }, ...both("打开", "Open")));
    if (count) foot.append(element("span", {}, ...both(`文中 ${count} 句`, `in ${count} sentence${count > 1 ? "s" : ""}`)));
    const parts = [
      part(chinese, script, "card-title"), part(pinyin, "zh-Latn-pinyin", "card-pinyin"), part(english, "en", "card-english"),
      part(zh, script, "card-text"), part(en, "en", "card-text"), foot,
    ];
    card.replaceChildren(...parts.filter(Boolean));
  }

  function place(link) {
    const [line] = [...link.getClientRects()].slice(-1);
    const width = document.documentElement.clientWidth;
    const left = Math.max(8, Math.min(line.left - 12, width - card.offsetWidth - 8));
    const below = line.bottom + 6 + card.offsetHeight < innerHeight || line.top < card.offsetHeight + 60;
    card.style.left = `${left + scrollX}px`;
    card.style.top = `${scrollY + (below ? line.bottom + 6 : line.top - card.offsetHeight - 6)}px`;
  }

  function showCard(link) {
    clearTimeout(waiting);
    const found = find(link);
    if (!found) return false;
    hideCard();
    fill(found, link);
    if (!card.isConnected) document.querySelector("main").append(card);
    card.showPopover();
    place(link);
    shown = link;
    link.setAttribute("aria-describedby", "card");
    return true;
  }

  function hideCard() {
    clearTimeout(waiting);
    shown?.removeAttribute("aria-describedby");
    shown = null;
    if (card.matches(":popover-open")) card.hidePopover();
  }

  const linkAt = (target) => target.closest?.(CARDS);
  const later = (action, milliseconds) => {
    clearTimeout(waiting);
    waiting = setTimeout(action, milliseconds);
  };

  document.addEventListener("pointerover", ({ target, pointerType }) => {
    if (pointerType === "touch") return;
    if (target.closest?.("details.apparatus, .note-mark")) fetchNotes();
    const link = linkAt(target);
    if (link && link !== shown) later(() => showCard(link), 250);
    else if (link || card.contains(target)) clearTimeout(waiting);
    else if (shown && shown !== document.activeElement) later(hideCard, 300);
    else if (!shown) clearTimeout(waiting);
  });
  document.addEventListener("pointerdown", ({ target, pointerType }) => {
    touched = pointerType === "touch";
    if (!card.contains(target) && !linkAt(target)) hideCard();
  }, true);
  document.addEventListener("focusin", ({ target }) => {
    const link = linkAt(target);
    if (link && target.matches(":focus-visible")) showCard(link);
    else if (shown && !card.contains(target)) hideCard();
  });
  document.addEventListener("keydown", (event) => {
    touched = false;
    if (event.key === "Control" || event.key === "Meta") fetchNotes(); // perhaps to print
    if (event.key === "Escape" && shown) hideCard();
  });
  document.documentElement.addEventListener("mouseleave", fetchNotes); // perhaps to the browser's menu

  document.addEventListener("click", (event) => {
    const { target } = event;
    if (event.shiftKey && target.closest?.(".sentence-number") && document.getElementById(decodeURIComponent(location.hash.slice(1)))?.matches(".sentence")) {
      event.preventDefault(); // a second number: the range from the first to it
      edition.load("range.js").then(() => window.editionRange.extend(target.closest(".sentence").id));
    }
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = linkAt(target);
    if (link && touched && link !== shown && showCard(link)) event.preventDefault(), event.stopImmediatePropagation();
    const mark = target.closest?.(".sentence .note-mark");
    if (mark && data()) {
      event.preventDefault();
      event.stopImmediatePropagation();
      history.pushState(null, "", new URL(mark.hash, location));
      openNote(decodeURIComponent(mark.hash.slice(1)));
    }
    const more = target.closest?.(".sentence-more");
    if (more) edition.load("sentence-tools.js").then(() => window.editionSentenceTools(more));
  }, true);

  function arrive() {
    hideCard();
    for (const tools of document.querySelectorAll(".sentence-tools:not(:has(.sentence-more))")) {
      if (!data()) break;
      const more = element("button", { type: "button", className: "sentence-more" });
      more.setAttribute("aria-label", `Tools for sentence · 句子工具 ${tools.parentElement.id}`);
      more.setAttribute("aria-haspopup", "true");
      tools.append(more);
    }
    moved();
  }

  function moved() {
    openNote(decodeURIComponent(location.hash.slice(1)));
    if (new URLSearchParams(location.search).has("to") || document.querySelector(".in-range")) edition.load("range.js").then(() => window.editionRange.show());
  }

  document.addEventListener("toggle", (event) => {
    if (event.target.open && event.target.matches("details.apparatus")) fetchNotes().then((found) => unpack(event.target, found));
  }, true);
  document.addEventListener("edition:view", ({ detail }) => detail.waitFor(openAll(detail.notes === "open")));
  addEventListener("hashchange", moved);
  addEventListener("popstate", moved);
  addEventListener("beforeprint", footnotes);
  addEventListener("afterprint", () => document.querySelectorAll(".for-print").forEach((each) => each.remove()));
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", arrive);
  else arrive();
  window.document$?.subscribe(arrive); // the theme's instant navigation, where it is on
})();
