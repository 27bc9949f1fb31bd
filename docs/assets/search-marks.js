// Marks words at the place to which a result of the search leads: the element that the address names.
//
// `marked` are the words as they stand in the text, Chinese in simplified characters; the other scripts
// have the same characters at the same places.
function editionSearchMarks(marked) {
  "use strict";

  const escape = (words) => words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  // English begins where a word begins; Chinese stands anywhere.
  const pattern = (words) => `${/^[\p{Script=Latin}\d]/u.test(words) ? "(?<![\\p{Script=Latin}\\d])" : ""}${escape(words)}`;

  function clear() {
    for (const mark of document.querySelectorAll("mark.search-mark")) {
      const parent = mark.parentNode;
      mark.replaceWith(...mark.childNodes);
      parent.normalize();
    }
  }

  // The text nodes of an element, without those of pinyin.
  function texts(element) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) if (!walker.currentNode.parentElement.closest("rt")) nodes.push(walker.currentNode);
    return nodes;
  }

  // Mark the characters from `start` to `end` of an element's text, through whatever elements are inside.
  function wrap(element, start, end) {
    let at = 0;
    for (const node of texts(element)) {
      const { length } = node;
      const [from, to] = [Math.max(start - at, 0), Math.min(end - at, length)];
      at += length;
      if (from >= to) continue;
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, to);
      const mark = document.createElement("mark");
      mark.className = "search-mark";
      range.surroundContents(mark);
    }
  }

  function find(element) {
    const longestFirst = [...marked].sort((a, b) => b.length - a.length).map(pattern);
    const text = element ? texts(element).map((node) => node.data).join("") : "";
    return [...text.matchAll(new RegExp(longestFirst.join("|"), "gu"))].map((match) => [match.index, match.index + match[0].length]);
  }

  clear();
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target || !marked.length) return;
  const language = (tag) => target.querySelector(`:scope > [lang="${tag}"]`);
  const [chinese, english] = [find(language("zh-Hans")), find(language("en"))];
  for (const element of target.querySelectorAll(":scope > [lang]")) {
    for (const [start, end] of element.lang.startsWith("zh") ? chinese : english) wrap(element, start, end);
  }
}
