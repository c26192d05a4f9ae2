"""What a document is made of: the entries, and how the style wants them to stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

__all__ = ["Listing"]


@dataclass(frozen=True)
class Listing:
    """Entries in order, in some markup; `options` are those of `Processor.bibliography_options`."""

    entries: Sequence[str]
    language: str
    title: str
    options: Mapping[str, object]

    @property
    def hangs(self) -> bool:
        """Whether all lines of an entry but the first are indented."""
        return bool(self.options.get("hanging-indent"))

    @property
    def offset(self) -> int:
        """How many characters the widest first field has, where it stands in a column; else 0."""
        return self._number("max-offset", 0) if self.options.get("second-field-align") else 0

    @property
    def line_spacing(self) -> int:
        """Lines from one line to the next."""
        return self._number("line-spacing", 1)

    @property
    def entry_spacing(self) -> int:
        """Lines left free between two entries."""
        return self._number("entry-spacing", 1)

    def _number(self, name: str, usual: int) -> int:
        found = self.options.get(name, usual)
        return found if isinstance(found, int) else usual
