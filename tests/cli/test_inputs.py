"""cite, show and locate: several inputs, keys and places, and what is meant by wrong words."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.command import Run

import precarious_truce as pt
from precarious_truce.citing import Cited, Place

REED = """\
title: Reed
author: Marsh, Eleanor
date: 2004
contents: [{number: 1, title: Floods, pages: 1–30}, {number: 2, title: Fords, pages: 31–60}]
"""
SALT = "@book{salt, title = {Salt}, author = {Osei, Kwame}, year = 1999}\n"


@pytest.fixture
def run(run: Run) -> Run:
    """Run the command line beside a record and a bibliography."""
    Path("reed.yaml").write_text(REED, encoding="utf-8")
    Path("salt.bib").write_text(SALT, encoding="utf-8")
    return run


@pytest.mark.parametrize(
    ("args", "printed"),
    [
        (["marsh2004@60"], "(Marsh, 2004, p. 60)"),
        (["marsh2004@pp. 60–62"], "(Marsh, 2004, pp. 60–62)"),
        (["marsh2004-ch1@ch. 3"], "(Marsh, 2004, Chapter 3)"),
        (["@marsh2004"], "(Marsh, 2004)"),
        (["marsh2004", "60"], "(Marsh, 2004, p. 60)"),
        (["marsh2004,", "p.", "60"], "(Marsh, 2004, p. 60)"),
        (["marsh2004", "pp.", "3–5", "marsh2004-ch1"], "(Marsh, 2004b, pp. 3–5, 2004a)"),
        (["[@marsh2004, 60]"], "(Marsh, 2004, p. 60)"),
        (["salt.bib", "marsh2004", "salt"], "(Marsh, 2004; Osei, 1999)"),
        (["marsh2004@3", "salt@9", "salt.bib"], "(Marsh, 2004, p. 3; Osei, 1999, p. 9)"),
        (["--page", "40"], "(Marsh, 2004, p. 40)"),
        (["--prefix", "see", "--suffix", ", passim"], "(see Marsh, 2004, passim)"),
        (["--suppress-author"], "(2004)"),
        (["--author-only"], "Marsh"),
        (["--style", "chicago-notes-bibliography", "--note", "1"], "Eleanor Marsh, Reed (2004)."),
        (["--style", "chicago-notes-bibliography", "--note", "9", "--first-note", "1"],
         "Marsh, Reed."),
        (["--output", "MD", "--bibliography"], "Marsh, E. (2004). *Reed*."),
        (["--format", "html", "--bibliography"], '<div class="csl-bib-body">'),
    ],
)  # fmt: skip
def test_cite(run: Run, args: list[str], printed: str | None) -> None:
    status, out, err = run("cite", "reed.yaml", *args)
    if printed is None:
        assert status == 1 and "hint: " in err
    else:
        assert (status, err) == (0, "") and out.startswith(printed), out


def test_a_page_in_no_part_is_of_the_whole(run: Run) -> None:
    status, out, err = run("cite", "reed.yaml", "--page", "200")
    assert (status, out) == (0, "(Marsh, 2004, p. 200)\n")
    assert err == "page 200 is in no part of marsh2004; cited is the whole\n"
    Path("plain.yaml").write_text("title: Reed\nauthor: Marsh, E.\ndate: 2004\n")
    assert run("cite", "plain.yaml", "--page", "200") == (0, "(Marsh, 2004, p. 200)\n", "")


@pytest.mark.parametrize(
    ("args", "status", "hint"),
    [
        (["cite", "reed.yaml", "ch2"], 1, "did you mean marsh2004-ch2?"),
        (["cite", "reed.yaml", "2"], 1, "did you mean marsh2004-ch2?"),
        (["cite", "reed.yaml", "Marsh2004"], 1, "did you mean marsh2004?"),
        (["cite", "reed.yaml", "fords"], 1, "did you mean marsh2004-ch2?"),
        (["cite", "marsh2004"], 1, "the file comes first: FILE marsh2004"),
        (["cite", "reed.yml"], 1, "did you mean reed.yaml?"),
        (["cite", "reed"], 1, "did you mean reed.yaml?"),
        (["cite", "."], 0, ""),
        (["cite", "reed.yaml", "salt.bib"], 2, "there are 2 works; name one: marsh2004, salt"),
        (["cite", "reed.yaml", "--output", "pdf"], 2, "outputs are text, html"),
        (["cite", "reed.yaml", "--output", "htm"], 0, ""),
        (["cite", "reed.yaml", "marsh2004", "marsh2004-ch1", "--page", "3"], 2, "KEY@60"),
        (["show", "reed.yaml", "salt.bib", "salt"], 0, ""),
        (["show", "reed.yaml", "mash2004"], 1, "did you mean marsh2004"),
        (["locate", "reed.yaml", "p.", "40"], 0, ""),
        (["locate", "reed.yaml", "salt.bib", "40"], 0, ""),
        (["locate", "reed.yaml"], 2, "give either PAGE or --coverage"),
        (["check", "reed.yml"], 1, ""),
        (["fmt", "."], 0, ""),
        (["help"], 0, ""),
        (["help", "cite"], 0, ""),
        (["reed.yaml"], 2, "a command comes first: precarious-truce show reed.yaml"),
        (["export", "reed.yaml", "refs.bib"], 2, "to write it: -o refs.bib"),
        (["export", "reed.yaml", "-o", "refs.xml"], 2, ".rdf for RDF/XML"),
        (["export", "reed.yaml", "--to", "zotero"], 2, "--profile zotero"),
        (["export", "reed.yaml", "--to", "EndNote"], 0, "wrote marsh2004.ris"),
        (["bibliography", "reed.yaml", "--output", "pdf"], 2, "print one of them"),
    ],
)
def test_what_is_meant(run: Run, args: list[str], status: int, hint: str) -> None:
    found, _, err = run(*args)
    assert found == status and hint in err, err


def test_a_folder_of_records(run: Run) -> None:
    Path("more").mkdir()
    Path("more/a.yaml").write_text("title: Alps\nauthor: Berg, A.\n", encoding="utf-8")
    Path("more/b.yaml").write_text("title: Baltic\nauthor: See, B.\n", encoding="utf-8")
    assert run("cite", "more", "berg", "see")[1] == "(Berg, n.d.; See, n.d.)\n"
    assert run("show", "more")[1].splitlines() == ["Alps", "Baltic"]


def test_show_has_keys_and_people(run: Run, root: Path) -> None:
    file = str(root / "data/edited-volume.yaml")
    for args in (["--keys"], ["--width", "140"]):
        lines = run("show", file, *args)[1].splitlines()
        assert lines[1].split("  ")[0] == "├── Foreword / Adeyemi"
        assert "marsh2004-foreword" in lines[1] and "marsh2004-index" in lines[-1]
    assert "marsh2004" not in run("show", file, "--no-keys", "--width", "140")[1]


def test_show_writes_images_by_ending(run: Run) -> None:
    assert run("show", "reed.yaml", "-o", "reed.svg") == (0, "", "wrote reed.svg\n")
    assert Path("reed.svg").read_text(encoding="utf-8").startswith("<svg")
    status, _, err = run("show", "reed.yaml", "-o", "reed.gif")
    assert status == 2 and "ends in .svg or .png" in err
    status, _, err = run("show", "reed.yaml", "-o", "reed.png")
    assert status == 0 or "precarious-truce[png]" in err
    Path("two.yaml").write_text("title: A\nkey: a/b\n---\ntitle: B\nkey: a b\n", encoding="utf-8")
    status, _, err = run("show", "two.yaml", "-o", "x.svg")
    assert status == 1 and "x-a_b.svg: error[F4]" in err and not list(Path().glob("x-*"))


def test_several_places_in_a_script() -> None:
    library = pt.loads(REED)
    both: list[Cited | Place] = [("marsh2004", "p. 3"), "marsh2004-ch1"]
    assert pt.cite(library, both) == "(Marsh, 2004b, p. 3, 2004a)"


def test_a_bibliography_in_which_nothing_is(run: Run, tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text("% nothing yet\n", encoding="utf-8")
    status, out, err = run("export", "refs.bib", "-f", "bibtex", "-t", "ris", "-o", "-")
    assert (status, out) == (0, "") and "Traceback" not in err
