"""RDF 1.1 N-Triples (https://www.w3.org/TR/n-triples/): one triple a line, written as a stream.

>>> from precarious_truce.model import Book
>>> text = dumps(Book(title="Rivers", author="Marsh, Eleanor", date="2004"), profile="simple-dc")
>>> print(text.splitlines()[0])
<https://bibliography.invalid/marsh2004> <http://purl.org/dc/elements/1.1/title> "Rivers" .
>>> loads(text)["marsh2004"].title
Title(text='Rivers', romanized=None, translated=None, lang=None, short=None, original=None)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count

from precarious_truce.errors import FormatError
from precarious_truce.formats.dublin_core.syntax import Syntax
from precarious_truce.formats.dublin_core.vocabulary.terms import Names
from precarious_truce.formats.dublin_core.writing.options import Options, describer
from precarious_truce.formats.dublin_core.writing.resources import Resource, flattened
from precarious_truce.model import Work

__all__ = ["dumps", "loads", "losses", "pieces"]


def _document(works: Iterable[Work], options: Options) -> Iterator[str]:
    """The triples, work by work."""
    if options.prefix == "":
        raise FormatError.of("RDF1", "N-Triples has no relative IRIs", hint="give a base, or none")
    source = describer(options, relative=False)
    names, labels = Names(full=True), map("_:b{}".format, count(1))
    for work in works:
        lines: list[str] = []
        for resource in source.resources(work):
            _written(resource, names, labels, lines)
        yield "".join(lines)


_WHOLE = frozenset('"<_')
"""What a token begins with that stands as it is; any other is a prefixed name."""


def _written(resource: Resource, names: Names, labels: Iterator[str], lines: list[str]) -> None:
    """The lines of a resource; nodes without a name follow the line that they stand in."""
    subject, pairs = resource
    start, add = subject + " ", lines.append
    for name, value in pairs:
        if isinstance(value, str):
            token = value if value[0] in _WHOLE else names[value]
            add(f"{start}{names[name]} {token} .\n")
        else:
            token, inside = flattened(value, labels)
            add(f"{start}{names[name]} {token if token[0] in _WHOLE else names[token]} .\n")
            for part in inside:
                _written(part, names, labels, lines)


_SYNTAX = Syntax("n-triples", _document)
loads, dumps, pieces, losses = _SYNTAX.loads, _SYNTAX.dumps, _SYNTAX.pieces, _SYNTAX.losses
