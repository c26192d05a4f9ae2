"""What is known of a name beside it: ORCID, romanised form (biblatex manual 3.7, annotations).

>>> from precarious_truce.model import Name
>>> names = (Name(family="Орлова", romanized="Orlova, Anna"), Name(literal="Group"))
>>> fields = written({"author": names}, ascii=False)
>>> fields
{'author+an:romanized': '1="Orlova, Anna"'}
>>> found = {"author": [{"family": "Орлова"}, {"literal": "Group"}]}
>>> annotated(found, fields), found["author"][0]
(['author+an:romanized'], {'family': 'Орлова', 'romanized': 'Orlova, Anna'})
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from operator import attrgetter
from typing import Any

from precarious_truce.formats.bib.raw.latex import decode, encode

__all__ = ["annotated", "written"]

_FACTS = ("orcid", "romanized")
_ORCID, _ROMANIZED = map(attrgetter, _FACTS)
_ITEM = re.compile(r'(\d{1,4})\s*=\s*"((?:[^"\\]|\\.)*)"', re.DOTALL)
_NAME = re.compile(r"(\w+)\+an:(orcid|romanized)")


def written(people: Mapping[str, Any], *, ascii: bool) -> dict[str, str]:
    """The annotations of the names in fields, by the names of the fields."""
    fields = {}
    for field, names in people.items():
        if not any(map(_ORCID, names)) and not any(map(_ROMANIZED, names)):
            continue
        for fact in _FACTS:
            known = [(n, str(v)) for n, name in enumerate(names, 1) if (v := getattr(name, fact))]
            said = [
                f'{n}="{encode(text, ascii=ascii, title=False)}"'
                for n, text in known
                if '"' not in text
            ]
            if said:
                fields[f"{field}+an:{fact}"] = "; ".join(said)
    return fields


def annotated(found: Mapping[str, Any], rows: Mapping[str, str]) -> list[str]:
    """Add what rows say of the names that were found; the rows that are used up."""
    used: list[str] = []
    if "+an:" not in " ".join(rows):
        return used
    for row, raw in rows.items():
        match = _NAME.fullmatch(row) if "+an:" in row else None
        names = found.get(match[1]) if match else None
        if not match or not names:
            continue
        items = [(int(n), decode(text, title=False)) for n, text in _ITEM.findall(raw)]
        good = [(n, text) for n, text in items if 1 <= n <= len(names) and text.strip()]
        for n, text in good:
            name = names[n - 1]
            names[n - 1] = (name if isinstance(name, dict) else name.said()) | {match[2]: text}
        if good:
            used.append(row)
    return used
