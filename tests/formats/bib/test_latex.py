"""LaTeX in values: examples, and the laws that tie `decode` to `encode`."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from precarious_truce.formats.bib.raw.latex import (
    decode,
    decode_verbatim,
    encode,
    encode_verbatim,
    normalize,
    unencodable,
    unknown_commands,
    without_nocase,
)
from precarious_truce.formats.bib.raw.symbols import CHARACTERS, COMMANDS
from precarious_truce.formats.bib.raw.syntax import is_balanced

NOCASE = '<span class="nocase">'
TAGS = [
    "<i>", "</i>", "<b>", "</b>", "<sup>", "</sup>", "<sub>", "</sub>", "<sc>", "</sc>", NOCASE,
    "</span>", '<span style="font-variant: small-caps;">', "<span>", "<x>",
]  # fmt: skip
SPECIAL = list("#$%&~_^\\{}\"'`-?!<>@ \n\t\x00\xa0") + list("–—“”‘’…éÉğñőßøłıŁαΩж中\u0301\u0323xA")
WORDS = ["\\input{x}", "{", "}", "--", "''", "``", "?`", "\\emph", "NATO", "ij", "family=", " and "]
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"])),
    st.lists(st.sampled_from(TAGS + SPECIAL + WORDS)).map("".join),
)
PIECES = [
    "\\'", "\\'e", "\\v", "{\\em ", "\\emph{", "$", "$x^2$", "\\(", "\\)", "\\textsc{", "{{", "}}",
    "\\url{", "\\href{", "\\enquote{", "\\foo{", "\\ensuremath{",
]  # fmt: skip
SOURCES = st.lists(st.sampled_from([*TAGS, *SPECIAL, *WORDS, *PIECES])).map("".join)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (r"\'e {\'e} \'{e} {\'{e}} \' e", "é é é é é"),
        (r"\v c \v{c} {\v c} \c{c} \H{o} \k{a} \r a \d{s} \b{d}", "č č č ç ő ą å ṣ ḏ"),
        (r"\t{oo}", "o͡o"),
        (r"\'\i{} {\'\i} \'{\i} \v{\j} \"{\i}", "í í í ǰ ï"),
        (r"\'{\^{e}} {\"{\=u}}", "ế " + normalize("ū\u0308")),
        (r"\ss{} \o{} \ae {\oe} \L \AA{} \S\ \P", "ß ø æœ ŁÅ § ¶"),
        (r"1--2 --- ``a'' ?`b !`c", "1–2 — “a” ¿b ¡c"),
        (r"a~b \& \% \$ \# \_ \{ \}", "a\xa0b & % $ # _ { }"),
        (r"\copyright\ \pounds 5 \textregistered{} \ldots{} \dots", "© £5 ® … …"),
        (r"$\alpha$ H$_2$O m$^{2}$ \ensuremath{\beta}", "α H<sub>2</sub>O m<sup>2</sup> β"),
        (r"$\langle{}00\overline{1}\rangle$", "⟨001̅⟩"),
        (r"$\frac{a}{b}$ $\foo{x}$ costs $5", "a/b x costs $5"),
        (r"\(x^2\)", "x<sup>2</sup>"),
        (r"\emph{a} \textit{b} \textbf{c} \mkbibemph{d}", "<i>a</i> <i>b</i> <b>c</b> <i>d</i>"),
        (r"{\em a} {\it b} {\bf c} d", "<i>a</i> <i>b</i> <b>c</b> d"),
        (r"{\sc a}", '<span style="font-variant: small-caps;">a</span>'),
        (r"\textsuperscript{a}\textsubscript{b}", "<sup>a</sup><sub>b</sub>"),
        (r"\enquote{a \enquote{b} c} \mkbibquote{d}", "“a ‘b’ c” “d”"),
        (r"\url{http://x.y/a_b%20~c} \href{http://x.y}{text}", "http://x.y/a_b%20~c text (http://x.y)"),
        (r"{\CYRM\cyra\cyrl} \cyrchar\cyrya", "Мал я"),
        (r"\unknown{a\'e} \foo bar \baz", "aé bar "),
        (r"{NATO} and {\'E}cole", f"{NOCASE}NATO</span> and École"),
        (r"{{\'E}cole}", f"{NOCASE}École</span>"),
        (r"{{American}} {2}", f"{NOCASE}American</span> {NOCASE}2</span>"),
        (r"\emph{Foo {Bar}}", f"<i>Foo {NOCASE}Bar</span></i>"),
        (r"A {\relax Yu}. b {} c", "A Yu. b  c"),
        ("line\n   wrapped  twice", "line wrapped twice"),
        ("one\n\n  two", "one\n\ntwo"),
        (r"5 < 6 & 7 > 3 100% a_b x^2", "5 < 6 & 7 > 3 100% a_b x^2"),
        ("un{closed", "un{closed"),
        ("clo}sed", "clo}sed"),
        (r"{\noopsort{1973a}}1973", "1973"),
        (r"{\uppercase{d}e la} Cruz", "De la Cruz"),
        (r"\TeX\ and \LaTeX{}", "TeX and LaTeX"),
        (r"ends with \'", "ends with \\'"),
    ],
)  # fmt: skip
def test_decode(source: str, text: str) -> None:
    assert decode(source) == text


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("a & b_c #1 50% $", r"a \& b\_c \#1 50\% \$"),
        ("~^\\", r"{\textasciitilde}{\textasciicircum}{\textbackslash}"),
        ("{lone", r"{\textbraceleft}lone"),
        ("Č ő ế Å í", r"{\v{C}} {\H{o}} {\'{\^e}} {\AA} {\'{\i}}"),
        ("“a” – b", r"``a'' -- b"),
        (f"{NOCASE}<i>Homo</i></span>", r"{{}\textit{Homo}}"),
        ("α ж ™", r"{\ensuremath{\alpha}} {\cyrzh} {\texttrademark}"),
    ],
)
def test_encode_ascii(text: str, source: str) -> None:
    assert encode(text, ascii=True) == source
    assert decode(source) == text


@given(TEXTS)
@example("<sc>a</span></sc>")
@example(f"{NOCASE}<i>{NOCASE}A</i></span></i></span>")
@example("\n a  b ")
def test_what_is_written_is_read(text: str) -> None:
    expected = normalize(text)
    for ascii in (False, True):
        assert decode(encode(text, ascii=ascii)) == expected
    assert normalize(expected) == expected


@given(TEXTS)
def test_without_protection(text: str) -> None:
    assert decode(encode(text, title=False), title=False) == without_nocase(normalize(text))


@given(TEXTS)
def test_nothing_reaches_tex(text: str) -> None:
    ours = r"\\(?:textit|textbf|textsuperscript|textsubscript|textsc)\{|\$[_^]\{[A-Za-z0-9]+\}\$"
    ours += r"|\{\\(?:text[a-z]+|newline|symbol\{\d+\})\}|\\[#$%&_{}]"
    value = encode(text)
    assert is_balanced(value)
    assert not re.search(r"[#$%&^\\\x00-\x1f]", re.sub(ours, "", value))
    assert is_balanced(encode(text, ascii=True))


@given(SOURCES)
def test_one_step_to_the_fixed_point(source: str) -> None:
    once = encode(decode(source))
    assert encode(decode(once)) == once


@given(TEXTS)
def test_ascii_leaves_only_what_it_names(text: str) -> None:
    left = "".join(unencodable(text))
    assert all(c.isascii() or c in left for c in encode(text, ascii=True))


def test_every_command_is_read_as_its_character() -> None:
    for character, command in COMMANDS.items():
        assert decode(f"{{{command}}}") == character
    for name, character in CHARACTERS.items():
        assert decode(f"{{\\{name}}}") == character


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs"], exclude_characters="{}\\$")))
def test_verbatim(text: str) -> None:
    text = text.strip()
    assert decode_verbatim(encode_verbatim(text)) == text
    assert encode_verbatim(text) == text


DEEP = [
    "{" * 100_000,
    "{" * 50_000 + "}" * 50_000,
    "\\'" * 50_000,
    "$" * 100_001,
    "\\url{" * 20_000,
    "{\\em " * 20_000,
    "\\(" * 50_000,
    "<i>" * 30_000,
    "$" + "{" * 50_000 + "}" * 50_000 + "$",
]


@pytest.mark.parametrize("source", DEEP, ids=range(len(DEEP)))
def test_depth_costs_nothing(source: str) -> None:
    assert isinstance(decode(source), str)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("<i>Salmo</i>", r"\textit{Salmo}"),
        ("H<sub>2</sub>O", r"H$_{2}$O"),
        ("SO<sub>4</sub><sup>2</sup>", r"SO$_{4}$$^{2}$"),
        ("the 3<sup>rd</sup>", r"the 3$^{rd}$"),
        ("<i>x<sub>max</sub></i>", r"\textit{x$_{max}$}"),
        ("x<sub>a b</sub>", r"x\textsubscript{a b}"),
        ("<sup><i>n</i></sup>", r"\textsuperscript{\textit{n}}"),
        ("the {set}", r"the \{set\}"),
        ("a { b", r"a {\textbraceleft} b"),
        ("} {", r"{\textbraceright} {\textbraceleft}"),
    ],
)
def test_commands_that_reference_managers_know(text: str, written: str) -> None:
    assert encode(text) == written and decode(written) == text


@pytest.mark.parametrize(
    "written",
    [r'\symbol{"41}', r"\symbol{65}", r"\symbol{'101}", r"\symbol{ 65 }", r"\char65 ", r'\char"41 ',
     r"\char'101{}", r"\char`A ", r"{\char65}", r"\char 65 "],
)  # fmt: skip
def test_characters_by_number(written: str) -> None:
    assert decode(f"x{written}bc", title=False) == "xAbc"
    assert not unknown_commands(written)


@pytest.mark.parametrize(
    "written", [r'\char"D800', r'\symbol{"110000}', r"\character65", r"\char x"]
)
def test_numbers_of_no_character_are_told(written: str) -> None:
    assert unknown_commands(written)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"10.1002/x{\textless}693::AID{\textgreater}3", "10.1002/x<693::AID>3"),
        (r"10.1002/x\textless{}693::AID\textgreater 3", "10.1002/x<693::AID>3"),
        (r"<https://example.org/a\_b>", "https://example.org/a_b"),
        ("<URL:https://example.org/a>", "URL:https://example.org/a"),
        ("<a>b<c>", "<a>b<c>"),
        (r"\href{https://example.org/a\_b}{here}", "https://example.org/a_b"),
    ],
)
def test_signs_of_addresses_as_programs_write_them(written: str, meant: str) -> None:
    assert decode_verbatim(written) == meant
    assert decode_verbatim(encode_verbatim(meant)) == meant


def test_an_address_that_is_in_brackets_keeps_them() -> None:
    assert decode_verbatim(encode_verbatim("<https://example.org/a>")) == "<https://example.org/a>"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("``What is `truth'?''", "“What is ‘truth’?”"),
        (r"\glqq Wasser\grqq{} und \glq Land\grq", "„Wasser“ und ‚Land‘"),
        (r"\flqq Eau\frqq\ et \flq terre\frq", "«Eau» et ‹terre›"),
        ("The `dog's dinner' of '68", "The ‘dog's dinner’ of '68"),
        ("?`Qu\\'e es `esto'?", "¿Qué es ‘esto’?"),
        (r"caf\`e `noir'", "cafè ‘noir’"),
        ("an open ` alone", "an open ` alone"),
    ],
)
def test_quotation_marks(written: str, meant: str) -> None:
    assert decode(written, title=False) == meant
    assert decode(encode(meant), title=False) == meant
    assert decode(encode(meant, ascii=True), title=False) == meant


def test_a_grave_accent_that_is_text_is_no_quotation_mark() -> None:
    for text in ("``notes''", "`a'", "?`", "a ` b"):
        assert decode(encode(text)) == text == decode(encode(text, ascii=True))
