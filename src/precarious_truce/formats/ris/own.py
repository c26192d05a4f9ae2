"""U5, which the format leaves to its users: facts of ours, each with its name.

>>> own_facts(["kind: preface", "cartographer: Ola, A.", "shelf 3"])
{'kind': 'preface', 'cartographer': 'Ola, A.'}
"""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["FACTS", "NAMED", "OWN", "own_facts"]

OWN = "own:"
"""What the rows of facts in U5 begin with."""

NAMED = re.compile(r"([^:\n]+): (.+)", re.DOTALL)
"""A line of U5 that is ours, or like ours."""

FACTS = frozenset(
    ("type", "kind", "in", "volume-title", "volume-subtitle", "part-number", "status", "version",
     "series-issn", "issn", "shelfmark", "archive-place", "archive-collection", "identifiers",
     "event", "event-place", "event-date")
)  # fmt: skip
"""Names in U5 that are facts; any other is a role."""


def own_facts(lines: Iterable[str]) -> dict[str, str]:
    """The facts of the lines that name them; of one that stands twice the last."""
    return {found[1]: found[2] for line in lines if (found := NAMED.fullmatch(line))}
