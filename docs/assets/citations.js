// Citations of a sentence, or of a range of them, in four forms. A pure function of what is cited, so that it
// can be tested without a page. Forms: GB/T 7714—2015 (electronic document of a government, [A/OL]), the notes
// style of the Chicago Manual, BibTeX (@misc; `date` and `urldate` for biblatex, `year` for others), and CSL-JSON 1.0.
(() => {
  "use strict";

  const MONTHS = "January February March April May June July August September October November December".split(" ");
  const inWords = (day) => {
    const [year, month, date] = day.split("-").map(Number);
    return `${date} ${MONTHS[month - 1]} ${year}`;
  };
  const parts = (day) => ({ "date-parts": [day.split("-").map(Number)] });
  const safe = (text) => text.replace(/([&%$#_{}])/g, "\\$1"); // what TeX takes for more than itself

  // document: {title: {zh, en}, issuer: {zh, en}, number, date, version, released}; place: "3.6.17-4" or
  // "3.6.17-1 – 3.6.17-4"; address; day: of the visit, YYYY-MM-DD.
  window.editionCitations = ({ document: { title, issuer, number, date, version, released }, place, address, day }) => {
    const edition = `annotated edition, version ${version} (${inWords(released)})`;
    const csl = {
      id: address.split("#")[1] ?? "document",
      type: "legislation",
      title: title.en,
      author: [{ literal: issuer.en }],
      number,
      issued: parts(date),
      accessed: parts(day),
      version: `${version} (${released})`,
      section: place,
      URL: address,
      note: `original-title: ${title.zh}`,
    };
    return {
      gbt7714: `${issuer.zh}. ${title.zh}: ${number}[A/OL]. 注释版 ${version} (${released}). (${date})[${day}]: ${place}. ${address}.`,
      english: `${issuer.en}, ${title.en}, ${number}, ${inWords(date)}, sentence ${place}; ${edition}, accessed ${inWords(day)}, ${address}.`,
      bibtex: [
        `@misc{${number.replace(/\D+/g, "-").replace(/^-|-$/g, "")}-${csl.id},`,
        `  author       = {{${safe(issuer.en)}}},`,
        `  title        = {${safe(title.en)}},`,
        `  titleaddon   = {${safe(title.zh)}},`,
        `  number       = {${number}},`,
        `  date         = {${date}},`,
        `  year         = {${date.slice(0, 4)}},`,
        `  version      = {${version}, ${released}},`,
        `  note         = {Sentence ${place}},`,
        `  url          = {${address}},`,
        `  urldate      = {${day}},`,
        "}",
      ].join("\n"),
      csl: JSON.stringify([csl], null, 2),
    };
  };
})();
