"""What LaTeX commands become when they are read: tables, and the functions in them.

>>> wanted, change = TEXT_COMMANDS["emph"]
>>> wanted, change("Pravda")
(1, '<i>Pravda</i>')
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from precarious_truce.formats.bib.raw.latex.markup import MARKUP, TAG
from precarious_truce.formats.bib.raw.symbols import ACCENTS, CHARACTERS

__all__ = [
    "DECLARATIONS", "IGNORED", "LIGATURES", "MATH_COMMANDS", "MATH_WORDS", "SYMBOLS",
    "TEXT_COMMANDS", "VERBATIM", "WORDS", "Change", "linked", "tagged",
]  # fmt: skip


def tagged(kind: str) -> Callable[[str], str]:
    opening, closing, _ = MARKUP[kind]
    return lambda text: f"{opening}{text}{closing}"


def _accented(mark: str) -> Callable[[str], str]:
    """Puts `mark` on the first character of a text, after the marks it has already."""

    def accent(text: str) -> str:
        place = 0
        while text[place : place + 1] == "<" and (tag := TAG.match(text, place)):
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


def linked(address: str) -> Callable[[str], str]:
    return lambda text: text if text in (address, "") else f"{text} ({address})"


def _outside_tags(change: Callable[[str], str]) -> Callable[[str], str]:
    return lambda text: "".join(
        part if part.startswith("<") and TAG.fullmatch(part) else change(part)
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


Change = Callable[..., str]

# Commands with arguments: how many, and what becomes of them.
TEXT_COMMANDS: dict[str, tuple[int, Change]] = {
    **{name: (1, _accented(mark)) for name, mark in ACCENTS.items()},
    "t": (1, _tied),
    **{
        name: (1, tagged(kind))
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
MATH_COMMANDS: dict[str, tuple[int, Change]] = {
    "^": (1, tagged("sup")),
    "_": (1, tagged("sub")),
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
MATH_WORDS = frozenset(
    _words("sin cos tan cot log ln exp min max lim sup inf det dim ker mod gcd arg deg")
)
# Declarations: they hold to the end of their group.
DECLARATIONS = {
    **dict.fromkeys(_words("em it itshape sl slshape bfit"), "i"),
    **dict.fromkeys(_words("bf bfseries"), "b"),
    **dict.fromkeys(_words("sc scshape"), "sc"),
}
IGNORED = frozenset(
    _words(
        "relax protect null noindent rm rmfamily sf sffamily tt ttfamily normalfont upshape"
        " mdseries cyr cyrchar left right big Big bigl bigr Bigl Bigr limits nolimits"
        " displaystyle textstyle scriptstyle allowbreak nobreak sloppy bgroup egroup leavevmode"
        " unskip ignorespaces small footnotesize tiny scriptsize normalsize large"
    )
)
VERBATIM = frozenset(_words("url path nolinkurl"))
WORDS = {
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
SYMBOLS = {
    **{character: character for character in "&%$#_{}"},
    **dict.fromkeys("\\ \n\t;:>", " "),
    **dict.fromkeys("/!@*", ""),
    "-": CHARACTERS["-"],
    ",": CHARACTERS[","],
}
LIGATURES = {"---": "—", "--": "–", "``": "“", "''": "”", "?`": "¿", "!`": "¡", "~": "\xa0"}
