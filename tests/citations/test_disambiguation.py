"""Cites that would be the same (CSL 1.0.2, "Disambiguation")."""

from __future__ import annotations

from typing import Any

import pytest
from tests.citations.build import SHORT, YEAR, style

from precarious_truce.citations import Processor

JANE, JOHN = {"family": "Doe", "given": "Jane"}, {"family": "Doe", "given": "John"}
CARR = {"family": "Carr", "given": "Edward Hallett"}
ROE = {"family": "Roe", "given": "Ida"}
ADD = 'disambiguate-add-{}="true"'
NAME = '<names variable="author"><name form="short" initialize-with=". "/></names>'


def cites(
    options: str, *authors: list[dict[str, Any]], body: str = "", root: str = ""
) -> list[str]:
    """The cites of books of 1961 by these authors, each with a title of its own."""
    items = [
        {"id": str(n), "type": "book", "title": f"Book {n}", "author": names,
         "issued": {"date-parts": [[1961]]}} for n, names in enumerate(authors)
    ]  # fmt: skip
    text = style(body or f'<group delimiter=" ">{SHORT}{YEAR}</group>', options=options, root=root)
    return Processor(text, items, output="text").citations([[{"id": i["id"]}] for i in items])


@pytest.mark.parametrize(
    ("options", "authors", "expected"),
    [
        ("", [[CARR], [CARR]], ["Carr 1961", "Carr 1961"]),
        (ADD.format("year-suffix"), [[CARR], [CARR], [ROE]],
         ["Carr 1961a", "Carr 1961b", "Roe 1961"]),
        (ADD.format("givenname"), [[JANE], [JOHN], [CARR]],
         ["Jane Doe 1961", "John Doe 1961", "Carr 1961"]),
        (ADD.format("names"), [[CARR, JANE], [CARR, ROE]],
         ["Carr, Doe 1961", "Carr, Roe 1961"]),
        (ADD.format("names"), [[CARR, JANE], [CARR, JANE]],
         ["Carr et al. 1961", "Carr et al. 1961"]),
    ],
)  # fmt: skip
def test_each_option_adds_what_it_says(
    options: str, authors: list[list[dict[str, Any]]], expected: list[str]
) -> None:
    assert cites(options, *authors, root='et-al-min="2" et-al-use-first="1"') == expected


def test_initials_come_before_whole_given_names() -> None:
    add = ADD.format("givenname")
    jim, kim = {"family": "Doe", "given": "Jim"}, {"family": "Doe", "given": "Kim"}
    assert cites(add, [JANE], [kim], body=NAME) == ["J. Doe", "K. Doe"]
    assert cites(add, [JANE], [jim], body=NAME) == ["Jane Doe", "Jim Doe"]


def test_a_global_rule_knows_the_names_of_all_cites() -> None:
    options = ADD.format("givenname") + ' givenname-disambiguation-rule="{}"'
    lists = [[JANE], [CARR, JOHN]]
    assert cites(options.format("by-cite"), *lists) == ["Doe 1961", "Carr, Doe 1961"]
    assert cites(options.format("all-names"), *lists) == ["Jane Doe 1961", "Carr, John Doe 1961"]
    assert cites(options.format("primary-name"), *lists) == ["Doe 1961", "Carr, Doe 1961"]


def test_a_condition_holds_where_nothing_else_helps() -> None:
    condition = '<choose><if disambiguate="true"><text variable="title"/></if></choose>'
    body = f'<group delimiter=", ">{SHORT}{condition}</group>'
    assert cites("", [CARR], [CARR], [ROE], body=body) == ["Carr, Book 0", "Carr, Book 1", "Roe"]
