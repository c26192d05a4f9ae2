"""From the elements of a style to Python closures (CSL 1.0.2, "Rendering elements").

Every closure takes a `Context` and gives marked text, "" for nothing.  What can be known of an
element beforehand (terms, options, formatting, date formats) is worked out here, once.  Here are
the elements that hold others and macros; those that print something have their own modules.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from precarious_truce.citations import date_elements, names_elements, text_elements
from precarious_truce.citations.conditions import is_static, matcher
from precarious_truce.citations.context import Context, Tail
from precarious_truce.citations.dressing import FIRSTS, LASTS, Dressing, seam
from precarious_truce.citations.loading import Element, fault, local_name
from precarious_truce.citations.marks import CLOSE, DISPLAY
from precarious_truce.citations.rendering import MAX_MEMO, Render, nothing

if TYPE_CHECKING:
    from precarious_truce.citations.names import NamesSpec
    from precarious_truce.citations.style import Style

__all__ = ["Compiler", "Render"]

Branch = tuple[Callable[[Context], bool] | None, Callable[[], Render]]
State = tuple[bool, bool, str, bool, bool, "tuple[NamesSpec, Element] | None"]


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
        self.tails = False
        self.strip = False
        self.in_substitute = False
        self.in_date_macro = False
        self.delimiter = ""
        self.top = False
        self.names_above: tuple[NamesSpec, Element] | None = None
        self.macros: dict[tuple[str, bool, bool, bool], Callable[[], Render]] = {}
        self.lock = style.lock
        self.known_empty: dict[Render, dict[int, tuple[bool, bool]]] = {}
        self.inherited = dict(style.attributes) | style.area_attributes(area)
        self.in_text_citation = style.in_text and area == "citation"

    # ---- elements and their children ----------------------------------------------------------

    def element(self, element: Element) -> Render:
        """The closure of one rendering element."""
        name = local_name(element)
        compiled = _ELEMENTS.get(name)
        if compiled is not None:
            return compiled(self, element)
        if name in ("", "sort"):
            return nothing
        raise fault(self.style.name, element, f"cs:{name} has no place here")

    def displayed(self, element: Element) -> Render:
        """The closure of an element of the layout itself, with its `display`."""
        self.top = local_name(element) == "choose"
        render = self.element(element)
        self.top = False
        render = _in_display(render, element)
        return _as_tail(render, element) if self.tails else render

    def children(self, element: Element, delimiter: str = "") -> list[Render]:
        """The closures of the children that render something.

        `delimiter` is the one that the children, also those of a `cs:choose`, are joined with.
        """
        above, self.delimiter = self.delimiter, delimiter
        top, self.top = self.top, False
        found = [self.displayed(c) if top else self.element(c) for c in element]
        self.top = False
        self.delimiter = above
        return [render for render in found if render is not nothing]

    def sequence(self, renders: list[Render], delimiter: str = "") -> Render:
        """One closure of several, their results joined."""
        if not renders:
            return nothing
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

    def strips(self, element: Element) -> bool:
        """Whether periods are stripped from what `element` holds (not from affixes in it)."""
        return self.strip or element.get("strip-periods") == "true"

    # ---- cs:group, cs:choose, macros ----------------------------------------------------------

    def _group(self, element: Element) -> Render:
        delimiter = element.get("delimiter", "")
        above, self.strip = self.strip, self.strips(element)
        run = self.sequence(self.children(element, delimiter), delimiter)
        self.strip = above
        if run is nothing:
            return nothing
        dressing = Dressing(element.attrib, leaf=False)
        pure = self.style.is_pure(element)
        return self.guarded(lambda: run, pure, dressing)

    def _choose(self, element: Element) -> Render:
        branches: list[Branch] = []
        static, top = True, self.top
        for child in element:
            name = local_name(child)
            if name not in ("if", "else-if", "else"):
                if name:
                    raise fault(self.style.name, child, f"cs:{name} has no place in cs:choose")
                continue
            test = None if name == "else" else matcher(child.attrib)
            static = static and (test is None or is_static(child.attrib))
            branches.append((test, self._branch(child, top)))
        if not static:
            return self._dynamic_choose(branches)
        memo: dict[int, Render] = {}

        def choose(ctx: Context) -> str:
            render = memo.get(ctx.signature)
            if render is None:
                render = nothing
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
        state = self._state()
        done: list[Render] = []

        def get() -> Render:
            if not done:
                with self.lock:
                    if not done:
                        now = self._state()
                        self._restore(state)
                        try:
                            done.append(build())
                        finally:
                            self._restore(now)
            return done[0]

        return get

    def _state(self) -> State:
        return (self.in_substitute, self.in_date_macro, self.delimiter, self.top, self.strip,
                self.names_above)  # fmt: skip

    def _restore(self, state: State) -> None:
        (self.in_substitute, self.in_date_macro, self.delimiter, self.top, self.strip,
         self.names_above) = state  # fmt: skip

    def guarded(self, run: Callable[[], Render], pure: bool, dressing: Dressing) -> Render:
        """A group: nothing where its variables are all empty (CSL 1.0.2, "Group").

        Where that depends on nothing but which variables an item has, it is remembered.
        """
        empty: dict[int, tuple[bool, bool]] = {}
        dress, before, after = dressing.group, dressing.before, dressing.after

        def remembers(ctx: Context) -> bool:
            usual = ctx.done is None and not ctx.suppress_author and ctx.collapsing is None
            return pure and usual and ctx.replace_names is None and len(empty) < MAX_MEMO

        def group(ctx: Context) -> str:
            if pure and ctx.done is None and not ctx.suppress_author:
                known = empty.get(ctx.signature)
                if known is not None:
                    ctx.miss, ctx.kept = ctx.miss or known[0], ctx.kept or known[1]
                    return ""
            hit, miss, begun, kept = ctx.hit, ctx.miss, ctx.begun, ctx.kept
            ctx.hit = ctx.miss = ctx.kept = False
            if kept:
                ctx.held = True
            text = run()(ctx)
            if ctx.hit or not ctx.miss:
                if text:
                    ctx.hit, ctx.miss, ctx.kept = True, miss, ctx.kept or kept
                    if text[-1] in LASTS or text[0] in FIRSTS:
                        return dress(text)
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

    def macro_body(self, name: str, caller: Element) -> Callable[[], Render]:
        """A function that gives the closure of a macro, compiled when first called."""
        key = (name, self.in_substitute, self.in_date_macro, self.strip)
        found = self.macros.get(key)
        if found is None:
            element = self.style.macros.get(name)
            if element is None:
                raise fault(self.style.name, caller, f"there is no macro {name!r}")
            body = element

            dated = self.sort and any(child.name == "date" for child in body.iter())

            def build() -> Render:
                self.top, self.delimiter = False, ""
                self.in_date_macro = self.in_date_macro or dated
                return self.sequence(self.children(body))

            found = self.macros[key] = self._later(build)
        return found


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
    if not mark or render is nothing:
        return render

    def displayed(ctx: Context) -> str:
        text = render(ctx)
        return mark + text + CLOSE if text else ""

    return displayed


def _as_tail(render: Render, element: Element) -> Render:
    """A child of the layout that leaves in the context how an entry ends that ends with it.

    Where entries begin with a display block, the suffix of the layout takes the place of the one
    of its last child, and goes with that child if that is a macro, names or a display block
    without contents, as in citeproc-js.
    """
    if element.name == "choose" or render is nothing:
        return render
    block = element.get("display") in DISPLAY
    level = block or element.name == "names" or bool(element.get("macro"))
    tail = Tail(True, bool(element.get("suffix")) and not block, block)
    empty = Tail(False, False, False)

    def child(ctx: Context) -> str:
        text = render(ctx)
        if text:
            ctx.tail = tail
        elif level:
            ctx.tail = empty
        return text

    return child


_ELEMENTS: Mapping[str, Callable[[Compiler, Element], Render]] = {
    "group": Compiler._group,
    "choose": Compiler._choose,
    "text": text_elements.text,
    "number": text_elements.number,
    "label": text_elements.label,
    "date": date_elements.date,
    "names": names_elements.names,
}
