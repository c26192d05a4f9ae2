"""Names that stand as in the entry before (CSL 1.0.2, "subsequent-author-substitute").

>>> one = Replacement.between("———", "partial-each", ["Doe", "Roe"], ["Doe", "Poe"])
>>> texts = ["Doe, J.", "Poe, E."]
>>> one.each(texts); texts
['———', 'Poe, E.']
"""

from __future__ import annotations

from dataclasses import dataclass

from precarious_truce.citations.markup import marked

__all__ = ["Replacement"]


@dataclass
class Replacement:
    """What stands for repeated names, and for how many of the first names."""

    text: str
    all: bool
    count: int

    @classmethod
    def between(
        cls, text: str, rule: str, before: list[str], names: list[str]
    ) -> Replacement | None:
        """What an entry with `names` has in place of them after one with the names `before`."""
        text = marked(text)
        same = 0
        while same < min(len(before), len(names)) and before[same] == names[same]:
            same += 1
        complete = same == len(names) == len(before)
        if rule == "complete-all":
            return cls(text, True, 0) if complete else None
        if rule == "complete-each":
            return cls(text, False, len(names)) if complete else None
        if rule == "partial-first":
            same = min(same, 1)
        return cls(text, False, same) if same else None

    def each(self, texts: list[str]) -> None:
        """Put it in place of single names."""
        for place in range(min(self.count, len(texts))):
            texts[place] = self.text

    def whole(self, text: str) -> str:
        """Put it in place of a whole list of names."""
        return self.text if text and self.all else text

    def instead(self, text: str) -> str:
        """Put it in place of what stands for the names, such as a title."""
        return self.text if text and (self.all or self.count) else text
