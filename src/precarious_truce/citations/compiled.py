"""A style compiled for a locale: its layouts, sort keys and options.

What is compiled depends on the style and the locale alone, so that all processors and threads that
use both share it.
"""

from __future__ import annotations

import functools
import threading
from collections.abc import Mapping

from precarious_truce.citations import (
    date_elements,
    group_elements,
    names_elements,
    text_elements,
)
from precarious_truce.citations.compiler import TOP, Compiler, ElementCompiler
from precarious_truce.citations.elements import Element, fault
from precarious_truce.citations.formatting import Formatting
from precarious_truce.citations.rendering import Render
from precarious_truce.citations.sort_keys import SortKey, compile_keys, name_limits
from precarious_truce.citations.style import Style

__all__ = ["CompiledStyle", "Layout", "compiled"]

ELEMENTS: Mapping[str, ElementCompiler] = {
    "choose": group_elements.choose,
    "date": date_elements.date,
    "group": group_elements.group,
    "label": text_elements.label,
    "names": names_elements.names,
    "number": text_elements.number,
    "text": text_elements.text,
}
"""The rendering elements of CSL 1.0.2, and what makes a closure of each."""


class Layout:
    """One area of a style, compiled: its layout, its sort keys and its options.

    `render` gives the marked text of a cite or entry without the affixes of the layout.  Where the
    style has `second-field-align`, `first_field` and `other_fields` give its two parts.
    """

    def __init__(self, compiler: Compiler, area: Element, keys: list[SortKey]) -> None:
        element = next((child for child in area if child.name == "layout"), None)
        if element is None:
            raise fault(compiler.style.name, area, f"cs:{area.name} has no cs:layout")
        self.attributes = area.attrib
        self.locale = compiler.locale
        self.keys = keys
        self.prefix = element.get("prefix")
        self.suffix = element.get("suffix")
        self.delimiter = element.get("delimiter")
        others = {k: v for k, v in element.attrib.items() if k not in ("prefix", "suffix")}
        self.formatting = Formatting(others, leaf=False)
        self._compile(compiler, area, [child for child in element if child.name])

    def _compile(self, compiler: Compiler, area: Element, children: list[Element]) -> None:
        in_bibliography = area.name == "bibliography"
        begins_with_block = bool(children) and bool(children[0].get("display"))
        scope = TOP._replace(tails=begins_with_block and in_bibliography)
        renders = [group_elements.layout_child(compiler, child, scope) for child in children]
        self.render = compiler.sequence(renders)
        self.first_field: Render | None = None
        self.other_fields = self.render
        if in_bibliography and renders and area.get("second-field-align"):
            self.first_field = renders[0]
            self.other_fields = compiler.sequence(renders[1:])


class CompiledStyle:
    """A style for one language; each area is compiled when it is first needed."""

    def __init__(self, style: Style, language: str) -> None:
        self.style = style
        self.locale = style.locale(language)
        self._layouts: dict[str, Layout] = {}
        self._lock = threading.Lock()

    def layout(self, area: str) -> Layout:
        """The layout of `citation` or `bibliography`; `KeyError` where the style has none."""
        found = self._layouts.get(area)
        if found is None:
            with self._lock:
                found = self._layouts.get(area)
                if found is None:
                    found = self._layouts[area] = self._compiled(area)
        return found

    def _compiled(self, area: str) -> Layout:
        def compiler_of(key: Element) -> Compiler:
            return Compiler(self.style, area, self.locale, ELEMENTS, sort=True,
                            limits=name_limits(key))  # fmt: skip

        element = self.style.areas[area]
        keys = compile_keys(element, compiler_of)
        return Layout(Compiler(self.style, area, self.locale, ELEMENTS), element, keys)


@functools.lru_cache(maxsize=128)
def compiled(style: Style, language: str | None = None) -> CompiledStyle:
    """`style` compiled for `language`, or for its own where none is asked for.

    >>> from precarious_truce.citations.loading import load
    >>> german = compiled(load("apa"), "de-DE")
    >>> german is compiled(load("apa"), "de-DE"), german is compiled(load("apa"))
    (True, False)
    """
    return CompiledStyle(style, language or style.default_locale)
