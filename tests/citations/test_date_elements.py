"""`cs:date` (CSL 1.0.2, "Date")."""

from __future__ import annotations

from tests.citations.build import SHORT, YEAR, entries, style


def test_a_year_suffix_keeps_its_case() -> None:
    date = YEAR.replace("<date ", '<date text-case="uppercase" ')
    text = style(SHORT + date, options='disambiguate-add-year-suffix="true"')
    assert entries(text, {}, {"title": "On war"}) == ["Doe2004a", "Doe2004b"]
