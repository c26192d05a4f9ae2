"""Long texts cut between entries, so that each stretch can be read by itself, wherever that is.

A format whose files can be cut has two verbs for it:

    cuts(chunks, size, *, file=None) -> Iterator[Cut]   a text that comes in pieces, in stretches of
                                             about `size` characters, or of one entry
    of_cut(cut, diagnostics, *, file=None) -> Iterator[Found]   the entries of a cut, in order

`entries`, for a format that has no quicker way, is made of the two by `entries_by_cuts`.

>>> found = cuts_by_line(["a\\r", "\\nb\\nc\\nd"], 3, re.compile("(?m)^(?=.)"))
>>> [(cut.text, cut.line) for cut in found]
[('a\\nb\\n', 1), ('c\\nd', 3)]
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, Protocol

from precarious_truce.errors import Diagnostic, TruceError
from precarious_truce.formats.crosswalk.building import Keys, Report
from precarious_truce.model import Work

if TYPE_CHECKING:
    from precarious_truce.formats.crosswalk.gathering import Placement

__all__ = [
    "MAX_ENTRY", "SIZE", "Cut", "Found", "OfCut", "cuts_by_line", "entries_by_cuts", "moved",
    "too_long",
]  # fmt: skip

MAX_ENTRY = 64 * 1024 * 1024
"""Characters of one entry; in a longer one something is not closed."""
SIZE = 1 << 16
"""Characters of a cut, where one entry after the other is read."""


class Cut(NamedTuple):
    """A stretch of a text that holds whole entries, and the line that it begins in.

    `form` says how the whole is written, `context` is what its entries have from others.
    """

    text: str
    line: int = 1
    form: str = ""
    context: object = None


class Found(NamedTuple):
    """An entry as a work, where its source says that it stands, and a way to report of it."""

    work: Work
    placement: Placement | None
    report: Report


class OfCut(Protocol):
    """The verb that reads a cut."""

    def __call__(
        self, cut: Cut, diagnostics: list[Diagnostic], *, file: str | None = None
    ) -> Iterator[Found]:
        """The entries of a cut; what is wrong goes to `diagnostics`."""


def entries_by_cuts(
    cuts: Iterable[Cut],
    of_cut: OfCut,
    diagnostics: list[Diagnostic],
    *,
    file: str | None = None,
    keys: Keys | None = None,
) -> Iterator[Work]:
    """The works of all cuts, each under a key of its own."""
    keys = keys or Keys()
    for cut in cuts:
        for found in of_cut(cut, diagnostics, file=file):
            yield keys.own(found.work, found.report)


def moved(faults: Iterable[Diagnostic], cut: Cut) -> Iterator[Diagnostic]:
    """What is wrong in a cut, at its lines in the whole text."""
    for fault in faults:
        yield fault if fault.line is None else replace(fault, line=fault.line + cut.line - 1)


def too_long(file: str | None, line: int) -> TruceError:
    """The fault of an entry without an end."""
    message = f"no entry ends in the {MAX_ENTRY // 2**20} MiB that begin here"
    hint = "is something not closed, or the file in another format?"
    return TruceError.of("F13", message, file=file, line=line, hint=hint)


def cuts_by_line(
    chunks: Iterable[str],
    size: int,
    start: re.Pattern[str],
    *,
    file: str | None = None,
    form: str = "",
) -> Iterator[Cut]:
    """A text cut before every line at which the pattern, after `size` characters, is found.

    Line ends become line feeds.  Raises `TruceError` where none is found for too long.
    """
    newlines = io.IncrementalNewlineDecoder(None, translate=True)
    pieces: list[str] = []
    held, line, wanted = 0, 1, size
    for chunk in chunks:
        pieces.append(newlines.decode(chunk))
        held += len(pieces[-1])
        if held < wanted:
            continue
        text, place = "".join(pieces), 0
        while place + size < len(text) and (found := start.search(text, place + size)):
            cut = Cut(text[place : found.start()], line, form)
            yield cut
            line, place = line + cut.text.count("\n"), found.start()
        pieces, held = [text[place:]], len(text) - place
        wanted = 2 * (
            held if not place else size
        )  # so that what has no end is searched a few times, not always
        if held > MAX_ENTRY:
            raise too_long(file, line)
    if text := "".join([*pieces, newlines.decode("", final=True)]):
        yield Cut(text, line, form)
