"""`cs:group` and `cs:choose` as closures, and children of a layout (CSL 1.0.2, "Group", "Choose",
"Display")."""

from __future__ import annotations

from collections.abc import Callable

from precarious_truce.citations.compiler import Compiler, Scope
from precarious_truce.citations.conditions import is_static, matcher
from precarious_truce.citations.context import Context, Tail
from precarious_truce.citations.elements import Element, fault
from precarious_truce.citations.formatting import Formatting
from precarious_truce.citations.marks import CLOSE, DISPLAY
from precarious_truce.citations.rendering import MAX_MEMO, Render, nothing

__all__ = ["choose", "group", "layout_child"]

Branch = tuple[Callable[[Context], bool] | None, Callable[[], Render]]


def group(compiler: Compiler, element: Element, scope: Scope) -> Render:
    """`cs:group`."""
    delimiter = element.get("delimiter", "")
    inner = scope.stripping(element)._replace(
        delimiter=delimiter, in_layout=False, alternatives=False
    )
    run = compiler.sequence(compiler.children(element, inner), delimiter)
    if run is nothing:
        return nothing
    formatting = Formatting(element.attrib, leaf=False)
    return compiler.group(lambda: run, formatting, pure=compiler.style.is_pure(element))


def choose(compiler: Compiler, element: Element, scope: Scope) -> Render:
    """`cs:choose`; which branch is taken is remembered where the item alone decides."""
    branches: list[Branch] = []
    static = True
    for child in element:
        if child.name not in ("if", "else-if", "else"):
            if child.name:
                message = f"cs:{child.name} has no place in cs:choose"
                raise fault(compiler.style.name, child, message)
            continue
        test = None if child.name == "else" else matcher(child.attrib)
        static = static and (test is None or is_static(child.attrib))
        branches.append((test, _branch(compiler, child, scope)))
    return _static_choose(compiler, branches) if static else _dynamic_choose(branches)


def _branch(compiler: Compiler, element: Element, scope: Scope) -> Callable[[], Render]:
    """A function that gives the closure of a branch, compiled when first taken."""

    def build() -> Render:
        if scope.in_layout:
            found = [layout_child(compiler, child, scope) for child in element]
            renders = [render for render in found if render is not nothing]
        else:
            renders = compiler.children(element, scope)
        if scope.alternatives:
            return _first_of(renders)
        return compiler.sequence(renders, scope.delimiter)

    return compiler.later(build)


def _first_of(renders: list[Render]) -> Render:
    """The first that prints something; of names, also one that only repeats those before."""

    def first(ctx: Context) -> str:
        for render in renders:
            text = render(ctx)
            if text or ctx.names_omitted:
                return text
        return ""

    return first


def _static_choose(compiler: Compiler, branches: list[Branch]) -> Render:
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

    compiler.remembered.branches[choose] = memo
    return choose


def _dynamic_choose(branches: list[Branch]) -> Render:
    def choose(ctx: Context) -> str:
        for test, branch in branches:
            if test is None or test(ctx):
                return branch()(ctx)
        return ""

    return choose


# ---- children of a layout -----------------------------------------------------------------------


def layout_child(compiler: Compiler, element: Element, scope: Scope) -> Render:
    """The closure of a child of the layout, with its `display`."""
    render = compiler.element(element, scope._replace(in_layout=element.name == "choose"))
    if render is nothing:
        return nothing
    render = _in_display(render, element)
    return _as_tail(render, element) if scope.tails and element.name != "choose" else render


def _in_display(render: Render, element: Element) -> Render:
    mark = DISPLAY.get(element.get("display", ""))
    if not mark:
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
    block = element.get("display") in DISPLAY
    leaves_trace = block or element.name == "names" or bool(element.get("macro"))
    tail = Tail(True, bool(element.get("suffix")) and not block, block)
    empty = Tail(False, False, False)

    def child(ctx: Context) -> str:
        text = render(ctx)
        if text:
            ctx.tail = tail
        elif leaves_trace:
            ctx.tail = empty
        return text

    return child
