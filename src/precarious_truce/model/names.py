"""Names of people and organisations, in CSL's parts (CSL 1.0.2, "Names").

>>> Name.parse("Arkwright, Thomas, Jr.")
Name(family='Arkwright', given='Thomas', suffix='Jr.')
>>> Name.parse("Danube Survey Group")
Name(literal='Danube Survey Group')
>>> Name(family="Weyden", given="Pieter", non_dropping_particle="van der").inverted
'van der Weyden, Pieter'
"""

from typing import TYPE_CHECKING, Annotated, ClassVar, Self

from pydantic import ModelWrapValidatorHandler, model_validator

from precarious_truce.model.base import Line, Record, Values, as_list_first
from precarious_truce.model.identifiers import ORCID

if TYPE_CHECKING:
    from typing import Unpack

    from precarious_truce.model.inputs import ContributorFields, NameFields

__all__ = ["IN_PARTS", "Contributor", "InParts", "Name", "Names", "same_names"]

IN_PARTS = "in parts"
"""Is among the fields that are set of a name whose parts somebody told apart in a record."""


_AND_OTHERS = frozenset(("et al.", "et al", "and others"))
"""What people write behind the last name of a list that goes on; BibTeX and this model: others."""


class InParts(dict[str, object]):
    """A mapping of a record that says which part of a name is what; nobody need guess it."""


class Name(Record):
    """A person in parts, or an organisation (or a name not to be taken apart) as `literal`."""

    if TYPE_CHECKING:

        def __init__(self, **fields: Unpack[NameFields]) -> None: ...

    shorthand: ClassVar[str | None] = "literal"

    family: Line | None = None
    """The family name. Example: Weyden"""
    given: Line | None = None
    """The given names, in full or as initials; a name of one part is `family`. Example: Pieter"""
    dropping_particle: Line | None = None
    """A particle left out where the family name stands alone. Example: de"""
    non_dropping_particle: Line | None = None
    """A particle that always stands before the family name. Example: van der"""
    suffix: Line | None = None
    """What stands behind the name. Example: Jr."""
    comma_suffix: bool | None = None
    """Whether a comma stands before the suffix. Example: true"""
    static_ordering: bool | None = None
    """Whether the family name always stands first. Example: true"""
    literal: Line | None = None
    """An organisation, or a name not to be taken apart. Example: Danube Survey Group"""
    romanized: Line | None = None
    """The name in Latin letters. Example: Orlova, Anna"""
    orcid: ORCID | None = None
    """The person's ORCID. Example: 0000-0002-1825-0097"""

    @model_validator(mode="wrap")
    @classmethod
    def _from_text(cls, value: object, handler: ModelWrapValidatorHandler[Self]) -> Self:
        if isinstance(value, str):
            return handler(name_parts(value))
        made = handler(_of_one_part(value) if isinstance(value, dict) else value)
        if type(value) is InParts:
            made.__pydantic_fields_set__.add(IN_PARTS)
        return made

    @model_validator(mode="after")
    def _names_somebody(self) -> Self:
        if not (self.family or self.given or self.literal):
            raise ValueError("a name needs family, given or literal; write `Family, Given`")
        if self.literal and (self.family or self.given):
            raise ValueError(
                "a name has either literal or family and given, not both; keep one of the two"
            )
        return self

    @classmethod
    def _settle(cls, values: Values) -> None:
        if not values["family"]:
            values |= _of_one_part(values)
            if (values["literal"] or "").casefold() in _AND_OTHERS:
                values["literal"] = "others"

    @classmethod
    def parse(cls, text: str) -> Self:
        """`Family, Given[, Suffix]`; text without a comma is a literal name."""
        return cls.model_validate(text)

    @property
    def particles(self) -> str:
        """Both particles, as they stand before the family name."""
        return " ".join(p for p in (self.dropping_particle, self.non_dropping_particle) if p)

    @property
    def inverted(self) -> str:
        """`Family, Given, Suffix`, particles before the family name; or the literal."""
        if self.literal:
            return self.literal
        family = " ".join(p for p in (self.particles, self.family) if p)
        return ", ".join(p for p in (family, self.given, self.suffix) if p)

    def __eq__(self, other: object) -> bool:
        """Whether both say the same; text is compared with the inverted form and the printed one.

        >>> name = Name(family="Marsh", given="Eleanor")
        >>> name == "Marsh, Eleanor", name == "Eleanor Marsh", name in {"Marsh, Eleanor"}
        (True, True, True)
        """
        if type(self) is type(other):
            return bool(self.__dict__ == other.__dict__)
        return other in (self.inverted, str(self)) if isinstance(other, str) else NotImplemented

    def __hash__(self) -> int:
        own = self.__dict__
        rest = own["suffix"] or own["dropping_particle"] or own["non_dropping_particle"]
        if own["family"] and own["given"] and not rest:  # most names, at once
            return hash(f"{own['family']}, {own['given']}")
        return hash(self.inverted)

    def __lt__(self, other: "Name") -> bool:
        """Whether it comes first by its inverted form, whatever the case of letters."""
        if not isinstance(other, Name):
            return NotImplemented
        return (self.inverted.casefold(), self.inverted) < (
            other.inverted.casefold(),
            other.inverted,
        )

    def __str__(self) -> str:
        """`Given Family Suffix`, as in running text; or the literal."""
        if self.literal:
            return self.literal
        parts = (self.given, self.particles, self.family, self.suffix)
        return " ".join(p for p in parts if p)


def _of_one_part(values: Values) -> Values:
    """The parts of a name; one that is only given is the family name, as all formats have it.

    >>> Name(given="Strabo")
    Name(family='Strabo')
    """
    if values.get("given") and not values.get("family") and not values.get("literal"):
        return values | {"family": values["given"], "given": None}
    return values


def name_parts(text: str) -> dict[str, str]:
    """The parts of a name written as text: at most family, given and suffix; else a literal.

    >>> name_parts("Prince,"), name_parts("")
    ({'family': 'Prince'}, {'literal': ''})
    """
    parts = [p.strip() for p in text.split(",", 2)]
    if len(parts) == 1 or not parts[0]:
        return {"literal": text.strip()}
    return {k: v for k, v in zip(("family", "given", "suffix"), parts, strict=False) if v}


class Contributor(Name):
    """A name with the role it had: a MARC relator term or code (https://id.loc.gov/vocabulary/relators)."""

    if TYPE_CHECKING:

        def __init__(self, **fields: Unpack[ContributorFields]) -> None: ...

        def __eq__(self, other: object) -> bool: ...  # else checkers take a dataclass's own

        def __hash__(self) -> int: ...

    role: Line | None = None
    """What they did: a MARC relator term or code. Example: cartographer"""

    @model_validator(mode="before")
    @classmethod
    def _flat(cls, value: object) -> object:
        if isinstance(value, dict) and "name" in value:
            name, rest = value["name"], {k: v for k, v in value.items() if k != "name"}
            parts = name_parts(name) if isinstance(name, str) else name
            parts = parts.facts() if isinstance(parts, Name) else parts
            if not isinstance(parts, dict):
                raise ValueError(f"{name!r} is no name; write Family, Given")
            return {**parts, **rest}
        return value


Names = Annotated[tuple[Name, ...], as_list_first]
"""One name or a list of names, in order."""


def same_names(people: tuple[Name, ...], others: tuple[Name, ...]) -> bool:
    """Whether these are the same people; whether a particle is dropped is a habit of citing.

    >>> one = Name(family="Gogh", given="Vincent", dropping_particle="van")
    >>> same_names((one,), (Name(family="Gogh", given="Vincent", non_dropping_particle="van"),))
    True
    >>> same_names((one,), (Name(family="Gogh", given="Theo"),))
    False
    """
    return people == others or (
        len(people) == len(others) and list(map(_printed, people)) == list(map(_printed, others))
    )


def _printed(name: Name) -> tuple[str | None, ...]:
    return name.literal, name.family, name.given, name.particles, name.suffix
