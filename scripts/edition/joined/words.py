"""The words of the text and how they are read: generated, and corrected by files.

Words end where a term ends, and where ``pinyin.yml`` says so; what is between is cut by the segmenter. Tones
are those of the dictionary: no tone sandhi. Words consist of Chinese characters alone; numbers in digits,
Latin letters and punctuation are no words.
"""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from edition.joined.corrections import RUN
from edition.joined.model import HANS, Word
from edition.joined.occurrences import Finder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from edition.joined.corrections import Correction
    from edition.joined.model import Clause, Mark
    from edition.joined.pinyin import Pinyin

PLAIN = {"一": "yī", "不": "bù"}
"""Characters whose tone depends on the next one, with the tone that dictionaries give."""


class Speech:
    """Cuts texts into words, and gives their pinyin."""

    def __init__(self, corrections: Mapping[str, Correction], pinyin: Pinyin) -> None:
        """Take the corrections by their characters, and what generates everything else."""
        self.used: set[str] = set()
        """The characters of the corrections that were of use so far."""
        self._corrections = corrections
        self._finder = Finder({characters: characters for characters in corrections})
        self._pinyin = pinyin

    def words(self, text: str, marks: Sequence[Mark]) -> tuple[Word, ...]:
        """Return the words of a text.

        Args:
            text: The text in simplified characters.
            marks: The terms in it.
        """
        corrected = self._finder.marks(text)
        self.used |= {each.term for each in corrected}
        fixed = {start for each in corrected for start in self._starts(each)}
        syllables = dict(each for found in corrected for each in self._given(text, found))
        bounds = sorted(_bounds(text, marks, corrected) | fixed)
        return tuple(
            Word(at, at + len(word), self._read(word, at, syllables))
            for start, end in pairwise(bounds)
            for at, word in self._cut(text[start:end], start, fixed)
        )

    def pinyin(self, text: str) -> str:
        """Return the pinyin of a text with a space between syllables; what has none is left as it is."""
        pieces, done = [], 0
        for word in self.words(text, ()):
            pieces += [text[done : word.start], *word.syllables]
            done = word.end
        return " ".join(piece for piece in [*pieces, text[done:]] if piece).replace(" 、 ", ", ")

    def _starts(self, found: Mark) -> Iterable[int]:
        """Return where the words start that a correction cuts itself."""
        words = self._corrections[found.term].words
        return list(accumulate(map(len, words), initial=found.start))[: len(words)]

    def _given(self, text: str, found: Mark) -> Iterator[tuple[int, str]]:
        """Yield the syllables that a correction gives, each with the place of its character."""
        places = (at for at in range(found.start, found.end) if RUN.match(text[at]))
        yield from zip(places, self._corrections[found.term].syllables, strict=False)

    def _cut(self, run: str, start: int, fixed: AbstractSet[int]) -> Iterator[tuple[int, str]]:
        """Yield the words between two bounds, each with its start."""
        if RUN.match(run):
            words = [run] if start in fixed else self._pinyin.cut(run)
            yield from zip(accumulate(map(len, words), initial=start), words, strict=False)

    def _read(self, word: str, start: int, given: Mapping[int, str]) -> tuple[str, ...]:
        syllables = self._pinyin.of(word).split()
        if len(syllables) != len(word):  # it holds characters that pypinyin does not know
            syllables = [self._pinyin.of(character) for character in word]
        plain = (PLAIN.get(character, syllable) for character, syllable in zip(word, syllables, strict=True))
        return tuple(given.get(start + at, syllable) for at, syllable in enumerate(plain))


def _bounds(text: str, marks: Sequence[Mark], corrected: Sequence[Mark]) -> set[int]:
    """Return where words end for certain: at other characters, at corrections, at terms outside of those."""
    ends = {end for run in RUN.finditer(text) for end in run.span()}
    ends |= {end for each in corrected for end in (each.start, each.end)}
    of_terms = {end for each in marks for end in (each.start, each.end)}
    return ends | {end for end in of_terms if not any(each.start < end < each.end for each in corrected)}


def words_by_id(speech: Speech, clauses: Iterable[Clause]) -> dict[str, tuple[Word, ...]]:
    """Return the words of all titles and sentences by the ids of the clauses and sentences."""
    words: dict[str, tuple[Word, ...]] = {}
    for clause in clauses:
        words[clause.id] = speech.words(clause.title.get(HANS, ""), clause.marks)
        words |= {each.id: speech.words(each.text[HANS], each.marks) for each in clause.sentences}
    return words
