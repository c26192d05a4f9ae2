"""Citations of several cites: order, grouping, collapsing, delimiters (CSL 1.0.2, "Collapse")."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from precarious_truce.citations.cites import Cite, affix_of
from precarious_truce.citations.compiled import Layout
from precarious_truce.citations.context import Context
from precarious_truce.citations.item import Item
from precarious_truce.citations.marks import (
    BARE_NUMBER,
    CITED,
    CLOSE,
    FORMATTED,
    GROUP_SUFFIX,
    HARD,
    INNER_NUMBER_SUFFIX,
    INNER_TEXT_SUFFIX,
    MARKS,
    NUMBER,
    NUMBER_END,
    NUMBER_SUFFIX,
    QUOTE_END,
    SEAM,
    TEXT_SUFFIX,
    visible,
)
from precarious_truce.citations.markup import marked
from precarious_truce.citations.person import is_roman
from precarious_truce.citations.style import Style
from precarious_truce.patterns import pattern

__all__ = ["Cited", "cluster_text"]

_TAGS = pattern(r"<[^<>]+>")
_TRAILING = "\"'”’»\u202f\u00a0 "
_LONE = pattern(f"([^{NUMBER}]*){NUMBER}([^{NUMBER_END}]*){NUMBER_END}([^{NUMBER}]*)")
_LAST_NUMBER = pattern(f"{NUMBER_END}[{MARKS}]*$")
_LONE_NUMBER = pattern(f"\\W*{NUMBER}[^{NUMBER_END}]*{NUMBER_END}\\W*")
_SUFFIX_MARKS = "".join([
    TEXT_SUFFIX, NUMBER_SUFFIX, GROUP_SUFFIX, INNER_TEXT_SUFFIX, INNER_NUMBER_SUFFIX, BARE_NUMBER,
    FORMATTED,
])  # fmt: skip
_END = pattern(f"[{_SUFFIX_MARKS}]+$")
_QUOTED = pattern(f"{QUOTE_END}[{MARKS}]*$")


@dataclass
class Cited:
    """A cite with its item and, once rendered, its text."""

    item: Item
    cite: Cite
    text: str = ""
    years: list[int] = field(default_factory=list)
    grouped: bool = False
    collapsed: bool = False
    suffix_only: bool = False
    number: int | None = None


Render = Callable[[Cited, list[int], bool], Context]


def _prefix(text: str) -> str:
    """A cite's prefix, with the space it needs."""
    bare = _TAGS.sub("", text).rstrip(_TRAILING)
    last = bare[-1:]
    if last and (last.isalnum() or last in ".;:&?!)],"):
        text += " "
    return re.sub(r"\s+", " ", text)


def _suffix(text: str) -> str:
    return " " + text if text and (is_roman(text) or text[0] in "[(") else text


def begins_anew(prefix: str) -> bool:
    """Whether what follows this prefix begins a sentence."""
    bare = _TAGS.sub("", prefix).rstrip(_TRAILING)
    return bare[-1:] in tuple(".?!:;") and " " in prefix.strip()


def cluster_text(
    style: Style,
    layout: Layout,
    cited: list[Cited],
    render: Render,
    signs: Mapping[str, str] | None = None,
) -> str:
    """The marked text of one citation, without the layout's own affixes.

    With `signs`, each cite has a mark around it, and behind the mark the sign of its item's id.
    """
    quotes = layout.locale.quotes
    delimiter = layout.delimiter
    for place, one in enumerate(cited):
        _render_one(style, one, cited[place - 1] if place else None, render)
        if signs and one.text:
            one.text = CITED + signs[one.item.id] + one.text + CLOSE
        _add_affixes(one, quotes)
    shown = [one for one in cited if one.text]
    if style.collapse == "citation-number":
        return _numbers_joined(shown, delimiter, layout.locale.text("citation-range-delimiter"))
    return _joined(style, shown, layout)


def _add_affixes(one: Cited, quotes: tuple[str, str, str, str]) -> None:
    """Put the prefix and suffix of a cite around it; then its number is none to collapse."""
    prefix, suffix = affix_of(one.cite, "prefix"), affix_of(one.cite, "suffix")
    if one.text and prefix:
        one.text = marked(_prefix(prefix), quotes) + SEAM + one.text
    if one.text and suffix:
        asked = visible(one.text)[-1:] in ("?", "!") and _QUOTED.search(one.text)
        hard = HARD if asked else ""
        one.text = one.text + hard + SEAM + marked(_suffix(suffix), quotes)
    if prefix or suffix:
        one.number = None


def _render_one(style: Style, one: Cited, before: Cited | None, render: Render) -> None:
    years: list[int] = []
    suffixed = style.collapses_years and one.item.config.year_suffix is not None
    if before is not None and suffixed and not affix_of(one.cite, "prefix"):
        years = before.years
    ctx = render(one, years, before is not None)
    one.text = _END.sub("", one.text)
    one.years = ctx.years
    one.collapsed = bool(style.collapse) and not ctx.distinct
    one.grouped = ctx.collapsing is not None and ctx.collapsing.same
    one.suffix_only = one.collapsed and bool(ctx.years) and ctx.years == years
    if style.collapse == "citation-number":
        one.number = _lone_number(one.text)


def _lone_number(text: str) -> int | None:
    """The citation number that is all of a cite, but for signs around it."""
    lone = _LONE.fullmatch(text)
    if lone is None or not lone[2].isdecimal() or re.search(r"\w", visible(lone[1] + lone[3])):
        return None
    return int(lone[2])


def _numbers_joined(cited: list[Cited], delimiter: str, dash: str) -> str:
    """Numbers, runs of three and more as a range."""
    out: list[str] = []
    joint = SEAM + delimiter + SEAM
    i = 0
    while i < len(cited):
        j = i
        while j + 1 < len(cited) and _follows(cited[j], cited[j + 1]):
            j += 1
        if j - i >= 2:
            out.append(cited[i].text + SEAM + dash + SEAM + cited[j].text)
        else:
            out += [one.text for one in cited[i : j + 1]]
        i = j + 1
    return joint.join(out)


def _follows(one: Cited, other: Cited) -> bool:
    return one.number is not None and other.number is not None and other.number == one.number + 1


def _joined(style: Style, cited: list[Cited], layout: Layout) -> str:
    dash = layout.locale.text("citation-range-delimiter")
    out = ""
    i = 0
    while i < len(cited):
        one, last = cited[i], i
        if style.collapse == "year-suffix-ranged":
            last = _run_end(cited, i)
        text = one.text
        if last - i >= 2:
            text += SEAM + dash + SEAM + cited[last].text
        else:
            last = i
        if out:
            joint = _eased(
                _delimiter(style, layout, cited[i - 1], one), cited[i - 1].cite, one.cite
            )
            text = SEAM + joint + HARD + SEAM + text
        out += text
        i = last + 1
    return out


def _delimiter(style: Style, layout: Layout, before: Cited, one: Cited) -> str:
    """What stands between two cites, as citeproc-js chooses it."""
    attributes = layout.attributes
    group = attributes.get("cite-group-delimiter")
    if one.suffix_only and _LONE_NUMBER.fullmatch(one.text):
        return group or attributes.get("year-suffix-delimiter", layout.delimiter)
    after_collapse = attributes.get("after-collapse-delimiter")
    if after_collapse is not None:
        return after_collapse if _ends_group(style, before, one) else layout.delimiter
    if group and one.grouped:
        return group
    if one.collapsed and style.in_text and not style.numeric:
        return ", "
    return layout.delimiter


def _ends_group(style: Style, before: Cited, one: Cited) -> bool:
    """Whether a group of collapsed cites ends between these two."""
    if before.cite.get("locator"):
        return True
    return not one.collapsed and (before.collapsed or style.collapse != "year-suffix")


def _run_end(cited: list[Cited], start: int) -> int:
    """The last of a run of year suffixes that begins with the cite at `start`."""
    end = start
    while (
        end + 1 < len(cited)
        and cited[end + 1].suffix_only
        and _next_suffix(cited[end], cited[end + 1])
    ):
        end += 1
    return end


def _next_suffix(one: Cited, other: Cited) -> bool:
    a, b = one.item.config.year_suffix, other.item.config.year_suffix
    alone = _LAST_NUMBER.search(one.text) is not None
    return a is not None and b == a + 1 and alone


def _eased(joint: str, before: Cite, cite: Cite) -> str:
    """A delimiter next to an affix that brings its own punctuation."""
    suffix, prefix = affix_of(before, "suffix"), affix_of(cite, "prefix")
    if suffix and suffix[-1] in ";.,":
        space = joint.find(" ")
        return joint[space:] if space >= 0 else ""
    if not suffix and prefix and prefix[0] in ";.,":
        return ""
    return joint
