"""One name taken apart (CSL 1.0.2, "Names": particles, suffixes, initials)."""

from __future__ import annotations

import pytest

from precarious_truce.citations.person import Name, initials, normalised


@pytest.mark.parametrize(
    ("given", "parts"),
    [
        ({"family": "van Gogh", "given": "Vincent"}, ("van", "Gogh", "Vincent", "", "")),
        ({"family": "Beethoven", "given": "Ludwig van"}, ("", "Beethoven", "Ludwig", "van", "")),
        ({"family": "d’Aubignac", "given": "François"}, ("d’", "Aubignac", "François", "", "")),
        ({"family": "King", "given": "Martin Luther, Jr."},
         ("", "King", "Martin Luther", "", "Jr.")),
        ({"family": '"van Dam"', "given": "A."}, ("", "van Dam", "A.", "", "")),
        ({"family": "de Gaulle", "given": "Charles", "parse-names": False},
         ("", "de Gaulle", "Charles", "", "")),
        ({"family": "Fontaine", "given": "Jean", "dropping-particle": "de",
          "non-dropping-particle": "La"}, ("La", "Fontaine", "Jean", "de", "")),
    ],
)  # fmt: skip
def test_the_parts_of_a_name(given: dict[str, object], parts: tuple[str, ...]) -> None:
    name = Name.read(given)
    assert name is not None
    assert (name.particle, name.family, name.given, name.dropping, name.suffix) == parts


@pytest.mark.parametrize("value", [None, True, {}, [], {"family": ""}, {"family": []}, "  "])
def test_what_is_no_name(value: object) -> None:
    assert Name.read(value) is None


def test_institutions_are_in_one_piece() -> None:
    names = [Name.read({"literal": "UNESCO"}), Name.read("UNESCO"),
             Name.read({"family": "UNESCO", "isInstitution": True})]  # fmt: skip
    assert [name and (name.literal, name.is_literal) for name in names] == [("UNESCO", True)] * 3


def test_scripts_are_told_by_their_letters() -> None:
    shown = [
        Name(family=family, given=given).script
        for family, given in [("Doe", "Jane"), ("Чехов", "Антон"), ("毛", "泽东"), ("毛", "Zedong")]
    ]
    assert shown == [2, 2, 0, 1]


@pytest.mark.parametrize(
    ("given", "mark", "expected"),
    [("Jean-Luc", ".", "J.-L."), ("Edward Hallett", ". ", "E. H."), ("E.H.", "", "EH"),
     ("Lord", ".", "Lord"), ("Guillaume de", ".", "G. de"), ("太郎", ".", "太郎")],
)  # fmt: skip
def test_initials(given: str, mark: str, expected: str) -> None:
    assert initials(given, mark, True) == expected


def test_initials_that_are_there_are_written_alike() -> None:
    assert normalised("E.H.", ". ", True) == "E. H."
    assert normalised("Edward H", ".", True) == "Edward H."
    assert initials("Jean-Luc", ".", False) == "J.L."


def test_initials_of_marked_names() -> None:
    name = "<b>John</b>-Quincy <i>A</i>"
    assert initials(name, ". ", hyphen=True) == "<b>J.</b>-Q. <i>A.</i>"
    assert initials(name, ".", hyphen=True) == "<b>J.</b>-Q.<i>A.</i>"
    assert initials("<b>J</b>ohn", ".", hyphen=True) == "<b>J</b>ohn"
