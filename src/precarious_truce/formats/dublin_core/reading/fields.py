"""What a graph says of one resource, by the keys of the record.

Each reader looks first at the words that our own writer uses, then at those of others: Zotero's
BIBO, Crossref, schema.org, plain Dublin Core.  Last comes our private data (see `citation`), which
says what the words alone would not.

>>> from precarious_truce.formats.dublin_core.reading.parsing import parsed
>>> graph = parsed('''@prefix s: <https://schema.org/> .
... <urn:a> a s:Book ; s:name "Rivers"@en ; s:author [ s:name "Ed" ] ; s:isbn "9780521086899" .
... ''', "turtle")
>>> fields = Fields(graph).of("urn:a")
>>> fields["title"], fields["author"], fields["isbn"]
({'text': 'Rivers', 'lang': 'en'}, [{'literal': 'Ed'}], '9780521086899')
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from precarious_truce.formats.dublin_core.reading.citation import fields_of, private_data
from precarious_truce.formats.dublin_core.reading.parsing import Statements, Term
from precarious_truce.formats.dublin_core.vocabulary import languages
from precarious_truce.formats.dublin_core.vocabulary.classes import SERIES
from precarious_truce.formats.dublin_core.vocabulary.properties import (
    BOOK_FORMATS,
    CLASSES,
    IDENTIFIERS,
    KEY,
    LABELLED,
    TEXTS,
)
from precarious_truce.formats.dublin_core.vocabulary.roles import LISTS, ROLES, relator
from precarious_truce.formats.dublin_core.vocabulary.terms import PREFIXES, Text
from precarious_truce.formats.dublin_core.vocabulary.zotero import WORDS
from precarious_truce.model.identifiers import DOI, ISBN
from precarious_truce.model.names import name_parts
from precarious_truce.model.pages import Pages
from precarious_truce.model.roles import RELATORS

__all__ = ["Fields"]

Raw = dict[str, Any]

_NIL = PREFIXES["rdf"] + "nil"
_LABELS = ("foaf:name", "schema:name", "rdfs:label", "rdf:value", "dcterms:title", "dc:title")
_MAX_LIST = 10_000

PEOPLE_OF_OTHERS = {
    "author": ("dc:creator", "schema:creator", "foaf:maker", "rel:aut", "bib:authors"),
    "editor": ("bib:editors", "rel:edt"),
}
"""Role → what others say it with."""

_OTHER_ROLES = {f"rel:{code}": term for term, code in RELATORS.items() if relator(term)}
_OTHER_ROLES["rel:ctb"] = ""


class Fields:
    """Reads resources of a graph."""

    def __init__(self, graph: Statements) -> None:
        self.graph = graph

    # --- the graph ---

    def all(self, subject: str, *names: str) -> list[Term]:
        """The objects of the properties, in order, without repetition."""
        said = self.graph.about.get(subject, {})
        found = [v for name in names for v in said.get(name, ())]
        return list(dict.fromkeys(found)) if len(found) > 1 else found

    def texts(self, subject: str, *names: str) -> list[Text]:
        """The literals among them, of the first property that has any."""
        said = self.graph.about.get(subject, {})
        for name in names:
            found = [v for v in said.get(name, ()) if isinstance(v, Text) and v.value.strip()]
            if found:
                return list(dict.fromkeys(found))
        return []

    def text(self, subject: str, *names: str) -> str | None:
        """The first of them."""
        found = self.texts(subject, *names)
        return found[0].value if found else None

    def nodes(self, subject: str, *names: str) -> list[str]:
        """The IRIs and blank nodes among the objects."""
        return [v for v in self.all(subject, *names) if not isinstance(v, Text)]

    def types(self, subject: str) -> set[str]:
        """The IRIs of its classes."""
        found = self.nodes(subject, "rdf:type")
        return {t.replace("http://schema.org/", "https://schema.org/") for t in found}

    def listed(self, head: Term) -> list[Term]:
        """The items of an RDF list or container; at most ten thousand, none twice by a loop."""
        items: list[Term] = []
        seen: set[str] = set()
        while isinstance(head, str) and head != _NIL and head not in seen and len(seen) < _MAX_LIST:
            seen.add(head)
            said = self.graph.about.get(head, {})
            items += said.get("rdf:first", [])[:1]
            numbered = sorted(
                (int(k[5:]), v) for k, v in said.items() if re.fullmatch(r"rdf:_\d{1,6}", k)
            )
            items += [v for _, values in numbered for v in values]
            rest = said.get("rdf:rest", [_NIL])
            head = rest[0]
        return items

    # --- one resource ---

    def private(self, subject: str) -> Raw | None:
        """Our own data on it; None where there is none."""
        for text in self.texts(subject, "dcterms:bibliographicCitation") + self.texts(
            subject, "dc:identifier"
        ):
            found = private_data(text.value)
            if found is not None:
                return found
        return None

    def of(self, subject: str, *, volume: bool = False) -> Raw:
        """Everything that is said of it."""
        private = self.private(subject)
        raw: Raw = {}
        language = self._languages(subject)
        raw["language"] = language
        raw |= self._titles(subject, {t.lower() for t in language})
        raw |= self._people(subject, private is not None)
        raw |= self._publication(subject)
        raw |= self._numbers(subject)
        raw |= self._subjects(subject, private is not None)
        raw |= self._related(subject)
        if volume:
            raw["number"] = raw.pop("volume", None)
        for key, value in (private or {}).items():
            if key not in ("in", "position"):
                raw[key] = value
        return {k: v for k, v in raw.items() if v is not None and v != [] and v != {}}

    def _languages(self, subject: str) -> list[str]:
        found = [t.value for t in self.texts(subject, "schema:inLanguage")]
        for term in [] if found else self.all(subject, "dcterms:language", "dc:language"):
            value = term.value if isinstance(term, Text) else languages.tag_of(term)
            label = None if value else self.text(str(term), "rdfs:label", "rdf:value")
            found += [v for v in (value or label,) if v]
        return list(dict.fromkeys(found))

    def _titles(self, subject: str, spoken: set[str]) -> Raw:
        titles = self.texts(
            subject, "dcterms:title", "schema:name", "dc:title", "schema:headline", "rdfs:label"
        )
        others = self.texts(subject, "dcterms:alternative")
        raw: Raw = {}
        alike = [t for t in titles if not _is_derived(t.lang)]
        subtitle = self.texts(subject, "schema:alternativeHeadline")
        if alike:
            first = next((t for t in alike if t.lang.lower() in spoken), alike[0])
            text = first.value
            if subtitle and text.endswith(f": {subtitle[0].value}"):
                text = text[: -len(subtitle[0].value) - 2]
            raw["title"] = {"text": text, **self._variants([*titles, *others])}
            if first.lang and first.lang.lower() not in spoken:
                raw["title"]["lang"] = first.lang
            others = [t for t in alike if t is not first] + others
        if subtitle:
            raw["subtitle"] = subtitle[0].value
        short = self.text(subject, "bibo:shortTitle")
        if short and alike:
            raw["title"]["short"] = short
        parallel = [t for t in others if not _is_derived(t.lang)]
        raw["parallel-title"] = [
            {"text": t.value} | ({"lang": t.lang} if t.lang else {}) for t in parallel
        ]
        return raw

    def _variants(self, texts: Iterable[Text]) -> Raw:
        """Romanised, translated and short forms, told by their language tags (BCP 47, RFC 6497)."""
        found: Raw = {}
        for text in texts:
            variant = _is_derived(text.lang)
            if variant:
                found.setdefault(variant, text.value)
        return found

    # --- people ---

    def _people(self, subject: str, ours: bool) -> Raw:
        raw: Raw = {}
        used: set[Term] = set()
        ranks = {
            t: n
            for n, head in enumerate(self.all(subject, "bibo:contributorList"))
            for n, t in enumerate(self.listed(head))
        }
        for role, properties in ROLES.items():
            found = self._in_role(subject, role, properties, ours)
            if found:
                used |= set(found)
                found = (
                    found
                    if role in LISTS
                    else sorted(found, key=lambda t: ranks.get(t, len(ranks)))
                )
                raw[role.replace("_", "-")] = [n for t in found if (n := self.name(t))]
        others = [(t, role) for p, role in _OTHER_ROLES.items() for t in self.all(subject, p)]
        used |= {t for t, _ in others}
        if not ours:
            rest = self.all(subject, "dcterms:contributor", "dc:contributor", "schema:contributor")
            others += [(t, "") for t in rest if t not in used]
        others.sort(key=lambda pair: ranks.get(pair[0], len(ranks)))
        named = [(self.name(t), role) for t, role in others]
        raw["contributor"] = [n | ({"role": role} if role else {}) for n, role in named if n]
        return raw

    def _in_role(
        self, subject: str, role: str, properties: tuple[str, ...], ours: bool
    ) -> list[Term]:
        """Those who have a role: by the list that orders them, else by its own properties."""
        if role in LISTS:
            for head in self.all(subject, LISTS[role]):
                if found := self.listed(head):
                    return found
        own = [p for p in properties if p != "dcterms:contributor"]
        others = PEOPLE_OF_OTHERS.get(role, ())
        own += [p for p in others if not (ours and p in WORDS)]
        found = self.all(subject, *own)
        return [t for term in found for t in (self.listed(term) or [term])]

    def name(self, term: Term) -> Raw | None:
        """The name of a person or organisation, by the model's parts."""
        if isinstance(term, Text):
            return name_parts(term.value) if term.value.strip() else None
        family = self.text(
            term,
            "foaf:familyName",
            "foaf:surname",
            "foaf:family_name",
            "schema:familyName",
            "foaf:lastName",
        )
        given = self.text(
            term, "foaf:givenName", "foaf:givenname", "schema:givenName", "foaf:firstName"
        )
        shown = self.text(term, *_LABELS)
        organisation = any(t.endswith(("/Organization", "#Organization")) for t in self.types(term))
        name: Raw = {}
        if (family or given) and not organisation:
            particle = self.text(term, "bibo:prefixName")
            if particle and family and family.startswith(particle + " "):
                family = family[len(particle) + 1 :]
                name["non-dropping-particle"] = particle
            suffix = self.text(term, "bibo:suffixName", "schema:honorificSuffix")
            name |= {
                k: v for k, v in (("family", family), ("given", given), ("suffix", suffix)) if v
            }
        elif shown:
            name["literal"] = shown
        if not name:
            return None
        addresses = [term, *self.nodes(term, "schema:sameAs")]
        addresses += [t.value for t in self.texts(term, "dcterms:identifier")]
        orcid = next((a for a in addresses if "//orcid.org/" in a), None)
        romanized = self.text(term, "schema:alternateName")
        return name | {k: v for k, v in (("orcid", orcid), ("romanized", romanized)) if v}

    # --- publication ---

    def _publication(self, subject: str) -> Raw:
        raw: Raw = {}
        publishers = self.all(subject, "dcterms:publisher") or self.all(
            subject, "schema:publisher", "dc:publisher"
        )
        named = [p.value if isinstance(p, Text) else self.text(p, *_LABELS) for p in publishers]
        raw["publisher"] = [n for n in named if n]
        raw["place"] = [
            t.value
            for p in publishers[:1] if not isinstance(p, Text)
            for t in self.texts(p, "schema:location", "address:localityName")
        ]  # fmt: skip
        imprints = self.nodes(subject, "schema:publisherImprint")
        raw["imprint"] = next((t for n in imprints if (t := self.text(n, *_LABELS))), None)
        raw["date"] = self._date(subject)
        for field, (name, _) in LABELLED.items():
            raw[field] = self._label(subject, name)
        raw["extent"] = raw["extent"] or self.text(
            subject, "dc:format", "bibo:numPages", "schema:numberOfPages"
        )
        raw["rights"] = raw["rights"] or self.text(subject, "dc:rights")
        for field, names in TEXTS.items():
            raw[field.replace("_", "-")] = self.text(subject, *names)
        raw["abstract"] = raw["abstract"] or self.text(
            subject, "dc:description", "schema:description"
        )
        raw["volume-count"] = self.text(subject, "bibo:numVolumes")
        return raw

    def _date(self, subject: str) -> str | None:
        return self.text(
            subject,
            "dcterms:issued",
            "dcterms:date",
            "schema:datePublished",
            "dc:date",
            "dcterms:created",
        )

    def _label(self, subject: str, name: str) -> str | None:
        """The text of a value node, or of a literal in its place."""
        for term in self.all(subject, name):
            found = (
                term.value
                if isinstance(term, Text)
                else self.text(term, "rdfs:label", "rdf:value") or _address(term)
            )
            if found:
                return found
        return None

    # --- numbers ---

    def _numbers(self, subject: str) -> Raw:
        raw: Raw = {"pages": self._pages(subject)}
        identifiers = self.texts(subject, "dcterms:identifier") + self.texts(
            subject, "dc:identifier"
        )
        key = next(
            (t.value for t in identifiers if not t.datatype and KEY.fullmatch(t.value)), None
        )
        raw["key"] = key
        texts = [t.value for t in identifiers if t.value != key]
        raw["isbn"] = next(iter(self._isbns(subject, texts)), None)
        addresses = [*texts, *self.nodes(subject, "schema:sameAs", "dcterms:identifier"), subject]
        doi = self.text(subject, "bibo:doi") or next((d for t in addresses if (d := _doi(t))), None)
        raw["doi"] = doi
        raw["issn"] = self.text(subject, "bibo:issn", "schema:issn", "bibo:eissn")
        url = self.text(subject, "bibo:uri", "schema:url") or next(
            iter(self.nodes(subject, "bibo:uri", "schema:url")), None
        )
        raw["url"] = url or next(
            (t for t in texts if _address(t) and not _doi(t) and t != subject), None
        )
        raw["identifiers"] = {k: v for k, p in IDENTIFIERS.items() if (v := self.text(subject, p))}
        return raw

    def _pages(self, subject: str) -> str | None:
        """Pages with a dash, as books print them: by BIBO, schema.org, or the citation."""
        found = self.text(subject, "bibo:pages", "schema:pagination", "bib:pages")
        first, last = (self.text(subject, f"bibo:{e}", f"schema:{e}") for e in _PAGE_ENDS)
        if not found and not first:
            cited = self._cited(subject)
            found = cited.get("rft.pages")
            first, last = cited.get("rft.spage"), cited.get("rft.epage")
        if not found and first:
            found = first if first == last else f"{first}–{last or ''}"
        return _with_dashes(found.strip()) if found and found.strip() else None

    def _cited(self, subject: str) -> dict[str, str]:
        """The keys of its OpenURL citation."""
        for name in ("dcterms:bibliographicCitation", "dc:identifier"):
            for text in self.texts(subject, name):
                if text.value.startswith("ctx_ver="):
                    return fields_of(text.value)
        return {}

    def _isbns(self, subject: str, identifiers: list[str]) -> list[str]:
        """Its ISBNs, without those of its formats."""
        found = [
            t.value
            for t in self.all(subject, "bibo:isbn13", "bibo:isbn10", "bibo:isbn", "schema:isbn")
            if isinstance(t, Text)
        ]
        urn = [subject.partition("#")[0]] if "#" not in subject else []
        found += [t for t in (*identifiers, *urn) if _AN_ISBN.fullmatch(t)]
        numbers = [ISBN(re.sub(r"^urn:", "", t, flags=re.I)).canonical for t in found]
        elsewhere = {
            ISBN(t.value).canonical
            for node in self.nodes(subject, "dcterms:hasFormat", "schema:workExample")
            for name in ("bibo:isbn13", "bibo:isbn10", "schema:isbn", "dcterms:identifier")
            for t in self.texts(node, name)
        }
        elsewhere |= {n.removeprefix("URN:ISBN:") for n in elsewhere}
        return [n for n in dict.fromkeys(numbers) if n not in elsewhere]

    # --- subjects, and other things ---

    def _subjects(self, subject: str, ours: bool) -> Raw:
        keywords = [t.value for t in self.texts(subject, "schema:keywords")]
        about = [t.value for t in self.texts(subject, "schema:about")]
        terms = self.all(subject, "dcterms:subject", "dc:subject")
        typed = {t.datatype: t.value for t in terms if isinstance(t, Text) and t.datatype}
        classes = {
            k: typed[PREFIXES["dcterms"] + k.upper()]
            for k in CLASSES
            if PREFIXES["dcterms"] + k.upper() in typed
        }
        if not keywords and not about and not ours:
            plain = [t.value if isinstance(t, Text) else self.text(t, *_LABELS) for t in terms]
            keywords = [k for k in plain if k and k not in classes.values()]
        words = [w.strip() for k in keywords for w in k.split(",") if w.strip()]
        return {"keywords": words, "subjects": about, "classes": classes}

    def _related(self, subject: str) -> Raw:
        raw: Raw = {"series": self._series(subject), "formats": self._formats(subject)}
        for node in self.nodes(subject, "bibo:presentedAt", "bib:presentedAt"):
            parts = (
                ("name", self.text(node, *_LABELS)),
                ("place", self.text(node, "schema:location")),
                ("date", self._date(node)),
            )
            raw["event"] = {k: v for k, v in parts if v}
        for field, names in _EDITIONS.items():
            for node in self.nodes(subject, *names)[:1]:
                raw[field] = self._edition(node)
        return raw

    def _series(self, subject: str) -> Raw | None:
        for node in self.nodes(subject, "dcterms:isPartOf", "schema:isPartOf"):
            if self.types(node) & SERIES and (title := self.text(node, *_LABELS)):
                number, issn = (
                    self.text(node, "bibo:number", "schema:position"),
                    self.text(node, "bibo:issn", "schema:issn"),
                )
                editor = [n for t in self.all(node, "bibo:editor") if (n := self.name(t))]
                parts = (("number", number), ("issn", issn), ("editor", editor))
                return {"title": title} | {k: v for k, v in parts if v}
        return None

    def _formats(self, subject: str) -> Raw:
        found: Raw = {}
        for node in self.nodes(subject, "dcterms:hasFormat", "schema:workExample"):
            kinds = [k.rpartition("/")[2] for k in self.nodes(node, "schema:bookFormat")]
            by_kind = [n for n, k in BOOK_FORMATS.items() if k.partition(":")[2] in kinds]
            name = self.text(node, "dcterms:format") or next(
                iter(by_kind), f"format-{len(found) + 1}"
            )
            numbers = self.texts(node, "bibo:isbn13", "bibo:isbn10", "schema:isbn")
            parts = (("isbn", numbers[0].value if numbers else None), ("date", self._date(node)))
            if name not in found:
                found[name] = {k: v for k, v in parts if v}
        return found

    def _edition(self, subject: str) -> Raw | None:
        """Another edition, as far as a small record of it goes."""
        raw = {"language": self._languages(subject), **self._publication(subject)}
        raw |= self._titles(subject, {t.lower() for t in raw["language"]}) | self._people(
            subject, False
        )
        kept = ("title", "author", "editor", "publisher", "place", "date", "language", "edition")
        return {k: raw[k] for k in kept if raw.get(k)} or None


_AN_ISBN = re.compile(r"(?:urn:)?isbn[:\s]*[\dxX\s-]+", re.I)
_PAGE_ENDS = ("pageStart", "pageEnd")
_EDITIONS = {
    "original": ("bibo:translationOf", "schema:translationOfWork"),
    "reissue-of": ("dcterms:isVersionOf",),
}


def _is_derived(lang: str) -> str | None:
    """Which form of a title a language tag marks: romanised, translated, short.

    >>> [_is_derived(tag) for tag in ("ru-latn", "und-t-ru", "en-x-short", "en")]
    ['romanized', 'translated', 'short', None]
    """
    lowered = lang.lower()
    if lowered.endswith("-latn"):
        return "romanized"
    if "-t-" in lowered:
        return "translated"
    return "short" if lowered.endswith("-x-short") else None


def _with_dashes(text: str) -> str:
    """Pages as books print them; what cannot be read as pages stays as it is.

    >>> _with_dashes("ix-xiv"), _with_dashes("11E201-x")
    ('ix–xiv', '11E201-x')
    """
    pages = Pages(text)
    return text if None in pages.read() else pages.canonical


def _doi(text: str) -> str | None:
    """The DOI that an address or a `doi:` identifier names."""
    found = re.match(r"(?:https?://(?:dx\.|www\.)?doi\.org/|doi:\s*|info:doi/)(10\..+)", text, re.I)
    if not found or "#" in found[1]:
        return None
    from urllib.parse import unquote

    return str(DOI(unquote(found[1])))


def _address(text: str) -> str | None:
    return text if text.startswith(("http://", "https://")) else None
