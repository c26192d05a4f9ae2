"""A document for pandoc's own engine: what is cited stands in the metadata, as CSL-JSON.

Pandoc reads markup in the values of the metadata from inlines, so each value is made into these.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from precarious_truce.citations.locators import AS_PRINTED, Locator
from precarious_truce.citations.marks import clean
from precarious_truce.citations.markup import marked
from precarious_truce.citations.serialise import MARKED, serialiser
from precarious_truce.formats.csl_json import item
from precarious_truce.model import Reference
from precarious_truce.pandoc import ast
from precarious_truce.pandoc.ast import Element, Inlines, Meta
from precarious_truce.pandoc.citations import Cited
from precarious_truce.pandoc.inlines import to_inlines

__all__ = ["handed_over"]

_DROPPED = ("custom", "citation-key")
_SERIALISE = serialiser(MARKED)


def handed_over(meta: Meta, citations: Iterable[Cited], refs: Iterable[Reference]) -> Meta:
    """The metadata with the references in it; what the citations cite is changed in place."""
    for cited in citations:
        named = [one for one in cited.element["c"][0] if one["citationId"] != "*"]
        for given, one in zip(named, cited.ones, strict=True):
            given["citationId"] = one.key
            if one.is_changed:
                given["citationSuffix"] = [*_inlines(one.locator), *one.suffix]
    kept = {name: value for name, value in meta.items() if name != "bibliography"}
    return {**kept, "references": ast.element("MetaList", [_reference(ref) for ref in refs])}


def _inlines(locator: Locator | None) -> Inlines:
    """A locator as pandoc finds it in a suffix."""
    if locator is None:
        return []
    word = "" if locator.label in ("page", AS_PRINTED) else f"{locator.label} "
    return [ast.text(","), ast.SPACE, *ast.from_markup_free(word + locator.text)]


def _reference(ref: Reference) -> Element:
    values = {name: one for name, one in item(ref).items() if name not in _DROPPED}
    return ast.element("MetaMap", {name: _value(one) for name, one in values.items()})


def _value(value: object) -> Element:
    """A member of an item; text with its markup."""
    if isinstance(value, str):
        return ast.element("MetaInlines", to_inlines(_SERIALISE(marked(clean(value)))))
    if isinstance(value, Mapping):
        return ast.element("MetaMap", {name: _value(one) for name, one in value.items()})
    if isinstance(value, list):
        return ast.element("MetaList", [_value(one) for one in value])
    return ast.to_meta(value)
