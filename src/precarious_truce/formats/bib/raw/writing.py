"""Entries as text: deterministic, one field a line, and no value ever ends its field.

>>> print(render(Entry("book", "a", {"title": "One", "year": "1977"})), end="")
@book{a,
  title = {One},
  year = {1977},
}
"""

from __future__ import annotations

import re
from functools import lru_cache

from precarious_truce.formats.bib.raw.blocks import MONTHS, Entry, Preamble, String

__all__ = [
    "balanced",
    "is_balanced",
    "render",
    "render_preamble",
    "render_string",
    "safe_key",
    "valid_key",
    "valid_name",
]

_MACROS = {name: macro for macro, name in MONTHS.items()}
_BRACE = re.compile(r"[{}]")
_NAME_TO_WRITE = re.compile(r"""[A-Za-z][\w+:.*/-]*""")
_NOT_IN_KEYS = re.compile(r"""[\s,{}()"#%~\\'=@$^&<>|\x00-\x1f\x7f]+""")


def is_balanced(value: str) -> bool:
    """Whether every brace of `value` has its partner (a backslash hides none from BibTeX).

    >>> is_balanced("a {b} {c{d}}"), is_balanced("} {"), is_balanced(r"\\{")
    (True, False, False)
    """
    if "{" not in value and "}" not in value:
        return True
    depth = 0
    for brace in _BRACE.finditer(value):
        depth += 1 if brace[0] == "{" else -1
        if depth < 0:
            return False
    return not depth


def balanced(value: str) -> str:
    """`value` with the braces that have no partner spelled out.

    >>> balanced("a } b {c} {")
    'a {\\\\textbraceright} b {c} {\\\\textbraceleft}'
    """
    if is_balanced(value):
        return value
    waiting: list[int] = []
    lone: list[int] = []
    for brace in _BRACE.finditer(value):
        if brace[0] == "{":
            waiting.append(brace.start())
        elif waiting:
            waiting.pop()
        else:
            lone.append(brace.start())
    parts, done = [], 0
    for place in sorted(lone + waiting):
        side = "left" if value[place] == "{" else "right"
        before = value[done:place].removesuffix("\\")
        parts += [before, rf"{{\textbrace{side}}}"]
        done = place + 1
    return "".join(parts) + value[done:]


@lru_cache(maxsize=1024)
def valid_name(name: str) -> bool:
    """Whether `name` can stand as an entry type, a field or a macro."""
    return _NAME_TO_WRITE.fullmatch(name) is not None and name.isascii()


def valid_key(key: str, *, ascii: bool = False) -> bool:
    """Whether BibTeX and biber read `key` as it stands (btxdoc, section 2)."""
    return bool(key) and not _NOT_IN_KEYS.search(key) and (key.isascii() or not ascii)


def safe_key(key: str, *, ascii: bool = False) -> str:
    """`key` without what would end it; made unique by the caller.

    >>> safe_key("O'Brien, 1999 (a)"), safe_key("")
    ('O-Brien-1999-a', 'unnamed')
    """
    key = _NOT_IN_KEYS.sub("-", key).strip("-")
    if ascii:
        key = "".join(c if c.isascii() else "-" for c in key)
    return key or "unnamed"


def render(entry: Entry, *, align: bool = False) -> str:
    """The entry as text: one field a line, always in braces but for the months' macros.

    Braces without partner are spelled out, so that no value ends its field.  A type, key or field
    name that cannot be written is a ValueError: check with `valid_name`, `valid_key`.

    >>> print(render(Entry("book", "a", {"title": "B } C", "month": "June"}), align=True))
    @book{a,
      title = {B {\\textbraceright} C},
      month = jun,
    }
    """
    names = list(entry.fields)
    if not all(map(valid_name, (entry.type, *names))):
        wrong = next(name for name in (entry.type, *names) if not valid_name(name))
        raise ValueError(f"cannot be written as a BibTeX name: {wrong!r}")
    if entry.key and not valid_key(entry.key):
        raise ValueError(f"cannot be written as a BibTeX key: {entry.key!r}")
    values = [
        f"{{{v if '{' not in v and '}' not in v else balanced(v)}}}" for v in entry.fields.values()
    ]
    if (month := _MACROS.get(entry.get("month"))) is not None:
        values[names.index("month")] = month
    if align:
        width = max(map(len, names), default=0)
        names = [name.ljust(width) for name in names]
    lines = [f"  {name} = {value},\n" for name, value in zip(names, values, strict=True)]
    return f"@{entry.type}{{{entry.key},\n{''.join(lines)}}}\n"


def render_string(string: String) -> str:
    """`@string{name = {value}}`."""
    return f"@string{{{string.name} = {{{balanced(string.value)}}}}}\n"


def render_preamble(preamble: Preamble) -> str:
    """`@preamble{{value}}`."""
    return f"@preamble{{{{{balanced(preamble.value)}}}}}\n"
