"""What the tests of the model share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from precarious_truce.formats import yaml
from precarious_truce.model import Book


@pytest.fixture(scope="session")
def record(root: Path) -> Callable[[str], Book]:
    """A function that reads a bundled record by its name."""

    def read(name: str) -> Book:
        book = next(iter(yaml.loads((root / "data" / f"{name}.yaml").read_bytes())))
        assert isinstance(book, Book)
        return book

    return read
