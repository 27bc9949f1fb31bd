from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from edition.annotations import load_annotations

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from edition.annotations import Annotations
    from edition.problems import Problem


@pytest.fixture
def load(tmp_path: Path) -> Callable[[dict[str, str | bytes]], tuple[Annotations, list[Problem]]]:
    """Write files into a project and load it."""

    def write_and_load(files: dict[str, str | bytes]) -> tuple[Annotations, list[Problem]]:
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return load_annotations(tmp_path)

    return write_and_load
