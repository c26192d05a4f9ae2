"""A page that `precarious-truce site` made holds the record it was made from, as JSON.

>>> from precarious_truce.sources.markup import parse
>>> held = '{"title": "A \\\\u003c B"}'
>>> record_of(parse(f'<script type="application/json" id="{RECORD}">{held}</script>'))
{'title': 'A < B'}
"""

from __future__ import annotations

import json

from precarious_truce.formats.yaml.write import Written
from precarious_truce.sources.markup import Node

__all__ = ["RECORD", "record_of"]

RECORD = "precarious-truce-record"
"""The `id` of the element that holds the record."""

_DEEPEST = 100


def record_of(root: Node) -> dict[str, Written] | None:
    """The record that a page holds; None where it holds none, or what is no record."""
    for script in root.every("script"):
        if script.attributes.get("id") != RECORD:
            continue
        try:
            found: object = json.loads("".join(p for p in script.content if isinstance(p, str)))
            record = _written(found, 0)
        except (ValueError, RecursionError):
            continue
        if isinstance(record, dict) and record.get("title"):
            return record
    return None


def _written(value: object, depth: int) -> Written:
    """A value of JSON as a record has it; ValueError for what no record holds."""
    if depth > _DEEPEST:
        raise ValueError("nested too deeply")
    match value:
        case bool() | str():
            return value
        case int() | float():
            return str(value)
        case list():
            return [_written(item, depth + 1) for item in value]
        case dict():
            return {str(key): _written(item, depth + 1) for key, item in value.items()}
    raise ValueError("no value of a record")
