"""The one generator of triples: a work in, its resources out, for every profile and syntax.

What a profile's words would not give back as it was is put, by the record's
keys, into the private data of the part's OpenURL citation (see `citation`);
`Description.private` collects it.

>>> from precarious_truce.model import Book
>>> book = Book(title="Rivers", author="Marsh, Eleanor", date="2004", contents=["Index"])
>>> resources = list(Describer("dcterms", "https://example.org/").resources(book))
>>> [subject for subject, _ in resources]
['<https://example.org/marsh2004>', '_:w1a1', '<https://example.org/marsh2004#marsh2004-index>']
>>> dict(resources[2][1])["dcterms:isPartOf"]
'<https://example.org/marsh2004>'
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import count
from typing import Any

from precarious_truce.formats.dublin_core.vocabulary import languages
from precarious_truce.formats.dublin_core.vocabulary.classes import (
    CONTAINERS,
    EDITED,
    REFERENCES,
    SPECIAL_BOOKS,
)
from precarious_truce.formats.dublin_core.vocabulary.profiles import LOST
from precarious_truce.formats.dublin_core.vocabulary.properties import KEY, LABELLED, TEXTS
from precarious_truce.formats.dublin_core.vocabulary.roles import LISTS, ROLES, relator
from precarious_truce.formats.dublin_core.vocabulary.terms import (
    KEV,
    PREFIXES,
    language_tag,
    literal,
    plain,
)
from precarious_truce.formats.dublin_core.writing import zotero
from precarious_truce.formats.dublin_core.writing.citation import Citer, joined_title
from precarious_truce.formats.dublin_core.writing.facts import (
    ELSEWHERE,
    FACTS,
    holds_illegal,
    recorded,
)
from precarious_truce.formats.dublin_core.writing.identity import Identity
from precarious_truce.formats.dublin_core.writing.people import Agents, exact
from precarious_truce.formats.dublin_core.writing.places import Place, as_read, nodes, placed
from precarious_truce.formats.dublin_core.writing.resources import Pairs, Resource
from precarious_truce.model import Book, Reference
from precarious_truce.model.references import PART_TYPES

__all__ = ["Describer"]

_Made = tuple[Pairs, bool]

_XSD = PREFIXES["xsd"]
_INTEGER = f"^^<{_XSD}integer>"
_EMPTY: tuple[Any, ...] = ()
_SAID_ONCE = frozenset((*TEXTS, *LABELLED, "pages"))
"""Fields whose statements repeat nothing."""
_ROLE_FIELDS = frozenset((*ROLES, "contributor")) - {"author"}


class Describer:
    """Describes works in one profile; remembers what the document holds already.

    `start` goes before keys in IRIs, `base` before what is relative; `skolem`, an IRI, makes
    named nodes of blank ones; `xml` is for syntaxes that cannot hold every character.
    """

    def __init__(
        self, profile: str, start: str, *, base: str = "", skolem: str = "", xml: bool = False
    ) -> None:
        self.rich = profile in ("rich", "zotero")
        self.zotero = profile == "zotero"
        self.vocabularies = ("dcterms:", "bibo:", "schema:", "rel:") if self.rich else ("dcterms:",)
        self.base, self.xml, self.skolem = base, xml, skolem
        self.lost = LOST[profile]
        self.identity = Identity(start)
        self.agents = Agents(self.rich, zotero.agent if self.zotero else None)
        self._numbers = count(1)
        self._languages: set[str] = set()
        self._pending_languages: list[Resource] = []

    def resources(self, work: Any) -> Iterator[Resource]:
        """The work and everything in it, each followed by the agents first named there."""
        work = as_read(work)
        number = next(self._numbers)
        before, after = (f"<{self.skolem}", ">") if self.skolem else ("_:", "")
        self.agents.begin(f"{before}w{number}a{n}{after}" for n in count(1))
        self._memory: dict[tuple[Any, ...], Any] = {}
        self.citer = Citer()
        self.volumes_before = len(getattr(work, "volumes", ()))
        self._isbns: dict[tuple[Any, ...], list[str]] = {}
        for ref, node, place in placed(work, self.identity):
            yield place.token, _Description(self, ref, node, place).pairs()
            if self._pending_languages or self.agents.pending:
                yield from self._flushed()

    def _flushed(self) -> Iterator[Resource]:
        yield from self._pending_languages
        yield from self.agents.pending
        self._pending_languages, self.agents.pending = [], []

    def shared(self, ref: Reference, listed: bool) -> tuple[Pairs, list[str]]:
        """Author, date and language, and which of them do not come back; made once a work."""
        author, date, language = ref.author, ref.date, ref.language
        key = (id(author), id(date), id(language), listed)
        found = self._memory.get(key)
        if found is None:
            values = {"author": author, "date": date, "language": language}
            making = {
                "author": self.authors if listed else self.creators,
                "date": self.dated,
                "language": self.spoken,
            }
            made = {k: self._once(making[k], v) for k, v in values.items() if v}
            pairs = [pair for some, _ in made.values() for pair in some]
            failing = [field for field, (_, good) in made.items() if not good]
            found = self._memory[key] = pairs, failing
        return found

    def _once(self, make: Callable[[Any], _Made], value: Any) -> _Made:
        key = (make.__name__, id(value))
        found = self._memory.get(key)
        if found is None:
            found = self._memory[key] = make(value)
        return found

    def isbns_of(self, path: tuple[Any, ...], node: Any) -> list[str]:
        """The ISBNs of a work, a volume, or of what a part stands in."""
        if not path or (path[0] == "volumes" and len(path) == 2):
            self._isbns[path] = zotero.isbns(node)
        return self._isbns.get(path[:2]) or self._isbns[()]

    def language_node(self, tag: str) -> str | None:
        """The node of a language, told of once a document."""
        code = languages.code_of(tag)
        if code is None:
            return None
        token = f"<{languages.NAMESPACE}{code}>"
        if code not in self._languages:
            self._languages.add(code)
            label = literal(languages.LABELS[code], "en")
            pairs: Pairs = [("rdf:type", "dcterms:LinguisticSystem"), ("rdfs:label", label)]
            self._pending_languages.append((token, pairs))
        return token

    def apart(self, pairs: Pairs) -> str:
        """The token of a blank node with these statements."""
        token = self.agents.fresh()
        self.agents.pending.append((token, _distinct(pairs)))
        return token

    def clean(self, value: Any) -> bool:
        """Whether the syntax can hold every character of the value."""
        return not self.xml or not holds_illegal(value)

    # --- what parts share ---

    def creators(self, names: Any) -> _Made:
        """The statements of authorship, and whether they give the names back."""
        tokens = list(dict.fromkeys(self.agents.tokens(names)))
        pairs: Pairs = [("dcterms:creator", t) for t in tokens]
        if self.rich:
            pairs += [("schema:author", t) for t in tokens]
            return pairs, all(map(exact, names)) and self.clean(names)
        good = len(names) == 1 and exact(names[0]) and not _beyond_foaf(names[0])
        return pairs, good and self.clean(names)

    def authors(self, names: Any) -> _Made:
        """The same with the list that keeps their order."""
        pairs, good = self.creators(names)
        if self.rich:
            pairs.append(("bibo:authorList", tuple(self.agents.tokens(names))))
        return pairs, good

    def dated(self, date: Any) -> _Made:
        """The date with its type, and as plain text."""
        typed = self.typed(date)
        pairs: Pairs = [("dcterms:issued", typed)] if typed else []
        if self.rich or not typed:
            pairs.append(("dcterms:date", plain(str(date))))
        if self.rich and typed:
            pairs.append(("schema:datePublished", typed))
        return pairs, self.clean(date)

    def typed(self, date: Any) -> str | None:
        """See `typed_date`."""
        return typed_date(date)

    def spoken(self, tags: Any) -> _Made:
        """The languages, as nodes where ISO 639-2 has them."""
        pairs: Pairs = []
        for tag in tags:
            node = self.language_node(tag)
            pairs.append(("dcterms:language", node or plain(tag)))
            if self.rich:
                pairs.append(("schema:inLanguage", plain(tag)))
        return pairs, len(tags) == 1 and self.clean(tags)


def _distinct(pairs: Pairs) -> Pairs:
    """The pairs without repetition, in order."""
    texts = [pair for pair in pairs if type(pair[1]) is str]
    if len(set(texts)) == len(texts):
        return pairs
    seen: set[Any] = set()
    return [p for p in pairs if type(p[1]) is not str or not (p in seen or seen.add(p))]  # type: ignore[func-returns-value]


def _beyond_foaf(name: Any) -> bool:
    """Whether a name has parts that FOAF has no word for."""
    return bool(name.suffix or name.romanized or name.non_dropping_particle)


def typed_date(date: Any) -> str | None:
    """A date as a typed literal; None where the text is no date that a datatype knows.

    >>> from precarious_truce.model import Date
    >>> typed_date(Date("1977")), typed_date(Date("c. 1931"))
    ('"1977"^^<http://www.w3.org/2001/XMLSchema#gYear>', None)
    >>> typed_date(Date("1931~"))
    '"1931~"^^<http://id.loc.gov/datatypes/edtf/EDTF>'
    """
    text = str(date)
    if len(text) == 4 and text.isascii() and text.isdigit() and text != "0000":
        return f'"{text}"^^<{_XSD}gYear>'
    if not date.valid:
        return None
    plain_day = _XSD_DATE.fullmatch(text)
    moment = date.start
    if plain_day and moment and text[:4] != "0000" and not (moment.month and moment.month > 12):
        return f'"{text}"^^<{_XSD}{"date" if plain_day[1] else "gYearMonth"}>'
    return f"{plain(text)}^^<http://id.loc.gov/datatypes/edtf/EDTF>"


_XSD_DATE = re.compile(r"\d{4}-\d\d(-\d\d)?", re.A)


@lru_cache(maxsize=256)
def _typed(classes: tuple[str, ...], kind: str) -> list[tuple[str, str]]:
    """What something is: classes, and the kind in the record's word."""
    types = [("rdf:type", c) for c in ("dcterms:BibliographicResource", *classes)]
    return [*types, ("dcterms:type", "dcmitype:Text"), ("dcterms:type", plain(kind))]


class _Description:
    """The description of one resource."""

    __slots__ = (
        "doc", "node", "once_only", "out", "own", "parts", "path", "private", "ref", "rich", "tag",
        "whole",
    )  # fmt: skip

    def __init__(self, doc: Describer, ref: Reference, node: Any, place: Place) -> None:
        self.doc, self.ref, self.node = doc, ref, node
        self.own, _, self.path, whole, parts = place
        self.whole = whole.token if whole else None
        self.parts = [part.token for part in parts]
        self.rich = doc.rich
        self.out: Pairs = []
        self.private: dict[str, Any] = {}
        self.once_only = True
        language = ref.language
        self.tag = language_tag(language[0]) if language else ""

    def pairs(self) -> Pairs:
        """Every statement, in the order a person would read them."""
        self._types()
        self._identifiers()
        self._title()
        self._shared()
        self._facts()
        self._place_in_book()
        self._citations()
        if self.doc.zotero:
            self._for_zotero()
        return self.out if self.once_only else _distinct(self.out)

    # --- what it is ---

    def _types(self) -> None:
        ref = self.ref
        kind = ref.kind or ref.type
        self.out += _typed(self._classes() if self.rich else (), kind)
        if isinstance(self.node, Reference):
            self.private["type"] = ref.type
            if ref.kind:
                self.private["kind"] = ref.kind
        elif kind != "volume" and kind != self.node.kind:
            self.private["kind"] = self.node.kind

    def _classes(self) -> tuple[str, ...]:
        ref, node = self.ref, self.node
        if isinstance(node, Reference):
            return REFERENCES.get(ref.type, ("bibo:Document", "schema:CreativeWork"))
        if isinstance(node, Book):
            edited = (
                EDITED if node.kind in SPECIAL_BOOKS or (node.editor and not node.author) else ()
            )
            several = ("bibo:MultiVolumeBook",) if node.volumes else ()
            return ("bibo:Book", "schema:Book", *SPECIAL_BOOKS.get(node.kind, edited), *several)
        if ref.kind == "volume":
            return ("bibo:Book", "schema:PublicationVolume")
        if ref.number and ref.kind == "chapter":
            return ("bibo:BookSection", "bibo:Chapter", "schema:Chapter")
        return ("bibo:BookSection", "schema:Chapter")

    def _identifiers(self) -> None:
        key = self.ref.key
        stated = self.node.key is not None
        if KEY.fullmatch(key):
            self.out.append(("dcterms:identifier", plain(key)))
        elif stated:
            self.private["key"] = key

    def _title(self) -> None:
        node, out = self.node, self.out
        title, subtitle = node.title, node.subtitle
        if title is None:
            self._no_title()
            return
        said = title.__dict__
        simple = subtitle is said["romanized"] is said["translated"] is said["lang"] is None
        simple = simple and said["short"] is said["original"] is None
        tag = language_tag(title.lang) if title.lang else self.tag
        text = plain(joined_title(title, subtitle))
        name = f"{text}@{tag}" if tag else text
        out.append(("dcterms:title", name))
        if self.rich:
            out.append(("schema:name", name))
        if not simple:
            self._title_details(title, subtitle, tag)
        elif not self.doc.clean(title):
            self.private["title"] = recorded(title)

    def _no_title(self) -> None:
        """A volume without a title goes by that of the work and its number."""
        ref, node = self.ref, self.node
        if node.subtitle:
            self.private["subtitle"] = recorded(node.subtitle)
        if ref.kind == "volume" and ref.within:
            self.private["title"] = None
            number = f"Volume {node.number or ref.within.position}"
            name = f"{joined_title(ref.title, ref.subtitle)}. {number}"
            self.out.append(("dcterms:title", literal(name, self.tag)))

    def _title_details(self, title: Any, subtitle: Any, tag: str) -> None:
        out, doc = self.out, self.doc
        self.once_only = False
        base = tag.partition("-")[0] or "und"
        if subtitle:
            if self.rich:
                out.append(("schema:alternativeHeadline", literal(str(subtitle), tag)))
            if not self.rich or len(subtitle.said()) > 1 or not doc.clean(subtitle):
                self.private["subtitle"] = recorded(subtitle)
        if title.romanized:
            out.append(("dcterms:alternative", literal(title.romanized, f"{base}-Latn")))
        if title.translated:
            out.append(("dcterms:alternative", literal(title.translated, f"und-t-{base}")))
        if title.short:
            out.append(("dcterms:alternative", literal(title.short, f"{base}-x-short")))
            out += [("bibo:shortTitle", literal(title.short, tag))] if self.rich else []
        told = title.lang is None or (tag and tag not in self.ref.language and tag.islower())
        if not told or title.original or not doc.clean(title) or (subtitle and not self.rich):
            self.private["title"] = recorded(title)

    # --- what the book says for its parts too ---

    def _shared(self) -> None:
        """Facts stated of every part; one that does not come back as it was is the book's."""
        pairs, failing = self.doc.shared(self.ref, self._is_listed)
        self.out += pairs
        for field in failing:
            own = getattr(self.node, field)
            self.private[field] = recorded(own) if own else None

    @property
    def _is_listed(self) -> bool:
        """Whether the author stands in a list: in chapters only where there are several."""
        return self.whole is None or self.ref.kind == "volume" or len(self.ref.author) > 1

    # --- everything else it says itself ---

    def _facts(self) -> None:
        lost, private = self.doc.lost, self.private
        said = self.node.__dict__.items()
        roles = False
        for field, value in [(k, v) for k, v in said if v is not None and v is not _EMPTY]:
            if field in ELSEWHERE or field in lost:
                continue
            if field in _ROLE_FIELDS:
                roles, self.once_only = True, False
                continue
            if field not in _SAID_ONCE:
                self.once_only = False
            write = FACTS.get(field)
            told = write(self, value) if write else False
            if not told or (self.doc.xml and holds_illegal(value)):
                private[field.replace("_", "-")] = recorded(value, self._losing(field))
        if roles:
            self._contributors()
        if self.node.emptied:
            private["emptied"] = list(self.node.emptied)

    def _losing(self, field: str) -> tuple[str, ...]:
        """The parts of a field's record that the profile gives up."""
        return tuple(
            name[len(field) + 1 :] for name in self.doc.lost if name.startswith(field + ".")
        )

    def _contributors(self) -> None:
        """Editors in their list, all others in `bibo:contributorList`, each by its role."""
        agents, order = self.doc.agents, list[str]()
        for role, properties in ROLES.items():
            names = self.node.__dict__.get(role)
            if not names or role == "author":
                continue
            listed = LISTS.get(role)
            tokens = agents.tokens(names) if listed else self._apart(names, order)
            self.out += [(p, t) for p in properties if self._has(p) for t in dict.fromkeys(tokens)]
            if listed and self.rich:
                self.out.append((listed, tuple(tokens)))
            last = properties[-1]
            told = (
                self.rich and (bool(listed) or last.startswith("rel:")) and all(map(exact, names))
            )
            if not told or not self.doc.clean(names):
                self.private[role.replace("_", "-")] = recorded(names)
        self._others(order)
        if order and self.rich:
            self.out.append(("bibo:contributorList", tuple(order)))

    def _apart(self, names: tuple[Any, ...], order: list[str]) -> list[str]:
        """A token for each mention, none of them in `order` yet."""
        tokens = []
        for name in names:
            token = self.doc.agents.single(name)
            if token in order:
                token = self.doc.agents.single(name, shared=False)
            order.append(token)
            tokens.append(token)
        return tokens

    def _others(self, order: list[str]) -> None:
        names = self.node.contributor
        if not names:
            return
        tokens = self._apart(names, order)
        told = self.rich and all(map(exact, names))
        for name, token in zip(names, tokens, strict=True):
            role = relator(name.role)
            self.out.append(("dcterms:contributor", token))
            if self.rich:
                self.out.append((role or "schema:contributor", token))
            told = told and role is not None
        if not told or not self.doc.clean(names):
            self.private["contributor"] = recorded(names)

    def _has(self, name: str) -> bool:
        return name.startswith(self.doc.vocabularies)

    # --- where it stands ---

    def _place_in_book(self) -> None:
        out, path, whole = self.out, self.path, self.whole
        if whole is not None:
            out.append(("dcterms:isPartOf", whole))
            position = path[-1] + 1
            if len(path) == 2 and path[0] == "contents":
                position += self.doc.volumes_before
            if self.rich:
                out.append(("schema:isPartOf", whole))
                out.append(("schema:position", f'"{position}"{_INTEGER}'))
            else:
                self.private["position"] = position
        elif self.ref.container_title and isinstance(self.node, Reference):
            self._container()
        if self.parts:
            self._table_of_contents()
            out += [("dcterms:hasPart", token) for token in self.parts]
            if self.rich:
                out += [("schema:hasPart", token) for token in self.parts]

    def _container(self) -> None:
        """The journal or book that something stands in whose own description is not here."""
        ref, rich = self.ref, self.rich
        name = literal(joined_title(ref.container_title, ref.container_subtitle))
        kind = (
            "bibo:Book" if ref.type in PART_TYPES else CONTAINERS.get(ref.type, "bibo:Collection")
        )
        inside: Pairs = [("rdf:type", "dcterms:BibliographicResource")]
        inside += [("rdf:type", kind)] if rich else []
        inside += [("dcterms:title", name), ("dcterms:hasPart", f"<{self.own}>")]
        self.out.append(("dcterms:isPartOf", inside))

    def _table_of_contents(self) -> None:
        entries = [_entry(part) for part in nodes(self.node)[1:]]
        self.out.append(("dcterms:tableOfContents", literal(" -- ".join(entries), self.tag)))

    def _citations(self) -> None:
        citer, ref = self.doc.citer, self.ref
        own = self.own if ":" in self.own else self.doc.base and self.doc.base + self.own
        context = citer.context(ref, self.private, own, signed=self.doc.zotero)
        self.out += [
            ("dcterms:bibliographicCitation", plain(citer.text(ref))),
            ("dcterms:bibliographicCitation", f'"{context}"^^{KEV}'),
        ]

    def _for_zotero(self) -> None:
        ref, agents = self.ref, self.doc.agents
        out = zotero.fitted(self.out)
        if isinstance(self.node, Reference):
            out = [pair for pair in out if pair[0] != "dcterms:type"]
        out += zotero.fields(ref, self.doc.isbns_of(self.path, self.node))
        out += zotero.creators(ref, agents.tokens)
        out += zotero.memos(self.node.note)
        if self.whole is not None:
            out.append(("dcterms:relation", self.whole))
        self.out = out


def _entry(part: Any) -> str:
    title = joined_title(part.title, part.subtitle)
    number = part.number
    if number and not getattr(part, "kind", None):
        return f"Volume {number}: {title}" if title else f"Volume {number}"
    return f"{number}. {title}" if number else title
