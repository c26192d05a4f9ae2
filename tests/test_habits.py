"""What users of other libraries ask for by other names is told what to write here."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable

import pytest

import precarious_truce as pt
from precarious_truce.habits import written_as

BOOK = pt.Book(title="Rivers", author="Marsh, Eleanor", date=2004, contents=["Preface"])
LIBRARY = pt.Library(BOOK)


@pytest.mark.parametrize(
    ("asked", "name", "told"),
    [
        (BOOK, "to_bibtex", '; write pt.dumps(book, "bibtex")'),
        (BOOK, "to_csl_json", '; write pt.dumps(book, "csl-json")'),
        (BOOK, "as_excel", '; write pt.dumps(book, "xlsx")'),
        (BOOK, "save", '; write pt.dump(book, "FILE.bib")'),
        (BOOK, "find", '; write book.part("KEY")'),
        (BOOK, "to_dict", "; write book.model_dump()"),
        (BOOK, "chapters", "; did you mean contents?"),
        (LIBRARY["marsh2004-preface"], "cite", "; write pt.cite(reference)"),
        (LIBRARY, "to_ris", '; write pt.dumps(library, "ris")'),
        (LIBRARY, "to_dict", "; write library.to_list()"),
        (LIBRARY, "df", "; write pandas.DataFrame(library.rows())"),
        (LIBRARY, "title", "; a work in it may have: library['marsh2004'].title"),
        (LIBRARY, "year", "; a work in it may have: library['marsh2004'].date"),
        (LIBRARY, "locate", '; write book.locate("p. 60")'),
        (pt.Library([]), "title", "library['KEY'].title"),
        (pt, "to_yaml", '; write pt.dumps(works, "yaml")'),
        (pt, "read", '; write pt.load("FILE")'),
        (pt, "Librery", "; did you mean Library?"),
        (pt.Pages("3–9"), "start", "; did you mean first?"),
        (pt.Pages("3–9"), "count", "; did you mean total?"),
    ],
)
def test_names_of_others(asked: object, name: str, told: str) -> None:
    with pytest.raises(AttributeError) as raised:
        getattr(asked, name)
    assert name in str(raised.value) and str(raised.value).endswith(told)
    assert not hasattr(asked, name)


@pytest.mark.parametrize("asked", [BOOK, LIBRARY, pt, pt.Pages("3–9")])
@pytest.mark.parametrize("name", ["nothing", "to_nothing", "_repr_png_", "__array__", "to_"])
def test_names_that_nobody_has(asked: object, name: str) -> None:
    with pytest.raises(AttributeError, match=name) as raised:
        getattr(asked, name)
    assert "write" not in str(raised.value) and "did you mean" not in str(raised.value)


@pytest.mark.parametrize("on", ["book", "library", "reference"])
def test_what_is_told_can_be_written(on: str) -> None:
    """What a name is told is something that there is."""
    works = {"book": BOOK, "library": LIBRARY, "reference": LIBRARY["marsh2004-preface"]}
    names = {"pt": pt, "book": BOOK, "KEY": "marsh2004-preface", on: works[on]}
    for name in ("cite", "bibliography", "to_ris", "check", "losses", "find", "locate", "walk"):
        call = str(written_as(name, on))
        if "lambda" not in call:
            assert eval(call.replace('"KEY"', "KEY"), names) is not None, call


def test_a_library_takes_no_new_attributes() -> None:
    with pytest.raises(AttributeError):
        LIBRARY.title = "Alps"  # type: ignore[attr-defined]
    for other in (copy.copy(LIBRARY), copy.deepcopy(LIBRARY), pickle.loads(pickle.dumps(LIBRARY))):
        assert other == LIBRARY and other.keys() == ("marsh2004",)


def test_a_fault_without_a_place_names_none() -> None:
    with pytest.raises(KeyError) as raised:
        LIBRARY["marsh2003"]
    assert str(raised.value).startswith("error[K1]: no work or part")


@pytest.mark.parametrize("made", [str, str.encode])
def test_a_page_is_drafted(made: Callable[[str], str | bytes]) -> None:
    draft = pt.draft_of(made("Preface ... ix\n1 Water ... 15\n2 Salt ... 40\n"))
    assert isinstance(draft, pt.Draft)
    (book,) = pt.loads(draft.record())
    assert [str(part.title) for part in book.contents] == ["Preface", "Water", "Salt"]
