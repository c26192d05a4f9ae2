"""Long N-Triples and Turtle: the verbs that read them in stretches (`reading.stretches`).

A text of up to `WHOLE` characters is read whole where it does not stand so that it can be cut.

>>> title = "<http://purl.org/dc/elements/1.1/title>"
>>> date = title.replace("title", "date")
>>> text = "".join(f'<urn:{x}> {title} "{x}" .\\n<urn:{x}> {date} "2004" .\\n' for x in "AB")
>>> verbs = LongTexts("n-triples")
>>> [str(work.title) for work in verbs.entries([text], [])], len(list(verbs.cuts([text], 1)))
(['A', 'B'], 2)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from precarious_truce.errors import Diagnostic, Severity, TruceError
from precarious_truce.formats.crosswalk.building import Keys
from precarious_truce.formats.cutting import SIZE, Cut, Found, moved
from precarious_truce.formats.dublin_core.reading.parsing import Statements, lines_of_turtle, parsed
from precarious_truce.formats.dublin_core.reading.stretches import lines_of, stretches
from precarious_truce.formats.dublin_core.reading.works import library, not_understood, works_of
from precarious_truce.model import Work

__all__ = ["WHOLE", "LongTexts"]

WHOLE = 16 * 1024 * 1024
"""Characters of a text that is read whole where it cannot be cut."""


@dataclass(frozen=True)
class LongTexts:
    """The verbs of `formats.cutting` for a syntax; the cuts of both are of N-Triples."""

    syntax: str

    def cuts(self, chunks: Iterable[str], size: int, *, file: str | None = None) -> Iterator[Cut]:
        """The text in stretches; whole, where it is short and what belongs together stands apart.

        Raises `TruceError` where a long text stands so, or is not well-formed.
        """
        short, chunks = _begun(chunks)
        if short is None:
            yield from self._cuts(chunks, size, file)
            return
        try:
            yield from list(self._cuts([short], size, file))
        except TruceError:
            yield Cut(short, form=self.syntax)

    def _cuts(self, chunks: Iterable[str], size: int, file: str | None) -> Iterator[Cut]:
        if self.syntax == "n-triples":
            yield from stretches(lines_of(chunks), size, file=file)
            return
        lines = lines_of_turtle(chunks, file)
        if lines is None:
            yield Cut("".join(chunks), form=self.syntax)
            return
        for cut in stretches(lines, size, file=file):
            yield Cut(cut.text, 0, context=cut.context)

    def of_cut(
        self, cut: Cut, diagnostics: list[Diagnostic], *, file: str | None = None
    ) -> Iterator[Found]:
        """The works of a stretch."""
        unknown = Counter[str]()
        yield from self._found(cut, diagnostics, file, unknown)
        diagnostics += not_understood(unknown, file)

    def entries(
        self,
        chunks: Iterable[str],
        diagnostics: list[Diagnostic],
        *,
        file: str | None = None,
        keys: Keys | None = None,
    ) -> Iterator[Work]:
        """The works of a text; one of more than `WHOLE` characters is read in stretches."""
        short, chunks = _begun(chunks)
        if short is not None:
            found = library(short, self.syntax, file=file)
            diagnostics += found.diagnostics
            yield from found
            return
        keys, unknown = keys or Keys(), Counter[str]()
        for cut in self._cuts(chunks, SIZE, file):
            for entry in self._found(cut, diagnostics, file, unknown):
                yield keys.own(entry.work, entry.report)
        diagnostics += not_understood(unknown, file)

    def _found(
        self, cut: Cut, diagnostics: list[Diagnostic], file: str | None, unknown: Counter[str]
    ) -> Iterator[Found]:
        try:
            graph = parsed(cut.text, cut.form or "n-triples", file=file)
        except TruceError as error:
            diagnostics += _placed(error.diagnostics, cut)
            return
        _add(graph, cut.context)
        works, faults = works_of(graph, file, unknown)
        diagnostics += _placed(faults, cut)

        def report(code: str, message: str) -> None:
            diagnostics.append(Diagnostic(code, message, Severity.WARNING, file))

        yield from (Found(work, None, report) for work in works)


def _placed(faults: Iterable[Diagnostic], cut: Cut) -> Iterable[Diagnostic]:
    """What is wrong at its line in the whole; stretches of Turtle are not its lines."""
    return moved(faults, cut) if cut.line else (replace(fault, line=None) for fault in faults)


def _add(graph: Statements, context: object) -> None:
    """Add what was kept of nodes that the stretch names."""
    if isinstance(context, str) and context:
        for subject, said in parsed(context, "n-triples").about.items():
            graph.about.setdefault(subject, said)


def _begun(chunks: Iterable[str]) -> tuple[str | None, Iterable[str]]:
    """A text that is short, and else None and all of it in pieces."""
    rest, begun, length = iter(chunks), list[str](), 0
    for chunk in rest:
        begun.append(chunk)
        length += len(chunk)
        if length > WHOLE:
            return None, chain(begun, rest)
    return "".join(begun), ()
