"""Cites that would be the same (CSL 1.0.2, "Disambiguation"), told apart in five steps.

Items are sorted into buckets by the cite each would have.  In a bucket of more than one, names are
added, given names are added, the year suffix is set and `disambiguate="true"` is tried, in the
order citeproc-js has; each step is tried on the first item of a list and compared with the others.
"""

from __future__ import annotations

from collections.abc import Callable

from precarious_truce.citations.config import Config
from precarious_truce.citations.context import Context
from precarious_truce.citations.item import Item
from precarious_truce.citations.style import Style

__all__ = ["Disambiguation"]

Look = Callable[[Item, Config | None], tuple[str, Context]]


class Disambiguation:
    """Sets the `config` of all items of a document."""

    def __init__(self, style: Style, look: Look) -> None:
        self.style = style
        self.look = look
        self.by_cite = style.given_rule == "by-cite"
        self.names_mode = style.adds_names or (style.adds_given and self.by_cite)
        self.modes: list[str] = []
        self.looks: list[tuple[str, Context]] = []
        if self.names_mode:
            self.modes.append("names")
        if style.adds_year_suffix:
            self.modes.append("years")
        if style.has_disambiguate:
            self.modes.append("text")

    @property
    def needed(self) -> bool:
        """Whether the style asks for any disambiguation."""
        return bool(self.modes) or self.style.adds_given

    def register_names(self, items: list[Item]) -> None:
        """Look at every cite once, so that all names are known; sort keys need them, too."""
        self.looks = [self.look(item, None) for item in items]

    def run(self, items: list[Item], rank: dict[str, int]) -> None:
        """Disambiguate `items`; `rank` is their order in the bibliography."""
        looks = self.looks or [self.look(item, None) for item in items]
        global_names = self.style.adds_given and not self.by_cite
        buckets: dict[str, list[Item]] = {}
        for item, look in zip(items, looks, strict=True):
            again = global_names and look[1].register.concerns(item.all_names())
            text, ctx = self.look(item, None) if again else look
            item.config = _found(ctx)
            buckets.setdefault(text, []).append(item)
        if not self.modes:
            return
        for bucket in buckets.values():
            if len(bucket) > 1:
                _Bucket(self, bucket, rank).run()


def _found(ctx: Context) -> Config:
    config = Config()
    config.names = ctx.names_shown.copy()
    config.givens = [levels.copy() for levels in ctx.given_levels]
    return config


class _Bucket:
    """One set of items with the same cite, and the state of telling them apart."""

    def __init__(self, owner: Disambiguation, items: list[Item], rank: dict[str, int]) -> None:
        self.owner = owner
        self.modes = owner.modes
        self.rank = rank
        first_text, first = owner.look(items[0], None)
        del first_text
        self.base = _found(first)
        self.better = self.base.copy()
        most = {items[0].id: first.names_given}
        for item in items[1:]:
            _, ctx = owner.look(item, self.base)
            most[item.id] = ctx.names_given
            for i, count in enumerate(ctx.names_shown):
                if i < len(self.base.names) and count > self.base.names[i]:
                    self.base.names[i] = self.better.names[i] = count
        ordered = sorted(items, key=lambda item: most[item.id])
        self.lists: list[tuple[Config, list[Item]]] = [(self.base, ordered)]
        self.names_max = most[ordered[0].id][0] if most[ordered[0].id] else None
        self.namesets_max = len(self.base.names) - 1
        for config in (self.base, self.better):
            config.pad()
            config.year_suffix, config.disambiguate = None, 0
        self.givens_max = 2 if owner.by_cite and owner.style.adds_given else None
        self.mode = 0
        self.nameset = self.name = 0
        self.clashes = (1, 0)
        self.fresh = True
        self.partners: list[Item] = []
        self.others: list[Item] = []
        self.dis_count = self.dis_max = 0
        self.budget = 200 + 40 * len(items)

    def run(self) -> None:
        """Work through the lists until each item has its configuration."""
        while self.lists:
            self.nameset = self.name = 0
            self.clashes = (1, 0)
            while self.lists[0][1]:
                self.budget -= 1
                if self.budget < 0:
                    self.mode = len(self.modes) - 1
                    if self.budget < -50:
                        return
                maxed = self._increment()
                self._scan(self.lists[0][1])
                getattr(self, "_try_" + self.modes[self.mode])(maxed)
                if maxed:
                    if self.mode < len(self.modes) - 1:
                        self.mode += 1
                    else:
                        self.lists[1:2] = [(self.base, [])]
            self.lists = self.lists[1:]

    def _register(self, items: list[Item], config: Config) -> None:
        for item in items:
            item.config = config.copy()

    # ---- one step further ---------------------------------------------------------------------

    def _increment(self) -> bool:
        if self.fresh:
            self.fresh = False
            return False
        mode = self.modes[self.mode]
        if mode == "names":
            return self._increment_names()
        if mode == "text":
            self.base.disambiguate += 1
            self.better.disambiguate += 1
        return False

    def _given(self) -> int | None:
        givens = self.base.givens
        if self.nameset < len(givens) and self.name < len(givens[self.nameset]):
            return givens[self.nameset][self.name]
        return None

    def _increment_names(self) -> bool:
        base = self.base
        more_names = self.givens_max is None
        more_sets = self.names_max is None
        if self.givens_max is not None:
            level = self._given()
            if level is not None and level < self.givens_max:
                base.givens[self.nameset][self.name] = level + 1
            else:
                more_names = True
        if self.names_max is not None and more_names:
            if self.owner.style.adds_names and self.name < self.names_max:
                if self.nameset < len(base.names):
                    base.names[self.nameset] += 1
                self.name += 1
                base.pad()
            else:
                more_sets = True
        if more_sets and self.nameset < self.namesets_max:
            self.nameset += 1
            base.names[self.nameset] = 1
            self.name = 0
        level = self._given()
        return (
            (self.namesets_max == -1 or self.nameset >= self.namesets_max)
            and (not self.owner.style.adds_names or self.names_max is None
                 or self.name >= self.names_max)
            and (self.givens_max is None or level is None or level >= self.givens_max)
        )  # fmt: skip

    def _scan(self, items: list[Item]) -> None:
        """Who has the same cite as the first of `items` with the present configuration."""
        text, ctx = self.owner.look(items[0], self.base)
        self.partners, self.others = [items[0]], []
        for item in items[1:]:
            other, ctx = self.owner.look(item, self.base)
            (self.partners if other == text else self.others).append(item)
        self.dis_count, self.dis_max = ctx.disambiguated, ctx.disambiguate_tests
        self.clashes = (self.clashes[1], len(self.partners) - 1)

    def _capture(self) -> None:
        """Keep the step that helped."""
        base, better = self.base, self.better
        if self.owner.by_cite and base.givens:
            level = self._given()
            if level is not None:
                while len(better.givens) < len(base.givens):
                    better.givens.append(base.givens[len(better.givens)].copy())
                levels = better.givens[self.nameset]
                while len(levels) <= self.name:
                    levels.append(0)
                levels[self.name] = level
        while len(better.names) <= self.nameset and len(better.names) < len(base.names):
            better.names.append(base.names[len(better.names)])
        if self.nameset < len(base.names):
            better.names[self.nameset] = base.names[self.nameset]

    # ---- the modes ----------------------------------------------------------------------------

    def _try_names(self, maxed: bool) -> None:
        clashes, others = self.clashes[1], self.others
        if clashes == 0:
            self._capture()
            self._register(self.partners, self.better)
            if len(others) == 1:
                self._register(others, self.better)
                others = []
            self.lists[0] = (self.better, others)
            if others:
                self.fresh = True
        elif len(others) == 1:
            self._capture()
            self._register(others, self.better)
            self.lists[0] = (self.better, self.partners)
        elif clashes < self.clashes[0]:
            self._capture()
            self.lists[0] = (self.better, self.partners)
            self.lists.append((self.better, others))
        elif maxed:
            self.lists[0] = (self.better, others)
            self.lists.append((self.better, self.partners))
            if self.mode == len(self.modes) - 1:
                self._register(self.partners, self.better)
                self.lists[0] = (self.better, [])

    def _try_text(self, maxed: bool) -> None:
        items = self.lists[0][1]
        done = self.clashes[1] == 0 and len(self.others) < 2
        if not done and (not self.base.disambiguate or self.dis_count != self.dis_max):
            self.mode = 0
            self.base.disambiguate = self.better.disambiguate = self.dis_count
            if not self.base.disambiguate:
                self.fresh = True
                self.base.disambiguate = 1
                self.mode = self.modes.index("text")
            else:
                self._try_names(maxed)
        elif done or self.mode == len(self.modes) - 1:
            self._register(items, self.lists[0][0])
            self.lists[0] = (self.better, [])
        else:
            self.mode = len(self.modes) - 1
            self._register(items, self.lists[0][0])

    def _try_years(self, maxed: bool) -> None:
        config, items = self.lists[0]
        if self.clashes[1]:
            ordered = sorted(items, key=lambda item: self.rank[item.id])
            for place, item in enumerate(ordered):
                item.config = config.copy()
                item.config.year_suffix = place
        self.lists[0] = (self.better, [])
