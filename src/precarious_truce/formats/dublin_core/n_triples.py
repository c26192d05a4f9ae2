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
from precarious_truce.formats.dublin_core.vocabulary.profiles import PROFILES
from precarious_truce.formats.dublin_core.vocabulary.terms import Names
from precarious_truce.formats.dublin_core.writing.options import Options, describer
from precarious_truce.formats.dublin_core.writing.resources import Pairs, flattened
from precarious_truce.model import Work

__all__ = ["PROFILES", "coverage", "dumps", "loads", "losses", "pieces"]


def _document(works: Iterable[Work], options: Options) -> Iterator[str]:
    """The triples, work by work."""
    if options.prefix == "":
        raise FormatError.of("RDF1", "N-Triples has no relative IRIs", hint="give a base, or none")
    source = describer(options, relative=False)
    names, labels = Names(full=True), map("_:b{}".format, count(1))
    for work in works:
        lines: list[str] = []
        for subject, pairs in source.resources(work):
            _written(subject, pairs, names, labels, lines)
        yield "".join(lines)


_NAMES = "a"
"""From here on a token is a prefixed name: all others begin with a quote, `<` or `_`."""


def _written(
    subject: str, pairs: Pairs, names: Names, labels: Iterator[str], lines: list[str]
) -> None:
    """The lines of a resource; nodes without a name follow the line that they stand in."""
    for name, value in pairs:
        if type(value) is str:
            token = value if value < _NAMES else names[value]
            lines.append(f"{subject} {names[name]} {token} .\n")
        else:
            node, inside = flattened(value, labels)
            token = node if node < _NAMES else names[node]
            lines.append(f"{subject} {names[name]} {token} .\n")
            for part, statements in inside:
                _written(part, statements, names, labels, lines)


_SYNTAX = Syntax("n-triples", _document)
loads, dumps, pieces, losses = _SYNTAX.loads, _SYNTAX.dumps, _SYNTAX.pieces, _SYNTAX.losses
coverage = _SYNTAX.coverage
