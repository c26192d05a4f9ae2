"""LaTeX in values <-> Unicode with CSL's inline markup.

`decode` reads what a .bib value may hold: accents, ligatures, symbols, font commands, simple math,
braces that keep the case.  `encode` writes text so that nothing in it reaches TeX as a command.

>>> decode(r"The {Anglo-Soviet} Treaty: caf{\\'e} \\emph{Pravda}, H$_2$O~--- 5\\%")
'The <span class="nocase">Anglo-Soviet</span> Treaty: café <i>Pravda</i>, H<sub>2</sub>O\\xa0— 5%'
>>> print(encode('café <i>Pravda</i> & 100% of <span class="nocase">NATO</span>', ascii=True))
caf{\\'e} \\emph{Pravda} \\& 100\\% of {NATO}
>>> print(encode(r"} \\input{/etc/passwd} %"))
{\\textbraceright} {\\textbackslash}input{\\textbraceleft}/etc/passwd{\\textbraceright} \\%

The text is CSL's: `<i> <b> <sup> <sub> <span class="nocase">`, small capitals as
`<span style="font-variant: small-caps;">` (`<sc>` is read too).  A tag counts only in a pair,
nested well; any other `<`, `>` and `&` is just a character.  So a literal `<i>…</i>` in a .bib
file, as Crossref and Zotero leave it there, is markup too; nothing tells it apart.

Laws, for every text s: `decode(encode(s)) == normalize(s)`, and the same with `ascii=True`;
`encode(s)` has its braces balanced and holds no TeX special but those of the
commands above.

Case protection follows BibTeX (btxdoc section 4, item 13; change.case$) and biblatex: a group at
brace depth 0 keeps its case unless it begins with a backslash (a "special character").  The
argument of a command keeps nothing.  Commands that are not known stay in the text as they
are written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import NamedTuple

from precarious_truce.formats.bib.symbols import (
    ACCENTS,
    CHARACTERS,
    COMMANDS,
    MARKS,
    MATH_CHARACTERS,
)

__all__ = [
    "decode",
    "decode_verbatim",
    "encode",
    "encode_verbatim",
    "is_plain",
    "normalize",
    "unencodable",
    "without_nocase",
]

NOCASE = '<span class="nocase">'
SMALL_CAPS = '<span style="font-variant: small-caps;">'

# CSL 1.0.2, "Rich text": the tag that opens, the tag that closes, the command written for it.
_MARKUP = {
    "i": ("<i>", "</i>", r"\emph{"),
    "b": ("<b>", "</b>", r"\textbf{"),
    "sup": ("<sup>", "</sup>", r"\textsuperscript{"),
    "sub": ("<sub>", "</sub>", r"\textsubscript{"),
    "sc": (SMALL_CAPS, "</span>", r"\textsc{"),
    "nocase": (NOCASE, "</span>", "{"),
}

# Normal form of marked-up text

_TAG = re.compile(
    r'<(?:(i|b|sup|sub|sc)|/(i|b|sup|sub|sc|span)|span class="(nocase)"'
    r'|span style="(font-variant): ?small-caps;?")>'
)


class _Event(NamedTuple):
    """Text (`kind` empty), or one side of a pair of tags."""

    kind: str
    opens: bool
    text: str


def normalize(text: str) -> str:
    """The one spelling of `text`: NFC, small capitals as CSL writes them, and no case protection
    inside of another.

    >>> normalize('<sc>a</sc> <span class="nocase">1 <span class="nocase">N</span></span>')
    '<span style="font-variant: small-caps;">a</span> <span class="nocase">1 N</span>'
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    for _ in range(8):
        if "<" not in text or not _TAG.search(text):
            break
        before, text = text, "".join(event.text for event in _useful(_events(text)))
        text = unicodedata.normalize("NFC", text)
        if text == before:
            break
    return text


def without_nocase(text: str) -> str:
    """`text` without case protection, for a field whose case nothing changes."""
    if NOCASE not in text:
        return text
    return "".join(event.text for event in _events(text) if event.kind != "nocase")


def _events(text: str) -> list[_Event]:
    """The text cut at its paired tags; a tag without partner is text."""
    found = list(_TAG.finditer(text))
    sides: dict[int, tuple[str, bool]] = {}
    waiting: list[tuple[int, str]] = []
    for index, tag in enumerate(found):
        closes = tag[2]
        if not closes:
            waiting.append((index, tag[1] or tag[3] or "sc"))
        elif waiting and closes in _CLOSED_BY[waiting[-1][1]]:
            opened, kind = waiting.pop()
            sides[opened], sides[index] = (kind, True), (kind, False)
    events, done = [], 0
    for index, tag in enumerate(found):
        if index in sides:
            kind, opens = sides[index]
            if tag.start() > done:
                events.append(_Event("", False, text[done : tag.start()]))
            events.append(_Event(kind, opens, _MARKUP[kind][0 if opens else 1]))
            done = tag.end()
    if done < len(text):
        events.append(_Event("", False, text[done:]))
    return events


_CLOSED_BY = {
    kind: ("sc", "span") if kind == "sc" else ("span",) if kind == "nocase" else (kind,)
    for kind in _MARKUP
}


def _useful(events: list[_Event]) -> Iterator[_Event]:
    """The events without protection inside of protection, which braces cannot say."""
    depth = 0
    for event in events:
        if event.kind == "nocase":
            depth += 1 if event.opens else -1
            if depth != (1 if event.opens else 0):
                continue
        yield event


# Writing

_ESCAPES = {
    **{character: f"\\{character}" for character in "#$%&_"},
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
    "\\": r"{\textbackslash}",
    "^": r"{\textasciicircum}",
    "~": r"{\textasciitilde}",
    "\xa0": "~",
    "\n": r"{\newline}",
    # A character that would join the next one is parted from it.
    "-": "-{}",
    "'": "'{}",
    "`": "`{}",
    "?": "?{}",
    "!": "!{}",
    " ": " {}",
}
_ASCII_LITERALS = {"–": "--", "—": "---", "“": "``", "”": "''"}
_UNSAFE = r"[#$%&_{}\\^~\xa0\x00-\x1f\x7f]| (?= )"
_TO_ESCAPE = re.compile(rf"{_UNSAFE}|-(?=-)|'(?=')|`(?=`)|[?!](?=`)")
_COMBINING = r"[\u0300-\u036f]"
_TO_ESCAPE_ASCII = re.compile(
    rf"{_UNSAFE}|-(?=[-–—])|'(?=['”])|`(?=[`“])|[?!](?=[`“])|[–—](?=[-–—])|”(?=['”])|“(?=[`“])"
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
    text = normalize(text)
    if not title:
        text = without_nocase(text)
    if not ("<" in text and _TAG.search(text)):
        return _edges(_escaped(text, ascii))
    out: list[str] = []
    for event in _events(text):
        if not event.kind:
            piece = _escaped(event.text, ascii)
        else:
            piece = _MARKUP[event.kind][2] if event.opens else "}"
        # `{\` would be a special character, which protects nothing, and `{}` is nothing at all.
        if out and out[-1] == "{" and piece.startswith(("\\", "}")):
            out.append("{}")
        out.append(piece)
    return _edges("".join(out))


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
        return _TO_ESCAPE_ASCII.sub(_escape_ascii, text)
    return _TO_ESCAPE.sub(_escape, text)


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


_JOINED_TO = {"–": "-–—", "—": "-–—", "“": "`“", "”": "'”"}
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


# Reading


def _tagged(kind: str) -> Callable[[str], str]:
    opening, closing, _ = _MARKUP[kind]
    return lambda text: f"{opening}{text}{closing}"


def _accented(mark: str) -> Callable[[str], str]:
    """Puts `mark` on the first character of a text, after the marks it has already."""

    def accent(text: str) -> str:
        place = 0
        while text[place : place + 1] == "<" and (tag := _TAG.match(text, place)):
            place = tag.end()
        if place >= len(text):
            return text + mark
        end = place + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        base = {"ı": "i", "ȷ": "j"}.get(text[place], text[place])
        return text[:place] + base + text[place + 1 : end] + mark + text[end:]

    return accent


def _tied(text: str) -> str:
    r"""``\t{oo}``: the double inverted breve stands between the two letters."""
    return text[:1] + "\u0361" + text[1:]


def _quoted(text: str) -> str:
    r"""``\enquote{…}``: double outside, single within."""
    inner = text.replace("“", "‘").replace("”", "’")
    return f"“{inner}”"


def _symbol(text: str) -> str:
    r"""``\symbol{233}``."""
    code = int(text) if text.isdecimal() and len(text) < 8 else -1
    return chr(code) if 0 <= code < 0x110000 else rf"\symbol{{{text}}}"


def _linked(address: str) -> Callable[[str], str]:
    return lambda text: text if text in (address, "") else f"{text} ({address})"


def _outside_tags(change: Callable[[str], str]) -> Callable[[str], str]:
    return lambda text: "".join(
        part if part.startswith("<") and _TAG.fullmatch(part) else change(part)
        for part in re.split(r"(<[^<>]*>)", text)
    )


def _words(table: str) -> list[str]:
    return table.split()


def _same(text: str) -> str:
    return text


def _nothing(_: str) -> str:
    return ""


def _fraction(above: str, below: str) -> str:
    return f"{above}/{below}"


def _named(prefix: str) -> Callable[[str], str]:
    r"""``\mathbb{R}``: letters by their Unicode names."""

    def letter(text: str) -> str:
        return "".join(_letter(prefix, character) for character in text)

    return letter


_LETTERLIKE = {
    "DOUBLE-STRUCK": dict(zip("CHNPQRZ", "ℂℍℕℙℚℝℤ", strict=True)),
    "SCRIPT": dict(zip("BEFHILMRego", "ℬℰℱℋℐℒℳℛℯℊℴ", strict=True)),
    "FRAKTUR": dict(zip("CHIRZ", "ℭℌℑℜℨ", strict=True)),
}


def _letter(prefix: str, character: str) -> str:
    known = _LETTERLIKE[prefix].get(character)
    if known or not (character.isascii() and character.isalpha()):
        return known or character
    size = "CAPITAL" if character.isupper() else "SMALL"
    return unicodedata.lookup(f"MATHEMATICAL {prefix} {size} {character.upper()}")


_Change = Callable[..., str]

# Commands with arguments: how many, and what becomes of them.
_COMMANDS: dict[str, tuple[int, _Change]] = {
    **{name: (1, _accented(mark)) for name, mark in ACCENTS.items()},
    "t": (1, _tied),
    **{
        name: (1, _tagged(kind))
        for kind, names in {
            "i": "emph textit textsl mkbibemph mkbibitalic mkbibitalics",
            "b": "textbf mkbibbold mathbf boldsymbol",
            "sc": "textsc",
            "sup": "textsuperscript mkbibsuperscript sp up",
            "sub": "textsubscript mkbibsubscript sb",
        }.items()
        for name in names.split()
    },
    **dict.fromkeys(_words("enquote mkbibquote textquote textquoted"), (1, _quoted)),
    **dict.fromkeys(
        _words(
            "text textrm textup textmd textnormal textsf texttt mbox hbox fbox autocap ensuremath"
            " mathrm mathit mathsf mathtt mathnormal operatorname textcyr textgreek bibstring"
            " textlatin foreignword lowercase MakeLowercase"
        ),
        (1, _same),
    ),
    **dict.fromkeys(
        _words("noopsort nosort vphantom phantom hphantom hspace vspace label"), (1, _nothing)
    ),
    **dict.fromkeys(_words("lowercase MakeLowercase"), (1, _outside_tags(str.lower))),
    **dict.fromkeys(_words("uppercase MakeUppercase"), (1, _outside_tags(str.upper))),
    "symbol": (1, _symbol),
}
_MATH_COMMANDS: dict[str, tuple[int, _Change]] = {
    "^": (1, _tagged("sup")),
    "_": (1, _tagged("sub")),
    "frac": (2, _fraction),
    "tfrac": (2, _fraction),
    "sqrt": (1, lambda text: f"√{text}" if len(text) == 1 else f"√({text})"),
    **{
        name: (1, _accented(mark))
        for name, mark in {
            "overline": "\u0305",
            "bar": "\u0304",
            "hat": "\u0302",
            "widehat": "\u0302",
            "tilde": "\u0303",
            "widetilde": "\u0303",
            "vec": "\u20d7",
            "dot": "\u0307",
            "ddot": "\u0308",
            "acute": "\u0301",
            "grave": "\u0300",
            "check": "\u030c",
            "breve": "\u0306",
            "underline": "\u0332",
        }.items()
    },
    "mathbb": (1, _named("DOUBLE-STRUCK")),
    "mathcal": (1, _named("SCRIPT")),
    "mathscr": (1, _named("SCRIPT")),
    "mathfrak": (1, _named("FRAKTUR")),
}
_MATH_WORDS = frozenset(
    _words("sin cos tan cot log ln exp min max lim sup inf det dim ker mod gcd arg deg")
)
# Declarations: they hold to the end of their group.
_DECLARATIONS = {
    **dict.fromkeys(_words("em it itshape sl slshape bfit"), "i"),
    **dict.fromkeys(_words("bf bfseries"), "b"),
    **dict.fromkeys(_words("sc scshape"), "sc"),
}
_IGNORED = frozenset(
    _words(
        "relax protect null noindent rm rmfamily sf sffamily tt ttfamily normalfont upshape"
        " mdseries cyr cyrchar left right big Big bigl bigr Bigl Bigr limits nolimits"
        " displaystyle textstyle scriptstyle allowbreak nobreak sloppy bgroup egroup leavevmode"
        " unskip ignorespaces small footnotesize tiny scriptsize normalsize large"
    )
)
_VERBATIM = frozenset(_words("url path nolinkurl"))
_WORDS = {
    "newline": "\n",
    "linebreak": " ",
    "par": "\n\n",
    "space": " ",
    "hyphen": "-",
    "nobreakspace": "\xa0",
    "nobreakdash": "-",
    "bibrangedash": "–",
    "bibinitperiod": ".",
    "adddot": ".",
    "addspace": " ",
    "TeX": "TeX",
    "LaTeX": "LaTeX",
    "LaTeXe": "LaTeX2e",
    "BibTeX": "BibTeX",
    "XeTeX": "XeTeX",
    "TM": "™",
    "qquad": " ",
}
_SYMBOLS = {
    **{character: character for character in "&%$#_{}"},
    **dict.fromkeys("\\ \n\t;:>", " "),
    **dict.fromkeys("/!@*", ""),
    "-": CHARACTERS["-"],
    ",": CHARACTERS[","],
}
_LIGATURES = {"---": "—", "--": "–", "``": "“", "''": "”", "?`": "¿", "!`": "¡", "~": "\xa0"}

_WHITE = " \t\n\r\f\v"
_SPACES = r"[ \t\n\r\f\v]{2,}|[\t\n\r\f\v]"
_TOKEN = re.compile(
    rf"\\(?:([A-Za-z]+)([ \t\n\r]*)|(.))|([{{}}$])|(-{{2,3}}|``|''|[?!]`|~)|{_SPACES}", re.DOTALL
)
_MATH_TOKEN = re.compile(
    rf"\\(?:([A-Za-z]+)([ \t\n\r]*)|(.))|([{{}}$])|([~^_'*&-])|{_SPACES}", re.DOTALL
)
_NEEDS_READING = re.compile(rf"[\\{{}}$~]|--|``|''|[?!]`|{_SPACES}")
_SUSPICIOUS = re.compile(r"[\\{}$~`'\-\t\n\r\f\v]")  # a single class is searched much faster
_NEEDS_MACHINE = re.compile(r"[\\{}$]")
_SIMPLE = re.compile(rf"---?|``|''|[?!]`|~|{_SPACES}")
_BRACES = re.compile(r"[{}]")
_DOLLARS = re.compile(r"(\$\$?)((?:[^$\\]|\\.)*+)\1", re.DOTALL)
_PARENS = re.compile(r"((?:[^\\]|\\(?!\)).)*+)\\\)", re.DOTALL)


def decode(value: str, *, title: bool = True) -> str:
    r"""The text of a LaTeX `value`, with CSL's inline markup, normalised.

    `title=False` drops case protection: for names, publishers and other fields whose case stays.

    >>> decode(r"{\OE}uvres de {\L}ukasz \v{C}apek"), decode("{IEEE} Press", title=False)
    ('Œuvres de Łukasz Čapek', 'IEEE Press')
    >>> decode(r"\unknown{caf\'e}")
    '\\unknown{café}'
    """
    value = value.strip(_WHITE)
    if (_SUSPICIOUS.search(value) or "  " in value) and _NEEDS_READING.search(value):
        if _NEEDS_MACHINE.search(value):
            value = _Reader(value, title).read()
        else:
            value = _SIMPLE.sub(_simple, value)
    if value.isascii() and "<" not in value:
        return value
    value = normalize(value)
    return value if title else without_nocase(value)


def is_plain(value: str) -> bool:
    r"""Whether `value` is ASCII in which `decode` would change nothing but white space at the ends.

    >>> is_plain("Knuth, Donald E."), is_plain(r"Erd{\H o}s")
    (True, False)
    """
    return value.isascii() and not _SUSPICIOUS.search(value) and "  " not in value


def _simple(found: re.Match[str]) -> str:
    return _LIGATURES.get(found[0]) or _white(found[0])


def _white(run: str) -> str:
    """White space of the source: a blank line parts paragraphs, all else is one space."""
    return "\n\n" if run.count("\n") > 1 else " "


class _CannotRead(Exception):
    """Math that has no plain text."""


class _Pending(NamedTuple):
    """A command that waits for its arguments, `wanted` of them."""

    wanted: int
    change: _Change
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


class _Reader:
    """Reads one value with a stack of its own, so that depth costs nothing."""

    def __init__(self, source: str, title: bool, math: bool = False) -> None:
        self.source = source
        self.title = title
        self.math = math
        self.token = _MATH_TOKEN if math else _TOKEN
        self.commands = {**_COMMANDS, **_MATH_COMMANDS} if math else _COMMANDS
        self.place = 0
        self.protecting = 0
        self.stack = [_Frame("root")]
        self.unbalanced = False

    def read(self) -> str:
        source, search = self.source, self.token.search
        while found := search(source, self.place):
            if found.start() > self.place:
                self._text(source[self.place : found.start()])
            self.place = found.end()
            word, symbol, mark, joined = found[1], found[3], found[4], found[5]
            if mark:
                _MARKS_READ[mark](self)
            elif word:
                self._word(word, found[2])
            elif symbol:
                self._symbol(symbol)
            elif joined:
                self._joined(joined)
            elif not self.stack[-1].pending:
                self.stack[-1].out.append(_white(found[0]))
        if self.place < len(source):
            self._text(source[self.place :])
        while len(self.stack) > 1:
            self._close_torn()
        return self.stack[0].text()

    def _text(self, text: str) -> None:
        frame = self.stack[-1]
        while frame.pending and (text := text.lstrip(_WHITE)):
            frame.give(text[0])
            text = text[1:]
        if text and not frame.pending:
            frame.out.append(text)

    def _joined(self, text: str) -> None:
        if not self.math:
            self.stack[-1].give(_LIGATURES[text])
        elif text in "^_":
            self._await(text, text)
        elif text == "&":
            raise _CannotRead
        else:
            self.stack[-1].give(MATH_CHARACTERS.get(text, "\xa0"))

    # Groups

    def _open(self) -> None:
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
        while len(self.stack) > 1 and self.stack[-1].kind in _MARKUP:
            self._close_declaration()
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
        elif frame.kind == "literal":
            below.out.append(f"{{{text}}}")
            self._open_literal()
        else:
            below.out.append(text)

    def _close_declaration(self) -> None:
        frame = self.stack.pop()
        text = frame.text()
        self.stack[-1].out.append(_tagged(frame.kind)(text) if text else "")

    def _close_torn(self) -> None:
        """The end came before the brace."""
        if self.math:
            raise _CannotRead
        if self.stack[-1].kind in _MARKUP:
            self._close_declaration()
            return
        frame = self.stack.pop()
        self.stack[-1].out.append("{" + frame.text())

    def _open_literal(self) -> None:
        """The arguments of a command that is not known keep their braces."""
        if self.source[self.place : self.place + 1] == "{":
            self.place += 1
            self.stack.append(_Frame("literal"))

    # Math

    def _dollar(self) -> None:
        if self.math:
            raise _CannotRead
        found = _DOLLARS.match(self.source, self.place - 1)
        if found and _balanced(found[2]):
            self.place = found.end()
            self.stack[-1].give(_math(found[2], found[0]))
        else:
            self.stack[-1].give("$")

    def _parenthesised(self) -> None:
        found = None if self.unbalanced else _PARENS.match(self.source, self.place)
        if found and _balanced(found[1]) and not self.math:
            self.place = found.end()
            self.stack[-1].give(_math(found[1], rf"\({found[0]}"))
        else:
            self.unbalanced = self.unbalanced or not found
            self.stack[-1].give(r"\(")

    # Commands

    def _await(self, name: str, source: str) -> None:
        count, change = self.commands[name]
        self.stack[-1].pending.append(_Pending(count, change, source, []))

    def _symbol(self, symbol: str) -> None:
        if symbol in ACCENTS and not (self.math and symbol in "'`^~=."):
            self._await(symbol, f"\\{symbol}")
        elif symbol == "(":
            self._parenthesised()
        elif symbol in _SYMBOLS and not (self.math and symbol == "\\"):
            self.stack[-1].give(_SYMBOLS[symbol])
        elif self.math:
            raise _CannotRead
        else:
            self.stack[-1].give(f"\\{symbol}")

    def _word(self, word: str, white: str) -> None:
        frame = self.stack[-1]
        if word == "ensuremath" and not self.math:
            self._ensured(white)
        elif word in self.commands:
            if word == "enquote" and self.source[self.place : self.place + 1] == "*":
                self.place += 1
            self._await(word, f"\\{word}")
        elif word in CHARACTERS:
            frame.give(CHARACTERS[word])
        elif word in _WORDS:
            frame.give(_WORDS[word])
        elif word in _IGNORED:
            return
        elif word in _DECLARATIONS and not frame.pending:
            self.stack.append(_Frame(_DECLARATIONS[word]))
        elif word in _VERBATIM or word == "href":
            self._address(word, white)
        elif self.math and word in _MATH_WORDS:
            frame.give(word)
        elif self.math:
            raise _CannotRead
        else:
            self._unknown(word, white)

    def _unknown(self, word: str, white: str) -> None:
        self.stack[-1].give(f"\\{word}")
        if white:
            self.stack[-1].out.append(_white(white))
        else:
            self._open_literal()

    def _ensured(self, white: str) -> None:
        raw = self._raw_group()
        if raw is None:
            self._unknown("ensuremath", white)
        else:
            self.stack[-1].give(_math(raw, rf"\ensuremath{{{raw}}}"))

    def _address(self, word: str, white: str) -> None:
        raw = self._raw_group()
        if raw is None:
            self._unknown(word, white)
        elif word == "href":
            change = _linked(decode_verbatim(raw))
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


def _balanced(source: str) -> bool:
    depth = 0
    for brace in _BRACES.finditer(source):
        depth += 1 if brace[0] == "{" else -1
        if depth < 0:
            return False
    return not depth


def _math(source: str, written: str) -> str:
    """Math as text where that can be, else as it is `written`."""
    try:
        return _Reader(source.strip(_WHITE), title=False, math=True).read()
    except _CannotRead:
        return written


# Fields that biber reads verbatim (biblatex manual 2.2.1, "verbatim" and "uri" fields)

_VERBATIM_ESCAPE = re.compile(
    r"\\url(?=\{)|\\([_%&#~{}$^])(?:\{\})?|\{?\\text(?:ascii(tilde|circum)|(underscore|backslash))"
    r"(?:\{\}|\})?|\$\\sim\$|[{}]|[ \t\n\r\f\v]+"
)
_VERBATIM_NAMES = {"tilde": "~", "circum": "^", "underscore": "_", "backslash": "\\"}
_VERBATIM_UNSAFE = re.compile(r"[{}\\\x00-\x1f\x7f]")


def decode_verbatim(value: str) -> str:
    r"""An address or identifier without the escapes that real files put into it.

    >>> decode_verbatim(r"\url{https://example.org/a\_b?c=1\&d={\%}20}")
    'https://example.org/a_b?c=1&d=%20'
    """
    value = value.strip(_WHITE)
    if value.startswith("<") or not re.search(r"[\\{}$\s]", value):
        return value
    return _VERBATIM_ESCAPE.sub(_unescaped, value)


def _unescaped(found: re.Match[str]) -> str:
    if found[1]:
        return found[1]
    name = found[2] or found[3]
    if name:
        return _VERBATIM_NAMES[name]
    return "~" if found[0].startswith("$") else " " if found[0].isspace() else ""


def encode_verbatim(value: str) -> str:
    r"""An address or identifier for a verbatim field: nothing in it can end the field.

    >>> encode_verbatim(r"https://example.org/a_b?c={x}&d=%20\e")
    'https://example.org/a_b?c=%7Bx%7D&d=%20%5Ce'
    """
    return _VERBATIM_UNSAFE.sub(lambda found: f"%{ord(found[0]):02X}", value)
