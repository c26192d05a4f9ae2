"""Names as contents pages have them."""

from __future__ import annotations

import pytest

from precarious_truce.sources.people import is_affiliation, people
from precarious_truce.sources.person_names import name_of, recased
from precarious_truce.sources.roles import credit_inside, split_credits


def named(text: str) -> list[object]:
    return [name if isinstance(name, str) else sorted(name.items()) for name in people(text).names]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("R M Hatherley", "Hatherley, R M"), ("Hatherley R M", "Hatherley, R M"),
        ("R. M. Hatherley", "Hatherley, R. M."), ("Воронцова А. С.", "Воронцова, А. С."),
        ("ALICE VAN", "Van, Alice"), ("JOHN DE", "De, John"), ("Ada Oak", "Oak, Ada"),
        ("ADA OAK", "Oak, Ada"), ("Ada McINTYRE", "McIntyre, Ada"), ("Prof. Ada Oak", "Oak, Ada"),
        ("Dr Ada Oak, PhD", "Oak, Ada"), ("Sir Thomas Elm", "Elm, Thomas"),
        ("王小明", "王小明"), ("山田　太郎", "山田, 太郎"),
        ("Cecil Van Der Meer", "Van Der Meer, Cecil"),
    ],
)  # fmt: skip
def test_a_name(text: str, name: str) -> None:
    assert people(text).names == (name,)


@pytest.mark.parametrize(
    ("text", "particle", "family"),
    [
        ("Cecil VAN DER MEER", "van der", "Meer"),
        ("Cecil van der Meer", "van der", "Meer"),
        ("Ana de la Cruz", "de la", "Cruz"),
        ("Omar ibn Battuta", "ibn", "Battuta"),
        ("Jan ten Brink", "ten", "Brink"),
        ("Luca della Robbia", "della", "Robbia"),
    ],
)
def test_particles(text: str, particle: str, family: str) -> None:
    (name,) = people(text).names
    assert isinstance(name, dict)
    assert name["family"] == family
    assert name["non-dropping-particle"].lower() == particle.lower()


@pytest.mark.parametrize(
    "text",
    ["Ada Oak and Bo Elm", "Ada Oak & Bo Elm", "Ada Oak; Bo Elm", "Ada Oak, Bo Elm",
     "Ada Oak und Bo Elm", "Ada Oak et Bo Elm", "Ada Oak и Bo Elm", "Ada Oak / Bo Elm",
     "Ada Oak,and Bo Elm", "Ada Oak with Bo Elm", "Ada Oak · Bo Elm", "ADA OAK AND BO ELM"],
)  # fmt: skip
def test_several(text: str) -> None:
    assert people(text).names == ("Oak, Ada", "Elm, Bo")
    assert people(text).score > 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [("ALICE VAN DER MEER", "Alice van der Meer"), ("VAN DER MEER", "Van der Meer"),
     ("MEER VAN", "Meer Van"), ("TJ OAK", "TJ Oak"), ("ADA OAK III", "Ada Oak III"),
     ("Ada Oak", "Ada Oak"), ("ADA OAK-ELM", "Ada Oak-Elm"), ("OAK, ADA", "Oak, Ada"),
     ("A. B. OAK", "A. B. Oak")],
)  # fmt: skip
def test_capitals(text: str, expected: str) -> None:
    assert recased(text) == expected


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("Institute of Ecology, Ankara, Turkey", True), ("Department of History", True),
     ("University of Leeds", True), ("Ada Oak", False), ("The river", False)],
)  # fmt: skip
def test_where_somebody_works(text: str, is_one: bool) -> None:
    assert is_affiliation(text) is is_one


@pytest.mark.parametrize(
    "text",
    ["Ilse Brandt, University of Ost, Wales, Paul Roux",
     "Ilse Brandt, University of Ost, Paul Roux",
     "Ilse Brandt (University of Ost), Paul Roux"],
)  # fmt: skip
def test_people_between_the_places_where_they_work(text: str) -> None:
    assert people(text).names == ("Brandt, Ilse", "Roux, Paul")


@pytest.mark.parametrize(
    "text", ["Counting Herring: Three Ledgers", "The History of the River", "War and Peace"]
)
def test_titles_are_no_people(text: str) -> None:
    assert people(text).score < 0


def test_who_works_somewhere_is_likelier_somebody() -> None:
    bare = people("Ana Sol").score
    assert people("Ana Sol (Cairo)").score > bare
    assert people("Ana Sol (Delta Institute, Egypt)").score > people("Ana Sol (Cairo)").score


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Máire Nic Suibhne", "Nic Suibhne, Máire"),
        ("Leonardo Da Costa", "Da Costa, Leonardo"),
        ("Ramón Nadal i Serra", "Nadal i Serra, Ramón"),
    ],
)
def test_family_names_of_several_words(text: str, name: str) -> None:
    assert people(text).names == (name,)


@pytest.mark.parametrize("word", ["Ó", "Ní", "Nic", "Uí", "Mac", "Mhic", "Mc"])
def test_irish_family_names_of_two_words(word: str) -> None:
    assert name_of(f"Máire {word} Suibhne") == f"{word} Suibhne, Máire"


@pytest.mark.parametrize(
    "particle",
    ["St.", "San", "De", "Van", "Der", "Von", "Du", "Le", "La", "Di", "Da", "Del", "Della", "Ibn",
     "Ben", "Bin", "Lo", "Dal", "Dalla", "Ten", "Ter", "Abu", "El"],
)  # fmt: skip
def test_particles_in_capitals_belong_to_the_family_name(particle: str) -> None:
    assert name_of(f"Anna Maria {particle} Oakley") == f"{particle} Oakley, Anna Maria"


@pytest.mark.parametrize("link", ["i", "y", "e"])
def test_two_family_names_leave_a_given_one(link: str) -> None:
    assert name_of(f"Ramón Nadal {link} Serra") == f"Nadal {link} Serra, Ramón"
    alone = name_of(f"Nadal {link} Serra")
    parts = alone if isinstance(alone, dict) else dict(
        zip(("family", "given"), alone.split(", "), strict=True)
    )  # fmt: skip
    assert parts["family"] == "Serra" and parts["given"].startswith("Nadal")


def test_of_several_with_a_comma_before_the_last() -> None:
    assert people("Ada Oak, Bo Elm,and Cy Ash").names == ("Oak, Ada", "Elm, Bo", "Ash, Cy")


def test_where_somebody_works_makes_a_name_likelier() -> None:
    texts = ("Ilse Brandt", "Ilse Brandt (Ost)", "Ilse Brandt (Ost, Wales)")
    found = [people(text) for text in texts]
    assert {one.names for one in found} == {("Brandt, Ilse",)}
    assert [one.left for one in found] == ["", "Ost", "Ost, Wales"]
    none, little, much = (one.score for one in found)
    assert none < little < much == people("Ilse Brandt (University of Ost)").score


@pytest.mark.parametrize(
    ("text", "credits"),
    [
        ("Ines Sol; Una Kerr (translator)", ["author Ines Sol", "translator Una Kerr"]),
        ("Ines Sol, Una Kerr (trans.), Bo Elm (illus.)",
         ["author Ines Sol", "translator Una Kerr", "illustrator Bo Elm"]),
        ("Sol, Ines; Kerr, Una (Übers.)", ["author Sol, Ines", "translator Kerr, Una"]),
        ("Kerr, Una (translator)", ["translator Kerr, Una"]),
        ("Ines Sol (author) and Una Kerr (translator)",
         ["author Ines Sol", "translator Una Kerr"]),
        ("Ines Sol and Una Kerr (eds)", ["editor Ines Sol and Una Kerr"]),
        ("Ines Sol (Cairo) and Una Kerr", ["author Ines Sol (Cairo) and Una Kerr"]),
        ("Ines Sol (translated by Una Kerr)", ["author Ines Sol", "translator Una Kerr"]),
    ],
)  # fmt: skip
def test_roles_in_brackets_behind_names(text: str, credits: list[str]) -> None:
    assert [f"{role} {who}" for role, who in split_credits(text)] == credits


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Epílogo, a cargo de {}", "author"), ("Epíleg, a càrrec de {}", "author"),
        ("Testi scelti, a cura di {}", "editor"), ("Briefe, herausgegeben von {}", "editor"),
        ("Briefe, bearbeitet von {}", "editor"), ("Briefe, eingeleitet von {}", "introduction"),
        ("Lettres, texte établi par {}", "editor"), ("Brieven, bezorgd door {}", "editor"),
        ("Lettere, introdotte da {}", "introduction"), ("Los dibujos de {}", None),
    ],
)  # fmt: skip
def test_who_did_what_behind_a_title(title: str, role: str | None) -> None:
    found = credit_inside(title.format("Clara Ferrer"))
    assert (found[1:3] if found else None) == ((role, "Clara Ferrer") if role else None)
