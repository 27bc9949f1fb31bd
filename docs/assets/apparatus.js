// Notes and references below a sentence: unfolded when they are wanted.
//
// They stand on the page inside `noscript`, so that a browser with scripts keeps each as one text and
// not as thousands of elements, and one without scripts shows them. Opening one unpacks it; a link to a
// note opens what holds it.
(() => {
  "use strict";

  function unpack(details) {
    const packed = details.querySelector(":scope > noscript");
    if (!packed) return;
    const content = document.createElement("div");
    content.className = "unpacked";
    content.innerHTML = packed.textContent; // the page's own words, escaped by the build
    packed.replaceWith(content);
    content.dispatchEvent(new CustomEvent("edition:shown", { bubbles: true }));
  }

  function holder(id) {
    const owner = document.getElementById(id.replace(/\.n\d+$/, ""));
    if (!owner) return null;
    return owner.querySelector("details.apparatus") ?? owner.nextElementSibling?.querySelector(":scope > details.apparatus");
  }

  function openNote() {
    const id = decodeURIComponent(location.hash.slice(1));
    if (!/\.n\d+$/.test(id)) return;
    const details = holder(id);
    if (!details) return;
    unpack(details);
    details.open = true;
    document.getElementById(id)?.scrollIntoView({ block: "nearest" });
  }

  document.addEventListener("toggle", (event) => {
    if (event.target.open && event.target.matches("details.apparatus")) unpack(event.target);
  }, true);
  addEventListener("hashchange", openNote);
  addEventListener("beforeprint", () => document.querySelectorAll("details.apparatus").forEach(unpack));
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", openNote);
  else openNote();
  window.document$?.subscribe(openNote); // the theme's instant navigation, where it is on
})();
