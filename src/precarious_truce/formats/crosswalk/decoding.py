"""Bytes as text: the encodings that bibliographies are met in, and no file refused for its own.

>>> decoded("\\ufeffÉmile".encode())
('Émile', [])
>>> text, faults = decoded(b"caf\\xe9", "old.bib")
>>> print(text, faults[0].code, faults[0].message)
café F6 the file is not UTF-8; it is read as Latin-1
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import BinaryIO

from precarious_truce.errors import Diagnostic, Severity
from precarious_truce.patterns import pattern

__all__ = ["Chunks", "decoded", "encoding_of", "placed", "without_halves"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


_NOT_IN_CP1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")


def decoded(data: str | bytes, file: str | None = None) -> tuple[str, list[Diagnostic]]:
    """The text of a file without byte order mark, and a warning where it is not Unicode.

    >>> text, faults = decoded("a\\nb\\ud800")
    >>> text, faults[0].code, faults[0].line, faults[0].column
    ('a\\nb\ufffd', 'F11', 2, 2)
    """
    if isinstance(data, str):
        return _without_surrogates(data.removeprefix("\ufeff"), file)
    encoding, start, faults = encoding_of(lambda: (data,), file)
    return data[start:].decode(encoding, "replace"), faults


def _without_surrogates(text: str, file: str | None) -> tuple[str, list[Diagnostic]]:
    """The text with � for halves of letters, which no file can hold."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        line, column, _ = placed(text, error.start)
        return _SURROGATE.sub("\ufffd", text), [_replaced(file, line, column)]
    return text, []


_SURROGATE = pattern("[\ud800-\udfff]")


_ESCAPE = pattern(
    r"\\(?:(?P<pair>u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})"
    r"|(?P<half>u[dD][89a-fA-F][0-9a-fA-F]{2})|.)",
    re.DOTALL,
)
_MAY_BE_HALF = pattern(r"\\u[dD][89a-fA-F]")


def without_halves(
    text: str, file: str | None = None, *, pairs: bool = True
) -> tuple[str, list[Diagnostic]]:
    """The text with an escaped � for each escape of half a letter, and a warning of the first.

    Two halves are a letter in JSON (RFC 8259, 7), and never in RDF: `pairs`.

    >>> text, faults = without_halves(r'"\\ud83d\\ude00 \\udc00"')
    >>> print(text, faults[0].column)
    "\\ud83d\\ude00 \\uFFFD" 15
    """
    if not _MAY_BE_HALF.search(text):
        return text, []
    places: list[int] = []

    def whole(escape: re.Match[str]) -> str:
        if not escape["half"] and (pairs or not escape["pair"]):
            return escape[0]
        places.append(escape.start())
        return r"\uFFFD" * escape[0].count("\\")

    made = _ESCAPE.sub(whole, text)
    return made, [_replaced(file, *placed(text, places[0])[:2])] if places else []


def _replaced(file: str | None, line: int, column: int) -> Diagnostic:
    message = "this is no character; it is replaced by \ufffd"
    return Diagnostic("F11", message, Severity.WARNING, file, line, column)


def encoding_of(
    blocks: Callable[[], Iterable[bytes]], file: str | None = None
) -> tuple[str, int, list[Diagnostic]]:
    """The encoding of what `blocks` gives, how long its byte order mark is, and a warning.

    It is that of the mark, or UTF-8; text that is not Unicode is taken for Windows-1252, or for
    Latin-1 where it holds bytes that only Latin-1 has.
    """
    first = next(iter(blocks()), b"")
    for mark, encoding in _MARKS:
        if first.startswith(mark):
            place = _undecodable(blocks(), encoding, len(mark))
            return encoding, len(mark), [_replaced(file, *place)] if place else []
    place = _undecodable(blocks(), "utf-8")
    if place is None:
        return "utf-8", 0, []
    message = "the file is not UTF-8; it is read as Latin-1"
    hint = "save it as UTF-8 if letters look wrong"
    fault = Diagnostic("F6", message, Severity.WARNING, file, *place, hint=hint)
    windows = not any(_NOT_IN_CP1252.search(block) for block in blocks())
    return "cp1252" if windows else "latin-1", 0, [fault]


def _undecodable(blocks: Iterable[bytes], encoding: str, skip: int = 0) -> tuple[int, int] | None:
    """Line and column of the first bytes after `skip` that are none of the encoding's."""
    decoder = codecs.getincrementaldecoder(encoding)()
    line, column, held = 1, 1, b""
    for block in chain(blocks, (b"",)):
        seen, skip = block[skip:], max(skip - len(block), 0)
        try:
            text = decoder.decode(seen, final=not block)
        except UnicodeDecodeError as error:
            sound = (held + seen)[: error.start].decode(encoding, "replace")
            return _moved(line, column, sound)
        held = decoder.getstate()[0]
        line, column = _moved(line, column, text)
    return None


def _moved(line: int, column: int, text: str) -> tuple[int, int]:
    """The place after some text."""
    rows = text.count("\n")
    return line + rows, len(text) - text.rfind("\n") if rows else column + len(text)


class Chunks:
    """The text of a binary stream, a piece at a time, from the start as often as it is iterated.

    `diagnostics`: a warning where it is not Unicode.

    >>> import io
    >>> chunks = Chunks(io.BytesIO(b"caf\\xe9"), "old.bib")
    >>> "".join(chunks), "".join(chunks), chunks.diagnostics[0].code
    ('café', 'café', 'F6')
    """

    def __init__(self, stream: BinaryIO, file: str | None = None, size: int = 1 << 18) -> None:
        self._stream, self._start, self._size = stream, stream.tell(), size
        self.encoding, mark, self.diagnostics = encoding_of(self._blocks, file)
        self._start += mark

    def _blocks(self) -> Iterator[bytes]:
        self._stream.seek(self._start)
        while block := self._stream.read(self._size):
            yield block

    def __iter__(self) -> Iterator[str]:
        decoder = codecs.getincrementaldecoder(self.encoding)("replace")
        for block in self._blocks():
            yield decoder.decode(block)
        yield decoder.decode(b"", final=True)


def placed(text: str, offset: int) -> tuple[int, int, str]:
    """Line, column and the text of the line at an offset.

    >>> placed("a\\nbcd", 3)
    (2, 2, 'bcd')
    """
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    excerpt = text[start : min(end if end >= 0 else len(text), start + 4000)]
    return text.count("\n", 0, offset) + 1, offset - start + 1, excerpt
