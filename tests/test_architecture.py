"""What the docstring of the package and the design promise about the code, read from the code itself."""

from __future__ import annotations

import ast
import re
from functools import cache, reduce
from typing import TYPE_CHECKING

import pytest

from sites import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SCRIPTS = ROOT / "scripts"
PACKAGE = "edition"

LAYERS = (
    {"problems", "numerals"},
    {"clauses"},
    {"text", "annotations"},
    {"joined"},
    {"render", "export", "checks"},
    {"pages", "settings", "report", "output", "git", "freshness", "past", "steps", "branch", "cli"},
)
"""From the ground up. No part imports from a layer above its own."""
SIDES = {"text", "annotations"}
"""These two never import each other."""
PURE = ("render", "export", "checks", "pages")
"""Parts that read nothing and write nothing."""
WRITERS = ("output", "cli")
"""The only parts of the package with side effects."""
ASKS = "git"
"""The only part that asks another program; it changes nothing."""

READING = {"open", "read_text", "read_bytes", "iterdir", "glob", "rglob", "listdir", "stat", "exists"}
WRITING = {"print", "write_text", "write_bytes", "mkdir", "makedirs", "touch", "unlink", "rmdir", "rmtree"}
"""Names of functions and methods."""
LAUNCHING = {"shutil", "subprocess", "tempfile", "socket", "urllib.request"}
OUTSIDE = LAUNCHING | {"os", "io", "pathlib", "logging", "importlib"}
"""Modules that reach out of the process."""

HAN = re.compile(r"[\u3400-\u9fff]{4,}")
OF_THE_LANGUAGE = {"平方公里"}
"""Square kilometres: a unit, in whatever document."""


@cache
def syntax(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(SCRIPTS).with_suffix("").parts).removesuffix(".__init__")


MODULES = {name_of(path): path for path in sorted(SCRIPTS.rglob("*.py"))}
OURS = {name: path for name, path in MODULES.items() if name.split(".")[0] == PACKAGE}


def part_of(module: str) -> str:
    """Return which part of the package a module belongs to; the package itself is the part ``""``."""
    return f"{module}.".split(".")[1]


def level_of(module: str) -> int:
    return next(level for level, parts in enumerate(LAYERS) if part_of(module) in parts)


def runtime_nodes(node: ast.AST) -> Iterator[ast.AST]:
    """Yield all nodes but those that only a type checker sees."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            continue
        yield child
        yield from runtime_nodes(child)


def imports(nodes: Iterator[ast.AST]) -> Iterator[str]:
    """Yield the full names of the modules that are imported."""
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written in full"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (name if name in MODULES else node.module or "" for name in names)


def imported_modules(module: str) -> set[str]:
    """Return the modules of the package that a module imports, also those for its types alone."""
    return {name for name in imports(ast.walk(syntax(OURS[module]))) if name in OURS} - {module, PACKAGE}


def calls(module: str) -> set[str]:
    """Return the last names of everything that is called when the module runs."""
    functions = (node.func for node in runtime_nodes(syntax(OURS[module])) if isinstance(node, ast.Call))
    return {ast.unparse(function).rpartition(".")[2] for function in functions}


def outside(module: str) -> set[str]:
    return OUTSIDE & set(imports(runtime_nodes(syntax(OURS[module]))))


def test_every_module_belongs_to_a_layer() -> None:
    parts = set().union(*LAYERS) | {""}
    assert {part_of(module) for module in OURS} <= parts


@pytest.mark.parametrize("module", [module for module in OURS if module != PACKAGE])
def test_imports_point_downwards(module: str) -> None:
    imported = imported_modules(module)
    assert not [each for each in imported if level_of(each) > level_of(module)]
    if part_of(module) in SIDES:
        assert not {part_of(each) for each in imported} & (SIDES - {part_of(module)})


def test_no_import_goes_round_in_a_circle() -> None:
    graph = {module: imported_modules(module) for module in OURS}
    while leaves := {module for module, imported in graph.items() if not imported & graph.keys()}:
        graph = {module: imported for module, imported in graph.items() if module not in leaves}
    assert not graph


def test_the_package_knows_neither_builder() -> None:
    imported = {name.split(".")[0] for path in OURS.values() for name in imports(ast.walk(syntax(path)))}
    assert not {"mkdocs", "zensical"} & imported


@pytest.mark.parametrize("module", [module for module in OURS if part_of(module) in PURE])
def test_renderers_exporters_and_checks_are_pure(module: str) -> None:
    assert not outside(module)
    assert not calls(module) & (READING | WRITING)


@pytest.mark.parametrize("module", [module for module in OURS if part_of(module) not in WRITERS])
def test_only_the_writer_and_the_command_line_have_side_effects(module: str) -> None:
    assert not calls(module) & WRITING
    assert not outside(module) & (LAUNCHING - {"subprocess"} if part_of(module) == ASKS else LAUNCHING)


@pytest.mark.parametrize(
    "path",
    [path for path in (*MODULES.values(), *sorted((ROOT / "docs/assets").rglob("*"))) if path.is_file()],
    ids=lambda path: path.relative_to(ROOT).as_posix(),
)
def test_no_words_of_the_document_are_in_the_code(path: Path) -> None:
    source = re.sub(r"\s", "", next((ROOT / "docs/source").glob("*.txt")).read_text("utf-8"))
    runs = HAN.findall(without_examples(path))
    fours = {run[start : start + 4] for run in runs for start in range(len(run) - 3)}
    assert not {four for four in fours if four in source} - OF_THE_LANGUAGE


def without_examples(path: Path) -> str:
    """Return a file without the examples of its models, which are for people's editors alone."""
    text = path.read_text("utf-8", errors="ignore")
    if path.suffix != ".py":
        return text
    keywords = [node for node in ast.walk(syntax(path)) if isinstance(node, ast.keyword)]
    examples = [ast.get_source_segment(text, node.value) for node in keywords if node.arg == "examples"]
    return reduce(lambda left, example: left.replace(example or "", ""), examples, text)
