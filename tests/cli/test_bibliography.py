"""bibliography: one document of all works, in every output."""

from __future__ import annotations

import io
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import docx
import pytest
from tests.cli.command import Run

import precarious_truce as pt
from precarious_truce.bibliographies import document

RECORDS = """\
title: Reed
author: Marsh, Eleanor
date: 2004
key: reed
contents: [{number: 1, title: Floods, pages: 1–30}]
---
title: Alps & <i>Baltic</i>
author: Marsh, Eleanor
date: 2004
key: alps
url: https://example.org/a?b=1&c=2
"""


@pytest.fixture
def run(run: Run) -> Run:
    """Run the command line beside a file of records."""
    Path("r.yaml").write_text(RECORDS, encoding="utf-8")
    return run


def test_it_is_sorted_numbered_and_told_apart(run: Run) -> None:
    assert run("bibliography", "r.yaml", "--books")[1].splitlines() == [
        "Marsh, E. (2004a). Alps & Baltic. https://example.org/a?b=1&c=2",
        "Marsh, E. (2004b). Reed.",
    ]
    lines = run("bibliography", "r.yaml", "--style", "IEEE")[1].splitlines()
    assert [line[:4] for line in lines] == ["[1] ", "[2] ", "[3] "]
    assert run("bibliography", "r.yaml", "--parts")[1].count("\n") == 1
    for chosen in (["--keys", "reed,alps"], ["reed", "alps"], ["--keys", "alps", "--keys", "reed"]):
        assert run("bibliography", "r.yaml", *chosen)[1].count("\n") == 2
    assert "References\n\nMarsh" in run("bibliography", "r.yaml", "--title", "References")[1]
    assert run("bibliography", "r.yaml", "--locale", "deutsch", "--parts")[1].count("S. 1–30") == 1
    assert run("bibliography", "r.yaml", "--books", "--parts")[0] == 2


def test_a_style_without_a_bibliography_gives_its_citations(run: Run) -> None:
    status, out, _ = run("bibliography", "r.yaml", "--style", "bluebook", "--books")
    assert status == 0 and out.splitlines()[0] == "Eleanor Marsh, Reed (2004)."


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("refs.html", b"<!DOCTYPE html>"), ("refs.md", b"Marsh, E. (2004a). *Alps \\&"),
        ("refs.tex", b"\\begin{list}"), ("refs.rst", b"Marsh, E. (2004a). *Alps"),
        ("refs.txt", b"Marsh, E. (2004a). Alps & Baltic."), ("refs.docx", b"PK"),
    ],
)  # fmt: skip
def test_the_ending_chooses_the_output(run: Run, name: str, begins: bytes) -> None:
    assert run("bibliography", "r.yaml", "-o", name) == (0, "", f"wrote {name}\n")
    first = Path(name).read_bytes()
    assert first.startswith(begins), first
    assert run("bibliography", "r.yaml", "--output", name)[0] == 0
    if not name.endswith(".docx"):
        output = name.removeprefix("refs.")
        assert run("bibliography", "r.yaml", "--to", output)[1].encode() == first


@pytest.mark.parametrize(
    ("args", "hint"),
    [
        (["bibliography", "r.yaml", "-o", "refs.pdf"], "write a .docx or .html"),
        (["bibliography", "r.yaml", "-o", "refs.bib"], "export FILE -o refs.bib"),
        (["bibliography", "r.yaml", "--output", "odt"], "outputs are text, html"),
        (["export", "r.yaml", "--to", "docx"], "bibliography FILE -o refs.docx"),
        (["export", "r.yaml", "-o", "refs.html"], "bibliography FILE -o refs.docx"),
        (["export", "r.yaml", "-o", "refs.pdf"], "save that as PDF"),
        (["biblio", "r.yaml"], "did you mean bibliography?"),
    ],
)
def test_what_is_written_by_another_way(run: Run, args: list[str], hint: str) -> None:
    status, out, err = run(*args)
    assert (status, out) == (2, "") and hint in err


class _Page(HTMLParser):
    """The tags of a page, each of which must be closed; and its rules."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in ("meta",):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("style", ["apa", "ieee", "din-1505-2-alphanumeric", "bluebook"])
def test_html_stands_alone(style: str) -> None:
    text = document(pt.loads(RECORDS), style=style, title="A & B")
    assert isinstance(text, str)
    page = _Page()
    page.feed(text)
    assert not page.open and "A & B" in page.text
    assert text.count("<h1>") == 1 and text.count('class="csl-entry"') == 3
    assert ("text-indent: -2em" in text) is (style == "apa")


def test_html_has_links_and_columns() -> None:
    library = pt.loads(RECORDS)
    text = str(document(library, style="apa"))
    assert '<a href="https://example.org/a?b=1&#38;c=2">' in text
    assert ".csl-right-inline { margin-left: 4ch" in str(document(library, style="ieee"))


def opened(style: str) -> docx.document.Document:
    data = document(pt.loads(RECORDS), style=style, output="docx", title="Works")
    assert isinstance(data, bytes)
    return docx.Document(io.BytesIO(data))


def test_docx_has_hanging_indents_and_italics() -> None:
    heading, *entries = opened("apa").paragraphs
    assert heading.text == "Works" and len(entries) == 3
    look = entries[0].style.paragraph_format
    assert entries[0].style.name == "Bibliography"
    assert look.left_indent == -look.first_line_indent and look.left_indent.pt == 24
    italics = [run.text for run in entries[0].runs if run.font.italic]
    assert (
        entries[0].text.startswith("Marsh, E. (2004a). Alps & Baltic.") and italics[0] == "Alps & "
    )


def test_docx_has_a_column_of_numbers() -> None:
    entries = opened("ieee").paragraphs[1:]
    assert entries[0].text.startswith("[1]\tE. Marsh, Reed. 2004.")
    assert entries[0].style.paragraph_format.tab_stops[0].position.pt == 21


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
def test_docx_is_opened_by_libreoffice(run: Run, tmp_path: Path) -> None:
    run("bibliography", "r.yaml", "-o", "refs.docx")
    subprocess.run(
        ["soffice", "--headless", "--convert-to", "txt:Text", "refs.docx"],
        cwd=tmp_path, check=True, timeout=120,
    )  # fmt: skip
    assert "Marsh, E. (2004a)." in (tmp_path / "refs.txt").read_text(encoding="utf-8-sig")


def test_references_of_an_export_have_no_number(run: Run) -> None:
    for style in ("ieee", "vancouver", "nature", "din1505"):
        lines = run("export", "r.yaml", "--to", style, "-o", "-")[1].splitlines()
        assert len(lines) == 3 and not any(line[:1] in "[1" for line in lines), lines


def test_docx_needs_python_docx(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "docx", None)
    status, _, err = run("bibliography", "r.yaml", "-o", "refs.docx")
    assert status == 1 and "error[F9]" in err and "precarious-truce[docx]" in err
