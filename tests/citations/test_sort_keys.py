"""Sort keys (CSL 1.0.2, "Sorting")."""

from __future__ import annotations

from tests.citations.build import entries, style

from precarious_truce.citations import Processor


def test_years_before_christ_sort_first() -> None:
    sort = '<sort><key variable="issued"/></sort>'
    items = [
        {"id": str(y), "title": str(y), "issued": {"date-parts": [[y]]}} for y in (54, -44, -100)
    ]
    processor = Processor(style('<text variable="title"/>', sort=sort), items, output="text")
    assert [i for i, _ in processor.bibliography()] == ["-100", "-44", "54"]


def test_no_names_count_as_none_in_sorting() -> None:
    count = '<names variable="author"><name form="count"/></names>'
    head = f'<macro name="count">{count}</macro>'
    text = style('<text variable="title"/>', head=head).replace(
        "<bibliography >", '<bibliography><sort><key macro="count"/></sort>'
    )
    assert entries(text, {}, {"author": [], "title": "Anon."}) == ["Anon.", "On peace"]


def test_macros_with_dates_sort_by_them_alone() -> None:
    head = (
        '<macro name="title"><choose><if type="book"><text variable="title"/></if><else>'
        '<date variable="accessed" form="numeric"/></else></choose></macro>'
        '<macro name="who"><names variable="author"><substitute><text macro="title"/></substitute>'
        "</names></macro>"
    )
    text = style('<text variable="title"/>', head=head).replace(
        "<bibliography >", '<bibliography><sort><key macro="who"/></sort>'
    )
    assert entries(text, {"author": [], "title": "Anon."}, {}) == ["On peace", "Anon."]
