"""One name as text (CSL 1.0.2, "Name")."""

from __future__ import annotations

from tests.citations.build import DOE, HISTORY, NAMES, ROE, entries, entry, style


def test_scripts_without_spaces_and_particles() -> None:
    people = [{"family": "田中", "given": "太郎"}, {"family": "van der Veer", "given": "Jan"}]
    assert entry(NAMES.format(""), HISTORY | {"author": people}) == "田中太郎, Jan van der Veer"
    inverted = NAMES.format('name-as-sort-order="all"')
    assert entry(inverted, HISTORY | {"author": people[1:]}) == "Veer, Jan van der"
    never = entry(
        inverted, HISTORY | {"author": people[1:]}, root='demote-non-dropping-particle="never"'
    )
    assert never == "van der Veer, Jan"


def test_the_suffix_of_every_name_keeps_its_punctuation() -> None:
    names = '<names variable="author"><name form="short" suffix=","/></names>'
    assert entries(style(names), {"author": [DOE, ROE]}) == ["Doe,, Roe,"]
