"""Pictures of the text: bars to scale, and things side by side. Every word in them is a word on the page."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from edition.joined.model import AreasPicture
from edition.render.html import element, escape, in_languages, unordered

if TYPE_CHECKING:
    from collections.abc import Mapping

    from edition.joined.model import Amount, Column, ColumnsPicture, Group
    from edition.render.view import View

STYLE = "pictures.css"
"""How pictures look, in ``docs/assets/``."""
HUNDRED = Decimal(100)


def pictures_below(seen: View, id_: str) -> list[str]:
    """Return the pictures that stand below a sentence or a clause."""
    pictures = seen.edition.pictures.get(id_, ())
    style = [seen.stylesheet(STYLE)] if pictures else []
    return style + [
        _areas(picture) if isinstance(picture, AreasPicture) else _columns(seen, picture)
        for picture in pictures
    ]


def _figure(picture: AreasPicture | ColumnsPicture, content: str, unit: Mapping[str, str]) -> str:
    """Return a picture with its title above it and its note below."""
    in_unit = element("span", in_languages(unit), class_="unit") if unit else ""
    title = element("figcaption", f"{in_languages(picture.title)} {in_unit}".strip())
    note = element("div", in_languages(picture.note, "p"), class_="picture-note") if picture.note else ""
    return element("figure", f"\n{title}\n{content}\n{note}\n", class_="picture", id=f"picture-{picture.id}")


def _areas(picture: AreasPicture) -> str:
    """Return a list of amounts, each with its bar; the length of every bar is true to one scale.

    A part's bar starts where its whole's bar has it, and a thin line below shows how long the whole is.
    """
    whole = picture.whole
    scale = HUNDRED / Decimal(whole.figure)
    starts, start = [], Decimal(0)
    for part in whole.inside:
        starts.append(start)
        start += Decimal(part.figure) * scale
    parts = unordered(_area(part, at, scale) for part, at in zip(whole.inside, starts, strict=True))
    bar = "".join(
        _bar(at, Decimal(part.figure) * scale) for part, at in zip(whole.inside, starts, strict=True)
    )
    content = element("ul", element("li", _row(whole, bar) + parts), class_="areas")
    return _figure(picture, content, picture.unit)


def _area(part: Amount, start: Decimal, scale: Decimal) -> str:
    """Return a part of the whole, and what is inside it."""
    width = Decimal(part.figure) * scale
    inside = unordered(
        _row(each, _extent(start, width) + _bar(start, Decimal(each.figure) * scale, "inner"))
        for each in part.inside
    )
    return _row(part, _extent(Decimal(0), HUNDRED) + _bar(start, width)) + inside


def _row(amount: Amount, bar: str) -> str:
    """Return the words and the figure of an amount, and its bar for those who see it."""
    figure = element("span", escape(amount.figure), class_="figure")
    words = element("div", f"{in_languages(amount.text)} {figure}", class_="amount")
    return words + element("svg", bar, class_="bar", aria_hidden="true", width="100%", height="12")


def _bar(start: Decimal, width: Decimal, class_: str | None = None) -> str:
    return element("rect", x=_percent(start), width=_percent(width), height="100%", class_=class_)


def _extent(start: Decimal, width: Decimal) -> str:
    """Return the line that shows how long what a bar is in would be."""
    return element("rect", x=_percent(start), width=_percent(width), y="11", height="1", class_="extent")


def _percent(value: Decimal) -> str:
    return f"{value.quantize(Decimal('0.01')).normalize():f}%"


def _columns(seen: View, picture: ColumnsPicture) -> str:
    columns = "\n".join(_column(seen, column) for column in picture.columns)
    return _figure(picture, element("div", f"\n{columns}\n", class_="columns"), {})


def _column(seen: View, column: Column) -> str:
    head = element(
        "p", element("a", in_languages(column.text), href=seen.href(column.at)), class_="column-head"
    )
    return element("div", head + element("dl", "".join(map(_group, column.groups))))


def _group(group: Group) -> str:
    items = "".join(element("dd", in_languages(item)) for item in group.items)
    return element("dt", in_languages(group.text)) + items
