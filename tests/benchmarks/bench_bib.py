"""Scan, decode and split the names of many entries, beside the peers that are installed.

    python tests/benchmarks/bench_bib.py [ENTRIES] [--citation-js FOLDER]

FOLDER holds node_modules with @citation-js/core and @citation-js/plugin-bibtex.  The entries are
those of ../shared/corpora, or made up where that is absent, repeated under new keys.  Each tool has
the same text, reads LaTeX to Unicode and parts the names; the best of three runs counts.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path

from precarious_truce.formats.bib.latex import decode, decode_verbatim, encode
from precarious_truce.formats.bib.names import join_names, split_names
from precarious_truce.formats.bib.syntax import Entry, Field, render, scan

CORPORA = Path(__file__).resolve().parents[2].parent / "shared" / "corpora"
PEOPLE = frozenset(["author", "editor", "translator", "bookauthor", "holder"])
VERBATIM = frozenset(["url", "doi", "file", "eprint", "local-url", "bdsk-url-1", "pdf"])
TITLES = frozenset(["title", "booktitle", "subtitle", "maintitle", "shorttitle", "series"])
MADE_UP = """@incollection{x,
  author = {van der Berg, Jan and M{\\"u}ller, Anna},
  title = {The {Anglo-Soviet} Union \\& After}, booktitle = {Invented {Book}}, pages = {12--30},
  publisher = {Invented Press}, year = 1977, month = jun, url = {https://example.org/a_b},
}
"""


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
        fields = tuple(
            item
            for item in entry.fields
            if item.name not in ("crossref", "xdata") and item.name.isalpha()
        )
        texts.append(render(Entry(entry.type, f"k{number}", fields)))
    return "\n".join(texts).replace(r"\enquote*", r"\enquote")  # which stops citation-js


def read(text: str) -> int:
    """All that reading does here: scan, names, LaTeX."""
    done = 0
    for block in scan(text):
        if isinstance(block, Entry):
            done += 1
            for item in block.fields:
                if item.name in PEOPLE:
                    split_names(item.value)
                elif item.name in VERBATIM:
                    decode_verbatim(item.value)
                else:
                    decode(item.value, title=item.name in TITLES)
    return done


def write(text: str) -> Callable[[], int]:
    """The way back, of entries read beforehand."""
    read_entries = [
        (
            block,
            [
                (f.name, split_names(f.value) if f.name in PEOPLE else decode(f.value))
                for f in block.fields
            ],
        )
        for block in scan(text)
        if isinstance(block, Entry)
    ]

    def run() -> int:
        for entry, values in read_entries:
            fields = tuple(
                Field(name, encode(value) if isinstance(value, str) else join_names(value))
                for name, value in values
            )
            render(Entry(entry.type, entry.key, fields))
        return len(read_entries)

    return run


def pybtex(text: str) -> int:
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
    return len(database.entries)


def bibtexparser(text: str) -> int:
    from bibtexparser import middlewares, parse_string

    library = parse_string(
        text,
        append_middleware=[
            middlewares.LatexDecodingMiddleware(),
            middlewares.SeparateCoAuthors(),
            middlewares.SplitNameParts(),
        ],
    )
    return len(library.entries)


CITATION_JS = """
const {plugins} = require('@citation-js/core'); require('@citation-js/plugin-bibtex');
const text = require('fs').readFileSync(process.argv[1], 'utf8');
const times = [];
for (let run = 0; run < 3; run++) {
  const begin = process.hrtime.bigint();
  var data = plugins.input.chain(text, {generateGraph: false, forceType: '@bibtex/text'});
  times.push(Number(process.hrtime.bigint() - begin) / 1e9);
}
console.log(JSON.stringify([Math.min(...times), data.length]));
"""


def citation_js(text: str, folder: str) -> tuple[float, int]:
    """Its own time, without node's start."""
    with tempfile.NamedTemporaryFile("w", suffix=".bib", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        done = subprocess.run(
            ["node", "-e", CITATION_JS, file.name],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        print(done.stderr[-600:])
        return 0.0, 0
    seconds, count = json.loads(done.stdout)
    return float(seconds), int(count)


def best(run: Callable[[], int], times: int = 3) -> tuple[float, int]:
    seconds = []
    count = 0
    for _ in range(times):
        begin = time.perf_counter()
        count = run()
        seconds.append(time.perf_counter() - begin)
    return min(seconds), count


def main() -> None:
    """Print a line for each tool."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("entries", nargs="?", type=int, default=10_000)
    options.add_argument("--citation-js", metavar="FOLDER")
    given = options.parse_args()
    text = sample(given.entries)
    print(f"{given.entries} entries, {len(text) / 1e6:.1f} MB")
    runs: list[tuple[str, float, int]] = [
        ("scan only", *best(lambda: sum(isinstance(block, Entry) for block in scan(text)))),
        ("scan, LaTeX, names", *best(lambda: read(text))),
        ("write", *best(write(text))),
    ]
    if given.citation_js:
        runs.append(("citation-js", *citation_js(text, given.citation_js)))
    warnings.simplefilter("ignore")
    for name, peer in (("pybtex", pybtex), ("bibtexparser", bibtexparser)):
        try:
            runs.append((name, *best(lambda peer=peer: peer(text), 1)))  # type: ignore[misc]
        except Exception as error:
            print(f"{name}: {type(error).__name__}: {str(error)[:200]}")
    for name, seconds, count in runs:
        print(f"{name:20} {seconds:7.2f} s  {count} entries  {runs[1][1] / (seconds or 1):.2f}")


if __name__ == "__main__":
    main()
