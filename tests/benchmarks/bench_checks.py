"""How long the checks take beside the loading: `python tests/benchmarks/bench_checks.py`.

1,000 records of 15 chapters, as they are (no faults) and with a gap before every chapter.
"""

from __future__ import annotations

import time

import precarious_truce as pt
from precarious_truce.checks import check, check_text
from precarious_truce.formats.yaml.format import format_text


def records(count: int = 1000, chapters: int = 15, gap: int = 0) -> str:
    """A stream of records whose chapters have 20 pages each, with `gap` pages between them."""
    out = []
    for book in range(count):
        out.append(
            f"---\nkey: book{book}\ntitle: Rivers {book}\nsubtitle: Essays 1924–27\n"
            "author: Marsh, Eleanor\npublisher: Northfield University Press\nplace: Leeds\n"
            "date: 1977\nlanguage: en\nisbn: 978-0-521-08689-9\ncontents:\n"
        )
        for number in range(1, chapters + 1):
            first = (number - 1) * (20 + gap) + 1
            out.append(
                f"  - number: {number}\n    title: The flood of the year {number}\n"
                f"    pages: {first}–{first + 19}\n"
            )
    return "".join(out)


def timed(work: object, *args: object) -> float:
    """The best of three runs, in seconds."""
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        work(*args)  # type: ignore[operator]
        best = min(best, time.perf_counter() - start)
    return best


def main() -> None:
    """Print a line for each kind of record."""
    for name, text in (("sound", records()), ("gaps", records(gap=1))):
        library = pt.loads(text)
        print(
            f"{name:6} load {timed(pt.loads, text):.2f} s, check {timed(check, library):.2f} s,"
            f" check_text {timed(check_text, text):.2f} s, {len(check(library))} found"
        )
    print(f"fmt    {timed(format_text, records()):.2f} s")


if __name__ == "__main__":
    main()
