"""Affixes and formatting (CSL 1.0.2, "Formatting")."""

from __future__ import annotations

from tests.citations.build import DOE, ROE, entries, style


def html(body: str, **parts: str) -> str:
    return entries(
        style(body, **parts), {"author": [DOE, ROE], "publisher": "Press"}, output="html"
    )[0]


def test_a_macro_is_two_groups_to_spaces() -> None:
    head = '<macro name="m"><text variable="title" suffix="  "/></macro>'
    body = '<text macro="m"/><text variable="publisher"/>'
    assert html(body, head=head) == "On peace  Press"


def test_stripped_periods_are_those_of_contents() -> None:
    head = (
        '<macro name="m"><text variable="title" suffix=". "/><text variable="DOI" prefix="doi."/>'
        '<names variable="author" prefix=", "><name initialize-with="."/></names></macro>'
    )
    text = style('<text macro="m" strip-periods="true" suffix="."/>', head=head)
    shown = entries(text, {"title": "J. Hist. of 2.b", "DOI": "10.1/X.Y"})
    assert shown == ["J Hist of 2.b. doi.10.1/X.Y, J Doe."]
