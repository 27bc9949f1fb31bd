// The search: finds sentences, titles and terms, best first, with the characters that matched.
//
// A pure function, as the files that it is made of. Chinese is never cut into words: a run is found wherever
// it stands, by lists of the places of each pair of characters. Everything that was asked for has to be
// there; what was not asked for is only taken where nothing else is found (another spelling, the pieces of
// a run, the whole of a clause).
//
// `index` is what the build wrote (scripts/edition/export/search_index.py).
function editionSearchEngine(index) {
  "use strict";

  const text = editionSearchText();
  const { fold, words } = text;
  const pinyin = editionSearchPinyin();
  const store = editionSearchRecords(index, text, pinyin);
  const { clauses, terms, records } = store;
  const named = editionSearchNumbers(clauses);
  const understood = editionSearchAtoms(text, pinyin, store, named);

  const STOP = new Set("a an and are as at be by for from in is of on or the to with".split(" "));
  const FAR = 10; // points that a step away from what was asked for costs, more than any bonus
  const ELSEWHERE = 5; // steps away, where only the whole of a clause has everything
  const LOOSE = 5; // steps away from which on a term is no longer what was asked for
  const TITLE = 3, COVERED = 2; // bonus points for a title, and for matching all of a text
  const NAMED = 1000; // points of a clause that was asked for by its number
  const TERMS_BESIDE = 4; // terms that only hold what was asked for and are shown near the top

  // How well a record answers.

  // Where the words of all atoms stand side by side in a record: places of their first words.
  function phrases(record, atoms) {
    if (!atoms.every((atom) => atom.accepted)) return [];
    const starts = [];
    for (let at = 0; at + atoms.length <= record.words.length; at += 1) {
      if (atoms.every((atom, step) => atom.accepted.has(record.words[at + step]))) starts.push(at);
    }
    return starts;
  }

  function isPhrase(record, atoms) {
    if (atoms.length === 1) return true;
    if (atoms.every((atom) => atom.runs)) return record.key.includes(atoms.map((atom) => atom.runs[0]).join(""));
    return phrases(record, atoms).length > 0;
  }

  function coverage(record, needed) {
    const runs = needed.filter((atom) => atom.zh).flatMap((atom) => atom.zh(record));
    const inChinese = record.key ? runs.reduce((sum, [start, end]) => sum + end - start, 0) / record.key.length : 0;
    const accepted = needed.filter((atom) => atom.accepted);
    const matched = record.words.filter((word) => accepted.some((atom) => atom.accepted.has(word)));
    return Math.min(1, Math.max(inChinese, record.words.length ? matched.length / record.words.length : 0));
  }

  function answer(record, atoms, needed, far) {
    const phrase = isPhrase(record, atoms);
    const covered = coverage(record, phrase ? atoms : needed);
    const whole = record.kind === "term" && phrase && covered === 1 && far < LOOSE;
    const bonus = (record.kind === "clause" ? TITLE : 0) + COVERED * covered;
    return { record, atoms: phrase ? atoms : needed, phrase, whole, score: bonus - FAR * (far + (phrase ? 0 : 1)) };
  }

  function together(needed) {
    const [fewest, ...others] = [...needed].sort((a, b) => a.hits.size - b.hits.size);
    const found = [];
    for (const [at, far] of fewest.hits) {
      if (!others.every((atom) => atom.hits.has(at))) continue;
      found.push([at, Math.max(far, ...others.map((atom) => atom.hits.get(at)))]);
    }
    return found;
  }

  // Records of clauses that hold everything between them, where no single record does.
  function inOneClause(needed) {
    const inText = (atom) => [...atom.hits.keys()].map((at) => records[at]).filter((record) => record.kind !== "term");
    const holders = needed.map((atom) => new Set(inText(atom).map((record) => record.owner)));
    const owners = new Set([...holders[0]].filter((owner) => holders.every((each) => each.has(owner))));
    const found = new Map();
    for (const atom of needed) {
      for (const [at, far] of atom.hits) {
        if (records[at].kind !== "term" && owners.has(records[at].owner)) found.set(at, Math.max(far, found.get(at) ?? 0));
      }
    }
    return [...found].map(([at, far]) => [at, far + ELSEWHERE]);
  }

  function answers(atoms) {
    const meant = atoms.filter((atom) => !STOP.has(atom.word));
    const needed = meant.length ? meant : atoms;
    if (!needed.length || needed.some((atom) => !atom.hits.size)) return [];
    const found = together(needed);
    const all = found.length || needed.length === 1 ? found : inOneClause(needed);
    return all.map(([at, far]) => answer(records[at], atoms, needed, far));
  }

  // Results in their order, each with what matched.

  // The best answer of each record; of a term, of all its forms.
  function best(found) {
    const kept = new Map();
    for (const each of found) {
      const holder = each.record.kind === "term" ? each.record.owner : each.record;
      const other = kept.get(holder);
      const better = other && (each.whole === other.whole ? each.score > other.score : each.whole);
      if (!other || better) kept.set(holder, each);
    }
    return [...kept.values()];
  }

  const byScore = (a, b) => b.score - a.score;

  function grouped(found) {
    const groups = new Map();
    for (const each of found.sort(byScore)) {
      const group = groups.get(each.record.owner);
      if (group) group.push(each);
      else groups.set(each.record.owner, [each]);
    }
    return [...groups.values()];
  }

  function ordered(query, found) {
    const numbers = named(query).map(({ clause, sentence }, at) => {
      const record = records[clauses[clause].record + (sentence ?? 0)];
      return { record, atoms: [], phrase: false, whole: false, score: NAMED - at };
    });
    const kept = best([...found, ...numbers]);
    const terms = kept.filter((each) => each.record.kind === "term").sort(byScore);
    const [first, ...others] = grouped(kept.filter((each) => each.record.kind !== "term"));
    const are = terms.filter((each) => each.whole);
    const hold = terms.filter((each) => !each.whole);
    const top = numbers.length ? [...(first ?? []), ...are] : [...are, ...(first ?? [])];
    return [...top, ...hold.slice(0, TERMS_BESIDE), ...others.flat(), ...hold.slice(TERMS_BESIDE)];
  }

  function inPlace(text, marks) {
    const { at, ends } = fold(text);
    return marks.map(([start, end]) => [at[start], ends[end - 1]]);
  }

  function merged(marks) {
    const result = [];
    for (const [start, end] of marks.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
      const last = result.at(-1);
      if (last && start <= last[1]) last[1] = Math.max(last[1], end);
      else result.push([start, end]);
    }
    return result;
  }

  function marked({ record, atoms, phrase }) {
    const spans = words(record.en);
    const starts = phrase && atoms.length > 1 ? phrases(record, atoms) : [];
    const inEnglish = starts.length
      ? starts.map((start) => [spans[start].start, atoms.at(-1).spans([spans[start + atoms.length - 1]])[0][1]])
      : atoms.flatMap((atom) => atom.spans?.(spans) ?? []);
    const chinese = atoms.flatMap((atom) => atom.zh?.(record) ?? []);
    const latin = atoms.flatMap((atom) => atom.spans?.(words(record.zh)) ?? []);
    return { zh: merged([...inPlace(record.zh, chinese), ...latin]), en: merged(inEnglish) };
  }

  function termResult(found) {
    const { owner, form, zh, en } = found.record;
    const term = terms[owner];
    const marks = marked(found);
    const other = form && { is: form, lang: zh ? "zh" : "en", text: zh || en, marks: zh ? marks.zh : marks.en };
    return {
      kind: "term", id: term.id, url: `terms/${term.id}.html#${term.id}`, text: { zh: term.zh[0], en: term.en[0] },
      zh: form ? [] : marks.zh, en: form ? [] : marks.en, form: other, group: null,
    };
  }

  function result(found) {
    const { record } = found;
    if (record.kind === "term") return termResult(found);
    const clause = clauses[record.owner];
    const title = records[clause.record];
    const id = record.sentence ? `${clause.id}-${record.sentence}` : clause.id;
    return {
      kind: record.kind, id, url: `${clause.page}.html#${id}`, text: { zh: record.zh, en: record.en }, ...marked(found),
      form: null, group: { id: clause.id, kind: clause.kind, number: clause.number, zh: title.zh, en: title.en },
    };
  }

  // Search; give `limit` results from the one at `from` on, and how many there are.
  function search(query, { from = 0, limit = 50 } = {}) {
    const found = ordered(query, understood(query).flatMap(answers));
    return { query, total: found.length, from, results: found.slice(from, from + limit).map(result) };
  }

  return { add: store.add, search };
}
