"""What a line of the genre looks like: a date, a document number, a title, a finished paragraph."""

from __future__ import annotations

import re

from edition.numerals import CHINESE
from edition.text.headings import marker
from edition.text.marks import CLOSING, ENDINGS, PAUSES, TERMINALS

LONGEST_TITLE = 90
"""Characters that a document's title may have."""
LONGEST_CELL = 40
"""Characters that a cell of a flattened table may have."""

_NUMERAL = rf"[0-9０-９{CHINESE}]"
_DATE = re.compile(
    rf"(?:[^\s，。：；]{{2,30}}\s+)?[（(]?\s*{_NUMERAL}{{4}}\s*年\s*{_NUMERAL}{{1,2}}\s*月\s*{_NUMERAL}{{1,3}}\s*日\s*[）)]?"
)
_NUMBER = re.compile(
    rf"[^\s，。：]{{1,16}}\s*[〔\[［【（(]{_NUMERAL}{{4}}[〕\]］】）)]\s*第?\s*{_NUMERAL}{{1,5}}\s*号"
)
_REMARK = re.compile(r"[（(][^（）()]*[）)]")
_ANNEX = re.compile(rf"(?P<printed>附[件表录]\s*(?P<numeral>{_NUMERAL}{{0,3}}))\s*[:：]?")
_ATTACHMENT = re.compile(rf"附[件表录]?\s*{_NUMERAL}{{0,3}}\s*[:：.．、].+", re.DOTALL)
_TITLE_END = re.compile(
    r"(?:通知|通报|通告|公告|公报|意见|方案|批复|决定|决议|规划|纲要|计划|办法|规定|规则|规范|细则|条例|章程"
    r"|措施|举措|要点|清单|目录|名单|指南|指引|标准|制度|函|令|报告|说明|安排|分工|(?<!代)表|示意图)"
    r"[》〉”]?\s*(?:[（(][^（）()]*[）)])?$"
)
_RESPONSIBLE = ("负责", "牵头", "配合", "责任单位", "落实")
_QUIET = "".join(CLOSING) + '"'


def is_date(line: str) -> bool:
    """Say whether the line is a date, in brackets or not, alone or behind a signature and a space."""
    return bool(_DATE.fullmatch(line))


def is_number(line: str) -> bool:
    """Say whether the line is a document number alone, such as 国发〔2023〕17号."""
    return bool(_NUMBER.fullmatch(line))


def is_remark(line: str) -> bool:
    """Say whether the line is a remark in brackets, as （此件公开发布） is, and names nobody responsible."""
    return bool(_REMARK.fullmatch(line)) and not names_responsible(line)


def is_attachment(line: str) -> bool:
    """Say whether the line begins a list of attachments, with the first on the same line."""
    return bool(_ATTACHMENT.fullmatch(line)) and line[-1] not in TERMINALS


def annex(line: str) -> re.Match[str] | None:
    """Return the match of 附件 or 附件1 alone on its line, with what is printed and the numeral."""
    return _ANNEX.fullmatch(line)


def bracketed_end(line: str) -> str:
    """Return the brackets that end the line, from the last opening one, or an empty string."""
    return line[max(line.rfind("（"), line.rfind("("), 0) :] if line.endswith(("）", ")")) else ""


def names_responsible(brackets: str) -> bool:
    """Say whether the brackets tell who is responsible, as they do at the end of a paragraph."""
    return brackets.startswith(("（", "(")) and any(word in brackets for word in _RESPONSIBLE)


def is_finished(line: str) -> bool:
    """Say whether the line ends as a paragraph may end, so that no page end has cut it."""
    if line.rstrip(_QUIET).endswith(tuple(ENDINGS)):
        return True
    brackets = bracketed_end(line)
    before = line[: len(line) - len(brackets)].rstrip()
    return bool(brackets) and (not before or before[-1] in TERMINALS or names_responsible(brackets))


def is_plain(line: str) -> bool:
    """Say whether the line is none of the kinds that are known by their form alone."""
    known = is_date(line) or is_number(line) or is_remark(line) or annex(line) or is_attachment(line)
    return not (known or marker(line))


def is_bare(line: str, longest: int = LONGEST_CELL) -> bool:
    """Say whether the line is short words without an end: a title, a signature, a cell of a table."""
    return len(line) <= longest and is_plain(line) and not is_finished(line) and line[-1] not in PAUSES


def may_be_title(line: str) -> bool:
    """Say whether the line can be the title of a document."""
    return is_bare(line, LONGEST_TITLE) and not any(mark in line for mark in TERMINALS + "；")


def ends_as_title(line: str) -> bool:
    """Say whether the line ends with what such documents are called: …的通知, …方案, …办法（试行）."""
    return bool(_TITLE_END.search(line))


def precedes_title(line: str) -> bool:
    """Say whether a document's title may follow the line: a number, a date, a remark or 附件."""
    return is_date(line) or is_number(line) or is_remark(line) or bool(annex(line))
