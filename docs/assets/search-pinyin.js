// Pinyin as it is typed: with tones as marks or figures or without, in one piece or by syllables.
//
// A pure function, as search-text.js. Every character stands for all readings that it has in this
// edition, so nothing has to be cut into words.
function editionSearchPinyin() {
  "use strict";

  const TONES = ["\u0304", "\u0301", "\u030c", "\u0300"];
  const MARK = /\p{M}/u;
  const SYLLABLES = 2; // fewer would answer to any short word

  const byCharacter = new Map(); // readings, as letters with their marks behind them
  const byReading = new Map(); // characters

  function learn(character, readings) {
    const decomposed = readings.map((reading) => reading.normalize("NFD"));
    byCharacter.set(character, decomposed);
    for (const reading of decomposed) byReading.set(reading, [...(byReading.get(reading) ?? []), character]);
  }

  // What was typed, as letters, tone marks and tone figures; null where it cannot be pinyin.
  function typed(raw) {
    const letters = raw.normalize("NFD").toLowerCase().replace(/u:/g, "v").replace(/[\s'’·-]/g, "");
    return /^[a-z][a-z\u0300\u0301\u0304\u0308\u030c1-5]+$/.test(letters) ? letters : null;
  }

  const tone = (reading) => String(TONES.findIndex((mark) => reading.includes(mark)) + 1 || 5);

  // Where in `letters` a reading ends that begins at `at`: its place, -1 where it does not fit, and
  // Infinity where the letters end before the reading does.
  function after(letters, at, reading) {
    if (at < letters.length && letters[at] !== reading[0]) return -1; // as most do
    for (const expected of reading) {
      if (at >= letters.length && !MARK.test(expected)) return Infinity;
      if (letters[at] === expected || (expected === "u" && letters[at] === "v")) at += 1;
      else if (!MARK.test(expected)) return -1;
    }
    if (/[1-5]/.test(letters[at] ?? "")) return letters[at] === tone(reading) ? at + 1 : -1;
    return at;
  }

  // The longest run of `key` from `start` on that reads as all of `letters`:
  // {end, whole: whether its last syllable was typed to its end}, or null.
  function match(key, start, letters, at = 0, syllables = 0) {
    if (at === letters.length) return syllables >= SYLLABLES ? { end: start, whole: true } : null;
    let best = null;
    for (const reading of byCharacter.get(key[start]) ?? []) {
      const next = after(letters, at, reading);
      if (next < 0) continue;
      const begun = next === Infinity && syllables >= SYLLABLES ? { end: start + 1, whole: false } : null;
      const found = next === Infinity ? begun : match(key, start + 1, letters, next, syllables + 1);
      if (found && (!best || found.whole > best.whole)) best = found;
    }
    return best;
  }

  // The pairs of characters with which a run that reads as `letters` can begin.
  function beginnings(letters) {
    const pairs = [];
    for (const [first, ones] of byReading) {
      const next = after(letters, 0, first);
      if (next < 0 || next >= letters.length) continue;
      const others = [...byReading].filter(([second]) => after(letters, next, second) > 0).flatMap(([, characters]) => characters);
      for (const one of ones) for (const other of others) pairs.push(one + other);
    }
    return pairs;
  }

  // Whether `letters` are the first letters of the syllables of `key`, one for each character.
  function isInitials(key, letters) {
    const initial = (at) => (byCharacter.get(key[at]) ?? [key[at]]).some((reading) => reading[0] === letters[at]);
    return key.length === letters.length && [...letters].every((_, at) => initial(at));
  }

  return { learn, typed, match, beginnings, isInitials };
}
