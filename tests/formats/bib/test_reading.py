"""What a .bib file says beside its entries, and what it says twice."""

from __future__ import annotations

import pytest

import precarious_truce as pt


def test_what_no_other_format_has_is_told_once_and_kept() -> None:
    text = '% Encoding: UTF-8\n\n@book{a, title = {X}}\n@comment{jabref: 1}\n@preamble{"\\cmd"}'
    library = pt.loads(text, "biblatex", file="a.bib")
    assert [str(fault) for fault in library.diagnostics] == [
        "a.bib:1:1: info[B32]: what stands outside of entries (1 text, 1 comment, 1 preamble)"
        " goes into no other format"
    ]
    assert library.unread == ("% Encoding: UTF-8", "@comment{jabref: 1}", '@preamble{"\\cmd"}')
    assert not pt.loads("@string{x = {y}}\n\n@book{a, title = x}", "biblatex").diagnostics


@pytest.mark.parametrize(
    ("fields", "left"),
    [
        ("date = {2001-05-03}, year = {2001}, month = may", None),
        ("date = {1999/2001}, year = 1999", None),
        ("date = {2001}, year = {2002}", {"year": "2002"}),
        ("date = {2001}, year = {2001}, month = 5", {"year": "2001", "month": "5"}),
    ],
)
def test_a_year_that_the_date_says_too_is_no_second_fact(
    fields: str, left: dict[str, str] | None
) -> None:
    library = pt.loads(f"@book{{a, title = {{X}}, {fields}}}", "biblatex")
    (book,) = library
    assert book.extra == ({"bibtex": left} if left else None)
    assert bool(pt.losses(library, "biblatex")) is bool(left)


def work(entry: str, format: str = "biblatex") -> pt.Reference:
    (found,) = pt.loads(f"@{entry}", format)
    assert isinstance(found, pt.Reference)
    return found


@pytest.mark.parametrize("format", ["bibtex", "biblatex"])
@pytest.mark.parametrize(
    ("entry", "genre"),
    [
        ("mastersthesis{a, title = {X}}", "Master's thesis"),
        ("phdthesis{a, title = {X}}", "PhD thesis"),
        ("phdthesis{a, title = {X}, type = {Habilitation}}", "Habilitation"),
        ("thesis{a, title = {X}, type = {bathesis}}", "Bachelor's thesis"),
        ("thesis{a, title = {X}}", None),
        ("report{a, title = {X}, type = {resreport}}", "research report"),
        ("techreport{a, title = {X}}", None),
    ],
)
def test_the_kind_of_a_thesis_is_kept(format: str, entry: str, genre: str | None) -> None:
    found = work(entry, format)
    assert found.genre == genre
    assert work(pt.dumps(found, format).lstrip("@"), format).genre == genre
    assert not pt.losses(found, format)


def test_bibtex_prints_no_phd_that_nobody_gave() -> None:
    assert "type = {Thesis}" in pt.dumps(work("thesis{a, title = {X}}"), "bibtex")
    text = pt.dumps(work("mastersthesis{a, title = {X}}"), "bibtex")
    assert text.startswith("@mastersthesis{") and "type" not in text


@pytest.mark.parametrize("date", ["1931~", "1931?", "1931%", "2011-05-25~/2012-06-26", "1999/.."])
def test_edtf_is_no_tex(date: str) -> None:
    found = work(f"misc{{a, title = {{X}}, date = {{{date}}}, eventdate = {{{date}}}}}")
    assert found.date == pt.Date(date) and found.event and found.event.date == pt.Date(date)
    assert f"date = {{{date}}}" in pt.dumps(found, "biblatex")


def test_the_type_of_editors() -> None:
    found = work("movie{a, title = {X}, editor = {Forman, Miloš}, editortype = {director}}")
    assert [str(name) for name in found.director] == ["Miloš Forman"] and not found.editor
    edited = work("movie{a, title = {X}, editor = {Forman, Miloš}, editortype = {editor}}")
    assert edited.editor and not edited.director


@pytest.mark.parametrize("format", ["bibtex", "biblatex"])
def test_every_identifier_has_a_field(format: str) -> None:
    ids = "eprint = {1234.1}, eprinttype = {arxiv}, pmid = {123}, pmcid = {PMC12}, oclc = {7}"
    found = work(f"article{{a, title = {{X}}, {ids}}}", format)
    assert found.identifiers and found.identifiers.facts() == {
        "arxiv": "1234.1", "pmid": "123", "pmcid": "PMC12", "oclc": "7",
    }  # fmt: skip
    assert not pt.losses(found, format)
    assert work(pt.dumps(found, format).lstrip("@"), format) == found


def test_where_the_meeting_was_as_the_acm_has_it() -> None:
    found = work("inproceedings{a, title = {X}, location = {Rome}, address = {New York}}")
    assert found.event and str(found.event.place) == "Rome"
    assert [str(place) for place in found.place] == ["New York"]


def test_journals_short_and_of_other_types() -> None:
    found = work("article{a, title = {X}, journaltitle = {Journal X}, shortjournal = {J. X}}")
    assert found.container_title == pt.Title(text="Journal X", short="J. X")
    found = work("legislation{a, title = {X}, journaltitle = {JORF}, institution = {CE}}")
    assert str(found.container_title) == "JORF" and str(found.publisher[0]) == "CE"


def test_a_parent_of_the_same_kind_gives_its_title() -> None:
    text = "@softwareversion{v, version = {1.0}, crossref = {s}} @software{s, title = {Scilab}}"
    assert str(pt.loads(text, "biblatex")["v"].title) == "Scilab"


@pytest.mark.parametrize("format", ["bibtex", "biblatex"])
@pytest.mark.parametrize(
    ("author", "options", "left"),
    [
        ("family=Marle, given=Jan, prefix=van, useprefix=true", "", "van Marle"),
        ("family=Marle, given=Jan, prefix=van, useprefix=true", "skipbib", "van Marle"),
        ("van Marle, Jan", "useprefix=true", "van Marle"),
        ("van Marle, Jan", "skipbib,useprefix", "van Marle"),
        ("van Marle, Jan", "useprefix = {True}, labelnumber={a,b}", "van Marle"),
        ("van Marle, Jan", "useprefix=false", "Marle"),
        ("van Marle, Jan", "skipbib=true, useprefix={false}", "Marle"),
        ("Marle, Jan", "skipbib", "Marle"),
        ("Marle, Jan", "useprefix=true,skipbib", "Marle"),
    ],
)
def test_options_say_whether_particles_count_beside_what_else_they_say(
    format: str, author: str, options: str, left: str
) -> None:
    text = f"@book{{a, author = {{{author}}}, title = {{X}}, options = {{{options}}}}}"
    library = pt.loads(text, "biblatex")
    written = pt.dumps(library, format)
    assert not pt.losses(library, format)
    again = pt.loads(written, format)
    assert list(again) == list(library) and pt.dumps(again, format) == written
    (name,) = again["a"].author
    assert " ".join(filter(None, (name.non_dropping_particle, name.family))) == left
    others = {"skipbib": "skipbib", "labelnumber={a,b}": "labelnumber={a,b}"}
    assert [o for o in others if o in options] == [o for o in others if o in written]
    if "van" in author:
        assert ("useprefix=true" in written) is (left == "van Marle")


def test_the_options_of_a_record_give_way_to_its_names() -> None:
    extra = {"bibtex": {"options": "useprefix=false,skipbib"}}
    book = pt.Book(
        key="a", title="X", extra=extra, author={"family": "Marle", "non-dropping-particle": "van"}
    )
    for format in ("bibtex", "biblatex"):
        assert "options = {useprefix=true, skipbib}" in pt.dumps(book, format)
        (loss,) = pt.losses(book, format)
        assert (loss.value, loss.left) == ("useprefix=false,skipbib", "skipbib")
