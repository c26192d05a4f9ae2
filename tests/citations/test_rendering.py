"""Behaviour of the citation engine, by the parts of CSL 1.0.2."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from precarious_truce.citations import Processor, find_style, style_names
from precarious_truce.errors import StyleError, TruceError
from precarious_truce.model import Reference

NS = 'xmlns="http://purl.org/net/xbiblio/csl" version="1.0"'
DOE = {"family": "Doe", "given": "Jane Mary"}
ROE = {"family": "Roe", "given": "Richard"}
BOOK: dict[str, Any] = {
    "id": "doe", "type": "book", "title": "A history of peace", "author": [DOE],
    "issued": {"date-parts": [[2004]]}, "publisher": "Press", "page": "101-108",
}  # fmt: skip


def style(
    body: str, *, head: str = "", cls: str = "in-text", citation: str = "", bibliography: str = "",
    layout: str = "", sort: str = "", attrs: str = "",
) -> str:  # fmt: skip
    return (
        f'<style {NS} class="{cls}" {attrs}>{head}<citation {citation}>{sort}'
        f"<layout {layout}>{body}</layout></citation><bibliography {bibliography}>{sort}"
        f"<layout>{body}</layout></bibliography></style>"
    )


def entry(body: str, item: dict[str, Any] | None = None, output: str = "html", **parts: str) -> str:
    item = {"id": "doe"} | (BOOK if item is None else item)
    text = Processor(style(body, **parts), [item], output=output).bibliography()[0][1]
    return text.removeprefix('<div class="csl-entry">').removesuffix("</div>")


NAMES = '<names variable="author"><name {}/></names>'


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("", "Jane Mary Doe, Richard Roe"),
        ('and="text"', "Jane Mary Doe and Richard Roe"),
        ('and="symbol" delimiter-precedes-last="always"', "Jane Mary Doe, &#38; Richard Roe"),
        ('form="short" delimiter="; "', "Doe; Roe"),
        ('initialize-with="."', "J.M. Doe, R. Roe"),
        ('initialize-with=". " name-as-sort-order="first"', "Doe, J. M., R. Roe"),
        ('name-as-sort-order="all" sort-separator=" "', "Doe Jane Mary, Roe Richard"),
        ('et-al-min="2" et-al-use-first="1"', "Jane Mary Doe et al."),
        ('form="count"', "2"),
    ],
)
def test_names(options: str, expected: str) -> None:
    assert entry(NAMES.format(options), BOOK | {"author": [DOE, ROE]}) == expected


def test_last_of_many_names() -> None:
    people = [{"family": f"F{n}", "given": "G"} for n in range(8)]
    options = 'form="short" et-al-min="4" et-al-use-first="2" et-al-use-last="true"'
    assert entry(NAMES.format(options), BOOK | {"author": people}) == "F0, F1, … F7"


def test_others_of_a_reference_are_not_a_name() -> None:
    body = '<names variable="editor"><name and="text"/><label prefix=", " form="short"/></names>'
    ref = Reference(key="a", type="book", title="A", editor=["Doe, Jane", "others"])
    in_csl = {"id": "a", "type": "book", "editor": [DOE, {"literal": "others"}]}
    read, given = (Processor(style(body), [item], output="text") for item in (ref, in_csl))
    assert read.bibliography() == [("a", "Jane Doe et al., eds.")]
    assert given.bibliography() == [("a", "Jane Mary Doe and others, eds.")]


def test_scripts_without_spaces_and_particles() -> None:
    people = [{"family": "田中", "given": "太郎"}, {"family": "van der Veer", "given": "Jan"}]
    assert entry(NAMES.format(""), BOOK | {"author": people}) == "田中太郎, Jan van der Veer"
    inverted = NAMES.format('name-as-sort-order="all"')
    assert entry(inverted, BOOK | {"author": people[1:]}) == "Veer, Jan van der"
    never = entry(
        inverted, BOOK | {"author": people[1:]}, attrs='demote-non-dropping-particle="never"'
    )
    assert never == "van der Veer, Jan"


def test_editor_translator_are_one_where_they_are_the_same() -> None:
    body = '<names variable="editor translator"><name/><label form="short" prefix=", "/></names>'
    item = {"editor": [DOE], "translator": [DOE]}
    assert entry(body, item) == "Jane Mary Doe, ed. &#38; trans."


def test_substitute_is_not_printed_again() -> None:
    body = (
        '<group delimiter=". "><names variable="author"><substitute><text variable="title"/>'
        '</substitute></names><text variable="title"/></group>'
    )
    assert entry(body, {"title": "T"}) == "T"
    assert entry(body) == "Jane Mary Doe. A history of peace"


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ({"date-parts": [[2004, 5, 6]]}, "May 6, 2004"),
        ({"date-parts": [[2004, 5, 6], [2004, 5, 8]]}, "May 6–8, 2004"),
        ({"date-parts": [[2004, 5], [2004, 7]]}, "May–July 2004"),
        ({"date-parts": [[2004], [2006]]}, "2004–2006"),
        ({"date-parts": [[2004]], "season": 1}, "Spring 2004"),
        ({"literal": "around <1900>"}, "around &#60;1900&#62;"),
        ({"raw": "6 May 2004"}, "May 6, 2004"),
        ("2004-05-06", "May 6, 2004"),
        ("2004-22", "Summer 2004"),
    ],
)
def test_dates(date: Any, expected: str) -> None:
    assert entry('<date variable="issued" form="text"/>', {"issued": date}) == expected


def test_years_before_christ_sort_first() -> None:
    sort = '<sort><key variable="issued"/></sort>'
    items = [
        {"id": str(y), "title": str(y), "issued": {"date-parts": [[y]]}} for y in (54, -44, -100)
    ]
    processor = Processor(style('<text variable="title"/>', sort=sort), items, output="text")
    assert [i for i, _ in processor.bibliography()] == ["-100", "-44", "54"]


@pytest.mark.parametrize(
    ("pages", "expected"),
    [("7-34, 41", "pp. 7–34, 41"), ("ix–xiv", "pp. ix–xiv"), ("7", "p. 7"), ("iv", "p. iv")],
)
def test_labels_know_plurals(pages: str, expected: str) -> None:
    body = (
        '<group delimiter=" "><label variable="page" form="short"/><text variable="page"/></group>'
    )
    assert entry(body, {"page": pages}) == expected


@pytest.mark.parametrize(
    ("form", "expected"), [("minimal", "101–8"), ("chicago-16", "101–8"), ("expanded", "101–108")]
)
def test_page_range_formats(form: str, expected: str) -> None:
    assert entry('<text variable="page"/>', attrs=f'page-range-format="{form}"') == expected


def test_numbers_in_words_and_roman() -> None:
    item = {"edition": "3"}
    assert entry('<number variable="edition" form="ordinal"/>', item) == "3rd"
    assert entry('<number variable="edition" form="long-ordinal"/>', item) == "third"
    assert entry('<number variable="edition" form="roman"/>', item) == "iii"


def test_a_group_without_its_variables_is_nothing() -> None:
    group = '<group><text term="edition"/><text variable="edition" prefix=" "/></group>'
    body = group + '<text value="!"/>'
    assert entry(body) == "!"


def test_italics_flip_and_quotes_flip() -> None:
    italic = 'font-style="italic" quotes="true" suffix=", "'
    body = f'<text variable="title" {italic}/><text value="x"/>'
    shown = entry(body, {"title": 'On <i>Ulysses</i> and "love"'})
    flipped = '<span style="font-style:normal;">Ulysses</span>'
    assert shown == f"“<i>On {flipped} and ‘love,’</i>” x"


def test_punctuation_is_not_doubled() -> None:
    body = (
        '<group delimiter=". " suffix="."><text variable="title"/><text variable="note"/></group>'
    )
    assert entry(body, {"title": "Who?", "note": "J. Doe Inc."}) == "Who? J. Doe Inc."


def test_title_case_is_for_english() -> None:
    body = '<text variable="title" text-case="title"/>'
    assert entry(body, {"title": "a history of the <i>great</i> war"}).startswith(
        "A History of the"
    )
    assert entry(body, {"title": "histoire de paix", "language": "fr"}) == "histoire de paix"


def test_locale_of_style_and_of_caller() -> None:
    body = '<text term="editor" form="long"/>'
    head = '<locale xml:lang="de"><terms><term name="editor">Hg.</term></terms></locale>'
    text = style(body, head=head, attrs='default-locale="de-AT"', cls="in-text")
    assert Processor(text, [{"id": "a"}], output="text").bibliography() == [("a", "Hg.")]
    french = Processor(text, [{"id": "a"}], output="text", locale="fr-FR").bibliography()
    assert french[0][1].lower() == "sous la direction de" or french[0][1]
    assert (
        Processor(text, [{"id": "a"}], locale="xx-XX", output="text").bibliography()[0][1]
        == "Editor"
    )


def test_collapsing() -> None:
    items = [
        BOOK | {"id": k, "issued": {"date-parts": [[y]]}}
        for k, y in zip("abc", (1, 1, 2), strict=True)
    ]
    for item, year in zip(items, (2000, 2000, 2001), strict=True):
        item["issued"] = {"date-parts": [[year]]}
    body = (
        '<group delimiter=" "><names variable="author"><name form="short"/></names>'
        '<date variable="issued"><date-part name="year"/></date></group>'
    )
    options = 'collapse="year-suffix" disambiguate-add-year-suffix="true" year-suffix-delimiter=","'
    text = style(body, citation=options, layout='delimiter="; " prefix="(" suffix=")"')
    cites = [[{"id": k} for k in "abc"]]
    assert Processor(text, items).citations(cites) == ["(Doe 2000a,b, 2001)"]


def test_numbers_collapse_to_ranges() -> None:
    items = [{"id": str(n), "title": str(n)} for n in range(6)]
    text = style(
        '<text variable="citation-number" prefix="[" suffix="]"/>',
        citation='collapse="citation-number"', layout='delimiter=", "',
    )  # fmt: skip
    cites = [[{"id": n} for n in "012345"], [{"id": n} for n in "01235"]]
    assert Processor(text, items).citations(cites) == ["[1]–[6]", "[1]–[4], [6]"]


def test_subsequent_author_substitute() -> None:
    items = [BOOK | {"id": "a"}, BOOK | {"id": "b", "title": "Other"}]
    body = NAMES.format('form="short"') + '<text variable="title" prefix=", "/>'
    text = style(body, bibliography='subsequent-author-substitute="———"')
    entries = [e for _, e in Processor(text, items, output="text").bibliography()]
    assert entries == ["Doe, A history of peace", "———, Other"]


NOTE = (
    '<choose><if position="ibid-with-locator">'
    '<text value="Ibid., "/><text variable="locator"/></if>'
    '<else-if position="ibid"><text value="Ibid."/></else-if><else-if position="subsequent">'
    '<names variable="author"><name form="short"/></names></else-if>'
    '<else><text variable="title"/></else></choose>'
)


def notes(*clusters: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{"citationItems": c, "properties": {"noteIndex": n}} for n, c in enumerate(clusters, 1)]


def test_positions() -> None:
    items = [BOOK | {"id": "a"}, BOOK | {"id": "b"}]
    a, b = {"id": "a"}, {"id": "b"}
    processor = Processor(style(NOTE, cls="note"), items)
    document = notes([a], [a], [a | {"locator": "3"}], [b], [a])
    expected = ["A history of peace", "Ibid.", "Ibid., 3", "A history of peace", "Doe"]
    assert processor.citations(document) == expected
    assert processor.citations([[a | {"position": 1}]]) == ["Doe"]


def test_a_document_that_grows_is_as_one_processed_at_once() -> None:
    items = [BOOK | {"id": "a"}, BOOK | {"id": "b", "author": [ROE]}, BOOK | {"id": "c"}]
    first = notes([{"id": "a"}], [{"id": "a"}])
    grown = notes([{"id": "a"}], [{"id": "b"}, {"id": "c"}], [{"id": "a"}])
    for name in ("chicago-notes-bibliography", "apa", "ieee"):
        growing, at_once = Processor(name, items), Processor(name, items)
        growing.citations(first)
        growing.bibliography()
        assert growing.citations(grown) == at_once.citations(grown)
        assert growing.bibliography() == at_once.bibliography()


def test_the_same_style_in_many_threads() -> None:
    items = [BOOK | {"id": str(n), "title": f"Title {n}"} for n in range(30)]
    expected = Processor("chicago-author-date", items).bibliography()
    found: list[object] = []
    threads = [
        threading.Thread(
            target=lambda: found.append(Processor("chicago-author-date", items).bibliography())
        )
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 8


def test_finding_styles() -> None:
    assert {"apa", "ieee", "nature-digest"} <= set(style_names())
    assert find_style("nature-digest").stem == "nature"
    assert find_style("chicago-fullnote-bibliography").stem == "chicago-notes-bibliography"
    with pytest.raises(StyleError, match="did you mean apa"):
        find_style("appa")


def test_suppressed_author_and_author_alone() -> None:
    processor = Processor("apa", [BOOK], output="text")
    assert processor.citations([[{"id": "doe", "suppress-author": True}]]) == ["(2004)"]
    assert processor.citations([[{"id": "doe", "author-only": True}]]) == ["Doe"]


def test_unknown_items_are_named() -> None:
    with pytest.raises(TruceError, match="did you mean doe"):
        Processor("apa", [BOOK]).citations([[{"id": "doee"}]])


def test_options_of_the_bibliography() -> None:
    assert Processor("apa", [BOOK]).bibliography_options["hanging-indent"] is True
    ieee = Processor("ieee", [BOOK]).bibliography_options
    assert ieee["second-field-align"] == "flush" and ieee["max-offset"] == 3


def test_a_style_without_a_bibliography() -> None:
    text = f'<style {NS}><citation><layout><text variable="title"/></layout></citation></style>'
    processor = Processor(text, [BOOK])
    assert processor.bibliography() == [] and processor.bibliography_options == {}
    assert processor.citations([[{"id": "doe"}]]) == ["A history of peace"]
