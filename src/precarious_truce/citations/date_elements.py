"""`cs:date` as closures (CSL 1.0.2, "Date")."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from precarious_truce.citations.context import Context
from precarious_truce.citations.date_text import DatePart, date_renderer, sort_date
from precarious_truce.citations.dressing import Dressing
from precarious_truce.citations.letter_case import change
from precarious_truce.citations.loading import Element, local_name
from precarious_truce.citations.marks import NUMBER, NUMBER_END
from precarious_truce.citations.pages import page_range
from precarious_truce.citations.rendering import Render, nothing, substituted

if TYPE_CHECKING:
    from precarious_truce.citations.compiler import Compiler

__all__ = ["date"]

_NO_SUFFIX = re.compile(f"[^{NUMBER}{NUMBER_END}]+(?![^{NUMBER}]*{NUMBER_END})")
"""Of a date all but its year suffix, which keeps its case."""


def date(compiler: Compiler, element: Element) -> Render:
    """`cs:date`, localised or with parts of its own; in a sort key, what dates sort by."""
    attributes = element.attrib
    name = attributes.get("variable", "").split(" ")[0]
    parts, delimiter, names = _date_parts(compiler, element, attributes)
    if compiler.sort:
        return _date_key(compiler, name, names)
    if not parts:
        return nothing
    dressing = Dressing(attributes, leaf=False)
    style = compiler.style
    render = date_renderer(
        name, parts, delimiter, compiler.locale,
        suffixes=style.adds_year_suffix and not style.places_year_suffix,
        year_range=_year_range(compiler), collapses=style.collapses_years,
    )  # fmt: skip
    in_substitute = compiler.in_substitute
    case, unseen = dressing.case, name == "accessed"

    def date(ctx: Context) -> str:
        value = ctx.item.date(name)
        if value is None or (ctx.done is not None and name in ctx.done) or (unseen and ctx.looking):
            ctx.miss = True
            return ""
        text = render(ctx)
        if not text:
            ctx.miss = True
            return ""
        ctx.hit = ctx.begun = True
        if in_substitute:
            substituted(ctx, name, "")
        if case:
            text = _NO_SUFFIX.sub(lambda m: change(m[0], case), text)
        return dressing.group(text)

    return date


def _date_key(compiler: Compiler, name: str, names: tuple[str, ...]) -> Render:
    def key(ctx: Context) -> str:
        text = sort_date(ctx.item.date(name), names)
        if text:
            ctx.hit = True
        else:
            ctx.miss = True
        return text

    return key


def _date_parts(
    compiler: Compiler, element: Element, attributes: Mapping[str, str]
) -> tuple[list[DatePart], str, tuple[str, ...]]:
    form = attributes.get("form")
    own = [c.attrib for c in element if local_name(c) == "date-part"]
    wanted = attributes.get("date-parts", "year-month-day").split("-")
    if form is None:
        names = tuple(a.get("name", "") for a in own) or ("year", "month", "day")
        return [DatePart.of(a, compiler.strip) for a in own], attributes.get("delimiter", ""), names
    localised = compiler.locale.dates.get(form)
    if localised is None:
        return [], "", tuple(wanted)
    overrides = {a.get("name"): a for a in own}
    found = []
    for child in localised:
        if local_name(child) != "date-part":
            continue
        part = dict(child.attrib)
        part |= {k: v for k, v in overrides.get(part.get("name"), {}).items() if k != "name"}
        found.append(part)
    if wanted == ["month", "day"]:
        for before, part in itertools.pairwise(found):
            if part.get("name") == "year":
                before["suffix"] = ""
    found = [part for part in found if part.get("name") in wanted]
    return (
        [DatePart.of(a, compiler.strip) for a in found],
        localised.get("delimiter", ""),
        tuple(wanted),
    )


def _year_range(compiler: Compiler) -> Callable[[str, str], str] | None:
    form = compiler.style.attributes.get("year-range-format")
    if not form or form == "expanded":
        return None

    def shorten(first: str, last: str) -> str:
        return page_range(first, last, form, "-").partition("-")[2]

    return shorten
