"""CITATION.cff and .zenodo.json say what the package says of itself."""

from __future__ import annotations

import json
import re
import tomllib

import yaml

import precarious_truce as pt
from tests.docs.pages import ROOT
from tests.docs.software import made, software


def test_they_are_made_of_the_record() -> None:
    """`python -m tests.docs` writes them."""
    assert {path.name: path.read_text("utf-8") for path in made()} == {
        path.name: text for path, text in made().items()
    }


def test_the_record_says_what_the_package_says() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    work = software()
    assert work.version == project["version"] == pt.__version__
    assert work.license == project["license"]
    assert list(work.keywords) == project["keywords"]
    assert [str(name) for name in work.author] == [one["name"] for one in project["authors"]]


def test_the_citation_file_has_what_the_format_asks_for() -> None:
    said = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert {"cff-version", "message", "title", "authors"} <= set(said)
    assert said["cff-version"] == "1.2.0" and said["type"] == "software"
    assert all(set(one) in ({"name"}, {"family-names", "given-names"}) for one in said["authors"])


def test_no_address_is_named_that_does_not_exist_yet() -> None:
    for path, text in made().items():
        assert not re.search(r"https?://|doi", text), path
    assert json.loads((ROOT / ".zenodo.json").read_text("utf-8"))["upload_type"] == "software"
