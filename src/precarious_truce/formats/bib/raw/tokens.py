"""The expressions and limits of the scanner: possessive, so that every step is linear."""

from __future__ import annotations

import re

__all__ = [
    "BARE",
    "BARE_LINE",
    "BETWEEN",
    "BRACES",
    "CLOSERS",
    "CONTROL",
    "DEEPEST_INDENT",
    "ENTRY",
    "FIELD",
    "GARBAGE",
    "GROUP",
    "KEY",
    "KEY_WITH_SPACES",
    "LINE_START",
    "LONGEST_EXPANSION",
    "LONGEST_SALVAGE",
    "MOST_EXPANSION",
    "MOST_FAULTS",
    "MOST_SKIPS",
    "NAME",
    "PAREN_HEAD",
    "QUOTED",
    "RUNAWAY",
    "SPACE",
    "START",
]

DEEPEST_INDENT = 200  # of a line that may begin an entry
LONGEST_EXPANSION = 65_536  # characters that macros may add up to in one value
MOST_EXPANSION = 1 << 25  # the same for a whole file
LONGEST_SALVAGE = 100_000  # characters of a torn value whose lone braces are spelled out
MOST_FAULTS = 20  # of one entry; one that is all damage needs no longer list
MOST_SKIPS = 1_000  # of what is no field, in one entry; of one that has more the rest is skipped

DEPTH_0 = r"[^{}]*+"
DEPTH_1 = rf"{DEPTH_0}(?:\{{{DEPTH_0}\}}{DEPTH_0})*+"
DEPTH_2 = rf"{DEPTH_0}(?:\{{{DEPTH_1}\}}{DEPTH_0})*+"
WORD = r"""[^\s,={}"#%()@]++"""


def _field(group: str) -> str:
    """A whole field of the common kind, without what ends it; `group` opens its parts."""
    value = rf"""\{{{group}{DEPTH_2})\}}|"{group}[^"{{}}]*+)"|{group}{WORD})"""
    return rf"\s*+{group}{WORD})\s*+=\s*+(?:{value})\s*+"


FIELD = re.compile(rf"{_field('(')}(?:,|(?=[}})]))")
# A whole entry of such fields: its type, its key, and all its fields.
_FIELDS = rf"(?:{_field('(?:')},)*+(?:{_field('(?:')})?+\s*+"
_TYPE = r"@[ \t\n]*+([^\W\d_][\w.:+-]*+)[ \t\n]*+"
ENTRY = re.compile(rf"\s*+{_TYPE}\{{\s*+([^\s,={{}}]++)\s*+,({_FIELDS})\}}")
NAME = re.compile(rf"({WORD})\s*+=\s*+")
GROUP = re.compile(rf"\{{{DEPTH_2}\}}")
BRACES = re.compile(r"\{++|\}++")
BETWEEN = re.compile(r"(?:[\s,]++|%[^\n]*+)*+")
SPACE = re.compile(r"(?:\s++|%[^\n]*+)*+")
BARE = re.compile(r"""[^\s,={}"#%()]++""")
BARE_LINE = re.compile(r"""[^,{}"#\n]*+""")
QUOTED = re.compile(r'[^"{}]*+')
KEY = re.compile(r"\s*+([^\s,={}]*+)\s*+(,)?")
KEY_WITH_SPACES = re.compile(r"\s*+([^,={}\n]*+),")
GARBAGE = re.compile(r"[^,{}()@]*+")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# What may begin a block between entries; `%` hides the rest of its line, as in btparse.
START = re.compile(
    r"%[^\n]*+|@[ \t\n]*+(?:(comment)\b(?![ \t\n]*+[{(])|([^\W\d_][\w.:+-]*+)[ \t\n]*+([{(])|)",
    re.IGNORECASE,
)
PAREN_HEAD = re.compile(r"\s*+[^\s(){},=\"]++\s*+[,=]")
# Where scanning resumes after damage: a start at the beginning of a line.
LINE_START = re.compile(r"^[ \t]*+@[ \t]*+[^\W\d_][\w.:+-]*+[ \t]*+[{(]", re.MULTILINE)
# A field that begins on a line of its own, inside of a value that was not closed.
RUNAWAY = re.compile(r"""\n[ \t]*+[A-Za-z][\w+:-]*+[ \t]*+=[ \t]*+["{0-9A-Za-z]""")
CLOSERS = {"{": "}", "(": ")"}
