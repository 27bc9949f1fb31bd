// What is searched: titles, sentences and forms of terms, and where each word and character stands.
//
// A pure function, as search-text.js. `index` is what the build wrote
// (scripts/edition/export/search_index.py): columns of lines, with tabs between what stands in one line.
function editionSearchRecords(index, text, pinyin) {
  "use strict";

  const { HAN, fold, words, stem } = text;
  const clauses = []; // {id, kind, number, page, sentences: how many, record: the place of its title}
  const terms = []; // {id, zh: its forms, en: its renderings, avoided}
  const records = []; // {kind, owner: place of its clause or term, sentence, form, zh, en, key, words}
  const byRun = new Map(); // places of records by character and by pair of characters
  const byWord = new Map(); // places of records by word
  const byStem = new Map(); // words by stem
  const known = new Set(); // characters whose readings and other writings were told

  const lines = (column) => column.split("\n");
  const cells = (line) => line.split("\t").filter(Boolean);
  const slug = (english) => english.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");

  function post(lists, key, record) {
    const list = lists.get(key);
    if (!list) lists.set(key, [record]);
    else if (list.at(-1) !== record) list.push(record);
  }

  function postWord(word, record) {
    if (!byWord.has(word)) post(byStem, stem(word), word);
    post(byWord, word, record);
  }

  function addRecord(record) {
    const at = records.length;
    const { key } = fold(record.zh);
    records.push(Object.assign(record, { key, words: words(record.en).map(({ word }) => word) }));
    for (let place = 0; place < key.length; place += 1) {
      post(byRun, key[place], at);
      if (place + 1 < key.length) post(byRun, key.slice(place, place + 2), at);
    }
    for (const word of record.words) postWord(word, at);
    if (/[a-z0-9]/.test(key)) for (const { word } of words(record.zh)) postWord(word, at);
  }

  function addForms({ zh, en, avoided }, owner) {
    const addForm = (form, name) => {
      const chinese = HAN.test(name);
      addRecord({ kind: "term", owner, form, zh: chinese ? name : "", en: chinese ? "" : name });
    };
    addRecord({ kind: "term", owner, form: null, zh: zh[0], en: en[0] });
    for (const name of [...zh.slice(1), ...en.slice(1)]) addForm("also", name);
    for (const name of avoided) addForm("avoid", name);
  }

  function addTerms(part) {
    const [ids, renderings, avoided] = [lines(part.ids), lines(part.renderings), lines(part.avoided)];
    for (const [at, line] of (part.terms ? lines(part.terms) : []).entries()) {
      const [zh, en] = [cells(line), cells(renderings[at])];
      const term = { id: ids[at] || slug(en[0]), zh, en, avoided: cells(avoided[at]) };
      terms.push(term);
      addForms(term, terms.length - 1);
    }
  }

  // Take the readings and other writings of the characters that no part before told.
  function learnCharacters(part) {
    const all = (part.terms + part.zh).match(/[\u3400-\u9fff]/g);
    const fresh = [...new Set(all)].filter((character) => !known.has(character));
    const [readings, variants] = [part.readings.split(" "), part.variants.split(" ")];
    fresh.forEach((character, at) => {
      known.add(character);
      text.learn(character, variants[at]);
      pinyin.learn(character, readings[at].split("/").filter(Boolean));
    });
  }

  function addClauses(part) {
    const [chinese, english] = [lines(part.zh), lines(part.en)];
    let at = 0;
    const [ids, kinds, numbers, pages, counts] = lines(part.clauses).map((line) => line.split("\t"));
    for (const [place, id] of (counts ? ids : []).entries()) {
      const [kind, number, page, sentences] = [kinds[place], numbers[place], pages[place], Number(counts[place])];
      clauses.push({ id, kind, number, page, sentences, record: records.length });
      for (let sentence = 0; sentence <= sentences; sentence += 1, at += 1) {
        const is = sentence ? "sentence" : "clause";
        addRecord({ kind: is, owner: clauses.length - 1, sentence, zh: chinese[at], en: english[at] });
      }
    }
  }

  // Add a part of the index.
  function add(part) {
    learnCharacters(part);
    text.learnWords(index.words);
    addTerms(part);
    addClauses(part);
  }

  // The places of the records that hold a folded run of Chinese.
  function holding(run) {
    if (run.length === 1) return byRun.get(run) ?? [];
    let fewest = null;
    for (let place = 0; place + 1 < run.length; place += 1) {
      const list = byRun.get(run.slice(place, place + 2));
      if (!list) return [];
      if (!fewest || list.length < fewest.length) fewest = list;
    }
    return run.length === 2 ? fewest : (fewest ?? []).filter((at) => records[at].key.includes(run));
  }

  add(index.first);
  return { clauses, terms, records, byRun, byWord, byStem, add, holding };
}
