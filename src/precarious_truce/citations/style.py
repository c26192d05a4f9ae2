"""A style: read, checked and compiled once, then shared (CSL 1.0.2, "Style structure").

>>> style = load("apa")
>>> style.in_text, style.has_bibliography, load("apa") is style
(True, True, True)
"""

from __future__ import annotations

import functools
import hashlib
import threading
from collections import OrderedDict
from pathlib import Path

from precarious_truce.citations.compiler import Compiler, Render
from precarious_truce.citations.conditions import TESTS, is_static
from precarious_truce.citations.dressing import Dressing
from precarious_truce.citations.finding import find_style
from precarious_truce.citations.loading import Element, fault, local_name, parse
from precarious_truce.citations.locale import Locale, layers_for, merged, primary, read, resolve
from precarious_truce.citations.sort_keys import KeyMaker, compile_keys
from precarious_truce.errors import Diagnostic, StyleError, did_you_mean

__all__ = ["Layout", "Style", "load"]

MAX_STEPS = 200_000
MAX_NESTING = 90
_OF_CITE = {"locator", "citation-number", "year-suffix", "citation-label",
            "first-reference-note-number"}  # fmt: skip


class Layout:
    """One area of a style, compiled: its layout, its sort keys and its options."""

    def __init__(self, style: Style, area: str, locale: Locale) -> None:
        element = style.areas[area]
        self.attributes = style.area_attributes(area)
        self.locale = locale
        compiler = Compiler(style, area, locale)
        layout = next((c for c in element if local_name(c) == "layout"), None)
        if layout is None:
            raise fault(style.name, element, f"cs:{area} has no cs:layout")
        attributes = dict(layout.attrib)
        self.prefix = attributes.pop("prefix", "")
        self.suffix = attributes.pop("suffix", "")
        self.delimiter = attributes.pop("delimiter", "")
        self.dressing = Dressing(attributes, leaf=False)
        self.second_field = self.attributes.get("second-field-align", "")
        if area != "bibliography":
            self.second_field = ""
        self.first, self.rest, self.render = self._compiled(compiler, layout)
        self.keys: list[KeyMaker] = compile_keys(style, area, element, locale)

    def _compiled(
        self, compiler: Compiler, layout: Element
    ) -> tuple[Render | None, Render, Render]:
        children = [child for child in layout if local_name(child)]
        begins = bool(children) and bool(children[0].get("display"))
        compiler.tails = begins and compiler.area == "bibliography"
        renders = [compiler.displayed(child) for child in children]
        whole = compiler.sequence(renders)
        if self.second_field and renders:
            return renders[0], compiler.sequence(renders[1:]), whole
        return None, whole, whole


class Style:
    """A parsed style; its areas are compiled when first used, for one locale each."""

    def __init__(self, root: Element, name: str) -> None:
        self.name = name
        if local_name(root) != "style":
            raise fault(name, root, "this is not a CSL style: its root is not cs:style")
        self.attributes = root.attrib
        self.in_text = self.attributes.get("class", "in-text") != "note"
        self.default_locale = self.attributes.get("default-locale", "en-US")
        self.language = self.default_locale
        self.macros: dict[str, Element] = {}
        self.areas: dict[str, Element] = {}
        self.locales: list[Locale] = []
        self.parent = ""
        self._sort_out(root)
        self._check()
        self.lock = threading.RLock()
        self._layouts: dict[tuple[str, str], Layout] = {}
        self._locale_of: dict[str, Locale] = {}
        self._options(root)

    def _sort_out(self, root: Element) -> None:
        for child in root:
            kind = local_name(child)
            if kind == "macro":
                name = child.get("name")
                if not name:
                    raise fault(self.name, child, "a macro without a name")
                self.macros[name] = child
            elif kind in ("citation", "bibliography"):
                self.areas[kind] = child
            elif kind == "locale":
                self.locales.append(read(child))
            elif kind == "info":
                links = [x for x in child if x.get("rel") == "independent-parent"]
                self.parent = links[0].get("href").rsplit("/", 1)[-1] if links else ""

    def _check(self) -> None:
        """Macros must exist, must not call themselves and must not multiply beyond bounds."""
        steps: dict[str, tuple[int, int]] = {}
        for area in self.areas.values():
            count, _ = self._cost(area, steps, (), 0)
            if count > MAX_STEPS:
                raise fault(self.name, area, "the macros of this style multiply beyond bounds")

    def _cost(
        self, element: Element, steps: dict[str, tuple[int, int]], path: tuple[str, ...], depth: int
    ) -> tuple[int, int]:
        """How many elements rendering `element` can take at most, and how deep they nest."""
        self._check_condition(element)
        if depth > MAX_NESTING:
            raise fault(
                self.name, element, f"elements and macros nest more than {MAX_NESTING} deep"
            )
        counts, nested = [], 0
        for child in element.children:
            if child.name:
                count, below = self._cost(child, steps, path, depth + 1)
                counts.append(count)
                nested = max(nested, below + 1)
        total = 1 + (max(counts, default=0) if element.name == "choose" else sum(counts))
        called = element.get("macro") if element.name in ("text", "key") else ""
        if called:
            count, below = self._macro_cost(called, element, steps, path, depth)
            total, nested = total + count, max(nested, below + 1)
        return min(total, 10**9), nested

    def _macro_cost(
        self, name: str, caller: Element, steps: dict[str, tuple[int, int]],
        path: tuple[str, ...], depth: int,
    ) -> tuple[int, int]:  # fmt: skip
        if name in path:
            raise fault(self.name, caller, f"macro {name!r} calls itself")
        if name not in steps:
            macro = self.macros.get(name)
            if macro is None:
                hint = did_you_mean(name, self.macros)
                raise fault(self.name, caller, f"there is no macro {name!r}", hint)
            steps[name] = self._cost(macro, steps, (*path, name), depth + 1)
        if depth + steps[name][1] > MAX_NESTING:
            raise fault(self.name, caller, f"elements and macros nest more than {MAX_NESTING} deep")
        return steps[name]

    def _check_condition(self, element: Element) -> None:
        kind = local_name(element)
        if kind in ("if", "else-if") and not any(element.get(test) for test in TESTS):
            raise fault(self.name, element, f"cs:{kind} has no condition")

    def _options(self, root: Element) -> None:
        citation = self.area_attributes("citation")
        flags = {k: citation.get(f"disambiguate-{k}") == "true" for k in (
            "add-names", "add-givenname", "add-year-suffix")}  # fmt: skip
        self.adds_names = flags["add-names"]
        self.adds_given = flags["add-givenname"]
        self.adds_year_suffix = flags["add-year-suffix"]
        self.given_rule = citation.get("givenname-disambiguation-rule", "by-cite")
        self.collapse = citation.get("collapse", "")
        self.collapses_years = self.collapse in ("year-suffix", "year-suffix-ranged")
        self.groups = bool(self.collapse or citation.get("cite-group-delimiter"))
        self.numeric = self._prints("citation", "citation-number")
        used = {e.get("variable") for e in root.iter() if local_name(e) in ("text", "number")}
        self.places_year_suffix = "year-suffix" in used or "citation-label" in used
        self.has_disambiguate = any(
            e.get("disambiguate") == "true"
            for e in root.iter()
            if local_name(e) in ("if", "else-if")
        )
        self.has_bibliography = "bibliography" in self.areas

    def _prints(self, area: str, variable: str) -> bool:
        """Whether the area has a `cs:text` with the variable, also in a macro."""
        seen: set[str] = set()
        stack = [self.areas[area]] if area in self.areas else []
        while stack:
            for element in stack.pop().iter():
                if element.name == "text" and element.get("variable") == variable:
                    return True
                called = element.get("macro") if element.name == "text" else ""
                if called and called not in seen and called in self.macros:
                    seen.add(called)
                    stack.append(self.macros[called])
        return False

    def is_pure(self, element: Element) -> bool:
        """Whether it depends on the item alone: neither on the cite nor on other items."""
        if element.pure is None:
            element.pure = not _depends(element) and all(map(self.is_pure, element.children))
            called = element.get("macro") if element.name == "text" else ""
            if called and element.pure:
                element.pure = self.is_pure(self.macros[called])
        return element.pure

    def area_attributes(self, area: str) -> dict[str, str]:
        """The attributes of `cs:citation` or `cs:bibliography`."""
        element = self.areas.get(area)
        return {} if element is None else element.attrib

    def locale(self, language: str | None) -> Locale:
        """The locale to use: the one asked for or the style's, with the style's own terms."""
        wanted = language or self.default_locale
        with self.lock:
            found = self._locale_of.get(wanted)
            if found is None:
                found = self._locale_of[wanted] = self._merged(wanted)
        return found

    def _merged(self, language: str) -> Locale:
        best = resolve(language)
        layers = layers_for(language)
        bare = best.split("-")[0]
        for wanted in dict.fromkeys(("", bare, primary(bare), best, language)):
            layers += [own for own in self.locales if own.language == wanted]
        return merged(best, layers)

    def layout(self, area: str, locale: Locale) -> Layout:
        """The compiled area for this locale."""
        key = (area, locale.language)
        found = self._layouts.get(key)
        if found is None:
            with self.lock:
                found = self._layouts.get(key)
                if found is None:
                    self.language = locale.language
                    found = self._layouts[key] = Layout(self, area, locale)
        return found


def _depends(element: Element) -> bool:
    """Whether an element looks at the cite, its place in the document or other items."""
    get = element.attrib.get
    if element.name in ("if", "else-if"):
        return not is_static(element.attrib)
    return (element.name == "name" and get("form") == "count") or get("variable", "") in _OF_CITE


@functools.lru_cache(maxsize=64)
def _from_path(path: str, _stamp: tuple[int, int]) -> Style:
    file = Path(path)
    if file.stat().st_size > 8_000_000:
        raise StyleError(Diagnostic("S2", "the file is too large for a style", file=file.name))
    return Style(parse(file.read_bytes(), file.name), file.name)


_texts: OrderedDict[bytes, Style] = OrderedDict()
_texts_lock = threading.Lock()


def _from_text(data: bytes) -> Style:
    key = hashlib.blake2b(data, digest_size=16).digest()
    with _texts_lock:
        found = _texts.get(key)
    if found is None:
        found = Style(parse(data), "style")
        with _texts_lock:
            _texts[key] = found
            while len(_texts) > 32:
                _texts.popitem(last=False)
    return found


def load(style: str | bytes | Path) -> Style:
    """The style with this name, at this path, or with this text; compiled styles are kept."""
    found = _load(style)
    if found.parent and not found.areas:
        return _load(find_style(found.parent))
    if not found.areas:
        raise StyleError(
            Diagnostic(
                "S2", "a style needs cs:citation or cs:bibliography", file=found.name, line=1
            )
        )
    return found


def _load(style: str | bytes | Path) -> Style:
    if isinstance(style, (bytes, bytearray)):
        return _from_text(bytes(style))
    if isinstance(style, Path):
        return _at(style)
    if not isinstance(style, str):
        raise StyleError(Diagnostic("S1", "a style is a name, a path or a text", file="style"))
    if "<" in style:
        return _from_text(style.encode("utf-8", "replace"))
    if style.endswith(".csl") or "/" in style or "\\" in style:
        path = Path(style)
        try:
            if path.is_file():
                return _at(path)
        except (OSError, ValueError):
            pass
        if "/" in style or "\\" in style:
            raise StyleError(Diagnostic("S1", "there is no such file", file=style[:200]))
    return _at(find_style(style))


def _at(path: Path) -> Style:
    try:
        stat = path.stat()
        return _from_path(str(path), (stat.st_mtime_ns, stat.st_size))
    except OSError as error:
        raise StyleError(
            Diagnostic("S1", f"cannot be read: {error.strerror}", file=str(path))
        ) from None
