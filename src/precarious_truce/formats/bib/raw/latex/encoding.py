"""Text as LaTeX: nothing in it reaches TeX as a command, no value ends its field.

>>> print(encode('café <i>Pravda</i> & 100% of <span class="nocase">NATO</span>', ascii=True))
caf{\\'e} \\textit{Pravda} \\& 100\\% of {NATO}
"""

from __future__ import annotations

import re
import unicodedata

from precarious_truce.formats.bib.raw.latex.markup import (
    MARKUP,
    NOCASE,
    Event,
    normal_events,
    normalize,
    without_nocase,
)
from precarious_truce.formats.bib.raw.symbols import COMMANDS, MARKS
from precarious_truce.formats.bib.raw.writing import is_balanced

__all__ = ["encode", "unencodable"]

_ESCAPES = {
    **{character: f"\\{character}" for character in "#$%&_"},
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
    "\\": r"{\textbackslash}",
    "^": r"{\textasciicircum}",
    "~": r"{\textasciitilde}",
    "`": r"{\textasciigrave}",
    "\xa0": "~",
    "\n": r"{\newline}",
    # A character that would join the next one is parted from it.
    "-": "-{}",
    "'": "'{}",
    "?": "?{}",
    "!": "!{}",
    " ": " {}",
}
_ASCII_LITERALS = {"–": "--", "—": "---", "“": "``", "”": "''"}
_ALWAYS = r"#$%&_{}\\^~`\xa0\x00-\x1f\x7f"
_UNSAFE = rf"[{_ALWAYS}]| (?= )"
# It begins with one class of characters, for which `re` looks fast.
_TO_ESCAPE = re.compile(rf"[{_ALWAYS} '-](?:(?<=[{_ALWAYS}])|(?<= )(?= )|(?<=-)(?=-)|(?<=')(?='))")
_COMBINING = r"[\u0300-\u036f]"
_TO_ESCAPE_ASCII = re.compile(
    rf"{_UNSAFE}|-(?=[-–—])|'(?=['”])|[?!](?=“)|[–—](?=[-–—])|”(?=['”])|“(?=“)"
    rf"|[A-Za-z]{_COMBINING}+|[^\x00-\x7f]{_COMBINING}*"
)
_NOT_ASCII = re.compile(rf"[A-Za-z]{_COMBINING}+|[^\x00-\x7f]{_COMBINING}*")
_PARTED = frozenset("–—“”")


def encode(text: str, *, ascii: bool = False, title: bool = True) -> str:
    """Marked-up `text` as a LaTeX value, always balanced and harmless.

    `ascii` writes characters outside of ASCII by commands where there are any (see `unencodable`);
    `title=False` leaves out case protection, for fields whose case no style changes.

    >>> print(encode("Ökonomie ~ –", ascii=True), encode("a -- b"))
    {\\"O}konomie {\\textasciitilde} -- a -{}- b
    """
    if _is_plain(text) and (not ascii or text.isascii()):
        return text
    if not title:
        text = without_nocase(normalize(text))
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    if "<" not in text:
        return _edges(_escaped(text, ascii))
    parts = _PROTECTED.split(text)
    whole = "".join(parts)
    if "<" in whole:
        return _edges(_marked_up(text, ascii))
    if not _is_plain(whole) or (ascii and not whole.isascii()):
        parts = [_escaped(part, ascii) for part in parts]
    parts[1::2] = [_group(part) for part in parts[1::2]]
    return _edges("".join(parts))


_UNUSUAL = re.compile(r"""[^A-Za-z0-9.,:;()/+*=|@\[\]"À-ÖØ-öø-ÿ '?!–—“”‘’-]""")


def _is_plain(text: str) -> bool:
    """Whether there is nothing to escape: of most text, so it is looked at once."""
    return not (
        _UNUSUAL.search(text)
        or "--" in text
        or "  " in text
        or "''" in text
        or text[:1] == " "
        or text[-1:] == " "
    )


_PROTECTED = re.compile(rf"{NOCASE}([^<]++)</span>")


_IN_MATH = {"sub": "$_{", "sup": "$^{"}
_PLAIN_IN_MATH = re.compile(r"[A-Za-z0-9]+")


def _marked_up(text: str, ascii: bool) -> str:
    """Text with tags of any kind; what is raised or lowered as Zotero's reader knows it."""
    out: list[str] = []
    events = normal_events(text)
    for place, event in enumerate(events):
        if not event.kind:
            piece = _escaped(event.text, ascii)
        elif event.kind in _IN_MATH and _is_in_math(events, place if event.opens else place - 2):
            piece = _IN_MATH[event.kind] if event.opens else "}$"
        else:
            piece = MARKUP[event.kind][2] if event.opens else "}"
        if out and out[-1] == "{" and piece.startswith(("\\", "}")):  # as in _group
            out.append("{}")
        out.append(piece)
    return "".join(out)


def _is_in_math(events: list[Event], place: int) -> bool:
    """Whether the pair of tags that opens at a place holds letters and digits alone."""
    kinds = [event.kind for event in events[max(place, 0) : place + 3]]
    return (
        len(kinds) == 3
        and kinds[0] == kinds[2]
        and not kinds[1]
        and events[place].opens
        and _PLAIN_IN_MATH.fullmatch(events[place + 1].text) is not None
    )


def _group(value: str) -> str:
    r"""A protecting group; `{\` would be a special character, which protects nothing."""
    return f"{{{{}}{value}}}" if value.startswith("\\") else f"{{{value}}}"


def unencodable(text: str) -> list[str]:
    """The characters that `encode(text, ascii=True)` has to leave as they are, in order.

    >>> unencodable("Łódź 中 é")
    ['中']
    """
    return list(dict.fromkeys(_NOT_ASCII.findall(encode(text, ascii=True))))


def _edges(value: str) -> str:
    """White space at the ends, which BibTeX would strip, is held by `{}`."""
    if value.startswith(" "):
        value = "{}" + value
    return value + "{}" if value.endswith(" ") else value


def _escaped(text: str, ascii: bool) -> str:
    if ascii and not text.isascii():
        value = _TO_ESCAPE_ASCII.sub(_escape_ascii, text)
    else:
        value = _TO_ESCAPE.sub(_escape, text)
    if "{" in text and is_balanced(text):  # BibTeX counts them, with a backslash or not
        value = value.replace(_ESCAPES["{"], r"\{").replace(_ESCAPES["}"], r"\}")
    return value


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    return _ESCAPES.get(character) or f"{{\\symbol{{{ord(character)}}}}}"


def _escape_ascii(found: re.Match[str]) -> str:
    cluster = found[0]
    if len(cluster) == 1 and (cluster < "\x7f" or cluster in "\x7f\xa0"):
        return _escape(found)
    literal = _ASCII_LITERALS.get(cluster)
    if literal:
        follows = found.string[found.end() : found.end() + 1]
        return literal + "{}" if follows in _JOINED_TO[cluster] and follows else literal
    return _cluster_command(cluster) or cluster


_JOINED_TO = {"–": "-–—", "—": "-–—", "“": "“", "”": "'”"}
_ABOVE = frozenset("`'^~\"=.uvHrhfGU")


def _cluster_command(cluster: str) -> str:
    """The command for a character with its combining marks, or nothing."""
    base, marks = cluster[0], cluster[1:]
    if base not in COMMANDS:
        parts = unicodedata.normalize("NFD", base)
        base, marks = parts[0], parts[1:] + marks
    written = base if base.isascii() and base.isalpha() else COMMANDS.get(base, "")
    commands = [MARKS.get(mark, "") for mark in marks]
    if not written or not all(commands) or (marks and base in "ıȷ"):
        return ""
    if marks and base in "ij" and commands[0] in _ABOVE:
        written = f"\\{base}"
    for command in commands:
        simple = len(written) == 1 and not command.isalpha()
        written = f"\\{command}{written}" if simple else f"\\{command}{{{written}}}"
    return f"{{{written}}}"
