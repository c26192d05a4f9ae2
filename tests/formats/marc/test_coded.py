"""What 008 codes of a book: country of publication, language."""

# ruff: noqa: E501
# What belongs together is a line.

from __future__ import annotations

from typing import Any

import pytest

from precarious_truce.formats.marc.writing import records_of
from precarious_truce.model import Book


def _coded(**fields: Any) -> str:
    (record,) = records_of(Book(title="Rivers", **fields))
    return next(one.data for one in record.fields if one.tag == "008")


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ("London", "enk"), ("London and New York", "enk"), ("New York, NY", "nyu"), ("[Paris]", "fr "),
        ("Cambridge, MA", "mau"), ("Cambridge (Mass.)", "mau"), ("Cambridge, U.K.", "enk"), ("Cambridge", "xx "),
        ("Frankfurt a. M. [u.a.]", "gw "), ("Москва", "ru "), ("東京", "ja "), ("Sydney, Australia", "xna"),
        ("Tbilisi, Georgia", "gs "), ("Athens, Georgia", "gau"), ("Georgia", "xx "), ("Berlin, DE", "gw "),
        ("Leningrad, USSR", "ru "), ("Toronto, Canada", "onc"), ("Nowhere", "xx "), ("Nowhere, Canada", "xxc"),
        ("Nowhere, United States", "xxu"), ("[S.l.]", "xx "), ("s.l.", "xx "), ("Paris, Tex.", "txu"),
        ("Chur, Switzerland", "sz "), ("Somewhere, Atlantis", "xx "), ("México, D.F.", "mx "),
    ],
)  # fmt: skip
def test_the_country_of_publication(place: str, code: str) -> None:
    assert _coded(place=place)[15:18] == code


@pytest.mark.parametrize(
    ("publisher", "code"),
    [("Cambridge University Press", "enk"), ("The MIT Press", "mau"), ("Northfield", "xx ")],
)
def test_the_press_tells_which_town_is_meant(publisher: str, code: str) -> None:
    assert _coded(place=["Cambridge", "London"], publisher=publisher)[15:18] == code


def test_the_first_place_tells_and_none_is_made_up() -> None:
    assert _coded(place=["Leipzig", "Wien"])[15:18] == "gw "
    assert _coded(publisher="Cambridge University Press")[15:18] == "xx "


@pytest.mark.parametrize(
    ("language", "code"),
    [
        ("en-GB", "eng"), (["de", "fr"], "ger"), ("sr-Latn", "srp"), ("zh-Hant-TW", "chi"), ("sux", "sux"),
        ("und", "und"), ("zxx", "zxx"), ("xx-unknown", "und"), ([], "und"),
    ],
)  # fmt: skip
def test_the_language(language: Any, code: str) -> None:
    data = _coded(language=language)
    assert (len(data), data[35:38]) == (40, code)
