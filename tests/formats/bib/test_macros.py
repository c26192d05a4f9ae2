"""TeX: what is known, what a file defines, what is not known: kept, told, never printed by name."""

from __future__ import annotations

import time

import pytest

import precarious_truce as pt
from precarious_truce.formats.bib.raw.latex import decode, unknown_commands
from precarious_truce.formats.bib.raw.macros import definitions, expanded

DIALECTS = ["bibtex", "biblatex"]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (r"\foreignlanguage{french}{Été}", "Été"), (r"Anglo\hyp{}Soviet", "Anglo-Soviet"),
        (r"A \mkbibparens{B} \mkbibbrackets{C}", "A (B) [C]"), (r"etc\isdot", "etc"),
        (r"12\psq, 13\psqq", "12f., 13ff."), (r"\mbox{A}\comma\ B", "A, B"),
        (r"\enquote*{A} \textcolor{red}{B}", "“A” B"), (r"\selectlanguage{german}A", "A"),
        (r"\switchargs{A}{B}", "BA"), (r"Tat\cprime yana", "Tatʹyana"), (r"\polhk{a}", "ą"),
        (r"\nohyphens{Word}", "Word"), (r"\textfrench{A}\nopunct", "A"),
        (r"$\mathring{A}$, $\overset{*}{x}$", "Å, x^∗"), (r"\RN{4} \Rn{14}", "IV xiv"),
    ],
)  # fmt: skip
def test_commands_that_are_known(raw: str, text: str) -> None:
    assert decode(raw, title=False) == text
    assert not unknown_commands(raw)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (r"\foo{A} B", "A B"), (r"A \foo B", "A B"), (r"A \foo[x]{B}{C}", "A BC"),
        (r"\cite{key} says", " says"), (r"\begin{itemize}\item A\end{itemize}", "A"),
        (r"$\foo{x}_2$", "x<sub>2</sub>"), (r"\symbol{56320}A", "\ufffdA"),
        (r"\symbol{99999999}", "\ufffd"), (r"{\foo A}", "A"), (r"\foo*{A}", "A"),
    ],
)  # fmt: skip
def test_commands_that_are_not_known(raw: str, text: str) -> None:
    assert decode(raw) == text
    assert unknown_commands(raw)


@pytest.mark.parametrize("format", DIALECTS)
def test_the_field_comes_back_as_it_was(format: str) -> None:
    text = (
        "@book{a,\n  author = {\\foo{Bell}, A},\n  title = {The \\foo{Great} \\quux Book},\n"
        "  note = {\\foo{x} and \\foo{y}},\n}\n"
    )
    library = pt.loads(text, format)
    (book,) = library
    assert str(book.title) == "The Great Book" and str(book.author[0]) == "A Bell"
    told = [fault for fault in library.diagnostics if fault.code == "B35"]
    assert [fault.message for fault in told] == [
        "\\foo is not known (met 4 times)", "\\quux is not known (met once)",
    ]  # fmt: skip
    assert told[1].line == 3
    for other in DIALECTS:
        written = pt.dumps(library, other)
        assert all(line in written for line in text.splitlines()[1:-1])
        assert list(pt.loads(written, other)) == [book] and not pt.losses(library, other)
    for other in ("ris", "csl-json"):
        assert "foo{" not in pt.dumps(library, other).replace("\\\\foo", "\\foo").partition(
            '"custom"')[0]  # fmt: skip


def test_a_value_that_was_changed_is_written_not_the_old_one() -> None:
    (book,) = pt.loads(r"@book{a, title = {The \foo{Great} Book}}", "bibtex")
    changed = book.changed(title="Another")
    text = pt.dumps(changed, "bibtex")
    assert "title = {Another}" in text and "foo" not in text
    assert [loss.path[-1] for loss in pt.losses(changed, "bibtex")] in (["title"], ["extra"])


@pytest.mark.parametrize("format", DIALECTS)
def test_macros_of_the_preamble(format: str) -> None:
    text = r"""@preamble{"\newcommand{\order}[1]{} \providecommand{\name}[1]{\emph{#1}}
    \def\swap#1#2{#2#1} \newcommand*{\opt}[2][x]{#1#2} \newcommand{\url}[1]{none}"}
    @book{w, author = {Bell, A}, title = {{\order{aa}}Noop \name{Title} \swap{A}{B} \opt{y}},
      year = {{\order{2002}2009}}, note = {{\order{b}Word}}, url = {http://x.org}}"""
    library = pt.loads(text, format)
    (book,) = library
    assert str(book.title) == "Noop <i>Title</i> BA xy"
    assert (str(book.date), str(book.note), str(book.url)) == ("2009", "Word", "http://x.org")
    assert [fault.code for fault in library.diagnostics] == ["B32"]


def test_known_without_a_preamble() -> None:
    (book,) = pt.loads(r"@book{w, title = {{\noopsort{a}}X}, year = {{\noop{2002}2009}}}", "bibtex")
    assert (str(book.title), str(book.date)) == ("X", "2009")


def test_macros_that_never_end() -> None:
    macros = definitions(r"\def\la{\la\la} \newcommand{\big}[1]{#1#1#1#1} \newcommand{\torn}{")
    assert expanded(r"\la", macros) == r"\la"
    nested = r"\big{" * 30 + "x" + "}" * 30
    assert len(expanded(nested, macros)) <= 65_536
    assert expanded(r"\big", macros) == r"\big"
    assert expanded(r"\big{x", macros) == r"\big{x"


@pytest.mark.parametrize("unit", [r"{\"", r"\"{", r"\foo{", r"\'{\v{", r"\foo[", r"\foo*["])
def test_what_is_nested_takes_time_in_proportion(unit: str) -> None:
    def taken(count: int) -> float:
        start = time.process_time()
        decode(unit * count)
        return time.process_time() - start

    taken(1000)
    assert taken(40_000) < 4
