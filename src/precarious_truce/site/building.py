"""The making of a site: what is planned, what has changed, what is written.

The pages of a work depend on its record alone, on where the other pages of it stand, and on the
title and address of the site.  So a digest of these tells whether an earlier run has made them.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import signal
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit
from xml.sax.saxutils import escape

from precarious_truce import __version__
from precarious_truce.errors import TruceError
from precarious_truce.formats.yaml.write import record_text
from precarious_truce.model import Book, Library, Reference, Work
from precarious_truce.model.library import as_works
from precarious_truce.model.references import references
from precarious_truce.site.files import FILES, PART_FILES, files_of
from precarious_truce.site.folder import Folder, write
from precarious_truce.site.ledger import public
from precarious_truce.site.names import ASSETS, Place, names_of, relative
from precarious_truce.site.pages import Site, WorkPages, about
from precarious_truce.site.rendering import Renderer
from precarious_truce.site.texts import text_of

__all__ = ["Report", "base_of", "build"]

_HERE = Path(__file__).parent
_STATIC = ("site.css", "site.js", "icon.svg")
_MOST_ADDRESSES = 50_000
"""Addresses that one sitemap may list (https://www.sitemaps.org/protocol.html)."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a run came to: how many works and pages the site has, how many files were written,
    were the same as before, and are no part of it any more."""

    works: int
    pages: int
    written: int
    unchanged: int
    removed: int


def base_of(address: str) -> str:
    """The address of a site, ending in a slash; `TruceError` where it is none of the web.

    >>> base_of("https://example.org/books"), base_of("")
    ('https://example.org/books/', '')
    """
    if not address:
        return ""
    try:
        parts = urlsplit(address.strip())
        sound = (
            parts.scheme in ("http", "https")
            and parts.hostname
            and not (parts.query or parts.fragment)
        )
        sound = sound and address.isascii() and not any(c in address for c in " <>\"'\\")
    except ValueError:
        sound = False
    if not sound:
        hint = "give one such as https://example.org/books/"
        raise TruceError.of(
            "F12", f"this is no address of a site: {address}", file="--base-url", hint=hint
        )
    return address.strip().rstrip("/") + "/"


def build(
    works: Library | Work | Iterable[Work],
    folder: Path | str,
    *,
    base_url: str = "",
    title: str = "",
    processes: int = 1,
    on_work: Callable[[int, int], None] = lambda done, of: None,
) -> Report:
    """Write the pages of all works into a folder; see `precarious_truce.site.build`."""
    library = works if isinstance(works, Library) else Library(as_works(works))
    chosen = sorted(map(public, library), key=_shelved)
    site = Site(title.strip() or "Books", names_of(chosen), base_of(base_url))
    planned = {work.key: list(_names(site, work)) for work in chosen}
    shared = list(_shared(site, chosen))
    out = Folder(
        Path(folder), [*(name for name, _ in shared), *(n for p in planned.values() for n in p)]
    )
    digests = {work.key: _digest(site, work) for work in chosen}
    same = {
        key: digest
        for key, digest in digests.items()
        if out.digests.get(key) == digest and out.has_all(planned[key])
    }
    out.begin(same)
    changed = [work for work in chosen if work.key not in same]
    out.count(0, sum(len(planned[key]) for key in same))
    for done, counts in enumerate(_write(Writing(site, out.root), changed, processes)):
        out.count(*counts)
        on_work(done + 1, len(changed))
    for name, content in shared:
        out.write(name, content)
    out.close(digests)
    pages = sum(name.endswith(".html") for name in out.planned)
    return Report(len(chosen), pages, out.written, out.unchanged, len(out.removed))


# --- what there is to be ------------------------------------------------------------------------


def _shelved(work: Work) -> tuple[str, str, str]:
    """The order of the list of works: as on a shelf, by who made them and when."""
    people = work.author or work.editor
    name = people[0].inverted if people else str(work.title or "")
    return name.casefold(), str(work.date or ""), work.key


def _names(site: Site, work: Work) -> Iterator[str]:
    """Every file of a work."""
    for ref in references(work):
        place = site.places[ref.key]
        yield place.page
        yield from map(place.file, PART_FILES if ref.within else FILES)


def _digest(site: Site, work: Work) -> str:
    """What the files of a work depend on, in short."""
    said = "\0".join((_fingerprint(), site.title, site.base_url, record_text(work, key=True)))
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:32]


@cache
def _fingerprint() -> str:
    """What makes the pages, in short."""
    found = hashlib.sha256(__version__.encode())
    for path in sorted(
        p for p in _HERE.rglob("*") if p.suffix in (".py", ".html", ".css", ".js", ".svg")
    ):
        found.update(path.read_bytes())
    return found.hexdigest()


# --- in one process or several -------------------------------------------------------------------

_WORTHWHILE = 40
"""Works that a second process is begun for."""


class Writing:
    """Makes and writes the files of one work after another."""

    def __init__(self, site: Site, root: Path) -> None:
        self.site, self.root = site, root
        self.renderer = Renderer()

    def write(self, work: Work) -> tuple[int, int]:
        """Write the files of a work; how many were written, and how many left alone."""
        done = [
            write(self.root, name, content)
            for name, content in _made(self.site, work, self.renderer)
        ]
        return sum(done), len(done) - sum(done)


def _write(writing: Writing, works: Sequence[Work], processes: int) -> Iterator[tuple[int, int]]:
    """Write the files of all works; the counts of each as it is done."""
    if processes < 2 or len(works) < _WORTHWHILE:
        yield from map(writing.write, works)
        return
    context = multiprocessing.get_context("spawn")
    given = writing.site, writing.root
    pool = ProcessPoolExecutor(processes, context, initializer=_begin, initargs=given)
    try:
        yield from pool.map(_write_there, works, chunksize=4)
    except BrokenProcessPool:
        raise TruceError.of(
            "F1", "a process that made pages has ended", file=str(writing.root)
        ) from None
    finally:
        pool.shutdown(cancel_futures=True)


_there: Writing


def _begin(site: Site, root: Path) -> None:
    """What a process does first; it is the first process that a user stops."""
    global _there  # noqa: PLW0603
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _there = Writing(site, root)


def _write_there(work: Work) -> tuple[int, int]:
    return _there.write(work)


# --- what is written ----------------------------------------------------------------------------


def _made(site: Site, work: Work, renderer: Renderer) -> Iterator[tuple[str, str]]:
    """The name and content of every file of a work."""
    pages = WorkPages(site, work)
    for name, context in pages.described():
        yield name, renderer.page("work.html", **context)
    for ref in pages.refs:
        yield from _downloads(site, work, ref)


def _downloads(site: Site, work: Work, ref: Reference) -> Iterator[tuple[str, str]]:
    place = site.places[ref.key]
    made = (
        files_of(ref, PART_FILES) if ref.within else files_of(Library([work]), FILES, site.base_url)
    )
    for ending, text in made:
        yield place.file(ending), text


def _shared(site: Site, works: Sequence[Work]) -> Iterator[tuple[str, str]]:
    """The files that are nobody's own: the list of works, the style sheet, the script, the map."""
    for name in _STATIC:
        yield f"{ASSETS}/{name}", (_HERE / "assets" / name).read_text(encoding="utf-8")
    yield "index.html", _index(site, works)
    if site.base_url:
        yield from _maps(site)


def _index(site: Site, works: Sequence[Work]) -> str:
    parts = len(site.places) - len(works)
    listed = [_entry(site.places[work.key], work) for work in works]
    what = "book" if all(isinstance(work, Book) for work in works) else "work"
    counts = f"{_counted(len(works), what)}, {_counted(parts, 'part')}"
    return Renderer().page(
        "index.html", title=site.title, counts=counts, works=listed, root="",
        canonical=site.base_url or None,
    )  # fmt: skip


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'s' * (number != 1)}"


def _entry(place: Place, work: Work) -> Mapping[str, object]:
    return {
        "href": relative(place.page, "index.html"),
        "title": text_of(work.title or work.key, work.language),
        "subtitle": text_of(work.subtitle, work.language),
        "about": about(work),
    }


def _maps(site: Site) -> Iterator[tuple[str, str]]:
    """The sitemap; where there are more addresses than one may list, a list of sitemaps."""
    addresses = [site.base_url, *(site.base_url + place.address for place in site.places.values())]
    size = _MOST_ADDRESSES
    pieces = [addresses[start : start + size] for start in range(0, len(addresses), size)]
    if len(pieces) == 1:
        yield "sitemap.xml", _map("urlset", "url", pieces[0])
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(pieces) + 1)]
    yield "sitemap.xml", _map("sitemapindex", "sitemap", [site.base_url + name for name in names])
    for name, piece in zip(names, pieces, strict=True):
        yield name, _map("urlset", "url", piece)


def _map(outer: str, inner: str, addresses: Iterable[str]) -> str:
    lines = "".join(f"<{inner}><loc>{escape(address)}</loc></{inner}>\n" for address in addresses)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<{outer} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{lines}</{outer}>\n'
    )
