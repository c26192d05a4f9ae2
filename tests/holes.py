"""What files of other programs are known to show, with the reason: a list to be emptied.

The tests of the law over real files pass over breaches that are listed here.
"""

from __future__ import annotations

import re

from tests.law import Case

__all__ = ["is_known"]

MET: dict[str, str] = {}
"""Formats → breaches that real files show; there are none now."""


def is_known(case: Case, breach: str) -> bool:
    """Whether a breach of the law is one of the list."""
    return any(
        re.fullmatch(formats, case.format.name) and re.search(met, breach)
        for formats, met in MET.items()
    )
