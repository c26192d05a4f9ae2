"""Subjects and classes: headings of catalogues, keywords, scales, numbers of classifications.

>>> found: Fields = {}
>>> topics = [Element("topic", text="Salt"), Element("geographic", text="Europe")]
>>> read_subject(Element("subject", children=topics), found, Counter())
>>> read_subject(Element("subject", children=topics[:1]), found, Counter())
>>> found
{'subjects': ['Salt -- Europe'], 'keywords': ['Salt']}
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from precarious_truce.formats.crosswalk.rows import Fields
from precarious_truce.formats.crosswalk.xml import Element
from precarious_truce.formats.mods.foreign import keep
from precarious_truce.formats.mods.texts import plain_text, read_titles
from precarious_truce.formats.mods.vocabulary import CLASSES

__all__ = ["read_classification", "read_subject"]

_TERMS = ("topic", "geographic", "temporal", "occupation", "genre")


def read_subject(element: Element, found: Fields, seen: Counter[str]) -> None:
    """A heading, in its parts; a topic alone that is of no authority is a keyword."""
    terms = [text for child in element for text in _terms(child, found, seen)]
    if not terms and not element.children and element.words:
        terms = [element.words]
    is_heading = (
        len(terms) > 1 or element.get("authority") or element.get("displayLabel")
        or any(e.name != "topic" or e.get("authority") for e in element)
    )  # fmt: skip
    if not terms:
        return
    texts = [" -- ".join(terms)] if is_heading else terms
    held = found.setdefault("subjects" if is_heading else "keywords", [])
    held += texts


def _terms(child: Element, found: Fields, seen: Counter[str]) -> Iterator[str]:
    if child.name in _TERMS:
        if child.words:
            yield child.words
    elif child.name == "name":
        parts = [e.words for e in child.all("namePart") if e.words]
        if parts:
            yield re.sub(r",{2,}", ",", ", ".join(parts).replace(".,", "."))
    elif child.name == "titleInfo":
        titles = read_titles([child])
        if "title" in titles:
            yield plain_text(titles["title"])
    elif child.name == "hierarchicalGeographic":
        yield from (e.words for e in child if e.words)
    elif child.name == "cartographics":
        for fact in child:
            if fact.name == "scale" and fact.words:
                found.setdefault("scale", _scale(fact.words))
            elif fact.words:
                seen[f"cartographics/{fact.name}"] += 1
    else:
        seen[f"subject/{child.name}"] += 1


def _scale(text: str) -> str:
    """A scale without the word for it.

    >>> _scale("Scale [ca. 1:510,000]."), _scale("1:50 000"), _scale("Not drawn to scale")
    ('1:510,000', '1:50 000', 'Not drawn to scale')
    """
    ratio = re.search(r"1\s*:\s*\d[\d,.\s]*\d", text)
    return ratio[0] if ratio and re.match(r"(?i)(?:scale|échelle|ma(?:ß|ss)stab)\b", text) else text


_CLASS_FIELDS = {authority: field for field, authority in CLASSES.items()}


_UNCUT = re.compile(r"(?<=\d)['/′](?=[.\d])")
"""Marks of where a Dewey number may be cut: `071/.3` is 071.3."""


def read_classification(element: Element, found: Fields, seen: Counter[str]) -> None:
    authority, text = element.get("authority"), element.words
    field = _CLASS_FIELDS.get(authority.lower())
    if not text:
        return
    if field:
        text = _UNCUT.sub("", text) if field == "ddc" else text
        classes = found.setdefault("classes", {})
        if field not in classes:
            classes[field] = text
            return
    elif not authority and "call_number" not in found:
        found["call_number"] = text
        return
    keep(found, element)
