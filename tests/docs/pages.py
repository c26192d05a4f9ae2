"""The pages that people read, and what stands in them to be done.

A page is gone through from its top to its end in a folder that holds `data/` and nothing else:

- a `console` block is a session of a shell: each line behind `$ ` is run by bash, the lines behind
  it are what it prints, on stdout and stderr together;
- a `pycon` block is a session of Python, all of a page one session;
- a block of another language is a file where the paragraph before it names one and ends with a
  colon: "Save this as `rivers.yaml`:";
- an `sh` block is what a reader does for the whole machine (install a program); it is not run.

`python -m tests.docs` writes the pages anew with what is printed now.
"""

from __future__ import annotations

import code
import contextlib
import doctest
import io
import os
import re
import shutil
import subprocess
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"

_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)
_SAVED = re.compile(r"`([\w./-]+)`[^`\n]*:\n\n\Z")
_COMMAND = re.compile(r"^\$ (.*(?:\n> .*)*)\n((?:(?!\$ ).*\n)*)", re.M)
_OPTIONS = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS


def pages() -> list[Path]:
    """README.md and each page of docs/, in order."""
    return [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, its text, the file that it is saved as ("" where none)."""

    language: str
    text: str
    saved: str = ""
    start: int = 0

    @property
    def runs(self) -> bool:
        """Whether there is anything to do."""
        return self.language in ("console", "pycon") or bool(self.saved)


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a page, in order."""
    for found in _BLOCK.finditer(text):
        name = _SAVED.search(text, 0, found.start())
        own = found[1] not in ("console", "pycon", "sh")
        yield Block(found[1], found[2], name[1] if name and own else "", found.start(2))


def commands(session: str) -> list[tuple[str, str]]:
    """Each command of a session, with what it prints."""
    return [(found[1].replace("\n> ", "\n"), found[2]) for found in _COMMAND.finditer(session)]


@dataclass
class Reader:
    """Does what a page says, in a folder of its own."""

    folder: Path
    names: dict[str, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        shutil.copytree(ROOT / "data", self.folder / "data")

    def shell(self, command: str) -> str:
        """What a command prints, on stdout and stderr together."""
        path = f"{sysconfig.get_path('scripts')}{os.pathsep}{os.environ['PATH']}"
        done = subprocess.run(
            ["bash", "-c", command], cwd=self.folder,
            env={**os.environ, "PATH": path, "COLUMNS": "80"},
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
        )  # fmt: skip
        return done.stdout.decode()

    def save(self, block: Block) -> None:
        """Write the file that a block shows."""
        target = self.folder / block.saved
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(block.text, encoding="utf-8")

    def faults(self, block: Block) -> list[str]:
        """Where what is printed is not what the block shows."""
        if block.saved:
            self.save(block)
            return []
        if block.language == "console":
            return [
                f"$ {command}\n{printed}"
                for command, shown in commands(block.text)
                if (printed := self.shell(command)).rstrip() != shown.rstrip()
            ]
        return self._doctest(block.text)

    def _doctest(self, text: str) -> list[str]:
        test = doctest.DocTestParser().get_doctest(text, self.names, "page", None, 0)
        told: list[str] = []
        with contextlib.chdir(self.folder):
            runner = doctest.DocTestRunner(optionflags=_OPTIONS, verbose=False)
            runner.run(test, out=told.append, clear_globs=False)
        self.names.update(test.globs)
        return told

    def anew(self, block: Block) -> str:
        """The block with what is printed now."""
        if block.saved:
            self.save(block)
        elif block.language == "console":
            return _COMMAND.sub(self._printed, block.text)
        elif block.language == "pycon":
            return self._interpreted(block.text)
        return block.text

    def _printed(self, found: re.Match[str]) -> str:
        printed = self.shell(found[1].replace("\n> ", "\n")).rstrip()
        return f"$ {found[1]}\n{printed}\n" if printed else f"$ {found[1]}\n"

    def _interpreted(self, text: str) -> str:
        console = code.InteractiveConsole(self.names)
        lines: list[str] = []
        with contextlib.chdir(self.folder):
            for example in doctest.DocTestParser().get_examples(text):
                first, *more = example.source.rstrip("\n").split("\n")
                lines += [f">>> {first}", *(f"... {line}".rstrip() for line in more)]
                out = io.StringIO()
                with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
                    source = example.source + ("\n" if more else "")
                    console.runsource(source, "<page>", "single")
                lines += out.getvalue().rstrip("\n").split("\n") if out.getvalue() else []
        return "\n".join(lines) + "\n"


def run(page: Path, folder: Path) -> list[str]:
    """All that a page says and is not so."""
    reader = Reader(folder)
    found = [block for block in blocks(page.read_text(encoding="utf-8")) if block.runs]
    return [fault for block in found for fault in reader.faults(block)]


def rewrite(page: Path, folder: Path) -> None:
    """Write a page anew with what is printed now; ellipses of a page are kept where they fit."""
    text, reader, out, end = page.read_text(encoding="utf-8"), Reader(folder), [], 0
    for block in blocks(text):
        if not block.runs:
            continue
        fits = block.language == "pycon" and not reader.faults(block)
        new = block.text if fits else reader.anew(block)
        out += [text[end : block.start], new]
        end = block.start + len(block.text)
    page.write_text("".join(out) + text[end:], encoding="utf-8")
