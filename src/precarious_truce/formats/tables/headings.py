"""What the headings of tables mean: names of the record, and what presses and programs call them.

Case, accents' absence, spaces and punctuation make no difference: `Book title`, `book_title` and
`BOOK-TITLE` are one heading.

>>> column_of("Chapter title"), column_of("ISBN (Hardback)"), column_of("Seite von")
('title', 'formats.hardback.isbn', 'first-page')
>>> column_of("Shelf") is None
True
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from precarious_truce.formats.tables.columns import COLUMNS, form_column, is_form

__all__ = [
    "BOOK", "FIRST_PAGE", "HEADINGS", "JOURNAL", "LAST_PAGE", "OF_CHAPTERS", "OF_JOURNALS",
    "column_of", "normal", "type_of",
]  # fmt: skip

FIRST_PAGE, LAST_PAGE = "first-page", "last-page"
"""Columns that together are `pages`."""

BOOK = "book."
"""What begins the columns of a row of a chapter that speak of its book."""

JOURNAL = "container-title"

_SYNONYMS: dict[str, tuple[str, ...]] = {
    "key": ("citation key", "cite key", "bibtex key"),
    "in": ("contained in", "parent", "parent key"),
    "type": ("item type", "csl type", "document type", "typ", "tipo"),
    "kind": ("part type", "section type"),
    "number": (
        "no",
        "nr",
        "#",
        "chapter",
        "chapter no",
        "chapter number",
        "chapter nr",
        "ch",
        "ch no",
        "kapitel",
        "kapitelnummer",
        "kapitel nr",
        "chapitre",
        "numéro de chapitre",
        "numéro",
        "nummer",
        "capítulo",
        "número",
        "numero",
        "capitolo",
    ),
    "title": (
        "chapter title",
        "title of chapter",
        "contribution title",
        "paper title",
        "article title",
        "chapter heading",
        "titel",
        "kapiteltitel",
        "titel des beitrags",
        "beitragstitel",
        "titre",
        "titre du chapitre",
        "título",
        "título del capítulo",
        "título do capítulo",
        "titolo",
        "titolo del capitolo",
        "заглавие",
        "название",
        "название главы",
    ),
    "subtitle": (
        "chapter subtitle",
        "sub title",
        "untertitel",
        "sous titre",
        "subtítulo",
        "sottotitolo",
        "подзаголовок",
    ),
    "title.short": ("short title", "running head", "kurztitel"),
    "author": (
        "authors",
        "author s",
        "chapter author",
        "chapter authors",
        "chapter author s",
        "author names",
        "author name",
        "contributors",
        "contributor s",
        "chapter contributors",
        "autor",
        "autoren",
        "autor in",
        "verfasser",
        "auteur",
        "auteurs",
        "autores",
        "autor es",
        "autore",
        "autori",
        "автор",
        "авторы",
    ),
    "editor": (
        "editors",
        "editor s",
        "book editor",
        "book editors",
        "book editor s",
        "volume editor",
        "volume editors",
        "volume editor s",
        "herausgeber",
        "herausgeber in",
        "éditeur scientifique",
        "sous la direction de",
        "editores",
        "a cura di",
        "редактор",
        "редакторы",
    ),
    "translator": (
        "translators",
        "translator s",
        "translated by",
        "übersetzer",
        "traducteur",
        "traducteurs",
        "traductor",
        "traductores",
        "traduttore",
        "переводчик",
    ),
    "illustrator": ("illustrators",),
    "pages": (
        "page",
        "page range",
        "page numbers",
        "page nos",
        "pp",
        "page extent",
        "seiten",
        "seitenbereich",
        "seitenzahlen",
        "páginas",
        "pagine",
        "страницы",
    ),
    FIRST_PAGE: (
        "start page",
        "page start",
        "page from",
        "from page",
        "first page no",
        "starting page",
        "begin page",
        "p from",
        "seite von",
        "erste seite",
        "première page",
        "page de début",
        "primera página",
        "página inicial",
        "prima pagina",
        "первая страница",
    ),
    LAST_PAGE: (
        "end page",
        "page end",
        "page to",
        "to page",
        "last page no",
        "ending page",
        "p to",
        "seite bis",
        "letzte seite",
        "dernière page",
        "page de fin",
        "última página",
        "página final",
        "ultima pagina",
        "последняя страница",
    ),
    "container-title": (
        "book title",
        "title of book",
        "title of the book",
        "volume title main",
        "book",
        "publication title",
        "buchtitel",
        "titel des buches",
        "titre du livre",
        "título del libro",
        "título do livro",
        "titolo del libro",
        "название книги",
        "journal",
        "journal title",
        "container",
        "zeitschrift",
        "revue",
        "revista",
        "rivista",
    ),
    "container-subtitle": ("book subtitle", "untertitel des buches"),
    "container-author": (
        "book author",
        "book authors",
        "book author s",
        "author of book",
        "buchautor",
    ),
    "date": (
        "year",
        "publication year",
        "year of publication",
        "pub year",
        "publication date",
        "pub date",
        "date of publication",
        "date published",
        "published",
        "book year",
        "jahr",
        "erscheinungsjahr",
        "erscheinungsdatum",
        "année",
        "date de publication",
        "año",
        "fecha",
        "ano",
        "anno",
        "год",
        "дата",
    ),
    "copyright": ("copyright year",),
    "publisher": (
        "publisher name",
        "press",
        "book publisher",
        "verlag",
        "éditeur",
        "editorial",
        "editora",
        "editore",
        "издательство",
    ),
    "place": (
        "place of publication",
        "publication place",
        "city",
        "publisher place",
        "publisher location",
        "ort",
        "erscheinungsort",
        "verlagsort",
        "lieu",
        "lieu d édition",
        "lugar",
        "local",
        "luogo",
        "место издания",
    ),
    "edition": ("edition number", "auflage", "édition", "edición", "edizione"),
    "language": ("languages", "lang", "sprache", "langue", "idioma", "lingua", "язык"),
    "series": (
        "series title",
        "series name",
        "book series",
        "reihe",
        "reihentitel",
        "collection",
        "colección",
        "collana",
        "серия",
    ),
    "series.number": (
        "series number",
        "number in series",
        "series volume",
        "series no",
        "volume in series",
        "bandnummer",
        "reihennummer",
    ),
    "series.issn": ("series issn", "issn of series"),
    "series.editor": ("series editor", "series editors"),
    "volume": ("vol", "volume number", "band", "tome", "tomo", "volumen", "том"),
    "volume-count": ("number of volumes", "volumes"),
    "part-number": ("part no", "section number"),
    "part-title": ("part", "part heading", "section title", "book part", "teil"),
    "issue": ("number of issue", "heft", "numéro de la revue"),
    "isbn": (
        "book isbn",
        "isbn 13",
        "isbn13",
        "isbn 10",
        "isbn10",
        "isbn of book",
        "isbn13 13",
    ),
    form_column("hardback", "isbn"): (
        "isbn hardback",
        "isbn hardcover",
        "hardback isbn",
        "hardcover isbn",
        "hb isbn",
        "isbn hb",
        "print isbn",
        "isbn print",
        "isbn hardback 13",
    ),
    form_column("paperback", "isbn"): (
        "isbn paperback",
        "isbn softcover",
        "paperback isbn",
        "softcover isbn",
        "pb isbn",
        "isbn pb",
    ),
    form_column("online", "isbn"): (
        "isbn online",
        "isbn ebook",
        "isbn e book",
        "isbn electronic",
        "e isbn",
        "eisbn",
        "ebook isbn",
        "e book isbn",
        "online isbn",
        "electronic isbn",
        "isbn pdf",
        "isbn digital",
    ),
    form_column("hardback", "price"): ("hardback price", "price hardback", "price hb"),
    form_column("paperback", "price"): ("paperback price", "price paperback", "price pb"),
    "doi": (
        "chapter doi",
        "doi of chapter",
        "digital object identifier",
        "doi link",
        "doi url",
        "kapitel doi",
    ),
    f"{BOOK}doi": ("book doi", "doi of book", "title doi", "buch doi", "doi du livre"),
    f"{BOOK}url": ("book url", "book link"),
    f"{BOOK}abstract": ("book abstract", "book description"),
    f"{BOOK}keywords": ("book keywords",),
    "url": ("link", "web address", "chapter url", "uri"),
    "url.accessed": ("access date", "accessed", "date accessed"),
    "abstract": (
        "chapter abstract",
        "summary",
        "description",
        "zusammenfassung",
        "résumé",
        "resumen",
        "resumo",
        "riassunto",
        "аннотация",
    ),
    "keywords": (
        "keyword",
        "key words",
        "chapter keywords",
        "tags",
        "manual tags",
        "schlagwörter",
        "stichwörter",
        "mots clés",
        "palabras clave",
        "palavras chave",
        "parole chiave",
        "ключевые слова",
    ),
    "extent": (
        "number of pages",
        "no of pages",
        "total pages",
        "num pages",
        "page count",
        "umfang",
        "seitenzahl",
        "nombre de pages",
        "número de páginas",
    ),
    "note": ("notes", "remarks", "comments", "bemerkung", "anmerkung", "notas"),
    "license": ("licence", "license type", "cc license", "lizenz"),
    "rights": ("copyright holder", "copyright statement", "rights holder", "copyright line"),
    "event": ("conference", "conference name", "event name", "tagung"),
    "identifiers.oclc": ("oclc", "oclc number"),
    "identifiers.lccn": ("lccn",),
    "identifiers.jstor": ("jstor id", "jstor stable id"),
    "classes.lcc": ("lcc", "lc class", "lc classification"),
    "classes.ddc": ("ddc", "dewey", "dewey decimal"),
    "subjects": ("subject", "subject headings", "bisac", "bisac subject"),
    "call-number": ("call no", "signatur", "cote"),
    "original": ("original title", "originaltitel"),
    "archive.shelfmark": ("loc in archive", "shelfmark"),
}
"""Column → what else it is called."""

HEADINGS: dict[str, str] = {
    "key": "Key", "in": "In", "type": "Type", "kind": "Kind", "number": "Number",
    "title": "Title", "subtitle": "Subtitle", "title.short": "Short title", "author": "Authors",
    "editor": "Editors", "translator": "Translators", FIRST_PAGE: "First page",
    LAST_PAGE: "Last page", "container-title": "Book title",
    "container-subtitle": "Book subtitle", "container-author": "Book authors", "date": "Year",
    "publisher": "Publisher", "place": "Place of publication", "edition": "Edition",
    "language": "Language", "series": "Series", "series.number": "Series number",
    "series.issn": "Series ISSN", "series.editor": "Series editors", "volume": "Volume",
    "volume-count": "Number of volumes", "part-number": "Section number",
    "part-title": "Section title", "isbn": "ISBN",
    form_column("hardback", "isbn"): "Hardback ISBN",
    form_column("paperback", "isbn"): "Paperback ISBN",
    form_column("online", "isbn"): "eISBN", "doi": "DOI", "url": "URL", "abstract": "Abstract",
    "keywords": "Keywords", "extent": "Number of pages", "note": "Notes", "license": "License",
    "rights": "Copyright statement",
}  # fmt: skip
"""Column → how a press calls it; the others go by their own names."""

_TYPES: dict[str, tuple[str, ...]] = {
    "book": (
        "monograph",
        "edited volume",
        "edited collection",
        "edited book",
        "buch",
        "livre",
        "libro",
        "livro",
        "книга",
    ),
    "chapter": (
        "book chapter",
        "book section",
        "booksection",
        "contribution",
        "part",
        "section",
        "frontmatter",
        "front matter",
        "backmatter",
        "back matter",
        "kapitel",
        "beitrag",
        "chapitre",
        "capítulo",
        "capitolo",
        "глава",
    ),
    "article-journal": ("article", "journal article", "journalarticle", "aufsatz", "artículo"),
    "paper-conference": ("conference paper", "conferencepaper", "proceedings paper"),
    "article-magazine": ("magazine article", "magazinearticle"),
    "article-newspaper": ("newspaper article", "newspaperarticle"),
    "entry-encyclopedia": ("encyclopedia article", "encyclopediaarticle"),
    "entry-dictionary": ("dictionary entry", "dictionaryentry"),
    "thesis": ("dissertation", "phd thesis", "phdthesis"),
    "webpage": ("web page", "website"),
}
"""CSL type → what else it is called."""

_SEPARATORS = re.compile(r"[\W_]+")


def normal(heading: str) -> str:
    """A heading or word without what makes no difference.

    >>> normal(" First_page: "), normal("#")
    ('first page', '#')
    """
    text = heading.strip().casefold()
    return _SEPARATORS.sub(" ", text).strip() or text


def _index(names: Iterable[str], synonyms: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """Normal form of a name → what it means; a name itself comes before what others are called."""
    found = {normal(other): name for name, others in synonyms.items() for other in others}
    return found | {normal(name): name for name in names}


_COLUMNS = _index((*COLUMNS, *_SYNONYMS), _SYNONYMS)
_TYPE_NAMES = _index(_TYPES, _TYPES)


def column_of(heading: str) -> str | None:
    """The column that a heading means; None for one that nobody knows."""
    if is_form(heading):
        return heading
    return _COLUMNS.get(normal(heading))


OF_CHAPTERS = frozenset(
    normal(heading)
    for heading in _SYNONYMS["title"]
    if any(
        word in heading for word in ("chap", "kapitel", "cap", "contribution", "beitrag", "глав")
    )
)
"""Normal forms of headings of titles that say that the rows are chapters."""

OF_JOURNALS = frozenset(("journal", "journal title", "zeitschrift", "revue", "revista", "rivista"))
"""Normal forms of headings that say that what rows are in is a journal."""


def type_of(text: str) -> str:
    """The CSL type that a word means; text that means none as it is.

    >>> type_of("Book chapter"), type_of("article-journal"), type_of("Amulet")
    ('chapter', 'article-journal', 'Amulet')
    """
    return _TYPE_NAMES.get(normal(text), text.strip())
