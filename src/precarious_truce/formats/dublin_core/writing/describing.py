"""The one generator of triples: a work in, its resources out, for every profile and syntax.

What a profile's words would not give back as it was is put, by the record's keys, into the
private data of the part's OpenURL citation (see `citation`); `Description.private` collects it.

>>> from precarious_truce.model import Book
>>> book = Book(title="Rivers", author="Marsh, Eleanor", date="2004", contents=["Index"])
>>> resources = list(Describer("dcterms", "https://example.org/").resources(book))
>>> [subject for subject, _ in resources]
['<https://example.org/marsh2004>', '_:w1a1', '<https://example.org/marsh2004#marsh2004-index>']
>>> dict(resources[2][1])["dcterms:isPartOf"]
'<https://example.org/marsh2004>'
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from precarious_truce.formats.dublin_core.vocabulary.classes import (
    CONTAINERS,
    EDITED,
    REFERENCES,
    SPECIAL_BOOKS,
)
from precarious_truce.formats.dublin_core.vocabulary.exactness import Part, all_exact
from precarious_truce.formats.dublin_core.vocabulary.rows import KEY, ROWS, Form, relator
from precarious_truce.formats.dublin_core.vocabulary.terms import (
    KEV,
    PREFIXES,
    language_tag,
    literal,
    plain,
)
from precarious_truce.formats.dublin_core.writing import zotero
from precarious_truce.formats.dublin_core.writing.citation import joined_title
from precarious_truce.formats.dublin_core.writing.document import Description, Document
from precarious_truce.formats.dublin_core.writing.forms import Step, plan_of
from precarious_truce.formats.dublin_core.writing.places import as_read, nodes, placed
from precarious_truce.formats.dublin_core.writing.recording import recorded
from precarious_truce.formats.dublin_core.writing.resources import Pairs, Resource, distinct
from precarious_truce.model import (
    Book,
    Chapter,
    Contributor,
    Name,
    Reference,
    Title,
    Volume,
    Work,
)
from precarious_truce.model.base import Record
from precarious_truce.model.keys import Taken
from precarious_truce.model.references import PART_TYPES
from precarious_truce.model.titles import LocalText

__all__ = ["Describer"]

_INTEGER = f"^^<{PREFIXES['xsd']}integer>"
_EMPTY: tuple[object, ...] = ()
_TEXT = {"text"}
_OF_PEOPLE = (Form.PEOPLE, Form.CONTRIBUTORS)


class Describer:
    """Describes works in one profile; the options are those of `Document`."""

    def __init__(
        self,
        profile: str,
        start: str,
        *,
        base: str = "",
        skolem: str = "",
        xml: bool = False,
        taken: Taken | None = None,
    ) -> None:
        self.doc = Document(profile, start, base=base, skolem=skolem, xml=xml, taken=taken)

    def resources(self, work: Work) -> Iterator[Resource]:
        """The work and everything in it, each followed by the agents first named there."""
        doc = self.doc
        doc.begin()
        work = as_read(work, doc.profile)
        volumes = len(getattr(work, "volumes", ()))
        for ref, node, place in placed(work, doc.identity):
            yield place.token, _described(Description(doc, ref, node, place), volumes)
            if doc.has_pending:
                yield from doc.pending()


def _described(d: Description, volumes: int) -> Pairs:
    """Every statement, in the order a person would read them; `volumes` come before all parts."""
    _types(d)
    _key(d)
    _title(d)
    _shared(d)
    _own_fields(d)
    _place_in_book(d, volumes)
    _citations(d)
    if d.doc.zotero:
        _for_zotero(d)
    return distinct(d.out) if d.repeats else d.out


# --- what it is ---------------------------------------------------------------------------------


@lru_cache(maxsize=256)
def _typed(classes: tuple[str, ...]) -> Pairs:
    """What something is, by classes: the range of `dcterms:type` is rdfs:Class."""
    types: Pairs = [("rdf:type", c) for c in ("dcterms:BibliographicResource", *classes)]
    return [*types, ("dcterms:type", "dcmitype:Text")]


def _types(d: Description) -> None:
    ref, node = d.ref, d.node
    d.out += _typed(_classes(ref, node) if d.rich else ())
    if isinstance(node, Reference):
        d.private["type"] = ref.type
        if ref.kind:
            d.private["kind"] = ref.kind
    elif not isinstance(node, Volume) and node.kind != _usual_kind(node):
        d.private["kind"] = node.kind


def _usual_kind(node: Book | Chapter) -> str:
    """The kind that it is taken for where none is stated."""
    return "book" if isinstance(node, Book) else node.inferred_kind


def _classes(ref: Reference, node: Part) -> tuple[str, ...]:
    if isinstance(node, Reference):
        return REFERENCES.get(ref.type, ("bibo:Document", "schema:CreativeWork"))
    if isinstance(node, Book):
        edited = EDITED if node.kind in SPECIAL_BOOKS or (node.editor and not node.author) else ()
        several = ("bibo:MultiVolumeBook",) if node.volumes else ()
        return ("bibo:Book", "schema:Book", *SPECIAL_BOOKS.get(node.kind, edited), *several)
    if ref.kind == "volume":
        return ("bibo:Book", "schema:PublicationVolume")
    if ref.number and ref.kind == "chapter":
        return ("bibo:BookSection", "bibo:Chapter", "schema:Chapter")
    return ("bibo:BookSection", "schema:Chapter")


def _key(d: Description) -> None:
    key = d.ref.key
    if KEY.fullmatch(key):
        d.out.append(("dcterms:identifier", plain(key)))
    elif d.node.key is not None:
        d.private["key"] = key


# --- titles -------------------------------------------------------------------------------------


def _title(d: Description) -> None:
    title, subtitle = d.node.title, d.node.subtitle
    if title is None:
        _no_title(d)
        return
    tag = language_tag(title.lang) if title.lang else d.tag
    text = plain(joined_title(title, subtitle))
    name = f"{text}@{tag}" if tag else text
    d.out.append(("dcterms:title", name))
    if d.rich:
        d.out.append(("schema:name", name))
    if subtitle is None and _is_bare(title):
        if not d.doc.clean(title.text):
            d.private["title"] = recorded(title)
        return
    d.repeats = True
    if subtitle:
        _subtitle(d, subtitle, tag)
    _variants(d, title, tag)
    if not _comes_back(d, title, tag) or (subtitle and not d.rich):
        d.private["title"] = recorded(title)


def _is_bare(title: Title) -> bool:
    """Whether there is nothing but the text."""
    return title.__pydantic_fields_set__ == _TEXT or title.facts().keys() == _TEXT


def _no_title(d: Description) -> None:
    """A volume without a title goes by that of the work and its number."""
    ref, node = d.ref, d.node
    if node.subtitle:
        d.private["subtitle"] = recorded(node.subtitle)
    if ref.kind == "volume" and ref.within:
        d.private["title"] = None
        number = f"Volume {getattr(node, 'number', None) or ref.within.position}"
        name = f"{joined_title(ref.title, ref.subtitle)}. {number}"
        d.out.append(("dcterms:title", literal(name, d.tag)))


def _subtitle(d: Description, subtitle: LocalText, tag: str) -> None:
    if d.rich:
        d.out.append(("schema:alternativeHeadline", literal(str(subtitle), tag)))
    if not d.rich or len(subtitle.facts()) > 1 or not d.doc.clean(subtitle):
        d.private["subtitle"] = recorded(subtitle)


def _variants(d: Description, title: Title, tag: str) -> None:
    """Romanised, translated and short form, each with the language tag that marks it."""
    base = tag.partition("-")[0] or "und"
    variants = (
        (title.romanized, f"{base}-Latn"),
        (title.translated, f"und-t-{base}"),
        (title.short, f"{base}-x-short"),
    )
    d.out += [("dcterms:alternative", literal(text, marked)) for text, marked in variants if text]
    if title.short and d.rich:
        d.out.append(("bibo:shortTitle", literal(title.short, tag)))


def _comes_back(d: Description, title: Title, tag: str) -> bool:
    """Whether the statements give the title back."""
    if title.original or not d.doc.clean(title):
        return False
    return title.lang is None or bool(tag and tag not in d.ref.language and tag.islower())


# --- its fields ---------------------------------------------------------------------------------


def _shared(d: Description) -> None:
    """Facts stated of every part; one that does not come back as it was is the book's."""
    listed = d.whole is None or d.ref.kind == "volume" or len(d.ref.author) > 1
    pairs, failing = d.doc.shared(d.ref, listed)
    d.out += pairs
    for field in failing:
        own = getattr(d.node, field)
        d.private[field] = recorded(own) if own else None


def _own_fields(d: Description) -> None:
    """Every other field that it states itself."""
    node, plan = d.node, plan_of(type(d.node), d.doc.profile)
    people, xml = False, d.doc.xml
    fields = node.__dict__.items()
    for field, value in [(k, v) for k, v in fields if v is not None and v is not _EMPTY]:
        if (step := plan.get(field)) is None:
            continue
        if step.repeats:
            d.repeats = True
            if step.form in _OF_PEOPLE:
                people = True
                continue
            if step.inside:
                _with_losses(d, step, value)
                continue
        step.write(d, step, value)
        if xml or step.whole is not True or _may_hold_markup(value):
            _keep(d, step, value)
    if people:
        _people(d)
    if node.emptied:
        d.private["emptied"] = list(node.emptied)


def _may_hold_markup(value: object) -> bool:
    return "<" in value if type(value) is str else isinstance(value, Record)


def _keep(d: Description, step: Step, value: object) -> None:
    """Keep a value in private data, but for one that the statements give back even from XML."""
    whole = step.whole
    comes_back = whole is True or (whole and whole(value, d.node))
    if not comes_back or not d.doc.clean(value):
        d.private[step.key] = recorded(value)


def _with_losses(d: Description, step: Step, value: Record) -> None:
    """State a record of which the profile loses some fields."""
    left = _without(value, step.inside)
    step.write(d, step, left)
    _keep(d, step, left)


def _without(record: Record, names: tuple[str, ...]) -> Record:
    """The record without fields that the profile loses."""
    fields = type(record).model_fields
    return record.with_valid(**{name: fields[name].get_default() for name in names})


_ROLES = tuple(row.field for row in ROWS if row.form is Form.PEOPLE and row.field != "author")
_LISTS = {row.field: row.ordered for row in ROWS if row.ordered}


def _people(d: Description) -> None:
    """Editors in their list, all others in `bibo:contributorList`, each by its role."""
    plan = plan_of(type(d.node), d.doc.profile)
    listed: list[str] = []
    for role in _ROLES:
        if names := d.node.__dict__.get(role):
            _in_role(d, plan[role], names, _LISTS.get(role, ""), listed)
    if names := d.node.contributor:
        _contributors(d, plan["contributor"], names, listed)
    if listed and d.rich:
        d.out.append(("bibo:contributorList", tuple(listed)))


def _in_role(
    d: Description, step: Step, names: tuple[Name, ...], ordered: str, listed: list[str]
) -> None:
    agents = d.doc.agents
    tokens = agents.tokens(names) if ordered else agents.mentions(names, listed)
    each = dict.fromkeys(tokens)
    d.out += [(p, token) for p in step.properties for token in each]
    if ordered and d.rich:
        d.out.append((ordered, tuple(tokens)))
    if not (step.whole and all_exact(names)) or not d.doc.clean(names):
        d.private[step.key] = recorded(names)


def _contributors(
    d: Description, step: Step, names: tuple[Contributor, ...], listed: list[str]
) -> None:
    """Whoever has another role, by the relator of it if there is one."""
    comes_back = bool(step.whole) and all_exact(names)
    for name, token in zip(names, d.doc.agents.mentions(names, listed), strict=True):
        role = relator(name.role)
        d.out.append(("dcterms:contributor", token))
        if d.rich:
            d.out.append((role or "schema:contributor", token))
        comes_back = comes_back and role is not None
    if not comes_back or not d.doc.clean(names):
        d.private[step.key] = recorded(names)


# --- where it stands ----------------------------------------------------------------------------


def _place_in_book(d: Description, volumes: int) -> None:
    out, whole = d.out, d.whole
    if whole is not None:
        out.append(("dcterms:isPartOf", whole))
        position = _position(d, volumes)
        if d.rich:
            out.append(("schema:isPartOf", whole))
            out.append(("schema:position", f'"{position}"{_INTEGER}'))
        else:
            d.private["position"] = position
    elif isinstance(d.node, Reference) and d.ref.container_title:
        _container(d)
    if d.parts:
        entries = [_entry(part) for part in nodes(d.node)[1:]]
        out.append(("dcterms:tableOfContents", literal(" -- ".join(entries), d.tag)))
        out += [("dcterms:hasPart", token) for token in d.parts]
        if d.rich:
            out += [("schema:hasPart", token) for token in d.parts]


def _position(d: Description, volumes: int) -> int:
    """The place among the parts of the direct parent; of a book its volumes come first."""
    path = d.path
    return int(path[-1]) + 1 + (volumes if len(path) == 2 and path[0] == "contents" else 0)


def _container(d: Description) -> None:
    """The journal or book that something stands in whose own description is not here."""
    ref = d.ref
    name = literal(joined_title(ref.container_title, ref.container_subtitle))
    in_book = ref.type in PART_TYPES
    kind = "bibo:Book" if in_book else CONTAINERS.get(ref.type, "bibo:Collection")
    inside: Pairs = [("rdf:type", "dcterms:BibliographicResource")]
    inside += [("rdf:type", kind)] if d.rich else []
    inside += [("dcterms:title", name), ("dcterms:hasPart", f"<{d.own}>")]
    d.out.append(("dcterms:isPartOf", inside))


def _entry(part: Part) -> str:
    """The line of a part in a table of contents."""
    title = joined_title(part.title, part.subtitle)
    number = getattr(part, "number", None)
    if number and not getattr(part, "kind", None):
        return f"Volume {number}: {title}" if title else f"Volume {number}"
    return f"{number}. {title}" if number else title


def _citations(d: Description) -> None:
    citer, base = d.doc.citer, d.doc.base
    own = d.own if ":" in d.own else base and base + d.own
    context = citer.context(d.ref, d.private, own, signed=d.doc.zotero)
    d.out += [
        ("dcterms:bibliographicCitation", plain(citer.text(d.ref))),
        ("dcterms:bibliographicCitation", f'"{context}"^^{KEV}'),
    ]


def _for_zotero(d: Description) -> None:
    ref = d.ref
    out = zotero.fitted(d.out)
    if isinstance(d.node, Reference):
        out = [pair for pair in out if pair[0] != "dcterms:type"]
    out += zotero.fields(ref, d.doc.isbns_of(d.path, d.node))
    out += zotero.creators(ref, d.doc.agents.tokens)
    out += zotero.memos(d.node.note)
    if d.whole is not None:
        out.append(("dcterms:relation", d.whole))
    d.out = out
