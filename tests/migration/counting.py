"""A simple reading of bibliographies, which shares nothing with the library: raw fields, and which
chapters have their book in the same file.

>>> entries = entries_of('''@book{m, title={Rivers}, year=2004}
... @incollection{f, title = "Floods", booktitle={{R}ivers}, year=2004}''', ".bib")
>>> [(e.key, e.type) for e in entries], pairs(entries)
([('m', 'book'), ('f', 'incollection')], {'f': {'m'}})
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["Entry", "entries_of", "pairs", "words"]


class Entry(NamedTuple):
    """An entry as it stands in its file."""

    key: str
    type: str
    fields: dict[str, str]


def entries_of(text: str, suffix: str) -> list[Entry]:
    """The entries of a file by the ending of its name."""
    return list({".bib": _of_bib, ".ris": _of_ris, ".json": _of_json}[suffix](text))


# --- .bib -----------------------------------------------------------------------------------------

_ENTRY = re.compile(r"^[ \t]*@(\w+)\s*\{\s*([^,\s{}\"=]*)\s*,", re.MULTILINE)
_FIELD = re.compile(r"\s*,?\s*([A-Za-z][\w+:-]*)\s*=\s*")
_STRING = re.compile(r"@string\s*\{\s*([\w:-]+)\s*=\s*[{\"](.*?)[}\"]\s*\}", re.I | re.DOTALL)


def _of_bib(text: str) -> Iterator[Entry]:
    strings = {name.lower(): value for name, value in _STRING.findall(text)}
    starts = list(_ENTRY.finditer(text))
    for found, after in zip(starts, [*starts[1:], None], strict=True):
        kind = found[1].lower()
        if kind in ("comment", "preamble", "string"):
            continue
        body = text[found.end() : after.start() if after else len(text)]
        yield Entry(found[2], kind, _fields(body, strings))


def _fields(body: str, strings: dict[str, str]) -> dict[str, str]:
    fields: dict[str, str] = {}
    at = 0
    while found := _FIELD.match(body, at):
        value, at = _value(body, found.end(), strings)
        fields.setdefault(found[1].lower(), value)
    return fields


def _value(body: str, at: int, strings: dict[str, str]) -> tuple[str, int]:
    said = []
    while at < len(body):
        if body[at] in '{"':
            end = _end(body, at)
            said.append(body[at + 1 : end])
            at = end + 1
        elif word := re.compile(r"[^\s,}#]+").match(body, at):
            said.append(strings.get(word[0].lower(), word[0]))
            at = word.end()
        joint = re.compile(r"\s*#\s*").match(body, at)
        if not joint:
            break
        at = joint.end()
    return "".join(said), at


def _end(body: str, at: int) -> int:
    """Where a value that begins at `at` with a brace or quote ends."""
    depth, quoted, escaped = 0, body[at] == '"', False
    for place in range(at, len(body)):
        sign = body[place]
        if escaped:
            escaped = False
        elif sign == "\\":
            escaped = True
        elif sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
            if depth == 0 and not quoted:
                return place
        elif sign == '"' and quoted and depth == 0 and place > at:
            return place
    return len(body)


# --- others ---------------------------------------------------------------------------------------


def _of_ris(text: str) -> Iterator[Entry]:
    fields: dict[str, list[str]] = {}
    number = 1
    for line in text.splitlines():
        found = re.match(r"\ufeff?([A-Z][A-Z0-9]) {2}- ?(.*)", line)
        if not found:
            continue
        if found[1] == "ER":
            said = {name: "; ".join(values) for name, values in fields.items()}
            key = said.get("ID") or f"entry{number}"
            yield Entry(key, said.get("TY", ""), said)
            fields, number = {}, number + 1
        else:
            fields.setdefault(found[1], []).append(found[2])


def _of_json(text: str) -> Iterator[Entry]:
    for item in json.loads(text):
        said = {name: _flat(value) for name, value in item.items()}
        yield Entry(str(item.get("id", "")), str(item.get("type", "")), said)


def _flat(value: object) -> str:
    match value:
        case dict():
            return " ".join(map(_flat, value.values()))
        case list():
            return "; ".join(map(_flat, value))
    return str(value)


# --- which chapter is in which book ---------------------------------------------------------------

_BOOKS = ("book", "collection", "proceedings", "mvbook", "mvcollection", "mvproceedings", "edbook",
          "reference", "BOOK", "EDBOOK")  # fmt: skip
_PARTS = ("incollection", "inbook", "inproceedings", "conference", "inreference", "suppbook",
          "suppcollection", "bookinbook", "CHAP", "CPAPER", "CONF", "ECHAP", "chapter",
          "paper-conference", "entry-encyclopedia", "entry-dictionary", "entry")  # fmt: skip
_TITLES = ("title", "TI", "T1")
_CONTAINERS = ("booktitle", "container-title", "BT", "T2")
_YEARS = ("date", "year", "PY", "Y1", "issued")
_EDITORS = ("editor", "A2", "ED", "editor")


def pairs(entries: list[Entry]) -> dict[str, set[str]]:
    """Key of a chapter → the keys of the books of the file that it may be in."""
    books = [e for e in entries if e.type in _BOOKS and "booktitle" not in e.fields]
    books += [e for e in entries if e.type in _BOOKS and e.fields.get("booktitle")]
    keys = {e.key.lower(): e for e in books}
    found: dict[str, set[str]] = {}
    for part in entries:
        if part.type not in _PARTS:
            continue
        parent = keys.get(part.fields.get("crossref", "").strip().lower())
        mine = {parent.key} if parent else {b.key for b in books if _is_in(part, b)}
        if mine:
            found[part.key] = mine
    return found


def _is_in(part: Entry, book: Entry) -> bool:
    whole = _first(part, _CONTAINERS) + " " + part.fields.get("booksubtitle", "")
    title = _first(book, _TITLES) or book.fields.get("booktitle", "")
    title += " " + book.fields.get("subtitle", "")
    if words(whole) != words(title) or not words(title):
        return False
    years = [re.findall(r"\d{4}", _first(e, _YEARS)) for e in (part, book)]
    if all(years) and years[0][0] not in years[1]:
        return False
    editors = [_families(_first(e, _EDITORS)) for e in (part, book)]
    return not all(editors) or bool(editors[0] & editors[1])


def _first(entry: Entry, names: tuple[str, ...]) -> str:
    return next((entry.fields[n] for n in names if entry.fields.get(n)), "")


def _families(text: str) -> set[str]:
    """Every word of three letters and more in names: a family name is among them."""
    return {word for word in words(text) if len(word) > 2 and word != "and"}


_ACCENT = re.compile(
    r"\\(?:[\"'`^~=.]|[cHkuvbdrt](?![A-Za-z]))\s*(?:\{\s*(\\?[A-Za-z])\s*\}|(\\?[A-Za-z]))"
)
_COMMAND = re.compile(r"\\[A-Za-z]+\*?\s*")
_LETTERS = {"\\ss": "ss", "\\ae": "ae", "\\AE": "ae", "\\oe": "oe", "\\o": "o", "\\O": "o",
            "\\l": "l", "\\L": "l", "\\aa": "a", "\\AA": "a", "\\i": "i", "\\j": "j"}  # fmt: skip


_PLAIN: dict[str, str | int | None] = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "ı": "i", "Æ": "ae",
}  # fmt: skip


def words(text: str) -> list[str]:
    """The words of a text without accents, case, markup and TeX."""
    text = re.sub(r"<[^<>]{1,40}>", "", text)
    for name, letter in _LETTERS.items():
        text = re.sub(re.escape(name) + r"(?![A-Za-z])\s*(?:\{\})?", letter, text)
    text = _ACCENT.sub(lambda found: (found[1] or found[2]).lstrip("\\"), text)
    text = _COMMAND.sub(" ", text).replace("{", "").replace("}", "").replace("\\", "")
    text = text.translate(str.maketrans(_PLAIN))  # fmt: skip
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return re.findall(r"[^\W_]+", plain.casefold())
