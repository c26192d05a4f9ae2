"""Writing the record: the short natural form, with quotes only where they are needed.

`plain` takes a work apart into text, lists and mappings, shorthand wherever it says the same;
`to_yaml` writes such a structure as YAML.

>>> from precarious_truce.model import Book
>>> plain(Book(title="Rivers", author=["Marsh, Eleanor"], contents=["Index"]))
{'title': 'Rivers', 'author': 'Marsh, Eleanor', 'contents': ['Index']}
>>> print(to_yaml({"title": "No: 1", "place": ["Leeds", "New York"], "date": "1977"}), end="")
title: "No: 1"
place: [Leeds, New York]
date: 1977
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import overload

from precarious_truce.formats.yaml.marks import write_marks
from precarious_truce.model import Book, Chapter, Name, Reference, Work
from precarious_truce.model.base import Record, Values, key_of
from precarious_truce.model.described import Described
from precarious_truce.model.fields import key_ranks
from precarious_truce.model.keys import work_key
from precarious_truce.model.names import name_parts
from precarious_truce.model.values import PrintedValue
from precarious_truce.patterns import pattern

__all__ = ["Written", "plain", "record_text", "scalar", "to_yaml"]

_WIDTH = 100


def record_text(work: Work, *, key: bool = False) -> str:
    """The record of one work as YAML; `key`: with its key, also where it could be derived."""
    found = write_marks(plain(work))
    return to_yaml({"key": work.key} | found if key and work.key else found)


# --- taking a model apart -----------------------------------------------------------------------

Written = str | bool | list["Written"] | dict[str, "Written"]
"""What YAML is written of."""


@overload
def plain(value: Work) -> dict[str, Written]: ...
@overload
def plain(value: object) -> Written: ...
def plain(value: object) -> Written:
    """Text, lists and mappings that a record has for a value of the model."""
    match value:
        case Name():
            return _plain_name(value)
        case Record():
            return _plain_record(value)
        case bool():
            return value
        case str() | PrintedValue():
            return str(value)
        case tuple():
            items: list[Written] = [plain(item) for item in value]
            return items if len(items) != 1 or isinstance(items[0], list) else items[0]
        case list():
            return [plain(item) for item in value]
        case dict():
            return {key: plain(item) for key, item in value.items()}
    raise TypeError(f"no value of a record: {value!r}")


def _plain_record(record: Record) -> Written:
    values = record.facts()
    shorthand = type(record).shorthand
    if values.keys() == {shorthand} and isinstance(short := plain(*values.values()), str):
        return short
    if isinstance(record, Described):
        return _plain_described(record, values)
    return _by_key(record, values)


def _plain_described(record: Described, values: Values) -> Written:
    """The keys in their order, with `[]` for what is emptied, without what would be derived."""
    private = values.pop("private", {})
    emptied = values.pop("emptied", ())
    for name in _derived(record):
        values.pop(name, None)
    found = _by_key(record, values) | {key_of(name): [] for name in emptied}
    ranks = key_ranks(type(record))
    found = dict(sorted(found.items(), key=lambda item: ranks[item[0]]))
    found |= private
    if isinstance(record, Chapter) and found.keys() == {"title"}:
        title = found["title"]
        return title if isinstance(title, str) else found
    return found


_LISTS = ("contents", "volumes", "sources")
"""Fields that are lists in a record even where they have a single item."""


def _by_key(record: Record, values: Values) -> dict[str, Written]:
    """The values by the keys of the record."""
    fields = type(record).model_fields
    return {
        fields[name].alias or name: plain(list(value) if name in _LISTS else value)
        for name, value in values.items()
    }


def _derived(record: Described) -> Iterator[str]:
    """The fields that the reader would find out by itself."""
    match record:
        case Book() | Reference() if record.key == work_key(record):
            yield "key"
    match record:
        case Book(kind="book"):
            yield "kind"
        case Chapter() if record.kind == record.inferred_kind:
            yield "kind"


def _plain_name(name: Name) -> Written:
    values = name.facts()
    role = str(values.pop("role", "")) or None
    text = name.literal or ", ".join(
        str(values[part]) for part in ("family", "given", "suffix") if part in values
    )
    is_short = name_parts(text) == values
    if role is None:
        return text if is_short else _by_key(name, values)
    whole: dict[str, Written] = {"name": text} if is_short else _by_key(name, values)
    return whole | {"role": role}


# --- writing it down ----------------------------------------------------------------------------


def to_yaml(value: Mapping[str, Written], indent: str = "") -> str:
    """A mapping as block YAML, each line begun with `indent`."""
    return "".join(f"{indent}{scalar(k)}:{_after_key(k, v, indent)}" for k, v in value.items())


def _after_key(key: str, value: Written, indent: str) -> str:
    if isinstance(value, (str, bool)):
        return f" {_text(value, indent)}\n"
    flow = _flow(value)
    if not value or (
        key != "contents" and _is_small(value) and len(indent) + len(flow) < _WIDTH - 10
    ):
        return f" {flow}\n"
    if isinstance(value, dict):
        return "\n" + to_yaml(value, indent + "  ")
    return "\n" + "".join(_item(item, indent + "  ") for item in value)


def _item(value: Written, indent: str) -> str:
    if isinstance(value, (str, bool)):
        return f"{indent}- {_text(value, indent)}\n"
    if not value:
        return f"{indent}- {_flow(value)}\n"
    if isinstance(value, dict) and (
        "title" in value or "contents" in value or not _is_small(value)
    ):
        block = to_yaml(value, indent + "  ")
        return f"{indent}- {block[len(indent) + 2 :]}"
    if isinstance(value, dict):
        return f"{indent}- {_flow(value)}\n"
    return f"{indent}-\n" + "".join(_item(item, indent + "  ") for item in value)


def _is_small(value: list[Written] | dict[str, Written]) -> bool:
    """Whether it reads well on one line: few short texts, no commas in a list."""
    if isinstance(value, list):
        return all(map(_is_short_item, value))
    return len(value) <= 6 and all(map(_fits_in_flow, value.values()))


def _is_short_item(item: Written) -> bool:
    return isinstance(item, str) and len(item) < 40 and "," not in item and "\n" not in item


def _fits_in_flow(value: Written) -> bool:
    if isinstance(value, str):
        return "\n" not in value
    return isinstance(value, bool) or (isinstance(value, list) and _is_small(value))


def _flow(value: Written) -> str:
    if isinstance(value, (str, bool)):
        return _text(value, flow=True)
    if isinstance(value, dict):
        return (
            "{" + ", ".join(f"{scalar(k, flow=True)}: {_flow(v)}" for k, v in value.items()) + "}"
        )
    return "[" + ", ".join(map(_flow, value)) + "]"


def _text(text: str | bool, indent: str = "", flow: bool = False) -> str:
    """A scalar; text of several lines as a literal block where nothing of it would change."""
    if isinstance(text, bool):
        return "true" if text else "false"
    lines = text.split("\n")
    if flow or len(lines) == 1 or not _fits_block(text, lines):
        return scalar(text, flow)
    return "|-\n" + "\n".join(f"{indent}  {line}" if line else "" for line in lines)


def _fits_block(text: str, lines: list[str]) -> bool:
    return (
        bool(lines[0]) and not lines[0].startswith(" ") and bool(lines[-1])
        and all(c.isprintable() or c == "\n" for c in text)
    )  # fmt: skip


_INDICATOR = pattern(r"[,\[\]{}#&*!|>'\"%@`]|[-?:](?:\s|$)|---|\.\.\.|=$|<<$")
_BREAKS_PLAIN = pattern(r":(?:\s|$)|\s#|\s$|^\s")
_BREAKS_FLOW = pattern(r"[,\[\]{}]|:(?:\?|$)|^[-?:]|\?(?:[,\[\]{}]|$)")
_MISREAD = pattern(
    r"~|null|Null|NULL|true|True|TRUE|false|False|FALSE"
    r"|[-+]?0[0-9]+|[-+][0-9]+|0[xo][0-9a-fA-F]+"
    r"|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+|[-+]?\.[0-9]+|[-+]?[0-9]+\.|[-+]?[0-9]+\.[0-9]*0"
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)|[0-9]{16,}|[-+]?[0-9]+\.[0-9]{14,}"
)
"""What a YAML 1.2 reader (core schema, 10.3.2) would not give back as the same text."""


@lru_cache(maxsize=4096)
def scalar(text: str, flow: bool = False) -> str:
    """A scalar on one line: plain where it can be, else in double quotes.

    >>> scalar("Traduire le fleuve"), scalar("0521215609"), scalar('a "b": c')
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


_UNPRINTABLE = pattern("[\x7f-\xa0\u00ad\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


def _quoted(text: str) -> str:
    """Double-quoted; JSON's escapes are YAML's (YAML 1.2.2, 5.7)."""
    import json

    return _UNPRINTABLE.sub(lambda m: f"\\u{ord(m[0]):04x}", json.dumps(text, ensure_ascii=False))
