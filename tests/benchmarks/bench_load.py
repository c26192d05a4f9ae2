"""Loading records beside yaml.load, and importing the package beside importing pydantic.

    python tests/benchmarks/bench_load.py [--records 1000] [--repeat 5]

Ratios of times taken in one run on one machine; less is better.  The records are generated, 15
chapters each, and read with positions of faults and full validation.
"""

from __future__ import annotations

import argparse
import gc
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial

import yaml

from precarious_truce.formats.yaml import loads

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


if __name__ == "__main__":
    main()
