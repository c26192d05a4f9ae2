"""The filter with pandoc itself: a paper of thirty citations, by our engine and by `--citeproc`.

Both are made of the same filter: with `precarious-truce-style` it prints citations itself, without
it hands them to pandoc's engine.  Where the two differ is listed here, with the reason; whatever
else differs fails.  Known of the engines:

- ours prints what the manual of the style has: `preface to`, `rev. edn`, no chapter number of an
  edited book in the Chicago style, no event of proceedings, short titles in later notes;
- pandoc's prints every variable the style asks for, and titles in the case of its own rules.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import zipfile
from difflib import ndiff
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
PAPER = ROOT / "tests" / "pandoc" / "paper.md"
FILTER = Path("precarious-truce-filter")
RUN = ("--filter", f"./{FILTER}")
STYLES = ("apa", "chicago-notes-bibliography")


@pytest.fixture
def pandoc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Pandoc, in a folder with the paper and its bibliographies."""
    pypandoc = pytest.importorskip("pypandoc")
    for path in (PAPER, *(ROOT / "data").glob("*.yaml")):
        shutil.copy(path, tmp_path)
    monkeypatch.chdir(tmp_path)
    code = "from precarious_truce.pandoc import main; main()"
    FILTER.write_text(f"#!/bin/sh\nexec '{sys.executable}' -c '{code}' \"$@\"\n", encoding="utf-8")
    FILTER.chmod(0o755)
    return str(pypandoc.get_pandoc_path())


def run(*words: str) -> str:
    done = subprocess.run(words, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def made(pandoc: str, style: str, to: str, *, ours: bool) -> str:
    """The paper in a format, by our engine or by pandoc's."""
    from precarious_truce.citations.naming import style_file

    how = ["-M", f"precarious-truce-style={style}"] if ours else []
    theirs = [] if ours else ["--citeproc", "--csl", str(style_file(style))]
    return run(pandoc, PAPER.name, *how, *RUN, *theirs, "-t", to, "--wrap=none")


EXPLAINED = {
    "apa": [
        ("; see Arkwright, 1914, p. 4", ", see 1914, p. 4"),  # cites of one author are one group
        ("(pp. pl. I–VIII)", "(pl. I–VIII)"),
        ("Revised edition", "Rev. edn"),
        ("(Original work published as L’Embarcadère, ca. 1931, Éditions du Quai)",
         "(Original work published ca. 1931)"),
        (" (Original work published as Traduire le fleuve)", ""),
        (" 7th Workshop on Old Ledgers, Porto, Portugal, 3–5 June 2019.", ""),
    ],
    "chicago-notes-bibliography": [
        ("Revised edition", "rev. edn"),
        (" (Éditions du Quai, [1931?])", " ([1931?])"),
        ("‘Preface’. In ", "Preface to "),
        ("‘Introduction’. In ", "Introduction to "),
        ("‘Preface’, in ", "preface to "),
        ("‘Introduction’, in ", "introduction to "),
        ("‘Preface’, ", "preface, "),
        ("‘Introduction’, ", "introduction, "),
        ("’. Ch. 1 in Rivers", "’. In Rivers"),
        ("’. Ch. 2 in Rivers", "’. In Rivers"),
        ("’, ch. 1 in Rivers", "’, in Rivers"),
        ("’, ch. 2 in Rivers", "’, in Rivers"),
        ("Traduire Le Fleuve", "Traduire le fleuve"),
        ("by Honoré Delmas. Lantern", "by Honoré Delmas. Translated by Ruth Whitcombe. Lantern"),
        ("by Honoré Delmas (Lantern", "by Honoré Delmas, trans. Ruth Whitcombe (Lantern"),
        ("Double Entry Before", "Double Entry before"),
        (" 7th Workshop on Old Ledgers, 3–5 June 2019, Porto, Portugal.", ""),
        (" 7th Workshop on Old Ledgers, 3–5 June 2019, Porto, Portugal (", " ("),
        ("Old Ledgers, OQ Proceedings 44, (Open", "Old Ledgers, ed. Inês Sá and Per Lindqvist, "
         "OQ Proceedings 44 (Open"),
        ("Gorodetsky, The Precarious Truce: Anglo-Soviet Relations 1924–27, ",
         "Gorodetsky, Precarious Truce, "),
        ("‘The Policy of", "‘Policy of"),
        ("‘The Anglo-Soviet Trade Union Alliance: An Uneasy Partnership’",
         "‘Anglo-Soviet Trade Union Alliance’"),
        ("Survey Group, ‘Who Owns a Flood? Dykes and Neighbours, 1650–1720’, ",
         "Survey Group, ‘Who Owns a Flood?’, "),
        ("Arkwright, ‘The Desert", "Arkwright, ‘Desert"),
        ("Weyden, Rivers and Borders: Essays on the Upper Danube", "Weyden, Rivers and Borders"),
    ],
}  # fmt: skip
"""What pandoc's engine prints, and ours."""


@pytest.mark.parametrize("style", STYLES)
def test_the_paper_by_both_engines(style: str, pandoc: str) -> None:
    ours = made(pandoc, style, "plain", ours=True).splitlines()
    theirs = made(pandoc, style, "plain", ours=False).splitlines()
    assert len(ours) == len(theirs)
    differing = [
        pair for pair in zip(theirs, ours, strict=True)
        if pair[0] != pair[1] and not _is_explained(*pair, style)
    ]  # fmt: skip
    assert not differing, "\n".join(
        line for theirs_, ours_ in differing for line in ndiff([theirs_], [ours_])
    )  # fmt: skip


def _is_explained(theirs: str, ours: str, style: str) -> bool:
    """Whether the differences of two lines are all known."""
    lines = {theirs}
    for before, after in EXPLAINED[style]:  # a line may have some of them only
        lines |= {line.replace(before, after) for line in lines if before in line}
        lines |= {line.replace(before, after, 1) for line in lines if before in line}
    return ours in lines


PATTERNS = (
    r'href="#ref-[^"]*"', r'id="ref-[^"]*"', r'class="references[^"]*"', r'data-cites="[^"]*"',
    r'role="doc-(?!biblioref)[a-z]*"', r"<strong>[^<]*</strong>",
)  # fmt: skip


@pytest.mark.parametrize("style", STYLES)
def test_html_of_both_has_the_same_elements(style: str, pandoc: str) -> None:
    """Links, ids of entries, classes, emphasis: what the page is made of."""
    for pattern in PATTERNS:
        ours, theirs = (
            re.findall(pattern, made(pandoc, style, "html", ours=one)) for one in (True, False)
        )
        unknown = [one for one in theirs if "gorodetsky1978" not in one and "nobody" not in one]
        known = [one for one in ours if "gorodetsky1978" not in one and "nobody" not in one]
        assert known == unknown, pattern


@pytest.mark.parametrize("style", STYLES)
def test_docx(style: str, pandoc: str) -> None:
    docx = pytest.importorskip("docx")
    how = ["-M", f"precarious-truce-style={style}", *RUN]
    run(pandoc, PAPER.name, *how, "-o", "paper.docx")
    document = docx.Document("paper.docx")
    text = "\n".join(one.text for one in document.paragraphs)
    assert "Gorodetsky, " in text.partition("References")[2]
    assert {one.style.name for one in document.paragraphs} >= {"Bibliography"}
    emphasised = [r.text for one in document.paragraphs for r in one.runs if r.italic or r.style]
    assert any("Rivers and Borders" in one for one in emphasised) or "Rivers and Borders" in text
    if style != "apa":
        notes = zipfile.ZipFile("paper.docx").read("word/footnotes.xml").decode()
        assert notes.count("<w:footnote ") >= 30 and "Policy of Doing Nothing" in notes


@pytest.mark.parametrize("to", ["latex", "typst", "odt", "epub", "rst", "jats", "asciidoc"])
def test_other_formats(to: str, pandoc: str, tmp_path: Path) -> None:
    how = ["-M", "precarious-truce-style=chicago-notes-bibliography", *RUN]
    run(pandoc, PAPER.name, *how, "-t", to, "-o", "out.bin")
    assert Path("out.bin").stat().st_size > 1000


def test_the_paper_of_the_guide(pandoc: str) -> None:
    """With the text beside it: chapter 2 is cited and listed."""
    guide = (ROOT / "docs/how-to/pandoc.md").read_text(encoding="utf-8")
    found = re.search(r"^```markdown\n(.*?)^```", guide, re.S | re.M)
    assert found
    Path("guide.md").write_text(found[1].replace("data/", ""), encoding="utf-8")
    out = run(pandoc, "guide.md", *RUN, "-t", "plain", "--wrap=none")
    assert out.startswith("Nothing was done (Gorodetsky, 1977, p. 60).")
    assert "\n\nGorodetsky, G. (1977). The policy of doing nothing." in out


def test_bad_bibliography_ends_pandoc_in_one_line(pandoc: str) -> None:
    done = subprocess.run(
        [pandoc, "-M", "bibliography=none.yaml", *RUN], input="A [@b]",
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 83 and "none.yaml: error[F1]: no such file" in done.stderr
    assert "Traceback" not in done.stderr
