"""The registry of diagnostic codes is what the source gives: no more, no less, each code once."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from precarious_truce.checks import explain, lints
from precarious_truce.codes import CODES, LINTS

SOURCE = Path(__file__).resolve().parents[2] / "src/precarious_truce"
CODE = re.compile(r"[A-Z]{1,4}[0-9]{1,2}")
REPORTING = {
    "Diagnostic", "of", "lint", "say", "fault", "_fault", "_warn", "diagnostic", "_diagnostic",
    "report", "reporter", "warn", "tell",
}  # fmt: skip
"""Functions whose first argument, or `code`, is a code."""
TABLES = {"FAULTS"}
"""Tables by code."""
RENAMES = {}
"""Modules that still give old codes, until these are renamed there."""


def literals(node: ast.AST) -> Iterator[str]:
    """The codes that a piece of syntax gives to a diagnostic."""
    given: list[ast.expr | None] = []
    match node:
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if name in REPORTING:
            given += node.args[:1] + [k.value for k in node.keywords if k.arg == "code"]
        case ast.Call(func=ast.Name(id="parsed")):  # XML is read under a code of its format
            given += node.args[1:2]
        case ast.Call(func=ast.Attribute(attr="append"), args=[ast.Tuple(elts=[first, *_])]):
            given.append(first)
        case ast.Return(value=ast.Tuple(elts=[first, *_])):  # why a record is refused
            given.append(first)
        case ast.Assign(targets=[ast.Tuple(elts=names)], value=ast.Tuple(elts=values)):
            pairs = zip(names, values, strict=False)
            given += [v for n, v in pairs if isinstance(n, ast.Name) and n.id == "code"]
        case ast.Assign(targets=[ast.Name(id=table)], value=ast.Dict(keys=keys)) if table in TABLES:
            given += keys
    texts = (one.value for one in given if isinstance(one, ast.Constant))
    yield from (text for text in texts if isinstance(text, str) and CODE.fullmatch(text))


def used() -> dict[str, set[str]]:
    """Code → the modules that give it."""
    found: dict[str, set[str]] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        module = path.relative_to(SOURCE).as_posix()
        renamed = next((new for place, new in RENAMES.items() if module.startswith(place)), {})
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for code in literals(node):
                found.setdefault(renamed.get(code, code), set()).add(module)
    return found


def test_every_code_that_is_given_is_registered() -> None:
    unknown = {code: where for code, where in used().items() if code not in {*CODES, *LINTS}}
    assert not unknown


def test_every_registered_code_is_given() -> None:
    assert not {*CODES, *LINTS} - used().keys()


def test_no_code_means_two_things() -> None:
    assert not CODES.keys() & set(LINTS)
    assert len(set(LINTS)) == len(LINTS)
    assert {entry.code for entry in lints()} == {*LINTS, *(c for c in CODES if c[0] == "Y")}
    for code, modules in used().items():
        if code in LINTS:
            assert {module.split("/")[0] for module in modules} == {"checks"}, code


@pytest.mark.parametrize("code", [*CODES, *LINTS])
def test_every_code_is_explained(code: str) -> None:
    first, empty, *page = explain(code.lower()).rstrip("\n").split("\n")
    assert re.fullmatch(rf"{code}(?: \((?:error|warning|info)\))?: \S.*[^.]", first)
    assert empty == "" and len("".join(page)) > 20
    assert all(len(line) <= 100 for line in (first, *page))
