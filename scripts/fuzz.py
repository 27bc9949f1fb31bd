"""Fuzzing: bytes that nobody would write, thrown at the loader, at inline mark-up and at the parser of texts.

Each target does with its input what a build does, and then asks what must hold for any input whatever: no
exception, places that are in the file, no address that nobody allowed, every byte of a text kept. libFuzzer
(by atheris) changes the real annotation files and the bad ones of the tests so as to reach code that it
has not reached before. What breaks is kept in ``build/fuzz-found/`` as a file, to be made a test.

atheris is published for Linux alone, so neither the build nor the tests need it: ``make fuzz SECONDS=60``
makes an environment of its own.
"""

# ruff: noqa: S101  # what must hold for any input is asserted, as in a test

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Target = Callable[[bytes], None]

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / "build/fuzz-found"
"""Inputs that reached something new, and those that broke something."""
LONGEST = 4096
"""Bytes of an input. Longer seeds are cut."""


def loader() -> Target:
    """Read an annotation file; its first letter says of which kind it is, in the order of ``MODELS``."""
    from edition.annotations import layout, models  # noqa: PLC0415  # atheris has to see the import
    from edition.annotations.reading import decode  # noqa: PLC0415
    from edition.annotations.validation import validate  # noqa: PLC0415
    from edition.annotations.yaml_tree import parse  # noqa: PLC0415

    kinds = [models.SectionFile, models.TermFile, *layout.LISTS.values()]

    def run(raw: bytes) -> None:
        kind = kinds[raw[0] % len(kinds)] if raw else kinds[0]
        text, problems = decode(raw[1:], "f.yml")
        value = None
        if text is not None:
            value, problems = validate(kind, parse(text, "f.yml"))
        assert value is not None or problems, "a file of which nothing is used has problems"
        lines = len(re.findall("\r\n|[\n\r\x85\u2028\u2029]", text or "")) + 1
        for problem in problems:
            assert text is None or 1 <= problem.place.line <= lines, problem
            assert problem.place.column >= 1, problem
            assert all(line.isprintable() for line in problem.lines()), problem

    return run


def inline() -> Target:
    """Show a text of a note: what the checks let through has to become emphasis, allowed links and words."""
    from edition import steps  # noqa: PLC0415  # atheris has to see the import
    from edition.annotations.files import load_annotations  # noqa: PLC0415
    from edition.annotations.inline import pieces, plain  # noqa: PLC0415
    from edition.joined.targets import Targets  # noqa: PLC0415
    from edition.problems import Place  # noqa: PLC0415
    from edition.render.addresses import Repository  # noqa: PLC0415
    from edition.render.html import markdown  # noqa: PLC0415
    from edition.render.page import html_block  # noqa: PLC0415
    from edition.render.view import view  # noqa: PLC0415

    source = steps.read(ROOT)
    tree = steps.parse(ROOT, source, [])
    targets = Targets.of(tree, load_annotations(ROOT)[0])
    seen = view(steps.check(ROOT)[0], Repository("https://example.org"))
    known = {seen.href(target) for target in targets.everything()}
    place = {"en": Place("f.yml")}

    def run(raw: bytes) -> None:
        text = raw.decode("utf-8", "replace")
        words = _Words(known)
        words.feed(f"<p>{markdown(text)}</p>")
        links = [piece for piece in pieces(text) if piece.kind == "link"]
        if all(link.leads_out or link.target in targets for link in links):
            assert not targets.inline({"en": text}, place)
            words.feed(html_block(f"<p>{seen.inline(text)}</p>", "note"))
            assert _bare(plain(text)) in _bare(words.shown), "words are lost"

    return run


def text() -> Target:
    """Parse a text of the genre: joining the tree back gives it, character by character."""
    from edition.clauses import CLAUSE_ID, SENTENCE_ID  # noqa: PLC0415  # atheris has to see the import
    from edition.text.outline import outline  # noqa: PLC0415
    from edition.text.parser import parse  # noqa: PLC0415
    from edition.text.source import Source  # noqa: PLC0415

    def run(raw: bytes) -> None:
        received = raw.decode("utf-8", "ignore")
        tree, problems = parse(Source(Path("f.txt"), "f.txt", received, ""))
        assert tree.received() == received, "a character is lost"
        ids = [clause.id for clause in tree.clauses] + [sentence.id for sentence in tree.sentences]
        assert len(ids) == len(set(ids)), "an id stands twice"
        assert all(CLAUSE_ID.fullmatch(id_) or SENTENCE_ID.fullmatch(id_) for id_ in ids), ids
        assert all(len(line.split("\t")) >= 4 for line in outline(tree)), "a line of the outline is broken"  # noqa: PLR2004
        assert all(problem.place.line >= 1 for problem in problems)

    return run


class _Words(HTMLParser):
    """Reads what was made of a text, and refuses whatever is more than words, emphasis and allowed links."""

    def __init__(self, known: set[str]) -> None:
        super().__init__()
        self.known = known
        self.shown = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        allowed = {"p": set(), "em": set(), "a": {"href"}, "div": {"class"}}
        assert {name for name, _ in attrs} <= allowed[tag], (tag, attrs)
        address = dict(attrs).get("href") or "http://"
        assert address in self.known or re.match("https?://", address), f"it leads to {address}"

    def handle_data(self, data: str) -> None:
        self.shown += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    handle_decl = handle_pi = unknown_decl = handle_comment


def _bare(words: str) -> str:
    return re.sub(r"[\s\0]", "", words)


TARGETS = {"loader": loader, "inline": inline, "text": text}


BY_NAME = {"annotations", "bad", "templates"}
"""Folders in which the name of a file says what kind it is."""


def seeds(target: str) -> Iterator[bytes]:
    """Yield what a target starts from."""
    if target == "text":
        for path in [*(ROOT / "tests/text/fixtures").glob("*.txt"), *(ROOT / "docs/source").glob("*.txt")]:
            yield path.read_bytes()
        return
    files = [*ROOT.glob("annotations/*.yml"), *ROOT.glob("annotations/*/*.yml")]
    if target == "inline":
        words = "\n".join(path.read_text("utf-8") for path in files)
        yield from (line.encode() for line in words.splitlines() if re.search(r"\*|\]\(", line))
        yield from (
            b"<script>x</script>",
            b"<!-- x -->",
            b"[a](javascript:x)",
            b"*a*[b](term:xpcc)",
            b"{% raw %}",
        )
        return
    names = ["plan", "terms", "provenance", "document", "sources", "categories", "reference-types"]
    names += ["renderings", "pictures", "pinyin"]
    for path in [*files, *(ROOT / "tests/annotations/bad").glob("*.yml")]:
        kind = path.name.split(".")[0] if path.parent.name in BY_NAME else path.parent.name
        yield bytes([names.index({"section": "plan", "term": "terms"}.get(kind, kind))]) + path.read_bytes()


def fuzz(target: str, options: list[str]) -> None:
    """Run one target in this process. It ends the process."""
    import atheris  # noqa: PLC0415  # only where somebody fuzzes

    with atheris.instrument_imports(include=["edition"]):
        run = TARGETS[target]()
    atheris.Setup([sys.argv[0], *options], run)
    atheris.Fuzz()


def start(target: str, seconds: int) -> int:
    """Run one target in a process of its own, and return how it ended."""
    corpus, seeded = KEPT / target, KEPT / f"{target}-seeds"
    for folder in (corpus, seeded):
        folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds(target)):
        (seeded / f"{number:04}").write_bytes(seed[:LONGEST])
    options = [f"-max_total_time={seconds}", f"-max_len={LONGEST}", "-timeout=20", "-rss_limit_mb=3000"]
    options += ["-print_final_stats=1", f"-artifact_prefix={KEPT}/{target}-", str(corpus), str(seeded)]
    command = [sys.executable, __file__, "--run", target, *options]
    return subprocess.run(command, check=False, env=os.environ | {"PYTHONUTF8": "1"}).returncode  # noqa: S603


def main() -> int:
    """Run the targets that are named, or all, one after another."""
    if sys.argv[1:2] == ["--run"]:
        fuzz(sys.argv[2], sys.argv[3:])
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seconds", type=int, default=60, help="how long each target runs")
    parser.add_argument("target", nargs="*", choices=[*TARGETS, []], help="all where none is named")
    options = parser.parse_args()
    broken = [target for target in options.target or TARGETS if start(target, options.seconds)]
    print(f"broken: {', '.join(broken)}; see {KEPT}" if broken else "nothing broke")  # noqa: T201
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
