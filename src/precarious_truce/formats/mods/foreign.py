"""What records of others say that no field is for: kept in `extra` by element and type.

>>> kept = {"note:bibliography": "p. 291–312", "targetAudience": "juvenile"}
>>> elements = list(extra_elements(kept))
>>> [(e.name, e.attrib, e.text) for e in elements]
[('note', {'type': 'bibliography'}, 'p. 291–312'), ('targetAudience', {}, 'juvenile')]
>>> dict(map(extra_of, elements))
{'note:bibliography': 'p. 291–312', 'targetAudience': 'juvenile'}
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from precarious_truce.formats.crosswalk.rows import Fields
from precarious_truce.formats.crosswalk.xml import Element
from precarious_truce.formats.mods.texts import line, lines

__all__ = ["EXTRA", "extra_elements", "extra_of", "keep"]

EXTRA = "mods"
"""The part of `extra` that holds them."""

_ATTRIBUTES = {
    "note": "type", "genre": "authority", "identifier": "type", "classification": "authority",
    "accessCondition": "type", "targetAudience": "authority", "tableOfContents": "type",
}  # fmt: skip
"""Elements of text alone → the attribute that tells them apart."""


def extra_of(element: Element) -> tuple[str, str]:
    """The name and the text under which an element is kept."""
    kind = element.get(_ATTRIBUTES[element.name])
    return f"{element.name}:{kind}" if kind else element.name, lines(element.content)


def keep(found: Fields, element: Element) -> None:
    """Add an element to the extra of what was read; each of several on a line of its own."""
    name, text = extra_of(element)
    if not text:
        return
    kept = found.setdefault("extra", {}).setdefault(EXTRA, {})
    kept[name] = f"{kept[name]}\n{text}" if name in kept else text


def extra_elements(extra: Mapping[str, str]) -> Iterator[Element]:
    """The elements that were kept."""
    for name, text in extra.items():
        element, _, kind = name.partition(":")
        attribute = _ATTRIBUTES.get(element)
        if attribute is None or kind != line(kind):
            continue
        for part in text.split("\n"):
            if part := line(part):
                yield Element(element, {attribute: kind} if kind else {}, part)
