"""The contents of a book as a tree, with a bar that shows where each part lies and how long it is.

For the terminal (`text_tree`) and as SVG (`svg`).  The bar runs over all pages of the book or
volume, roman ones first; where a part lies is solid, where one of unknown pages may lie hatched.

>>> from precarious_truce.model import Book
>>> book = Book(title="Rivers", extent="x + 90", contents=[
...     {"title": "Preface", "pages": "i–x"}, {"number": "1", "title": "Floods", "pages": "1–30"},
...     {"number": "2", "title": "Fords"}, {"title": "Index", "pages": "61–90"}])
>>> print(text_tree(book, width=60), end="")
Rivers
├── Preface   i–x    ████
├── 1 Floods  1–30      ▐███████████▌
├── 2 Fords                         ░░░░░░░░░░░░░
└── Index     61–90                             ████████████
>>> svg(book).count('class="solid'), svg(book).count('class="hatched')
(3, 1)
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from precarious_truce.extras import extra
from precarious_truce.model import Book, Chapter
from precarious_truce.model.base import Path
from precarious_truce.model.kinds import Matter
from precarious_truce.model.layout import Layout, Part, Scope
from precarious_truce.model.locate import ends_of, holes, holes_inside, label_at, reading_order
from precarious_truce.model.page_labels import LabelStyle
from precarious_truce.printing import printable

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["Panel", "Row", "Spans", "brief", "panels", "png", "show", "svg", "text_tree"]

Spans = list[tuple[float, float]]
Sequence = tuple[str, LabelStyle, bool]
"""Prefix and style of page labels, and whether they are in brackets."""


# --- what is shown ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Row:
    """One part: its tree lines, its name, its pages, and where it lies from 0 to 1.

    `path` leads to it in the record; it lies in the stretches that are `solid`, and may lie in
    those that are `hatched`.
    """

    path: Path
    guides: str
    name: str
    key: str
    pages: str
    matter: Matter
    solid: Spans
    hatched: Spans


@dataclass(frozen=True, slots=True)
class Panel:
    """A volume, or the whole book: its rows, and the pages that are told on its axis.

    `path` leads to it in the record.
    """

    path: Path
    title: str
    rows: list[Row]
    ticks: list[tuple[float, str]]


class _Axis:
    """All pages of a volume on one line: its sequences side by side, each from its first page."""

    def __init__(self, scope: Scope) -> None:
        ends = dict(ends_of(scope))
        starts: dict[Sequence, int] = {}
        for part in scope.everything:
            for sequence, low, high, _ in part.stretches:
                ends[sequence] = max(ends.get(sequence, 0), high[0])
                starts[sequence] = min(starts.get(sequence, low[0]), low[0], 1)
        self.found = list(holes(scope.rows[0], ends_of(scope))) if scope.rows else []
        for hole in self.found:
            if hole.high is None:  # nobody knows how far: a tenth more is drawn
                ends[hole.sequence] += max(5, sum(ends.values()) // 10)
        self.places: dict[
            Sequence, tuple[int, int]
        ] = {}  # sequence → its first page, pages before it
        self.ends = ends
        total = 0
        for sequence in sorted(ends, key=reading_order):
            first = starts.get(sequence, 1)
            self.places[sequence] = first, total
            total += max(1, ends[sequence] - first + 1)
        self.total = max(total, 1)

    def span(self, sequence: Sequence, low: int, high: int | None) -> tuple[float, float]:
        """From where to where pages lie on the line, from 0 to 1."""
        first, before = self.places[sequence]
        last = self.ends[sequence] if high is None else high
        start, end = before + low - first, before + last - first + 1
        return min(start / self.total, 1.0), min(end / self.total, 1.0)

    @property
    def ticks(self) -> list[tuple[float, str]]:
        """The first page of each sequence, and the last of all."""
        found = [
            (before / self.total, label_at(sequence, first))
            for sequence, (first, before) in self.places.items()
        ]
        if found and not any(hole.high is None for hole in self.found):
            sequence = list(self.places)[-1]
            found.append((1.0, label_at(sequence, self.ends[sequence])))
        return found


def panels(book: Book) -> Iterator[Panel]:
    """The picture of a book, volume by volume, as it is drawn by whatever draws it."""
    keys = {part.path: part.key for part in book.parts()}
    for scope in Layout(book).scopes:
        axis = _Axis(scope)
        hatched: dict[int, Spans] = {}
        inside = (h for part in scope.everything if part.children for h in holes_inside(part))
        for hole in (*axis.found, *inside):
            span = axis.span(hole.sequence, hole.low, hole.high)
            for part in hole.parts:
                hatched.setdefault(id(part), []).append(span)
        rows = list(_rows(scope.parts, "", axis, hatched, keys))
        yield Panel(scope.path, _heading(book, scope), rows, axis.ticks)


def _heading(book: Book, scope: Scope) -> str:
    if not scope.path:
        return printable(str(book.title))
    number = getattr(scope.holder, "number", None) or scope.index + 1
    title = f" {scope.holder.title}" if scope.holder.title else ""
    return printable(f"{book.title}, volume {number}{title}")


def _rows(
    parts: list[Part], guides: str, axis: _Axis, hatched: dict[int, Spans], keys: dict[Path, str]
) -> Iterator[Row]:
    for index, part in enumerate(parts):
        last = index == len(parts) - 1
        chapter = part.chapter
        solid = [axis.span(s.sequence, s.low[0], s.high[0]) for s in part.stretches]
        may = hatched.get(id(part)) or ([] if solid else _hull(part, axis))
        pages = printable(str(chapter.pages or ""))
        branch = guides + ("└── " if last else "├── ")
        key = printable(keys.get(part.path, ""))
        name = printable(_name(chapter))
        yield Row(part.path, branch, name, key, pages, part.matter, solid, may)
        yield from _rows(part.children, guides + ("    " if last else "│   "), axis, hatched, keys)


def _name(chapter: Chapter) -> str:
    """Its number and title, and behind a slash who wrote it where the part says so.

    >>> _name(Chapter(number="1", title="Floods", author=["Marsh, E.", "Osei, K.", "Roe, A."]))
    '1 Floods / Marsh …'
    """
    name = f"{chapter.number} {chapter.title}" if chapter.number else str(chapter.title)
    people = [str(person.family or person.literal or person) for person in chapter.author]
    if not people:
        return name
    return f"{name} / {' & '.join(people) if len(people) < 3 else f'{people[0]} …'}"


def _hull(part: Part, axis: _Axis) -> Spans:
    """Where what is in a part without pages lies, sequence by sequence."""
    ends: dict[Sequence, tuple[int, int]] = {}
    below = list(part.children)
    while below:
        child = below.pop()
        below += [] if child.stretches else child.children
        for sequence, low, high, _ in child.stretches:
            first, last = ends.get(sequence, (low[0], high[0]))
            ends[sequence] = min(first, low[0]), max(last, high[0])
    return [axis.span(sequence, first, last) for sequence, (first, last) in ends.items()]


# --- in the terminal ----------------------------------------------------------------------------

_COLOURS: dict[Matter, str] = {"front": "cyan", "body": "green", "back": "magenta"}


def show(book: Book, console: Console, *, keys: bool | None = None) -> None:
    """Print the tree of a book as wide as the console is, with colour where it has any.

    `keys`: whether the keys of the parts are shown; by default where there is room.
    """
    from rich.table import Table
    from rich.text import Text

    for panel in panels(book):
        console.print(Text(panel.title, style="bold"))
        widths = _widths(panel, console.width, keys)
        table = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
        for width in widths:
            table.add_column(no_wrap=True, overflow="ellipsis", max_width=width, min_width=width)
        for row in panel.rows:
            name = Text(row.guides, style="dim").append(row.name, style="default not dim")
            bar = Text(_bar(row, widths[-1]), style=_COLOURS[row.matter])
            key = [Text(row.key, style="dim")] if len(widths) > 3 else []
            table.add_row(name, *key, Text(row.pages), bar)
        console.print(table)


_PADDING = 2
_LEAST_BAR = 16
"""Columns that a bar has beside keys that nobody asked for."""


def _widths(panel: Panel, width: int, keys: bool | None) -> list[int]:
    """How wide the columns are: name, maybe key, pages, bar."""
    from rich.cells import cell_len

    names = max((cell_len(row.guides + row.name) for row in panel.rows), default=0)
    wanted = max((cell_len(row.key) for row in panel.rows), default=0)
    pages = _pages_width(panel)
    free = width - names - wanted - pages - 3 * _PADDING
    if keys is None:
        keys = free >= _LEAST_BAR
    if not keys:
        return [_name_width(panel, width), pages, _bar_width(panel, width)]
    bar = max(5, min(80, free))
    return [max(10, width - wanted - pages - bar - 3 * _PADDING), wanted, pages, bar]


def _name_width(panel: Panel, width: int) -> int:
    """The widest name, but leaving room for pages and a bar."""
    from rich.cells import cell_len

    widest = max((cell_len(r.guides + r.name) for r in panel.rows), default=0)
    return max(10, min(widest, width - _pages_width(panel) - 4 - max(10, width // 3)))


def _pages_width(panel: Panel) -> int:
    return min(18, max((len(r.pages) for r in panel.rows), default=0))


def _bar_width(panel: Panel, width: int) -> int:
    return max(5, min(80, width - _name_width(panel, width) - _pages_width(panel) - 4))


def _bar(row: Row, width: int) -> str:
    """The bar in half cells: full where the part lies, hatched where it may lie."""
    halves = [" "] * (2 * width)
    for sign, spans in (("░", row.hatched), ("█", row.solid)):
        for start, end in spans:
            low = min(int(start * 2 * width), 2 * width - 1)
            high = max(low + 1, round(end * 2 * width))
            halves[low:high] = sign * (min(high, 2 * width) - low)
    return "".join(_cell(*halves[i : i + 2]) for i in range(0, 2 * width, 2)).rstrip()


def _cell(left: str, right: str) -> str:
    if "█" not in (left, right):
        return "░" if "░" in (left, right) else " "
    return "█" if left == right else "▌" if left == "█" else "▐"


def text_tree(book: Book, width: int = 80, *, keys: bool | None = False) -> str:
    """The tree as text of that width, without colour; `keys` as in `show`."""
    import io

    from rich.console import Console

    out = io.StringIO()
    console = Console(file=out, width=width, color_system=None, legacy_windows=False)
    show(book, console, keys=keys)
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


_MOST_LINES = 12


def brief(book: Book) -> str:
    """The head of the tree: title, people, year, and the first parts.

    >>> print(brief(Book(title="Rivers", date=2004, contents=[f"Leaf {n}" for n in range(40)])))
    Rivers (2004)
    ├── Leaf 0
    ...
    … 29 more parts
    """
    people = ", ".join(str(p.family or p.literal or p) for p in (book.author or book.editor)[:3])
    year = str(book.date) if book.date else ""
    made = ", ".join(filter(None, (people, year)))
    title, *lines = text_tree(book).splitlines()
    more = len(lines) - _MOST_LINES
    if more > 1:
        lines = [*lines[: _MOST_LINES - 1], f"… {more + 1} more parts"]
    return "\n".join([f"{title} ({printable(made)})" if made else title, *lines])


# --- SVG ----------------------------------------------------------------------------------------

_WIDTH, _LEFT, _LINE, _MARGIN = 1000, 520, 22, 16
_FILLS: dict[Matter, str] = {"front": "#0e7490", "body": "#15803d", "back": "#a21caf"}
_STYLE = (
    "text{font:13px Georgia,'Times New Roman',serif;fill:#1f2937}"
    ".heading{font-weight:bold;font-size:15px}.pages{fill:#6b7280;text-anchor:end}"
    ".tick{font-size:11px;fill:#6b7280}.guide{stroke:#d1d5db;fill:none}"
)


def svg(book: Book) -> str:
    """The tree of a book as an SVG image (SVG 1.1) that needs nothing from elsewhere."""
    body: list[str] = []
    y = _MARGIN
    for panel in panels(book):
        lines, y = _svg_panel(panel, y)
        body += lines
    patterns = "".join(
        f'<pattern id="hatch-{matter}" width="6" height="6" patternUnits="userSpaceOnUse"'
        f' patternTransform="rotate(45)"><rect width="6" height="6" fill="{fill}" opacity=".12"/>'
        f'<line x1="0" y1="0" x2="0" y2="6" stroke="{fill}" stroke-width="2"/></pattern>'
        for matter, fill in _FILLS.items()
    )
    height = y + _MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{height}"'
        f' viewBox="0 0 {_WIDTH} {height}" role="img">\n'
        f"<title>{_xml(str(book.title))}: contents</title>\n<style>{_STYLE}</style>\n"
        f'<defs>{patterns}</defs>\n<rect width="100%" height="100%" fill="white"/>\n'
        + "\n".join(body)
        + "\n</svg>\n"
    )


def png(image: str) -> bytes:
    """An SVG image as PNG; `TruceError` where CairoSVG (the extra `png`) is not installed."""
    with extra("PNG is made by CairoSVG", "png", file="-o", instead="write an .svg"):
        from cairosvg import svg2png
    made: bytes = svg2png(bytestring=image.encode(), scale=2)
    return made


def _svg_panel(panel: Panel, y: int) -> tuple[list[str], int]:
    """The lines of one volume from `y` down, and where they end."""
    y += _LINE
    lines = [f'<text class="heading" x="{_MARGIN}" y="{y}">{_xml(_cut(panel.title, 110))}</text>']
    y += 8
    for position, label in panel.ticks:
        anchor = ' text-anchor="end"' if position == 1.0 else ""
        lines.append(
            f'<text class="tick" x="{_x(position):g}" y="{y + 12}"{anchor}>{_xml(label)}</text>'
        )
    top = y = y + 16
    for row in panel.rows:
        lines += _svg_row(row, y)
        y += _LINE
    for position, _ in panel.ticks:
        lines.append(f'<path class="guide" d="M{_x(position):g} {top}V{y}"/>')
    return lines, y


def _svg_row(row: Row, y: int) -> Iterator[str]:
    depth = min(len(row.guides) // 4 - 1, 12)
    indent = _MARGIN + 18 * depth
    room = (_LEFT - 90 - indent) // 7
    text, pages = _xml(_cut(row.name, room)), _xml(_cut(row.pages, 14))
    yield f"<g><title>{_xml(f'{row.name} {row.pages}'.strip())}</title>"
    yield f'<text x="{indent}" y="{y + 15}">{text}</text>'
    if pages:
        yield f'<text class="pages" x="{_LEFT - 12}" y="{y + 15}">{pages}</text>'
    for start, end in row.hatched:
        yield _rect("hatched", start, end, y, f"url(#hatch-{row.matter})")
    for start, end in row.solid:
        yield _rect("solid", start, end, y, _FILLS[row.matter])
    yield "</g>"


def _x(position: float) -> float:
    return round(_LEFT + position * (_WIDTH - _LEFT - _MARGIN), 1)


def _rect(name: str, start: float, end: float, y: int, fill: str) -> str:
    width = max(1.5, _x(end) - _x(start))
    place = f'x="{_x(start):g}" y="{y + 4}" width="{width:g}" height="14"'
    return f'<rect class="{name}" {place} fill="{fill}"/>'


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[: max(1, length - 1)] + "…"


def _xml(text: str) -> str:
    """Text for XML: escaped, without characters that XML 1.0 (2.2) cannot hold."""
    plain = printable(text)
    return escape(
        "".join(c for c in plain if not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff")
    )
