"""A small project with an invented plan, for tests to change and break."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from edition.annotations.files import load_annotations
from edition.joined.join import join
from edition.joined.pinyin import Pinyin
from edition.text.parser import parse
from edition.text.source import read_source

if TYPE_CHECKING:
    from pathlib import Path

    from edition.joined.model import Edition
    from edition.problems import Problem

TEXT = """青山县人民政府关于印发《青山县港口发展方案》的通知

青政发〔2021〕5号

各乡镇人民政府：

现将《青山县港口发展方案》印发给你们，请认真贯彻执行。

青山县人民政府

2021年3月4日

青山县港口发展方案

为发展港口，制定本方案。

一、总体要求

（一）目标

到2035年，建成港口物流枢纽。港口(青山)对外开放。

二、主要任务

（一）扩大开放

1.建设码头。推动建设码头3座。支持港口物流枢纽发展，探索运单质押。

2.优化服务。鼓励企业参与。
"""

FILES = {
    "annotations/document.yml": "title: Port Plan\nissuer: Qingshan County\n",
    "annotations/categories.yml": "categories:\n  - {id: transport, en: Transport, zh: 运输}\n",
    "annotations/reference-types.yml": (
        "types:\n"
        "  - id: builds-on\n"
        "    forward: {en: builds on, zh: 以此为基础}\n"
        "    reverse: {en: is built on by, zh: 为其基础}\n"
        "  - id: cites\n"
        "    forward: {en: cites, zh: 援引}\n"
        "    reverse: {en: is cited by, zh: 被援引}\n"
    ),
    "annotations/sources.yml": (
        "sources:\n"
        "  - id: port-law\n"
        "    kind: law\n"
        "    title: {zh: 港口法, en: Port Law}\n"
        "    issuer: {zh: 县, en: County}\n"
        '    date: "2020-01"\n'
        "    url: https://example.org/law\n"
        '    seen: "2021-04-01"\n'
    ),
    "annotations/terms/port.yml": (
        "term: 港口\nen: port\ncategory: transport\nrelated: [logistics-hub]\nsources: [port-law]\n"
        "definition: {en: 'A place for ships. See [measure 1](2.1.1).', zh: 船舶停靠之处。}\n"
    ),
    "annotations/terms/logistics-hub.yml": (
        "term: 港口物流枢纽\nen: port logistics hub\ncategory: transport\n"
        "also: {en: [logistics centre], zh: [物流枢纽]}\navoid: {en: [pivot]}\n"
        "definition: {en: A place where goods change ships., zh: 货物换船之处。}\n"
    ),
    "annotations/pinyin.yml": (
        "words:\n"
        "  - {zh: 码 头}\n"
        "  - {zh: 贯彻, pinyin: guàn chè}\n"
        "  - zh: 物流 枢纽\n"
        "    pinyin: wù liú shū niǔ\n"
    ),
    "annotations/plan/2.1.yml": (
        'section: "2.1"\n'
        "title: Open wider\n"
        "clauses:\n"
        '  - id: "2.1.1"\n'
        "    title: Build quays\n"
        "    sentences:\n"
        "      - zh: 推动建设码头3座。\n"
        "        en: Promote the building of three quays.\n"
        "        status: reviewed\n"
        '        reviewed: {by: second reader, on: "2021-05-01"}\n'
        "      - zh: 支持港口物流枢纽发展，探索运单质押。\n"
        "        en: Support the growth of the port logistics hub and explore pledging consignment notes.\n"
        "        notes:\n"
        "          - on: 运单\n"
        "            kind: context\n"
        "            en: A *transport document*, see [the law](source:port-law).\n"
        "            zh: 运输单证。\n"
        '            as_of: "2021-04"\n'
        "            sources: [port-law]\n"
        "        see:\n"
        '          - {to: "1.1-1", as: builds-on, en: The hub is an aim there., zh: 该处以枢纽为目标。}\n'
        "          - {to: 'term:port', as: builds-on, en: The port., zh: 港口。}\n"
        '  - id: "2.1.2"\n'
        "    title: Improve services\n"
        "    sentences:\n"
        "      - zh: 鼓励企业参与。\n"
    ),
}
"""Annotation files: two terms, a source, one section with everything that a section can have."""


def provenance(text: str = TEXT) -> str:
    """Return a provenance file for a text."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return (
        "id: port-plan\nfile: plan.txt\ntitle: 青山县港口发展方案\nissuer: 青山县人民政府\n"
        f'number: 青政发〔2021〕5号\ndate: "2021-03-04"\nsha256: {digest}\n'
    )


def make(root: Path, changes: dict[str, str | None] | None = None, text: str = TEXT) -> Path:
    """Write the project, with some files changed, added, or left out where they are None."""
    files: dict[str, str | None] = {
        "docs/source/plan.txt": text,
        "docs/source/provenance.yml": provenance(text),
        **FILES,
        **(changes or {}),
    }
    for name, content in files.items():
        if content is not None:
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
    return root


def change(file: str, old: str, new: str) -> dict[str, str | None]:
    """Return the change of one passage of a file; it must be there."""
    assert old in FILES[file], f"{old!r} is not in {file}"
    return {file: FILES[file].replace(old, new, 1)}


def joined(root: Path) -> tuple[Edition, list[Problem]]:
    """Read, parse, load and join a project, and gather the problems."""
    source = read_source(root)
    tree, problems = parse(source)
    annotations, more = load_annotations(root)
    edition, unfit = join(source, tree, annotations, Pinyin())
    return edition, sorted([*problems, *more, *unfit])
