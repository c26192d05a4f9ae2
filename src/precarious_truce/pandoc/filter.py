"""The filter: a document of pandoc's as JSON in, the same with its citations out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from precarious_truce.citations.naming import locale_named
from precarious_truce.errors import Diagnostic, TruceError, did_you_mean
from precarious_truce.pandoc import ast
from precarious_truce.pandoc.ast import Element, Meta
from precarious_truce.pandoc.citations import Reader, nocite_keys
from precarious_truce.pandoc.handing import handed_over
from precarious_truce.pandoc.origin import Origin
from precarious_truce.pandoc.rendering import Manner, rendered
from precarious_truce.pandoc.shelf import Shelf, shelf_of

__all__ = ["filtered"]

_OWN = "precarious-truce-"
_OPTIONS = ("style", "chapters", "script")


def filtered(text: str | bytes, warnings: list[Diagnostic]) -> str:
    """The document with its citations; `warnings` gets what is wrong with them.

    Raises `TruceError` where the text is no document of pandoc's, a bibliography cannot be read,
    or the style is not known.

    >>> warnings = []
    >>> filtered('{"pandoc-api-version": [1, 23], "meta": {}, "blocks": []}', warnings)
    '{"pandoc-api-version": [1, 23], "meta": {}, "blocks": []}'
    """
    try:
        document = _document(text)
        return json.dumps(_filtered(document, warnings), ensure_ascii=False)
    except RecursionError:
        raise TruceError.of("DOC3", "the document is nested too deep", file="<stdin>") from None
    except (KeyError, IndexError, TypeError, AttributeError) as error:
        message = f"the document is not as pandoc makes it ({type(error).__name__}: {error})"
        raise TruceError.of("DOC3", message, file="<stdin>") from None


def _document(text: str | bytes) -> dict[str, Any]:
    hint = "pandoc runs it: pandoc --filter precarious-truce-filter paper.md"
    try:
        found = json.loads(text)
    except ValueError:
        raise TruceError.of("DOC3", "this is no JSON", file="<stdin>", hint=hint) from None
    if not isinstance(found, dict) or not {"meta", "blocks"} <= found.keys():
        message = "this is no document of pandoc's"
        raise TruceError.of("DOC3", message, file="<stdin>", hint=hint)
    version = found.get("pandoc-api-version", [])
    if not isinstance(version, list) or version[:1] != [1] or version[1:2] < [22]:
        message = f"pandoc's document is of version {'.'.join(map(str, version)) or 'none'}"
        hint = "versions from 1.22 (pandoc 2.11) on are read"
        raise TruceError.of("DOC3", message, file="<stdin>", hint=hint)
    return found


def _filtered(document: dict[str, Any], warnings: list[Diagnostic]) -> dict[str, Any]:
    meta: Meta = document["meta"]
    origin = Origin.found()
    _check_options(meta, warnings, origin)
    has_bibliography = bool({"bibliography", "references"} & meta.keys())
    if not has_bibliography and f"{_OWN}style" not in meta:
        return document
    locale = _locale(meta, warnings, origin)
    shelf = shelf_of(meta, warnings)
    apart = ("nocite", "references", "bibliography")
    rest = {name: value for name, value in meta.items() if name not in apart}
    finds = ast.is_true(meta.get(f"{_OWN}chapters"), otherwise=True)
    reader = Reader(shelf, locale or "en-US", warnings, origin, finds_parts=finds)
    blocks = document["blocks"]
    citations = reader.citations([rest, blocks])
    if citations and not has_bibliography:
        message, hint = "the document names no bibliography", "bibliography: books.yaml"
        warnings.append(origin.diagnostic("DOC4", message, hint))
    nocite = nocite_keys(meta.get("nocite"))
    if f"{_OWN}style" not in meta:
        cited = [one.key for found in citations for one in found.ones]
        keys = dict.fromkeys([*cited, *(shelf.keys() if "*" in nocite else nocite)])
        refs = [ref for key in keys if (ref := shelf.reference(key)) is not None]
        return {**document, "meta": handed_over(meta, citations, refs)}
    _check_nocite(nocite, shelf, warnings, origin)
    manner = Manner.of(meta, locale)
    new_blocks, new_meta = rendered(blocks, rest, citations, nocite, shelf, manner)
    return {**document, "meta": new_meta, "blocks": new_blocks}


def _check_options(meta: Mapping[str, Element], warnings: list[Diagnostic], origin: Origin) -> None:
    known = [_OWN + name for name in _OPTIONS]
    for name in meta:
        if name.startswith(_OWN) and name not in known:
            hint = did_you_mean(name, known) or f"there are {', '.join(known)}"
            message = f"the metadata {name} is not known"
            line = origin.line_of_option(name)
            warnings.append(origin.diagnostic("DOC4", message, hint, line))


def _check_nocite(
    keys: list[str], shelf: Shelf, warnings: list[Diagnostic], origin: Origin
) -> None:
    for key in keys:
        if key != "*" and shelf.reference(key) is None:
            message = f"no work and no part has the key {key} (nocite)"
            line = origin.line_of_option("nocite")
            warnings.append(origin.diagnostic("DOC1", message, shelf.nearest(key), line))


def _locale(meta: Meta, warnings: list[Diagnostic], origin: Origin) -> str | None:
    """The language of the document, where its metadata names one."""
    tag = ast.meta_text(meta.get("lang") or meta.get("locale"))
    if not tag:
        return None
    try:
        return locale_named(tag)
    except TruceError as error:
        fault = error.diagnostics[0]
        line = origin.line_of_option("lang") or origin.line_of_option("locale")
        warnings.append(origin.diagnostic("DOC4", fault.message, fault.hint, line))
        return None
