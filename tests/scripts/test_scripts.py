"""Scripts of users: those that are right run, and type checkers see which ones are.

`right/` holds scripts that must be clean under strict mypy and pyright without a plug-in; so must
README's examples.  In `wrong/` each line marked `# wrong` must be objected to by both, no other.
"""

from __future__ import annotations

import json
import os
import re
import runpy
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.conftest import ROOT

HERE = Path(__file__).parent
RIGHT = sorted((HERE / "right").glob("*.py"))
WRONG = sorted((HERE / "wrong").glob("*.py"))
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]

Place = tuple[str, int]
"""Name of a script and a line of it."""


@pytest.mark.parametrize("script", RIGHT, ids=lambda path: path.stem)
def test_a_script_runs(script: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    runpy.run_path(str(script))


def _examples(page: Path) -> str:
    """The Python examples of a page as one script; without those of other packages."""
    blocks = re.findall(r"^```pycon\n(.*?)^```", page.read_text(encoding="utf-8"), re.S | re.M)
    own = [block for block in blocks if "pyoxigraph" not in block]
    lines = [line for block in own for line in block.splitlines()]
    code = [line[4:] for line in lines if line.startswith((">>> ", "... ", "..."))]
    plain = re.findall(r"^```python\n(.*?)^```", page.read_text(encoding="utf-8"), re.S | re.M)
    return "\n".join([*code, *plain]) + "\n"


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every script, right or wrong, and those of the pages."""
    folder = tmp_path_factory.mktemp("scripts")
    for path in (*RIGHT, *WRONG):
        (folder / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    for page in PAGES:
        (folder / f"{page.stem}.py").write_text(_examples(page), encoding="utf-8")
    return folder


WANTED = {
    (path.name, number)
    for path in WRONG
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    if line.endswith("# wrong")
}


def _run(*command: str, folder: Path) -> str:
    environment = {**os.environ, "MYPYPATH": str(ROOT / "src")}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode in (0, 1), done.stdout + done.stderr
    return done.stdout


def _mypy(folder: Path) -> Iterator[tuple[Place, str]]:
    (folder / "mypy.ini").write_text("[mypy]\nstrict = True\nfollow_imports = silent\n")
    files = sorted(path.name for path in folder.glob("*.py"))
    command = (sys.executable, "-m", "mypy", "--config-file", "mypy.ini", "--no-error-summary")
    for line in _run(*command, *files, folder=folder).splitlines():
        if found := re.match(r"(\w+\.py):(\d+): error: (.*)", line):
            yield (found[1], int(found[2])), found[3]


def _pyright(folder: Path) -> Iterator[tuple[Place, str]]:
    settings = {
        "typeCheckingMode": "strict",
        "extraPaths": [str(ROOT / "src")],
        "pythonVersion": "3.11",
        "reportUnusedExpression": False,  # the examples of pages show values
    }
    (folder / "pyrightconfig.json").write_text(json.dumps(settings))
    command = (sys.executable, "-m", "pyright", "--outputjson", "--pythonpath", sys.executable)
    report = json.loads(_run(*command, folder=folder))
    for found in report["generalDiagnostics"]:
        if found["severity"] == "error":
            line = found["range"]["start"]["line"] + 1
            yield (Path(found["file"]).name, line), found["message"]


@pytest.mark.slow
@pytest.mark.parametrize("checker", [_mypy, _pyright], ids=["mypy", "pyright"])
def test_type_checkers_see_what_is_wrong_and_nothing_else(
    checker: type[Iterator[tuple[Place, str]]], scripts: Path
) -> None:
    if checker is _pyright:
        pytest.importorskip("pyright")
    found: dict[Place, str] = dict(checker(scripts))
    needless = {place: text for place, text in found.items() if place not in WANTED}
    assert not needless
    assert not WANTED - found.keys()
