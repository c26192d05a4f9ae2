"""`cs:names`, with its substitutes and labels, as closures (CSL 1.0.2, "Names")."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from precarious_truce.citations.context import Context
from precarious_truce.citations.dressing import Dressing
from precarious_truce.citations.loading import Element, local_name
from precarious_truce.citations.markup import marked, spaced
from precarious_truce.citations.names import NameOptions, NamesSpec, render_names
from precarious_truce.citations.rendering import Render, mark_done, nothing

if TYPE_CHECKING:
    from precarious_truce.citations.compiler import Compiler

__all__ = ["names"]

_NAME_INHERITED = (
    "and", "delimiter-precedes-et-al", "delimiter-precedes-last", "et-al-min", "et-al-use-first",
    "et-al-use-last", "et-al-subsequent-min", "et-al-subsequent-use-first", "initialize",
    "initialize-with", "name-as-sort-order", "sort-separator",
)  # fmt: skip


def names(compiler: Compiler, element: Element) -> Render:
    """`cs:names`, or the first of its substitutes that renders something."""
    if compiler.in_date_macro:
        return nothing
    attributes = element.attrib
    variables = tuple(attributes.get("variable", "").split())
    above = compiler.names_above
    if compiler.in_substitute and above is not None and len(element) == 0:
        spec = above[0]
    else:
        spec = _names_spec(compiler, element, attributes)
    in_substitute = compiler.in_substitute
    substitutes = _substitutes(compiler, element, spec)

    def names(ctx: Context) -> str:
        if ctx.suppress_author and not ctx.begun and ctx.first_names is None:
            ctx.first_names = ""
            ctx.hit = True
            return ""
        ctx.cut = False
        text = render_names(ctx, spec, variables)
        if text or ctx.cut:
            ctx.hit = True
            if text:
                ctx.begun = True
            if in_substitute:
                mark_done(ctx, variables)
            return text
        ctx.miss = True
        if substitutes:
            miss = ctx.miss
            for substitute, last in substitutes:
                text = substitute(ctx)
                if text or ctx.cut:
                    ctx.miss = miss and not ctx.hit
                    if ctx.first_names is None:
                        ctx.first_names = text
                    return text
                if last:
                    break
        if not in_substitute:
            ctx.begun = True
        if ctx.sort and spec.options.count:
            ctx.hit = True
            return "0"
        return ""

    return names


def _substitutes(
    compiler: Compiler, element: Element, spec: NamesSpec
) -> list[tuple[Render, bool]]:
    found: list[tuple[Render, bool]] = []
    for child in element:
        if local_name(child) != "substitute":
            continue
        state = (compiler.in_substitute, compiler.names_above, compiler.delimiter)
        compiler.in_substitute, compiler.names_above, compiler.delimiter = True, (spec, element), ""
        for c in child:
            own_text = c.name == "text" and bool(c.get("term") or c.get("value"))
            found.append((compiler.element(c), own_text))
        compiler.in_substitute, compiler.names_above, compiler.delimiter = state
    return found


def _names_spec(compiler: Compiler, element: Element, attributes: Mapping[str, str]) -> NamesSpec:
    found = {local_name(child): child for child in element}
    above = compiler.names_above[1] if compiler.in_substitute and compiler.names_above else None
    inherited = {local_name(child): child for child in above} if above is not None else {}
    name = found.get("name")
    et_al = found.get("et-al", inherited.get("et-al"))
    options = _name_options(compiler, name, inherited.get("name") if name is None else None)
    label = _names_label(compiler, found)
    order = [local_name(c) for c in element]
    after = (
        "name" not in order or "label" not in order or (order.index("label") > order.index("name"))
    )
    et_al_attributes = et_al.attrib if et_al is not None else {}
    term = et_al_attributes.get("term", "et-al")
    return NamesSpec(
        variables=tuple(attributes.get("variable", "").split()),
        options=options,
        delimiter=attributes.get("delimiter", compiler.inherited.get("names-delimiter", "")),
        dressing=Dressing(attributes, leaf=False),
        et_al=spaced(compiler.locale.text(term)),
        et_al_dressing=Dressing(et_al_attributes),
        label=label,
        label_after=after,
        common_term=True,
        scoped=_has_normal(element),
    )  # fmt: skip


def _has_normal(element: Element) -> bool:
    """Whether a child other than `cs:substitute` takes off formatting."""
    parts = (part for c in element if c.name != "substitute" for part in c.iter())
    return any("normal" in part.attrib.values() for part in parts)


def _name_options(compiler: Compiler, name: Element | None, _above: Element | None) -> NameOptions:
    own = name.attrib if name is not None else {}
    merged = {k: compiler.inherited[k] for k in _NAME_INHERITED if k in compiler.inherited}
    for inherited, attribute in (("name-delimiter", "delimiter"), ("name-form", "form")):
        if inherited in compiler.inherited:
            merged[attribute] = compiler.inherited[inherited]
    merged |= own
    parts = {}
    family: dict[str, str] = {}
    for child in name if name is not None else ():
        if local_name(child) == "name-part":
            if child.get("name") == "family":
                family = child.attrib
            parts[child.get("name", "")] = Dressing(child.attrib, leaf=False, strip=compiler.strip)
    plain = Dressing({}, strip=compiler.strip)
    demote = compiler.style.attributes.get("demote-non-dropping-particle", "display-and-sort")
    return NameOptions(
        merged, compiler.locale, parts.get("family", plain), parts.get("given", plain),
        never_demote=demote == "never", demote_display=demote == "display-and-sort",
        hyphen=compiler.style.attributes.get("initialize-with-hyphen", "true") != "false",
        language=compiler.style.language, whole=Dressing(own, leaf=False),
        institution=Dressing(own | family, affixes=False, leaf=False),
    )  # fmt: skip


def _names_label(
    compiler: Compiler, found: Mapping[str, Element]
) -> Callable[[str, bool], str] | None:
    element = found.get("label")
    if element is None:
        return None
    attributes = element.attrib
    dressing = Dressing(attributes, strip=compiler.strip)
    form = attributes.get("form", "long")
    always = attributes.get("plural", "contextual")
    memo: dict[tuple[str, bool], str] = {}
    locale, quotes = compiler.locale, compiler.quotes

    def label(term: str, plural: bool) -> str:
        if always != "contextual":
            plural = always == "always"
        text = memo.get((term, plural))
        if text is None:
            text = dressing.text(marked(locale.text(term, form, plural=plural), quotes))
            memo[term, plural] = text
        return text

    return label
