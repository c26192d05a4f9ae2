"""check, fmt, locate, show and new, as they are run."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from tests.cli.command import Run

GOOD = "title: Reed\nauthor: Marsh, Eleanor\ndate: 2004\n"
BAD = GOOD + "contents:\n  - {number: 1, title: One, pages: 70–61}\n"
WARNS = GOOD + "contents:\n  - {number: 1, title: One}\n  - {number: 3, title: Three}\n"


@pytest.fixture
def run(run: Run) -> Run:
    """Run the command line in a folder with three records."""
    for name, text in (("good", GOOD), ("bad", BAD), ("warns", WARNS)):
        Path(f"{name}.yaml").write_text(text, encoding="utf-8")
    return run


# --- check --------------------------------------------------------------------------------------


def test_exit_codes(run: Run) -> None:
    assert run("check", "good.yaml") == (0, "", "no faults\n")
    assert run("check", "warns.yaml")[0] == 0
    assert run("check", "--strict", "warns.yaml")[0] == 1
    assert run("check", "good.yaml", "bad.yaml")[0] == 1
    assert run("check", "--ignore", "P2", "bad.yaml")[0] == 0
    assert run("check", "--select", "c,t", "bad.yaml")[0] == 0
    assert run("check")[0] == run("check", "--select", "Q", "bad.yaml")[0] == 2
    status, out, _ = run("check", "nowhere.yaml", "bad.yaml")
    assert status == 1 and "no such file" in out and "error[P2]" in out


def test_the_place_is_shown(run: Run) -> None:
    _, out, err = run("check", "bad.yaml")
    assert out.startswith("bad.yaml:5:36: error[P2]: pages run backwards: 70–61\n")
    assert "^^^^^ chapter 1 of marsh2004" in out and "hint: write 61–70?" in out
    assert err == "1 error\n"


def test_stdin(run: Run) -> None:
    status, out, _ = run("check", "-", stdin=BAD)
    assert status == 1 and out.startswith("<stdin>:5:36: error[P2]")


def test_json(run: Run) -> None:
    (found,) = json.loads(run("check", "--format", "json", "bad.yaml")[1])
    assert (found["code"], found["severity"]) == ("P2", "error")
    assert (found["line"], found["column"]) == (5, 36)
    assert found["path"] == ["contents", 0, "pages"]
    assert json.loads(run("check", "--format", "json", "good.yaml")[1]) == []


def test_sarif(run: Run) -> None:
    log = json.loads(run("check", "--format", "sarif", "bad.yaml", "warns.yaml")[1])
    assert log["version"] == "2.1.0"
    (found_by,) = log["runs"]
    rules = found_by["tool"]["driver"]["rules"]
    for result in found_by["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    first = found_by["results"][0]
    assert (first["ruleId"], first["level"]) == ("P2", "error")
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "bad.yaml"
    assert place["region"] == {"startLine": 5, "startColumn": 36, "endColumn": 41}


def test_github(run: Run) -> None:
    out = run("check", "--format", "github", "bad.yaml")[1]
    assert out.startswith(
        "::error file=bad.yaml,line=5,endLine=5,col=36,endColumn=41,title=P2::pages"
    )
    assert "%0A" in out and out.count("\n") == 1


def test_explain(run: Run) -> None:
    status, out, _ = run("check", "--explain", "p1")
    assert status == 0 and out.startswith("P1 (error): ") and "pages: 28–50" in out
    status, out, _ = run("check", "--explain", "ris2")
    assert status == 0 and out.startswith("RIS2: a record has no type\n\n")
    status, _, err = run("check", "--explain", "P99")
    assert status == 1 and "codes are" in err


def test_fix_and_diff(run: Run) -> None:
    before = GOOD + "isbn: 9780521086899   # back\n"
    path = Path("x.yaml")
    path.write_text(before, encoding="utf-8")
    status, out, _ = run("check", "--diff", "x.yaml")
    assert status == 0 and "+isbn: 978-0-521-08689-9   # back" in out
    assert path.read_text(encoding="utf-8") == before
    status, out, err = run("check", "--fix", "--diff", "x.yaml")
    assert status == 0 and "+isbn: 978-0-521-08689-9" in out and "1 mended" in err
    assert path.read_text(encoding="utf-8") == GOOD + "isbn: 978-0-521-08689-9   # back\n"
    assert "mended" not in run("check", "--fix", "x.yaml")[2]


def test_fix_keeps_bytes(run: Run) -> None:
    path = Path("x.yaml")
    path.write_bytes("\ufefftitle: A\r\ndoi: doi:10.1/x\r\n".encode())
    run("check", "--fix", "x.yaml")
    assert path.read_bytes() == "\ufefftitle: A\r\ndoi: 10.1/x\r\n".encode()


def test_other_formats_are_checked_too(run: Run) -> None:
    run("export", "bad.yaml", "--to", "csl-json", "-o", "bad.csl.json")
    assert "error[P2]" in run("check", "bad.csl.json")[1]


def test_hostile_text_does_not_reach_the_terminal(run: Run) -> None:
    text = 'title: "A\\e[31m:"\nauthor: "B, C"\ndate: "\\e]0;x\\a"\n'
    out = run("check", "-", stdin=text)[1]
    assert "\x1b" not in out and "\x07" not in out and "warning[D3]" in out


# --- fmt ----------------------------------------------------------------------------------------


def test_fmt(run: Run) -> None:
    before = "date: '2004'  # x\ntitle: Reed\n"
    after = "title: Reed\ndate: 2004    # x\n"
    path = Path("x.yaml")
    path.write_text(before, encoding="utf-8")
    assert run("fmt", "--check", "x.yaml") == (1, "", "x.yaml: would be formatted\n")
    status, out, _ = run("fmt", "--diff", "x.yaml")
    assert status == 0 and "-date: '2004'  # x\n" in out
    assert path.read_text(encoding="utf-8") == before
    assert run("fmt", "x.yaml", "good.yaml") == (0, "", "x.yaml: formatted\n")
    assert path.read_text(encoding="utf-8") == after
    assert run("fmt", "--check", "x.yaml") == (0, "", "")
    assert run("fmt", "-", stdin=before) == (0, after, "")
    assert run("fmt", "--check", "-", stdin=before)[0] == 1


def test_fmt_refuses(run: Run) -> None:
    path = Path("x.yaml")
    path.write_text("title: A: B\n", encoding="utf-8")
    status, _, err = run("fmt", "x.yaml", "bad.yaml")
    assert status == 1 and "error[Y0]" in err
    assert path.read_text(encoding="utf-8") == "title: A: B\n"
    assert run("fmt", "nowhere.yaml")[0] == 1
    assert run("fmt")[0] == 2


# --- locate, show, new --------------------------------------------------------------------------


def test_locate(run: Run, root: Path) -> None:
    file = str(root / "data" / "precarious-truce.yaml")
    status, out, _ = run("locate", file, "113")
    assert status == 0 and out.startswith("inferred  3 The Anglo-Soviet trade union alliance")
    assert run("locate", file, "xi")[1] == "certain   Preface (ix–xiv)  [gorodetsky1977-preface]\n"
    found = json.loads(run("locate", "--json", file, "20")[1])
    assert [f["certainty"] for f in found] == ["possible", "possible"]
    assert run("locate", file, "A3")[0] == 1
    assert run("locate", file, "nonsense here")[0] == 1
    assert run("locate", file)[0] == 2
    out = run("locate", "--coverage", file)[1]
    assert "86–133: gorodetsky1977-ch3\n" in out
    assert run("locate", "--key", "x", file, "1")[0] == 1


def test_show(run: Run, root: Path) -> None:
    file = str(root / "data" / "multivolume.yaml")
    status, out, _ = run("show", file, "--width", "80")
    assert status == 0 and "│   │   ├── Lead and iron" in out and "\x1b" not in out
    assert run("show", file, "--svg", "out.svg")[0] == 0
    ET.parse("out.svg")
    assert run("show", file, "nokey")[0] == 1


def test_new(run: Run) -> None:
    status, out, _ = run("new")
    assert status == 0 and out.startswith("# A record")
    Path("toc.txt").write_text("Preface ... ix\n1 One ... 1\nIndex ... 90\n", encoding="utf-8")
    assert (
        run("new", "x.yaml", "--from-contents", "toc.txt", "--title", "Reed", "--infer-ends")[0]
        == 0
    )
    text = Path("x.yaml").read_text(encoding="utf-8")
    assert "pages: 1–89" in text and text.startswith("title: Reed\n")
    assert run("check", "x.yaml")[0] == 0
    assert run("new", "x.yaml")[0] == 1
    assert Path("x.yaml").read_text(encoding="utf-8") == text
    assert "title: One" in run("new", "--from-contents", "-", stdin="1 One ... 1")[1]
    assert run("new", "--infer-ends")[0] == 2


def test_new_from_a_source(run: Run) -> None:
    page = "1 Gates ... 1\n2 Hedges ... 31\nIndex ... 90\n"
    facts = ["--title", "Reed", "--author", "Marsh, Ann", "--editor", "A, B", "--editor", "C, D"]
    facts += ["--publisher", "Hallam", "--date", "1977", "--isbn", "0521215609", "--language", "en"]
    status, out, _ = run("new", "--from", "-", *facts, stdin=page)
    assert status == 0 and out.startswith("title: Reed\nauthor: Marsh, Ann\neditor:\n  - A, B\n")
    assert "# ?" not in out
    assert run("check", "-", stdin=out)[0] == 0
    assert run("new", "--from", "-", "--from-contents", "-", stdin=page)[0] == 2
    assert run("new", "--title", "Reed")[0] == 0


def test_what_is_no_source_writes_nothing(run: Run) -> None:
    Path("prose.txt").write_text("It was cold. He went home.\nThe hall smelt.\n", encoding="utf-8")
    Path("bytes.bin").write_bytes(b"\x00\x01\x02" * 99)
    for name in ("prose.txt", "bytes.bin", "nowhere.txt"):
        status, out, errors = run("new", "x.yaml", "--from", name)
        assert status == 1 and out == "" and errors.startswith(f"{name}: error[")
        assert not Path("x.yaml").exists()
