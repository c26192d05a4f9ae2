r"""Macros that a file's preambles define, expanded in the values of its entries.

>>> macros = definitions(r"\newcommand{\order}[1]{} \def\both#1#2{#2 #1}")
>>> expanded(r"{\order{2002}2009}", macros), expanded(r"\both{A}B", macros)
('{\\relax 2009}', 'B A')

Only commands that are not known anyway are taken from there.  What would grow too long, or nests
too deep, stays as it was.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from precarious_truce.formats.bib.raw.latex.commands import KNOWN

__all__ = ["Macro", "definitions", "expanded"]

_DEEPEST = 10  # macros in macros
_LONGEST = 65_536  # characters of a value with its macros expanded
_MOST = 1_000  # macros of a file


class Macro(NamedTuple):
    """What a command stands for: the count of its arguments, its text, the first where optional."""

    arguments: int
    text: str
    default: str | None = None


_DEFINITION = re.compile(
    r"\\(?:(?:new|renew|provide)command|DeclareRobustCommand)\s*+\*?+\s*+"
    r"\{?\s*+\\([A-Za-z]++)\s*+\}?\s*+(?:\[(\d)\]\s*+)?(?:\[([^\[\]]*+)\]\s*+)?(?=\{)"
    r"|\\[gex]?def\s*+\\([A-Za-z]++)\s*+((?:#\d)*+)\s*+(?=\{)"
)
_BRACES = re.compile(r"[{}]")
_COMMAND = re.compile(r"\\(?:([A-Za-z]++)[ \n]*+|.)", re.DOTALL)
_ARGUMENT = re.compile(r"\s*+(?:(\{)|(\\(?:[A-Za-z]++|.)|[^{}\\]))", re.DOTALL)
_OPTION = re.compile(r"\s*+\[([^\[\]{}]*+)\]")
_PLACE = re.compile(r"#(\d)")


def definitions(preamble: str) -> dict[str, Macro]:
    """The macros that a preamble defines, by the names of their commands."""
    found: dict[str, Macro] = {}
    place = 0
    while (match := _DEFINITION.search(preamble, place)) and len(found) < _MOST:
        end = _group_end(preamble, match.end())
        if end < 0:
            break
        name, count, default, defined, parameters = match.groups()
        number = int(count or 0) if name else (parameters or "").count("#")
        if (name or defined) not in KNOWN:
            text = preamble[match.end() + 1 : end - 1]
            found[name or defined] = Macro(number, text, default if name else None)
        place = end
    return found


def _group_end(text: str, place: int) -> int:
    """The offset after the group that opens at a place; -1 where it does not end."""
    depth = 0
    for brace in _BRACES.finditer(text, place):
        depth += 1 if brace[0] == "{" else -1
        if not depth:
            return brace.end()
    return -1


def expanded(value: str, macros: Mapping[str, Macro]) -> str:
    """A value with the macros in it expanded."""
    text = value
    for _ in range(_DEEPEST):
        once = _expanded_once(text, macros)
        if once is None or len(once) > max(_LONGEST, len(value)):
            return value
        if once == text:
            return text
        text = once
    return value


def _expanded_once(value: str, macros: Mapping[str, Macro]) -> str | None:
    """None where an argument does not end, or it grows too long."""
    parts: list[str] = []
    length = done = 0
    for found in _COMMAND.finditer(value):
        macro = macros.get(found[1] or "")
        if macro is None or found.start() < done:
            continue
        taken = _arguments(value, found.end(), macro)
        if taken is None:
            return None
        arguments, end = taken
        text = _filled(macro.text, arguments)
        if value.endswith("{", 0, found.start()):  # a special character protects no case
            text = f"\\relax {text}"
        parts += [value[done : found.start()], text]
        length += len(text)
        if length > max(_LONGEST, len(value)):
            return None
        done = end
    return "".join(parts) + value[done:]


def _filled(text: str, arguments: Mapping[str, str]) -> str:
    """A text with the arguments at their places."""
    return _PLACE.sub(lambda place: arguments.get(place[1], ""), text)


def _arguments(value: str, place: int, macro: Macro) -> tuple[dict[str, str], int] | None:
    """The arguments by number, and where they end."""
    given: dict[str, str] = {}
    for number in range(1, macro.arguments + 1):
        if number == 1 and macro.default is not None:
            option = _OPTION.match(value, place)
            given["1"] = option[1] if option else macro.default
            place = option.end() if option else place
            continue
        found = _ARGUMENT.match(value, place)
        if found is None:
            return None
        place = found.end()
        if found[1]:
            end = _group_end(value, place - 1)
            if end < 0:
                return None
            given[str(number)] = value[place : end - 1]
            place = end
        else:
            given[str(number)] = found[2]
    return given, place
