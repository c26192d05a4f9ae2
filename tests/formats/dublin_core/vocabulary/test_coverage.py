"""The table of fields: each field of each model has a row; one without a row is lost by name."""

from __future__ import annotations

import pytest

import precarious_truce as pt
from precarious_truce.formats.dublin_core import turtle
from precarious_truce.formats.dublin_core.reading.forms import _READERS
from precarious_truce.formats.dublin_core.vocabulary.coverage import (
    PARTS,
    coverage,
    losses,
)
from precarious_truce.formats.dublin_core.vocabulary.profiles import PROFILES
from precarious_truce.formats.dublin_core.vocabulary.rows import ROWS, Form
from precarious_truce.formats.dublin_core.writing.forms import _WRITERS
from precarious_truce.model.annotations import field_paths
from precarious_truce.model.base import Line
from precarious_truce.model.described import Series


class Painted(pt.Reference):
    """A reference with a field that no row names."""

    colour: Line | None = None


class PaintedSeries(Series):
    """A record with a field that the table does not name."""

    colour: Line | None = None


class InPaintedSeries(pt.Reference):
    """A reference with such a record."""

    series: PaintedSeries | None = None


@pytest.mark.parametrize("profile", PROFILES)
def test_every_field_has_a_place_or_a_reason(profile: str) -> None:
    paths = {".".join(path) for part in PARTS for path in field_paths(part, PARTS)}
    assert paths - coverage(profile).keys() == set()


@pytest.mark.parametrize("profile", PROFILES)
def test_no_row_is_of_a_field_that_is_not_there(profile: str) -> None:
    fields = {name for part in PARTS for name in part.model_fields}
    assert {row.field for row in ROWS} == fields


@pytest.mark.parametrize("profile", PROFILES)
def test_a_field_without_a_row_is_a_gap_and_lost_by_name(profile: str) -> None:
    work = Painted(key="w", title="Rivers", colour="blue")
    assert "colour" not in coverage(profile, [Painted])
    (loss,) = losses(work, profile)
    assert (loss.path, loss.value, loss.left) == (("w", "colour"), "blue", None)
    back = turtle.loads(turtle.dumps(work, profile=profile))
    assert back == pt.Library([pt.Reference(key="w", title="Rivers")])


@pytest.mark.parametrize("profile", PROFILES)
def test_an_unknown_field_of_a_record_is_a_gap_and_not_lost_silently(profile: str) -> None:
    series = {"title": "Waters", "colour": "blue"}
    work = InPaintedSeries.model_validate({"key": "w", "title": "Rivers", "series": series})
    assert "series.colour" not in coverage(profile, [InPaintedSeries])
    assert "series.title.text" in coverage(profile, [InPaintedSeries])
    assert "%22colour%22%3A%22blue%22" in turtle.dumps(work, profile=profile)


def test_every_form_has_a_writer_and_a_reader() -> None:
    """Or is known to be written for every resource, or to be private data alone."""
    described = {Form.KEY, Form.TITLE, Form.SUBTITLE, Form.DATE, Form.LANGUAGE, Form.PEOPLE,
                 Form.CONTRIBUTORS, Form.CONTAINER, Form.PLACES}  # fmt: skip
    private = {Form.PRIVATE, Form.STRUCTURE}
    assert set(Form) - private == described | _WRITERS.keys()
    assert set(Form) - private - {Form.CONTAINER, Form.SOURCES} == set(_READERS)
