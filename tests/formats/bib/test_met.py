"""What real .bib files say in ways of their own: each kind with its neighbours."""

from __future__ import annotations

from typing import Any

import pytest

import precarious_truce as pt

DIALECTS = ["bibtex", "biblatex"]


def work(entry: str, format: str = "bibtex") -> pt.Book | pt.Reference:
    """The one work of a text."""
    (found,) = pt.loads(f"@{entry}", format)
    return found


def again(found: pt.Book | pt.Reference, format: str) -> pt.Book | pt.Reference:
    """What comes back of a work."""
    (back,) = pt.loads(pt.dumps(found, format), format)
    return back


# --- the book itself as @inbook, pages and booktitle of books -------------------------------------


@pytest.mark.parametrize("format", DIALECTS)
@pytest.mark.parametrize("inside", ["chapter = {1.2}", "pages = {10--119}", "pages = {12}", ""])
def test_inbook_without_booktitle_is_the_book(format: str, inside: str) -> None:
    found = work(f"inbook{{x, author = {{Kay, D}}, title = {{Whole}}, {inside}}}", format)
    assert (found.type, str(found.title)) == ("book", "Whole")
    if inside:
        assert isinstance(found, pt.Reference)
        assert (found.number, found.pages) == (
            "1.2" if "chapter" in inside else None,
            None if "pages" not in inside else inside.partition("{")[2].strip("}"),
        )
    assert again(found, format) == found and not pt.losses(found, format)


def test_bibtex_writes_it_as_the_styles_want_it() -> None:
    found = work("inbook{x, title = {Whole}, chapter = 3, pages = {10--19}}")
    assert pt.dumps(found, "bibtex").startswith("@inbook{x,")
    assert "booktitle" not in pt.dumps(found, "bibtex")
    assert pt.dumps(found, "biblatex").startswith("@book{x,")


@pytest.mark.parametrize("field", ["booktitle = {B}", "crossref = {b}", "xref = {b}"])
def test_inbook_in_a_book_is_a_chapter(field: str) -> None:
    assert work(f"inbook{{x, title = {{One}}, {field}}}").type == "chapter"


@pytest.mark.parametrize("format", DIALECTS)
@pytest.mark.parametrize(
    ("pages", "extent"),
    [
        ("885", "885"), ("xxiii+885", "xxiii + 885"), ("xiv, 289", "xiv, 289"),
        ("885 p.", "885 p."), ("1--885", "885"), ("IX, 200 S.", "IX, 200 S."),
        ("xiv + 289 + [8] plates", "xiv + 289 + [8] plates"), ("10--119", None), ("12, 14", None),
        ("ix--xiv", None), ("A1--A12", None), ("101, 103--105", None),
    ],
)  # fmt: skip
def test_the_pages_of_a_book_are_its_length(format: str, pages: str, extent: str | None) -> None:
    found = work(f"book{{a, title = {{X}}, pages = {{{pages}}}}}", format)
    assert found.extent == extent
    assert isinstance(found, pt.Book) is (extent is not None)
    assert again(found, format) == found and not pt.losses(found, format)


@pytest.mark.parametrize("format", DIALECTS)
@pytest.mark.parametrize("type_", ["phdthesis", "techreport", "mastersthesis", "thesis", "report"])
@pytest.mark.parametrize(
    ("pages", "extent"),
    [("xii+230", "xii+230"), ("1--230", "230"), ("230", "230"), ("23--40", None)],
)
def test_the_pages_of_a_thesis_or_report_are_its_length(
    format: str, type_: str, pages: str, extent: str | None
) -> None:
    found = work(f"{type_}{{a, title = {{X}}, pages = {{{pages}}}}}", format)
    assert found.extent == extent and isinstance(found, pt.Reference)
    assert (found.pages is None) is (extent is not None)
    assert again(found, format) == found and not pt.losses(found, format)


@pytest.mark.parametrize("format", DIALECTS)
def test_pages_that_would_be_a_length_are_told(format: str) -> None:
    ref = pt.Reference(type="report", key="a", title="X", pages="12")
    lost = pt.losses(ref, format)
    assert again(ref, format) == pt.Library([ref]).without(lost)["a"]


@pytest.mark.parametrize("format", DIALECTS)
def test_where_a_book_is_stays_where_it_looks_like_a_length(format: str) -> None:
    ref = pt.Reference(type="book", key="a", title="X", pages="12")
    assert again(ref, format) == ref and not pt.losses(ref, format)


@pytest.mark.parametrize("format", DIALECTS)
@pytest.mark.parametrize("type_", ["proceedings", "book", "collection"])
def test_a_booktitle_for_those_who_refer_to_it(format: str, type_: str) -> None:
    found = work(f"{type_}{{j, title = {{Proc. of X}}, booktitle = {{Proc. X}}}}", format)
    assert isinstance(found, pt.Book) and str(found.title) == "Proc. of X"
    assert "booktitle = {Proc. X}" in pt.dumps(found, format) and not pt.losses(found, format)
    assert not work(f"{type_}{{j, title = {{X}}, booktitle = {{X}}}}", format).extra


@pytest.mark.parametrize("format", DIALECTS)
def test_a_book_in_another_comes_back(format: str) -> None:
    ref = pt.Reference(type="book", key="a", title="X", container_title="Works")
    assert again(ref, format) == ref and not pt.losses(ref, format)


# --- names and numbers ----------------------------------------------------------------------------

DROPPED: dict[str, Any] = {"family": "Montclair", "given": "Henri", "dropping_particle": "de"}


@pytest.mark.parametrize("format", DIALECTS)
@pytest.mark.parametrize(
    ("author", "options"),
    [
        ("family=Montclair, given=Henri, prefix=de, useprefix=false", ""),
        ("de Montclair, Henri", "useprefix=false"),
        ("de Montclair, Henri", "skipbib, useprefix = false, maxnames=3"),
        ("de Montclair, Henri", "useprefix={false}"),
    ],
)
def test_a_prefix_that_is_not_used(format: str, author: str, options: str) -> None:
    options = f"options = {{{options}}}, " if options else ""
    found = work(f"book{{x, author = {{{author}}}, title = {{F}}, {options}}}", format)
    assert found.author == (pt.Name(**DROPPED),)
    rest = (found.extra or {}).get("bibtex", {}).get("options", "")
    assert "useprefix" not in rest and ("skipbib" in options) is ("skipbib" in rest)
    if format == "biblatex":
        assert again(found, format) == found and not pt.losses(found, format)
    elif not rest:
        assert again(found, format) == found and "useprefix=false" in pt.dumps(found, format)


@pytest.mark.parametrize("format", DIALECTS)
@pytest.mark.parametrize(
    "options", ["", "options = {useprefix=true}, ", "options = {useprefix = {true}}, "]
)
def test_a_prefix_that_is_used(options: str, format: str) -> None:
    """It is said, for without it biblatex and pandoc drop the particle."""
    found = work(f"book{{x, author = {{de Montclair, Henri}}, title = {{F}}, {options}}}", format)
    assert found.author[0].non_dropping_particle == "de" and not found.extra
    assert "options = {useprefix=true}" in pt.dumps(found, format)
    assert again(found, format) == found and not pt.losses(found, format)


@pytest.mark.parametrize("format", DIALECTS)
def test_a_prefix_that_is_used_among_other_options(format: str) -> None:
    options = "options = {useprefix=true, skipbib}, "
    found = work(f"book{{x, author = {{de Montclair, Henri}}, title = {{F}}, {options}}}", format)
    assert "options = {useprefix=true, skipbib}" in pt.dumps(found, format)
    assert again(found, format) == found and not pt.losses(found, format)


def test_the_title_of_a_volume_in_bibtex() -> None:
    book = pt.Book(
        title="Salt Roads", date="1911",
        volumes=[{"number": "1", "title": "North", "subtitle": "Ways", "contents": ["Preface"]}],
    )  # fmt: skip
    text = pt.dumps(book, "bibtex")
    assert "title = {North: Ways},\n  maintitle = {Salt Roads},\n  volume = {1}" in text
    assert "booktitle = {North: Ways},\n  maintitle = {Salt Roads},\n  volume = {1}" in text
    assert [loss.path[-1] for loss in pt.losses(book, "bibtex")] == ["subtitle"]


ONE, TWO = "978-3-531-18576-7", "978-3-531-19121-8"


@pytest.mark.parametrize("format", DIALECTS)
@pytest.mark.parametrize(
    ("raw", "forms"),
    [
        (f"{ONE} {TWO}", {"other": TWO}),
        (f"{ONE}, {TWO}", {"other": TWO}),
        (f"{ONE} (hbk.), {TWO} (eBook)", {"hardback": ONE, "ebook": TWO}),
        (f"{ONE} (hardback: alk. paper) ; {TWO} (pbk)", {"hardback": ONE, "paperback": TWO}),
        (f"{ONE} (pbk)", {"paperback": ONE}),
        (f"ISBN {ONE} and ISBN-13: {TWO}", {"other": TWO}),
        (f"{ONE} 0521086892 {TWO}", {"other": "0521086892", "other 2": TWO}),
        ("9783531185767 9783531191218", {"other": TWO}),
        (ONE, {}),
        (f"{ONE} or so", None),
    ],
)
def test_several_isbns(format: str, raw: str, forms: dict[str, str] | None) -> None:
    found = work(f"book{{i, title = {{T}}, isbn = {{{raw}}}}}", format)
    assert isinstance(found, pt.Book)
    assert found.isbn is not None and found.isbn.valid is (forms is not None)
    assert {name: form.isbn for name, form in (found.formats or {}).items()} == (forms or {})
    lost = pt.losses(found, format)
    assert again(found, format) == pt.Library([found]).without(lost)[found.key]
    if format == "bibtex" and len(forms or {}) != 1:
        assert not lost


@pytest.mark.parametrize("raw", ["ISBN 0-19-852663-6", "ISBN-10: 0-19-852663-6", "isbn0198526636"])
def test_the_word_for_an_isbn_is_none_of_it(raw: str) -> None:
    found = work(f"book{{i, title = {{T}}, isbn = {{{raw}}}}}")
    assert found.isbn is not None and found.isbn == "0-19-852663-6"
    assert again(found, "bibtex") == found


@pytest.mark.parametrize(
    ("edition", "number"),
    [("Third", "3"), ("3rd", "3"), ("Third edition", "3"), ("3rd ed.", "3"), ("3. Aufl.", "3"),
     ("Thirteenth", "13"), ("Second, revised", "Second, revised"), ("Rev. ed.", "Rev. ed.")],
)  # fmt: skip
@pytest.mark.parametrize("format", DIALECTS)
def test_editions_by_number(format: str, edition: str, number: str) -> None:
    found = work(f"book{{i, title = {{T}}, edition = {{{edition}}}}}", format)
    assert found.edition == number and again(found, format) == found


@pytest.mark.parametrize(
    ("year", "month", "date"),
    [("2004", "dec # {--} # jan", "2004-12/2005-01"), ("2004", "{Nov/Feb}", "2004-11/2005-02"),
     ("2013", '"1~" # jan', "2013-01-01"), ("2013", 'jan # "~1"', "2013-01-01"),
     ("2019", '"28 " # feb # "--3 " # mar', "2019-02-28/2019-03-03"),
     ("2019--2020", "{Winter}", "2019-24")],
)  # fmt: skip
@pytest.mark.parametrize("format", DIALECTS)
def test_months(format: str, year: str, month: str, date: str) -> None:
    found = work(f"article{{i, title = {{T}}, year = {{{year}}}, month = {month}}}", format)
    assert found.date == date and again(found, format) == found and not pt.losses(found, format)


def test_macros_of_the_preamble() -> None:
    preamble = r'preamble{"\newcommand{\SwapArgs}[2]{#2#1} \def\press{Foo Press}"}'
    text = f"@{preamble}\n" + r"@book{a, title={\SwapArgs{B}{A} c}, publisher={\press}}"
    (book,) = pt.loads(text, "bibtex")
    assert (str(book.title), str(book.publisher[0])) == ("AB c", "Foo Press")


@pytest.mark.parametrize(
    "raw", [r"Salt\\ Roads", r"Salt {\newline} Roads", r"Salt\\[2pt]Roads", r"Salt\\*Roads"]
)
@pytest.mark.parametrize("format", DIALECTS)
def test_titles_have_one_line(format: str, raw: str) -> None:
    found = work(f"book{{a, title = {{{raw}}}}}", format)
    assert str(found.title) == "Salt Roads"
    marked = pt.Book(key="a", title="Salt\nRoads")
    assert "newline" not in pt.dumps(marked, format)


# --- dates ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("year", "date", "copyright"),
    [
        ("c1988", "1988", "1988"), ("cop. 1988", "1988", "1988"), ("©1988", "1988", "1988"),
        ("Copyright 1988", "1988", "1988"), ("1990, c1988", "1990", "1988"),
        ("c. 1988", "1988~", None), ("ca.~1988", "1988~", None), ("circa 1988", "1988~", None),
        ("c. 350 BC", "-0349~", None), ("c. 1988?", "1988%", None), ("1988?", "1988?", None),
        ("[1988]", "[1988]", None),
    ],
)  # fmt: skip
def test_years_of_copyright_and_about(year: str, date: str, copyright: str | None) -> None:
    found = work(f"book{{r, title = {{C}}, year = {{{year}}}}}")
    assert str(found.date) == date
    assert (str(found.copyright) if found.copyright else None) == copyright


@pytest.mark.parametrize("format", DIALECTS)
@pytest.mark.parametrize("date", ["-0349", "0000", "0079", "-0349/-0300", "-0044-03-15"])
def test_years_before_christ(format: str, date: str) -> None:
    found = work(f"book{{p, title = {{A}}, date = {{{date}}}}}", format)
    assert found.date == date and again(found, format) == found
    assert not pt.losses(found, format)
    if format == "bibtex":
        assert "year = {-" not in pt.dumps(found, format)


@pytest.mark.parametrize("format", DIALECTS)
def test_the_time_of_day_is_left_out_and_told(format: str) -> None:
    text = (
        "@book{s, title = {D}, date = {2004-04-25T14:34:00}, url = {http://x.org},"
        " urldate = {2020-05-06T10:11:12Z}}"
    )
    library = pt.loads(text, format)
    (found,) = library
    assert found.date == "2004-04-25" and found.url and found.url.accessed == "2020-05-06"
    assert [fault.code for fault in library.diagnostics] == ["B34"]
    assert "2 times" in library.diagnostics[0].message
    assert ":34" not in pt.dumps(found, format)


@pytest.mark.parametrize(
    "date",
    ["2019-05-23/2019-05-27", "2019-12-30/2020-01-02", "2003-05/2003-06", "1911-01/1914",
     "1931-05~", "1952%", "197X", "../1914", "1911/..", "2001-21/2001-22", "2019-24"],
)  # fmt: skip
def test_no_year_that_is_a_date(date: str) -> None:
    book = pt.Book(key="a", title="X", date=date)
    text = pt.dumps(book, "bibtex")
    year = text.partition("year = {")[2].partition("}")[0]
    assert "/" not in year and not any(f"-{n}" in year.replace("--", "") for n in range(10))
    assert not pt.losses(book, "bibtex") and again(book, "bibtex") == book


# --- the two dialects are one family --------------------------------------------------------------

FIELDS: dict[str, Any] = {
    "titleaddon": "Addon", "shortauthor": "SA", "shorteditor": "SE", "shorthand": "SH",
    "shorthandintro": "cited as", "addendum": "See also", "options": "skipbib=true",
    "related": "other", "relatedtype": "multivolume", "relatedstring": "In:", "ids": "old",
    "eventtitleaddon": "E", "booktitleaddon": "BA", "maintitleaddon": "M", "indextitle": "IT",
    "indexsorttitle": "IST", "sortname": "Zed, A", "sorttitle": "T", "sortyear": "1999",
    "sortshorthand": "1", "presort": "aa", "gender": "sf", "label": "L", "langidopts": "variant=uk",
    "reprinttitle": "R", "usera": "ua", "userb": "ub", "userc": "uc", "userf": "uf",
    "verba": "va", "lista": "la", "nameaddon": "N", "issuetitle": "I", "pagination": "verse",
    "bookpagination": "section", "execute": "x", "file": ":a.pdf:PDF", "library": "Kew",
    "holder": "H", "eprintclass": "math", "origlanguage": "german", "origtitle": "O",
    "eventtitle": "E", "venue": "Rome", "eventdate": "2019", "entryset": "a,b", "hyphenatio": "x",
    "authortype": "pseudo", "annotation": "An", "afterword": "Bo, A", "subtitle": "S",
}  # fmt: skip


@pytest.mark.parametrize("first", DIALECTS)
def test_a_biblatex_database_named_bib_loses_nothing(first: str) -> None:
    inner = "".join(f", {name} = {{{value}}}" for name, value in FIELDS.items())
    found = work(f"book{{t, author = {{Bell, A}}, title = {{T}}{inner}}}", first)
    text = pt.dumps(found, "biblatex")
    missing = [n for n, v in FIELDS.items() if f"  {n} = {{{v}}}," not in text]
    assert missing == []
    assert work(text.lstrip("@"), "bibtex") == found
    text = pt.dumps(found, "bibtex")
    assert [n for n, v in FIELDS.items() if f"{{{v}}}" not in text and n != "subtitle"] == []


def test_what_older_records_call_biblatex_is_written_by_both() -> None:
    book = pt.Book(key="a", title="X", extra={"biblatex": {"shorthand": "SH"}})
    assert all("shorthand = {SH}" in pt.dumps(book, format) for format in DIALECTS)


# --- nothing is silent, and nothing without bound -------------------------------------------------


@pytest.mark.parametrize(
    "entry",
    [
        "online{b, title = {T}, urldate = {2020-01-01}, langid = {british}, language = {english}}",
        "suppbook{c, author = {A, B}, title = {T}, booktitle = {B}, xref = {nope}}",
        "mvbook{d, author = {A, B}, title = {T}}", "set{g, entryset = {a,b}}",
        "bookinbook{e, author = {A, B}, title = {T}, booktitle = {B}}",
        "review{f, author = {A, B}, title = {T}, journaltitle = {J}}", "misc{h, shorthand = {KW}}",
        "suppperiodical{m, title = {T}, journaltitle = {J}}", "customa{n, title = {T}}",
        "book{j, title = {T}, editor = {A, B}, editortype = {compiler}}",
        "book{k, author = {A, B}, title = {T}, editora = {C, D}, editoratype = {redactor}}",
    ],
)  # fmt: skip
def test_nothing_is_silent(entry: str) -> None:
    found = work(entry, "biblatex")
    assert not pt.losses(found, "biblatex") and again(found, "biblatex") == found
    text = pt.dumps(found, "biblatex")
    assert text.startswith(f"@{entry.partition(',')[0]},")
    fields = entry.partition(", ")[2].removesuffix("}")
    missing = [f for f in fields.split("}, ") if f"{f.removesuffix('}')}}}" not in text]
    assert missing == []
    lost = pt.losses(found, "bibtex")
    assert again(found, "bibtex") == pt.Library([found]).without(lost)[found.key]


def test_roles_without_words_are_not_printed() -> None:
    book = pt.Book(key="a", title="X", illustrator="Elm, Bo", compiler="Ash, C.", editor="Oak, D.")
    text = pt.dumps(book, "biblatex")
    assert "nameatype = {illustrator}" in text and "editoratype = {compiler}" in text
    assert again(book, "biblatex") == book


def test_what_is_inherited_is_bounded() -> None:
    parent = f"@book{{b, title = {{{'x' * 20_000}}}, year = 1999}}\n"
    part = "@inbook{{c{0}, title = {{T}}, crossref = {{b}}}}\n"
    text = parent + "".join(map(part.format, range(200)))
    library = pt.loads(text, "biblatex")
    told = [fault for fault in library.diagnostics if fault.code == "B23"]
    assert len(told) == 1 and told[0].hint
    assert len(list(library.references())) == 201


# --- case -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("Soviet Russia and the first Labour Government",
         "Soviet {Russia} and the first {Labour} {Government}"),
        ("The Anglo-Soviet trade union alliance: an uneasy partnership",
         "The {Anglo-Soviet} trade union alliance: an uneasy partnership"),
        ("The Precarious Truce", "The Precarious Truce"),
        ("Introduction: Striving for acceptance", "Introduction: Striving for acceptance"),
        ("Who owns a flood? Dykes and neighbours", "Who owns a flood? {Dykes} and neighbours"),
        ("The NASA Story", "The {NASA} Story"), ("Between Worlds", "Between Worlds"),
        ("THE GENERAL STRIKE", "THE GENERAL STRIKE"), ("DNA", "{DNA}"),
        ("A study of <i>Homo sapiens</i> in Asia", "A study of \\textit{{Homo} sapiens} in {Asia}"),
        ("L'État c'est moi toujours", "{L'État} c'est moi toujours"),
        ('The <span class="nocase">de facto</span> Ruler', "The {de facto} {Ruler}"),
    ],
)  # fmt: skip
def test_titles_keep_their_case(title: str, written: str) -> None:
    book = pt.Book(key="a", title=title)
    assert f"title = {{{written}}}" in pt.dumps(book, "biblatex")
    assert again(book, "biblatex") == book and not pt.losses(book, "biblatex")


@pytest.mark.parametrize(
    ("raw", "title"),
    [
        ("The {NASA} Story", "The NASA Story"),
        ("{S}oviet {R}ussia today", "Soviet Russia today"),
        ("The {Soviet} Union", 'The <span class="nocase">Soviet</span> Union'),
        ("Policy of {New York} banks", "Policy of New York banks"),
        ("{A}nglo-{S}oviet Relations", "Anglo-Soviet Relations"),
    ],
)
def test_marks_that_say_nothing_are_not_read(raw: str, title: str) -> None:
    found = work(f"book{{a, title = {{{raw}}}}}")
    assert str(found.title) == title
    assert again(found, "bibtex") == found


@pytest.mark.parametrize(
    ("year", "date", "copyright"),
    [
        ("1988 [c1987]", "1988", "1987"),
        ("1988 c1987", "1988", "1987"),
        ("1987, c1988", "1987", "1988"),
    ],
)
def test_a_year_beside_that_of_the_copyright(year: str, date: str, copyright: str) -> None:
    found = work(f"book{{a, title = {{T}}, year = {{{year}}}}}")
    assert found.date == date and found.copyright == copyright


@pytest.mark.parametrize("pages", ["885", "1--885", "1-885"])
def test_a_length_from_page_one(pages: str) -> None:
    found = work(f"book{{a, title = {{T}}, pages = {{{pages}}}}}")
    assert found.extent == "885"


@pytest.mark.parametrize(
    ("fields", "title", "subtitle"),
    [("booktitle = {T}", "T", None), ("booktitle = {T}, booksubtitle = {S}", "T", "S"),
     ("booktitle = {T}, booksubtitle = {S}, subtitle = {Own}", "T", "Own"),
     ("title = {Own}, booktitle = {T}, booksubtitle = {S}", "Own", None)],
)  # fmt: skip
def test_the_title_of_a_book_that_stands_for_its_parts(
    fields: str, title: str, subtitle: str | None
) -> None:
    (book,) = pt.loads(f"@book{{a, {fields}}}", "biblatex")
    assert isinstance(book, pt.Book)
    assert (str(book.title), book.subtitle and str(book.subtitle)) == (title, subtitle)


def test_roles_that_biblatex_has_no_words_for_stand_in_order() -> None:
    roles = ["binder", "keeper", "thinker", "maker", "finder", "minder"]
    book = pt.Book(title="T", key="a", contributor=[{"name": f"N{r}", "role": r} for r in roles])
    text = pt.dumps(book, "biblatex")
    for letter, role in zip("abcdef", roles, strict=True):
        assert f"name{letter} = {{{{N{role}}}}}" in text
        assert f"name{letter}type = {{{role}}}" in text
    assert list(pt.loads(text, "biblatex")) == [book]


@pytest.mark.parametrize(
    ("type_", "field"),
    [("book", "publisher"), ("manual", "organization"), ("phdthesis", "school"),
     ("techreport", "institution")],
)  # fmt: skip
def test_who_published_it_is_a_list(type_: str, field: str) -> None:
    text = f"{type_}{{a, title = {{T}}, {field} = {{Northfield and {{Reed and Son}}}}}}"
    names = [str(name) for name in work(text, "biblatex").publisher]
    assert names == ["Northfield", "Reed and Son"]
    assert [str(name) for name in work(text).publisher] == [" and ".join(names)]  # no lists


# --- years with letters, lists with semicolons, numbers of plates ---------------------------------


@pytest.mark.parametrize("format", DIALECTS)
@pytest.mark.parametrize(
    ("said", "date"),
    [
        ("date = {1931a}", "1931"),
        ("year = {1931b}", "1931"),
        ("year = {1931b}, month = may", "1931-05"),
        ("year = {1931b}, month = may, day = 4", "1931-05-04"),
    ],
)
def test_the_letter_of_a_year_is_kept(format: str, said: str, date: str) -> None:
    found = work(f"book{{a, title = {{Rivers}}, {said}}}", format)
    assert str(found.date) == date
    assert f"{{{said[said.index('{') + 1 : said.index('}')]}}}" in pt.dumps(found, format)
    assert again(found, format) == found


@pytest.mark.parametrize("format", DIALECTS)
@pytest.mark.parametrize("joint", [" ; ", "; "])
def test_semicolons_part_places_and_publishers(format: str, joint: str) -> None:
    found = work(
        f"book{{a, location = {{Oxford{joint}New York}}, publisher = {{A{joint}B}}}}", format
    )
    assert list(map(str, found.place)) == ["Oxford", "New York"]
    assert list(map(str, found.publisher)) == ["A", "B"]
    assert again(found, format) == found


@pytest.mark.parametrize(
    "publisher", ["Smith &amp; Sons", "{{Rivers; Letters Ltd}}", "Rivers;Letters"]
)
def test_what_is_no_list_is_one_in_biblatex(publisher: str) -> None:
    found = work(f"book{{a, publisher = {{{publisher}}}}}", "biblatex")
    assert len(found.publisher) == 1
    assert again(found, "biblatex") == found


@pytest.mark.parametrize("kind", ["plates", "maps", "part"])
def test_the_number_of_plates_is_none_of_a_chapter(kind: str) -> None:
    plates = {"number": 2, "kind": kind, "title": "Views"}
    book = pt.Book(key="a", title="Rivers", contents=[{"number": 2, "title": "Floods"}, plates])
    for format in DIALECTS:
        text = pt.dumps(book, format)
        assert text.count("chapter = {2}") == 1
        (back,) = pt.loads(text, format)
        assert isinstance(back, pt.Book)
        assert [(part.kind, part.number) for part in back.contents] == [
            ("chapter", "2"), (kind, "2"),
        ]  # fmt: skip


@pytest.mark.parametrize("format", DIALECTS)
@pytest.mark.parametrize(("said", "date"), [("1887", "1887"), ("{c. 1887}", "1887~")])
def test_the_year_of_the_original_as_apacite_has_it(format: str, said: str, date: str) -> None:
    found = work(f"book{{a, title = {{Rivers}}, year = 1990, origyear = {said}}}", format)
    assert found.original and str(found.original.date) == date
    assert again(found, format) == found and not found.extra


@pytest.mark.parametrize("format", DIALECTS)
def test_two_years_of_the_original_are_both_kept(format: str) -> None:
    found = work("book{a, title = {Rivers}, origyear = 1887, origdate = {1888}}", format)
    assert found.original and str(found.original.date) == "1888"
    assert "origyear = {1887}" in pt.dumps(found, format)
