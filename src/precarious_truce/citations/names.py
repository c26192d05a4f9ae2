"""Names (CSL 1.0.2, "Names", "Name", "Name-part Order", "Et-al").

A name without formatting of its parts and without markup is one string; only where that is not
enough are its parts blobs of their own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from precarious_truce.citations.initials import initialized
from precarious_truce.citations.richtext import ROMANESQUE, Blob
from precarious_truce.citations.state import State
from precarious_truce.citations.text import Styling, leaf

__all__ = ["NameStyle", "Person", "render_names"]

Name = dict[str, Any]

_WORDLIKE = re.compile(f"[{ROMANESQUE}]")
_STARTS = re.compile(f"[{ROMANESQUE.removeprefix('-0-9')}]")
_JOINING = ("\u2019", "'", "-", " ")
_ELISIONS = ("'", "\u02bc", "\u2019", "-")
_EASTERN = frozenset(("ja", "zh"))
_FAMILY_FIRST = frozenset(("vi", "hu"))


@dataclass
class NameStyle:
    """The options of a `cs:names` element, inherited ones included."""

    form: str = "long"
    initialize: bool = True
    initialize_with: str | None = None
    hyphen: bool = True
    delimiter: str = ", "
    names_delimiter: str = ""
    sort_order: str = ""
    sort_separator: str = ", "
    and_text: str = ""
    precedes_last: str = "contextual"
    precedes_et_al: str = "contextual"
    et_al_min: int | None = None
    et_al_use_first: int | None = None
    et_al_use_last: bool = False
    subsequent_min: int | None = None
    subsequent_use_first: int | None = None
    demote: str = "display-and-sort"
    name: Styling = field(default_factory=Styling)
    family: Styling | None = None
    given: Styling | None = None
    et_al: Styling = field(default_factory=Styling)
    et_al_text: str = ""
    space: str = " "
    max_names: int = 0

    def __post_init__(self) -> None:
        self.plain_parts = self.family is None and self.given is None
        self.plain = self.plain_parts and self.name.is_plain
        if self.form == "short":
            self.default = 0
        else:
            self.default = 1 if self.initialize_with is not None else 2
        self.joins = _last_joins(self)
        self.et_al_prefixes = _et_al_prefixes(self)


def _last_joins(style: NameStyle) -> tuple[str, str, str] | None:
    """Before the last name of two, of more, and after the `and`."""
    if not style.and_text:
        return None
    single = multiple = after = ""
    if _STARTS.match(style.and_text) or style.and_text[0] == "&":
        single, multiple, after = " ", style.delimiter, " "
    if style.precedes_last == "always":
        single = style.delimiter
    elif style.precedes_last == "never":
        multiple = " " if multiple else ""
    elif style.precedes_last == "after-inverted-name":
        single = style.delimiter if single else ""
        multiple = " " if multiple else ""
    return single, multiple, after


def _et_al_prefixes(style: NameStyle) -> tuple[str, str]:
    """Before "et al." after one name, and after more."""
    single, multiple = " ", style.delimiter
    if style.precedes_et_al == "always":
        single = style.delimiter
    elif style.precedes_et_al == "never":
        multiple = " "
    elif style.precedes_et_al == "after-inverted-name":
        single, multiple = style.delimiter, " "
    text = style.et_al_text
    if not (text and (_STARTS.match(text) or text[0] == "&")):
        single = "" if single == " " else single
        multiple = "" if multiple == " " else multiple
    return single, multiple


class Person:
    """One rendered name: its text or blob, and whether the family name came first."""

    __slots__ = ("blob", "inverted", "text")

    def __init__(self, text: str, blob: Blob | None, inverted: bool) -> None:
        self.text, self.blob, self.inverted = text, blob, inverted

    def as_blob(self, st: State) -> Blob:
        if self.blob is None:
            self.blob = leaf(st, self.text, notable=False)
        return self.blob


def render_names(st: State, names: list[Name], style: NameStyle, place: int) -> tuple[Blob | None, int, list[Person]]:
    """A set of names as one blob; with how many were shown, and each of them.

    `place` counts the sets of names of the cite, for disambiguation.
    """
    count = len(names)
    limit = style.max_names
    if limit and count > 50 and count > limit + 2:
        names = [*names[: limit + 1], names[-1]]
    if st.register.active:
        _set_levels(st, names, style, place)
    shown, use_last = _constrain(st, names, count, style, place)
    if style.form == "count":
        return None, len(shown), []
    if not shown:
        return None, 0, []
    cut = len(shown) < count and not st.sorting
    persons = [_render(st, name, i, style, place) for i, name in enumerate(shown)]
    et_al = any(n.get("comma-dropping-particle") for n in shown)
    if et_al and not cut:
        cut, use_last = True, False
    return _join(st, persons, style, cut, use_last), len(shown), persons


# -- how many, and how much of each -----------------------------------------------------------


def _set_levels(st: State, names: list[Name], style: NameStyle, place: int) -> None:
    settings, register = st.settings, st.register
    givens = settings.givens
    while len(givens) <= place:
        givens.append([])
    row = givens[place]
    item_id = st.entry.id
    initials = style.initialize_with is not None
    registered = st.entry.registered
    for i, name in enumerate(names):
        if "literal" in name:
            continue
        register.add(item_id, name, i)
        default = register.level(item_id, name, i, 0, style.default, initials, registered)
        while len(row) <= i:
            row.append(None)
        if row[i] is None:
            row[i] = default
        level: int | None = default
        if st.request is not None:
            level = row[i]
            if level == 1 and register.by_cite and (not initials or "given" not in name):
                level = 2
            if "given" in name:
                level = register.level(
                    item_id, name, i, level or 0, style.default, initials, registered
                )
        if not st.just_looking and st.cite is not None and st.cite.get("position") == 0:
            level = max(level or 0, default)
        if not st.sorting:
            row[i] = level


def _constrain(
    st: State, names: list[Name], count: int, style: NameStyle, place: int
) -> tuple[list[Name], bool]:
    """The names to be shown, and whether the last of all is among them after an ellipsis."""
    least, first, use_last = _et_al(st, style)
    request = st.request
    asked = 0
    if request is not None and place < len(request.names):
        asked = request.names[place] or 0
    shown_count: int | None
    if st.plain:
        if asked:
            shown_count = asked
        elif least is not None and count >= least:
            shown_count = first
        else:
            shown_count = least
    else:
        shown_count = least
        if asked and first is not None and asked > first:
            shown_count = count if least is not None and count < least else asked
        elif least is not None and count >= least:
            shown_count = first
        if use_last and shown_count is not None and least is not None and shown_count > least - 2:
            shown_count = least - 2
    sane = least is not None and first is not None and least >= first
    shown = names
    if sane and shown_count is not None and count > shown_count:
        shown = names[:shown_count]
        if use_last:
            shown = [*shown, names[-1]]
    st.names_max.append(len(names))
    settings_names = st.settings.names
    while len(settings_names) <= place:
        settings_names.append(0)
    settings_names[place] = len(shown)
    st.settings.pad()
    return shown, use_last


def _et_al(st: State, style: NameStyle) -> tuple[int | None, int | None, bool]:
    """`et-al-min`, `et-al-use-first`, `et-al-use-last` as they hold for this cite."""
    least, first, last = style.et_al_min, style.et_al_use_first, style.et_al_use_last
    if st.cite is not None and st.cite.get("position"):
        return style.subsequent_min or least, style.subsequent_use_first or first, False
    if st.sorting:
        own_least, own_first, own_last = st.sort_et_al
        least = own_least or least
        first = own_first or first
        last = last if own_last is None else own_last
    return least, first, last


# -- one name ---------------------------------------------------------------------------------


def _render(st: State, name: Name, i: int, style: NameStyle, place: int) -> Person:
    literal = name.get("literal")
    if literal is not None:
        return _institution(st, literal, style)
    level = style.default
    if st.register.active:
        row = st.settings.givens[place] if place < len(st.settings.givens) else []
        asked = row[i] if i < len(row) else None
        if asked is not None and asked > level:
            level = asked
    family = name.get("family", "")
    given = name.get("given", "")
    wordlike = 2 if _WORDLIKE.search(family) else 0
    if not wordlike and given and _STARTS.match(given):
        wordlike = 1
    language = str(st.item.get("language") or "")
    if wordlike == 2 and language[:2] in _EASTERN:
        wordlike = 1
    given = _given(name, given, level, style, st.register.with_initials)
    dropping = name.get("dropping-particle", "")
    if name.get("comma-dropping-particle"):
        dropping = ""
    particle = name.get("non-dropping-particle", "")
    suffix = name.get("suffix", "")
    if suffix and style.initialize_with is not None:
        suffix = initialized(suffix, style.initialize_with, False, style.hyphen)
    if not given:
        if level == 0 or not name.get("given"):
            if level == 0:
                dropping = suffix = ""
    static = bool(name.get("static-ordering")) or language in _FAMILY_FIRST
    if st.sorting:
        particle = re.sub("['\u2019]", "", particle, count=1)
        dropping = re.sub("['\u2019]", "", dropping, count=1)
        return _for_sorting(style, family, given, dropping, particle, suffix, wordlike, static)
    parts = _Parts(st, style, family, given, dropping, particle, suffix)
    if wordlike == 0:
        return parts.person([parts.join("", parts.particle, parts.family, parts.given)], "", False)
    if wordlike == 1 or static:
        first = parts.join(style.space, parts.particle, parts.family)
        return parts.person([first, parts.given], " ", False)
    if style.sort_order == "all" or (style.sort_order == "first" and i == 0):
        return parts.inverted(name)
    return parts.in_order(name, level)


def _given(name: Name, given: str, level: int, style: NameStyle, with_initials: bool) -> str:
    if not given or level == 0:
        return ""
    if level == 1 and "family" in name:
        terminator = style.initialize_with
        if terminator is None and with_initials:
            terminator = ""
        if terminator is not None:
            return initialized(given, terminator, style.initialize, style.hyphen)
    return given


def _for_sorting(
    style: NameStyle, family: str, given: str, dropping: str, particle: str, suffix: str,
    wordlike: int, static: bool,
) -> Person:  # fmt: skip
    """A name as sort key (CSL 1.0.2, "Name-part Order")."""

    def joined(mark: str, *parts: str) -> str:
        return mark.join(filter(None, parts))

    if wordlike == 0:
        text = particle + family + given
    elif wordlike == 1 or static:
        text = joined(" ", joined(" ", particle, family), given)
    elif style.demote == "never":
        head = joined(" ", joined(" ", particle, family), dropping)
        text = joined(" ", joined("|", head, given), suffix)
    else:
        rest = joined(" ", given, dropping, particle)
        text = joined(" ", joined("|", family, rest), suffix)
    return Person(text, None, False)


def _institution(st: State, literal: str, style: NameStyle) -> Person:
    family = style.family
    if family is None or st.plain:
        if "." in literal and st.strip:
            literal = literal.replace(".", "")
        return Person(literal, None, False)
    own = Styling(decor=family.decor, case=family.case, strip=family.strip)
    return Person(literal, leaf(st, literal, own, notable=False), False)


class _Parts:
    """The parts of a personal name, as strings where that is enough, else as blobs."""

    __slots__ = ("dropping", "family", "given", "particle", "st", "style", "suffix", "text")

    def __init__(
        self, st: State, style: NameStyle, family: str, given: str, dropping: str, particle: str,
        suffix: str,
    ) -> None:  # fmt: skip
        self.st, self.style = st, style
        self.family: Any = family
        self.given: Any = given
        self.dropping: Any = dropping
        self.particle: Any = particle
        self.suffix: Any = suffix
        self.text = style.plain_parts and not st.strip
        if self.text and (suffix or particle or dropping):
            self.text = "'" not in f"{particle}{dropping}{suffix}"
        if not self.text:
            own_family = _without_affixes(style.family)
            own_given = _without_affixes(style.given)
            self.family = self._part(family, own_family)
            self.particle = self._part(particle, own_family)
            self.given = self._part(given, own_given)
            self.dropping = self._part(dropping, own_given)
            self.suffix = self._part(suffix, Styling())

    def _part(self, text: str, styling: Styling) -> Blob | None:
        if not text:
            return None
        blob = leaf(self.st, text, styling, notable=False)
        return blob

    def join(self, mark: str, *parts: Any) -> Any:
        if self.text:
            return mark.join(filter(None, parts))
        found = [p for p in parts if p is not None]
        if not found:
            return None
        for blob in found[:-1]:
            blob.suffix += mark
        return Blob(found)

    def person(self, parts: list[Any], mark: str, inverted: bool) -> Person:
        whole = self.join(mark, *parts) if len(parts) > 1 else parts[0]
        if self.text:
            return Person(whole, None, inverted)
        return Person("", whole if whole is not None else Blob(""), inverted)

    def _affix(self, whole: Any, styling: Styling | None) -> None:
        if not self.text and whole is not None and styling is not None:
            whole.prefix, whole.suffix = styling.prefix, styling.suffix

    def inverted(self, name: Name) -> Person:
        """Family name first."""
        style = self.style
        separator = style.sort_separator
        if name.get("given") in ("Lord", "Lady"):
            separator = ", "
        if style.demote == "display-and-sort":
            rest = self.join(" ", self.join(" ", self.given, self.dropping), self.particle)
            head = self.family
        else:
            mark = "" if name.get("non-dropping-particle", "")[-1:] in _JOINING else style.space
            head = self.join(mark, self.particle, self.family)
            rest = self.join(" ", self.given, self.dropping)
        self._affix(rest, style.given)
        self._affix(head, style.family)
        return self.person([self.join(separator, head, rest), self.suffix], separator, True)

    def in_order(self, name: Name, level: int) -> Person:
        """Given name first."""
        style = self.style
        dropping, family = self.dropping, self.family
        plain_dropping = name.get("dropping-particle", "")
        if plain_dropping and dropping and "non-dropping-particle" not in name and family:
            if plain_dropping[-1] in _ELISIONS and plain_dropping[:-1] != "de":
                family = self.join("", dropping, family)
                dropping = "" if self.text else None
        if name.get("non-dropping-particle", "")[-1:] in _JOINING:
            second = self.join("", self.particle, family)
            second = self.join(style.space, dropping, second)
        else:
            second = self.join(style.space, dropping, self.particle, family)
        mark = ", " if name.get("comma-suffix") else " "
        second = self.join(mark, second, self.suffix)
        self._affix(second, style.family)
        self._affix(self.given, style.given)
        space = " "
        terminator = style.initialize_with
        if level == 1 and terminator and ("\u00a0" in terminator or "\ufeff" in terminator):
            space = style.space
        return self.person([self.given, second], space, False)


def _without_affixes(styling: Styling | None) -> Styling:
    if styling is None:
        return Styling()
    return Styling(decor=styling.decor, case=styling.case, strip=styling.strip)


# -- all together -----------------------------------------------------------------------------


def _join(st: State, persons: list[Person], style: NameStyle, cut: bool, use_last: bool) -> Blob:
    """The names of a list joined (CSL 1.0.2, `and`, `delimiter-precedes-last`, et-al)."""
    delimiter = style.delimiter
    if (
        style.plain
        and all(p.blob is None for p in persons)
        and (not cut or use_last or style.et_al.is_plain)
    ):
        return leaf(st, _joined_text(st, persons, style, cut, use_last), notable=False)
    blobs = [_named(st, p, style) for p in persons]
    if len(blobs) == 1 and not (cut and not use_last):
        return Blob(blobs)
    if cut and not use_last:
        for blob in blobs[:-1]:
            blob.suffix += delimiter
        prefix = style.et_al_prefixes[1 if len(blobs) > 1 else 0]
        end = leaf(st, style.et_al_text, style.et_al, notable=False)
        end.prefix, end.suffix = prefix, ""
        return Blob([Blob(blobs), end])
    joins = style.joins
    if (joins is None and not (cut and use_last)) or st.sorting:
        for blob in blobs[:-1]:
            blob.suffix += delimiter
        return Blob(blobs)
    many = len(blobs) > 2
    for blob in blobs[:-2]:
        blob.suffix += delimiter
    if cut and use_last:
        middle = Blob("\u2026", delimiter if many else " ", " ")
    else:
        assert joins is not None
        middle = leaf(st, style.and_text, notable=False)
        middle.prefix, middle.suffix = joins[1 if many else 0], joins[2]
    if style.precedes_last == "after-inverted-name" and persons[-2].inverted:
        middle.prefix = delimiter
    return Blob([*blobs[:-1], middle, blobs[-1]])


def _named(st: State, person: Person, style: NameStyle) -> Blob:
    blob = person.as_blob(st)
    if style.name.is_plain:
        return blob
    own = style.name
    return Blob([blob], own.prefix, own.suffix, "", own.decor)


def _joined_text(
    st: State, persons: list[Person], style: NameStyle, cut: bool, use_last: bool
) -> str:
    texts = [p.text for p in persons if p.text]
    delimiter = style.delimiter
    if cut and not use_last:
        prefix = style.et_al_prefixes[1 if len(texts) > 1 else 0]
        return delimiter.join(texts) + prefix + style.et_al_text
    if len(texts) < 2:
        return "".join(texts)
    joins = style.joins
    if (joins is None and not (cut and use_last)) or st.sorting:
        return delimiter.join(texts)
    many = len(texts) > 2
    if cut and use_last:
        before, word, after = (delimiter if many else " "), "\u2026", " "
    else:
        assert joins is not None
        before, word, after = joins[1 if many else 0], style.and_text, joins[2]
    if style.precedes_last == "after-inverted-name" and persons[-2].inverted:
        before = delimiter
    return delimiter.join(texts[:-1]) + before + word + after + texts[-1]

