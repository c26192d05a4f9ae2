"""crossref, xdata and xref: biblatex's rules, classic BibTeX's, and what cannot be resolved."""

from __future__ import annotations

import pytest

from precarious_truce.formats.bib.raw.inherit import inherit
from precarious_truce.formats.bib.raw.syntax import Entry, scan


def resolved(text: str, dialect: str = "biblatex") -> tuple[dict[str, dict[str, str]], list[str]]:
    entries = [block for block in scan(text) if isinstance(block, Entry)]
    families = inherit(entries, dialect=dialect)
    fields = {entry.key: dict(entry.fields) for entry, _ in families}
    return fields, [fault.code for _, faults in families for fault in faults]


BOOK = "@book{b, title={T}, author={A}, shorttitle={S}, year=1999, sortkey={x}, isbn={1}}"


def test_biblatex_gives_a_chapter_its_book() -> None:
    fields, faults = resolved("@inbook{c, title={C}, crossref={b}}" + BOOK)
    assert fields["c"] == {
        "title": "C",
        "crossref": "b",
        "booktitle": "T",
        "author": "A",
        "bookauthor": "A",
        "year": "1999",
        "isbn": "1",
    }
    assert not faults


def test_bibtex_copies_what_is_missing() -> None:
    fields, _ = resolved("@inbook{c, title={C}, crossref={b}}" + BOOK, "bibtex")
    assert "booktitle" not in fields["c"]
    assert fields["c"]["shorttitle"] == "S"


def test_classic_incollection_in_a_book_keeps_it() -> None:
    fields, _ = resolved("@incollection{c, title={C}, crossref={B}}" + BOOK)
    assert fields["c"]["booktitle"] == "T"


def test_a_chain_of_three() -> None:
    fields, _ = resolved(
        "@inbook{c, title={C}, crossref={b}} @book{b, title={B}, crossref={m}}"
        "@mvbook{m, title={M}, author={A}}"
    )
    assert fields["c"]["booktitle"] == "B"
    assert fields["c"]["maintitle"] == "M"
    assert fields["c"]["author"] == "A"


def test_own_date_goes_before_inherited_year() -> None:
    fields, _ = resolved("@inbook{c, title={C}, date={2001-05}, crossref={b}}" + BOOK)
    assert "year" not in fields["c"]


def test_xdata_and_xref() -> None:
    fields, faults = resolved(
        "@xdata{p, publisher={P}} @xdata{q, xdata={p}, location={L}}"
        "@book{a, title={A}, xdata={q, p}, xref={z}} @book{z, note={N}}"
    )
    assert fields["a"]["publisher"] == "P"
    assert fields["a"]["location"] == "L"
    assert "note" not in fields["a"]
    assert not faults


def test_cycles_and_missing_parents_are_reported() -> None:
    fields, faults = resolved(
        "@book{a, title={A}, crossref={b}} @book{b, note={N}, crossref={a}}"
        "@book{c, crossref={c}} @book{d, crossref={nowhere}}"
    )
    assert fields["a"]["note"] == "N"
    assert sorted(faults) == ["B21", "B22", "B22"]


@pytest.mark.timeout(60)
def test_long_chains_end() -> None:
    count = 20_000
    text = "".join(f"@book{{k{n}, crossref={{k{n + 1}}}}}" for n in range(count))
    fields, _ = resolved(text + f"@book{{k{count}, note={{N}}}}")
    assert fields["k0"]["note"] == "N"
