"""Books that other programs made: pandoc's EPUBs, PDFs of LaTeX and of LibreOffice.

Their contents and printed pages come out exactly; cut short, each ends in one line.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from tests.sources.test_kinds import shown

from precarious_truce.errors import TruceError
from precarious_truce.sources import Draft, draft_of

pytestmark = pytest.mark.slow

BOOK = """\
---
title:
  - {type: main, text: The Weir}
  - {type: subtitle, text: A History}
author: Eleanor Marsh
publisher: Northfield
date: 2004-05-01
lang: en
---

# Preface {-}

[]{#p9 role="doc-pagebreak" aria-label="ix"}Words.

[]{#p10 role="doc-pagebreak" aria-label="x"}More words.

# Water

[]{#p1 role="doc-pagebreak" aria-label="1"}Words.

## Sluices & gates

[]{#p2 role="doc-pagebreak" aria-label="2"}Words.

# The miller’s *other* book

[]{#p3 role="doc-pagebreak" aria-label="3"}Words.

# Index {-}

[]{#p4 role="doc-pagebreak" aria-label="4"}Words.
"""
OPEN_DOCUMENT = """\
<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><dc:title>The Weir</dc:title></office:meta>
<office:automatic-styles>
<style:style style:name="T" style:family="paragraph"><style:paragraph-properties>
<style:tab-stops><style:tab-stop style:position="15cm" style:type="right"
 style:leader-style="dotted" style:leader-text="."/></style:tab-stops>
</style:paragraph-properties></style:style>
<style:style style:name="B" style:family="paragraph">
<style:paragraph-properties fo:break-before="page"/></style:style>
</office:automatic-styles>
<office:body><office:text>
<text:p>Contents</text:p>
<text:p text:style-name="T">Preface<text:tab/>vii</text:p>
<text:p text:style-name="T">1<text:s text:c="2"/>Sluices &amp; Gates<text:tab/>1</text:p>
<text:p text:style-name="T">2<text:s text:c="2"/>The miller’s élan<text:tab/>24</text:p>
<text:p text:style-name="T">Index<text:tab/>51</text:p>
<text:p text:style-name="B"/><text:h text:outline-level="1">Preface</text:h>
<text:p text:style-name="B"/><text:h text:outline-level="1">Sluices &amp; Gates</text:h>
<text:h text:outline-level="2">Locks</text:h><text:p>Words.</text:p>
<text:p text:style-name="B"/><text:h text:outline-level="1">The miller’s élan</text:h>
<text:p text:style-name="B"/><text:h text:outline-level="1">Index</text:h>
</office:text></office:body></office:document>
"""
LATEX = r"""
\documentclass{book}
\usepackage[utf8]{inputenc}\usepackage[T1]{fontenc}
%s
\title{The Weir}\author{Eleanor Marsh}
\begin{document}
\frontmatter
\tableofcontents
\chapter{Preface}Words.
\mainmatter
\part{Water}
\chapter{Sluices \& Gates}Words.\newpage Words.
\section{A miller’s élan}Words.
\chapter{Weirs}Words.\newpage Words.
\part{Stone}
\chapter{Bridges}Words.
\appendix
\chapter{Deeds}Words.
\chapter{Maps}Words.
\backmatter
\chapter{Bibliography}Words.
\end{document}
"""
HYPERREF = r"\usepackage[pdftitle={The Weir},pdfauthor={Eleanor Marsh}]{hyperref}"


def run(*command: str | Path, cwd: Path) -> None:
    done = subprocess.run(
        [str(word) for word in command], cwd=cwd, capture_output=True, text=True, timeout=280,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]


def program(name: str) -> str:
    """The path of a program; skips where it is not installed, which fails the run in CI."""
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"needs {name}")
    return found


def pandoc(where: Path, to: str, *options: str) -> bytes:
    """What pandoc makes of the book."""
    pypandoc = pytest.importorskip("pypandoc")
    made = where / f"book.{to}"
    pypandoc.convert_text(BOOK, to, format="markdown", outputfile=str(made), extra_args=options)
    return made.read_bytes()


def latex(where: Path, preamble: str) -> bytes:
    """The PDF that pdflatex makes of the book, its contents page settled."""
    pdflatex = program("pdflatex")
    (where / "book.tex").write_text(LATEX % preamble, encoding="utf-8")
    for _ in range(3):
        run(pdflatex, "-interaction=batchmode", "book.tex", cwd=where)
    return (where / "book.pdf").read_bytes()


def libreoffice(where: Path, source: str, to: str) -> bytes:
    """What LibreOffice makes of a file."""
    soffice = program("soffice")
    profile = f"-env:UserInstallation={(where / 'profile').as_uri()}"
    run(soffice, profile, "--headless", "--convert-to", to, "--outdir", where, source, cwd=where)
    return (where / source).with_suffix(f".{to.partition(':')[0]}").read_bytes()


def outline(draft: Draft) -> list[str]:
    return [row for entry in draft.entries for row in shown(entry)]


FACTS = {
    "title": "The Weir", "subtitle": "A History", "author": ["Marsh, Eleanor"],
    "publisher": "Northfield", "date": "2004-05-01", "language": "en",
}  # fmt: skip


def test_an_epub_3_of_pandoc(tmp_path: Path) -> None:
    draft = draft_of(pandoc(tmp_path, "epub3", "--number-sections"))
    assert draft.facts == FACTS
    assert outline(draft) == [
        "| Preface |  | ix–x",
        "1 | Water |  | 1–2",
        "  1.1 | Sluices & gates |  | 2–2",
        "2 | The miller’s other book |  | 3–3",
        "| Index |  | 4–4",
    ]
    assert "# ?" not in draft.record() and "pages: 2\n" in draft.record()


def test_an_epub_2_of_pandoc_has_no_pages(tmp_path: Path) -> None:
    draft = draft_of(pandoc(tmp_path, "epub2"))
    assert draft.facts["title"] == "The Weir" and draft.facts["author"] == ["Marsh, Eleanor"]
    assert outline(draft) == [
        "| Preface", "| Water", "  | Sluices & gates", "| The miller’s other book", "| Index",
    ]  # fmt: skip
    assert "no list of printed pages" in draft.record()


def test_a_pdf_of_latex_with_bookmarks_and_page_labels(tmp_path: Path) -> None:
    """Numbers are those of its contents page; LaTeX puts the back matter into the last part."""
    draft = draft_of(latex(tmp_path, HYPERREF))
    assert draft.facts == {"title": "The Weir", "author": ["Marsh, Eleanor"]}
    assert outline(draft) == [
        "| Preface |  | iii–iv",
        "I | Water |  | 1–6",
        "  1 | Sluices & Gates |  | 3–4",
        "    1.1 | A miller’s élan |  | 4–4",
        "  2 | Weirs |  | 5–6",
        "II | Stone |  | 7–10",
        "  3 | Bridges |  | 9–10",
        "A | Deeds |  | 11–12",
        "B | Maps |  | 13–14",
        "| Bibliography |  | 15–15",
    ]
    assert [e.kind for e in draft.entries] == [None, "part", "part", "appendix", "appendix", None]
    assert "# ?" not in draft.record().partition("contents:")[2]


def test_a_pdf_of_latex_without_bookmarks(tmp_path: Path) -> None:
    draft = draft_of(latex(tmp_path, ""))
    assert outline(draft) == [
        "| Preface |  | iii",
        "I | Water |  | 1",
        "  1 | Sluices & Gates |  | 3",
        "    1.1 | A miller's élan |  | 4",
        "  2 | Weirs |  | 5",
        "II | Stone |  | 7",
        "  3 | Bridges |  | 9",
        "A | Deeds |  | 11",
        "B | Maps |  | 13",
        "| Bibliography |  | 15",
    ]


def test_a_pdf_of_libreoffice(tmp_path: Path) -> None:
    """It has bookmarks and no page labels: pages are those that its contents page prints."""
    (tmp_path / "book.fodt").write_text(OPEN_DOCUMENT, encoding="utf-8")
    pdf = 'pdf:writer_pdf_Export:{"ExportBookmarks":{"type":"boolean","value":"true"}}'
    draft = draft_of(libreoffice(tmp_path, "book.fodt", pdf))
    assert draft.facts["title"] == "The Weir"
    assert outline(draft) == [
        "| Preface |  | vii",
        "1 | Sluices & Gates |  | 1",
        "  | Locks",
        "2 | The miller’s élan |  | 24",
        "| Index |  | 51",
    ]
    assert draft.entries[1].contents[0].doubts == [
        "on page 3 of the file; its printed page is not known"
    ]


def test_an_epub_of_libreoffice(tmp_path: Path) -> None:
    """It divides by headings of the first level, and calls what stands before them Section 1."""
    pandoc(tmp_path, "odt")
    draft = draft_of(libreoffice(tmp_path, "book.odt", "epub"))
    first, *rest = draft.entries
    assert first.title == "Section 1" and first.doubts
    assert [e.title for e in rest] == ["Preface", "Water", "The miller’s other book", "Index"]


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.95])
def test_cut_short_each_ends_in_a_line(share: float, tmp_path: Path) -> None:
    for data in (pandoc(tmp_path, "epub3"), latex(tmp_path, HYPERREF)):
        try:
            draft_of(data[: int(len(data) * share)]).record()
        except TruceError as error:
            assert len(error.diagnostics) == 1 and "\n" not in error.diagnostics[0].message
