"""The order of sort keys (CSL 1.0.2, "Sorting")."""

from __future__ import annotations

import pytest

from precarious_truce.citations.collation import collation, in_groups, sorted_by


@pytest.mark.parametrize(
    ("language", "ordered"),
    [
        ("en", ["A tale", "a tale of two cities", "ábaco", "Abacus", "zebra"]),
        ("en", ["Henry IV, part 2", "Henry IV, part 10"]),
        ("da", ["Zola", "Ærø", "Øst", "Århus"]),
        ("sv", ["Zorn", "Åberg", "Ängström", "Öberg"]),
        ("de", ["Öhler", "Oktober", "Straße", "Strasser"]),
        ("ru", ["Горький", "Чехов", "Adams"]),
        ("en", ["Adams", "Горький"]),
    ],
)
def test_words_sort_as_their_language_has_it(language: str, ordered: list[str]) -> None:
    shuffled = [*ordered[1:], ordered[0]]
    assert sorted(shuffled, key=lambda text: collation(text, language)) == ordered


def test_missing_keys_come_last_in_either_direction() -> None:
    keys = [["1924"], [""], ["1977"]]
    assert sorted_by(["a", "b", "c"], keys, [False], "en") == ["a", "c", "b"]
    assert sorted_by(["a", "b", "c"], keys, [True], "en") == ["c", "a", "b"]


def test_the_first_key_counts_most_and_later_ones_decide_between_equals() -> None:
    keys = [["Carr", "1961"], ["Berlin", "1953"], ["Carr", "1939"]]
    assert sorted_by(["what", "hedgehog", "twenty"], keys, [False, False], "en") == [
        "hedgehog", "twenty", "what",
    ]  # fmt: skip


def test_cites_of_the_same_names_stand_where_the_first_one_does() -> None:
    assert in_groups([1, 2, 3, 4], ["Carr", "Berlin", "Carr", ""]) == [1, 3, 2, 4]
