"""Lints on the table of contents: numbers, order, titles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from precarious_truce.checks.registry import Finding, I, W, lint
from precarious_truce.checks.subject import Subject
from precarious_truce.model import Volume
from precarious_truce.model.layout import Part, Scope
from precarious_truce.model.roman import from_roman

__all__: list[str] = []


# --- C1, C5: numbers ----------------------------------------------------------------------------


class _Number(NamedTuple):
    """A printed number: what it is within (`2.` of 2.3), its style and its value."""

    within: str
    style: str
    value: int


_SPELLED = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    "twenty",
)  # fmt: skip
_LETTERED = re.compile(r"([0-9]{1,4})([a-z])")
_DOTTED = re.compile(r"((?:[^.\-]*[.\-]){0,9})([^.\-]+)\.?")


def _readings(number: str) -> list[_Number]:
    """What a printed number can be: `C` is a letter or a hundred.

    >>> _readings("2.3"), [n.style for n in _readings("C")], _readings("α")
    ([_Number(within='2.', style='arabic', value=3)], ['roman', 'letter'], [])
    """
    if len(number) < 6 and number.isascii() and number.isdigit():
        return [_Number("", "arabic", int(number))]
    if not number or len(number) > 20:
        return []
    last = number.split()[-1]
    if last.lower() in _SPELLED:
        return [_Number("", "spelled", _SPELLED.index(last.lower()) + 1)]
    found = _DOTTED.fullmatch(last)
    return list(_readings_of_last(found[1] or "", found[2])) if found else []


def _readings_of_last(within: str, own: str) -> Iterator[_Number]:
    """What `own` can be: 3, III, c, or 3a."""
    if lettered := _LETTERED.fullmatch(own):
        yield _Number(f"{within}{lettered[1]}", "letter", ord(lettered[2]) - 96)
    elif own.isascii() and own.isdigit():
        yield _Number(within, "arabic", int(own))
    else:
        roman = from_roman(own.lower()) if own.isupper() or own.islower() else None
        if roman:
            yield _Number(within, "roman", roman)
        if len(own) == 1 and own.isascii() and own.isalpha():
            yield _Number(within, "letter", ord(own.lower()) - 96)


class _Series:
    """The numbers of one kind and style as far as they were counted, by language and in all."""

    def __init__(self) -> None:
        self.last: int | None = None
        self.by_language: dict[tuple[str, ...], int] = {}
        self.bilingual = False

    def goes_on(self, value: int, language: tuple[str, ...]) -> bool:
        """Whether `value` comes next: in all, or in its language where each counts for itself."""
        before = self.by_language.get(language)
        if before is None:
            self.bilingual = self.bilingual or value <= 1
            return value <= 1 or value == (self.last or 0) + 1
        return value == before + 1 or (not self.bilingual and value == (self.last or 0) + 1)

    def count(self, value: int, language: tuple[str, ...]) -> None:
        """Take `value` as the last one."""
        self.last = self.by_language[language] = value


_OWN_SERIES = ("part", "appendix", "section", "letter", "entry", "plates")
"""Kinds that are counted by themselves; all others count as chapters."""


def _series_of(part: Part) -> str:
    return part.chapter.kind if part.chapter.kind in _OWN_SERIES else "chapter"


@lint("C1", W)
def numbers_skip(subject: Subject) -> Iterator[Finding]:
    """Chapter numbers skip or repeat

    Numbers count on inside one scope: the book, or a volume.  Parts do not begin anew, so chapter
    3 may open part II; each language of a bilingual book counts for itself; what is inside a
    numbered chapter (sections) begins anew.  A book that numbers anew in every part says so:
    `accept: {C1: "numbers begin anew in each part"}`.
    """
    ends: dict[tuple[str, str], int] = {}
    incomplete = bool(subject.work.contents_status)
    for scope in subject.scopes:
        yield from _scope_numbers(scope, ends, incomplete)


def _scope_numbers(
    scope: Scope, ends: dict[tuple[str, str], int], incomplete: bool
) -> Iterator[Finding]:
    """The findings of one volume; `ends` are the last numbers of the volumes ahead of it."""
    if isinstance(scope.holder, Volume):
        incomplete = incomplete or bool(scope.holder.contents_status)
    series: dict[tuple[object, ...], _Series] = {}
    unnumbered = False
    for part in scope.everything:
        number = part.chapter.number
        if number is None:
            unnumbered = unnumbered or (part.matter == "body" and not part.children)
            continue
        kind, around = _series_of(part), _numbered_around(part)
        place = (kind, around.path if around else None)
        readings = _readings(number)
        known = [r for r in readings if (*place, r.within, r.style) in series]
        reading = next(iter(known or _first_of(readings)), None)
        if reading is None:
            continue
        value, where = reading.value, (*place, reading.within, reading.style)
        counted = series.get(where)
        if counted is None:
            counted = series[where] = _Series()
            continues = scope.index > 0 or around is not None
            before = ends.get((kind, reading.style)) if continues else None
            fine = value <= 1 or before == value - 1 or (unnumbered and value == 2)
        else:
            fine = counted.goes_on(value, part.language)
        fine = fine or (value > (counted.last or 0) and (incomplete or _is_in_incomplete(part)))
        if not fine:
            yield Finding((*part.path, "number"), _skip_message(counted, value, number, part))
        counted.count(value, part.language)
        ends[kind, reading.style] = value


def _is_in_incomplete(part: Part) -> bool:
    """Whether what is around a part is not all in the record."""
    return any(around.chapter.contents_status for around in part.ancestors)


def _numbered_around(part: Part) -> Part | None:
    """The nearest numbered chapter around a part, within which numbers begin anew."""
    around = (a for a in part.ancestors if a.chapter.number and a.chapter.kind != "part")
    return next(around, None)


def _first_of(readings: list[_Number]) -> list[_Number]:
    """A first number I is roman; a first A, C or D is a letter."""
    return sorted(readings, key=lambda r: r.value)


def _skip_message(counted: _Series, value: int, number: str, part: Part) -> str:
    before = counted.by_language.get(part.language, counted.last)
    if before is None:
        return f"the first number is {number}"
    if value == before:
        return f"{number} is used twice"
    if value < before:
        return f"{number} after {before}: the numbers go back"
    missing = f"{before + 1}" if value == before + 2 else f"{before + 1}–{value - 1}"
    return f"{number} after {before}: {missing} {'is' if value == before + 2 else 'are'} skipped"


@lint("C5", W)
def volumes_count(subject: Subject) -> Iterator[Finding]:
    """Numbers of volumes skip, or their count differs from `volume-count`

    `volume-count` says how many volumes the work has; a record of some of them only says
    `contents-status: partial`.
    """
    book = subject.book
    if book is None or not book.volumes:
        return
    last = 0
    for index, volume in enumerate(book.volumes):
        readings = _readings(volume.number or "")
        number = readings[0].value if readings else last + 1
        if number != last + 1:
            at = ("volumes", index, "number")
            how = f"after {last}" if last else "is the first"
            yield Finding(at, f"volume {volume.number} {how}: a number is skipped or repeated")
        last = number
    stated = re.search(r"\d{1,4}", book.volume_count or "")
    if stated and int(stated[0]) != len(book.volumes):
        yield Finding(
            ("volume-count",),
            f"volume-count is {book.volume_count}, but {len(book.volumes)} are listed",
        )


# --- C2, C3, C4 ---------------------------------------------------------------------------------

_FRONT_ONLY = ("frontmatter", "title-page", "dedication", "epigraph", "preface", "foreword")
"""Kinds that stand nowhere but before the body; lists, thanks and maps may stand behind it."""
_CONTENTS = ("contents", "table of contents")
_BODY_SURELY = (
    "introduction",
    "prologue",
    "part",
    "conclusion",
    "epilogue",
    "section",
    "letter",
    "entry",
)


@lint("C2", W)
def order_of_kinds(subject: Subject) -> Iterator[Finding]:
    """Front matter after the body, or body after the index

    A preface, foreword, dedication or epigraph stands before the chapters; the index comes last.
    `kind:` says what a part is where its title misleads.
    """
    for row in _rows_as_printed(subject):
        body = index = False
        for part in row:
            kind, at = part.chapter.kind, (*part.path, "title")
            if body and _is_front_only(part):
                yield Finding(at, f"{part.name} is front matter, and stands after the body")
            elif index and _is_surely_body(part):
                yield Finding(at, f"{part.name} stands after the index")
            body = body or (part.matter == "body" and kind != "plates")
            index = index or kind == "index"


def _is_front_only(part: Part) -> bool:
    kind = part.chapter.kind
    return kind in _FRONT_ONLY or (kind == "contents" and part.title.lower() in _CONTENTS)


def _is_surely_body(part: Part) -> bool:
    is_chapter = part.chapter.number is not None or part.chapter.kind in _BODY_SURELY
    return is_chapter and part.matter == "body"


def _rows_as_printed(subject: Subject) -> Iterator[list[Part]]:
    """The contents of every holder, as they are printed."""
    for scope in subject.scopes:
        yield scope.parts
        for part in scope.everything:
            if part.children:
                yield part.children


@lint("C3", I)
def same_title(subject: Subject) -> Iterator[Finding]:
    """Two parts beside each other have the same title

    Perhaps one of them was copied and not changed:

        - {number: 1, title: Water}
        - {number: 2, title: Water}     # Land?
    """
    for row in _rows_as_printed(subject):
        seen: dict[tuple[str, str], Part] = {}
        for part in row:
            title = (part.title.casefold(), str(part.chapter.subtitle or "").casefold())
            if title in seen:
                yield Finding(
                    (*part.path, "title"), f"“{part.title}” is also the title of {seen[title].name}"
                )
            seen.setdefault(title, part)


@lint("C4", I)
def some_without_pages(subject: Subject) -> Iterator[Finding]:
    """Some numbered chapters have pages, others have none

    The first without is named.  `locate` can then only infer what lies there.
    """
    for scope in subject.scopes:
        numbered = [p for p in scope.everything if p.chapter.number and p.chapter.kind != "part"]
        unpaged = [p for p in numbered if not p.chapter.pages]
        without = [p for p in unpaged if not p.children]
        if without and len(unpaged) < len(numbered):
            others = f", and {len(without) - 1} more" if len(without) > 1 else ""
            yield Finding(without[0].path, f"{without[0].name} has no pages{others}, others have")


# --- C6: numbers in titles ------------------------------------------------------------------------

_NUMBERED = re.compile(
    r"(?P<word>(?:chapter|chap\.|kapitel|chapitre|cap[íi]tulo|capitolo|hoofdstuk|rozdział|глава"
    r"|part|teil|partie|parte|deel|część|часть)\s+)?"
    rf"(?P<number>[0-9]{{1,3}}|[ivxlc]{{1,7}}|{'|'.join(_SPELLED)})(?:[.:)]|\s[-–—:])\s+(?P<title>\S.*)",
    re.I,
)
_PART = ("part", "teil", "deel", "część", "часть")


@lint("C6", I)
def number_in_title(subject: Subject) -> Iterator[Finding]:
    """A title begins with the number of the chapter

    It is cited with the number in it, and nothing finds the chapter by its number:

        - Chapter 1. Floods                # {number: 1, title: Floods}
        - "Part One: Rivers"               # {kind: part, number: One, title: Rivers}

    Numbers without a word are told where they count on from one part to the next.
    """
    for row in _rows_as_printed(subject):
        found = [(p, m) for p in row if not p.chapter.number and (m := _NUMBERED.match(p.title))]
        bare = [_values(m["number"]) for _, m in found if not m["word"]]
        counted = len(bare) > 1 and all(_follows(*both) for both in pairwise(bare))
        for part, match in found:
            if match["word"] or counted:
                kind = "kind: part, " if _is_part(match["word"]) else ""
                hint = f"write `{kind}number: {match['number']}`, and `title: {match['title']}`"
                yield Finding((*part.path, "title"), f"“{part.title}” begins with its number", hint)


def _values(number: str) -> set[int]:
    return {reading.value for reading in _readings(number)}


def _follows(values: set[int], others: set[int]) -> bool:
    return any(value + 1 in others for value in values)


def _is_part(word: str | None) -> bool:
    return bool(word) and str(word).strip().lower().startswith(_PART)
