"""The short ways of the codecs say what the long ones say."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from precarious_truce.formats.bib import values
from precarious_truce.formats.bib.raw.latex import decode, decoding, encode, encoding, markup
from precarious_truce.formats.bib.raw.latex.verbatim import WHITE
from precarious_truce.formats.bib.raw.names import join_names


def joined(*pieces: str) -> st.SearchStrategy[str]:
    """Texts of the pieces that make a difference."""
    return st.lists(st.sampled_from(pieces), max_size=12).map("".join)


@pytest.mark.parametrize(
    "raw",
    ["Knuth, Donald E.", "Smith-Jones, Anna Maria and King, M.", "Others, Ann", "{And}, Bo",
     "Family, {And Co}", "Van, Lee", "van Gogh, V. and others", "Donald E. Knuth and Plato",
     r"M{\"u}ller, Zo\"{e} and \'E. Zola", "J.-P. Serre", "McDonald, J.R.R."],
)  # fmt: skip
def test_names(raw: str) -> None:
    slow = list(values._names(raw))
    assert values.read_names(raw) == slow
    written = join_names(map(values._raw_name, slow))
    assert values.codecs()["names"].write(slow) == written


@given(
    joined(
        "and", " ", ",", "-", ".", "~", "A", "Ab", "von", "éa", "É", "O'", "And", " and ", "{", "}",
        "others", "J", "=", "family", "\u0301", "\n", "  ", "{\\'e}", "\\'E", "\\",
    )
)  # fmt: skip
@example("{\\\\'e}")
def test_lists_of_names(raw: str) -> None:
    assert values.read_names(raw) == (list(values._names(raw)) or None)


@given(
    joined(
        "{", "}", "\\'", "\\v", "\\", "i", "e", "x", "\\&", "&", " ", "~", "-", "'", "`", "\n",
        "{\\'e}", "\u0323", '"', "<i>", "</i>", "?", "{\\o}", "{\\ss}", "{\\c c}", "\\v ",
    ),
    st.booleans(),
)  # fmt: skip
def test_what_needs_no_machine(raw: str, title: bool) -> None:
    raw = decoding._spaced(raw.strip(WHITE))
    text = markup.normalize(decoding._Reader(raw, title).read())
    assert decode(raw, title=title) == (text if title else markup.without_nocase(text))


@given(
    joined(
        '<span class="nocase">', "</span>", "<i>", "</i>", "a", "é", "{", "\\", "-", "--", " ", "<",
        "&", "_", "\u0301",
    ),
    st.booleans(),
)  # fmt: skip
def test_groups_alone_are_written_as_any_markup(text: str, ascii: bool) -> None:
    text = unicodedata.normalize("NFC", text)
    if markup.TAG.search(text):
        slow = encoding._edges(encoding._marked_up(text, ascii))
        assert encode(text, ascii=ascii) == slow
