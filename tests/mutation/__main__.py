"""`python -m tests.mutation`: see `tests.mutation`."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random

import hypothesis  # noqa: F401  # loaded once, for every process that is forked
import jsonschema  # noqa: F401
import lxml.etree  # noqa: F401
import pydantic  # noqa: F401
import rdflib  # noqa: F401

from tests.mutation.changes import Change, changes_of
from tests.mutation.near import MODULES
from tests.mutation.running import SOURCE, tried

EQUIVALENT = Path(__file__).with_name("equivalent.txt")


def text_of(module: str) -> str:
    """The source of a module."""
    return (SOURCE / module).read_text(encoding="utf-8")


def chosen(modules: list[str], count: int, seed: int) -> list[Change]:
    """So many different changes: of each module as often as of another, and so of each kind."""
    rng = Random(seed)
    known = equivalent()
    kinds: dict[str, dict[str, list[Change]]] = {}
    for module in modules:
        of_module = kinds.setdefault(module, {})
        for change in changes_of(module, text_of(module)):
            of_module.setdefault(change.kind, []).append(change)
    found: dict[Change, None] = {}
    while len(found) < count and any(kinds.values()):
        module = rng.choice([name for name in modules if kinds[name]])
        kind = rng.choice(sorted(kinds[module]))
        changes = kinds[module][kind]
        change = changes.pop(rng.randrange(len(changes)))
        if not changes:
            del kinds[module][kind]
        text = text_of(module)
        if change.is_valid(text) and change.shown(text).rstrip() not in known:
            found[change] = None
    return list(found)


def equivalent() -> set[str]:
    """The changes that nobody could see, as they are shown; each has its reason before it."""
    lines = EQUIVALENT.read_text(encoding="utf-8").splitlines()
    return {line for line in lines if line and not line.startswith("#")}


def main() -> int:
    """Make the changes, run the tests near each, and print what nothing noticed, and the score."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.mutation", description="Change the source."
    )
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--changes", type=int, default=600, help="how many (600)")
    parser.add_argument("--jobs", type=int, default=2, help="how many at a time (2)")
    parser.add_argument("--modules", nargs="+", default=list(MODULES), help="those of the package")
    parser.add_argument(
        "--only", metavar="TEXT", help="those changes that are shown with this text"
    )
    parser.add_argument("--first", type=int, default=0, help="the number of the first to try")
    parser.add_argument("--plain", action="store_true", help="try the modules without a change too")
    parser.add_argument("--list", action="store_true", help="show the changes and try none")
    said = parser.parse_args()
    changes = chosen(said.modules, said.changes, said.seed)
    texts = {module: text_of(module) for module in said.modules}
    changes = [c for c in changes if not said.only or said.only in c.shown(texts[c.module])]
    changes = changes[said.first :]
    if said.list:
        print(*(f"{c.line:4} {c.shown(texts[c.module])}" for c in changes), sep="\n")
        return 0
    began, noticed = time.monotonic(), Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)  # some tests run as a user with fewer rights
        plain = [(m, None) for m in sorted({c.module for c in changes}) if said.plain]
        for outcome in tried([*plain, *((c.module, c) for c in changes)], Path(folder), said.jobs):
            change = outcome.change
            if change is None:
                if outcome.noticed:
                    print(f"without a change: {outcome.failed}", flush=True)
                continue
            noticed[change.kind] += outcome.noticed
            if not outcome.noticed:
                shown = change.shown(texts[change.module])
                print(f"line {change.line}, {outcome.seconds:.0f} s: {shown}", flush=True)
    of_kind = Counter(c.kind for c in changes)
    for kind, count in sorted(of_kind.items()):
        print(f"{noticed[kind]:4} of {count:3}  {kind}")
    total = sum(noticed.values())
    print(
        f"seed {said.seed}: {total} of {len(changes)} changes of {len(texts)} modules noticed "
        f"({total / max(len(changes), 1):.1%}) in {time.monotonic() - began:.0f} s"
    )
    return int(total < len(changes))


if __name__ == "__main__":
    sys.exit(main())
