"""What styles in use rely on and the specification leaves open: each example was a difference."""

from __future__ import annotations

from typing import Any

import pytest

from precarious_truce.citations import Processor

NS = 'xmlns="http://purl.org/net/xbiblio/csl" version="1.0"'
DOE = {"family": "Doe", "given": "Jane"}
ROE = {"family": "Roe", "given": "Ida"}
BOOK: dict[str, Any] = {
    "id": "doe", "type": "book", "title": "On peace", "author": [DOE],
    "issued": {"date-parts": [[2004]]},
}  # fmt: skip
YEAR = '<date variable="issued"><date-part name="year"/></date>'
SHORT = '<names variable="author"><name form="short"/></names>'


def style(body: str, *, citation: str = "", options: str = "", head: str = "", **more: str) -> str:
    """A style; `options` are those of cs:citation, whose layout is `citation` or `body`."""
    return (
        f'<style {NS} class="in-text" {more.get("root", "")}>{head}'
        f"<citation {options}>{more.get('sort', '')}"
        f'<layout delimiter="; ">{citation or body}</layout></citation>'
        f"<bibliography {more.get('bib', '')}>"
        f'<layout suffix="{more.get("suffix", "")}">{body}</layout></bibliography></style>'
    )


def entries(text: str, *items: dict[str, Any], output: str = "text") -> list[str]:
    numbered = [BOOK | {"id": str(n)} | item for n, item in enumerate(items)]
    found = Processor(text, numbered, output=output).bibliography()
    return [
        entry.removeprefix('<div class="csl-entry">').removesuffix("</div>") for _, entry in found
    ]


def cluster(text: str, cites: list[dict[str, Any]], *items: dict[str, Any]) -> str:
    numbered = [BOOK | {"id": str(n)} | item for n, item in enumerate(items)]
    return Processor(text, numbered, output="text").citations([cites])[0]


def test_entities_that_a_style_escaped_twice() -> None:
    text = style('<text variable="title" prefix="A &amp;#8211; "/><text value="&amp;amp;"/>')
    assert entries(text, {}) == ["A – On peace&"]


@pytest.mark.parametrize(
    ("pages", "expected"),
    [("R583-6", "R583-6"), ("S213-S235", "S213–35"), ("e12-e5", "e12–5"), ("1.2-1.5", "1.2-1.5")],
)
def test_pages_are_a_range_where_their_letters_are_the_same(pages: str, expected: str) -> None:
    text = style('<text variable="page"/>', root='page-range-format="minimal"')
    assert entries(text, {"page": pages}) == [expected]


def test_a_year_suffix_keeps_its_case() -> None:
    date = YEAR.replace("<date ", '<date text-case="uppercase" ')
    text = style(SHORT + date, options='disambiguate-add-year-suffix="true"')
    assert entries(text, {}, {"title": "On war"}) == ["Doe2004a", "Doe2004b"]


def test_case_follows_the_language_of_the_item() -> None:
    names = (
        '<names variable="author"><name><name-part name="family" text-case="uppercase"/></name>'
        '</names><text value="in" prefix=" " text-case="uppercase"/>'
    )
    author = {"author": [{"family": "Ilic"}]}
    text = style(names, root='default-locale="tr-TR"')
    turkish = [author | {"language": "tr"}, author, author | {"language": "en"}]
    assert entries(text, *turkish) == ["ILİC İN", "ILİC İN", "ILIC IN"]


def test_names_told_apart_in_citations_do_not_show_more_in_the_bibliography() -> None:
    names = '<names variable="author"><name form="short"/></names>'
    text = style(
        names,
        options='disambiguate-add-year-suffix="true" et-al-min="9" et-al-use-first="8"',
        bib='et-al-min="2" et-al-use-first="1"',
    )
    assert entries(text, {"author": [DOE, ROE]}) == ["Doe et al."]


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
    text = style(SHORT + YEAR, options=options, sort=sort, citation=SHORT + " " + YEAR)
    assert cluster(text, [{"id": "0"}, {"id": "1"}], {}, {"title": "On war"}) == "Doe2004b, 2004a"


def test_an_empty_group_delimiter_is_none() -> None:
    text = style(SHORT + YEAR, options='collapse="year" cite-group-delimiter=""')
    later = {"issued": {"date-parts": [[2005]]}}
    assert cluster(text, [{"id": "0"}, {"id": "1"}], {}, later) == "Doe2004, 2005"


def test_a_locator_is_printed_once() -> None:
    cite = (
        '<group><choose><if locator="page"><text variable="locator" prefix=": "/></if></choose>'
        '<text variable="locator" prefix=", "/></group>'
    )
    assert cluster(style(SHORT + cite), [{"id": "0", "locator": "4"}], {}) == "Doe: 4"


def test_after_a_year_suffix_only_bare_ones_have_its_delimiter() -> None:
    cite = f'{SHORT}{YEAR}<text variable="locator" prefix=": "/>'
    options = 'collapse="year-suffix" disambiguate-add-year-suffix="true" year-suffix-delimiter=","'
    cites = [{"id": "0"}, {"id": "1"}, {"id": "2", "locator": "7"}]
    shown = cluster(style(SHORT + YEAR, citation=cite, options=options), cites, {}, {}, {})
    assert shown == "Doe2004a,b, c: 7"


GROUP = '<group delimiter=". ">{}<text variable="publisher"/></group>'
PUBLISHED = {"publisher": "Press", "edition": "2"}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # a delimiter after a text with a suffix of its own, and after a group that ends so
        (GROUP.format('<text variable="title" suffix=":"/>'), "On peace:. Press"),
        (GROUP.format('<group><text variable="title" suffix=";"/></group>'), "On peace.; Press"),
        (GROUP.format('<group><text variable="title" suffix="."/></group>'), "On peace. Press"),
        (GROUP.format('<group suffix=":"><text variable="title"/></group>'), "On peace:. Press"),
        # a number keeps its suffix where it is
        (GROUP.format('<group><text variable="edition" suffix=";"/></group>'), "2;. Press"),
        (GROUP.format('<group><number variable="edition"/></group>'), "2. Press"),
        # without a delimiter, affixes of neighbours merge, but not those of formatted ones
        ('<text variable="title" suffix="."/><text variable="publisher" prefix=". "/>',
         "On peace. Press"),
        ('<text variable="title" suffix="." font-style="italic"/>'
         '<text variable="publisher" prefix=". "/>', "On peace.. Press"),
        # punctuation as a text of the style
        ('<text variable="title" suffix="."/><text value=". "/><text variable="publisher"/>',
         "On peace.. Press"),
    ],
)  # fmt: skip
def test_punctuation_merges_by_what_it_belongs_to(body: str, expected: str) -> None:
    assert entries(style(body), PUBLISHED) == [expected]


def test_punctuation_after_a_quotation_that_ends_a_group() -> None:
    quoted = '<group><text variable="title" quotes="true" suffix=","/></group>'
    assert entries(style(GROUP.format(quoted)), PUBLISHED) == ["“On peace.,” Press"]


def test_the_suffix_of_every_name_keeps_its_punctuation() -> None:
    names = '<names variable="author"><name form="short" suffix=","/></names>'
    assert entries(style(names), {"author": [DOE, ROE]}) == ["Doe,, Roe,"]


HEADING = '<group display="block"><names variable="author"/></group>'


@pytest.mark.parametrize(
    ("body", "suffix", "expected"),
    [
        ('<text variable="title" suffix="!"/>', ".", "On peace."),
        ('<group suffix="!"><text variable="title"/></group>', "", "On peace"),
        ('<text variable="title"/><text variable="DOI"/>', ".", "On peace."),
        ('<text variable="title"/><names variable="editor"/>', ".", "On peace"),
        ('<group display="indent" suffix="."><text variable="title"/></group>', "!", "On peace.!"),
    ],
)
def test_the_suffix_of_a_layout_that_begins_with_a_block(
    body: str, suffix: str, expected: str
) -> None:
    [shown] = entries(style(HEADING + body, suffix=suffix), {})
    assert shown.rpartition("Jane Doe")[2].strip() == expected


def test_an_entry_of_a_numeric_style_that_comes_to_nothing() -> None:
    text = style('<text variable="title"/>', citation='<text variable="citation-number"/>')
    shown = entries(text, {}, {"title": ""})
    assert shown[1] == "2. [CSL STYLE ERROR: reference with no printed form.]"


def html(body: str, **parts: str) -> str:
    return entries(
        style(body, **parts), {"author": [DOE, ROE], "publisher": "Press"}, output="html"
    )[0]


NORMAL = '<span style="font-style:normal;">'


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # inside names, `normal` knows nothing of the formatting around them
        ('<names variable="author" font-style="italic"><name form="short" font-style="normal"/>'
         "</names>", "<i>Doe, Roe</i>"),
        ('<group font-style="italic"><text variable="title" font-style="normal"/></group>',
         f"<i>{NORMAL}On peace</span></i>"),
        # with a formatted "et al." it is written
        ('<names variable="author"><name form="short" font-style="normal" et-al-min="1" '
         'et-al-use-first="1"/><et-al font-style="italic"/></names>',
         f"{NORMAL}Doe <i>et al.</i></span>"),
        # spaces inside formatting stay; of two at the end of a group, one is the group's
        ('<text variable="title" suffix=" "/><group font-weight="bold">'
         '<text variable="publisher" prefix=" "/></group>', "On peace <b> Press</b>"),
        ('<group><group><text variable="title" suffix="  "/></group></group>'
         '<text variable="publisher"/>', "On peace  Press"),
        ('<group><text variable="title" suffix="  "/></group><text variable="publisher"/>',
         "On peace Press"),
        ('<text variable="publisher"/><group><text variable="title" prefix="  "/></group>',
         "Press  On peace"),
        ('<group><names variable="author" suffix="  "><name form="short"/></names></group>'
         '<text variable="publisher"/>', "Doe, Roe Press"),
        ('<text variable="title" suffix="  "/><text variable="publisher"/>',
         "On peace\u00a0 Press"),
        ('<names variable="author"><name form="long" name-as-sort-order="all" '
         'sort-separator=",  "/></names>', "Doe, Jane, Roe, Ida"),
    ],
)  # fmt: skip
def test_html_of_formatting_and_spaces(body: str, expected: str) -> None:
    assert html(body) == expected


def test_a_macro_is_two_groups_to_spaces() -> None:
    head = '<macro name="m"><text variable="title" suffix="  "/></macro>'
    body = '<text macro="m"/><text variable="publisher"/>'
    assert html(body, head=head) == "On peace  Press"


def test_the_prefix_of_a_layout_goes_into_the_first_field() -> None:
    body = '<text variable="citation-number" suffix="] "/><text variable="title"/>'
    text = style(body, bib='second-field-align="flush"').replace(
        '<layout suffix="">', '<layout prefix="[">'
    )
    [shown] = entries(text, {}, output="html")
    assert '<div class="csl-left-margin">[1] </div>' in shown


def test_markup_in_the_ordinals_of_a_style() -> None:
    term = "&amp;lt;sup&amp;gt;o&amp;lt;/sup&amp;gt;"
    head = f'<locale><terms><term name="ordinal">{term}</term></terms></locale>'
    text = style('<number variable="edition" form="ordinal"/>', head=head)
    assert entries(text, {"edition": "3"}, output="html") == ["3<sup>o</sup>"]


def test_cites_keep_the_space_of_their_prefix() -> None:
    text = style(
        SHORT, citation=f'{SHORT}<group prefix=" ">{YEAR}</group>', options='collapse="year"'
    )
    later = {"issued": {"date-parts": [[2005]]}}
    assert cluster(text, [{"id": "0"}, {"id": "1"}], {}, later) == "Doe 2004,  2005"


def test_stripped_periods_are_those_of_contents() -> None:
    head = (
        '<macro name="m"><text variable="title" suffix=". "/><text variable="DOI" prefix="doi."/>'
        '<names variable="author" prefix=", "><name initialize-with="."/></names></macro>'
    )
    text = style('<text macro="m" strip-periods="true" suffix="."/>', head=head)
    shown = entries(text, {"title": "J. Hist. of 2.b", "DOI": "10.1/X.Y"})
    assert shown == ["J Hist of 2.b. doi.10.1/X.Y, J Doe."]


def test_repeated_names_after_a_number_are_substituted() -> None:
    number = '<text variable="citation-number" suffix=". "/>'
    body = number + SHORT + '<text variable="title" prefix=", "/>'
    text = style(body, bib='subsequent-author-substitute="---"')
    assert entries(text, {}, {"title": "On war"}) == ["1. Doe, On peace", "2. ---, On war"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # the end of a group's suffix goes where the group ends in a suffix like it
        ('<group suffix=". "><text variable="title" suffix="."/></group>'
         '<text variable="publisher"/>', "On peace.Press"),
        # only the suffix of a group goes into the quotation that ends it
        ('<group delimiter=", "><group suffix="."><text variable="title" quotes="true"/></group>'
         '<text variable="publisher"/></group>', "“On peace.”, Press"),
        (GROUP.format('<group suffix=","><text variable="title" quotes="true"/></group>'),
         "“On peace,.” Press"),
        # nothing goes into a quotation from a formatted neighbour, or from a text of the style
        ('<text variable="title" quotes="true"/>'
         '<text variable="publisher" prefix=", " font-style="italic"/>', "“On peace”, Press"),
        ('<text variable="title" quotes="true"/><text value=", in "/>'
         '<text variable="publisher"/>', "“On peace”, in Press"),
        # the suffix of a quotation merges with the prefix of its neighbour first
        ('<text variable="title" quotes="true" suffix="!"/>'
         '<text variable="publisher" prefix=": "/>', "“On peace!” Press"),
    ],
)  # fmt: skip
def test_punctuation_next_to_quotations(body: str, expected: str) -> None:
    assert entries(style(body), PUBLISHED) == [expected]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # a suffix that gives way to a question mark takes the delimiter that repeats it along
        (GROUP.format('<text variable="title" suffix="."/>'), "Why? Press"),
        # the prefix of a group merges with no other
        ('<group prefix=";"><text variable="publisher" prefix=":"/></group>', ";:Press"),
        # nor does one inside formatting with what is before it
        ('<text variable="title"/><group font-weight="bold">'
         '<text variable="publisher" prefix=". "/></group>', "Why?. Press"),
    ],
)  # fmt: skip
def test_punctuation_that_does_not_merge(body: str, expected: str) -> None:
    assert entries(style(body), {"title": "Why?", "publisher": "Press"}) == [expected]


def test_no_names_count_as_none_in_sorting() -> None:
    count = '<names variable="author"><name form="count"/></names>'
    head = f'<macro name="count">{count}</macro>'
    text = style('<text variable="title"/>', head=head).replace(
        "<bibliography >", '<bibliography><sort><key macro="count"/></sort>'
    )
    assert entries(text, {}, {"author": [], "title": "Anon."}) == ["Anon.", "On peace"]


def test_titles_marked_as_not_in_quotes_have_outer_marks_inside() -> None:
    body = '<text variable="title"/><text variable="title" quotes="false" prefix="/"/>'
    assert entries(style(body), {"title": "On ‘peace’"}) == ["On ‘peace’/On “peace”"]


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


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<text variable="citation-number" suffix=". "/>{}', "1. Anon."),
        ('<names variable="author"/>{}', "anon."),
        ('<names variable="author"><substitute><names variable="editor"/>{}</substitute></names>',
         "Anon."),
    ],
)  # fmt: skip
def test_a_term_that_begins_an_entry_has_a_capital(body: str, expected: str) -> None:
    term = '<text term="anonymous" form="short"/>'
    assert entries(style(body.format(term)), {"author": []}) == [expected]


@pytest.mark.parametrize(
    ("language", "body", "expected"),
    [
        # a long form of a language's own is nearer than a short one in English
        ("es-ES", '<text term="from" form="short"/>', "A partir de"),
        # ordinals that a language has only with a gender
        ("pt-PT", '<number variable="edition" form="ordinal"/>', "2.ª"),
        ("ca-AD", '<number variable="edition" form="ordinal"/>', "2a"),
        # labels have typographic apostrophes as other terms have
        ("nl-NL", '<label variable="page"/>', "pagina’s"),
    ],
)  # fmt: skip
def test_terms_of_languages(language: str, body: str, expected: str) -> None:
    text = style(body, root=f'default-locale="{language}"')
    assert entries(text, {"edition": "2", "page": "3-4"}) == [expected]
