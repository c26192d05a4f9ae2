"""What goes into the engine of a record: examples from manuals and books, each with its reason."""

from __future__ import annotations

from typing import Any

import pytest

import precarious_truce as pt
from precarious_truce.citations.cited import item
from precarious_truce.citations.cited.manner import Manner, manual_of
from precarious_truce.model import Library, Reference

APA = Manner(manual=manual_of(["https://apastyle.apa.org/x"]))
CHICAGO = Manner(manual=manual_of(["https://www.chicagomanualofstyle.org/"]), names_kinds=True)


def book(**fields: Any) -> Library:
    return Library(
        [pt.Book(**{"key": "b", "title": "Rivers", "author": "Marsh, Eleanor"} | fields)]
    )


def values(library: Library, key: str, manner: Manner = APA) -> dict[str, Any]:
    return dict(item(library.reference(key), manner).values)


def reference(**fields: Any) -> dict[str, Any]:
    ref = Reference(**{"key": "r", "type": "book", "title": "Rivers"} | fields)
    return dict(item(ref, APA).values)


def test_a_division_of_a_book_is_named_nowhere() -> None:
    part = {"kind": "part", "number": "II", "title": "Floods"}
    works = book(contents=[part | {"contents": [{"key": "c", "number": 3, "title": "Dykes"}]}])
    inner = values(works, "c")
    assert not {"part-number", "part-title"} & inner.keys()
    assert "chapter-number" not in values(works, "b-pt2")
    piece = reference(type="chapter", part_number="2", part_title="Supplement")
    assert (piece["part-number"], piece["part-title"]) == ("2", "Supplement")


@pytest.mark.parametrize(
    ("fields", "number"),
    [
        ({}, "4"),
        ({"editor": "Weyden, Pieter"}, "4"),
        ({"author": None, "editor": "Weyden, Pieter"}, None),
    ],
)
def test_chapters_are_numbered_in_books_of_their_author(
    fields: dict[str, Any], number: str | None
) -> None:
    works = book(**fields, contents=[{"key": "c", "number": "IV", "title": "Dykes"}])
    assert values(works, "c").get("chapter-number") == number


def test_a_contribution_by_another_has_no_number() -> None:
    works = book(contents=[{"key": "c", "number": 4, "title": "Dykes", "author": "Osei, Kwame"}])
    assert "chapter-number" not in values(works, "c")


@pytest.mark.parametrize("kind", ["appendix", "part", "section"])
def test_other_parts_are_no_chapters(kind: str) -> None:
    works = book(contents=[{"key": "c", "number": "A", "title": "Documents", "kind": kind}])
    assert "chapter-number" not in values(works, "c")


def test_one_volume_is_cited_without_the_number_of_all() -> None:
    works = book(volumes=[{"number": "I"}, {"key": "v", "number": "IV"}])
    whole, volume = values(works, "b"), values(works, "v")
    assert (whole["number-of-volumes"], volume["volume"]) == ("4", "4")
    assert "number-of-volumes" not in volume
    assert values(book(volumes=[{"number": "7"}]), "b")["number-of-volumes"] == "7"


@pytest.mark.parametrize(
    "role", ["introduction", "foreword", "afterword", "honoree", "dedicatee", "printer", "binder"]
)
def test_who_did_not_write_the_work_is_not_named(role: str) -> None:
    works = book(**{role: "Osei, Kwame"})
    assert "Osei" not in str(values(works, "b"))


def test_who_wrote_it_with_the_author_is_named() -> None:
    assert values(book(contributor="Osei, Kwame"), "b")["contributor"][0]["family"] == "Osei"


ORIGINAL = {"title": "Rivières", "publisher": "Le Quai", "place": "Paris", "date": "1992"}


def test_the_original_of_a_book_is_not_that_of_its_chapters() -> None:
    works = book(original=ORIGINAL, translator="Osei, K.", contents=[{"key": "c", "title": "One"}])
    whole, chapter = values(works, "b", CHICAGO), values(works, "c", CHICAGO)
    assert whole["original-publisher"] == "Le Quai" and whole["original-title"] == "Rivières"
    assert whole["original-publisher-place"] == "Paris"
    assert chapter["original-date"] == {"date-parts": [[1992]]}
    assert not {"original-title", "original-publisher", "original-publisher-place"} & chapter.keys()


def test_an_original_of_a_chapter_is_its_own() -> None:
    first = {"title": "Un", "container-title": "Revue", "volume": "9", "pages": "7–8", "date": 1990}
    works = book(original=ORIGINAL, contents=[{"key": "c", "title": "One", "original": first}])
    chapter = values(works, "c", CHICAGO)
    assert chapter["original-title"] == "Un"
    assert chapter["original-date"] == {"date-parts": [[1990]]}


def test_a_reissue_has_the_date_of_the_first_edition() -> None:
    works = book(reissue_of={"date": 1934}, contents=[{"key": "c", "title": "One"}])
    assert values(works, "b")["original-date"] == values(works, "c")["original-date"]


def test_a_publisher_that_is_the_author() -> None:
    works = book(author="Danube Survey Group", publisher="Danube Survey Group")
    assert "publisher" not in values(works, "b", APA)
    assert values(works, "b", CHICAGO)["publisher"] == "Danube Survey Group"


def test_the_first_place_and_all_publishers() -> None:
    works = book(place=["Berkeley", "London"], publisher=["Hallam", "Quai"])
    assert values(works, "b")["publisher-place"] == "Berkeley"
    assert values(works, "b")["publisher"] == "Hallam; Quai"
    mla = Manner(manual=manual_of(["https://style.mla.org/"]))
    assert values(works, "b", mla)["publisher"] == "Hallam / Quai"


def test_notes_are_private_but_for_variables_in_them() -> None:
    found = reference(abstract="A.", note="PMID: 123\nSeen twice.", keywords=["salt"])
    assert found["PMID"] == "123"
    assert not {"abstract", "note", "keyword"} & found.keys()


def test_years_before_christ() -> None:
    assert reference(date="-0349")["issued"] == {"date-parts": [[-350]]}
    assert reference(date="0000")["issued"] == {"date-parts": [[-1]]}
    assert "350" in pt.cite(Reference(key="r", type="book", title="Laws", date="-0349"), "r")


def test_how_far_a_work_has_come_stands_for_its_date() -> None:
    assert reference(status="in press")["issued"] == {"literal": "in press"}


def test_the_doi_of_the_online_form() -> None:
    online = {"doi": "10.5555/12345678", "url": "https://example.org/r"}
    found = values(book(formats={"online": online}), "b")
    assert found["DOI"] == "10.5555/12345678"
    assert "URL" not in found


@pytest.mark.parametrize(
    ("edition", "expected"),
    [("2", "2"), ("Second edition", "2"), ("1", None), ("2nd, revised", "2nd rev. ed."),
     ("Revised edition", "Rev. ed."), ("Summer 2019 ed.", "Summer 2019 ed."),
     ("3. Auflage", "3"), ("2e édition", "2"), ("1st supp, 7th edn", "1st supp, 7th ed."),
     ("Second revised edition", "2nd rev. ed."), ("Third Edition, Revised", "3rd ed., rev."),
     ("Thirteenth edition", "13"), ("revised 2nd edition", "2nd rev. ed."),
     ("New edition", "New ed.")],
)  # fmt: skip
def test_editions(edition: str, expected: str | None) -> None:
    assert reference(edition=edition).get("edition") == expected


def test_a_preface_is_cited_as_one_where_the_style_does_so() -> None:
    works = book(contents=[{"key": "p", "title": "Vorwort"}, {"key": "q", "title": "On salt"}])
    assert values(works, "p", CHICAGO)["genre"] == "preface"
    assert "title" not in values(works, "p", CHICAGO)
    assert values(works, "p", APA)["title"] == "Vorwort"
    assert values(works, "q", CHICAGO)["title"] == "On salt"


HUA = {
    "title": {"text": "中国地名学史考论", "romanized": "Zhongguo", "translated": "A study"},
    "author": {"family": "华", "given": "林甫", "romanized": "Hua, Linfu"},
    "publisher": {"text": "社会科学文献出版社", "romanized": "Shehui"},
    "place": {"text": "北京", "translated": "Beijing"},
    "language": "zh",
}


@pytest.mark.parametrize(
    ("manner", "title", "author", "publisher", "place"),
    [
        (APA, "Zhongguo [A study]", "Hua", "Shehui", "Beijing"),
        (CHICAGO, "Zhongguo 中国地名学史考论 [A study]", "Hua", "Shehui", "Beijing"),
        (Manner("zh-CN"), "中国地名学史考论", "华", "社会科学文献出版社", "北京"),
        (
            Manner(script="original"),
            "中国地名学史考论 [A study]",
            "华",
            "社会科学文献出版社",
            "北京",
        ),
    ],
)
def test_scripts(manner: Manner, title: str, author: str, publisher: str, place: str) -> None:
    found = values(book(**HUA), "b", manner)
    assert found["title"] == title
    assert found["author"][0]["family"] == author
    assert (found["publisher"], found["publisher-place"]) == (publisher, place)


def test_both_scripts_of_a_name() -> None:
    entry = pt.bibliography(book(**HUA), style="chicago-notes-bibliography", script="both")
    assert entry.startswith("Hua Linfu 华林甫. Zhongguo 中国地名学史考论 [A study].")


def test_an_unknown_script_is_told() -> None:
    with pytest.raises(pt.TruceError, match="no script 'romanised'"):
        pt.cite(book(), "b", script="romanised")


def test_each_title_has_its_language() -> None:
    series = {"title": "Studien zur Geschichte der Flüsse"}
    works = book(language=["en", "fr"], series=series, contents=[
        {"key": "e", "title": "On the river"}, {"key": "f", "title": "Les eaux du fleuve"},
    ])  # fmt: skip
    of_english = item(works.reference("e"), APA).languages
    of_french = item(works.reference("f"), APA).languages
    assert (of_english["title"], of_french["title"]) == ("en", "und")
    assert of_english["collection-title"] == "und"


@pytest.mark.parametrize(
    ("fields", "entry"),
    [
        ({"title": "Le temps des cathédrales", "author": "Duby, Georges"},
         "Duby, Georges. Le temps des cathédrales. 2004."),
        ({"title": "Rivers of the east", "subtitle": "a history"},
         "Marsh, Eleanor. Rivers of the East: A History. 2004."),
        ({"title": "L’eau", "subtitle": "une histoire", "language": "fr"},
         "Marsh, Eleanor. L’eau\u00a0: une histoire. 2004."),
        ({"title": r"C:\dir and \LaTeX"}, r"Marsh, Eleanor. C:\dir and \LaTeX. 2004."),
    ],
)  # fmt: skip
def test_titles_in_chicago(fields: dict[str, Any], entry: str) -> None:
    assert pt.bibliography(book(date=2004, **fields), style="chicago-notes-bibliography") == entry


def test_a_subtitle_gives_a_short_title() -> None:
    assert values(book(subtitle="A history"), "b")["title-short"] == "Rivers"
    assert "title-short" not in values(book(), "b")


def test_no_gaps_are_left_by_what_is_not_there() -> None:
    assert all(value not in ("", None, []) for value in reference().values())


def test_the_date_of_an_original_before_christ() -> None:
    works = book(original={"date": "-0349~"}, date=1920)
    assert values(works, "b")["original-date"] == {"date-parts": [[-350]], "circa": True}


def test_apa_dates_an_original_and_does_not_name_it() -> None:
    works = book(original={"title": "Rivières", "publisher": "Le Quai", "date": 1966}, date=1970)
    assert not {"original-title", "original-publisher"} & values(works, "b").keys()


def test_a_translated_book_has_no_date_of_a_reprint_in_notes() -> None:
    works = book(translator="Osei, K.", original={"date": 1975}, date=1977, publisher="N")
    assert "1975" not in pt.cite(works, "b", style="chicago-notes-bibliography-17th-edition")
    assert "1975" in pt.cite(works, "b", style="apa")
    again = book(reissue_of={"date": 1975}, date=1977, publisher="N")
    assert "1975" in pt.cite(again, "b", style="chicago-notes-bibliography-17th-edition")


@pytest.mark.parametrize("physical", ["24 cm", "24 cm, 8 plates", "paperback", "ill."])
def test_the_size_of_a_book_is_not_cited(physical: str) -> None:
    assert "dimensions" not in values(book(physical=physical), "b")


def test_a_medium_is_cited() -> None:
    assert values(book(physical="Kindle"), "b")["dimensions"] == "Kindle"


@pytest.mark.parametrize(
    ("style", "entry"),
    [
        ("mhra-notes", "Eleanor Marsh, Rivers, rev. edn (N, 2004)."),
        ("oscola", "Eleanor Marsh, Rivers (rev edn, N 2004)."),
        ("apa", "(Marsh, 2004)"),
    ],
)
def test_revised_editions_in_citations(style: str, entry: str) -> None:
    assert pt.cite(book(edition="Revised edition", date=2004, publisher="N"), style=style) == entry


def test_a_sentence_begins_with_a_capital() -> None:
    works = book(edition="Revised edition", date=2004, publisher="N")
    assert "Rivers. Rev. ed. " in pt.bibliography(works, style="nlm-citation-sequence")


def test_what_has_yet_to_appear() -> None:
    works = book(date="forthcoming")
    assert pt.cite(works, style="chicago-author-date-17th-edition") == "(Marsh, forthcoming)"
    assert pt.cite(works, style="apa") == "(Marsh, forthcoming)"


@pytest.mark.parametrize(
    ("title", "short"),
    [("The Order of Things: An Archaeology", "Order of Things"), ("The Road", "Road"),
     ("What Is an Author? A Reply", "What Is an Author?"), ("Rivers", None)],
)  # fmt: skip
def test_short_titles_in_chicago(title: str, short: str | None) -> None:
    manner = Manner(manual=manual_of(["chicagomanualofstyle.org"]))
    assert values(book(title=title), "b", manner).get("title-short") == short


def test_mla_leaves_out_an_author_that_is_the_publisher() -> None:
    works = book(author="Water Survey", publisher="Water Survey", date=2004)
    entry = pt.bibliography(works, style="modern-language-association")
    assert entry == "Rivers. Water Survey, 2004."


def test_proceedings_do_not_name_their_event() -> None:
    works = book(event={"name": "Salt Roads", "date": 2003}, publisher="N")
    assert "event-title" not in values(works, "b")
