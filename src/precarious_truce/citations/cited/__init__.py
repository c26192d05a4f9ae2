"""What is cited of a Reference: the item that an expert would enter by hand for a CSL processor.

CSL-JSON as a format keeps every fact that has a variable.  A citation must not: a division of a
book in `part-title`, an honoree in `contributor`, the publisher of the French original on a chapter
of the translation would be printed.  Here the manuals decide (APA 7, CMOS 17 and 18, MLA 9, MHRA,
NLM's Citing Medicine, ISO 690), each rule with the reason beside it.

>>> from precarious_truce.model import Book, Library
>>> book = Book(title="Rivers", subtitle="Essays", author="Marsh, Eleanor", date="2004",
...             volumes=[{"number": "II", "contents": [{"title": "Floods", "pages": "1–30"}]}])
>>> found = item(Library([book]).reference("marsh2004-v2-floods"))
>>> found.values["volume"], found.values["container-title"], found.values["page"]
('2', 'Rivers: Essays', '1-30')
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from precarious_truce.citations.cited.manner import Manner
from precarious_truce.citations.cited.rules import RULES, Values
from precarious_truce.citations.cited.titles import UNDETERMINED, cited, short_title
from precarious_truce.formats.csl_json.rows import TABLE
from precarious_truce.model import LocalText, Reference
from precarious_truce.model.languages import is_english, is_foreign
from precarious_truce.model.references import host_of

__all__ = ["CitedItem", "item"]


class CitedItem(NamedTuple):
    """CSL variables, and the language of those that are titles (`und`: not English)."""

    values: Values
    languages: Mapping[str, str]


def item(ref: Reference, manner: Manner | None = None) -> CitedItem:
    """The reference as an item to cite; `manner` says in what language, script and manual."""
    manner = manner or Manner()
    values: Values = {"id": ref.key, "type": ref.type, **TABLE.write(ref)}
    languages: dict[str, str] = {}
    for variable, title, subtitle, language in _titles(ref):
        found = cited(title, subtitle, language, manner)
        values[variable], languages[variable] = found.text, found.language
        if variable == "title" and "title-short" not in values:
            short = short_title(found.main, found.language, manner)
            if short != found.text:
                values["title-short"] = short
    for rule in RULES:
        rule(ref, manner, values)
    return CitedItem({name: value for name, value in values.items() if value}, languages)


Titled = tuple[str, LocalText, LocalText | None, str]
"""A variable, the title and subtitle that it is of, and their language as far as it is stated."""


def _titles(ref: Reference) -> Iterator[Titled]:
    own, host = _language(ref), host_of(ref)
    around = _language(host) if host else own
    if ref.title:
        yield "title", ref.title, ref.subtitle, _of(ref.title, own, ref)
    if ref.container_title:
        whole = ref.container_title
        yield "container-title", whole, ref.container_subtitle, _of(whole, around, host or ref)
    if ref.volume_title:
        volume = ref.volume_title
        yield "volume-title", volume, ref.volume_subtitle, _of(volume, around, host or ref)
    if ref.part_title:
        yield "part-title", ref.part_title, None, around
    if ref.series:
        yield "collection-title", ref.series.title, None, _unless_foreign(ref.series.title, around)
    if ref.event and ref.event.name:
        yield "event-title", ref.event.name, None, _unless_foreign(ref.event.name, around)
    if ref.reviewed_title:
        yield "reviewed-title", ref.reviewed_title, None, ""
    if ref.original and (original := ref.original.title):
        language = next(iter(ref.original.language), "")
        yield "original-title", original, ref.original.subtitle, language or UNDETERMINED


def _language(ref: Reference) -> str:
    """The language of a work; that of the document is meant where it has several."""
    return ref.language[0] if ref.language else ""


def _of(title: LocalText, language: str, ref: Reference) -> str:
    """The language of a title in a work of this language; in one of several, as its words show."""
    several = len(ref.language) > 1 and any(map(is_english, ref.language))
    if several and not title.lang:
        return UNDETERMINED if is_foreign(title.text) else "en"
    return language


def _unless_foreign(title: LocalText, language: str) -> str:
    """The language of the work, unless the words of the title show that it is another."""
    return UNDETERMINED if is_english(language) and is_foreign(title.text) else language
