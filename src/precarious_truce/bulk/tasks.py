"""What one process does at a time: a cut of an input, to be written in a format.

>>> from precarious_truce.formats.cutting import Cut
>>> tasks = [Task(Cut(f"title: {name}"), "a.yaml", "yaml", "ris") for name in "AAB"]
>>> len({task.digest() for task in tasks})
2
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from importlib.metadata import version

from precarious_truce.errors import Diagnostic
from precarious_truce.formats.cutting import Cut

__all__ = ["Done", "Task"]


@dataclass(frozen=True, slots=True)
class Task:
    """A cut of the input `name` in the format `source`, to be written in the format `target`.

    What the rest of the input has to do with it: `given`, the keys of its entries, where they are
    not those that they would have alone; `elsewhere`, keys that another input had first, with its
    name; `written`, keys that are in the output already.  `read` is how far the inputs were read.
    """

    cut: Cut
    name: str
    source: str
    target: str
    options: tuple[tuple[str, str | bool], ...] = ()
    lists_losses: bool = False
    given: tuple[str, ...] | None = None
    elsewhere: Mapping[str, str] = field(default_factory=dict)
    written: tuple[str, ...] = ()
    read: int = field(default=0, compare=False)

    def digest(self) -> str:
        """What tells this task from any other, in any run of this version."""
        hashed = blake2b(digest_size=20)
        for part in (
            version("precarious-truce"), self.name, self.source, self.target, self.options,
            self.lists_losses, self.given, sorted(self.elsewhere.items()), self.written,
            self.cut.line, self.cut.form, self.cut.context,
        ):  # fmt: skip
            hashed.update(f"{part!r}\0".encode("utf-8", "surrogatepass"))
        hashed.update(self.cut.text.encode("utf-8", "surrogatepass"))
        return hashed.hexdigest()


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a task: the file with its output, and what the whole must know.

    `wanted` are the keys of its entries as they stand, `given` those that they got, `written` those
    in the output; `lost` counts the facts that the target has no place for, `losses` says them.
    """

    path: str
    works: int
    wanted: tuple[str, ...]
    given: tuple[str, ...]
    written: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
    lost: int = 0
    losses: tuple[str, ...] = ()
