"""`python -m tests.fuzz`: see `tests.fuzz`."""

from __future__ import annotations

import argparse
import resource
import sys
import time
import warnings

from tests.fuzz.running import Failure, Tally, input_of, run
from tests.fuzz.targets import TARGETS

MEMORY = 3 * 1024**3


def main() -> int:
    """Fuzz, and print each kind of failure once, then how much was tried."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description="Fuzz the readers.")
    parser.add_argument("--minutes", type=float, help="for how long (1, without --count)")
    parser.add_argument("--count", type=int, help="how many inputs of each target")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--first", type=int, default=0, help="the number of the first input")
    parser.add_argument("--only", nargs="+", metavar="TARGET", help="a part of a target's name")
    parser.add_argument("--again", metavar="TARGET:N", help="print one input and what it does")
    said = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    warnings.simplefilter("error")
    if said.again:
        name, _, number = said.again.rpartition(":")
        given = input_of(name, said.seed, int(number))
        print(given if isinstance(given, str) else repr(given))
        print(TARGETS[name].call(given))
        return 0
    names = [n for n in TARGETS if not said.only or any(part in n for part in said.only)]
    minutes = said.minutes or (None if said.count else 1)
    tally, began, kinds = Tally(), time.monotonic(), dict[tuple[str, str], Failure]()
    found = run(
        names, seed=said.seed, count=said.count, first=said.first, tally=tally,
        seconds=minutes * 60 if minutes else None,
    )  # fmt: skip
    for failure in found:
        if kinds.setdefault(failure.kind, failure) is failure:
            print(failure, flush=True)
    took = time.monotonic() - began
    print(tally)
    print(
        f"seed {said.seed}: {sum(tally.tried.values()):,} inputs of {len(names)} targets in "
        f"{took:.0f} s, {sum(tally.refused.values()):,} refused; "
        f"{len(kinds)} kinds of failure"
    )
    return int(bool(kinds))


if __name__ == "__main__":
    sys.exit(main())
