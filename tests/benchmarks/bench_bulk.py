"""How fast, and in what memory, long files are converted and chapters gathered.

    python tests/benchmarks/bench_bulk.py                  10,000 entries
    python tests/benchmarks/bench_bulk.py --count 10000,100000,1000000 --gather 100000
    python tests/benchmarks/bench_bulk.py --peers 10000 --citation-js FOLDER --cluster

Makes its own data (`tests/bulk/made.py`), in a directory that is removed.  Each run is a process of
its own; what is printed is all that it takes: MB of the largest process, seconds of all
processors (they tell more than the clock where others use them), seconds by the clock, entries a
second, and how that is beside the first number of processes and beside the first count (1.00:
linear).  Peers convert the same .bib, as many entries as `--peers` says: bibutils to MODS, pandoc
and citation-js to CSL-JSON; one that is not installed is left out.
"""

from __future__ import annotations

import argparse
import gzip
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from tests.bulk.made import bib, book, books, items, json_lines

import precarious_truce as pt

WRITERS = {"bib": bib, "jsonl": json_lines}
PROGRAM = (sys.executable, "-m", "precarious_truce")
CITATION_JS = """
const {Cite} = require('@citation-js/core'); require('@citation-js/plugin-bibtex');
const text = require('fs').readFileSync(process.argv[1], 'utf8');
const given = {generateGraph: false, forceType: '@bibtex/text'};
process.stdout.write(new Cite(text, given).format('data'));
"""


def measured(
    command: Sequence[str], count: int, beside: float = 0.0, first: float = 0.0, into: str = ""
) -> float:
    """Run a command and print what it took, beside two rates; its entries a second."""
    begun = time.perf_counter()
    pid = os.fork()
    if not pid:
        with Path(os.devnull).open("wb") as nowhere, Path(into or os.devnull).open("wb") as out:
            done = subprocess.run(command, check=False, stderr=nowhere, stdout=out)
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        peak, cpu = used.ru_maxrss // 1024, used.ru_utime + used.ru_stime
        print(f"{peak:>6,} MB {cpu:>8.1f} s of processors", end="", flush=True)
        os._exit(abs(done.returncode))
    _, status = os.waitpid(pid, 0)
    seconds = time.perf_counter() - begun
    rate = count / seconds
    ratios = f"{rate / beside:>6.2f} times one process" if beside else ""
    ratios += f"{rate / first:>6.2f} of linear" if first else ""
    failed = "" if not status else "  FAILED"
    print(f" {seconds:>8.1f} s {rate:>8,.0f} entries/s{ratios}{failed}", flush=True)
    return rate


def made(folder: Path, ending: str, count: int) -> Path:
    """A file of so many entries."""
    source = folder / f"in.{ending}"
    with source.open("w", encoding="utf-8") as stream:
        stream.writelines(WRITERS[ending](items(count)))
    return source


Rates = dict[tuple[str, str, int], float]
"""Ending, target, processes → entries a second."""


def conversions(
    folder: Path, count: int, jobs: Sequence[int], targets: Sequence[str], first: Rates
) -> None:
    """Each source in each target, by so many processes; `first` has the rates of the first count,
    or gets them.
    """
    for ending in WRITERS:
        source = made(folder, ending, count)
        for target in targets:
            alone = 0.0
            for number in jobs:
                print(f"{count:>9,} {ending:>5} → {target:<12} jobs {number}: ", end="", flush=True)
                out, kind = folder / "out.x", (ending, target, number)
                rate = measured(
                    [*PROGRAM, "export", str(source), "--stream", "--jobs", str(number),
                     "--to", target, "-o", str(out)],
                    count, alone, first.get(kind, 0.0),
                )  # fmt: skip
                first.setdefault(kind, rate)
                alone = alone or rate
                out.unlink(missing_ok=True)
        source.unlink()


def peers(folder: Path, count: int, citation_js: str | None) -> None:
    """What others take for a .bib of so many entries."""
    source = str(made(folder, "bib", count))
    commands = {"bibutils": ["bib2xml", source], "pandoc": [_pandoc(), "-f", "bibtex", source,
                                                            "-t", "csljson"]}  # fmt: skip
    if citation_js:
        os.environ["NODE_PATH"] = citation_js
        commands["citation-js"] = ["node", "--stack-size=4000", "-e", CITATION_JS, source]
    for name, command in commands.items():
        if shutil.which(command[0]):
            print(f"{count:>9,}   bib → {name:<20}: ", end="", flush=True)
            measured(command, count, into=str(folder / "out.peer"))


def _pandoc() -> str:
    """The program, of its own or that of pypandoc."""
    try:
        import pypandoc  # type: ignore[import-untyped]
    except ImportError:
        return "pandoc"
    return str(pypandoc.get_pandoc_path())


def gathering(folder: Path, count: int, files: int, jobs: Sequence[int], on_cluster: bool) -> None:
    """So many books and their chapters, shuffled over packed files, put together again."""
    draw, total = random.Random(1), 0
    names = [folder / f"{n:03}.jsonl.gz" for n in range(files)]
    streams = [gzip.open(name, "wt", 1, "utf-8") for name in names]  # noqa: SIM115
    for one, parts in books(count):
        for line in json_lines(iter((one, *parts))):
            draw.choice(streams).write(line)
            total += 1
    for stream in streams:
        stream.close()
    ways = [["--jobs", str(number)] for number in jobs]
    ways += [["--jobs", "2", "--cluster", "local"]] if on_cluster else []
    outputs: list[Path] = []
    for way in ways:
        print(f"{total:>9,} in {count:,} books, {files} files, {' '.join(way)}: ", end="")
        sys.stdout.flush()
        out = folder.with_name(f"{folder.name}-{len(outputs)}.yaml")
        command = [*PROGRAM, "gather", str(folder), "--from", "csl-json", *way, "-o", str(out)]
        measured(command, total)
        outputs.append(out)
    same = all(_same_bytes(outputs[0], other) for other in outputs[1:])
    print(f"{'':10}{exact(outputs[0], count):,} of {count:,} books exact; one output: {same}")
    for out in outputs:
        out.unlink()


def exact(path: Path, count: int) -> int:
    """How many of the books that were made are there, each with its chapters in order."""
    seen = set[int]()
    for work in pt.stream(path):
        number = int(work.key.removeprefix("b").partition("-")[0])
        whole, parts = book(number)
        titles = [str(part.title) for part in getattr(work, "contents", ())]
        if work.key == whole["id"] and titles == [part["title"] for part in parts]:
            seen.add(number)
    return len(seen & set(range(count)))


def _same_bytes(one: Path, other: Path) -> bool:
    with one.open("rb") as first, other.open("rb") as second:
        while block := first.read(1 << 20):
            if block != second.read(1 << 20):
                return False
        return not second.read(1)


def main() -> None:
    """What the command line asks for."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--count", default="10000", help="entries; several: 10000,100000")
    options.add_argument("--jobs", default="1,2", help="processes; several: 1,2,4")
    options.add_argument("--to", default="csl-json,n-triples", help="targets")
    options.add_argument("--gather", type=int, default=1000, help="books to gather; 0: none")
    options.add_argument("--files", type=int, default=100, help="packed files that they are in")
    options.add_argument("--cluster", action="store_true", help="gather by two workers of Dask too")
    options.add_argument("--peers", type=int, default=0, help="entries for peers; 0: none")
    options.add_argument("--citation-js", metavar="FOLDER", help="node_modules that has it")
    given = options.parse_args()
    jobs = [int(number) for number in given.jobs.split(",")]
    first: Rates = {}
    for count in map(int, given.count.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            if count:
                conversions(Path(folder), count, jobs, given.to.split(","), first)
    if given.peers:
        with tempfile.TemporaryDirectory() as folder:
            peers(Path(folder), given.peers, given.citation_js)
    if given.gather:
        with tempfile.TemporaryDirectory() as folder:
            inner = Path(folder, "in")
            inner.mkdir()
            gathering(inner, given.gather, given.files, jobs, given.cluster)


if __name__ == "__main__":
    main()
