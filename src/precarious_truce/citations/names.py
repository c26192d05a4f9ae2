"""Lists of names: which are shown, in what form, and what joins them (CSL 1.0.2, "Names")."""

from __future__ import annotations

from collections.abc import Sequence

from precarious_truce.citations.context import Context
from precarious_truce.citations.formatting import Formatting
from precarious_truce.citations.marks import CLOSE, FORCED, SCOPE, SEAM
from precarious_truce.citations.name_options import NameOptions, NamesSpec, between
from precarious_truce.citations.name_text import name_text, sort_text
from precarious_truce.citations.person import Name, is_roman

__all__ = ["render_names"]

_MAX_LEVELS = 64
"""For how many names of a list given names are disambiguated."""

NameList = tuple[str, list[Name]]
"""A name variable and its names."""


# ---- which names are shown ----------------------------------------------------------------------


def _limits(ctx: Context, options: NameOptions) -> tuple[int, int, bool]:
    """et-al-min, et-al-use-first and et-al-use-last that hold here."""
    if ctx.name_limits is not None:
        least, first, last = ctx.name_limits
        return (
            least or options.et_al_min, first or options.et_al_first,
            options.et_al_last if last is None else last,
        )  # fmt: skip
    if ctx.cite.get("position"):
        return options.later_min, options.later_first, options.et_al_last
    return options.et_al_min, options.et_al_first, options.et_al_last


def _shown(ctx: Context, options: NameOptions, count: int, place: int) -> tuple[int, bool]:
    """How many of the `count` names of the list at `place` are shown, and whether the last is,
    too."""
    least, first, with_last = _limits(ctx, options)
    if not least or least < first:
        return count, False
    truncated = count >= least
    shown = first if truncated else count
    names = ctx.config.names
    asked = names[place] if ctx.uses_config and ctx.adds_names and place < len(names) else 0
    if ctx.comparing or ctx.sort:
        shown = asked or shown
    elif truncated:
        shown = max(shown, asked)
        if with_last:
            shown = min(shown, least - 2)
    shown = min(shown, count)
    return shown, with_last and shown < count


def _level(ctx: Context, options: NameOptions, name: Name, index: int, place: int) -> int:
    """The form of the given names of the name at `index` of the list at `place`."""
    base, register = options.base_level, ctx.register
    if not register.rule or name.is_literal:
        return base
    if ctx.comparing and not ctx.uses_config and not ctx.sort:
        register.add(name, index, ctx.item.id)
    if register.by_cite:
        asked = _asked_level(ctx, options, index, place)
        if asked >= base or not name.given:
            return asked
    elif not name.given:
        return base
    has_initials = options.initialize_with is not None
    return max(base, register.level(name, index, base, has_initials, ctx.item.id))


def _asked_level(ctx: Context, options: NameOptions, index: int, place: int) -> int:
    """What disambiguation asks for; a style without initials has only names as they are."""
    givens = ctx.config.givens
    if not ctx.uses_config or place >= len(givens):
        return 0
    asked = givens[place][index] if index < len(givens[place]) else 0
    return 2 if asked == 1 and options.initialize_with is None else asked


def _levels(
    ctx: Context, options: NameOptions, names: list[Name], shown: int, place: int
) -> list[int]:
    """The levels of all names; what disambiguation wants to know of them is left in `ctx`."""
    while len(ctx.names_shown) <= place:
        ctx.names_shown.append(0)
        ctx.names_given.append(0)
        ctx.given_levels.append([])
    levels = [_level(ctx, options, n, i, place) for i, n in enumerate(names[:_MAX_LEVELS])]
    ctx.names_shown[place] = shown
    ctx.names_given[place] = len(names)
    ctx.given_levels[place] = levels
    return levels + [options.base_level] * (shown - len(levels))


# ---- one list -----------------------------------------------------------------------------------


def _list_text(ctx: Context, spec: NamesSpec, names: list[Name], leading: bool) -> str:
    """The names of one variable, joined; `leading`: they begin an entry."""
    options, place = spec.options, ctx.list_number
    ctx.list_number += 1
    shown, with_last = _shown(ctx, options, len(names), place)
    visible = names[:shown]
    if with_last:
        visible.append(names[-1])
    levels = _levels(ctx, options, names, len(visible), place)
    if ctx.sort:
        return between(options.delimiter).join(
            sort_text(name, options, max(level, options.base_level))
            for name, level in zip(visible, levels, strict=False)
        )
    if leading and ctx.leading_names is not None:
        ctx.leading_names.extend([name.raw for name in visible])
    texts = _texts(ctx, options, visible, levels)
    if not texts:
        return ""
    if shown < len(names) or any([name.et_al or name.followed for name in visible]):  # noqa: C419
        return _with_last(texts, options) if with_last else _with_et_al(texts, spec)
    if len(texts) == 1:
        return texts[0]
    are_bodies = len(texts) == 2 and all(name.is_literal for name in visible)
    last = _before_last(options, len(texts), are_bodies)
    return options.joint.join(texts[:-1]) + last + texts[-1]


def _texts(ctx: Context, options: NameOptions, names: list[Name], levels: list[int]) -> list[str]:
    """Each of the names, or what replaces it."""
    texts = [
        name_text(name, options, level, options.inverts_all or (options.inverts_first and i == 0))
        for i, (name, level) in enumerate(zip(names, levels, strict=False))
    ]
    if ctx.replacement is not None:
        ctx.replacement.each(texts)
    return [text for text in texts if text]


def _with_last(texts: list[str], options: NameOptions) -> str:
    """The first names, an ellipsis and the last one."""
    if len(texts) == 1:
        return texts[0]
    before = " " if len(texts) == 2 else options.delimiter
    return options.joint.join(texts[:-1]) + before + "… " + texts[-1]


def _with_et_al(texts: list[str], spec: NamesSpec) -> str:
    options = spec.options
    before = options.et_al_more if len(texts) > 1 else options.et_al_single
    if before == " " and not is_roman(spec.et_al):
        before = ""
    text = options.joint.join(texts)
    if spec.et_al:
        text += between(before) + spec.et_al_formatting.text(spec.et_al)
    return _opening(options.whole, spec.et_al_formatting) + text + options.whole.after


def _opening(whole: Formatting, et_al: Formatting) -> str:
    """What begins names with "et al.": `normal` is written where et al. is not so itself."""
    plain, other = whole.styles, et_al.styles
    if any(value == "normal" and other.get(name, value) != value for name, value in plain.items()):
        return whole.before.replace(whole.opening, FORCED + whole.opening)
    return whole.before


def _before_last(options: NameOptions, count: int, are_bodies: bool) -> str:
    """What stands before the last of `count` names; two institutions have nothing but the "and"."""
    term = options.and_term
    if are_bodies and term:
        return f" {term}" if is_roman(term) else term
    inverts = options.inverts_all or (options.inverts_first and count == 2)
    if options.after_inverted and term and inverts:
        return between(options.delimiter) + term
    return options.apart + (options.and_two if count == 2 else options.and_more)


# ---- all lists of a cs:names --------------------------------------------------------------------


def render_names(ctx: Context, spec: NamesSpec, variables: Sequence[str]) -> str:
    """The names of `variables`, with labels, joined and formatted; "" where there are none.

    Also "", with `names_omitted` in `ctx`, where they only repeat those of the cite before, or
    where what replaces repeated names is empty.
    """
    item, suppressed = ctx.item, ctx.suppressed
    lists = [
        (variable, names)
        for variable in variables
        if variable not in suppressed and (names := item.names(variable))
    ]
    if not lists:
        return ""
    if spec.options.count:
        return _count(ctx, spec.options, lists)
    first_of_all = ctx.first_names is None
    leading = first_of_all and ctx.bibliography and not (ctx.begun or ctx.comparing or ctx.sort)
    if leading:
        ctx.leading_names = []
    else:
        ctx.replacement = None
    replacement = ctx.replacement
    term = _common_term(spec, variables, lists)
    if term:
        lists = lists[:1]
    texts = [_labelled(ctx, spec, term or variable, names, leading) for variable, names in lists]
    ctx.replacement = None
    text = texts[0] if len(texts) == 1 else spec.joint.join(filter(None, texts))
    if first_of_all:
        ctx.first_names = text if text or replacement is None else " "
    ctx.names_omitted = _repeats(ctx, text) if text else replacement is not None
    if not text or ctx.names_omitted:
        return ""
    return spec.formatting.group(SCOPE + text + CLOSE if spec.scoped else text)


def _count(ctx: Context, options: NameOptions, lists: list[NameList]) -> str:
    places = enumerate(lists, ctx.list_number)
    return str(sum(_shown(ctx, options, len(names), place)[0] for place, (_, names) in places))


def _common_term(spec: NamesSpec, variables: Sequence[str], lists: list[NameList]) -> str:
    """The term for two roles of the same people, such as `editortranslator`; "" for none."""
    if len(variables) != 2 or len(lists) != 2:
        return ""
    term = "".join(sorted(variables))
    return term if _same(lists[0][1], lists[1][1]) and spec.options.locale.term(term) else ""


def _same(a: list[Name], b: list[Name]) -> bool:
    return len(a) == len(b) and all(x.raw == y.raw for x, y in zip(a, b, strict=True))


def _labelled(ctx: Context, spec: NamesSpec, term: str, names: list[Name], leading: bool) -> str:
    """One list of names with its label, or with what replaces it."""
    text = _list_text(ctx, spec, names, leading)
    if ctx.replacement is not None:
        text = ctx.replacement.whole(text)
    if not text or spec.label is None or ctx.sort:
        return text
    label = spec.label(term, len(names) > 1 or names[-1].followed)
    if not label:
        return text
    return text + SEAM + label if spec.label_after else label + SEAM + text


def _repeats(ctx: Context, text: str) -> bool:
    """Whether names are left out, as those of the cite before; if they are not, the cite has
    something of its own."""
    if ctx.collapsing is None:
        return False
    if ctx.collapsing.repeats(text):
        return ctx.collapsing.drops
    ctx.distinct = True
    return False
