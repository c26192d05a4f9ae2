"""The command line in the process of the tests."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from tests.cli.command import Run

from precarious_truce.cli import _run


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Run the command line in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def command(*args: str, stdin: str | None = None) -> tuple[int, str, str]:
        if stdin is not None:
            fake = io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8")
            monkeypatch.setattr(sys, "stdin", fake)
        status = _run(list(args))
        out, err = capfd.readouterr()
        assert "Traceback" not in err
        return status, out, err

    return command
