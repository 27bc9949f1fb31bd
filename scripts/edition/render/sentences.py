"""A sentence as readers see it: each language an element, terms and notes marked, the apparatus folded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edition.joined.model import CHINESE, ENGLISH, HANS
from edition.joined.targets import TERM
from edition.render.html import element, escape
from edition.render.labels import both, label
from edition.render.notes import folded

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from edition.joined.model import Mark, Note, Sentence
    from edition.render.view import View

STATUS = {"missing": "–", "draft": "○", "reviewed": "✓"}
"""The small sign beside a sentence that says how far its gloss is."""


def sentence_block(
    seen: View, sentence: Sentence, *, starts_paragraph: bool, known: Collection[str] = ()
) -> str:
    """Return the block of one sentence.

    Args:
        seen: The edition, seen from the page.
        sentence: The sentence.
        starts_paragraph: Whether a paragraph begins with it.
        known: Terms that stood before it in its clause.
    """
    content = "\n".join(
        line
        for line in (_tools(seen, sentence), *_languages(seen, sentence, known), folded(seen, sentence))
        if line
    )
    class_ = "sentence paragraph" if starts_paragraph else "sentence"
    return element("div", f"\n{content}\n", class_=class_, id=sentence.id, data_status=sentence.status)


def _tools(seen: View, sentence: Sentence) -> str:
    number = sentence.id.rpartition("-")[2]
    link = element("a", number, class_="sentence-number", href=f"#{sentence.id}", title=sentence.id)
    status = element("abbr", STATUS[sentence.status], class_="status", title=both(sentence.status))
    return element("div", link + seen.edit(sentence.place) + status, class_="sentence-tools")


def _languages(seen: View, sentence: Sentence, known: Collection[str]) -> list[str]:
    """Return the text in each language.

    The traditional texts are words alone: ``docs/assets/scripts.js`` sets the marks of the simplified text
    in them, at the same places, when somebody asks for them.
    """
    hans = chinese(seen, sentence.text[HANS], sentence.marks, sentence.notes, known)
    lines = [element("p", hans, lang=HANS)]
    lines += [element("p", escape(sentence.text[each]), lang=each) for each in CHINESE[1:]]
    if ENGLISH in sentence.text:
        return [*lines, element("p", escape(sentence.text[ENGLISH]), lang=ENGLISH)]
    return [*lines, element("p", escape(label("missing")[ENGLISH]), lang=ENGLISH, class_="missing")]


def chinese(
    seen: View, text: str, marks: Iterable[Mark], notes: Iterable[Note] = (), known: Collection[str] = ()
) -> str:
    """Return Chinese text with its terms as links and a mark behind the words of each note.

    Args:
        seen: The edition, seen from the page.
        text: The text.
        marks: Its terms.
        notes: The notes on it.
        known: Terms that stood before: here they are marked as standing there again.
    """
    pieces, start, met = [], 0, set(known)
    waiting = sorted((note.end, note.id) for note in notes)
    for mark in (*marks, None):
        end = mark.start if mark else len(text)
        while waiting and waiting[0][0] <= end:
            at, note = waiting.pop(0)
            pieces += [escape(text[start : max(at, start)]), _note_mark(seen, note)]
            start = max(at, start)
        pieces.append(escape(text[start:end]))
        if mark:
            pieces.append(_term(seen, text[mark.start : mark.end], mark.term, again=mark.term in met))
            met.add(mark.term)
            start = mark.end
    return "".join(pieces)


def _term(seen: View, words: str, term: str, *, again: bool) -> str:
    class_ = "term again" if again else "term"
    return element("a", escape(words), class_=class_, href=seen.href(TERM + term))


def _note_mark(seen: View, note: str) -> str:
    holder, _, number = note.rpartition(".n")
    return element(
        "a",
        "",
        class_="note-mark",
        href=seen.notes_href(holder, note),
        data_number=number,
        aria_label=f"{both('notes')} {number}",
    )
