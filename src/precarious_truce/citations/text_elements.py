"""`cs:text`, `cs:number` and `cs:label` as closures (CSL 1.0.2, "Text", "Number", "Label")."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from precarious_truce.citations import numbers
from precarious_truce.citations.conditions import label_of
from precarious_truce.citations.context import Context
from precarious_truce.citations.dressing import Dressing, hardened
from precarious_truce.citations.letter_case import TURKIC, change
from precarious_truce.citations.loading import Element
from precarious_truce.citations.marks import DECORATED, NUMBER, NUMBER_END, clean
from precarious_truce.citations.markup import marked, spaced
from precarious_truce.citations.rendering import MAX_MEMO, Render, nothing, substituted

if TYPE_CHECKING:
    from precarious_truce.citations.compiler import Compiler

__all__ = ["label", "number", "text"]

_ADDRESSES = {"DOI", "URL", "PMID", "PMCID"}
"""Texts whose periods are never stripped."""
_SHORT = {"title", "container-title", "collection-title"}


def text(compiler: Compiler, element: Element) -> Render:
    """`cs:text`: a macro, a variable, a term or a text of the style's own."""
    attributes = element.attrib
    if "macro" in attributes:
        return _call(compiler, element, attributes)
    if compiler.in_date_macro:
        return nothing
    if "variable" in attributes:
        return _variable(compiler, attributes)
    if "term" in attributes:
        return _term(compiler, attributes)
    if "value" in attributes:
        return _value(compiler, attributes)
    return nothing


def _call(compiler: Compiler, element: Element, attributes: Mapping[str, str]) -> Render:
    above, compiler.strip = compiler.strip, compiler.strips(element)
    run = compiler.macro_body(attributes["macro"], element)
    compiler.strip = above
    dressing = Dressing(attributes, leaf=False, levels=2)
    pure = compiler.style.is_pure(element)
    return compiler.guarded(run, pure, dressing)


def _term(compiler: Compiler, attributes: Mapping[str, str]) -> Render:
    plural = attributes.get("plural") == "true"
    term = compiler.locale.term(attributes["term"], attributes.get("form", "long"), plural=plural)
    return _fixed(
        compiler, marked(term or "", compiler.quotes), attributes, compiler.in_text_citation
    )


def _value(compiler: Compiler, attributes: Mapping[str, str]) -> Render:
    return _fixed(compiler, marked(attributes["value"], compiler.quotes), attributes, True)


def _fixed(compiler: Compiler, text: str, attributes: Mapping[str, str], as_is: bool) -> Render:
    """A text of the style's own; a term that begins an entry gets a capital."""
    if not text:
        return nothing
    text = hardened(text)
    dressing = Dressing(attributes, strip=compiler.strip)
    capital = text if as_is else change(text, "capitalize-first")
    language = compiler.locale.language[:2]
    shown, begins = (dressing.text(t, language=language) for t in (text, capital))

    def fixed(ctx: Context) -> str:
        if ctx.begun:
            return shown
        ctx.begun = True
        return begins

    if not dressing.case:
        return fixed

    def in_case(ctx: Context) -> str:
        own = ctx.item.language[:2]
        if not own or own == language or TURKIC.isdisjoint((own, language)):
            return fixed(ctx)
        begun, ctx.begun = ctx.begun, True
        return dressing.text(text if begun else capital, language=own)

    return in_case


def _variable(compiler: Compiler, attributes: Mapping[str, str]) -> Render:
    name = attributes["variable"].split()[0] if attributes["variable"].strip() else ""
    special = _SPECIAL.get(name)
    if special is not None:
        return special(compiler, Dressing(attributes, strip=compiler.strip))
    if name in numbers.NUMBER_VARIABLES and name not in ("version", "section"):
        return _number_text(compiler, name, attributes, "")
    dressing = Dressing(attributes, strip=compiler.strip)
    dressing.strip = dressing.strip and name not in _ADDRESSES
    return _plain(compiler, name, attributes.get("form", ""), dressing)


def _plain(compiler: Compiler, name: str, form: str, dressing: Dressing) -> Render:
    quotes, in_substitute = compiler.quotes, compiler.in_substitute
    before, after = dressing.before, dressing.after
    bare = not dressing.case and not dressing.strip
    language = compiler.locale.language[:2]
    english = language == "en"
    site = name == "URL" and form == "short"
    short = f"{name}-short" if form == "short" and name in _SHORT else ""

    def variable(ctx: Context) -> str:
        item = ctx.item
        text = item.text(short, quotes) if short else ""
        if site:
            text = _site(item.text(name, quotes))
        if not text:
            text = item.text(name, quotes)
        ctx.kept = True
        if not text or (ctx.done is not None and name in ctx.done):
            ctx.miss = True
            return ""
        ctx.hit = ctx.begun = True
        if in_substitute:
            substituted(ctx, name, text)
            if ctx.replace_names is not None:
                text = ctx.replace_names.instead(text)
                ctx.replace_names = None
        if bare:
            return before + text + after
        own = item.language
        return dressing.text(text, own.startswith("en") if own else english, own[:2] or language)

    return variable


# ---- numbers --------------------------------------------------------------------------------


def number(compiler: Compiler, element: Element) -> Render:
    """`cs:number`: a number variable, in its form."""
    attributes = element.attrib
    name = attributes.get("variable", "").strip()
    if compiler.in_date_macro or not name:
        return nothing
    if name in _SPECIAL:
        return _SPECIAL[name](compiler, Dressing(attributes))
    return _number_text(compiler, name, attributes, attributes.get("form", "numeric"))


def _number_text(compiler: Compiler, name: str, attributes: Mapping[str, str], form: str) -> Render:
    dressing = Dressing(attributes, strip=compiler.strip)
    dress = dressing.text, dressing.number
    locale, quotes, in_substitute = compiler.locale, compiler.quotes, compiler.in_substitute
    page_format = compiler.style.attributes.get("page-range-format")
    formed = form in ("ordinal", "long-ordinal", "roman")
    memo: dict[tuple[numbers.Number, str], str] = {}

    def write(number: numbers.Number, label: str) -> str:
        key = (number, label)
        text = memo.get(key)
        if text is None:
            if formed and number.collapsible:
                text = numbers.formatted(number, name, locale, form)
            else:
                text = numbers.ranged(number, name, locale, page_format, label)
            tagged = formed and "<" in text and "<" not in number.text
            text = spaced(text) if number.collapsible and not tagged else marked(text, quotes)
            if len(memo) < 4096:
                memo[key] = text
        return text

    def number(ctx: Context) -> str:
        parsed = ctx.item.number_of(name)
        if parsed is None or (ctx.done is not None and name in ctx.done):
            ctx.miss = True
            return ""
        ctx.hit = ctx.begun = True
        if in_substitute:
            substituted(ctx, name, parsed.text)
        return dress[parsed.ends_in_digits](write(parsed, ""))

    def locator(ctx: Context) -> str:
        value = ctx.cite.get("locator") if not ctx.looking else None
        if not value:
            ctx.miss = True
            return ""
        if ctx.located:
            return ""
        ctx.hit = ctx.begun = ctx.located = True
        parsed = numbers.parse(clean(str(value)), "locator")
        return dress[parsed.ends_in_digits](write(parsed, label_of(ctx)))

    return locator if name == "locator" else number


def label(compiler: Compiler, element: Element) -> Render:
    """`cs:label`: the term of a number variable, plural where the number is."""
    attributes = element.attrib
    name = attributes.get("variable", "").strip()
    if not name or compiler.in_date_macro:
        return nothing
    dressing = Dressing(attributes, strip=compiler.strip)
    form = attributes.get("form", "long")
    always = attributes.get("plural", "contextual")
    memo: dict[tuple[str, bool, str], str] = {}
    locale = compiler.locale
    own, quotes = locale.language[:2], compiler.quotes

    def text_of(term: str, plural: bool, language: str) -> str:
        text = memo.get((term, plural, language))
        if text is None:
            text = marked(locale.text(term, form, plural=plural), quotes)
            text = dressing.text(text, language=language or own)
            if len(memo) < MAX_MEMO:
                memo[term, plural, language] = text
        return text

    def label(ctx: Context) -> str:
        term = name
        if name == "locator":
            value = ctx.cite.get("locator") if not ctx.looking else None
            parsed = numbers.parse(clean(str(value)), name) if value else None
            term = label_of(ctx)
        else:
            parsed = ctx.item.number_of(name)
        if always == "contextual":
            plural = parsed is not None and parsed.plural
        else:
            plural = always == "always"
        text = text_of(term, plural, ctx.item.language[:2])
        if text:
            ctx.begun = True
        return text

    return label


# ---- variables that are not the item's ----


def _citation_number(compiler: Compiler, dressing: Dressing) -> Render:
    sort = compiler.sort
    kept = DECORATED if dressing.suffix.endswith(" ") else ""

    def render(ctx: Context) -> str:
        ctx.hit = True
        if ctx.looking:
            return ""
        if sort:
            return f"{ctx.item.number:020d}"
        return dressing.number(NUMBER + str(ctx.item.number) + NUMBER_END) + kept

    return render


def _year_suffix(compiler: Compiler, dressing: Dressing) -> Render:
    def render(ctx: Context) -> str:
        place = ctx.config.year_suffix
        ctx.hit = True
        if place is None or ctx.looking:
            return ""
        ctx.begun = ctx.year_done = True
        return dressing.text(NUMBER + numbers.letters(place) + NUMBER_END)

    return render


def _citation_label(compiler: Compiler, dressing: Dressing) -> Render:
    quotes = compiler.quotes

    def render(ctx: Context) -> str:
        from precarious_truce.citations.trigraph import trigraph

        ctx.hit = ctx.begun = True
        text = ctx.item.text("citation-label", quotes) or trigraph(ctx.item)
        if ctx.config.year_suffix is not None and not ctx.looking:
            text += numbers.letters(ctx.config.year_suffix)
        return dressing.text(text)

    return render


def _first_note(compiler: Compiler, dressing: Dressing) -> Render:
    def render(ctx: Context) -> str:
        note = ctx.cite.get("first-reference-note-number")
        if not note or ctx.looking:
            ctx.miss = True
            return ""
        ctx.hit = ctx.begun = True
        return dressing.text(clean(str(note)))

    return render


_SPECIAL: Mapping[str, Callable[[Compiler, Dressing], Render]] = {
    "citation-number": _citation_number,
    "year-suffix": _year_suffix,
    "citation-label": _citation_label,
    "first-reference-note-number": _first_note,
}


def _site(address: str) -> str:
    """The short form of a URL: its host."""
    address = re.sub(r"(.*\.[^/]+)/.*", r"\1", address)
    return re.sub(r"https?://", "", address) if "//www." in address else address
