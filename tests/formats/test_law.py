"""The law of every format: what is written comes back, but for the losses that were named.

    loads(dumps(works, **options)) == works.without(losses(works, **options))

over every format that reads and writes, with its options, and every field of the model: drawn at
random (`tests.strategies`) and one by one (`tests.examples`); and what was read once is a fixed
point.  What files of other programs are known to show is in `tests.holes`.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from tests import strategies
from tests.examples import Example, one_each, some
from tests.holes import is_known
from tests.law import ALWAYS, CASES, Case, breach, moved

from precarious_truce.errors import TruceError
from precarious_truce.formats import by_suffix, yaml
from precarious_truce.model import Book, Library, Work

pytestmark = pytest.mark.no_cover
"""What these tests reach says little, and they take twice as long while it is counted."""

ROOT = Path(__file__).parents[2]
DATA = sorted((ROOT / "data").glob("*.yaml"))

_SLOW = ("n-triples", "rdf-xml", "json-ld", "tsv", "xlsx", "marc")
"""Syntaxes that hold what turtle, csv or marcxml hold: with options in the slow tests only."""

_SLOWEST = ("xlsx", "oai-static", "marc")
"""Those that are tried in the slow tests only; tests of their own are among the fast ones."""

_IN_ONE = 20
"""A document costs more than the works in it: so many examples are tried in one, and each by itself
only where that one does not come back."""

every_case = pytest.mark.parametrize("case", CASES, ids=str)
_FLAT = ("yaml", "bibtex", "biblatex", "csl-json", "ris", "marcxml")
_TREES = ("turtle", "mods", "open-library")
thoroughly = pytest.mark.parametrize(
    "case", [case for case in CASES if case.format.name in _FLAT], ids=str
)
"""RDF has such tests in its own room; tables are tried with one value a field alone."""
every_case_in_turn = pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=str(case), marks=[pytest.mark.slow] if late else [])
        for case in CASES
        for name in [case.format.name]
        for late in [name in _SLOWEST or (case.options and name in _SLOW)]
    ],
)


def holds(case: Case, library: Library) -> None:
    """The law, and that what was written once is written the same again."""
    found = breach(case, library)
    if found is not None:
        raise AssertionError(f"{found}, in the record\n{yaml.dumps(library)}")


def breaches(case: Case, found: Iterable[Example]) -> list[str]:
    """Each example that does not come back, with what came back instead."""
    found = list(found)
    together = [found[n : n + _IN_ONE] for n in range(0, len(found), _IN_ONE)]
    return [
        f"{case}: {example}: {what}"
        for examples in together
        if breach(case, _library_of(examples))
        for example in examples
        if (what := breach(case, Library([example.work])))
    ]


def _library_of(examples: Iterable[Example]) -> Library:
    """The works of the examples, each under a key of its own."""
    return Library(e.work.with_valid(key=f"k{n}") for n, e in enumerate(examples))


@every_case_in_turn
@given(library=strategies.libraries)
def test_whatever_works_there_are(case: Case, library: Library) -> None:
    holds(case, library)


@every_case_in_turn
def test_every_field_of_every_model(case: Case) -> None:
    """One value for each field of each model; each case has others, on other works."""
    found = breaches(case, one_each(str(case)))
    assert not found, "\n".join(found)


@pytest.mark.slow
@thoroughly
def test_every_field_with_other_values(case: Case) -> None:
    """A part of all values on all works, nasty values among them."""
    found = breaches(case, some(str(case), 16))
    assert not found, "\n".join(found)


@every_case
@pytest.mark.parametrize("path", DATA, ids=lambda p: p.stem)
def test_the_records_of_the_project(case: Case, path: Path) -> None:
    holds(case, yaml.loads(path.read_bytes(), file=path.name))


@every_case
def test_the_records_beside_the_project(case: Case, shared: Path) -> None:
    for path in sorted((shared / "records").glob("*.yaml")):
        try:
            library = yaml.loads(path.read_bytes(), file=path.name)
        except TruceError as error:
            library = error.library
        holds(case, library)


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
@pytest.mark.parametrize(
    "case",
    [case for case in CASES if case.format.name in (*_FLAT, "oai-dc", "hayagriva", "csv", *_TREES)],
    ids=str,
)
def test_real_files(case: Case, shared: Path) -> None:
    for name, library in _met(shared):
        works = library if case.format.name != "yaml" else Library(filter(_is_named, library))
        found = breach(case, works) if len(works) else None
        assert found is None or is_known(case, found), f"{name}: {found}"


_FIXED = (
    "yaml",
    "bibtex",
    "biblatex",
    "csl-json",
    "ris",
    "marcxml",
    "oai-dc",
    "oai-static",
    "crossref-xml",
    "hayagriva",
    "csv",
    *_TREES,
)
"""Formats whose texts of real works are the same when they are read and written again."""


def _is_plain(case: Case) -> bool:
    """Whether it has no options but those that its format cannot be without."""
    return dict(case.options) == ALWAYS.get(case.format.name, {})


@pytest.mark.slow
@pytest.mark.parametrize(
    "case", [case for case in CASES if case.format.name in _FIXED and _is_plain(case)], ids=str
)
def test_real_files_are_written_the_same_again(case: Case, shared: Path) -> None:
    for name, library in _met(shared):
        works = library if case.format.name != "yaml" else Library(filter(_is_named, library))
        found = moved(case, works) if len(works) else None
        assert found is None or is_known(case, found), f"{name}: {found}"


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.format.name in _FIXED and _is_plain(case)], ids=str
)
@pytest.mark.parametrize("path", DATA, ids=lambda p: p.stem)
def test_the_records_are_written_the_same_again(case: Case, path: Path) -> None:
    assert moved(case, yaml.loads(path.read_bytes(), file=path.name)) is None


def test_a_whole_book_is_never_a_loss() -> None:
    book = Book(title="Rivers", author="Marsh, E.", date="2004", contents=["Preface", "Index"])
    for case in CASES:
        if case.format.name == "crossref-xml":  # which registers DOIs
            continue
        assert case.format.module.losses(book, **dict(case.options)) == [], str(case)
