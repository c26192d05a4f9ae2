"""Citation labels such as `Doe04` (CSL 1.0.2, "citation-label").

>>> from precarious_truce.citations.item import Item
>>> trigraph(Item({"id": "a", "author": [{"family": "Doe"}, {"family": "Roe"}], "issued": "2004"}))
'DoRo04'
"""

from __future__ import annotations

from precarious_truce.citations.item import Item
from precarious_truce.citations.variables import NAME_VARIABLES

__all__ = ["trigraph"]

_LETTERS = {1: (4,), 2: (2, 2), 3: (2, 1, 1)}


def trigraph(item: Item) -> str:
    """Letters of up to four names and two digits of the year."""
    names = item.names("author")
    if not names:
        variables = (v for v in sorted(NAME_VARIABLES) if item.names(v))
        names = item.names(next(variables, "author"))
    families = [n.family or n.literal for n in names][:4]
    lengths = _LETTERS.get(len(families), (1,) * 4)
    if len(families) == 1:
        lengths = (4,)
    letters = "".join(f[:k].replace(" ", "") for f, k in zip(families, lengths, strict=False))
    date = item.date("issued")
    year = str(abs(date.parts[0]))[-2:] if date and date.parts[0] else ""
    return letters + year
