"""Citation labels made of names and year, where an item brings none: `Kuhn70`."""

from __future__ import annotations

import re
from typing import Any

from precarious_truce.citations.items import NAMES
from precarious_truce.citations.locales import Locale
from precarious_truce.citations.richtext import ROMANESQUE
from precarious_truce.citations.textcase import STOP_WORDS

__all__ = ["citation_label"]

_LENGTHS = ((4,), (2, 2), (2, 1, 1), (1, 1, 1, 1))
"""How many letters of each name, by how many names there are."""
_ORDER = (
    "author", "chair", "collection-editor", "compiler", "composer", "container-author", "editor",
)  # fmt: skip
_PARTICLES = re.compile("^([ '\u2019a-z]+\\s+)")
_ARTICLES = re.compile(r"^(a|the|an)\s+", re.IGNORECASE)
_FOREIGN = re.compile(f"[^{ROMANESQUE.removeprefix('-0-9')}]")


def citation_label(item: dict[str, Any], locale: Locale) -> str:
    """A label of names and two figures of the year.

    >>> from precarious_truce.citations.locales import standard_locale
    >>> citation_label({"author": [{"family": "Kuhn"}], "issued": {"year": 1970}},
    ...                standard_locale("en-US"))
    'Kuhn70'
    """
    label = ""
    variable = next((v for v in (*_ORDER, *sorted(NAMES)) if item.get(v)), None)
    if variable is not None:
        names = item[variable]
        for name, length in zip(names, _LENGTHS[min(len(names), 4) - 1], strict=False):
            text = _PARTICLES.sub("", name.get("family", "")) or name.get("literal", "")
            text = _FOREIGN.sub("", _ARTICLES.sub("", text))[:length]
            if not text:
                break
            label += text[:1].upper() + text[1:].lower()
    if not label and item.get("title"):
        words = [w for w in str(item["title"]).split() if w not in STOP_WORDS]
        text = "".join(words)[:4]
        label = text[:1].upper() + text[1:].lower()
    year = str((item.get("issued") or {}).get("year") or "0000")
    return label + year[-2:]
