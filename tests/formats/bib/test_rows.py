"""Each row of both dialects of .bib in both directions: the field of the record, and the entry's.

btxdoc (Patashnik, 1988) for BibTeX, biblatex.pdf 3.20, section 2.2 for BibLaTeX.
"""

from __future__ import annotations

import re
from typing import Any

import pytest
from tests.rows import ELM, reference, said

import precarious_truce as pt

Case = tuple[str, dict[str, Any], dict[str, str]]

BOTH_DIALECTS: list[Case] = [
    ("book", {"author": [ELM, {"literal": "Weir Group"}]},
     {"author": "Elm, Bo and {Weir Group}"}),
    ("book", {"title": "Rivers"}, {"title": "Rivers"}),
    ("book", {"title": {"text": "Rivers", "short": "R"}}, {"title": "Rivers", "shorttitle": "R"}),
    ("chapter", {"number": "4"}, {"chapter": "4"}),
    ("chapter", {"pages": "ix–xiv"}, {"pages": "ix--xiv"}),
    ("report", {"pages": "12–14"}, {"pages": "12--14"}),
    ("thesis", {"pages": "12"}, {"pages": "pp. 12"}),
    ("chapter", {"volume": "2"}, {"volume": "2"}),
    ("book", {"volume_count": "3"}, {"volumes": "3"}),
    ("chapter", {"part_number": "2"}, {"part": "2"}),
    ("article-journal", {"issue": "3"}, {"number": "3"}),
    ("report", {"number": "4"}, {"number": "4"}),
    ("book", {"series": {"title": "S", "number": "7"}}, {"series": "S", "number": "7"}),
    ("book", {"title": "Rivers", "number": "4", "pages": "10–19"},
     {"title": "Rivers", "chapter": "4", "pages": "10--19"}),
    ("software", {"version": "2.1"}, {"version": "2.1"}),
    ("report", {"genre": "Working paper"}, {"type": "Working paper"}),
    ("article-journal", {"article_number": "e17"}, {"eid": "e17"}),
    ("book", {"extent": "300"}, {"pagetotal": "300"}),
    ("book", {"isbn": "978-0-521-08689-9"}, {"isbn": "978-0-521-08689-9"}),
    ("article-journal", {"issn": "1234-5679"}, {"issn": "1234-5679"}),
    ("book", {"doi": "10.5555/a_b"}, {"doi": "10.5555/a_b"}),
    ("book", {"url": {"text": "https://e.org/a_b", "accessed": "2020-02-01"}},
     {"url": "https://e.org/a_b", "urldate": "2020-02-01"}),
    *(
        ("book", {"identifiers": {name: "12"}}, {"eprint": "12", "eprinttype": kind})
        for name, kind in {
            "arxiv": "arxiv", "jstor": "jstor", "pmid": "pubmed", "pmcid": "pmcid",
            "handle": "hdl", "google_books": "googlebooks", "oclc": "oclc", "lccn": "lccn",
            "ark": "ark", "urn": "urn", "hathitrust": "hathitrust",
            "internet_archive": "internetarchive", "openlibrary": "openlibrary",
            "wikidata": "wikidata",
        }.items()
    ),
    ("book", {"identifiers": {"oclc": "1", "pmid": "3"}},
     {"eprint": "3", "eprinttype": "pubmed", "oclc": "1"}),
    ("book", {"abstract": "A"}, {"abstract": "A"}),
    ("book", {"keywords": ["a", "b c"]}, {"keywords": "a, b c"}),
    ("book", {"note": "A"}, {"note": "A"}),
    ("report", {"annote": "A"}, {"annotation": "A"}),
    *(
        ("book", {role: [ELM]}, {role: "Elm, Bo"})
        for role in ("editor", "translator", "annotator", "commentator", "introduction", "foreword",
                     "afterword")
    ),
    ("book", {"language": ["de"]}, {"language": "german"}),
    ("thesis", {"series": {"title": "S"}}, {"series": "S"}),
    ("chapter", {"container_title": "B", "container_author": [ELM]},
     {"booktitle": "B", "bookauthor": "Elm, Bo"}),
    ("book", {"parallel_title": ["P"]}, {"titleaddon": "P"}),
    ("book", {"title": {"text": "Rivers", "translated": "S", "romanized": "R"}},
     {"title": "Rivers", "usere": "S", "userd": "R"}),
    ("paper-conference", {"event": {"name": "E", "place": "P", "date": "2019"}},
     {"eventtitle": "E", "venue": "P", "eventdate": "2019"}),
    ("book", {"original": {"title": "O", "date": "1911", "publisher": ["P"], "place": ["L"],
                           "language": ["ru"]}},
     {"origtitle": "O", "origdate": "1911", "origpublisher": "P", "origlocation": "L",
      "origlanguage": "russian"}),
    ("chapter", {"archive": {"name": "Kew", "shelfmark": "FO 371"}},
     {"library": "Kew; ; ; FO 371"}),
    ("report", {"call_number": "Q 1"}, {"library": "Q 1"}),
]  # fmt: skip
"""Type, what the record says, the fields (beside `key`) that are written and read."""

OF_VOLUMES: list[Case] = [
    ("chapter", {"volume_title": "V", "volume_subtitle": "W", "container_title": "M",
                 "container_subtitle": "N"},
     {"booktitle": "V", "booksubtitle": "W", "maintitle": "M", "mainsubtitle": "N"}),
]  # fmt: skip
"""BibTeX has the subtitles of volumes in their titles, but reads them apart."""

BIBTEX: list[Case] = [
    ("book", {"title": "M", "volume_title": "V"}, {"title": "V", "maintitle": "M"}),
    (
        "chapter",
        {"volume_title": "V", "container_title": "M"},
        {"booktitle": "V", "maintitle": "M"},
    ),
    ("report", {"status": "in press"}, {"pubstate": "in press", "year": "in press"}),
    ("report", {"status": "in press", "date": "2020"}, {"pubstate": "in press", "year": "2020"}),
    ("article-journal", {"container_title": "J"}, {"journal": "J"}),
    ("chapter", {"container_title": "B"}, {"booktitle": "B"}),
    ("thesis", {"publisher": ["U"]}, {"school": "U"}),
    ("report", {"publisher": ["U"]}, {"institution": "U"}),
    ("book", {"publisher": ["P"]}, {"publisher": "P"}),
    ("book", {"place": ["L"]}, {"address": "L"}),
    ("book", {"date": "1977"}, {"year": "1977"}),
    ("book", {"date": "2011-06"}, {"year": "2011", "month": "jun"}),
    ("book", {"date": "2011-06-03/2011-06-05"}, {"year": "2011", "month": "jun", "day": "3--5"}),
    ("book", {"date": "1911-01/1914"}, {"year": "1911--1914", "date": "1911-01/1914"}),
    ("book", {"date": "-0349"}, {"year": "350 BC", "date": "-0349"}),
    ("book", {"edition": "2"}, {"edition": "Second"}),
    ("book", {"edition": "23"}, {"edition": "23rd"}),
    ("book", {"issn": "1234-5679"}, {"issn": "1234-5679"}),
    ("book", {"series": {"title": "S", "issn": "1234-5679"}}, {"series": "S", "issn": "1234-5679"}),
    (
        "article-journal",
        {"container_title": {"text": "J", "short": "S"}},
        {"journal": "J", "shortjournal": "S"},
    ),
    (
        "book",
        {"isbn": "0521086892", "formats": {"ebook": {"isbn": "978-3-16-148410-0"}}},
        {"isbn": "0521086892 978-3-16-148410-0 (ebook)"},
    ),
]

BIBLATEX: list[Case] = [
    ("book", {"edition": "2"}, {"edition": "2"}),
    ("chapter", {"author": [{"family": "Elm", "given": "Bo", "dropping_particle": "de"}]},
     {"author": "family=Elm, given=Bo, prefix=de, useprefix=false"}),
    ("report", {"status": "in press"}, {"pubstate": "inpress"}),
    ("article-journal", {"container_title": {"text": "J", "short": "S"}},
     {"journaltitle": "J", "shortjournal": "S"}),
    ("article-journal", {"container_title": "J", "container_subtitle": "K"},
     {"journaltitle": "J", "journalsubtitle": "K"}),
    ("chapter", {"container_title": "B", "container_subtitle": "K"},
     {"booktitle": "B", "booksubtitle": "K"}),
    ("book", {"title": "Rivers", "subtitle": "S"}, {"title": "Rivers", "subtitle": "S"}),
    ("thesis", {"publisher": ["U"]}, {"institution": "U"}),
    ("report", {"publisher": ["U"]}, {"institution": "U"}),
    ("book", {"publisher": ["P", "Q"]}, {"publisher": "P and Q"}),
    ("book", {"place": ["L"]}, {"location": "L"}),
    ("book", {"date": "1977"}, {"date": "1977"}),
    ("book", {"date": "1911/1914"}, {"date": "1911/1914"}),
    *OF_VOLUMES,
    ("book", {"title": "M", "volume_title": "V", "volume_subtitle": "W"},
     {"title": "V", "subtitle": "W", "maintitle": "M"}),
]  # fmt: skip

READ_OF_BOTH: list[Case] = [
    ("book", {"issn": "1234-5679"}, {"issn": "1234-5679"}),
    ("report", {"issn": "1234-5679"}, {"issn": "1234-5679"}),
    ("book", {"series": {"title": "S", "issn": "1234-5679"}},
     {"series": "S", "issn": "1234-5679"}),
    ("book", {"date": "1988", "copyright": "1988"}, {"year": "c1988"}),
    ("book", {"date": "1990", "copyright": "1988"}, {"year": "1990, cop. 1988"}),
    ("book", {"extent": "xxiii+885"}, {"pages": "xxiii+885"}),
    ("book", {"extent": "340"}, {"numpages": "340"}),
    *OF_VOLUMES,
    ("book", {"publisher": ["P"]}, {"organization": "P"}),
    ("report", {"publisher": ["P"]}, {"institution": "P"}),
    ("article-journal", {"container_title": "J"}, {"journal": "J"}),
    ("article-journal", {"container_title": "J"}, {"journaltitle": "J"}),
    ("webpage", {"container_title": "J"}, {"journal": "J"}),
    ("webpage", {"container_title": "J"}, {"journaltitle": "J"}),
    ("thesis", {"publisher": ["U"]}, {"school": "U"}),
    ("thesis", {"publisher": ["U"]}, {"institution": "U"}),
    ("book", {"place": ["L"]}, {"address": "L"}),
    ("book", {"place": ["L"]}, {"location": "L"}),
    ("book", {"annote": "A"}, {"annote": "A"}),
    ("book", {"annote": "A"}, {"annotation": "A"}),
    ("book", {"keywords": ["a"]}, {"keyword": "a"}),
    ("book", {"language": ["de"]}, {"langid": "german"}),
    ("book", {"date": "1990", "original": {"date": "1887"}}, {"year": "1990", "origyear": "1887"}),
    ("book", {"language": ["de"]}, {"hyphenation": "german"}),
    ("webpage", {"url": {"text": "https://e.org/", "accessed": "2020-02-01"}},
     {"howpublished": "\\url{https://e.org/}", "lastchecked": "2020-02-01"}),
    ("book", {"title": "Rivers", "subtitle": "S"}, {"title": "Rivers", "subtitle": "S"}),
    ("chapter", {"container_title": "B", "container_subtitle": "K"},
     {"booktitle": "B", "booksubtitle": "K"}),
    ("article-journal", {"container_title": {"text": "J", "short": "S"}},
     {"journaltitle": "J", "shortjournal": "S"}),
    ("article-journal", {"container_title": "J", "container_subtitle": "K"},
     {"journaltitle": "J", "journalsubtitle": "K"}),
]  # fmt: skip
"""What both dialects read, whichever of them has the field."""

CASES = [
    *(("bibtex", *case) for case in [*BOTH_DIALECTS, *BIBTEX]),
    *(("biblatex", *case) for case in [*BOTH_DIALECTS, *BIBLATEX]),
]
READ = [(dialect, *case) for dialect in ("bibtex", "biblatex") for case in READ_OF_BOTH]

ENTRIES = {"book": "book", "chapter": "incollection", "article-journal": "article",
           "paper-conference": "inproceedings", "webpage": "online", "software": "software",
           "thesis": "phdthesis", "report": "techreport"}  # fmt: skip
"""The types here, and entry types of theirs."""

_FIELD = re.compile(r"^  ([\w-]+) = (?:\{(.*)\}|(\w+)),$", re.M)


def written(dialect: str, type_: str, facts: dict[str, Any]) -> dict[str, str]:
    """The fields of the entry, without those that say what it is and by what it is sorted."""
    text = pt.dumps(reference(type_, facts), dialect)
    found = {name: braced or bare for name, braced, bare in _FIELD.findall(text)}
    implied = ["key", "entrysubtype", "langid", *(["type"] if "genre" not in facts else [])]
    return {name: value for name, value in found.items() if name not in implied}


def read(dialect: str, type_: str, fields: dict[str, str]) -> pt.Book | pt.Reference:
    """The work of an entry with these fields."""
    inner = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    entry = "inbook" if type_ == "book" and "chapter" in fields else ENTRIES[type_]
    return pt.loads(f"@{entry}{{k,\n{inner}}}\n", dialect)["k"]


@pytest.mark.parametrize(("dialect", "type_", "facts", "fields"), CASES)
def test_written(dialect: str, type_: str, facts: dict[str, Any], fields: dict[str, str]) -> None:
    assert written(dialect, type_, facts) == fields


@pytest.mark.parametrize(("dialect", "type_", "facts", "fields"), [*CASES, *READ])
def test_read(dialect: str, type_: str, facts: dict[str, Any], fields: dict[str, str]) -> None:
    found = said(read(dialect, type_, fields))
    if type_ == "thesis":  # of a doctor, as the type of the entry says
        assert found.pop("genre")
    assert found == said(reference(type_, facts))


def test_what_a_row_needs_must_itself_be_written() -> None:
    """A chapter without a book writes no title of a volume, so no subtitle of it either."""
    facts = {"volume-title": "Banks", "volume-subtitle": "Rivers"}
    assert "volumesubtitle" not in written("biblatex", "chapter", facts)


@pytest.mark.parametrize(
    ("language", "name"),
    [("fr-FR", "french"), ("en-us", "american"), ("en-AU", "australian"), ("de-DE", "ngerman"),
     ("zh-Hans", "chinese"), ("ru-Latn", ""), ("x-mine", "")],
)  # fmt: skip
def test_words_are_parted_by_the_rules_of_a_countrys_language(language: str, name: str) -> None:
    for dialect in ("bibtex", "biblatex"):
        text = pt.dumps(pt.Book(key="a", title="T", language=language), dialect)
        assert pt.loads(text, dialect)["a"].language == (language,)
        found = re.search(r"langid = \{(.*)\}", text)
        assert (found[1] if found else "") == name


@pytest.mark.parametrize(
    ("named", "tag"),
    [("austrian", "de-AT"), ("portuges", "pt"), ("brazil", "pt-BR"), ("langgerman", "de"),
     ("polutonikogreek", "el-polyton"), ("acadian", "fr-CA"), ("Ido", "Ido")],
)  # fmt: skip
def test_older_names_of_languages(named: str, tag: str) -> None:
    (work,) = pt.loads(f"@book{{a, title = {{T}}, language = {{{named}}}}}", "biblatex")
    assert work.language == (tag,)
