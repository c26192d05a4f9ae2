"""What is checked of a style before it is compiled, so that rendering it comes to an end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from precarious_truce.citations.conditions import TESTS
from precarious_truce.citations.elements import Element, fault
from precarious_truce.errors import StyleError, did_you_mean

__all__ = ["check"]

MAX_STEPS = 200_000
MAX_NESTING = 150
"""A level takes up to four calls when it is rendered: 600 of the 1,000 that Python allows."""
_MANY = 10**9


Cost = tuple[int, int]
"""How many elements rendering one takes at most, and how deep those below it nest."""


def check(name: str, areas: Iterable[Element], macros: Mapping[str, Element]) -> None:
    """Raise `StyleError` for conditions without a test, for macros that are missing, call
    themselves or multiply beyond bounds, and for elements that nest too deep."""
    costs = _Costs(name, macros)
    for area in areas:
        if costs.of(area, (), 0)[0] > MAX_STEPS:
            raise fault(name, area, "the macros of this style multiply beyond bounds")


class _Costs:
    """The costs of the macros of a style, each worked out once."""

    def __init__(self, name: str, macros: Mapping[str, Element]) -> None:
        self.name = name
        self.macros = macros
        self.known: dict[str, Cost] = {}

    def of(self, element: Element, path: tuple[str, ...], depth: int) -> Cost:
        """The cost of `element`, at this depth, in the macros `path`."""
        if element.name in ("if", "else-if"):
            self._check_condition(element)
        if depth > MAX_NESTING:
            raise self._too_deep(element)
        is_choose = element.name == "choose"
        steps = nested = 0
        for child in element.children:
            if child.name:
                cost = self.of(child, path, depth + 1)
                steps = max(steps, cost[0]) if is_choose else steps + cost[0]
                nested = max(nested, cost[1] + 1)
        called = element.attrib.get("macro") if element.name in ("text", "key") else None
        if called:
            cost = self._of_macro(called, element, path, depth)
            steps, nested = steps + cost[0], max(nested, cost[1] + 1)
        return min(steps + 1, _MANY), nested

    def _of_macro(self, name: str, caller: Element, path: tuple[str, ...], depth: int) -> Cost:
        if name in path:
            raise fault(self.name, caller, f"macro {name!r} calls itself")
        if name not in self.known:
            macro = self.macros.get(name)
            if macro is None:
                hint = did_you_mean(name, self.macros)
                raise fault(self.name, caller, f"there is no macro {name!r}", hint)
            self.known[name] = self.of(macro, (*path, name), depth + 1)
        if depth + self.known[name][1] > MAX_NESTING:
            raise self._too_deep(caller)
        return self.known[name]

    def _check_condition(self, element: Element) -> None:
        if TESTS.keys().isdisjoint(test for test, value in element.attrib.items() if value):
            raise fault(self.name, element, f"cs:{element.name} has no condition")

    def _too_deep(self, element: Element) -> StyleError:
        return fault(self.name, element, f"elements and macros nest more than {MAX_NESTING} deep")
