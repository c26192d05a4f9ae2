"""The contents of a book for a page: a tree of parts, each with a bar that shows where it lies.

The bars are those of `show`; in a book that is written from right to left they run that way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from precarious_truce.contents_view import Panel, Row, Spans, panels
from precarious_truce.model import Book, Reference
from precarious_truce.model.base import Path
from precarious_truce.site.facts import names_of_people
from precarious_truce.site.texts import Text, text_of

__all__ = ["Bar", "Part", "Picture", "Tick", "heading", "pictures"]


@dataclass(frozen=True, slots=True)
class Bar:
    """A piece of a bar: from where, and how wide, in hundredths of its axis."""

    kind: str
    start: str
    width: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A page that is told on the axis."""

    place: str
    anchor: str
    label: str


@dataclass(slots=True)
class Part:
    """A part in the tree, and what is in it."""

    key: str
    number: str
    title: Text
    people: Markup | None
    pages: str
    matter: str
    bars: tuple[Bar, ...]
    parts: list[Part] = field(default_factory=list)

    def walk(self) -> Iterator[Part]:
        """It and everything in it, in printed order."""
        yield self
        for part in self.parts:
            yield from part.walk()


@dataclass(frozen=True, slots=True)
class Picture:
    """A volume, or the contents of the book itself: its tree and the pages on its axis.

    `key` is that of the volume, "" for the book; `title` heads it where there are several.
    """

    key: str
    title: Text | None
    parts: list[Part]
    ticks: tuple[Tick, ...]
    dir: str

    def every(self) -> Iterator[Part]:
        """All parts in printed order."""
        for part in self.parts:
            yield from part.walk()


def pictures(book: Book, by_path: Mapping[Path, Reference], dir: str) -> list[Picture]:
    """The picture of each volume, then that of what is in none; `dir` is the book's direction."""
    whole = by_path[()]
    return [_picture(panel, by_path, whole, dir) for panel in panels(book)]


def _picture(
    panel: Panel, by_path: Mapping[Path, Reference], whole: Reference, dir: str
) -> Picture:
    top: list[Part] = []
    beside: dict[Path, list[Part]] = {panel.path: top}
    mirrored = dir == "rtl"
    for row in panel.rows:
        part = _part(row, by_path[row.path], whole, mirrored)
        beside[row.path[:-2]].append(part)
        beside[row.path] = part.parts
    volume = by_path[panel.path] if panel.path else None
    title = heading(volume) if volume else None
    ticks = tuple(_tick(place, label, mirrored) for place, label in panel.ticks)
    return Picture(volume.key if volume else "", title, top, ticks, dir)


def heading(volume: Reference) -> Text:
    """What a volume is called: its number and its title."""
    title = text_of(volume.volume_title, volume.language)
    number = f"Volume {volume.volume}" if volume.volume else "Volume"
    if not title:
        return text_of(number)
    return Text(Markup("{}: {}").format(number, title), f"{number}: {title.plain}", "", "")


def _part(row: Row, ref: Reference, whole: Reference, mirrored: bool) -> Part:
    bars = (*_bars("may", row.hatched, mirrored), *_bars("lies", row.solid, mirrored))
    own = names_of_people(ref.author) if ref.author and ref.author != whole.author else None
    title = text_of(ref.title, ref.language)
    return Part(ref.key, ref.number or "", title, own, row.pages, row.matter, bars)


_LEAST = 0.5
"""Hundredths of the axis that the smallest bar takes."""


def _bars(kind: str, spans: Spans, mirrored: bool) -> Iterable[Bar]:
    for start, end in spans:
        width = max(_LEAST, 100 * (end - start))
        left = min(100 * start, 100 - width)
        yield Bar(kind, _hundredths(100 - left - width if mirrored else left), _hundredths(width))


def _tick(place: float, label: str, mirrored: bool) -> Tick:
    at_end = place == 1.0
    return Tick(
        _hundredths(100 * (1 - place if mirrored else place)),
        "end" if at_end is not mirrored else "start",
        label,
    )


def _hundredths(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") + "%"
