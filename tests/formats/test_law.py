"""The law of every format: what is written comes back, but for the losses that were named.

    loads(dumps(works, **options)) == works.without(losses(works, **options))

over every format that reads and writes, with its options; and what was read once is a fixed point.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from tests import strategies

from precarious_truce.errors import TruceError
from precarious_truce.formats import Format, by_suffix, registry
from precarious_truce.model import Book, Library, Loss, Work

OPTIONS: dict[str, list[dict[str, Any]]] = {
    "csl-json": [{}, {"strict": True}],
    "bibtex": [{}, {"ascii": True}, {"crossref": True}],
    "biblatex": [{}, {"ascii": True}, {"crossref": True}, {"ascii": True, "crossref": True}],
}
"""The options of a format's `dumps`; a format that is not here has none."""

CASES = [
    pytest.param(f, o, id="-".join([f.name, *o]))
    for f in registry()
    if f.reads and f.writes
    for o in OPTIONS.get(f.name, [{}])
]
ROOT = Path(__file__).parents[2]
DATA = sorted((ROOT / "data").glob("*.yaml"))


def holds(kind: Format, library: Library, options: dict[str, Any]) -> None:
    """The law, and that what was written once is written the same again."""
    text = kind.module.dumps(library, **options)
    losses = kind.module.losses(library, **options)
    assert all(isinstance(loss, Loss) for loss in losses)
    read = kind.module.loads(text)
    expected = library.without(losses)
    assert list(read) == list(expected), text
    again = kind.module.dumps(read, **options)
    assert kind.module.dumps(kind.module.loads(again), **options) == again
    assert kind.module.loads(again) == read


@pytest.mark.parametrize(("kind", "options"), CASES)
@given(library=strategies.libraries)
def test_whatever_works_there_are(kind: Format, options: dict[str, Any], library: Library) -> None:
    holds(kind, library, options)


@pytest.mark.parametrize(("kind", "options"), CASES)
@pytest.mark.parametrize("path", DATA, ids=lambda p: p.stem)
def test_the_records_of_the_project(kind: Format, options: dict[str, Any], path: Path) -> None:
    from precarious_truce.formats import yaml

    holds(kind, yaml.loads(path.read_bytes(), file=path.name), options)


@pytest.mark.parametrize(("kind", "options"), CASES)
def test_the_records_beside_the_project(
    kind: Format, options: dict[str, Any], shared: Path
) -> None:
    from precarious_truce.formats import yaml

    for path in sorted((shared / "records").glob("*.yaml")):
        try:
            library = yaml.loads(path.read_bytes(), file=path.name)
        except TruceError as error:
            library = error.library
        holds(kind, library, options)


def _met(shared: Path) -> Iterator[tuple[str, Library]]:
    """The files of the corpora as libraries."""
    for path in sorted((shared / "corpora").rglob("*")):
        name = path.name.replace(".bibtex", ".bib").replace(".biblatex", ".biblatex.bib")
        if not name.endswith((".bib", ".ris", ".csl.json")) or path.stat().st_size > 200_000:
            continue
        try:
            with warnings.catch_warnings():
                yield path.name, by_suffix(name).module.loads(path.read_bytes(), file=path.name)
        except TruceError:
            continue


def _is_named(work: Work) -> bool:
    """Whether a work is a record at all: one of nobody and without a title (`@set`) is none."""
    return bool(work.title or work.author or work.editor)


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "options"), CASES)
def test_real_files(kind: Format, options: dict[str, Any], shared: Path) -> None:
    for name, library in _met(shared):
        works = library if kind.name != "yaml" else Library(filter(_is_named, library))
        try:
            if len(works):
                holds(kind, works, options)
        except AssertionError as error:
            raise AssertionError(f"{name}: {error}") from error


def test_a_whole_book_is_never_a_loss() -> None:
    book = Book(title="Rivers", author="Marsh, E.", date="2004", contents=["Preface", "Index"])
    for case in CASES:
        kind, options = case.values
        assert kind.module.losses(book, **options) == [], kind.name
