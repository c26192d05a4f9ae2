"""The tests of `cs:if` and `cs:else-if` (CSL 1.0.2, "Choose")."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from precarious_truce.citations import numbers
from precarious_truce.citations.context import Context
from precarious_truce.citations.variables import NUMBER_VARIABLES

__all__ = ["TESTS", "is_static", "label_of", "matcher"]

Test = Callable[[Context], bool]
POSITIONS = {"first": 0, "subsequent": 1, "ibid": 2, "ibid-with-locator": 3, "near-note": 4,
             "far-note": 5}  # fmt: skip
_CITE_VARIABLES = {"locator"}


def _variable(name: str) -> Test:
    if name == "locator":
        return lambda ctx: not ctx.comparing and bool(ctx.cite.get("locator"))
    if name == "first-reference-note-number":
        return lambda ctx: bool(ctx.cite.get("first-reference-note-number"))
    if name in ("citation-number", "year-suffix", "citation-label"):
        return lambda ctx: name == "citation-number" and ctx.item.has(name)
    return lambda ctx: ctx.item.has(name)


def _any_type(names: str) -> Test:
    types = frozenset(names.split())
    return lambda ctx: ctx.item.type in types


def _numeric(name: str) -> Test:
    def test(ctx: Context) -> bool:
        if name == "locator":
            text = str(ctx.cite.get("locator") or "")
            return bool(text) and numbers.parse(text, name).numeric
        number = ctx.item.number_of(name)
        if number is None:
            return False
        if name not in NUMBER_VARIABLES:
            return name == "title" and ctx.item.value(name)[-1:].isdecimal()
        return number.numeric

    return test


def _uncertain(name: str) -> Test:
    def test(ctx: Context) -> bool:
        date = ctx.item.date(name)
        return date is not None and date.circa

    return test


def _locator(name: str) -> Test:
    wanted = name.replace("sub verbo", "sub-verbo")

    def test(ctx: Context) -> bool:
        if not ctx.cite.get("locator"):
            return False
        return label_of(ctx) == wanted

    return test


def label_of(ctx: Context) -> str:
    """The label of the cite's locator: the one it brings with it, its own, or page."""
    text = str(ctx.cite.get("locator") or "")
    own = numbers.parse(text, "locator").label if text else ""
    label = own or str(ctx.cite.get("label") or "page")
    return label.replace("sub verbo", "sub-verbo")


def _position(name: str) -> Test:
    wanted = POSITIONS.get(name, 9)

    def test(ctx: Context) -> bool:
        if ctx.bibliography:
            return False
        position = ctx.cite.get("position") or 0
        if wanted == 0:
            return position == 0
        if wanted == 4:
            return position >= 1 and bool(ctx.cite.get("near-note"))
        if wanted == 5:
            return position == 1 and not ctx.cite.get("near-note")
        if wanted == 9:
            return False
        return bool(position >= wanted)

    return test


def _disambiguate(value: str) -> Test:
    if value != "true":
        return lambda ctx: False

    def test(ctx: Context) -> bool:
        ctx.disambiguate_tests += 1
        if ctx.disambiguated < ctx.config.disambiguate:
            ctx.disambiguated += 1
            return True
        return False

    return test


def _one_of(factory: Callable[[str], Test]) -> Callable[[str], list[Test]]:
    return lambda values: [factory(v) for v in values.split()]


TESTS: Mapping[str, Callable[[str], list[Test]]] = {
    "variable": _one_of(_variable),
    "type": lambda values: [_any_type(values)] if values else [],
    "is-numeric": _one_of(_numeric),
    "is-uncertain-date": _one_of(_uncertain),
    "locator": lambda values: [
        _locator(v) for v in values.replace("sub verbo", "sub-verbo").split()
    ],
    "position": _one_of(_position),
    "disambiguate": _one_of(_disambiguate),
}
_OF_CITE = {"locator", "position", "disambiguate"}
_CITE_ONLY = {"locator", "first-reference-note-number", "citation-number", "year-suffix",
              "citation-label"}  # fmt: skip


def is_static(attributes: Mapping[str, str]) -> bool:
    """Whether the item alone decides the tests, by its type and variables, not the cite."""
    if not _OF_CITE.isdisjoint(attributes):
        return False
    names = attributes.get("variable", "").split() + attributes.get("is-numeric", "").split()
    return _CITE_ONLY.isdisjoint(names)


def matcher(attributes: Mapping[str, str]) -> Test:
    """One test for all those of an element, by its `match`."""
    tests = [test for name, make in TESTS.items() for test in make(attributes.get(name, ""))]
    how = attributes.get("match", "all")
    if len(tests) == 1:
        one = tests[0]
        return (lambda ctx: not one(ctx)) if how == "none" else one
    if how == "any":
        return lambda ctx: any(test(ctx) for test in tests)
    if how == "none":
        return lambda ctx: not any(test(ctx) for test in tests)
    return lambda ctx: all(test(ctx) for test in tests)
