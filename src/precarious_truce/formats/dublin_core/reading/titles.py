"""Titles of a resource: which is the title itself, which are forms of it, which parallel titles.

>>> [derived_form(tag) for tag in ("ru-latn", "und-t-ru", "en-x-short", "en")]
['romanized', 'translated', 'short', None]
"""

from __future__ import annotations

from collections.abc import Iterable

from precarious_truce.formats.dublin_core.reading.resource import Resource
from precarious_truce.formats.dublin_core.vocabulary.json_values import Raw
from precarious_truce.formats.dublin_core.vocabulary.records import RECORDS
from precarious_truce.formats.dublin_core.vocabulary.rows import Row
from precarious_truce.formats.dublin_core.vocabulary.terms import Text

__all__ = ["derived_form", "parallel_titles", "subtitle", "title"]

TITLES = ("dcterms:title", "schema:name", "dc:title", "schema:headline", "rdfs:label")


def derived_form(lang: str) -> str | None:
    """Which form of a title a language tag marks (BCP 47; RFC 6497)."""
    lowered = lang.lower()
    if lowered.endswith("-latn"):
        return "romanized"
    if "-t-" in lowered:
        return "translated"
    return "short" if lowered.endswith("-x-short") else None


def _alike(r: Resource) -> tuple[Text | None, list[Text]]:
    """The title, and the others that are no forms of it: it is one in a language of the work."""
    spoken = {tag.lower() for tag in r.languages}
    named = r.texts(*TITLES)
    titles = [t for t in named if t.lang.lower() in spoken or not derived_form(t.lang)] or named[:1]
    first = next((t for t in titles if t.lang.lower() in spoken), titles[0] if titles else None)
    return first, [t for t in titles if t is not first]


def title(r: Resource, row: Row) -> Raw | None:
    """The title with its romanised, translated and short form, without the subtitle."""
    first, _ = _alike(r)
    if first is None:
        return None
    text, below = first.value, subtitle(r)
    if below and text.endswith(f": {below}"):
        text = text[: -len(below) - 2]
    named = [t for t in (*r.texts(*TITLES), *r.texts("dcterms:alternative")) if t is not first]
    found: Raw = {"text": text, **_forms(named)}
    if first.lang and first.lang.lower() not in {tag.lower() for tag in r.languages}:
        found["lang"] = first.lang
    if short := r.text(RECORDS["Title"]["short"][0]):
        found["short"] = short
    return found


def _forms(texts: Iterable[Text]) -> Raw:
    found: Raw = {}
    for text in texts:
        form = derived_form(text.lang)
        if form:
            found.setdefault(form, text.value)
    return found


def subtitle(r: Resource, row: Row | None = None) -> str | None:
    """The subtitle where it stands by itself."""
    return r.text("schema:alternativeHeadline")


def parallel_titles(r: Resource, row: Row) -> list[Raw]:
    """Titles in other languages."""
    _, others = _alike(r)
    others += [t for t in r.texts("dcterms:alternative") if not derived_form(t.lang)]
    return [{"text": t.value, **({"lang": t.lang} if t.lang else {})} for t in others]
