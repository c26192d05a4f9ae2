"""Books and chapters that are made, not written: as many as are asked for, the same for a seed.

What they say is distributed as in a publisher's data: most books have some ten chapters, a few are
long; names and titles are in several scripts; one record in some has no key worth the name.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator

Item = dict[str, object]

_FAMILIES = (
    "Marsh", "Osei", "Nguyen", "Kovács", "García", "O’Neill", "Ярцева", "李", "Müller", "Øre",
    "Sato", "Adeyemi", "Żak", "Smith", "Jones", "Kim", "Jónsdóttir", "Al-Farsi",
    "van der Weyden",
)  # fmt: skip
_GIVEN = (
    "Eleanor", "Kwame", "Hoa", "Ágnes", "Rogier", "Seán", "Анна", "娜", "J.", "P."
)  # fmt: skip
_WORDS = (
    "rivers", "borders", "trade", "union", "policy", "floods", "dykes", "empire", "labour",
    "soviet", "relations", "history", "maps", "law", "language", "grammar", "water", "river",
    "общество", "水", "Überblick", "archive", "translation", "early", "modern", "theory"
)  # fmt: skip
_PRESSES = (
    ("Cambridge University Press", "Cambridge"), ("Brill", "Leiden"), ("De Gruyter", "Berlin"),
    ("Наука", "Москва"), ("Oxford University Press", "Oxford"), ("UCL Press", "London"),
)  # fmt: skip


def isbn(number: int) -> str:
    """An ISBN with its check digit."""
    digits = f"978{number % 10**9:09}"
    check = -sum(int(d) * (3 if n % 2 else 1) for n, d in enumerate(digits)) % 10
    return digits + str(check)


def _title(draw: random.Random) -> str:
    return " ".join(draw.choices(_WORDS, k=min(2 + int(draw.expovariate(0.4)), 12))).capitalize()


def _people(draw: random.Random) -> list[Item]:
    count = draw.choices((1, 2, 3, 6), (70, 20, 8, 2))[0]
    return [{"family": draw.choice(_FAMILIES), "given": draw.choice(_GIVEN)} for _ in range(count)]


def books(count: int, seed: int = 1, parts: float = 10.0) -> Iterator[tuple[Item, list[Item]]]:
    """CSL-JSON of `count` books, each with its chapters."""
    return (book(number, seed, parts) for number in range(count))


def book(number: int, seed: int = 1, parts: float = 10.0) -> tuple[Item, list[Item]]:
    """CSL-JSON of one of them."""
    draw = random.Random(f"{seed}/{number}")
    year, (press, place) = draw.randint(1890, 2026), draw.choice(_PRESSES)
    common: Item = {
        "publisher": press, "publisher-place": place, "ISBN": isbn(number),
        "issued": {"date-parts": [[year]]},
    }  # fmt: skip
    title, editors = f"{_title(draw)} {number}", _people(draw)
    made: Item = {
        "id": f"b{number}",
        "type": "book",
        "title": title,
        "editor": editors,
        **common,
    }
    chapters, page = list[Item](), 1
    for part in range(min(int(draw.expovariate(1 / parts)) + 1, 200)):
        last = page + draw.randint(4, 40)
        chapters.append(
            {"id": f"b{number}-c{part}", "type": "chapter", "title": _title(draw),
             "author": _people(draw), "container-title": title, "editor": editors,
             "page": f"{page}-{last}", **common}
        )  # fmt: skip
        page = last + 1
    return made, chapters


def items(count: int, seed: int = 1) -> Iterator[Item]:
    """The first so many books and chapters."""
    left = count
    for book, chapters in books(count, seed):
        for item in (book, *chapters):
            if not left:
                return
            left -= 1
            yield item


def json_lines(made: Iterator[Item]) -> Iterator[str]:
    """A line an item."""
    return (json.dumps(item, ensure_ascii=False) + "\n" for item in made)


def bib(made: Iterator[Item]) -> Iterator[str]:
    """An entry an item."""
    for item in made:
        people = {
            role: " and ".join(f"{p['family']}, {p['given']}" for p in names)
            for role in ("author", "editor")
            if isinstance(names := item.get(role), list)
        }
        issued = item["issued"]
        assert isinstance(issued, dict)
        fields = {
            "title": item["title"], **people, "booktitle": item.get("container-title"),
            "publisher": item["publisher"], "address": item["publisher-place"],
            "year": issued["date-parts"][0][0], "isbn": item["ISBN"],
            "pages": str(item.get("page", "")).replace("-", "--"),
        }  # fmt: skip
        kind = "incollection" if item["type"] == "chapter" else "book"
        lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
        yield f"@{kind}{{{item['id']},\n{lines}}}\n\n"
