"""Entries in a scratch file, found by place, key, title and ISBN: what gathering asks for.

>>> book = Reference(key="m", type="book", title="Rivers & Borders", isbn="9780521086899")
>>> store = Store()
>>> store.add([row_of(book, "m", None, "")])
>>> [b.key for b in store.with_isbn("rivers borders", book.isbn)], "m" in store.titled("rivers")
(['m'], False)
"""

from __future__ import annotations

import contextlib
import os
import pickle
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from precarious_truce.bulk.assembling import Stored
from precarious_truce.formats.crosswalk.gathering import Placement, is_host, is_part
from precarious_truce.formats.crosswalk.namesakes import containers, titles
from precarious_truce.formats.crosswalk.titled_volumes import is_titled_volume, key_of_work
from precarious_truce.model import ISBN, Book, Reference, Work
from precarious_truce.model.references import as_book

__all__ = ["Row", "Store", "row_of"]


class Row(NamedTuple):
    """An entry to be stored: what is asked of it, and itself."""

    wanted: str
    key: str
    source: str
    is_part: bool
    is_host: bool
    is_titled: bool
    isbn: str
    titles: tuple[str, ...]
    containers: tuple[str, ...]
    parent: str
    is_exact: bool
    data: bytes

    def under(self, key: str) -> Row:
        """The entry under another key."""
        if key == self.key:
            return self
        if not self.data:
            return self._replace(key=key)
        work, placement = pickle.loads(self.data)
        return self._replace(key=key, data=pickle.dumps((work.with_valid(key=key), placement), 5))


def row_of(work: Work, wanted: str, placement: Placement | None, source: str) -> Row:
    """The row of an entry; a book that has its parts already is looked into no further."""
    data = pickle.dumps((work, placement), 5)
    parent = placement.parent if placement else ""
    if isinstance(work, Book):
        return Row(wanted, work.key, source, False, False, False, "", (), (), parent, False, data)
    host = is_host(work) and (as_book(work) is not None or is_titled_volume(work))
    named = containers(work) if is_part(work) else ()
    return Row(
        wanted, work.key, source, is_part(work), host, is_titled_volume(work), str(work.isbn or ""),
        tuple(dict.fromkeys(titles(work))) if host else (), named, parent,
        placement is not None and placement.exact, data,
    )  # fmt: skip


_TABLES = """
CREATE TABLE entries (place INTEGER PRIMARY KEY, wanted TEXT, lowered TEXT, key TEXT, source TEXT,
                      is_part INTEGER, is_host INTEGER, is_titled INTEGER, isbn TEXT, parent TEXT,
                      is_exact INTEGER, named INTEGER, placed INTEGER, home INTEGER, data BLOB);
CREATE TABLE beside (place INTEGER PRIMARY KEY, first INTEGER);
CREATE INDEX by_first ON beside (first, place);
CREATE TABLE titles (title TEXT, place INTEGER, PRIMARY KEY (title, place)) WITHOUT ROWID;
"""
_INDEXES = """
CREATE INDEX by_key ON entries (key);
CREATE INDEX by_wanted ON entries (wanted);
CREATE INDEX by_lowered ON entries (lowered);
"""


def _scratch_in(folder: Path | None) -> sqlite3.Connection:
    """A database in a file that nobody else sees, nor finds when this process has gone."""
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(".sqlite", ".gather-", folder)
    os.close(handle)
    base = sqlite3.connect(name, isolation_level=None)
    base.execute("PRAGMA journal_mode = OFF")  # no other file is made, so this one can go
    base.execute("CREATE TABLE opened (x)")
    with contextlib.suppress(OSError):  # where files that are open cannot go, it stays
        Path(name).unlink()
    return base


class Store:
    """All entries of a run, in a file in the folder that goes with this."""

    def __init__(self, folder: Path | None = None) -> None:
        self._base = base = _scratch_in(folder)
        for setting in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -65536"):
            base.execute(f"PRAGMA {setting}")
        base.executescript(_TABLES)
        self._next = 0

    def add(self, rows: Iterable[Row]) -> None:
        """Entries that come next."""
        base = self._base
        base.execute("BEGIN")
        for row in rows:
            place = self._next = self._next + 1
            base.execute(
                "INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, ?)",
                (place, row.wanted, row.wanted.lower(), row.key, row.source, row.is_part,
                 row.is_host, row.is_titled, row.isbn, row.parent, row.is_exact,
                 bool(row.containers), row.data),
            )  # fmt: skip
            base.executemany("INSERT INTO titles VALUES (?, ?)", ((t, place) for t in row.titles))
        base.execute("COMMIT")

    def index(self) -> None:
        """All entries are there: from now on they are looked for."""
        self._base.executescript(_INDEXES)

    # --- where entries say that they stand --------------------------------------------------------

    def place_those_that_say_where(self) -> None:
        """Note what each entry that names its parent is in, by the keys that were given out."""
        base = self._base
        base.execute("BEGIN")
        last = 0
        while found := base.execute(
            "SELECT place, parent FROM entries WHERE place > ? AND parent != '' "
            "ORDER BY place LIMIT 1000", (last,),
        ).fetchall():  # fmt: skip
            rows = [(self._meant(parent), place) for place, parent in found]
            base.executemany("UPDATE entries SET placed = ? WHERE place = ?", rows)
            last = found[-1][0]
        # What stands in something is no host of what only names a title.
        base.execute("DELETE FROM titles WHERE place IN "
                     "(SELECT place FROM entries WHERE placed OR is_exact)")  # fmt: skip
        base.execute("COMMIT")

    def _meant(self, parent: str) -> int | None:
        """The place of the first entry that is meant by a key; keys differ by more than case."""
        for text in (parent, parent.lower()):
            for column in ("wanted", "lowered"):
                query = f"SELECT min(place) FROM entries WHERE {column} = ?"
                found: int | None = self._base.execute(query, (text,)).fetchone()[0]
                if found is not None:
                    return found
        return None

    def told(self, first: int, count: int) -> list[tuple[int, str, int, int]]:
        """Of so many entries: place, key, the place of what they say that they are in (0: none),
        and whether others say so of them.
        """
        self._base.execute("CREATE INDEX IF NOT EXISTS by_placed ON entries (placed)")
        return self._base.execute(
            "SELECT place, key, ifnull(placed, 0), "
            "EXISTS (SELECT 1 FROM entries below WHERE below.placed = entries.place) "
            "FROM entries WHERE place BETWEEN ? AND ? ORDER BY place", (first, first + count - 1),
        ).fetchall()  # fmt: skip

    def whole(self, first: int, count: int) -> Iterator[tuple[int, str, int, str, int, int]]:
        """Of so many entries: place, key, the place of what they are in (0: nothing), the key of
        what they say that they are in, whether an entry has the key of a work that would be made
        for them, and the place of what all of their work is in.
        """
        found = self._base.execute(
            "SELECT e.place, e.key, ifnull(e.home, 0), ifnull(p.key, ''), e.is_titled "
            "FROM entries e LEFT JOIN entries p ON p.place = e.placed "
            "WHERE e.place BETWEEN ? AND ? ORDER BY e.place", (first, first + count - 1),
        ).fetchall()  # fmt: skip
        for place, key, home, above, is_titled in found:
            taken = int(is_titled and self.has(key_of_work(key)))
            yield place, key, home, above, taken, self._top(place)

    def _top(self, place: int) -> int:
        while home := self._base.execute(
            "SELECT home FROM entries WHERE place = ?", (place,)
        ).fetchone()[0]:  # fmt: skip
            place = home
        found = self._base.execute("SELECT first FROM beside WHERE place = ?", (place,)).fetchone()
        return int(found[0]) if found else place

    # --- shelves ----------------------------------------------------------------------------------

    def titled(self, title: str) -> Mapping[str, Reference]:
        """The books of a title, by key."""
        return _Shelf(self._base, title)

    def with_isbn(self, title: str, isbn: ISBN) -> Iterator[Reference]:
        """Those of them with the ISBN."""
        found = self._base.execute(
            "SELECT data FROM titles JOIN entries USING (place) WHERE title = ? AND isbn = ? "
            "ORDER BY place", (title, str(isbn)),
        )  # fmt: skip
        for (data,) in found:
            yield pickle.loads(data)[0]

    # --- homes ------------------------------------------------------------------------------------

    def parts(self) -> Iterator[tuple[int, Reference, Placement | None, Reference | None]]:
        """What may be in something: its place, itself, where it stands, what that is."""
        found = self._base.execute(
            "SELECT place, data, placed FROM entries WHERE is_part AND "
            "(placed IS NOT NULL OR named) ORDER BY place"
        )
        for place, data, placed in found:
            ref, placement = pickle.loads(data)
            parent = self._work_at(placed) if placed else None
            if placement is not None and parent is None and not placement.exact:
                placement = None
            yield place, ref, placement, parent if isinstance(parent, Reference) else None

    def _work_at(self, place: int) -> Work:
        (data,) = self._base.execute(
            "SELECT data FROM entries WHERE place = ?", (place,)
        ).fetchone()  # fmt: skip
        work: Work = pickle.loads(data)[0]
        return work

    def set_homes(self, homes: Iterable[tuple[int, str]]) -> None:
        """Note the keys of what entries at their places are in."""
        self._base.execute("CREATE TABLE homes (place INTEGER PRIMARY KEY, key TEXT)")
        self._base.execute("BEGIN")
        self._base.executemany("INSERT INTO homes VALUES (?, ?)", homes)
        self._base.execute("COMMIT")
        self._base.execute("BEGIN")
        self._base.execute(
            "UPDATE entries SET home = (SELECT min(h.place) FROM entries h, homes "
            "WHERE homes.place = entries.place AND h.key = homes.key) "
            "WHERE place IN (SELECT place FROM homes)"
        )
        self._base.execute("COMMIT")
        self._base.execute("CREATE INDEX by_home ON entries (home, place)")

    def without_circles(self, deepest: int) -> None:
        """Forget the homes of entries from which the way up does not end soon."""
        climbing = self._base.execute(
            "SELECT place FROM entries WHERE home IN (SELECT place FROM entries WHERE home)"
        ).fetchall()  # one step up always ends, unless it goes on
        lost = [(place,) for (place,) in climbing if not self._ends(place, deepest)]
        self._base.executemany("UPDATE entries SET home = NULL WHERE place = ?", lost)

    def _ends(self, place: int | None, deepest: int) -> bool:
        for _ in range(deepest):
            (place,) = self._base.execute(
                "SELECT home FROM entries WHERE place = ?", (place,)
            ).fetchone()  # fmt: skip
            if place is None:
                return True
        return False

    # --- what comes of it -------------------------------------------------------------------------

    def titled_volumes(self) -> Iterator[Stored]:
        """Volumes with a title of their own that hold parts and are in nothing, in order."""
        found = self._base.execute(
            "SELECT place, source, data FROM entries e WHERE home IS NULL AND is_titled AND "
            "EXISTS (SELECT 1 FROM entries WHERE home = e.place) ORDER BY place"
        )
        yield from _stored(found)

    def put_beside(self, first: int, others: Iterable[int]) -> None:
        """Note the volumes that stand beside a first one in a work that no entry is for."""
        rows = ((place, first) for place in others)
        self._base.executemany("INSERT INTO beside VALUES (?, ?)", rows)

    def beside(self, first: int) -> list[Stored]:
        """The volumes that stand beside one, in order."""
        found = self._base.execute(
            "SELECT place, source, data FROM beside CROSS JOIN entries USING (place) "
            "WHERE first = ? ORDER BY place", (first,),
        )  # fmt: skip
        return list(_stored(found))

    def has(self, key: str) -> bool:
        """Whether an entry has a key."""
        found = self._base.execute("SELECT 1 FROM entries WHERE key = ? LIMIT 1", (key,))
        return found.fetchone() is not None

    def tops(self) -> Iterator[Stored]:
        """What is in nothing, in order."""
        found = self._base.execute(
            "SELECT place, source, data FROM entries WHERE home IS NULL "
            "AND place NOT IN (SELECT place FROM beside) ORDER BY place"
        )
        yield from _stored(found)

    def below(self, place: int) -> list[Stored]:
        """What is in an entry, in order."""
        found = self._base.execute(
            "SELECT place, source, data FROM entries WHERE home = ? ORDER BY place", (place,)
        )
        return list(_stored(found))

    def resolved(self, said: Placement, place: int) -> Placement | None:
        """A placement by the key that its parent was given."""
        (placed,) = self._base.execute(
            "SELECT placed FROM entries WHERE place = ?", (place,)
        ).fetchone()  # fmt: skip
        if placed is None:
            return said if said.exact else None
        return said._replace(parent=self._work_at(placed).key)


def _stored(rows: Iterable[tuple[int, str, bytes]]) -> Iterator[Stored]:
    for place, source, data in rows:
        work, said = pickle.loads(data)
        yield Stored(place, source, work, said)


class _Shelf(Mapping[str, Reference]):
    """The books of a title, as many as are asked for."""

    def __init__(self, base: sqlite3.Connection, title: str) -> None:
        self._base, self._title = base, title

    def __len__(self) -> int:
        query = "SELECT count(*) FROM titles WHERE title = ?"
        count: int = self._base.execute(query, (self._title,)).fetchone()[0]
        return count

    def __bool__(self) -> bool:
        query = "SELECT 1 FROM titles WHERE title = ? LIMIT 1"
        return self._base.execute(query, (self._title,)).fetchone() is not None

    def __iter__(self) -> Iterator[str]:
        return (book.key for book in self._books())

    def __contains__(self, key: object) -> bool:
        found = self._base.execute(
            "SELECT 1 FROM entries JOIN titles USING (place) WHERE key = ? AND title = ?",
            (key, self._title),
        )
        return found.fetchone() is not None

    def __getitem__(self, key: str) -> Reference:
        return next(book for book in self._books() if book.key == key)

    def values(self) -> Iterator[Reference]:  # type: ignore[override]
        """The books themselves."""
        return self._books()

    def _books(self) -> Iterator[Reference]:
        found = self._base.execute(
            "SELECT data FROM titles JOIN entries USING (place) WHERE title = ? ORDER BY place",
            (self._title,),
        )
        for (data,) in found:
            yield pickle.loads(data)[0]
