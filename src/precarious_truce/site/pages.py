"""The pages of one work: what each of them shows, ready for its template.

A `Site` is what all pages share; `WorkPages` makes those of a work, its volumes and its parts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup, escape

from precarious_truce.formats.dublin_core.writing.zotero import isbns
from precarious_truce.formats.yaml.write import plain as plain_record
from precarious_truce.model import Book, Library, Reference, Volume, Work
from precarious_truce.model.base import Path
from precarious_truce.model.references import references
from precarious_truce.site.cited import cited
from precarious_truce.site.facts import credits, date_in_words, facts, names_of_people
from precarious_truce.site.files import FILES, PART_FILES, File
from precarious_truce.site.finder import knowledge
from precarious_truce.site.metas import metas
from precarious_truce.site.names import Place, relative
from precarious_truce.site.picture import Bar, Part, Picture, Tick, heading, pictures
from precarious_truce.site.schema_org import Describer
from precarious_truce.site.texts import Text, data, direction, text_of
from precarious_truce.sources.own_pages import RECORD

__all__ = ["Site", "WorkPages", "about"]


@dataclass(frozen=True, slots=True)
class Site:
    """What all pages of a site share: its title, where each stands, its address if it has one."""

    title: str
    places: Mapping[str, Place]
    base_url: str = ""

    def address(self, key: str) -> str | None:
        """The address of the page of a work or part; None where the site has no address."""
        return self.base_url + self.places[key].address if self.base_url else None


@dataclass(frozen=True, slots=True)
class Step:
    """A link to another page."""

    href: str
    title: Text | str


@dataclass(frozen=True, slots=True)
class PlaceInBook:
    """Where a part stands: on the axis of its book or volume, and between which others."""

    bars: tuple[Bar, ...]
    others: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    matter: str
    dir: str
    count: str
    previous: Step | None
    up: Step
    next: Step | None


@dataclass(frozen=True, slots=True)
class Download:
    """A file beside the page."""

    href: str
    type: str
    label: str
    purpose: str


_MATTERS = {
    "front": "front matter", "body": "body", "back": "back matter",
    "may": "pages not known; it may lie there",
}  # fmt: skip
_LONGEST = 60
_LIST = "../index.html"
"""The list of works, as seen from the folder of one."""


class WorkPages:
    """The pages of one work, which stand in one folder: a link is the same on all of them."""

    def __init__(self, site: Site, work: Work) -> None:
        self.site, self.work = site, work
        self.refs = list(references(work))
        self.whole, *self.parts = self.refs
        self.by_path: dict[Path, Reference] = {
            ref.within.path if ref.within else (): ref for ref in self.refs
        }
        self.describer = Describer(work, site.address)
        language = self.whole.language[0] if self.whole.language else ""
        self.dir = direction(str(self.whole.title or ""), language)

    @cached_property
    def hrefs(self) -> Mapping[str, str]:
        """Key of the work, a volume or a part → the link to its page."""
        page = self.site.places[self.work.key].page
        return {ref.key: relative(self.site.places[ref.key].page, page) for ref in self.refs}

    @cached_property
    def pictures(self) -> list[Picture]:
        """The contents, volume by volume."""
        if not isinstance(self.work, Book) or not self.parts:
            return []
        return pictures(self.work, self.by_path, self.dir)

    @cached_property
    def _placed(self) -> Mapping[str, tuple[Part, Picture]]:
        return {part.key: (part, picture) for picture in self.pictures for part in picture.every()}

    def described(self) -> Iterator[tuple[str, dict[str, object]]]:
        """The path of each page, and what its template is given."""
        for at, ref in enumerate(self.refs):
            yield self.site.places[ref.key].page, self._page(ref, at)

    # --- a page ------------------------------------------------------------------------------

    def _page(self, ref: Reference, at: int) -> dict[str, object]:
        place = self.site.places[ref.key]
        of_volume = ref.kind == "volume"
        own_title = ref.volume_title if of_volume else None
        title = text_of(own_title or ref.title or ref.key, ref.language)
        subtitle = text_of(ref.volume_subtitle if of_volume else ref.subtitle, ref.language)
        address = self.site.address(ref.key)
        trail = list(self._trail(ref))
        page = {
            "title": title,
            "subtitle": subtitle,
            "plain_title": self._plain_title(ref, title, subtitle),
            "short": _shortened(title),
            "eyebrow": _eyebrow(ref),
            "other_titles": list(_other_titles(ref)),
            "credits": credits(ref, but=self.whole if ref.within else None),
            "kind": f"this {_kind(ref)}",
            "abstract": [
                text_of(p, ref.language) for p in (ref.abstract or "").split("\n") if p.strip()
            ],
            "facts": facts(ref, self._holder() if ref.within else None),
            "cited": list(cited(ref)),
            "key": ref.key,
            "files": self._files(ref, place),
            "metas": metas(ref, isbns(self._edition(ref), whole=ref.within is None), address),
            "described": data(
                self.describer.part(ref.key) if ref.within else self.describer.work()
            ),
            "links": list(self._links(at)),
            "trail": trail,
            "pictures": (shown := self._pictures_of(ref)),
            "matters": _matters(shown),
            "hrefs": self.hrefs,
            "place": self._place_in_book(ref, at, trail[-1]),
        }
        page |= self._of_whole() if ref.within is None else {"record": None, "finder": None}
        return {"page": page, "root": "../", "canonical": address}

    def _of_whole(self) -> dict[str, object]:
        """What only the page of a work has: its record, and where it has parts the finder."""
        record = {"key": self.work.key} | plain_record(self.work)
        found: dict[str, object] = {"record": data(record), "record_id": RECORD, "finder": None}
        if isinstance(self.work, Book) and self._placed:
            addresses = {path: self.hrefs[one.key] for path, one in self.by_path.items()}
            found["finder"] = data(knowledge(self.work, addresses))
            found["example"] = self._example()
        return found

    def _example(self) -> str:
        """A page to show what may be asked for: one inside of a part of the body."""
        pages = [ref.pages for ref in self.parts if ref.pages and ref.pages.first]
        return str((pages[len(pages) // 2]).first) if pages else "60"

    def _edition(self, ref: Reference) -> Book | Volume | Reference:
        """What has the ISBN: the work, or the volume that it is or stands in."""
        path = ref.within.path if ref.within else ()
        if isinstance(self.work, Book) and path[:1] == ("volumes",):
            return self.work.volumes[int(path[1])]
        return self.work

    def _step(self, ref: Reference) -> Step:
        return Step(self.hrefs[ref.key], _called(ref))

    def _holder(self) -> Markup:
        """The book that a part is in, and who edited it."""
        title = text_of(self.whole.title, self.whole.language)
        subtitle = text_of(self.whole.subtitle, self.whole.language)
        whole = Markup("{}: {}").format(title, subtitle) if subtitle else title
        link = Markup('<a href="{}"><cite>{}</cite></a>')
        made = link.format(self.hrefs[self.work.key], whole)
        if self.whole.editor:
            made += Markup(", edited by {}").format(names_of_people(self.whole.editor))
        return made

    def _trail(self, ref: Reference) -> Iterator[Step]:
        """The pages above: the list of works, the book, the volume, the parts around."""
        yield Step(_LIST, self.site.title)
        path = ref.within.path if ref.within else ()
        above = [path[:end] for end in range(0, len(path), 2)]
        for step in above:
            if step in self.by_path:
                yield self._step(self.by_path[step])

    def _links(self, at: int) -> Iterator[tuple[str, str]]:
        """How pages hang together: which comes before and after, which is above."""
        if at > 1:
            yield "prev", self.hrefs[self.refs[at - 1].key]
        if 0 < at < len(self.refs) - 1:
            yield "next", self.hrefs[self.refs[at + 1].key]
        yield "up", self.hrefs[self.work.key] if at else _LIST

    def _plain_title(self, ref: Reference, title: Text, subtitle: Text) -> str:
        """The title of the window: the part's and the book's, or the book's with its subtitle."""
        if ref.within:
            whole = text_of(self.whole.title)
            return f"{title.plain} · {whole.plain}"
        return ": ".join(filter(None, (title.plain, subtitle.plain)))

    def _files(self, ref: Reference, place: Place) -> list[Download]:
        files: Mapping[str, File] = PART_FILES if ref.within else FILES
        return [
            Download(relative(place.file(ending), place.page), file.type, file.label, file.purpose)
            for ending, file in files.items()
        ]

    # --- where a part stands -------------------------------------------------------------------

    def _pictures_of(self, ref: Reference) -> list[Picture]:
        """The contents that a page shows: of the work all, of a volume its own."""
        if ref.within is None:
            return self.pictures
        if ref.kind == "volume":
            own = [picture for picture in self.pictures if picture.key == ref.key]
            return [Picture("", None, one.parts, one.ticks, one.dir) for one in own if one.parts]
        part, picture = self._placed[ref.key]
        return [Picture("", None, part.parts, picture.ticks, picture.dir)] if part.parts else []

    def _place_in_book(self, ref: Reference, at: int, up: Step) -> PlaceInBook | None:
        if ref.within is None:
            return None
        before = self._step(self.refs[at - 1]) if at > 1 else None
        after = self._step(self.refs[at + 1]) if at < len(self.refs) - 1 else None
        count = f"{at} of {len(self.parts)}"
        if ref.key not in self._placed:  # a volume
            return PlaceInBook((), (), (), "body", self.dir, count, before, up, after)
        part, picture = self._placed[ref.key]
        others = tuple(
            bar
            for one in picture.parts
            if one is not part
            for bar in one.bars
            if bar.kind == "lies"
        )
        return PlaceInBook(
            part.bars, others, picture.ticks, part.matter, picture.dir, count, before, up, after
        )


def _matters(shown: Iterable[Picture]) -> list[tuple[str, str]]:
    """The kinds of bars in pictures, with what they mean."""
    parts = [part for picture in shown for part in picture.every()]
    kinds = {(bar.kind, part.matter) for part in parts for bar in part.bars}
    seen = {matter if kind == "lies" else kind for kind, matter in kinds}
    return [(kind, words) for kind, words in _MATTERS.items() if kind in seen]


def _called(ref: Reference) -> Text:
    """What a link to it says: its number and title, not too long."""
    if ref.kind == "volume":
        return heading(ref)
    text = _shortened(text_of(ref.title or ref.key, ref.language))
    if not ref.number or not ref.is_part:
        return text
    return Text(Markup("{} {}").format(ref.number, text.html), text.plain, text.lang, text.dir)


def _shortened(text: Text) -> Text:
    if len(text.plain) <= _LONGEST:
        return text
    short = text.plain[: _LONGEST - 1].rstrip() + "…"
    return Text(escape(short), short, text.lang, text.dir)


_COUNTED = frozenset(
    ("afterword", "appendix", "bibliography", "book", "chapter", "chronology", "conclusion",
     "dedication", "epilogue", "epigraph", "foreword", "glossary", "index", "introduction",
     "letter", "monograph", "part", "preface", "prologue", "section", "volume")
)  # fmt: skip
"""Kinds that one can say `this` before."""


def _kind(ref: Reference) -> str:
    """What one calls it: this chapter, this book, this part."""
    if ref.kind in _COUNTED:
        return str(ref.kind)
    return "part" if ref.within else "book" if ref.type == "book" else "work"


def _eyebrow(ref: Reference) -> str:
    """What it is, above its title."""
    if ref.kind == "volume":
        return f"Volume {ref.volume}" if ref.volume else "Volume"
    if ref.number and ref.kind in ("chapter", "part", "section", "appendix", "letter"):
        return f"{ref.kind.capitalize()} {ref.number}"
    return (
        ""
        if ref.kind in (None, "book", "chapter")
        else str(ref.kind).replace("-", " ").capitalize()
    )


def _other_titles(ref: Reference) -> Iterator[Text]:
    title = ref.title
    if title is None:
        return
    if title.romanized:
        language = f"{title.lang}-Latn" if title.lang else ""
        yield text_of(title.romanized, [language])
    if title.translated:
        yield text_of(f"[{title.translated}]")
    if title.original:
        yield text_of(f"({title.original})")


def about(work: Work) -> Markup:
    """A line on a work for the list of all: who made it, when, who published it."""
    ref = Library([work]).reference(work.key)
    parts = len(work.parts()) if isinstance(work, Book) else 0
    told = [names_of_people(work.author)] if work.author else []
    told += [Markup("edited by {}").format(names_of_people(work.editor))] if work.editor else []
    told += (
        [Markup("translated by {}").format(names_of_people(work.translator))]
        if work.translator
        else []
    )
    if ref.container_title:
        told.append(Markup("in <cite>{}</cite>").format(text_of(ref.container_title)))
    told += [escape(text_of(publisher)) for publisher in ref.publisher[:2]]
    told += [escape(word) for word in (date_in_words(ref.date),) if word]
    told += [escape(f"{parts} part{'s' * (parts != 1)}")] if parts else []
    return Markup(" · ").join(told)
