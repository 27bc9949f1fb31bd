"""Labels: the few words that the pages themselves say, in all languages."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from edition.joined.scripts import Scripts

if TYPE_CHECKING:
    from collections.abc import Mapping

LABELS = {
    "after": ("After the plan", "方案之后"),
    "agreement": ("agreement", "协定"),
    "also": ("Other renderings and forms", "其他译法和形式"),
    "archived": ("archived copy", "存档副本"),
    "avoid": ("Renderings to avoid", "不宜采用的译法"),
    "basis": ("Basis", "依据"),
    "before": ("Before the plan", "方案之前"),
    "bibliography": ("Sources", "参考文献"),
    "category": ("Category", "类别"),
    "choice": ("Why this rendering", "译法说明"),
    "context": ("Context", "背景"),
    "contents": ("Contents", "目录"),
    "copy": ("seen in a copy", "所见为副本"),
    "decision": ("decision", "决定"),
    "definition": ("Definition", "释义"),
    "draft": ("draft", "初稿"),
    "edit": ("Edit", "编辑"),
    "elsewhere": ("Read them with the whole text", "见全文页"),
    "law": ("law", "法律"),
    "forms": ("Forms, category, related terms", "形式、类别与相关术语"),
    "missing": ("No English yet", "尚无英译"),
    "net": ("Net of references", "参见关系图"),
    "net-all": ("What each refers to, and what refers to it", "各条的参见与被引"),
    "net-how": (
        (
            "An arc joins two places of which one refers to the other. Point at one: whole lines lead from "
            "it, broken ones to it. Its link leads to its references below."
        ),
        "弧线连接有参见关系的两处，线越粗，次数越多。指向一处：实线由其引出，虚线引向该处；其链接通往下方所列。",
    ),
    "notes": ("Notes", "注释"),
    "occurrences": ("In the text", "文中用例"),
    "opinion": ("opinions", "意见"),
    "plan": ("plan", "规划"),
    "plan-itself": ("The plan itself", "本方案"),
    "received": ("The text as received", "来源文本"),
    "references": ("References", "参见"),
    "referred": ("Referred to from", "被引"),
    "refers": ("Refers to", "参见"),
    "regulation": ("regulation", "法规"),
    "related": ("Related terms", "相关术语"),
    "renderings": ("Fixed renderings", "固定译法"),
    "reviewed": ("reviewed", "已审"),
    "seen": ("seen", "查阅于"),
    "sources": ("Sources", "来源"),
    "term-choice": ("Choice of words", "译法"),
    "timeline": ("Time line", "时间线"),
    "timeline-how": (
        (
            "The laws, regulations, decisions, plans, opinions and agreements that notes, references and "
            "terms cite, by date; below each, the places that cite it."
        ),
        "注释、参见和术语所引的法律、法规、决定、规划、意见和协定，依日期排列；其下为引用之处。",
    ),
    "timeline-years": ("Instruments by year", "各年文件数"),
    "terms": ("Terms", "术语"),
    "whole": ("The whole text, with notes, for print", "全文与注释（可打印）"),
    "undated": ("Without a date", "日期不详"),
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
