"""Values of the model as private data holds them, and what literals cannot hold of them.

>>> from precarious_truce.model.described import Series
>>> recorded(Series(title="Waters", number="3"))
{'title': {'text': 'Waters'}, 'number': '3'}
>>> holds_illegal(("a", "b\\x01")), holds_illegal({"a": "b"})
(True, False)
>>> holds_markup(Series(title="<i>a</i>")), holds_markup("a < b")
(True, False)
"""

from __future__ import annotations

from precarious_truce.formats.crosswalk.markup import plain as without_markup
from precarious_truce.formats.crosswalk.xml import ILLEGAL_XML
from precarious_truce.formats.dublin_core.vocabulary.json_values import JSON, Raw
from precarious_truce.model.base import Record
from precarious_truce.model.values import PrintedValue

__all__ = ["holds_illegal", "holds_markup", "recorded"]


def holds_illegal(value: object) -> bool:
    """Whether a text anywhere in the value has a character that XML cannot hold."""
    if isinstance(value, (str, PrintedValue)):
        return ILLEGAL_XML.search(str(value)) is not None
    if isinstance(value, Record):
        return any(map(holds_illegal, value.facts().values()))
    if isinstance(value, dict):
        return any(map(holds_illegal, (*value, *value.values())))
    return isinstance(value, (tuple, list)) and any(map(holds_illegal, value))


def holds_markup(value: object) -> bool:
    """Whether a text anywhere in the value has markup, which no literal has."""
    if isinstance(value, str):
        return "<" in value and without_markup(value) != value
    if isinstance(value, Record):
        return any(map(holds_markup, value.facts().values()))
    if isinstance(value, dict):
        return any(map(holds_markup, value.values()))
    return isinstance(value, (tuple, list)) and any(map(holds_markup, value))


def recorded(value: object) -> JSON:
    """A value by the record's keys, as JSON can hold it."""
    if isinstance(value, Record):
        found: Raw = value.model_dump(by_alias=True, exclude_none=True, exclude_defaults=True)
        return found
    if isinstance(value, (tuple, list)):
        return [recorded(v) for v in value]
    if isinstance(value, dict):
        return {k: recorded(v) for k, v in value.items()}
    return value if isinstance(value, bool) else str(value)
