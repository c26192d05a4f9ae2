"""Inputs in cuts, and the entries of a cut."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

from precarious_truce.errors import Diagnostic, TruceError
from precarious_truce.files import in_words, rewindable
from precarious_truce.formats import by_name
from precarious_truce.formats.crosswalk.decoding import Chunks
from precarious_truce.formats.cutting import Cut, Found
from precarious_truce.opening import Source

__all__ = ["cuts_of", "found_in"]

_TIDIED = 1 << 21
"""So many characters are read before garbage is looked for."""


class _Untidied:
    """How many characters were read since garbage was looked for."""

    characters = 0

    @classmethod
    def read(cls, cut: Cut) -> None:
        """Take note of a cut, and look for garbage now and then."""
        cls.characters += len(cut.text)
        if cls.characters > _TIDIED:
            cls.characters = 0
            gc.collect()


def cuts_of(
    source: Source,
    size: int,
    tell: Callable[[Iterable[Diagnostic]], None],
    piped: BinaryIO | None = None,
) -> Iterator[tuple[Cut, int]]:
    """The cuts of an input (the whole, where its format cannot be cut), and the bytes read by then.

    `tell` gets what is wrong with its encoding; `piped` is what comes in on stdin, if that can be
    rewound already.  Raises `TruceError` where the input cannot be read on.
    """
    try:
        with source.opened(piped) as raw, rewindable(raw) as binary:
            binary.seek(0)
            chunks = Chunks(binary, source.name)
            tell(chunks.diagnostics)
            cuts = getattr(source.format.module, "cuts", None)
            if cuts is None:
                yield Cut("".join(chunks)), 0
                return
            for cut in cuts(chunks, size, file=source.name):
                yield cut, raw.tell() if raw.seekable() else 0
    except OSError as error:
        raise TruceError.of("F1", in_words(error), file=source.name) from None


def found_in(cut: Cut, name: str, format: str, diagnostics: list[Diagnostic]) -> Iterator[Found]:
    """The entries of a cut; of a format that cannot be cut, the works of the whole.

    Garbage is looked for now and then: readers put that off, which many cuts must not.
    """
    _Untidied.read(cut)
    module = by_name(format).module
    if hasattr(module, "of_cut"):
        yield from module.of_cut(cut, diagnostics, file=name)
        return
    try:
        library = module.loads(cut.text, file=name)
    except TruceError as error:
        diagnostics += error.diagnostics
        return
    diagnostics += library.diagnostics
    for work in library:
        yield Found(work, None, lambda code, message: None)
