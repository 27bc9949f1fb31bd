"""Labels: the few words that the pages themselves say, in all languages."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from edition.joined.scripts import Scripts

if TYPE_CHECKING:
    from collections.abc import Mapping

LABELS = {
    "added": ("added", "新增"),
    "after": ("After the plan", "方案之后"),
    "agreement": ("agreement", "协定"),
    "all": ("all", "总数"),
    "also": ("Other renderings and forms", "其他译法和形式"),
    "archived": ("archived copy", "存档副本"),
    "avoid": ("Renderings to avoid", "不宜采用的译法"),
    "basis": ("Basis", "依据"),
    "before": ("Before the plan", "方案之前"),
    "bibliography": ("Sources", "参考文献"),
    "category": ("Category", "类别"),
    "changes": ("What changed", "更新记录"),
    "changes-earlier": ("Earlier changes", "更早的改动"),
    "changes-newest": ("The newest changes", "最新改动"),
    "changes-none": ("There is no history yet.", "尚无修改历史。"),
    "changes-cut": (
        "The history of the annotations was not at hand when these pages were made.",
        "生成本页时未能取得注释的修改历史。",
    ),
    "choice": ("Why this rendering", "译法说明"),
    "context": ("Context", "背景"),
    "contents": ("Contents", "目录"),
    "copy": ("seen in a copy", "所见为副本"),
    "decision": ("decision", "决定"),
    "definition": ("Definition", "释义"),
    "document": ("Names of the document", "文件名称"),
    "draft": ("draft", "初稿"),
    "due": ("due", "待复核"),
    "edit": ("Edit", "编辑"),
    "elsewhere": ("Read them with the whole text", "见全文页"),
    "excuse": ("Excuse from a check", "检查例外"),
    "feed": ("Follow the changes in a feed reader (Atom)", "用订阅阅读器跟踪更新（Atom）"),
    "first": ("Good first contributions", "适合初次参与的工作"),
    "first-address": ("Seen in a copy: find the issuer’s own address", "仅见副本：查找发布机关的网址"),
    "first-due-next": (
        "Of the oldest dated statements: look whether it still holds",
        "较早的时效性说明：核实是否仍然成立",
    ),
    "first-how": (
        "Each is small and rests on nothing else. The pencil opens the line in the repository.",
        "以下各项都较小，互不牵连；点击铅笔即可在代码库中打开相应的行。",
    ),
    "first-review": (
        "Read the entry against its sources, and say that it is reviewed",
        "对照文献审读词条，并注明已审",
    ),
    "gloss": ("Gloss", "英译"),
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
    "note": ("Note", "注释"),
    "notes": ("Notes", "注释"),
    "nothing-to-do": ("Nothing is waiting.", "没有待办事项。"),
    "occurrences": ("In the text", "文中用例"),
    "opinion": ("opinions", "意见"),
    "other": ("Other lists", "其他列表"),
    "picture": ("Picture", "图"),
    "pinyin": ("Pinyin", "拼音"),
    "plan": ("plan", "规划"),
    "plan-itself": ("The plan itself", "本方案"),
    "put-otherwise": ("put otherwise", "改写"),
    "received": ("The text as received", "来源文本"),
    "reference": ("Reference", "参见"),
    "reference-type": ("Type of reference", "参见类型"),
    "references": ("References", "参见"),
    "referred": ("Referred to from", "被引"),
    "refers": ("Refers to", "参见"),
    "regulation": ("regulation", "法规"),
    "related": ("Related terms", "相关术语"),
    "removed": ("taken out", "删去"),
    "rendering": ("Fixed rendering", "固定译法"),
    "renderings": ("Fixed renderings", "固定译法"),
    "review": ("Review", "审读"),
    "reviewed": ("reviewed", "已审"),
    "section": ("Section", "章节"),
    "seen": ("seen", "查阅于"),
    "source": ("Source", "文献"),
    "sources": ("Sources", "来源"),
    "stale": ("changed since review", "审后有改"),
    "status": ("State of the work", "编辑进度"),
    "status-how": (
        (
            "Draft: not yet read by a second reader. Changed since review: put otherwise in a later "
            "commit than the one that said it was reviewed. Due: a statement older than twelve months on the "
            "day of this edition. The pencil opens the line in the repository."
        ),
        "初稿：尚未经第二人审读。审后有改：标为已审之后又有改写。待复核：截至本版之日已逾十二个月的说明。点击铅笔即可在代码库中打开相应的行。",
    ),
    "status-sections": ("By section", "按章节"),
    "status-terms": ("Terms by category", "按术语类别"),
    "term": ("Term", "术语"),
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
    "title": ("Title", "标题"),
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
