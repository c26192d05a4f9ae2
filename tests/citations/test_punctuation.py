"""Punctuation where affixes, delimiters and contents meet."""

from __future__ import annotations

import pytest
from tests.citations.build import GROUP, PUBLISHED, entries, entry, style


def test_punctuation_is_not_doubled() -> None:
    body = (
        '<group delimiter=". " suffix="."><text variable="title"/><text variable="note"/></group>'
    )
    assert entry(body, {"title": "Who?", "note": "J. Doe Inc."}) == "Who? J. Doe Inc."


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # a delimiter after a text with a suffix of its own, and after a group that ends so
        (GROUP.format('<text variable="title" suffix=":"/>'), "On peace:. Press"),
        (GROUP.format('<group><text variable="title" suffix=";"/></group>'), "On peace.; Press"),
        (GROUP.format('<group><text variable="title" suffix="."/></group>'), "On peace. Press"),
        (GROUP.format('<group suffix=":"><text variable="title"/></group>'), "On peace:. Press"),
        # a number keeps its suffix where it is
        (GROUP.format('<group><text variable="edition" suffix=";"/></group>'), "2;. Press"),
        (GROUP.format('<group><number variable="edition"/></group>'), "2. Press"),
        # without a delimiter, affixes of neighbours merge, but not those of formatted ones
        ('<text variable="title" suffix="."/><text variable="publisher" prefix=". "/>',
         "On peace. Press"),
        ('<text variable="title" suffix="." font-style="italic"/>'
         '<text variable="publisher" prefix=". "/>', "On peace.. Press"),
        # punctuation as a text of the style
        ('<text variable="title" suffix="."/><text value=". "/><text variable="publisher"/>',
         "On peace.. Press"),
    ],
)  # fmt: skip
def test_punctuation_merges_by_what_it_belongs_to(body: str, expected: str) -> None:
    assert entries(style(body), PUBLISHED) == [expected]


def test_punctuation_after_a_quotation_that_ends_a_group() -> None:
    quoted = '<group><text variable="title" quotes="true" suffix=","/></group>'
    assert entries(style(GROUP.format(quoted)), PUBLISHED) == ["“On peace.,” Press"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # the end of a group's suffix goes where the group ends in a suffix like it
        ('<group suffix=". "><text variable="title" suffix="."/></group>'
         '<text variable="publisher"/>', "On peace.Press"),
        # only the suffix of a group goes into the quotation that ends it
        ('<group delimiter=", "><group suffix="."><text variable="title" quotes="true"/></group>'
         '<text variable="publisher"/></group>', "“On peace.”, Press"),
        (GROUP.format('<group suffix=","><text variable="title" quotes="true"/></group>'),
         "“On peace,.” Press"),
        # nothing goes into a quotation from a formatted neighbour, or from a text of the style
        ('<text variable="title" quotes="true"/>'
         '<text variable="publisher" prefix=", " font-style="italic"/>', "“On peace”, Press"),
        ('<text variable="title" quotes="true"/><text value=", in "/>'
         '<text variable="publisher"/>', "“On peace”, in Press"),
        # the suffix of a quotation merges with the prefix of its neighbour first
        ('<text variable="title" quotes="true" suffix="!"/>'
         '<text variable="publisher" prefix=": "/>', "“On peace!” Press"),
    ],
)  # fmt: skip
def test_punctuation_next_to_quotations(body: str, expected: str) -> None:
    assert entries(style(body), PUBLISHED) == [expected]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # a suffix that gives way to a question mark takes the delimiter that repeats it along
        (GROUP.format('<text variable="title" suffix="."/>'), "Why? Press"),
        # the prefix of a group merges with no other
        ('<group prefix=";"><text variable="publisher" prefix=":"/></group>', ";:Press"),
        # nor does one inside formatting with what is before it
        ('<text variable="title"/><group font-weight="bold">'
         '<text variable="publisher" prefix=". "/></group>', "Why?. Press"),
    ],
)  # fmt: skip
def test_punctuation_that_does_not_merge(body: str, expected: str) -> None:
    assert entries(style(body), {"title": "Why?", "publisher": "Press"}) == [expected]
