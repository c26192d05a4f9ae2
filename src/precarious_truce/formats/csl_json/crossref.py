"""Crossref's dialect of CSL-JSON (https://api.crossref.org/swagger-ui/, "Work"): types and members
of its own, lists where CSL has one text, null in dates, JATS in titles; as CSL has them.

>>> item = {"title": ["Rivers"], "subtitle": [], "ISBN": ["9780521086899", "0521086892"],
...         "publisher-location": "Cham", "edition-number": "2", "member": "297"}
>>> found = understood(item, "monograph")
>>> found.variables
{'title': 'Rivers', 'ISBN': '9780521086899', 'publisher-place': 'Cham', 'edition': '2'}
>>> found.kept, found.dropped
({'ISBN': ['0521086892']}, ['member'])
>>> TYPES["edited-book"], TYPES["proceedings-article"]
(Meaning(type='book', kind='edited-volume'), Meaning(type='paper-conference', kind=None))
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from precarious_truce.formats.crosswalk.engine import Meaning
from precarious_truce.formats.csl_json.foreign import Json
from precarious_truce.formats.csl_json.markup import as_csl, paragraphs
from precarious_truce.formats.csl_json.values import read_date
from precarious_truce.model import DOI

__all__ = ["NAMES", "SAID", "TYPES", "Understood", "is_dialect", "understood"]

TYPES = {
    "book-chapter": Meaning("chapter"), "book-part": Meaning("chapter"),
    "book-section": Meaning("chapter"), "book-track": Meaning("chapter"),
    "monograph": Meaning("book", "monograph"), "edited-book": Meaning("book", "edited-volume"),
    "reference-book": Meaning("book"), "book-set": Meaning("book"),
    "book-series": Meaning("periodical"), "reference-entry": Meaning("entry"),
    "proceedings": Meaning("book", "proceedings"), "proceedings-series": Meaning("periodical"),
    "proceedings-article": Meaning("paper-conference"),
    "journal-article": Meaning("article-journal"), "journal": Meaning("periodical"),
    "journal-issue": Meaning("periodical"), "journal-volume": Meaning("periodical"),
    "peer-review": Meaning("review"), "posted-content": Meaning("article"),
    "dissertation": Meaning("thesis"), "report-component": Meaning("report"),
    "report-series": Meaning("periodical"), "standard-series": Meaning("periodical"),
    "database": Meaning("dataset"), "component": Meaning("document"),
    "grant": Meaning("document"), "other": Meaning("document"),
}  # fmt: skip
"""Crossref's types that CSL has not → what they are (https://api.crossref.org/types)."""

_RENAMED = {
    "publisher-location": "publisher-place", "edition-number": "edition",
    "short-title": "title-short", "short-container-title": "container-title-short",
    "article-number": "number", "report-number": "number", "subject": "keyword",
    "subtype": "genre", "degree": "genre",
}  # fmt: skip
"""Members of Crossref that are variables of CSL under another name; the variable comes first."""

_DATES = ("issued", "published", "published-print", "published-online", "published-other", "posted")
"""Dates of publication, the one that counts first."""

_TITLES = (
    "title", "container-title", "collection-title", "original-title", "title-short", "subtitle",
    "container-title-short", "volume-title", "part-title",
)  # fmt: skip

_BOOKKEEPING = frozenset(
    ("content-domain", "content-created", "content-updated", "created", "deposited", "indexed",
     "is-referenced-by-count", "isbn-type", "issn-type", "journal-issue", "link", "member",
     "prefix", "reference-count", "references-count", "relation", "resource", "score", "source",
     "update-policy", "article-id", "alternative-id")
)  # fmt: skip
"""What Crossref says of its own record, or says again in another form."""
_MARKS = frozenset(
    ("indexed", "member", "deposited", "content-domain", "reference-count", "isbn-type",
     "issn-type", "published-print", "published-online", "short-container-title")
)  # fmt: skip
"""Members by which an item of Crossref's is known."""

_LISTED = ("title", "container-title", "ISBN", "ISSN", "subject")
"""Variables that are lists in the dialect alone."""

NAMES = frozenset((*_RENAMED, *_DATES[1:], "subtitle", "institution", *_BOOKKEEPING)) - {"source"}
"""Members that are taken apart here, so that nothing else may stand under their names."""

SAID = frozenset(
    ("book-chapter", "monograph", "edited-book", "proceedings", "proceedings-article",
     "journal-article", "journal", "posted-content", "dissertation", "reference-entry", "database",
     "peer-review")
)  # fmt: skip
"""Types of which CSL's type and our kind say all."""


def is_dialect(item: Mapping[str, Json], type_: str) -> bool:
    """Whether an item is written as Crossref writes them."""
    return (
        type_ in TYPES
        or not _MARKS.isdisjoint(item)
        or any(type(item.get(name)) is list for name in _LISTED)
    )


class Understood(NamedTuple):
    """The variables of an item; what of them is left over, by name; names that say nothing."""

    variables: dict[str, Json]
    kept: dict[str, Json]
    dropped: list[str]


def understood(item: Mapping[str, Json], type_: str) -> Understood:
    """The variables of CSL that an item means; one that is CSL's already stays as it is."""
    reading = _Reading(item, type_)
    reading.bookkeeping()
    reading.names()
    reading.titles()
    reading.dates()
    reading.numbers()
    reading.people()
    reading.meeting()
    reading.issuer()
    variables = {name: value for name, value in reading.found.items() if value not in _NOTHING}
    return Understood(variables, reading.kept, reading.dropped)


class _Reading:
    """One item while it becomes CSL's."""

    def __init__(self, item: Mapping[str, Json], type_: str) -> None:
        self.type = TYPES[type_].type if type_ in TYPES else type_
        self.found: dict[str, Any] = dict(item)
        self.kept: dict[str, Json] = {}
        self.dropped: list[str] = []

    def bookkeeping(self) -> None:
        """What an item of Crossref's says of its record, and not of the work."""
        part = self.found.get("journal-issue")
        if isinstance(part, dict) and part.get("issue") and not self.found.get("issue"):
            self.found["issue"] = part["issue"]
        for name in sorted(_BOOKKEEPING & self.found.keys()):
            if name == "source" and self.found[name] != "Crossref":
                continue
            if self.found.pop(name) not in _NOTHING:
                self.dropped.append(name)

    def names(self) -> None:
        """Members that have another name in CSL."""
        for name, standard in _RENAMED.items():
            value = self.found.get(name)
            if value in _NOTHING:
                self.found.pop(name, None)
            elif self.found.get(standard) in _NOTHING:
                self.found[standard] = self.found.pop(name)

    def titles(self) -> None:
        """Titles: the first of a list, with CSL's markup; of two volumes the second is a series."""
        listed = self.found.get("container-title")
        if isinstance(listed, list) and len(listed) > 1 and self.type in _IN_SERIES:
            series, *listed = listed
            self.found.setdefault("collection-title", series)
            self.found["container-title"] = listed
        if self.type == "book" and "container-title" in self.found:
            self.found.setdefault("collection-title", self.found.pop("container-title"))
        for name in _TITLES:
            if name in self.found:
                self._first(name)
                text = self.found[name]
                self.found[name] = as_csl(text) if isinstance(text, str) else text
        subtitle = self.found.pop("subtitle", None)
        if isinstance(subtitle, str) and subtitle:
            title = self.found.get("title")
            if isinstance(title, str) and not title.endswith(subtitle):
                end = " " if title[-1:] in "?!:" else ": "
                self.found["title"] = f"{title}{end}{subtitle}"
        if isinstance(abstract := self.found.get("abstract"), str):
            self.found["abstract"] = paragraphs(abstract)

    def _first(self, name: str) -> None:
        """The first of a list; the others are kept."""
        value = self.found[name]
        if isinstance(value, list):
            texts = [text for text in value if text not in _NOTHING]
            self.found[name] = texts[0] if texts else None
            if texts[1:]:
                self.kept[name] = texts[1:]

    def dates(self) -> None:
        """The date of publication: the first that there is."""
        stated = {n: date for n in _DATES if (date := read_date(self.found.get(n)))}
        first = next(iter(stated), None)
        held = {name: self.found.pop(name, None) for name in _DATES}
        if first is None:
            return
        self.found["issued"] = held[first]
        for name, date in stated.items():
            if date == stated[first]:
                continue
            if name == "published-online":
                self.found.setdefault("available-date", held[name])
            else:
                self.kept[name] = held[name]

    def numbers(self) -> None:
        """ISBN, ISSN and other single texts; an address that is the DOI's says nothing more."""
        for name in _ONE:
            if name in self.found:
                self._first(name)
        if isinstance(isbn := self.found.get("ISBN"), str):
            self.found["ISBN"] = _RESOLVER.sub("", isbn)
        url, doi = self.found.get("URL"), self.found.get("DOI")
        if isinstance(url, str) and isinstance(doi, str) and DOI(url) == DOI(doi):
            del self.found["URL"]
        if isinstance(self.found.get("archive"), list):  # who keeps copies for ever
            self.kept["archive"] = self.found.pop("archive")
        if isinstance(licenses := self.found.get("license"), list):
            urls = [one.get("URL") for one in licenses if isinstance(one, dict)]
            self.found["license"] = next(filter(None, urls), None)

    def people(self) -> None:
        """What is said of people beside their names and ORCIDs."""
        listed = [value for value in self.found.values() if isinstance(value, list)]
        people = [one for some in listed for one in some if isinstance(one, dict)]
        self.dropped += [name for name in _OF_PEOPLE if any(one.get(name) for one in people)]

    def meeting(self) -> None:
        """The event of a paper as CSL's three variables."""
        event = self.found.get("event")
        if not isinstance(event, dict):
            return
        del self.found["event"]
        ends = [read_date(event.get(name)) for name in ("start", "end")]
        parts = {
            "event-title": event.get("name"),
            "event-place": event.get("location"),
            "event-date": {"literal": "/".join(dict.fromkeys(filter(None, ends)))},
        }
        for name, value in parts.items():
            if value and value != {"literal": ""}:
                self.found.setdefault(name, value)

    def issuer(self) -> None:
        """The university or body behind a thesis or report."""
        held = self.found.pop("institution", None)
        if held is None:
            return
        bodies = held if isinstance(held, list) else [held]
        body = next((one for one in bodies if isinstance(one, dict) and one.get("name")), None)
        if body is None or self.found.get("publisher") not in (*_NOTHING, body["name"]):
            self.kept |= {"institution": held} if held not in _NOTHING else {}
            return
        self.found["publisher"] = body["name"]
        places = body.get("place")
        if isinstance(places, list) and places:
            self.found.setdefault("publisher-place", places[0])


_OF_PEOPLE = ("affiliation", "prefix", "role")
"""Members of people that no name has a part for."""
_RESOLVER = re.compile(r"https?://id\.crossref\.org/isbn/")
_NOTHING: tuple[Json, ...] = (None, "", [], {})
_IN_SERIES = frozenset(("chapter", "paper-conference", "entry"))
_ONE = (
    "ISBN",
    "ISSN",
    "language",
    "publisher",
    "publisher-place",
    "page",
    "volume",
    "issue",
    "genre",
)
"""Variables that are one text, of which a list may have more."""
