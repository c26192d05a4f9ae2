"""Running the lints over works, and saying where in the file each finding is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from precarious_truce.checks.registry import Finding, Lint, Selection, lints
from precarious_truce.checks.salvage import UNTITLED, salvage
from precarious_truce.checks.subject import Subject
from precarious_truce.errors import Diagnostic
from precarious_truce.formats.yaml import Origin, read
from precarious_truce.model import Work
from precarious_truce.model.described import Described
from precarious_truce.model.layout import Path

__all__ = ["of_text", "of_work"]

ALL = Selection()


def of_work(work: Work, selection: Selection = ALL) -> Iterator[Diagnostic]:
    """The findings of one work, in the order of the record; `file` is the work's key."""
    found = [
        Diagnostic(
            entry.code, finding.message, finding.severity or entry.severity, work.key,
            path=finding.path, hint=finding.hint,
        )
        for entry, finding in _findings(Subject(work), selection)
    ]  # fmt: skip
    return iter(sorted(found, key=lambda d: _in_order(d.path)))


def _in_order(path: Path) -> list[tuple[int, str]]:
    """A sort key: numbers as numbers, the fields of a thing before what is in it."""
    return [(step, "") if isinstance(step, int) else (-1, step) for step in path]


def of_text(
    text: str | bytes, file: str | None = None, selection: Selection = ALL
) -> list[Diagnostic]:
    """All faults of a record file, those of the reader too, in order of line."""
    origins, diagnostics = read(text, file=file)
    found = [d for d in diagnostics if selection.takes(d.code)]
    for origin in origins:
        work = origin.work or salvage(origin.raw)
        if work is not None:
            findings = _findings(Subject(work, origin), selection)
            found += [_diagnostic(entry, finding, origin, work) for entry, finding in findings]
    return sorted(found, key=lambda d: (d.line or 0, d.column or 0, d.code))


def _findings(subject: Subject, selection: Selection) -> Iterator[tuple[Lint, Finding]]:
    """What every selected lint finds, without what the record accepts."""
    accepted = {path: _accepted_by(d) for path, d in subject.detailed if _accepted_by(d)}
    for entry in lints():
        if entry.find is not None and selection.takes(entry.code):
            for finding in entry.find(subject):
                if not (accepted and _is_accepted(entry.code, finding.path, accepted)):
                    yield entry, finding
    if subject.layout:
        subject.layout.release()


UNKNOWN_YET = frozenset(("C4", "C5", "P5", "P11"))
"""What is found where not all contents are in the record, and is no fault then."""


def _accepted_by(described: Described) -> frozenset[str]:
    """The codes that a work or part accepts, or that say nothing of what is not complete."""
    accepted = frozenset(described.accept or ())
    if described.contents_status == "partial":  # their order may be that of another list
        accepted |= {"P3", "P7"}
    return accepted | UNKNOWN_YET if described.contents_status else accepted


def _is_accepted(code: str, path: Path, accepted: dict[Path, frozenset[str]]) -> bool:
    """Whether the part at `path`, or one around it, accepts `code`."""
    return any(code in accepted.get(path[:length], ()) for length in range(len(path) + 1))


def _diagnostic(entry: Lint, finding: Finding, origin: Origin, work: Work) -> Diagnostic:
    """The finding as a diagnostic with its place in the file."""
    path = (*origin.path, *finding.path)
    place = origin.source.place(origin.document, path)
    return origin.source.diagnostic(
        entry.code, finding.message, place, severity=finding.severity or entry.severity,
        path=path, hint=finding.hint, label=_label(work, finding.path),
    )  # fmt: skip


def _label(work: Work, path: Path) -> str | None:
    """Of which part the excerpt is: `chapter 3 of marsh2004`."""
    part: Any = work
    for step in path:
        if isinstance(step, int):
            part = part[step]
        elif step in ("contents", "volumes"):
            part = getattr(part, step)
        else:
            break
    if part is work or isinstance(part, tuple):
        return None
    kind = getattr(part, "kind", "volume")
    if part.number:
        return f"{kind} {part.number} of {work.key}"
    title = part.title.text if part.title else kind
    return None if title.startswith(UNTITLED) else f"{title[:40]}, in {work.key}"
