"""Repeated names (CSL 1.0.2, "subsequent-author-substitute")."""

from __future__ import annotations

from tests.citations.build import HISTORY, NAMES, SHORT, entries, style

from precarious_truce.citations import Processor


def test_subsequent_author_substitute() -> None:
    items = [HISTORY | {"id": "a"}, HISTORY | {"id": "b", "title": "Other"}]
    body = NAMES.format('form="short"') + '<text variable="title" prefix=", "/>'
    text = style(body, bib='subsequent-author-substitute="———"')
    entries = [e for _, e in Processor(text, items, output="text").bibliography()]
    assert entries == ["Doe, A history of peace", "———, Other"]


def test_repeated_names_after_a_number_are_substituted() -> None:
    number = '<text variable="citation-number" suffix=". "/>'
    body = number + SHORT + '<text variable="title" prefix=", "/>'
    text = style(body, bib='subsequent-author-substitute="---"')
    assert entries(text, {}, {"title": "On war"}) == ["1. Doe, On peace", "2. ---, On war"]
