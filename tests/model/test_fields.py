"""Every field of every model has a sentence and an example that a record could hold."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests import inputs

from precarious_truce.formats.yaml.source import Source
from precarious_truce.formats.yaml.write import plain
from precarious_truce.model import Book, Chapter, Contributor, Name, Reference, Volume
from precarious_truce.model.base import Line, Record
from precarious_truce.model.described import Described, Link, OtherEdition, Series
from precarious_truce.model.described import Source as Found
from precarious_truce.model.fields import FieldNote, field_notes
from precarious_truce.model.titles import LocalText, Title


def models(below: type[Record] = Record) -> Iterator[type[Record]]:
    """Every model of the package."""
    for model in below.__subclasses__():
        if model.__module__.startswith("precarious_truce"):
            yield from ([model] if model.model_fields else [])
            yield from models(model)


MODELS = sorted(set(models()), key=lambda model: model.__name__)
FIELDS = [
    pytest.param(model, name, id=f"{model.__name__}.{name}")
    for model in MODELS
    for name in model.model_fields
]
NEEDED: dict[type[Record], dict[str, object]] = {
    Book: {"title": "T"},
    Chapter: {"title": "T"},
    Contributor: {"family": "F"},
    Link: {"text": "https://example.org/"},
    LocalText: {"text": "T"},
    Title: {"text": "T"},
    Name: {"family": "F"},
    Series: {"title": "T"},
}
"""What a record of a model has at least."""


@pytest.mark.parametrize(("model", "name"), FIELDS)
def test_every_field_has_a_sentence(model: type[Record], name: str) -> None:
    sentence, example = field_notes(model)[name]
    assert sentence[0].isupper() and sentence[-1] in ".…" and example


@pytest.mark.parametrize(("model", "name"), FIELDS)
def test_every_example_is_a_value_of_its_field(model: type[Record], name: str) -> None:
    (read,) = Source(f"- {field_notes(model)[name].example}").documents()
    assert isinstance(read, list)
    needed = {} if name == "literal" else NEEDED.get(model, {})
    key = model.model_fields[name].alias or name
    made = model.model_validate({**needed, key: read[0]})
    assert model.model_validate(plain(made)) == made
    if name != "emptied" or model not in (Book, Reference):  # which inherit nothing
        assert getattr(made, name) not in (None, (), "")


def test_a_model_made_on_the_way() -> None:
    class Score(Chapter):
        """A chapter of music."""

        opus: Line | None = None
        """The number of the work.

        Example: 27
        """
        key: Line | None = None
        silent: Line | None = None

    notes = field_notes(Score)
    assert notes["opus"] == FieldNote("The number of the work.", "27")
    assert notes["key"] == field_notes(Chapter)["key"]
    assert "silent" not in notes and notes["title"].example == "Who owns a flood?"


def test_the_small_models_are_there_too() -> None:
    assert {Described, Found, OtherEdition, Volume} <= set(MODELS)


def test_what_checkers_are_told_is_what_the_models_take() -> None:
    assert inputs.PATH.read_text(encoding="utf-8") == inputs.source(), "python -m tests.inputs"
