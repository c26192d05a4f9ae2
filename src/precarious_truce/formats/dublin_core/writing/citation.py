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
from collections.abc import Mapping, Sequence
from functools import lru_cache
from operator import attrgetter, is_
from typing import NamedTuple

from precarious_truce.formats.crosswalk.markup import plain
from precarious_truce.formats.dublin_core.vocabulary.openurl import SENDER, START
from precarious_truce.formats.dublin_core.vocabulary.terms import quoted
from precarious_truce.model import Date, LocalText, Name, Pages, Reference
from precarious_truce.model.names import name_parts
from precarious_truce.model.references import reissued_in

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


def _cited_title(
    title: LocalText | None, subtitle: LocalText | None, language: Sequence[str]
) -> str:
    """The same for people: in Latin letters, with what it means in brackets behind it.

    >>> title = LocalText(text="Река", romanized="Reka", translated="The River")
    >>> _cited_title(title, None, ["ru"])
    'Reka [The River]'
    """
    if title is None or (title.romanized is None and title.translated is None):
        return joined_title(title, subtitle)
    forms = [(text.romanized or text.text, text.translated) for text in (title, subtitle) if text]
    shown = ": ".join(text for text, _ in forms)
    told = ": ".join(meant for _, meant in forms if meant)
    is_english = (title.lang or next(iter(language), "")).startswith("en")
    return plain(f"{shown} [{told}]" if told and not is_english else shown)


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
        if _OWN_LABEL.match(self.text):
            return self.text
        several = (self.last and self.last != self.first) or _SEVERAL.search(self.text)
        return f"pp. {self.text}" if several else f"p. {self.text}"

    @property
    def first_label(self) -> str:
        """The first page, if it may stand by itself."""
        return self.first if _stands_alone(self.first) else ""

    @property
    def last_label(self) -> str:
        """The last page, if it may stand by itself."""
        return self.last if _stands_alone(self.last) else ""


_OWN_LABEL = re.compile(r"(?:pl|ff?|fols?|cols?)\.\s")
"""What is not counted in pages says so itself: plates, folios, columns."""
_SEVERAL = re.compile(r",|–$|[0-9]ff?\.")
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

    people: str
    year: str
    within: str
    closing: str
    opening: str
    rest: str


_COMMON = attrgetter(
    "type", "author", "editor", "date", "publisher", "place", "series", "container_title",
    "container_subtitle", "container_author", "volume", "volume_title", "volume_subtitle",
)  # fmt: skip
"""What the shared text is made of."""


class Citer:
    """Writes the citations of one work; what its parts share is made once.

    `dates_originals` is for descriptions that say themselves what the work is a new edition of.
    """

    def __init__(self, *, dates_originals: bool = True) -> None:
        self._dates_originals = dates_originals
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
        """`Author. (year). Title. In Book (pp. x–y). Publisher.`, as the default style has it."""
        shared = self._shared(ref)
        title = _cited_title(ref.title, ref.subtitle, ref.language)
        if not shared.within:
            title = _of_whole(ref, title)
        elif ref.translator:
            title += f" ({cited(ref.translator, roles=('Trans.', 'Trans.'), by_given=True)})"
        if shared.people:
            text = f"{shared.people}{shared.year}{title}"
        else:
            text = f"{_ended(title)}{shared.year}"[:-2]
        if shared.within:
            text = f"{_ended(text)}{shared.within}{self._where(ref)}"
        text = f"{_ended(text)}{shared.closing}"
        if ref.doi or ref.url:
            text += f"{ref.doi.url if ref.doi else ref.url} "
        published = _first_published(ref) if self._dates_originals else ""
        return text + published if published else text[:-1]

    def _where(self, ref: Reference) -> str:
        """In brackets behind the title of a book: its edition, and where in it the part is."""
        number = ref.article_number
        if ref.pages and not ref.edition and not number:
            return f" ({self.pages(ref.pages).labelled})"
        places = [_edition(ref.edition)] if ref.edition else []
        if ref.pages:
            places.append(self.pages(ref.pages).labelled)
        elif ref.number and ref.is_part and ref.kind == "chapter":
            places.append(f"Chapter {ref.number}")
        where = ", ".join(filter(None, places))
        told = "; ".join(filter(None, (f"No. {number}" if number else "", where)))
        return f" ({told})" if told else ""

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
    editors = cited(ref.editor, roles=("Ed.", "Eds."), by_given=True) if ref.editor else ""
    others = editors or cited(ref.container_author, by_given=True)
    if ref.container_author == ref.author and not editors:
        others = ""
    if container:
        title = _cited_title(ref.container_title, ref.container_subtitle, ref.language)
        within = f"In {others + ', ' if others else ''}{_volume(ref, title)}"
    else:
        within = ""
    people = cited(ref.author) or ("" if container else cited(ref.editor, roles=("Ed.", "Eds.")))
    return _Shared(
        _ended(people), f"({_year(ref.date)}). ", within, _closing(ref.publisher), opening, rest
    )


_as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


_MOST = 20
"""How many names are written out."""


def cited(
    people: tuple[Name, ...], *, roles: tuple[str, str] | None = None, by_given: bool = False
) -> str:
    """Names with initials, and in brackets what one or several of them are.

    >>> people = (Name(family="Marsh", given="Eleanor"), Name(family="Lee", given="Ann Mary"))
    >>> cited(people), cited(people, roles=("Ed.", "Eds."), by_given=True)
    ('Marsh, E., & Lee, A. M.', 'E. Marsh & A. M. Lee (Eds.)')
    """
    names = [_cited(n, by_given) for n in people]
    *most, last = names or [""]
    if len(names) > _MOST:
        text = f"{', '.join(names[: _MOST - 1])}, … {last}"
    elif len(names) == 2 and (by_given or not any(n.family for n in people)):
        text = f"{most[0]} & {last}"
    else:
        text = f"{', '.join(most)}, & {last}" if most else last
    if not text or roles is None:
        return text
    between = ", " if roles[0] == "Trans." else " "
    role = roles[len(names) > 1]
    return f"{text}{between}{role}" if between == ", " else f"{text} ({role})"


def _cited(name: Name, by_given: bool) -> str:
    if name.romanized:
        name = Name.from_valid(name_parts(name.romanized))
    if name.literal or not name.family:
        return str(name)
    words = (name.given or "").replace("-", " -").split()
    initials = " ".join(f"{word[:2] if word[0] == '-' else word[0]}." for word in words)
    initials = initials.replace(" -", "-")
    family = f"{name.particles} {name.family}".strip()
    if by_given:
        return ", ".join(p for p in (f"{initials} {family}".strip(), name.suffix) if p)
    return ", ".join(p for p in (family, initials, name.suffix) if p)


def _ended(text: str) -> str:
    """A sentence with its full stop, and a space behind it."""
    if not text:
        return ""
    return f"{text} " if text[-1] in ".?!" else f"{text}. "


def _year(date: Date | None) -> str:
    """The years of a date; `n.d.` where there is none."""
    if date is None:
        return "n.d."
    start, end = date.start, date.end
    if start is None:
        return str(date)
    years = _era(start.year)
    if end is not None and end.year != start.year:
        years = f"{years}–{_era(end.year)}"
    years += "–" if date.interval and end is None else ""
    return f"ca. {years}" if date.circa else years


def _era(year: int) -> str:
    """A year of EDTF, whose year 0 is 1 before Christ."""
    return str(year) if year > 0 else f"{1 - year} B.C.E."


def _first_published(ref: Reference) -> str:
    """When the original or what is reissued came out, behind everything else."""
    dates = (edition.date for edition in (ref.original, reissued_in(ref)) if edition)
    date = next(filter(None, dates), None)
    return f"(Original work published {_year(date)})" if date else ""


def _volume(ref: Reference, title: str) -> str:
    """The title of a work with that of its volume."""
    if not ref.volume or ref.type.startswith("article"):
        return title
    volume = _cited_title(ref.volume_title, ref.volume_subtitle, ref.language)
    return f"{title}: Vol. {ref.volume}. {volume}" if volume else f"{title} (Vol. {ref.volume})"


def _of_whole(ref: Reference, title: str) -> str:
    """The title of a whole work, with its volume, volumes, translators and edition in brackets."""
    title = _volume(ref, title)
    people = cited(ref.translator, roles=("Trans.", "Trans."), by_given=True)
    if ref.author and ref.editor:
        editors = cited(ref.editor, by_given=True)
        role = "Eds." if len(ref.editor) > 1 else "Ed."
        people = ", ".join(p for p in (f"{editors}, {role}", people) if p)
    count = ref.volume_count
    volumes = f"Vols. 1–{count}" if count and not ref.volume else ""
    stated = [_edition(ref.edition)] if ref.edition else []
    told = ", ".join(part for part in (*stated, volumes) if part)
    inside = "; ".join(part for part in (people, told) if part)
    return f"{title} ({inside})" if inside else title


def _edition(edition: str) -> str:
    """`2nd ed.` of a number, else its own words in short; nothing of a first edition."""
    if not edition.isdecimal():
        from precarious_truce.citations.cited.numbering import edition as shortened

        edition = shortened(edition) or ""
    if edition in ("", "0", "1"):
        return ""
    if not edition.isdecimal():
        return edition[:1].upper() + edition[1:]
    last = "th" if edition[-2:-1] == "1" else _ORDINALS.get(edition[-1], "th")
    return f"{edition}{last} ed."


_ORDINALS = {"1": "st", "2": "nd", "3": "rd"}


def _closing(publisher: tuple[LocalText, ...]) -> str:
    return _ended("; ".join(text.romanized or str(text) for text in publisher))


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
