"""From the elements of a style to Python closures (CSL 1.0.2, "Rendering elements").

Every closure takes a `Context` and gives marked text, "" for nothing.  What can be known of an
element beforehand (terms, options, formatting, date formats) is worked out here, once.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from precarious_truce.citations import numbers
from precarious_truce.citations.conditions import is_static, label_of, matcher
from precarious_truce.citations.context import Context
from precarious_truce.citations.date_text import DatePart, date_renderer, sort_date
from precarious_truce.citations.dressing import Dressing, hardened, seam, stripped
from precarious_truce.citations.item import DATE_VARIABLES
from precarious_truce.citations.letter_case import change
from precarious_truce.citations.loading import Element, fault, local_name
from precarious_truce.citations.marks import (
    CLOSE,
    DISPLAY,
    JOIN,
    LEAF,
    NUMBER,
    NUMBER_END,
    SPACED,
    clean,
)
from precarious_truce.citations.markup import marked, spaced
from precarious_truce.citations.names import NameOptions, NamesSpec, render_names
from precarious_truce.citations.pages import page_range

if TYPE_CHECKING:
    from precarious_truce.citations.style import Style

__all__ = ["Compiler", "Render"]

Render = Callable[[Context], str]
_SHORT = {"title", "container-title", "collection-title"}
_NAME_INHERITED = (
    "and", "delimiter-precedes-et-al", "delimiter-precedes-last", "et-al-min", "et-al-use-first",
    "et-al-use-last", "et-al-subsequent-min", "et-al-subsequent-use-first", "initialize",
    "initialize-with", "name-as-sort-order", "sort-separator",
)  # fmt: skip
LEAF_MARKS = (LEAF, SPACED)
MAX_MEMO = 4096
Branch = tuple[Callable[[Context], bool] | None, Callable[[], Render]]
State = tuple[bool, bool, str, bool, "tuple[NamesSpec, Element] | None"]


def _nothing(ctx: Context) -> str:
    return ""


class Compiler:
    """Compiles the elements of one area (citation or bibliography) of a style, for one locale."""

    def __init__(self, style: Style, area: str, locale: object, *, sort: bool = False) -> None:
        from precarious_truce.citations.locale import Locale

        assert isinstance(locale, Locale)
        self.style = style
        self.area = area
        self.locale = locale
        self.quotes = locale.quotes
        self.sort = sort
        self.in_substitute = False
        self.in_date_macro = False
        self.delimiter = ""
        self.top = False
        self.names_above: tuple[NamesSpec, Element] | None = None
        self.macros: dict[tuple[str, bool, bool], Callable[[], Render]] = {}
        self.lock = style.lock
        self.known_empty: dict[Render, dict[int, tuple[bool, bool]]] = {}
        self.inherited = dict(style.attributes) | style.area_attributes(area)
        self.in_text_citation = style.in_text and area == "citation"

    # ---- elements and their children ----------------------------------------------------------

    def element(self, element: Element) -> Render:
        """The closure of one rendering element."""
        name = local_name(element)
        method = getattr(self, "_" + name.replace("-", "_"), None) if name in _ELEMENTS else None
        if method is None:
            if name in ("", "sort"):
                return _nothing
            raise fault(self.style.name, element, f"cs:{name} has no place here")
        render: Render = method(element)
        return render

    def displayed(self, element: Element) -> Render:
        """The closure of an element of the layout itself, with its `display`."""
        self.top = local_name(element) == "choose"
        render = self.element(element)
        self.top = False
        return _in_display(render, element)

    def children(self, element: Element, delimiter: str = "") -> list[Render]:
        """The closures of the children that render something.

        `delimiter` is the one that the children, also those of a `cs:choose`, are joined with.
        """
        above, self.delimiter = self.delimiter, delimiter
        top, self.top = self.top, False
        found = [self.displayed(c) if top else self.element(c) for c in element]
        self.top = False
        self.delimiter = above
        return [render for render in found if render is not _nothing]

    def sequence(self, renders: list[Render], delimiter: str = "") -> Render:
        """One closure of several, their results joined."""
        if not renders:
            return _nothing
        if len(renders) == 1:
            return renders[0]
        joint = seam(delimiter)

        known_empty = self.known_empty
        plans: dict[int, tuple[list[Render], bool, bool]] = {}

        def run(ctx: Context) -> str:
            texts = []
            if ctx.done is not None or ctx.suppress_author:
                for render in renders:
                    text = render(ctx)
                    if text:
                        texts.append(text)
                return joint.join(texts) if len(texts) != 1 else texts[0]
            plan = plans.get(ctx.signature)
            for render in renders if plan is None else plan[0]:
                text = render(ctx)
                if text:
                    texts.append(text)
            if plan is not None:
                ctx.miss, ctx.kept = ctx.miss or plan[1], ctx.kept or plan[2]
            elif len(plans) < MAX_MEMO:
                plans[ctx.signature] = _plan(renders, known_empty, ctx.signature)
            return joint.join(texts) if len(texts) != 1 else texts[0]

        return run

    # ---- cs:group, cs:choose, macros ----------------------------------------------------------

    def _group(self, element: Element) -> Render:
        delimiter = element.get("delimiter", "")
        run = self.sequence(self.children(element, delimiter), delimiter)
        if run is _nothing:
            return _nothing
        dressing = Dressing(_attributes(element), leaf=False)
        pure = self.style.is_pure(element)
        return self._guarded(lambda: run, pure, dressing.before, dressing.after, False)

    def _choose(self, element: Element) -> Render:
        branches: list[Branch] = []
        static, top = True, self.top
        for child in element:
            name = local_name(child)
            if name not in ("if", "else-if", "else"):
                if name:
                    raise fault(self.style.name, child, f"cs:{name} has no place in cs:choose")
                continue
            test = None if name == "else" else matcher(_attributes(child))
            static = static and (test is None or is_static(_attributes(child)))
            branches.append((test, self._branch(child, top)))
        if not static:
            return self._dynamic_choose(branches)
        memo: dict[int, Render] = {}

        def choose(ctx: Context) -> str:
            render = memo.get(ctx.signature)
            if render is None:
                render = _nothing
                for test, branch in branches:
                    if test is None or test(ctx):
                        render = branch()
                        break
                if len(memo) < MAX_MEMO:
                    memo[ctx.signature] = render
            return render(ctx)

        return choose

    def _dynamic_choose(self, branches: list[Branch]) -> Render:
        def choose(ctx: Context) -> str:
            for test, branch in branches:
                if test is None or test(ctx):
                    return branch()(ctx)
            return ""

        return choose

    def _branch(self, element: Element, top: bool) -> Callable[[], Render]:
        """A function that gives the closure of a branch, compiled when first taken."""

        def build() -> Render:
            self.top = top
            return self.sequence(self.children(element, self.delimiter), self.delimiter)

        return self._later(build)

    def _later(self, build: Callable[[], Render]) -> Callable[[], Render]:
        """Compile when needed, in the state that the compiler has now."""
        state = (self.in_substitute, self.in_date_macro, self.delimiter, self.top, self.names_above)
        done: list[Render] = []

        def get() -> Render:
            if not done:
                with self.lock:
                    if not done:
                        now = (self.in_substitute, self.in_date_macro, self.delimiter, self.top,
                               self.names_above)  # fmt: skip
                        self._restore(state)
                        try:
                            done.append(build())
                        finally:
                            self._restore(now)
            return done[0]

        return get

    def _restore(self, state: State) -> None:
        (self.in_substitute, self.in_date_macro, self.delimiter, self.top,
         self.names_above) = state  # fmt: skip

    def _guarded(
        self, run: Callable[[], Render], pure: bool, before: str, after: str, strip: bool
    ) -> Render:
        """A group: nothing where its variables are all empty (CSL 1.0.2, "Group").

        Where that depends on nothing but which variables an item has, it is remembered.
        """
        empty: dict[int, tuple[bool, bool]] = {}

        def remembers(ctx: Context) -> bool:
            usual = ctx.done is None and not ctx.suppress_author and not ctx.drop_names
            return pure and usual and ctx.replace_names is None and len(empty) < MAX_MEMO

        def group(ctx: Context) -> str:
            if pure and ctx.done is None and not ctx.suppress_author:
                known = empty.get(ctx.signature)
                if known is not None:
                    ctx.miss, ctx.kept = ctx.miss or known[0], ctx.kept or known[1]
                    return ""
            hit, miss, begun, kept = ctx.hit, ctx.miss, ctx.begun, ctx.kept
            ctx.hit = ctx.miss = ctx.kept = False
            text = run()(ctx)
            if ctx.hit or not ctx.miss:
                if text:
                    ctx.hit, ctx.miss, ctx.kept = True, miss, ctx.kept or kept
                    if text[-1] in LEAF_MARKS:
                        text = text[:-1]
                    if strip:
                        text = stripped(text)
                    return before + text + after
                if remembers(ctx) and not ctx.hit:
                    empty[ctx.signature] = (False, ctx.kept)
                ctx.hit, ctx.miss, ctx.kept = hit or ctx.hit, miss, ctx.kept or kept
                return ""
            if remembers(ctx):
                empty[ctx.signature] = (True, ctx.kept)
            ctx.hit, ctx.miss, ctx.begun, ctx.kept = hit, True, begun, ctx.kept or kept
            return ""

        if pure:
            self.known_empty[group] = empty
        return group

    def _macro_body(self, name: str, caller: Element) -> Callable[[], Render]:
        key = (name, self.in_substitute, self.in_date_macro)
        found = self.macros.get(key)
        if found is None:
            element = self.style.macros.get(name)
            if element is None:
                raise fault(self.style.name, caller, f"there is no macro {name!r}")
            body = element

            def build() -> Render:
                self.top, self.delimiter = False, ""
                return self.sequence(self.children(body))

            found = self.macros[key] = self._later(build)
        return found

    # ---- cs:text --------------------------------------------------------------------------------

    def _text(self, element: Element) -> Render:
        attributes = _attributes(element)
        if "macro" in attributes:
            return self._call(element, attributes)
        if self.in_date_macro:
            return _nothing
        if "variable" in attributes:
            return self._variable(attributes)
        if "term" in attributes:
            return self._term(attributes)
        if "value" in attributes:
            return self._value(attributes)
        return _nothing

    def _call(self, element: Element, attributes: Mapping[str, str]) -> Render:
        run = self._macro_body(attributes["macro"], element)
        dressing = Dressing(attributes, leaf=False)
        pure = self.style.is_pure(element)
        return self._guarded(run, pure, dressing.before, dressing.after, dressing.strip)

    def _term(self, attributes: Mapping[str, str]) -> Render:
        plural = attributes.get("plural") == "true"
        term = self.locale.term(attributes["term"], attributes.get("form", "long"), plural=plural)
        return self._fixed(marked(term or "", self.quotes), attributes, self.in_text_citation)

    def _value(self, attributes: Mapping[str, str]) -> Render:
        return self._fixed(marked(attributes["value"], self.quotes), attributes, True)

    def _fixed(self, text: str, attributes: Mapping[str, str], as_is: bool) -> Render:
        """A text of the style's own; a term that begins an entry gets a capital."""
        if not text:
            return _nothing
        text = hardened(text)
        dressing = Dressing(attributes)
        shown = dressing.text(text)
        begins = shown if as_is else dressing.text(change(text, "capitalize-first"))

        def fixed(ctx: Context) -> str:
            if ctx.begun:
                return shown
            ctx.begun = True
            return begins

        return fixed

    def _variable(self, attributes: Mapping[str, str]) -> Render:
        name = attributes["variable"].split()[0] if attributes["variable"].strip() else ""
        dressing = Dressing(attributes)
        special = _SPECIAL.get(name)
        if special is not None:
            render: Render = special(self, dressing)
            return render
        if name in numbers.NUMBER_VARIABLES and name not in ("version", "section"):
            return self._number_text(name, dressing, "")
        return self._plain(name, attributes.get("form", ""), dressing)

    def _plain(self, name: str, form: str, dressing: Dressing) -> Render:
        quotes, in_substitute = self.quotes, self.in_substitute
        before, after = dressing.before, dressing.after
        bare = not dressing.case and not dressing.strip
        language = self.locale.language[:2]
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
                _substituted(ctx, name, text)
                if ctx.replace_names is not None:
                    text = ctx.replace_names.instead(text)
                    ctx.replace_names = None
            if bare:
                return before + text + after
            own = item.language
            return dressing.text(
                text, own.startswith("en") if own else english, own[:2] or language
            )

        return variable

    # ---- numbers --------------------------------------------------------------------------------

    def _number(self, element: Element) -> Render:
        attributes = _attributes(element)
        name = attributes.get("variable", "").strip()
        if self.in_date_macro or not name:
            return _nothing
        dressing = Dressing(attributes)
        if name in _SPECIAL:
            render: Render = _SPECIAL[name](self, dressing)
            return render
        return self._number_text(name, dressing, attributes.get("form", "numeric"))

    def _number_text(self, name: str, dressing: Dressing, form: str) -> Render:
        locale, quotes, in_substitute = self.locale, self.quotes, self.in_substitute
        page_format = self.style.attributes.get("page-range-format")
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
                text = spaced(text) if number.collapsible else marked(text, quotes)
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
                _substituted(ctx, name, parsed.text)
            return dressing.text(write(parsed, ""))

        def locator(ctx: Context) -> str:
            value = ctx.cite.get("locator") if not ctx.looking else None
            if not value:
                ctx.miss = True
                return ""
            ctx.hit = ctx.begun = True
            return dressing.text(write(numbers.parse(clean(str(value)), "locator"), label_of(ctx)))

        return locator if name == "locator" else number

    def _label(self, element: Element) -> Render:
        attributes = _attributes(element)
        name = attributes.get("variable", "").strip()
        if not name or self.in_date_macro:
            return _nothing
        dressing, form = Dressing(attributes), attributes.get("form", "long")
        always = attributes.get("plural", "contextual")
        memo: dict[tuple[str, bool], str] = {}
        locale = self.locale

        def text_of(term: str, plural: bool) -> str:
            text = memo.get((term, plural))
            if text is None:
                text = dressing.text(spaced(locale.text(term, form, plural=plural)))
                memo[term, plural] = text
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
            text = text_of(term, plural)
            if text:
                ctx.begun = True
            return text

        return label

    # ---- dates ----------------------------------------------------------------------------------

    def _date(self, element: Element) -> Render:
        attributes = _attributes(element)
        name = attributes.get("variable", "").split(" ")[0]
        parts, delimiter, names = self._date_parts(element, attributes)
        if self.sort:
            return self._date_key(name, names)
        if not parts:
            return _nothing
        dressing = Dressing(attributes, leaf=False)
        style = self.style
        render = date_renderer(
            name, parts, delimiter, self.locale,
            suffixes=style.adds_year_suffix and not style.places_year_suffix,
            year_range=self._year_range(), collapses=style.collapses_years,
        )  # fmt: skip
        before, after, in_substitute = dressing.before, dressing.after, self.in_substitute
        case, unseen = dressing.case, name == "accessed"

        def date(ctx: Context) -> str:
            value = ctx.item.date(name)
            if (
                value is None
                or (ctx.done is not None and name in ctx.done)
                or (unseen and ctx.looking)
            ):
                ctx.miss = True
                return ""
            text = render(ctx)
            if not text:
                ctx.miss = True
                return ""
            ctx.hit = ctx.begun = True
            if in_substitute:
                _substituted(ctx, name, "")
            if case:
                text = change(text, case)
            if text[-1] in LEAF_MARKS:
                text = text[:-1]
            return before + text + after

        return date

    def _date_key(self, name: str, names: tuple[str, ...]) -> Render:
        def key(ctx: Context) -> str:
            text = sort_date(ctx.item.date(name), names)
            if text:
                ctx.hit = True
            else:
                ctx.miss = True
            return text

        return key

    def _date_parts(
        self, element: Element, attributes: Mapping[str, str]
    ) -> tuple[list[DatePart], str, tuple[str, ...]]:
        form = attributes.get("form")
        own = [_attributes(c) for c in element if local_name(c) == "date-part"]
        wanted = attributes.get("date-parts", "year-month-day").split("-")
        if form is None:
            names = tuple(a.get("name", "") for a in own) or ("year", "month", "day")
            return [DatePart.of(a) for a in own], attributes.get("delimiter", ""), names
        localised = self.locale.dates.get(form)
        if localised is None:
            return [], "", tuple(wanted)
        overrides = {a.get("name"): a for a in own}
        found = []
        for child in localised:
            if local_name(child) != "date-part":
                continue
            part = dict(_attributes(child))
            part |= {k: v for k, v in overrides.get(part.get("name"), {}).items() if k != "name"}
            found.append(part)
        if wanted == ["month", "day"]:
            for before, part in itertools.pairwise(found):
                if part.get("name") == "year":
                    before["suffix"] = ""
        found = [part for part in found if part.get("name") in wanted]
        return [DatePart.of(a) for a in found], localised.get("delimiter", ""), tuple(wanted)

    def _year_range(self) -> Callable[[str, str], str] | None:
        form = self.style.attributes.get("year-range-format")
        if not form or form == "expanded":
            return None

        def shorten(first: str, last: str) -> str:
            return page_range(first, last, form, "-").partition("-")[2]

        return shorten

    # ---- names ----------------------------------------------------------------------------------

    def _names(self, element: Element) -> Render:
        attributes = _attributes(element)
        variables = tuple(attributes.get("variable", "").split())
        above = self.names_above
        if self.in_substitute and above is not None and len(element) == 0:
            spec = above[0]
        else:
            spec = self._names_spec(element, attributes)
        in_substitute = self.in_substitute
        substitutes = self._substitutes(element, spec)

        def names(ctx: Context) -> str:
            if ctx.suppress_author and not ctx.begun and ctx.first_names is None:
                ctx.first_names = ""
                ctx.hit = True
                return ""
            had = ctx.first_names is not None
            text = render_names(ctx, spec, variables)
            if text or (ctx.first_names is not None and ctx.first_names != "" and not had):
                ctx.hit = True
                if text:
                    ctx.begun = True
                if in_substitute:
                    _mark_done(ctx, variables)
                return text
            ctx.miss = True
            if substitutes:
                miss = ctx.miss
                for substitute, last in substitutes:
                    text = substitute(ctx)
                    if text or (ctx.drop_names and ctx.first_names):
                        ctx.miss = miss and not ctx.hit
                        if ctx.first_names is None:
                            ctx.first_names = text
                            if ctx.drop_names:
                                return ""
                        return text
                    if last:
                        break
            return ""

        return names

    def _substitutes(self, element: Element, spec: NamesSpec) -> list[tuple[Render, bool]]:
        found: list[tuple[Render, bool]] = []
        for child in element:
            if local_name(child) != "substitute":
                continue
            state = (self.in_substitute, self.names_above, self.delimiter)
            self.in_substitute, self.names_above, self.delimiter = True, (spec, element), ""
            for c in child:
                own_text = c.name == "text" and bool(c.get("term") or c.get("value"))
                found.append((self.element(c), own_text))
            self.in_substitute, self.names_above, self.delimiter = state
        return found

    def _names_spec(self, element: Element, attributes: Mapping[str, str]) -> NamesSpec:
        found = {local_name(child): child for child in element}
        above = self.names_above[1] if self.in_substitute and self.names_above else None
        inherited = {local_name(child): child for child in above} if above is not None else {}
        name = found.get("name")
        et_al = found.get("et-al", inherited.get("et-al"))
        options = self._name_options(name, inherited.get("name") if name is None else None)
        label = self._names_label(found)
        order = [local_name(c) for c in element]
        after = (
            "name" not in order
            or "label" not in order
            or (order.index("label") > order.index("name"))
        )
        et_al_attributes = _attributes(et_al) if et_al is not None else {}
        term = et_al_attributes.get("term", "et-al")
        return NamesSpec(
            variables=tuple(attributes.get("variable", "").split()),
            options=options,
            delimiter=attributes.get("delimiter", self.inherited.get("names-delimiter", "")),
            dressing=Dressing(attributes, leaf=False),
            et_al=spaced(self.locale.text(term)),
            et_al_dressing=Dressing(et_al_attributes),
            label=label,
            label_after=after,
            common_term=True,
        )  # fmt: skip

    def _name_options(self, name: Element | None, _above: Element | None) -> NameOptions:
        own = _attributes(name) if name is not None else {}
        merged = {k: self.inherited[k] for k in _NAME_INHERITED if k in self.inherited}
        for inherited, attribute in (("name-delimiter", "delimiter"), ("name-form", "form")):
            if inherited in self.inherited:
                merged[attribute] = self.inherited[inherited]
        merged |= own
        parts = {}
        family: dict[str, str] = {}
        for child in name if name is not None else ():
            if local_name(child) == "name-part":
                if child.get("name") == "family":
                    family = _attributes(child)
                parts[child.get("name", "")] = Dressing(_attributes(child), leaf=False)
        nothing = Dressing({})
        demote = self.style.attributes.get("demote-non-dropping-particle", "display-and-sort")
        return NameOptions(
            merged, self.locale, parts.get("family", nothing), parts.get("given", nothing),
            never_demote=demote == "never", demote_display=demote == "display-and-sort",
            hyphen=self.style.attributes.get("initialize-with-hyphen", "true") != "false",
            language=self.style.language, whole=Dressing(own, leaf=False),
            institution=Dressing(own | family, affixes=False, leaf=False),
        )  # fmt: skip

    def _names_label(self, found: Mapping[str, Element]) -> Callable[[str, bool], str] | None:
        element = found.get("label")
        if element is None:
            return None
        attributes = _attributes(element)
        dressing, form = Dressing(attributes), attributes.get("form", "long")
        always = attributes.get("plural", "contextual")
        memo: dict[tuple[str, bool], str] = {}
        locale = self.locale

        def label(term: str, plural: bool) -> str:
            if always != "contextual":
                plural = always == "always"
            text = memo.get((term, plural))
            if text is None:
                text = dressing.text(spaced(locale.text(term, form, plural=plural)))
                memo[term, plural] = text
            return text

        return label

    # ---- variables that are not the item's ------------------------------------------------------

    def _citation_number(self, dressing: Dressing) -> Render:
        sort = self.sort

        def render(ctx: Context) -> str:
            ctx.hit = True
            if ctx.looking:
                return ""
            ctx.begun = True
            if sort:
                return f"{ctx.item.number:020d}"
            return dressing.text(NUMBER + str(ctx.item.number) + NUMBER_END)

        return render

    def _year_suffix(self, dressing: Dressing) -> Render:
        def render(ctx: Context) -> str:
            place = ctx.config.year_suffix
            ctx.hit = True
            if place is None or ctx.looking:
                return ""
            ctx.begun = ctx.year_done = True
            return dressing.text(NUMBER + numbers.letters(place) + NUMBER_END)

        return render

    def _citation_label(self, dressing: Dressing) -> Render:
        quotes = self.quotes

        def render(ctx: Context) -> str:
            from precarious_truce.citations.trigraph import trigraph

            ctx.hit = ctx.begun = True
            text = ctx.item.text("citation-label", quotes) or trigraph(ctx.item)
            if ctx.config.year_suffix is not None and not ctx.looking:
                text += numbers.letters(ctx.config.year_suffix)
            return dressing.text(text)

        return render

    def _first_note(self, dressing: Dressing) -> Render:
        def render(ctx: Context) -> str:
            note = ctx.cite.get("first-reference-note-number")
            if not note or ctx.looking:
                ctx.miss = True
                return ""
            ctx.hit = ctx.begun = True
            return dressing.text(clean(str(note)))

        return render


_ELEMENTS = {"group", "choose", "text", "number", "label", "date", "names"}
_SPECIAL = {
    "citation-number": Compiler._citation_number,
    "year-suffix": Compiler._year_suffix,
    "citation-label": Compiler._citation_label,
    "first-reference-note-number": Compiler._first_note,
}


def _site(address: str) -> str:
    """The short form of a URL: its host."""
    address = re.sub(r"(.*\.[^/]+)/.*", r"\1", address)
    return re.sub(r"https?://", "", address) if "//www." in address else address


def _plan(
    renders: list[Render], known: Mapping[Render, dict[int, tuple[bool, bool]]], signature: int
) -> tuple[list[Render], bool, bool]:
    """Which of these have to run for items like this, and what the others would have left."""
    needed, miss, kept = [], False, False
    for render in renders:
        empty = known[render].get(signature) if render in known else None
        if empty is None:
            needed.append(render)
        else:
            miss, kept = miss or empty[0], kept or empty[1]
    return needed, miss, kept


def _in_display(render: Render, element: Element) -> Render:
    mark = DISPLAY.get(element.get("display", ""))
    if not mark or render is _nothing:
        return render

    def displayed(ctx: Context) -> str:
        text = render(ctx)
        return mark + text + CLOSE if text else ""

    return displayed


def _attributes(element: Element) -> dict[str, str]:
    return element.attrib


def _mark_done(ctx: Context, variables: Iterable[str]) -> None:
    if ctx.done is None:
        ctx.done = set()
    ctx.done.update(variables)


def _substituted(ctx: Context, variable: str, text: str) -> None:
    """A variable used in a substitute is not printed again; as names it is compared as text."""
    _mark_done(ctx, (variable,))
    if ctx.bibliography and ctx.first_names is None and text and variable not in DATE_VARIABLES:
        ctx.name_list = [text]


_ = JOIN
