"""The YAML loader that keeps places: every scalar is text, and nothing of YAML that surprises is let in.

The tree is built from the parser's events and without recursion, so that neither depth nor the
tricks of YAML (anchors, merge keys, tags) cost more than one problem each.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml
from yaml import CollectionEndEvent, CollectionStartEvent, ScalarEvent, StreamEndEvent

from edition.annotations import refusals
from edition.annotations.open_values import DROPPED, OpenList, OpenMapping, Value
from edition.annotations.places import Places
from edition.annotations.reading import FORBIDDEN_ESCAPED, MAX_REPORTED, character, characters, empty
from edition.annotations.syntax import Reading, explain
from edition.problems import EditionError, Place, Problem

if TYPE_CHECKING:
    from edition.annotations.places import Mark, Spot
    from edition.annotations.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Parsed:
    """A file as values with places."""

    value: Value
    places: Places
    problems: tuple[Problem, ...]
    whole: bool
    """Whether the file was understood to its end, so that it makes sense to look at the value."""


def parse(text: str, file: str) -> Parsed:
    """Read the YAML of one annotation file.

    Args:
        text: The file's text.
        file: The file's name in problems.

    Returns:
        The values with their places, and everything that may not stand in such a file.

    Raises:
        EditionError: PyYAML was installed without libyaml.
    """
    if not yaml.__with_libyaml__:
        hint = "a wheel of PyYAML from the package registry, which holds libyaml"
        raise EditionError([Problem(Place(file), "no-libyaml", "PyYAML lacks libyaml", allowed=hint)])
    builder = _Builder(text, file)
    whole = builder.build()
    value, spot = builder.result()
    if whole and value is None:
        whole = False
        if not builder.problems:
            builder.problems.append(empty(file))
    return Parsed(value, Places(file, spot), tuple(builder.problems), whole)


class _GivenUp(Exception):  # noqa: N818  # no error: the way out of a file that is read no further
    """The rest of the file is not read."""


class _Builder:
    """Builds the tree of values and the tree of spots, event by event."""

    def __init__(self, text: str, name: str) -> None:
        self.text = text
        self.name = name
        self.problems = characters(text, name)
        self._top = OpenList(yaml.Mark("", 0, 0, 0, None, 0), None)
        self._depth = 0
        self._room = refusals.MAX_VALUES
        self._last: yaml.Event | None = None

    def build(self) -> bool:
        """Read the whole file; return whether it was understood to its end."""
        parser = yaml.CBaseLoader(self.text)
        try:
            self._take_all(parser)
        except yaml.YAMLError as error:
            if not self.problems:  # otherwise most likely a consequence
                self.problems.append(explain(error, self._reading(), self.name))
            return False
        except _GivenUp:
            return False
        finally:
            parser.dispose()
        return True

    def result(self) -> tuple[Value, Spot | None]:
        """Return the value of the whole file and its spot, or nothing where there is none."""
        return (self._top.values[0], self._top.spots[0]) if self._top.values else (None, None)

    def _take_all(self, parser: yaml.CBaseLoader) -> None:
        """Take every event. Loading spends its time here, hence the few calls for a usual text."""
        take, odd = parser.get_event, refusals.has_odd_signs(self.text)
        open_value: OpenList | OpenMapping = self._top
        while True:
            event = take()
            if isinstance(event, ScalarEvent):
                value: str | None = event.value
                mark: Mark = event.start_mark  # type: ignore[assignment]  # libyaml's events have marks
                if isinstance(open_value, OpenMapping) and open_value.key is None:
                    open_value.key, open_value.key_mark = event.value, mark
                    if odd or value in open_value.values or value in refusals.ODD_KEYS:
                        self._look_at_key(open_value, event)
                else:
                    if odd or value in refusals.ODD_TEXTS:
                        value = self._look_at_text(event)
                    open_value.add(value, mark)
            elif isinstance(event, CollectionEndEvent):
                open_value = self._close(event, open_value)
            elif isinstance(event, CollectionStartEvent):
                open_value = self._open(event, open_value)
            elif event is None or isinstance(event, StreamEndEvent):
                return
            else:
                self._other(event, open_value)
            self._last = event

    def _look_at_key(self, mapping: OpenMapping, event: ScalarEvent) -> None:
        """Refuse a key that is no good; its value is read and dropped."""
        self._extras(event)
        self._escapes(event)
        refusal = refusals.key(event, mapping.spots.get(event.value))
        if refusal:
            mapping.key = DROPPED
            self._refuse(event, refusal)

    def _look_at_text(self, event: ScalarEvent) -> str | None:
        """Refuse what is odd about a text; return it, or nothing where there is none."""
        self._extras(event)
        if event.style:
            self._escapes(event)
            return event.value
        for refusal in refusals.plain(event, self.text):
            self._refuse(event, refusal)
        return None if event.value in refusals.ODD_TEXTS else event.value

    def _open(self, event: CollectionStartEvent, outer: OpenList | OpenMapping) -> OpenList | OpenMapping:
        """Open a list or mapping."""
        self._extras(event)
        self._depth += 1
        if self._depth > refusals.MAX_DEPTH:
            self._give_up(event, refusals.DEPTH)
        if isinstance(outer, OpenMapping) and outer.key is None:
            self._give_up(event, refusals.COMPLEX_KEY)
        kind = OpenMapping if isinstance(event, yaml.MappingStartEvent) else OpenList
        return kind(event.start_mark or self._top.mark, outer)

    def _close(self, event: CollectionEndEvent, value: OpenList | OpenMapping) -> OpenList | OpenMapping:
        """Close the innermost list or mapping; return the one around it."""
        outer = value.outer or self._top
        outer.add(value.values, value.close())
        self._depth -= 1
        self._room -= len(value.values)
        if self._room < 0:
            self._give_up(event, refusals.VALUES)
        return outer

    def _other(self, event: yaml.Event, open_value: OpenList | OpenMapping) -> None:
        """Take an event that stands for no value: refuse references and second documents."""
        if isinstance(event, yaml.AliasEvent):
            self._refuse(event, refusals.alias(event.anchor))
            if isinstance(open_value, OpenMapping) and open_value.key is None:
                raise _GivenUp
            open_value.add(None, event.start_mark or self._top.mark)
        elif isinstance(event, yaml.DocumentStartEvent) and self._top.values:
            self._give_up(event, refusals.DOCUMENTS)

    def _escapes(self, event: ScalarEvent) -> None:
        """Refuse characters that were written as escapes and may stand in no text."""
        match = FORBIDDEN_ESCAPED.search(event.value) if event.style else None
        if match:
            self.problems.append(character(self._place(event.start_mark), match[0]))

    def _extras(self, event: ScalarEvent | CollectionStartEvent) -> None:
        if event.anchor is not None or event.tag is not None:
            for refusal in refusals.extras(event, self.text):
                self._refuse(event, refusal)

    def _refuse(self, event: yaml.Event, refusal: Refusal) -> None:
        """Report a refusal and go on; a file with too many problems is given up."""
        self.problems.append(Problem(self._place(event.start_mark), *refusal))
        if len(self.problems) >= MAX_REPORTED:
            raise _GivenUp

    def _give_up(self, event: yaml.Event, refusal: Refusal) -> None:
        """Report a refusal after which nothing of the file can be trusted."""
        self._refuse(event, refusal)
        raise _GivenUp

    def _place(self, mark: Mark | None) -> Place:
        return Place(self.name, mark.line + 1, mark.column + 1) if mark else Place(self.name)

    def _reading(self) -> Reading:
        """Return what was being read, to explain an error."""
        last = self._last
        start, end = getattr(last, "start_mark", None), getattr(last, "end_mark", None)
        if start is None or end is None:
            return Reading(self.text)
        if isinstance(last, ScalarEvent) and last.style in ("'", '"'):
            return Reading(self.text, (start.line + 1, start.column + 1), end.line + 1)
        is_bracket = isinstance(last, CollectionEndEvent) and start.index != end.index
        return Reading(self.text, bracket=is_bracket)
