// Numbers of clauses and sentences in any writing: 17, 第十七条, measure 17, 三（六）, 3.6.17-4.
//
// A pure function, as search-text.js. `clauses` are {id, kind, sentences: how many}.
function editionSearchNumbers(clauses) {
  "use strict";

  const DIGITS = "〇一二三四五六七八九";
  const NUMBER = /\d+|[〇零一二三四五六七八九十百]+/g;
  // What may stand around numbers and says of what kind the clause is; the first that fits holds.
  const KINDS = [
    [/部分|\bparts?\b/, "part"],
    [/[节節章]|\bsections?\b|[（(][^)）]*[)）]$/, "section"],
    [/[条條项項点點]|措施|\b(?:measures?|articles?|items?)\b|^(?:no\.?|#|§)/, "measure"],
  ];
  const AROUND = new RegExp([
    "部分|措施|[第节節章条條项項点點款句]",
    "\\b(?:parts?|sections?|measures?|articles?|items?|clauses?|sentences?|no\\.?)\\b",
    "[\\s.、,，()（）#§:：\\-–—]",
  ].join("|"), "g");
  const SENTENCE = /(?:[-–—]\s*|第|,?\s*sentences?\s*)(\d+|[〇零一二三四五六七八九十百]+)句?$/;

  // A Chinese or Arabic number below 1000, or NaN.
  function value(written) {
    if (/^\d+$/.test(written)) return Number(written);
    const one = "[一二三四五六七八九]";
    const match = new RegExp(`^(?:(${one})百零?)?(?:(${one})?(十))?(${one})?$`).exec(written);
    if (!match || !written) return NaN;
    const [, hundreds, tens, ten, ones] = match;
    const digit = (character) => (character ? DIGITS.indexOf(character) : 0);
    return digit(hundreds) * 100 + (ten ? digit(tens) || 1 : 0) * 10 + digit(ones);
  }

  function read(query) {
    const asked = query.normalize("NFKC").toLowerCase().trim();
    const numbers = asked.match(NUMBER);
    if (!numbers || asked.replace(NUMBER, "").replace(AROUND, "")) return null;
    const sentence = numbers.length > 1 && /[-–—句]|sentence/.test(asked) ? SENTENCE.exec(asked) : null;
    const path = (sentence ? asked.slice(0, sentence.index) : asked).match(NUMBER).map(value);
    const kind = KINDS.find(([pattern]) => pattern.test(sentence ? asked.slice(0, sentence.index) : asked))?.[1];
    return path.some(Number.isNaN) ? null : { path, kind, sentence: sentence ? value(sentence[1]) : null };
  }

  const ORDER = ["measure", "part", "section"];

  // How well a clause answers to a path of numbers, from 0 for its whole path; null where not at all.
  function fit(clause, { path, kind }) {
    const own = clause.id.split(".").map(Number);
    let at = -1;
    const inOrder = path.every((number) => (at = own.indexOf(number, at + 1)) >= 0);
    if (!inOrder || own.at(-1) !== path.at(-1)) return null;
    const whole = path.length === own.length && path.length > 1;
    if (kind && clause.kind !== kind && !whole) return null;
    return whole ? 0 : 1 + ORDER.indexOf(clause.kind);
  }

  const has = (clause, sentence) => sentence === null || (sentence >= 1 && sentence <= clause.sentences);

  // The clause or sentence whose id is what was asked for, where an id is more than a number.
  function byId(id) {
    const [, holder, sentence] = /^(.*?)(?:-(\d+))?$/.exec(id);
    const clause = clauses.findIndex((each) => each.id === holder);
    if (clause < 0 || !/[a-z-]/.test(id) || !has(clauses[clause], sentence ? Number(sentence) : null)) return [];
    return [{ clause, sentence: sentence ? Number(sentence) : null }];
  }

  // The clauses and sentences that a query names, best first: {clause: its place in the list, sentence or null}.
  return function named(query) {
    const asked = read(query);
    const ranked = (asked ? clauses : [])
      .map((clause, at) => ({ clause: at, fit: fit(clause, asked) }))
      .filter((each) => each.fit !== null && has(clauses[each.clause], asked.sentence))
      .sort((a, b) => a.fit - b.fit || a.clause - b.clause)
      .map(({ clause }) => ({ clause, sentence: asked.sentence }));
    const first = byId(query.normalize("NFKC").toLowerCase().trim());
    return [...first, ...ranked.filter((each) => each.clause !== first[0]?.clause)];
  };
}
