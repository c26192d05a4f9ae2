"""Pages of publishers' sites pasted whole: what they say of the book, and of the part shown.

>>> lines, book = facts_of([Line("The Precarious TruceAnglo-Soviet Relations 1924–27, pp. ix - xiv"
...     "Publisher: Cambridge University PressPrint publication year: 1977")])
>>> lines, book.facts["title"], book.facts["subtitle"], book.facts["date"], book.pages
([], 'The Precarious Truce', 'Anglo-Soviet Relations 1924–27', '1977', 'ix–xiv')
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import dropwhile, takewhile
from typing import TYPE_CHECKING

from precarious_truce.formats.yaml.write import Written
from precarious_truce.model.identifiers import DOI
from precarious_truce.model.roman import from_roman
from precarious_truce.sources.assembling import add_people
from precarious_truce.sources.entry import Entry, every
from precarious_truce.sources.labels import label
from precarious_truce.sources.lines import Line
from precarious_truce.sources.people import people
from precarious_truce.sources.person_names import as_written
from precarious_truce.sources.roles import byline
from precarious_truce.sources.words import is_heading, matter

if TYPE_CHECKING:
    from precarious_truce.sources.draft import Draft

__all__ = [
    "Stated",
    "facts_of",
    "paired",
    "place_pages",
    "state_isbn",
]


@dataclass(slots=True)
class Stated:
    """What a page states of its book, and the pages of the one part that it shows."""

    facts: dict[str, Written] = field(default_factory=dict)
    doubts: dict[str, str] = field(default_factory=dict)
    pages: str | None = None
    part: str | None = None
    author: str | None = None
    """Who wrote the part shown."""
    dropped: list[tuple[Line, str]] = field(default_factory=list)


_MONTHS = {
    m: n
    for n, m in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}
_LABELS = (
    (
        "publisher",
        r"publisher|imprint|publication(?: info(?:rmation)?)?|published/created|verlag|éditeur"
        r"|editorial|editore|издательство",
    ),
    (
        "print",
        r"(?:print )?publication year|print publication date"
        r"|year of publication|first published|copyright year"
        r"|publication date|published(?: date)?|year|date(?: of"
        r" publication)?|(?:erscheinungs)?jahr|veröffentlicht(?:/copyright)?|année|año|anno",
    ),
    ("online", r"online publication date|published online|online date|ebook published"),
    (
        "isbn",
        r"(?:hardback "
        r"|hardcover "
        r"|print |cloth"
        r" )?isbn(?:-1[03])?",
    ),
    ("paperback", r"(?:paperback |softcover )isbn(?:-13)?"),
    (
        "ebook",
        r"(?:online|e-?book"
        r"|electronic|pdf|epub)"
        r" isbn(?:-13)?"
        r"|e-?isbn(?:-13)?",
    ),
    ("doi", r"(?:book )?doi"),
    ("author", r"(?:main |personal |first )?authors?|author/creator|main creator|verfasser(?:in)?"),
    ("editor", r"editors?(?:\(s\))?|edited by|series editor|herausgeber(?:in(?:nen)?)?|hrsg\.?"),
    ("series", r"series|book series|reihe|collana"),
    ("language", r"language"),
    ("edition", r"edition|auflage"),
    ("place", r"pub\. location|place(?: of publication)?|(?:erscheinungs)?ort"),
    ("title", r"(?:book )?title|titel|titre|título|titolo|название"),
    ("subtitle", r"(?:book )?subtitle|untertitel|sous-titre"),
)
_LABEL = re.compile("|".join(f"(?P<{name}>{words})" for name, words in _LABELS), re.I)
_ANY_LABEL = "|".join(words for _, words in _LABELS)
_INLINE = re.compile(
    r"(?P<label>Publisher|Print publication year|Online publication date|Publication date|Online"
    r" ISBN|Print ISBN|(?:Book )?DOI):\s*",
    re.I,
)
_PAIR = re.compile(rf"(?P<label>{_ANY_LABEL})\s*:\s*(?P<value>\S.*)", re.I)


_GAP = re.compile(rf"(?P<label>{_ANY_LABEL})\s{{2,}}(?P<value>\S.*)", re.I)
_ISBN = re.compile(
    r"(?:e-?)?isbn(?:-1[03])?:?\s*(?P<isbn>(?:97[89][- ]?)?\d[\d -]{7,14}[\dx])"
    r"(?:\s*\(?[a-z -]+\)?)?",
    re.I,
)
"""`ISBN 978-0-521-08689-9 (paperback)`."""
_BINDINGS = (
    ("paperback", re.compile(r"paperback|pbk|softcover|softback", re.I)),
    ("ebook", re.compile(r"e-?isbn|e-?book|online|electronic|pdf|epub", re.I)),
)
_DETAILS = re.compile(r"bibliographic information|(?:product|book|publication) details", re.I)
_CONTENTS_FOR = re.compile(r"table of contents for (?P<title>\S.* / .*)", re.I)
"""What the Library of Congress writes above a contents page."""


def facts_of(lines: list[Line], *, above: bool = False) -> tuple[list[Line], Stated]:
    """The lines without those that state facts of the book, and the facts.

    `above`: they are those above the list of contents alone.
    """
    stated = Stated()
    kept: list[Line] = []
    shown: list[str] = []
    listed = False  # whether a list of the book's facts has begun
    lines = _with_colons(_without_part_shown(_with_information(lines), stated), stated)
    lines = _with_bylines(_without_doi(lines, stated, above))
    for line in lines:
        if _INLINE.search(line.text) and _block(line.text, stated):
            while kept and kept[-1].text.strip(" :").casefold() in (
                "information",
                "chapter",
                "type",
            ):
                kept.pop()
            continue
        named = _CONTENTS_FOR.fullmatch(line.text) if len(line.text) < 400 else None
        if named:
            _catalogued_title(stated, named["title"])
            continue
        listed = listed or bool(_DETAILS.fullmatch(line.text))
        if state_isbn(line.text, stated.facts):
            continue
        pair = _PAIR.fullmatch(line.text) or (_GAP.fullmatch(line.text) if listed else None)
        if pair and len(line.text) < 200 and _state(stated, pair["label"], pair["value"]):
            continue
        if line.text.casefold() == "summary" and kept:
            shown += [kept[-1].text] if _stands_out(kept) else []
        kept.append(line)
    stated.part = stated.part or (shown[0] if shown else None)
    return kept, stated


def paired(lines: list[Line]) -> list[Line]:
    """The lines, the name of a fact and its value on the next line put together.

    >>> [line.text for line in paired([Line("Book Title"), Line("Moving Sand"), Line("DOI")])]
    ['Book Title: Moving Sand', 'DOI']
    """
    found: list[Line] = []
    n = 0
    while n < len(lines):
        name, value = lines[n].text.strip(" :"), lines[n + 1].text if n + 1 < len(lines) else ""
        if value and _LABEL.fullmatch(name) and not _LABEL.fullmatch(value.strip(" :")):
            found.append(lines[n].but(text=f"{name}: {value}"))
            n += 2
        else:
            found.append(lines[n])
            n += 1
    return found


_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)10\.\d{4,9}(?:/|%2F)\S+", re.I)


def _without_doi(lines: list[Line], stated: Stated, above: bool) -> list[Line]:
    """The lines without the book's DOI, which stands by itself above the list."""
    end = next((n for n, line in enumerate(lines[:40]) if is_heading(line.text)), 0)
    places = [n for n in range(len(lines) if above else end) if _DOI.fullmatch(lines[n].text)]
    found = _DOI.fullmatch(lines[places[0]].text) if len(places) == 1 else None
    if found is None:
        return lines
    stated.facts.setdefault("doi", str(DOI(found[0].rstrip(".,"))))
    return lines[: places[0]] + lines[places[0] + 1 :]


_HEADER = re.compile(
    r"(?P<label>(?P<known>Edition|First Published|eBook Published|Pub\. Location|Imprint|DOI"
    r"|(?:eBook|Hardback|Paperback) ISBN)|Pages|Subjects?|Copyright Year)\s(?P<value>\S.*)"
)
"""A fact of Taylor & Francis's header, which no colon parts from its name."""


def _with_colons(lines: list[Line], stated: Stated) -> list[Line]:
    """The lines, the facts of such a header with a colon behind their names.

    >>> page = ["Edition 1st Edition", "Pub. Location London", "Imprint Routledge", "Pages 214"]
    >>> stated = Stated()
    >>> [line.text for line in _with_colons([Line(text) for text in page], stated)]
    ['Edition: 1st Edition', 'Pub. Location: London', 'Imprint: Routledge']
    >>> stated.facts
    {'extent': '214'}
    """
    found = [_HEADER.fullmatch(line.text) if len(line.text) < 200 else None for line in lines]
    if not {"Pub. Location", "Imprint"} <= {fact["label"] for fact in found if fact}:
        return lines
    kept = []
    for line, fact in zip(lines, found, strict=True):
        if fact is None:
            kept.append(line)
        elif fact["known"]:
            kept.append(line.but(text=f"{fact['label']}: {fact['value']}"))
        elif fact["label"] == "Pages" and fact["value"].isdecimal():
            stated.facts.setdefault("extent", fact["value"])
        else:
            stated.dropped.append((line, "of a site"))
    return kept


def _with_bylines(lines: list[Line]) -> list[Line]:
    """The lines, `Authors: …` said more than once taken for who wrote each part."""
    said = [_AUTHORS.fullmatch(line.text) if len(line.text) < 200 else None for line in lines]
    if sum(found is not None for found in said) < 2:
        return lines
    return [
        line.but(text=f"by {found['who']}") if found else line
        for line, found in zip(lines, said, strict=True)
    ]


_AUTHORS = re.compile(
    r"(?:authors?|autor(?:en|es)?|auteurs?|autori)(?:\(s\))?:\s*(?P<who>\S.*)", re.I
)


def _with_information(lines: list[Line]) -> list[Line]:
    """The lines, Cambridge's Information block made one again where it was copied as several."""
    places = [n for n, line in enumerate(lines) if line.text == "Information"]
    place = places[-1] if places else None
    if place is None or _INLINE.search(lines[min(place + 1, len(lines) - 1)].text):
        return lines
    after = lines[place + 1 : place + 12]
    stated = [n for n, line in enumerate(after) if _INLINE.match(line.text)]
    if not stated or stated[0] > 4:
        return lines
    end = stated[0]
    while end < len(after) and _INLINE.match(after[end].text):
        end += 1
    head = [line.text.strip() for line in after[: stated[0]] if line.text != "Information"]
    title = [text for text in head if not re.match(r",?\s*pp?\.", text)]
    pages = [text.lstrip(", ") for text in head if re.match(r",?\s*pp?\.", text)]
    first, rest = title[:1], title[1:]
    if len(title) > 2:
        return lines
    # the block as it is copied elsewhere: the subtitle glued to the title
    glued = first[0] + rest[0] if first and rest else "".join(first)
    text = ", ".join([glued, *pages]) + "".join(line.text for line in after[stated[0] : end])
    kind = re.compile(r"type|chapter|information|summary|type chapter|type book part", re.I)
    while place and kind.fullmatch(lines[place - 1].text):
        place -= 1
    return [*lines[:place], after[0].but(text=text), *lines[_behind(lines, after[end - 1]) :]]


def _behind(lines: list[Line], last: Line) -> int:
    return next(n for n, line in enumerate(lines) if line is last) + 1


_SHOWN = re.compile(r"published online by cambridge university press:?.*", re.I)
_TOLD = re.compile(r"summary|extract|abstract|type|information|keywords|access options", re.I)


def _without_part_shown(lines: list[Line], stated: Stated) -> list[Line]:
    """The lines without the view of one part below the list: its title, authors and summary."""
    place = next((n for n, line in enumerate(lines) if _SHOWN.fullmatch(line.text)), 0)
    if place < 3:
        return lines
    shown = place - 1
    while shown > 1 and _WHENCE.fullmatch(lines[shown].text):
        shown -= 1
    known = label(lines[shown].text)
    stated.part = (known.title if known else "") or lines[shown].text
    end = again = next(
        (n for n in range(place + 1, min(len(lines), place + 40)) if is_heading(lines[n].text)), 0
    )
    if again:
        names = [line.text for line in lines[place + 1 : again]]
        stated.author = stated.author or _authors_shown(names)
        if editors := _editors_shown(names):
            stated.facts.setdefault("editor", editors)
    end = end or place + 1
    told = bool(again)
    while not again and end < len(lines) and not _INLINE.search(lines[end].text):
        line = lines[end]
        told = told or bool(_TOLD.fullmatch(line.text))
        if not told and stated.author is None and people(line.text).score > 1:
            stated.author = line.text
        elif not told and end > place + 3:
            break
        end += 1
    stated.dropped += [(line, "of the part shown") for line in lines[shown:end]]
    return lines[:shown] + lines[end:]


def _authors_shown(texts: list[str]) -> str | None:
    """Who wrote the part shown: the names behind `By`, before its editors and their houses."""
    names = list(takewhile(lambda text: not _AFTER_NAMES.match(text), texts))
    who = " ".join(names[1:] if names and names[0] == "By" else names)
    return who if people(who).score > 0.5 else None


def _editors_shown(texts: list[str]) -> list[Written]:
    """The editors of the book, whose names stand behind `Edited by`, before their houses."""
    behind = dropwhile(lambda text: text.lower() != "edited by", texts)
    found = people(" ".join(takewhile(lambda text: not _HOUSES.match(text), [*behind][1:])))
    return as_written(found.names) if found.score > 0.5 else []


_BEHIND_NAMES = "translated by|show author|affiliation|get access|summary"
_HOUSES = re.compile(rf"{_BEHIND_NAMES}|[^\W\d]+:", re.I)
_AFTER_NAMES = re.compile(f"edited by|{_BEHIND_NAMES}", re.I)
_WHENCE = re.compile(r"from\s+\S.*", re.I)
"""`from Part II - The Market`, below the title of a part."""


def _stands_out(lines: list[Line]) -> bool:
    """Whether the last line is said once more than the one before: it heads the part shown."""
    texts = [line.text for line in lines]
    return len(texts) > 1 and texts.count(texts[-1]) > texts.count(texts[-2])


def _block(text: str, stated: Stated) -> bool:
    """Cambridge's Information block: title and subtitle glued, pages, publisher, year."""
    head, *rest = _INLINE.split(text)
    for name, value in zip(rest[::2], rest[1::2], strict=False):
        _state(stated, name, value)
    head = head.strip(" ,")
    shape = re.fullmatch(
        r"(?P<title>.*?)(?:,?\s*pp?\.?\s*(?P<pages>[\divxlcdm]+(?:\s*[-–]\s*[\divxlcdm]+)?))?",
        head,
        re.I,
    )
    if shape and shape["pages"]:
        stated.pages = re.sub(r"\s*[-–]\s*", "–", shape["pages"])
    title = shape["title"].strip(" ,") if shape else head
    if title:
        _name(stated, title)
    return bool(rest)


def _name(stated: Stated, title: str) -> None:
    """Take a title and the subtitle glued to it apart, where a small letter meets a capital."""
    glued = re.search(
        r"(?<=[^\W\d_A-Z’'?!)])(?<!\bMc)(?<!\bMac)(?<!\bDe)(?<!\bLa)(?<!\bLe)(?<!\bDi)(?=[A-ZÀ-ÞА-Я][^\W\d_A-Z]*)|(?<=[?!)”])(?=[A-ZÀ-Þ])|(?<=\d)(?=[A-Z][a-z])",
        title,
    )
    if glued and 2 < glued.start() < len(title) - 3:
        stated.facts["title"], stated.facts["subtitle"] = (
            title[: glued.start()],
            title[glued.start() :],
        )
        stated.doubts["subtitle"] = "title and subtitle stood together without a space"
    else:
        stated.facts["title"] = title


def _state(stated: Stated, name: str, value: str) -> bool:
    """Take one labelled fact; False where it is none."""
    found = _LABEL.fullmatch(name.strip())
    key = found.lastgroup if found else None
    value = value.strip(" ,;")
    facts = stated.facts
    if key == "print" and " : " in value:
        key = "publisher"  # a catalogue's `Published: Leeds : Hallam, 1911`
    if key in ("print", "online"):
        date = _date(value)
        if date is None:
            return False
        if key == "online":
            _manifest(facts, "online", "date", date)
        else:
            facts.setdefault("date", date)
    elif key in ("isbn", "paperback", "ebook"):
        isbn = re.search(r"[\d][\d -]{8,16}[\dXx]", value)
        if isbn is None:
            return False
        if key == "isbn":
            facts.setdefault("isbn", isbn[0].strip())
        else:
            _manifest(facts, key, "isbn", isbn[0].strip())
    elif key == "doi":
        doi = re.search(r"10\.\d{4,9}/\S+", value)
        if doi is None:
            return False
        facts.setdefault("doi", doi[0].rstrip(".,"))
    elif key in ("author", "editor"):
        who = people(value)
        if who.score < 0:
            return False
        facts.setdefault(key, as_written(who.names))
    elif key == "title":
        _catalogued_title(stated, value)
    elif key == "publisher":
        _catalogued_publisher(facts, value)
    elif key is not None:
        facts.setdefault(key, value)
    return key is not None


def state_isbn(text: str, facts: dict[str, Written]) -> bool:
    """Take the ISBN of a line that says nothing else; False where it is none.

    >>> facts: dict[str, Written] = {}
    >>> state_isbn("ISBN 978-0-521-08689-9 (paperback)", facts), facts
    (True, {'formats': {'paperback': {'isbn': '978-0-521-08689-9'}}})
    """
    found = _ISBN.fullmatch(text)
    if found:
        form = next((form for form, words in _BINDINGS if words.search(text)), None)
        if form:
            _manifest(facts, form, "isbn", found["isbn"])
        else:
            facts.setdefault("isbn", found["isbn"])
    return bool(found)


def _catalogued_title(stated: Stated, value: str) -> None:
    """A title as catalogues write it: `Title : subtitle / by Somebody` (ISBD, area 1)."""
    title, _, who = value.rstrip(".").partition(" / ")
    main, colon, rest = title.partition(" : ")
    stated.facts.setdefault("title", main.strip())
    if colon:
        stated.facts.setdefault("subtitle", rest.strip())
    role, names = byline(who) or ("author", who)
    found = people(names)
    if who and role in ("author", "editor", "translator") and found.score > 0:
        stated.facts.setdefault(role, as_written(found.names))


def _catalogued_publisher(facts: dict[str, Written], value: str) -> None:
    """A publisher as catalogues write it: `Leeds : Hallam, 1911` (ISBD, area 4)."""
    found = re.fullmatch(
        r"(?:(?P<place>[^:;]+?)\s+:\s+)?(?P<name>.+?)"
        r"(?:,\s*[\[c©]*(?P<year>\d{4})\]?\.?|\s*(?:;[^();]*)?\((?P<day>[^()]*\d{4})\))?",
        value,
    )
    if not found:
        return
    if found["day"] and (date := _date(found["day"])):
        facts.setdefault("date", date)
    for key, text in (
        ("place", found["place"]),
        ("publisher", found["name"]),
        ("date", found["year"]),
    ):
        if text:
            facts.setdefault(key, text)


def _manifest(facts: dict[str, Written], name: str, key: str, value: str) -> None:
    formats = facts.setdefault("formats", {})
    if isinstance(formats, dict):
        one = formats.setdefault(name, {})
        if isinstance(one, dict):
            one.setdefault(key, value)


def _date(text: str) -> str | None:
    """A date in words or digits as EDTF: `01 June 2011` → `2011-06-01`.

    >>> _date("01 June 2011"), _date("June 2011"), _date("2011"), _date("soon")
    ('2011-06-01', '2011-06', '2011', None)
    """
    found = re.search(
        r"(?:(?P<day>\d{1,2})\.?\s+)?(?P<month>[A-Za-z]{3,9})\.?\s+(?:(?P<day2>\d{1,2}),\s*)?(?P<year>1[4-9]\d\d|20\d\d)",
        text,
    )
    if found and (month := _MONTHS.get(found["month"][:3].lower())):
        day = found["day"] or found["day2"]
        return f"{found['year']}-{month:02}" + (f"-{int(day):02}" if day else "")
    plain = re.search(r"\b(1[4-9]\d\d|20\d\d)(-\d\d(?:-\d\d)?)?\b", text)
    return plain[0] if plain else None


# --- the pages of the part shown ------------------------------------------------------------------


def place_pages(draft: Draft, stated: Stated) -> None:
    """Give the pages that the page states to the part that it shows, marked as a guess."""
    entries = list(every(draft.entries))
    if stated.author and (hit := next((e for e in entries if e.title == stated.part), None)):
        add_people(hit, stated.author)
        hit.doubt("the page names its author: of this part, or of the book?")
    if stated.pages is None:
        return
    shown = [e for e in entries if stated.part and e.title == stated.part and e.page is None]
    reason = f"the page says pp. {stated.pages} of one part; of this one?"
    entry = shown[0] if len(shown) == 1 else _likeliest(entries, stated.pages)
    if entry is None:
        draft.notes.append(f"? the page says pp. {stated.pages} of one part, and not of which")
        return
    entry.page = stated.pages
    entry.doubt(reason)


def _likeliest(entries: list[Entry], pages: str) -> Entry | None:
    """In Roman numbers stands a preface: the first text by somebody before the body."""
    if from_roman(pages.partition("–")[0].lower()) is None:
        return None
    whole = [e for e in entries if re.fullmatch(r"front ?matter", e.title, re.I) and e.page is None]
    if whole and pages.partition("–")[0].lower() == "i":
        return whole[0]
    front = [
        e for e in entries if e.number is None and matter(e.title) == "front" and e.page is None
    ]
    texts = [
        e
        for e in front
        if re.match(
            r"preface|foreword|vorwort|préface|prefa|prólogo|предисловие|acknowledg", e.title, re.I
        )
    ]
    return texts[0] if texts else None
