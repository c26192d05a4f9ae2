"""EPUB and PDF: the facts of the book, its contents, its printed pages; and what is broken."""

from __future__ import annotations

import io
import zipfile

import pytest
from tests.sources.made import epub, pdf

from precarious_truce.errors import TruceError
from precarious_truce.sources import Draft, draft_of

Row = tuple[str | None, str, str | None]


def rows(draft: Draft) -> list[Row | list[object]]:
    """(number, title, page) of every entry, nested ones as a list behind it."""

    def below(entries: list[object]) -> list[object]:
        found: list[object] = []
        for entry in entries:
            found.append((entry.number, entry.title, entry.page))  # type: ignore[attr-defined]
            if entry.contents:  # type: ignore[attr-defined]
                found.append(below(entry.contents))  # type: ignore[attr-defined]
        return found

    return below(list(draft.entries))  # type: ignore[return-value]


def test_an_epub_with_a_page_list() -> None:
    draft = draft_of(epub())
    assert draft.facts == {
        "title": "Rivers", "subtitle": "Essays", "author": ["Marsh, Eleanor"],
        "editor": [{"family": "Weyden", "given": "Pieter", "non-dropping-particle": "van der"}],
        "publisher": "Northfield", "date": "2004-05-01", "language": "en", "isbn": "9780521086899",
    }  # fmt: skip
    assert rows(draft) == [
        (None, "Preface", "ix–x"),
        ("I", "Water", None),
        [("1", "Floods", "3–5"), [(None, "Dykes", "4–5")], ("2", "Wells", "6–6")],
    ]


def test_an_epub_without_pages_says_so() -> None:
    draft = draft_of(epub(nav=None))
    assert rows(draft) == [(None, "Preface", None), ("I", "Water", None), [("1", "Floods", None)]]
    assert "no list of printed pages" in draft.record()


def test_an_epub_without_contents_says_so() -> None:
    assert "no table of contents" in draft_of(epub(nav=None, ncx=None)).record()


def test_nothing_outside_the_archive_is_read() -> None:
    draft = draft_of(
        epub(nav='<nav epub:type="toc"><ol><li><a href="../../../x#y">One</a></li></ol></nav>')
    )
    assert rows(draft) == [(None, "One", None)]


def bomb() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("META-INF/container.xml", '<rootfile full-path="a.opf"/>')
        archive.writestr("a.opf", " " * 20_000_000)
    return held.getvalue()


LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    "<package><metadata><dc:title>&b;</dc:title></metadata></package>"
)


def test_entities_are_not_expanded() -> None:
    assert draft_of(epub(nav=None, ncx=None, opf=LAUGHS)).facts["title"] == "&b;"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"PK\x03\x04garbage", "the archive is broken"),
        (epub()[:900], "the archive is broken"),
        (epub(opf="")[:-22] + epub()[-22:], "the archive|package document|cannot be read"),
        (bomb(), "larger than any page of a book"),
        (b"%PDF-1.7 garbage", "the PDF cannot be read"),
        (pdf()[:300], "the PDF cannot be read"),
        (pdf(password="x"), "locked with a password"),
        (pdf(outline=False), "no outline, and no contents page"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "no text, no EPUB and no PDF"),
        (b"x" * 40_000_000, "too large"),
        (b"{}", "of no service that is known"),
    ],
)
def test_what_is_broken_ends_in_a_line(data: bytes, message: str) -> None:
    with pytest.raises(TruceError, match=message):
        draft_of(data)


def test_a_pdf_with_page_labels() -> None:
    draft = draft_of(pdf())
    assert draft.facts == {"title": "Rivers", "author": ["Marsh, Eleanor"]}
    assert rows(draft) == [
        (None, "Preface", "i–ii"),
        ("I", "Water", "1–5"),
        [("1", "Floods", "2–3"), ("2", "Wells", "4–5")],
        (None, "Index", "6–6"),
    ]


def test_numbers_of_the_file_are_no_printed_pages() -> None:
    record = draft_of(pdf(labels=False)).record()
    assert "pages:" not in record
    assert "title: Wells   # ? on page 6 of the file; its printed page is not known" in record
