"""What JSON can hold, as a type: raw fields of the record, and private data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

__all__ = ["JSON", "Raw"]

JSON: TypeAlias = "str | int | float | bool | Sequence[JSON] | Mapping[str, JSON] | None"
Raw: TypeAlias = dict[str, JSON]
"""Fields by the record's keys."""
