"""The queries by which the search is judged, drawn at random from the published data of an edition.

What each has to find is told by the data and by a rule that is not the engine's (search_corpus.py). A
query finds a clause, by its title or a sentence of it, or a term. A fifth of the queries find nothing.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from edition.checks.words import stem
from edition.joined.pinyin import toneless
from edition.joined.scripts import by_opencc
from edition.numerals import chinese
from search_corpus import ENGLISH, HAN, HANS, HONG_KONG, TAIWAN, WORD, Corpus
from search_nonsense import nonsense

if TYPE_CHECKING:
    from search_corpus import Text

TUNED, BLIND = 1, 20261127
"""Seeds: of the queries that the search was made better with, and of those that it never saw."""
EACH = 15
"""Queries of each kind."""
ATTEMPTS = 1000
"""How often one query is drawn again before its kind is given up."""
REGIONS = (("s2tw", "s2twp", "tw2sp"), ("s2hk", "s2hkp", "hk2sp"))
"""OpenCC's configurations for a region: without its words, with them, and back."""
ENDINGS = ("s", "es", "ed", "d", "ing")
LONG = 5
"""Letters of a word in which a slip has to be forgiven."""


@dataclass(frozen=True, slots=True)
class Query:
    """A query, and what it has to find."""

    kind: str
    text: str
    expected: frozenset[str] = frozenset()
    """Ids of clauses, sentences and terms (``term:…``), any of which is right; empty where none is."""
    run: str = ""
    """What has to be marked: simplified characters, or English words."""


Draw = Callable[[Corpus, random.Random], "Query | None"]


def draw(data: dict[str, Any], seed: int, each: int = EACH, without: Collection[str] = ()) -> list[Query]:
    """Draw queries of all kinds.

    Args:
        data: The published data, ``edition.json``.
        seed: Tells one set of queries from another; the same seed gives the same queries.
        each: How many of each kind; where an edition has fewer, as many as there are.
        without: Queries that are not drawn, in small letters.
    """
    corpus, dice = Corpus(data), random.Random(seed)  # noqa: S311  # no secret
    found: dict[str, Query] = {}
    for kind in KINDS:
        size = len(found) + each
        for _ in range(ATTEMPTS):
            query = kind(corpus, dice) if len(found) < size else None
            if query and query.expected and query.text.lower() not in without:
                found.setdefault(query.text.lower(), query)
    wanted = len(found) + -(-len(found) // 4)  # a fifth of all
    for text in nonsense(corpus, dice):
        if len(found) >= wanted:
            break
        if text not in without:
            found.setdefault(text, Query("nonsense", text))
    return list(found.values())


def blind(data: dict[str, Any], seed: int = BLIND) -> list[Query]:
    """Draw queries of which none is among those that the search was tuned with."""
    return draw(data, seed, without={query.text.lower() for query in draw(data, TUNED)})


def _text(corpus: Corpus, dice: random.Random) -> Text:
    """Return the text of a title or sentence that has a gloss."""
    return dice.choice(
        [text for id_, text in corpus.texts if not id_.startswith("term:") and ENGLISH in text]
    )


def _run(text: Text, language: str, dice: random.Random, longest: int = 8) -> tuple[str, str]:
    """Return a run of two characters or more, and the same in simplified ones; or nothing."""
    places = [match for match in HAN.finditer(text[language]) if len(match[0]) > 1]
    if not places:
        return "", ""
    match = dice.choice(places)
    size = dice.randint(2, min(longest, len(match[0])))
    start = match.start() + dice.randint(0, len(match[0]) - size)
    return text[language][start : start + size], text[HANS][start : start + size]


def characters(language: str) -> Draw:
    """Return what draws a run from the middle of a text, in one script."""

    def draw_run(corpus: Corpus, dice: random.Random) -> Query | None:
        run, simplified = _run(_text(corpus, dice), language, dice)
        if not run or (language != HANS and run == simplified):
            return None
        return Query(language, run, corpus.holding(language, run), simplified)

    return draw_run


def regional(corpus: Corpus, dice: random.Random) -> Query | None:
    """Draw a word of Taiwan or Hong Kong for one of the text, that does not stand in the text itself."""
    simplified = _run(_text(corpus, dice), HANS, dice, 4)[1]
    plain, there, back = dice.choice(REGIONS)
    theirs = by_opencc(simplified, there)
    if theirs == by_opencc(simplified, plain) or by_opencc(theirs, back) != simplified:
        return None
    if corpus.holding(HANS, by_opencc(theirs, "t2s")):
        return None
    return Query("regional", theirs, corpus.holding(HANS, simplified), simplified)


def pinyin(corpus: Corpus, dice: random.Random) -> Query | None:
    """Draw the pinyin of some characters, in one of the ways in which it is typed."""
    _, run, read = dice.choice(corpus.readings)
    size = dice.randint(2, 6)
    if len(run) < size:
        return None
    start = dice.randint(0, len(run) - size)
    tones, between = dice.choice([True, False]), dice.choice(["", " "])
    syllables = read[start : start + size]
    typed = between.join(syllables if tones else map(toneless, syllables))
    umlaut = "ü" if tones else dice.choice("vü")
    return Query("pinyin", typed.replace("ü", umlaut), corpus.read_as(syllables, tones=tones))


def initials(corpus: Corpus, dice: random.Random) -> Query | None:
    """Draw the first letters of a term's syllables."""
    first = {
        id_: "".join(syllable[0] for syllable in toneless(term["pinyin"]).split())
        for term in corpus.data["terms"]
        for id_ in [f"term:{term['id']}"]
        if HAN.fullmatch(term["term"][HANS]) and len(term["term"][HANS]) > 2  # noqa: PLR2004  # three letters
    }
    letters = dice.choice(list(first.values()))
    return Query("initials", letters, frozenset(id_ for id_, other in first.items() if other == letters))


def words(corpus: Corpus, dice: random.Random) -> Query | None:
    """Draw two or three runs of one sentence, in any order."""
    text = _text(corpus, dice)
    runs = {_run(text, HANS, dice, 3)[1] for _ in range(dice.randint(2, 3))} - {""}
    shuffled = dice.sample(sorted(runs), len(runs))
    return Query("words", " ".join(shuffled), corpus.holding(HANS, *runs)) if len(runs) > 1 else None


def mixed(corpus: Corpus, dice: random.Random) -> Query | None:
    """Draw a run of a sentence and an English word of its gloss, in either order."""
    text = _text(corpus, dice)
    run, word = _run(text, HANS, dice, 4)[1], dice.choice(WORD.findall(text[ENGLISH])).lower()
    if not run or len(word) < LONG:
        return None
    both = [id_ for id_, each in corpus.texts if run in each.get(HANS, "") and word in _words(each)]
    return Query("mixed", " ".join(dice.sample([run, word], 2)), frozenset(both))


def _words(text: Text) -> list[str]:
    return WORD.findall(text.get(ENGLISH, "").lower())


def english(corpus: Corpus, dice: random.Random) -> Query | None:
    """Draw one to five words that stand side by side."""
    matches = list(WORD.finditer(_text(corpus, dice)[ENGLISH] or ""))
    return _phrase(corpus, dice, matches)


def _phrase(corpus: Corpus, dice: random.Random, matches: list[Any]) -> Query | None:
    size = dice.randint(1, 5)
    if len(matches) < size:
        return None
    first = dice.randint(0, len(matches) - size)
    phrase = matches[first].string[matches[first].start() : matches[first + size - 1].end()]
    plain = all(character.isalpha() or character in " -" for character in phrase)
    wordy = any(len(word) >= LONG for word in WORD.findall(phrase))
    cased = dice.choice([phrase, phrase.lower()])
    return Query("english", cased, corpus.saying(phrase), phrase) if plain and wordy else None


def inflected(corpus: Corpus, dice: random.Random) -> Query | None:
    """Draw a word in an inflection in which it stands nowhere."""
    word = dice.choice(sorted(corpus.words))
    other = dice.choice(
        [word + ending for ending in ENDINGS]
        + [word[: -len(each)] for each in ENDINGS if word.endswith(each)]
    )
    if len(other) < LONG or other in corpus.words or stem(other) != stem(word):
        return None
    alike = [ids for each, ids in corpus.words.items() if stem(each) == stem(word)]
    return Query("inflected", other, frozenset().union(*alike))


def typo(corpus: Corpus, dice: random.Random) -> Query | None:
    """Draw a word with one letter more, less, other or swapped, which makes it no other word."""
    word = dice.choice([each for each in sorted(corpus.words) if len(each) >= LONG])
    slip = dice.choice(sorted(slips(word)))
    known = any(each.startswith(slip) or stem(each) == stem(slip) for each in corpus.words)
    if known or len(slip) < LONG:
        return None
    near = [corpus.words[each] for each in slips(slip) if each in corpus.words]
    return Query("typo", slip, frozenset().union(*near))


def slips(word: str) -> set[str]:
    """Return every word that one slip of the finger makes of a word."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    less = {head + tail[1:] for head, tail in cuts if tail}
    swapped = {head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1}
    other = {head + letter + tail[1:] for head, tail in cuts if tail for letter in letters}
    more = {head + letter + tail for head, tail in cuts for letter in letters}
    return (less | swapped | other | more) - {word}


def number(corpus: Corpus, dice: random.Random) -> Query | None:
    """Draw the number of a clause or sentence, in one of its writings."""
    clause = dice.choice([each for each in corpus.data["clauses"] if each["number"]])
    sentence = dice.choice(corpus.data["sentences"])["id"]
    path = [int(each) for each in clause["id"].split(".")]
    own = path[-1]
    writings = {
        "part": [f"第{chinese(own)}部分", f"part {own}", f"Part {own}"],
        "section": [clause["id"], f"section {clause['id']}", f"{chinese(path[0])}（{chinese(own)}）"],
        "measure": [
            str(own),
            f"第{own}条",
            f"第{chinese(own)}条",
            f"measure {own}",
            f"Measure {own}",
            clause["id"],
        ],
    }
    full = clause["id"].translate({ord(each): ord(each) + 0xFEE0 for each in "0123456789."})
    full_width = [full] if len(path) > 1 else []
    text, id_ = dice.choice(
        [*((each, clause["id"]) for each in writings[clause["kind"]] + full_width), (sentence, sentence)]
    )
    return Query("number", text, frozenset({id_}))


def term(corpus: Corpus, dice: random.Random) -> Query | None:
    """Draw a term in one of its languages and scripts."""
    entry = dice.choice(corpus.data["terms"])["term"]
    language = dice.choice(sorted(entry))
    return Query("term", entry[language], corpus.with_form(entry[language]))


def form(key: str) -> Draw:
    """Return what draws another form of a term: ``also``, or one to ``avoid``."""

    def draw_form(corpus: Corpus, dice: random.Random) -> Query | None:
        forms = [each for entry in corpus.data["terms"] for words in entry[key].values() for each in words]
        text = dice.choice(forms)
        return Query(key, text, corpus.with_form(text))

    return draw_form


def abbreviation(corpus: Corpus, dice: random.Random) -> Query | None:
    """Draw a word of capital letters."""
    texts = [text.get(ENGLISH, "") for _, text in corpus.texts]
    capitals = {word for text in texts for word in WORD.findall(text) if word.isupper() and len(word) > 1}
    word = dice.choice(sorted(capitals))
    return Query("abbreviation", word, corpus.saying(word), word)


KINDS: tuple[Draw, ...] = (
    *(characters(language) for language in (HANS, TAIWAN, HONG_KONG)),
    *(regional, pinyin, initials, words, mixed, english, inflected, typo, number, term),
    *(form("also"), form("avoid"), abbreviation),
)
