"""The JSON Schema of the record as it is written, derived from the model.

For the YAML plug-in of an editor: shorthand is allowed wherever the reader allows it, and a number
or boolean wherever a YAML 1.2 reader would make one of plain text (`date: 1977`).

>>> schema = record_schema()
>>> schema["$defs"]["Title"]["anyOf"][0]
{'type': ['string', 'number', 'boolean']}
>>> "author" in schema["$defs"]["Chapter"]["anyOf"][1]["properties"]
True
"""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import models_json_schema

from precarious_truce.model import Book, Chapter, Reference
from precarious_truce.model.base import Record
from precarious_truce.model.described import Described
from precarious_truce.model.names import Contributor, Name
from precarious_truce.model.references import KEYS_OF_NO_BOOK
from precarious_truce.model.roles import ROLE_KEYS

__all__ = ["record_schema"]

_SCALAR = {"type": ["string", "number", "boolean"]}
_HIDDEN = ("x-", "emptied")


def record_schema() -> dict[str, Any]:
    """The schema (JSON Schema 2020-12) of a file: one record or a list of records."""
    _, whole = models_json_schema(
        [(Book, "validation"), (Reference, "validation")],
        by_alias=True,
        ref_template="#/$defs/{model}",
    )
    models = _models(Record)
    defs = {
        name: _as_written(_widened(schema), models.get(name))
        for name, schema in whole["$defs"].items()
    }
    defs["Record"] = {
        "if": {
            "required": ["type"],
            "anyOf": [
                {"properties": {"type": {"not": {"const": "book"}}}},
                *({"required": [key]} for key in sorted(KEYS_OF_NO_BOOK)),
                {
                    "not": {"required": ["title"]},
                    "anyOf": [{"required": ["author"]}, {"required": ["editor"]}],
                },
            ],
        },
        "then": {"$ref": "#/$defs/Reference"},
        "else": {"$ref": "#/$defs/Book"},
    }
    defs["Book"]["properties"]["type"] = {"const": "book"}
    defs["Reference"]["required"] = ["type"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "precarious-truce record",
        "description": "A book and what is in it, or a list of such records.",
        "anyOf": [
            {"$ref": "#/$defs/Record"},
            {"type": "array", "items": {"$ref": "#/$defs/Record"}},
        ],
        "$defs": dict(sorted(defs.items())),
    }


def _models(root: type[Record]) -> dict[str, type[Record]]:
    found = {root.__name__: root}
    for below in root.__subclasses__():
        found |= _models(below)
    return found


def _widened(schema: Any) -> Any:
    """A schema of the model as one of the text: no nulls, one value for a list, any scalar."""
    if isinstance(schema, list):
        return [_widened(s) for s in schema]
    if not isinstance(schema, dict):
        return schema
    if "anyOf" in schema:
        kept = [_widened(s) for s in schema["anyOf"] if s.get("type") != "null"]
        return kept[0] if len(kept) == 1 else {"anyOf": kept}
    if schema.get("type") == "array":
        items = _widened(schema.get("items", True))
        return {"anyOf": [items, {"type": "array", "items": items}]}
    if schema.get("type") == "string" and "enum" not in schema:
        return dict(_SCALAR)
    if schema.get("type") == "boolean":
        return {"anyOf": [{"type": "boolean"}, {"enum": ["true", "false"]}]}
    return {
        key: {k: _widened(v) for k, v in value.items()} if key == "properties" else _widened(value)
        for key, value in schema.items()
        if key not in ("default", "title", "format")
    }


def _as_written(schema: dict[str, Any], model: type[Record] | None) -> dict[str, Any]:
    """The schema of one model with its shorthand, its free keys and the keys of its roles."""
    if model is None:
        return schema
    properties = {k: v for k, v in schema["properties"].items() if k not in _HIDDEN}
    schema = schema | {"properties": properties}
    if issubclass(model, Described):
        names = {"$ref": "#/$defs/Name"}
        anyone = {"anyOf": [names, {"type": "array", "items": names}]}
        schema["properties"] = {k: anyone for k in ROLE_KEYS if k not in properties} | properties
        schema["patternProperties"] = {"^x-": True}
    if model is Contributor:
        schema["properties"] = properties | {"name": {"$ref": "#/$defs/Name"}}
    if model.shorthand or model is Chapter or issubclass(model, Name):
        return {"anyOf": [dict(_SCALAR), schema]}
    return schema
