"""Kinds of faults in terms, in the closed lists, in the text itself; and those that no check could know."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from edition.joined.model import ENGLISH
from mutation_plan import GLOSS, HAN, NOTE, item_dropped, other_character
from mutation_project import IDS, PLAN, PROVENANCE, TERMS, TEXT, Change, Kind, Project, block, passage
from mutation_syntax import next_figure, swapped_letters

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

LISTS = "annotations/{}.yml"
SOURCES, CATEGORIES, TYPES, RENDERINGS, PICTURES, PINYIN, DOCUMENT = (
    LISTS.format(name)
    for name in ("sources", "categories", "reference-types", "renderings", "pictures", "pinyin", "document")
)


def entry_gone(file: str, keys: str, new: str = "") -> Callable[[Project, random.Random], Change | None]:
    """Delete an entry of a list, or rename its id; what uses it then leads nowhere, and is to be named."""

    def make(project: Project, rng: random.Random) -> Change | None:
        _, match = rng.choice(project.find(file, r"^  - id: ([a-z0-9-]+)$"))
        text = project.files[file]
        uses = project.uses(match[1], keys)
        if not uses:
            return None
        if new:
            changed = text[: match.start(1)] + match[1] + new + text[match.end(1) :]
            return Change({file: changed}, uses, f"{file}: {match[1]} → {match[1]}{new}")
        rows, start = project.lines(file), text.count("\n", 0, match.start())
        return Change(
            {file: "".join(rows[:start] + rows[block(rows, start) :])}, uses, f"{file}: {match[1]} deleted"
        )

    return make


def entry_twice(file: str) -> Callable[[Project, random.Random], Change | None]:
    """Write an entry of a list twice."""

    def make(project: Project, rng: random.Random) -> Change | None:
        rows = project.lines(file)
        start = rng.choice([at for at, row in enumerate(rows) if re.match(r"  - \{?(?:id|zh): ", row)])
        end = block(rows, start)
        text = "".join(rows[:end] + rows[start:end] + rows[end:])
        return project.changed(file, text, [end + 1], f"{file}:{start + 1}: twice")

    return make


def term_file(project: Project, rng: random.Random, *, renamed: bool) -> Change | None:
    """Delete or rename the file of a term to which something refers."""
    file = rng.choice([file for file in project.files if file.startswith("annotations/terms/")])
    slug = file.split("/")[-1].removesuffix(".yml")
    uses = project.uses(f"term:{slug}", "to|en|zh") | project.uses(slug, "related")
    uses = frozenset((used, line) for used, line in uses if used != file)
    if not uses:
        return None
    files: dict[str, str | None] = {file: None}
    if renamed:
        files[file.replace(slug, slug + "-x")] = project.files[file]
    return Change(files, uses, f"{file} {'renamed' if renamed else 'deleted'}")


def preferred_english(project: Project, rng: random.Random) -> Change | None:
    """Change the preferred English of a term that a gloss renders by it and by nothing else."""
    file, match = rng.choice(project.find(TERMS, r"^en: (.*)$"))
    term = project.edition.terms[file.split("/")[-1].removesuffix(".yml")]
    also = [each.lower() for each in term.also.get(ENGLISH, ())]
    spots = set()
    for id_ in term.occurrences:
        sentence = project.edition.sentence_by_id[id_]
        english = sentence.text.get(ENGLISH, "").lower()
        plainly = term.term[ENGLISH].lower() in english and not any(each in english for each in also)
        if plainly and sentence.english_place and not sentence.ignored:
            spots.add((sentence.english_place.file, sentence.english_place.line))
    changed = project.files[file][: match.start(1)] + "some scheme" + project.files[file][match.end(1) :]
    return Change({file: changed}, frozenset(spots), f"{file}: {match[1]} → some scheme") if spots else None


def preferred_avoided(project: Project, rng: random.Random) -> Change | None:
    """Let a term avoid its own preferred English."""
    file, match = rng.choice(project.find(TERMS, r"^avoid:\n  en:\n    - (.*)$"))
    english = re.search(r"^en: (.*)$", project.files[file], re.MULTILINE)
    return project.replaced(file, match.span(1), english[1]) if english else None


def definition_dropped(project: Project, rng: random.Random) -> Change:
    """Drop the definition of a term; the entry that lacks it starts at the key term."""
    file, match = rng.choice(project.find(TERMS, r"^definition:\n  en: .*\n  zh: .*\n"))
    text = project.files[file]
    line = text[: text.index("term: ")].count("\n") + 1
    return project.changed(file, text[: match.start()] + text[match.end() :], [line], f"{file}: definition")


def rendering_avoided(project: Project, rng: random.Random) -> Change:
    """Let a phrase avoid its own rendering."""
    file, match = rng.choice(project.find(RENDERINGS, r'^    en: \["([^"]+)".*\n    avoid: \["([^"]+)"'))
    return project.replaced(file, match.span(2), match[1])


def sentence_of_text(project: Project, rng: random.Random) -> Change | None:
    """Change a character of a sentence of the source."""
    sentence = rng.choice([each for each in project.edition.sentences if len(each.source_text) > 12])  # noqa: PLR2004
    file = next(file for file in project.files if file.endswith(".txt"))
    text = project.files[file]
    head = sentence.source_text[:8]
    start = text.find(head)
    if start < 0 or text.count(head) > 1:
        return None
    at = start + rng.randrange(3, 8)
    if not re.match(HAN, text[at]):
        return None
    return project.replaced(file, (at, at + 1), chr(ord(text[at]) + 1), (0,))


def received(
    make: Callable[[Project, random.Random], Change | None],
) -> Callable[[Project, random.Random], Change | None]:
    """Accept the SHA-256 of the text as the right place: its own line, if there is one, cannot be known."""

    def made(project: Project, rng: random.Random) -> Change | None:
        change = make(project, rng)
        line = project.files[PROVENANCE][: project.files[PROVENANCE].index("sha256:")].count("\n") + 1
        return Change(change.files, frozenset({(PROVENANCE, line)}), change.shown) if change else None

    return made


def ids_swapped(project: Project, rng: random.Random) -> Change:
    """Swap two lines of the list of ids."""
    rows = project.lines(IDS)
    at = rng.randrange(len(rows) - 1)
    rows[at], rows[at + 1] = rows[at + 1], rows[at]
    return project.changed(IDS, "".join(rows), [at + 1, at + 2], f"{IDS}:{at + 1}: swapped with {at + 2}")


_TITLE = passage("", TEXT, rf"^（[一-十]）{HAN}*({HAN})", other_character).make
_LINE = passage("", TEXT, r"^(.+\n)", "").make
_LINE_TWICE = passage("", TEXT, r"^(.+\n)", lambda row, _: row + row).make

KINDS = (
    passage("category unknown", TERMS, r"^category: ([a-z-]+)$", swapped_letters),
    passage("related term unknown", TERMS, r"^related:\n  - ([a-z0-9-]+)$", swapped_letters),
    passage(
        "related term twice", TERMS, r"^related:\n(  - [a-z0-9-]+\n)", lambda row, _: row + row, lines=(1,)
    ),
    passage("term that stands nowhere", TERMS, r"^term: .*(.)$", other_character),
    Kind("definition dropped", definition_dropped),
    passage(
        "Chinese of a definition dropped", TERMS, r"^definition:\n  en: .*\n(  zh: .*\n)", "", lines=(-2, -1)
    ),
    passage("American spelling of a definition", TERMS, r"^  en: .*?\b(organis)", "organiz"),
    passage("quotation mark of a definition lost", TERMS, r"^  (?:en|zh): .*?([“”])", ""),
    passage("pinyin of a term with a digit", TERMS, r"^pinyin: (\S+)", lambda it, _: it + "4"),
    passage("syllable of a term's pinyin lost", TERMS, r"^pinyin: (\S+ )", ""),
    Kind("file of a term deleted", lambda project, rng: term_file(project, rng, renamed=False)),
    Kind("file of a term renamed", lambda project, rng: term_file(project, rng, renamed=True)),
    Kind("preferred English changed", preferred_english),
    Kind("preferred English to be avoided", preferred_avoided),
    Kind("source renamed", entry_gone(SOURCES, "sources|to|en|zh", "-x")),
    Kind("source deleted", entry_gone(SOURCES, "sources|to|en|zh")),
    Kind("entry of the bibliography twice", entry_twice(SOURCES)),
    passage("kind of a source misspelt", SOURCES, r"^    kind: ([a-z]+)$", swapped_letters),
    passage(
        "source seen before its date", SOURCES, r'^    date: "20\d\d.*\n(?:.*\n)?    seen: "(\d{4})', "1999"
    ),
    Kind("category renamed", entry_gone(CATEGORIES, "category", "-x")),
    Kind("category deleted", entry_gone(CATEGORIES, "category")),
    Kind("category twice", entry_twice(CATEGORIES)),
    Kind("type of references renamed", entry_gone(TYPES, "as", "-x")),
    passage("type of references without a way back", TYPES, r"(^    reverse: .*\n)", "", lines=(-1, -2)),
    Kind("fixed rendering twice", entry_twice(RENDERINGS)),
    passage("fixed phrase that stands nowhere", RENDERINGS, r"^  - zh: .*(.)$", other_character),
    Kind("fixed rendering to be avoided", rendering_avoided),
    passage("figure of a picture", PICTURES, r'figure: "([\d.]+)"', next_figure),
    passage("words of a picture", PICTURES, rf"zh: {HAN}*({HAN}), en", other_character),
    passage("English of a picture", PICTURES, r"\{zh: [^,]+, en: \"?([a-z])[a-z]+", "x"),
    passage("place of a picture", PICTURES, r'at: "([\d.-]+)"', next_figure),
    passage("letter that is no pinyin", PINYIN, r"pinyin: \S*?([aeiou])\S*? ", "v"),
    passage("pinyin with a digit", PINYIN, r"pinyin: (\S+)(?= )", lambda it, _: it + "2"),
    passage("syllable lost", PINYIN, r"pinyin: (\S+ )", ""),
    passage(
        "word of pinyin.yml that stands nowhere",
        PINYIN,
        r"zh: [^,}\n]*([\u3400-\u9fff])[,}]",
        other_character,
    ),
    Kind("word of pinyin.yml twice", entry_twice(PINYIN)),
    passage("id of a part", DOCUMENT, r'id: "(\d)"', next_figure, lines=(0, -99)),
    passage("SHA-256 changed", PROVENANCE, r"^sha256: [0-9a-f]*?(\d)", next_figure),
    passage("name of the text's file", PROVENANCE, r"^file: (.*)$", lambda it, _: "x" + it),
    passage("title of the document", PROVENANCE, r"^title: .*(.)$", other_character),
    passage("number of the document", PROVENANCE, r"^number: .*?(\d+)号", next_figure),
    passage("date of the document", PROVENANCE, r'^date: "\d{4}-\d\d-(\d\d)"', lambda *_: "22"),
    Kind("character of the source", sentence_of_text),
    Kind("character of a title of the source", received(_TITLE)),
    Kind("line of the source dropped", received(_LINE)),
    Kind("line of the source twice", received(_LINE_TWICE)),
    passage("id dropped from the list", IDS, r"^(.*\n)", ""),
    passage("id of the list changed", IDS, r"^\d[\d.]*-(\d+)\t", lambda it, _: it + "00"),
    passage("kind of an id changed", IDS, r"\t(sentence)$", "measure"),
    Kind("ids in another order", ids_swapped),
)

PLAUSIBLE = {"important": "major", "strong": "firm", "relevant": "related", "key": "main", "high": "great"}
WORDS = "|".join(PLAUSIBLE)

UNKNOWABLE = (
    Kind(
        "item dropped where there are commas to spare",
        lambda project, rng: item_dropped(project, rng, spare=True),
        why="Clauses have commas too, so one less proves nothing; an item with a fixed rendering is missed.",
    ),
    passage(
        "plausible word of a gloss",
        PLAN,
        GLOSS + rf".*?\b({WORDS})\b",
        lambda word, _: PLAUSIBLE[word],
        why="Both are good English for it; only a reader of both languages can say which is meant.",
    ),
    passage(
        "small number in a note",
        PLAN,
        NOTE + r".*?(?<![\d.,(\w-])(\d)(?= [a-z])",
        next_figure,
        why="Up to 31 a number may stand in words in the other language, so the two are not compared.",
    ),
    passage(
        "another day of the review",
        PLAN,
        r'on: "\d{4}-\d\d-(\d\d)"',
        lambda day, _: "20" if day != "20" else "21",
        why="Nothing but the file says when somebody read it.",
    ),
    passage("another reviewer", PLAN, r"by: (second)", "third", why="Nothing but the file says who read it."),
    passage(
        "another type of reference",
        PLAN,
        r"^ +as: ((?!compares)[a-z-]+)$",
        "compares",
        why="It is an allowed type; whether it is the true one, only the sense of the two places says.",
    ),
    passage(
        "reference to another place",
        PLAN,
        r'^ +- to: "((?!1\.2-1")\d[\d.-]+)"',
        "1.2-1",
        why="The place is there; whether it is the one that the reason speaks of is a matter of sense.",
    ),
    passage(
        "reference dropped",
        PLAN,
        r"(^ +- to: .*\n +as: .*\n +en: .*\n +zh: .*\n)(?= +- to: )",
        "",
        why="No sentence must have a reference.",
    ),
    passage(
        "note dropped",
        PLAN,
        r"(^ +- on: .*\n +kind: .*\n +en: .*\n +zh: .*\n)(?= +- on: )",
        "",
        why="No sentence must have a note.",
    ),
    passage(
        "title of a source reworded",
        SOURCES,
        r'^      en: "(The |On )?\w+',
        "About ",
        why="The check asks nobody outside, so the title stands as it was written down.",
    ),
    passage(
        "another address of the same form",
        SOURCES,
        r'url: "[^"\n]*([a-z0-9])"',
        lambda it, _: "b" if it != "b" else "c",
        why="`make check` opens no address; the check of links in continuous integration does.",
    ),
    passage(
        "another day on which a source was seen",
        SOURCES,
        r'seen: "2026-11-(\d\d)"',
        lambda day, _: "19" if day != "19" else "18",
        why="Nothing but the file says when it was seen.",
    ),
    passage(
        "another category",
        TERMS,
        r"^category: ((?!trade$)[a-z-]+)$",
        "trade",
        why="The category is there; whether the term belongs to it is a matter of sense.",
    ),
    passage(
        "related term dropped",
        TERMS,
        r"^related:\n(  - .*\n)(?=  - )",
        "",
        why="No term must be related to another.",
    ),
    passage(
        "tone of pinyin changed",
        PINYIN,
        r"pinyin: [^,}\n]*?([āēī])",
        lambda it, _: {"ā": "à", "ē": "è", "ī": "ì"}[it],
        why="The file is there to overrule the dictionary, so the dictionary cannot be asked.",
    ),
    passage(
        "fixed rendering dropped",
        RENDERINGS,
        r'^    en: \[(?:"[^"\n]+", )+?("[^"\n]+")\]',
        '"perhaps"',
        why="A rendering that no gloss needs now may be taken away; where a gloss needs it, it is reported.",
    ),
    passage(
        "English of the issuer",
        DOCUMENT,
        r"^issuer: .*(Council)",
        "Cabinet",
        why="A name in a list of names: nothing else in the project says what it should be.",
    ),
)
