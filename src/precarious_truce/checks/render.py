"""Diagnostics as text, JSON, SARIF 2.1.0 and annotations of GitHub Actions.

>>> found = Diagnostic("P2", "pages run backwards", file="a b.yaml", line=3, column=5, length=5)
>>> print(as_github([found]), end="")
::error file=a b.yaml,line=3,endLine=3,col=5,endColumn=10,title=P2::pages run backwards
>>> import json
>>> json.loads(as_json([found]))[0]["code"]
'P2'
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePath
from typing import TypeAlias
from urllib.parse import quote

from precarious_truce.codes import CODES
from precarious_truce.errors import Diagnostic, Severity
from precarious_truce.printing import json_text, printable

__all__ = ["RENDERERS", "as_github", "as_json", "as_sarif", "as_text", "summary"]

Json: TypeAlias = "str | int | Sequence[Json] | Mapping[str, Json] | None"


_MOST_NOTES = 3
"""Notes of one kind on one file that are shown each by itself."""


def as_text(found: Sequence[Diagnostic]) -> str:
    """For people: each with its line of the file; of many notes of one kind, one and their lines.

    >>> notes = [Diagnostic("P5", "a gap", Severity.INFO, "r.yaml", line) for line in range(1, 30)]
    >>> print(as_text(notes).rstrip())
    r.yaml:1: info[P5]: a gap
    <BLANKLINE>
    r.yaml: info[P5]: 28 more of this kind, on lines 2, 3, 4, 5, 6, 7, 8, 9 …
    """
    kinds: dict[tuple[str | None, str], list[Diagnostic]] = {}
    for diagnostic in found:
        if diagnostic.severity is Severity.INFO:
            kinds.setdefault((diagnostic.file, diagnostic.code), []).append(diagnostic)
    many = {kind: notes for kind, notes in kinds.items() if len(notes) > _MOST_NOTES}
    shown = []
    for diagnostic in found:
        is_note = diagnostic.severity is Severity.INFO
        notes = many.get((diagnostic.file, diagnostic.code)) if is_note else None
        if notes is None:
            shown.append(diagnostic)
        elif diagnostic is notes[0]:
            shown += [diagnostic, _the_rest(notes[1:])]
    return "".join(f"{diagnostic}\n\n" for diagnostic in shown)


def _the_rest(notes: Sequence[Diagnostic]) -> Diagnostic:
    """What stands for further notes of a kind."""
    lines = [str(note.line) for note in notes if note.line]
    where = f", on lines {', '.join(lines[:8])}{' …' if len(lines) > 8 else ''}" if lines else ""
    message = f"{len(notes)} more of this kind{where}"
    return Diagnostic(notes[0].code, message, Severity.INFO, notes[0].file)


def summary(found: Sequence[Diagnostic]) -> str:
    """How many of each severity.

    >>> summary([]), summary([Diagnostic("P2", "")])
    ('no faults', '1 error')
    """
    words = ((Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "note"))
    counts = [(sum(d.severity is severity for d in found), word) for severity, word in words]
    return ", ".join(f"{n} {word}{'s' * (n != 1)}" for n, word in counts if n) or "no faults"


def as_json(found: Sequence[Diagnostic]) -> str:
    """A list of objects; what is not known is left out."""
    return json_text([_plain(d) for d in found]) + "\n"


def _plain(diagnostic: Diagnostic) -> Json:
    plain: dict[str, Json] = {
        "code": diagnostic.code,
        "severity": str(diagnostic.severity),
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "file": diagnostic.file,
        "line": diagnostic.line,
        "column": diagnostic.column,
        "length": diagnostic.length if diagnostic.column else None,
        "path": list(diagnostic.path) or None,
    }
    return {key: value for key, value in plain.items() if value is not None}


# --- SARIF --------------------------------------------------------------------------------------

_SARIF = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def as_sarif(found: Sequence[Diagnostic]) -> str:
    """A log of one run (SARIF 2.1.0, OASIS), with a rule for each check and other code."""
    from precarious_truce import __version__
    from precarious_truce.checks.registry import lints

    rules = {
        entry.code: _rule(entry.code, entry.summary, entry.page)
        | {"defaultConfiguration": {"level": _LEVELS[entry.severity]}}
        for entry in lints()
    }
    rules |= {
        d.code: _rule(d.code, *CODES[d.code])
        for d in found
        if d.code in CODES and d.code not in rules
    }
    index = {code: position for position, code in enumerate(rules)}
    driver: Json = {
        "name": "precarious-truce", "version": __version__, "rules": list(rules.values()),
    }  # fmt: skip
    run: Json = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(d, index.get(d.code)) for d in found],
    }
    return json_text({"$schema": _SARIF, "version": "2.1.0", "runs": [run]}) + "\n"


def _rule(code: str, summary: str, page: str) -> dict[str, Json]:
    return {
        "id": code,
        "shortDescription": {"text": summary},
        "fullDescription": {"text": page or summary},
        "help": {"text": page or summary},
    }


def _result(diagnostic: Diagnostic, rule: int | None) -> Json:
    hint = f" ({diagnostic.hint})" if diagnostic.hint else ""
    place: dict[str, Json] = {"artifactLocation": {"uri": _uri(diagnostic.file or "<text>")}}
    if diagnostic.line:
        columns: dict[str, Json] = {}
        if diagnostic.column:
            end = diagnostic.column + diagnostic.length
            columns = {"startColumn": diagnostic.column, "endColumn": end}
        place["region"] = {"startLine": diagnostic.line, **columns}
    result: dict[str, Json] = {
        "ruleId": diagnostic.code,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": diagnostic.message + hint},
        "locations": [{"physicalLocation": place}],
    }
    return result if rule is None else result | {"ruleIndex": rule}


def _uri(file: str) -> str:
    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))


# --- GitHub -------------------------------------------------------------------------------------

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def as_github(found: Sequence[Diagnostic]) -> str:
    """Workflow commands that annotate the lines of a pull request."""
    return "".join(_command(d) for d in found)


def _command(diagnostic: Diagnostic) -> str:
    place: dict[str, str | int | None] = {"file": diagnostic.file}
    if diagnostic.line:
        place |= {"line": diagnostic.line, "endLine": diagnostic.line}
        if diagnostic.column:
            place |= {"col": diagnostic.column, "endColumn": diagnostic.column + diagnostic.length}
    place["title"] = diagnostic.code
    given = ",".join(f"{k}={_escape(str(v), ',:')}" for k, v in place.items() if v is not None)
    hint = f"\n{diagnostic.hint}" if diagnostic.hint else ""
    return f"::{_COMMANDS[diagnostic.severity]} {given}::{_escape(diagnostic.message + hint)}\n"


def _escape(text: str, more: str = "") -> str:
    """Text as workflow commands want it: percent-encoded where it would end something."""
    text = "\n".join(printable(line) for line in text.split("\n"))
    for sign in "%\n" + more:
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


RENDERERS: dict[str, Callable[[Sequence[Diagnostic]], str]] = {
    "text": as_text,
    "json": as_json,
    "sarif": as_sarif,
    "github": as_github,
}
"""Name of the output → what writes it."""
