"""README: its Python and shell examples run, and print what it says."""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PYTHON = re.findall(r"^```pycon\n(.*?)^```", README, re.S | re.M)
SHELL = re.findall(r"^```console\n(.*?)^```", README, re.S | re.M)


def test_there_are_examples() -> None:
    assert PYTHON
    assert SHELL


def test_python_examples(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    test = doctest.DocTestParser().get_doctest("\n".join(PYTHON), {}, "README", "README.md", 0)
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS)
    assert runner.run(test).failed == 0


@pytest.mark.parametrize("session", SHELL)
def test_shell_example(session: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for command, expected in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", session, re.M):
        done = subprocess.run(
            ["bash", "-c", command], cwd=tmp_path, env={**os.environ, "PATH": path},
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
        )  # fmt: skip
        assert done.stdout.rstrip() == expected.rstrip(), command


def test_the_record_shown_is_the_record_bundled() -> None:
    shown = re.search(r"^```yaml\n(.*?)^```", README, re.S | re.M)
    assert shown
    bundled = (ROOT / "data/precarious-truce.yaml").read_text(encoding="utf-8")
    for line in shown[1].splitlines():
        assert line in bundled.splitlines(), line
