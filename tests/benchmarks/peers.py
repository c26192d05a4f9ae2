"""What the benchmarks of .bib share: the text, the clock, and the tools from outside."""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from precarious_truce.formats.bib.raw.syntax import Entry, render, scan

CORPORA = Path(__file__).resolve().parents[2].parent / "shared" / "corpora"
MADE_UP = """@incollection{x,
  author = {van der Berg, Jan and M{\\"u}ller, Anna},
  title = {The {Anglo-Soviet} Union \\& After}, booktitle = {Invented {Book}}, pages = {12--30},
  publisher = {Invented Press}, year = 1977, month = jun, url = {https://example.org/a_b},
}
"""


Timed = tuple[list[float], int]
"""The seconds of each run, and how many entries there were."""


def sample(count: int) -> str:
    """`count` entries as text."""
    entries = [
        block
        for path in sorted(CORPORA.rglob("*.bib"))
        for block in scan(path.read_text(encoding="utf-8", errors="replace"))
        if isinstance(block, Entry) and block.key and block.fields
    ] or [block for block in scan(MADE_UP) if isinstance(block, Entry)]
    texts = []
    for number in range(count):
        entry = entries[number % len(entries)]
        fields = {
            name: value
            for name, value in entry.fields.items()
            if name not in ("crossref", "xdata") and name.isalpha()
        }
        texts.append(render(Entry(entry.type, f"k{number}", fields)))
    return "\n".join(texts).replace(r"\enquote*", r"\enquote")  # which stops citation-js


def options(about: str | None) -> argparse.Namespace:
    """How many entries, and where citation-js is."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("entries", nargs="?", type=int, default=10_000)
    parser.add_argument("--citation-js", metavar="FOLDER")
    return parser.parse_args()


def timed(run: Callable[[], int], times: int = 3) -> Timed:
    """The times of a function that counts entries."""
    seconds = []
    count = 0
    for _ in range(times):
        begin = time.perf_counter()
        count = run()
        seconds.append(time.perf_counter() - begin)
    return seconds, count


_CITATION_JS = """
const {Cite, plugins} = require('@citation-js/core'); require('@citation-js/plugin-bibtex');
const text = require('fs').readFileSync(process.argv[1], 'utf8');
const given = {generateGraph: false, forceType: '@bibtex/text'};
const run = () => { %s };
const times = [];
for (let round = 0; round < 3; round++) {
  const begin = process.hrtime.bigint();
  var count = run();
  times.push(Number(process.hrtime.bigint() - begin) / 1e9);
}
console.log(JSON.stringify([times, count]));
"""


def citation_js(text: str, folder: str, job: str) -> Timed:
    """The times of a job in JavaScript that returns the count of entries, without node's start."""
    with tempfile.NamedTemporaryFile("w", suffix=".bib", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        command = ["node", "--stack-size=4000", "-e", _CITATION_JS % job, file.name]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stderr[-600:])
        return [], 0
    seconds, count = json.loads(done.stdout)
    return list(seconds), int(count)


def pybtex_read(text: str) -> Any:
    """pybtex's database, with names parted and LaTeX decoded."""
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
    return database
