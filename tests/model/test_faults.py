"""What is wrong is said in scripts as in records."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pydantic
import pytest

import precarious_truce as pt

CHAPTER = {"title": "Floods"}
WRONG: list[tuple[type[pydantic.BaseModel], dict[str, Any], str, str, str]] = [
    (pt.Book, {"title": "R", "titel": "R"}, "Y4", "unknown field titel", "did you mean title?"),
    (pt.Book, {"title": "R", "authors": "M"}, "Y4", "unknown field authors", "mean author?"),
    (pt.Book, {"title": "R", "parallel_titel": "R"}, "Y4", "parallel_titel", "parallel_title?"),
    (pt.Book, {"title": "R", "year": 2004}, "Y4", "unknown field year", "did you mean date?"),
    (pt.Book, {"author": "Marsh, Eleanor"}, "Y6", "title is missing", ""),
    (pt.Book, {"title": None}, "Y6", "title is missing", ""),
    (pt.Book, {"title": "R", "date": {"year": 1}}, "Y5", "date is a mapping where text", ""),
    (pt.Book, {"title": "R", "date": [1, 2]}, "Y5", "date is a list where text belongs", ""),
    (pt.Book, {"title": "R", "note": object()}, "Y5", "note is a object where text belongs", ""),
    (pt.Book, {"title": "R", "publisher": ""}, "Y5", "publisher is empty", "leave it out"),
    (pt.Book, {"title": "R", "kind": "novella"}, "Y5", "no kind of book: novella", "kinds are"),
    (pt.Book, {"title": "R", "extra": "x"}, "Y5", "extra is text where a mapping belongs", ""),
    (pt.Book, {"title": "R", "formats": {"a{b}": {}}}, "Y5", "the name of a format is a word", ""),
    (pt.Book, {"title": "R", "contents": [CHAPTER, {**CHAPTER, "page": "3"}]}, "Y4",
     "contents[1].page: unknown field page", "did you mean pages?"),
    (pt.Book, {"title": "R", "contents": [{**CHAPTER, "key": "a"}, {**CHAPTER, "key": "a"}]}, "Y7",
     "the key a is used twice", ""),
    (pt.Chapter, {"title": "R", "facing": "{}"}, "Y5", "facing is text where true or false", ""),
    (pt.Name, {"family": "Marsh", "surname": "x"}, "Y4", "unknown field surname", "family"),
    (pt.Reference, {"type": "thesys"}, "Y5", "no CSL type: thesys", "did you mean thesis?"),
    (pt.Reference, {"type": "book", "kind": "preface"}, "Y5", "no kind of book: preface", "type"),
]  # fmt: skip

WAYS: dict[str, Callable[[type[pydantic.BaseModel], dict[str, Any]], object]] = {
    "made": lambda model, values: model(**values),
    "validated": lambda model, values: model.model_validate(values),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("model", "values", "code", "message", "hint"), WRONG)
def test_a_fault_and_what_to_do(
    model: type[pydantic.BaseModel],
    values: dict[str, Any],
    code: str,
    message: str,
    hint: str,
    way: str,
) -> None:
    with pytest.raises(pydantic.ValidationError) as caught:
        WAYS[way](model, values)
    error = pt.as_truce_error(caught.value)
    (fault,) = error.diagnostics
    assert fault.code == code and message in fault.message and hint in (fault.hint or "")
    assert fault.path == caught.value.errors()[0]["loc"]
    assert caught.value.title == model.__name__


def test_faults_of_json_and_of_changes() -> None:
    with pytest.raises(pydantic.ValidationError, match="did you mean title"):
        pt.Book.model_validate_json('{"title": "Rivers", "titel": "x"}')
    with pytest.raises(pydantic.ValidationError, match="did you mean title"):
        pt.Book(title="Rivers").changed(titel="x")
    with pytest.raises(pydantic.ValidationError, match="Invalid JSON"):
        pt.Book.model_validate_json("{")


def test_all_faults_at_once() -> None:
    with pytest.raises(pydantic.ValidationError) as caught:
        pt.Book(titel="x", date={"a": 1}, contents=[{"page": 1}])  # type: ignore[call-arg]
    assert caught.value.error_count() == 5
    faults = pt.as_truce_error(caught.value).diagnostics
    assert {fault.code for fault in faults} == {"Y4", "Y5", "Y6"}


def test_pydantics_own_account_of_a_fault_stays() -> None:
    with pytest.raises(pydantic.ValidationError) as caught:
        pt.Book.model_validate({"title": "Rivers", "titel": "x"})
    (detail,) = caught.value.errors()
    assert (detail["type"], detail["loc"], detail["input"]) == ("extra_forbidden", ("titel",), "x")
    assert pt.ValidationError is pydantic.ValidationError


@pytest.mark.parametrize("wrong", [
    lambda: pt.Book(titel="x"), lambda: pt.loads("titel: x"), lambda: pt.Library()["x"],
    lambda: pt.dumps(pt.Library(), "x"), lambda: pt.cite(pt.Library(), "x"),
])  # fmt: skip
def test_one_name_catches_all(wrong: Callable[[], object]) -> None:
    with pytest.raises(ValueError):
        wrong()
