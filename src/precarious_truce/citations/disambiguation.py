"""Cites that would be the same are made different (CSL 1.0.2, "Disambiguation").

Items are sorted into buckets by the cite each would have.  In a bucket of more than one, names are
added, given names are added, the year suffix is set and `disambiguate="true"` is tried, in the
order citeproc-js has; each step is tried on the first item of a list and compared with the others.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from precarious_truce.citations.config import Config
from precarious_truce.citations.context import Context
from precarious_truce.citations.item import Item
from precarious_truce.citations.style import Style

__all__ = ["Disambiguation", "Look"]

Look = Callable[[Item, Config | None], tuple[str, Context]]
"""What the cite of an item would be with this configuration, or without any, to compare."""

NAMES, YEARS, CONDITIONS = "names", "years", "conditions"
"""Modes: add names and given names; set year suffixes; try `disambiguate="true"`."""


class Disambiguation:
    """Sets the `config` of all items of a document."""

    def __init__(self, style: Style, look: Look) -> None:
        self.style = style
        self.look = look
        self.by_cite = style.given_rule == "by-cite"
        self.looks: list[tuple[str, Context]] = []
        asked = {
            NAMES: style.adds_names or (style.adds_given and self.by_cite),
            YEARS: style.adds_year_suffix,
            CONDITIONS: style.has_disambiguate,
        }
        self.modes = [mode for mode, wanted in asked.items() if wanted]

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
        for item, (text, ctx) in zip(items, looks, strict=True):
            if global_names and ctx.register.concerns(item.all_names()):
                text, ctx = self.look(item, None)  # noqa: PLW2901
            item.config = _found(ctx)
            buckets.setdefault(text, []).append(item)
        if not self.modes:
            return
        for bucket in buckets.values():
            if len(bucket) > 1:
                _Bucket(self, bucket, rank).run()


def _found(ctx: Context) -> Config:
    """The names and given names that a rendering has shown."""
    config = Config()
    config.names = ctx.names_shown.copy()
    config.givens = [levels.copy() for levels in ctx.given_levels]
    return config


class _Looked(NamedTuple):
    """A cite, and how many of its conditions hold and were tried."""

    text: str
    disambiguated: int
    tests: int


class _Bucket:
    """Items with the same cite, and how far they are disambiguated.

    `lists` holds the items that are still to do, each list with the configuration they start from;
    the first is in work.  `base` is the configuration that is tried, `better` the best so far, in
    which only steps are taken over that helped.  `list_number` and `name` say which name of which
    list of names is worked on; `looks` are the cites with the configuration `looked`; `partners`
    have the same cite as the first item, `others` have not.
    """

    def __init__(self, owner: Disambiguation, items: list[Item], rank: dict[str, int]) -> None:
        self.owner = owner
        self.adds_names = owner.style.adds_names
        self.modes = owner.modes
        self.tries = {NAMES: self._try_names, YEARS: self._try_years,
                      CONDITIONS: self._try_conditions}  # fmt: skip
        self.rank = rank
        self.base, most = self._start(items)
        self.better = self.base.copy()
        for config in (self.base, self.better):
            config.pad()
        ordered = sorted(items, key=lambda item: most[item.id])
        self.lists: list[tuple[Config, list[Item]]] = [(self.base, ordered)]
        fewest = most[ordered[0].id]
        self.names_max = fewest[0] if fewest else None
        self.last_list = len(self.base.names) - 1
        self.givens_max = 2 if owner.by_cite and owner.style.adds_given else None
        self.mode = 0
        self.list_number = self.name = 0
        self.clashes, self.clashes_before = 0, 1
        self.fresh = True
        self.looked: object = None
        self.looks: dict[str, _Looked] = {}
        self.partners: list[Item] = []
        self.others: list[Item] = []
        self.disambiguated = self.tests = 0
        self.budget = 200 + 40 * len(items)

    def _start(self, items: list[Item]) -> tuple[Config, dict[str, list[int]]]:
        """The names that the cites show at first, and how many each item has."""
        _, ctx = self.owner.look(items[0], None)
        base, most = _found(ctx), {items[0].id: ctx.names_given}
        for item in items[1:]:
            _, ctx = self.owner.look(item, base)
            most[item.id] = ctx.names_given
            shown = ctx.names_shown[: len(base.names)]
            base.names[: len(shown)] = map(max, base.names, shown)
        return base, most

    def run(self) -> None:
        """Work through the lists until each item has its configuration."""
        while self.lists:
            self.list_number = self.name = 0
            self.clashes, self.clashes_before = 0, 1
            while self.lists[0][1]:
                self.budget -= 1
                if self.budget < 0:
                    self.mode = len(self.modes) - 1
                    if self.budget < -50:
                        return
                exhausted = self._increment()
                self._scan(self.lists[0][1])
                self.tries[self.modes[self.mode]](exhausted)
                if exhausted and self.mode < len(self.modes) - 1:
                    self.mode += 1
                elif exhausted:
                    self.lists[1:2] = [(self.base, [])]
            self.lists = self.lists[1:]

    @property
    def _is_last_mode(self) -> bool:
        return self.mode == len(self.modes) - 1

    def _settle(self, items: list[Item], config: Config) -> None:
        for item in items:
            item.config = config.copy()

    # ---- one step further ---------------------------------------------------------------------

    def _increment(self) -> bool:
        """Ask for one step more of the mode; whether it has no further one."""
        mode = self.modes[self.mode]
        if self.fresh:
            self.fresh = False
        elif mode == NAMES:
            self._add_name_or_given()
            return self._names_are_exhausted()
        elif mode == CONDITIONS:
            self.base.disambiguate += 1
            self.better.disambiguate += 1
        return False

    def _given(self) -> int | None:
        """The level of the given names of the name in work."""
        givens = self.base.givens
        if self.list_number < len(givens) and self.name < len(givens[self.list_number]):
            return givens[self.list_number][self.name]
        return None

    def _add_name_or_given(self) -> None:
        """More of the given names of this name, or one name more, or the next list of names."""
        base, level = self.base, self._given()
        if self.givens_max is not None and level is not None and level < self.givens_max:
            base.givens[self.list_number][self.name] = level + 1
            more_lists = self.names_max is None
        elif self.names_max is not None and self.adds_names and self.name < self.names_max:
            if self.list_number < len(base.names):
                base.names[self.list_number] += 1
            self.name += 1
            base.pad()
            more_lists = False
        else:
            more_lists = True
        if more_lists and self.list_number < self.last_list:
            self.list_number += 1
            base.names[self.list_number] = 1
            self.name = 0

    def _names_are_exhausted(self) -> bool:
        level = self._given()
        return (
            self.list_number >= self.last_list
            and (not self.adds_names or self.names_max is None or self.name >= self.names_max)
            and (self.givens_max is None or level is None or level >= self.givens_max)
        )

    def _scan(self, items: list[Item]) -> None:
        """Which items have the same cite as the first with the present configuration."""
        if self.looked != (state := self.base.state):
            self.looked, self.looks = state, {}
        text = self._look(items[0]).text
        self.partners, self.others = [], []
        for item in items:
            (self.partners if self._look(item).text == text else self.others).append(item)
        last = self._look(items[-1])
        self.disambiguated, self.tests = last.disambiguated, last.tests
        self.clashes, self.clashes_before = len(self.partners) - 1, self.clashes

    def _look(self, item: Item) -> _Looked:
        """The cite of an item with the present configuration, made once."""
        found = self.looks.get(item.id)
        if found is None:
            text, ctx = self.owner.look(item, self.base)
            found = _Looked(text, ctx.disambiguated, ctx.disambiguate_tests)
            self.looks[item.id] = found
        return found

    def _capture(self) -> None:
        """Take the step that helped over into `better`."""
        base, better, place = self.base, self.better, self.list_number
        level = self._given() if self.owner.by_cite else None
        if level is not None:
            better.givens += [levels.copy() for levels in base.givens[len(better.givens) :]]
            levels = better.givens[place]
            levels += [0] * (self.name + 1 - len(levels))
            levels[self.name] = level
        better.names += base.names[len(better.names) : place + 1]
        if place < len(base.names):
            better.names[place] = base.names[place]

    # ---- the modes ----------------------------------------------------------------------------

    def _try_names(self, exhausted: bool) -> None:
        partners, others = self.partners, self.others
        if self.clashes == 0:
            self._capture()
            self._settle(partners, self.better)
            if len(others) == 1:
                self._settle(others, self.better)
                others = []
            self.lists[0] = (self.better, others)
            if others:
                self.fresh = True
        elif len(others) == 1:
            self._capture()
            self._settle(others, self.better)
            self.lists[0] = (self.better, partners)
        elif self.clashes < self.clashes_before:
            self._capture()
            self.lists[0] = (self.better, partners)
            self.lists.append((self.better, others))
        elif exhausted:
            self.lists[0] = (self.better, others)
            self.lists.append((self.better, partners))
            if self._is_last_mode:
                self._settle(partners, self.better)
                self.lists[0] = (self.better, [])

    def _try_years(self, exhausted: bool) -> None:
        config, items = self.lists[0]
        if self.clashes:
            ordered = sorted(items, key=lambda item: self.rank[item.id])
            for place, item in enumerate(ordered):
                item.config = config.copy()
                item.config.year_suffix = place
        self.lists[0] = (self.better, [])

    def _try_conditions(self, exhausted: bool) -> None:
        config, items = self.lists[0]
        done = self.clashes == 0 and len(self.others) < 2
        if not done and (not self.base.disambiguate or self.disambiguated != self.tests):
            self._hold_conditions(exhausted)
        else:
            self._settle(items, config)
            if done or self._is_last_mode:
                self.lists[0] = (self.better, [])
            else:
                self.mode = len(self.modes) - 1

    def _hold_conditions(self, exhausted: bool) -> None:
        """As many conditions hold as there are; where there was none yet, the first one does."""
        self.base.disambiguate = self.better.disambiguate = self.disambiguated
        if self.disambiguated:
            self.mode = 0
            self._try_names(exhausted)
        else:
            self.fresh = True
            self.base.disambiguate = 1
            self.mode = self.modes.index(CONDITIONS)
