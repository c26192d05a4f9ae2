"""How far the cite of an item is disambiguated (CSL 1.0.2, "Disambiguation")."""

from __future__ import annotations

__all__ = ["Config"]


class Config:
    """What tells an item's cite from others: of each list of names, how many are shown and in
    which form their given names; how often `disambiguate="true"` holds; the year suffix."""

    __slots__ = ("disambiguate", "givens", "names", "year_suffix")

    def __init__(self) -> None:
        self.names: list[int] = []
        self.givens: list[list[int]] = []
        self.disambiguate: int = 0
        self.year_suffix: int | None = None

    def copy(self) -> Config:
        """A second one, to be changed without the first."""
        new = Config()
        new.names = self.names.copy()
        new.givens = [levels.copy() for levels in self.givens]
        new.disambiguate = self.disambiguate
        new.year_suffix = self.year_suffix
        return new

    @property
    def state(self) -> tuple[object, ...]:
        """What it says, to compare with what it said before."""
        return (*self.names, *map(tuple, self.givens), self.disambiguate, self.year_suffix)

    def pad(self) -> None:
        """Add level 0 for the given names of every name shown that has no level yet.

        >>> config = Config()
        >>> config.names = [2, 1]
        >>> config.pad(); config.givens
        [[0, 0], [0]]
        """
        while len(self.givens) < len(self.names):
            self.givens.append([])
        for levels, count in zip(self.givens, self.names, strict=False):
            levels.extend([0] * (count - len(levels)))
