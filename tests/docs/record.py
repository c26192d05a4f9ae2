"""docs/reference/record.md: every key of a record, from the models and the formats."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from precarious_truce.formats.yaml.schema import record_schema
from precarious_truce.model import Book, Reference, Work
from precarious_truce.model.books import Chapter, Volume
from precarious_truce.model.kinds import BOOK_KINDS, KINDS
from precarious_truce.model.references import CSL_TYPES
from precarious_truce.model.roles import ROLE_KEYS
from tests.docs.names import where

__all__ = ["page"]

Schema = Mapping[str, Any]

_INTRODUCTION = """\
# The record, key by key

<!-- made by python -m tests.docs -->

What each key of a record means, an example, and where it goes: the names that it has in each
format. A format that is not named has no place for the fact, or holds it in fields of its own
that come back to us only; [what formats lose](losses.md) says why, and `export --losses` says it
of a record.

A part of a book says only what is its own: `author`, `language`, `publisher`, `place`, `date`,
`series`, `edition` and `rights` it has from its book.
"""

_PLAIN = {
    "key": "b", "title": "Rivers", "author": "Marsh, Eleanor", "date": "2004",
    "publisher": "Northfield",
}  # fmt: skip
_PART = {"title": "Floods", "number": "3", "pages": "15–61"}


def _stated(plain: Mapping[str, Any], facts: Mapping[str, Any]) -> dict[str, Any]:
    """A record with these facts; None takes one out."""
    return {key: value for key, value in {**plain, **facts}.items() if value is not None}


def _book(facts: Mapping[str, Any]) -> Work:
    return Book.model_validate(_stated({**_PLAIN, "contents": [_PART]}, facts))


def _part(facts: Mapping[str, Any]) -> Work:
    return Book.model_validate({**_PLAIN, "contents": [_stated(_PART, facts)]})


def _volume(facts: Mapping[str, Any]) -> Work:
    volume = {"number": "1", "title": "Upstream", "contents": [_PART]}
    return Book.model_validate({**_PLAIN, "volumes": [_stated(volume, facts)]})


def _article(facts: Mapping[str, Any]) -> Work:
    article = {"type": "article-journal", "container-title": "Annals of Water", "volume": "7"}
    return Reference.model_validate(_stated({**_PLAIN, **article, "publisher": None}, facts))


_Made = Callable[[Mapping[str, Any]], Work]

_Section = tuple[str, str, type[Any], _Made, type[Any] | None, tuple[type[Any], ...]]

_SECTIONS: tuple[_Section, ...] = (
    ("Of a book, and of what is in it", "Book", Book, _book, Chapter, ()),
    ("Of a book only", "Book", Book, _book, None, (Chapter,)),
    ("Of a volume", "Volume", Volume, _volume, None, (Book,)),
    ("Of a part", "Chapter", Chapter, _part, None, (Book,)),
    ("Of works that are no books", "Reference", Reference, _article, None, (Book, Chapter, Volume)),
)
"""Heading, name in the schema, model, what makes a work of facts, and whose keys are meant: those
that another model has too, those that others have not."""
_RECORDS = (
    "Title", "LocalText", "Name", "Contributor", "Series", "Event", "Link", "Identifiers",
    "Classes", "Manifestation", "OtherEdition", "Archive", "Source",
)  # fmt: skip
"""Values with keys of their own."""


def _keys(model: type[Any]) -> frozenset[str]:
    return frozenset(f.alias or name for name, f in model.model_fields.items() if not f.exclude)


def page() -> str:
    """The page, in Markdown."""
    return "\n".join([_INTRODUCTION, *_lines()]) + "\n"


def _lines() -> Iterator[str]:
    definitions = record_schema()["$defs"]
    for heading, name, model, made, shared, others in _SECTIONS:
        yield from (f"## {heading}", "")
        told = _properties(definitions[name])
        for field in model.model_fields.values():
            key = str(field.alias)
            apart = not any(key in _keys(other) for other in others)
            if key in told and apart and (shared is None or key in _keys(shared)):
                yield from _field(key, told[key], made)
    yield from _roles()
    yield from _kinds()
    yield from ("## Values with keys of their own", "")
    for name in _RECORDS:
        yield from _record(name, definitions[name])


def _properties(definition: Schema) -> Mapping[str, Any]:
    """The keys of a record in the schema, which may have a short form beside them."""
    for form in (definition, *definition.get("anyOf", ())):
        if "properties" in form:
            found: Mapping[str, Any] = form["properties"]
            return found
    return {}


def _field(key: str, told: Schema, made: _Made) -> Iterator[str]:
    yield from (f"### `{key}`", "", told["description"], "")
    for example in told.get("examples", ())[:1]:
        yield from ("```yaml", _line(key, example), "```", "")
        if key not in ("contents", "volumes", "key", "type"):
            yield from (_places(key, example, made), "")


def _line(key: str, value: Any) -> str:
    """A line of a record; a comma is quoted only where it would part a list."""
    return f"{key}: {_inline(value) if isinstance(value, Mapping | list) else _text(value, ': ')}"


def _inline(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_inline(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_inline, value)) + "]"
    return _text(value, ": ", ", ", "[", "]", "{", "}")


def _text(value: Any, *marks: str) -> str:
    text = str(value)
    quoted = any(mark in text for mark in (*marks, " #", '"')) or text[:1] in "*&!%@`[{"
    return '"' + text.replace('"', '\\"') + '"' if quoted else text


def _places(key: str, example: Any, made: _Made) -> str:
    without: Any = {"author": [], "title": "[Untitled]"}.get(key)
    found = where(made({key: without}), made({key: example}))
    named = (
        f"{shown} {', '.join(f'`{name}`' for name in names)}"
        for shown, names in found.items()
        if names
    )
    return " · ".join(named) or "In no other format: it is for whoever keeps the record."


def _roles() -> Iterator[str]:
    yield from (
        "## People of other roles", "",
        "Who did what else is said by MARC's relator terms, each a key with names:",
        "", ", ".join(f"`{key}`" for key in sorted(ROLE_KEYS)) + ".", "",
        "Any other role is said by `contributor`: `{family: Oak, given: Ada, role: censor}`.", "",
    )  # fmt: skip


def _kinds() -> Iterator[str]:
    for heading, names in (
        ("Kinds of books", BOOK_KINDS), ("Kinds of parts", KINDS), ("Types of works", CSL_TYPES)
    ):  # fmt: skip
        yield from (f"## {heading}", "", ", ".join(f"`{name}`" for name in names) + ".", "")


def _record(name: str, definition: Schema) -> Iterator[str]:
    forms = (definition, *definition.get("anyOf", ()))
    about = next((form["description"] for form in forms if "description" in form), "")
    yield from (f"### {name}", "", about, "", "| key | meaning | example |", "|---|---|---|")
    for key, told in _properties(definition).items():
        if "description" in told:
            examples = told.get("examples", ())
            example = f"`{_inline(examples[0])}`" if examples else ""
            yield f"| `{key}` | {told['description']} | {example} |"
    yield ""
