"""What Python's readers of these formats find in what is written here."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from tests import strategies

from precarious_truce.formats import by_name
from precarious_truce.model import Library

ROOT = Path(__file__).parents[2]
DATA = sorted((ROOT / "data").glob("*.yaml"))


def records() -> Library:
    """Every record of the project in one library."""
    yaml = by_name("yaml").module
    return Library(work for path in DATA for work in yaml.loads(path.read_bytes()))


def dumps(name: str, **options: bool) -> str:
    """The records in a format."""
    return str(by_name(name).module.dumps(records(), **options))


def keys() -> list[str]:
    return [ref.key for ref in records().references()]


def test_csl_schema(shared: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads((shared / "csl-schema" / "csl-data.json").read_text(encoding="utf-8"))
    items = json.loads(dumps("csl-json", strict=True))
    jsonschema.Draft7Validator(schema).validate(items)
    assert [item["id"] for item in items] == keys()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(strategies.libraries)
def test_csl_schema_admits_any_library(shared: Path, library: Library) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads((shared / "csl-schema" / "csl-data.json").read_text(encoding="utf-8"))
    items = json.loads(by_name("csl-json").module.dumps(library, strict=True))
    jsonschema.Draft7Validator(schema).validate(items)


@pytest.mark.parametrize("name", ["bibtex", "biblatex"])
def test_bibtexparser(name: str) -> None:
    bibtexparser = pytest.importorskip("bibtexparser")
    library = bibtexparser.parse_string(dumps(name))
    assert [entry.key for entry in library.entries] == keys()
    assert not library.failed_blocks
    part = library.entries_dict["gorodetsky1977-preface"]
    assert part["pages"] == "ix--xiv"
    assert part["booktitle"].startswith("The Precarious Truce")


def test_pybtex() -> None:
    database = pytest.importorskip("pybtex.database")
    found = database.parse_string(dumps("bibtex"), "bibtex")
    assert list(found.entries) == keys()
    for ref in records().references():
        people = found.entries[ref.key].persons.get("author", [])
        assert len(people) == len(ref.author)


def test_rispy() -> None:
    rispy = pytest.importorskip("rispy")
    found = {entry["id"]: entry for entry in rispy.loads(dumps("ris"))}
    assert list(found) == keys()
    preface = found["gorodetsky1977-preface"]
    assert (preface["start_page"], preface["end_page"]) == ("ix", "xiv")
    assert preface["secondary_title"].startswith("The Precarious Truce")
    for ref in records().references():
        assert len(found[ref.key].get("authors", [])) == len(ref.author)
