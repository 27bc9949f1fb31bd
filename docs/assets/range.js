// A range of sentences that an address names: `#` the first, `?to=` the last. Fetched when there is one.
window.editionRange = (() => {
  "use strict";

  function show() {
    document.querySelectorAll(".in-range").forEach((each) => each.classList.remove("in-range"));
    const ends = [decodeURIComponent(location.hash.slice(1)), new URLSearchParams(location.search).get("to")];
    const all = [...document.querySelectorAll(".md-content .sentence")];
    const places = ends.map((id) => all.findIndex((each) => each.id === id)).sort((a, b) => a - b);
    if (places.includes(-1)) return;
    all.slice(places[0], places[1] + 1).forEach((each) => each.classList.add("in-range"));
  }

  // Make the sentence that the address names and another one the ends of a range.
  function extend(to) {
    const address = new URL(location);
    address.searchParams.set("to", to);
    history.pushState(null, "", address);
    show();
  }

  return { show, extend };
})();
