"""The citations of a document: what each cites, of whose contents and where.

A citation in brackets or in the text is a `Cited`; of what it cites, each is a `One`.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from precarious_truce.citations.locators import Locator
from precarious_truce.errors import Diagnostic
from precarious_truce.pandoc.ast import Element, Inlines, cites_in, plain
from precarious_truce.pandoc.locators import locator_in
from precarious_truce.pandoc.origin import Origin, keys_of, times_cited
from precarious_truce.pandoc.placing import DIVISIONS, part_with, places_in
from precarious_truce.pandoc.shelf import Shelf

__all__ = ["Cited", "One", "Reader"]


_CROSS_REFERENCE = re.compile(
    "(?:fig|tbl|lst|sec|eq|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|nte|tip|wrn|imp|cau)[-:]",
    re.IGNORECASE,
)


@dataclass
class One:
    """One of the things that a citation cites."""

    key: str
    mode: str
    prefix: Inlines
    suffix: Inlines
    locator: Locator | None
    known: bool
    is_changed: bool = False
    """Whether its locator is another than pandoc finds in the suffix."""


@dataclass
class Cited:
    """A citation: its element in the document, what it cites, the number of its note (0: none)."""

    element: Element
    ones: list[One]
    note: int = 0
    in_note: bool = False
    result: Inlines = field(default_factory=list)

    @property
    def is_narrative(self) -> bool:
        """Whether the author of the first stands in the text."""
        return bool(self.ones) and self.ones[0].mode == "AuthorInText"


class Reader:
    """Reads the citations of a document; `warnings` gets what is wrong with them."""

    def __init__(
        self, shelf: Shelf, language: str, warnings: list[Diagnostic], origin: Origin, *,
        finds_parts: bool,
    ) -> None:  # fmt: skip
        self._shelf, self._language, self._warnings = shelf, language, warnings
        self._origin, self._finds_parts = origin, finds_parts
        self._times: Counter[str] = Counter()
        self._seen: Counter[str] = Counter()

    def citations(self, document: object) -> list[Cited]:
        """All citations in order, each with the number of the note that it is or stands in."""
        found: list[Cited] = []
        self._times, self._seen = times_cited(document), Counter()
        self._gather(document, found, _Numbering(), 0)
        return found

    def _gather(self, node: object, found: list[Cited], notes: _Numbering, note: int) -> None:
        if isinstance(node, list):
            for one in node:
                self._gather(one, found, notes, note)
        elif isinstance(node, dict):
            kind = node.get("t")
            if kind == "Cite" and not self._is_cross_reference(node):
                number = note or notes.next()
                ones = [self._one(one) for one in node["c"][0] if one["citationId"] != "*"]
                found.append(Cited(node, ones, number, in_note=bool(note)))
            elif kind is None:
                for _, one in sorted(node.items()):
                    self._gather(one, found, notes, note)
            else:
                self._gather(node.get("c"), found, notes, notes.next() if kind == "Note" else note)

    def _is_cross_reference(self, cite: Element) -> bool:
        """Whether a cite is one of Quarto's or pandoc-crossref's: `@fig-map`, `@eq:flow`."""
        return all(
            _CROSS_REFERENCE.match(key) and self._shelf.reference(key) is None
            for key in keys_of(cite)
        )

    def _one(self, given: dict[str, Any]) -> One:
        key = str(given["citationId"])
        line = self._origin.line(key, self._seen[key], self._times[key])
        self._seen[key] += 1
        locator, suffix = locator_in(given["citationSuffix"], self._language)
        one = One(
            key, given["citationMode"]["t"], given["citationPrefix"], suffix, locator,
            self._shelf.reference(key) is not None,
        )  # fmt: skip
        if not one.known:
            message = f"no work and no part has the key {key}"
            self._warn("DOC1", message, self._shelf.nearest(key), line)
        elif self._finds_parts:
            self._place(one, line)
        return one

    def _place(self, one: One, line: int | None) -> None:
        """Cite the part that is named or holds the page, where that is sure."""
        book = self._shelf.book(one.key)
        if book is None:
            return
        locators, suffix = self._locators(one)
        if not locators:
            return
        asked = [*locators[:-1], _with_more(locators[-1], plain(suffix))]
        key, needless, why = part_with(book, asked)
        if key is not None:
            left = locators[needless:]
            one.is_changed = left[:1] != [one.locator]
            one.key, one.locator, one.suffix = key, (left[0] if left else None), suffix
        elif why and one.locator is not None:
            hint = "the book is cited; name the part, or give its pages in the record"
            self._warn("DOC2", why, hint, line)

    def _locators(self, one: One) -> tuple[list[Locator], Inlines]:
        """A place in a book as its divisions, one within another, and a page; and what is left."""
        suffix = one.suffix
        if one.locator is None:
            places = places_in(plain(suffix), self._language)
            return places, [] if places else suffix
        locators = [one.locator]
        while locators[-1].label in DIVISIONS:
            more, rest = locator_in(suffix, self._language)
            if more is None:
                places = places_in(plain(suffix), self._language)
                return [*locators, *places], [] if places else suffix
            locators.append(more)
            suffix = rest
        return locators, suffix

    def _warn(self, code: str, message: str, hint: str | None, line: int | None) -> None:
        self._warnings.append(self._origin.diagnostic(code, message, hint, line))


_MORE = re.compile(
    r"\s*(?:,|;|&|and\b|und\b|et\b)\s*([\divxlc]+(?:[-–][\divxlc]+)?)\b", re.IGNORECASE
)


def _with_more(page: Locator, suffix: str) -> Locator:
    """The pages of a locator, and one that the suffix begins with: `pp. 3, 9`, then `and 60`."""
    more = _MORE.match(suffix)
    return page._replace(text=f"{page.text}, {more[1]}") if more else page


class _Numbering:
    """Numbers notes."""

    def __init__(self) -> None:
        self._last = 0

    def next(self) -> int:
        """The number of the next note."""
        self._last += 1
        return self._last


def nocite_keys(value: Element | None) -> list[str]:
    """The keys in the metadata `nocite`; `*` stands for all."""
    return [key for cite in cites_in(value) for key in keys_of(cite)] if value else []
