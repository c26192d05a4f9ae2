"""From the elements of a style to Python closures (CSL 1.0.2, "Rendering elements").

Every closure takes a `Context` and gives marked text, "" for nothing.  What can be known of an
element beforehand (terms, options, formatting, date formats) is worked out here, once.  It depends
on the style, the locale and the `Scope` of the element, and on nothing else: not on what was
compiled before, nor on the item for which a branch is compiled first.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from typing import NamedTuple

from precarious_truce.citations.elements import Element, fault
from precarious_truce.citations.formatting import Formatting
from precarious_truce.citations.groups import Remembered, grouped, sequence
from precarious_truce.citations.locale import Locale
from precarious_truce.citations.name_options import NamesSpec
from precarious_truce.citations.rendering import Render, nothing
from precarious_truce.citations.style import Style

__all__ = ["TOP", "Compiler", "ElementCompiler", "NamesAbove", "Scope"]


class NamesAbove(NamedTuple):
    """The `cs:names` whose `cs:substitute` holds an element."""

    spec: NamesSpec
    element: Element

    def __hash__(self) -> int:
        return hash(self.element)


class Scope(NamedTuple):
    """What an element takes over from those around it; it is passed down and never changed.

    `delimiter`: of the group or layout around a `cs:choose`, whose branches use it, too.
    `in_layout`: a child of the layout, or of a `cs:choose` that is one; `tails`: these leave in
    the context how the entry ends.  `in_substitute`: somewhere below a `cs:substitute`, that of
    `names`; `alternatives`: a `cs:choose` that is a child of one, so that the first element of a
    branch that prints something is the substitute.  `in_date_macro`: in a macro with dates that
    is a sort key, where only dates count.
    """

    delimiter: str = ""
    strip_periods: bool = False
    in_layout: bool = False
    tails: bool = False
    in_substitute: bool = False
    alternatives: bool = False
    in_date_macro: bool = False
    names: NamesAbove | None = None

    def stripping(self, element: Element) -> Scope:
        """The same where `element` may strip periods from what it holds (not from affixes)."""
        if self.strip_periods or element.get("strip-periods") != "true":
            return self
        return self._replace(strip_periods=True)

    def of_macro(self, *, dated: bool) -> Scope:
        """The scope of the children of a macro called here; alike for calls that are alike."""
        return Scope(
            strip_periods=self.strip_periods, in_substitute=self.in_substitute,
            in_date_macro=self.in_date_macro or dated, names=self.names,
        )  # fmt: skip


TOP = Scope()
"""The scope of a child of a layout or of a sort key."""

ElementCompiler = Callable[["Compiler", Element, Scope], Render]


class Compiler:
    """Compiles one area (`citation` or `bibliography`) of a style, or a sort key, for a locale.

    `elements` has a function for each rendering element; `limits` are attributes that the area
    inherits beside those of the style.
    """

    def __init__(
        self, style: Style, area: str, locale: Locale, elements: Mapping[str, ElementCompiler], *,
        sort: bool = False, limits: Mapping[str, str] | None = None,
    ) -> None:  # fmt: skip
        self.style = style
        self.area = area
        self.locale = locale
        self.quotes = locale.quotes
        self.sort = sort
        self.inherited = {**style.attributes, **style.area_attributes(area), **(limits or {})}
        self.in_text_citation = style.in_text and area == "citation"
        self._elements = elements
        self.remembered = Remembered()
        self._macros: dict[tuple[str, Scope], Callable[[], Render]] = {}
        self._lock = threading.RLock()

    def element(self, element: Element, scope: Scope) -> Render:
        """The closure of one rendering element."""
        compiled = self._elements.get(element.name)
        if compiled is not None:
            return compiled(self, element, scope)
        if element.name in ("", "sort"):
            return nothing
        raise fault(self.style.name, element, f"cs:{element.name} has no place here")

    def children(self, element: Element, scope: Scope) -> list[Render]:
        """The closures of the children that print something."""
        found = [self.element(child, scope) for child in element]
        return [render for render in found if render is not nothing]

    def sequence(self, renders: list[Render], delimiter: str = "") -> Render:
        """One closure of several, their results joined."""
        return sequence(renders, delimiter, self.remembered)

    def group(
        self, run: Callable[[], Render], formatting: Formatting, *, pure: bool = False
    ) -> Render:
        """What `run` gives as a group: nothing where all its variables are empty."""
        return grouped(run, pure, formatting, self.remembered)

    def later(self, build: Callable[[], Render]) -> Callable[[], Render]:
        """A function that gives what `build` makes, once, when it is needed."""
        done: list[Render] = []

        def get() -> Render:
            if not done:
                with self._lock:
                    if not done:
                        done.append(build())
            return done[0]

        return get

    def macro(self, name: str, caller: Element, scope: Scope) -> Callable[[], Render]:
        """A function that gives the closure of a macro, compiled when first called."""
        element = self.style.macros.get(name)
        if element is None:
            raise fault(self.style.name, caller, f"there is no macro {name!r}")
        body = element
        dated = self.sort and any(child.name == "date" for child in body.iter())
        inner = scope.of_macro(dated=dated)
        key = (name, inner)
        found = self._macros.get(key)
        if found is None:
            found = self._macros[key] = self.later(
                lambda: self.sequence(self.children(body, inner))
            )
        return found
