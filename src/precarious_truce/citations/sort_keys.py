"""Sort keys: functions from an item to the text that it is sorted by (CSL 1.0.2, "Sorting")."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from precarious_truce.citations.cites import Cite
from precarious_truce.citations.compiler import TOP, Compiler
from precarious_truce.citations.config import Config
from precarious_truce.citations.context import Context, NameLimits
from precarious_truce.citations.elements import Element, fault
from precarious_truce.citations.item import Item
from precarious_truce.citations.marks import visible
from precarious_truce.citations.name_register import NameRegister
from precarious_truce.citations.rendering import Render
from precarious_truce.citations.trigraph import trigraph
from precarious_truce.citations.variables import (
    DATE_VARIABLES,
    NAME_VARIABLES,
    NUMBER_VARIABLES,
)

__all__ = ["SortKey", "compile_keys", "name_limits"]


class SortKey(NamedTuple):
    """A compiled `cs:key`: `text` of an item and cite is "" where the item has nothing of it."""

    text: Callable[[Item, Cite, NameRegister], str]
    descending: bool


def compile_keys(area: Element, compiler_of: Callable[[Element], Compiler]) -> list[SortKey]:
    """The sort keys of `cs:citation` or `cs:bibliography`; each `cs:key` has its own compiler."""
    sort = next((child for child in area if child.name == "sort"), None)
    found: list[SortKey] = []
    for key in sort or ():
        if key.name == "key":
            compiler = compiler_of(key)
            text = _text_of(_render(compiler, key), compiler.area, _limits(key))
            found.append(SortKey(text, key.get("sort") == "descending"))
    return found


def name_limits(key: Element) -> dict[str, str]:
    """What a `cs:key` has of limits to the number of names, as attributes of `cs:name`."""
    names = {"names-min": "et-al-min", "names-use-first": "et-al-use-first",
             "names-use-last": "et-al-use-last"}  # fmt: skip
    return {to: key.get(of) for of, to in names.items() if key.get(of)}


def _limits(key: Element) -> NameLimits | None:
    least, first, last = key.get("names-min"), key.get("names-use-first"), key.get("names-use-last")
    if not (least or first or last):
        return None
    number = [int(x) if x.isdecimal() and len(x) < 7 else 0 for x in (least, first)]
    return number[0], number[1], last == "true" if last else None


def _render(compiler: Compiler, key: Element) -> Render:
    macro, variable = key.get("macro"), key.get("variable")
    if macro:
        return compiler.element(Element("text", {"macro": macro}, key.line), TOP)
    if not variable:
        raise fault(compiler.style.name, key, "a sort key needs a variable or a macro")
    if variable in NAME_VARIABLES:
        names = Element("names", {"variable": variable})
        names.children.append(Element("name", {"name-as-sort-order": "all", "form": "long"}))
        return compiler.element(names, TOP)
    if variable in DATE_VARIABLES:
        return compiler.element(Element("date", {"variable": variable, "form": "numeric"}), TOP)
    if variable == "citation-number":
        return lambda ctx: f"{ctx.item.number:020d}"
    if variable == "citation-label":
        return lambda ctx: ctx.item.value(variable) or trigraph(ctx.item)
    if variable in NUMBER_VARIABLES:
        return lambda ctx: _padded(ctx.item.value(variable))
    return lambda ctx: ctx.item.value(variable)


def _padded(text: str) -> str:
    found = re.match(r"\s*(-?\d{1,18})", text)
    if not found:
        return text
    number = int(found[1])
    return f"{number if number >= 0 else 10**20 - 1 + number:020d}"


def _text_of(
    render: Render, area: str, limits: NameLimits | None
) -> Callable[[Item, Cite, NameRegister], str]:
    bibliography = area == "bibliography"

    def text(item: Item, cite: Cite, register: NameRegister) -> str:
        ctx = Context(item, cite, Config(), register)
        ctx.sort = True
        ctx.bibliography = bibliography
        ctx.name_limits = limits
        return visible(render(ctx)).strip()

    return text
