"""What a thing is: `typeOfResource`, genres of MARC, and our own words for CSL types and kinds.

The type of CSL is in a genre of its own (`type="csl"`); readers of MODS know the others.

>>> from precarious_truce.formats.crosswalk.xml import written
>>> print("".join(map(written, type_elements("thesis", None))), end="")
<typeOfResource>text</typeOfResource>
<genre authority="marcgt">thesis</genre>
<genre authority="local" type="csl">thesis</genre>
>>> read_type(type_elements("thesis", None), hosted=False, continuing=False)
('thesis', None, [])
"""

from __future__ import annotations

from collections.abc import Sequence

from precarious_truce.formats.crosswalk.xml import Element
from precarious_truce.model.kinds import BOOK_KINDS, KINDS
from precarious_truce.model.references import CSL_TYPES

__all__ = [
    "HOSTED",
    "SERIAL",
    "is_said_by_type",
    "kind_element",
    "read_kind",
    "read_type",
    "type_elements",
]

SERIAL = frozenset(
    ("article-journal", "article-magazine", "article-newspaper", "review", "review-book")
)
"""What stands in something that goes on."""
HOSTED = SERIAL | frozenset(
    ("chapter", "paper-conference", "entry", "entry-dictionary", "entry-encyclopedia")
)
"""What stands in something: publisher, date and numbers are those of the host."""

_RESOURCES = {
    "map": "cartographic", "musical_score": "notated music", "song": "sound recording",
    "graphic": "still image", "figure": "still image", "motion_picture": "moving image",
    "broadcast": "moving image", "software": "software, multimedia",
    "dataset": "software, multimedia", "webpage": "software, multimedia",
    "post": "software, multimedia", "post-weblog": "software, multimedia",
    "collection": "mixed material", "speech": "sound recording-nonmusical",
}  # fmt: skip
"""CSL type → type of resource; of all others it is text."""

_GENRES = {
    "book": "book", "thesis": "thesis", "report": "technical report", "map": "map",
    "patent": "patent", "legislation": "legislation", "bill": "legislation",
    "regulation": "legislation", "legal_case": "legal case and case notes",
    "article-journal": "article", "article-magazine": "article", "article-newspaper": "newspaper",
    "interview": "interview", "motion_picture": "motion picture", "webpage": "web site",
    "personal_communication": "letter", "speech": "speech", "standard": "standard or specification",
    "treaty": "treaty", "review": "review", "review-book": "review", "dataset": "numeric data",
    "periodical": "periodical", "graphic": "picture", "figure": "chart",
}  # fmt: skip
"""CSL type → genre of MARC (marcgt)."""
_GENRES_OF_BOOKS = {
    "proceedings": "conference publication", "dictionary": "dictionary", "manual": "handbook",
    "encyclopedia": "encyclopedia", "festschrift": "festschrift",
}  # fmt: skip
"""Kind of book → genre of MARC."""

_CSL = {"authority": "local", "type": "csl"}
_KIND = {"authority": "local", "type": "kind"}


def type_elements(type_: str, kind: str | None) -> list[Element]:
    """The elements that say what a work is."""
    found = [Element("typeOfResource", text=_RESOURCES.get(type_, "text"))]
    genre = _GENRES_OF_BOOKS.get(kind or "") if type_ == "book" else None
    if genre := genre or _GENRES.get(type_):
        found.append(Element("genre", {"authority": "marcgt"}, genre))
    found.append(Element("genre", _CSL, type_))
    return found + ([kind_element(kind)] if kind else [])


def kind_element(kind: str) -> Element:
    """The element for the kind of a book, or of a part."""
    return Element("genre", _KIND, " ".join(kind.split()))


# --- reading --------------------------------------------------------------------------------------

_OF_CONTENTS = (
    "bibliography", "biography", "autobiography", "novel", "fiction", "poetry", "drama", "history",
    "handbook", "directory", "catalog", "yearbook", "memoir", "short story", "hymnal", "folktale",
    "humor, satire", "government publication", "textbook", "manual",
)  # fmt: skip
"""Genres of books by what is in them."""
_WORDS: dict[str, tuple[str, str | None]] = {
    **{genre: (type_, None) for type_, genre in reversed(_GENRES.items())},
    **{genre: ("book", kind) for kind, genre in _GENRES_OF_BOOKS.items()},
    **dict.fromkeys((*_OF_CONTENTS, "monograph"), ("book", None)),
    **dict.fromkeys(("journal article", "academic journal", "journalarticle", "article",
                     "scholarly article", "research article"), ("article-journal", None)),
    **dict.fromkeys(("magazine article", "magazinearticle", "magazine"),
                    ("article-magazine", None)),
    **dict.fromkeys(("newspaper article", "newspaperarticle"), ("article-newspaper", None)),
    **dict.fromkeys(("book chapter", "booksection", "book section", "chapter", "book part",
                     "essay in collection"), ("chapter", None)),
    **dict.fromkeys(("conference paper", "conferencepaper", "conference contribution"),
                    ("paper-conference", None)),
    **dict.fromkeys(("theses", "dissertation", "doctoral thesis", "ph.d. thesis", "phd thesis",
                     "masters thesis", "master's thesis", "academic dissertation"),
                    ("thesis", None)),
    "report": ("report", None), "working paper": ("report", None), "preprint": ("article", None),
    "journal": ("periodical", None), "series": ("periodical", None),
    "newspaper": ("article-newspaper", None), "law report or digest": ("legal_case", None),
    "legal article": ("article-journal", None), "online system or service": ("webpage", None),
    "web site": ("webpage", None), "website": ("webpage", None), "web page": ("webpage", None),
    "encyclopediaarticle": ("entry-encyclopedia", None), "sound": ("song", None),
    "dictionaryentry": ("entry-dictionary", None), "statute": ("legislation", None),
    "computerprogram": ("software", None), "computer program": ("software", None),
    "blogpost": ("post-weblog", None), "artwork": ("graphic", None),
    "film": ("motion_picture", None),
    "videorecording": ("motion_picture", None), "audiorecording": ("song", None),
    "presentation": ("speech", None), "case": ("legal_case", None), "letter":
    ("personal_communication", None), "manuscript": ("manuscript", None),
    "art original": ("graphic", None), "art reproduction": ("graphic", None),
    "brief": ("personal_communication", None), "lettre": ("personal_communication", None),
    "hearing": ("hearing", None), "conference proceedings": ("book", "proceedings"),
    "collection": ("book", None), "edited book": ("book", "edited-volume"),
}  # fmt: skip
"""Genre, in small letters → type and kind: those of MARC, Zotero's item types, bibutils' words."""

_VAGUE = frozenset(
    ("bibliography", "book", "review", "series", "catalog", "directory", "history", "index")
)
"""Genres of MARC that say what is in a book, or that it is one at all: others go first."""

_OF_RESOURCES = {
    "cartographic": "map", "notated music": "musical_score", "still image": "graphic",
    "moving image": "motion_picture", "software, multimedia": "software",
    "sound recording": "song", "sound recording-musical": "song",
    "sound recording-nonmusical": "song", "mixed material": "collection",
}  # fmt: skip


def read_type(
    elements: Sequence[Element], *, hosted: bool, continuing: bool, monographic: bool = False
) -> tuple[str, str | None, list[str]]:
    """CSL type and kind of a record by its elements, and the genres that say anything else.

    `hosted`: whether it has a host; `continuing`: whether that, or it itself, goes on.
    """
    genres = [e for e in elements if e.name == "genre" and e.words]
    own = {e.get("type"): e.words for e in genres if e.get("authority") == "local"}
    known = [(e, _WORDS.get(e.words.lower().rstrip("."))) for e in genres if not _is_own(e)]
    others = [e.words for e, meaning in known
              if not e.get("authority") and (meaning is None or own.get("csl"))]  # fmt: skip
    kind = own.get("kind")
    if own.get("csl") in CSL_TYPES:
        return own["csl"], kind, others
    meanings = sorted(
        ((e.words.lower() in _VAGUE, meaning) for e, meaning in known if meaning),
        key=lambda pair: pair[0],
    )
    type_, by_genre = next((meaning for _, meaning in meanings), (None, None))
    if type_ is None or (type_ == "book" and not hosted and not meanings):
        type_ = _by_resource(elements)
    kind = kind if kind in (*KINDS, *BOOK_KINDS) else by_genre
    if hosted and type_ in (None, "book", "periodical", "document"):
        if kind == "proceedings" or (by_genre == "proceedings"):
            return ("paper-conference", None, others)
        if by_genre in ("encyclopedia", "dictionary"):
            return f"entry-{by_genre}", None, others
        return "article-journal" if continuing else "chapter", _of_part(kind), others
    if continuing and type_ == "book" and kind is None:
        type_ = "periodical"
    if type_ is None:
        type_ = "periodical" if continuing else "book" if monographic else None
    return type_ or "document", kind, others


def is_said_by_type(genre: str, type_: str, kind: str | None) -> bool:
    """Whether a genre says no more than what a thing is; what is in a book is more.

    >>> is_said_by_type("Book", "book", None), is_said_by_type("fiction", "book", None)
    (True, False)
    """
    word = genre.lower().rstrip(".")
    if word in (_GENRES.get(type_), _GENRES_OF_BOOKS.get(kind or "")):
        return True
    type_of_word, kind_of_word = _WORDS.get(word, (None, None))
    is_same = type_of_word == type_ and kind_of_word in (None, kind)
    return is_same and word not in _OF_CONTENTS


def _is_own(genre: Element) -> bool:
    return genre.get("authority") == "local" and genre.get("type") in ("csl", "kind")


def _of_part(kind: str | None) -> str | None:
    return kind if kind in KINDS else None


def _by_resource(elements: Sequence[Element]) -> str | None:
    found = [e for e in elements if e.name == "typeOfResource"]
    for element in found:
        if element.get("manuscript") == "yes":
            return "manuscript"
        if type_ := _OF_RESOURCES.get(element.words.lower()):
            return type_
    return None


def read_kind(elements: Sequence[Element]) -> str | None:
    """The kind that a part of a book says it is: `volume`, or a kind of part."""
    for genre in elements:
        if genre.name != "genre":
            continue
        word = genre.words.lower()
        if genre.get("type") == "kind" or word in KINDS or word == "volume":
            return word if genre.get("authority") != "local" else genre.words
    return None
