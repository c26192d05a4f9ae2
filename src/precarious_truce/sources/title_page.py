"""What stands above a pasted contents page: title, people, imprint, as on a book's title page.

>>> facts, left = title_page(['Rivers and Borders', 'Essays on the Upper Danube',
...     'edited by Eleanor Marsh', '2nd edition', 'Leeds: Northfield University Press, 2004'])
>>> facts["title"], facts["subtitle"], facts["editor"], facts["edition"]
('Rivers and Borders', 'Essays on the Upper Danube', ['Marsh, Eleanor'], '2')
>>> facts["place"], facts["publisher"], facts["date"], left
('Leeds', 'Northfield University Press', '2004', [])
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from precarious_truce.formats.yaml.write import Written
from precarious_truce.sources.assembling import tidy
from precarious_truce.sources.noise import is_prose, noise
from precarious_truce.sources.people import is_affiliation, people
from precarious_truce.sources.person_names import as_written
from precarious_truce.sources.platforms import state_isbn
from precarious_truce.sources.roles import split_credits
from precarious_truce.sources.words import matter

__all__ = [
    "LONGEST",
    "facts_above",
    "is_credit",
    "is_of_title_page",
    "is_said_by_a_site",
    "title_page",
]

LONGEST = 8
"""No title page has more lines that say something of the book."""

Facts = dict[str, Written]

_YEAR = r"[\[(]?(?:c|cop\.|©)?\s?(?P<year>1[4-9]\d\d|20\d\d)[\])]?\.?"
_HOUSE = (
    r"(?:press|presses|publish\w*|verlag\w*|books|university|universität\w*|éditions|editions"
    r"|editorial|editore|edizioni|editora|uitgever\w*|förlag\w*|forlag\w*|wydawnictwo|kiadó"
    r"|издательство|routledge|springer|wiley|brill|elsevier|palgrave|macmillan|gruyter|penguin"
    r"|blackwell|bloomsbury|oxford|cambridge|harvard|yale|princeton|gallimard|suhrkamp|steiner"
    r"|mohr|vandenhoeck|olms|harrassowitz|peeters|brepols|einaudi|mulino|presse|library"
    r"|& (?:sons?|co\.?|company|brothers)|ltd|gmbh|inc)"
)
_IMPRINT = re.compile(
    rf"(?:(?P<place>[^\W\d][^:;,\d]{{1,40}})\s*:\s*)?"
    rf"(?P<name>[^:;,\d]*(?<!\w){_HOUSE}(?!\w)[^:;,\d]*?)"
    rf"(?:,\s*(?P<town>[^\W\d][^:;,\d]{{1,40}}?))?(?:,?\s*{_YEAR})?",
    re.I,
)
_PLACED = re.compile(
    rf"(?P<place>[^\W\d][^:;,\d]{{1,40}})\s*:\s*(?P<name>[^:;,\d]{{2,60}}),\s*{_YEAR}"
)
"""`Leeds: Hallam, 1911`: of whom nothing but the shape says that it publishes."""
_TOWN_FIRST = re.compile(
    rf"(?P<place>[^\W\d][^:;,\d]{{1,40}}),\s*(?P<name>[^:;,\d]*(?<!\w){_HOUSE}(?!\w)[^:;,\d]*?)"
    rf",\s*{_YEAR}",
    re.I,
)
"""`Paris, Gallimard, 2001`."""
_ALONE = re.compile(
    r"(?:(?:first )?published(?: in)?:?\s*|(?:copyright(?: date:?)?|published/copyright:|©"
    rf"|\(c\))\s*(?:©|\(c\))?\s*)?{_YEAR}"
    rf"(?:\s+(?:by\s+)?[^\d]+)?",
    re.I,
)
_EDITION = re.compile(
    r"(?:(?P<number>\d{1,2})(?:st|nd|rd|th|\.|e|ª|º)?|(?P<word>\w+))[ ,]+(?:(?P<more>[\w ,]+?) )?"
    r"(?:edition|edn\.?|ed\.|auflage|aufl\.|édition|éd\.|edizione|edición|edição|druk)",
    re.I,
)


def _imprint(text: str, facts: Facts) -> bool:
    found = _IMPRINT.fullmatch(text) or _PLACED.fullmatch(text) or _TOWN_FIRST.fullmatch(text)
    if not found:
        return False
    for name, value in found.groupdict().items():
        if value:
            facts.setdefault(_MEANING[name], value.strip(" ,"))
    return True


_MEANING = {"place": "place", "town": "place", "name": "publisher", "year": "date"}


def _date(text: str, facts: Facts) -> bool:
    found = _ALONE.fullmatch(text)
    if found:
        facts.setdefault("date", found["year"])
    return bool(found)


def _edition(text: str, facts: Facts) -> bool:
    found = _EDITION.fullmatch(text)
    if found:
        alone = found["number"] and not found["more"]
        facts.setdefault("edition", found["number"] if alone else text)
    return bool(found)


_SERIES = re.compile(
    r"(?P<title>[^\W\d].{2,90}?\b(?:stud(?:ies|ien|i|ia|y)|series|library|monographs?|texts"
    r"|histor(?:y|ies)|essays|papers|papers in .*|beiträge|schriften|forschungen"
    r"|abhandlungen|reihe|bibliothek|quellen|collection|bibliothèque|études|cahiers|travaux|biblioteca|collana|quaderni|colección|coleção"
    r"|estudios|estudos|серия|труды|archives?|handbooks?|companions?|classics|medium)\b.{0,60}?)"
    r"[\s,;:(\[]+(?:(?:vol(?:ume)?|no|nr|number|bd|band|t|tome|deel|n°|№)\b\.?\s*)?"
    r"(?P<number>\d{1,4}|[IVXLC]{1,8})[)\]]?",
    re.I,
)
"""`Cambridge Studies in Landscape History 14`."""


def _series(text: str, facts: Facts) -> bool:
    found = _SERIES.fullmatch(text)
    if found:
        facts.setdefault(
            "series", {"title": found["title"].strip(" ,;"), "number": found["number"]}
        )
    return bool(found)


_DESCRIBED = re.compile(
    r"(?P<place>[^\W\d][^:;,\d]{1,40})\s+:\s+(?P<publisher>[^:;\d]{2,120}?),\s+"
    rf"{_YEAR}[.,]?\s+(?:[-–]\s+)?(?P<extent>(?:[ivxlc]+[-, ]+)?\d{{1,4}} ?(?:pp?|S|с|s)\.)"
    r"(?:\s*[.–-]?\s*\((?P<series>[^()]+?)(?:\s*[,;]\s*(?P<number>\d{1,4}|[IVXLC]{1,8}))?\))?\.?"
)
"""`Lyon : Maison de l’Orient, 1994, 214 p. (Travaux de la Maison de l’Orient, 27)` (ISBD)."""


def _described(text: str, facts: Facts) -> bool:
    """A line of ISBD's areas 4 to 6: place, publisher, year, extent, series."""
    found = _DESCRIBED.fullmatch(text) if len(text) < 300 else None
    if not found:
        return False
    stated: Facts = {
        "place": found["place"].strip(),
        "publisher": found["publisher"].strip(),
        "date": found["year"],
        "extent": found["extent"],
    }
    if found["series"] and found["number"]:
        stated["series"] = {"title": found["series"], "number": found["number"]}
    elif found["series"]:
        stated["series"] = found["series"]
    for key, value in stated.items():
        facts.setdefault(key, value)
    return True


_CITED = re.compile(
    r"(?P<eds>\(?(?:eds?|hrsg|hg|dir)\b\.?\)?[.,:]?\s+)?"
    r"(?:\(?(?P<year1>1[4-9]\d\d|20\d\d)\)?[.:,]?\s+)?"
    r"(?P<title>[^.]{3,200}?)(?:\.\s+|,\s+|\s+\()(?P<place>[^\W\d][^:;,\d.]{1,40}):\s*"
    r"(?P<publisher>[^:;\d()]{2,60}?)(?:,\s*(?P<year>1[4-9]\d\d|20\d\d)\)?)?(?:[.,;)]+(?:\s.*)?)?"
)
"""What follows the names in `Marlowe, Esther. The Inkwell: Clerks. Oxford: Clarendon, 1994.`"""


def _citation(text: str, facts: Facts) -> bool:
    """A line that cites the whole book, as bibliographies do."""
    if not 40 < len(text) < 400:
        return False
    for cut in re.finditer(r"[.:,]?\s+", text):
        who = people(text[: cut.start()])
        found = _CITED.fullmatch(text[cut.end() :]) if who.score > 1 else None
        if found and (year := found["year"] or found["year1"]):
            break
    else:
        return False
    title, colon, subtitle = found["title"].strip(" “”\"'*_").partition(": ")
    stated: Facts = {
        "title": title,
        "publisher": found["publisher"].strip(" ,"),
        "date": year,
        "place": found["place"].strip(),
        "editor" if found["eds"] else "author": as_written(who.names),
    }
    for key, value in (stated | ({"subtitle": subtitle} if colon else {})).items():
        facts.setdefault(key, value)
    return True


def _presented(text: str, facts: Facts) -> bool:
    """`The Salt Road, by Ines Duarte (Oxford: Clarendon, 2009)`."""
    if len(text) > 400 or not text.rstrip(".").endswith(")"):
        return False
    for cut in re.finditer(r"[,.]?\s+(?=\S)", text):
        title, (who, bracket, imprint) = text[: cut.start()], text[cut.end() :].rpartition(" (")
        stated: Facts = {}
        if bracket and is_credit(who) and _imprint(imprint.rstrip(". )"), stated):
            _people(who, stated)
            for key, value in ({"title": title} | stated).items():
                facts.setdefault(key, value)
            return True
    return False


def _people(text: str, facts: Facts, least: float = 1) -> bool:
    """Lines of `by …`, `edited by …`, or of names alone; several credits on a line too.

    Names alone must look like some by more than `least`.
    """
    edits = _EDITS.fullmatch(text)
    credits = [("editor", edits["who"])] if edits else split_credits(text)
    found = [(role, people(who)) for role, who in credits]
    named = any(role != "author" for role, _ in found) or bool(_BY.match(text))
    if not found or any(who.score <= (0 if named else least) for _, who in found):
        return False
    for role, who in found:
        facts.setdefault(role, as_written(who.names))
    return True


_BY = re.compile(r"(?:by|von|par|di|por|door)\s+(?=\S+\s)", re.I)
_EDITS = re.compile(
    r"(?P<who>.*\S)\s*[(\[]\s*(?:eds?\.?|editors?|hrsg\.?|hg\.?|dir\.?|(?:co)?ords?\.?"
    r"|orgs?\.?|éds?\.?|a cura di|red\.?)"
    r"\s*[)\]]",
    re.I,
)
"""`Eleanor Marsh (ed.)`."""
_READERS: tuple[Callable[[str, Facts], bool], ...] = (
    _edition,
    _date,
    state_isbn,
    _described,
    _series,
    _citation,
    _presented,
    _imprint,
    _people,
)
"""What a line may be; the first that reads it has it."""
_FIRST = (_series, _citation, _presented)
"""What the first line may be, too."""


def is_credit(text: str) -> bool:
    """Whether a line says by its words who wrote, edited or translated something.

    >>> is_credit("Edited by Anna Kovács and Peter J. Marsh"), is_credit("Anna Kovács")
    (True, False)
    """
    worded = any(role != "author" for role, _ in split_credits(text)) or _BY.match(text)
    return bool(worded or _EDITS.fullmatch(text)) and _people(text, {})


def is_of_title_page(text: str) -> bool:
    """Whether a line states an edition, a year, a series or who published the book.

    >>> is_of_title_page("2nd edition"), is_of_title_page("2. Floods")
    (True, False)
    """
    return any(read(text, {}) for read in _READERS if read is not _people)


def title_page(lines: Sequence[str]) -> tuple[Facts, list[str]]:
    """The facts that the lines state, and the lines that state none.

    The first line that is nothing else is the title, the next the subtitle.
    """
    facts: Facts = {}
    left: list[str] = []
    texts = [tidy(line.strip(" ,;")) for line in lines]
    housed = _is_house(texts)
    if housed:
        facts["publisher"] = texts.pop(0)
        lines = lines[1:]
    for n, text in enumerate(texts):
        first = "title" not in facts and not left
        if not first and _names_author(text, facts):
            continue
        readers = _READERS if not first or _is_author(texts[n:]) else _FIRST
        if any(read(text, facts) for read in readers) or (not first and is_affiliation(text)):
            continue
        if n and _is_last(texts, n) and (_people(text, facts, least=0) or _dated(text, facts)):
            continue
        if "title" in facts and "publisher" in facts and not housed:
            if "place" not in facts and _is_town(text):
                facts["place"] = text
            else:
                left.append(lines[n])
            continue
        if "title" not in facts:
            facts["title"], slash, who = text.partition(" / ")
            if slash and not _people(who, facts):
                facts["title"] = text
        elif "subtitle" not in facts and not left:
            facts["subtitle"] = text
        else:
            left.append(lines[n])
    _part_proceedings(facts)
    return facts, left


_HOUSE_ALONE = re.compile(
    r"(?:presses? (?:universitaires?|de l)|publications d|éditions d|editions |editorial "
    r"|edizioni ).*|.*\b(?:university press|universitätsverlag|verlag|publishers|publishing|editore"
    r"|förlag)",
    re.I,
)
"""Names of houses, which hardly ever are titles."""


def _is_house(texts: Sequence[str]) -> bool:
    """Whether the first line names who published the book, and no later line does."""
    return (
        len(texts) > 2
        and len(texts[0]) < 60
        and _HOUSE_ALONE.fullmatch(texts[0]) is not None
        and not any(_imprint(text, {}) for text in texts[1:])
    )


_PROCEEDINGS = re.compile(
    r"[.:]\s+(?=(?:actes d|proceedings of|akten d|atti d|actas d|papers (?:from|of|presented)"
    r"|beiträge (?:zu|de)|материалы )\S*\s)",
    re.I,
)
"""What stands before `Actes du colloque de Lyon`, in the title of what a meeting published."""


def _part_proceedings(facts: Facts) -> None:
    """Take `Actes de la table ronde …` behind a title for its subtitle."""
    title = facts.get("title")
    found = _PROCEEDINGS.search(title, 3) if isinstance(title, str) else None
    if found and "subtitle" not in facts:
        facts["title"], facts["subtitle"] = (
            found.string[: found.start()],
            found.string[found.end() :],
        )


def _names_author(text: str, facts: Facts) -> bool:
    """Whether a line below a title that has a subtitle behind its colon names who wrote it."""
    told = ": " in str(facts.get("title", "")) and not facts.keys() & {"author", "editor"}
    return told and "subtitle" not in facts and _people(text, facts, least=0.5)


def _is_last(texts: Sequence[str], place: int) -> bool:
    """Whether nothing but the imprint follows a line: who wrote the book stands above that."""
    facts: Facts = {}
    return all(
        any(read(text, facts) for read in (*_READERS, _dated))
        or ("publisher" in facts and _is_town(text))
        for text in texts[place + 1 :]
    )


_DATED = re.compile(rf"(?P<what>[^:;,\d]{{2,60}}?),\s*{_YEAR}")
_SMALL = ("and", "und", "et", "y", "e", "&", "am", "an", "der", "upon", "sur", "i")


def _dated(text: str, facts: Facts) -> bool:
    """A name before a year, which ends the title page: the publisher, or behind it the place."""
    found = _DATED.fullmatch(text)
    if found:
        facts.setdefault("place" if "publisher" in facts else "publisher", found["what"])
        facts.setdefault("date", found["year"])
    return bool(found)


def _is_town(text: str) -> bool:
    """Whether a line may be one town or several: `London and New York`."""
    words = re.split(r"[\s,;/·–-]+", text)
    named = all(word[:1].isupper() or word in _SMALL for word in words) and matter(text) is None
    return named and len(text) <= 50 and len(words) <= 7 and not re.search(r"[\d:(]", text)


def facts_above(lines: Sequence[str]) -> tuple[Facts, list[str]]:
    """The facts that the lines above a list of contents state, and the lines that state none.

    A site's own lines and paragraphs state none.  Of many lines only the first are the title and
    the subtitle.

    >>> facts, left = facts_above(['Home / Books', 'Book', 'Salt of the City', 'Pages: 256',
    ...     'By Francesca Moretti', 'A vivid account of hawkers, which is as well told as it is.'])
    >>> facts, left[-1][:15]
    ({'title': 'Salt of the City', 'author': ['Moretti, Francesca']}, 'A vivid account')
    """
    said = [text for text in lines if not is_said_by_a_site(text)]
    left = [text for text in lines if is_said_by_a_site(text)]
    facts, unread = title_page([re.sub(r"(?<=\d{4}) - .*", "", text) for text in said])
    if len(said) > LONGEST and (place := _place_of(facts, said)) is not None:
        # too much for a title page: what stands far below the title is none of it
        facts, unread = title_page(said[place : place + LONGEST])
        unread += said[:place] + said[place + LONGEST :]
    return facts, left + unread


def _place_of(facts: Facts, lines: Sequence[str]) -> int | None:
    title = facts.get("title")
    return next((n for n, text in enumerate(lines) if title and tidy(text) == title), None)


_GENERIC = re.compile(
    r"(?:(?:e-?)?books?|monographs?|chapters?|series|volumes?|home|menu|article|talk|tools|read"
    r"|view (?:source|history)|edit|overview|contents|front cover|title pages?|table of contents"
    r"|index|reviews?|description|author bio|blurb|synopsis|abstract|summary|selected pages"
    r"|from wikipedia.*|main menu|(?:book )?information|\d+ reviews?|(?:pages|format|price|weight"
    r"|dimensions|size|binding|extent|language|availability|sku|ean|imprint|category|rating)\b.*:.*"
    r"|buch|livre|libro|startseite|accueil|inicio|mehr zum inhalt|kopierschutz.*|preis.*"
    r"|jstor home|advanced search.*|browse\b.*|search\b.*|skip to.*|cite book|style|format"
    r"|write a review.*|what people are saying.*|we haven.t found any reviews.*"
    r"|.*google checks for.*"
    r"|cambridge (?:university press & assessment|core)|oxford academic|project muse|jstor"
    r"|springer(?:link| nature link)?|wiley online library|taylor & francis (?:ebooks|group|online)"
    r"|routledge handbooks online|de gruyter(?: brill)?|brill online|openedition books"
    r"|worldcat(?:\.org)?|internet archive|hathitrust(?: digital library)?|google books"
    r"|open library"
    r"|proquest.*"
    r"|library catalogue|catalogue)",
    re.I,
)
"""What a site says above the contents of any book."""


def is_said_by_a_site(text: str) -> bool:
    """Whether a line is what a site says of any book, or of this one in sentences."""
    if _date(text, {}):
        return False
    return bool(
        _GENERIC.fullmatch(text.strip(" .:"))
        or noise(text)
        or is_prose(text)
        or _CRUMBS.match(text)
        or re.search(r"\S\s+[›>»]\s+\S", text)
        or text.count(" / ") > 1
        or (text[-1:] in ".!?" and len(text.split()) > 6 and _VERB.search(text))
    )


_CRUMBS = re.compile(r"(?:home|startseite|accueil|inicio|start)\s*[/|›>»]\s*\S", re.I)
"""Where one is on a site: `Home / Books`."""
_VERB = re.compile(r"\b(?:is|was|are|were|has|have|teaches|lives|asks|shows|explores|offers)\b")


def _is_author(texts: Sequence[str]) -> bool:
    """Whether the first line names who wrote it, and the second is the title."""
    first, *others = texts
    return bool(others) and people(first).score > 1 and not any(r(others[0], {}) for r in _READERS)
