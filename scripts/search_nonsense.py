"""Queries that must find nothing: words that are in no text, and runs that stand nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from search_corpus import HANS, Corpus

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator

CHINESE_WORDS = (
    "香蕉 恐龙 足球 钢琴 火锅 熊猫 月饼 围巾 电影院 动画片 太极拳 万里长城 流星雨 望远镜 牙刷 蜘蛛 篮球 咖啡 "
    "恐龍 鋼琴 火鍋 熊貓 月餅 圍巾 電影院 動畫片 望遠鏡 籃球"
)
ENGLISH_WORDS = (
    "giraffe saxophone volcano pancake trombone umbrella dinosaur astronaut cucumber kangaroo waterfall "
    "butterfly honeymoon igloo jellyfish lullaby mushroom orchestra penguin quicksand"
)
"""Everyday words that no document of the genre has."""
NUMBERS = (
    "99",
    "第八十八条",
    "measure 77",
    "3.6.99",
    "part 12",
    "第九部分",
    "9.9",
    "3.6.17-40",
    "section 8.8",
    "第六十条",
)
SYLLABLES = ("bo", "gru", "zy", "xa", "quo", "vli", "mju", "fro", "dwe", "ske", "pla", "nux")
KEYS = "qwrtzxcvbjk"


def nonsense(corpus: Corpus, dice: random.Random) -> Iterator[str]:
    """Yield queries that find nothing, without end, one kind after the other."""
    while True:
        for kind in KINDS:
            text = kind(corpus, dice)
            if not _found(corpus, text):
                yield text


def _found(corpus: Corpus, text: str) -> bool:
    """Tell whether any text holds what was drawn."""
    return any(text.lower() in words.lower() for _, each in corpus.texts for words in each.values())


def _chinese(_: Corpus, dice: random.Random) -> str:
    return dice.choice(CHINESE_WORDS.split())


def _english(_: Corpus, dice: random.Random) -> str:
    return dice.choice(ENGLISH_WORDS.split())


def _number(_: Corpus, dice: random.Random) -> str:
    return dice.choice(NUMBERS)


def _word(_: Corpus, dice: random.Random) -> str:
    """Return a word that could be one, and is none."""
    return "".join(dice.choice(SYLLABLES) for _ in range(dice.randint(3, 4)))


def _keys(_: Corpus, dice: random.Random) -> str:
    return "".join(dice.choice(KEYS) for _ in range(dice.randint(6, 9)))


def _characters(corpus: Corpus, dice: random.Random) -> str:
    """Return characters of the text of which no two stand side by side anywhere."""
    every = sorted({each for _, run, _ in corpus.readings for each in run})
    run = dice.choice(every)
    for _ in range(dice.randint(1, 3)):
        run += next(
            each for each in dice.sample(every, len(every)) if not corpus.holding(HANS, run[-1] + each)
        )
    return run


def _half(corpus: Corpus, dice: random.Random) -> str:
    """Return a word of the text beside one that is in none: everything that is asked for has to be there."""
    text = dice.choice([text[HANS] for _, text in corpus.texts if len(text.get(HANS, "")) > 1])
    chinese, english = _chinese(corpus, dice), _english(corpus, dice)
    return dice.choice([f"{text[:2]} {chinese}", f"{text[:2]}{chinese}", f"{text[:2]} {english}"])


KINDS: tuple[Callable[[Corpus, random.Random], str], ...] = (
    _chinese,
    _english,
    _number,
    _word,
    _keys,
    _characters,
    _half,
)
