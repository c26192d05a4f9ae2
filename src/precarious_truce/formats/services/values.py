"""JSON of a service taken apart: text, lists and mappings wherever they are expected, or nothing.

>>> words("  A\\n b "), words(["First", "x"]), texts([" a", None, "b"]), mapping([])
('A b', 'First', ['a', 'b'], {})
"""

from __future__ import annotations

import html
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import cast

from pydantic import ValidationError

from precarious_truce.errors import Diagnostic, Severity, TruceError
from precarious_truce.formats.crosswalk.decoding import decoded, without_halves
from precarious_truce.model import Book, Library, Reference
from precarious_truce.model.library import Work

__all__ = [
    "Json",
    "bookish",
    "checked",
    "listed",
    "mapping",
    "parsed",
    "printed",
    "texts",
    "words",
    "works_library",
]

Json = Mapping[str, object]


def parsed(text: str | bytes, code: str, file: str | None, diagnostics: list[Diagnostic]) -> object:
    """The JSON of a text; TruceError of this code where it is none, with the place.

    What is no character is replaced, and told in `diagnostics`.
    """
    sound, faults = decoded(text, file)
    sound, escaped = without_halves(sound.removeprefix("\ufeff"), file)
    diagnostics += (*faults, *escaped)
    try:
        return json.loads(sound)
    except json.JSONDecodeError as error:
        message = f"this is no JSON: {error.msg.lower()}"
        raise TruceError.of(
            code, message, file=file, line=error.lineno, column=error.colno
        ) from None
    except (RecursionError, ValueError) as error:
        raise TruceError.of(code, f"this JSON cannot be read: {error}", file=file) from None


def mapping(value: object) -> Json:
    """A mapping, or an empty one."""
    return cast(Json, value) if isinstance(value, dict) else {}


def listed(value: object) -> list[object]:
    """A list; one value is a list of itself, none an empty one."""
    if value is None or value == "":
        return []
    return list(value) if isinstance(value, list) else [value]


def words(value: object) -> str:
    """Text on one line, without markup but that of titles; the first of a list; "" for others."""
    if isinstance(value, list):
        value = next((v for v in value if words(v)), "")
    if isinstance(value, dict):
        value = value.get("value") or value.get("name") or value.get("title") or ""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    parted = re.sub(r"</?(?:jats:)?(?:p|sec|title|br|li)\b[^<>]{0,200}>", " ", str(value))
    text = html.unescape(
        re.sub(r"</?(?!(?:i|b|sup|sub|sc)\b)[a-zA-Z][\w:.-]*[^<>]{0,200}>", "", parted)
    )
    return printed(text)


_JOINERS = "\u200c\u200d"


def printed(text: str) -> str:
    """Text on one line without what is not seen: soft hyphens, marks of direction, controls.

    >>> printed("Ad\u00addi\u00adson\t\x07 Wesley\u200e")
    'Addison Wesley'
    """
    if not text.isprintable():
        text = "".join(
            c if c.isprintable() or c in _JOINERS
            else "" if unicodedata.category(c) == "Cf" else " "
            for c in text
        )  # fmt: skip
    return " ".join(text.split())


def texts(value: object) -> list[str]:
    """The texts of a list."""
    return [text for item in listed(value) if (text := words(item))]


def checked(
    fields: dict[str, object], model: type[Book] | type[Reference], name: str
) -> tuple[Work, list[Diagnostic]]:
    """The work of all the facts that make sense, and what was left out."""
    found: list[Diagnostic] = []
    for _ in range(200):
        try:
            return model.model_validate(fields), found
        except ValidationError as error:
            faults = error.errors(include_url=False)
            removed = {_without(fields, fault["loc"]) for fault in faults}
            for loc, value in removed - {None}:  # type: ignore[misc]
                message = f"{name}: {loc} is left out: {value}"
                found.append(Diagnostic("SRV1", message, severity=Severity.WARNING))
            if removed == {None}:
                break
    return model.model_validate({"title": words(fields.get("title")) or "[Untitled]"}), found


def _without(fields: dict[str, object], loc: tuple[int | str, ...]) -> tuple[str, str] | None:
    """Take the value that a fault names out of the fields; its name and text."""
    at: object = fields
    for n, step in enumerate(loc):
        key = next(
            (k for k in (step, str(step).replace("_", "-")) if isinstance(at, dict) and k in at),
            None,
        )
        if key is not None and isinstance(at, dict):
            deeper = at[key]
            following = loc[n + 1] if n + 1 < len(loc) else None
            inside = isinstance(deeper, dict) and any(
                str(following).replace("_", "-") == str(k) for k in deeper
            )
            inside = inside or (
                isinstance(deeper, list) and isinstance(following, int) and following < len(deeper)
            )
            if inside:
                at = deeper
                continue
            del at[key]
            return str(key), str(deeper)[:80]
        if isinstance(at, list) and isinstance(step, int) and step < len(at):
            deeper = at[step]
            if (
                isinstance(deeper, dict)
                and n + 1 < len(loc)
                and loc[n + 1] in deeper
                and loc[n + 1] != "title"
            ):
                at = deeper
                continue
            del at[step]
            return str(loc[0]), str(deeper)[:80]
        break
    if loc and loc[0] in fields:
        return str(loc[0]), str(fields.pop(str(loc[0])))[:80]
    return None


def works_library(works: Iterable[Work], diagnostics: Iterable[Diagnostic]) -> Library:
    """A library of works, keys that stand twice told apart by a letter."""
    found: dict[str, Work] = {}
    for work in works:
        key, n = work.key, 0
        while key in found:
            n += 1
            key = f"{work.key}{chr(96 + n)}" if n < 27 else f"{work.key}-{n}"
        found[key] = work if key == work.key else work.changed(key=key)
    return Library(found.values(), diagnostics)


def bookish(fields: dict[str, object]) -> dict[str, object]:
    """The fields without those that say nothing."""
    return {k: v for k, v in fields.items() if v not in ("", None, [], {}, ())}
