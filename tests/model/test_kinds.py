"""Kinds of parts: inferred from titles and numbers."""

from __future__ import annotations

import pytest

from precarious_truce.model import Chapter
from precarious_truce.model.kinds import KINDS, infer


@pytest.mark.parametrize(
    ("title", "number", "kind"),
    [
        ("Vorwort", None, "preface"), ("Предисловие", None, "preface"),
        ("Appendix B", None, "appendix"),
        ("Appendix B: Maps", None, "appendix"), ("Index", "7", "chapter"), ("Notes", None, "notes"),
        ("Author index", None, "index"), ("Index of Languages", None, "index"),
        ("List of References", None, "bibliography"), ("The price index", None, "chapter"),
        ("Introduction to Logic", None, "chapter"),
        ("List of abbreviations", None, "abbreviations"),
    ],
)  # fmt: skip
def test_kinds_are_inferred(title: str, number: str | None, kind: str) -> None:
    assert Chapter(title=title, number=number).kind == kind


def test_every_kind_stands_somewhere_and_titles_name_one_kind() -> None:
    titles = [title for kind in KINDS.values() for title in kind.titles]
    assert len(set(titles)) == len(titles)
    assert {kind.matter for kind in KINDS.values()} == {"front", "body", "back"}
    for name, kind in KINDS.items():
        assert all(infer(title.upper()) == name for title in kind.titles)
