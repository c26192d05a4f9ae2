"""How fast, and in what memory, long files are converted and chapters gathered.

    python tests/benchmarks/bench_bulk.py                  10,000 entries
    python tests/benchmarks/bench_bulk.py --count 1000000 --jobs 1,2 --gather 100000

Makes its own data (`tests/bulk/made.py`), in a directory that is removed.  Each run is a process of
its own; what is printed is all that it takes: MB of the largest process, seconds of all
processors (they tell more than the clock where others use them), seconds by the clock, entries a
second.
"""

from __future__ import annotations

import argparse
import gzip
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from tests.bulk.made import bib, books, items, json_lines

WRITERS = {"bib": bib, "jsonl": json_lines}
PROGRAM = (sys.executable, "-m", "precarious_truce")


def measured(arguments: Sequence[str], count: int) -> float:
    """Run the command and print what it took; its seconds."""
    begun = time.perf_counter()
    pid = os.fork()
    if not pid:
        with Path(os.devnull).open("wb") as nowhere:
            os.dup2(nowhere.fileno(), 2)
        done = subprocess.run([*PROGRAM, *arguments], check=False)
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        peak, cpu = used.ru_maxrss // 1024, used.ru_utime + used.ru_stime
        print(f"{peak:>6,} MB {cpu:>8.1f} s of processors", end="", flush=True)
        os._exit(done.returncode)
    _, status = os.waitpid(pid, 0)
    seconds = time.perf_counter() - begun
    failed = "" if not status else "  FAILED"
    print(f" {seconds:>8.1f} s {count / seconds:>8,.0f} entries/s{failed}", flush=True)
    return seconds


def conversions(folder: Path, count: int, jobs: Sequence[int], targets: Sequence[str]) -> None:
    """Each source in each target, by so many processes."""
    for ending, write in WRITERS.items():
        source = folder / f"in.{ending}"
        with source.open("w", encoding="utf-8") as stream:
            stream.writelines(write(items(count)))
        for target in targets:
            alone = 0.0
            for number in jobs:
                print(f"{count:>9,} {ending:>5} → {target:<12} jobs {number}: ", end="", flush=True)
                out = folder / "out.x"
                seconds = measured(
                    ["export", str(source), "--stream", "--jobs", str(number), "--to", target,
                     "-o", str(out)], count,
                )  # fmt: skip
                alone = alone or seconds
                print(f"{'':40} {alone / seconds:.2f} times the first", flush=True)
                out.unlink(missing_ok=True)
        source.unlink()


def gathering(folder: Path, count: int, files: int, jobs: Sequence[int]) -> None:
    """So many books and their chapters, shuffled over packed files, put together again."""
    draw, total = random.Random(1), 0
    names = [folder / f"{n:03}.jsonl.gz" for n in range(files)]
    streams = [gzip.open(name, "wt", 1, "utf-8") for name in names]  # noqa: SIM115
    for book, parts in books(count):
        for line in json_lines(iter((book, *parts))):
            draw.choice(streams).write(line)
            total += 1
    for stream in streams:
        stream.close()
    for number in jobs:
        print(f"{total:>9,} in {count:,} books, {files} files, jobs {number}: ", end="", flush=True)
        out = str(folder / "books.yaml")
        measured(
            ["gather", str(folder), "--from", "csl-json", "--jobs", str(number), "-o", out], total
        )


def main() -> None:
    """What the command line asks for."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--count", default="10000", help="entries; several: 10000,100000")
    options.add_argument("--jobs", default="1,2", help="processes; several: 1,2,4")
    options.add_argument("--to", default="csl-json,n-triples", help="targets")
    options.add_argument("--gather", type=int, default=1000, help="books to gather; 0: none")
    options.add_argument("--files", type=int, default=100, help="packed files that they are in")
    given = options.parse_args()
    jobs = [int(number) for number in given.jobs.split(",")]
    for count in map(int, given.count.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            if count:
                conversions(Path(folder), count, jobs, given.to.split(","))
    if given.gather:
        with tempfile.TemporaryDirectory() as folder:
            gathering(Path(folder), given.gather, given.files, jobs)


if __name__ == "__main__":
    main()
