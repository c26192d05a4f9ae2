"""Which names of a document need more of their given names (CSL 1.0.2, "Disambiguation").

Global rules (all-names, primary-name and their -with-initials) compare every name with every
other: here are all the given names that each family name occurs with.

>>> register = NameRegister("all-names", never_demoted=False)
>>> for given in ("Jane", "Joan", "Kim"):
...     register.add(Name(family="Doe", given=given), 0, "x")
>>> register.level(Name(family="Doe", given="Kim"), 0, 0, True, "x")
1
>>> register.level(Name(family="Doe", given="Jane"), 0, 0, True, "x")
2
"""

from __future__ import annotations

import re

from precarious_truce.citations.person import Name, initials

__all__ = ["NameRegister"]

_PARTICLE = re.compile(r"[,!]* ([^,]+)$")


def _bare(text: str) -> str:
    return " ".join(text.replace(".", " ").split())


class NameRegister:
    """The names of all cited items, by family name, initials and given name."""

    def __init__(self, rule: str, never_demoted: bool) -> None:
        self.rule = rule
        self.primary_only = rule.startswith("primary-name")
        self.initials_only = rule.endswith("-with-initials")
        self.by_cite = rule == "by-cite"
        self.never_demoted = never_demoted
        self.families: dict[str, dict[str, set[str]]] = {}

    def _keys(self, name: Name, owner: str) -> tuple[str, str, str]:
        if name.keys is None:
            family = _bare(name.family)
            if self.never_demoted and name.particle and name.family:
                family += " " + name.particle
            given = _bare(name.given)
            last = _PARTICLE.search(given)
            if last and last[1] == last[1].lower():
                given = given[: last.start()]
            name.keys = (family, initials(given, "\x00", True) if given else "", given)
        family, initial, given = name.keys
        return (owner + family if self.by_cite else family), initial, given

    def add(self, name: Name, place: int, owner: str) -> None:
        """Count `name`, the one at `place` of its list, of the item `owner`."""
        if self.primary_only and place:
            return
        family, initial, given = self._keys(name, owner)
        if family:
            by_initial = self.families.setdefault(family, {})
            if initial:
                by_initial.setdefault(initial, set()).add(given)

    def concerns(self, names: list[Name]) -> bool:
        """Whether one of `names` shares its family name with a different one."""
        for name in names:
            family, initial, _ = self._keys(name, "")
            same = self.families.get(family)
            if same and (len(same) > 1 or len(same.get(initial, ())) > 1):
                return True
        return False

    def level(self, name: Name, place: int, base: int, has_initials: bool, owner: str) -> int:
        """The form `name` needs: 0 family only, 1 with initials, 2 with given names.

        `base` is the form the style asks for.
        """
        if self.primary_only and place:
            return base
        family, initial, _ = self._keys(name, owner)
        same = self.families.get(family)
        if same is None or initial not in same:
            return base
        level = base
        if self.initials_only:
            return 1 if len(same) > 1 else 0
        if len(same) > 1:
            level = 1
        if len(same[initial]) > 1 or (len(same) > 1 and not has_initials):
            level = 2
        return level
