"""Hayagriva's YAML ↔ entries: a flat mapping of dotted names for each key (docs/file-format.md).

What an entry is in stands in its parents; here each of these has a name before its fields:
`parent.` the container, `series.` what that (or a book) is in, `event.` a conference, `original.`
the original.  Fields that may be text or a mapping are told apart: `url` and `url.date`, `title`
and `title.short`, `affiliated.translator`.  A date that hayagriva cannot have stands whole in
`x-date`, which it passes over, beside the nearest that it can; so does a number of pages that is
none for it (`x-page-total`), or an address (`x-url`).

>>> text = '''
... gedanken:
...   type: anthos
...   title: Experiments
...   parent: {title: Automata, editor: "Shannon, C.", volume: 34, parent: {title: Annals}}
... '''
>>> (entry,) = entries(text, None, [])
>>> entry.type, entry.fields
('anthos', {'title': 'Experiments', 'parent.type': 'anthology', 'parent.title': 'Automata',
'parent.editor': ['Shannon, C.'], 'parent.volume': '34', 'series.title': 'Annals'})
>>> print(written("gedanken", entry.type, entry.fields), end="")
gedanken:
  type: anthos
  title: Experiments
  parent:
    type: anthology
    title: Automata
    editor: Shannon, C.
    volume: 34
    parent:
      type: anthology
      title: Annals
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from precarious_truce.errors import Diagnostic, Severity, TruceError
from precarious_truce.formats.hayagriva.values import date_of, date_text, is_numeric, is_url
from precarious_truce.formats.yaml.source import Source
from precarious_truce.formats.yaml.write import scalar

__all__ = ["AFFILIATED", "BOOKS", "CONTAINER", "Entry", "entries", "written"]

AFFILIATED = "affiliated."
BOOKS = (
    "book", "anthology", "proceedings", "periodical", "reference", "newspaper", "thesis", "report",
    "manuscript", "blog", "exhibition", "performance", "repository", "patent",
)  # fmt: skip
"""Types of what stands on its own: what it is in is a series."""
CONTAINER = "container"
_AS = "x-as"
_DEFAULT_PARENTS = {
    "article": "periodical", "chapter": "book", "entry": "reference", "anthos": "anthology",
    "web": "web", "scene": "video", "artwork": "exhibition", "legislation": "anthology",
    "post": "post", "video": "video", "audio": "audio",
}  # fmt: skip
_PEOPLE = ("author", "editor")
_TEXTS = (
    "title", "location", "organization", "archive", "archive-location", "call-number", "note",
    "abstract", "genre",
)  # fmt: skip
"""Formattable strings, which may be mappings."""
_STRICT: dict[str, Callable[[str], bool]] = {
    "page-total": is_numeric, "volume-total": is_numeric, "url": is_url,
}  # fmt: skip
"""Fields of which hayagriva takes only some texts; others stand behind `x-`."""
_OTHER_NAMES = {f"x-{name}": name for name in _STRICT} | {"serial": "serial-number"}
_MORE = "more-parents"
"""What `extra` calls parents that have no place here."""
_ORDER = (
    "type", "x-type", "x-kind", "x-in", "x-as", "x-chapter", "title", "author", "editor",
    "affiliated", "organization", "publisher", "location", "date", "x-date", "edition", "volume",
    "volume-total", "x-volume-total", "issue", "chapter", "page-range", "page-total",
    "x-page-total", "serial-number", "url", "x-url",
    "language", "archive",
    "archive-location", "call-number", "genre", "note", "abstract",
)  # fmt: skip
_RANK = {name: n for n, name in enumerate(_ORDER)}


_NOTHING = re.compile(r"(?m)^[ \t]*(?:#.*|---.*|\.\.\.|\{[ \t]*\})$")
"""Lines that say nothing."""


@dataclass
class Entry:
    """An entry: its key, its type, its fields by dotted names, and the line it begins in."""

    key: str
    type: str
    fields: dict[str, Any]
    line: int


# --- reading --------------------------------------------------------------------------------------


def entries(text: str | bytes, file: str | None, diagnostics: list[Diagnostic]) -> Iterator[Entry]:
    """The entries of a file; `diagnostics` gets what is wrong with it.

    Where YAML cannot be read as a whole, each entry is read by itself, from a line that begins one
    to the next.  Raises `TruceError` where there is none.
    """
    source = Source(text, file)
    if source.readable and not _NOTHING.sub("", source.text).strip():
        return
    found = list(_in_documents(source, diagnostics, 0))
    if not found and source.readable:
        diagnostics.clear()
        found = list(_one_by_one(source.text, file, diagnostics))
    if not found:
        hint = "a file of hayagriva's has a key, and its fields below"
        fault = Diagnostic("HAY1", "this is no bibliography of hayagriva's", file=file, hint=hint)
        raise TruceError(*(source.faults or (fault,)))
    yield from found


def _in_documents(source: Source, diagnostics: list[Diagnostic], offset: int) -> Iterator[Entry]:
    """The entries of a YAML text that begins behind so many lines of the file."""
    documents = source.documents() if source.readable else []
    diagnostics += (
        replace(fault, severity=Severity.WARNING, line=fault.line and fault.line + offset)
        for fault in source.faults
    )
    for number, document in enumerate(documents):
        for key, value in document.items() if isinstance(document, dict) else ():
            line = source.place(number, (key,), at_key=True).line + offset
            if isinstance(value, dict):
                yield _entry(str(key), value, line)
            else:
                message = f"{key} is no entry; it is skipped"
                fault = Diagnostic("HAY2", message, Severity.WARNING, source.file, line, 1)
                diagnostics.append(fault)


_BEGINNING = re.compile(r"(?m)^(?=[^\s#:{\[-][^\n]*:[ \t]*\r?$)")
"""Where an entry begins: a key, and nothing behind its colon."""


def _one_by_one(text: str, file: str | None, diagnostics: list[Diagnostic]) -> Iterator[Entry]:
    """The entries that can be read, each as a text of its own; the others are told of."""
    offset = 0
    for chunk in _BEGINNING.split(text):
        source = Source(chunk, file)
        faults: list[Diagnostic] = []
        found = list(_in_documents(source, faults, offset)) if chunk.strip() else []
        diagnostics += faults
        yield from found
        offset += chunk.count("\n")


def _entry(key: str, given: Mapping[str, Any], line: int) -> Entry:
    type_ = _type(given, "misc")
    fields = _own(given, "")
    more: list[Any] = []
    _place(_parents(given), type_, type_ not in BOOKS, fields, more)
    if more:
        fields[_MORE] = more
    return Entry(" ".join(key.split()), type_, fields, line)


def _type(given: Mapping[str, Any], default: str) -> str:
    value = given.get("type")
    return value.strip().lower() if isinstance(value, str) and value.strip() else default


def _parents(given: Mapping[str, Any]) -> list[Any]:
    value = given.get("parent", [])
    return value if isinstance(value, list) else [value]


def _place(
    parents: list[Any], type_: str, seeks_container: bool, fields: dict[str, Any], more: list[Any]
) -> None:
    """Put the fields of parents under the names that they have here; others go to `more`."""
    default = _DEFAULT_PARENTS.get(type_, "misc")
    waiting = deque(parents)
    while waiting:
        one = waiting.popleft()
        if not isinstance(one, dict):
            more += [one] if one not in ("", []) else []
            continue
        kind = _type(one, default)
        name = _role(kind, one, seeks_container, fields)
        if name is None:
            more.append(one)
            continue
        own = _own(one, name)
        if name == "parent." and (own or _AS not in one):  # else it only holds the place
            fields["parent.type"] = kind
        fields.update(own)
        if name == "parent.":
            _place(_parents(one), kind, False, fields, more)
        elif own:
            more += _parents(one)
        else:
            waiting.extendleft(reversed(_parents(one)))


def _role(
    kind: str, given: Mapping[str, Any], seeks_container: bool, fields: Mapping[str, Any]
) -> str | None:
    """The name of what a parent is; None where that is there already."""
    taken = {name.partition(".")[0] for name in fields if "." in name}
    if given.get(_AS) == CONTAINER:
        wanted = ["parent"]
    elif kind == "original":
        wanted = ["original"]
    elif kind == "conference":
        wanted = ["event", "parent"] if seeks_container else ["event"]
    else:
        wanted = ["parent"] if seeks_container else ["series"]
    return next((f"{name}." for name in wanted if name not in taken), None)


def _own(given: Mapping[str, Any], prefix: str) -> dict[str, Any]:
    """The fields of an entry or a parent itself."""
    found: dict[str, Any] = {}
    for name, value in given.items():
        if name in ("type", "parent", _AS) or (name == "date" and given.get("x-date")):
            continue
        for part, one in _flat(_OTHER_NAMES.get(name, name), value):
            if one not in ("", [], {}, None):
                found[f"{prefix}{part}"] = one
    return found


def _flat(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    """A field as dotted names with plain values."""
    if name in _PEOPLE:
        yield name, value if isinstance(value, list) else [value]
    elif name in _TEXTS:
        yield from _formattable(name, value)
    elif name == "publisher":
        whole = value if isinstance(value, dict) and "value" not in value else {"name": value}
        for here, there in (("name", "publisher"), ("location", "publisher.location")):
            yield from _formattable(there, whole.get(here, ""))
    elif name == "affiliated":
        yield from _affiliated(value)
    elif name == "serial-number":
        for scheme, number in (value if isinstance(value, dict) else {"serial": value}).items():
            yield f"{name}.{str(scheme).lower()}", number
    elif name == "url" and isinstance(value, dict):
        yield "url", value.get("value", "")
        yield "url.date", _date(value.get("x-date") or value.get("date", ""), "x-date" in value)
    elif name in ("date", "x-date"):
        yield "date", _date(value, name == "x-date")
    else:
        yield name, value


def _formattable(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    if not isinstance(value, dict):
        yield name, value
        return
    text = value.get("value", "")
    if isinstance(text, dict):
        text, value = text.get("value", ""), {**value, "verbatim": text.get("verbatim")}
    if value.get("verbatim") == "true" and isinstance(text, str) and text:
        text = "{" + re.sub(r"[\\{}$]", r"\\\g<0>", text) + "}"
    yield name, text
    short = value.get("short", "")
    yield f"{name}.short", short.get("value", "") if isinstance(short, dict) else short


def _affiliated(value: Any) -> Iterator[tuple[str, Any]]:
    """People of other roles; of one role all together."""
    groups: dict[str, list[Any]] = {}
    items = value if isinstance(value, list) else [value]
    for one in [inner for item in items for inner in (item if isinstance(item, list) else [item])]:
        if isinstance(one, dict):
            role = one.get("x-role") or one.get("role", "collaborator")
            own = "x:" if one.get("x-role") else ""
            names = one.get("names", [])
            named = names if isinstance(names, list) else [names]
            groups.setdefault(f"{own}{' '.join(str(role).split())}", []).extend(named)
    for role, people in groups.items():
        yield f"{AFFILIATED}{role if role.startswith('x:') else role.lower()}", people


def _date(value: Any, is_edtf: bool) -> str | None:
    if isinstance(value, dict):
        parts = [value.get(name, "") for name in ("year", "month", "day")]
        known = [str(part).zfill(2) for part in parts if str(part).strip()]
        return date_of("-".join(known)) if known else None
    if not isinstance(value, str):
        return None
    return value if is_edtf else date_of(value)


# --- writing --------------------------------------------------------------------------------------


def written(key: str, type_: str, fields: Mapping[str, Any]) -> str:
    """An entry as YAML."""
    return f"{_scalar(key)}:\n" + _block(_nested(type_, fields), 1)


def _nested(type_: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    """The entry as hayagriva nests it."""
    parts: dict[str, dict[str, Any]] = {name: {} for name in ("", "parent", "series", "event",
                                                              "original")}  # fmt: skip
    for name, value in fields.items():
        root, dot, rest = name.partition(".")
        place, field = (root, rest) if dot and root in parts else ("", name)
        parts[place][field] = value
    own = _assembled({"type": type_, **parts[""]})
    container, series = parts["parent"], parts["series"]
    parents: list[Any] = []
    if container:
        inner = _assembled({"type": "book", **container})
        if type_ in BOOKS:
            inner[_AS] = CONTAINER
            inner = _sorted(inner)
        parents.append(inner)
    if series:
        inner = _assembled({"type": "anthology", **series})
        if type_ in BOOKS:
            parents.append(inner)
        elif container:
            parents[0]["parent"] = inner
        else:
            default = _DEFAULT_PARENTS.get(type_, "book")
            parents.append({"type": default, _AS: CONTAINER, "parent": inner})
    for name, kind in (("event", "conference"), ("original", "original")):
        if parts[name]:
            parents.append(_assembled({"type": kind, **parts[name]}))
    more = own.pop(_MORE, [])
    parents += more if isinstance(more, list) else [more]
    if parents:
        own["parent"] = parents[0] if len(parents) == 1 else parents
    return own


def _assembled(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of an entry or a parent, those of one name together, in order."""
    found: dict[str, Any] = {}
    for name, value in fields.items():
        head, _, rest = name.partition(".")
        if head == "affiliated":
            found.setdefault(head, []).append(_people_of(rest, value))
        elif head == "serial-number":
            found.setdefault(head, {})[rest] = value
        elif head in _TEXTS and rest == "short":
            found[head] = {"value": fields.get(head, ""), "short": value}
        elif name == "publisher.location":
            named = {"name": fields["publisher"]} if "publisher" in fields else {}
            found["publisher"] = named | {"location": value}
        elif name == "date":
            found |= _date_fields(value)
        elif name in _STRICT and not _STRICT[name](str(value)):
            found.setdefault(f"x-{name}", value)
        elif name == "url.date":
            shown = "url" if is_url(str(fields.get("url", ""))) else "x-url"
            found[shown] = {"value": fields.get("url", ""), **_date_fields(value)}
        elif head in _PEOPLE:
            found[name] = value[0] if len(value) == 1 else value
        else:
            found.setdefault(name, value)
    return _sorted(found)


def _sorted(fields: dict[str, Any]) -> dict[str, Any]:
    return dict(sorted(fields.items(), key=lambda item: _RANK.get(item[0], len(_RANK))))


def _people_of(role: str, names: Any) -> dict[str, Any]:
    named = names[0] if isinstance(names, list) and len(names) == 1 else names
    if role.startswith("x:"):
        return {"role": "collaborator", "x-role": role[2:], "names": named}
    return {"role": role, "names": named}


def _date_fields(edtf: str) -> dict[str, str]:
    """A date as hayagriva can have it, and whole where that is not all."""
    shown = date_text(edtf)
    found = {"date": shown} if shown else {}
    return found if shown and date_of(shown) == edtf else {**found, "x-date": edtf}


_INDENT = "  "


def _block(value: Mapping[str, Any], depth: int) -> str:
    return "".join(_field(name, one, depth) for name, one in value.items())


def _field(name: str, value: Any, depth: int) -> str:
    start = f"{_INDENT * depth}{_scalar(name)}:"
    if isinstance(value, dict):
        return f"{start}\n{_block(value, depth + 1)}" if value else f"{start} {{}}\n"
    if isinstance(value, list):
        return f"{start}\n{_items(value, depth + 1)}" if value else f"{start} []\n"
    text = str(value)
    is_number = name in _NUMBERS and _WHOLE.fullmatch(text)
    is_flag = name == "comma-suffix" and text in ("true", "false")
    return f"{start} {text if is_number or is_flag else _scalar(text)}\n"


def _items(values: list[Any], depth: int) -> str:
    out = []
    for one in values:
        if isinstance(one, dict) and one:
            block = _block(one, depth + 1)
            out.append(f"{_INDENT * depth}- {block[len(_INDENT) * (depth + 1) :]}")
        elif isinstance(one, list) and one:
            out.append(f"{_INDENT * depth}-\n{_items(one, depth + 1)}")
        else:
            out.append(f"{_INDENT * depth}- {_scalar('' if one in ({}, []) else str(one))}\n")
    return "".join(out)


_NUMBERS = (
    "x-chapter",
    "date",
    "volume",
    "issue",
    "edition",
    "chapter",
    "page-total",
    "volume-total",
)
_WHOLE = re.compile(r"[1-9]\d{0,8}")
_TYPED = re.compile(
    r"[-+]?(?:\.?\d[\d_.,:]*(?:[eE][-+]?\d+)?|0[xob][\da-fA-F_]+|\.(?:inf|nan))"
    r"|~|null|true|false|yes|no|on|off|y|n|=|<<",
    re.IGNORECASE,
)
"""What YAML's readers would take for a number, a truth or nothing."""


def _scalar(text: str) -> str:
    """Text as YAML reads it as text."""
    shown = scalar(text)
    return f'"{text}"' if shown == text and _TYPED.fullmatch(text) else shown
