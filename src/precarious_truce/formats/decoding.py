"""Bytes as text: the encodings that bibliographies are met in, and no file refused for its own.

>>> decoded("\\ufeffÉmile".encode())
('Émile', [])
>>> text, faults = decoded(b"caf\\xe9", "old.bib")
>>> print(text, faults[0].code, faults[0].message)
café T1 the file is not UTF-8; it is read as Latin-1
"""

from __future__ import annotations

import codecs
import gc
from collections.abc import Iterator
from contextlib import contextmanager

from precarious_truce.errors import Diagnostic, Severity

__all__ = ["decoded", "placed", "undisturbed"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decoded(data: str | bytes, file: str | None = None) -> tuple[str, list[Diagnostic]]:
    """The text of a file without byte order mark, and a warning where it is not Unicode."""
    if isinstance(data, str):
        return data.removeprefix("\ufeff"), []
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), []
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
    message = "the file is not UTF-8; it is read as Latin-1"
    hint = "save it as UTF-8 if letters look wrong"
    fault = Diagnostic("T1", message, Severity.WARNING, file, line, column, hint=hint)
    return data.decode("cp1252" if _fits_cp1252(data) else "latin-1"), [fault]


def _fits_cp1252(data: bytes) -> bool:
    """Whether the bytes that Latin-1 has only controls for are the letters of Windows."""
    return not any(byte in data for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D))


@contextmanager
def undisturbed() -> Iterator[None]:
    """Without the search for cycles, which goes through all that is there again and again.

    What a reader makes are trees; a third of its time would go into looking for garbage in them.
    What was made is then passed to the oldest generation as it is, unless somebody froze objects
    of their own, which thawing would give back too.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            if not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()
            gc.enable()


def placed(text: str, offset: int) -> tuple[int, int, str]:
    """Line, column and the text of the line at an offset.

    >>> placed("a\\nbcd", 3)
    (2, 2, 'bcd')
    """
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    excerpt = text[start : end if end >= 0 else len(text)]
    return text.count("\n", 0, offset) + 1, offset - start + 1, excerpt[:4000]
