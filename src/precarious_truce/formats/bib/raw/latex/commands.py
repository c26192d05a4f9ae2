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
    "DECLARATIONS", "IGNORED", "KNOWN", "LIGATURES", "MATH_COMMANDS", "MATH_WORDS", "SYMBOLS",
    "TEXT_COMMANDS", "VERBATIM", "WITHOUT_TEXT", "WORDS", "Change", "is_character", "linked",
    "tagged",
]  # fmt: skip


def tagged(kind: str) -> Callable[[str], str]:
    opening, closing, _ = MARKUP[kind]
    return lambda text: f"{opening}{text}{closing}"


_MOST_MARKS = 64  # on one character; more are left out, lest accents in accents cost their square


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
            if end - place > _MOST_MARKS:
                return text
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
    r"""``\symbol{233}``; the replacement character for the number of none."""
    return chr(int(text)) if is_character(text) else "\ufffd"


def is_character(number: str) -> bool:
    """Whether there is a character of that number: half of a pair (UTF-16) is none."""
    code = int(number) if number.isascii() and number.isdecimal() and len(number) < 8 else -1
    return 0 <= code < 0x110000 and not 0xD800 <= code < 0xE000


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


_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def _roman(text: str) -> str:
    r"""``\RN{4}``: a number in Roman figures; text as it is."""
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else 0
    figures = ""
    for value, letters in _ROMAN if number else ():
        figures += letters * (number // value)
        number %= value
    return figures or text


def _second(_: str, text: str) -> str:
    return text


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
            "mkbibordinal mkbibord mkbibmascord mkbibfemord mkbibneutord mkbibname"
            " mkbibnamefamily mkbibnamegiven mkbibnameprefix mkbibnamesuffix mkpageprefix mkbibacro"
            " mkbibfootnote mkdatezeros nohyphens textnohyphenation textlang textfrench textgerman"
            " textenglish textrussian textspanish textitalian texthebrew textarabic textchinese"
            " textjapanese textpolish uline uwave underline sout hl ul so caps textls lsstyle"
            " textin textel textelp textins textdel footnote thanks makebox framebox bibinfo"
            " capitalisewords MakeSentenceCase MakeTitleCase titlecap natexlab bibnamefont"
            " bibfnamefont frquote bibsstring biblstring bibcpstring bibcplstring"
            " text textrm textup textmd textnormal textsf texttt mbox hbox fbox autocap ensuremath"
            " mathrm mathit mathsf mathtt mathnormal operatorname textcyr textgreek bibstring"
            " textlatin foreignword"
        ),
        (1, _same),
    ),
    **dict.fromkeys(
        _words(
            "noop noopsort nosort sortnoop SortNoop vphantom phantom hphantom hspace vspace label"
            " index selectlanguage color pagecolor rule vskip hskip fontsize fontseries fontshape"
            " fontfamily fontencoding"
        ),
        (1, _nothing),
    ),
    **dict.fromkeys(
        _words(
            "foreignlanguage textcolor colorbox scalebox rotatebox raisebox resizebox parbox"
            " hyphenquote foreignquote switchlanguage"
        ),
        (2, _second),
    ),
    "switchargs": (2, lambda first, second: second + first),
    "mkbibparens": (1, "({})".format),
    "mkbibbrackets": (1, "[{}]".format),
    "parentext": (1, "({})".format),
    "brackettext": (1, "[{}]".format),
    "RN": (1, _roman),
    "Rn": (1, lambda text: _roman(text).lower()),
    "polhk": (1, _accented("\u0328")),
    "soft": (1, _accented("\u030c")),
    "cftil": (1, _accented("\u0303")),
    "cfac": (1, _accented("\u0301")),
    "hocirc": (1, _accented("\u0302")),
    "udot": (1, _accented("\u0323")),
    "uarc": (1, _accented("\u0306")),
    "lasp": (1, lambda text: f"\u02bd{text}"),
    "rasp": (1, lambda text: f"\u02be{text}"),
    **dict.fromkeys(_words("lowercase MakeLowercase"), (1, _outside_tags(str.lower))),
    **dict.fromkeys(_words("uppercase MakeUppercase"), (1, _outside_tags(str.upper))),
    "symbol": (1, _symbol),
}
MATH_COMMANDS: dict[str, tuple[int, Change]] = {
    "^": (1, tagged("sup")),
    "_": (1, tagged("sub")),
    "frac": (2, _fraction),
    "tfrac": (2, _fraction),
    **dict.fromkeys(("dfrac", "nicefrac", "sfrac"), (2, _fraction)),
    **dict.fromkeys(("overset", "stackrel"), (2, lambda above, text: f"{text}^{above}")),
    "underset": (2, lambda below, text: f"{text}_{below}"),
    **dict.fromkeys(("boldmath", "bm", "pmb", "mathop", "mathbin", "mathrel"), (1, _same)),
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
            "mathring": "\u030a",
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
        " unskip ignorespaces small footnotesize tiny scriptsize normalsize large Large LARGE huge"
        " Huge isdot nopunct noligature xspace midsentence smartof smartoftext unspace ldelim"
        " autolang shorthandon shorthandoff linewidth breakhyph nobreakhyph nolinebreak pagebreak"
        " nopagebreak goodbreak strut hfill hfil raggedleft frenchspacing nonfrenchspacing"
        " biggl biggr Biggl Biggr bigg Bigg nonumber notag mathstrut centering raggedright"
    )
)
WITHOUT_TEXT = frozenset(
    _words(
        "begin end cite citep citet citealp citealt parencite textcite autocite footcite"
        " fullcite nocite ref pageref eqref input include includegraphics bibitem newcommand"
        " renewcommand providecommand def let"
    )
)
"""Commands that are not known, and whose arguments are no text either: keys, names, files."""
VERBATIM = frozenset(_words("url path nolinkurl"))
WORDS = {
    "newline": "\n",
    "linebreak": " ",
    "par": "\n\n",
    "space": " ",
    **dict.fromkeys(("hyphen", "hyp", "BreakHyph", "addhyphen", "babelhyphen"), "-"),
    "fshyp": "/",
    "bshyp": "\\",
    "dothyp": ".",
    "colonhyp": ":",
    "addslash": "/",
    "dash": "–",
    "endash": "–",
    "emdash": "—",
    **dict.fromkeys(("addcomma", "comma"), ","),
    "addcolon": ":",
    "addsemicolon": ";",
    "addperiod": ".",
    "psq": "f.",
    "psqq": "ff.",
    "sq": "f.",
    "sqq": "ff.",
    "pno": "p.",
    "ppno": "pp.",
    "nopp": "",
    **dict.fromkeys(("addabbrvspace", "addnbspace", "bibinitdelim", "bibnamedelimi"), "\xa0"),
    **dict.fromkeys(
        (
            "addhighpenspace",
            "addlowpenspace",
            "addlpthinspace",
            "addhpthinspace",
            "bibnamedelima",
            "bibnamedelimb",
            "bibnamedelimc",
            "bibnamedelimd",
        ),
        " ",
    ),
    "addthinspace": "\u2009",
    "addnegspace": "",
    "bibnamedash": "———",
    "bibdatedash": "–",
    "bibdaterangesep": "–",
    "bibrangessep": ", ",
    "openautoquote": "“",
    "closeautoquote": "”",
    "bibopenquote": "“",
    "bibclosequote": "”",
    "bibopenparen": "(",
    "bibcloseparen": ")",
    "bibopenbracket": "[",
    "bibclosebracket": "]",
    "bibleftparen": "(",
    "bibrightparen": ")",
    "cprime": "\u02b9",
    "cdprime": "\u02ba",
    "Cprime": "\u02b9",
    "dbar": "đ",
    "Dbar": "Đ",
    "cydot": "·",
    "etal": "et al.",
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

KNOWN = frozenset(
    (*TEXT_COMMANDS, *MATH_COMMANDS, *CHARACTERS, *WORDS, *IGNORED, *DECLARATIONS, *VERBATIM,
     *MATH_WORDS, "href")
)  # fmt: skip
"""Every command word that is read as what it means."""
