"""Citations of several cites (CSL 1.0.2, "Cite collapsing")."""

from __future__ import annotations

from tests.citations.build import DOE, HISTORY, ROE, SHORT, YEAR, cluster, style

from precarious_truce.citations import Processor


def test_collapsing() -> None:
    items = [
        HISTORY | {"id": k, "issued": {"date-parts": [[y]]}}
        for k, y in zip("abc", (1, 1, 2), strict=True)
    ]
    for item, year in zip(items, (2000, 2000, 2001), strict=True):
        item["issued"] = {"date-parts": [[year]]}
    body = (
        '<group delimiter=" "><names variable="author"><name form="short"/></names>'
        '<date variable="issued"><date-part name="year"/></date></group>'
    )
    options = 'collapse="year-suffix" disambiguate-add-year-suffix="true" year-suffix-delimiter=","'
    text = style(body, options=options, layout='delimiter="; " prefix="(" suffix=")"')
    cites = [[{"id": k} for k in "abc"]]
    assert Processor(text, items).citations(cites) == ["(Doe 2000a,b, 2001)"]


def test_numbers_collapse_to_ranges() -> None:
    items = [{"id": str(n), "title": str(n)} for n in range(6)]
    text = style(
        '<text variable="citation-number" prefix="[" suffix="]"/>',
        options='collapse="citation-number"', layout='delimiter=", "',
    )  # fmt: skip
    cites = [[{"id": n} for n in "012345"], [{"id": n} for n in "01235"]]
    assert Processor(text, items).citations(cites) == ["[1]–[6]", "[1]–[4], [6]"]


def test_collapsing_drops_every_repeated_name() -> None:
    cite = (
        '<group delimiter=", "><names variable="author"><name form="short" font-style="italic"/>'
        f'</names>{YEAR}<names variable="container-author" prefix="in "><name form="short"/>'
        "</names></group>"
    )
    chapter = {"container-author": [DOE], "issued": {"date-parts": [[2005]]}}
    other = {"container-author": [ROE], "issued": {"date-parts": [[2006]]}}
    text = style(SHORT, citation=cite, options='collapse="year"')
    cites = [{"id": "0"}, {"id": "1"}, {"id": "2"}, {"id": "3"}]
    shown = cluster(text, cites, {}, chapter, other, chapter)
    assert shown == "Doe, 2004, 2005; 2006, in Roe; Doe, 2005"


def test_groups_of_cites_in_descending_order_come_in_reverse() -> None:
    sort = '<sort><key variable="issued" sort="descending"/></sort>'
    options = 'collapse="year" disambiguate-add-year-suffix="true"'
    text = style(SHORT + YEAR, options=options, cite_sort=sort, citation=SHORT + " " + YEAR)
    assert cluster(text, [{"id": "0"}, {"id": "1"}], {}, {"title": "On war"}) == "Doe2004b, 2004a"


def test_an_empty_group_delimiter_is_none() -> None:
    text = style(SHORT + YEAR, options='collapse="year" cite-group-delimiter=""')
    later = {"issued": {"date-parts": [[2005]]}}
    assert cluster(text, [{"id": "0"}, {"id": "1"}], {}, later) == "Doe2004, 2005"


def test_after_a_year_suffix_only_bare_ones_have_its_delimiter() -> None:
    cite = f'{SHORT}{YEAR}<text variable="locator" prefix=": "/>'
    options = 'collapse="year-suffix" disambiguate-add-year-suffix="true" year-suffix-delimiter=","'
    cites = [{"id": "0"}, {"id": "1"}, {"id": "2", "locator": "7"}]
    shown = cluster(style(SHORT + YEAR, citation=cite, options=options), cites, {}, {}, {})
    assert shown == "Doe2004a,b, c: 7"


def test_cites_keep_the_space_of_their_prefix() -> None:
    text = style(
        SHORT, citation=f'{SHORT}<group prefix=" ">{YEAR}</group>', options='collapse="year"'
    )
    later = {"issued": {"date-parts": [[2005]]}}
    assert cluster(text, [{"id": "0"}, {"id": "1"}], {}, later) == "Doe 2004,  2005"
