"""What is checked of a style before it is compiled, so that rendering it comes to an end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from precarious_truce.citations.conditions import TESTS
from precarious_truce.citations.elements import Element, fault
from precarious_truce.errors import StyleError, did_you_mean

__all__ = ["check"]

MAX_STEPS = 200_000
MAX_NESTING = 90
_MANY = 10**9


class Cost(NamedTuple):
    """How many elements rendering one takes at most, and how deep those below it nest."""

    steps: int
    nested: int


def check(name: str, areas: Iterable[Element], macros: Mapping[str, Element]) -> None:
    """Raise `StyleError` for conditions without a test, for macros that are missing, call
    themselves or multiply beyond bounds, and for elements that nest too deep."""
    costs = _Costs(name, macros)
    for area in areas:
        if costs.of(area, (), 0).steps > MAX_STEPS:
            raise fault(name, area, "the macros of this style multiply beyond bounds")


class _Costs:
    """The costs of the macros of a style, each worked out once."""

    def __init__(self, name: str, macros: Mapping[str, Element]) -> None:
        self.name = name
        self.macros = macros
        self.known: dict[str, Cost] = {}

    def of(self, element: Element, path: tuple[str, ...], depth: int) -> Cost:
        """The cost of `element`, at this depth, in the macros `path`."""
        self._check_condition(element)
        if depth > MAX_NESTING:
            raise self._too_deep(element)
        below = [self.of(child, path, depth + 1) for child in element if child.name]
        steps = [cost.steps for cost in below]
        total = 1 + (max(steps, default=0) if element.name == "choose" else sum(steps))
        called = element.get("macro") if element.name in ("text", "key") else ""
        if called:
            below.append(self._of_macro(called, element, path, depth))
            total += below[-1].steps
        return Cost(min(total, _MANY), max((cost.nested + 1 for cost in below), default=0))

    def _of_macro(self, name: str, caller: Element, path: tuple[str, ...], depth: int) -> Cost:
        if name in path:
            raise fault(self.name, caller, f"macro {name!r} calls itself")
        if name not in self.known:
            macro = self.macros.get(name)
            if macro is None:
                hint = did_you_mean(name, self.macros)
                raise fault(self.name, caller, f"there is no macro {name!r}", hint)
            self.known[name] = self.of(macro, (*path, name), depth + 1)
        if depth + self.known[name].nested > MAX_NESTING:
            raise self._too_deep(caller)
        return self.known[name]

    def _check_condition(self, element: Element) -> None:
        if element.name in ("if", "else-if") and not any(element.get(test) for test in TESTS):
            raise fault(self.name, element, f"cs:{element.name} has no condition")

    def _too_deep(self, element: Element) -> StyleError:
        return fault(self.name, element, f"elements and macros nest more than {MAX_NESTING} deep")
