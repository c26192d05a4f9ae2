"""`site`, as it is run."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from tests.cli.command import PROGRAM, Run


def test_the_records_of_the_project(root: Path, tmp_path: Path) -> None:
    """In a process of its own, with several for the works."""
    command = [*PROGRAM, "site", str(root / "data"), "-o", "out", "--title", "A small library"]
    for said in ("written", "unchanged"):
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout) == (0, "")
        assert done.stderr.startswith(f"out: 255 pages of 18 works (files: 1074 {said})\n")
    page = (tmp_path / "out" / "gorodetsky1977" / "index.html").read_text(encoding="utf-8")
    assert "<h1>" in page and "A small library" in page


def test_any_format_is_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text(
        "@book{a, title={Alps}, author={Osei, Kwame}, year=2001}\n"
        "@article{b, title={Fords}, author={Roe, A.}, journal={Rivers}, year=2002}\n"
    )
    status, _, err = run("site", "a.bib", "-o", "out")
    assert status == 0 and "3 pages of 2 works" in err
    page = (tmp_path / "out" / "b" / "index.html").read_text(encoding="utf-8")
    assert 'name="citation_journal_title" content="Rivers"' in page


def test_what_could_not_be_read_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text("@book{a, title={Alps}}\n@book{b, title={Baltic}\n@book{c,}")
    status, _, err = run("site", "a.bib", "-o", "out")
    assert status == 1 and "a.bib:2" in err and "pages of" in err
    assert (tmp_path / "out" / "a" / "index.html").is_file()


def test_what_went_is_removed(run: Run, root: Path, tmp_path: Path) -> None:
    for name in ("edited-volume.yaml", "odd-pages.yaml"):
        shutil.copy(root / "data" / name, tmp_path)
    assert run("site", "edited-volume.yaml", "odd-pages.yaml", "-o", "out")[0] == 0
    status, _, err = run("site", "odd-pages.yaml", "-o", "out")
    assert status == 0 and "removed" in err
    assert not (tmp_path / "out" / "marsh2004").exists()


def test_the_ledger(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("title: Rivers\nx-shelf: 3\n")
    assert "1 fact is not published\n--losses lists them" in run("site", "a.yaml", "-o", "out")[2]
    _, _, err = run("site", "a.yaml", "-o", "out", "--losses")
    assert "rivers: x-: x-shelf 3 is lost (keys of your own are not published)" in err


def test_a_page_gives_the_record_back(run: Run, root: Path, tmp_path: Path) -> None:
    record = root / "data" / "edited-volume.yaml"
    assert run("site", str(record), "-o", "out")[0] == 0
    status, out, _ = run("new", "--from", "out/marsh2004/index.html")
    assert status == 0 and out.startswith("key: marsh2004\ntitle: Rivers and Borders\n")
    (tmp_path / "back.yaml").write_text(out, encoding="utf-8")
    back, original = (
        run("export", str(path), "--to", "yaml", "-o", "-")[1] for path in ("back.yaml", record)
    )
    assert back == original


@pytest.mark.parametrize(
    ("args", "status", "said"),
    [
        (("none.yaml", "-o", "out"), 1, "none.yaml: error[F1]: no such file"),
        (("a.yaml", "-o", "a.yaml"), 1, "a.yaml: error[F1]: this is a file, no folder"),
        (("a.yaml", "-o", "a.yaml/x"), 1, "a.yaml/x: error[F1]: cannot write: "),
        (
            ("a.yaml", "-o", "out", "--base-url", "x"),
            1,
            "--base-url: error[F12]: this is no address",
        ),
        (("bad.yaml", "-o", "out"), 1, "bad.yaml:1:1: error[Y6]"),
        (("a.yaml", "b.yaml", "-o", "out"), 1, "error[K3]: the key rivers is used in a.yaml too"),
        (("a.yaml",), 2, "the folder of the site is not named: -o DIR"),
        (("a.yaml", "rivers", "-o", "out"), 2, "no such file: rivers"),
    ],
)
def test_what_is_wrong_is_said(
    run: Run, tmp_path: Path, args: tuple[str, ...], status: int, said: str
) -> None:
    (tmp_path / "a.yaml").write_text("title: Rivers\n")
    (tmp_path / "b.yaml").write_text("title: Rivers\nnote: another\n")
    (tmp_path / "bad.yaml").write_text("titel: Rivers\n")
    code, out, err = run("site", *args)
    assert (code, out) == (status, "") and said in err
    assert not (tmp_path / "out").exists()


def test_a_folder_of_somebody_elses(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("title: Rivers\n")
    (tmp_path / "index.html").write_text("mine")
    status, _, err = run("site", "a.yaml", "-o", ".")
    assert status == 1 and err.splitlines()[0].endswith(
        "a file of that name is there, and no site made it"
    )
    assert (tmp_path / "index.html").read_text() == "mine"
