"""A style as it was parsed: its areas, macros, terms and options (CSL 1.0.2, "Style structure").

>>> from precarious_truce.citations.elements import parse
>>> root = parse('''<style xmlns="http://purl.org/net/xbiblio/csl" class="note"><citation>
...     <layout><text variable="title"/></layout></citation></style>''')
>>> style = Style(root, "example")
>>> style.in_text, style.has_bibliography, style.default_locale
(False, False, 'en-US')
"""

from __future__ import annotations

from collections.abc import Iterator

from precarious_truce.citations.conditions import is_static
from precarious_truce.citations.elements import Element, fault
from precarious_truce.citations.locale import Locale, layers_for, merged, primary, read, resolve
from precarious_truce.citations.style_checks import check

__all__ = ["Style"]

_OF_CITE = {"locator", "citation-number", "year-suffix", "citation-label",
            "first-reference-note-number"}  # fmt: skip
"""Variables that are not the item's alone."""


class Style:
    """A parsed style, which nothing changes any more; `compiled` holds what is compiled of it.

    Raises `StyleError`, with the line, where the style cannot be rendered: for a macro that is
    missing or calls itself, a condition without a test, elements that nest too deep.
    """

    def __init__(self, root: Element, name: str) -> None:
        if root.name != "style":
            raise fault(name, root, "this is not a CSL style: its root is not cs:style")
        self.name = name
        self.attributes = root.attrib
        self.macros: dict[str, Element] = {}
        self.areas: dict[str, Element] = {}
        self.locales: list[Locale] = []
        self.parent = ""
        self.manuals: tuple[str, ...] = ()
        for child in root:
            self._add(child)
        check(name, self.areas.values(), self.macros)
        self._read_options(root)
        self._pure: dict[Element, bool] = {}

    def _add(self, child: Element) -> None:
        if child.name == "macro":
            name = child.get("name")
            if not name:
                raise fault(self.name, child, "a macro without a name")
            self.macros[name] = child
        elif child.name in ("citation", "bibliography"):
            self.areas[child.name] = child
        elif child.name == "locale":
            self.locales.append(read(child))
        elif child.name == "info":
            parents = _addresses(child, "independent-parent")
            self.parent = parents[0].rsplit("/", 1)[-1] if parents else ""
            self.manuals = _addresses(child, "documentation")

    def _read_options(self, root: Element) -> None:
        self.in_text = self.attributes.get("class", "in-text") != "note"
        self.default_locale = self.attributes.get("default-locale", "en-US")
        self.has_bibliography = "bibliography" in self.areas
        citation = self.area_attributes("citation")
        self.adds_names = citation.get("disambiguate-add-names") == "true"
        self.adds_given = citation.get("disambiguate-add-givenname") == "true"
        self.adds_year_suffix = citation.get("disambiguate-add-year-suffix") == "true"
        self.given_rule = citation.get("givenname-disambiguation-rule", "by-cite")
        elements = list(root.iter())
        self.has_disambiguate = any(
            element.name in ("if", "else-if") and element.get("disambiguate") == "true"
            for element in elements
        )
        self.collapse = citation.get("collapse", "")
        self.collapses_years = self.collapse in ("year-suffix", "year-suffix-ranged")
        self.groups_cites = bool(self.collapse or citation.get("cite-group-delimiter"))
        self.numeric = any(
            element.name == "text" and element.attrib.get("variable") == "citation-number"
            for element in self._called("citation")
        )
        printed = {e.get("variable") for e in elements if e.name in ("text", "number")}
        self.places_year_suffix = "year-suffix" in printed or "citation-label" in printed

    def _called(self, area: str) -> Iterator[Element]:
        """The elements of an area and of the macros that it calls."""
        seen: set[str] = set()
        stack = [self.areas[area]] if area in self.areas else []
        while stack:
            for element in stack.pop().iter():
                yield element
                macro = element.attrib.get("macro") if element.name == "text" else None
                if macro and macro not in seen and macro in self.macros:
                    seen.add(macro)
                    stack.append(self.macros[macro])

    def area_attributes(self, area: str) -> dict[str, str]:
        """The attributes of `cs:citation` or `cs:bibliography`."""
        element = self.areas.get(area)
        return {} if element is None else element.attrib

    def is_pure(self, element: Element) -> bool:
        """Whether what it prints depends on the item alone, not on the cite or on other items."""
        found = self._pure.get(element)
        if found is None:
            found = not _looks_elsewhere(element) and all(map(self.is_pure, element.children))
            macro = element.get("macro") if element.name == "text" else ""
            if macro and found:
                found = self.is_pure(self.macros[macro])
            self._pure[element] = found
        return found

    def locale(self, language: str) -> Locale:
        """The locale of `language`, with the style's own terms, dates and options for it."""
        best = resolve(language)
        layers = layers_for(language)
        bare = best.split("-")[0]
        for wanted in dict.fromkeys(("", bare, primary(bare), best, language)):
            layers += [own for own in self.locales if own.language == wanted]
        return merged(best, layers)


def _addresses(info: Element, relation: str) -> tuple[str, ...]:
    """The addresses of the links of a style that have this relation to it."""
    links = (link for link in info if link.name == "link" and link.get("rel") == relation)
    return tuple(link.get("href") for link in links)


def _looks_elsewhere(element: Element) -> bool:
    """Whether an element looks at the cite, its place in the document or other items."""
    if element.name in ("if", "else-if"):
        return not is_static(element.attrib)
    counts = element.name == "name" and element.get("form") == "count"
    return counts or element.get("variable") in _OF_CITE
