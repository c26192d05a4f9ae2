"""What an entry has from its parents: `crossref`, `xdata` and `xref`.

biblatex's rules are appendix B of its manual ("Default Inheritance Setup"); classic BibTeX copies
every field the child lacks (btxdoc, section 4, item 12).

>>> from precarious_truce.formats.bib.raw.syntax import scan
>>> chapter, book = scan('''@inbook{c, title = {One}, crossref = {b}}
... @book{b, title = {All}, subtitle = {Of It}, shorttitle = {A}, year = 1977}''')
>>> child, _ = inherit([chapter, book])[0]
>>> print(child.fields)
{'title': 'One', 'crossref': 'b', 'booktitle': 'All', 'booksubtitle': 'Of It', 'year': '1977'}
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from precarious_truce.errors import Diagnostic, Severity
from precarious_truce.formats.bib.raw.syntax import Entry

__all__ = ["Heirs", "inherit", "inherited_names", "is_ruled", "split_keys"]

NEVER = frozenset(
    [
        "ids",
        "crossref",
        "xref",
        "entryset",
        "entrysubtype",
        "execute",
        "label",
        "options",
        "presort",
        "related",
        "relatedoptions",
        "relatedstring",
        "relatedtype",
        "shorthand",
        "shorthandintro",
        "sortkey",
        "xdata",
    ]
)
"""Fields no entry inherits (biblatex manual, appendix B: `\\\\DefaultInheritance`, noinherit)."""

_TITLES = ("title", "subtitle", "titleaddon")
_UNTITLED = ("shorttitle", "sorttitle", "indextitle", "indexsorttitle")


def _renamed(prefix: str) -> dict[str, str]:
    """The parent's titles under other names; its short and sorting titles not at all."""
    return {**{name: f"{prefix}{name}" for name in _TITLES}, **dict.fromkeys(_UNTITLED, "")}


_PARTS_OF_BOOKS = ("inbook", "bookinbook", "suppbook")
_MAIN = _renamed("main")
_BOOK = _renamed("book")
_JOURNAL = {
    "title": "journaltitle",
    "subtitle": "journalsubtitle",
    "titleaddon": "journaltitleaddon",
    **dict.fromkeys(_UNTITLED, ""),
}
_AUTHORS = {"author": "author bookauthor"}

# Parents, children, and what the parent's fields are called there ("" is not inherited).
_RULES: tuple[tuple[Sequence[str], Sequence[str], Mapping[str, str]], ...] = (
    (("mvbook", "book"), _PARTS_OF_BOOKS, _AUTHORS),
    (("mvbook",), ("book", *_PARTS_OF_BOOKS), _MAIN),
    (
        ("mvcollection", "mvreference"),
        ("collection", "reference", "incollection", "inreference", "suppcollection"),
        _MAIN,
    ),
    (("mvproceedings",), ("proceedings", "inproceedings"), _MAIN),
    (("book",), _PARTS_OF_BOOKS, _BOOK),
    (("collection", "reference"), ("incollection", "inreference", "suppcollection"), _BOOK),
    (("proceedings",), ("inproceedings",), _BOOK),
    (("periodical",), ("article", "suppperiodical"), _JOURNAL),
)
# Pairs that biblatex has no rule for, and that BibTeX files are full of: without one a chapter
# would lose its book.
_BEYOND = (
    ("book", "collection", "proceedings", "reference"),
    ("inbook", "incollection", "inproceedings", "inreference"),
    _BOOK,
)
_ALIASES = {"conference": "inproceedings"}


_RULED = frozenset(
    (parent, child) for parents, children, _ in _RULES for parent in parents for child in children
)


def _table() -> dict[tuple[str, str], dict[str, str]]:
    table: dict[tuple[str, str], dict[str, str]] = {}
    for parents, children, names in _RULES:
        for pair in ((parent, child) for parent in parents for child in children):
            table.setdefault(pair, {}).update(names)
    parents, children, names = _BEYOND
    for pair in ((parent, child) for parent in parents for child in children):
        table.setdefault(pair, dict(names))
    return table


_NAMES = _table()


# An inherited field gives way to these of the child's own, which say the same.
_SAME = {
    "date": ("year",),
    **dict.fromkeys(("year", "month", "day"), ("date",)),
    **{
        name: (other,)
        for pair in (("journal", "journaltitle"), ("address", "location"))
        for name, other in (pair, pair[::-1])
    },
}


def inherited_names(parent: str, child: str, name: str) -> tuple[str, ...]:
    """What the field `name` of a `parent` type is called in a `child` type.

    >>> inherited_names("book", "inbook", "title"), inherited_names("mvbook", "book", "title")
    (('booktitle',), ('maintitle',))
    >>> inherited_names("book", "inbook", "shorttitle"), inherited_names("book", "inbook", "year")
    ((), ('year',))
    """
    if name in NEVER:
        return ()
    pair = _ALIASES.get(parent, parent), _ALIASES.get(child, child)
    return tuple(_NAMES.get(pair, {}).get(name, name).split())


def is_ruled(parent: str, child: str) -> bool:
    """Whether biblatex itself tells what titles of a `parent` type are called in a `child` type.

    >>> is_ruled("book", "inbook"), is_ruled("book", "incollection")
    (True, False)
    """
    return (_ALIASES.get(parent, parent), _ALIASES.get(child, child)) in _RULED


def split_keys(value: str) -> list[str]:
    """The keys of an `xdata`, `xref` or `entryset` field.

    >>> split_keys("a, b,")
    ['a', 'b']
    """
    return [key.strip() for key in value.split(",") if key.strip()]


Family = tuple[Entry, tuple[Diagnostic, ...]]


class Link(NamedTuple):
    """The key of a parent, and the field that names it."""

    name: str
    key: str


def inherit(entries: Iterable[Entry], *, dialect: str = "biblatex") -> list[Family]:
    """Each entry with what it inherits, in order, and what is wrong with its parents.

    `dialect` "biblatex" follows the manual's rules, "bibtex" copies under the same name.  An
    inherited field comes after the entry's own.  `@xdata` entries stay in the list.  Where a key
    stands twice the first entry is the parent.
    """
    ordered = list(entries)
    heirs = Heirs(ordered, dialect)
    return [heirs.resolved(index) for index in range(len(ordered))]


MOST_INHERITED = 1 << 20  # characters that the entries of a file have from others …
TIMES_INHERITED = 4  # … and as many times the characters of their own


class Heirs:
    """Entries by key, and those already resolved: each is resolved once.

    What all of them inherit together is bounded by what they say themselves: a long title that
    thousands refer to would take memory and time in thousands.
    """

    def __init__(self, entries: list[Entry], dialect: str) -> None:
        self.entries = entries
        self.dialect = dialect
        self.by_key: dict[str, int] = {}
        for index, entry in enumerate(entries):
            self.by_key.setdefault(entry.key, index)
            self.by_key.setdefault(entry.key.lower(), index)
        self.done: dict[int, Family] = {}
        self.left = MOST_INHERITED
        self.is_told = False

    def family(self, entry: Entry) -> Family:
        """The same for any entry: one of these, or one that has something from them."""
        known = self.by_key.get(entry.key)
        if known is not None and self.entries[known].start == entry.start:
            return self.resolved(known)
        self.entries.append(entry)
        try:
            return self.resolved(len(self.entries) - 1)
        finally:
            self.entries.pop()
            self.done.pop(len(self.entries), None)

    def resolved(self, index: int) -> Family:
        """Parents before children, with a stack of our own: a chain may be as long as the file."""
        stack = [index]
        open_now: set[int] = set()
        while stack:
            current = stack[-1]
            if current in self.done:
                stack.pop()
                continue
            waiting = [
                parent
                for parent, _ in self._parents(current)
                if parent is not None and parent not in self.done and parent not in open_now
            ]
            if waiting and current not in open_now:
                open_now.add(current)
                stack += [parent for parent in waiting if parent != current]
                continue
            open_now.add(current)
            stack.pop()
            self.done[current] = self._with_parents(current)
        return self.done[index]

    def _parents(self, index: int) -> list[tuple[int | None, Link]]:
        """The parents of an entry, xdata first; None for a key that is not there."""
        entry = self.entries[index]
        found: list[tuple[int | None, Link]] = []
        for name in ("xdata", "crossref", "xref"):
            if name in entry.fields and (name != "xdata" or self.dialect == "biblatex"):
                value = entry[name]
                keys = split_keys(value) if name == "xdata" else [value.strip()]
                found += [(self._index(key), Link(name, key)) for key in keys if key]
        return found

    def _index(self, key: str) -> int | None:
        found = self.by_key.get(key)
        return self.by_key.get(key.lower()) if found is None else found

    def _with_parents(self, index: int) -> Family:
        entry, faults = self.entries[index], []
        fields = dict(entry.fields)
        for parent, link in self._parents(index):
            if parent is None:
                faults.append(_missing(entry, link))
            elif parent not in self.done or parent == index:
                faults.append(_cyclic(entry, link))
            elif link.name != "xref":  # xref names a parent and inherits nothing
                self._add(fields, entry, self.done[parent][0], link)
        if len(fields) == len(entry.fields):
            return entry, tuple(faults)
        own = sum(map(len, entry.fields.values()))
        more = sum(map(len, fields.values())) - own
        self.left += TIMES_INHERITED * own
        if more > self.left:
            faults += [] if self.is_told else [_too_much(entry)]
            self.is_told = True
            return entry, tuple(faults)
        self.left -= more
        return replace(entry, fields=fields), tuple(faults)

    def _add(self, fields: dict[str, str], entry: Entry, parent: Entry, link: Link) -> None:
        plain = self.dialect != "biblatex" or link.name == "xdata"
        own = set(fields)
        renamed: list[tuple[str, str]] = []
        copied: list[tuple[str, str]] = []
        for given, value in parent.fields.items():
            if plain:
                names: tuple[str, ...] = () if given in NEVER else (given,)
            else:
                names = inherited_names(parent.type, entry.type, given)
            for name in names:
                (copied if name == given else renamed).append((name, value))
        for name, value in [*renamed, *copied]:
            if name not in fields and not own.intersection(_SAME.get(name, ())):
                fields[name] = value


def _missing(entry: Entry, link: Link) -> Diagnostic:
    return _fault("B21", entry, link, f"the {link.name} {link.key} of {entry.key} is not there")


def _cyclic(entry: Entry, link: Link) -> Diagnostic:
    return _fault("B22", entry, link, f"{entry.key} is its own parent, by way of {link.key}")


def _too_much(entry: Entry) -> Diagnostic:
    message = f"{entry.key} and what follows inherit too much; they keep what is their own"
    hint = "write what is long into the entry that it is of, not into its parent"
    place = entry.line, entry.column
    return Diagnostic("B23", message, Severity.WARNING, None, *place, hint=hint)


_HINTS = {"B21": "add the entry, or delete the field", "B22": "delete one of the references"}


def _fault(code: str, entry: Entry, link: Link, message: str) -> Diagnostic:
    line, column = entry.place(link.name)
    return Diagnostic(
        code=code,
        message=message,
        severity=Severity.WARNING if code == "B21" else Severity.ERROR,
        line=line,
        column=column,
        hint=_HINTS[code],
    )
