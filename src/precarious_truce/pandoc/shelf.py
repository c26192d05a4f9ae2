"""What a document can cite: the works of its bibliographies, and those in its metadata.

>>> shelf = Shelf({})
>>> shelf.reference("marsh2004") is None
True
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from precarious_truce.errors import Diagnostic, Severity, TruceError, did_you_mean
from precarious_truce.formats.yaml.source import Source
from precarious_truce.model import Book, Library, Reference, Work
from precarious_truce.model.references import references
from precarious_truce.opening import source_of
from precarious_truce.pandoc.ast import Element, Meta, meta_text, meta_texts

__all__ = ["Shelf", "shelf_of"]

_MOST_HINTED = 5000


class Shelf:
    """Works by key; parts by theirs."""

    def __init__(self, works: Mapping[str, Work]) -> None:
        self._works = works
        self._references = {ref.key: ref for work in works.values() for ref in references(work)}

    def reference(self, key: str) -> Reference | None:
        """The reference of a work or part."""
        return self._references.get(key)

    def book(self, key: str) -> Book | None:
        """The book with this key, where it is one with contents."""
        work = self._works.get(key)
        return work if isinstance(work, Book) and (work.contents or work.volumes) else None

    def keys(self) -> tuple[str, ...]:
        """The keys of works and parts, in order."""
        return tuple(self._references)

    def nearest(self, key: str) -> str | None:
        """A hint which key was meant."""
        return did_you_mean(key, self.keys()[:_MOST_HINTED])


def shelf_of(meta: Meta, warn: list[Diagnostic]) -> Shelf:
    """The works that the metadata names (`bibliography`) or holds (`references`).

    What stands in the metadata goes before a file, a file before those behind it, as with pandoc;
    `warn` gets what was found on the way.  Raises `TruceError` where a file cannot be read.
    """
    works: dict[str, Work] = {}
    files: dict[str, str] = {}
    for name in meta_texts(meta.get("bibliography")):
        library = _library(_path(name))
        warn += (fault for fault in library.diagnostics if fault.severity is not Severity.INFO)
        for work in library:
            earlier = works.setdefault(work.key, work)
            file = files.setdefault(work.key, name)
            if earlier != work:
                message = f"the key {work.key} is used in {file} too"
                hint = "the first is cited; give one of them a key of its own"
                warn.append(Diagnostic("K3", message, Severity.WARNING, file=name, hint=hint))
    for work in _inline(meta.get("references")):
        works[work.key] = work
    return Shelf(works)


_CSL_YAML = re.compile(rb"(?m)^references:[ \t]*\r?$")


def _library(path: str) -> Library:
    """The works of a file; a YAML file may be one of pandoc's, with the items of CSL in it."""
    source = source_of(path)
    if source.format.name == "yaml" and _CSL_YAML.search(text := source.read()):
        documents = Source(text, path).documents()
        items = (
            documents[0].get("references") if documents and isinstance(documents[0], dict) else 0
        )
        if isinstance(items, list):
            return _of_csl([_item_of_yaml(one) for one in items if isinstance(one, dict)], path)
    return source.load()


def _of_csl(items: list[dict[str, object]], file: str) -> Library:
    from precarious_truce.formats import by_name

    library: Library = by_name("csl-json").module.loads(json.dumps(items), file=file)
    return library


def _item_of_yaml(given: Mapping[str, object]) -> dict[str, object]:
    """An item of CSL in YAML as CSL-JSON has it: its names are in any case, its dates text."""
    found: dict[str, object] = {}
    for name, value in given.items():
        known = name.lower()
        known = known.upper() if known in ("doi", "isbn", "issn", "pmid", "pmcid", "url") else known
        found[known] = _csl_date(value) if known in _DATES else value
    return found


def _csl_date(value: object) -> object:
    """A date of CSL in YAML: EDTF, or a mapping of year, month and day."""
    one = value[0] if isinstance(value, list) and value else value
    if isinstance(one, dict) and "year" in one:
        parts = [one[name] for name in ("year", "month", "day") if one.get(name)]
        return {"date-parts": [parts]}
    return {"raw": one} if isinstance(one, str) else value


def _path(name: str) -> str:
    """Where a bibliography is: here, or where Quarto says that the document is."""
    if Path(name).exists():
        return name
    places = [os.environ.get("QUARTO_DOCUMENT_PATH"), os.environ.get("QUARTO_PROJECT_DIR")]
    found = (Path(place, name) for place in places if place)
    return str(next((path for path in found if path.exists()), name))


def _inline(value: Element | None) -> Iterator[Work]:
    """The works that stand in the metadata, in CSL-JSON's words."""
    if value is None or value.get("t") != "MetaList":
        return
    items = [_item(one) for one in value["c"] if one.get("t") == "MetaMap"]
    yield from _of_csl(items, "references")


_DATES = ("issued", "accessed", "event-date", "original-date", "submitted", "available-date")


def _item(value: Element) -> dict[str, object]:
    """One of them as CSL-JSON."""
    found: dict[str, object] = {}
    for name, one in value["c"].items():
        if name in _DATES and one["t"] not in ("MetaMap", "MetaList"):
            found[name] = {"raw": meta_text(one)}
        else:
            found[name] = _json(one)
    return found


def _json(value: Element) -> object:
    if value["t"] == "MetaMap":
        return {name: _json(one) for name, one in value["c"].items()}
    if value["t"] == "MetaList":
        return [_json(one) for one in value["c"]]
    if value["t"] == "MetaBool":
        return value["c"]
    if value["t"] == "MetaInlines":
        from precarious_truce.pandoc.inlines import Kept

        return Kept().affix(value["c"])
    return meta_text(value)


def first_error(error: TruceError) -> str:
    """The first of the faults of an error, in one line."""
    fault, *others = error.diagnostics
    more = f" (and {len(others)} more)" if others else ""
    hint = f"; {fault.hint}" if fault.hint else ""
    return f"{fault.place}: {fault.severity}[{fault.code}]: {fault.message}{hint}{more}"


def told(faults: Iterable[Diagnostic]) -> Iterator[str]:
    """Faults in a line each, none twice."""
    for fault in dict.fromkeys(faults):
        hint = f"; {fault.hint}" if fault.hint else ""
        yield f"{fault.place}: {fault.severity}[{fault.code}]: {fault.message}{hint}"
