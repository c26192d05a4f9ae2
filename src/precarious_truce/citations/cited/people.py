"""Who is named in a citation, and in which script.

>>> from precarious_truce.model import Name
>>> people((Name(family="华", given="林甫", romanized="Hua, Linfu"),), Manner())
[{'family': 'Hua', 'given': 'Linfu'}]
"""

from __future__ import annotations

from collections.abc import Iterable

from precarious_truce.citations.cited.manner import Manner
from precarious_truce.citations.cited.titles import is_ideographic
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
    """Names in CSL's parts, as the script of the document has them.

    With the script `both` a name has its own script, too, in `in-own-script`.
    """
    return [_person(name, manner) for name in names]


def _person(name: Name, manner: Manner) -> dict[str, Json]:
    if not name.romanized or not manner.romanizes:
        found = write_names((name,))[0]
        if manner.manual.inverts_names and not is_ideographic(name.family or ""):
            found.pop("static-ordering", None)
        return found
    found = write_names((Name.from_valid(name_parts(name.romanized)),))[0]
    keeps_order = manner.manual.ideographs and is_ideographic(name.family or name.literal or "")
    if keeps_order and "given" in found:
        found["static-ordering"] = True
    if manner.script == "both" or (keeps_order and manner.script is None):
        found["in-own-script"] = _original(name)
    return found


def _original(name: Name) -> str:
    """A name in its own script; in ideographs the family name stands first, without a space."""
    if name.literal:
        return name.literal
    family, given = name.family or "", name.given or ""
    return family + given if is_ideographic(family) else str(name)
