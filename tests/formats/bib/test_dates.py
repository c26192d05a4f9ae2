"""Year and month of classic BibTeX, as they are met."""

import pytest

from precarious_truce.formats.bib.raw.dates import to_year_month, year_month


@pytest.mark.parametrize(
    ("raw", "edtf"),
    [
        (("1977",), "1977"),
        (("1977", "jun"), "1977-06"),
        (("1977", "June"), "1977-06"),
        (("{1977}", "{\\em June}"), None),
        (("1994", "10~jun"), "1994-06-10"),
        (("1994", "June~10"), "1994-06-10"),
        (("1994", "June 10th"), "1994-06-10"),
        (("1994", "10. Juni"), "1994-06-10"),
        (("1994", "10 de junio"), "1994-06-10"),
        (("1994", "f{\\'e}vrier"), "1994-02"),
        (("1994", 'M{\\"a}rz'), "1994-03"),
        (("1994", "6"), "1994-06"),
        (("1994", "06", "3"), "1994-06-03"),
        (("1994", "8,"), "1994-08"),
        (("1994", "jan/feb"), "1994-01/1994-02"),
        (("1994", "10--12 June"), "1994-06-10/1994-06-12"),
        (("1994", "June 10--12"), "1994-06-10/1994-06-12"),
        (("1994", "June 28--July 2"), "1994-06-28/1994-07-02"),
        (("1994", "31 June"), None),
        (("1994", "13"), None),
        (("1994", "Spring"), None),
        (("1911--1914",), "1911/1914"),
        (("1911-",), "1911/.."),
        (("c. 1931",), None),
        (("100", "Dec"), "0100-12"),
        (("-44",), "-0044"),
        (("forthcoming",), None),
        (("",), None),
    ],
)
def test_reading(raw: tuple[str, ...], edtf: str | None) -> None:
    assert year_month(*raw) == edtf


@pytest.mark.parametrize(
    "edtf", ["1977", "1977-06", "1977-06-10", "1911/1914", "2003-05/2003-06", "0100-12"]
)
def test_there_and_back(edtf: str) -> None:
    fields = to_year_month(edtf)
    assert fields is not None
    assert year_month(*fields) == edtf


@pytest.mark.parametrize(
    "edtf", ["1931~", "1952?", "19XX", "../1914", "1977-24", "2003-05-01/2004"]
)
def test_what_classic_bibtex_cannot_say(edtf: str) -> None:
    assert to_year_month(edtf) is None
