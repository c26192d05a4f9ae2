"""The law of the record: what is written comes back as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from tests import strategies

from precarious_truce.formats import yaml
from precarious_truce.model import Library

DATA = sorted((Path(__file__).parents[3] / "data").glob("*.yaml"))


@given(strategies.libraries)
def test_yaml_loses_nothing(library: Library) -> None:
    assert yaml.losses(library) == []
    assert yaml.loads(yaml.dumps(library)) == library


@pytest.mark.parametrize("path", DATA, ids=lambda p: p.stem)
def test_records_come_back_and_settle(path: Path) -> None:
    library = yaml.loads(path.read_bytes(), file=path.name)
    text = yaml.dumps(library)
    assert yaml.loads(text) == library
    assert yaml.dumps(yaml.loads(text)) == text


def test_shared_records(shared: Path) -> None:
    for path in sorted((shared / "records").glob("*.yaml")):
        library = yaml.loads(path.read_bytes(), file=path.name)
        assert yaml.loads(yaml.dumps(library)) == library, path.name
