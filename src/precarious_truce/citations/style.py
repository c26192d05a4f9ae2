"""A style, compiled once: options of the whole, closures of its layouts, sort keys.

Compiled styles never change and hold nothing of the items they render, so that threads share them.
"""

from __future__ import annotations

import functools
import hashlib
import threading
from dataclasses import dataclass, field
from pathlib import Path

from precarious_truce.citations.compile import Compiler, Node
from precarious_truce.citations.items import DATES, NAMES
from precarious_truce.citations.locales import Locale, layered, resolve
from precarious_truce.citations.numbers import Numbers, read_number
from precarious_truce.citations.richtext import Decor, Markup
from precarious_truce.citations.safe_xml import Element, fault, local, parse
from precarious_truce.citations.sorting import SortKey, compile_key
from precarious_truce.citations.styles import find_style, parent_of, read_style
from precarious_truce.errors import did_you_mean

__all__ = ["Bibliography", "Citation", "Style", "load_style"]

_NAME_OPTIONS = frozenset(
    "and delimiter-precedes-et-al delimiter-precedes-last et-al-min et-al-use-first et-al-use-last "
    "et-al-subsequent-min et-al-subsequent-use-first initialize initialize-with "
    "name-as-sort-order sort-separator name-form name-delimiter names-delimiter".split()
)
"""Options that style, citation and bibliography hand down (CSL 1.0.2, "Inheritable Name Options")."""
_COUNTS = ("et-al-min", "et-al-subsequent-min", "names-min")


@dataclass
class Citation:
    """`cs:citation`: its layout and options."""

    node: list[Node] = field(default_factory=list)
    prefix: str = ""
    suffix: str = ""
    delimiter: str = ""
    decor: Decor = ()
    sort: list[SortKey] = field(default_factory=list)
    collapse: str = ""
    group_delimiter: str | None = None
    year_suffix_delimiter: str | None = None
    after_collapse: str | None = None
    near_note: int = 5
    groups: bool = False


@dataclass
class Bibliography:
    """`cs:bibliography`: its layout and options."""

    node: list[Node] = field(default_factory=list)
    prefix: str = ""
    suffix: str = ""
    decor: Decor = ()
    sort: list[SortKey] = field(default_factory=list)
    author_substitute: str | None = None
    substitute_rule: str = "complete-all"
    hanging_indent: bool = False
    second_field_align: str | None = None
    line_spacing: int = 1
    entry_spacing: int = 1
    displays: bool = False
    present: bool = False


class Style:
    """A compiled style for one locale."""

    def __init__(self, name: str, root: Element, language: str | None) -> None:
        self.name = name
        if local(root) != "style":
            raise fault(name, root, "this is not a CSL style", "its root must be cs:style")
        own = root.get("default-locale")
        best = language or own or "en-US"
        self.language = resolve(best)[2]
        locales = [e for e in root if local(e) == "locale"]
        self.locale: Locale = layered(best, locales)
        self.markup = Markup(self.locale.quotes)
        self.into_quotes = self.locale.options.get("punctuation-in-quote", False)
        self.klass = root.get("class", "in-text")
        self.in_text = self.klass == "in-text"
        self.is_note = self.klass == "note"
        self.macros: dict[str, Element] = {}
        for element in root:
            if local(element) == "macro" and element.get("name"):
                self.macros.setdefault(element.get("name", ""), element)
        self.dated_macros = frozenset(
            n for n, e in self.macros.items() if any(local(c) == "date" for c in e.iter())
        )
        self.page_range_format = root.get("page-range-format")
        self.year_range_format = root.get("year-range-format")
        self.demote = root.get("demote-non-dropping-particle", "display-and-sort")
        self.hyphen = root.get("initialize-with-hyphen") != "false"
        self.explicit_suffix = any(
            e.get("variable") in ("year-suffix", "citation-label") and local(e) == "text"
            for e in root.iter()
        )
        self.uses_disambiguate = any(e.get("disambiguate") == "true" for e in root.iter())
        self.numbers_cites = any(
            e.get("variable") == "citation-number" and local(e) == "text" for e in root.iter()
        )
        self._numbers: dict[tuple[str, str, str | None], Numbers] = {}
        self._ampersand = self.locale.term("and", "symbol")
        if self._ampersand == self.locale.term("and"):
            self._ampersand = "&"
        parts = {local(e): e for e in root}
        citation, bibliography = parts.get("citation"), parts.get("bibliography")
        self.citation, self.bibliography = Citation(), Bibliography()
        self.year_suffixes = self.add_names = self.add_givens = False
        self.rule = "by-cite"
        self.mode = ""
        self.met: frozenset[str] = frozenset()
        self._most: dict[str, int] = {}
        for area, element in (("citation", citation), ("bibliography", bibliography)):
            if element is not None:
                counts = [
                    int(v) for e in element.iter() for k in _COUNTS
                    if (v := e.get(k, "")).isdecimal() and len(v) < 9
                ]  # fmt: skip
                self._most[area] = max(counts, default=0)
        if citation is not None:
            self._options_of_citation(citation)
        if bibliography is not None:
            self._options_of_bibliography(bibliography)
        self._compile(root, citation, bibliography)

    def _options_of_citation(self, element: Element) -> None:
        get, options = element.get, self.citation
        self.year_suffixes = get("disambiguate-add-year-suffix") == "true"
        self.add_names = get("disambiguate-add-names") == "true"
        self.add_givens = get("disambiguate-add-givenname") == "true"
        rule = get("givenname-disambiguation-rule", "by-cite")
        if rule in (
            "all-names", "all-names-with-initials", "primary-name", "primary-name-with-initials",
            "by-cite",
        ):  # fmt: skip
            self.rule = rule
        options.collapse = get("collapse", "")
        options.group_delimiter = get("cite-group-delimiter") or None
        options.year_suffix_delimiter = get("year-suffix-delimiter")
        options.after_collapse = get("after-collapse-delimiter")
        near = get("near-note-distance", "5")
        options.near_note = int(near) if near.isdecimal() and len(near) < 9 else 5
        options.groups = bool(options.collapse or options.group_delimiter)

    def _options_of_bibliography(self, element: Element) -> None:
        get, options = element.get, self.bibliography
        options.present = True
        options.author_substitute = get("subsequent-author-substitute")
        options.substitute_rule = get("subsequent-author-substitute-rule", "complete-all")
        options.hanging_indent = get("hanging-indent") == "true"
        align = get("second-field-align")
        options.second_field_align = align if align in ("flush", "margin") else None
        options.line_spacing = _whole(get("line-spacing"))
        options.entry_spacing = _whole(get("entry-spacing"))

    def _compile(
        self, root: Element, citation: Element | None, bibliography: Element | None
    ) -> None:
        top = {str(k): str(v) for k, v in root.attrib.items() if str(k) in _NAME_OPTIONS}
        if citation is not None:
            compiler = Compiler(self, "citation", _options(citation, top))
            layout = _layout(citation)
            if layout is not None:
                styling = compiler.styling(layout)
                target = self.citation
                target.prefix, target.suffix = styling.prefix, styling.suffix
                target.delimiter, target.decor = styling.delim, styling.decor
                target.node = compiler.children(layout)
            self.citation.sort = _sort(compiler, citation)
            self.met = frozenset(compiler._macros)
        if bibliography is not None:
            compiler = Compiler(self, "bibliography", _options(bibliography, top))
            layout = _layout(bibliography)
            if layout is not None:
                styling = compiler.styling(layout)
                entry = self.bibliography
                entry.prefix, entry.suffix, entry.decor = styling.prefix, styling.suffix, styling.decor
                entry.node = _displayed(compiler, layout)
                entry.displays = any(c.get("display") for c in layout.iter())
            self.bibliography.sort = _sort(compiler, bibliography)

    def max_names(self, area: str) -> int:
        """More names than any et-al setting of an area asks for need not be rendered."""
        return self._most.get(area, 0)

    def number(self, variable: str, text: str, label: str | None) -> Numbers:
        """A number variable as read."""
        key = (variable, text, label)
        found = self._numbers.get(key)
        if found is None:
            if len(self._numbers) > 5000:
                self._numbers.clear()
            found = read_number(variable, text[:2000], label, self._ampersand, self.locale)
            self._numbers[key] = found
        return found

    def nearest_macro(self, name: str) -> str | None:
        return did_you_mean(name, self.macros)


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 9 else 1


def _options(element: Element, top: dict[str, str]) -> dict[str, str]:
    own = {str(k): str(v) for k, v in element.attrib.items() if str(k) in _NAME_OPTIONS}
    return {**top, **own}


def _layout(element: Element) -> Element | None:
    return next((e for e in element if local(e) == "layout"), None)


def _sort(compiler: Compiler, element: Element) -> list[SortKey]:
    sort = next((e for e in element if local(e) == "sort"), None)
    if sort is None:
        return []
    return [compile_key(compiler, key) for key in sort if local(key) == "key"]


def _displayed(compiler: Compiler, layout: Element) -> list[Node]:
    """The nodes of a bibliography layout, each in its display block (CSL 1.0.2, "Display")."""
    from precarious_truce.citations.display import align_fields, in_block

    align = compiler.style.bibliography.second_field_align
    nodes = []
    children = [e for e in layout if local(e)]
    for child in children:
        made = compiler.children(_Single(child))  # type: ignore[arg-type]
        display = child.get("display")
        if display and not align:
            made = [in_block(node, display) for node in made]
        nodes.extend(made)
    return align_fields(nodes) if align else nodes


class _Single(list):  # type: ignore[type-arg]
    """One element as the children of nothing."""

    def __init__(self, element: Element) -> None:
        super().__init__([element])


_lock = threading.Lock()
_compiled: dict[tuple[str, str | None], Style] = {}
_MOST_STYLES = 256


def load_style(style: str | bytes | Path, language: str | None) -> Style:
    """A compiled style; from the cache where its text was compiled before."""
    name, data = read_style(style)
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    key = (hashlib.sha256(raw).hexdigest(), language)
    found = _compiled.get(key)
    if found is not None:
        return found
    parent = parent_of(raw[:10_000])
    if parent is not None and b"<citation" not in raw:
        root = parse(data, name)
        path = find_style(parent)
        made = load_style(path, language or root.get("default-locale"))
    else:
        made = Style(name, parse(data, name), language)
    with _lock:
        if len(_compiled) >= _MOST_STYLES:
            _compiled.clear()
        _compiled[key] = made
    return made


KNOWN = (NAMES, DATES, functools)
