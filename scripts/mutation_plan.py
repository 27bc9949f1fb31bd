"""Kinds of faults in the files of sections: quotes, glosses, notes and references."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from edition.annotations.reading import TO_LATIN
from edition.checks.findings import pairs
from edition.checks.words import says, times
from edition.joined.model import ENGLISH
from edition.joined.occurrences import Finder
from mutation_project import PLAN, YAML, Change, Kind, Project, block, passage
from mutation_syntax import next_figure, swapped_letters

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from edition.checks.findings import Pair

QUOTE = r"^ +- zh: "
GLOSS = r"^ +- zh: .*\n +en: "
NOTE = r"^ +kind: [a-z-]+\n +en: "
NOTE_ZH = r"^ +kind: [a-z-]+\n +en: .*\n +zh: "
HAN = r"[\u3400-\u9fff]"
AMERICAN = {
    "organis": "organiz",
    "centre": "center",
    "programme": "program",
    "labour": "labor",
    "colour": "color",
}
BRITISH = "|".join(AMERICAN)
TWIN_OF = {latin: twin for twin, latin in reversed(TO_LATIN.items())}
"""The Cyrillic or Greek twin of a Latin letter."""
VERBS = ("encourage", "ensure", "consider", "permit", "urge")
"""Of more and of less promise than what stands there."""


def other_character(character: str, _: random.Random) -> str:
    """Return a character that looks no worse and is another one."""
    return chr(ord(character) + 1)


def twins(words: str, _: random.Random) -> str:
    """Return words in letters that cannot be told from theirs by the eye."""
    return words.translate(TWIN_OF)


def _entries(project: Project, pattern: str) -> list[tuple[str, int]]:
    """Return files and indexes of the lines on which entries start."""
    return [
        (file, project.files[file].count("\n", 0, match.start()))
        for file, match in project.find(PLAN, pattern)
    ]


def _above(rows: list[str], start: int, key: str) -> int:
    """Return the line, from 1, of the key that holds an entry."""
    return next(at + 1 for at in range(start, -1, -1) if rows[at].strip() == f"{key}:")


def dropped(pattern: str, holder: str) -> Callable[[Project, random.Random], Change | None]:
    """Drop an entry of a list; the key of the list is what a message can name."""

    def make(project: Project, rng: random.Random) -> Change | None:
        file, start = rng.choice(_entries(project, pattern))
        rows = project.lines(file)
        text = "".join(rows[:start] + rows[block(rows, start) :])
        spots = [_above(rows, start, holder)]
        return project.changed(file, text, spots, f"{file}:{start + 1}: {rows[start].strip()[:40]} dropped")

    return make


def doubled(pattern: str) -> Callable[[Project, random.Random], Change | None]:
    """Write an entry of a list twice."""

    def make(project: Project, rng: random.Random) -> Change | None:
        file, start = rng.choice(_entries(project, pattern))
        rows = project.lines(file)
        end = block(rows, start)
        text = "".join(rows[:end] + rows[start:end] + rows[end:])
        return project.changed(file, text, [end + 1], f"{file}:{start + 1}: {rows[start].strip()[:40]} twice")

    return make


def swapped(pattern: str) -> Callable[[Project, random.Random], Change | None]:
    """Swap an entry of a list with the one behind it."""

    def make(project: Project, rng: random.Random) -> Change | None:
        file, start = rng.choice(_entries(project, pattern))
        rows = project.lines(file)
        middle = block(rows, start)
        if (file, middle) not in _entries(project, pattern):
            return None
        end = block(rows, middle)
        text = "".join(rows[:start] + rows[middle:end] + rows[start:middle] + rows[end:])
        spots = [start + 1, start + 1 + end - middle]
        return project.changed(file, text, spots, f"{file}:{start + 1}: swapped with {middle + 1}")

    return make


def _glosses(project: Project) -> list[Pair]:
    return [pair for pair in pairs(project.edition) if not pair.is_title and not pair.ignored]


def glosses_swapped(project: Project, rng: random.Random) -> Change | None:
    """Swap the glosses of two sentences that follow each other, and nothing else of them."""
    listed = _glosses(project)
    at = rng.randrange(len(listed) - 1)
    first, second = listed[at], listed[at + 1]
    file = first.place.file
    if second.place.file != file or first.en == second.en:
        return None
    rows, lines = project.lines(file), (first.place.line, second.place.line)
    one, two = (
        re.sub(r"^( +en: ).*\n", "", rows[line - 1]) or rows[line - 1].split("en: ", 1)[1] for line in lines
    )
    rows[lines[0] - 1] = rows[lines[0] - 1].split("en: ", 1)[0] + "en: " + two
    rows[lines[1] - 1] = rows[lines[1] - 1].split("en: ", 1)[0] + "en: " + one
    return project.changed(
        file, "".join(rows), lines, f"{file}:{lines[0]}: glosses of {first.id} and {second.id}"
    )


def gloss_of_neighbour(project: Project, rng: random.Random) -> Change | None:
    """Give a sentence the gloss of the one before it."""
    listed = _glosses(project)
    at = rng.randrange(1, len(listed))
    first, second = listed[at - 1], listed[at]
    file = second.place.file
    if first.place.file != file or first.zh == second.zh:
        return None
    rows = project.lines(file)
    rows[second.place.line - 1] = (
        rows[second.place.line - 1].split("en: ", 1)[0]
        + "en: "
        + rows[first.place.line - 1].split("en: ", 1)[1]
    )
    return project.changed(
        file, "".join(rows), [second.place.line], f"{second.id} has the gloss of {first.id}"
    )


def term_rendered_otherwise(project: Project, rng: random.Random) -> Change | None:
    """Put another word in the place of a term's English, where the gloss has it as often as the Chinese."""
    pair = rng.choice([pair for pair in _glosses(project) if pair.marks])
    id_, wanted = rng.choice(sorted(Counter(mark.term for mark in pair.marks).items()))
    term = project.edition.terms[id_]
    renderings = [term.term[ENGLISH], *term.also.get(ENGLISH, ())]
    if times(pair.en, renderings) != wanted:
        return None
    said = next((each for each in renderings if each.lower() in pair.en.lower()), "")
    change = project.relined(pair.place.file, pair.place.line, said, "scheme") if said else None
    return change if change and not _still(change, pair, renderings, wanted) else None


def _still(change: Change, pair: Pair, renderings: list[str], wanted: int) -> bool:
    """Tell whether the changed gloss says a rendering as often as before: a longer one held a shorter one."""
    row = (change.files[pair.place.file] or "").splitlines()[pair.place.line - 1]
    return times(row, renderings) >= wanted


def verb_of_other_promise(project: Project, rng: random.Random) -> Change | None:
    """Put another verb in the place of a fixed one, where the gloss has it as often as the Chinese."""
    pair = rng.choice(_glosses(project))
    phrases = {each.zh: each for each in project.edition.renderings}
    marks = _phrases(project).marks(pair.zh)
    counted = sorted(Counter(mark.term for mark in marks if mark.term in phrases).items())
    if not counted:
        return None
    zh, wanted = rng.choice(counted)
    renderings = list(phrases[zh].en)
    if times(pair.en, renderings) != wanted:
        return None
    said = next((each for each in renderings if each.lower() in pair.en.lower()), "")
    verb = rng.choice([each for each in VERBS if not any(says(each, one) for one in renderings)])
    change = project.relined(pair.place.file, pair.place.line, said, verb) if said else None
    return change if change and not _still(change, pair, renderings, wanted) else None


def _phrases(project: Project) -> Finder:
    """Find phrases where they stand for themselves: not in a term, nor in a longer phrase or word."""
    edition = project.edition
    forms = {
        form: ""
        for term in edition.terms.values()
        for form in (term.term["zh-Hans"], *term.also.get("zh-Hans", ()))
    }
    forms |= {word: "" for each in edition.renderings for word in each.within}
    return Finder(forms | {each.zh: each.zh for each in edition.renderings})


def avoided_rendering(project: Project, rng: random.Random) -> Change | None:
    """Write a rendering that the file of a term in the sentence says to avoid."""
    pair = rng.choice([pair for pair in _glosses(project) if pair.marks])
    terms = [project.edition.terms[id_] for id_ in sorted({mark.term for mark in pair.marks})]
    term = rng.choice(terms)
    bad = term.avoid.get(ENGLISH, ())
    said = next((each for each in (term.term[ENGLISH], *term.also.get(ENGLISH, ())) if each in pair.en), "")
    return project.relined(pair.place.file, pair.place.line, said, rng.choice(bad)) if bad and said else None


def self_link(project: Project, rng: random.Random) -> Change | None:
    """Let a reference lead to the place where it stands."""
    written = [each for each in project.edition.references if each.origin == "manual" and each.place]
    reference = rng.choice(written)
    place = reference.place
    return project.relined(place.file, place.line, reference.to, reference.from_) if place else None


def item_dropped(project: Project, rng: random.Random, *, spare: bool = False) -> Change | None:
    """Drop an item of a list, where the English has as many commas and conjunctions as needed, or more."""
    joints = re.compile(r",|;|\band\b|\bor\b|\bas well as\b|\+")
    lists = [(pair, pair.zh.count("、"), len(joints.findall(pair.en))) for pair in _glosses(project)]
    fit = [pair for pair, items, found in lists if items and (found > items if spare else found == items)]
    if not fit:
        return None
    pair = rng.choice(fit)
    items = [match[0] for match in re.finditer(r", [^,;.()]+(?=,| and )", pair.en)]
    return project.relined(pair.place.file, pair.place.line, rng.choice(items), "") if items else None


def figure_of_note(project: Project, rng: random.Random) -> Change | None:
    """Change a figure above 31 that stands in both languages of a note, in one of them."""
    prose = rng.choice(project.edition.prose)
    text, place = rng.choice([(prose.en, prose.en_place), (prose.zh, prose.zh_place)])
    figures = [
        each for each in re.findall(r"(?<![\d.,\w-])\d{3,}(?![\d.,\w-])", text) if f"{each}" in prose.zh
    ]
    if not figures:
        return None
    figure = rng.choice(figures)
    new = next_figure(figure, rng)
    if new in prose.en + prose.zh or (prose.en + prose.zh).count(figure) != 2:  # noqa: PLR2004  # once in each
        return None
    rows = project.lines(place.file)
    if figure not in rows[place.line - 1] or "](" in rows[place.line - 1]:
        return None
    rows[place.line - 1] = rows[place.line - 1].replace(figure, new, 1)
    return project.changed(
        place.file, "".join(rows), [place.line], f"{place.file}:{place.line}: {figure} → {new}"
    )


KINDS = (
    passage("character of a quote", PLAN, QUOTE + rf".*?({HAN})(?={HAN}*[，、。])", other_character),
    passage("comma of a quote", PLAN, QUOTE + r".*?(，)", ","),
    passage("full stop of a quote dropped", PLAN, QUOTE + r".*(。)$", ""),
    passage("two characters of a quote swapped", PLAN, QUOTE + rf"({HAN}{HAN})", lambda two, _: two[::-1]),
    Kind("sentence dropped", dropped(r"^ +- zh: ", "sentences")),
    Kind("sentence twice", doubled(r"^ +- zh: ")),
    Kind("sentences in another order", swapped(r"^ +- zh: ")),
    Kind("clause dropped", dropped(r"^  - id: ", "clauses")),
    Kind("clause twice", doubled(r"^  - id: ")),
    Kind("clauses in another order", swapped(r"^  - id: ")),
    passage("id of a clause changed", PLAN, r'^  - id: "([\d.]+)"', next_figure),
    passage("id of a section changed", PLAN, r'^section: "([\d.]+)"', next_figure),
    passage("gloss dropped", PLAN, r"^ +- zh: .*\n( +en: .*\n)", "", lines=(-1, 0)),
    passage("title dropped", PLAN, r"^  - id: .*\n( +title: .*\n)", "", lines=(-1,)),
    Kind("glosses of two sentences swapped", glosses_swapped),
    Kind("gloss of the sentence before", gloss_of_neighbour),
    passage("gloss cut off", PLAN, GLOSS + r".{60,}?( .{60,})$", "."),
    passage("figure of a gloss", PLAN, GLOSS + r".*?(?<![\w.,])(\d[\d.,]*\d|\d)(?![\w.,]*\w)", next_figure),
    passage("unit of a gloss", PLAN, GLOSS + r".*?(square kilometres)", "hectares"),
    Kind("term of a gloss renamed", term_rendered_otherwise),
    Kind("verb of another promise", verb_of_other_promise),
    Kind("avoided rendering", avoided_rendering),
    Kind("item of a list dropped", item_dropped),
    passage("bracket of a gloss lost", PLAN, GLOSS + r".*?([()])", ""),
    passage("quotation mark of a gloss lost", PLAN, GLOSS + r".*?([“”])", ""),
    passage("bracket of a note lost", PLAN, NOTE + r"[^\n\[\]]*?([()])", ""),
    passage("quotation mark of a note lost", PLAN, NOTE + r".*?([“”])", ""),
    passage("quotation mark of a Chinese note lost", PLAN, NOTE_ZH + r".*?([“”])", ""),
    passage("American spelling", PLAN, GLOSS + rf".*?\b({BRITISH})", lambda word, _: AMERICAN[word]),
    passage("American spelling of a note", PLAN, NOTE + rf".*?\b({BRITISH})", lambda word, _: AMERICAN[word]),
    passage("double space", PLAN, GLOSS + r"\S+(?: \S+){2,8}?( )", "  "),
    passage("double space in a note", PLAN, NOTE + r"\S+(?: \S+){2,8}?( )", "  "),
    passage("straight quotation mark", PLAN, GLOSS + r".*?(’)", "'"),
    passage("letter that only looks Latin", PLAN, GLOSS + r".*?\b[a-z]+([aceopxy])[a-z]*\b", twins),
    passage("word that only looks Latin", PLAN, GLOSS + r".*?\b(a|CPC|XPCC) ", twins),
    passage("Chinese left in a gloss", PLAN, GLOSS + r".*?\b(the) ", "该"),
    passage("Chinese comma in a gloss", PLAN, GLOSS + r".*?(, )", "，"),
    passage("stop of a gloss dropped", PLAN, GLOSS + r".*(\.)\"?$", ""),
    passage("stop of a note dropped", PLAN, NOTE + r".*(\.)\"?$", ""),
    passage("stop of a Chinese note dropped", PLAN, NOTE_ZH + r".*(。)\"?$", ""),
    passage("English stop in a Chinese note", PLAN, NOTE_ZH + r".*(。)\"?$", "."),
    passage("English comma in a Chinese note", PLAN, NOTE_ZH + rf".*?{HAN}(，)", ","),
    passage("title with a full stop", PLAN, r"^ *title: .*[a-z]()$", "."),
    passage("words of a note changed", PLAN, r"^ +- on: .*?([\u3400-\u9fff])$", other_character),
    passage(
        "occurrence that there is not",
        PLAN,
        r"^( +- on: .*\n)(?! +occurrence)",
        lambda row, _: row + " " * (row.index("-") + 2) + "occurrence: 9\n",
        lines=(1,),
    ),
    passage("kind of a note misspelt", PLAN, r"^ +kind: ([a-z-]+)$", swapped_letters),
    Kind("note twice", doubled(r"^ +- on: ")),
    Kind("figure of a note, in one language", figure_of_note),
    passage("reference to nothing", PLAN, r'^ +- to: "(?:term:|source:)?([^"]+)"', lambda it, _: it + "9"),
    passage("type of a reference misspelt", PLAN, r"^ +as: ([a-z-]+)$", swapped_letters),
    Kind("reference to itself", self_link),
    Kind("reference twice", doubled(r"^ +- to: ")),
    passage(
        "link to nothing",
        YAML,
        r"^ +(?:en|zh): .*?\]\((?:term:)?((?!http)[^)\s:]+)\)",
        lambda it, _: it + "9",
    ),
    passage("link with a space", YAML, r"^ +(?:en|zh): .*?\](\()(?!http)", " ("),
    passage("link to a script", YAML, r"^ +(?:en|zh): .*?\]\(((?!http)[^)\s:]+)\)", "javascript:it"),
)
