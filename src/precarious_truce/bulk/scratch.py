"""The scratch directory of a run: what is finished is kept there, and found again.

A finished task is two files named by its digest: its output, then, when that is whole, the rest.
So what is there is whole, and what was interrupted is not there.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

from precarious_truce.bulk.tasks import Done, Task
from precarious_truce.errors import Diagnostic, Severity

__all__ = [
    "Scratch", "as_members", "as_text", "finished", "from_members", "from_text", "keep",
    "output_of",
]  # fmt: skip


class Scratch:
    """A directory beside the output that is gone when the run is complete; any, where it is stdout.

    >>> with tempfile.TemporaryDirectory() as folder:
    ...     scratch = Scratch(Path(folder, "out.ris"), resume=False)
    ...     print(scratch.path.name, scratch.path.is_dir())
    ...     scratch.remove()
    .out.ris.pieces True
    """

    def __init__(self, output: Path | None, *, resume: bool) -> None:
        if output is None:
            self.path = Path(tempfile.mkdtemp(prefix="precarious-truce-"))
            return
        self.path = output.with_name(f".{output.name}.pieces")
        if not resume:
            self.remove()
        self.path.mkdir(parents=True, exist_ok=True)
        for begun in self.path.glob("*.part"):  # of a run that was interrupted
            begun.unlink(missing_ok=True)

    def remove(self) -> None:
        """Remove it and what is in it."""
        shutil.rmtree(self.path, ignore_errors=True)


def output_of(folder: str, digest: str) -> Path:
    """The file for the output of a task."""
    return Path(folder, f"{digest}.out")


def keep(folder: str, digest: str, done: Done) -> None:
    """Mark a task as finished: its output is whole."""
    path = Path(folder, f"{digest}.json")
    part = path.with_suffix(f".{os.getpid()}.part")
    part.write_text(as_text(done), encoding="utf-8", errors="surrogatepass")
    part.replace(path)


def finished(folder: str, task: Task) -> Done | None:
    """What became of a task that was finished before, here or in a run that was interrupted."""
    try:
        text = Path(folder, f"{task.digest()}.json").read_text("utf-8", errors="surrogatepass")
        done = from_text(text)
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return done if Path(done.path).is_file() else None


def as_text(done: Done) -> str:
    """What became of a task, as JSON."""
    return json.dumps(asdict(done))


def from_text(text: str) -> Done:
    """What became of a task, from `as_text`."""
    found: dict[str, Any] = json.loads(text)
    faults = tuple(map(from_members, found.pop("diagnostics")))
    wanted, given, written = (tuple(found[name]) for name in ("wanted", "given", "written"))
    return Done(
        found["path"], found["works"], wanted, given, written, faults, found["lost"],
        tuple(found["losses"]),
    )  # fmt: skip


def as_members(fault: Diagnostic) -> dict[str, Any]:
    """A diagnostic, as members of JSON."""
    return asdict(fault)


def from_members(said: dict[str, Any]) -> Diagnostic:
    """A diagnostic, from `as_members`.

    >>> fault = Diagnostic("F1", "no such file", file="a.bib", path=("contents", 2))
    >>> from_members(json.loads(json.dumps(as_members(fault)))) == fault
    True
    """
    return Diagnostic(
        **{**said, "severity": Severity(said["severity"]), "path": tuple(said["path"])}
    )
