"""What programs put into RIS where it does not belong."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import precarious_truce as pt


def article(*lines: str) -> pt.Reference:
    (found,) = pt.loads("\n".join(("TY  - JOUR", "TI  - X", *lines, "ER  - ")), "ris")
    assert isinstance(found, pt.Reference)
    return found


def test_a_doi_is_no_type_of_work() -> None:
    found = article("M3  - doi: 10.1016/j.neuron.2016")
    assert found.doi == pt.DOI("10.1016/j.neuron.2016") and not found.genre
    found = article("DO  - 10.5555/a", "M3  - 10.5555/b")
    assert found.doi == pt.DOI("10.5555/a") and found.extra == {"ris": {"M3": "10.5555/b"}}
    assert article("M3  - Review").genre == "Review"
    (loss,) = pt.losses(found.with_valid(genre="10.5555/c", extra=None), "ris")
    assert loss.path[1:] == ("genre",)


def record(*lines: str) -> pt.Library:
    return pt.loads("\n".join(("TY  - BOOK", "TI  - A", *lines, "ER  - ", "")), "ris")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Marsh, Eleanor; Osei, Kwame", ["Marsh", "Osei"]),
        ("Marsh, E.;Osei, K.;", ["Marsh", "Osei"]),
        ("Marsh, E., Jr.; van Osei, K.", ["Marsh", "Osei"]),
        ("Institute of Rivers; Danube Group", [None]),
        ("Ministry; Office,", [None]),
    ],
)
def test_several_names_in_one_line(line: str, names: list[str | None]) -> None:
    for tag, role in (("AU", "author"), ("A3", "editor")):
        (book,) = library = record(f"{tag}  - {line}")
        assert [name.family for name in getattr(book, role)] == names
        text = pt.dumps(library, "ris")
        assert pt.dumps(pt.loads(text, "ris"), "ris") == text and not pt.losses(library, "ris")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Rivers &amp; Borders", "Rivers & Borders"),
        ("R&eacute;gime &#8211; &#x2019;s", "Régime – ’s"),
        ("Q&amp;amp;A", "Q&A"),
        ("a &lt; b", "a < b"),
        ("&lt;i&gt;a&lt;/i&gt;", "&lt;i&gt;a&lt;/i&gt;"),
        ("AT&T; and &nosuch;", "AT&T; and &nosuch;"),
        ("a&#10;b", "a&#10;b"),
    ],
)
def test_entities_of_html_are_characters(written: str, read: str) -> None:
    (book,) = library = record(
        f"ST  - {written}", f"N1  - {written}", f"KW  - {written}", f"XX  - {written}"
    )
    assert book.title and book.title.short == read == str(book.note)
    assert book.extra == {"ris": {"XX": read}}
    text = pt.dumps(library, "ris")
    assert pt.loads(text, "ris") == library and pt.dumps(pt.loads(text, "ris"), "ris") == text


@pytest.mark.parametrize(
    "lines",
    [
        ["SN  - 978-0-521-08689-9 (hbk); 0-19-852663-6 (pbk)"],
        ["SN  - 978-0-521-08689-9 0-19-852663-6"],
        ["SN  - 978-0-521-08689-9", "SN  - 0-19-852663-6"],
        ["SN  - 978-0-521-08689-9", "SN  - 1234-5679", "SN  - 0-19-852663-6"],
    ],
)
def test_several_isbns_of_a_book(lines: list[str]) -> None:
    (book,) = library = record(*lines)
    assert str(book.isbn) == "978-0-521-08689-9" and not book.extra
    assert "0-19-852663-6" in [str(form.isbn) for form in (book.formats or {}).values()]
    text = pt.dumps(library, "ris")
    assert text.count("978-0-521-08689-9") == 1
    assert pt.loads(text, "ris") == library.without(pt.losses(library, "ris"))


@pytest.mark.parametrize("small", [str.lower, str.capitalize])
def test_tags_in_small_letters(small: Callable[[str], str]) -> None:
    text = pt.dumps(record("AU  - Marsh, E.", "N1  - A note", "PY  - 2004"), "ris")
    lines = [small(line[:2]) + line[2:] for line in text.splitlines()]
    library = pt.loads("\n".join(lines), "ris")
    assert not library.diagnostics and pt.dumps(library, "ris") == text


def test_a_line_of_text_is_no_tag_in_small_letters() -> None:
    (book,) = record("N1  - On", "to  - be continued")
    assert book.note == "On\nto  - be continued"
