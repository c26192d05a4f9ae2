"""What is written, and where: from the words of a command line."""

from __future__ import annotations

import pytest

from precarious_truce.exporting import plan


@pytest.mark.parametrize(
    ("out", "lines"),
    [("refs.jsonl", {"lines": True}), ("refs.ndjson", {"lines": True}), ("refs.json", {})],
)
def test_the_ending_of_a_document_says_how_it_is_written(out: str, lines: dict[str, bool]) -> None:
    for names in ([], ["csl-json"]):
        (target,), where = plan(names, out, {})
        assert (target.options, where.is_folder) == (lines, False)


def test_the_name_of_a_folder_says_nothing_of_formats() -> None:
    (target,), where = plan(["csl-json"], "refs.jsonl/", {})
    assert (target.options, where.is_folder) == ({}, True)
