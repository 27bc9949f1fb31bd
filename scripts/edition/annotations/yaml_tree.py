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
from edition.annotations.open_values import OpenList, OpenMapping, Value
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
    if whole and value is None and not builder.problems:
        builder.problems.append(empty(file))
        whole = False
    return Parsed(value, Places(file, spot), tuple(builder.problems), whole)


class _GivenUp(Exception):  # noqa: N818  # no error: the way out of a file that is read no further
    """The rest of the file is not read."""


class _Builder:
    """Builds the tree of values and the tree of spots, event by event."""

    def __init__(self, text: str, name: str) -> None:
        self.text = text
        self.name = name
        self.problems = characters(text, name)
        self._top = OpenList(yaml.Mark("", 0, 0, 0, None, 0))
        self._stack: list[OpenList | OpenMapping] = [self._top]
        self._room = refusals.MAX_VALUES
        self._escapes = "\\" in text
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
        return (self._top.values[0], self._top.items[0]) if self._top.values else (None, None)

    def _take_all(self, parser: yaml.CBaseLoader) -> None:
        """Take every event. This loop is most of the time that loading takes."""
        stack, take = self._stack, parser.get_event
        while True:
            event = take()
            if isinstance(event, ScalarEvent):
                self._scalar(stack[-1], event)
            elif isinstance(event, CollectionEndEvent):
                value, spot = stack.pop().close()
                stack[-1].add(value, spot)
            elif isinstance(event, CollectionStartEvent):
                self._open(event)
            elif event is None or isinstance(event, StreamEndEvent):
                return
            else:
                self._other(event)
            self._last = event

    def _scalar(self, innermost: OpenList | OpenMapping, event: ScalarEvent) -> None:
        """Take a key, or a text without anything in it."""
        value: str | None = event.value
        mark: Mark = event.start_mark  # type: ignore[assignment]  # libyaml's events all have marks
        if event.anchor is not None or event.tag is not None:
            self._extras(event)
        self._room -= 1
        if self._room < 0:
            self._give_up(event, refusals.VALUES)
        if isinstance(innermost, OpenMapping) and innermost.wants_key:
            self._key(innermost, event, mark)
            return
        if not event.style:
            value = self._plain(event)
        elif self._escapes and event.style == '"':
            self._escaped(event)
        innermost.add(value, mark)

    def _key(self, mapping: OpenMapping, event: ScalarEvent, mark: Mark) -> None:
        key = event.value
        is_good = key and key not in mapping.keys and (key != "<<" or event.style)
        mapping.expect(key, mark, keep=bool(is_good))
        if not is_good:
            self._refuse(event, refusals.key(key, mapping.keys.get(key)))

    def _plain(self, event: ScalarEvent) -> str | None:
        end = event.end_mark.index if event.end_mark else 0
        cut = self.text[end : end + 1] == " " and refusals.cut_by_comment(self.text, end)
        if cut:
            self._refuse(event, cut)
        if event.value in refusals.NULLS:
            self._refuse(event, refusals.null(event.value))
            return None
        return event.value or None

    def _escaped(self, event: ScalarEvent) -> None:
        """Refuse characters that were written as escapes and may stand in no text."""
        match = FORBIDDEN_ESCAPED.search(event.value)
        if match:
            self.problems.append(character(self._place(event.start_mark), match[0]))

    def _open(self, event: CollectionStartEvent) -> None:
        """Open a list or mapping."""
        if event.anchor is not None or event.tag is not None:
            self._extras(event)
        if len(self._stack) > refusals.MAX_DEPTH:
            self._give_up(event, refusals.DEPTH)
        if self._stack[-1].wants_key:
            self._give_up(event, refusals.COMPLEX_KEY)
        if event.start_mark:
            kind = OpenMapping if isinstance(event, yaml.MappingStartEvent) else OpenList
            self._stack.append(kind(event.start_mark))

    def _other(self, event: yaml.Event) -> None:
        """Take an event that stands for no value: refuse references and second documents."""
        if isinstance(event, yaml.AliasEvent):
            self._refuse(event, refusals.alias(event.anchor))
            if self._stack[-1].wants_key:
                raise _GivenUp
            if event.start_mark:
                self._stack[-1].add(None, event.start_mark)
        elif isinstance(event, yaml.DocumentStartEvent) and self._top.values:
            self._give_up(event, refusals.DOCUMENTS)

    def _extras(self, event: ScalarEvent | CollectionStartEvent) -> None:
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
