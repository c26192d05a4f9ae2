"""Columns of a printed page: two of them side by side, or that of the pages copied by itself."""

from __future__ import annotations

import re

from precarious_truce.sources.folios import alone, at_end, first_label
from precarious_truce.sources.labels import label
from precarious_truce.sources.lines import Line
from precarious_truce.sources.words import is_heading

__all__ = ["columns", "rejoined"]


def columns(lines: list[Line]) -> list[Line]:
    """Lines of a page printed in two columns, the second below the first.

    >>> texts = "1  Bells   1         3  Ropes   101", "2  Bronze  9         4  Change  120"
    >>> page = [Line(text, n) for n, text in enumerate(texts)]
    >>> [line.text for line in columns(page)]
    ['1  Bells   1', '2  Bronze  9', '3  Ropes   101', '4  Change  120']
    """
    cut = _gutter(lines) or _clear_gutter(lines)
    if cut is None:
        return _run_on(lines)
    left: list[Line] = []
    right: list[Line] = []
    for line in lines:
        whole = " " * line.indent + line.text
        if is_heading(line.text):  # above both
            left.append(line)
            continue
        first, second = whole[:cut].rstrip(), whole[cut:]
        if first.strip():
            left.append(line.but(text=first.strip(), indent=len(first) - len(first.lstrip())))
        if second.strip():
            right.append(
                line.but(
                    text=second.strip(),
                    indent=len(second) - len(second.lstrip()),
                    blank=line.blank if first.strip() else 0,
                )
            )
    return left + right


_TWO = re.compile(
    r"(?P<first>(?:\d{1,3}\.? )?[^\W\d].*? (?P<page>\d{1,3}|[ivxl]{1,5})) +"
    r"(?P<second>(?:(?P<number>\d{1,3})\.? )?[^\W\d].* (?P<page2>\d{1,3}))"
)


def _run_on(lines: list[Line]) -> list[Line]:
    """The same where single spaces are left of the columns: their pages and numbers say so."""
    found = [(line, _TWO.fullmatch(line.text)) for line in lines if not is_heading(line.text)]
    pairs = [(line, m) for line, m in found if m]
    if (
        len(pairs) < 3
        or len(found) - len(pairs) > 1
        or sum(bool(m["number"]) for _, m in pairs) < 2
    ):
        return lines
    first = [first_label(m["page"]) for _, m in pairs]
    second = [int(m["page2"]) for _, m in pairs]
    firsts = [(label.style.value == "arabic", label.number) for label in first if label]
    if firsts != sorted(firsts) or second != sorted(second) or firsts[-1][1] > second[0]:
        return lines
    return [
        *(line for line in lines if is_heading(line.text)),
        *(line.but(text=m["first"]) if m else line for line, m in found),
        *(line.but(text=m["second"], blank=0) for line, m in pairs),
    ]


def _gutter(lines: list[Line]) -> int | None:
    """Where the second column begins: after a page and a wide gap, on most lines the same."""
    wholes = [" " * line.indent + line.text for line in lines]
    starts: list[int] = []
    for whole in wholes:
        found = re.search(
            r"\S\s+(?:\d{1,4}|[ivxl]{1,6})(\s{3,})(?=\S.*\s(?:\d{1,4}|[ivxl]{1,6})\s*$)", whole
        )
        if found:
            starts.append(found.end())
    if len(starts) < 2 or len(starts) * 2 < len(lines) - 2:
        return None
    cut = min(starts)
    if max(starts) - cut > 14:
        return None
    while cut > 0 and any(
        len(w) > cut and w[cut - 1] != " " and w[cut] != " "
        for w in wholes
        if len(w) > cut and len(w) > max(starts)
    ):
        cut -= 1
    clear = [w for w in wholes if len(w) > cut]
    return cut if all(w[cut - 1] == " " for w in clear[1:]) else None


def _clear_gutter(lines: list[Line]) -> int | None:
    """The same where lines of authors and parts stand between: a column that all lines leave clear.

    What is left of it has pages that only rise, and what is right of it goes on from there.
    """
    wholes = [" " * line.indent + line.text for line in lines if not is_heading(line.text)]
    width = max(map(len, wholes), default=0)
    if not 5 < len(wholes) <= _MAX_PRINTED or width > 300:
        return None
    taken = [0] * (width + 1)  # how many lines have a letter in each place
    for whole in wholes:
        for place, char in enumerate(whole):
            taken[place] += char != " "
    clear = [n for n in range(12, width - 8) if not taken[n - 1] and not taken[n]]
    return next((cut for cut in clear if _reads_on(wholes, cut)), None)


_MAX_PRINTED = 200
"""More lines than a printed page has."""


def _reads_on(wholes: list[str], cut: int) -> bool:
    """Whether pages rise down what is left of a cut, and on down what is right of it."""
    sides = [[w[:cut].rstrip() for w in wholes], [w[cut:].strip() for w in wholes]]
    pages = [[p for text in side if text and (p := _page_of(text))] for side in sides]
    worded = [sum(len(re.findall(r"[^\W\d_]", text)) > 2 for text in side) for side in sides]
    return (
        min(map(len, pages)) > 1
        and min(worded) * 3 > len(wholes)
        and pages[0] + pages[1] == sorted(pages[0] + pages[1])
    )


def _page_of(text: str) -> tuple[bool, int] | None:
    """Where the page that ends a line stands among pages."""
    found = at_end(text)
    page = first_label(found.page) if found and found.weight > 1 else None
    return (page.style.value == "arabic", page.number) if page else None


# --- columns that came apart ----------------------------------------------------------------------


def rejoined(lines: list[Line]) -> list[Line]:
    """Lines of a page whose column of pages was copied behind that of the titles, put together.

    >>> texts = "Preface", "1 Bells", "2 Ropes", "vii", "1", "29"
    >>> [line.text for line in rejoined([Line(text, n) for n, text in enumerate(texts)])]
    ['Preface   vii', '1 Bells   1', '2 Ropes   29']
    """
    found: list[Line] = []
    for titles, pages in _blocks(lines):
        heads = [line for line in titles if is_heading(line.text)]
        named = _with_labels([line for line in titles if line not in heads], len(pages))
        if not pages:
            found += titles
            continue
        if len(named) != len(pages) or any(
            (found_page := at_end(line.text)) and found_page.weight > 1 for line in named
        ):
            return lines
        found += heads
        found += [
            line.but(text=f"{line.text}   {page.text}")
            for line, page in zip(named, pages, strict=True)
        ]
    return found


def _blocks(lines: list[Line]) -> list[tuple[list[Line], list[Line]]]:
    """Titles with the column of pages that follows them: three or more that only rise."""
    found: list[tuple[list[Line], list[Line]]] = []
    titles: list[Line] = []
    n = 0
    while n < len(lines):
        end = n
        while end < len(lines) and alone(lines[end].text) and not is_heading(lines[end].text):
            end += 1
        if end - n >= 3 and titles and _rise(lines[n:end]):
            found.append((titles, lines[n:end]))
            titles = []
            n = end
            continue
        titles += lines[n : max(end, n + 1)]
        n = max(end, n + 1)
    return [*found, (titles, [])] if titles else found


def _rise(lines: list[Line]) -> bool:
    """Whether pages only rise, Roman ones first."""
    labels = [first_label(line.text) for line in lines]
    orders = [(label.style.value == "arabic", label.number) for label in labels if label]
    return orders == sorted(orders)


def _with_labels(titles: list[Line], wanted: int) -> list[Line]:
    """The titles, a column of `Chapter 1`, `Chapter 2` joined with the titles that follow it."""
    bare = [n for n, line in enumerate(titles) if (known := label(line.text)) and not known.title]
    if len(bare) < 2 or len(titles) - len(bare) != wanted or bare[-1] - bare[0] >= len(bare):
        return titles
    rest = titles[len(titles) - len(bare) :]
    kept = titles[: len(titles) - len(bare)]
    if any(line in rest for line in (titles[n] for n in bare)):
        return titles
    for n, title in zip(bare, rest, strict=True):
        kept[n] = kept[n].but(text=f"{kept[n].text}   {title.text}")
    return kept
