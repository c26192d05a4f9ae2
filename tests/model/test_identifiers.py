"""Identifiers: kept as they were written, equal where they identify the same."""

from __future__ import annotations

import pytest

from precarious_truce.model import DOI, ISBN, ISSN, ORCID
from precarious_truce.model.values import PrintedText


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (ISBN("978-0-521-08689-9"), ISBN("ISBN 978 0 521 08689 9")),
        (ISBN("0-19-852663-x"), ISBN("019852663X")),
        (ISSN("1234-5679"), ISSN("issn: 12345679")),
        (DOI("https://doi.org/10.5555/ABC"), DOI("10.5555/abc")),
        (DOI("doi: 10.5555/abc"), DOI("https://dx.doi.org/10.5555/abc")),
        (ORCID("https://orcid.org/0000-0002-1825-0097"), ORCID("0000000218250097")),
    ],
)
def test_spellings_of_one_identifier(one: PrintedText, other: PrintedText) -> None:
    assert one == other and hash(one) == hash(other)


@pytest.mark.parametrize(
    "wrong",
    [ISBN("978-0-521-08689-0"), ISBN("97805210868"), ISSN("1234-5678"), DOI("11.5555/a"),
     DOI("10.5555"), ORCID("0000-0002-1825-0098")],
)  # fmt: skip
def test_what_is_wrong_is_kept_and_not_valid(wrong: ISBN | ISSN | DOI | ORCID) -> None:
    assert not wrong.valid and str(wrong)


def test_an_isbn_of_ten_digits() -> None:
    assert ISBN("0-19-852663-6").isbn13 == "9780198526636"
    assert ISBN("0-19-852663-7").isbn13 is None
    assert ISBN("0198526636").hyphenated == "0-19-852663-6"
    assert ISBN("not one").hyphenated == "not one"


def test_the_parts_of_a_doi() -> None:
    doi = DOI("https://doi.org/10.1017/CBO9780511562501")
    assert (str(doi), doi.prefix) == ("10.1017/CBO9780511562501", "10.1017")
    assert DOI(doi.url) == doi


def test_an_isbn_of_ten_digits_is_that_of_thirteen() -> None:
    ten, thirteen = ISBN("0-521-08689-2"), ISBN("978-0-521-08689-9")
    assert ten == thirteen == "9780521086899" and len({ten, thirteen}) == 1
    assert ten != ISBN("0-521-08689-3") and ten == thirteen
    assert ten.isbn10 == thirteen.isbn10 == "0521086892" and ten.isbn13 == "9780521086899"
    assert ISBN("080442957X") == ISBN("978-0-8044-2957-3")
    assert ISBN("979-10-90636-07-1").isbn10 is None and ISBN("12").isbn10 is None
    assert str(ten) == "0-521-08689-2" and ten.canonical == "0521086892"
    assert ISBN("x") != 3 and isinstance(ten, str)


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("http://dx.doi.org/10.1002%2F9781118786352.wbieg0114", "10.1002/9781118786352.wbieg0114"),
        ("https://doi.org/10.1002/%28SICI%291097%3C1::AID%3E3.0", "10.1002/(SICI)1097<1::AID>3.0"),
        ("https://doi.org/10.5555/a%2520b", "10.5555/a%20b"),
        ("https://doi-org.proxy.example.edu/10.5555/a", "10.5555/a"),
        ("doi.org/10.5555/a%3Cb", "10.5555/a<b"),
        ("info:doi/10.5555/a%23b", "10.5555/a#b"),
        ("DOI 10.5555/a", "10.5555/a"),
        ("10.5555%2Fa", "10.5555/a"),
        ("doi:10.5555/a%20b", "10.5555/a%20b"),
        ("10.5555/a%20b", "10.5555/a%20b"),
        ("https://doi.org/10.5555/a%ff", "10.5555/a%ff"),
    ],
)
def test_the_doi_of_an_address_is_what_it_encodes(address: str, name: str) -> None:
    assert str(DOI(address)) == name
    assert str(DOI(DOI(name).url)) == name
    assert str(DOI(DOI(address))) == name


def test_the_check_sign_of_an_isbn_is_a_capital() -> None:
    assert str(ISBN("0-8044-2957-x")) == "0-8044-2957-X" and ISBN("080442957x").valid
