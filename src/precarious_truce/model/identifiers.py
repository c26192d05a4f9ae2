"""Identifiers: ISBN, ISSN, DOI, ORCID, as text that compares by what it identifies.

An identifier is kept as it was written, wrong check digit included (the checks report it): a
catalogue must be able to hold what is printed in the book.  Check digits and hyphenation come
from python-stdnum, which is imported when first asked.

>>> ISBN("978-0-521-08689-9") == ISBN("9780521086899")
True
>>> ISBN("0-19-852663-6").isbn13
'9780198526636'
>>> DOI("https://doi.org/10.1017/CBO9780511562501")
DOI('10.1017/CBO9780511562501')
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Self

from precarious_truce.model.values import PrintedText
from precarious_truce.patterns import pattern

__all__ = ["DOI", "ISBN", "ISSN", "ORCID", "doi_at"]


def _compact(text: str) -> str:
    """Without the spaces and hyphens (also typographic ones) that numbers are printed with."""
    return re.sub(r"[\s\u00ad\u2010-\u2015\u2212-]", "", text)


class ISBN(PrintedText):
    """International Standard Book Number, 10 or 13 digits (ISO 2108).

    >>> ISBN("978-0-521-08689-9").valid, ISBN("978-0-521-08689-0").valid
    (True, False)
    >>> ISBN("9780521086899").hyphenated, ISBN("9780521086899").isbn10
    ('978-0-521-08689-9', '0521086892')
    >>> ISBN("0-521-08689-2") == ISBN("978-0-521-08689-9")
    True
    """

    def __new__(cls, text: str) -> Self:
        return super().__new__(cls, f"{text[:-1]}X" if text[-1:] == "x" else text)

    @cached_property
    def canonical(self) -> str:
        return _compact(str(self)).upper().removeprefix("ISBN").removeprefix(":")

    @property
    def valid(self) -> bool:
        """Whether length, prefix and check digit are right."""
        from stdnum import isbn

        return bool(isbn.is_valid(self.canonical))

    @property
    def isbn13(self) -> str | None:
        """The thirteen digits, converted from an ISBN-10; None where the number is not valid."""
        from stdnum import isbn

        return isbn.to_isbn13(self.canonical) if self.valid else None

    @property
    def isbn10(self) -> str | None:
        """The ten digits; None where the number is not valid or has none (979)."""
        from stdnum import isbn

        known = self.isbn13
        return isbn.to_isbn10(known) if known and known.startswith("978") else None

    @cached_property
    def _compared(self) -> str:
        """The thirteen digits that an ISBN-10 with the right check digit stands for."""
        return _as_thirteen(self.canonical) or self.canonical

    def __eq__(self, other: object) -> bool:
        if isinstance(other, str):
            known = other if isinstance(other, ISBN) else ISBN(other)
            return str.__eq__(self, other) or self._compared == known._compared
        return NotImplemented

    def __hash__(self) -> int:
        return hash(self._compared)

    @property
    def hyphenated(self) -> str:
        """With the hyphens its registration group asks for; an invalid number as it was written."""
        from stdnum import isbn

        return isbn.format(self.canonical) if self.valid else str(self)


_TEN = pattern("[0-9]{9}[0-9X]")


def _as_thirteen(digits: str) -> str | None:
    """The ISBN-13 of ten digits, the last of which checks the others; else None (ISO 2108)."""
    if not _TEN.fullmatch(digits):
        return None
    values = [10 if digit == "X" else int(digit) for digit in digits]
    if sum(value * weight for value, weight in zip(values, range(10, 0, -1), strict=True)) % 11:
        return None
    twelve = "978" + digits[:9]
    check = -sum(int(digit) * (3 if n % 2 else 1) for n, digit in enumerate(twelve)) % 10
    return f"{twelve}{check}"


class ISSN(PrintedText):
    """International Standard Serial Number, eight digits (ISO 3297).

    >>> ISSN("1234-5679").valid
    True
    """

    @cached_property
    def canonical(self) -> str:
        return _compact(str(self)).upper().removeprefix("ISSN").removeprefix(":")

    @property
    def valid(self) -> bool:
        """Whether length and check digit are right."""
        from stdnum import issn

        return bool(issn.is_valid(self.canonical))


class DOI(PrintedText):
    """Digital Object Identifier (ISO 26324), without the resolver's address.

    DOI names are compared without regard to ASCII case (DOI Handbook, 2.4).  Addresses are
    percent-encoded (3.8), names are not.

    >>> DOI("doi:10.1000/ABC") == DOI("10.1000/abc")
    True
    >>> print(DOI("https://doi.org/10.1002%2F%28SICI%291097"), DOI("info:doi/10.5555/a%3Cb"))
    10.1002/(SICI)1097 10.5555/a<b
    """

    _RESOLVER = re.compile(
        r"(?:(?P<address>https?://(?:[\w-]+\.){0,9}?[\w-]*doi[.-][\w.-]{1,253}/|(?:dx\.)?doi\.org/"
        r"|info:doi/)|doi(?::\s*|\s+))(?=10\.)",
        re.I,
    )
    _NAME = re.compile(r"10\.\d[\d.]*/\S(?:.*\S)?")

    def __new__(cls, text: str) -> Self:
        found = cls._RESOLVER.search(text) if text[:3] != "10." else None
        name = text[found.end() :] if found else text
        if "%" in name and ((found and found["address"]) or "/" not in name):
            name = _without_percents(name)
        return super().__new__(cls, text[: found.start()] + name if found else name)

    @cached_property
    def canonical(self) -> str:
        return str(self).lower()

    @property
    def valid(self) -> bool:
        """Whether it has a prefix and a suffix (DOI Handbook, 2.2)."""
        return bool(self._NAME.fullmatch(self))

    @property
    def prefix(self) -> str:
        """The registrant's prefix, `10.1017`."""
        return str(self).partition("/")[0]

    @property
    def url(self) -> str:
        """The address at the resolver, with every character an IRI cannot hold percent-encoded.

        >>> DOI("10.1002/(SICI)1097<1::AID>3.0").url
        'https://doi.org/10.1002/(SICI)1097%3C1::AID%3E3.0'
        """
        from urllib.parse import quote

        return "https://doi.org/" + quote(str(self), safe="/:;()._-,~!*'$&+=@")


def _without_percents(text: str) -> str:
    """The text with its characters in place of percent-encoded ones (RFC 3986, 2.1)."""
    from urllib.parse import unquote

    try:
        return unquote(text, errors="strict")
    except UnicodeDecodeError:
        return text


def doi_at(text: str) -> DOI | None:
    """The DOI whose address (or `doi:`, `info:doi/` and the name) a text is; None for other texts.

    >>> doi_at("https://doi.org/10.5555/a%20b"), doi_at("10.5555/a"), doi_at("see doi:10.5555/a")
    (DOI('10.5555/a b'), None, None)
    """
    found = DOI._RESOLVER.match(text)
    return DOI(text) if found else None


class ORCID(PrintedText):
    """Open Researcher and Contributor ID (ISO 27729), without the address.

    >>> ORCID("https://orcid.org/0000-0002-1825-0097").valid
    True
    """

    def __new__(cls, text: str) -> Self:
        return super().__new__(
            cls, re.sub(r"^https?://(?:www\.)?orcid\.org/", "", text, flags=re.I)
        )

    @cached_property
    def canonical(self) -> str:
        return _compact(str(self)).upper()

    @property
    def valid(self) -> bool:
        """Whether length and check digit are right."""
        from stdnum import isni

        return bool(isni.is_valid(self.canonical))
