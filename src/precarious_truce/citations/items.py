"""Items as the renderer wants them: CSL-JSON checked, dates and particles read, once per item.

>>> prepared = prepare({"id": 7, "type": "book", "page": "15-61", "issued": {"raw": "1977"}})
>>> prepared["id"], prepared["page-first"], prepared["issued"]
('7', '15', {'year': 1977})
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from precarious_truce.citations.dateparse import parse_date
from precarious_truce.citations.particles import split_name
from precarious_truce.errors import Diagnostic, TruceError

__all__ = ["DATES", "NAMES", "NUMBERS", "Item", "as_items", "prepare"]

Item = dict[str, Any]

NAMES = frozenset(
    "author chair collection-editor compiler composer container-author contributor curator "
    "director editor editor-translator editorial-director executive-producer guest host "
    "illustrator interviewer narrator organizer original-author performer producer recipient "
    "reviewed-author script-writer series-creator translator commenter authority".split()
)
"""Name variables (CSL 1.0.2, "Name Variables")."""

DATES = frozenset(
    "issued event-date accessed original-date publication-date available-date submitted "
    "locator-date".split()
)
"""Date variables (CSL 1.0.2, "Date Variables")."""

NUMBERS = frozenset(
    "call-number chapter-number collection-number division edition page issue locator "
    "locator-extra number number-of-pages number-of-volumes part-number printing-number section "
    "supplement-number version volume supplement citation-number".split()
)
"""Variables that `is-numeric` looks at (CSL 1.0.2, "Number Variables")."""

_PAGE_END = re.compile(r"\s*(?:&|, |-|\u2013)\s*")
_NOTE_INLINE = re.compile(r"\{:((?:[-_a-z]+|[A-Z]+):[^}]+)\}")
_NOTE_LINE = re.compile(r"([-_a-z]+|[A-Z]+):\s*([^}]+)$")
_DEEP = 12


def as_items(source: Any) -> Iterable[Item]:
    """CSL-JSON dicts of whatever was given: dicts, References, or a Library."""
    if hasattr(source, "references"):
        source = source.references()
    for thing in source:
        if isinstance(thing, dict):
            yield thing
        else:
            yield _of_reference(thing)


def _of_reference(reference: Any) -> Item:
    from importlib import import_module

    made: Item = import_module("precarious_truce.formats.csl_json").item(reference)
    return made


def prepare(source: Item) -> Item:
    """A copy of an item with its dates, names and derived variables worked out."""
    if "id" not in source:
        raise TruceError(Diagnostic(code="C1", message="an item without an id"))
    item: Item = {}
    for key, value in source.items():
        cleaned = _clean(str(key), value)
        if cleaned is not None:
            item[str(key)] = cleaned
    item["id"] = str(source["id"])
    if isinstance(item.get("note"), str) and ":" in item["note"]:
        _read_note(item)
    if page := item.get("page"):
        first = _PAGE_END.split(str(page), maxsplit=1)[0]
        item["page-first"] = str(page) if first.endswith("\\") else first
    if "title-short" not in item and "shortTitle" in item:
        item["title-short"] = item["shortTitle"]
    if "container-title-short" not in item and "journalAbbreviation" in item:
        item["container-title-short"] = item["journalAbbreviation"]
    if "event-title" in item and "event" not in item:
        item["event"] = item["event-title"]
    return item


def _clean(key: str, value: Any) -> Any:
    if key in NAMES:
        return _names(value)
    if key in DATES:
        return _date(value)
    if isinstance(value, str):
        return value or None
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return str(int(value)) if value == value and value.is_integer() else str(value)
    if isinstance(value, list) and value and all(isinstance(v, str) for v in value):
        return " ".join(value)
    return None


def _names(value: Any) -> list[dict[str, Any]] | None:
    if isinstance(value, (str, int)):
        return [{"literal": str(value)}] if value else None
    if isinstance(value, dict):
        value = [value]
    if not isinstance(value, list):
        return None
    names = [split_name(n) if isinstance(n, dict) else {"literal": str(n)} for n in value]
    return [n for n in names if n] or None


def _date(value: Any) -> dict[str, Any] | None:
    if isinstance(value, (str, int)) and not isinstance(value, bool):
        value = {"raw": str(value)}
    if not isinstance(value, dict):
        return None
    parts = value.get("date-parts")
    raw = value.get("raw") or value.get("edtf")
    date: dict[str, Any] = {}
    if raw and not parts:
        date = parse_date(str(raw))
    elif isinstance(parts, list):
        for half, end in zip(parts, ("", "_end"), strict=False):
            if not isinstance(half, (list, tuple)):
                half = [half]
            for name, number in zip(("year", "month", "day"), half, strict=False):
                found = re.match(r"\s*([-+]?\d{1,9})", str(number))
                if found:
                    date[name + end] = int(found[1])
    for key, own in value.items():
        if key in ("date-parts", "raw", "edtf"):
            continue
        if key == "literal":
            if isinstance(own, (str, int)) and own:
                date["literal"] = str(own)
        elif key in ("circa", "season") or key.startswith(("year", "month", "day", "season")):
            if isinstance(own, (str, int)) and own not in ("", "false", False):
                found = re.fullmatch(r"[-+]?\d{1,9}", str(own))
                date[key] = int(own) if found and key != "season" else own
    return date or None


def _read_note(item: Item) -> None:
    """Fields written into the note, one a line or in `{:key: value}`, as citeproc-js reads them."""
    lines: list[str] = []
    for number, line in enumerate(item["note"].split("\n")):
        pieces = _NOTE_INLINE.split(line)
        if len(pieces) == 1:
            lines.append(line)
            continue
        ok = True
        for i in range(1, len(pieces), 2):
            before = pieces[i - 1]
            if not ok or (before.strip() and (number > 0 or i > 1) and not _NOTE_LINE.match(before)):
                ok = False
                pieces[i] = "{:" + pieces[i] + "}"
            else:
                pieces[i] = "\n" + pieces[i].strip() + "\n"
        lines.extend("".join(pieces).split("\n"))
    found: dict[str, list[dict[str, Any]]] = {}
    for number, line in enumerate(lines):
        if not line.strip():
            continue
        match = _NOTE_LINE.match(line)
        if not match:
            if number == 0:
                continue
            break
        key, value = match[1], match[2].strip()
        lines[number] = ""
        if key == "type":
            item["type"] = value
        elif key in DATES:
            item[key] = parse_date(value)
        elif key in NAMES:
            if key not in item or key in found:
                parts = re.split(r"\s*\|\|\s*", value)
                name = {"literal": parts[0]} if len(parts) == 1 else dict(
                    zip(("family", "given"), parts, strict=False))  # fmt: skip
                found.setdefault(key, []).append(split_name(name))
                item[key] = found[key]
        elif key not in item and key != "id":
            item[key] = value
    item["note"] = "\n".join(lines).strip()
    if not item["note"]:
        del item["note"]
