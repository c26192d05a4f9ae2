"""LaTeX as text: accents, ligatures, symbols, fonts, simple math, braces that keep the case.

>>> decode(r"The {Anglo-Soviet} Treaty: caf{\\'e}, H$_2$O")
'The <span class="nocase">Anglo-Soviet</span> Treaty: café, H<sub>2</sub>O'
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from precarious_truce.formats.bib.raw.latex.commands import (
    DECLARATIONS,
    IGNORED,
    KNOWN,
    LIGATURES,
    MATH_COMMANDS,
    MATH_WORDS,
    SYMBOLS,
    TEXT_COMMANDS,
    VERBATIM,
    WITHOUT_TEXT,
    WORDS,
    Change,
    is_character,
    linked,
    tagged,
)
from precarious_truce.formats.bib.raw.latex.markup import MARKUP, NOCASE, normalize, without_nocase
from precarious_truce.formats.bib.raw.latex.verbatim import WHITE, decode_verbatim
from precarious_truce.formats.bib.raw.symbols import ACCENTS, CHARACTERS, MATH_CHARACTERS
from precarious_truce.formats.bib.raw.writing import is_balanced

__all__ = ["decode", "is_plain", "unknown_commands", "without_accents"]

_SPACES = re.compile(r"[ \t\n\r\f\v]{2,}|[\t\n\r\f\v]")
_PARAGRAPH = re.compile(r"\n[ \t\r\f\v]*+\n")
# Each begins with one class of characters, for which `re` looks fast; what it was is asked behind.
_COMMAND = r"(?<=\\)(?:([A-Za-z]+)[ \n]*|(.))"
_JOINED = r"(?<=-)--?|(?<=`)`|(?<=')'|(?<=[?!])`|(?<=~)"
_TOKEN = re.compile(rf"[\\{{}}$`'?!~-](?:{_COMMAND}|(?<=[{{}}$])|{_JOINED})", re.DOTALL)
_MATH_TOKEN = re.compile(rf"[\\{{}}$~^_'*&-](?:{_COMMAND}|(?<!\\))", re.DOTALL)
_SUSPICIOUS = re.compile(r"[\\{}$~`\t\n\r\f\v]")  # a single class is searched fast
_LIGATURE = re.compile(rf"[`'?!~-](?:{_JOINED})")
_GROUP = re.compile(r"\{([^{}]++)\}")
_ACCENT = r"""(["'`^~=.cvHukr])\{([A-Za-z])\}|(["'`^~=.])([A-Za-z])"""
_SPACED_ACCENT = r"""(["'`^~=.cvHukr])\{([A-Za-z])\}|(["'`^~=.]|[cvHukr](?= )) ?([A-Za-z])"""
_LETTER = "(aa|AA|ae|AE|oe|OE|o|O|l|L|ss|i)"
_ESCAPED = re.compile(
    rf"[{{\\](?<!\\.)(?:(?<=\{{)\\(?:{_SPACED_ACCENT}|{_LETTER})\}}"
    rf"|(?<=\\)(?<!\{{\\)(?:{_ACCENT}|([&%_#])))"
)
_BRACES = re.compile(r"[{}]")
_DOLLARS = re.compile(r"(\$\$?)((?:[^$\\]|\\.)*+)\1", re.DOTALL)
_OPTIONAL = re.compile(r"\*?+(?:\[[^\[\]{}]*+\])*+(?=\{)")
_PARENS = re.compile(r"((?:[^\\]|\\(?!\)).)*+)\\\)", re.DOTALL)


def decode(value: str, *, title: bool = True) -> str:
    r"""The text of a LaTeX `value`, with CSL's inline markup, normalised.

    `title=False` drops case protection: for names, publishers and other fields whose case stays.

    >>> decode(r"{\OE}uvres de {\L}ukasz \v{C}apek"), decode("{IEEE} Press", title=False)
    ('Œuvres de Łukasz Čapek', 'IEEE Press')

    Of a command that is not known the name is left out (see `unknown_commands`).

    >>> decode(r"\unknown{caf\'e}")
    'café'
    """
    value = value.strip(WHITE)
    text: str | None = value
    if not _is_simple(value):
        value = _with_single_quotes(_numbered(_spaced(value)))
        text = _quickly_decoded(value, title)
    if text is None:
        text = _Reader(value, title).read()
    elif "<" not in value:  # so its only tags are those of groups, which are normal
        return text if text.isascii() else unicodedata.normalize("NFC", text)
    text = normalize(text)
    return text if title else without_nocase(text)


_NUMBER = r"""(?:"([0-9A-F]{1,6}+)|'([0-7]{1,7}+)|`\\?([^\s{}\\])|(\d{1,7}+))"""
_NUMBERED = re.compile(
    rf"(?P<before>(?<!\\)(?:\\\\)*)\\(?:symbol\{{\s*{_NUMBER}\s*\}}|char\s?{_NUMBER} ?)"
)


def _numbered(value: str) -> str:
    r"""A LaTeX `value` in which characters by number are all written in one way.

    >>> print(_numbered(r'\symbol{"41}\char66 c\char`\% \\char65'))
    \symbol{65}{\symbol{66}}c{\symbol{37}}\\char65
    """
    return _NUMBERED.sub(_by_number, value) if "\\char" in value or "\\symbol" in value else value


def _by_number(found: re.Match[str]) -> str:
    before, *digits = found.groups()
    is_char = not any(digits[:4])
    hexadecimal, octal, letter, decimal = digits[4:] if is_char else digits[:4]
    code = (
        int(hexadecimal, 16) if hexadecimal
        else int(octal, 8) if octal
        else ord(letter) if letter
        else int(decimal)
    )  # fmt: skip
    command = f"\\symbol{{{code}}}"
    return before + (f"{{{command}}}" if is_char else command)


_COMMAND_WORD = re.compile(r"\\(?:([A-Za-z]++)(?:(?<=symbol)\{(\w*+)\})?|.)", re.DOTALL)


def unknown_commands(value: str) -> list[str]:
    r"""The commands of a LaTeX `value` whose meaning is not known, in order.

    >>> unknown_commands(r"\emph{A} \foo{B} \\foo \symbol{56320}")
    ['foo', 'symbol{56320}']
    """
    found = []
    for word, number in _COMMAND_WORD.findall(_numbered(value)):
        if word == "symbol" and not is_character(number):
            found.append(f"symbol{{{number}}}")
        elif word and word not in KNOWN:
            found.append(word)
    return found


def _quickly_decoded(value: str, title: bool) -> str | None:
    """Text, escapes, accents and groups of one level, as most values have them; None of others."""
    if "$" in value:
        return None
    if "\\" in value:
        value = without_accents(value)
        if "\\" in value:
            return None
    if "--" in value or "''" in value or "~" in value or "`" in value:
        value = _LIGATURE.sub(_ligature, value)
    parts = _GROUP.split(value)
    outside = "".join(parts[::2])
    if "{" in outside or "}" in outside:
        return None
    if title:
        parts[1::2] = [f"{NOCASE}{part}</span>" for part in parts[1::2]]
    return "".join(parts)


def without_accents(value: str) -> str:
    r"""A LaTeX `value` with its simple accents and escapes as characters, all else as it is.

    >>> without_accents(r"M{\"u}ller \& {\O}rn \emph{x}")
    'Müller & Ørn \\emph{x}'
    """
    return unicodedata.normalize("NFC", _ESCAPED.sub(_escaped, value))


def _escaped(found: re.Match[str]) -> str:
    last = found.lastindex or 0
    if last == 5:
        return CHARACTERS[found[5]]
    return found[last] if last == 10 else found[last] + ACCENTS[found[last - 1]]


def is_plain(value: str) -> bool:
    r"""Whether `value` is ASCII in which `decode` would change nothing but white space at the ends.

    >>> is_plain("Knuth, Donald E."), is_plain(r"Erd{\H o}s")
    (True, False)
    """
    return value.isascii() and _is_simple(value)


def _is_simple(value: str) -> bool:
    """Whether nothing in `value` means more than it is."""
    return not ("--" in value or "  " in value or "''" in value or _SUSPICIOUS.search(value))


_QUOTED = re.compile(r"(?<![\\`?!])`(?<!char`)(?!`)((?:[^`']|'(?=\w))*+)'(?:(?=''(?!'))|(?!['\w]))")


def _with_single_quotes(value: str) -> str:
    r"""A LaTeX `value` with the signs that single quotation marks become.

    >>> print(_with_single_quotes(r"``What is `truth'?'' The dog's \`a"))
    ``What is ‘truth’?'' The dog's \`a
    """
    return _QUOTED.sub(r"‘\1’", value) if "`" in value else value


def _ligature(found: re.Match[str]) -> str:
    return LIGATURES[found[0]]


def _spaced(value: str) -> str:
    """With one space for all white space, but for blank lines, which part paragraphs."""
    if "  " not in value and value.isprintable():
        return value
    if not _PARAGRAPH.search(value):
        return _SPACES.sub(" ", value)
    return _SPACES.sub(lambda run: "\n\n" if run[0].count("\n") > 1 else " ", value)


_OF_BREAK = re.compile(r"\*?(?:\[-?[\d.]+\s*[a-z]{2}\])?\s*")
"""What follows the end of a line: whether a page may end there, the space below it."""


class _CannotRead(Exception):
    """Math that has no plain text."""


class _Pending(NamedTuple):
    """A command that waits for its arguments, `wanted` of them."""

    wanted: int
    change: Change
    source: str
    given: list[str]


class _Frame:
    """An open group: what was read in it, and how it closes (kind: group, argument, text, …)."""

    __slots__ = ("kind", "out", "pending")

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.out: list[str] = []
        self.pending: list[_Pending] = []

    def give(self, item: str) -> None:
        """One item: an argument of the commands that wait, or output."""
        while self.pending:
            waiting = self.pending[-1]
            waiting.given.append(item)
            if len(waiting.given) < waiting.wanted:
                return
            self.pending.pop()
            item = waiting.change(*waiting.given)
        self.out.append(item)

    def text(self) -> str:
        """What was read; a command without its argument stays as it was written."""
        for waiting in self.pending:
            self.out += [waiting.source, *waiting.given]
        self.pending = []
        return "".join(self.out)


DEEPEST = 200
"""How deep groups and commands may be in each other; what is deeper is text without markup."""


class _Reader:
    """Reads one value with a stack of its own, so that depth costs nothing."""

    def __init__(self, source: str, title: bool, math: bool = False) -> None:
        self.source = source
        self.title = title
        self.math = math
        self.token = _MATH_TOKEN if math else _TOKEN
        self.commands = {**TEXT_COMMANDS, **MATH_COMMANDS} if math else TEXT_COMMANDS
        self.place = 0
        self.protecting = 0
        self.too_deep = 0
        self.stack = [_Frame("root")]
        self.unbalanced = False

    def read(self) -> str:
        source, search = self.source, self.token.search
        while found := search(source, self.place):
            if found.start() > self.place:
                self._text(source[self.place : found.start()])
            self.place = found.end()
            word, symbol = found.groups()
            if word:
                self._word(word)
            elif symbol:
                self._symbol(symbol)
            elif found[0] in _MARKS_READ:
                _MARKS_READ[found[0]](self)
            else:
                self._joined(found[0])
        if self.place < len(source):
            self._text(source[self.place :])
        while len(self.stack) > 1:
            self._close_torn()
        return self.stack[0].text()

    def _text(self, text: str) -> None:
        frame = self.stack[-1]
        while frame.pending and (text := text.lstrip(WHITE)):
            frame.give(text[0])
            text = text[1:]
        if text and not frame.pending:
            frame.out.append(text)

    def _joined(self, text: str) -> None:
        if not self.math:
            self.stack[-1].give(LIGATURES[text])
        elif text in "^_":
            self._await(text, text)
        elif text == "&":
            self.stack[-1].give(" ")
        else:
            self.stack[-1].give(MATH_CHARACTERS.get(text, "\xa0"))

    # Groups

    def _open(self) -> None:
        if self.too_deep or len(self.stack) > DEEPEST:
            self.too_deep += 1
            return
        frame, source, place = self.stack[-1], self.source, self.place
        follows = source[place : place + 1]
        if frame.pending:
            kind = "argument"
        elif follows == "}":  # an empty group parts what would be joined
            self.place += 1
            return
        elif self.math or not self.title or self.protecting or follows == "\\":
            kind = "group"
        else:
            kind, self.protecting = "protected", self.protecting + 1
        self.stack.append(_Frame(kind))

    def _close(self) -> None:
        while len(self.stack) > 1 and self.stack[-1].kind in MARKUP:
            self._close_declaration()
        if self.too_deep:
            self.too_deep -= 1
            return
        if len(self.stack) == 1:
            if self.math:
                raise _CannotRead
            self.stack[0].out.append("}")
            return
        frame = self.stack.pop()
        below, text = self.stack[-1], frame.text()
        if frame.kind == "argument":
            below.give(text)
        elif frame.kind == "protected":
            self.protecting -= 1
            below.out.append(f"{NOCASE}{text}</span>")
        elif frame.kind == "unknown":
            below.out.append(text)
            self._open_argument()
        else:
            below.out.append(text)

    def _close_declaration(self) -> None:
        frame = self.stack.pop()
        text = frame.text()
        self.stack[-1].out.append(tagged(frame.kind)(text) if text else "")

    def _close_torn(self) -> None:
        """The end came before the brace."""
        if self.math:
            raise _CannotRead
        if self.stack[-1].kind in MARKUP:
            self._close_declaration()
            return
        frame = self.stack.pop()
        self.stack[-1].out.append("{" + frame.text())

    def _open_argument(self) -> None:
        """The arguments of a command that is not known are text that keeps no case."""
        if self.source[self.place : self.place + 1] == "{":
            self.place += 1
            self.stack.append(_Frame("unknown"))

    # Math

    def _dollar(self) -> None:
        if self.math:
            raise _CannotRead
        found = _DOLLARS.match(self.source, self.place - 1)
        if found and is_balanced(found[2]):
            self.place = found.end()
            self.stack[-1].give(_math(found[2], found[0]))
        else:
            self.stack[-1].give("$")

    def _parenthesised(self) -> None:
        found = None if self.unbalanced else _PARENS.match(self.source, self.place)
        if found and is_balanced(found[1]) and not self.math:
            self.place = found.end()
            self.stack[-1].give(_math(found[1], rf"\({found[0]}"))
        else:
            self.unbalanced = self.unbalanced or not found
            self.stack[-1].give(r"\(")

    # Commands

    def _await(self, name: str, source: str) -> None:
        if len(self.stack[-1].pending) > DEEPEST:
            return
        count, change = self.commands[name]
        self.stack[-1].pending.append(_Pending(count, change, source, []))

    def _symbol(self, symbol: str) -> None:
        if symbol in ACCENTS and not (self.math and symbol in "'`^~=."):
            self._await(symbol, f"\\{symbol}")
        elif symbol == "(":
            self._parenthesised()
        elif symbol in SYMBOLS:
            self.stack[-1].give(SYMBOLS[symbol])
            if symbol == "\\" and (found := _OF_BREAK.match(self.source, self.place)):
                self.place = found.end()
        elif self.math:
            raise _CannotRead
        else:
            self.stack[-1].give(f"\\{symbol}")

    def _word(self, word: str) -> None:
        frame = self.stack[-1]
        if word == "ensuremath" and not self.math:
            self._ensured()
        elif word in self.commands:
            if self.source.startswith("*{", self.place):
                self.place += 1
            self._await(word, f"\\{word}")
        elif word in CHARACTERS:
            frame.give(CHARACTERS[word])
        elif word in WORDS:
            frame.give(WORDS[word])
        elif word in IGNORED:
            return
        elif word in DECLARATIONS and not frame.pending:
            self.stack.append(_Frame(DECLARATIONS[word]))
        elif word in VERBATIM or word == "href":
            self._address(word)
        elif self.math and word in MATH_WORDS:
            frame.give(word)
        else:
            self._unknown(word)

    def _unknown(self, word: str) -> None:
        """Nothing of its name is text; what it stands before may be."""
        if optional := _OPTIONAL.match(self.source, self.place):
            self.place = optional.end()
        if word not in WITHOUT_TEXT:
            self._open_argument()
        else:
            self._raw_group()

    def _ensured(self) -> None:
        raw = self._raw_group()
        if raw is None:
            self._unknown("ensuremath")
        else:
            self.stack[-1].give(_math(raw, rf"\ensuremath{{{raw}}}"))

    def _address(self, word: str) -> None:
        raw = self._raw_group()
        if raw is None:
            self._unknown(word)
        elif word == "href":
            change = linked(decode_verbatim(raw))
            self.stack[-1].pending.append(_Pending(1, change, rf"\href{{{raw}}}", []))
        else:
            self.stack[-1].give(decode_verbatim(raw))

    def _raw_group(self) -> str | None:
        """The source of the group that comes next; None where there is none."""
        if self.unbalanced or self.source[self.place : self.place + 1] != "{":
            return None
        depth = 0
        for brace in _BRACES.finditer(self.source, self.place):
            depth += 1 if brace[0] == "{" else -1
            if not depth:
                raw = self.source[self.place + 1 : brace.start()]
                self.place = brace.end()
                return raw
        self.unbalanced = True
        return None


_MARKS_READ = {"{": _Reader._open, "}": _Reader._close, "$": _Reader._dollar}


def _math(source: str, written: str) -> str:
    """Math as text where that can be, else as it is `written`."""
    try:
        return _Reader(source.strip(WHITE), title=False, math=True).read()
    except _CannotRead:
        return written
