"""Kinds of parts, inferred from number and title; each with its matter and its key.

A contents page does not say "this is a preface": it says *Preface*, *Vorwort* or *Предисловие*.

>>> infer("Introduction: Striving for acceptance"), infer("The first pans", number="1")
('introduction', 'chapter')
>>> infer("List of abbreviations"), infer("Brine and Barter", parent=True), infer("Fuel")
('abbreviations', 'part', 'chapter')
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

from precarious_truce.patterns import pattern

__all__ = ["BOOK_KINDS", "COUNTED_APART", "KINDS", "Kind", "Matter", "infer"]

Matter = Literal["front", "body", "back"]


class Kind(NamedTuple):
    """What a kind of part is: where it stands, how its key begins, which titles it has."""

    matter: Matter
    key: str
    titles: tuple[str, ...] = ()
    authored: bool = True


KINDS: dict[str, Kind] = {
    "frontmatter": Kind(
        "front",
        "frontmatter",
        ("frontmatter", "front matter", "titelei", "pages liminaires", "preliminaries"),
        authored=False,
    ),
    "title-page": Kind("front", "title-page", ("title page", "half title", "titelblatt"), False),
    "copyright": Kind("front", "copyright", ("copyright", "copyright page", "impressum"), False),
    "dedication": Kind("front", "dedication", ("dedication", "widmung", "dédicace", "dedica",
     "dedicatoria")),
    "epigraph": Kind("front", "epigraph", ("epigraph", "motto", "épigraphe")),
    "contents": Kind(
        "front",
        "contents",
        ("contents", "table of contents", "inhalt", "inhaltsverzeichnis", "table des matières",
         "sommaire", "indice generale", "índice general", "содержание", "оглавление", "inhoud"),
        authored=False,
    ),
    "illustrations": Kind(
        "front",
        "illustrations",
        ("illustrations", "list of illustrations", "list of figures", "list of plates",
         "figures", "abbildungsverzeichnis", "table des illustrations", "list of images"),
        authored=False,
    ),
    "maps": Kind("front", "maps", ("maps", "list of maps", "kartenverzeichnis"), False),
    "tables": Kind("front", "tables", ("tables", "list of tables", "tabellenverzeichnis"), False),
    "contributors": Kind(
        "front", "contributors",
        ("contributors", "list of contributors", "notes on contributors", "about the authors"),
         False,
    ),
    "abbreviations": Kind(
        "front",
        "abbreviations",
        ("abbreviations", "list of abbreviations", "abkürzungen", "abkürzungsverzeichnis",
         "abréviations", "abbreviazioni", "abreviaturas", "сокращения", "список сокращений"),
    ),
    "preface": Kind(
        "front",
        "preface",
        ("preface", "vorwort", "préface", "avant-propos", "prefazione", "prefacio", "prólogo",
         "предисловие", "voorwoord", "förord", "forord", "předmluva", "przedmowa"),
    ),
    "foreword": Kind("front", "foreword", ("foreword", "geleitwort", "zum geleit", "premessa")),
    "acknowledgements": Kind(
        "front",
        "acknowledgements",
        ("acknowledgements", "acknowledgments", "danksagung", "remerciements", "ringraziamenti",
         "agradecimientos", "agradecimentos", "благодарности", "dankwoord"),
    ),
    "chronology": Kind("front", "chronology", ("chronology", "timeline", "zeittafel",
     "chronologie")),
    "prologue": Kind("body", "prologue", ("prologue", "prolog", "prologo", "пролог")),
    "introduction": Kind(
        "body",
        "introduction",
        ("introduction", "einleitung", "einführung", "introduzione", "introducción",
         "introdução", "введение", "inleiding", "inledning", "indledning", "wstęp", "úvod"),
    ),
    "part": Kind("body", "pt"),
    "chapter": Kind("body", "ch"),
    "section": Kind("body", "sec"),
    "letter": Kind("body", "letter"),
    "entry": Kind("body", "entry"),
    "conclusion": Kind(
        "body",
        "conclusion",
        ("conclusion", "conclusions", "schluss", "schluß", "schlussbetrachtung", "fazit",
         "conclusioni", "conclusiones", "conclusão", "заключение", "conclusie", "závěr"),
    ),
    "epilogue": Kind("body", "epilogue", ("epilogue", "epilog", "épilogue", "epilogo", "эпилог")),
    "plates": Kind("body", "plates", ("plates", "tafeln", "planches", "tavole", "láminas")),
    "afterword": Kind(
        "back", "afterword",
        ("afterword", "nachwort", "postface", "postscript", "postfazione", "послесловие",
         "nawoord"),
    ),
    "appendix": Kind(
        "back",
        "app",
        ("appendix", "appendices", "appendixes", "anhang", "anhänge", "annexe", "annexes",
         "appendice",
         "apéndice", "приложение", "приложения", "bijlage", "bijlagen"),
    ),
    "notes": Kind("back", "notes", ("notes", "endnotes", "anmerkungen", "примечания", "note",
     "notas")),
    "glossary": Kind("back", "glossary", ("glossary", "glossar", "glossaire", "glossario",
     "глоссарий")),
    "bibliography": Kind(
        "back",
        "bibliography",
        ("bibliography", "select bibliography", "selected bibliography", "bibliographie",
         "literaturverzeichnis", "literatur", "references", "list of references",
         "references cited", "literature cited", "works cited", "sources", "further reading",
         "bibliografia", "bibliografía", "библиография", "литература"),
        authored=False,
    ),
    "index": Kind(
        "back",
        "index",
        ("index", "general index", "index of names", "index of places", "subject index",
         "name index", "author index", "index of authors", "language index", "index of languages",
         "index of subjects", "index of persons", "place index", "title index", "index nominum",
         "index rerum", "index locorum", "index verborum", "indexes", "indices",
         "register", "personenregister", "namenregister", "sachregister", "ortsregister",
         "indice dei nomi", "índice", "указатель", "именной указатель", "предметный указатель"),
        authored=False,
    ),
    "backmatter": Kind("back", "backmatter", ("backmatter", "back matter"), authored=False),
}  # fmt: skip
"""Every kind of part.  `authored=False`: a citation of it names no author it has not itself."""

COUNTED_APART = frozenset(("part", "plates", "maps", "illustrations", "tables"))
"""Kinds that are counted by themselves: their number is none of a chapter."""

BOOK_KINDS = (
    "book", "anthology", "collection", "dictionary", "edited-volume", "encyclopedia",
    "festschrift", "manual", "monograph", "proceedings", "textbook",
)  # fmt: skip
"""What a book may be."""

_BY_TITLE = {title: kind for kind, row in KINDS.items() for title in row.titles}
_HEAD = pattern(r"\s*(?:[:.–—]\s|$)")


@lru_cache(maxsize=4096)
def by_title(title: str) -> str | None:
    """The kind that a title alone has: by the whole title, or by what stands before a colon.

    >>> by_title("Appendix A: Documents"), by_title("Index of forgotten kings")
    ('appendix', None)
    >>> by_title("Language index"), by_title("List of References")
    ('index', 'bibliography')
    """
    lowered = title.casefold().strip()
    head = _HEAD.split(lowered, maxsplit=1)[0]
    found = _BY_TITLE.get(lowered) or _BY_TITLE.get(head)
    if found is None and (word := head.rpartition(" ")) and len(word[2]) <= 4:
        found = _BY_TITLE.get(word[0]) if _BY_TITLE.get(word[0]) in ("appendix", "index") else None
    return found


def infer(title: str, *, number: str | None = None, parent: bool = False) -> str:
    """The kind of a part with this title and printed number; `parent`: it has parts of its own."""
    by_words = by_title(title)
    if number is not None:
        return by_words if by_words == "appendix" else "chapter"
    return by_words or ("part" if parent else "chapter")
