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

from precarious_truce.checks.people import people_lists
from precarious_truce.checks.registry import E, Finding, I, W, lint
from precarious_truce.checks.subject import Raw, Subject
from precarious_truce.model import DOI, ISBN, ISSN, ORCID, Volume
from precarious_truce.model.base import Record
from precarious_truce.model.described import Described, Manifestation
from precarious_truce.model.forms import is_electronic
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

_BETWEEN = re.compile(r"(?:[\s,;/|]|\band\b|\(\w[\w. -]{0,30}\))+")
_NUMBER = re.compile(r"(?:[0-9][- ]?){7,12}[0-9Xx]")


def _numbers_in(text: str) -> list[str]:
    """The numbers that stand in one value, as reference managers put them; else the value itself.

    >>> _numbers_in("1387-2842, 1573-1103"), _numbers_in("978 0 521 08689 9")
    (['1387-2842', '1573-1103'], ['978 0 521 08689 9'])
    """
    found = [part for part in _BETWEEN.split(text) if part]
    several = len(found) > 1 and all(map(_NUMBER.fullmatch, found))
    return found if several else [str(text)]


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
        check = next(check for kind, check in _FAULTS if isinstance(value, kind))
        for number in _numbers_in(value):
            if fault := check(number):
                yield Finding(path, fault)


def _identifiers(subject: Subject) -> Iterator[tuple[Path, str]]:
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


def _numbers(record: Record, path: Path) -> Iterator[tuple[Path, str]]:
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
        of_formats = {f: m.isbn for f, m in formats.items() if m.isbn}
        for form, message in _used_twice(of_formats):
            yield Finding((*path, "formats", form, "isbn"), message)
        if described.isbn is None or isbn_fault(described.isbn):
            continue
        number, at = _same(described.isbn), (*path, "isbn")
        named = not any(form.startswith("other") for form in formats)  # as several in one field are
        all_known = (
            len(of_formats) == len(formats) and named and not all(map(is_electronic, formats))
        )
        if all_known and number not in map(_same, of_formats.values()):
            yield Finding(at, f"{described.isbn} is the ISBN of none of the formats")
        around = of_book | _isbns_of_volume(subject, path) if "contents" in path else set()
        if around and number not in around:
            yield Finding(at, f"{described.isbn} is not the ISBN of the book it is in")


def _used_twice(of_formats: dict[str, ISBN]) -> Iterator[tuple[str, str]]:
    """Each format that has the ISBN of one before it, and words for that."""
    seen: dict[str, str] = {}
    for form, isbn in of_formats.items():
        first = seen.setdefault(_same(isbn), form)
        if first != form:
            yield form, f"{isbn} is also the ISBN of the {first}"


def _isbns(described: Described) -> set[str]:
    found = [described.isbn, *(m.isbn for m in (described.formats or {}).values())]
    return {_same(number) for i in found if i for number in _numbers_in(i)}


def _isbns_of_volume(subject: Subject, path: Path) -> set[str]:
    book = subject.book
    in_volume = book is not None and path[:1] == ("volumes",) and isinstance(path[1], int)
    return _isbns(book.volumes[int(path[1])]) if book and in_volume else set()


# --- I3, I4 -------------------------------------------------------------------------------------


@lint("I3", W)
def doi_of_another(subject: Subject) -> Iterator[Finding]:
    """The DOI of a chapter does not go with the book's

    The DOIs of a book and its chapters have one registrant (the part before the slash), and no
    chapter has the DOI of the whole book.  A DOI written as an address (https://doi.org/10.…) is
    understood; that is information, and `check --fix` writes the DOI alone.
    """
    for path, text in _written_dois(subject.raw or {}):
        if str(doi := DOI(text.strip())) != text.strip():
            yield Finding(path, "a DOI written as an address", f"write {doi}", I)
    of_book = _dois(subject.work)
    for part in subject.parts:
        holder = part.scope.holder
        around = of_book | (_dois(holder) if isinstance(holder, Volume) else set())
        if part.chapter.doi and (fault := _doi_fault(part.chapter.doi, around)):
            yield Finding((*part.path, "doi"), fault)


def _doi_fault(doi: DOI, around: set[DOI]) -> str | None:
    """What is wrong with the DOI of a part, given those of its book and volume."""
    if doi in around:
        return f"{doi} is the DOI of the whole book"
    if around and doi.prefix not in {d.prefix for d in around}:
        return f"{doi.prefix} is another registrant than the book's, {min(around).prefix}"
    return None


def _dois(described: Described) -> set[DOI]:
    found = [described.doi, *(m.doi for m in (described.formats or {}).values())]
    return {d for d in found if d}


_UNREAD = ("extra", "accept", "sources")


def _written_dois(raw: Raw, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every `doi` of a record as it was written."""
    if isinstance(raw, str):
        return
    for step, value in raw.items() if isinstance(raw, dict) else enumerate(raw):
        if isinstance(value, str):
            if step == "doi":
                yield (*path, step), value
        elif step not in _UNREAD and not str(step).startswith("x-"):
            yield from _written_dois(value, (*path, step))


_CAMBRIDGE = re.compile(r"10\.1017/CBO(97[0-9]{11})", re.I)


@lint("I4", I)
def cambridge_doi(subject: Subject) -> Iterator[Finding]:
    """A Cambridge DOI does not contain the online ISBN

    Cambridge University Press makes DOIs of "CBO" and the ISBN of the online edition:
    10.1017/CBO9780511562501.
    """
    formats = subject.work.formats or {}
    online = _online_isbns(formats)
    if not online:
        return
    places: list[tuple[Path, Described | Manifestation]] = [*subject.detailed]
    places += [(("formats", form), manifestation) for form, manifestation in formats.items()]
    for path, described in places:
        found = _CAMBRIDGE.match(described.doi or "")
        if found and found[1] not in online:
            message = f"{described.doi} does not contain the online ISBN {min(online)}"
            yield Finding((*path, "doi"), message)


def _online_isbns(formats: dict[str, Manifestation]) -> set[str]:
    return {_same(m.isbn) for f, m in formats.items() if m.isbn and is_electronic(f)}
