"""`cs:text`, `cs:number` and `cs:label` as closures (CSL 1.0.2, "Text", "Number", "Label")."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from precarious_truce.citations import numbers
from precarious_truce.citations.compiler import Compiler, Scope
from precarious_truce.citations.conditions import label_of
from precarious_truce.citations.context import Context
from precarious_truce.citations.elements import Element
from precarious_truce.citations.formatting import Formatting, hardened
from precarious_truce.citations.letter_case import TURKIC, change
from precarious_truce.citations.marks import FORMATTED, NUMBER, NUMBER_END, clean
from precarious_truce.citations.markup import marked, spaced
from precarious_truce.citations.rendering import MAX_MEMO, Render, nothing, used_as_substitute
from precarious_truce.citations.trigraph import trigraph
from precarious_truce.citations.variables import NUMBER_VARIABLES

__all__ = ["label", "number", "text"]

_ADDRESSES = {"DOI", "URL", "PMID", "PMCID"}
"""Texts whose periods are never stripped."""
_SHORT = {"title", "container-title", "collection-title"}


def text(compiler: Compiler, element: Element, scope: Scope) -> Render:
    """`cs:text`: a macro, a variable, a term or a text of the style's own."""
    attributes = element.attrib
    if "macro" in attributes:
        return _call(compiler, element, scope)
    if scope.in_date_macro:
        return nothing
    if "variable" in attributes:
        return _variable(compiler, attributes, scope)
    if "term" in attributes:
        return _term(compiler, attributes, scope)
    if "value" in attributes:
        own = marked(attributes["value"], compiler.quotes)
        return _fixed(compiler, own, attributes, scope, as_is=True)
    return nothing


def _call(compiler: Compiler, element: Element, scope: Scope) -> Render:
    run = compiler.macro(element.attrib["macro"], element, scope.stripping(element))
    formatting = Formatting(element.attrib, leaf=False, levels=2)
    return compiler.group(run, formatting, pure=compiler.style.is_pure(element))


def _term(compiler: Compiler, attributes: Mapping[str, str], scope: Scope) -> Render:
    plural = attributes.get("plural") == "true"
    term = compiler.locale.term(attributes["term"], attributes.get("form", "long"), plural=plural)
    text = marked(term or "", compiler.quotes)
    return _fixed(compiler, text, attributes, scope, as_is=compiler.in_text_citation)


def _fixed(
    compiler: Compiler, text: str, attributes: Mapping[str, str], scope: Scope, *, as_is: bool
) -> Render:
    """A text of the style's own; one that begins an entry gets a capital, unless it is `as_is`."""
    if not text:
        return nothing
    text = hardened(text)
    formatting = Formatting(attributes, strip=scope.strip_periods)
    capital = text if as_is else change(text, "capitalize-first")
    language = compiler.locale.language[:2]
    shown, begins = (formatting.text(t, language=language) for t in (text, capital))

    def fixed(ctx: Context) -> str:
        if ctx.begun or ctx.continues:
            return shown
        ctx.begun = True
        return begins

    if not formatting.case:
        return fixed

    def in_case(ctx: Context) -> str:
        own = ctx.item.language[:2]
        if not own or own == language or TURKIC.isdisjoint((own, language)):
            return fixed(ctx)
        begun, ctx.begun = ctx.begun or ctx.continues, True
        return formatting.text(text if begun else capital, language=own)

    return in_case


def _variable(compiler: Compiler, attributes: Mapping[str, str], scope: Scope) -> Render:
    name = attributes["variable"].split()[0] if attributes["variable"].strip() else ""
    special = _SPECIAL.get(name)
    if special is not None:
        return special(compiler, Formatting(attributes, strip=scope.strip_periods))
    if name in NUMBER_VARIABLES and name not in ("version", "section"):
        return _number_text(compiler, name, attributes, scope, "")
    formatting = Formatting(attributes, strip=scope.strip_periods)
    formatting.strip = formatting.strip and name not in _ADDRESSES
    return _plain(compiler, name, attributes.get("form", ""), formatting, scope)


def _plain(
    compiler: Compiler, name: str, form: str, formatting: Formatting, scope: Scope
) -> Render:
    quotes, in_substitute = compiler.quotes, scope.in_substitute
    before, after = formatting.before, formatting.after
    bare = not formatting.case and not formatting.strip
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
        ctx.distinct = True
        if not text or name in ctx.suppressed:
            ctx.has_empty = True
            return ""
        ctx.has_value = ctx.begun = True
        if in_substitute:
            used_as_substitute(ctx, name, text)
            if ctx.replacement is not None:
                text = ctx.replacement.instead(text)
                ctx.replacement = None
        if bare:
            return before + text + after
        own = item.language_of(name)
        return formatting.text(text, own.startswith("en") if own else english, own[:2] or language)

    return variable


# ---- numbers --------------------------------------------------------------------------------


def number(compiler: Compiler, element: Element, scope: Scope) -> Render:
    """`cs:number`: a number variable, in its form."""
    attributes = element.attrib
    name = attributes.get("variable", "").strip()
    if scope.in_date_macro or not name:
        return nothing
    if name in _SPECIAL:
        return _SPECIAL[name](compiler, Formatting(attributes))
    return _number_text(compiler, name, attributes, scope, attributes.get("form", "numeric"))


def _number_text(
    compiler: Compiler, name: str, attributes: Mapping[str, str], scope: Scope, form: str
) -> Render:
    formatting = Formatting(attributes, strip=scope.strip_periods)
    formatted = (formatting.text, formatting.number)
    locale, quotes, in_substitute = compiler.locale, compiler.quotes, scope.in_substitute
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
        if parsed is None or name in ctx.suppressed:
            ctx.has_empty = True
            return ""
        ctx.has_value = ctx.begun = True
        if in_substitute:
            used_as_substitute(ctx, name, parsed.text)
        return formatted[parsed.ends_in_digits](write(parsed, ""))

    def locator(ctx: Context) -> str:
        value = ctx.cite.get("locator") if not ctx.comparing else None
        if not value:
            ctx.has_empty = True
            return ""
        if ctx.locator_printed:
            return ""
        ctx.has_value = ctx.begun = ctx.locator_printed = True
        parsed = numbers.parse(clean(str(value)), "locator")
        return formatted[parsed.ends_in_digits](write(parsed, label_of(ctx)))

    return locator if name == "locator" else number


def label(compiler: Compiler, element: Element, scope: Scope) -> Render:
    """`cs:label`: the term of a number variable, plural where the number is."""
    attributes = element.attrib
    name = attributes.get("variable", "").strip()
    if not name or scope.in_date_macro:
        return nothing
    formatting = Formatting(attributes, strip=scope.strip_periods)
    form = attributes.get("form", "long")
    always = attributes.get("plural", "contextual")
    memo: dict[tuple[str, bool, str], str] = {}
    locale = compiler.locale
    own, quotes = locale.language[:2], compiler.quotes

    def text_of(term: str, plural: bool, language: str) -> str:
        text = memo.get((term, plural, language))
        if text is None:
            text = marked(locale.text(term, form, plural=plural), quotes)
            text = formatting.text(text, language=language or own)
            if len(memo) < MAX_MEMO:
                memo[term, plural, language] = text
        return text

    def label(ctx: Context) -> str:
        term = name
        if name == "locator":
            value = ctx.cite.get("locator") if not ctx.comparing else None
            parsed = numbers.parse(clean(str(value)), name) if value else None
            term = label_of(ctx)
        else:
            parsed = ctx.item.number_of(name)
        if parsed is not None and parsed.labelled:
            return ""
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


def _citation_number(compiler: Compiler, formatting: Formatting) -> Render:
    sort = compiler.sort
    end = FORMATTED if formatting.suffix.endswith(" ") else ""

    def render(ctx: Context) -> str:
        if not ctx.item.number:  # an entry by itself
            ctx.has_empty = True
            return ""
        ctx.has_value = True
        if ctx.comparing:
            return ""
        if sort:
            return f"{ctx.item.number:020d}"
        return formatting.number(NUMBER + str(ctx.item.number) + NUMBER_END) + end

    return render


def _year_suffix(compiler: Compiler, formatting: Formatting) -> Render:
    def render(ctx: Context) -> str:
        place = ctx.config.year_suffix
        ctx.has_value = True
        if place is None or ctx.comparing:
            return ""
        ctx.begun = ctx.suffix_printed = True
        return formatting.text(NUMBER + numbers.letters(place) + NUMBER_END)

    return render


def _citation_label(compiler: Compiler, formatting: Formatting) -> Render:
    quotes = compiler.quotes

    def render(ctx: Context) -> str:
        ctx.has_value = ctx.begun = True
        text = ctx.item.text("citation-label", quotes) or trigraph(ctx.item)
        if ctx.config.year_suffix is not None and not ctx.comparing:
            text += numbers.letters(ctx.config.year_suffix)
        return formatting.text(text)

    return render


def _first_note(compiler: Compiler, formatting: Formatting) -> Render:
    def render(ctx: Context) -> str:
        note = ctx.cite.get("first-reference-note-number")
        if not note or ctx.comparing:
            ctx.has_empty = True
            return ""
        ctx.has_value = ctx.begun = True
        return formatting.text(clean(str(note)))

    return render


_SPECIAL: Mapping[str, Callable[[Compiler, Formatting], Render]] = {
    "citation-number": _citation_number,
    "year-suffix": _year_suffix,
    "citation-label": _citation_label,
    "first-reference-note-number": _first_note,
}


def _site(address: str) -> str:
    """The short form of a URL: its host."""
    address = re.sub(r"(.*\.[^/]+)/.*", r"\1", address)
    return re.sub(r"https?://", "", address) if "//www." in address else address
