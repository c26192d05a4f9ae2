"""docs/benchmarks.md, from one run of the benchmarks on this machine.

    python -m tests.benchmarks [--citation-js FOLDER] [--quick]

Nothing else should run meanwhile.  FOLDER as in `bench_interchange`; without it that peer is left
out, as is every other that is not installed.
"""

from __future__ import annotations

import argparse
import platform
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from precarious_truce import __version__

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "benchmarks.md"


class Run(NamedTuple):
    """One benchmark: what it is about, its module, and its arguments (also for a quick run)."""

    title: str
    about: str
    module: str
    arguments: tuple[str, ...] = ()
    quick: tuple[str, ...] = ()


RUNS = (
    Run("Records", "Loading records beside `yaml.load`, and importing the package.",
        "bench_load", (), ("--records", "100", "--repeat", "1")),
    Run("Checks", "All checks of `check`, beside the loading.", "bench_checks"),
    Run(".bib and back", "A bibliography read and written, beside citation-js and pybtex.",
        "bench_interchange", ("10000",), ("300",)),
    Run("RDF", "From books to triples, beside pyoxigraph and rdflib.",
        "bench_rdf", ("3000",), ("50",)),
    Run("Citations", "A style made ready, and one entry, as the list grows.", "bench_citations",
        ("apa", "chicago-notes-bibliography"), ("apa",)),
    Run("Long files", "Streaming, with one process and with two, and memory.", "bench_bulk",
        ("--count", "10000"), ("--count", "300")),
)  # fmt: skip
"""What is run; citation-js is a peer of the third."""


def main() -> None:
    """Run all, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--citation-js", metavar="FOLDER")
    parser.add_argument("--quick", action="store_true", help="print, with little data")
    given = parser.parse_args()
    peer = ("--citation-js", given.citation_js) if given.citation_js else ()
    lines = [_head()]
    for run in RUNS:
        arguments = [*(run.quick if given.quick else run.arguments)]
        arguments += peer if run.module == "bench_interchange" else ()
        command = [sys.executable, "-m", f"tests.benchmarks.{run.module}", *arguments]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        shown = " ".join(["python -m", f"tests.benchmarks.{run.module}", *run.arguments])
        lines += [f"## {run.title}", "", run.about, "", "```text", f"{shown}", ""]
        lines += [line.rstrip() for line in done.stdout.splitlines()] + ["```", ""]
    if given.quick:
        print("\n".join(lines))
    else:
        PAGE.write_text("\n".join(lines), encoding="utf-8")


def _head() -> str:
    return f"""\
# Benchmarks

<!-- made by python -m tests.benchmarks -->

What one run measured, of version {__version__}, with Python {platform.python_version()} on
{platform.system()} ({platform.machine()}). Times differ between machines; the ratios beside a peer
in the same run differ less. To repeat it, in a clone: `python -m tests.benchmarks`, or one of the
lines below. Tests never measure time.
"""


if __name__ == "__main__":
    main()
