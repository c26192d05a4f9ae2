"""What a page tells of a work or part: a table of labels, each with how its values are found.

>>> from precarious_truce.model import Book, Library
>>> book = Book(title="Rivers", publisher="Quay", place="Leeds", date="1931~", isbn="0521215609")
>>> (ref,) = Library([book]).references()
>>> for fact in facts(ref):
...     print(fact.label, *fact.values, sep=": ")
Published: Leeds: Quay, about 1931
ISBN: 0521215609
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from precarious_truce.model import Date, LocalText, Name, Reference
from precarious_truce.model.dates import Moment
from precarious_truce.model.described import Link, OtherEdition
from precarious_truce.model.language_names import names_of
from precarious_truce.site.texts import doi_link, link, shown, text_of

__all__ = ["Fact", "credits", "date_in_words", "facts", "linked", "names_of_people", "together"]

Html = Markup | str


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its values."""

    label: str
    values: tuple[Html, ...]


def facts(ref: Reference, holder: Markup | None = None) -> list[Fact]:
    """The facts of a work or part, in the order of the table; `holder` is what a part is in."""
    found = [(label, tuple(value for value in find(ref) if value)) for label, find in _TABLE]
    if holder is not None:
        found[0] = ("In", (holder,))
    return [Fact(label, values) for label, values in found if values]


# --- people -------------------------------------------------------------------------------------

_CREDITS = {
    "author": "", "editor": "Edited by", "compiler": "Compiled by", "translator": "Translated by",
    "illustrator": "Illustrated by", "introduction": "Introduction by",
    "foreword": "Foreword by", "afterword": "Afterword by", "commentator": "Commentary by",
    "annotator": "Notes by", "editorial_director": "Directed by",
}  # fmt: skip
"""Role → the words before the names of those who had it."""


def credits(ref: Reference, *, but: Reference | None = None) -> list[Markup]:
    """Who made it, a line for each role; without those who made all of what `but` is as well."""
    people = ref.__dict__
    found = [
        (words, people[role])
        for role, words in _CREDITS.items()
        if role == "author" or but is None or people[role] != but.__dict__[role]
    ]
    found += [(f"{(one.role or 'contributor').capitalize()}:", (one,)) for one in ref.contributor]
    return [_credit(words, names) for words, names in found if names]


def _credit(words: str, names: Sequence[Name]) -> Markup:
    before = Markup('<span class="role">{}</span> ').format(shown(words)) if words else Markup("")
    return before + together([_person(name) for name in names])


def together(texts: Sequence[Markup]) -> Markup:
    """A list in words.

    >>> str(together([Markup(word) for word in ("floods", "fords", "ferries")]))
    'floods, fords and ferries'
    """
    *others, last = texts
    return Markup("{} and {}").format(Markup(", ").join(others), last) if others else last


def names_of_people(names: Iterable[Name]) -> Markup:
    """The names alone, as a list in words."""
    return together([escape(text_of(str(name))) for name in names])


def _person(name: Name) -> Markup:
    made = escape(text_of(str(name)))
    if name.romanized:
        made += Markup(' <span class="aside">({})</span>').format(text_of(_turned(name.romanized)))
    if name.orcid:
        link = Markup(' <a class="orcid" href="{}" aria-label="ORCID of {}">ORCID</a>')
        made += link.format(f"https://orcid.org/{name.orcid}", shown(str(name)))
    return made


def _turned(name: str) -> str:
    """`Orlova, Anna` as it is said: `Anna Orlova`."""
    family, comma, given = name.partition(",")
    return f"{given.strip()} {family.strip()}" if comma and given.strip() else name


# --- dates and addresses ------------------------------------------------------------------------


def date_in_words(date: Date | None) -> str:
    """A date as people write it.

    >>> [date_in_words(Date(d)) for d in ("1977", "2011-06-01", "1911/1914", "1952?", "1977/..")]
    ['1977', '1 June 2011', '1911–1914', '1952?', 'since 1977']
    """
    if date is None:
        return ""
    start, end = date.start, date.end
    if not date.valid or (start is None and end is None):
        return str(date)
    if not date.interval:
        return _moment(start)
    if end is None:
        return f"since {_moment(start)}"
    return f"until {_moment(end)}" if start is None else f"{_moment(start)}–{_moment(end)}"


def _moment(moment: Moment | None) -> str:
    if moment is None:
        return ""
    year = str(moment.year) if moment.year > 0 else f"{1 - moment.year} BC"
    words = [moment.season, year] if moment.season else [year]
    if moment.month and not moment.season:
        words.insert(0, calendar.month_name[moment.month])
        if moment.day:
            words.insert(0, str(moment.day))
    text = " ".join(word for word in words if word)
    return f"{'about ' if moment.approximate else ''}{text}{'?' if moment.uncertain else ''}"


def linked(address: str, text: object = None) -> Html:
    """An address as a link, where a page may link to it; else as text."""
    target = link(address)
    words = address if text is None else text
    return (
        Markup('<a href="{}">{}</a>').format(target, shown(words))
        if target
        else escape(shown(words))
    )


def _doi(doi: object) -> Html:
    return Markup('<a href="{}">{}</a>').format(doi_link(str(doi)), shown(str(doi)))


def _address(url: Link | None) -> Iterator[Html]:
    if url:
        yield linked(url.text) + (f" (seen {date_in_words(url.accessed)})" if url.accessed else "")


# --- the table ----------------------------------------------------------------------------------


def _published(ref: Reference) -> Iterator[Html]:
    where = _imprint(ref.place, ref.publisher)
    when = date_in_words(ref.date)
    if where and when:
        yield Markup("{}, {}").format(where, when)
    elif where or when:
        yield where or when


def _imprint(places: Iterable[LocalText], publishers: Iterable[LocalText]) -> Markup:
    """`Leeds, New York: Northfield`."""
    sides = [Markup(", ").join(map(_local, places)), Markup(", ").join(map(_local, publishers))]
    return Markup(": ").join(side for side in sides if side)


def _local(text: LocalText) -> Markup:
    """A text, with its translation, or else its transliteration, in brackets."""
    made = escape(text_of(text))
    other = text.romanized or text.translated
    return (
        made + Markup(' <span class="aside">({})</span>').format(text_of(other)) if other else made
    )


def _titles(ref: Reference) -> Iterator[Html]:
    for title in ref.parallel_title:
        yield escape(text_of(title))


def _series(ref: Reference) -> Iterator[Html]:
    if ref.series:
        number = f", {ref.series.number}" if ref.series.number else ""
        issn = f" (ISSN {ref.series.issn})" if ref.series.issn else ""
        yield Markup("{}{}{}").format(text_of(ref.series.title), number, issn)


def _event(ref: Reference) -> Iterator[Html]:
    if ref.event:
        event = ref.event
        told = [text_of(text) for text in (event.name, event.place) if text]
        when = date_in_words(event.date)
        yield Markup(", ").join([*told, *([when] if when else [])])


def _forms(ref: Reference) -> Iterator[Html]:
    for name, form in (ref.formats or {}).items():
        told: list[Html] = []
        if where := _imprint(form.place, form.publisher):
            told.append(where)
        told += [word for word in (date_in_words(form.date), form.edition, form.extent) if word]
        if form.isbn:
            told.append(f"ISBN {form.isbn}")
        if form.doi:
            told.append(_doi(form.doi))
        told += _address(form.url)
        told += [word for word in (form.price, form.note) if word]
        yield Markup("{}: {}").format(
            shown(name.capitalize()), Markup(", ").join(map(_printed, told))
        )


def _printed(value: Html) -> Html:
    return value if isinstance(value, Markup) else str(shown(value))


def _edition(ref: Reference) -> Iterator[Html]:
    if ref.edition:
        yield (
            _ordinal(int(ref.edition))
            if ref.edition.isdecimal() and len(ref.edition) < 5
            else ref.edition
        )
    if ref.printing:
        yield ref.printing


def _ordinal(number: int) -> str:
    ending = (
        "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    )
    return f"{number}{ending} edition"


def _volume(ref: Reference) -> Iterator[Html]:
    if ref.volume and ref.kind != "volume":
        title = Markup(": {}").format(text_of(ref.volume_title)) if ref.volume_title else ""
        yield Markup("{}{}").format(shown(ref.volume), title)


def _languages(ref: Reference) -> Iterator[Html]:
    """Languages by their English names."""
    names = [
        (names_of(tag).partition(",")[0].replace("-", " ").title(), tag) for tag in ref.language
    ]
    yield ", ".join(name or tag for name, tag in names)


def _other(edition: OtherEdition | None) -> Iterator[Html]:
    if edition is None:
        return
    told: list[Html] = (
        [Markup("<cite>{}</cite>").format(text_of(edition.title, edition.language))]
        if edition.title
        else []
    )
    if edition.container_title:
        told.append(Markup("in {}").format(text_of(edition.container_title)))
    if where := _imprint(edition.place, edition.publisher):
        told.append(where)
    told += [word for word in (date_in_words(edition.date),) if word]
    if edition.pages:
        told.append(f"pp. {edition.pages}")
    yield Markup(", ").join(map(_printed, told))


_CATALOGUES = {
    "oclc": ("OCLC", "https://search.worldcat.org/title/"),
    "lccn": ("LCCN", "https://lccn.loc.gov/"),
    "handle": ("Handle", "https://hdl.handle.net/"),
    "arxiv": ("arXiv", "https://arxiv.org/abs/"),
    "pmid": ("PubMed", "https://pubmed.ncbi.nlm.nih.gov/"),
    "pmcid": ("PubMed Central", "https://pmc.ncbi.nlm.nih.gov/articles/"),
    "openlibrary": ("Open Library", "https://openlibrary.org/books/"),
    "internet_archive": ("Internet Archive", "https://archive.org/details/"),
    "wikidata": ("Wikidata", "https://www.wikidata.org/wiki/"),
    "hathitrust": ("HathiTrust", "https://hdl.handle.net/2027/"),
}
"""Identifier → what it is called, and where it leads to."""


def _identifiers(ref: Reference) -> Iterator[Html]:
    known = ref.identifiers.facts() if ref.identifiers else {}
    for name, value in known.items():
        called, start = _CATALOGUES.get(name, (name.replace("_", " ").upper(), ""))
        text = f"{called} {value}"
        yield linked(start + str(value), text) if start else text


def _classes(ref: Reference) -> Iterator[Html]:
    for name, value in (ref.classes.facts() if ref.classes else {}).items():
        yield f"{name.upper()} {value}"


def _texts(field: str) -> Callable[[Reference], Iterator[Html]]:
    """The values of a field that is text, or several."""

    def find(ref: Reference) -> Iterator[Html]:
        value = getattr(ref, field)
        for one in value if isinstance(value, tuple) else (value,):
            if one is not None:
                yield escape(text_of(one, ref.language))

    return find


def _plain(field: str) -> Callable[[Reference], Iterator[Html]]:
    """The values of a field that is no text in a language: numbers, pages."""

    def find(ref: Reference) -> Iterator[Html]:
        value = getattr(ref, field)
        if value is not None:
            yield str(shown(str(value)))

    return find


def _number(ref: Reference) -> Iterator[Html]:
    """The number of a report or a bill; that of a part stands above its title."""
    if ref.number and ref.within is None:
        yield ref.number


def _license(ref: Reference) -> Iterator[Html]:
    if ref.license:
        yield linked(ref.license)


_TABLE: tuple[tuple[str, Callable[[Reference], Iterable[Html]]], ...] = (
    ("In", _texts("container_title")),
    ("Also titled", _titles),
    ("Volume", _volume),
    ("Number", _number),
    ("Article", _plain("article_number")),
    ("Issue", _plain("issue")),
    ("Pages", _plain("pages")),
    ("Edition", _edition),
    ("Published", _published),
    ("Imprint", _texts("imprint")),
    ("Series", _series),
    ("Meeting", _event),
    ("Volumes", _plain("volume_count")),
    ("Length", _plain("extent")),
    ("Physical", _texts("physical")),
    ("Language", _languages),
    ("Original", lambda ref: _other(ref.original)),
    ("Reissue of", lambda ref: _other(ref.reissue_of)),
    ("ISBN", _plain("isbn")),
    ("ISSN", _plain("issn")),
    ("DOI", lambda ref: [_doi(ref.doi)] if ref.doi else []),
    ("Address", lambda ref: _address(ref.url)),
    ("Editions", _forms),
    ("Catalogues", _identifiers),
    ("Classes", _classes),
    ("Subjects", _texts("subjects")),
    ("Keywords", _texts("keywords")),
    ("Licence", _license),
    ("Rights", _texts("rights")),
    ("Note", _texts("note")),
)
"""Label → its values, in the order of a page."""
