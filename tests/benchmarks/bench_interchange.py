"""Read and write whole bibliographies, beside the peers that are installed.

    python tests/benchmarks/bench_interchange.py [ENTRIES] [--citation-js FOLDER]

Every tool reads the same .bib text (see bench_bib), names parted and LaTeX decoded, and writes it
as BibLaTeX again; the best of three runs counts.  FOLDER holds node_modules with @citation-js/core
and @citation-js/plugin-bibtex.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
import time
from collections.abc import Callable

from tests.benchmarks.bench_bib import sample

from precarious_truce.formats import by_name

Timed = tuple[list[float], int]

CITATION_JS = """
const {Cite} = require('@citation-js/core'); require('@citation-js/plugin-bibtex');
const text = require('fs').readFileSync(process.argv[1], 'utf8');
const times = [];
for (let run = 0; run < 3; run++) {
  const begin = process.hrtime.bigint();
  var cite = new Cite(text, {generateGraph: false, forceType: '@bibtex/text'});
  cite.format('biblatex');
  times.push(Number(process.hrtime.bigint() - begin) / 1e9);
}
console.log(JSON.stringify([times, cite.data.length]));
"""


def ours(text: str, name: str) -> int:
    """Read a library and write it."""
    module = by_name(name).module
    library = module.loads(text)
    module.dumps(library)
    return len(library)


def citation_js(text: str, folder: str) -> Timed:
    """Its own times, without node's start."""
    with tempfile.NamedTemporaryFile("w", suffix=".bib", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        command = ["node", "--stack-size=4000", "-e", CITATION_JS, file.name]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stderr[-600:])
        return [], 0
    seconds, count = json.loads(done.stdout)
    return list(seconds), int(count)


def pybtex(text: str) -> int:
    """Read with names and LaTeX decoded, and write."""
    from pybtex.database import parse_string

    database = parse_string(text, "bibtex")
    for entry in database.entries.values():
        for name in entry.fields:
            try:
                str(entry.rich_fields[name])
            except Exception:  # unbalanced LaTeX stops it; the others go on
                continue
        for people in entry.persons.values():
            for person in people:
                str(person.rich_last_names), str(person.rich_first_names)
    database.to_string("bibtex")
    return len(database.entries)


def timed(run: Callable[[], int], times: int = 3) -> Timed:
    """The seconds of each run, and how many entries there were."""
    seconds = []
    count = 0
    for _ in range(times):
        begin = time.perf_counter()
        count = run()
        seconds.append(time.perf_counter() - begin)
    return seconds, count


def main() -> None:
    """Print a line for each tool."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("entries", nargs="?", type=int, default=10_000)
    options.add_argument("--citation-js", metavar="FOLDER")
    given = options.parse_args()
    text = sample(given.entries)
    print(f"{given.entries} entries, {len(text) / 1e6:.1f} MB")
    runs = [("biblatex", *timed(lambda: ours(text, "biblatex")))]
    runs.append(("bibtex", *timed(lambda: ours(text, "bibtex"))))
    if given.citation_js:
        runs.append(("citation-js", *citation_js(text, given.citation_js)))
    try:
        runs.append(("pybtex", *timed(lambda: pybtex(text), 1)))
    except Exception as error:
        print(f"pybtex: {type(error).__name__}: {str(error)[:200]}")
    first, best = runs[0][1][0], min(runs[0][1])
    print(f"{'':14} {'first':>14} {'best':>14}  (x: biblatex here, of that time)")
    for name, seconds, count in runs:
        if seconds:
            once, warm = seconds[0], min(seconds)
            shown = f"{once:6.2f} s {first / once:4.2f}x {warm:6.2f} s {best / warm:4.2f}x"
            print(f"{name:14} {shown}  {count} entries")


if __name__ == "__main__":
    main()
