"""RDF 1.1 N-Triples (https://www.w3.org/TR/n-triples/): one triple a line, written as a stream.

The syntax has no relative IRIs: without a base, works without DOI and ISBN are blank nodes.

>>> from precarious_truce.model import Book
>>> text = dumps(Book(title="Rivers", author="Marsh, Eleanor", date="2004"), profile="simple-dc")
>>> print(text.splitlines()[0])
_:kmarsh2004 <http://purl.org/dc/elements/1.1/title> "Rivers" .
>>> loads(text)["marsh2004"].title
Title(text='Rivers')
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count

from precarious_truce.formats.dublin_core.long_texts import LongTexts
from precarious_truce.formats.dublin_core.syntax import Syntax
from precarious_truce.formats.dublin_core.vocabulary.profiles import PROFILES
from precarious_truce.formats.dublin_core.vocabulary.terms import expanded, is_relative, node_label
from precarious_truce.formats.dublin_core.writing.options import Options, describer
from precarious_truce.formats.dublin_core.writing.resources import Pairs, flattened
from precarious_truce.model import Work
from precarious_truce.model.keys import Taken
from precarious_truce.model.library import as_works

__all__ = [
    "PROFILES",
    "coverage",
    "cuts",
    "dumps",
    "entries",
    "loads",
    "losses",
    "of_cut",
    "pieces",
    "pieces_with",
]


def _document(works: Iterable[Work], options: Options) -> Iterator[str]:
    """The triples, work by work."""
    source = describer(options, relative=False)
    names, labels = _Names(options.skolem or ""), map("_:b{}".format, count(1))
    for work in works:
        names.forget()
        lines: list[str] = []
        for subject, pairs in source.resources(work):
            _written(names[subject], pairs, names, labels, lines)
        yield "".join(lines)


def pieces_with(
    works: Iterable[Work], taken: Taken, *, profile: str = "rich", base: str | None = None
) -> Iterator[str]:
    """The same as a part of a longer document, where IRIs are taken."""
    return _document(as_works(works), Options(profile, base, taken=taken))


class _Names(dict[str, str]):
    """Tokens that are no literals → what they are here: names in full, no relative IRIs.

    >>> names = _Names("")
    >>> names["dcterms:title"], names["<urn:a>"], names["_:a"], names["<k#k-ch1>"]
    ('<http://purl.org/dc/terms/title>', '<urn:a>', '_:a', '_:kk_23k-ch1')
    """

    def __init__(self, skolem: str) -> None:
        super().__init__()
        self.before, self.after = (f"<{skolem}", ">") if skolem else ("_:", "")
        self._terms: dict[str, str] = {}

    def forget(self) -> None:
        """Keep the terms of vocabularies alone."""
        self.clear()
        self.update(self._terms)

    def __missing__(self, token: str) -> str:
        if is_relative(token):
            found = f"{self.before}{node_label(token)}{self.after}"
        elif token[0] in "<_":
            found = token
        else:
            found = self._terms[token] = f"<{expanded(token)}>"
        self[token] = found
        return found


def _written(
    subject: str, pairs: Pairs, names: _Names, labels: Iterator[str], lines: list[str]
) -> None:
    """The lines of a resource; nodes without a name follow the line that they stand in."""
    for name, value in pairs:
        if type(value) is str:
            token = value if value[0] in '"_' else names[value]
            lines.append(f"{subject} {names[name]} {token} .\n")
        else:
            node, inside = flattened(value, labels)
            lines.append(f"{subject} {names[name]} {names[node]} .\n")
            for part, statements in inside:
                _written(names[part], statements, names, labels, lines)


_SYNTAX = Syntax("n-triples", _document)
loads, dumps, pieces, losses = _SYNTAX.loads, _SYNTAX.dumps, _SYNTAX.pieces, _SYNTAX.losses
coverage = _SYNTAX.coverage
_LONG = LongTexts("n-triples")
cuts, of_cut, entries = _LONG.cuts, _LONG.of_cut, _LONG.entries
