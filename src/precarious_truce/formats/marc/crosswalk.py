"""MARC as data: see `crosswalk.engine`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from precarious_truce.formats.crosswalk.engine import Crosswalk, Folded, Foreign, Roles
from precarious_truce.formats.crosswalk.rows import Fields
from precarious_truce.formats.marc.declines import DECLINES
from precarious_truce.formats.marc.folding import fold
from precarious_truce.formats.marc.names import canonical_role
from precarious_truce.formats.marc.records import OURS, Field, field_of, grouped, line_of
from precarious_truce.formats.marc.rows import CODECS, ROLES, TABLE
from precarious_truce.formats.marc.spreading import spread
from precarious_truce.formats.marc.types import TYPES

__all__ = ["CROSSWALK", "NAME"]

NAME = "marc"


class _Compounds:
    """How rows and the fields of a record are made of each other."""

    def spread(self, rows: Fields, entry_type: str, type_: str) -> dict[str, list[Field]]:
        """The fields of a record by their tags."""
        return grouped([Field("003", "", (("", OURS),)), *spread(rows)])

    def fold(self, fields: Mapping[str, Any], entry_type: str, type_: str) -> Folded:
        """The rows of a record, and the fields that stand in none of them."""
        return fold(fields, type_)


_LINE = re.compile(r"=(\d{3})  (.+)")


def _fields(text: str) -> list[Field] | None:
    """The fields of lines in MarcEdit's mnemonic form; None where one is none."""
    found = [_LINE.fullmatch(line) for line in text.split("\n")]
    fields = [field_of(one[1], one[2]) for one in found if one]
    sound = [one for one in fields if one is not None]
    return (
        sound if sound and len(sound) == len(found) and len({f.tag for f in sound}) == 1 else None
    )


def _lines(fields: list[Field]) -> str:
    return "\n".join(f"={one.tag}  {line_of(one)}" for one in fields)


_NEVER = re.compile(r"00\d|1\d\d|245|505|77[34]|880")
"""Tags that a record has once, or whose fields mean something together with others."""


def _is_free(tag: str) -> bool:
    return re.fullmatch(r"\d{3}", tag) is not None and not _NEVER.fullmatch(tag)


CROSSWALK = Crosswalk(
    NAME,
    TABLE,
    TYPES,
    _Compounds(),
    Foreign(_is_free, _fields, _lines, type_name="leader", is_alone=lambda tag: False),
    Roles(CODECS["people"], write=canonical_role, read=str, also=ROLES),
    declines=DECLINES,
)
