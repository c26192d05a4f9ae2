"""Identifiers, by their type or their form.

>>> found: Fields = {}
>>> for type_, text in (("oclc", "ocm14913926"), ("uri", "https://doi.org/10.5555/a")):
...     read_identifier(Element("identifier", {"type": type_}, text), found, Counter())
>>> found
{'identifiers': {'oclc': 'ocm14913926'}, 'doi': 'https://doi.org/10.5555/a'}
"""

from __future__ import annotations

import re
from collections import Counter

from precarious_truce.formats.crosswalk.isbns import split_isbns
from precarious_truce.formats.crosswalk.rows import Fields
from precarious_truce.formats.crosswalk.xml import Element
from precarious_truce.formats.mods.foreign import keep
from precarious_truce.formats.mods.vocabulary import IDENTIFIERS, OTHER_IDENTIFIERS
from precarious_truce.model.described import Identifiers

__all__ = ["DOI", "bare_issn", "read_identifier"]

_CITEKEY = re.compile(r"[^\W\d_][^\W\d_-]*[\w:.-]*(?:1[5-9]|20)\d\d[a-z]{0,2}")
"""What programs for bibliographies write as an identifier of no type: `Amin1994a`."""
_ID_FIELDS = {type_: field for field, type_ in IDENTIFIERS.items()} | OTHER_IDENTIFIERS
_OF_IDENTIFIERS = frozenset(Identifiers.model_fields)
DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)", re.I)
"""A DOI, with or without the address of the resolver."""


def read_identifier(element: Element, found: Fields, seen: Counter[str]) -> None:
    type_, text = element.get("type").lower(), element.words
    if not text:
        return
    if element.get("invalid") == "yes":
        seen["identifier, an invalid one"] += 1
        return
    if type_ == "citekey":
        found.setdefault("key", text)
        return
    if not type_ and _CITEKEY.fullmatch(text):
        found.setdefault("key", text)
        return
    field = _ID_FIELDS.get(type_) or _by_form(type_, text)
    if field == "url":
        found.setdefault("url", {"text": text})
    elif field == "isbn":
        label = element.get("displayLabel")
        told = (
            f"{text} ({label})" if label and "(" not in text and not _NO_FORM.match(label) else ""
        )
        _put_isbn(found, told if split_isbns(told) else text)
    elif field in _OF_IDENTIFIERS:
        held = found.setdefault("identifiers", {})
        if field in held:
            keep(found, element)
        else:
            held[field] = text
    elif field:
        found.setdefault(field, bare_issn(text) if field == "issn" else text)
    else:
        keep(found, element)


def bare_issn(text: str) -> str:
    """An ISSN without the note behind it.

    >>> bare_issn("2325-9671 (electronic)")
    '2325-9671'
    """
    return re.sub(r"\s*\([^()]*\)$", "", text)


def _by_form(type_: str, text: str) -> str | None:
    """The field of an identifier of no type that is known, by its form."""
    if type_ in ("uri", "url", "hdl", "", "local", "doi"):
        if DOI.fullmatch(text):
            return "doi"
        if re.match(r"https?://", text):
            return "url" if type_ in ("uri", "url", "") else None
        if re.match(r"\(OCoLC\)", text):
            return "oclc"
        if re.match(r"urn:", text):
            return "urn"
    return None


_NO_FORM = re.compile(r"isbn\b|[^a-z]*$", re.I)
"""Labels of ISBNs that tell nothing of a form."""


def _put_isbn(found: Fields, text: str) -> None:
    """The first ISBN; further ones, and those that say of what form they are, by form."""
    formats = found.get("formats", {})
    split = split_isbns(text if "(" in text or "isbn" not in found else f"{text} ()", formats)
    if "isbn" not in found:
        found["isbn"] = split["isbn"] if split else text
        if split:
            found["formats"] = split["formats"]
    elif split:
        found["formats"] = split["formats"]
    elif text != found["isbn"]:
        number = 1 + sum(name.startswith("other") for name in formats)
        name = "other" if number == 1 else f"other {number}"
        found["formats"] = formats | {name: {"isbn": text}}
