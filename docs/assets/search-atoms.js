// What was asked for, taken apart: each part an atom with the records that hold it.
//
// A pure function, as search-text.js. An atom is {hits: how far off, by place of the record, and what
// marks it: zh(record) gives places in its folded Chinese, spans(words) places in its English}. `runs` are
// the folded runs of an atom of Chinese, `accepted` the words of one of English, each with how far off.
function editionSearchAtoms(text, pinyin, store, named) {
  "use strict";

  const { HAN, fold, words, stem, oneEdit, inTheTextsWords } = text;
  const { records, byRun, byWord, byStem, holding } = store;

  const FILLERS = new Set("的了和与及等在之于对为是有");
  const TYPO = 5; // letters of the shortest word in which a slip is forgiven
  const PREFIX = 3; // letters of the shortest beginning of a word that finds it
  const ABBREVIATION = 3; // characters of the shortest abbreviation of a term
  const PIECE = 12; // characters of the longest piece of a run that stands nowhere
  // How far a match is from what was asked for.
  const EXACT = 0, INFLECTED = 1, READ = 1, BEGUN = 2, ABBREVIATED = 2, MISTYPED = 3, PIECES = 3;

  // Chinese.

  function places(key, run) {
    const found = [];
    for (let at = key.indexOf(run); at >= 0; at = key.indexOf(run, at + run.length)) found.push([at, at + run.length]);
    return found;
  }

  function runAtom(runs, far = EXACT) {
    const hits = new Map();
    for (const run of runs) for (const at of holding(run)) if (!hits.has(at)) hits.set(at, far);
    return { runs, hits, zh: (record) => runs.flatMap((run) => places(record.key, run)) };
  }

  const seen = (run) => inTheTextsWords(run).some((each) => holding(each).length > 0);

  // A run as it was asked for, or where it stands nowhere with the words of the text.
  const asAsked = (run) => inTheTextsWords(run).filter((each) => holding(each).length).slice(0, 1);

  // The fewest pieces of two characters or more that stand somewhere, without fillers between them.
  function pieces(run) {
    const best = [{ cost: 0, pieces: [] }];
    for (let end = 1; end <= run.length; end += 1) {
      for (let start = Math.max(0, end - PIECE); start < end; start += 1) {
        const piece = run.slice(start, end);
        const filler = piece.length === 1 && FILLERS.has(piece);
        const cost = (best[start]?.cost ?? Infinity) + (filler ? 0.5 : 1);
        if (cost >= (best[end]?.cost ?? Infinity) || !(filler || (piece.length > 1 && seen(piece)))) continue;
        best[end] = { cost, pieces: filler ? best[start].pieces : [...best[start].pieces, piece] };
      }
    }
    return best[run.length]?.pieces ?? [];
  }

  // The forms of terms that a run abbreviates: same beginning, the rest of it in order.
  function abbreviated(run) {
    if (run.length < ABBREVIATION) return [];
    const fits = (key) => {
      let at = 0;
      for (const character of key) if (character === run[at]) at += 1;
      return key[0] === run[0] && at === run.length;
    };
    return records.filter((record) => record.kind === "term" && record.key && fits(record.key)).map((record) => record.key);
  }

  function runAtoms(run) {
    const whole = runAtom(asAsked(run));
    if (whole.hits.size) return [whole];
    const parts = run.split("，").filter(Boolean);
    if (parts.length > 1) return parts.flatMap(runAtoms);
    const scripts = run.match(/[a-z0-9.]+|[^a-z0-9.]+/g) ?? [];
    if (scripts.length > 1) return scripts.flatMap((part) => (HAN.test(part) ? runAtoms(part) : [wordAtom(part)]));
    const forms = abbreviated(run);
    if (forms.length) return [runAtom(forms, ABBREVIATED)];
    const split = inTheTextsWords(run).map(pieces).find((found) => found.length) ?? [];
    return split.length ? split.map((piece) => runAtom(asAsked(piece), PIECES)) : [whole];
  }

  // English.

  // The words of the text that a word stands for, each with how far off it is.
  function wordsFor(word) {
    const found = new Map();
    const take = (list, far) => list.forEach((each) => found.has(each) || found.set(each, far));
    if (byWord.has(word)) found.set(word, EXACT);
    take(byStem.get(stem(word)) ?? [], INFLECTED);
    const all = [...byWord.keys()];
    const plain = !/\d/.test(word); // a figure is never another one
    if (plain && word.length >= PREFIX + (found.size ? 1 : 0)) take(all.filter((each) => each.startsWith(word)), BEGUN);
    if (plain && word.length >= TYPO && !found.size) {
      take(all.filter((each) => oneEdit(word, each)), MISTYPED);
      take(all.filter((each) => oneEdit(stem(word), stem(each))), MISTYPED + INFLECTED);
    }
    return found;
  }

  function wordAtom(word) {
    const accepted = wordsFor(word);
    const hits = new Map();
    for (const [each, far] of accepted) {
      for (const at of byWord.get(each)) hits.set(at, Math.min(far, hits.get(at) ?? Infinity));
    }
    // Of a word that was only begun, what was typed is marked; else the whole word.
    const marks = (spans) =>
      spans
        .filter((span) => accepted.has(span.word))
        .map((span) => [span.start, accepted.get(span.word) === BEGUN ? span.ends[span.first + word.length - 1] : span.end]);
    return { word, accepted, hits, spans: marks };
  }

  // Pinyin.

  function pinyinAtom(raw) {
    const letters = pinyin.typed(raw);
    const hits = new Map();
    const runs = new Set();
    for (const pair of letters ? pinyin.beginnings(letters) : []) {
      for (const at of byRun.get(pair) ?? []) {
        const { key } = records[at];
        for (const [start] of places(key, pair)) {
          const found = pinyin.match(key, start, letters);
          if (!found) continue;
          runs.add(key.slice(start, found.end));
          hits.set(at, Math.min(found.whole ? READ : BEGUN, hits.get(at) ?? Infinity));
        }
      }
    }
    return { runs: [...runs], hits, zh: (record) => [...runs].flatMap((run) => places(record.key, run)) };
  }

  function initialsAtom(raw) {
    const letters = pinyin.typed(raw);
    const keys = new Set();
    const hits = new Map();
    records.forEach((record, at) => {
      if (!letters || record.kind !== "term" || record.key.length < 2 || !pinyin.isInitials(record.key, letters)) return;
      keys.add(record.key);
      hits.set(at, READ);
    });
    return { runs: [...keys], hits, zh: (record) => (keys.has(record.key) ? [[0, record.key.length]] : []) };
  }

  // A query.

  // The number of a clause beside other words: everything in that clause.
  function clauseAtom(chunk, otherwise) {
    const owners = new Set(named(chunk).map(({ clause }) => clause));
    if (!owners.size) return null;
    const hits = new Map(otherwise?.hits);
    records.forEach((record, at) => record.kind !== "term" && owners.has(record.owner) && hits.set(at, EXACT));
    return { ...otherwise, hits };
  }

  function chunks(query) {
    const tidy = query.normalize("NFKC").replace(/\b(measure|section|part|article|item|clause)s?\s+(?=\d)/gi, "$1.");
    return tidy.split(/[\s"“”「」]+/).filter((chunk) => /[\p{L}\p{N}]/u.test(chunk));
  }

  function latinAtoms(chunk) {
    const atoms = words(chunk).map(({ word }) => wordAtom(word));
    if (atoms.every((atom) => atom.hits.size)) return atoms;
    const read = pinyinAtom(chunk);
    return read.hits.size ? [read] : atoms;
  }

  function chunkAtoms(chunk, alone) {
    const atoms = HAN.test(chunk) ? runAtoms(fold(chunk).key.replace(/，$/, "")) : latinAtoms(chunk);
    const clause = alone ? null : clauseAtom(chunk, atoms.length === 1 ? atoms[0] : null);
    return clause ? [clause] : atoms;
  }

  // The ways in which a query can be understood, each a list of atoms that all have to be there.
  return function understood(query) {
    const parts = chunks(query);
    const ways = [parts.flatMap((chunk) => chunkAtoms(chunk, parts.length === 1))];
    const latin = parts.filter((chunk) => !HAN.test(chunk));
    if (latin.length) {
      const together = pinyinAtom(latin.join(""));
      if (together.hits.size) ways.push([...parts.filter((chunk) => HAN.test(chunk)).flatMap((chunk) => chunkAtoms(chunk)), together]);
    }
    if (parts.length === 1 && latin.length) ways.push([initialsAtom(parts[0])]);
    return ways;
  };
}
