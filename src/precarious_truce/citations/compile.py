"""Styles compiled: each element becomes a closure that appends blobs to `State.out`.

A closure tells its group what happened through three flags (CSL 1.0.2, "Group"): `term`, a term or
value was printed; `attempt`, a variable was called that is empty; `success`, one that is not.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from precarious_truce.citations.conditions import compile_test
from precarious_truce.citations.dates import DatePart, render_date, sort_date
from precarious_truce.citations.items import DATES, NAMES
from precarious_truce.citations.labels import citation_label
from precarious_truce.citations.locales import Locale
from precarious_truce.citations.names import NameStyle, render_names
from precarious_truce.citations.numbers import (
    Numbers,
    Piece,
    long_ordinal,
    ordinal,
    ranged,
    read_number,
    roman,
)
from precarious_truce.citations.richtext import Blob, Decor, Number
from precarious_truce.citations.safe_xml import Element, fault, local
from precarious_truce.citations.state import State
from precarious_truce.citations.text import Styling, leaf
from precarious_truce.citations.textcase import capitalize_first

if TYPE_CHECKING:
    from precarious_truce.citations.style import Style

__all__ = ["Compiler", "Node"]

Node = Callable[[State], None]

_FORMATTING = (
    "font-style", "font-variant", "font-weight", "text-decoration", "vertical-align",
)  # fmt: skip
_CASES = frozenset(
    ("lowercase", "uppercase", "capitalize-first", "capitalize-all", "sentence", "title")
)
_ENGLISH_TITLES = frozenset(
    "event publisher publisher-place event-place title container-title collection-title authority "
    "genre title-short medium country jurisdiction archive archive-place".split()
)
"""Variables in which title case is for English items only."""
_NUMERIC_TEXT = frozenset(
    "page page-first chapter-number collection-number edition issue number number-of-pages "
    "number-of-volumes volume".split()
)
_CITE_TEXT = frozenset(("first-reference-note-number", "locator"))
_DISPLAYS = frozenset(("block", "left-margin", "right-inline", "indent"))
_MAX_MACRO_DEPTH = 60


def suffix_letters(number: int) -> str:
    """Year suffixes: a … z, aa, ab … (CSL 1.0.2, "Year-suffix Disambiguation").

    >>> suffix_letters(0), suffix_letters(25), suffix_letters(26)
    ('a', 'z', 'aa')
    """
    letters, number = "", number + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(97 + rest) + letters
    return letters


class Compiler:
    """Makes closures of the elements of one area (`citation` or `bibliography`) of a style."""

    def __init__(self, style: Style, area: str, options: dict[str, str]) -> None:
        self.style = style
        self.area = area
        self.options = options
        self.locale: Locale = style.locale
        self._macros: dict[str, Node] = {}
        self._open: list[str] = []
        self._names: list[NamesContext] = []
        self._in_substitute = False

    def _by_position(self) -> None:
        """Cites depend on their position: unless a macro was met in the citation before."""
        if not any(name in self.style.met for name in self._open):
            self.style.mode = "position"

    # -- sequences -------------------------------------------------------------------------

    def children(self, element: Element) -> list[Node]:
        nodes = []
        for child in element:
            maker = _MAKERS.get(local(child))
            if maker is not None:
                nodes.append(maker(self, child))
        return nodes

    def styling(self, element: Element) -> Styling:
        """Affixes, formatting, case and display of an element."""
        get = element.get
        decor: list[tuple[str, str]] = [
            (name, value) for name in _FORMATTING if (value := get(name))
        ]
        if get("quotes") == "true":
            decor.append(("quotes", "true"))
        case = get("text-case", "")
        display = get("display", "")
        return Styling(
            get("prefix", ""), get("suffix", ""), get("delimiter", ""), tuple(decor),
            case if case in _CASES else "", get("strip-periods") == "true",
            display if display in _DISPLAYS else "",
        )  # fmt: skip

    # -- text ------------------------------------------------------------------------------

    def text(self, element: Element) -> Node:
        styling = self.styling(element)
        if macro := element.get("macro"):
            return self._macro_call(element, macro, styling)
        if variable := element.get("variable"):
            return self._text_variable(element, variable, styling)
        if (term := element.get("term")) is not None:
            return self._text_term(element, term, styling)
        return self._text_value(element.get("value", ""), styling)

    def _macro_call(self, element: Element, name: str, styling: Styling) -> Node:
        inner = self._macro(element, name)
        return self._styled(inner, styling)

    def _macro(self, element: Element, name: str) -> Node:
        node = self._macros.get(name)
        if node is not None:
            return node
        macro = self.style.macros.get(name)
        if macro is None:
            hint = self.style.nearest_macro(name)
            raise fault(self.style.name, element, f"there is no macro {name!r}", hint)
        if name in self._open or len(self._open) > _MAX_MACRO_DEPTH:
            chain = " → ".join([*self._open, name][-6:])
            raise fault(self.style.name, element, f"macros call each other in a circle: {chain}")
        self._open.append(name)
        names, self._names = self._names, []
        node = self._group_of(self.children(macro), Styling(), name in self.style.dated_macros)
        self._names = names
        self._open.pop()
        self._macros[name] = node
        return node

    def _styled(self, inner: Node, styling: Styling) -> Node:
        """What `inner` makes, within the affixes and formatting of a call."""
        if styling.bare and not styling.display:
            return inner
        prefix, suffix, decor = styling.prefix, styling.suffix, styling.decor
        strip, case = styling.strip, styling.case

        def call(st: State) -> None:
            outer, around = st.out, st.around
            made: list[Blob] = []
            st.out = made
            if decor:
                st.around = around + decor
            if strip:
                st.strip += 1
            inner(st)
            if strip:
                st.strip -= 1
            st.out, st.around = outer, around
            if made:
                if st.date_macro:
                    outer.extend(made)
                else:
                    outer.append(Blob(made, prefix, suffix, "", decor))

        del case
        return call

    def _text_value(self, value: str, styling: Styling) -> Node:
        def text(st: State) -> None:
            st.term = True
            if st.block_substitute and st.substituting:
                st.substituting[-1] = False
            if st.date_macro or not value:
                return
            st.out.append(leaf(st, value, styling))

        return self._stripping(text, styling)

    def _stripping(self, node: Node, styling: Styling) -> Node:
        if not styling.strip:
            return node

        def stripping(st: State) -> None:
            st.strip += 1
            node(st)
            st.strip -= 1

        return stripping

    def _text_term(self, element: Element, term: str, styling: Styling) -> Node:
        form = element.get("form", "long")
        plural = 1 if element.get("plural") in ("true", "always") else 0
        text = self.locale.term(term, form, plural)
        if styling.strip:
            text = text.replace(".", "")
        start = capitalize_first(text) if text else ""
        may_start = not (self.style.in_text and self.area == "citation")

        def node(st: State) -> None:
            if not text:
                return
            st.term = True
            if st.block_substitute and st.substituting:
                st.substituting[-1] = False
            if st.date_macro:
                return
            shown = start if may_start and not st.predecessor else text
            if st.strip:
                shown = shown.replace(".", "")
            st.out.append(leaf(st, shown, styling))

        return node

    def _text_variable(self, element: Element, variable: str, styling: Styling) -> Node:
        special = _SPECIAL.get(variable)
        if special is not None:
            return special(self, styling)
        form = element.get("form", "long")
        if variable in _NUMERIC_TEXT or variable in _CITE_TEXT:
            node = self._number_node(variable, styling, "numeric")
            return node if variable == "locator" else _ending_collapse(node)
        value_of = _short_of(variable) if form == "short" else None
        english = variable in _ENGLISH_TITLES and styling.case == "title"
        plain_case = styling
        if english:
            plain_case = Styling(
                styling.prefix, styling.suffix, "", styling.decor, "", styling.strip
            )
        stripped = variable not in _ENGLISH_TITLES
        marks = variable not in ("URL", "DOI")
        bibliography = self.area == "bibliography"

        def text(st: State) -> None:
            st.collapsed = False
            value = st.item.get(variable) if value_of is None else value_of(st.item)
            if variable in st.done:
                value = None
            if st.block_substitute:
                st.done.add(variable)
            if not isinstance(value, str):
                st.attempt = True
                return
            st.success = True
            if st.substituting:
                if bibliography and st.substituting[-1]:
                    st.rendered_names.append(value)
                    st.took_substitute = True
                st.substituting[-1] = False
            if st.date_macro:
                return
            if stripped and "\\" in value:
                value = value.replace("\\", "")
            own = plain_case if english and st.language != "en" else styling
            st.rendered_any = True
            st.out.append(leaf(st, value, own, True, None, marks))

        return self._stripping(text, styling)

    def _citation_number(self, styling: Styling) -> Node:
        citing = self.area == "citation"
        if citing:
            self.style.mode = "numeric"
        splice = self.style.citation.delimiter if citing else ""
        mark = self.locale.term("citation-range-delimiter")
        ranged_ = self.style.citation.collapse == "citation-number" and citing

        def node(st: State) -> None:
            if citing or st.area != "bibliography":
                st.rendered_any = True
            if "citation-number" in st.done:
                st.attempt = True
                return
            st.success = True
            if st.just_looking:
                return
            number = st.entry.number
            if st.sorting:
                if not st.date_macro:
                    st.out.append(Blob(f"{number:020d}"))
                return
            if st.area == "bibliography":
                st.out.append(_plain_leaf(str(number), styling))
                return
            if st.cite is not None and st.cite.get("author-only"):
                return
            blob = Number(str(number), number, "number")
            blob.prefix, blob.suffix, blob.decor = styling.prefix, styling.suffix, styling.decor
            blob.splice = blob.successor = splice
            blob.range_prefix = mark if ranged_ else ""
            blob.inside = st.cite_predecessor
            st.out.append(blob)

        return node

    def _year_suffix(self, styling: Styling) -> Node:
        citing = self.area == "citation"

        def node(st: State) -> None:
            suffix = st.entry.ambiguity.year_suffix
            st.success = True
            if suffix is None or st.just_looking or st.sorting:
                return
            st.had_suffix = True
            if st.area == "bibliography" or not citing:
                st.out.append(_plain_leaf(suffix_letters(suffix), styling))
                return
            st.out.append(self._suffix_number(suffix, styling))

        return node

    def _suffix_number(self, suffix: int, styling: Styling) -> Number:
        """A year suffix that may join those of the cites around it."""
        options = self.style.citation
        blob = Number(suffix_letters(suffix), suffix, "suffix")
        blob.prefix, blob.suffix, blob.decor = styling.prefix, styling.suffix, styling.decor
        if options.collapse == "year-suffix-ranged":
            blob.range_prefix = self.locale.term("citation-range-delimiter")
        group = options.group_delimiter
        year = options.year_suffix_delimiter
        blob.successor = group if group is not None else options.delimiter if year is None else year
        return blob

    def _citation_label(self, styling: Styling) -> Node:
        locale = self.locale

        def node(st: State) -> None:
            st.success = True
            text = st.item.get("citation-label") or citation_label(st.item, locale)
            suffix = st.entry.ambiguity.year_suffix
            if suffix is not None and not st.just_looking:
                text += suffix_letters(suffix)
            if not st.date_macro:
                st.out.append(leaf(st, text, styling))

        return node

    # -- numbers ---------------------------------------------------------------------------

    def read(self, st: State, variable: str) -> Numbers | None:
        """A number variable of the item (or the cite), read once for each cite."""
        found: Numbers | None = st.numbers.get(variable)
        if found is not None:
            return found
        label = None
        if variable == "locator":
            if st.cite is None:
                return None
            text = st.cite.get("locator")
            label = st.cite.get("label")
        else:
            text = st.item.get(variable)
        if not isinstance(text, str) or not text:
            return None
        found = self.style.number(variable, text, label)
        st.numbers[variable] = found
        return found

    def number(self, element: Element) -> Node:
        variable = element.get("variable", "")
        return self._number_node(variable, self.styling(element), element.get("form", "numeric"))

    def _number_node(self, variable: str, styling: Styling, form: str) -> Node:
        if variable == "citation-number":
            return self._citation_number(styling)
        if variable == "first-reference-note-number":
            return self._note_number(styling)
        name = "page" if variable == "page-first" else variable
        locator = variable == "locator"
        cache: dict[tuple[str, Any], list[tuple[Piece, str]]] = {}
        outer = Styling(styling.prefix, styling.suffix, "", styling.decor)
        inner = Styling(case=styling.case)
        gender = self.locale.genders.get(variable, "")

        def node(st: State) -> None:
            if locator:
                value = st.cite.get("locator") if st.cite is not None else None
            else:
                value = st.item.get(variable)
            if variable in st.done:
                value = None
            if st.block_substitute:
                st.done.add(variable)
            if not isinstance(value, str) or not value:
                st.attempt = True
                return
            st.success = True
            if st.substituting:
                st.substituting[-1] = False
            if (locator and st.just_looking) or st.date_macro:
                return
            label = st.cite.get("label") if locator and st.cite is not None else None
            pieces = cache.get((value, label))
            if pieces is None:
                numbers = self.style.number(name, value, label)
                found = ranged(numbers, name, self.locale, self.style.page_range_format)
                pieces = [(p, self._formed(p, form, gender)) for p in found]
                if len(cache) > 2000:
                    cache.clear()
                cache[value, label] = pieces
            st.rendered_any = True
            st.out.append(self._number_blob(st, pieces, variable, outer, inner))
            if locator and not st.just_looking:
                st.done.add("locator")

        return self._stripping(node, styling)

    def _formed(self, piece: Piece, form: str, gender: str) -> str:
        """A number in the form asked for."""
        value = piece.value
        if form == "numeric" or not piece.collapsible or piece.particle:
            return piece.particle + value
        if not (value.isdecimal() and value.isascii() and value[0] != "0" and len(value) < 16):
            return value
        number = int(value)
        if form == "ordinal":
            return ordinal(number, gender, self.locale)
        if form == "long-ordinal":
            return long_ordinal(number, gender, self.locale)
        return roman(number) if form == "roman" else value

    def _number_blob(
        self, st: State, pieces: list[tuple[Piece, str]], variable: str, outer: Styling,
        inner: Styling,
    ) -> Blob:  # fmt: skip
        if len(pieces) == 1 and not pieces[0][0].shown:
            piece, text = pieces[0]
            quoted = text[:1] == '"' == text[-1:] and len(text) > 1
            if not quoted and not piece.joiner:
                if not inner.case:
                    return leaf(st, text, outer)
                own = Styling(outer.prefix, outer.suffix, "", outer.decor, inner.case)
                return leaf(st, text, own)
        made: list[Blob] = []
        form = self._embedded_form(st, variable)
        for piece, text in pieces:
            if piece.shown:
                made.append(leaf(st, self._embedded_label(piece, form) + piece.label_suffix))
            blob = leaf(st, text, inner)
            blob.suffix += piece.joiner.replace("\\-", "-")
            made.append(blob)
        return Blob(made, outer.prefix, outer.suffix, "", outer.decor)

    def _embedded_form(self, st: State, variable: str) -> str:
        form = st.label_form.get(variable) if st.label_form else None
        return form or "short"

    def _embedded_label(self, piece: Piece, form: str) -> str:
        from precarious_truce.citations.numbers import LABELS

        name = LABELS.get(piece.label, "")
        if name == "page" and form == "":
            form = "short"
        return (self.locale.term(name, form, piece.plural) if name else "") or piece.label

    def _note_number(self, styling: Styling) -> Node:
        def node(st: State) -> None:
            value = st.cite.get("first-reference-note-number") if st.cite is not None else None
            if not value or "first-reference-note-number" in st.done:
                st.attempt = True
                return
            st.success = True
            st.out.append(leaf(st, str(value), styling))

        return node

    # -- labels ----------------------------------------------------------------------------

    def label(self, element: Element) -> Node:
        variable = element.get("variable", "")
        styling = self.styling(element)
        form = element.get("form", "long")
        plural = {"always": 1, "never": 0}.get(element.get("plural", ""))
        strip = styling.strip
        own = Styling(styling.prefix, styling.suffix, "", styling.decor, styling.case)
        terms: dict[tuple[str, int], str] = {}

        def node(st: State) -> None:
            name = variable
            if variable == "locator":
                label = st.cite.get("label") if st.cite is not None else None
                name = "sub-verbo" if label == "sub verbo" else label or "page"
            number = plural
            if number is None:
                numbers = self.read(st, variable)
                number = 0
                if numbers is not None:
                    number = numbers.plural
                    if st.label_form is None:
                        st.label_form = {}
                    st.label_form.setdefault(variable, form)
                    if variable in ("locator", "number", "page") and numbers.label:
                        name = numbers.label
            text = terms.get((name, number))
            if text is None:
                text = self.locale.term(name, form, number)
                if strip:
                    text = text.replace(".", "")
                terms[name, number] = text
            if not text:
                return
            st.term = True
            if st.strip:
                text = text.replace(".", "")
            if not st.date_macro:
                st.out.append(leaf(st, text, own))

        return node

    # -- dates -----------------------------------------------------------------------------

    def date(self, element: Element) -> Node:
        variable = element.get("variable", "")
        styling = self.styling(element)
        parts, delim = self._date_parts(element, styling)
        names = frozenset(p.name for p in parts)
        range_format = self.style.year_range_format
        locale = self.locale
        year_styling = next((p.styling for p in parts if p.name == "year"), Styling())
        implicit = not self.style.explicit_suffix and self.style.year_suffixes
        citing = self.area == "citation"
        affixes = Styling(styling.prefix, styling.suffix, delim, styling.decor)

        def suffix(st: State, shown: bool) -> list[Blob]:
            number = st.entry.ambiguity.year_suffix
            if (
                not implicit or number is None or st.had_suffix or st.just_looking or st.sorting
                or not (shown or st.collapsed)
            ):  # fmt: skip
                return []
            st.had_suffix = True
            if not citing:
                return [_plain_leaf(suffix_letters(number), year_styling)]
            return [self._suffix_number(number, year_styling)]

        def node(st: State) -> None:
            date = st.item.get(variable)
            if variable in st.done:
                date = None
            if st.block_substitute:
                st.done.add(variable)
            if not isinstance(date, dict):
                st.attempt = True
                return
            if any(date.get(name) for name in names) or date.get("literal"):
                st.success = True
                if st.substituting:
                    st.substituting[-1] = False
            else:
                st.attempt = True
            if st.sorting:
                text = sort_date(date, names)
                if text:
                    st.out.append(Blob(text))
                return
            if st.just_looking and variable == "accessed":
                return
            around = st.around
            if affixes.decor:
                st.around = around + affixes.decor
            made = render_date(st, date, parts, affixes.delim, locale, suffix, range_format)
            st.around = around
            if made:
                st.out.append(
                    Blob(made, affixes.prefix, affixes.suffix, affixes.delim, affixes.decor)
                )

        return self._stripping(node, styling)

    def _date_parts(self, element: Element, styling: Styling) -> tuple[list[DatePart], str]:
        """The parts of a date: the style's own, or those of the locale's format."""
        form = element.get("form")
        own = [c for c in element if local(c) == "date-part"]
        if form is None:
            parts = [self._date_part(dict(c.attrib)) for c in own]
            return [p for p in parts if p is not None], styling.delim
        source = self.locale.dates.get(form)
        if source is None:
            return [], styling.delim
        overrides = {c.get("name", ""): dict(c.attrib) for c in own}
        shown = element.get("date-parts", "year-month-day").split("-")
        merged = []
        for child in source:
            if local(child) != "date-part":
                continue
            name = child.get("name", "")
            attributes: dict[Any, Any] = dict(child.attrib)
            attributes.update(overrides.get(name, {}))
            merged.append(attributes)
        if shown == ["month", "day"]:
            for i in range(1, len(merged)):
                if merged[i].get("name") == "year":
                    merged[i - 1]["suffix"] = ""
        found = [self._date_part(m) for m in merged if m.get("name") in shown]
        for attribute in ("prefix", "suffix"):
            if source.get(attribute) and not element.get(attribute):
                setattr(styling, attribute, source.get(attribute, ""))
        for name in _FORMATTING:
            if source.get(name) and not element.get(name):
                styling.decor = (*styling.decor, (name, source.get(name, "")))
        return [p for p in found if p is not None], source.get("delimiter", "") or styling.delim

    def _date_part(self, attributes: dict[Any, Any]) -> DatePart | None:
        name = str(attributes.get("name", ""))
        if name not in ("year", "month", "day"):
            return None
        decor: list[tuple[str, str]] = [
            (k, str(attributes[k])) for k in _FORMATTING if attributes.get(k)
        ]
        case = str(attributes.get("text-case", ""))
        styling = Styling(
            str(attributes.get("prefix", "")), str(attributes.get("suffix", "")), "",
            tuple(decor), case if case in _CASES else "",
        )  # fmt: skip
        delimiter = attributes.get("range-delimiter")
        return DatePart(
            name, str(attributes.get("form", "long")), styling,
            None if delimiter is None else str(delimiter),
            attributes.get("strip-periods") == "true",
        )  # fmt: skip

    # -- groups and branches ---------------------------------------------------------------

    def group(self, element: Element) -> Node:
        nodes = self.children(element)
        return self._group_of(nodes, self.styling(element), False)

    def _group_of(self, nodes: list[Node], styling: Styling, dated: bool) -> Node:
        prefix, suffix = styling.prefix, styling.suffix
        delim, decor, strip = styling.delim, styling.decor, styling.strip
        bare = not (prefix or suffix or decor)

        def group(st: State) -> None:
            outer, predecessor = st.out, st.predecessor
            term, success = st.term, st.success
            made: list[Blob] = []
            st.out = made
            st.term = st.attempt = st.success = False
            if decor:
                around = st.around
                st.around = around + decor
            if strip:
                st.strip += 1
            for node in nodes:
                node(st)
            if strip:
                st.strip -= 1
            if decor:
                st.around = around
            st.out = outer
            if st.success or (st.term and not st.attempt):
                st.success = True
                st.attempt = False
                if made:
                    if st.date_macro:
                        outer.extend(made)
                    elif bare and len(made) == 1 and not made[0].decor:
                        outer.append(made[0])
                    else:
                        outer.append(Blob(made, prefix, suffix, delim, decor))
            else:
                st.success = success
                st.predecessor = predecessor
            st.term = term

        if not dated:
            return group

        def macro_with_date(st: State) -> None:
            if st.sorting:
                st.date_macro = True
                group(st)
                st.date_macro = False
            else:
                group(st)

        return macro_with_date

    def choose(self, element: Element) -> Node:
        """The first branch whose test holds; static tests are made once for each signature."""
        branches: list[tuple[Any, list[Node]]] = []
        static = True
        for child in element:
            name = local(child)
            if name in ("if", "else-if"):
                if child.get("position"):
                    self._by_position()
                test, fixed = compile_test(child, self.read)
                static = static and fixed
                branches.append((test, self.children(child)))
            elif name == "else":
                branches.append((None, self.children(child)))

        def chosen(st: State) -> list[Node]:
            for test, nodes in branches:
                if test is None or test(st):
                    return nodes
            return []

        if not static:

            def choose(st: State) -> None:
                for node in chosen(st):
                    node(st)

            return choose
        settled: dict[Any, list[Node]] = {}

        def choose_settled(st: State) -> None:
            nodes = settled.get(st.signature)
            if nodes is None:
                if len(settled) > 4000:
                    settled.clear()
                nodes = settled[st.signature] = chosen(st)
            for node in nodes:
                node(st)

        return choose_settled

    # -- names -----------------------------------------------------------------------------

    def names(self, element: Element) -> Node:
        children = {local(c): c for c in element}
        inherit = self._names[-1] if self._names and self._in_substitute else None
        if inherit is not None and not len(element):
            return self._names_alike(element, inherit)
        context = NamesContext(self, element, children)
        self._names.append(context)
        inside, self._in_substitute = self._in_substitute, True
        substitutes = []
        if (substitute := children.get("substitute")) is not None:
            substitutes = self.children(substitute)
        self._in_substitute = inside
        self._names.pop()
        return context.node(substitutes)

    def _names_alike(self, element: Element, like: NamesContext) -> Node:
        """`cs:names` without children in `cs:substitute`: rendered as the names it stands for."""
        variables = element.get("variable", "").split()
        return like.node_for(variables)

    def name_style(self, name: Element | None, names: Element, et_al: Element | None) -> NameStyle:
        """The options of names, those of the area and of the style included."""
        own: dict[str, str] = {} if name is None else {str(k): str(v) for k, v in name.attrib.items()}
        inherited = self.options

        def option(key: str, parent: str | None = None) -> str | None:
            return own.get(key, inherited.get(parent or key))

        def number(key: str) -> int | None:
            value = option(key) or ""
            return int(value) if value.isdecimal() and len(value) < 9 else None

        locale = self.locale
        and_ = option("and")
        and_text = {"text": locale.term("and"), "symbol": "&"}.get(and_ or "", "")
        parts = {} if name is None else {c.get("name"): self.styling(c) for c in name if local(c) == "name-part"}
        styling = Styling() if name is None else self.styling(name)
        delimiter = option("delimiter", "name-delimiter")
        default_language = locale.language[:2]
        et_al_term = "et-al" if et_al is None else et_al.get("term", "et-al")
        names_delimiter = names.get("delimiter", inherited.get("names-delimiter", ""))
        separator = option("sort-separator")
        return NameStyle(
            form=option("form", "name-form") or "long",
            initialize=option("initialize") != "false",
            initialize_with=option("initialize-with"),
            hyphen=self.style.hyphen,
            delimiter=", " if delimiter is None else delimiter,
            names_delimiter=names_delimiter,
            sort_order=option("name-as-sort-order") or "",
            sort_separator=", " if separator is None else separator,
            and_text=and_text,
            precedes_last=option("delimiter-precedes-last") or "contextual",
            precedes_et_al=option("delimiter-precedes-et-al") or "contextual",
            et_al_min=number("et-al-min"),
            et_al_use_first=number("et-al-use-first"),
            et_al_use_last=option("et-al-use-last") == "true",
            subsequent_min=number("et-al-subsequent-min"),
            subsequent_use_first=number("et-al-subsequent-use-first"),
            demote=self.style.demote,
            name=Styling(styling.prefix, styling.suffix, "", styling.decor),
            family=parts.get("family"),
            given=parts.get("given"),
            et_al=Styling() if et_al is None else self.styling(et_al),
            et_al_text=locale.term(et_al_term),
            space="\u00a0" if default_language in ("fr", "ru", "cs") else " ",
            max_names=self.style.max_names(self.area),
        )


class NamesContext:
    """One `cs:names` with children: how it renders its variables, and those that substitute."""

    def __init__(self, compiler: Compiler, element: Element, children: dict[str, Element]) -> None:
        self.compiler = compiler
        self.variables = element.get("variable", "").split()
        self.styling = compiler.styling(element)
        name, et_al = children.get("name"), children.get("et-al")
        self.style = compiler.name_style(name, element, et_al)
        self.label: Element | None = children.get("label")
        self.label_first = False
        order = [local(c) for c in element]
        if self.label is not None:
            self.label_first = "name" not in order or order.index("label") < order.index("name")
            self.label_styling = compiler.styling(self.label)
            self.label_form = self.label.get("form", "long")
            self.label_plural = {"always": 1, "never": 0}.get(self.label.get("plural", ""))
            if "name" not in order:
                self.label_first = False

    def node_for(self, variables: list[str]) -> Node:
        def node(st: State) -> None:
            self.render_variables(st, variables)

        return node

    def node(self, substitutes: list[Node]) -> Node:
        variables = self.variables
        strip = self.styling.strip

        def node(st: State) -> None:
            if strip:
                st.strip += 1
            st.substituting.append(True)
            if not self.render_variables(st, variables) and substitutes:
                st.block_substitute = True
                for substitute in substitutes:
                    if not st.substituting[-1]:
                        break
                    substitute(st)
            done = st.substituting.pop()
            if not done and st.substituting:
                st.substituting[-1] = False
            if not st.substituting:
                st.block_substitute = False
            if strip:
                st.strip -= 1

        return node

    def render_variables(self, st: State, variables: list[str]) -> bool:
        """Render names; whether there were any."""
        st.attempt = True
        wanted = [v for v in variables if v not in st.done]
        if st.block_substitute:
            st.done.update(variables)
        item = st.item
        found = [(v, item[v]) for v in wanted if isinstance(item.get(v), list)]
        if not found:
            return False
        suppressed = self._suppressed(st)
        style = self.style
        term = self._common_term(st, found)
        made: list[Blob] = []
        total = 0
        base = st.name_sets
        around = st.around
        if self.styling.decor:
            st.around = around + self.styling.decor
        all_persons = []
        for i, (variable, names) in enumerate(found):
            blob, shown, persons = render_names(st, names, style, base + i)
            total += shown
            all_persons.extend(persons)
            if blob is None:
                continue
            made.append(self._labelled(st, blob, term or variable, len(names)))
            if term:
                break
        st.name_sets = base + len(found)
        st.around = around
        if style.form == "count":
            if st.sorting or total:
                st.out.append(Blob(str(total)))
                st.success = True
            self._settle(st)
            return True
        if not made:
            return True
        st.success = True
        self._settle(st)
        if st.date_macro:
            return True
        styling = self.styling
        top = Blob(made, styling.prefix, styling.suffix, style.names_delimiter, styling.decor)
        st.predecessor = True
        if suppressed:
            return True
        if not st.plain:
            self._note(st, top, found, all_persons)
            if self._collapse(st, top):
                return True
            st.rendered_any = True
        st.out.append(top)
        return True

    @staticmethod
    def _settle(st: State) -> None:
        if st.substituting:
            st.substituting[-1] = False

    @staticmethod
    def _suppressed(st: State) -> bool:
        """`suppress-author` drops the first names of a cite."""
        return (
            st.cite is not None and bool(st.cite.get("suppress-author")) and not st.rendered_any
            and not st.just_looking
        )  # fmt: skip

    def _note(self, st: State, top: Blob, found: Any, persons: list[Any]) -> None:
        """Substitute the names of the entry before (CSL 1.0.2, "subsequent-author-substitute")."""
        if st.area != "bibliography" or not st.namesub_ok:
            return
        substitute = self.compiler.style.bibliography.author_substitute
        if substitute is None:
            return
        shown = [_whole(n) for _, names in found[: 1] for n in names] if False else []
        del shown
        st.rendered_names = st.rendered_names or [_whole(n) for _, ns in found for n in ns]
        st.namesub_ok = False
        substitute_names(st, top, persons, self.compiler)

    def _collapse(self, st: State, top: Blob) -> bool:
        """Leave out names that the cite before has just shown (CSL 1.0.2, "Cite Collapsing")."""
        options = self.compiler.style.citation
        if st.area != "citation" or not options.groups:
            return False
        text = _text_of(top)
        if text == st.last_names_text:
            if options.group_delimiter is not None:
                st.use_group_delimiter = True
            return bool(options.collapse)
        st.last_names_text = text
        st.collapsed = False
        if options.group_delimiter is not None:
            st.use_group_delimiter = False
        return False

    def _common_term(self, st: State, found: Any) -> str:
        """Editors who are the translators too (CSL 1.0.2, "Names")."""
        if len(found) != 2 or self.label is None:
            return ""
        term = "".join(sorted(v for v, _ in found))
        if not self.compiler.locale.term(term, self.label_form):
            return ""
        first, second = found[0][1], found[1][1]
        return term if first == second else ""

    def _labelled(self, st: State, blob: Blob, variable: str, count: int) -> Blob:
        if self.label is None or st.sorting:
            return blob
        plural = self.label_plural
        if plural is None:
            plural = 1 if count > 1 else 0
        text = self.compiler.locale.term(variable, self.label_form, plural)
        styling = self.label_styling
        if styling.strip or st.strip:
            text = text.replace(".", "")
        if not text:
            return blob
        own = Styling(styling.prefix, styling.suffix, "", styling.decor, styling.case)
        label = leaf(st, text, own, notable=False)
        return Blob([label, blob] if self.label_first else [blob, label])


def substitute_names(st: State, top: Blob, persons: list[Any], compiler: Compiler) -> None:
    """Put the substitute where the names are those of the entry before."""
    options = compiler.style.bibliography
    text, rule = options.author_substitute, options.substitute_rule
    assert text is not None
    names, before = st.rendered_names, st.last_rendered
    st.last_rendered = names
    if before is None:
        return
    if rule in ("partial-each", "partial-first"):
        blobs = [p.blob for p in persons]
        for i, blob in enumerate(blobs):
            if i >= len(names) or i >= len(before) or names[i] != before[i] or blob is None:
                break
            blob.blobs = [Blob(text)]
            if rule == "partial-first":
                break
    elif names == before:
        if rule == "complete-each":
            for person in persons:
                if person.blob is not None:
                    person.blob.blobs = [Blob(text)]
        else:
            _replace_names(top, text)


def _replace_names(top: Blob, text: str) -> None:
    """All names of a list become one substitute; labels stay."""
    target = top
    assert isinstance(target.blobs, list)
    first = target.blobs[0]
    label = getattr(first, "blobs", None)
    if isinstance(label, list) and len(label) == 2 and label[1].decor == () and False:
        pass
    target.blobs[0] = Blob([Blob(text)])


def _whole(name: dict[str, Any]) -> str:
    keys = ("non-dropping-particle", "family", "given", "dropping-particle", "suffix", "literal")
    return "".join(str(name.get(k, "")) for k in keys)


def _text_of(blob: Blob) -> str:
    from precarious_truce.citations.richtext import plain_text

    return plain_text(blob.blobs, blob.delim) if isinstance(blob.blobs, list) else blob.blobs


def _plain_leaf(text: str, styling: Styling) -> Blob:
    return Blob(text, styling.prefix, styling.suffix, "", styling.decor)


def _ending_collapse(node: Node) -> Node:
    """What is printed of a cite after its names keeps it from being only collapsed."""

    def ending(st: State) -> None:
        st.collapsed = False
        node(st)

    return ending


def _short_of(variable: str) -> Callable[[dict[str, Any]], Any]:
    short = f"{variable}-short"
    return lambda item: item.get(short) or item.get(variable)


_SPECIAL: dict[str, Callable[[Compiler, Styling], Node]] = {
    "citation-number": Compiler._citation_number,
    "year-suffix": Compiler._year_suffix,
    "citation-label": Compiler._citation_label,
    "first-reference-note-number": Compiler._note_number,
}
_MAKERS: dict[str, Callable[[Compiler, Element], Node]] = {
    "text": Compiler.text,
    "number": Compiler.number,
    "label": Compiler.label,
    "date": Compiler.date,
    "group": Compiler.group,
    "choose": Compiler.choose,
    "names": Compiler.names,
}
NAME_VARIABLES, DATE_VARIABLES = NAMES, DATES
UNUSED: Decor = ()
_ = read_number
