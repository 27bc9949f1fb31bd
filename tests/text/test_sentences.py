from __future__ import annotations

import pytest

from edition.text.sentences import sentence_ends


def split(text: str) -> list[str]:
    ends, _ = sentence_ends(text)
    return [text[start:end] for start, end in zip([0, *ends], ends, strict=False)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["推进改革。", "扩大开放！", "好吗？", "好。"],
        ["一要改革；二要开放；三要发展。", "完毕"],
        ["真的吗？！", "真的。"],
        ["是的……好。"],
        ["建设“单一窗口”。", "提高效率。"],
        ["印发《意见。（试行）》的通知。", "执行。"],
        ["印发（含附件。）的文件。", "执行。"],
        ["他说“好。很好。”的时候很高兴。"],
        ["会议指出：“要改革。要开放。”", "各地要落实。"],
        ["他说，“要改革。”", "各地要落实。"],
        ["“要改革。”", "这是要求。"],
        ["会议指出：“要改革。”，各地落实。"],
        ["他说：「要改革。『快。』」", "各地落实。"],
        ["推进改革。（商务部负责）"[:5], "（商务部负责）"],
        ["推进改革。", "（商务部牵头，财政部配合）", "扩大开放。"],
        ["推进改革（商务部负责）。", "扩大开放。"],
        ["建设园区。", "（新疆）自贸试验区挂牌。"],
        ["（以下简称园区）已经挂牌。", "运行平稳。"],
        ['他说"好。"', "完毕。"],
        ["平方公里 179.66 左右。", " 含两区。"],
        ["网址为http://a.example/?b=1。", "欢迎访问!", "谢谢"],
        ["China’s plan。", "完毕。"],
    ],
)
def test_sentences_end_where_a_reader_ends_them(sentences: list[str]) -> None:
    text = "".join(sentences)
    assert split(text) == sentences
    assert sentence_ends(text)[1]


@pytest.mark.parametrize(
    "sentences",
    [
        ["开展“宣传月活动。", "发放资料。"],
        ["组织（讲座。", "欢迎参加。）", "举办展览）。"],
        ["落实《意见。", "”完毕。"],
        ["（" * 20 + "深。", "完"],
    ],
)
def test_every_full_stop_ends_a_sentence_where_marks_do_not_pair(sentences: list[str]) -> None:
    text = "".join(sentences)
    ends, balanced = sentence_ends(text)
    assert not balanced
    assert ends[-1] == len(text)
    assert len(ends) == len(text.split("。")) - text.endswith("。")


def test_an_empty_text_has_no_sentence() -> None:
    assert sentence_ends("") == ([], True)
