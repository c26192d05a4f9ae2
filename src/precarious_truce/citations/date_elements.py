"""`cs:date` as closures (CSL 1.0.2, "Date")."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable

from precarious_truce.citations.compiler import Compiler, Scope
from precarious_truce.citations.context import Context
from precarious_truce.citations.date_text import DatePart, DateWriter, sort_date
from precarious_truce.citations.elements import Element
from precarious_truce.citations.formatting import Formatting
from precarious_truce.citations.letter_case import change
from precarious_truce.citations.marks import NUMBER, NUMBER_END
from precarious_truce.citations.pages import page_range
from precarious_truce.citations.rendering import Render, nothing, used_as_substitute

__all__ = ["date"]

_NO_SUFFIX = re.compile(f"[^{NUMBER}{NUMBER_END}]+(?![^{NUMBER}]*{NUMBER_END})")
"""Of a date all but its year suffix, which keeps its case."""


def date(compiler: Compiler, element: Element, scope: Scope) -> Render:
    """`cs:date`, localised or with parts of its own; in a sort key, what dates sort by."""
    attributes = element.attrib
    name = attributes.get("variable", "").split(" ")[0]
    parts, delimiter, names = _date_parts(compiler, element, scope)
    if compiler.sort:
        return _date_key(compiler, name, names)
    if not parts:
        return nothing
    formatting = Formatting(attributes, leaf=False)
    style = compiler.style
    suffixes = style.adds_year_suffix and not style.places_year_suffix
    render = DateWriter(
        name, parts, delimiter, compiler.locale, suffixes=suffixes,
        collapses=style.collapses_years, shorten=_year_range(compiler),
    ).renderer()  # fmt: skip
    in_substitute = scope.in_substitute
    case, unseen = formatting.case, name == "accessed"

    def date(ctx: Context) -> str:
        value = ctx.item.date(name)
        if value is None or name in ctx.suppressed or (unseen and ctx.comparing):
            ctx.has_empty = True
            return ""
        text = render(ctx)
        if not text:
            ctx.has_empty = True
            return ""
        ctx.has_value = ctx.begun = True
        if in_substitute:
            used_as_substitute(ctx, name, "")
        if case:
            text = _NO_SUFFIX.sub(lambda m: change(m[0], case), text)
        return formatting.group(text)

    return date


def _date_key(compiler: Compiler, name: str, names: tuple[str, ...]) -> Render:
    def key(ctx: Context) -> str:
        text = sort_date(ctx.item.date(name), names)
        if text:
            ctx.has_value = True
        else:
            ctx.has_empty = True
        return text

    return key


def _date_parts(
    compiler: Compiler, element: Element, scope: Scope
) -> tuple[list[DatePart], str, tuple[str, ...]]:
    """The parts of a date, what joins them, and the names of those that it sorts by."""
    own = [child.attrib for child in element if child.name == "date-part"]
    form = element.attrib.get("form")
    if form is None:
        names = tuple(part.get("name", "") for part in own) or ("year", "month", "day")
        delimiter = element.get("delimiter")
    else:
        names = tuple(element.get("date-parts", "year-month-day").split("-"))
        localised = compiler.locale.dates.get(form)
        if localised is None:
            return [], "", names
        own = _localised(localised, own, names)
        delimiter = localised.get("delimiter")
    return [DatePart.of(part, scope.strip_periods) for part in own], delimiter, names


def _localised(
    date: Element, own: list[dict[str, str]], names: tuple[str, ...]
) -> list[dict[str, str]]:
    """The parts with these names of a localised date, with the attributes of the style's `own`."""
    overrides = {part.get("name"): part for part in own}
    found = []
    for child in date:
        if child.name == "date-part":
            name = child.get("name")
            found.append({**child.attrib, **overrides.get(name, {}), "name": name})
    if names == ("month", "day"):
        for before, part in itertools.pairwise(found):
            if part["name"] == "year":
                before["suffix"] = ""
    return [part for part in found if part["name"] in names]


def _year_range(compiler: Compiler) -> Callable[[str, str], str] | None:
    form = compiler.style.attributes.get("year-range-format")
    if not form or form == "expanded":
        return None

    def shorten(first: str, last: str) -> str:
        return page_range(first, last, form, "-").partition("-")[2]

    return shorten
