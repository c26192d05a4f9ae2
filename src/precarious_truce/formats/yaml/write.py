"""Writing the record: the short natural form, with quotes only where they are needed.

`plain` takes a work apart into text, lists and mappings, shorthand wherever it says the same;
`emitted` writes such a structure as YAML.

>>> from precarious_truce.model import Book
>>> plain(Book(title="Rivers", author=["Marsh, Eleanor"], contents=["Index"]))
{'title': 'Rivers', 'author': 'Marsh, Eleanor', 'contents': ['Index']}
>>> print(emitted({"title": "No: 1", "place": ["Leeds", "New York"], "date": "1977"}), end="")
title: "No: 1"
place: [Leeds, New York]
date: 1977
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import Any

from precarious_truce.model import Book, Chapter, Contributor, Name, Reference
from precarious_truce.model.base import Record
from precarious_truce.model.described import Described
from precarious_truce.model.fields import key_ranks
from precarious_truce.model.keys import work_key
from precarious_truce.model.names import name_parts

__all__ = ["emitted", "plain", "written"]

_WIDTH = 100


def written(work: Record) -> str:
    """The record of one work as YAML."""
    return emitted(plain(work))


# --- taking a model apart -----------------------------------------------------------------------


def plain(value: Any) -> Any:
    """Text, lists and mappings that the record would say this with."""
    if isinstance(value, Name):
        return _plain_name(value)
    if isinstance(value, Record):
        return _plain_record(value)
    if isinstance(value, tuple):
        items = [plain(v) for v in value]
        return items[0] if len(items) == 1 and not isinstance(items[0], list) else items
    if isinstance(value, bool):
        return value
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return str(value) if isinstance(value, str) else value


def _plain_record(record: Record) -> Any:
    fields = type(record).model_fields
    said = record.said()
    if set(said) == {type(record).shorthand} and isinstance(short := plain(*said.values()), str):
        return short
    private = said.pop("private", {})
    emptied = said.pop("emptied", ())
    for name in _derived(record):
        said.pop(name, None)
    found = {fields[name].alias or name: _plain_field(name, value) for name, value in said.items()}
    found |= {field.replace("_", "-"): [] for field in emptied}
    if isinstance(record, Described):
        ranks = key_ranks(type(record))
        found = dict(sorted(found.items(), key=lambda item: ranks[item[0]]))
    found |= private
    bare = isinstance(record, Chapter) and set(found) == {"title"}
    return found["title"] if bare and isinstance(found["title"], str) else found


def _plain_field(name: str, value: Any) -> Any:
    if name in ("contents", "volumes", "sources"):
        return [plain(item) for item in value]
    return plain(value)


def _derived(record: Record) -> list[str]:
    """The fields that the reader would find out by itself."""
    if isinstance(record, Book):
        return ["key"] * (record.key == work_key(record)) + ["kind"] * (record.kind == "book")
    if isinstance(record, Reference):
        return ["key"] * (record.key == work_key(record))
    if isinstance(record, Chapter):
        return ["kind"] * (record.kind == record.inferred_kind)
    return []


def _plain_name(name: Name) -> Any:
    said = name.said()
    role = said.pop("role", None) if isinstance(name, Contributor) else None
    fields = type(name).model_fields
    text = name.literal or ", ".join(said[k] for k in ("family", "given", "suffix") if k in said)
    short = name_parts(text) == said
    whole = {fields[k].alias or k: plain(v) for k, v in said.items()}
    if role is None:
        return text if short else whole
    return {"name": text, "role": role} if short else whole | {"role": role}


# --- writing it down ----------------------------------------------------------------------------


def emitted(value: dict[str, Any], indent: str = "") -> str:
    """A mapping as block YAML, each line begun with `indent`."""
    return "".join(f"{indent}{_scalar(k)}:{_after_key(k, v, indent)}" for k, v in value.items())


def _after_key(key: str, value: Any, indent: str) -> str:
    if isinstance(value, (str, bool)):
        return f" {_text(value, indent)}\n"
    flow = _flow(value)
    if not value or (
        key != "contents" and _is_small(value) and len(indent) + len(flow) < _WIDTH - 10
    ):
        return f" {flow}\n"
    if isinstance(value, dict):
        return "\n" + emitted(value, indent + "  ")
    return "\n" + "".join(_item(item, indent + "  ") for item in value)


def _item(value: Any, indent: str) -> str:
    if isinstance(value, (str, bool)):
        return f"{indent}- {_text(value, indent)}\n"
    if not value:
        return f"{indent}- {_flow(value)}\n"
    if isinstance(value, dict) and (
        "title" in value or "contents" in value or not _is_small(value)
    ):
        block = emitted(value, indent + "  ")
        return f"{indent}- {block[len(indent) + 2 :]}"
    if isinstance(value, dict):
        return f"{indent}- {_flow(value)}\n"
    return f"{indent}-\n" + "".join(_item(item, indent + "  ") for item in value)


def _is_small(value: Any) -> bool:
    """Whether it reads well on one line: few short texts, no commas in a list."""
    items = list(value.values()) if isinstance(value, dict) else value
    if isinstance(value, list):
        return all(
            isinstance(i, str) and "," not in i and len(i) < 40 and "\n" not in i for i in items
        )
    return len(items) <= 6 and all(
        isinstance(i, bool)
        or (isinstance(i, str) and "\n" not in i)
        or (isinstance(i, list) and _is_small(i))
        for i in items
    )


def _flow(value: Any) -> str:
    if isinstance(value, (str, bool)):
        return _text(value, flow=True)
    if isinstance(value, dict):
        return (
            "{" + ", ".join(f"{_scalar(k, flow=True)}: {_flow(v)}" for k, v in value.items()) + "}"
        )
    return "[" + ", ".join(map(_flow, value)) + "]"


def _text(text: str | bool, indent: str = "", flow: bool = False) -> str:
    """A scalar; text of several lines as a literal block where nothing of it would change."""
    if isinstance(text, bool):
        return "true" if text else "false"
    lines = text.split("\n")
    if flow or len(lines) == 1 or not _fits_block(text, lines):
        return _scalar(text, flow)
    return "|-\n" + "\n".join(f"{indent}  {line}" if line else "" for line in lines)


def _fits_block(text: str, lines: list[str]) -> bool:
    return (
        bool(lines[0]) and not lines[0].startswith(" ") and bool(lines[-1])
        and all(c.isprintable() or c == "\n" for c in text)
    )  # fmt: skip


_INDICATOR = re.compile(r"[,\[\]{}#&*!|>'\"%@`]|[-?:](?:\s|$)|---|\.\.\.|=$|<<$")
_BREAKS_PLAIN = re.compile(r":(?:\s|$)|\s#|\s$|^\s")
_BREAKS_FLOW = re.compile(r"[,\[\]{}]|:$|^[-?:]|\?(?:[,\[\]{}]|$)")
_MISREAD = re.compile(
    r"~|null|Null|NULL|true|True|TRUE|false|False|FALSE"
    r"|[-+]?0[0-9]+|[-+][0-9]+|0[xo][0-9a-fA-F]+"
    r"|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+|[-+]?\.[0-9]+|[-+]?[0-9]+\.|[-+]?[0-9]+\.[0-9]*0"
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)|[0-9]{16,}|[-+]?[0-9]+\.[0-9]{14,}"
)
"""What a YAML 1.2 reader (core schema, 10.3.2) would not give back as the same text."""


@lru_cache(maxsize=4096)
def _scalar(text: str, flow: bool = False) -> str:
    """A scalar on one line: plain where it can be, else in double quotes.

    >>> _scalar("Traduire le fleuve"), _scalar("0521215609"), _scalar('a "b": c')
    ('Traduire le fleuve', '"0521215609"', '"a \\\\"b\\\\": c"')
    """
    if (
        text
        and text.isprintable()
        and not _INDICATOR.match(text)
        and not _BREAKS_PLAIN.search(text)
        and not (flow and _BREAKS_FLOW.search(text))
        and not _MISREAD.fullmatch(text)
    ):
        return text
    return _quoted(text)


_UNPRINTABLE = re.compile("[\x7f-\xa0\u00ad\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


def _quoted(text: str) -> str:
    """Double-quoted; JSON's escapes are YAML's (YAML 1.2.2, 5.7)."""
    return _UNPRINTABLE.sub(lambda m: f"\\u{ord(m[0]):04x}", json.dumps(text, ensure_ascii=False))
