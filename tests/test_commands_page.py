"""docs/commands.md: each command runs, and prints what the page says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "commands.md"
COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ |```).*\n)*)", re.M)


def commands() -> list[tuple[str, str]]:
    """Each command of the page with what it prints."""
    blocks = re.findall(r"^```console\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.S | re.M)
    return [found for block in blocks for found in COMMAND.findall(block)]


def shell(command: str, folder: Path) -> str:
    """What a line of bash prints in the folder, on stdout and stderr together."""
    path = f"{sysconfig.get_path('scripts')}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", command], cwd=folder, env={**os.environ, "PATH": path, "COLUMNS": "80"},
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
    )  # fmt: skip
    return done.stdout.decode()


def test_there_are_forty() -> None:
    assert len(commands()) >= 40


@pytest.mark.slow
def test_each_prints_what_the_page_says(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    for command, expected in commands():
        assert shell(command, tmp_path).rstrip() == expected.rstrip(), command


def rewrite() -> None:
    """Write the page anew with what its commands print now: python -m tests.test_commands_page."""
    import tempfile

    text = PAGE.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as name:
        shutil.copytree(ROOT / "data", Path(name, "data"))

        def printed(found: re.Match[str]) -> str:
            return f"$ {found[1]}\n{shell(found[1], Path(name))}"

        PAGE.write_text(COMMAND.sub(printed, text), encoding="utf-8")


if __name__ == "__main__":
    rewrite()
