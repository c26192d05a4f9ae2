"""What files of other programs are known to show, with the reason: a list to be emptied.

The tests of the law over real files pass over breaches that are listed here.
"""

from __future__ import annotations

import re

from tests.law import Case

__all__ = ["is_known"]

MET = {
    r"marcxml": r">2017-14/2017-99<",
}
"""Formats → breaches that real files show: a meeting in months of which there are none is written
with its year alone the second time."""


def is_known(case: Case, breach: str) -> bool:
    """Whether a breach of the law is one of the list."""
    return any(
        re.fullmatch(formats, case.format.name) and re.search(met, breach)
        for formats, met in MET.items()
    )
