"""Read and write whole bibliographies, beside the peers that are installed.

    python -m tests.benchmarks.bench_interchange [ENTRIES] [--citation-js FOLDER]

Every tool reads the same .bib text (see peers), names parted and LaTeX decoded, and writes it as
BibLaTeX again.  Printed are the first run (as when a file is converted once) and the best of three
(when a program has warmed up), without the start of the interpreter.  FOLDER holds node_modules
with @citation-js/core and @citation-js/plugin-bibtex.
"""

from __future__ import annotations

from tests.benchmarks.peers import citation_js, options, pybtex_read, sample, timed

from precarious_truce.formats import by_name

CITATION_JS = "const cite = new Cite(text, given); cite.format('biblatex'); return cite.data.length"


def ours(text: str, name: str) -> int:
    """Read a library and write it."""
    module = by_name(name).module
    library = module.loads(text)
    module.dumps(library)
    return len(library)


def pybtex(text: str) -> int:
    """Read and write."""
    database = pybtex_read(text)
    database.to_string("bibtex")
    return len(database.entries)


def main() -> None:
    """Print a line for each tool."""
    given = options(__doc__)
    text = sample(given.entries)
    print(f"{given.entries} entries, {len(text) / 1e6:.1f} MB")
    runs = [("biblatex", *timed(lambda: ours(text, "biblatex")))]
    runs.append(("bibtex", *timed(lambda: ours(text, "bibtex"))))
    if given.citation_js:
        runs.append(("citation-js", *citation_js(text, given.citation_js, CITATION_JS)))
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
