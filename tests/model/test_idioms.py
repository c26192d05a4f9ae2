"""pydantic's and Python's idioms, as scripts use them, over every model of every record."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from hypothesis import given
from pydantic import BaseModel, TypeAdapter, ValidationError
from tests import strategies
from tests.conftest import ROOT, SHARED

import precarious_truce as pt
from precarious_truce.model.base import Record

RECORDS = sorted([*(ROOT / "data").glob("*.yaml"), *(SHARED / "records").glob("*.yaml")])
SELECTIONS: tuple[dict[str, bool], ...] = (
    {}, {"by_alias": True}, {"exclude_none": True}, {"exclude_defaults": True},
    {"exclude_unset": True}, {"by_alias": True, "exclude_defaults": True},
)  # fmt: skip


def _records_in(value: object) -> Iterator[Record]:
    """Every model in a value, the value itself first."""
    if isinstance(value, Record):
        yield value
        value = dict(value)
    if isinstance(value, dict):
        value = tuple(value.values())
    if isinstance(value, (tuple, list)):
        for item in value:
            yield from _records_in(item)


def _models(library: pt.Library) -> Iterator[Record]:
    for work in (*library, *library.references()):
        yield from _records_in(work)


def _loaded(path: Path) -> pt.Library:
    try:
        return pt.load(path)
    except pt.TruceError as error:
        assert isinstance(error.library, pt.Library)
        return error.library


def _comes_back(model: Record) -> None:
    kind = type(model)
    for chosen in SELECTIONS:
        for mode in ("python", "json"):
            dumped = model.model_dump(mode=mode, **chosen)
            assert kind.model_validate(dumped) == model, (mode, chosen)
        assert kind.model_validate_json(model.model_dump_json(**chosen)) == model, chosen


_SAME: dict[str, Callable[[Any], Any]] = {
    "pickle": lambda model: pickle.loads(pickle.dumps(model)),
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
    "model_copy": lambda model: model.model_copy(),
    "deep model_copy": lambda model: model.model_copy(deep=True),
    "changed": lambda model: model.changed(),
    "replace": lambda model: model.__replace__(),
    "facts": lambda model: type(model)(**model.facts()),
    "adapter": lambda model: TypeAdapter(list[type(model)]).validate_python(  # type: ignore[misc]
        [model.model_dump()]
    )[0],
}


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_every_model_of_a_record_comes_back(path: Path) -> None:
    for model in _models(_loaded(path)):
        _comes_back(model)
        for name, same in _SAME.items():
            again = same(model)
            assert again == model and hash(again) == hash(model), name


@given(strategies.libraries)
def test_every_model_that_is_made_comes_back(library: pt.Library) -> None:
    for work in library:
        _comes_back(work)
        for name, same in _SAME.items():
            again = same(work)
            assert again == work and hash(again) == hash(work), name
    plain = json.loads(json.dumps(library.to_list()))
    assert pt.Library.from_list(plain) == library.without([])  # a reference to a Book is that Book


def test_a_schema_asked_for_often_stays_as_it_is() -> None:
    for _ in range(20):
        TypeAdapter(list[pt.Book])
    text = repr(TypeAdapter(list[pt.Book]).core_schema)
    assert text.count("_settle_validated") <= 4


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_a_library_comes_back(path: Path) -> None:
    library = _loaded(path)
    assert pt.Library.from_list(json.loads(json.dumps(library.to_list()))) == library
    assert pickle.loads(pickle.dumps(library)) == library == copy.deepcopy(library)
    assert library + library == library == library.filter(lambda work: True)
    assert sorted(library.sorted().keys()) == sorted(library.keys())


BOOK = pt.Book(
    title="Rivers", author="Marsh, Eleanor", editor="Weyden, Pieter", date=2004,
    publisher="Northfield", place="Leeds",
    contents=["Preface", {"number": 1, "title": "Floods", "author": [], "pages": "15–61"}],
)  # fmt: skip


def test_nothing_said_is_nothing() -> None:
    book = pt.Book(title="Rivers", author=None, key=None, kind=None, contents=None, date=None)
    assert book == pt.Book(title="Rivers")
    chapter = pt.Chapter(title="Floods", author=None, kind=None)
    assert chapter.emptied == () and chapter.kind == "chapter"
    assert pt.Reference(type=None, title="On") == pt.Reference(title="On")
    with pytest.raises(ValidationError):
        pt.Book(title=None)


def test_what_a_part_empties_is_a_fact_of_its_own() -> None:
    floods = BOOK.contents[1]
    assert floods.emptied == ("author",)
    assert floods.model_dump()["author"] == () and "editor" not in floods.model_dump()
    assert floods.changed(author="Osei, Kwame").emptied == ()
    assert floods.changed(pages="16–61").emptied == ("author",)
    assert BOOK.model_dump()["translator"] == ()


WRITERS = ("yaml", "bibtex", "biblatex", "csl-json", "ris", "turtle", "oai-dc")


@pytest.mark.parametrize("format", WRITERS)
def test_what_is_changed_can_be_written(format: str) -> None:
    changes = {"title": "Streams", "author": ["Marsh, Eleanor", "Osei, Kwame"], "date": 2005,
               "contents": [{"title": "Fords", "pages": "1-9"}], "place": None}  # fmt: skip
    whole = BOOK.model_dump(exclude={"key"}) | changes
    expected = pt.dumps(pt.Book.model_validate(whole), format)
    assert pt.dumps(BOOK.model_copy(update=changes), format) == expected
    assert pt.dumps(BOOK.changed(**changes), format) == expected
    assert pt.dumps(BOOK.__replace__(**changes), format) == expected


def test_changing_derives_anew_and_checks() -> None:
    assert BOOK.changed(date="2005").key == "marsh2005"
    assert BOOK.changed(key="mine").changed(date="2005").key == "mine"
    assert BOOK.contents[0].changed(title="Index").kind == "index"
    assert BOOK.changed(**{"parallel-title": "Flüsse"}).parallel_title[0].text == "Flüsse"
    assert BOOK.changed(**{"x-shelf": "3"}).changed(**{"x-row": 4}).private == {
        "x-shelf": "3", "x-row": "4",
    }  # fmt: skip
    assert not BOOK.changed(author=None).author
    with pytest.raises(ValidationError):
        BOOK.changed(titel="Streams")
    with pytest.raises(ValidationError):
        BOOK.changed(kind="novella")
    with pytest.raises(ValidationError):
        BOOK.title = BOOK.title  # type: ignore[misc]


def test_a_part_stays_in_its_place_when_its_reference_is_changed() -> None:
    floods = pt.Library([BOOK]).reference("marsh2004-ch1")
    assert floods.changed(note="Read.").within == floods.within is not None
    assert pickle.loads(pickle.dumps(floods)).within == floods.within


def test_models_are_fields_of_models() -> None:
    class Loan(BaseModel):
        book: pt.Book
        to: str

    loan = Loan(book=BOOK, to="Ola")
    assert Loan.model_validate_json(loan.model_dump_json()) == loan
    assert TypeAdapter(list[pt.Book | pt.Reference]).validate_python(
        [BOOK.model_dump(), {"type": "thesis", "title": "Fords"}]
    ) == [BOOK, pt.Reference(type="thesis", title="Fords")]


def test_works_in_sets_and_dictionaries() -> None:
    again = BOOK.model_copy()
    assert len({BOOK, again}) == 1 and {BOOK: 1}[again] == 1
    assert BOOK.changed(note="Read.") != BOOK and BOOK != "marsh2004"


# --- libraries ------------------------------------------------------------------------------------


def test_a_library_like_a_mapping() -> None:
    article = pt.Reference(type="article-journal", title="Tolls", key="tolls")
    library = pt.Library([BOOK, article])
    assert library.keys() == ("marsh2004", "tolls")
    assert dict(library) == {"marsh2004": BOOK, "tolls": article}  # type: ignore[call-overload]
    assert library.get("nobody") is None and library.get("tolls") == article
    assert library.get("nobody", 3) == 3
    assert library.book("marsh2004") is library["marsh2004"] is library.books()[0]
    assert library.reference("tolls") == article


@pytest.mark.parametrize("caught", [KeyError, pt.TruceError])
def test_a_key_that_is_not_there(caught: type[Exception]) -> None:
    library = pt.Library([BOOK])
    with pytest.raises(caught, match="did you mean marsh2004-ch1"):
        library["marsh2004-c1"]
    with pytest.raises(caught, match="is no book"):
        library.book("marsh2004-ch1")
    with pytest.raises(caught):
        library.reference("nobody")


def test_joining_libraries() -> None:
    one, other = pt.Library([BOOK]), pt.Library([pt.Book(title="Alps")])
    assert (one + other).keys() == ("marsh2004", "alps")
    assert sum([one, other], pt.Library()) == one + other
    assert one + BOOK == one == one + [BOOK]  # noqa: RUF005
    with pytest.raises(pt.TruceError, match="two works have the key"):
        one + BOOK.changed(note="Another copy.")
    with pytest.raises(TypeError):
        one + 3  # type: ignore[operator]


def test_choosing_and_sorting() -> None:
    works = [pt.Book(title=title, date=date) for title, date in (("Baltic", 1999), ("Alps", 2004))]
    library = pt.Library(works)
    assert library.sorted().keys() == ("alps2004", "baltic1999")
    assert library.sorted(key=lambda work: str(work.date)) == library
    assert library.sorted(reverse=True) == library
    assert library.filter(lambda work: work.key > "b").keys() == ("baltic1999",)


def test_values_in_order_and_in_formats() -> None:
    titles = [pt.Title(text=text) for text in ("weirs", "Alps")]
    assert sorted(titles)[0] == "Alps" and "eir" in titles[0] and hash(titles[1]) == hash("Alps")
    assert f"{titles[1]:>6}|{BOOK.author[0]:>16}" == "  Alps| Eleanor Marsh".replace("|", "|  ")
    names = [pt.Name.parse(text) for text in ("Osei, Kwame", "Danube Group", "Marsh, E.")]
    assert [name.inverted for name in sorted(names)] == ["Danube Group", "Marsh, E.", "Osei, Kwame"]
    span = pt.Pages("1–14").ranges[0]
    assert f"{span:>6}{span.first:>3}" == "  1–14  1"


def test_names_beside_text() -> None:
    """`"Marsh, Eleanor" in book.author` was always False."""
    name = pt.Name(family="Weyden", given="Pieter", non_dropping_particle="van der")
    assert name == "van der Weyden, Pieter" == name and name == str(name) == "Pieter van der Weyden"
    assert name != "Weyden, Pieter" and name in {"van der Weyden, Pieter": 1}
    assert BOOK.author[0] == "Marsh, Eleanor" and "Marsh, Eleanor" in BOOK.author
    assert pt.Name.parse("Danube Group") == "Danube Group" != "Danube"
    assert {name, name.model_copy()} == {name} and name != name.changed(orcid="0000-0002-1825-0097")


def test_what_is_no_text_says_how_to_get_it() -> None:
    for value in (BOOK.title, BOOK.date, BOOK.author[0], BOOK.contents[1].pages):
        with pytest.raises(AttributeError, match=r"it is no text: str\(…\).split"):
            value.split(" ")
        with pytest.raises(AttributeError) as raised:
            _ = value.nonsense
        assert "no text" not in str(raised.value)


def test_several_files_are_given_in_a_list(tmp_path: Path) -> None:
    pt.dump(BOOK, tmp_path / "a.yaml")
    with pytest.raises(pt.TruceError, match="several files are given in a list"):
        pt.load(tmp_path / "a.yaml", tmp_path / "b.yaml")  # type: ignore[arg-type]


def test_what_is_shown_is_what_is_said() -> None:
    assert repr(BOOK) == "<Book marsh2004: Rivers, 2 parts>"
    assert repr(BOOK.title) == "Title(text='Rivers')"
    assert "None" not in repr(BOOK.contents[0])


def test_several_values_of_any_iterable() -> None:
    names = {"Marsh, Eleanor": 1, "Osei, Kwame": 2}
    for given_names in (iter(names), names.keys(), (name for name in names), map(str, names)):
        assert [str(n) for n in pt.Book(title="R", author=given_names).author] == [  # type: ignore[arg-type]
            "Eleanor Marsh", "Kwame Osei",
        ]  # fmt: skip
    assert pt.Book(title="R", keywords={"b", "a"}).keywords == ("a", "b")  # type: ignore[arg-type]


def test_changing_in_place_says_how_to_change() -> None:
    with pytest.raises(ValidationError, match="a Chapter never changes; pages of a copy does"):
        BOOK.contents[0].pages = None
    with pytest.raises(ValidationError, match="never changes"):
        del BOOK.author


@pytest.mark.parametrize(("name", "meant"), [("authors", "author"), ("year", "date")])
def test_what_a_field_is_called_here(name: str, meant: str) -> None:
    with pytest.raises(AttributeError, match=f"did you mean {meant}?"):
        getattr(BOOK, name)
    assert not hasattr(BOOK, name) and not hasattr(BOOK, "nothing")


def test_a_library_has_values_and_items() -> None:
    library = pt.Library(BOOK) + pt.Book(title="Alps")
    assert library.values() == tuple(library) == tuple(reversed(list(reversed(library))))
    assert dict(library.items()) == dict(library)  # type: ignore[call-overload]
    assert BOOK in library and library["marsh2004-ch1"] in library
    assert BOOK.changed(note="Read.") not in library and [] not in library
    assert library.sorted(key=lambda work: work.date).keys() == ("marsh2004", "alps")
    for number in (0, None, slice(1)):
        with pytest.raises(KeyError, match="list"):
            library[number]  # type: ignore[index]


@pytest.mark.parametrize(
    "given", ["x", None, 3, {"title": "R"}, BOOK.contents[0], BOOK.parts()[0], Path("x.yaml")]
)
def test_what_is_no_work(given: Any) -> None:
    for used in (pt.Library, pt.check, pt.bibliography, lambda it: pt.dumps(it, "ris")):
        if not (used is pt.bibliography and isinstance(given, pt.Placed)):
            with pytest.raises(TypeError, match="is no work; "):
                used(given)
        with pytest.raises(TypeError, match="is no work; "):
            used([given])


def test_a_part_has_what_its_chapter_has() -> None:
    floods = BOOK.part("marsh2004-ch1")
    assert (str(floods.title), floods.number, floods.kind) == ("Floods", "1", "chapter")
    assert floods.pages == "15-61"


def test_citing_with_what_a_cite_has() -> None:
    library = pt.Library([BOOK])
    texts = {pt.cite(library, "marsh2004", locator=page) for page in (60, "60", pt.Pages("60"))}
    assert texts == {"(Marsh, 2004, p. 60)"}
    for wrong in ({"page": 60}, {"prefx": "see"}):
        with pytest.raises(pt.TruceError, match="a cite has no"):
            pt.cite(library, "marsh2004", **wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("nothing", ["", None])
def test_no_file_is_no_directory(nothing: Any) -> None:
    with pytest.raises(pt.TruceError, match="no file is named"):
        pt.load(nothing)


def test_a_path_is_no_text_and_one_column_is_no_list_of_letters() -> None:
    with pytest.raises(pt.TruceError, match="not PurePosixPath"):
        pt.loads(PurePosixPath("rivers.yaml"))  # type: ignore[arg-type]
    assert pt.Library([BOOK]).rows("title")[0] == {"title": "Rivers"}


def test_a_loss_of_what_is_not_there_is_told() -> None:
    library = pt.Library([BOOK])
    loss = pt.Loss((BOOK.key, "sources", 9, "url"), "x", None, "no place for it")
    with pytest.raises(pt.TruceError, match="nothing at"):
        library.without([loss])


def test_a_pickle_holds_what_was_said_and_no_more() -> None:
    floods = BOOK.contents[1]
    pickled = pickle.dumps(floods)
    again = pickle.loads(pickled)
    assert list(again.__dict__) == list(floods.__dict__)
    assert again.model_fields_set == floods.model_fields_set
    assert again.model_dump(exclude_unset=True) == floods.model_dump(exclude_unset=True)
    assert b"title" in pickled and b"annotator" not in pickled
