// How words are made comparable: one form for all scripts, widths, cases, tones and inflections.
//
// A pure function, without the page. The search runs in a worker, which is handed the source of this
// function and of the others.
function editionSearchText() {
  "use strict";

  const HAN = /\p{Script=Han}/u;
  const SILENT = /[\s()[\]{}〔〕【】《》〈〉「」『』“”‘’"'`·•\-–—_/|~^*<>]/;
  const SEPARATOR = /[，。、；：！？,.;:!?…]/;
  const WORD = /([a-z0-9]+(?:[.,]\d+)*)(?:['’][a-z]+)?/g;
  const DIGIT = /[0-9]/;

  const simplified = new Map(); // by every other writing of a character
  let regional = []; // words of Taiwan and Hong Kong, the longest first, each with the text's own

  function learn(character, variants) {
    for (const variant of variants) simplified.set(variant, character);
  }

  // Characters of `text` by `change`; `at` has the place of each in `text`, and its end behind the last.
  function mapped(text, change) {
    let key = "";
    const at = [];
    const ends = [];
    let place = 0;
    for (const character of text) {
      const changed = change(character, key, text.slice(place + character.length, place + character.length + 1));
      for (let unit = 0; unit < changed.length; unit += 1) {
        at.push(place);
        ends.push(place + character.length);
      }
      key += changed;
      place += character.length;
    }
    return { key, at, ends };
  }

  function foldedCharacter(character, before, after) {
    let folded = "";
    for (const each of character.normalize("NFKC").toLowerCase()) {
      const last = (before + folded).at(-1);
      if (SILENT.test(each)) continue;
      if (!SEPARATOR.test(each)) folded += simplified.get(each) ?? each;
      else if (/[.,]/.test(each) && DIGIT.test(last) && DIGIT.test(after)) folded += each;
      else if (last && last !== "，") folded += "，";
    }
    return folded;
  }

  // Chinese without brackets and spaces, in simplified characters, each pause as one comma.
  const fold = (text) => mapped(text, foldedCharacter);

  function learnWords(regionalWords) {
    regional = Object.entries(regionalWords).map(([theirs, ours]) => [fold(theirs).key, ours]);
    regional.sort(([a], [b]) => b.length - a.length);
  }

  const plain = (character) => character.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  // The words and figures of a text in Latin letters, each with its place.
  function words(text) {
    const { key, at, ends } = mapped(text, plain);
    return [...key.matchAll(WORD)].map((match) => ({
      word: match[1],
      start: at[match.index],
      end: ends[match.index + match[1].length - 1],
      ends,
      first: match.index,
    }));
  }

  // Inflections alone: the first steps of the English Snowball stemmer (snowballstem.org), with a
  // silent e taken off everywhere, so that nothing has to be put back.
  function stem(word) {
    if (word.length < 4 || DIGIT.test(word)) return word;
    const singular = word.replace(/(?<=ss)es$/, "").replace(/(?<=..)ies$/, "i").replace(/(?<=[aeiouy].*[^us])s$/, "");
    const bare = singular.replace(/(?<=..[^aeiou]e)ed$/, "e").replace(/(?:(?<!e)ed|ing)(?:ly)?$/, "");
    const present = /[aeiouy]/.test(bare) ? bare : singular;
    const single = present === singular ? present : present.replace(/([bdfgmnprt])\1$/, "$1");
    const whole = single.length < 3 ? `${single}e` : single; // use, using
    return whole.replace(/(?<=.{3})e$/, "").replace(/(?<=.[^aeiou])y$/, "i").replace(/ll$/, "l");
  }

  // Whether one letter more, less, other or swapped makes one word of the other (optimal string alignment).
  function oneEdit(a, b) {
    if (Math.abs(a.length - b.length) > 1 || a === b) return a === b;
    const [short, long] = a.length <= b.length ? [a, b] : [b, a];
    let start = 0;
    while (start < short.length && short[start] === long[start]) start += 1;
    if (short.length < long.length) return short.slice(start) === long.slice(start + 1);
    if (short.slice(start + 1) === long.slice(start + 1)) return true;
    const swapped = short[start] === long[start + 1] && short[start + 1] === long[start];
    return swapped && short.slice(start + 2) === long.slice(start + 2);
  }

  // A folded run as it was asked for, and with the text's words in place of Taiwan's and Hong Kong's.
  function inTheTextsWords(run) {
    const replaced = regional.reduce((changed, [theirs, ours]) => changed.replaceAll(theirs, ours), run);
    return replaced === run ? [run] : [run, replaced];
  }

  return { HAN, learn, learnWords, fold, words, stem, oneEdit, inTheTextsWords };
}
