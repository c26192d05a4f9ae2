"""What readers of `meta` elements find: the same as Zotero's own translator found (zotero.json)."""

from __future__ import annotations

import json
from collections import defaultdict
from functools import cache
from typing import Any

import pytest
from lxml import html
from tests.site.test_round_trip import pages_of
from tests.site.zotero import FOUND, MORE, works

import precarious_truce as pt
from precarious_truce.site.metas import metas

EXPECTED: dict[str, dict[str, Any]] = json.loads(FOUND.read_text(encoding="utf-8"))
_DERIVED = ("shortTitle", "language")
"""What Zotero makes up: of a colon in the title, and of the language of the page."""
HIGHWIRE = {
    "title": "title", "publication_date": "date", "inbook_title": "container", "volume": "volume",
    "journal_title": "container", "series_title": "series", "conference_title": "conferenceName",
    "publisher": "publisher", "isbn": "ISBN", "abstract": "abstractNote", "doi": "DOI",
    "language": "language",
}  # fmt: skip
CREATORS = {
    "citation_author": "author", "citation_editor": "editor", "DC.creator": "author",
    "bib:editors": "editor", "z:translators": "translator", "bib:contributors": "contributor",
    "z:bookAuthors": "bookAuthor", "z:seriesEditors": "seriesEditor",
}  # fmt: skip


def item_of(page: str) -> dict[str, Any]:
    """An item as the rules of "Embedded Metadata" make it of what a page says."""
    said: dict[str, list[str]] = defaultdict(list)
    for meta in html.fromstring(page.encode()).xpath("//head/meta[@name]"):
        said[meta.get("name")].append(meta.get("content"))
    item: dict[str, Any] = {
        name.removeprefix("z:"): values[0]
        for name, values in said.items()
        if name.startswith("z:") and name not in CREATORS
    }
    for name, field in HIGHWIRE.items():
        if values := said.get(f"citation_{name}"):
            item[field] = " ".join(values) if name == "isbn" else values[0]
    if first := said.get("citation_firstpage"):
        item["pages"] = "-".join([*first, *said.get("citation_lastpage", [])])
    if "citation_inbook_title" in said:
        item["itemType"] = "bookSection"
        if "citation_conference_title" in said:
            item["itemType"] = "conferencePaper"
        field = "bookTitle" if item["itemType"] == "bookSection" else "proceedingsTitle"
        item[field] = item.pop("container")
    item["creators"] = [
        _creator(name, role) for term, role in CREATORS.items() for name in said.get(term, [])
    ]
    return item


def _creator(name: str, role: str) -> dict[str, str]:
    family, comma, given = name.partition(",")
    if comma and given:
        return {"firstName": given.strip().rstrip("."), "lastName": family, "creatorType": role}
    return {"name": family, "creatorType": role}


def _comparable(item: dict[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in item.items() if name not in (*_DERIVED, "ISSN")}
    for creator in kept["creators"]:
        if "firstName" in creator:
            creator["firstName"] = creator["firstName"].rstrip(".")
    kept["creators"] = sorted(map(json.dumps, kept["creators"]))
    return kept


@cache
def all_pages() -> dict[str, str]:
    return {name: page for work in works() for name, page in pages_of(work).items()}


def test_each_page_was_read() -> None:
    assert set(all_pages()) == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_zotero_finds_what_is_said(name: str) -> None:
    said, expected = _comparable(item_of(all_pages()[name])), _comparable(EXPECTED[name])
    for field in ("numPages", "volume", "rights", "numberOfVolumes"):
        if field not in expected:
            said.pop(field, None)  # its type has no such field
    assert said == expected


def test_what_a_chapter_has_in_zotero() -> None:
    """What the expectations must show, whatever the pages say."""
    gates = EXPECTED["lisle1987/lisle1987-ch1.html"]
    assert gates["itemType"] == "bookSection" and gates["bookTitle"] == "Locks: A Reader"
    assert [c["lastName"] for c in gates["creators"] if c["creatorType"] == "editor"] == [
        "Lisle",
        "Osei",
    ]
    assert (gates["ISBN"], gates["series"], gates["seriesNumber"]) == (
        "9780306406157",
        "Canals",
        "7",
    )
    assert gates["extra"] == "Chapter Number: 1"
    assert EXPECTED["gorodetsky1977/gorodetsky1977-preface.html"]["pages"] == "ix-xiv"
    kinds = {one["itemType"] for name, one in EXPECTED.items() if not name.endswith("/index.html")}
    assert kinds == {"bookSection", "conferencePaper", "book"}  # a volume is a book


@pytest.mark.parametrize("work", [*works()], ids=lambda work: work.key)
def test_every_part_has_its_book_its_people_and_its_number(work: pt.Book) -> None:
    for ref in pt.Library([work]).references():
        if ref.within is None or ref.kind == "volume":
            continue
        item = EXPECTED[f"{work.key}/{ref.key}.html"]
        assert work.title.text in (item.get("bookTitle") or item["proceedingsTitle"])
        names = [c.get("lastName") or c["name"] for c in item["creators"]]
        for person in (*ref.author, *ref.editor):
            assert any((person.family or person.literal) in name for name in names)
        assert ("Chapter Number: " + str(ref.number) in item.get("extra", "")) is bool(ref.number)
        assert bool(item.get("pages")) is bool(ref.pages)
        if work.series:
            assert item["series"] == work.series.title.text
            assert item["seriesNumber"] == work.series.number


def test_google_scholar_is_told_of_a_range_and_a_year() -> None:
    ref = pt.Library([MORE]).reference("lisle1987-ch1")
    said = dict(metas(ref, []))
    assert (said["citation_firstpage"], said["citation_lastpage"]) == ("1", "30")
    assert said["citation_publication_date"] == "1987/03"


@pytest.mark.parametrize(
    ("date", "name", "content"),
    [("1977", "citation_publication_date", "1977"),
     ("2011-06-01", "citation_publication_date", "2011/06/01"),
     ("1911/1914", "citation_year", "1911"), ("1952?", "citation_year", "1952"),
     ("2011-21", "citation_year", "2011")],
)  # fmt: skip
def test_dates(date: str, name: str, content: str) -> None:
    (ref,) = pt.Library([pt.Book(title="Rivers", date=date)]).references()
    assert dict(metas(ref, []))[name] == content
