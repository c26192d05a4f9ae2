"""Names of people and organisations."""

from __future__ import annotations

import pytest
from hypothesis import given
from pydantic import ValidationError
from tests import strategies

import precarious_truce as pt
from precarious_truce.model import Contributor, Name
from precarious_truce.model.names import name_parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Marsh, Eleanor", {"family": "Marsh", "given": "Eleanor"}),
        ("Arkwright, Thomas, Jr.", {"family": "Arkwright", "given": "Thomas", "suffix": "Jr."}),
        ("Prince,", {"family": "Prince"}),
        ("Danube Survey Group", {"literal": "Danube Survey Group"}),
        (", Eleanor", {"literal": ", Eleanor"}),
        ("A, B, C, D", {"family": "A", "given": "B", "suffix": "C, D"}),
    ],
)
def test_text_is_taken_apart_at_its_commas(text: str, parts: dict[str, str]) -> None:
    assert name_parts(text) == parts
    assert Name.parse(text) == Name.model_validate(parts)


def test_particles_stand_before_the_family_name() -> None:
    name = Name.model_validate(
        {
            "family": "Berg",
            "given": "Ada",
            "dropping-particle": "von",
            "non-dropping-particle": "der",
        }
    )
    assert (name.particles, name.inverted, str(name)) == (
        "von der", "von der Berg, Ada", "Ada von der Berg",
    )  # fmt: skip


@pytest.mark.parametrize("name", ["", {}, {"suffix": "Jr."}, {"literal": "A", "family": "B"}])
def test_a_name_names_somebody_in_one_way(name: object) -> None:
    with pytest.raises(ValidationError):
        Name.model_validate(name)


@given(strategies.persons)
def test_a_person_comes_back(parts: dict[str, str]) -> None:
    name = Name.model_validate(parts)
    assert Name.model_validate(name.model_dump(by_alias=True)) == name
    known = name.literal or name.family or name.given
    assert known is not None and known in name.inverted and known in str(name)


def test_a_contributor_may_have_its_name_as_a_whole() -> None:
    flat = Contributor.model_validate({"name": "Lisle, Margaret", "role": "ctg"})
    deep = Contributor.model_validate(
        {"name": {"family": "Lisle", "given": "Margaret"}, "role": "ctg"}
    )
    assert flat == deep == Contributor(family="Lisle", given="Margaret", role="ctg")


@pytest.mark.parametrize("format", ["yaml", "biblatex", "ris", "csl-json", "marcxml", "hayagriva"])
def test_a_name_of_one_part_is_a_family_name(format: str) -> None:
    book = pt.Book(title="A", key="a", author={"given": "Strabo"})
    assert book.author == (Name(family="Strabo"),) == (Name.from_valid({"given": "Strabo"}),)
    assert pt.Book.model_validate(book.model_dump(exclude_unset=True)) == book
    assert list(pt.loads(pt.dumps(book, format), format)) == [book]
    assert pt.cite(book) == "(Strabo, n.d.)"


@pytest.mark.parametrize("last", ["et al.", "et al", "and others", "others"])
def test_names_that_go_on_end_in_others(last: str) -> None:
    book = pt.Book(title="A", author=["Marsh, Eleanor", last])
    assert book.author[-1].literal == "others"
    assert "author = {Marsh, Eleanor and others}" in pt.dumps(book, "bibtex")
    people = f'[{{"family": "Marsh"}}, {{"literal": "{last}"}}]'
    (read,) = pt.loads(f'[{{"type": "book", "title": "A", "author": {people}}}]', "csl-json")
    assert read.author[-1].literal == "others"
