"""`dcterms:bibliographicCitation`: a citation to read, an OpenURL context object to compute with.

Dublin Core has no term for a page range; it belongs in the citation ("Guidelines for Encoding
Bibliographic Citation Information in Dublin Core Metadata", DCMI 2005), as text and as the
key/encoded-value form of ANSI/NISO Z39.88-2004, whose book format has `spage`, `epage`, `pages`.
What neither Dublin Core nor that format has a key for travels where the standard puts data of
the sender's own, in `rft_dat` (Z39.88, 7.2), as JSON by the record's keys.

>>> from precarious_truce.model import Book
>>> from precarious_truce.model.references import references
>>> book = Book(title="Rivers", author="Marsh, Eleanor", publisher="Northfield", date="2004",
...             contents=[{"title": "Preface", "pages": "ix–xiv"}])
>>> citer, (whole, preface) = Citer(), references(book)
>>> print(citer.text(preface))
Marsh, E. (2004). Preface. In Rivers (pp. ix–xiv). Northfield.
>>> print(citer.context(preface, {"position": 1}).replace("&", " &"))
ctx_ver=Z39.88-2004 &rft_val_fmt=info:ofi/fmt:kev:mtx:book &rft.genre=bookitem
&rft.atitle=Preface &rft.btitle=Rivers &rft.aulast=Marsh &rft.aufirst=Eleanor &rft.date=2004
&rft.pub=Northfield &rft.pages=ix%E2%80%93xiv &rft.spage=ix &rft.epage=xiv
&rfr_id=info:sid/precarious-truce &rft_dat=%7B%22position%22%3A1%7D
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from operator import attrgetter, is_
from typing import NamedTuple

from precarious_truce.formats.crosswalk.markup import plain
from precarious_truce.formats.dublin_core.vocabulary.openurl import SENDER, START
from precarious_truce.formats.dublin_core.vocabulary.terms import quoted
from precarious_truce.model import Date, LocalText, Name, Pages, Reference

__all__ = ["Citer", "joined_title", "printed"]

_FORMATS = {
    "article-journal": ("journal", "article"),
    "article-magazine": ("journal", "article"),
    "article-newspaper": ("journal", "article"),
    "article": ("journal", "preprint"),
    "book": ("book", "book"),
    "chapter": ("book", "bookitem"),
    "entry": ("book", "bookitem"),
    "entry-dictionary": ("book", "bookitem"),
    "entry-encyclopedia": ("book", "bookitem"),
    "paper-conference": ("book", "proceeding"),
    "report": ("book", "report"),
    "thesis": ("dissertation", ""),
}
"""CSL type → format and genre of Z39.88's registry (info:ofi/fmt:kev:mtx:…)."""

_quoted_often = lru_cache(maxsize=1024)(quoted)
"""The same for what many citations share: a book's title, its publisher, its date."""


def joined_title(title: LocalText | None, subtitle: LocalText | None) -> str:
    """Title and subtitle with a colon between them, as far as they are there, without markup."""
    if subtitle is None:
        text = "" if title is None else title.text
    else:
        text = f"{title}: {subtitle}" if title is not None else str(subtitle)
    return plain(text) if "<" in text else text


class Printed(NamedTuple):
    """Pages as printed, with a hyphen, and encoded; first and last page, "" where not known."""

    text: str
    hyphenated: str
    first: str
    last: str
    encoded: str

    @property
    def labelled(self) -> str:
        """With their label, as they stand in a citation."""
        return f"p. {self.text}" if self.text.isalnum() else f"pp. {self.text}"

    @property
    def first_label(self) -> str:
        """The first page, if it may stand by itself."""
        return self.first if _stands_alone(self.first) else ""

    @property
    def last_label(self) -> str:
        """The last page, if it may stand by itself."""
        return self.last if _stands_alone(self.last) else ""


_NO_LABEL = re.compile(r"pp?\.|.*[\u2013\u2014]|.*--|$")


def _stands_alone(text: str) -> bool:
    """Whether a label has no "p." before it and no dash in it."""
    return text.isalnum() or not _NO_LABEL.match(text)


_PLAIN_RANGE = re.compile("([1-9][0-9]{0,5})[-–]([1-9][0-9]{0,5})")


def printed(pages: Pages) -> Printed:
    """The pages in the forms that are written; `53–85`, as most are, without analysing them.

    >>> printed(Pages("53-85"))[:4]
    ('53–85', '53-85', '53', '85')
    >>> [printed(Pages(text)).last for text in ("ix--xiv, 3", "113–18", "134–")]
    ['3', '118', '']
    """
    if plain := _PLAIN_RANGE.fullmatch(str(pages)):
        first, last = plain.groups()
        if (len(first), first) <= (len(last), last):
            encoded = f"&rft.pages={first}%E2%80%93{last}&rft.spage={first}&rft.epage={last}"
            return Printed(f"{first}–{last}", f"{first}-{last}", first, last, encoded)
    text, start, end = pages.canonical, pages.first, pages.last
    hyphenated = text.replace("–", "-") if start and "-" not in text else pages.hyphenated
    ends = start.text if start else "", end.text if end else ""
    parts = zip(("pages", "spage", "epage"), (text, *ends), strict=True)
    encoded = "".join(f"&rft.{key}={quoted(part)}" for key, part in parts if part)
    return Printed(text, hyphenated, *ends, encoded)


class _Shared(NamedTuple):
    """What the citations of parts have in common: text before and after what is their own."""

    heading: str
    within: str
    closing: str
    opening: str
    rest: str


_COMMON = attrgetter(
    "type", "author", "editor", "date", "publisher", "place", "series", "container_title",
    "container_subtitle",
)  # fmt: skip
"""What the shared text is made of."""


class Citer:
    """Writes the citations of one work; what its parts share is made once."""

    def __init__(self) -> None:
        self._memory: dict[tuple[object, ...], _Shared] = {}
        self._last: tuple[Reference, tuple[object, ...], _Shared] | None = None
        self._last_pages: tuple[Pages, Printed] | None = None

    def _shared(self, ref: Reference) -> _Shared:
        last = self._last
        if last is not None and last[0] is ref:
            return last[2]
        common = _COMMON(ref)
        if last is not None and all(map(is_, common, last[1])):
            found = last[2]
        else:
            known = self._memory.get(common)
            found = known or self._memory.setdefault(common, _shared(ref))
        self._last = ref, common, found
        return found

    def pages(self, pages: Pages) -> Printed:
        """See `printed`; those asked for last are remembered."""
        last = self._last_pages
        if last is None or last[0] is not pages:
            last = self._last_pages = pages, printed(pages)
        return last[1]

    def text(self, ref: Reference) -> str:
        """`Author (year). Title. In Book (pp. x–y). Publisher.`"""
        shared = self._shared(ref)
        title = joined_title(ref.title, ref.subtitle)
        if ref.kind == "volume":
            number = f" (Vol. {ref.volume})" if ref.volume else ""
            volume = joined_title(ref.volume_title, ref.volume_subtitle)
            title = ": ".join(t for t in (title, volume) if t) + number
        pages = f" ({self.pages(ref.pages).labelled})" if ref.pages else ""
        return f"{shared.heading}{title}{shared.within}{pages}{shared.closing}"

    def context(
        self, ref: Reference, private: Mapping[str, object], own: str = "", *, signed: bool = False
    ) -> str:
        """The OpenURL context object, `private` in its `rft_dat`; `own` is the thing's own IRI.

        `signed`: `rft_dat` is there even if it is empty, so that the description is known as ours.
        """
        shared = self._shared(ref)
        title = quoted(joined_title(ref.title, ref.subtitle))
        out = f"{shared.opening}{title}{shared.rest}"
        if ref.type.startswith("article"):
            parts = (("volume", ref.volume), ("issue", ref.issue))
            out += "".join(f"&rft.{k}={quoted(v)}" for k, v in parts if v)
        if ref.isbn:
            out += f"&rft.isbn={quoted(ref.isbn.canonical)}"
        if ref.pages:
            out += self.pages(ref.pages).encoded
        if own:
            head, mark, tail = own.rpartition("#")  # before it stands what all parts share
            out += f"&rft_id={_quoted_often(head)}{'%23' if mark else ''}{quoted(tail)}"
        return out + (SENDER + quoted(_as_json(private)) if private or signed else "")


def _shared(ref: Reference) -> _Shared:
    form, genre = _FORMATS.get(ref.type, ("book", "document"))
    opening = f"{START}&rft_val_fmt=info:ofi/fmt:kev:mtx:{form}"
    opening += f"&rft.genre={genre}" if genre else ""
    container = joined_title(ref.container_title, ref.container_subtitle)
    rest = ""
    if container:
        opening += "&rft.atitle="
        rest = f"&rft.{'jtitle' if form == 'journal' else 'btitle'}={_quoted_often(container)}"
    else:
        opening += "&rft.btitle=" if form == "book" else "&rft.title="
    rest += _people_and_date(ref.author, ref.date) + _published(ref.publisher, ref.place)
    if ref.series and form == "book":
        rest += f"&rft.series={_quoted_often(joined_title(ref.series.title, None))}"
    within = f". In {container}" if container else ""
    heading = _heading(ref.author or ref.editor, ref.date)
    return _Shared(heading, within, _closing(ref.publisher), opening, rest)


_as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _heading(people: tuple[Name, ...], date: Date | None) -> str:
    """`Gorodetsky, G. (1977). `"""
    names = [_cited(n) for n in people[:7]] + (["et al."] if len(people) > 7 else [])
    start = (
        names[0] if len(names) == 1 else ", ".join(names[:-1]) + f" & {names[-1]}" if names else ""
    )
    year = f"({date})" if date else ""
    head = " ".join(p for p in (start, year) if p)
    return f"{head}. " if head else ""


def _cited(name: Name) -> str:
    if name.literal or not name.family:
        return str(name)
    initials = " ".join(f"{word[0]}." for word in (name.given or "").split())
    return ", ".join(
        p for p in (f"{name.particles} {name.family}".strip(), initials, name.suffix) if p
    )


def _closing(publisher: tuple[LocalText, ...]) -> str:
    return f". {', '.join(map(str, publisher))}." if publisher else "."


def _people_and_date(people: tuple[Name, ...], date: Date | None) -> str:
    out = ""
    if people:
        first, *others = people
        if first.family:
            out += f"&rft.aulast={_quoted_often(first.family)}"
            out += f"&rft.aufirst={_quoted_often(first.given)}" if first.given else ""
        else:
            out += f"&rft.aucorp={_quoted_often(str(first))}"
        out += "".join(f"&rft.au={_quoted_often(n.inverted)}" for n in others)
    return out + (f"&rft.date={_quoted_often(str(date))}" if date else "")


def _published(publisher: tuple[LocalText, ...], place: tuple[LocalText, ...]) -> str:
    out = f"&rft.place={_quoted_often(str(place[0]))}" if place else ""
    return out + (f"&rft.pub={_quoted_often(', '.join(map(str, publisher)))}" if publisher else "")
