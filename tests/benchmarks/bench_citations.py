"""Time of the citation engine: a style ready, and one entry, as the list of items grows.

    python tests/benchmarks/bench_citations.py [STYLE...]

With node and the npm package `citeproc` (NODE_PATH), `../shared/csl/bench.py` gives the ratios to
citeproc-js; this script needs neither, and asserts nothing.
"""

from __future__ import annotations

import random
import sys
import time
from typing import Any

from precarious_truce.citations import Processor

STYLES = ["apa", "chicago-author-date", "ieee", "chicago-notes-bibliography"]
WORDS = ["history", "theory", "politics", "language", "nature", "empire", "memory", "war"]
FAMILIES = ["Adams", "Baker", "Cohen", "Dubois", "Evans", "Fischer", "Garcia", "Hughes"]


def items(count: int, seed: int = 7) -> list[dict[str, Any]]:
    """Books and chapters, made up."""
    rnd = random.Random(seed)
    found = []
    for number in range(count):
        people = [
            {"family": rnd.choice(FAMILIES) + str(rnd.randint(1, 400)), "given": "Anna B."}
            for _ in range(rnd.choice([1, 1, 2, 3]))
        ]
        title = "The {} of {}: {} and {}".format(*(rnd.choice(WORDS) for _ in range(4)))
        found.append(
            {"id": f"i{number}", "type": ("book", "chapter")[number % 2], "title": title,
             "author": people, "issued": {"date-parts": [[rnd.randint(1950, 2024)]]},
             "container-title": "Essays", "page": "12-34", "publisher": "Press"}
        )  # fmt: skip
    return found


def seconds(style: str, count: int) -> float:
    """The time for a bibliography of `count` items."""
    start = time.perf_counter()
    Processor(style, items(count, count)).bibliography()
    return time.perf_counter() - start


def main() -> None:
    """Print, for each style, milliseconds an entry at growing sizes and the growth."""
    sizes = (500, 2000, 8000, 20_000)
    print(f"{'style':28} {'ready, ms':>10} " + " ".join(f"{n:>7}" for n in sizes) + "  growth")
    for style in sys.argv[1:] or STYLES:
        ready = seconds(style, 1)
        each = [1000 * min(seconds(style, n) for _ in range(1)) / n for n in sizes]
        print(f"{style:28} {1000 * ready:10.1f} " + " ".join(f"{t:7.3f}" for t in each)
              + f"  {each[-1] / each[0]:5.2f}")  # fmt: skip


if __name__ == "__main__":
    main()
