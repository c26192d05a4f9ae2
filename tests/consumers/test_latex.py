"""What LaTeX prints of what is written here, by BibTeX's styles and by biblatex's."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.consumers.test_programs import program, run

import precarious_truce as pt

pytestmark = pytest.mark.slow

DATA = Path(__file__).parents[2] / "data"
CLASSIC = r"""\documentclass{article}
\usepackage[T1]{fontenc}\usepackage[utf8]{inputenc}
\begin{document}\nocite{*}\bibliographystyle{STYLE}\bibliography{x}\end{document}
"""
BIBLATEX = r"""\documentclass{article}
\usepackage[T1]{fontenc}\usepackage[utf8]{inputenc}
\usepackage[style=STYLE]{biblatex}\addbibresource{x.bib}
\begin{document}\nocite{*}\printbibliography\end{document}
"""

T1 = str.maketrans({"\x10": "“", "\x11": "”", "\x15": "–", "\x16": "—", "\x1c": "fi", "\x1d": "fl"})
"""What characters of LaTeX's fonts stand for (the encoding T1)."""


def printed(record: str, style: str, folder: Path) -> str:
    """The text of the bibliography of a record, without line breaks and hyphenation."""
    pypdf = pytest.importorskip("pypdf")
    latex = program("pdflatex")
    classic = style in ("plain", "apalike")
    works = pt.load(DATA / f"{record}.yaml")
    text = pt.dumps(works, "bibtex", ascii=True) if classic else pt.dumps(works, "biblatex")
    (folder / "x.bib").write_text(text, encoding="utf-8")
    source = (CLASSIC if classic else BIBLATEX).replace("STYLE", style)
    (folder / "x.tex").write_text(source, encoding="utf-8")
    once = (latex, "-interaction=nonstopmode", "-halt-on-error", "x")
    run(*once, cwd=folder)
    said = run(program("bibtex" if classic else "biber"), "x", cwd=folder, check=False)
    assert "ERROR" not in said and "error message" not in said, said
    run(*once, cwd=folder)
    run(*once, cwd=folder)
    pages = [page.extract_text() for page in pypdf.PdfReader(folder / "x.pdf").pages]
    return " ".join("\n".join(pages).translate(T1).replace("-\n", "").split())


@pytest.mark.parametrize("style", ["plain", "apalike", "authoryear", "verbose"])
def test_the_book_of_a_preface_and_its_pages(style: str, tmp_path: Path) -> None:
    text = printed("precarious-truce", style, tmp_path)
    pages = ("pages" if style in ("plain", "apalike") else "pp.") + " ix–xiv"
    assert pages in text
    assert "Precarious Truce" in text and "Cambridge" in text
    assert "soviet" not in text
    assert text.count("Frontmatter") >= 1


@pytest.mark.parametrize("style", ["plain", "apalike", "authoryear", "verbose"])
def test_the_editors_and_the_series_of_a_chapter(style: str, tmp_path: Path) -> None:
    text = printed("edited-volume", style, tmp_path)
    people = {
        "plain": "Eleanor Marsh and Pieter van der Weyden, editors",
        "apalike": "Marsh, E. and van der Weyden, P., editors",
    }
    assert people.get(style, "Ed. by Eleanor Marsh and Pieter van der Weyden") in text
    assert "Studies in Water History" in text and "12" in text
    assert "vii–ix" in text and "15–61" in text
    assert "Thi Lan Nguyen" in text or "Nguyen, T" in text
