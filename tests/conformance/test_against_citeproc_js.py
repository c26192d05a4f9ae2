"""A sample of real styles beside citeproc-js, where node and its `citeproc` are found."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.conformance.test_suite import load

STYLES = 60


def has_citeproc() -> bool:
    if not shutil.which("node"):
        return False
    found = subprocess.run(["node", "-e", "require('citeproc')"], capture_output=True, check=False)
    return found.returncode == 0


@pytest.mark.slow
def test_entries_agree_with_citeproc_js(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not has_citeproc():
        pytest.skip("needs node and the npm package citeproc, found through NODE_PATH")
    kit_folder = shared / "csl"
    monkeypatch.syspath_prepend(str(kit_folder))
    compare = load(kit_folder / "compare_styles.py")
    import precarious_truce.citations

    monkeypatch.setitem(sys.modules, "precarious_truce.citations", precarious_truce.citations)
    items = kit_folder / "items.json"
    data = json.loads(items.read_text("utf-8"))
    figures = compare.compare(compare.sample(STYLES, "test"), data, items)
    assert figures["crashed"] == 0
    assert figures["text"]["pairs"] >= 98.5
    assert figures["html"]["pairs"] >= 97
    assert figures["text"]["citation"] >= 95
    assert os.environ.get("NODE_PATH") is not None or figures
