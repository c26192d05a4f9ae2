"""Each row of hayagriva in both directions: the field of the record, and hayagriva's for it.

docs/file-format.md of hayagriva; names with dots are those of `syntax`.
"""

from __future__ import annotations

from typing import Any

import pytest
from tests.rows import ELM, reference, said

from precarious_truce.formats.hayagriva import CROSSWALK, dumps, loads
from precarious_truce.model.described import Identifiers

Case = tuple[str, dict[str, Any], list[str]]
ISBN = "978-0-521-08689-9"

BOTH: list[Case] = [
    ("book", {"title": "T"}, ["title: T"]),
    ("book", {"title": {"text": "T", "short": "S"}}, ["title: T", "title.short: S"]),
    ("book", {"author": [ELM, {"literal": "Weir Group"}]},
     ["author: ['Elm, Bo', {'name': 'Weir Group'}]"]),
    ("book", {"editor": [ELM]}, ["editor: ['Elm, Bo']"]),
    ("chapter", {"editor": [ELM]}, ["parent.editor: ['Elm, Bo']"]),
    ("chapter", {"translator": [ELM]}, ["affiliated.translator: ['Elm, Bo']"]),
    ("book", {"illustrator": [ELM]}, ["affiliated.illustrator: ['Elm, Bo']"]),
    ("book", {"contributor": [{**ELM, "role": "binder"}]}, ["affiliated.x:binder: ['Elm, Bo']"]),
    ("chapter", {"introduction": [ELM]}, ["affiliated.introduction: ['Elm, Bo']"]),
    ("chapter", {"container_title": "J"}, ["parent.title: J"]),
    ("article-journal", {"container_title": {"text": "J", "short": "S"}},
     ["parent.title: J", "parent.title.short: S"]),
    ("chapter", {"container_author": [ELM]}, ["parent.author: ['Elm, Bo']"]),
    ("book", {"date": "1977"}, ["date: 1977"]),
    ("book", {"edition": "2"}, ["edition: 2"]),
    ("chapter", {"edition": "2"}, ["parent.edition: 2"]),
    ("book", {"volume": "2"}, ["volume: 2"]),
    ("article-journal", {"volume": "2"}, ["parent.volume: 2"]),
    ("book", {"volume_count": "3"}, ["volume-total: 3"]),
    ("chapter", {"volume_count": "3"}, ["parent.volume-total: 3"]),
    ("article-journal", {"issue": "3"}, ["parent.issue: 3"]),
    ("broadcast", {"issue": "3"}, ["issue: 3"]),
    ("chapter", {"number": "4"}, ["x-chapter: 4"]),
    ("article-journal", {"article_number": "e17"}, ["serial-number.serial: e17"]),
    ("report", {"number": "4"}, ["serial-number.serial: 4"]),
    ("chapter", {"pages": "ix–xiv"}, ["page-range: ix-xiv"]),
    ("book", {"extent": "300"}, ["page-total: 300"]),
    ("book", {"extent": "xiv + 289"}, ["page-total: xiv + 289"]),
    ("book", {"volume_count": "two"}, ["volume-total: two"]),
    ("book", {"url": {"text": "urn:x y", "accessed": "2020"}}, ["url: urn:x y", "url.date: 2020"]),
    ("book", {"publisher": ["P", "Q"]}, ["publisher: P; Q"]),
    ("chapter", {"publisher": ["P"]}, ["parent.publisher: P"]),
    ("book", {"place": ["L"]}, ["publisher.location: L"]),
    ("chapter", {"place": ["L"]}, ["parent.publisher.location: L"]),
    ("standard", {"authority": "A"}, ["organization: A"]),
    ("book", {"isbn": ISBN}, [f"serial-number.isbn: {ISBN}"]),
    ("chapter", {"isbn": ISBN}, [f"parent.serial-number.isbn: {ISBN}"]),
    ("article-journal", {"issn": "1234-5679"}, ["parent.serial-number.issn: 1234-5679"]),
    ("report", {"issn": "1234-5679"}, ["serial-number.issn: 1234-5679"]),
    ("book", {"doi": "10.1000/x"}, ["serial-number.doi: 10.1000/x"]),
    *(("report", {"identifiers": {name: "7"}}, [f"serial-number.{name.replace('_', '-')}: 7"])
      for name in Identifiers.model_fields),
    ("software", {"version": "2.1"}, ["serial-number.version: 2.1"]),
    ("book", {"printing": "3"}, ["serial-number.printing: 3"]),
    ("book", {"url": {"text": "https://e.org/", "accessed": "2020-11-30"}},
     ["url: https://e.org/", "url.date: 2020-11-30"]),
    ("book", {"language": ["en-GB"]}, ["language: en-GB"]),
    ("book", {"series": {"title": {"text": "S", "short": "s"}, "number": "7", "editor": [ELM],
                         "issn": "1234-5679"}},
     ["series.title: S", "series.title.short: s", "series.volume: 7", "series.editor: ['Elm, Bo']",
      "series.serial-number.issn: 1234-5679"]),
    ("paper-conference", {"event": {"name": "E", "place": "P", "date": "2019-06-03"}},
     ["event.title: E", "event.location: P", "event.date: 2019-06-03"]),
    ("chapter", {"original": {"title": "O", "author": [ELM], "date": "1931", "publisher": ["P"],
                              "place": ["L"]}},
     ["original.title: O", "original.author: ['Elm, Bo']", "original.date: 1931",
      "original.publisher: P", "original.publisher.location: L"]),
    ("manuscript", {"archive": {"name": "Kew", "place": "London"}},
     ["archive: Kew", "archive-location: London"]),
    ("manuscript", {"call_number": "Q 1"}, ["call-number: Q 1"]),
    ("thesis", {"genre": "PhD thesis"}, ["genre: PhD thesis"]),
    ("book", {"note": "N"}, ["note: N"]),
    ("book", {"abstract": "A"}, ["abstract: A"]),
]  # fmt: skip
"""Type, what the record says, the fields that are written and read."""

READ: list[Case] = [
    ("chapter", {"editor": [ELM]}, ["editor: Elm, Bo"]),
    ("chapter", {"edition": "2"}, ["edition: 2"]),
    ("chapter", {"volume": "2"}, ["volume: 2"]),
    ("chapter", {"volume_count": "2"}, ["volume-total: 2"]),
    ("chapter", {"issue": "2"}, ["issue: 2"]),
    ("chapter", {"publisher": ["P"]}, ["publisher: P"]),
    ("chapter", {"place": ["L"]}, ["publisher.location: L"]),
    ("chapter", {"place": ["L"]}, ["parent.location: L"]),
    ("book", {"place": ["L"]}, ["location: L"]),
    ("thesis", {"publisher": ["P"]}, ["organization: P"]),
    ("chapter", {"isbn": ISBN}, [f"serial-number.isbn: {ISBN}"]),
    ("article-journal", {"issn": "1234-5679"}, ["serial-number.issn: 1234-5679"]),
    ("chapter", {"number": "4"}, ["chapter: 4"]),
    ("chapter", {"url": "https://e.org/"}, ["parent.url: https://e.org/"]),
    (
        "chapter",
        {"url": {"text": "https://e.org/", "accessed": "2020"}},
        ["parent.url: https://e.org/", "parent.url.date: 2020"],
    ),
    ("chapter", {"language": ["de"]}, ["parent.language: de"]),
    ("chapter", {"date": "1977"}, ["parent.date: 1977"]),
]
"""What others write, too."""


def fields(type_: str, facts: dict[str, Any]) -> list[str]:
    """The fields of an entry, but for those that say its type."""
    found = CROSSWALK.write(reference(type_, facts))[1]
    own = ("x-type", "x-kind", "parent.type")
    return [f"{name}: {value}" for name, value in found.items() if name not in own]


@pytest.mark.parametrize(("type_", "facts", "entry"), BOTH)
def test_both_ways(type_: str, facts: dict[str, Any], entry: list[str]) -> None:
    assert fields(type_, facts) == entry
    whole = {"title": "T", **facts}
    work = reference(type_, whole)
    (read,) = loads(dumps(work))
    assert said(read) == said(work)


def test_what_typst_would_not_take_stands_behind_x() -> None:
    work = reference(
        "book", {"title": "T", "extent": "xiv + 289", "url": "urn:x", "date": "1911/1914"}
    )
    assert dumps(work).splitlines()[2:] == [
        "  title: T", "  date: 1911", "  x-date: 1911/1914", "  x-page-total: xiv + 289",
        "  x-url: urn:x",
    ]  # fmt: skip


@pytest.mark.parametrize(("type_", "facts", "entry"), READ)
def test_read(type_: str, facts: dict[str, Any], entry: list[str]) -> None:
    given: dict[str, Any] = {}
    for line in entry:
        name, _, value = line.partition(": ")
        given[name] = [value] if name.endswith("editor") else value
    ref = CROSSWALK.read("misc", "k", {**given, "x-type": type_}).ref
    assert said(ref) == said(reference(type_, facts))
