"""Books found by functions of tables, shuffled between them, are those found in one process."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from tests.bulk.made import books, items, json_lines
from tests.bulk.test_gathering import EDITED, TAKEN, VOLUMES, made

import precarious_truce as pt
from precarious_truce.bulk.gathering import Gathering
from precarious_truce.errors import Diagnostic
from precarious_truce.model import Work

pytestmark = pytest.mark.slow  # Dask and pandas are extras


class Here:
    """A cluster that is this process: Dask shuffles, nothing is sent."""

    workers = 2

    def __init__(self, address: str, workers: int) -> None:
        self._dask: Any = pytest.importorskip("dask")
        pytest.importorskip("dask.dataframe")

    def __enter__(self) -> Here:
        return self

    def __exit__(self, *error: object) -> None: ...

    def begun(self, function: Callable[..., Any], *given: Any) -> Any:
        return self._dask.delayed(function)(*given).persist(scheduler="sync")

    def coming(self, begun: Any, back: Callable[[Any], Any]) -> Future[Any]:
        found: Future[Any] = Future()
        found.set_result(back(begun.compute(scheduler="sync")))
        return found

    def results(self, many: Any) -> Iterator[Any]:
        yield from self._dask.compute(*many, scheduler="sync")


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    from precarious_truce.bulk import cluster, shuffling

    monkeypatch.setattr(cluster, "Cluster", Here)
    monkeypatch.setattr(shuffling, "_TOGETHER", 2)


NEAR = """
@collection{r, title={Rivers, vol. 2}, editor={Osei, K.}, date={2004}, publisher={N}}
@incollection{d, title={Dykes}, booktitle={Rivers}, editor={Osei, K.}, date={2004}, publisher={N}}
"""


def both(paths: list[str], size: int = 3000) -> tuple[list[Work], list[str]]:
    """What is found, the same by both ways, and what is told."""
    told: list[list[Diagnostic]] = [[], []]
    found = [
        list(Gathering(paths, size=size, cluster=cluster, tell=told[n].extend).works())
        for n, cluster in enumerate((None, "here"))
    ]
    assert found[0] == found[1]
    assert Counter(told[0]) == Counter(told[1])  # encodings are told of ahead
    return found[0], [fault.code for fault in told[0]]


@pytest.mark.usefixtures("here")
def test_many_files_in_any_order(tmp_path: Path) -> None:
    paths, whole = made(tmp_path, 40, 7)
    found, told = both(paths)
    assert {work.key: work for work in found} == {work.key: work for work in whole} and not told


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("text", [VOLUMES, EDITED, VOLUMES + TAKEN, NEAR])
def test_volumes_of_works_and_what_is_told(text: str, tmp_path: Path) -> None:
    for number, entry in enumerate(text.split("@")[1:]):
        (tmp_path / f"{number}.biblatex").write_text(f"@{entry}", encoding="utf-8")
    found, told = both([str(path) for path in sorted(tmp_path.glob("*.biblatex"))])
    assert found == list(pt.loads(text, "biblatex")) and told


@pytest.mark.usefixtures("here")
def test_real_files(shared: Path) -> None:
    paths = [
        str(path)
        for suffix in ("bib", "ris", "json")
        for path in sorted((shared / "corpora").rglob(f"*.{suffix}"))
        if path.stat().st_size < 60_000 and b"ollection" in path.read_bytes()
    ]
    found, told = both(paths, 30_000)
    assert sum(isinstance(work, pt.Book) and bool(work.contents) for work in found) > 3
    assert "K2" in told


@pytest.mark.usefixtures("here")
def test_what_says_where_it_is(tmp_path: Path) -> None:
    one, two = tmp_path / "a.bib", tmp_path / "b.bib"
    one.write_text(
        "@incollection{p, title = {Floods}, crossref = {M}}\n@book{x, title = }\n"
        "@incollection{q, title = {Dykes}, crossref = {gone}}\n"
        "@inbook{c1, title = {C1}, crossref = {c2}}\n@inbook{c2, title = {C2}, crossref = {c1}}\n"
    )
    two.write_text("@collection{m, title = {Rivers}}\n@collection{m, title = {Maps}}\n")
    found, told = both([str(one), str(two)], 1)
    (rivers,) = [work for work in found if isinstance(work, pt.Book) and work.contents]
    assert rivers.key == "m" and "K2" in told


@pytest.mark.usefixtures("here")
def test_a_title_that_many_books_have(tmp_path: Path) -> None:
    draw, lines = random.Random(1), list[str]()
    for number, (book, parts) in enumerate(books(150)):
        title = "Collected papers" if number % 10 else f"Collected papers: volume {number}"
        book["title"] = title
        for part in parts:
            part["container-title"] = title
            if number % 3 == 0:
                del part["ISBN"]
            if number % 5 == 0:
                part["id"] = f"n{part['id']}"
        lines += json_lines(iter((book, *parts)))
    draw.shuffle(lines)
    path = tmp_path / "a.jsonl"
    path.write_text("".join(lines), encoding="utf-8")
    found, told = both([str(path)])
    assert "K4" in told and sum(isinstance(w, pt.Book) and bool(w.contents) for w in found) > 50


def test_nothing_at_all(tmp_path: Path, here: None) -> None:
    path = tmp_path / "a.bib"
    path.write_text("")
    assert both([str(path)]) == ([], [])


def test_the_columns_are_as_they_are_said() -> None:
    arrow = pytest.importorskip("pyarrow")
    grouping = import_module("precarious_truce.bulk.grouping")
    cuts = arrow.table({"text": ["@book{a, title = {Alps}}"], "source": ["bibtex"]})
    entries = grouping.rows(cuts)
    for name, values in {"place": [1], "placed": [0], "is_parent": [False]}.items():
        entries = entries.append_column(name, [values])
    offered = grouping.questions(entries)
    assert offered["address"].to_pylist() == ["alps"]
    answered = grouping.answers(offered)
    assert answered.num_rows == 0 and grouping.homes(answered).num_rows == 0
    for name, values in {"home": [0], "above": [""], "taken": [False], "top": [1]}.items():
        entries = entries.append_column(name, [values])
    (((work,), told),) = grouping.works_in(grouping.shelved(entries))
    assert str(work.title) == "Alps" and not told


def test_a_group_at_a_time(tmp_path: Path) -> None:
    """As Spark has it: every function gets one group of rows, whatever comes first."""
    arrow = pytest.importorskip("pyarrow")
    grouping = import_module("precarious_truce.bulk.grouping")
    draw = random.Random(2)

    def step(table: Any, column: str, function: Callable[[Any], Any]) -> Any:
        values = list(dict.fromkeys(table[column].to_pylist()))
        draw.shuffle(values)
        groups = [table.filter([one == v for one in table[column].to_pylist()]) for v in values]
        empty = grouping.columns(function.__name__).empty_table()
        return arrow.concat_tables([empty, *map(function, groups)])

    def told(table: Any, **columns: Sequence[object]) -> Any:
        for name, values in columns.items():
            table = table.append_column(name, [values])
        return table

    lines = [*json_lines(items(80))]
    draw.shuffle(lines)
    text = ["".join(lines[n::4]) for n in range(4)]
    cuts = arrow.table({"text": text, "name": list("abcd"), "source": ["csl-json"] * 4})
    entries = step(cuts, "name", grouping.rows)
    places = list(range(1, entries.num_rows + 1))
    zeros = [0] * len(places)
    entries = told(entries, place=places, placed=zeros, is_parent=[False] * len(places))
    answers = step(step(entries, "place", grouping.questions), "address", grouping.answers)
    homes = {
        row["place"]: row["home"] for row in step(answers, "asker", grouping.homes).to_pylist()
    }
    place_of = dict(zip(entries["key"].to_pylist(), places, strict=True))
    home = [place_of[homes[place]] if place in homes else 0 for place in places]
    top = [up or place for up, place in zip(home, places, strict=True)]
    entries = told(entries, home=home, top=top, above=[""] * len(places))
    entries = told(entries, taken=[False] * len(places))
    made = list(grouping.works_in(step(entries, "top", grouping.shelved)))
    found = [work for works, _ in made for work in works]
    whole = pt.loads("".join(lines), "csl-json")
    assert {work.key: work for work in found} == {work.key: work for work in whole}
    assert whole.books() and all(book.contents for book in whole.books())
