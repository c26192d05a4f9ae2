"""What a processor knows of each item, and of the names of all items together."""

from __future__ import annotations

import re
from typing import Any

from precarious_truce.citations.initials import initialized
from precarious_truce.citations.items import Item
from precarious_truce.citations.state import Ambiguity

__all__ = ["Entry", "NameRegister"]


class Entry:
    """An item in the registry: prepared, numbered, sorted, disambiguated."""

    __slots__ = (
        "ambiguity", "first_note", "id", "item", "key", "language", "number", "present",
        "signature", "sort_keys", "registered", "cited",
    )  # fmt: skip

    def __init__(self, item: Item, language: str) -> None:
        self.id: str = item["id"]
        self.item = item
        self.present = frozenset(item)
        self.signature: Any = (item.get("type"), self.present)
        own = str(item.get("language") or "")[:2].lower()
        if item.get("language"):
            self.language = own if len(own) == 2 and own.isalpha() and own.isascii() else "tlh"
        else:
            self.language = language
        self.ambiguity = Ambiguity()
        self.key = ""
        self.number = 0
        self.first_note: int | None = None
        self.sort_keys: list[str | None] = []
        self.registered = False
        self.cited = 0


_DOTS = re.compile(r"[.\s]+")
_LAST_WORD = re.compile(r"[,!]* ([^,]+)$")


class NameRegister:
    """All names of the items, to tell how much of a given name makes a name unique.

    CSL 1.0.2, "Disambiguation", `givenname-disambiguation-rule`.
    """

    def __init__(self, rule: str, active: bool, hyphen: bool, demote: str) -> None:
        self.rule = rule
        self.active = active
        self.by_cite = rule == "by-cite"
        self.primary = rule.startswith("primary-name")
        self.with_initials = rule.endswith("-with-initials")
        self._hyphen = hyphen
        self._particles = demote == "never"
        self._known: dict[str, dict[str, set[str]]] = {}
        self._keys: dict[int, tuple[str, str, str]] = {}
        self._kept: list[Any] = []

    def _key(self, item_id: str, name: dict[str, Any]) -> tuple[str, str, str]:
        found = self._keys.get(id(name))
        if found is None:
            family = _DOTS.sub(" ", name.get("family", "")).rstrip()
            if self._particles and name.get("non-dropping-particle") and family:
                family = f"{family} {name['non-dropping-particle']}"
            given = _DOTS.sub(" ", name.get("given", "")).rstrip()
            last = _LAST_WORD.search(given)
            if last and last[1] == last[1].lower():
                given = given[: last.start()]
            cut = initialized(given, "%s", True, self._hyphen) if given else ""
            found = self._keys[id(name)] = (family, cut, given)
            self._kept.append(name)
        return (item_id + found[0], found[1], found[2]) if self.by_cite else found

    def add(self, item_id: str, name: dict[str, Any], place: int) -> None:
        """Make a name known."""
        if self.primary and place:
            return
        family, cut, given = self._key(item_id, name)
        if not family:
            return
        by_initials = self._known.setdefault(family, {})
        if cut:
            full = by_initials.setdefault(cut, set())
            if given:
                full.add(given)

    def level(
        self, item_id: str, name: dict[str, Any], place: int, asked: int, default: int,
        initials: bool, registered: bool,
    ) -> int:  # fmt: skip
        """How much of a given name is needed: `default` by the style, `asked` by the cite."""
        family, cut, _ = self._key(item_id, name)
        by_initials = self._known.get(family)
        if by_initials is None or cut not in by_initials:
            return default
        if self.by_cite and default <= asked:
            return asked
        if self.primary and place:
            return default
        level = default
        if self.with_initials:
            level = 1 if len(by_initials) > 1 else 0
        else:
            if len(by_initials) > 1:
                level = 1
            if len(by_initials[cut]) > 1 or (len(by_initials) > 1 and not initials):
                level = 2
        return level if registered else default
