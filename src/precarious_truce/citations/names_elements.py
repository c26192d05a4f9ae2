"""`cs:names`, with its substitutes and labels, as closures (CSL 1.0.2, "Names")."""

from __future__ import annotations

from collections.abc import Callable

from precarious_truce.citations.compiler import Compiler, NamesAbove, Scope
from precarious_truce.citations.context import Context
from precarious_truce.citations.elements import Element
from precarious_truce.citations.formatting import Formatting
from precarious_truce.citations.markup import marked, spaced
from precarious_truce.citations.name_options import NameOptions, NamesSpec
from precarious_truce.citations.names import render_names
from precarious_truce.citations.rendering import Render, nothing, suppress

__all__ = ["names"]

_NAME_INHERITED = (
    "and", "delimiter-precedes-et-al", "delimiter-precedes-last", "et-al-min", "et-al-use-first",
    "et-al-use-last", "et-al-subsequent-min", "et-al-subsequent-use-first", "initialize",
    "initialize-with", "name-as-sort-order", "sort-separator",
)  # fmt: skip


def names(compiler: Compiler, element: Element, scope: Scope) -> Render:
    """`cs:names`, or the first of its substitutes that prints something."""
    if scope.in_date_macro:
        return nothing
    variables = tuple(element.get("variable").split())
    if scope.in_substitute and scope.names is not None and len(element) == 0:
        spec = scope.names.spec
    else:
        spec = _names_spec(compiler, element, scope)
    in_substitute = scope.in_substitute
    substitutes = _substitutes(compiler, element, scope, spec)

    def names(ctx: Context) -> str:
        if ctx.suppress_author and not ctx.begun and ctx.first_names is None:
            ctx.first_names = ""
            ctx.has_value = ctx.distinct = True
            return ""
        ctx.names_omitted = False
        text = render_names(ctx, spec, variables)
        if text or ctx.names_omitted:
            ctx.has_value = True
            if text:
                ctx.begun = True
            if in_substitute:
                suppress(ctx, variables)
            return text
        has_empty = ctx.has_empty = True
        for substitute, is_own_text in substitutes:
            text = substitute(ctx)
            if text or ctx.names_omitted:
                ctx.has_empty = has_empty and not ctx.has_value
                if ctx.first_names is None:
                    ctx.first_names = text
                return text
            if is_own_text:
                break
        if not in_substitute:
            ctx.begun = True
        if ctx.sort and spec.options.count:
            ctx.has_value = True
            return "0"
        return ""

    return names


def _substitutes(
    compiler: Compiler, element: Element, scope: Scope, spec: NamesSpec
) -> list[tuple[Render, bool]]:
    """What may stand for names that are empty, and whether it is a text of the style's own."""
    inner = scope._replace(
        in_substitute=True, alternatives=True, names=NamesAbove(spec, element), delimiter="",
        in_layout=False,
    )  # fmt: skip
    found: list[tuple[Render, bool]] = []
    for substitute in element:
        if substitute.name == "substitute":
            for child in substitute:
                is_own_text = child.name == "text" and bool(child.get("term") or child.get("value"))
                found.append((compiler.element(child, inner), is_own_text))
    return found


def _names_spec(compiler: Compiler, element: Element, scope: Scope) -> NamesSpec:
    children = {child.name: child for child in element}
    above = scope.names.element if scope.in_substitute and scope.names is not None else ()
    et_al = children.get("et-al") or {child.name: child for child in above}.get("et-al")
    et_al_attributes = {} if et_al is None else et_al.attrib
    order = list(children)
    label_first = {"label", "name"} <= children.keys() and order.index("label") < order.index(
        "name"
    )
    return NamesSpec(
        options=_name_options(compiler, children.get("name"), scope),
        delimiter=element.get("delimiter", compiler.inherited.get("names-delimiter", "")),
        formatting=Formatting(element.attrib, leaf=False),
        et_al=spaced(compiler.locale.text(et_al_attributes.get("term", "et-al"))),
        et_al_formatting=Formatting(et_al_attributes),
        label=_names_label(compiler, children.get("label"), scope),
        label_after=not label_first,
        scoped=_has_normal(element),
    )  # fmt: skip


def _has_normal(element: Element) -> bool:
    """Whether a child other than `cs:substitute` takes off formatting."""
    parts = (part for c in element if c.name != "substitute" for part in c.iter())
    return any("normal" in part.attrib.values() for part in parts)


def _name_options(compiler: Compiler, name: Element | None, scope: Scope) -> NameOptions:
    own = name.attrib if name is not None else {}
    inherited, style = compiler.inherited, compiler.style.attributes
    merged = {k: inherited[k] for k in _NAME_INHERITED if k in inherited}
    for of_area, attribute in (("name-delimiter", "delimiter"), ("name-form", "form")):
        if of_area in inherited:
            merged[attribute] = inherited[of_area]
    parts = {child.get("name"): child.attrib for child in name or () if child.name == "name-part"}
    strip, family = scope.strip_periods, parts.get("family", {})
    demote = style.get("demote-non-dropping-particle", "display-and-sort")
    return NameOptions(
        merged | own, compiler.locale,
        family=Formatting(family, leaf=False, strip=strip),
        given=Formatting(parts.get("given", {}), leaf=False, strip=strip),
        never_demote=demote == "never", demote_display=demote == "display-and-sort",
        hyphen=style.get("initialize-with-hyphen", "true") != "false",
        whole=Formatting(own, leaf=False),
        institution=Formatting(own | family, affixes=False, leaf=False),
    )  # fmt: skip


def _names_label(
    compiler: Compiler, element: Element | None, scope: Scope
) -> Callable[[str, bool], str] | None:
    if element is None:
        return None
    attributes = element.attrib
    formatting = Formatting(attributes, strip=scope.strip_periods)
    form = attributes.get("form", "long")
    always = attributes.get("plural", "contextual")
    memo: dict[tuple[str, bool], str] = {}
    locale, quotes = compiler.locale, compiler.quotes

    def label(term: str, plural: bool) -> str:
        if always != "contextual":
            plural = always == "always"
        text = memo.get((term, plural))
        if text is None:
            text = formatting.text(marked(locale.text(term, form, plural=plural), quotes))
            memo[term, plural] = text
        return text

    return label
