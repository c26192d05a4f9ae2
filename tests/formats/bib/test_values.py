"""The short ways of the codecs say what the long ones say."""

from __future__ import annotations

import pytest

from precarious_truce.formats.bib import values
from precarious_truce.formats.bib.names import join_names, split_names
from precarious_truce.model import Name


@pytest.mark.parametrize(
    "raw",
    ["Knuth, Donald E.", "Smith-Jones, Anna Maria and King, M.", "Others, Ann", "{And}, Bo",
     "Family, {And Co}", "Van, Lee", "van Gogh, V. and others"],
)  # fmt: skip
def test_names(raw: str) -> None:
    slow = [parts for name in split_names(raw) if (parts := values._parts(name))]
    assert values.read_names(raw) == slow
    names = [Name(**parts) for parts in slow]
    written = join_names(map(values._raw_name, names))
    assert values.codecs()["names"].write(names) == written
