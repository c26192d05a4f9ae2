"""What a .bib file says beside its entries, and what it says twice."""

from __future__ import annotations

import pytest

import precarious_truce as pt


def test_what_no_other_format_has_is_told_once_and_kept() -> None:
    text = '% Encoding: UTF-8\n\n@book{a, title = {X}}\n@comment{jabref: 1}\n@preamble{"\\cmd"}'
    library = pt.loads(text, "biblatex", file="a.bib")
    assert [str(fault) for fault in library.diagnostics] == [
        "a.bib:1:1: info[B32]: what stands outside of entries (1 text, 1 comment, 1 preamble)"
        " goes into no other format"
    ]
    assert library.unread == ("% Encoding: UTF-8", "@comment{jabref: 1}", '@preamble{"\\cmd"}')
    assert not pt.loads("@string{x = {y}}\n\n@book{a, title = x}", "biblatex").diagnostics


@pytest.mark.parametrize(
    ("fields", "left"),
    [
        ("date = {2001-05-03}, year = {2001}, month = may", None),
        ("date = {1999/2001}, year = 1999", None),
        ("date = {2001}, year = {2002}", {"year": "2002"}),
        ("date = {2001}, year = {2001}, month = 5", {"year": "2001", "month": "5"}),
    ],
)
def test_a_year_that_the_date_says_too_is_no_second_fact(
    fields: str, left: dict[str, str] | None
) -> None:
    library = pt.loads(f"@book{{a, title = {{X}}, {fields}}}", "biblatex")
    (book,) = library
    assert book.extra == (left and {"biblatex": left})
    assert bool(pt.losses(library, "biblatex")) is bool(left)
