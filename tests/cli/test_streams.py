"""The installed command on real terminals, pipes, closed streams, links and FIFOs."""

from __future__ import annotations

import json
import os
import re
import select
import signal
import subprocess
import sys
import sysconfig
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import pytest

from precarious_truce.cli import _run
from precarious_truce.cli.arguments import inputs_named
from precarious_truce.cli.streams import prepare

pty = pytest.importorskip("pty", reason="terminals need a Unix system")
termios = pytest.importorskip("termios")

TITLE = "The " + "very " * 40 + "long one"
RECORD = f"""\
key: reed
title: {TITLE}
author: Marsh, Eleanor
date: 2004
contents:
  - {{number: 1, title: One, pages: 1–30}}
  - {{number: 2, title: Two, pages: 28–50}}
  - {{number: 3, title: Three}}
  - {{title: Index, pages: 80–90}}
"""
LONG = "title: A\nkey: a\ncontents:\n" + "".join(f"  - title: Chapter {n}\n" for n in range(8_000))


def program() -> list[str]:
    """The command as it is installed, or as the package is run where it is not."""
    script = Path(sysconfig.get_path("scripts"), "precarious-truce")
    return [str(script)] if script.exists() else [sys.executable, "-m", "precarious_truce"]


class Ended(NamedTuple):
    """How a run ended: its exit code, its stdout, and what its terminal showed."""

    status: int
    out: bytes
    terminal: bytes


class Terminal:
    """A terminal that shows bytes as they come; what was shown is in `text`."""

    def __init__(self) -> None:
        self.here, self.there = pty.openpty()
        settings = termios.tcgetattr(self.there)
        settings[1] &= ~termios.OPOST  # no carriage returns of its own
        termios.tcsetattr(self.there, termios.TCSANOW, settings)
        self.text = b""
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        while True:
            try:
                piece = os.read(self.here, 65536)
            except OSError:  # EIO: nobody has the other side open any more
                return
            if not piece:
                return
            self.text += piece

    def close(self) -> None:
        os.close(self.there)
        self._reader.join()
        os.close(self.here)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a record in it."""
    (tmp_path / "r.yaml").write_text(RECORD, encoding="utf-8")
    return tmp_path


def on_terminal(
    folder: Path, *args: str, stdout: str = "file", stdin: bytes = b"",
    variables: Mapping[str, str] = MappingProxyType({}),
) -> Ended:  # fmt: skip
    """Run with stderr on a terminal, and stdout in a file, a pipe or on the terminal too.

    A pipe that is slow is read only 1.2 seconds after something has come.
    """
    terminal = Terminal()
    path = folder.parent / "stdout"
    file = path.open("wb")
    targets = {"file": file.fileno(), "terminal": terminal.there}
    try:
        with subprocess.Popen(
            [*program(), *args], stdin=subprocess.PIPE, cwd=folder,
            stdout=targets.get(stdout, subprocess.PIPE), stderr=terminal.there,
            env={**os.environ, "TERM": "xterm", **variables},
        ) as process:  # fmt: skip
            if stdout == "slow":
                assert process.stdout is not None
                select.select([process.stdout], [], [], 60)
                time.sleep(1.2)
            try:
                printed, _ = process.communicate(stdin, timeout=60)
            finally:
                process.kill()
    finally:
        terminal.close()
        file.close()
    out = path.read_bytes() if stdout == "file" else printed or b""
    assert b"Traceback" not in terminal.text
    return Ended(process.returncode, out, terminal.text)


def plain(folder: Path, *args: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run without any terminal."""
    done = subprocess.run(
        [*program(), *args], input=stdin, capture_output=True, cwd=folder, check=False, timeout=60
    )
    assert b"Traceback" not in done.stderr
    return done


def shell(folder: Path, command: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of bash with the command as `$P`."""
    done = subprocess.run(
        ["bash", "-c", command], env={**os.environ, "P": " ".join(program())},
        capture_output=True, cwd=folder, check=False, timeout=60, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert b"Traceback" not in done.stderr, done.stderr
    return done


# --- data, byte for byte ------------------------------------------------------------------------

PRINTS_DATA = [
    "export r.yaml --to bibtex -o -",
    "export r.yaml --to csl-json -o -",
    "export r.yaml --to apa -o -",
    "export r.yaml --to turtle -o -",
    "export r.yaml --to ris -o - --stream",
    "cite r.yaml",
    "cite r.yaml reed-ch1 --bibliography --style ieee",
    "cite r.yaml reed@60 reed-ch1",
    "bibliography r.yaml",
    "bibliography r.yaml --output html",
    "check r.yaml",
    "check r.yaml --format json",
    "check r.yaml --format sarif",
    "check r.yaml --format github",
    "check --explain P1",
    "check --diff -",
    "fmt -",
    "fmt --diff -",
    "locate r.yaml 29",
    "locate r.yaml 29 --json",
    "locate r.yaml --coverage",
    "show r.yaml --svg -",
    "new",
    "styles --locales",
    "completion zsh",
    "schema",
    "--help",
    "export --help",
]
STDIN = b"date: 2004\ntitle: Reed\ndoi: doi:10.1/x\n"


def lasting(terminal: bytes) -> bytes:
    """What stays on a terminal: a status line, which a slow machine shows, is taken back."""
    return re.sub(rb"[^\r\n]*\r\x1b\[K", b"", terminal)


@pytest.mark.parametrize("args", PRINTS_DATA)
@pytest.mark.slow
def test_stdout_is_the_same_whatever_stderr_is(folder: Path, args: str) -> None:
    expected = plain(folder, *args.split(), stdin=STDIN)
    assert expected.stdout
    for stdout in ("file", "pipe"):
        found = on_terminal(folder, *args.split(), stdout=stdout, stdin=STDIN)
        assert found[:2] == (expected.returncode, expected.stdout)
        assert lasting(found.terminal) == expected.stderr


@pytest.mark.parametrize("args", PRINTS_DATA[:-2])  # help is as wide as the terminal
@pytest.mark.slow
def test_a_terminal_shows_the_same(folder: Path, args: str) -> None:
    expected = plain(folder, *args.split(), stdin=STDIN)
    found = on_terminal(folder, *args.split(), stdout="terminal", stdin=STDIN)
    assert found.status == expected.returncode
    assert lasting(found.terminal) in (
        expected.stdout + expected.stderr,
        expected.stderr + expected.stdout,  # losses are told before stdout is flushed
    )


@pytest.mark.parametrize("stdout", ["file", "pipe", "terminal"])
def test_an_export_reaches_stdout(folder: Path, stdout: str) -> None:
    args = ("export", "r.yaml", "--to", "bibtex", "-o", "-")
    expected = plain(folder, *args).stdout
    assert TITLE.encode() in expected
    found = on_terminal(folder, *args, stdout=stdout)
    assert found.status == 0
    assert expected in (found.out or found.terminal)


@pytest.mark.parametrize(
    ("args", "status", "out", "told"),
    [
        ("cite r.yaml p.10", 0, b"(Marsh, 2004, p. 10)\n", b""),
        ("export r.yaml -t=ris -o=-", 0, b"TY  - BOOK\n", b""),
        ("--style mla cite r.yaml", 2, b"", b"precarious-truce cite --style mla r.yaml"),
        ("cite r.yaml --style chicgo", 2, b"", b"did you mean chicago-author-date or"),
        ("cite r.yml", 1, b"", b"did you mean r.yaml?"),
        ("import r.yaml -o old.bib", 2, b"", b"records are .yaml files"),
        ("new r.txt", 1, b"", b"precarious-truce new --from r.txt"),
        ("fmt", 2, b"", b"- stands for stdin"),
    ],
)
def test_slips_at_a_terminal(folder: Path, args: str, status: int, out: bytes, told: bytes) -> None:
    (folder / "r.txt").write_text("Preface 1\n", encoding="utf-8")
    found = on_terminal(folder, *args.split())
    assert found.status == status
    assert found.out.startswith(out) and bool(found.out) == bool(out)
    assert told in found.terminal
    assert sorted(path.name for path in folder.iterdir()) == ["r.txt", "r.yaml"]


def test_show_has_no_colours_in_a_file(folder: Path) -> None:
    assert b"\x1b" not in on_terminal(folder, "show", "r.yaml").out
    shown = on_terminal(folder, "show", "r.yaml", "--no-keys", stdout="terminal").terminal
    assert b"\x1b[32m" in shown and "▐█".encode() in shown


@pytest.mark.parametrize("variables", [{"COLUMNS": "0"}, {"TERM": "dumb"}, {"COLUMNS": "1"}])
def test_odd_terminals(folder: Path, variables: dict[str, str]) -> None:
    for args in (["--help"], ["show", "r.yaml"]):
        found = on_terminal(folder, *args, stdout="terminal", variables=variables)
        assert found.status == 0 and found.terminal


@pytest.mark.slow
def test_a_status_line_of_many_files_leaves_no_trace(folder: Path) -> None:
    (folder / "long.yaml").write_text(LONG, encoding="utf-8")
    args = ("export", "long.yaml", "r.yaml", "--to", "csl-json", "-o", "out")
    found = on_terminal(folder, *args)
    assert found.status == 0
    assert found.terminal.count(b"\r\x1b[K") <= 2
    visible = found.terminal.rpartition(b"\x1b[K")[2]
    assert b"exporting:" not in visible
    assert b"\x1b" not in on_terminal(folder, *args, variables={"TERM": "dumb"}).terminal


@pytest.mark.slow
@pytest.mark.parametrize("target", ["bibtex", "turtle"])
def test_one_long_stream_says_how_far_it_is(folder: Path, target: str) -> None:
    entries = "".join(f"@book{{k{n}, title = {{A}}, year = 2000}}\n" for n in range(12_000))
    (folder / "long.bib").write_text(entries, encoding="utf-8")
    args = ("export", "long.bib", "--to", target, "-o", "-", "--stream")
    found = on_terminal(folder, *args, stdout="slow")
    assert found.status == 0 and found.out == plain(folder, *args).stdout
    assert re.search(rb"\d+ % of \d MB, [\d,]+ entries/s", found.terminal), found.terminal
    assert b"entries/s" not in found.terminal.rpartition(b"\x1b[K")[2]
    assert b"entries/s" not in plain(folder, *args).stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    ("command", "status"), [("bibliography", 0), ("check", 0), ("locate", 1), ("cite", 0)]
)
def test_what_is_slowly_read_says_so(folder: Path, command: str, status: int) -> None:
    os.mkfifo(folder / "slow.bib")

    def write() -> None:
        with (folder / "slow.bib").open("w") as file:
            file.write("@book{a, title = {A}, year = 2000}\n")
            file.flush()
            time.sleep(1.2)
            file.write("@book{b, title = {B}, year = 2001, pages = {7}}\n")

    writer = threading.Thread(target=write)
    writer.start()
    ending = {"locate": ["7"], "cite": ["b"]}.get(command, [])
    found = on_terminal(folder, command, "slow.bib", *ending)
    writer.join()
    assert found.status == status
    assert re.search(rb"(?:reading|checking) slow.bib, 1 s", found.terminal), found.terminal
    assert b"slow.bib, 1" not in found.terminal.rpartition(b"\x1b[K")[2]


def test_inputs_are_named_with_their_size(folder: Path) -> None:
    (folder / "a.bib").write_bytes(b" " * 1_240_000)
    (folder / "b.bib").write_bytes(b" " * 60_000)
    a, b = str(folder / "a.bib"), str(folder / "b.bib")
    assert inputs_named([a]) == f"{a} (1.2 MB)"
    assert inputs_named([a, b, "-"]) == "3 inputs (1.3 MB)"
    assert inputs_named(["-"]) == "-"


# --- readers that leave, streams that are closed ------------------------------------------------


@pytest.mark.parametrize(
    "args",
    ["export big.yaml --to bibtex -o -", "check big.yaml", "show big.yaml", "styles", "--help"],
)
def test_a_reader_that_leaves(folder: Path, args: str) -> None:
    chapters = "".join(f"  - {{number: 9, title: Chapter {n}}}\n" for n in range(800))
    (folder / "big.yaml").write_text(f"title: A\ncontents:\n{chapters}", encoding="utf-8")
    done = shell(folder, f"$P {args} 2>err | head -1; echo ${{PIPESTATUS[0]}}; cat err >&2")
    assert done.stdout.splitlines()[-1] == b"0"
    assert b"roken pipe" not in done.stderr
    done = shell(folder, f"($P {args} 2>/dev/null; echo $? >status) | true; cat status")
    assert done.stdout == b"0\n"


def test_nobody_reads_the_messages(folder: Path) -> None:
    (folder / "s.yaml").write_text(RECORD, encoding="utf-8")
    line = (
        "($P export r.yaml s.yaml --to csl-json,ris,bibtex -o out; echo $? >s) 2>&1 | true; cat s"
    )
    assert shell(folder, line).stdout == b"1\n"  # two outputs of one name
    assert len(list((folder / "out").iterdir())) == 3


@pytest.mark.parametrize(
    ("line", "status", "words"),
    [
        ("$P export r.yaml --to bibtex -o - >&-", 1, b"stdout is closed"),
        ("$P check r.yaml >&-", 1, b"stdout is closed"),
        ("$P export r.yaml --to bibtex -o out >&-", 0, b"wrote out/reed.bib"),
        ("$P export r.yaml --to bibtex -o out 2>&-", 0, b""),
        ("$P export r.yaml --to bibtex -o out <&- >&- 2>&-", 0, b""),
        ("$P export nowhere.yaml 2>&-", 1, b""),
        ("$P export - --to bibtex -o - <&-", 1, b"stdin is closed"),
        ("$P fmt - <&-", 1, b"stdin is closed"),
        ("$P check - <&-", 1, b""),
        ("$P new --from-contents - <&-", 1, b"stdin is closed"),
        ("$P export - --to bibtex -o - --stream <&-", 1, b"stdin is closed"),
        ("$P cite r.yaml >/dev/full", 1, b"space"),
    ],
)
def test_closed_streams(folder: Path, line: str, status: int, words: bytes) -> None:
    done = shell(folder, line)
    assert done.returncode == status, done.stderr
    assert words in done.stderr
    if "-o out" in line:
        assert (folder / "out/reed.bib").read_bytes().startswith(b"@book{reed,")


def test_a_stream_blames_the_right_file(folder: Path) -> None:
    entries = "".join(f"@book{{k{n}, title = {{T}}}}\n" for n in range(9_000))
    (folder / "long.bib").write_text(entries)
    line = "cat long.bib | $P export - --from bibtex --to ris -o - --stream"
    done = shell(folder, f"{line} | head -1; echo ${{PIPESTATUS[1]}}")
    assert done.stdout.endswith(b"\n0\n") and not done.stderr
    done = shell(folder, f"{line} >/dev/full")
    assert done.returncode == 1 and b"stdin" not in done.stderr and b"space" in done.stderr
    done = shell(folder, "$P export folder.bib nowhere.bib --to ris -o - --stream")
    assert done.returncode == 1 and b"folder.bib: error[F1]: no such file" in done.stderr
    (folder / "folder.bib").mkdir()
    done = shell(folder, "$P export long.bib folder.bib/ --from bibtex --to ris -o x/ --stream")
    assert done.returncode == 1 and b"folder.bib/: error[F1]: no records" in done.stderr


# --- nothing of an input reaches the terminal raw -----------------------------------------------

HOSTILE = "\\e]0;x\\a\\x9b31m\\r\\n::error::owned \\u202Eabc \\x7f"
RECORD_OF_EVIL = f"""\
key: "evil"
title: "A {HOSTILE}"
author: "B {HOSTILE}, C"
publisher: "P {HOSTILE}"
isbn: "9780521086890 {HOSTILE}"
note: "N {HOSTILE}"
x-a: "::error::owned" # {HOSTILE}
doi: doi:10.1/x
x-b: "::error::owned" # {HOSTILE}
contents:
  - {{number: "3 {HOSTILE}", title: "One {HOSTILE}", pages: "9–1 {HOSTILE}"}}
  - {{number: "5", title: "One {HOSTILE}", pages: "70–61", key: "k {HOSTILE}"}}
  - {{number: "7", title: "::error::owned", pages: "1–9"}}
  - {{number: "8", title: "No {HOSTILE}"}}
  - {{title: "Index", pages: "90–99"}}
"""
BIB_OF_EVIL = (
    "@book{k, title = {A \x1b]0;x\x07\x9b31m\r::error::owned},"
    " note = {\x1b[31m}, isbn = {97\x1b[31m}}\n@book{k\x1b[31m::error::, title = {B}"
)
FILES_OF_EVIL = ("::error::owned.yaml", "a\x1b[31m\n::error::owned\r.yaml", "b\udcff\x9b.yaml")


def is_harmless(shown: bytes) -> bool:
    """Whether no control character but the newline is in it, and no command of GitHub Actions."""
    text = shown.decode("utf-8")
    assert all(c == "\n" or ord(c) >= 32 for c in text), shown
    assert not any("\x7f" <= c <= "\x9f" or "\u202a" <= c <= "\u202e" for c in text), shown
    return not any(line.lstrip().startswith("::") or "##[" in line for line in text.split("\n"))


@pytest.fixture
def evil(folder: Path) -> Path:
    """A folder with hostile files, some by their names too."""
    (folder / "x.yaml").write_text(RECORD_OF_EVIL, encoding="utf-8")
    (folder / "x.bib").write_text(BIB_OF_EVIL, encoding="utf-8")
    for name in FILES_OF_EVIL:
        (folder / name).write_text("titel: One ##[error]owned\n", encoding="utf-8")
    return folder


Harmless = Callable[..., bytes]


@pytest.fixture
def harmless(
    evil: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> Harmless:
    """Run among hostile files; what was printed, all of which is harmless."""
    monkeypatch.chdir(evil)

    def run(*args: str) -> bytes:
        prepare()
        _run(list(args))
        out, err = capfdbinary.readouterr()
        assert is_harmless(out) and is_harmless(err)
        return out + err

    return run


@pytest.mark.parametrize(
    "args",
    [
        "check x.yaml",
        "check x.bib",
        "check --format json x.yaml",
        "check --format sarif x.yaml",
        "check --diff x.yaml",
        "fmt --diff x.yaml",
        "fmt --check x.yaml",
        "export x.yaml --to ris,bibtex,csl-json,turtle --losses -o out",
        "export x.bib --to ris --losses --keep-going -o out",
        "cite x.yaml",
        "cite x.yaml --bibliography",
        "cite x.yaml nokey\x1b[31m",
        "cite x.yaml --page 9\x9b",
        "cite x.yaml --style \x1b[31m",
        "cite x.bib",
        "cite x.yaml evil@\x1b[31m",
        "cite x.yaml x.bib evil k",
        "cite x.yaml --locale \x9b",
        "cite x.yaml --prefix \x1b[31m",
        "bibliography x.yaml x.bib",
        "bibliography x.yaml --output html --title \x1b[31m",
        "bibliography x.yaml --output \x1b[31m",
        "bibliography x.yaml -o \x1b[31m",
        "show x.yaml --keys",
        "show x.yaml",
        "show x.yaml nokey\x1b[31m",
        "show x.yaml --svg -",
        "locate x.yaml 5",
        "locate x.yaml 5 --json",
        "locate x.yaml \x1b[31m",
        "locate x.yaml --coverage",
        "locate x.yaml 1 --key \r\x9b",
        "export x.yaml --to \x1b[31m",
        "export \x1b[31m.xyz",
        "\x1b[31m",
        "check --\x1b[31m",
        "check --select \x9b x.yaml",
        "check --format \x1b[31m x.yaml",
        "new x.yaml",
        "styles \x1b[31m",
    ],
)
def test_input_is_shown_as_escapes(harmless: Harmless, args: str) -> None:
    assert harmless(*args.split(" "))


def test_names_of_files_are_shown_as_escapes(harmless: Harmless) -> None:
    for args in (
        ["check"], ["check", "--format", "json"], ["check", "--format", "sarif"],
        ["export", "--keep-going", "--to", "ris"], ["fmt"], ["fmt", "--check"],
    ):  # fmt: skip
        harmless(*args, *FILES_OF_EVIL)
    for name in FILES_OF_EVIL:
        for command in (["cite"], ["show"], ["locate", "--coverage"], ["export", "--stream"]):
            harmless(*command, name)
        Path(name).write_text("date: 2004\ntitle: T\nkey: t\n", encoding="utf-8")
        for command in (["fmt"], ["check", "--fix"], ["new"], ["export", "-o", f"{name}/"]):
            harmless(*command, name)


def test_annotations_of_github_are_ours_alone(evil: Path) -> None:
    done = plain(evil, "check", "--format", "github", "x.yaml", "x.bib", *FILES_OF_EVIL)
    lines = done.stdout.decode().splitlines()
    assert len(lines) > 5
    assert all(
        line.startswith(("::error file=", "::warning file=", "::notice file=")) for line in lines
    )
    assert is_harmless(b"".join(b"x" + line for line in done.stdout.splitlines(keepends=True)))
    assert is_harmless(done.stderr)


def test_names_that_are_not_utf_8(folder: Path) -> None:
    name = os.fsdecode(b"b\xff.yaml")
    (folder / name).write_text("titel: One\n", encoding="utf-8")
    found = json.loads(plain(folder, "check", "--format", "json", name).stdout)
    assert {entry["file"] for entry in found} == {name}
    log = json.loads(plain(folder, "check", "--format", "sarif", name).stdout)
    place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "b%FF.yaml"
    (folder / name).write_text("title: One\n---\ntitle: Two\n", encoding="utf-8")
    done = plain(folder, "export", name, "--to", "bibtex", "-o", "out")
    assert done.returncode == 0 and b"wrote out/" in done.stderr
    assert len(list((folder / "out").iterdir())) == 1


# --- where it is written ------------------------------------------------------------------------


def export(folder: Path, target: str) -> Path:
    done = plain(folder, "export", "r.yaml", "--to", "bibtex", "-o", target)
    assert done.returncode == 0, done.stderr
    return folder / target


def test_a_link_stays_and_its_target_is_written(folder: Path) -> None:
    (folder / "deep").mkdir()
    target = folder / "deep/real.bib"
    target.write_text("old")
    target.chmod(0o640)
    (folder / "link.bib").symlink_to("deep/real.bib")
    assert export(folder, "link.bib").is_symlink()
    assert target.read_bytes().startswith(b"@book{reed,") and target.stat().st_mode & 0o777 == 0o640
    assert [p.name for p in target.parent.iterdir()] == ["real.bib"]
    (folder / "new.bib").symlink_to("deep/new.bib")
    assert export(folder, "new.bib").is_symlink()
    assert (folder / "deep/new.bib").read_bytes().startswith(b"@book{reed,")
    (folder / "loop.bib").symlink_to("loop.bib")
    done = plain(folder, "export", "r.yaml", "--to", "bibtex", "-o", "loop.bib")
    assert done.returncode == 1 and b"cannot write" in done.stderr


def test_other_commands_write_through_links_too(folder: Path) -> None:
    (folder / "real.yaml").write_text("date: 2004\ntitle: Reed\ndoi: doi:10.1/x\n")
    (folder / "link.yaml").symlink_to("real.yaml")
    for command in (["fmt"], ["check", "--fix"]):
        assert plain(folder, *command, "link.yaml").returncode == 0
        assert (folder / "link.yaml").is_symlink()
    assert (folder / "real.yaml").read_text() == "title: Reed\ndate: 2004\ndoi: 10.1/x\n"


def test_two_names_of_one_file_stay_two(folder: Path) -> None:
    (folder / "a.bib").write_text("old")
    (folder / "b.bib").hardlink_to(folder / "a.bib")
    export(folder, "a.bib")
    assert (folder / "b.bib").read_bytes().startswith(b"@book{reed,")
    assert (folder / "a.bib").stat().st_nlink == 2


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files")
def test_the_owner_stays(folder: Path) -> None:
    (folder / "a.bib").write_text("old")
    os.chown(folder / "a.bib", 1234, 2345)
    (folder / "a.bib").chmod(0o604)
    found = export(folder, "a.bib").stat()
    assert (found.st_uid, found.st_gid, found.st_mode & 0o7777) == (1234, 2345, 0o604)


def test_a_fifo_is_written_to(folder: Path) -> None:
    os.mkfifo(folder / "pipe.bib")
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append((folder / "pipe.bib").read_bytes()))
    reader.start()
    assert export(folder, "pipe.bib").is_fifo()
    reader.join(30)
    assert read[0].startswith(b"@book{reed,")


def test_devices_are_written_to(folder: Path) -> None:
    (folder / "null.bib").symlink_to("/dev/null")
    export(folder, "null.bib")
    assert Path("/dev/null").is_char_device()
    (folder / "full.bib").symlink_to("/dev/full")
    done = plain(folder, "export", "r.yaml", "--to", "bibtex", "-o", "full.bib")
    assert done.returncode == 1 and b"no space left on device" in done.stderr


def until(condition: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    for _ in range(3_000):
        if condition() or process.poll() is not None:
            return
        time.sleep(0.002)


def heed_signals() -> None:
    """Heed what a parent in the background has its children ignore."""
    for number in (signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


@pytest.fixture
def unfinished(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """An export that has begun to write."""
    (folder / "long.yaml").write_text(LONG, encoding="utf-8")
    (folder / "out").mkdir()
    process = subprocess.Popen(
        [*program(), "export", "long.yaml", "--to", "bibtex", "-o", "out"],
        cwd=folder, stderr=subprocess.PIPE, preexec_fn=heed_signals,  # noqa: PLW1509
    )  # fmt: skip
    until(lambda: bool(list((folder / "out").iterdir())), process)
    yield process
    process.kill()
    process.wait()
    assert process.stderr is not None
    process.stderr.close()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_leaves_nothing_half_written(
    folder: Path, unfinished: subprocess.Popen[bytes], number: int
) -> None:
    assert [p.suffix for p in (folder / "out").iterdir()] == [".part"]
    unfinished.send_signal(number)
    _, err = unfinished.communicate(timeout=30)
    assert b"Traceback" not in err
    assert unfinished.returncode == (130 if number == signal.SIGINT else -number)
    assert not list((folder / "out").iterdir())


@pytest.mark.parametrize(
    ("args", "told"),
    [
        ("cite {} marsh", b"(Marsh, 2004)"),
        ("check {}", b""),
        ("check {} --diff", b""),
        ("bibliography {}", b"Marsh, E. (2004)"),
        ("export {} --to ris,csl-json -o out", b""),
        ("export {} --to ris -o -", b"TI  - Rivers"),
        ("export {} --to ris -o - --stream", b"TI  - Rivers"),
        ("import {}", b"title: Rivers"),
        ("gather {} -o -", b"title: Rivers"),
        ("gather {} --to ris -o -", b"TI  - Rivers"),
        ("export {} --to ris -o - --stream --jobs 2", b"TI  - Rivers"),
    ],
)
def test_what_a_shell_pipes_in_by_a_name_is_read_once(folder: Path, args: str, told: bytes) -> None:
    entry = "@inbook{marsh, author={Marsh, Eleanor}, title={Rivers}, booktitle={Water}, year=2004,"
    (folder / "a").write_text(f"{entry} pages={{3--9}}, publisher={{Tidewater}}}}\n")
    done = shell(folder, "$P " + args.format("<(cat a)"))
    assert done.returncode == 0, done.stderr
    assert told in done.stdout
    if args.endswith("out"):
        assert len(list((folder / "out").iterdir())) == 2


@pytest.mark.parametrize(
    ("args", "told"),
    [("show {}", b"Two"), ("locate {} 29", b"Two"), ("cite {} p.40", b"(Marsh, 2004, p. 40)")],
)
def test_a_record_that_a_shell_pipes_in(folder: Path, args: str, told: bytes) -> None:
    done = shell(folder, "$P " + args.format("<(cat r.yaml)"))
    assert done.returncode == 0 and told in done.stdout, done.stderr


@pytest.mark.parametrize("args", ["gather - -o -", "gather - -o - --from bibtex"])
def test_stdin_is_gathered(folder: Path, args: str) -> None:
    done = plain(folder, *args.split(), stdin=b"@book{a, title={Rivers}, year=2004}")
    assert b"title: Rivers" in done.stdout, done.stderr


def test_a_pipe_cannot_be_mended(folder: Path) -> None:
    done = shell(folder, "$P check --fix <(cat r.yaml)")
    assert done.returncode == 2 and b"--fix mends files" in done.stderr
