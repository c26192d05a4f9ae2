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


_LABEL = re.compile(rb"_:(?:(?<=\n_:)|(?<= _:)(?=[bw]\d+(?:a\d+)? \.\n))([bw])(\d+)")
"""Nodes without a name: those of lists, and those of people by the number of their work.

It begins with what no other line has, for which `re` looks quickly; so do the next two.
"""
_LIST = re.compile(rb"\n_:b(\d+)")
"""Where nodes of lists are described, as each of them is."""
_ONCE = re.compile(
    rb"\n(<(?:%s|https://orcid\.org/)[^>]*>) .*(?:\n\1 .*)*" % re.escape(NAMESPACE.encode())
)
"""What is described once a document: languages, and people with an ORCID."""


def _triples(parts: Iterable[Part]) -> Iterator[bytes]:
    """Triples: the numbers of nodes go on from part to part, some things are described once."""
    before, told = {b"b": 0, b"w": 0}, set[bytes]()
    for part in parts:
        data = _ONCE.sub(partial(_if_new, told), b"\n" + part.path.read_bytes())
        most = max(map(int, _LIST.findall(data)), default=0)
        if any(before.values()):
            data = _LABEL.sub(partial(_moved, before), data)
        yield data[1:]
        before = {b"b": before[b"b"] + most, b"w": before[b"w"] + part.works}


def _if_new(told: set[bytes], block: re.Match[bytes]) -> bytes:
    return block[0] if is_new(block[0], told) else b""


def _moved(before: Mapping[bytes, int], label: re.Match[bytes]) -> bytes:
    return b"_:%s%d" % (label[1], int(label[2]) + before[label[1]])


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
