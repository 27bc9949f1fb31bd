// The keys of a page of the text, fetched with the first of them. `?` lists them; they can be switched off there
// and in the view settings, as WCAG 2.2 (2.1.4) asks of keys without a modifier.
window.editionKeys = (() => {
  "use strict";

  const { edition } = window;
  const { CHOICES, chosen, choose, element, load, named } = edition;

  const sentences = () => [...document.querySelectorAll(".md-content .sentence")];
  // The sentence that was gone to last, or the first one in view.
  function current() {
    const focused = document.activeElement?.closest(".sentence");
    return focused ?? sentences().find((each) => each.getBoundingClientRect().bottom > 120);
  }

  function go(step) {
    const all = sentences();
    const focused = document.activeElement?.closest(".sentence");
    const at = focused ? all.indexOf(focused) + step : all.indexOf(current());
    const to = all[Math.max(0, Math.min(all.length - 1, at))];
    to?.querySelector(".sentence-number").focus({ preventScroll: true });
    to?.scrollIntoView({ block: "center", behavior: "instant" });
  }

  function cycle(name) {
    const values = CHOICES[name];
    return choose(name, values[(values.indexOf(chosen[name]) + 1) % values.length]);
  }

  const KEYS = {
    "?": [["按键一览", "This list"], help],
    j: [["下一句", "Next sentence"], () => go(1)],
    k: [["上一句", "Previous sentence"], () => go(-1)],
    o: [["展开或收起本句注释", "Notes of the sentence"], () => current()?.querySelector("details.apparatus > summary")?.click()],
    m: [["本句工具", "Tools of the sentence"], () => current()?.querySelector(".sentence-more")?.click()],
    v: [["阅读设置", "View settings"], edition.togglePanel],
    l: [["换版式", "Next layout"], () => cycle("layout")],
    c: [["换字体", "Next script"], () => cycle("script")],
    y: [["拼音", "Pinyin"], () => cycle("pinyin")],
    "/": [["检索", "Search"]],
    n: [["下一页", "Next page"]],
    p: [["上一页", "Previous page"]],
  };

  let dialog = null;
  async function help() {
    await load("panels.css");
    dialog ??= build();
    document.body.append(dialog);
    dialog.showModal();
    dialog.dispatchEvent(new CustomEvent("edition:shown", { bubbles: true }));
  }

  function build() {
    const list = element("dl");
    for (const [key, [words]] of Object.entries(KEYS)) {
      list.append(element("dt", {}, element("kbd", {}, key)), element("dd", {}, ...named(words)));
    }
    const off = element("button", { type: "button" }, ...named(["停用单键快捷键", "Switch these keys off"]));
    off.addEventListener("click", () => (choose("keys", "off"), made.close()));
    const close = element("button", { type: "button" }, ...named(["关闭", "Close"]));
    close.addEventListener("click", () => made.close());
    const made = element("dialog", { className: "keys" },
      element("h2", {}, ...named(["按键", "Keys"])), list, element("p", {}, close, " · ", off));
    made.setAttribute("aria-label", "Keys · 按键");
    made.addEventListener("click", ({ target }) => target === made && made.close());
    return made;
  }

  return { run: (key) => KEYS[key]?.[1]?.() };
})();
