// The panel of the view settings, fetched by reading.js when somebody opens it.
window.editionViewPanel = (() => {
  "use strict";

  const { CHOICES, chosen, choose, element, named } = window.edition;

  // Of each choice and each of its values: Chinese, English. A script has the one name that it gives itself.
  const NAMES = {
    layout: [["版式", "Layout"], { lines: ["对照", "Interleaved"], columns: ["并排", "Side by side"], zh: ["仅中文", "Chinese alone"], en: ["仅英文", "English alone"] }],
    script: [["字体", "Script"], { "zh-Hans": ["简体"], "zh-Hant-TW": ["繁體（台灣）"], "zh-Hant-HK": ["繁體（香港）"] }],
    pinyin: [["拼音", "Pinyin"], { off: ["不注", "Off"], on: ["注音", "Above the words"] }],
    terms: [["术语", "Terms"], { first: ["每条首次", "First in a measure"], all: ["全部", "All"], none: ["不标", "None"] }],
    notes: [["注释", "Notes"], { marked: ["标记", "Marked"], open: ["展开", "Open"], hidden: ["隐藏", "Hidden"] }],
    keys: [["单键快捷键", "Single-key shortcuts"], { on: ["启用", "On"], off: ["停用", "Off"] }],
  };
  const SAID = { script: ["繁体由简体自动转换", "Traditional characters are converted automatically."] };

  function field(name, value) {
    const input = element("input", { type: "radio", name, value, checked: chosen[name] === value });
    input.addEventListener("change", () => choose(name, value));
    const words = named(NAMES[name][1][value], name === "script" ? value : "zh-Hans");
    return element("label", { className: `view-${value}` }, input, ...words);
  }

  function group(name) {
    const legend = element("legend", {}, ...named(NAMES[name][0]));
    const set = element("fieldset", { className: `view-${name}` }, legend, ...CHOICES[name].map((value) => field(name, value)));
    if (SAID[name]) set.append(element("small", {}, ...named(SAID[name])));
    return set;
  }

  function build() {
    const made = element("div", { className: "view-panel", id: "view-panel", popover: "auto" });
    made.setAttribute("role", "dialog");
    made.setAttribute("aria-label", "View · 阅读设置");
    made.append(...Object.keys(CHOICES).map(group));
    made.addEventListener("toggle", ({ newState }) => newState === "open" && made.querySelector("input:checked").focus({ preventScroll: true }));
    document.body.append(made);
    made.dispatchEvent(new CustomEvent("edition:shown", { bubbles: true }));
    return made;
  }

  return () => document.querySelector(".view-panel") ?? build();
})();
