"""Keys that are taken, of any number: many are kept in a scratch file, not in memory.

>>> from precarious_truce.model.keys import unused
>>> taken = ManyTaken(("a", "b"), limit=1)
>>> taken.add("c")
>>> "a" in taken, "c" in taken, "d" in taken, unused("a", taken)
(True, True, False, 'ab')
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from precarious_truce.model.keys import Taken

if TYPE_CHECKING:
    import sqlite3

__all__ = ["LIMIT", "ManyTaken", "ManyTexts", "Places"]

LIMIT = 20_000
"""Keys that are kept in memory."""


class ManyTaken(Taken):
    """Keys that stay taken: the last ones in memory, the rest in a file that goes with this."""

    def __init__(self, keys: Iterable[str] = (), *, limit: int = LIMIT) -> None:
        super().__init__()
        self._limit = limit
        self._rest: sqlite3.Connection | None = None
        for key in keys:
            self.add(key)

    def __contains__(self, key: object) -> bool:
        if super().__contains__(key):
            return True
        if self._rest is None or not isinstance(key, str):
            return False
        found = self._rest.execute("SELECT 1 FROM keys WHERE key = ?", (_stored(key),))
        return found.fetchone() is not None

    def add(self, key: str) -> None:
        """Take a key."""
        super().add(key)
        if len(self) >= self._limit:
            self._spill()

    def _spill(self) -> None:
        """Move what is in memory to the file."""
        self._rest = self._rest or _table()
        _add(self._rest, ((_stored(key), 0) for key in sorted(self)))
        self.clear()


class Places:
    """Which of several sources had a key first.

    >>> places = Places(limit=1)
    >>> places.of("a", "one.bib"), places.of("a", "two.bib"), places.of("b", "two.bib")
    (None, 'one.bib', None)
    """

    def __init__(self, *, limit: int = LIMIT) -> None:
        self._limit, self._names = limit, dict[str, int]()
        self._first: dict[str, int] = {}
        self._rest: sqlite3.Connection | None = None

    def of(self, key: str, source: str) -> str | None:
        """The other source that had the key before this one; else None, and it is this one's."""
        number = self._names.setdefault(source, len(self._names))
        first = self._first.get(key)
        if first is None and self._rest is not None:
            found = self._rest.execute("SELECT place FROM keys WHERE key = ?", (_stored(key),))
            first = next((row[0] for row in found), None)
        if first is None:
            self._first[key] = number
            if len(self._first) >= self._limit:
                self._rest = self._rest or _table()
                _add(self._rest, ((_stored(k), n) for k, n in sorted(self._first.items())))
                self._first.clear()
        elif first != number:
            return next(name for name, n in self._names.items() if n == first)
        return None


class ManyTexts:
    """Texts by key: the last ones in memory, the rest in a file that goes with this.

    >>> texts = ManyTexts(limit=1)
    >>> texts.add("a", "A")
    >>> texts.add("b", "B")
    >>> texts.of("a"), "b" in texts, texts.of("c")
    ('A', True, None)
    """

    def __init__(self, *, limit: int = LIMIT) -> None:
        self._limit = limit
        self._last: dict[str, str] = {}
        self._rest: sqlite3.Connection | None = None

    def __contains__(self, key: str) -> bool:
        return self.of(key) is not None

    def of(self, key: str) -> str | None:
        """The text of a key; None where there is none."""
        found = self._last.get(key)
        if found is None and self._rest is not None:
            rows = self._rest.execute("SELECT place FROM keys WHERE key = ?", (_stored(key),))
            found = next((row[0].decode("utf-8", "surrogatepass") for row in rows), None)
        return found

    def add(self, key: str, text: str) -> None:
        """Keep a text."""
        self._last[key] = text
        if len(self._last) >= self._limit:
            self._rest = self._rest or _table()
            _add(self._rest, ((_stored(k), _stored(t)) for k, t in sorted(self._last.items())))
            self._last.clear()


def _table() -> sqlite3.Connection:
    """A table of keys in a file without a name."""
    import sqlite3  # few runs have so many keys, and loading it takes time

    table = sqlite3.connect("", isolation_level=None)
    for setting in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -16000"):
        table.execute(f"PRAGMA {setting}")
    table.execute("CREATE TABLE keys (key BLOB PRIMARY KEY, place) WITHOUT ROWID")
    return table


def _add(table: sqlite3.Connection, rows: Iterable[tuple[bytes, int | bytes]]) -> None:
    table.execute("BEGIN")
    table.executemany("INSERT OR IGNORE INTO keys VALUES (?, ?)", rows)
    table.execute("COMMIT")


def _stored(key: str) -> bytes:
    """A key as bytes, which may hold what is no text."""
    return key.encode("utf-8", "surrogatepass")
