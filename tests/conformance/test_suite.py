"""The CSL test suite, as far as it is given: the committed list of what passes is exact."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

PASSING = Path(__file__).with_name("passing.txt")


def load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_exactly_the_listed_fixtures_pass(shared: Path) -> None:
    from precarious_truce.citations import Processor

    kit = load(shared / "csl" / "cslkit.py")
    listed = set(PASSING.read_text("utf-8").split())
    passing = set()
    for path in sorted((shared / "csl" / "fixtures").glob("*.txt")):
        fixture = kit.read_fixture(path)
        shown = kit.render_fixture(Processor, fixture)
        if kit.strict(shown) == kit.strict(fixture["RESULT"]):
            passing.add(path.stem)
    assert not listed - passing, "listed as passing, but fail"
    assert not passing - listed, "pass: add them to passing.txt"
