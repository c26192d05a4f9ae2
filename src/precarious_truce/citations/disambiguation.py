"""Disambiguation of cites: names, given names, extra text, year suffixes (CSL 1.0.2).

Items are gathered by how their cites look; only those that look alike are compared.
"""

from __future__ import annotations

from collections.abc import Callable

from precarious_truce.citations.registry import Entry
from precarious_truce.citations.state import Ambiguity

__all__ = ["Disambiguator"]

Render = Callable[[Entry, "Ambiguity | None"], tuple[str, Ambiguity, list[int], int, int]]
"""Give an item's cite as (text, how it was shown, names there are, branches taken, branches)."""


class Disambiguator:
    """Resolves the items of one bucket at a time."""

    def __init__(
        self, render: Render, modes: list[str], add_names: bool, by_cite: bool,
        order: Callable[[list[Entry]], list[Entry]],
    ) -> None:  # fmt: skip
        self._render = render
        self._modes = modes
        self._add_names = add_names
        self._by_cite = by_cite
        self._order = order
        self._cached_key: object = None
        self._cached: dict[str, tuple[str, int, int]] = {}
        self._taken = self._branches = 0

    def run(self, entries: list[Entry]) -> None:
        """Tell apart the items of a bucket as far as the style allows."""
        if len(entries) > 1 and self._modes:
            self._begin(entries)
            self._resolve()

    def _begin(self, entries: list[Entry]) -> None:
        self._base, self._better = Ambiguity(), Ambiguity()
        self._max: dict[str, list[int]] = {}
        started = False
        for entry in entries:
            _, config, counts, _, _ = self._render(entry, self._base if started else None)
            self._max[entry.id] = counts
            base = config.copy()
            if not started:
                self._base, self._better = base, base.copy()
                started = True
            self._merge(base)
        ordered = sorted(entries, key=lambda e: (",".join(map(str, self._max[e.id])), e.id))
        self._lists: list[tuple[Ambiguity, list[Entry]]] = [(self._base, ordered)]
        first = self._max[ordered[0].id]
        self._names_max: int | None = first[0] if first else None
        self._givens_max = 2 if self._by_cite else None
        self._namesets_max = len(self._base.names) - 1
        for config in (self._base, self._better):
            config.pad()
            config.year_suffix, config.disambiguate = None, 0
        self._mode = 0
        self._first_scan = True
        self._cached_key = None

    def _merge(self, base: Ambiguity) -> None:
        if len(base.names) < len(self._base.names):
            self._base = base
        for i, count in enumerate(base.names):
            if i < len(self._base.names) and count > self._base.names[i]:
                self._base.givens[i] = list(base.givens[i])
                self._base.names[i] = count
                self._better.names = list(self._base.names)
                self._base.pad()
        self._better.givens = [list(g) for g in self._base.givens]
        self._better.pad()

    def _resolve(self) -> None:
        while self._lists:
            self._set = self._name = 0
            self._clashes = (1, 0)
            guard = 0
            while self._lists[0][1]:
                maxed = self._increment()
                self._scan(self._lists[0][1])
                getattr(self, f"_{self._modes[self._mode]}")(maxed)
                if maxed:
                    if self._mode < len(self._modes) - 1:
                        self._mode += 1
                    else:
                        self._lists[1:2] = [(self._base, [])]
                guard += 1
                if guard > 100_000:
                    break
            self._lists.pop(0)

    def _scan(self, entries: list[Entry]) -> None:
        """Part the items into those that look like the first one, and the others."""
        cache = self._cache()
        texts = []
        for entry in entries:
            seen = cache.get(entry.id)
            if seen is None:
                text, _, _, taken, branches = self._render(entry, self._base.copy())
                seen = cache[entry.id] = (text, taken, branches)
            texts.append(seen[0])
            _, self._taken, self._branches = seen
        self._partners = [e for e, t in zip(entries, texts, strict=True) if t == texts[0]]
        self._others = [e for e, t in zip(entries, texts, strict=True) if t != texts[0]]
        self._clashes = (self._clashes[1], len(self._partners) - 1)

    def _cache(self) -> dict[str, tuple[str, int, int]]:
        """The cites rendered with the present configuration."""
        key = self._base.key()
        if self._cached_key != key:
            self._cached_key = key
            self._cached = {}
        return self._cached

    def _register(self, entries: list[Entry], config: Ambiguity) -> None:
        for entry in entries:
            entry.ambiguity = config.copy()

    def _names(self, maxed: bool) -> None:
        clashes, others = self._clashes[1], self._others
        if clashes == 0:
            self._capture()
            if len(others) == 1:
                self._register(others, self._better)
            self._register(self._partners[:1], self._better)
            self._lists[0] = (self._better, [] if len(others) == 1 else others)
            if len(others) > 1:
                self._first_scan = True
        elif len(others) == 1:
            self._capture()
            self._register(others, self._better)
            self._lists[0] = (self._better, self._partners)
        elif clashes < self._clashes[0]:
            self._capture()
            self._lists[0] = (self._better, self._partners)
            self._lists.append((self._better, others))
        elif maxed:
            self._lists[0] = (self._better, others)
            self._lists.append((self._better, self._partners))
            if self._mode == len(self._modes) - 1:
                self._register(self._partners, self._better)
                self._lists[0] = (self._better, [])

    def _extra(self, maxed: bool) -> None:
        """`disambiguate="true"`: take more branches until cites differ or there are no more."""
        done = self._clashes[1] == 0 and len(self._others) < 2
        taken, branches = self._taken, self._branches
        if not done and (not self._base.disambiguate or taken != branches):
            self._mode = 0
            self._base.disambiguate = self._better.disambiguate = taken
            if not taken:
                self._first_scan = True
                self._base.disambiguate = 1
            else:
                self._names(maxed)
            return
        base, entries = self._lists[0]
        if done or self._mode == len(self._modes) - 1:
            self._register(entries, base)
            self._lists[0] = (self._better, [])
        else:
            self._mode = len(self._modes) - 1
            base.disambiguate = 1
            self._register(entries, base)

    def _years(self, maxed: bool) -> None:
        base, entries = self._lists[0]
        if self._clashes[1]:
            for number, entry in enumerate(self._order(entries)):
                config = base.copy()
                config.year_suffix = number
                entry.ambiguity = config
        self._lists[0] = (self._better, [])

    def _increment(self) -> bool:
        """One step further; whether it is the last one of the mode."""
        if self._first_scan:
            self._first_scan = False
            return False
        mode = self._modes[self._mode]
        if mode == "extra":
            self._base.disambiguate += 1
            self._better.disambiguate += 1
            return False
        if mode != "names":
            return False
        base = self._base
        more_names = self._givens_max is None
        if self._givens_max is not None:
            level = self._given(base)
            if base.givens and level is not None and level < self._givens_max:
                base.givens[self._set][self._name] = level + 1
            else:
                more_names = True
        more_sets = self._names_max is None
        if self._names_max is not None and more_names:
            more_sets = False
            if self._add_names and self._name < self._names_max:
                base.names[self._set] += 1
                self._name += 1
            else:
                more_sets = True
        if more_sets and self._set < self._namesets_max:
            self._set += 1
            base.names[self._set] = 1
            self._name = 0
        level = self._given(base)
        return (
            (self._namesets_max < 0 or self._set == self._namesets_max)
            and (not self._add_names or self._names_max is None or self._name == self._names_max)
            and (self._givens_max is None or level is None or level == self._givens_max)
        )

    def _given(self, config: Ambiguity) -> int | None:
        if self._set < len(config.givens) and self._name < len(config.givens[self._set]):
            return config.givens[self._set][self._name]
        return None

    def _capture(self) -> None:
        base, better = self._base, self._better
        level = self._given(base)
        if self._by_cite and level is not None:
            if len(better.givens) < len(base.givens):
                better.givens = [list(g) for g in base.givens]
            row = better.givens[self._set]
            while len(row) <= self._name:
                row.append(0)
            row[self._name] = level
        while len(better.names) <= self._set:
            better.names.append(0)
        if self._set < len(base.names):
            better.names[self._set] = base.names[self._set]
