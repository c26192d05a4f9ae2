"""BibTeX's lists of names: split into parts, and joined so that they split the same again.

btxdoc, section 4, and biblatex manual 2.3.3 and 3.2.2 (the extended format).

>>> for name in split_names(r"Ludwig van Beethoven and King, Jr., Martin {\\'E}mile and others"):
...     print(name.family, name.given, name.prefix, name.suffix, name.others, sep="|")
Beethoven|Ludwig|van||False
King|Martin Émile||Jr.|False
||||True
>>> split_names("{Barnes and Noble}")[0].literal
'Barnes and Noble'
>>> join_names([RawName(family="García y Vega", given="Ana"), RawName(literal="WHO")])
'{García y Vega}, Ana and {WHO}'

Where a comma tells the family name, a particle counts as one only in front: BibTeX's own rule makes
"Ortega y" the particle of "Ortega y Gasset, José".  What is written is braced for BibTeX's rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from precarious_truce.formats.bib.raw.latex import decode, encode, is_plain, normalize

__all__ = ["RawName", "join_names", "split_list", "split_names"]


class RawName(NamedTuple):
    """One name of a list.

    `literal` is a name that is not parted (a body); `others` is BibTeX's "and others"; `options`
    are further keys of biblatex's extended format, in order (`given-i`, `useprefix`, …).
    """

    family: str = ""
    given: str = ""
    prefix: str = ""
    suffix: str = ""
    literal: str = ""
    others: bool = False
    options: tuple[tuple[str, str], ...] = ()


_BRACES = re.compile(r"[{}]")
_AND = re.compile(r"(?<!\s)\s++and(?=\s)", re.IGNORECASE)  # white space is gone through once
_CUT = re.compile(rf"[{{}}]|{_AND.pattern}", re.IGNORECASE)
_PART = re.compile(r"[{},]|[\s~]+")
_KEY = re.compile(r"\s*+([A-Za-z-]++)\s*+=(.*)", re.DOTALL)
_EXTENDED = re.compile(
    r"\s*(?:family|given|prefix|suffix|useprefix|hash|id|sortingnamekeytemplatename)(?:-i)?\s*=",
    re.IGNORECASE,
)
_PARTS = ("family", "given", "prefix", "suffix")


def split_list(value: str) -> list[str]:
    """A raw list (names, publishers, locations) at its top-level `and`s (biblatex manual 2.2.1).

    >>> split_list("Knopf and {Barnes and Noble} AND\\n others")
    ['Knopf', '{Barnes and Noble}', 'others']
    """
    if "{" not in value and "}" not in value:
        items = _AND.split(f" {value} ")
    else:
        items, depth, done = [], 0, 0
        value = f" {value} "
        for found in _CUT.finditer(value):
            if found[0] == "{":
                depth += 1
            elif found[0] == "}":
                depth = max(0, depth - 1)
            elif not depth:
                items.append(value[done : found.start()])
                done = found.end()
        items.append(value[done:])
    return [item for item in (item.strip() for item in items) if item]


def split_names(value: str, *, decoded: bool = True) -> list[RawName]:
    """The names of a raw LaTeX `value`; parts as text, or as LaTeX with `decoded=False`.

    >>> split_names("family={van der Berg}, given=Jan, useprefix=false")
    [RawName(family='van der Berg', given='Jan', ..., options=(('useprefix', 'false'),))]
    >>> split_names("de la Vall{\\\\'e}e Poussin, Charles Louis Xavier Joseph")[0][:3]
    ('Vallée Poussin', 'Charles Louis Xavier Joseph', 'de la')
    """
    read = _as_written if not decoded or (is_plain(value) and "<" not in value) else _decoded
    names = (_name(item, read) for item in split_list(value))
    return [name for name in names if any(name)]


def _decoded(part: str) -> str:
    return decode(part, title=False) if part else ""


def _as_written(part: str) -> str:
    return part


def _name(item: str, read: Callable[[str], str]) -> RawName:
    if item == "others" or _ET_AL.fullmatch(item):
        return RawName(others=True)
    if _is_group(item):
        return RawName(literal=read(item[1:-1]))
    if _EXTENDED.match(item):
        return _extended(item, read)
    sections = _sections(item)
    if len(sections) == 1:
        return _first_von_last(sections[0], read)
    prefix, family = _von_last(sections[0])
    suffix = sections[1] if len(sections) > 2 else []
    given = [word for section in sections[2 if len(sections) > 2 else 1 :] for word in section]
    if len(sections) > 3:  # commas too many: what follows the third belongs to the given name
        given = [" ".join(", ".join(" ".join(section) for section in sections[2:]).split())]
    return _of_words(read, family, given, prefix, suffix)


def _of_words(read: Callable[[str], str], *parts: list[str]) -> RawName:
    family, given, *more = [read(" ".join(words)) if words else "" for words in parts]
    prefix, suffix = (*more, "")[:2]
    return RawName(family, given, prefix, suffix)


_ET_AL = re.compile(r"et[\s~]+al\.?", re.IGNORECASE)
"""What people write for `others`, and BibTeX takes for a person with the particle `et`."""


def _is_group(item: str) -> bool:
    """Whether `item` is one group of braces, and not a special character.

    >>> [_is_group(item) for item in ("{A B}", "{A} and {B}", "{\\\\'E}")]
    [True, False, False]
    """
    if not (item.startswith("{") and item.endswith("}")) or item.startswith("{\\"):
        return False
    depth = 0
    for brace in _BRACES.finditer(item):
        depth += 1 if brace[0] == "{" else -1
        if not depth:
            return brace.end() == len(item)
    return False


def _sections(item: str) -> list[list[str]]:
    """The words of each part between commas, at brace depth 0; `~` parts words as a space does."""
    if "{" not in item and "\\" not in item:
        return [section.replace("~", " ").split() for section in item.split(",")]
    sections: list[list[str]] = [[]]
    depth = start = 0
    for found in _PART.finditer(item):
        mark = found[0]
        if mark == "{":
            depth += 1
        elif mark == "}":
            depth = max(0, depth - 1)
        elif not depth and not item.endswith("\\", 0, found.start()):
            sections[-1].append(item[start : found.start()])
            start = found.end()
            if mark == ",":
                sections.append([])
    sections[-1].append(item[start:])
    return [[word for word in section if word] for section in sections]


def _first_von_last(words: list[str], read: Callable[[str], str]) -> RawName:
    particles = [index for index, word in enumerate(words[:-1]) if _is_particle(word)]
    first, last = (particles[0], particles[-1] + 1) if particles else (len(words) - 1,) * 2
    return _of_words(read, words[last:], words[: max(first, 0)], words[max(first, 0) : last])


def _von_last(words: list[str]) -> tuple[list[str], list[str]]:
    """Particles and family name, where a comma follows; the last word is never a particle."""
    particles = [index for index, word in enumerate(words[:-1]) if _is_particle(word)]
    count = particles[-1] + 1 if particles[:1] == [0] else 0
    return words[:count], words[count:]


_LETTER_IN_WORD = re.compile(r"\{\\|\{|[^\W\d_]|\\[A-Za-z]+|\\.")
_LETTER = re.compile(r"[^\W\d_]")
_CONTROL_WORD = re.compile(r"\\([A-Za-z]+)\s*|\\.")
_SMALL_COMMANDS = frozenset(["aa", "ae", "oe", "o", "l", "ss", "i", "j", "dh", "dj", "th", "ng"])
_LARGE_COMMANDS = frozenset(["AA", "AE", "OE", "O", "L", "SS", "DH", "DJ", "TH", "NG"])


def _is_particle(word: str) -> bool:
    r"""Whether the first letter at brace depth 0 is small (btxdoc, section 4, "von").

    >>> [_is_particle(word) for word in ("von", "d'Or", "{von}", r"{\'e}tat", r"{\uppercase{d}e}")]
    [True, True, False, True, True]
    """
    first = word[0]
    if first.isalpha():
        return first.islower()
    found = _LETTER_IN_WORD.search(word)
    while found and found[0] == "{":  # a group has no case; look behind it
        end = _group_end(word, found.start())
        found = _LETTER_IN_WORD.search(word, end)
    if not found:
        return False
    if found[0].startswith(("{\\", "\\")):
        return _special_is_small(word[found.start() :].lstrip("{"))
    return found[0].islower()


def _special_is_small(source: str) -> bool:
    """The case of a special character: of its command, if a letter, or of what follows."""
    command = _CONTROL_WORD.match(source)
    if command and command[1] in _SMALL_COMMANDS | _LARGE_COMMANDS:
        return command[1] in _SMALL_COMMANDS
    after = _LETTER.search(source, command.end() if command else 0)
    return bool(after) and after[0].islower() if after else False


def _group_end(word: str, place: int) -> int:
    depth = 0
    for brace in _BRACES.finditer(word, place):
        depth += 1 if brace[0] == "{" else -1
        if not depth:
            return brace.end()
    return len(word)


def _extended(item: str, read: Callable[[str], str]) -> RawName:
    """`family=…, given=…` (biblatex manual 3.2.2); of a part given twice the first is used."""
    parts: dict[str, str] = {}
    options: list[tuple[str, str]] = []
    for section in _raw_sections(item):
        found = _KEY.fullmatch(section)
        if not found:
            continue
        key, value = found[1].lower(), _bare(found[2].strip())
        if key in _PARTS:
            parts.setdefault(key, read(value))
        else:
            options.append((key, read(value)))
    family, given, prefix, suffix = (parts.get(key, "") for key in _PARTS)
    return RawName(family, given, prefix, suffix, options=tuple(options))


def _bare(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] == '"':
        return value[1:-1]
    layers = _layers(value)
    return value[layers : len(value) - layers]


def _layers(value: str) -> int:
    """How many braces are around the whole of a value.

    >>> [_layers(value) for value in ("{{A} B}", "{{A}}", "{A} {B}", "{{\\\\'E}}")]
    [1, 2, 0, 1]
    """
    first = len(value) - len(value.lstrip("{"))
    last = len(value) - len(value.rstrip("}"))
    depth = least = first
    for brace in _BRACES.finditer(value, first, len(value) - last):
        depth += 1 if brace[0] == "{" else -1
        least = min(least, depth)
    special = value.startswith("\\", first)
    return max(0, min(least, last, first - special)) if depth == last else 0


def _raw_sections(item: str) -> Iterator[str]:
    """`item` at its top-level commas."""
    depth = start = 0
    quoted = False
    for found in re.finditer(r'[{},"]', item):
        mark = found[0]
        if mark == '"' and not depth:
            quoted = not quoted
        elif mark in "{}":
            depth += 1 if mark == "{" else -1
        elif mark == "," and not depth and not quoted:
            yield item[start : found.start()]
            start = found.end()
    yield item[start:]


# Writing

_SPLITS = re.compile(r",|(?:^|\s)and(?:\s|$)", re.IGNORECASE)
_LEADING_CAPITAL = re.compile(r"[^\W\d_]")


def join_names(names: Iterable[RawName], *, ascii: bool = False, extended: bool = True) -> str:
    """The names as a LaTeX value that `split_names` reads back.

    `extended` allows biblatex's `family=…` format for what the classic one cannot say: options,
    and a particle without small letters.  Without it the options go, and such a particle joins the
    family name.

    >>> join_names([RawName(family="Cruz", given="Juan", prefix="De la"), RawName(others=True)])
    '{\\\\uppercase{d}e} la Cruz, Juan and others'
    >>> join_names([RawName(family="Zaanen", prefix="van", options=(("useprefix", "true"),))])
    'family=Zaanen, prefix=van, useprefix=true'
    """
    return " and ".join(_joined(name, ascii, extended) for name in names if any(name[:6]))


def _joined(name: RawName, ascii: bool, extended: bool) -> str:
    if name.others:
        return "others"
    if name.literal:
        return _group(encode(name.literal, ascii=ascii, title=False))
    prefix = _particles(name.prefix, ascii)
    if extended and (name.options or prefix is None):
        return _in_extended_format(name, ascii)
    if prefix is None:
        name, prefix = name._replace(family=f"{name.prefix} {name.family}".strip()), ""
    family = _family(name.family, ascii)
    if prefix and not family.startswith("{"):
        # The particles end where a word that is none begins: braces make sure of it.
        family = family if not _has_particle(family) else _group(family)
    front = f"{prefix} {family}".strip()
    given, suffix = (_section(part, ascii) for part in (name.given, name.suffix))
    if suffix:
        return f"{front}, {suffix}, {given}".strip()
    alone = not prefix and name.family and " " not in family and not _is_group(family)
    if not given and alone and not _EXTENDED.match(family) and family != "others":
        return family
    return f"{front}, {given}".strip()


def _group(value: str) -> str:
    """`value` in braces, never as a special character."""
    return f"{{{{}}{value}}}" if value.startswith("\\") else f"{{{value}}}"


def _family(text: str, ascii: bool) -> str:
    value = encode(text, ascii=ascii, title=False)
    if not value:
        return "{}"
    if _SPLITS.search(text) or "~" in value or _has_particle(value) or _EXTENDED.match(value):
        return _group(value)
    return _safe(value)


def _safe(value: str) -> str:
    """In braces where the white space of `value` would not come back."""
    return (
        value
        if " ".join(value.split()) == value and "~" not in value and value != "others"
        else _group(value)
    )


def _section(text: str, ascii: bool) -> str:
    """A given name or suffix."""
    value = encode(text, ascii=ascii, title=False)
    return _group(value) if _SPLITS.search(text) else _safe(value) if value else ""


def _has_particle(value: str) -> bool:
    """Whether BibTeX would take a word of the family name for a particle."""
    words = [word for section in _sections(value) for word in section]
    return any(_is_particle(word) for word in words)


def _particles(text: str, ascii: bool) -> str | None:
    """The particles so that they are read as such; None where they cannot be."""
    if not text:
        return ""
    value = encode(text, ascii=ascii, title=False)
    if _SPLITS.search(text) or _safe(value) != value:
        return None
    words = [word for section in _sections(value) for word in section]
    if " ".join(words) != value or not _is_particle(words[-1]):
        return None
    if _is_particle(words[0]):
        return value
    if words[0][0].isalpha() and words[0].isascii() and "{" not in words[0]:
        words[0] = f"{{\\uppercase{{{words[0][0].lower()}}}{words[0][1:]}}}"
        return " ".join(words)
    return None


def _in_extended_format(name: RawName, ascii: bool) -> str:
    pairs = [(key, getattr(name, key)) for key in _PARTS if getattr(name, key)]
    return ", ".join(f"{key}={_value(text, ascii)}" for key, text in [*pairs, *name.options])


def _value(text: str, ascii: bool) -> str:
    value = encode(normalize(text), ascii=ascii, title=False)
    return (
        value
        if re.fullmatch(r"[\w.-]+(?: [\w.-]+)*", value) and not _SPLITS.search(text)
        else _group(value)
    )
