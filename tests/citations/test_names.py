"""Lists of names (CSL 1.0.2, "Names")."""

from __future__ import annotations

import pytest
from tests.citations.build import (
    BOOK,
    DOE,
    HISTORY,
    JANE_MARY,
    NAMES,
    RICHARD,
    ROE,
    entries,
    entry,
    style,
)

from precarious_truce.citations import Processor
from precarious_truce.model import Reference

GROUP_NAME = {"literal": "Water Board"}


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("", "Jane Mary Doe, Richard Roe"),
        ('and="text"', "Jane Mary Doe and Richard Roe"),
        ('and="symbol" delimiter-precedes-last="always"', "Jane Mary Doe, &#38; Richard Roe"),
        ('form="short" delimiter="; "', "Doe; Roe"),
        ('initialize-with="."', "J.M. Doe, R. Roe"),
        ('initialize-with=". " name-as-sort-order="first"', "Doe, J. M., R. Roe"),
        ('name-as-sort-order="all" sort-separator=" "', "Doe Jane Mary, Roe Richard"),
        ('et-al-min="2" et-al-use-first="1"', "Jane Mary Doe et al."),
        ('et-al-min="2" et-al-use-first="2"', "Jane Mary Doe, Richard Roe"),
        ('form="count"', "2"),
    ],
)
def test_names(options: str, expected: str) -> None:
    assert entry(NAMES.format(options), HISTORY | {"author": [JANE_MARY, RICHARD]}) == expected


@pytest.mark.parametrize(
    ("authors", "expected"),
    [
        ([JANE_MARY, GROUP_NAME], "Doe, Jane Mary, and Water Board"),
        ([GROUP_NAME, JANE_MARY], "Water Board, and Jane Mary Doe"),
        ([GROUP_NAME, {"literal": "Dyke Board"}], "Water Board and Dyke Board"),
        ([JANE_MARY, RICHARD, GROUP_NAME], "Doe, Jane Mary, Richard Roe, and Water Board"),
    ],
)
def test_persons_and_institutions(authors: list[dict[str, str]], expected: str) -> None:
    options = 'name-as-sort-order="first" and="text" delimiter-precedes-last="always"'
    assert entry(NAMES.format(options), HISTORY | {"author": authors}) == expected


def test_last_of_many_names() -> None:
    people = [{"family": f"F{n}", "given": "G"} for n in range(8)]
    options = 'form="short" et-al-min="4" et-al-use-first="2" et-al-use-last="true"'
    assert entry(NAMES.format(options), HISTORY | {"author": people}) == "F0, F1, … F7"


def test_others_of_a_reference_are_not_a_name() -> None:
    body = '<names variable="editor"><name and="text"/><label prefix=", " form="short"/></names>'
    ref = Reference(key="a", type="book", title="A", editor=["Doe, Jane", "others"])
    in_csl = {"id": "a", "type": "book", "editor": [JANE_MARY, {"literal": "others"}]}
    read, given = (Processor(style(body), [item], output="text") for item in (ref, in_csl))
    assert read.bibliography() == [("a", "Jane Doe et al., eds.")]
    assert given.bibliography() == [("a", "Jane Mary Doe and others, eds.")]


def test_editor_translator_are_one_where_they_are_the_same() -> None:
    body = '<names variable="editor translator"><name/><label form="short" prefix=", "/></names>'
    item = {"editor": [JANE_MARY], "translator": [JANE_MARY]}
    assert entry(body, item) == "Jane Mary Doe, ed. &#38; trans."


def test_names_told_apart_in_citations_do_not_show_more_in_the_bibliography() -> None:
    names = '<names variable="author"><name form="short"/></names>'
    text = style(
        names,
        options='disambiguate-add-year-suffix="true" et-al-min="9" et-al-use-first="8"',
        bib='et-al-min="2" et-al-use-first="1"',
    )
    assert entries(text, {"author": [DOE, ROE]}) == ["Doe et al."]


@pytest.mark.parametrize(
    ("count", "first", "expected"),
    [(3, 1, "Name0 … Name2"), (3, 2, "Name0 … Name2"), (2, 1, "Name0, Name1")],
)  # fmt: skip
def test_an_ellipsis_stands_for_two_names_at_least(count: int, first: int, expected: str) -> None:
    """CSL 1.0.2, "Et-al abbreviation": at least two more names than are shown."""
    names = [{"family": f"Name{n}"} for n in range(count)]
    options = f'et-al-min="3" et-al-use-first="{first}" et-al-use-last="true"'
    assert entry(NAMES.format(options), {"author": names}) == expected


@pytest.mark.parametrize(
    ("order", "count", "expected"),
    [("first", 2, "N0, A, and A N1"), ("first", 3, "N0, A, A N1 and A N2"),
     ("all", 2, "N0, A, and N1, A"), ("all", 3, "N0, A, N1, A, and N2, A")],
)  # fmt: skip
def test_the_delimiter_after_an_inverted_name(order: str, count: int, expected: str) -> None:
    """CSL 1.0.2, "Name", `delimiter-precedes-last`."""
    names = [{"family": f"N{n}", "given": "A"} for n in range(count)]
    options = f'name-as-sort-order="{order}" delimiter-precedes-last="after-inverted-name"'
    assert entry(NAMES.format(f'{options} and="text"'), {"author": names}) == expected


@pytest.mark.parametrize(
    ("first", "expected"), [(1, "N0 et al."), (2, "N0, N1, et al."), (3, "N0, N1, N2, et al.")]
)
def test_the_delimiter_before_et_al(first: int, expected: str) -> None:
    """CSL 1.0.2, "Name", `delimiter-precedes-et-al`: by default behind two names and more."""
    names = [{"family": f"N{n}"} for n in range(4)]
    options = f'et-al-min="4" et-al-use-first="{first}"'
    assert entry(NAMES.format(options), {"author": names}) == expected


def test_of_names_that_repeat_those_before_only_the_last_may_be_left() -> None:
    """CSL 1.0.2, "Reference Grouping", `partial-each`."""
    first, *others = ({"family": f"N{n}"} for n in range(4))
    text = style(
        NAMES.format('et-al-min="3" et-al-use-first="1" et-al-use-last="true"'),
        bib='subsequent-author-substitute="" subsequent-author-substitute-rule="partial-each"',
    )
    later = [first, *others[:-1], {"family": "Last"}]
    assert entries(text, {"author": [first, *others]}, {"author": later}) == ["N0 … N3", "Last"]


@pytest.mark.parametrize(
    ("initials", "expected"),
    [('initialize-with=". "', "J. Doe; R. Doe"), ("", "Jane Doe; Richard Doe")],
)
def test_initials_tell_all_names_apart_where_a_style_has_them(initials: str, expected: str) -> None:
    """CSL 1.0.2, "Disambiguation", `all-names`: initials first, if `initialize-with` is set."""
    text = style(
        f'<names variable="author"><name form="short" {initials}/></names>',
        options='disambiguate-add-givenname="true" givenname-disambiguation-rule="all-names"',
    )
    items = [
        BOOK | {"id": "a"},
        BOOK | {"id": "b", "author": [{"family": "Doe", "given": "Richard"}]},
    ]
    cites = [[{"id": "a"}, {"id": "b"}]]
    assert Processor(text, items, output="text").citations(cites) == [expected]
