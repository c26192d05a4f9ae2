"""The JSON Schema of the record as it is written, derived from the model.

For the YAML plug-in of an editor: shorthand is allowed wherever the reader allows it, and a number
or boolean wherever a YAML 1.2 reader would make one of plain text (`date: 1977`).  Each property
has the sentence and the example of its field in the model.

>>> schema = record_schema()
>>> schema["$defs"]["Title"]["anyOf"][0]
{'type': ['string', 'number', 'boolean']}
>>> chapter = schema["$defs"]["Chapter"]["anyOf"][1]["properties"]
>>> chapter["edition"]["description"], chapter["edition"]["examples"]
('The edition; a number alone means "2nd".', ['2'])
"""

from __future__ import annotations

from collections.abc import Mapping

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue, models_json_schema
from pydantic_core import core_schema

from precarious_truce.formats.yaml.source import Source
from precarious_truce.model import Book, Chapter, Reference
from precarious_truce.model.base import Record
from precarious_truce.model.described import Described
from precarious_truce.model.faults import NO_KEYS
from precarious_truce.model.fields import FieldNote, field_notes
from precarious_truce.model.names import Contributor, Name
from precarious_truce.model.references import KEYS_OF_NO_BOOK
from precarious_truce.model.roles import RELATORS, ROLE_KEYS
from precarious_truce.model.titles import Title
from precarious_truce.model.values import Plain

__all__ = ["record_schema"]


def record_schema() -> JsonSchemaValue:
    """The schema (JSON Schema 2020-12) of a file: one record or a list of records."""
    _, whole = models_json_schema(
        [(Book, "validation"), (Reference, "validation")],
        by_alias=True,
        ref_template="#/$defs/{model}",
        schema_generator=_SchemaOfText,
    )
    defs = whole["$defs"] | {"Record": _record()}
    defs["Book"]["properties"]["type"] = _annotated({"const": "book"}, _BOOK_TYPE)
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


def _record() -> JsonSchemaValue:
    """A record with a `type` is a Reference, unless it is one of book that says what a Book can."""
    no_book: list[JsonSchemaValue] = [
        {"properties": {"type": {"not": {"const": "book"}}}},
        {"required": ["kind"], "properties": {"kind": {"const": "volume"}}},
        *({"required": [key]} for key in sorted(KEYS_OF_NO_BOOK)),
        {
            "not": {"required": ["title"]},
            "anyOf": [{"required": ["author"]}, {"required": ["editor"]}],
        },
    ]
    return {
        "if": {"required": ["type"], "anyOf": no_book},
        "then": {"$ref": "#/$defs/Reference"},
        "else": {"$ref": "#/$defs/Book"},
    }


class _SchemaOfText(GenerateJsonSchema):
    """The schema of what the reader takes: no nulls, one value for a list, any scalar as text."""

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        """Any scalar: the reader gives it to the model as text."""
        return _scalar()

    def bool_schema(self, schema: core_schema.BoolSchema) -> JsonSchemaValue:
        """A boolean, also in quotes."""
        return {"anyOf": [{"type": "boolean"}, {"enum": ["true", "false"]}]}

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """Unknown is absent: nothing is null."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Without the default, which nobody would write."""
        return self.generate_inner(schema["schema"])

    def tuple_schema(self, schema: core_schema.TupleSchema) -> JsonSchemaValue:
        """A list, or a single value in its place."""
        return _one_or_several(self.generate_inner(schema["items_schema"][0]))

    def field_title_should_be_set(self, schema: object) -> bool:
        """The key says what it is called."""
        return False

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """A mapping with the keys of the model, or its shorthand."""
        model: type[Record] = schema["cls"]
        found = super().model_schema(schema)
        del found["title"]
        found["description"] = " ".join((model.__doc__ or "").partition("\n\n")[0].split())
        if model is Title:
            found["description"] += _BRACES
        found["properties"] = _properties(model, found["properties"])
        if issubclass(model, Described):
            found["patternProperties"] = {"^x-": _annotated({}, field_notes(model)["private"])}
        return {"anyOf": [_scalar(), found]} if _has_shorthand(model) else found


_BRACES = " Braces keep the case of what is in them; a brace that is text is written \\{ or \\}."


def _has_shorthand(model: type[Record]) -> bool:
    """Whether plain text may stand for the whole mapping."""
    return bool(model.shorthand) or issubclass(model, (Chapter, Name))


def _properties(
    model: type[Record], properties: Mapping[str, JsonSchemaValue]
) -> dict[str, JsonSchemaValue]:
    """The keys of a model, each with its sentence and example; the roles of people are keys too."""
    notes = field_notes(model)
    names = {field.alias or name: name for name, field in model.model_fields.items()}
    found = {
        key: _annotated(schema, notes.get(names[key]))
        for key, schema in properties.items()
        if key not in NO_KEYS
    }
    if issubclass(model, Described):
        anyone = _one_or_several({"$ref": "#/$defs/Name"})
        found = {k: _annotated(anyone, _of_role(k)) for k in ROLE_KEYS if k not in found} | found
    if model is Contributor:
        found["name"] = _annotated({"$ref": "#/$defs/Name"}, _CONTRIBUTOR_NAME)
    return found


_BOOK_TYPE = FieldNote("A book; the same as no type.", "book")
_CONTRIBUTOR_NAME = FieldNote("The name as a whole: `Family, Given`.", "Arkwright, Thomas")


def _of_role(key: str) -> FieldNote:
    term = ROLE_KEYS[key]
    return FieldNote(f"Who was its {term} (MARC relator {RELATORS[term]}).", "Marsh, Eleanor")


def _annotated(schema: JsonSchemaValue, note: FieldNote | None) -> JsonSchemaValue:
    """The schema with what its field says of itself."""
    if note is None:
        return schema
    example = {"examples": [_as_read(note.example)]} if note.example else {}
    return schema | {"description": note.sentence} | example


def _as_read(example: str) -> Plain:
    """An example as the reader gives it to the model: text, lists and mappings."""
    (document,) = Source(f"- {example}").documents()
    return document[0] if isinstance(document, list) else example


def _scalar() -> JsonSchemaValue:
    return {"type": ["string", "number", "boolean"]}


def _one_or_several(items: JsonSchemaValue) -> JsonSchemaValue:
    return {"anyOf": [items, {"type": "array", "items": items}]}
