"""One name as text: its parts, their order and what joins them (CSL 1.0.2, "Name").

>>> from precarious_truce.citations.person import Name
>>> name = Name.read({"family": "de Gaulle", "given": "Charles"})
>>> name.particle, name.family
('de', 'Gaulle')
"""

from __future__ import annotations

from typing import NamedTuple

from precarious_truce.citations.formatting import Formatting, stripped
from precarious_truce.citations.letter_case import change
from precarious_truce.citations.marks import SEAM
from precarious_truce.citations.markup import marked
from precarious_truce.citations.name_options import NameOptions
from precarious_truce.citations.person import Name, initials, normalised

__all__ = ["name_text", "sort_text"]

_TIGHT = ("’", "'", "-", " ")
"""How particles end that stand next to the family name without a space."""
_ELIDED = ("'", "ʼ", "’", "-")
_MAX_RENDERED = 64


class _Parts(NamedTuple):
    """The parts of a name in their case and formatting, "" for those that are not shown."""

    family: str
    particle: str
    given: str
    dropping: str
    suffix: str


def name_text(name: Name, options: NameOptions, level: int, inverted: bool) -> str:
    """`name` with its given names at `level` (0 none, 1 initials, 2 whole)."""
    key = (options, level, inverted)
    found = name.rendered.get(key)
    if found is None:
        if len(name.rendered) > _MAX_RENDERED:
            name.rendered.clear()
        found = _composed(name, options, level, inverted)
        if name.in_own_script and level:
            found += " " + marked(name.in_own_script, options.quotes)
        if not options.whole.plain and not name.is_literal:
            found = SEAM + options.whole.before + found + options.whole.after + SEAM
        name.rendered[key] = found
    return found


def _composed(name: Name, options: NameOptions, level: int, inverted: bool) -> str:
    if name.is_literal:
        language = name.language or options.language
        return _part(name.literal, options.institution, options, language)
    parts = _parts(name, options, level)
    if name.script == 0:
        return parts.particle + parts.family + parts.given
    if name.script == 1 or name.static:
        return _join([_join([parts.particle, parts.family], options.space), parts.given], " ")
    if inverted:
        return _inverted(name, options, parts)
    return _in_order(name, options, level, parts)


def _parts(name: Name, options: NameOptions, level: int) -> _Parts:
    language = name.language or options.language
    family = _part(name.family, options.family, options, language)
    particle = _part(name.particle, options.family, options, language)
    given = _part(_given(name, options, level), options.given, options, language) if level else ""
    if not given:
        return _Parts(family, particle, "", "", "")
    dropping = "" if name.et_al else _part(name.dropping, options.given, options, language)
    suffix = name.suffix
    if suffix and options.initialize_with is not None:
        suffix = normalised(suffix, options.initialize_with, options.hyphen)
    return _Parts(family, particle, given, dropping, marked(suffix) if suffix else "")


def _in_order(name: Name, options: NameOptions, level: int, parts: _Parts) -> str:
    """Given names first, then particles and family name."""
    space, family, dropping = options.space, parts.family, parts.dropping
    elided = name.dropping[-1:] in _ELIDED and name.dropping[:-1] != "de"
    if dropping and family and not parts.particle and elided:
        family, dropping = dropping + family, ""
    if name.particle.endswith(_TIGHT):
        last = _join([dropping, parts.particle + family], space)
    else:
        last = _join([dropping, parts.particle, family], space)
    last = _join([last, parts.suffix], ", " if name.comma_suffix else " ")
    mark = options.initialize_with or ""
    keeps_together = level == 1 and ("\u00a0" in mark or "\ufeff" in mark)
    gap = space if keeps_together else " "
    if parts.given and options.given.suffix[-1:].isspace():
        gap = ""
    return _join([_affixed(parts.given, options.given), _affixed(last, options.family)], gap)


def _inverted(name: Name, options: NameOptions, parts: _Parts) -> str:
    """The family name first, as in `name-as-sort-order`."""
    separator = ", " if name.given in ("Lord", "Lady") else options.sort_separator
    second = _join([parts.given, parts.dropping], " ")
    if options.demote_display:
        first, second = parts.family, _join([second, parts.particle], " ")
    else:
        joint = "" if name.particle.endswith(_TIGHT) else options.space
        first = _join([parts.particle, parts.family], joint)
    whole = _join([_affixed(first, options.family), _affixed(second, options.given)], separator)
    return _join([whole, parts.suffix], separator)


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


def _join(pieces: list[str], joint: str) -> str:
    return joint.join(piece for piece in pieces if piece)


def sort_text(name: Name, options: NameOptions, level: int) -> str:
    """`name` as a sort key has it."""
    if name.is_literal:
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
