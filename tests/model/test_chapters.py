"""Chapters and volumes: any division that can be cited on its own."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from precarious_truce.model import Chapter, Volume


def test_plain_text_is_a_title() -> None:
    assert Chapter.model_validate("Preface") == Chapter(title="Preface")
    assert Chapter.model_validate("Preface").kind == "preface"


def test_a_kind_that_is_given_stays() -> None:
    chapter = Chapter(title="Preface", kind="section")
    assert (chapter.kind, chapter.inferred_kind) == ("section", "preface")
    assert chapter.with_valid(number="1").kind == "section"


def test_contents_make_a_part() -> None:
    part = Chapter(title="Water", contents=["Floods", {"title": "Fords", "number": 2}])
    assert [inner.kind for inner in part.walk()] == ["part", "chapter", "chapter"]
    assert [str(inner.title) for inner in part.walk()] == ["Water", "Floods", "Fords"]


def test_one_chapter_is_a_list_of_one() -> None:
    assert len(Volume(number="1", contents="Index").contents) == 1


@pytest.mark.parametrize("chapter", ["", {"pages": "1–9"}, {"title": ""}, {"title": ["A"]}])
def test_every_chapter_has_a_title(chapter: object) -> None:
    with pytest.raises(ValidationError):
        Chapter.model_validate(chapter)


def test_an_unknown_kind_is_refused_with_a_hint() -> None:
    with pytest.raises(ValidationError, match="no kind of part: preface2; did you mean preface"):
        Chapter(title="A", kind="preface2")
