"""People as Open Library has them: names in the order they are spoken, with a role in words.

>>> person = Name(family="García Márquez", given="Gabriel")
>>> name_of(person)
{'name': 'Gabriel García Márquez', 'personal_name': 'García Márquez, Gabriel'}
>>> Name.model_validate(read_name(name_of(person))) == person
True
>>> role_of("editorial_director"), field_of("Editorial director"), field_of("Tea lady")
('Editorial director', 'editorial_director', None)
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from precarious_truce.formats.services.values import words
from precarious_truce.model import Name

__all__ = ["NO_ROLE", "ROLES", "field_of", "name_of", "read_name", "role_of", "turned"]

ROLES = (
    "editor", "translator", "illustrator", "introduction", "foreword", "afterword", "compiler",
    "commentator", "annotator", "editorial_director",
)  # fmt: skip
"""The fields of people of a book, beside its authors."""
NO_ROLE = "Contributor"
"""The role of people of whom none is told."""

_BODIES = re.compile(
    r"\b(?:university|institute|society|committee|press|association)\b", re.IGNORECASE
)
_PARTICLES = re.compile(r"\s((?:(?:van|von|de|der|den|la|le|du|di|da|del|ten|ter)\s?)+)$")


def role_of(field: str) -> str:
    """A role in words."""
    return field.replace("_", " ").capitalize()


def field_of(role: str) -> str | None:
    """The field of a role in words: `Editor`, `Ed.`, `translated by`."""
    said = role.casefold().replace(" ", "_")
    return next((f for f in ROLES if said == f), None) or next(
        (f for f in ROLES if said.startswith(f[:6])), None
    )


def name_of(name: Name) -> dict[str, object]:
    """The record of a person or body; turned round as well where the order would mislead."""
    if name.literal:
        return {"name": name.literal, "entity_type": "org"}
    family = " ".join(
        filter(None, (name.dropping_particle, name.non_dropping_particle, name.family))
    )
    shown = " ".join(filter(None, (name.given, family, name.suffix)))
    if turned(shown) == name.facts():
        return {"name": shown}
    inverted = ", ".join(filter(None, (family, name.given, name.suffix)))
    alone: dict[str, object] = {"name": shown}
    both = alone | {"personal_name": inverted}
    said = name.facts()
    bare = Name.from_valid({part: said[part] for part in _PARTS if part in said})
    return alone if _parted(alone) in (bare, _parted(both)) else both


_PARTS = ("family", "given", "non_dropping_particle", "suffix")


def _parted(record: dict[str, object]) -> Name | None:
    said = read_name(record)
    return Name.model_validate(said) if said else None


def read_name(record: Mapping[str, object]) -> dict[str, object] | str:
    """The name of a record, as the model takes it; "" where it has none."""
    name, inverted = words(record.get("name")), words(record.get("personal_name"))
    if words(record.get("entity_type")) == "org":
        return {"literal": name} if name else ""
    same = sorted(re.findall(r"[^\s,]+", inverted)) == sorted(name.split())
    if same and inverted.count(",") in (1, 2):
        return inverted
    if same and " " not in inverted:
        return {"family": inverted} if inverted else ""
    return turned(name)


def turned(name: str) -> dict[str, object] | str:
    """A name as it is shown, turned round: what stands last is the family name."""
    if "," in name or not name:
        return name
    if " " not in name or _BODIES.search(name):
        return {"literal": name}
    given, _, family = name.rpartition(" ")
    particles = _PARTICLES.search(f" {given}")
    if particles and given[: -len(particles[1]) - 1].strip():
        return {
            "family": family,
            "given": given[: len(given) - len(particles[1])].strip(),
            "non_dropping_particle": particles[1].strip(),
        }
    return {"family": family, "given": given}
