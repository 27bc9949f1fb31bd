// The index of terms: by category as it stands on the page, by pinyin, or by English; and filtered as one types.
(() => {
  "use strict";

  const { edition } = window;
  const { element, named } = edition;
  const content = document.querySelector(".md-content__inner");
  const own = [...content.querySelectorAll("h2.title")].map((heading) => [heading, heading.nextElementSibling]);
  const groups = own.map(([heading, block]) => [heading, block, [...block.querySelectorAll("li")]]);
  const entries = groups.flatMap(([, , items]) => items);

  const plain = (text) => text.normalize("NFD").replace(/[\u0300\u0301\u0304\u030c]/g, "").normalize("NFC").toLowerCase();
  const part = (entry, lang) => entry.querySelector(`[lang="${lang}"]`).textContent;
  const word = (text) => plain(text).replace(/^[^\p{L}\d]+/u, ""); // without a quotation mark before it
  const KEYS = {
    pinyin: (entry) => word(part(entry, "zh-Latn-pinyin")),
    english: (entry) => word(part(entry, "en")).replace(/^(the|a|an) /, ""),
  };
  // What an entry is found by: all that it shows, pinyin with and without tones and spaces, and every script.
  const FOUND = new Map(entries.map((entry) => {
    const pinyin = part(entry, "zh-Latn-pinyin");
    return [entry, plain([entry.textContent, pinyin, pinyin.replace(/\s/g, ""), plain(pinyin).replace(/\s/g, "")].join(" "))];
  }));

  const sorted = element("div", { className: "term-index sorted", hidden: true });
  const status = element("p", { className: "term-status" });
  status.setAttribute("role", "status");

  function byLetter(key) {
    const collator = new Intl.Collator("en");
    const inOrder = [...entries].sort((a, b) => collator.compare(key(a), key(b)));
    const letters = Map.groupBy?.(inOrder, (entry) => key(entry)[0].toUpperCase()) ?? new Map([["", inOrder]]);
    sorted.replaceChildren(...[...letters].flatMap(([letter, items]) => [
      element("h2", { id: `letter-${letter}`, className: "letter" }, letter),
      element("ul", {}, ...items),
    ]));
  }

  function arrange(order) {
    const whole = order === "category";
    sorted.hidden = whole;
    for (const [heading, block, items] of groups) {
      heading.hidden = block.hidden = !whole;
      if (whole) block.querySelector("ul").append(...items);
    }
    if (!whole) byLetter(KEYS[order]);
    filter();
  }

  const field = element("input", { type: "text", autocomplete: "off", spellcheck: false, placeholder: "中文 · pinyin · English" });
  field.setAttribute("role", "searchbox");
  field.setAttribute("aria-label", "Filter the terms · 筛选术语");

  function filter() {
    const words = plain(field.value).split(/\s+/).filter(Boolean);
    let count = 0;
    for (const entry of entries) {
      const text = FOUND.get(entry) + entry.textContent; // in the script that is shown, too
      entry.hidden = !words.every((word) => text.includes(word));
      if (!entry.hidden) count += 1;
    }
    for (const list of content.querySelectorAll(".term-index ul")) {
      const empty = ![...list.children].some((entry) => !entry.hidden);
      const heading = list.closest(".sorted") ? list.previousElementSibling : list.parentElement.previousElementSibling;
      heading.classList.toggle("empty", empty);
    }
    status.textContent = words.length ? `${count} / ${entries.length}` : "";
  }

  function orders() {
    const names = { category: ["按类别", "By category"], pinyin: ["按拼音", "By pinyin"], english: ["按英文", "By English"] };
    const set = element("fieldset", { className: "term-orders" }, element("legend", {}, ...named(["排列", "Order"])));
    for (const [value, words] of Object.entries(names)) {
      const input = element("input", { type: "radio", name: "order", value, checked: value === "category" });
      input.addEventListener("change", () => arrange(value));
      set.append(element("label", {}, input, ...named(words)));
    }
    return set;
  }

  const controls = element("div", { className: "term-controls" }, field, orders(), status);
  field.addEventListener("input", filter);
  content.querySelector("h1").after(controls, sorted);
  controls.dispatchEvent(new CustomEvent("edition:shown", { bubbles: true }));
})();
