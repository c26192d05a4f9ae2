"""`cs:if` and `cs:else-if`: tests as closures (CSL 1.0.2, "Choose").

Tests of type and of variables depend on nothing but an item's type and which variables it has, so
their outcome is settled once for each such signature.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from precarious_truce.citations.items import NUMBERS
from precarious_truce.citations.safe_xml import Element
from precarious_truce.citations.state import State

__all__ = ["Test", "compile_test"]

Test = Callable[[State], bool]
NumberReader = Callable[[State, str], Any]

_CITE_VARIABLES = frozenset(
    ("locator", "locator-extra", "first-reference-note-number", "locator-date")
)
_POSITIONS = {"first": 0, "subsequent": 2, "ibid": 3, "ibid-with-locator": 4}
_RANKS = {0: 0, 4: 1, 1: 2, 2: 3, 3: 4}
"""Positions as cites have them (0 first, 1 subsequent, 2 ibid, 3 ibid with locator), in order."""


def compile_test(element: Element, read: NumberReader) -> tuple[Test, bool]:
    """The test of a branch, and whether it depends on the signature of the item alone."""
    match = element.get("match", "all")
    tests: list[Test] = []
    static = True
    for attribute, value in element.attrib.items():
        maker = _MAKERS.get(str(attribute))
        if maker is None:
            continue
        words = str(value).replace("sub verbo", "sub-verbo").split()
        made, fixed = maker(words, read)
        static = static and fixed
        if attribute == "type" and match == "all" or len(made) == 1:
            tests.append(made[0])
        else:
            tests.extend(made)
    return _combined(tests, match), static


def _combined(tests: list[Test], match: str) -> Test:
    if len(tests) == 1 and match != "none":
        return tests[0]
    if match == "any":
        return lambda st: any([test(st) for test in tests])
    if match == "none":
        return lambda st: not any([test(st) for test in tests])
    return lambda st: all([test(st) for test in tests])


def _type(words: list[str], _: NumberReader) -> tuple[list[Test], bool]:
    types = frozenset(words)
    return [lambda st: st.item.get("type") in types], True


def _variable(words: list[str], _: NumberReader) -> tuple[list[Test], bool]:
    def one(name: str) -> Test:
        if name in _CITE_VARIABLES:
            return lambda st: st.cite is not None and bool(st.cite.get(name))
        return lambda st: name in st.present

    return [one(w) for w in words], not any(w in _CITE_VARIABLES for w in words)


def _is_numeric(words: list[str], read: NumberReader) -> tuple[list[Test], bool]:
    def one(name: str) -> Test:
        def test(st: State) -> bool:
            if name in NUMBERS:
                numbers = read(st, name)
                return numbers is not None and numbers.numeric
            value = st.item.get(name)
            return name in ("title", "version") and isinstance(value, str) and value[-1:].isdecimal()

        return test

    return [one(w) for w in words], False


def _is_uncertain(words: list[str], _: NumberReader) -> tuple[list[Test], bool]:
    def one(name: str) -> Test:
        def test(st: State) -> bool:
            date = st.item.get(name)
            return isinstance(date, dict) and bool(date.get("circa"))

        return test

    return [one(w) for w in words], False


def _locator(words: list[str], read: NumberReader) -> tuple[list[Test], bool]:
    def one(label: str) -> Test:
        def test(st: State) -> bool:
            numbers = read(st, "locator")
            return numbers is not None and numbers.label == label

        return test

    return [one(w) for w in words], False


def _position(words: list[str], _: NumberReader) -> tuple[list[Test], bool]:
    return [_one_position(w) for w in words], False


def _one_position(word: str) -> Test:
    if word == "near-note":
        return lambda st: _rank(st) >= 2 and bool(st.cite and st.cite.get("near-note"))
    if word == "far-note":
        return lambda st: _rank(st) == 2 and not (st.cite and st.cite.get("near-note"))
    wanted = _POSITIONS.get(word, 9)
    if wanted == 0:
        return lambda st: st.area != "bibliography" and _rank(st) == 0
    return lambda st: st.area != "bibliography" and _rank(st) >= wanted


def _rank(st: State) -> int:
    position = st.cite.get("position") if st.cite is not None else 0
    return _RANKS.get(position or 0, 0)


def _disambiguate(words: list[str], _: NumberReader) -> tuple[list[Test], bool]:
    def test(st: State) -> bool:
        if st.area == "bibliography":
            if st.disambiguate_count < st.entry.ambiguity.disambiguate:
                st.disambiguate_count += 1
                return True
            return False
        st.disambiguate_max += 1
        asked = st.settings.disambiguate
        if asked and st.disambiguate_count < asked:
            st.disambiguate_count += 1
            return True
        return False

    return [test], False


_MAKERS: dict[str, Callable[[list[str], NumberReader], tuple[list[Test], bool]]] = {
    "type": _type,
    "variable": _variable,
    "is-numeric": _is_numeric,
    "is-uncertain-date": _is_uncertain,
    "locator": _locator,
    "position": _position,
    "disambiguate": _disambiguate,
}

_WORDS = re.compile(r"\s+")
