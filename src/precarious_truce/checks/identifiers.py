"""Lints on ISBN, ISSN, ORCID and DOI.

The check digits are computed here (ISO 2108, 3297, 7064), so that checking a thousand records
imports nothing.

>>> isbn_fault("978-0-00-000000-3"), isbn_fault("0-19-852663-6")
('the check digit of 978-0-00-000000-3 is wrong: 2 would be right', None)
>>> issn_fault("1234-5670")
'the check digit of 1234-5670 is wrong: 9 would be right'
>>> orcid_fault("0000-0002-1825-0098")
'the check digit of 0000-0002-1825-0098 is wrong: 7 would be right'
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from precarious_truce.checks.people import people_lists
from precarious_truce.checks.registry import E, Finding, I, W, lint
from precarious_truce.checks.subject import Subject
from precarious_truce.model import DOI, ISBN, ISSN, ORCID
from precarious_truce.model.layout import Path

__all__ = ["isbn_fault", "issn_fault", "orcid_fault"]


# --- check digits -------------------------------------------------------------------------------


def _isbn10_digit(digits: str) -> str:
    return "0123456789X"[-sum((10 - i) * int(d) for i, d in enumerate(digits)) % 11]


def _ean_digit(digits: str) -> str:
    return str(-sum((1 + 2 * (i % 2)) * int(d) for i, d in enumerate(digits)) % 10)


def _issn_digit(digits: str) -> str:
    return "0123456789X"[-sum((8 - i) * int(d) for i, d in enumerate(digits)) % 11]


def _orcid_digit(digits: str) -> str:
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    return "0123456789X"[(12 - total % 11) % 11]


def _fault(text: str, compact: str, digit: Callable[[str], str]) -> str | None:
    right = digit(compact[:-1])
    if compact[-1] == right:
        return None
    return f"the check digit of {text} is wrong: {right} would be right"


def isbn_fault(text: str) -> str | None:
    """What is wrong with an ISBN, or None."""
    compact = ISBN(text).canonical
    if re.fullmatch(r"97[89][0-9]{10}", compact):
        return _fault(text, compact, _ean_digit)
    if re.fullmatch(r"[0-9]{9}[0-9X]", compact):
        return _fault(text, compact, _isbn10_digit)
    return f"{text[:40]} is no ISBN: ten digits, or thirteen that begin with 978 or 979"


def issn_fault(text: str) -> str | None:
    """What is wrong with an ISSN, or None."""
    compact = ISSN(text).canonical
    if re.fullmatch(r"[0-9]{7}[0-9X]", compact):
        return _fault(text, compact, _issn_digit)
    return f"{text[:40]} is no ISSN: eight digits"


def orcid_fault(text: str) -> str | None:
    """What is wrong with an ORCID iD, or None."""
    compact = ORCID(text).canonical
    if re.fullmatch(r"[0-9]{15}[0-9X]", compact):
        return _fault(text, compact, _orcid_digit)
    return f"{text[:40]} is no ORCID iD: sixteen digits"


# --- I1 -----------------------------------------------------------------------------------------

_FAULTS: tuple[tuple[type, Callable[[str], str | None]], ...] = (
    (ISBN, isbn_fault), (ISSN, issn_fault), (ORCID, orcid_fault),
)  # fmt: skip


@lint("I1", E)
def check_digits(subject: Subject) -> Iterator[Finding]:
    """the check digit of an ISBN, ISSN or ORCID iD is wrong

    The last digit is computed from the others, so one mistyped digit shows.  The message says which
    check digit would be right; more often one of the other digits is wrong.
    """
    for path, value in _identifiers(subject):
        fault = next(check for kind, check in _FAULTS if isinstance(value, kind))(str(value))
        if fault:
            yield Finding(path, fault)


def _identifiers(subject: Subject) -> Iterator[tuple[Path, Any]]:
    """Every ISBN, ISSN and ORCID iD of a record, with its path."""
    for path, described in subject.detailed:
        yield from _numbers(described, path)
        for field in ("series", "original", "reissue_of"):
            if (below := getattr(described, field)) is not None:
                yield from _numbers(below, (*path, field.replace("_", "-")))
        for form, manifestation in (described.formats or {}).items():
            yield from _numbers(manifestation, (*path, "formats", form))
    for path, people in people_lists(subject):
        for index, name in enumerate(people):
            if name.orcid:
                yield (*path, index, "orcid"), name.orcid


def _numbers(record: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    for key in ("isbn", "issn"):
        if value := record.__dict__.get(key):
            yield (*path, key), value


# --- I2 -----------------------------------------------------------------------------------------


def _same(isbn: str) -> str:
    """The thirteen digits of an ISBN, by which two are the same book."""
    compact = ISBN(isbn).canonical
    if re.fullmatch(r"[0-9]{9}[0-9X]", compact):
        return "978" + compact[:9] + _ean_digit("978" + compact[:9])
    return compact


@lint("I2", W)
def isbn_twice(subject: Subject) -> Iterator[Finding]:
    """One ISBN under two formats, or ISBNs that contradict each other

    Every format of a book has an ISBN of its own, whether written with ten digits or thirteen; the
    `isbn` of the book is that of one of its formats; a chapter has the ISBN of its book.
    """
    of_book = _isbns(subject.work)
    for path, described in subject.detailed:
        formats = described.formats or {}
        seen: dict[str, str] = {}
        for form, manifestation in formats.items():
            if manifestation.isbn:
                number = _same(manifestation.isbn)
                if number in seen:
                    message = f"{manifestation.isbn} is also the ISBN of the {seen[number]}"
                    yield Finding((*path, "formats", form, "isbn"), message)
                seen.setdefault(number, form)
        if described.isbn and not isbn_fault(described.isbn):
            number = _same(described.isbn)
            at = (*path, "isbn")
            if (
                len(formats) == sum(1 for m in formats.values() if m.isbn) > 0
                and number not in seen
            ):
                yield Finding(at, f"{described.isbn} is the ISBN of none of the formats")
            around = of_book | _isbns_of_volume(subject, path)
            if "contents" in path and around and number not in around:
                yield Finding(at, f"{described.isbn} is not the ISBN of the book it is in")


def _isbns(described: Any) -> set[str]:
    found = [described.isbn, *(m.isbn for m in (described.formats or {}).values())]
    return {_same(i) for i in found if i}


def _isbns_of_volume(subject: Subject, path: Path) -> set[str]:
    book = subject.book
    in_volume = book is not None and path[:1] == ("volumes",) and isinstance(path[1], int)
    return _isbns(book.volumes[int(path[1])]) if book and in_volume else set()


# --- I3, I4 -------------------------------------------------------------------------------------

_AS_URL = re.compile(r"\s*(?:https?://(?:dx\.|www\.)?doi\.org/|doi:\s*)10\.", re.I)


@lint("I3", W)
def doi_of_another(subject: Subject) -> Iterator[Finding]:
    """The DOI of a chapter does not go with the book's

    The DOIs of a book and its chapters have one registrant (the part before the slash), and no
    chapter has the DOI of the whole book.  A DOI written as an address (https://doi.org/10.…) is
    understood; that is information, and `check --fix` writes the DOI alone.
    """
    for path, text in _written_dois(subject.raw or {}):
        if _AS_URL.match(text):
            yield Finding(path, "a DOI written as an address", f"write {DOI(text.strip())}", I)
    if subject.book is None:
        return
    dois = _dois(subject.work)
    for part in subject.parts:
        doi = part.chapter.doi
        if not doi:
            continue
        around = dois | (_dois(part.scope.holder) if part.scope.path else set())
        at = (*part.path, "doi")
        if doi in around:
            yield Finding(at, f"{doi} is the DOI of the whole book")
        elif around and doi.prefix not in {d.prefix for d in around}:
            yield Finding(
                at, f"{doi.prefix} is another registrant than the book's, {min(around).prefix}"
            )


def _dois(described: Any) -> set[DOI]:
    found = [described.doi, *(m.doi for m in (described.formats or {}).values())]
    return {d for d in found if d}


_UNREAD = ("extra", "accept", "sources")


def _written_dois(raw: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every `doi` of a record as it was written."""
    if isinstance(raw, dict):
        for key, value in raw.items():
            if key == "doi" and isinstance(value, str):
                yield (*path, key), value
            elif (
                isinstance(value, (dict, list)) and key not in _UNREAD and not key.startswith("x-")
            ):
                yield from _written_dois(value, (*path, key))
    elif isinstance(raw, list):
        for index, item in enumerate(raw):
            if isinstance(item, (dict, list)):
                yield from _written_dois(item, (*path, index))


_CAMBRIDGE = re.compile(r"10\.1017/CBO(97[0-9]{11})", re.I)
_ONLINE = ("online", "ebook", "e-book", "electronic", "pdf", "web")


@lint("I4", I)
def cambridge_doi(subject: Subject) -> Iterator[Finding]:
    """A Cambridge DOI does not contain the online ISBN

    Cambridge University Press makes DOIs of "CBO" and the ISBN of the online edition:
    10.1017/CBO9780511562501.
    """
    formats = getattr(subject.work, "formats", None) or {}
    online = {_same(m.isbn) for f, m in formats.items() if m.isbn and f.lower() in _ONLINE}
    if not online:
        return
    places: list[tuple[Path, DOI | None]] = [((*p, "doi"), d.doi) for p, d in subject.detailed]
    places += [(("formats", f, "doi"), m.doi) for f, m in formats.items()]
    for path, doi in places:
        found = _CAMBRIDGE.match(doi or "")
        if found and found[1] not in online:
            yield Finding(path, f"{doi} does not contain the online ISBN {min(online)}")
