"""Tab-separated values: as `csv`, with a tab between the cells.

>>> from precarious_truce.model import Book, Library
>>> book = Book(title="Rivers", author="Marsh, Eleanor", date="2004",
...             contents=[{"title": "Preface", "pages": "ix–xiv"}])
>>> text = dumps(book)
>>> text.splitlines()[1]
'marsh2004\\t\\tbook\\tbook\\tRivers\\t"Marsh, Eleanor"\\t\\t\\t2004'
>>> loads(text) == Library([book]), losses(book)
(True, [])
"""

from __future__ import annotations

from precarious_truce.formats.tables.verbs import Delimited

__all__ = ["coverage", "dumps", "loads", "losses", "pieces"]

_VERBS = Delimited("tsv", "\t")
dumps, pieces, loads = _VERBS.dumps, _VERBS.pieces, _VERBS.loads
losses, coverage = _VERBS.losses, _VERBS.coverage
