"""Patterns that are compiled when they are first used, so that none costs time that is not.

To compile the patterns of the modules that one citation needs takes longer than the citation.

>>> year = pattern(r"\\d{4}")
>>> year.search("in 1977")[0], year.pattern
('1977', '\\\\d{4}')
"""

from __future__ import annotations

import re
from typing import Any, cast

__all__ = ["pattern"]


class _Pattern:
    """Stands for a compiled pattern; what was asked for once is an attribute of its own."""

    def __init__(self, text: str, flags: int) -> None:
        self._text, self._flags = text, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self._text, self._flags), name)
        setattr(self, name, found)
        return found

    def __reduce__(self) -> tuple[Any, ...]:
        return pattern, (self._text, self._flags)


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives of a text, at the first use; for its methods, not for `re`'s."""
    return cast("re.Pattern[str]", _Pattern(text, flags))
