// The tools of a sentence, fetched with the first menu: copy its link, a citation, a link to a range; edit it;
// report a problem with it.
window.editionSentenceTools = (() => {
  "use strict";

  const { edition } = window;
  const { element, load, named } = edition;
  const menu = element("div", { className: "sentence-menu", id: "sentence-menu", popover: "auto" });
  menu.setAttribute("role", "dialog");
  let opener = null;

  // The address of a page without what belongs to a view.
  const clean = (address, id) => Object.assign(new URL(address), { search: "", hash: id }).href;
  const here = (id) => clean(location, id);
  // Where the site is published, for citations: the page may have been opened from a folder on a disk.
  const published = (id) => clean(document.querySelector("link[rel=canonical]")?.href ?? location, id);
  const today = () => {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  };

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch { // no permission, or a page that is not secure
      const field = element("textarea", { value: text });
      menu.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
    menu.querySelector("p").textContent = "已复制 · Copied";
  }

  // The first sentence of a range that may end at this one: the one that the address names.
  function rangeStart(sentence) {
    const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    return named?.matches(".sentence") && named !== sentence ? named.id : null;
  }

  function rangeLink(from, to) {
    const address = new URL(here(from));
    address.searchParams.set("to", to);
    return address.href;
  }

  // The address of a report, with what is known filled into the parts that it asks for.
  function report(sentence) {
    const words = (language) => sentence.querySelector(`:scope > [lang="${language}"]`)?.textContent ?? "";
    const known = { title: `${sentence.id}: `, sentence: published(sentence.id), chinese: words("zh-Hans"), english: words("en") };
    known.body = `${known.sentence}\n\n> ${known.chinese}\n>\n> ${known.english}\n\n`;
    return window.editionDocument.report.replace(/\{(\w+)\}/g, (all, part) => part in known ? encodeURIComponent(known[part]) : all);
  }

  const button = (words, action) => {
    const made = element("button", { type: "button" }, ...named(words));
    made.addEventListener("click", action);
    return made;
  };
  const link = (words, href) => element("a", { href }, ...named(words));

  function fill(sentence) {
    const start = rangeStart(sentence);
    const place = sentence.id;
    const cite = (form) => () => copy(window.editionCitations({ document: window.editionDocument, place, address: published(place), day: today() })[form]);
    const items = [
      button(["复制链接", "Copy link"], () => copy(here(place))),
      start && button([`复制 ${start} 至 ${place} 的链接`, `Copy link to ${start} – ${place}`], () => copy(rangeLink(start, place))),
      element("h2", {}, ...named(["复制引用", "Copy a citation"])),
      button(["GB/T 7714"], cite("gbt7714")),
      button(["English"], cite("english")),
      button(["BibTeX"], cite("bibtex")),
      button(["CSL-JSON"], cite("csl")),
      element("h2", {}, ...named(["参与", "Take part"])),
    ];
    const edit = sentence.querySelector(".sentence-tools .edit")?.href;
    if (edit) items.push(link(["编辑本句", "Edit this sentence"], edit));
    if (window.editionDocument.report) items.push(link(["报告问题", "Report a problem"], report(sentence)));
    const said = element("p");
    said.setAttribute("role", "status");
    menu.replaceChildren(...items.filter(Boolean), said);
    menu.setAttribute("aria-label", `${place} · Tools · 工具`);
    menu.dispatchEvent(new CustomEvent("edition:shown", { bubbles: true }));
  }

  function place(at) {
    const box = at.getBoundingClientRect();
    const below = box.bottom + menu.offsetHeight < innerHeight || box.top < menu.offsetHeight;
    menu.style.left = `${Math.min(box.left, document.documentElement.clientWidth - menu.offsetWidth - 8) + scrollX}px`;
    menu.style.top = `${(below ? box.bottom : box.top - menu.offsetHeight) + scrollY}px`;
  }

  menu.addEventListener("toggle", ({ newState }) => {
    opener?.setAttribute("aria-expanded", String(newState === "open"));
  });

  return async (more) => {
    await Promise.all([load("panels.css"), load("citations.js"), load("data/document.js", edition.root)]);
    if (menu.matches(":popover-open") && opener === more) return menu.hidePopover();
    if (menu.matches(":popover-open")) menu.hidePopover();
    opener = more;
    fill(more.closest(".sentence"));
    more.after(menu); // so that Tab goes from the button into the menu
    menu.showPopover();
    place(more);
    menu.querySelector("button").focus();
  };
})();
