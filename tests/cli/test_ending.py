"""The end of the process: at once, but with all written and done that was to be."""

import subprocess
import sys

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
