"""Names variables (CSL 1.0.2, "Names"): which names are shown, in what order, form and company."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from precarious_truce.citations.context import Context
from precarious_truce.citations.formatting import Formatting, stripped
from precarious_truce.citations.letter_case import change
from precarious_truce.citations.locale import Locale
from precarious_truce.citations.marks import CLOSE, FORCED, HARD, SCOPE, SEAM
from precarious_truce.citations.markup import marked
from precarious_truce.citations.person import Name, initials, is_roman, normalised

__all__ = ["NameOptions", "NamesSpec", "name_text", "render_names"]

_serial = count()
_SPACES = re.compile(r" {2,}")
_SPACED = ("’", "'", "-", " ")


@dataclass(eq=False)
class NameOptions:
    """Every option of `cs:name`, with what it inherits, as attributes of the style."""

    attributes: Mapping[str, str]
    locale: Locale
    family: Formatting
    given: Formatting
    never_demote: bool
    demote_display: bool
    hyphen: bool
    whole: Formatting
    institution: Formatting
    language: str = field(init=False)
    delimiter: str = field(init=False)
    cache_key: int = field(init=False)
    quotes: tuple[str, str, str, str] = field(init=False)

    def __post_init__(self) -> None:
        get = self.attributes.get
        self.cache_key = next(_serial)
        self.quotes = self.locale.quotes
        self.language = self.locale.language
        self.delimiter = get("delimiter", ", ")
        self.form = get("form", "long")
        self.short = self.form == "short"
        self.count = self.form == "count"
        self.initialize_with = get("initialize-with")
        self.initialize = get("initialize", "true") != "false"
        self.sort_order = get("name-as-sort-order", "")
        self.sort_separator = _SPACES.sub(" ", get("sort-separator", ", "))
        self.et_al_min = _integer(get("et-al-min"))
        self.et_al_first = _integer(get("et-al-use-first"))
        self.et_al_last = get("et-al-use-last") == "true"
        self.later_min = _integer(get("et-al-subsequent-min")) or self.et_al_min
        self.later_first = _integer(get("et-al-subsequent-use-first")) or self.et_al_first
        self.base_level = 0 if self.short else 1 if self.initialize_with is not None else 2
        self.space = "\u00a0" if self.language[:2] in ("fr", "ru", "cs") else " "
        self.apart = HARD if self.whole.suffix[-1:] in tuple(".,;:!?") else ""
        self._conjunctions()
        self._et_al_joints()

    def _conjunctions(self) -> None:
        get, delimiter = self.attributes.get, self.delimiter
        kind, last = get("and"), get("delimiter-precedes-last", "contextual")
        self.after_inverted = last == "after-inverted-name"
        if kind not in ("text", "symbol"):
            hard = HARD if self.whole.prefix[:1] == " " and delimiter[-1:] == " " else ""
            self.and_two = self.and_more = _joint(delimiter) + hard
            self.and_term = ""
            return
        term = self.locale.text("and") if kind == "text" else "&"
        roman = is_roman(term)
        two, more, space = (" ", delimiter, " ") if roman else ("", "", "")
        if last == "always":
            two = delimiter
            more = delimiter if roman else more
        elif last == "never":
            more = " " if more else ""
        elif last == "after-inverted-name":
            two = delimiter if two else ""
            more = " " if more else ""
        self.and_term = term + space
        self.and_two, self.and_more = _joint(two) + term + space, _joint(more) + term + space

    def _et_al_joints(self) -> None:
        delimiter, how = (
            self.delimiter,
            self.attributes.get("delimiter-precedes-et-al", "contextual"),
        )
        self.et_al_single, self.et_al_more = " ", delimiter
        if how == "always":
            self.et_al_single = delimiter
        elif how == "never":
            self.et_al_more = " "
        elif how == "after-inverted-name":
            self.et_al_single, self.et_al_more = delimiter, " "


@dataclass(eq=False)
class NamesSpec:
    """A compiled `cs:names`: options, formatting, et al. and label."""

    options: NameOptions
    delimiter: str
    formatting: Formatting
    et_al: str
    et_al_formatting: Formatting
    label: Callable[[str, bool], str] | None = None
    label_after: bool = True
    scoped: bool = False


def _integer(text: str | None) -> int:
    return int(text) if text and text.isdigit() and len(text) < 7 else 0


def _joint(text: str) -> str:
    """A delimiter between names: with seams only where its punctuation could be doubled."""
    return f"{SEAM}{text}{SEAM}" if text[:1] in tuple(".;:!? ") else text


# ---- one name ---------------------------------------------------------------------------------


def name_text(name: Name, options: NameOptions, level: int, inverted: bool) -> str:
    """`name` with its given names at `level` (0 none, 1 initials, 2 whole)."""
    key = (options.cache_key, level, inverted)
    found = name.rendered.get(key)
    if found is None:
        if len(name.rendered) > 64:
            name.rendered.clear()
        found = _composed(name, options, level, inverted)
        if not options.whole.plain and not (name.literal and not name.family):
            found = SEAM + options.whole.before + found + options.whole.after + SEAM
        name.rendered[key] = found
    return found


def _part(text: str, formatting: Formatting, options: NameOptions, language: str) -> str:
    """A part of a name in its name-part's case and formatting, without its affixes."""
    if not text:
        return ""
    text = marked(text, options.quotes)
    if formatting.plain:
        return text
    if formatting.case:
        text = change(text, formatting.case, language)
    if formatting.strip:
        text = stripped(text)
    return formatting.opening + text + formatting.closing


def _affixed(text: str, formatting: Formatting) -> str:
    if not text or not (formatting.prefix or formatting.suffix):
        return text
    return SEAM + formatting.prefix + SEAM + text + SEAM + formatting.suffix + SEAM


def _given(name: Name, options: NameOptions, level: int) -> str:
    given = name.given
    if level == 1 and name.family:
        mark = options.initialize_with
        if mark is not None:
            function = initials if options.initialize else normalised
            given = function(given, mark, options.hyphen)
    return given


def _join(pieces: Sequence[str], joint: str) -> str:
    return joint.join(p for p in pieces if p)


def _composed(name: Name, options: NameOptions, level: int, inverted: bool) -> str:
    language = name.language or options.language[:2]
    if name.literal and not name.family:
        return _part(name.literal, options.institution, options, language)
    family = _part(name.family, options.family, options, language)
    particle = _part(name.particle, options.family, options, language)
    given = dropping = suffix = ""
    if level:
        given = _part(_given(name, options, level), options.given, options, language)
        if not name.et_al:
            dropping = _part(name.dropping, options.given, options, language)
        suffix = name.suffix
        if suffix and options.initialize_with is not None:
            suffix = normalised(suffix, options.initialize_with, options.hyphen)
        suffix = marked(suffix) if suffix else ""
    if not given:
        dropping = suffix = ""
    space = options.space
    script = name.script
    if script == 0:
        return particle + family + given
    if script == 1 or name.static:
        return _join([_join([particle, family], space), given], " ")
    if inverted:
        return _inverted(name, options, (family, particle, given, dropping, suffix))
    tight = name.particle.endswith(_SPACED)
    if (
        dropping
        and family
        and not particle
        and name.dropping[-1:] in ("'", "ʼ", "’", "-")
        and (name.dropping[:-1] != "de")
    ):
        family, dropping = dropping + family, ""
    if tight:
        last = _join([dropping, particle + family], space)
    else:
        last = _join([dropping, particle, family], space)
    last = _join([last, suffix], ", " if name.comma_suffix else " ")
    gap = " "
    mark = options.initialize_with
    if level == 1 and mark and ("\u00a0" in mark or "\ufeff" in mark):
        gap = space
    return _join([_affixed(given, options.given), _affixed(last, options.family)], gap)


def _inverted(name: Name, options: NameOptions, parts: tuple[str, str, str, str, str]) -> str:
    family, particle, given, dropping, suffix = parts
    separator = ", " if name.given in ("Lord", "Lady") else options.sort_separator
    if options.demote_display:
        second = _join([_join([given, dropping], " "), particle], " ")
        first = family
    else:
        joint = "" if name.particle.endswith(_SPACED) else options.space
        first = _join([particle, family], joint)
        second = _join([given, dropping], " ")
    whole = _join([_affixed(first, options.family), _affixed(second, options.given)], separator)
    return _join([whole, suffix], separator)


def sort_text(name: Name, options: NameOptions, level: int) -> str:
    """`name` as a sort key has it."""
    if name.literal and not name.family:
        return name.literal
    particle = name.particle.replace("'", "").replace("’", "")
    given = _given(name, options, level) if level else ""
    dropping = name.dropping.replace("'", "").replace("’", "") if given else ""
    suffix = name.suffix if given else ""
    if name.script == 0:
        return particle + name.family + given
    if options.never_demote:
        parts = [particle, name.family, dropping, given, suffix]
    else:
        parts = [name.family, given, dropping, particle, suffix]
    return " ".join(p for p in parts if p)


# ---- a list of names --------------------------------------------------------------------------


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
    """How many of `count` names are shown, and whether the last one is, too."""
    least, first, last = _limits(ctx, options)
    if not least or least < first:
        return count, False
    names = ctx.config.names
    asked = names[place] if ctx.uses_config and ctx.adds_names and place < len(names) else 0
    if ctx.comparing or ctx.sort:
        shown = asked or (first if count >= least else count)
    else:
        if asked > first:
            shown = count if count < least else asked
        else:
            shown = first if count >= least else count
        if last and shown > least - 2 and count >= least:
            shown = least - 2
    shown = min(shown, count)
    return shown, last and shown < count


def _level(ctx: Context, options: NameOptions, name: Name, index: int, place: int) -> int:
    """The form of the given names of the name at `index` of the list at `place`."""
    base = options.base_level
    if name.literal and not name.family:
        return base
    register = ctx.register
    level = base
    if register.rule:
        if ctx.comparing and not ctx.uses_config and not ctx.sort:
            register.add(name, index, ctx.item.id)
        asked = 0
        if ctx.uses_config and place < len(ctx.config.givens):
            levels = ctx.config.givens[place]
            asked = levels[index] if index < len(levels) else 0
            if asked == 1 and register.by_cite and options.initialize_with is None:
                asked = 2
        if register.by_cite:
            level = asked
            if base > asked and name.given:
                has_initials = options.initialize_with is not None
                level = max(base, register.level(name, index, base, has_initials, ctx.item.id))
        elif name.given:
            level = register.level(
                name, index, base, options.initialize_with is not None, ctx.item.id
            )
            level = max(base, level)
    return level


def _list_text(ctx: Context, spec: NamesSpec, names: list[Name], place: int, watched: bool) -> str:
    """The names of one variable, joined."""
    options = spec.options
    shown, with_last = _shown(ctx, options, len(names), place)
    visible = names[:shown]
    if with_last:
        visible = [*visible, names[-1]]
    found = ctx.names_shown
    while len(found) <= place:
        found.append(0)
        ctx.names_given.append(0)
        ctx.given_levels.append([])
    found[place] = len(visible)
    ctx.names_given[place] = len(names)
    levels = [_level(ctx, options, n, i, place) for i, n in enumerate(names[:64])]
    ctx.given_levels[place] = levels
    levels += [options.base_level] * (len(visible) - len(levels))
    if ctx.sort:
        return _joint(options.delimiter).join(
            sort_text(n, options, max(level, options.base_level))
            for n, level in zip(visible, levels, strict=False)
        )
    if watched and ctx.leading_names is not None:
        ctx.leading_names.extend(n.raw for n in visible)
    every, first = options.sort_order == "all", options.sort_order == "first"
    texts = [
        name_text(n, options, level, every or (first and i == 0))
        for i, (n, level) in enumerate(zip(visible, levels, strict=False))
    ]
    if ctx.replacement is not None:
        ctx.replacement.each(texts)
    texts = [t for t in texts if t]
    truncated = shown < len(names) or any(n.et_al or n.followed for n in visible)
    institution = bool(visible and visible[-1].literal and not visible[-1].family)
    return _joined(texts, spec, truncated, with_last, every or first, institution)


def _joined(
    texts: list[str],
    spec: NamesSpec,
    truncated: bool,
    with_last: bool,
    inverts: bool,
    institution: bool,
) -> str:
    options = spec.options
    count = len(texts)
    if not count:
        return ""
    joint = options.apart + _joint(options.delimiter)
    if truncated and with_last:
        before = " " if count == 2 else options.delimiter
        return joint.join(texts[:-1]) + before + "… " + texts[-1] if count > 1 else texts[0]
    if truncated:
        prefix = options.et_al_more if count > 1 else options.et_al_single
        if prefix == " " and not is_roman(spec.et_al):
            prefix = ""
        formatting = spec.et_al_formatting
        et_al = formatting.text(spec.et_al)
        text = joint.join(texts)
        if spec.et_al:
            text += _joint(prefix) + et_al
        return _around(options.whole, formatting) + text + options.whole.after
    if count == 1:
        return texts[0]
    last = options.and_two if count == 2 else options.and_more
    last = options.apart + last
    if institution and options.and_term:
        last = " " if count == 2 else _joint(options.delimiter)
        last = last + options.and_term if is_roman(options.and_term) else options.and_term
    elif options.after_inverted and options.and_term and inverts:
        only_first = options.sort_order == "first"
        if not only_first or count == 2:
            last = _joint(options.delimiter) + options.and_term
    return joint.join(texts[:-1]) + last + texts[-1]


def _around(whole: Formatting, et_al: Formatting) -> str:
    """What begins names with "et al.": `normal` is written where et al. is not so itself."""
    plain, other = whole.styles, et_al.styles
    if any(value == "normal" and other.get(name, value) != value for name, value in plain.items()):
        return whole.before.replace(whole.opening, FORCED + whole.opening)
    return whole.before


def render_names(ctx: Context, spec: NamesSpec, variables: Sequence[str]) -> str:
    """The names of `variables`, with labels, joined and dressed; "" where there are none."""
    item, done = ctx.item, ctx.suppressed
    lists = []
    for variable in variables:
        names = item.names(variable)
        if names and (done is None or variable not in done):
            lists.append((variable, names))
    if not lists:
        return ""
    options = spec.options
    if options.count:
        total = sum(
            _shown(ctx, options, len(n), ctx.list_number + i)[0] for i, (_, n) in enumerate(lists)
        )
        return str(total)
    first_of_all = ctx.first_names is None
    watch = (
        ctx.bibliography and first_of_all and not ctx.begun and not ctx.comparing and not ctx.sort
    )
    if watch:
        ctx.leading_names = []
    term = ""
    if len(variables) == 2 and len(lists) == 2:
        common = "".join(sorted(variables))
        if _same(lists[0][1], lists[1][1]) and options.locale.term(common):
            lists, term = lists[:1], common
    replacing = ctx.replacement if watch else None
    if not watch:
        ctx.replacement = None
    texts = []
    for variable, names in lists:
        text = _list_text(ctx, spec, names, ctx.list_number, watch)
        ctx.list_number += 1
        if replacing is not None:
            text = replacing.whole(text)
        if text and spec.label is not None and not ctx.sort:
            label = spec.label(term or variable, len(names) > 1 or names[-1].followed)
            if label:
                text = text + SEAM + label if spec.label_after else label + SEAM + text
        if text:
            texts.append(text)
    ctx.replacement = None
    text = (SEAM + spec.delimiter + SEAM).join(texts) if len(texts) > 1 else "".join(texts)
    if first_of_all:
        ctx.first_names = text if text or replacing is None else " "
    if not text:
        ctx.names_omitted = replacing is not None
        return ""
    collapsing = ctx.collapsing
    if collapsing is not None:
        if collapsing.repeats(text):
            if collapsing.drops:
                ctx.names_omitted = True
                return ""
        else:
            ctx.distinct = True
    return spec.formatting.group(SCOPE + text + CLOSE if spec.scoped else text)


def _same(a: list[Name], b: list[Name]) -> bool:
    return len(a) == len(b) and all(x.raw == y.raw for x, y in zip(a, b, strict=True))
