"""Cases: one validation error with what the models say of its place, and what is found to be wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from edition.annotations.scalars import flow

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

    from edition.annotations.places import Path
    from edition.annotations.shapes import Shape

_LONGEST_EXAMPLE = 60


class Finding(NamedTuple):
    """What a problem says, without its place."""

    rule: str
    message: str
    found: str = ""
    allowed: str = ""
    nearest: str = ""
    at_key: bool = False
    """Whether the key is to blame and not its value."""
    below: str = ""
    """A key of the mapping at the error's place that is to blame."""


class Case(NamedTuple):
    """An error, and what the models say of its place."""

    error: ErrorDetails
    path: Path
    model: type[BaseModel]
    shape: Shape

    @property
    def name(self) -> str:
        """The key in question, or the number of the entry and its list."""
        *_, last = self.path or ("the file",)
        if isinstance(last, str):
            return last
        return f"entry {last + 1}" + (f" of {self.path[-2]}" if len(self.path) > 1 else "")

    @property
    def value(self) -> Any:  # noqa: ANN401  # whatever stands in the file
        """What stands in the file."""
        return self.error["input"]

    def limit(self, name: str) -> Any:  # noqa: ANN401
        """Return a limit that was passed."""
        return self.error.get("ctx", {}).get(name)

    def example(self, start: str = ", for example ") -> str:
        """Return the key's example, if it has a short one."""
        examples = self.shape.field.examples if self.shape.field else None
        example = examples[0] if examples else ""
        if isinstance(example, list) and self.path and isinstance(self.path[-1], int):
            example = example[0] if example else ""
        shown = flow(example)
        return f"{start}{shown}" if example and len(shown) <= _LONGEST_EXAMPLE else ""
