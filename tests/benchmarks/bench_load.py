"""Loading records beside yaml.load, importing the package and a cold command beside pydantic.

    python tests/benchmarks/bench_load.py [--records 1000] [--repeat 5]

Ratios of times taken in one run on one machine; less is better.  The records are generated, 15
chapters each, and read with positions of faults and full validation.
"""

from __future__ import annotations

import argparse
import gc
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import yaml

from precarious_truce.formats.yaml import loads

DATA = Path(__file__).resolve().parents[2] / "data" / "precarious-truce.yaml"
RECORD = """---
key: book{n}
title: The Precarious Truce {n}
subtitle: Anglo-Soviet Relations 1924–27
author: Gorodetsky, Gabriel
publisher: Cambridge University Press
place: [Cambridge, New York]
date: 1977
language: en
formats:
  paperback: {{isbn: 978-0-521-08689-9, date: 2008}}
  online: {{date: 2011-06-01}}
contents:
"""
CHAPTER = """  - number: {n}
    title: "Russia and the general strike: part {n}"
    pages: {first}–{last}
"""


def records(count: int) -> str:
    """A stream of `count` records of 15 chapters."""
    chapters = "".join(CHAPTER.format(n=n, first=n * 20 + 1, last=n * 20 + 19) for n in range(15))
    return "".join(RECORD.format(n=n) + chapters for n in range(count))


def best(job: Callable[[], object], repeat: int) -> float:
    """The shortest of `repeat` times, in seconds."""
    times = []
    for _ in range(repeat):
        gc.collect()
        begun = time.perf_counter()
        job()
        times.append(time.perf_counter() - begun)
    return min(times)


PYDANTIC = "import pydantic\nclass M(pydantic.BaseModel):\n    a: int = 1\n"


def importing(code: str, repeat: int) -> float:
    """The shortest time of a process that runs `code`, in seconds."""
    return best(lambda: subprocess.run([sys.executable, "-c", code], check=True), repeat)


COMMANDS = {
    "cite": ("cite", str(DATA), "gorodetsky1977-ch2"),
    "cite --page": ("cite", str(DATA), "--page", "60"),
    "--help": ("--help",),
}


def cold(repeat: int) -> dict[str, float]:
    """Processor time of commands in processes of their own, by that of pydantic and one model.

    Medians of runs that take turns, so that what else the machine does is in all of them.
    """
    lines: dict[str, tuple[str, ...]] = {"pydantic": ("-c", PYDANTIC)}
    lines |= {name: ("-m", "precarious_truce", *words) for name, words in COMMANDS.items()}
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    times: dict[str, list[float]] = {name: [] for name in lines}
    for _ in range(repeat + 1):
        for name, words in lines.items():
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run(
                [sys.executable, *words], check=True, stdout=subprocess.DEVNULL, env=environment
            )
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            times[name].append(spent)
    medians = {name: statistics.median(found[1:]) for name, found in times.items()}
    return {name: medians[name] / medians["pydantic"] for name in COMMANDS}


def _by_libyaml(text: str) -> list[object]:
    """The documents as PyYAML's fast loader has them."""
    return list(yaml.load_all(text, Loader=yaml.CSafeLoader))


def main() -> None:
    """Print the ratios."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--records", type=int, default=1000)
    parser.add_argument("--repeat", type=int, default=5)
    options = parser.parse_args()
    for count in (options.records // 4, options.records, options.records * 4):
        text = records(count)
        peer = best(partial(_by_libyaml, text), options.repeat)
        ours = best(partial(loads, text), options.repeat)
        print(
            f"{count:6} records: CSafeLoader {peer:.3f} s, ours {ours:.3f} s,"
            f" ratio {ours / peer:.2f}"
        )
    nothing = importing("pass", options.repeat * 2)
    peer = importing(PYDANTIC, options.repeat * 2) - nothing
    for name in ("precarious_truce", "precarious_truce.model"):
        ours = importing(f"{PYDANTIC}import {name}", options.repeat * 2) - nothing
        print(f"import {name}: {ours / peer:.2f} of pydantic and one model ({peer:.3f} s)")
    for name, ratio in cold(options.repeat * 2).items():
        print(f"{name}, cold: {ratio:.2f} of pydantic and one model")


if __name__ == "__main__":
    main()
