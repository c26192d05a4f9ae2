"""The JSON Schema: every good record validates as typed YAML, faulty ones do not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

import precarious_truce as pt
from precarious_truce.formats.yaml.schema import record_schema
from precarious_truce.formats.yaml.write import plain, to_yaml
from precarious_truce.model import Work
from tests import strategies

DATA = sorted((Path(__file__).parents[1] / "data").glob("*.yaml"))
VALIDATOR = jsonschema.Draft202012Validator(record_schema())


def typed(text: str) -> Any:
    """As a typing YAML 1.2 loader gives it, in JSON's types."""
    return json.loads(json.dumps(YAML(typ="safe", pure=True).load(text), default=str))


@pytest.mark.parametrize("path", DATA, ids=lambda p: p.stem)
def test_bundled_records_validate(path: Path) -> None:
    VALIDATOR.validate(typed(path.read_text(encoding="utf-8")))


@given(st.one_of(strategies.books, strategies.references))
def test_what_we_write_validates(work: Work) -> None:
    VALIDATOR.validate(plain(work))
    assert to_yaml(plain(work))


@pytest.mark.parametrize("text", ["type: book\ntitle: T\nvolume: 2", "type: book\nauthor: A, B"])
def test_a_book_may_be_an_entry_of_its_own(text: str) -> None:
    VALIDATOR.validate(typed(text))
    assert len(pt.loads(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "titel: T", "title: T\nauthors: X", "title: T\ndate: [1, 2]",
        "title: T\ncontents: [{pages: 1}]",
        "type: article-journal\ntitel: T", "title: T\nformats: {online: 2011}",
        "title: T\npages: 304",
    ],
)  # fmt: skip
def test_faults_do_not(text: str) -> None:
    assert not VALIDATOR.is_valid(typed(text))


def properties(schema: Any) -> Iterator[tuple[str, Any]]:
    """Every key that a record may have anywhere, with its schema."""
    for definition in schema["$defs"].values():
        for one in definition.get("anyOf", [definition]):
            yield from one.get("properties", {}).items()


def test_every_property_is_described() -> None:
    found = list(properties(VALIDATOR.schema))
    assert len(found) > 550
    assert [key for key, schema in found if not schema.get("description")] == []
    assert [key for key, schema in found if not schema.get("examples")] == []


def test_every_example_is_valid() -> None:
    for key, schema in properties(VALIDATOR.schema):
        for example in schema["examples"]:
            whole = {**schema, "$defs": VALIDATOR.schema["$defs"]}
            assert jsonschema.Draft202012Validator(whole).is_valid(example), key
