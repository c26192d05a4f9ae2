"""Elements of MODS as branches of fields: our records, and those of catalogues and programs.

>>> mods, _ = parsed('''<mods><titleInfo><title>Models of transition</title></titleInfo>
... <relatedItem type="host"><titleInfo><title>Post-Fordism</title></titleInfo>
... <part><extent unit="page"><start>23</start><end>45</end></extent></part></relatedItem>
... </mods>''', "MODS1")
>>> branch = branch_of(mods, Counter())
>>> [branch.fields[name] for name in ("type", "container_title", "pages")]
['chapter', {'text': 'Post-Fordism'}, '23–45']
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from precarious_truce.formats.crosswalk.isbns import split_isbns
from precarious_truce.formats.crosswalk.rows import Fields
from precarious_truce.formats.crosswalk.trees import Branch
from precarious_truce.formats.crosswalk.xml import Element, parsed
from precarious_truce.formats.mods.contents import listed_parts
from precarious_truce.formats.mods.foreign import keep
from precarious_truce.formats.mods.languages import read_languages
from precarious_truce.formats.mods.names import read_event, read_names
from precarious_truce.formats.mods.origins import read_origin
from precarious_truce.formats.mods.parts import bare_number, by_caption, read_parts
from precarious_truce.formats.mods.texts import line, lines, plain_text, read_titles
from precarious_truce.formats.mods.types import HOSTED, read_kind, read_type
from precarious_truce.formats.mods.vocabulary import (
    CLASSES,
    IDENTIFIERS,
    NOTES,
    OTHER_IDENTIFIERS,
)
from precarious_truce.model.described import INHERITED_LISTS, Identifiers
from precarious_truce.model.references import PART_TYPES

__all__ = ["branch_of", "parsed", "part_of"]

Seen = Counter[str]
"""What nothing here reads → how often it was met."""

# --- works and parts ------------------------------------------------------------------------------


def branch_of(mods: Element, seen: Seen) -> Branch:
    """The branch of a record, with those of its parts."""
    found = _item(mods, seen)
    hosts = [item for item in _related(mods, "host") if item.children]
    host = _host(hosts[0], seen) if hosts else {}
    for other in hosts[1:]:
        seen["relatedItem host, a second one"] += 1
        for name, value in _host(other, seen).items():
            host.setdefault(name, value)
    parts = _related(mods, "constituent")
    issuances = [e.words for item in (*hosts, mods) for o in item.all("originInfo")
                 for e in o.all("issuance", "frequency")]  # fmt: skip
    continuing = not {"continuing", "serial"}.isdisjoint(issuances) or (
        bool(host) and _is_of_journal(host)
    )
    saying = [*mods.children, *(e for h in hosts for e in h.all("genre"))] if hosts else mods
    alone = bool(hosts) and _stands_alone(mods, found, host)
    type_, kind, genres = read_type(
        list(mods) if alone else list(saying), hosted=bool(hosts) and not alone,
        continuing=continuing and not alone,
        monographic=bool(issuances) or bool(parts) or "isbn" in found or alone,
    )  # fmt: skip
    found |= {"type": type_, "kind": kind} if kind else {"type": type_}
    if genres:
        found["genre"] = "; ".join(dict.fromkeys(genres))
    if alone and type_ == "book" and "series" not in found:
        _put_set(found, host, hosts[0], seen)
    elif hosts:
        _put_host(found, host, type_)
    children = [part_of(part, seen) for part in parts]
    if not children and type_ == "book":
        children = list(_listed(mods, found))
    return Branch(found, children)


def _stands_alone(mods: Element, found: Fields, host: Fields) -> bool:
    """Whether what has a host is a book all the same: in a series, a set, a collection.

    It has its own publisher and no pages in the host; that has no part, or the book says itself
    that it is one.
    """
    if any(e.get("type") == "csl" for e in mods.all("genre")) or "pages" in found | host:
        return False
    if "publisher" not in found:
        return False
    whole = any(
        e.words in ("monographic", "single unit", "multipart monograph")
        for origin in mods.all("originInfo")
        for e in origin.all("issuance")
    )
    numbered = not {"volume", "issue", "number"}.isdisjoint(host)
    return whole or (not numbered and "issn" not in host and "publisher" not in host)


def _put_set(found: Fields, host: Fields, item: Element, seen: Seen) -> None:
    """The series or the set that a book is in; a collection of a library is none."""
    collection = any(e.get("collection") == "yes" for e in item.all("typeOfResource")) or any(
        e.get("authority").startswith("dlf") for e in item.all("titleInfo")
    )
    if collection or "title" not in host:
        seen["relatedItem host, a collection"] += 1
        return
    numbers = [h.pop(n) for h in (host, found) for n in ("volume", "number", "issue")
               if n in h and not (h is found and n == "volume")]  # fmt: skip
    said = host | ({"volume": numbers[0]} if numbers else {})
    _put_series(found, said)


def _is_of_journal(host: Fields) -> bool:
    return ("issn" in host and "isbn" not in host) or "issue" in host


def _related(item: Element, type_: str) -> list[Element]:
    return [e for e in item.all("relatedItem") if e.get("type") == type_]


def part_of(item: Element, seen: Seen) -> Branch:
    """A part of a book, or a volume, with what is in it."""
    found = _item(item, seen, usual_date=False)
    kind = read_kind(item.children)
    children = [part_of(part, seen) for part in _related(item, "constituent")]
    if kind is None and "volume" in found and "number" not in found and "pages" not in found:
        kind = "volume"
    if kind == "volume":
        found |= {"type": "book", "kind": kind}
        if "title" not in found and "volume_title" in found:
            found["title"] = found.pop("volume_title")
    else:
        if kind:
            found["kind"] = kind
        _settle_part(found)
    return Branch(found, children, _emptied(item))


def _settle_part(found: Fields) -> None:
    """Numbers of a part of a book, however they are called, are its number."""
    for field in ("part_number", "volume", "issue", "section"):
        if "number" not in found and field in found:
            found["number"] = found.pop(field)
    if "part_title" in found or "volume_title" in found:
        title = found.pop("part_title", None) or found.pop("volume_title", None)
        if "title" not in found:
            found["title"] = title


def _emptied(item: Element) -> tuple[str, ...]:
    named = [
        name.strip()
        for note in item.all("note")
        if note.get("type") == "without"
        for name in note.words.split(",")
    ]
    return tuple(name for name in named if name in INHERITED_LISTS)


def _listed(mods: Element, found: Fields) -> Iterator[Branch]:
    """The parts that a table of contents lists, if it does; else it is kept as it is."""
    for contents in mods.all("tableOfContents"):
        parts = listed_parts(contents.content)
        if parts:
            yield from (Branch({"type": "chapter", **part}) for part in parts)
        elif contents.words:
            keep(found, contents)


# --- the host -------------------------------------------------------------------------------------


def _host(item: Element, seen: Seen) -> Fields:
    """What the host of something is: by its own host where it is a volume or an issue of that."""
    found = _item(item, seen, hosted=True)
    above = _related(item, "host")
    if not above:
        return found
    whole = _host(above[0], seen)
    if "title" in found and "title" in whole:
        found["volume_title"] = found.pop("title")
        if "subtitle" in found:
            found["volume_subtitle"] = found.pop("subtitle")
    return whole | found


_OF_HOST = {"title": "container_title", "subtitle": "container_subtitle"}
_NEVER = ("abstract", "keywords", "subjects", "doi", "url", "note", "key", "extent", "classes",
          "call_number", "identifiers", "parallel_title", "physical", "medium", "kind",
          "original", "reissue_of", "formats", "sources", "genre")  # fmt: skip
"""What is said of the host alone: for it a reference has no place."""


def _put_host(found: Fields, host: Fields, type_: str) -> None:
    """What something has of the book or journal that it is in."""
    for name, value in host.items():
        if name in _OF_HOST:
            found.setdefault(_OF_HOST[name], value)
        elif name == "author":
            if type_ in HOSTED or "author" in found:
                found.setdefault("container_author", value)
            else:
                found["author"] = value
        elif name not in _NEVER:
            found.setdefault(name, value)
    if type_ not in PART_TYPES and type_ in HOSTED:
        return
    if "container_author" in found and found["container_author"] == found.get("author"):
        del found["container_author"]


# --- one item -------------------------------------------------------------------------------------

Reader = Callable[[Element, Fields, Seen], None]
"""Adds what an element says to what was found."""


def _item(item: Element, seen: Seen, *, hosted: bool = False, usual_date: bool = True) -> Fields:
    """All fields of a `mods` or a `relatedItem`, but those of what it is in, and its parts."""
    found: Fields = {}
    _put_titles(found, item.all("titleInfo"), "volume" if usual_date else "number")
    names = item.all("name")
    found |= read_names([n for n in names if not _schools([n])], "author")
    found |= read_event(names)
    origins, origin = item.all("originInfo"), {}
    for origin_ in origins:
        for name in ("frequency", "dateValid", "dateModified"):
            seen[f"originInfo/{name}"] += len(origin_.all(name))
    for element in names:
        for name in ("affiliation", "description"):
            if element.get("type") != "conference":
                seen[f"name/{name}"] += len(element.all(name))
    if origins:
        origin = read_origin(origins, usual_date=usual_date)
        accessed = origin.pop("accessed", None)
        found |= origin
    if languages := read_languages(item.all("language")):
        found["language"] = languages
    parts = read_parts(item.all("part"), seen, hosted=hosted)
    for name, value in parts.items():
        if name == "volume_title" and "volume_title" in found:
            continue
        found.setdefault(name, value)
    found |= _links(item.all("location"))
    for element in item:
        if reader := _READERS.get(element.name):
            reader(element, found, seen)
        elif element.name not in _READ_ELSEWHERE:
            seen[element.name] += 1
    if origins and accessed and "url" in found:
        found["url"].setdefault("accessed", accessed.partition("/")[0])
    if "publisher" not in found and (schools := _schools(names)):
        found["publisher"] = schools
    _put_notes(found)
    return found


_GRANTORS = ("degree grantor", "degree granting institution", "dgg")


def _schools(names: Sequence[Element]) -> list[Fields]:
    """Who grants a degree: styles look for that where the publisher is."""
    return [
        {"text": ". ".join(part.words for part in name.all("namePart"))}
        for name in names
        for role in name.all("role")
        if any(term.words.lower() in _GRANTORS for term in role.all("roleTerm")[:1])
        and name.find("namePart") is not None
    ]


_READ_ELSEWHERE = frozenset(
    ("titleInfo", "name", "originInfo", "language", "part", "typeOfResource", "tableOfContents")
)


def _put_titles(found: Fields, infos: Sequence[Element], counted: str) -> None:
    """Titles, and those of the volume and of the division that it is in.

    `counted` is the field of a number in a title that does not say what it counts.
    """
    for of in ("volume", "part"):
        held = [_plain(e) for e in infos if e.get("otherType") == of]
        titles = read_titles(held)
        for name in ("title", "subtitle"):
            if name in titles and (of, name) != ("part", "subtitle"):
                found[f"{of}_{name}"] = titles[name]
    said = read_titles([e for e in infos if e.get("otherType") not in ("volume", "part")])
    number, part = said.pop("number", None), said.pop("part", None)
    found |= said
    field = by_caption(number or "") or counted
    if number:
        found.setdefault(field, bare_number(number))
    if part and number and field == "volume":
        found.setdefault("volume_title", {"text": part})
    elif part and "title" in found:
        title = found["title"]
        title["text"] = f"{title['text'].removesuffix('.')}. {part}"
    elif part:
        found["title"] = {"text": part}


def _plain(info: Element) -> Element:
    """A titleInfo without what tells which title it is."""
    attributes = {k: v for k, v in info.attrib.items() if k != "otherType"}
    return Element("titleInfo", attributes, children=info.children)


def _genre(element: Element, found: Fields, seen: Seen) -> None:
    authority = element.get("authority")
    if authority and authority not in ("marcgt", "local", "marc", "dct", "bibutilsgt"):
        keep(found, element)


def _physical(element: Element, found: Fields, seen: Seen) -> None:
    for child in element:
        text = child.words
        if child.name == "extent" and text:
            _put_extent(found, child)
        elif child.name == "form" and text and not child.get("authority"):
            found.setdefault("medium", text)
        elif child.name == "note" and text:
            field = {"physical description": "physical", "dimensions": "dimensions"}.get(
                child.get("type") or child.get("displayLabel").lower(), ""
            )
            if field:
                found.setdefault(field, text)
            else:
                found.setdefault("notes", []).append(text)
        elif child.name not in ("form", "internetMediaType", "digitalOrigin"):
            seen[f"physicalDescription/{child.name}"] += 1


_VOLUMES = re.compile(r"(\d{1,4})\s*(?:v|vols?|volumes?|Bde?|Bände|t|tomes?)\b\.?\s*(.*)", re.I)


def _put_extent(found: Fields, extent: Element) -> None:
    """Pages, volumes, and what else the extent of a catalogue tells (ISBD 5)."""
    text = extent.words
    if extent.get("unit") == "volumes":
        found.setdefault("volume_count", text)
        return
    pages, rest = re.match(r"(.*?)(?:\s*[:;](?=\s)\s*(.*))?$", text).groups()  # type: ignore[union-attr]
    if volumes := _VOLUMES.fullmatch(pages):
        found.setdefault("volume_count", volumes[1])
        pages = volumes[2].strip("() ")
    unit = extent.get("unit")
    if pages:
        found.setdefault("extent", f"{pages} {unit}" if unit and pages.isdecimal() else pages)
        if stretch := re.fullmatch(r"pp?\.?\s*(\S+\s?[-–]\s?\S+)", pages):
            found.setdefault("pages", stretch[1])
            del found["extent"]
    if rest:
        found.setdefault("physical", rest)


def _abstract(element: Element, found: Fields, seen: Seen) -> None:
    if text := lines(element.content):
        before = found.get("abstract")
        found["abstract"] = f"{before}\n{text}" if before else text


_NOTE_FIELDS = {type_: field for field, type_ in NOTES.items()}
_REMARKS = ("", "content", "general", "source note", "source identifier", "original version",
            "language", "additional physical form", "funding", "thesis", "conservation history",
            "date", "publications", "reproduction")  # fmt: skip
"""Types of notes that are notes of the work as any other."""


def _note(element: Element, found: Fields, seen: Seen) -> None:
    type_ = element.get("type")
    field = _NOTE_FIELDS.get(type_.lower())
    text = lines(element.content)
    if type_ == "without" or not text:
        return
    if field == "facing":
        found.setdefault(field, not text.startswith("no"))
    elif field:
        before = found.get(field)
        found[field] = f"{before}\n{text}" if before else text
    elif type_ in _REMARKS:
        found.setdefault("notes", []).append(text)
    else:
        keep(found, element)


def _put_notes(found: Fields) -> None:
    if notes := found.pop("notes", None):
        found["note"] = "\n".join(notes)


_TERMS = ("topic", "geographic", "temporal", "occupation", "genre")


def _subject(element: Element, found: Fields, seen: Seen) -> None:
    """A heading, in its parts; a topic alone that is of no authority is a keyword."""
    terms = [text for child in element for text in _terms(child, found, seen)]
    if not terms and not element.children and element.words:
        terms = [element.words]
    is_heading = (
        len(terms) > 1 or element.get("authority") or element.get("displayLabel")
        or any(e.name != "topic" or e.get("authority") for e in element)
    )  # fmt: skip
    if not terms:
        return
    texts = [" -- ".join(terms)] if is_heading else terms
    held = found.setdefault("subjects" if is_heading else "keywords", [])
    held += texts


def _terms(child: Element, found: Fields, seen: Seen) -> Iterator[str]:
    if child.name in _TERMS:
        if child.words:
            yield child.words
    elif child.name == "name":
        parts = [e.words for e in child.all("namePart") if e.words]
        if parts:
            yield re.sub(r",{2,}", ",", ", ".join(parts).replace(".,", "."))
    elif child.name == "titleInfo":
        titles = read_titles([child])
        if "title" in titles:
            yield plain_text(titles["title"])
    elif child.name == "hierarchicalGeographic":
        yield from (e.words for e in child if e.words)
    elif child.name == "cartographics":
        for fact in child:
            if fact.name == "scale" and fact.words:
                found.setdefault("scale", _scale(fact.words))
            elif fact.words:
                seen[f"cartographics/{fact.name}"] += 1
    else:
        seen[f"subject/{child.name}"] += 1


def _scale(text: str) -> str:
    """A scale without the word for it.

    >>> _scale("Scale [ca. 1:510,000]."), _scale("1:50 000"), _scale("Not drawn to scale")
    ('1:510,000', '1:50 000', 'Not drawn to scale')
    """
    ratio = re.search(r"1\s*:\s*\d[\d,.\s]*\d", text)
    return ratio[0] if ratio and re.match(r"(?i)(?:scale|échelle|ma(?:ß|ss)stab)\b", text) else text


_CLASS_FIELDS = {authority: field for field, authority in CLASSES.items()}


def _classification(element: Element, found: Fields, seen: Seen) -> None:
    authority, text = element.get("authority"), element.words
    field = _CLASS_FIELDS.get(authority.lower())
    if not text:
        return
    if field:
        classes = found.setdefault("classes", {})
        if field not in classes:
            classes[field] = text
            return
    elif not authority and "call_number" not in found:
        found["call_number"] = text
        return
    keep(found, element)


_CITEKEY = re.compile(r"[^\W\d_][^\W\d_-]*[\w:.-]*(?:1[5-9]|20)\d\d[a-z]{0,2}")
"""What programs for bibliographies write as an identifier of no type: `Amin1994a`."""
_ID_FIELDS = {type_: field for field, type_ in IDENTIFIERS.items()} | OTHER_IDENTIFIERS
_OF_IDENTIFIERS = frozenset(Identifiers.model_fields)
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)", re.I)


def _identifier(element: Element, found: Fields, seen: Seen) -> None:
    type_, text = element.get("type").lower(), element.words
    if not text:
        return
    if element.get("invalid") == "yes":
        seen["identifier, an invalid one"] += 1
        return
    if type_ == "citekey":
        found.setdefault("key", text)
        return
    if not type_ and _CITEKEY.fullmatch(text):
        found.setdefault("key", text)
        return
    field = _ID_FIELDS.get(type_) or _by_form(type_, text)
    if field == "url":
        found.setdefault("url", {"text": text})
    elif field == "isbn":
        _put_isbn(found, text)
    elif field in _OF_IDENTIFIERS:
        held = found.setdefault("identifiers", {})
        if field in held:
            keep(found, element)
        else:
            held[field] = _stripped(field, text)
    elif field:
        found.setdefault(field, re.sub(r"\s*\([^()]*\)$", "", text) if field == "issn" else text)
    else:
        keep(found, element)


def _by_form(type_: str, text: str) -> str | None:
    """The field of an identifier of no type that is known, by its form."""
    if type_ in ("uri", "url", "hdl", "", "local", "doi"):
        if _DOI.fullmatch(text):
            return "doi"
        if re.match(r"https?://", text):
            return "url" if type_ in ("uri", "url", "") else None
        if re.match(r"\(OCoLC\)", text):
            return "oclc"
        if re.match(r"urn:", text):
            return "urn"
    return None


_STARTS = {
    "oclc": r"(?:\(OCoLC\)\s*)?(?:oc[mn]|on)?(?=\d)",
    "handle": r"(?:https?://hdl\.handle\.net/|hdl:)",
    "pmid": r"(?:https?://\S*/|pmid:\s*)",
}
"""Field of `identifiers` → what others write before the identifier."""


def _stripped(field: str, text: str) -> str:
    """An identifier without the name of its kind.

    >>> _stripped("oclc", "ocm14913926"), _stripped("handle", "hdl:loc.music/mu000010")
    ('14913926', 'loc.music/mu000010')
    """
    pattern = _STARTS.get(field)
    return re.sub(rf"^{pattern}", "", text, flags=re.I) if pattern else text


def _put_isbn(found: Fields, text: str) -> None:
    """The first ISBN; further ones, and those that say of what form they are, by form."""
    formats = found.get("formats", {})
    split = split_isbns(text if "(" in text or "isbn" not in found else f"{text} ()", formats)
    if "isbn" not in found:
        found["isbn"] = split["isbn"] if split else text
        if split:
            found["formats"] = split["formats"]
    elif split:
        found["formats"] = split["formats"]
    elif text != found["isbn"]:
        number = 1 + sum(name.startswith("other") for name in formats)
        name = "other" if number == 1 else f"other {number}"
        found["formats"] = formats | {name: {"isbn": text}}


_CODES = ("marcorg", "oclcorg", "isil")
"""Authorities of codes for libraries."""


def _location(element: Element, found: Fields, seen: Seen) -> None:
    archive: Fields = {}
    coded = any(e.get("authority") in _CODES for e in element.all("physicalLocation"))
    for place in element.all("physicalLocation"):
        if place.get("authority") in _CODES:
            seen["location by the code of a library"] += 1
        elif place.words:
            archive.setdefault("place" if place.get("type") == "place" else "name", place.words)
    copies = [c for e in element.all("holdingSimple") for c in e.all("copyInformation")]
    for holder in (element, *copies):
        for shelf in holder.all("shelfLocator"):
            if shelf.words:
                archive.setdefault("shelfmark", shelf.words)
        for sub in holder.all("subLocation"):
            if sub.words and (archive or not coded):
                archive.setdefault("collection", sub.words)
    if archive and "archive" not in found:
        found["archive"] = archive
    elif archive:
        seen["location, a second one"] += 1


def _links(locations: Sequence[Element]) -> Fields:
    """The address that is marked as the first, else the first that is no preview; a DOI apart."""
    urls = [
        url
        for location in locations
        for url in location.all("url")
        if url.words and url.get("access") != "preview"
    ]
    found: Fields = {}
    ranked = sorted(urls, key=lambda url: not url.get("usage").startswith("primary"))
    for url in ranked:
        doi = _DOI.fullmatch(url.words)
        if doi and not url.get("usage"):
            found.setdefault("doi", doi[1])
        elif "url" not in found:
            found["url"] = {"text": url.words}
            if seen_on := url.get("dateLastAccessed"):
                found["url"]["accessed"] = re.sub(r"T\d\d:.*", "", seen_on)
    return found


def _access(element: Element, found: Fields, seen: Seen) -> None:
    type_, text = element.get("type").lower(), line(element.content)
    link = element.get("xlink:href")
    if not text and not link:
        return
    if type_ in ("license", "licence") or "creativecommons.org" in (text + link):
        found.setdefault("license", link if link and (not text or type_ != "license") else text)
    elif "restriction" in type_ or "rights" in found or not text:
        if text:
            keep(found, element)
    else:
        found["rights"] = text


def _record_info(element: Element, found: Fields, seen: Seen) -> None:
    for source in element.all("recordContentSource", "recordSource"):
        if source.words and source.get("authority") not in _CODES:
            found.setdefault("source", source.words)


def _target_audience(element: Element, found: Fields, seen: Seen) -> None:
    keep(found, element)


# --- what is related to it ------------------------------------------------------------------------


def _related_item(element: Element, found: Fields, seen: Seen) -> None:
    type_ = element.get("type") or element.get("otherType")
    match type_:
        case "host" | "constituent":
            return
        case "series" if "series" not in found:
            _put_series(found, _item(element, seen))
        case "original" if "original" not in found:
            _put_edition(found, "original", element, seen)
        case "otherVersion" if element.get("displayLabel") == "reissue of":
            _put_edition(found, "reissue_of", element, seen)
        case "otherFormat":
            _put_format(found, element, seen)
        case "reviewOf":
            said = _item(element, seen)
            for name in ("title", "author", "genre"):
                if name in said:
                    found.setdefault(f"reviewed_{name}", said[name])
            if genres := [e.words for e in element.all("genre") if not e.get("authority")]:
                found.setdefault("reviewed_genre", genres[0])
        case "source of data":
            found.setdefault("sources", []).append(_source(element))
        case _:
            seen[f"relatedItem {type_}".strip()] += 1


def _put_series(found: Fields, said: Fields) -> None:
    """The series, its number behind the title where that has it: `Waters ; 3`."""
    if "title" not in said:
        return
    title = said["title"]
    series: Fields = {"title": title}
    if subtitle := said.get("subtitle"):
        title["text"] += f": {subtitle['text']}"
    split = re.fullmatch(r"(.+?)\s*;\s+(?:no\.|v\.|vol\.|Bd\.)?\s*([\w./–-]+)", title["text"])
    number = said.get("volume") or said.get("number") or said.get("issue")
    if split and not number and re.search(r"\d|^[IVXLC]+$", split[2]):
        title["text"], number = split[1], split[2]
    if number:
        series["number"] = number
    for name in ("issn", "editor"):
        if name in said:
            series[name] = said[name]
    if "editor" not in series and (people := said.get("author") or said.get("contributor")):
        series["editor"] = [{k: v for k, v in p.items() if k != "role"} for p in people]
    found["series"] = series


_OF_EDITIONS = ("title", "subtitle", "author", "editor", "publisher", "place", "date", "language",
                "edition", "volume", "issue", "pages", "isbn", "doi", "url")  # fmt: skip


def _put_edition(found: Fields, field: str, element: Element, seen: Seen) -> None:
    said = _item(element, seen)
    hosts = _related(element, "host")
    if hosts:
        host = _host(hosts[0], seen)
        said |= {n: host[n] for n in ("volume", "issue", "pages") if n in host}
        said |= {n: host[n] for n in ("publisher", "place", "date") if n in host and n not in said}
        if "title" in host:
            said["container_title"] = host["title"]
    edition = {n: said[n] for n in (*_OF_EDITIONS, "container_title") if n in said}
    if edition:
        found[field] = edition


_OF_FORMATS = ("isbn", "issn", "date", "publisher", "place", "edition", "doi", "url", "extent",
               "price", "note")  # fmt: skip


def _put_format(found: Fields, element: Element, seen: Seen) -> None:
    """Another form of the same: by its label, or by what it is called."""
    said = _item(element, seen, usual_date=True)
    form = {n: said[n] for n in _OF_FORMATS if n in said}
    if not form:
        return
    label = element.get("displayLabel") or str(said.get("medium", "")) or "other"
    name = "".join(c for c in label if c.isalnum() or c in "-_ ").strip() or "other"
    formats = found.setdefault("formats", {})
    number, unused = 1, name
    while unused in formats:
        number += 1
        unused = f"{name} {number}"
    formats[unused] = form


def _source(element: Element) -> Fields:
    found: Fields = {}
    title = element.find("titleInfo")
    if title is not None and title.words:
        found["title"] = title.words
    for note in element.all("note"):
        if note.get("type") == "for":
            found.setdefault("for", []).append(note.words)
        else:
            found[note.get("type") or "note"] = lines(note.content)
    for location in element.all("location"):
        for url in location.all("url"):
            found["url"] = url.words
            if seen_on := url.get("dateLastAccessed"):
                found["accessed"] = seen_on
    return found


_READERS: dict[str, Reader] = {
    "genre": _genre, "physicalDescription": _physical, "abstract": _abstract, "note": _note,
    "subject": _subject, "classification": _classification, "identifier": _identifier,
    "location": _location, "accessCondition": _access, "recordInfo": _record_info,
    "relatedItem": _related_item, "targetAudience": _target_audience,
}  # fmt: skip
"""Element → what reads it by itself; the others are read together."""
