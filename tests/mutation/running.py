"""Each change in a process of its own: what the tests near it make of it."""

from __future__ import annotations

import compileall
import os
import resource
import shutil
import signal
import sys
import time
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.mutation.changes import Change
from tests.mutation.near import LATE, ROOT, near

__all__ = ["SOURCE", "Outcome", "tried"]

SOURCE = ROOT / "src/precarious_truce"
SECONDS = 240
"""What the tests may take; a change that makes them take longer is noticed."""
MEMORY = 4 * 1024**3


@dataclass(frozen=True)
class Outcome:
    """What became of a change: the first test that fails, or none."""

    change: Change | None
    failed: str
    seconds: float

    @property
    def noticed(self) -> bool:
        """Whether a test fails, or does not end."""
        return bool(self.failed)


class _First:
    """A plugin of pytest that writes down the first test that fails."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed and not self.path.exists():
            self.path.write_text(report.nodeid)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed and not self.path.exists():
            self.path.write_text(report.nodeid or "collection")


@dataclass(frozen=True)
class _Running:
    change: Change | None
    place: Path
    began: float


def tried(
    changes: Sequence[tuple[str, Change | None]], folder: Path, jobs: int
) -> Iterator[Outcome]:
    """Each change of a module (None: as it is) with its outcome, in the order in which they end."""
    free = [_copy(folder / str(number)) for number in range(jobs)]
    running: dict[int, _Running] = {}
    left = list(reversed(changes))
    while left or running:
        while left and free:
            module, change = left.pop()
            place = free.pop()
            running[_start(module, change, place)] = _Running(change, place, time.monotonic())
        pid, status = os.waitpid(-1, os.WNOHANG)
        if not pid:
            time.sleep(0.02)
            for late, run in running.items():
                if time.monotonic() - run.began > SECONDS:
                    os.killpg(late, signal.SIGKILL)
            continue
        run = running.pop(pid)
        free.append(run.place)
        took = time.monotonic() - run.began
        told = run.place / "failed"
        failed = told.read_text() if told.exists() else ""
        if not failed and status:
            failed = "(no end)" if os.WIFSIGNALED(status) else f"(exit {status >> 8})"
        if failed and run.change is None:
            failed += "\n" + (run.place / "output").read_text(errors="replace")[-2000:]
        yield Outcome(run.change, failed, took)


def _copy(place: Path) -> Path:
    """A folder with a copy of the package, compiled."""
    shutil.copytree(SOURCE, place / "src/precarious_truce")
    compileall.compile_dir(place / "src", quiet=2)
    return place


def _start(module: str, change: Change | None, place: Path) -> int:
    """A process that runs the tests near a change; its number."""
    (place / "failed").unlink(missing_ok=True)
    pid = os.fork()
    if pid:
        return pid
    code = 70
    try:
        code = _run(module, change, place)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _run(module: str, change: Change | None, place: Path) -> int:
    """Run the tests near a change, in this process: the exit code of pytest."""
    os.setpgid(0, 0)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    out = os.open(place / "output", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(out, 1)
    os.dup2(out, 2)
    changed = place / "src/precarious_truce" / module
    text = (SOURCE / module).read_text(encoding="utf-8")
    changed.write_text(change.applied(text) if change else text, encoding="utf-8")
    compiled = changed.parent / "__pycache__"
    for old in compiled.glob(f"{changed.stem}.*.pyc"):
        old.unlink()
    sys.dont_write_bytecode = True
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    os.environ["PYTHONPATH"] = f"{place / 'src'}{os.pathsep}{ROOT}"
    sys.path[:0] = [str(place / "src")]
    os.chdir(ROOT)
    tests = [
        t.replace("src/", f"{place}/src/", 1) if t.startswith("src/") else t for t in near(module)
    ]
    options = [
        "-x", "-q", "--assert=plain", "-p", "no:cacheprovider", "-p", "no:xdist",
        "-k", " and ".join(f"not {word}" for word in LATE),
        f"--rootdir={ROOT}", "-c", str(ROOT / "pyproject.toml"), f"--basetemp={place / 'tmp'}",
    ]  # fmt: skip
    code = pytest.main([*options, *tests], plugins=[_First(place / "failed")])
    changed.write_text(text, encoding="utf-8")
    return int(code)
