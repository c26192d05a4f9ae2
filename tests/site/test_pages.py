"""What the pages of a work show, and how they hang together."""

from __future__ import annotations

import json
import posixpath
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from lxml import html
from tests.site.test_round_trip import pages_of, record_files

import precarious_truce as pt
from precarious_truce import site
from precarious_truce.site.facts import credits, facts

ROOT = Path(__file__).parents[2]


def trees(work: pt.Book | pt.Reference, base_url: str = "") -> dict[str, Any]:
    return {name: html.fromstring(page.encode()) for name, page in pages_of(work, base_url).items()}


def described(tree: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(tree.xpath("string(//script[@type='application/ld+json'])"))
    return found


def record(name: str) -> pt.Book:
    (book,) = pt.load(ROOT / "data" / f"{name}.yaml").books()
    return book


@pytest.mark.parametrize("path", [*(ROOT / "data").glob("*.yaml")], ids=lambda path: path.stem)
def test_every_link_leads_to_a_file_that_is_there(path: Path, tmp_path: Path) -> None:
    site.build(pt.load(path), tmp_path)
    for page in tmp_path.rglob("*.html"):
        for address in html.parse(page).xpath("//@href | //@src"):
            if not address.startswith(("http", "#", "mailto:")):
                target = posixpath.normpath(
                    posixpath.join(page.parent.as_posix(), unquote(address))
                )
                assert Path(target).is_file(), f"{page}: {address}"


def test_hostile_keys_have_links_that_lead_somewhere(tmp_path: Path) -> None:
    keys = ("../x", "a b%20", "é?#&", "nul", "k" * 300)
    site.build(
        [pt.Book(key=key, title="T", contents=["Floods", "Fords"]) for key in keys], tmp_path
    )
    for page in tmp_path.rglob("*.html"):
        for address in html.parse(page).xpath("//a/@href"):
            if not address.startswith("#"):
                assert (page.parent / unquote(address)).is_file(), address


def test_the_picture_and_its_links() -> None:
    work = record("multivolume")
    tree = trees(work)["arkwright1911/index.html"]
    rows = tree.xpath("//a[@class='row']")
    assert len(rows) == 9 and all(row.xpath(".//*[local-name()='rect']") for row in rows)
    assert rows[2].get("href") == "arkwright1911-v1-pt1-ch1.html"
    assert [h.text_content() for h in tree.xpath("//h3")] == [
        "Volume 1: The Northern Ways", "Volume 2: The Southern Ways",
    ]  # fmt: skip
    depths = [len(row.xpath("ancestor::ol")) for row in rows]
    assert depths == [1, 1, 2, 3, 3, 2, 1, 2, 1]


def test_where_a_part_is_and_what_stands_beside_it() -> None:
    tree = trees(record("multivolume"))["arkwright1911/arkwright1911-v1-pt1-ch1-fuel.html"]
    trail = [" ".join(step.text_content().split()) for step in tree.xpath("//nav//ol/li")]
    assert trail == [
        "Books", "A History of the Salt Roads", "Volume 1: The Northern Ways", "I Brine and Barter",
        "1 The first pans", "Fuel",
    ]  # fmt: skip
    beside = {link.get("rel"): link.get("href") for link in tree.xpath("//nav//a[@rel]")}
    assert beside == {
        "prev": "arkwright1911-v1-pt1-ch1-lead-and-iron.html",
        "next": "arkwright1911-v1-pt1-ch2.html",
    }


def test_six_styles_and_the_key() -> None:
    tree = trees(record("edited-volume"))["marsh2004/marsh2004-ch1.html"]
    shown = {dt.text: dt.getnext().text_content() for dt in tree.xpath("//dl[@class='styles']//dt")}
    assert list(shown) == [
        "APA", "Chicago author–date", "Chicago notes", "MLA", "Harvard", "IEEE", "Key",
    ]  # fmt: skip
    refs = pt.load(ROOT / "data" / "edited-volume.yaml")
    apa = pt.bibliography(refs, ["marsh2004-ch1"], style="apa")
    assert shown["APA"].replace("2004)", "2004)") == apa
    assert shown["Key"] == "marsh2004-ch1"


def test_languages_and_directions() -> None:
    work = pt.Book.model_validate({
        "key": "l", "title": "נהרות", "language": "he",
        "contents": ["מפתח", {"title": "Rivers (in English)", "language": "en"},
                     {"title": {"text": "Flüsse", "lang": "de"}}],
    })  # fmt: skip
    tree = trees(work)["l/index.html"]
    assert (tree.get("lang"), tree.get("dir")) == ("en", "ltr")
    heading = tree.xpath("//h1/span")[0]
    assert (heading.get("lang"), heading.get("dir")) == ("he", "rtl")
    assert tree.xpath("//div[@class='picture']/@dir") == ["rtl"]
    titles = tree.xpath("//span[@class='called']/span")
    assert [(t.get("lang"), t.get("dir")) for t in titles] == [
        ("he", "rtl"), ("en", None), ("de", None),
    ]  # fmt: skip


def test_nothing_is_asked_of_anywhere() -> None:
    for path in record_files():
        if path.stem == "bad-lints":
            continue
        for work in pt.load(path):
            for name, tree in trees(work).items():
                policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
                assert policy.startswith("default-src 'none'; ")
                loaded = tree.xpath("//@src | //link[@rel='stylesheet' or @rel='icon']/@href")
                assert all(address.startswith("../assets/") for address in loaded), name


# --- schema.org -----------------------------------------------------------------------------------


def test_a_book_in_the_words_of_schema_org() -> None:
    found = described(trees(record("edited-volume"))["marsh2004/index.html"])
    assert (found["@context"], found["@type"]) == ("https://schema.org", "Book")
    assert found["isPartOf"] == {
        "@type": "BookSeries", "name": "Studies in Water History", "issn": "1234-5679",
        "position": "12",
    }  # fmt: skip
    parts = found["hasPart"]
    assert [(p["@type"], p["position"], p["pageStart"], p["pageEnd"]) for p in parts] == [
        ("Chapter", 1, "vii", "ix"), ("Chapter", 2, "1", "14"), ("Chapter", 3, "15", "61"),
        ("Chapter", 4, "62", "118"), ("Chapter", 5, "305", "318"),
    ]  # fmt: skip
    assert parts[2]["@id"] == "https://doi.org/10.5555/12345678"
    assert "@id" not in found and "author" not in found


def test_a_part_is_in_all_that_is_around_it() -> None:
    tree = trees(record("multivolume"))["arkwright1911/arkwright1911-v1-pt1-ch2.html"]
    found = described(tree)
    around = []
    above: Any = found
    while above:
        around.append((above["@type"], above["name"]))
        above = above.get("isPartOf")
    assert around == [
        ("Chapter", "The pedlars"), ("Chapter", "Brine and Barter"),
        ("PublicationVolume", "The Northern Ways"), ("Book", "A History of the Salt Roads"),
    ]  # fmt: skip
    assert found["position"] == 2


def test_an_isbn_of_its_own_identifies_and_another_editions_does_not() -> None:
    book = pt.Book(key="r", title="Rivers", isbn="978-0-306-40615-7", date=2004)
    assert described(trees(book)["r/index.html"])["@id"] == "urn:isbn:9780306406157"
    found = described(trees(record("precarious-truce"))["gorodetsky1977/index.html"])
    assert "@id" not in found
    assert found["workExample"][0] == {
        "@type": "Book", "name": "paperback", "bookFormat": "https://schema.org/Paperback",
        "isbn": "9780521086899", "datePublished": "2008",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("date", "published"),
    [("2004-05", "2004-05"), ("1911/1914", "1911/1914"), ("1931~", "1931"), ("1952?", "1952"),
     ("2004-21", "2004"), ("-0349", None)],
)  # fmt: skip
def test_dates_of_schema_org(date: str, published: str | None) -> None:
    book = pt.Book(key="r", title="Rivers", date=date)
    assert described(trees(book)["r/index.html"]).get("datePublished") == published


# --- shapes of books ------------------------------------------------------------------------------


def test_a_deep_book_and_a_broad_one() -> None:
    contents: Any = "Floods"
    for depth in range(40):
        contents = {"title": f"Level {depth}", "contents": [contents]}
    pages = pages_of(pt.Book(key="deep", title="Deep", contents=[contents]))
    assert len(pages) == 42
    broad = pt.Book(key="broad", title="Broad", contents=[f"Part {n}" for n in range(300)])
    assert len(pages_of(broad)) == 301


@pytest.mark.parametrize("kind", ["article-journal", "thesis", "webpage", "map", "entry", "review"])
def test_other_works_have_a_page(kind: str) -> None:
    work = pt.Reference(
        key="w", type=kind, title="Fords", author="Roe, A.", container_title="Rivers"
    )
    page = pages_of(work)["w/index.html"]
    assert "Contents" not in page and "Roe, A." in page


def test_a_work_without_a_title() -> None:
    page = pages_of(pt.Reference(key="w", type="document", author="Roe, A."))["w/index.html"]
    assert "<h1>w</h1>" in page


CATALOGUES = {
    "oclc": ("1234", "OCLC 1234", "https://search.worldcat.org/title/1234"),
    "lccn": ("76027905", "LCCN 76027905", "https://lccn.loc.gov/76027905"),
    "handle": ("2027/x", "Handle 2027/x", "https://hdl.handle.net/2027/x"),
    "arxiv": ("2101.00001", "arXiv 2101.00001", "https://arxiv.org/abs/2101.00001"),
    "pmid": ("12", "PubMed 12", "https://pubmed.ncbi.nlm.nih.gov/12"),
    "pmcid": ("PMC1", "PubMed Central PMC1", "https://pmc.ncbi.nlm.nih.gov/articles/PMC1"),
    "openlibrary": ("OL1M", "Open Library OL1M", "https://openlibrary.org/books/OL1M"),
    "internet-archive": ("x1", "Internet Archive x1", "https://archive.org/details/x1"),
    "wikidata": ("Q1", "Wikidata Q1", "https://www.wikidata.org/wiki/Q1"),
    "hathitrust": ("mdp.1", "HathiTrust mdp.1", "https://hdl.handle.net/2027/mdp.1"),
}


@pytest.mark.parametrize("name", CATALOGUES)
def test_where_an_identifier_leads_to(name: str) -> None:
    value, text, address = CATALOGUES[name]
    book = pt.Book.model_validate({"title": "Rivers", "identifiers": {name: value}})
    (link,) = next(iter(trees(book).values())).xpath(f"//dd//a[@href='{address}']")
    assert link.text_content() == text


SHOWN: dict[str, dict[str, object]] = {
    "In": {"type": "chapter", "container-title": "Coasts"},
    "Also titled": {"parallel-title": "Flüsse"}, "Number": {"type": "report", "number": "7"},
    "Article": {"type": "article-journal", "article-number": "e17"},
    "Issue": {"type": "article-journal", "issue": "7"},
    "Pages": {"type": "article-journal", "pages": "12–19"}, "Edition": {"edition": "2"},
    "Published": {"publisher": ["Northfield", "Lantern"], "place": ["Leeds", "York"],
                  "date": "2004"},
    "Imprint": {"imprint": "Lantern"}, "Series": {"series": {"title": "Coasts", "number": "7"}},
    "Meeting": {"event": {"name": "Rain", "place": "Leeds"}}, "Volumes": {"volume-count": "3"},
    "Length": {"extent": "xii + 300"}, "Language": {"language": "de"},
    "Original": {"original": {"title": "Flüsse", "date": "1911"}},
    "Reissue of": {"reissue-of": {"publisher": "Lantern"}}, "ISBN": {"isbn": "978-0-521-08689-9"},
    "ISSN": {"issn": "1234-5679"}, "DOI": {"doi": "10.5555/a"}, "Address": {"url": "https://e.org/"},
    "Subjects": {"subjects": ["Floods"]}, "Keywords": {"keywords": ["floods"]},
    "Licence": {"license": "https://e.org/l"}, "Rights": {"rights": "All"}, "Note": {"note": "Odd"},
}  # fmt: skip
TEXTS = {
    "In": "Coasts", "Also titled": "Flüsse", "Number": "7", "Article": "e17", "Issue": "7",
    "Pages": "12–19", "Published": "Leeds, York: Northfield, Lantern, 2004", "Imprint": "Lantern",
    "Series": "Coasts, 7", "Volumes": "3", "Length": "xii + 300", "Language": "German",
    "Original": "Flüsse, 1911", "Reissue of": "Lantern", "ISBN": "978-0-521-08689-9",
    "ISSN": "1234-5679", "DOI": "10.5555/a", "Address": "https://e.org/", "Subjects": "Floods",
    "Keywords": "floods", "Licence": "https://e.org/l", "Rights": "All", "Note": "Odd",
}  # fmt: skip


@pytest.mark.parametrize("label", SHOWN)
def test_every_row_of_the_table(label: str) -> None:
    fields = {"title": "Rivers", "key": "k", **SHOWN[label]}
    model = pt.Reference if "type" in fields else pt.Book
    tree = next(iter(trees(model.model_validate(fields)).values()))
    (row,) = [dt for dt in tree.xpath("//dt") if dt.text_content().strip() == label]
    text = " ".join(row.getnext().text_content().split())
    assert text == TEXTS.get(label, text) != ""


def test_a_volume_is_not_in_itself() -> None:
    volume = {"key": "v", "number": "2", "contents": [{"title": "Rain", "key": "c"}]}
    pages = trees(pt.Book.model_validate({"title": "Rivers", "key": "k", "volumes": [volume]}))
    rows = {
        name: [dt.text_content().strip() for dt in tree.xpath("//dt")]
        for name, tree in pages.items()
    }
    having = [name for name, labels in rows.items() if "Volume" in labels]
    assert having == [name for name in rows if "/c" in name or name.startswith("c")]


def test_a_publisher_in_another_script_stands_with_its_translation() -> None:
    publisher = [{"text": "Наука", "romanized": "Nauka"}]
    place = [{"text": "Москва", "translated": "Moscow"}]
    book = pt.Book.model_validate(
        {"key": "r", "title": "Reki", "publisher": publisher, "place": place}
    )
    text = " ".join(trees(book)["r/index.html"].text_content().split())
    assert "Москва (Moscow): Наука (Nauka)" in text


CREDITS = {
    "author": "", "editor": "Edited by", "compiler": "Compiled by", "translator": "Translated by",
    "illustrator": "Illustrated by", "introduction": "Introduction by",
    "foreword": "Foreword by", "afterword": "Afterword by", "commentator": "Commentary by",
    "annotator": "Notes by", "editorial_director": "Directed by",
}  # fmt: skip


@pytest.mark.parametrize("role", CREDITS)
def test_who_did_what(role: str) -> None:
    ref = pt.Reference.model_validate({"type": "book", "key": "k", role: ["Elm, Bo"]})
    (line,) = credits(ref)
    assert html.fromstring(f"<p>{line}</p>").text_content() == f"{CREDITS[role]} Bo Elm".strip()


def test_a_form_of_a_book_with_its_price() -> None:
    hardback = {"isbn": "9780521086899", "price": "£10", "note": "Cased"}
    ref = pt.Reference.model_validate(
        {"type": "book", "key": "k", "formats": {"hardback": hardback}}
    )
    (fact,) = facts(ref)
    assert [str(value) for value in fact.values] == ["Hardback: ISBN 9780521086899, £10, Cased"]


def test_facts_stand_in_one_order() -> None:
    """What it is, what it is in and who published it; then its numbers; then what it is about."""
    fields: dict[str, Any] = {
        "key": "k", "type": "book", "identifiers": {"oclc": "1234"}, "classes": {"lcc": "GB1201"},
    }  # fmt: skip
    for label in reversed(SHOWN):
        if "type" not in SHOWN[label]:
            fields |= SHOWN[label]
    assert [fact.label for fact in facts(pt.Reference.model_validate(fields))] == [
        "Also titled", "Edition", "Published", "Imprint", "Series", "Meeting", "Volumes", "Length",
        "Language", "Original", "Reissue of", "ISBN", "ISSN", "DOI", "Address", "Catalogues",
        "Classes", "Subjects", "Keywords", "Licence", "Rights", "Note",
    ]  # fmt: skip
