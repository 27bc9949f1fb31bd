"""``pinyin/3.6.js`` and so on: the pinyin of each page of the text by words, as classic scripts.

Each script adds to the object ``window.editionPinyin``, by the id of a sentence or, for its title, of a
clause, one string for all words that stand there, in their order::

    "tàn·suǒ fù·yǔ yùn·dān wù·quán píng·zhèng gōng·néng"
    "lì·yòng xiàn·yǒu duì'èr·jiǎ·běn chǎn·néng"

A space parts words. Within a word a middle dot or an apostrophe parts syllables; the apostrophe is one that
is written, the dot is not, so that a word without its dots is its pinyin: ``tànsuǒ``, ``duì'èrjiǎběn``.

There is one syllable for each Chinese character, U+3007 and U+3400 to U+9FFF, in the order of the text; a
word never goes over anything else. So whoever goes through the Chinese characters of a text, in whichever
script, and takes as many for each word as it has syllables, knows which characters a word has, and has used
all of them at the end.

A page's script has its sentences and its titles, and the title of the part that stands above; that of the
contents, ``pinyin/index.js``, has all titles.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

from edition.joined.pinyin import toneless

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from edition.joined.model import Clause, Edition, Word

CONTENTS = "index"
"""The name of the page that shows all titles."""


def page_pinyin(edition: Edition) -> dict[str, str]:
    """Return the scripts by their names, ``3.6.js``."""
    pages: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for clause in edition.clauses:
        pages[clause.page.rpartition("/")[2]] |= dict.fromkeys(_shown(clause))
        pages[CONTENTS][clause.id] = None
    return {f"{page}.js": _script(edition.words, ids) for page, ids in pages.items()}


def _shown(clause: Clause) -> Iterator[str]:
    """Yield the ids of all that stands where a clause is shown."""
    if clause.parent:
        yield clause.parent
    yield clause.id
    yield from (sentence.id for sentence in clause.sentences)


def _script(words: Mapping[str, tuple[Word, ...]], ids: Iterable[str]) -> str:
    pinyin = {id_: " ".join(map(_written, words[id_])) for id_ in ids if words[id_]}
    told = json.dumps(pinyin, ensure_ascii=False, separators=(",", ":"))
    return f"Object.assign(window.editionPinyin ??= {{}}, {told});\n"


def _written(word: Word) -> str:
    """Return the syllables of a word, parted so that taking the dots away leaves its pinyin."""
    first, *others = word.syllables
    return first + "".join(f"{_between(syllable)}{syllable}" for syllable in others)


def _between(syllable: str) -> str:
    """An apostrophe is written before a syllable that begins with a, o or e and is not the first."""
    return "'" if toneless(syllable)[0] in "aoe" else "·"
