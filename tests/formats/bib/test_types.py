"""Every entry type of both dialects, and what it is (biblatex manual 2.1, btxdoc 3.1)."""

from __future__ import annotations

import pytest

import precarious_truce as pt
from precarious_truce.formats.bib import bibtex
from precarious_truce.formats.bib.types import ENTRY_TYPES, says_more, type_of
from precarious_truce.model import Reference

TYPES = {
    "book": "book mvbook collection mvcollection", "article-journal": "article suppperiodical",
    "chapter": "incollection inbook bookinbook suppbook suppcollection", "pamphlet": "booklet",
    "document": "misc custom", "webpage": "online electronic www", "patent": "patent",
    "periodical": "periodical", "paper-conference": "inproceedings conference",
    "report": "report techreport", "thesis": "thesis phdthesis mastersthesis",
    "manuscript": "unpublished", "software": "software", "dataset": "dataset",
    "entry-encyclopedia": "inreference", "graphic": "artwork", "figure": "image", "song": "audio",
    "legal_case": "jurisdiction", "legislation": "legislation", "treaty": "legal",
    "personal_communication": "letter", "motion_picture": "movie", "musical_score": "music",
    "performance": "performance", "review": "review", "standard": "standard", "broadcast": "video",
}  # fmt: skip
KINDS = {
    "proceedings": "proceedings", "mvproceedings": "proceedings", "reference": "encyclopedia",
    "mvreference": "encyclopedia", "manual": "manual",
}  # fmt: skip


@pytest.mark.parametrize(
    ("entry", "type_"), [(e, type_) for type_, entries in TYPES.items() for e in entries.split()]
)
def test_a_type(entry: str, type_: str) -> None:
    assert type_of(entry, "") == (type_, None)


@pytest.mark.parametrize(("entry", "kind"), [*KINDS.items()])
def test_a_kind_of_book(entry: str, kind: str) -> None:
    assert type_of(entry, "") == ("book", kind)


def test_there_are_no_others() -> None:
    known = {entry for entries in TYPES.values() for entry in entries.split()} | KINDS.keys()
    assert known == ENTRY_TYPES.keys()
    assert type_of("nothing", "") == ("document", None)


@pytest.mark.parametrize(
    ("entry", "stated", "meaning"),
    [
        ("article", "magazine", ("article-magazine", None)),
        ("article", "newspaper", ("article-newspaper", None)),
        ("misc", "map", ("map", None)),
        ("inbook", "preface", ("chapter", "preface")),
        ("book", "proceedings", ("book", "proceedings")),
        ("book", "preface", ("book", None)),
        ("article", "no word", ("article-journal", None)),
    ],
)
def test_a_subtype(entry: str, stated: str, meaning: tuple[str, str | None]) -> None:
    assert type_of(entry, stated) == meaning


@pytest.mark.parametrize("entry", sorted(ENTRY_TYPES))
def test_what_says_more_than_its_type(entry: str) -> None:
    more = {"suppbook", "suppcollection", "suppperiodical", "bookinbook", "review", "www",
            "electronic"}  # fmt: skip
    sets = {"mvbook", "mvcollection", "mvproceedings", "mvreference"}
    assert says_more(entry, ()) == (entry in more | sets)
    assert says_more(entry, {"entrysubtype"}) == (entry in sets)
    assert not says_more(entry, {"volumes", "entrysubtype"})
    assert says_more(entry, {"volumes", "volume", "entrysubtype"}) == (entry in sets)


BOOKS = ("book", "mvbook", "collection", "mvcollection", "proceedings", "mvproceedings",
         "reference", "mvreference", "manual")  # fmt: skip


@pytest.mark.parametrize("entry", sorted(ENTRY_TYPES))
def test_a_book_is_in_no_other_book(entry: str) -> None:
    """`booktitle` beside `title`: of a book it is another title, else that of what it is in."""
    text = f"@{entry}{{k, title = {{T}}, booktitle = {{B}}, publisher = {{P}}}}"
    (work,) = pt.loads(text, "biblatex")
    assert (isinstance(work, pt.Book) or work.container_title is None) == (entry in BOOKS)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [({}, "proceedings"), ({"pages": "1–9"}, "inbook"), ({"number": "3"}, "inbook"),
     ({"container_title": "C"}, "incollection")],
)  # fmt: skip
def test_proceedings_that_stand_in_something(facts: dict[str, str], expected: str) -> None:
    ref = {"type": "book", "kind": "proceedings", "title": "A", **facts}
    assert bibtex.entry_type(Reference.model_validate(ref)) == expected


@pytest.mark.parametrize(
    ("type_", "entry"),
    [("book", "book"), ("chapter", "incollection"), ("paper-conference", "inproceedings"),
     ("entry", "incollection"), ("entry-dictionary", "incollection"),
     ("entry-encyclopedia", "incollection"), ("article-journal", "article"),
     ("article-magazine", "article"), ("article-newspaper", "article"), ("review", "article"),
     ("review-book", "article"), ("thesis", "phdthesis"), ("report", "techreport"),
     ("manuscript", "unpublished"), ("speech", "unpublished"), ("pamphlet", "booklet"),
     ("webpage", "misc"), ("song", "misc"), ("legal_case", "misc")],
)  # fmt: skip
def test_what_a_csl_type_is_in_bibtex(type_: str, entry: str) -> None:
    """btxdoc 3.1."""
    facts = {"type": type_, "key": "k", "title": "T"}
    if entry in ("incollection", "article", "inproceedings"):
        facts["container_title"] = "J"
    assert pt.dumps(pt.Reference.model_validate(facts), "bibtex").startswith(f"@{entry}{{k,")


@pytest.mark.parametrize(
    ("role", "field"),
    [*((role, "editor") for role in ("annotator", "collaborator", "commentator", "compiler",
        "continuator", "founder", "organizer", "redactor", "reviewer", "reviser")),
     ("narrator", "namea"), ("binder", "namea")],
)  # fmt: skip
def test_roles_that_biblatex_has_words_for(role: str, field: str) -> None:
    """english.lbx, strings `by…`; others would be printed by their names."""
    book = pt.Book(title="A", contributor=[{"family": "Elm", "given": "Bo", "role": role}])
    text = pt.dumps(book, "biblatex")
    assert f"  {field} = {{Elm, Bo}},\n  {field}type = {{{role}}},\n" in text


@pytest.mark.parametrize("dialect", ["bibtex", "biblatex"])
@pytest.mark.parametrize(
    "name",
    ["maintitle", "mainsubtitle", "volumetitle", "volumesubtitle", "date", "year", "month", "day"],
)
def test_fields_that_change_what_others_mean_are_not_written_as_they_are(
    dialect: str, name: str
) -> None:
    ref = pt.Reference.model_validate(
        {"type": "report", "key": "k", "title": "T", "extra": {dialect: {name: "X"}}}
    )
    assert f"  {name} = " not in pt.dumps(ref, dialect)
    assert [loss.path[:2] for loss in pt.losses(ref, dialect)] == [("k", "extra")]
