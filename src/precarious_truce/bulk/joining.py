"""Outputs of parts of an input put together: what one process would have written of the whole.

>>> import tempfile
>>> from pathlib import Path
>>> with tempfile.TemporaryDirectory() as folder:
...     parts = [Part(Path(folder, name), 1) for name in "abc"]
...     for part, text in zip(parts, ("[\\n  1\\n]\\n", "[]\\n", "[\\n  2\\n]\\n")):
...         _ = part.path.write_text(text)
...     print(b"".join(joined("csl-json", {}, parts)))
b'[\\n  1,\\n  2\\n]\\n'
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from precarious_truce.bulk.joining_rdf import JOINS, Join, Part, is_new
from precarious_truce.formats.dublin_core.vocabulary.languages import NAMESPACE

__all__ = ["Part", "can_be_joined", "joinable", "joined"]


def can_be_joined(target: str) -> bool:
    """Whether a format can be written in parts."""
    return target in _JOINS


def joinable() -> list[str]:
    """The formats that can."""
    return list(_JOINS)


def joined(
    target: str, options: Mapping[str, str | bool], parts: Iterable[Part]
) -> Iterator[bytes]:
    """The whole of the parts."""
    join = _by(b"") if options.get("lines") else _JOINS[target]
    return join(parts)


def _between(mark: bytes, parts: Iterable[Part]) -> Iterator[bytes]:
    """Parts with something between them."""
    before = b""
    for part in parts:
        if data := part.path.read_bytes():
            yield before + data
            before = mark


def _by(mark: bytes) -> Join:
    return partial(_between, mark)


_START, _END = b"[", b"\n]\n"


def _arrays(parts: Iterable[Part]) -> Iterator[bytes]:
    """Lists of JSON as one list."""
    start = _START
    for part in parts:
        data = part.path.read_bytes()
        if data.endswith(_END):
            yield start + data[len(_START) : -len(_END)]
            start = b","
    yield b"[]\n" if start == _START else _END


_LABEL = re.compile(rb"^_:([bw])(\d+)|(?<= )_:([bw])(\d+)(?=(?:a\d+)? \.$)", re.MULTILINE)
"""Nodes without a name: those of lists, and those of people by the number of their work."""
_ONCE = re.compile(
    rb"^(<(?:%s|https://orcid\.org/)[^>]*>) .*\n(?:\1 .*\n)*" % re.escape(NAMESPACE.encode()),
    re.MULTILINE,
)
"""What is described once a document: languages, and people with an ORCID."""


def _triples(parts: Iterable[Part]) -> Iterator[bytes]:
    """Triples: the numbers of nodes go on from part to part, some things are described once."""
    before, told = {b"b": 0, b"w": 0}, set[bytes]()
    for part in parts:
        data = part.path.read_bytes()
        data = _ONCE.sub(partial(_if_new, told), data)
        most = max((int(n[2] or n[4]) for n in _LABEL.finditer(data) if b"b" in n[0]), default=0)
        yield _LABEL.sub(partial(_moved, before), data) if any(before.values()) else data
        before = {b"b": before[b"b"] + most, b"w": before[b"w"] + part.works}


def _if_new(told: set[bytes], block: re.Match[bytes]) -> bytes:
    return block[0] if is_new(block[0], told) else b""


def _moved(before: Mapping[bytes, int], label: re.Match[bytes]) -> bytes:
    kind, number = label[1] or label[3], int(label[2] or label[4])
    return b"_:%s%d" % (kind, number + before[kind])


def _tables(delimiter: str, parts: Iterable[Part]) -> Iterator[bytes]:
    """Tables with the columns of all of them."""
    from precarious_truce.formats.tables.joining import joined as rows_joined

    paths = [part.path for part in parts]
    yield from (line.encode() for line in rows_joined(paths, delimiter))


_JOINS: dict[str, Join] = {
    "yaml": _by(b"---\n"),
    "bibtex": _by(b"\n"),
    "biblatex": _by(b"\n"),
    "ris": _by(b"\n"),
    "csl-json": _arrays,
    "n-triples": _triples,
    "csv": partial(_tables, ","),
    "tsv": partial(_tables, "\t"),
    **JOINS,
}
