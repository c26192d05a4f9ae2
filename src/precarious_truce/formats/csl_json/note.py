"""Variables that stand in an item's note: what Zotero's field Extra hands on to processors.

citeproc-js, manual, "Items", "Cheater syntax for odd fields": lines `variable: value` at the head
of the note, behind one line of free text at most, and `{:variable: value}` anywhere; people are
`family || given`.  Zotero writes the names also as labels (`Original Date: 1952`).

>>> found = understood({"note": "original-date: 1931\\neditor: Lowe || Ann\\nIn Oslo."}, "book")
>>> found.variables["note"], found.variables["original-date"], found.variables["editor"]
('In Oslo.', {'raw': '1931'}, [{'family': 'Lowe', 'given': 'Ann'}])
>>> found.type, found.overruled
('book', [])
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from precarious_truce.formats.csl_json.foreign import Json
from precarious_truce.formats.csl_json.rows import OTHER_NAMES, TABLE
from precarious_truce.formats.csl_json.values import read_date, read_text
from precarious_truce.patterns import pattern

__all__ = ["Understood", "says_variables", "understood"]

_IN_BRACES = pattern(r"\{:([A-Za-z_-]{2,30}):[ \t]*([^{}\n]+)\}[ \t]?")
_LINE = pattern(r"([A-Za-z][A-Za-z_ -]{1,30}):[ \t]*(\S.*)")

_KINDS = {
    row.name: row.kind for row in TABLE.rows if row.name not in ("note", "abstract", "annote")
}
_KEY, _TYPE = "citation-key", "type"
_NAMES = {name: name for name in (*_KINDS, _KEY, _TYPE)} | OTHER_NAMES
"""Names of variables → those of styles."""
_LABELS = {name.lower().replace("_", " ").replace("-", " "): _NAMES[name] for name in _NAMES}
"""The same as labels, in small letters."""


class Understood(NamedTuple):
    """An item's variables, its type, and the variables that its note says otherwise than it did."""

    variables: dict[str, Json]
    type: str
    overruled: list[str]


def understood(item: Mapping[str, Json], type_: str, types: Collection[str] = ()) -> Understood:
    """The variables of an item with those of its note; one that is there already stays.

    A date of the note comes before the item's, as processors have it; so does one of the `types`.
    What cannot be used stays in the note.
    """
    found, overruled = dict(item), list[str]()
    note = item.get("note")
    if not isinstance(note, str) or ":" not in note:
        return Understood(found, type_, overruled)
    people: dict[str, list[Json]] = {}
    kept = []
    for line, name, text in _lines(note):
        if name == _TYPE and text in types:
            type_ = text
        elif _KINDS.get(name) == "names" and name not in item:
            people.setdefault(name, []).append(_person(text))
        elif _KINDS.get(name) == "date" and read_date({"raw": text}):
            if found.get(name) and read_date(found[name]) != read_date({"raw": text}):
                overruled.append(name)
            found[name] = {"raw": text}
        elif name and name != _TYPE and not found.get(name):
            found[name] = text
        else:
            kept.append(line)
    rest = "\n".join(kept).strip()
    found |= people
    if rest:
        found["note"] = rest
    else:
        del found["note"]
    return Understood(found, type_, overruled)


def says_variables(note: str) -> bool:
    """Whether something in a note would be read as variables.

    >>> says_variables("PMID: 17"), says_variables("Contents: two plates")
    (True, False)
    """
    return ":" in note and any(name for _, name, _ in _lines(note))


def _lines(note: str) -> list[tuple[str, str, str]]:
    """The lines of a note, each with the variable it names, "" for none, and the value."""
    found, open_ = [], True
    for number, whole in enumerate(note.split("\n")):
        braced = [(m[1], m[2]) for m in _IN_BRACES.finditer(whole) if _named(m[1])]
        if braced:
            rest = _IN_BRACES.sub(lambda m: "" if _named(m[1]) else m[0], whole).strip()
            found += [(f"{{:{name}: {text}}}", _named(name), text.strip()) for name, text in braced]
            found += [(rest, "", "")] if rest else []
            continue
        line = _LINE.fullmatch(whole.strip()) if open_ else None
        name = _named(line[1]) if line else ""
        found.append((whole, name, line[2] if line and name else ""))
        open_ = open_ and (bool(line) or not whole.strip() or number == 0)
    return found


def _named(label: str) -> str:
    """The variable that a label names: CSL's own name, or several words in any letters."""
    if label in _NAMES:
        return _NAMES[label]
    is_label = label.isupper() or " " in label
    return _LABELS.get(label.lower(), "") if is_label else ""


def _person(text: str) -> Json:
    family, bars, given = text.partition("||")
    if not bars:
        return {"literal": text.strip()}
    parts = {"family": read_text(family.strip()), "given": read_text(given.strip())}
    return {name: part for name, part in parts.items() if part}
