"""CSL-JSON (https://github.com/citation-style-language/schema, csl-data.json): see `verbs`.

The citation engine takes its variables from the same rows and values; so the verbs of the format,
which need all of the crosswalk, are imported when they are first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from precarious_truce.formats.csl_json.verbs import (
        CROSSWALK,
        coverage,
        cuts,
        dumps,
        entries,
        item,
        loads,
        losses,
        of_cut,
        pieces,
    )

__all__ = [
    "CROSSWALK", "coverage", "cuts", "dumps", "entries", "item", "loads", "losses", "of_cut",
    "pieces",
]  # fmt: skip


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from precarious_truce.formats.csl_json import verbs

    return getattr(verbs, name)
