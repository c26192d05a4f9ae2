"""Scan, decode and split the names of many entries, beside the peers that are installed.

    python -m tests.benchmarks.bench_bib [ENTRIES] [--citation-js FOLDER]

FOLDER holds node_modules with @citation-js/core and @citation-js/plugin-bibtex.  The entries are
those of ../shared/corpora, or made up where that is absent, repeated under new keys.  Each tool has
the same text, reads LaTeX to Unicode and parts the names; the best of three runs counts.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable

from tests.benchmarks.peers import citation_js, options, pybtex_read, sample, timed

from precarious_truce.formats.bib.raw.latex import decode, decode_verbatim, encode
from precarious_truce.formats.bib.raw.names import join_names, split_names
from precarious_truce.formats.bib.raw.syntax import Entry, render, scan

PEOPLE = frozenset(["author", "editor", "translator", "bookauthor", "holder"])
VERBATIM = frozenset(["url", "doi", "file", "eprint", "local-url", "bdsk-url-1", "pdf"])
TITLES = frozenset(["title", "booktitle", "subtitle", "maintitle", "shorttitle", "series"])


def read(text: str) -> int:
    """All that reading does here: scan, names, LaTeX."""
    done = 0
    for block in scan(text):
        if isinstance(block, Entry):
            done += 1
            for name, value in block.fields.items():
                if name in PEOPLE:
                    split_names(value)
                elif name in VERBATIM:
                    decode_verbatim(value)
                else:
                    decode(value, title=name in TITLES)
    return done


def write(text: str) -> Callable[[], int]:
    """The way back, of entries read beforehand."""
    read_entries = [
        (
            block,
            [
                (name, split_names(value) if name in PEOPLE else decode(value))
                for name, value in block.fields.items()
            ],
        )
        for block in scan(text)
        if isinstance(block, Entry)
    ]

    def run() -> int:
        for entry, values in read_entries:
            fields = {
                name: encode(value) if isinstance(value, str) else join_names(value)
                for name, value in values
            }
            render(Entry(entry.type, entry.key, fields))
        return len(read_entries)

    return run


def bibtexparser(text: str) -> int:
    from bibtexparser import middlewares
    from bibtexparser.entrypoint import parse_string

    library = parse_string(
        text,
        append_middleware=[
            middlewares.LatexDecodingMiddleware(),
            middlewares.SeparateCoAuthors(),
            middlewares.SplitNameParts(),
        ],
    )
    return len(library.entries)


CITATION_JS = "return plugins.input.chain(text, given).length"


def main() -> None:
    """Print a line for each tool."""
    given = options(__doc__)
    text = sample(given.entries)
    print(f"{given.entries} entries, {len(text) / 1e6:.1f} MB")
    runs: list[tuple[str, list[float], int]] = [
        ("scan only", *timed(lambda: sum(isinstance(block, Entry) for block in scan(text)))),
        ("scan, LaTeX, names", *timed(lambda: read(text))),
        ("write", *timed(write(text))),
    ]
    if given.citation_js:
        runs.append(("citation-js", *citation_js(text, given.citation_js, CITATION_JS)))
    warnings.simplefilter("ignore")
    for name, peer in (
        ("pybtex", lambda text: len(pybtex_read(text).entries)),
        ("bibtexparser", bibtexparser),
    ):
        try:
            runs.append((name, *timed(lambda peer=peer: peer(text), 1)))  # type: ignore[misc]
        except Exception as error:
            print(f"{name}: {type(error).__name__}: {str(error)[:200]}")
    ours = min(runs[1][1])
    for name, seconds, count in runs:
        if seconds:
            best = min(seconds)
            print(f"{name:20} {best:7.2f} s  {count} entries  {ours / best:.2f}")


if __name__ == "__main__":
    main()
