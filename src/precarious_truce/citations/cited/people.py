"""Who is named in a citation, and in which script.

>>> from precarious_truce.model import Name
>>> people((Name(family="华", given="林甫", romanized="Hua, Linfu"),), Manner())
[{'family': 'Hua', 'given': 'Linfu'}]
"""

from __future__ import annotations

from collections.abc import Iterable

from precarious_truce.citations.cited.manner import Manner
from precarious_truce.formats.csl_json.foreign import Json
from precarious_truce.formats.csl_json.values import write_names
from precarious_truce.model import Name
from precarious_truce.model.names import name_parts

__all__ = ["ROLES", "people"]

ROLES = (
    "author", "editor", "translator", "compiler", "illustrator", "editorial_director", "chair",
    "composer", "curator", "director", "executive_producer", "guest", "host", "interviewer",
    "narrator", "organizer", "performer", "producer", "recipient", "reviewed_author",
    "script_writer", "series_creator", "container_author", "contributor",
)  # fmt: skip
"""Roles that are a name variable of CSL."""


def people(names: Iterable[Name], manner: Manner) -> list[dict[str, Json]]:
    """Names in CSL's parts, as the script of the document has them."""
    return [part for name in names for part in write_names((_in_script(name, manner),))]


def _in_script(name: Name, manner: Manner) -> Name:
    """The name in Latin letters, where they are known and wanted; both, where that is asked for."""
    if not name.romanized or not manner.romanizes:
        return name
    parts = name_parts(name.romanized)
    if manner.script == "both":
        last = next(part for part in ("literal", "given", "family") if part in parts)
        parts[last] += f" {_original(name)}"
    return Name.from_valid(parts)


def _original(name: Name) -> str:
    """A name in its own script; Chinese, Japanese and Korean ones begin with the family name."""
    if name.literal:
        return name.literal
    family, given = name.family or "", name.given or ""
    return (
        family + given
        if (family + given).isalpha() and ord(family[:1] or "a") > 0x2E7F
        else str(name)
    )
