"""Labels: the few words that the pages themselves say, in all languages."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from edition.joined.scripts import Scripts

if TYPE_CHECKING:
    from collections.abc import Mapping

LABELS = {
    "also": ("Other renderings and forms", "其他译法和形式"),
    "avoid": ("Renderings to avoid", "不宜采用的译法"),
    "basis": ("Basis", "依据"),
    "bibliography": ("Sources", "参考文献"),
    "category": ("Category", "类别"),
    "choice": ("Why this rendering", "译法说明"),
    "context": ("Context", "背景"),
    "contents": ("Contents", "目录"),
    "copy": ("seen in a copy", "所见为副本"),
    "definition": ("Definition", "释义"),
    "draft": ("draft", "初稿"),
    "edit": ("Edit", "编辑"),
    "elsewhere": ("Read them with the whole text", "见全文页"),
    "missing": ("No English yet", "尚无英译"),
    "notes": ("Notes", "注释"),
    "occurrences": ("In the text", "文中用例"),
    "received": ("The text as received", "来源文本"),
    "references": ("References", "参见"),
    "referred": ("Referred to from", "被引"),
    "related": ("Related terms", "相关术语"),
    "renderings": ("Fixed renderings", "固定译法"),
    "reviewed": ("reviewed", "已审"),
    "seen": ("seen", "查阅于"),
    "sources": ("Sources", "来源"),
    "term-choice": ("Choice of words", "译法"),
    "terms": ("Terms", "术语"),
    "whole": ("The whole text, with notes, for print", "全文与注释（可打印）"),
}


@cache
def label(key: str) -> Mapping[str, str]:
    """Return a label in all languages."""
    english, chinese = LABELS[key]
    return MappingProxyType(Scripts({}).texts(chinese, english))


def both(key: str) -> str:
    """Return a label as plain words in both languages, for attributes and page titles."""
    english, chinese = LABELS[key]
    return f"{chinese} · {english}"
