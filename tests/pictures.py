"""The invented plan with a sentence of figures, and pictures of it, for tests to change and break."""

from __future__ import annotations

from typing import TYPE_CHECKING

import projects

if TYPE_CHECKING:
    from pathlib import Path

FILE = "annotations/pictures.yml"
TEXT = projects.TEXT.replace(
    "到2035年，建成港口物流枢纽。",
    "港区面积 12.5 公顷：东区 10 公顷（含渔港 3.81 公顷，含货场 7 公顷），西区 2.5 公顷。到2035年，建成港口物流枢纽。",
)
SECTION = (
    'section: "1.1"\ntitle: Aims\nsentences:\n'
    "  - zh: 港区面积 12.5 公顷：东区 10 公顷（含渔港 3.81 公顷，含货场 7 公顷），西区 2.5 公顷。\n"
    "    en: The port area is 12.5 hectares; the east zone has 10 (a fishing port of 3.81, a goods yard of 7) and the west zone 2.5.\n"
    "  - zh: 到2035年，建成港口物流枢纽。\n"
    "  - zh: 港口(青山)对外开放。\n"
)
PICTURES = """\
areas:
  - id: zones
    at: "1.1-1"
    title: {en: Zones, zh: 港区图}
    unit: {en: hectares, zh: 公顷}
    note: {en: They may overlap., zh: 或有重叠。}
    whole: {zh: 港区面积, en: port area, figure: "12.5"}
    parts:
      - zh: 东区
        en: east zone
        figure: "10"
        inside:
          - {zh: 渔港, en: fishing port, figure: "3.81"}
          - {zh: 货场, en: goods yard, figure: "7"}
      - {zh: 西区, en: west zone, figure: "2.5"}
columns:
  - id: tasks
    at: "2.1.1"
    title: {en: Tasks, zh: 任务表}
    columns:
      - zh: 码头
        en: quays
        at: "2.1.1-1"
        groups:
          - {zh: 推动, en: promote, items: [{zh: 建设码头, en: building of three quays}]}
      - zh: 港口物流枢纽
        en: port logistics hub
        at: "2.1.1-2"
        groups:
          - {zh: 支持, en: support, items: [{zh: 发展, en: growth}]}
          - {zh: 探索, en: explore, items: [{zh: 运单质押, en: pledging consignment notes}]}
"""
MOVED = projects.FILES["annotations/plan/2.1.yml"].replace('"1.1-1"', '"1.1-2"')


def make(root: Path, pictures: str | None = PICTURES) -> Path:
    """Write the project with its pictures, or without the file where there are none."""
    changes = {
        "docs/source/provenance.yml": projects.provenance(TEXT),
        "annotations/plan/1.1.yml": SECTION,
        "annotations/plan/2.1.yml": MOVED,
        FILE: pictures,
    }
    return projects.make(root, changes, TEXT)


def changed(old: str, new: str) -> str:
    """Return the pictures with one passage changed; it must be there."""
    assert old in PICTURES, f"{old!r} is not in {FILE}"
    return PICTURES.replace(old, new, 1)
