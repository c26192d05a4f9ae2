"""The end of the process: at once, but with all written and done that was to be."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

RUN = "from precarious_truce.__main__ import run; sys.argv = ['x', '--version']; run()"


def _ended(first: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", f"import atexit, sys, threading, time\n{first}\n{RUN}"],
        capture_output=True,
        text=True,
        check=False,
    )


def test_what_others_do_at_the_end_is_done() -> None:
    ended = _ended("atexit.register(lambda: print('done'))")
    assert (ended.returncode, ended.stdout.splitlines()[-1]) == (0, "done")


def test_a_thread_that_still_works_is_waited_for() -> None:
    ended = _ended("threading.Thread(target=lambda: (time.sleep(0.5), print('done'))).start()")
    assert (ended.returncode, ended.stdout.splitlines()[-1]) == (0, "done")


def test_a_profiler_has_the_last_word() -> None:
    command = [sys.executable, "-m", "cProfile", "-m", "precarious_truce", "--version"]
    ended = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "function calls" in ended.stdout


@pytest.mark.parametrize("words, code", [(["nonsense"], 2), (["check", "/nowhere.yaml"], 1)])
def test_the_code_is_that_of_the_command(words: list[str], code: int) -> None:
    command = [sys.executable, "-m", "precarious_truce", *words]
    ended = subprocess.run(command, capture_output=True, check=False)
    assert ended.returncode == code


DATA = Path(__file__).parents[2] / "data" / "precarious-truce.yaml"
LOADER = "pydantic.plugin._loader"


@pytest.mark.parametrize(("plugins", "looks"), [(None, False), ("none_of_this_name", True)])
def test_pydantic_looks_for_plugins_only_where_it_is_told_which(
    plugins: str | None, looks: bool
) -> None:
    environment = {k: v for k, v in os.environ.items() if k != "PYDANTIC_DISABLE_PLUGINS"}
    environment |= {"PYDANTIC_DISABLE_PLUGINS": plugins} if plugins else {}
    command = [sys.executable, "-X", "importtime", "-m", "precarious_truce"]
    command += ["cite", str(DATA), "gorodetsky1977-ch2"]
    ended = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    assert ended.stdout == "(Gorodetsky, 1977)\n"
    assert (f" {LOADER}\n" in ended.stderr) == looks


def test_whatever_else_pydantic_wants_of_its_loader_is_there() -> None:
    code = (
        "from precarious_truce.__main__ import _without_plugins; _without_plugins()\n"
        f"from {LOADER} import get_plugins\nprint(get_plugins())\n"
        f"from {LOADER} import PYDANTIC_ENTRY_POINT_GROUP\nprint(PYDANTIC_ENTRY_POINT_GROUP)"
    )
    environment = {k: v for k, v in os.environ.items() if k != "PYDANTIC_DISABLE_PLUGINS"}
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
    )
    assert ended.stdout == "()\npydantic\n"
