"""Simple Dublin Core: fifteen elements, all literals, one description a resource (DCMES 1.1).

People stand inverted, the title with its subtitle; a part and its book name each other in
`dc:relation`.  The OpenURL citation among the identifiers (DCMI 2005,
2.2) carries container, pages, and in its private data the rest of what is not lost.

>>> from precarious_truce.model import Book
>>> book = Book(title="Rivers", subtitle="Essays", author="Marsh, Eleanor", date="2004")
>>> ((iri, elements),) = SimpleDescriber("https://example.org/").resources(book)
>>> iri, elements[:2]
('<https://example.org/marsh2004>',
[('dc:title', '"Rivers: Essays"'), ('dc:creator', '"Marsh, Eleanor"')])
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from precarious_truce.formats.dublin_core.vocabulary.coverage import without_declined
from precarious_truce.formats.dublin_core.vocabulary.exactness import Part
from precarious_truce.formats.dublin_core.vocabulary.json_values import Raw
from precarious_truce.formats.dublin_core.vocabulary.rows import KEY, Form, rows_of
from precarious_truce.formats.dublin_core.vocabulary.terms import language_tag, literal, plain
from precarious_truce.formats.dublin_core.writing.citation import Citer, joined_title
from precarious_truce.formats.dublin_core.writing.forms import plan_of
from precarious_truce.formats.dublin_core.writing.identity import Identity
from precarious_truce.formats.dublin_core.writing.places import Place, as_read, placed
from precarious_truce.formats.dublin_core.writing.recording import (
    holds_illegal,
    holds_markup,
    recorded,
)
from precarious_truce.formats.dublin_core.writing.resources import Pairs, Resource, distinct
from precarious_truce.model import DOI, ISBN, ISSN, LocalText, Name, Reference, Title, Work
from precarious_truce.model.keys import Taken

__all__ = ["SimpleDescriber"]

_PROFILE = "simple-dc"
_TYPES = {"book": "Book", "chapter": "BookSection", "volume": "Book"}
_LIKE_AN_IDENTIFIER = re.compile(r"(?:urn|doi|https?|info|isbn|issn|ctx_ver)(?![^\W_])", re.I)
_INHERITED = ("author", "publisher", "date", "language")


class SimpleDescriber:
    """Describes works in the fifteen elements; `base` is what IRIs of works begin with."""

    def __init__(self, base: str, *, xml: bool = False, taken: Taken | None = None) -> None:
        self.identity = Identity(base, taken)
        self.xml = xml

    def resources(self, work: Work) -> Iterator[Resource]:
        """The work and everything in it."""
        citer = Citer(dates_originals=False)
        for ref, node, place in placed(as_read(work, _PROFILE), self.identity):
            yield place.token, self._pairs(ref, node, citer, place)

    def _pairs(self, ref: Reference, node: Part, citer: Citer, place: Place) -> Pairs:
        private = _place_and_nature(ref, node, place)
        out = self._titles(ref, node, private)
        for field in _INHERITED:
            self._inherited(field, getattr(ref, field), node, out, private)
        self._own_fields(node, out, private)
        own = place.own
        if own.startswith("urn:isbn:") and place.whole is None and node.isbn is None:
            private["isbn"] = None
        kind = _TYPES.get(ref.kind or "", _TYPES.get(ref.type, "Text"))
        out += [("dc:type", f'"{k}"') for k in dict.fromkeys(("Text", kind))]
        out.append(("dc:identifier", plain(own)))
        if KEY.fullmatch(ref.key):
            out.append(("dc:identifier", plain(ref.key)))
        elif node.key is not None:
            private["key"] = ref.key
        kept = without_declined(ref, _PROFILE)  # what is read again is cited the same
        out.append(("dc:identifier", plain(_marked(citer.text(kept)))))
        address = own if ":" in own else ""
        out.append(("dc:identifier", f'"{citer.context(ref, private, address)}"'))
        around = [place.whole] if place.whole else []
        out += [("dc:relation", plain(other.own)) for other in (*around, *place.parts)]
        return distinct(out)

    def _titles(self, ref: Reference, node: Part, private: Raw) -> Pairs:
        title, subtitle = node.title, node.subtitle
        tag = language_tag(ref.language[0]) if ref.language else ""
        if subtitle:
            private["subtitle"] = recorded(subtitle)
        if title is None:
            return _without_title(ref, node, tag, private)
        if subtitle or len(title.facts()) > 1 or not self._clean(title):
            private["title"] = recorded(title)
        out: Pairs = [("dc:title", literal(joined_title(title, subtitle), title.lang or tag))]
        base = tag.partition("-")[0] or "und"
        variants = ((title.romanized, f"{base}-Latn"), (title.translated, f"und-t-{base}"))
        return out + [("dc:title", literal(text, marked)) for text, marked in variants if text]

    def _inherited(self, field: str, value: object, node: Part, out: Pairs, private: Raw) -> None:
        """A fact that parts state too; one that does not come back as it was is the book's."""
        if not value:
            return
        element = rows_of(type(node))[field].element
        texts = _texts(value)
        out += [(element, plain(t)) for t in texts]
        if len(texts) != 1 or not _is_read_alike(value) or not self._clean(value):
            own = getattr(node, field)
            private[field] = recorded(own) if own else None

    def _own_fields(self, node: Part, out: Pairs, private: Raw) -> None:
        rows, plan = rows_of(type(node)), plan_of(type(node), _PROFILE)
        for field, value in node.__dict__.items():
            if value is None or value == () or (step := plan.get(field)) is None:
                continue
            if field in _INHERITED:
                continue
            if element := rows[field].element:
                tokens = _ELEMENTS.get(step.form, _text)(value, node)
                out += [(element, token) for token in tokens]
            whole = step.whole
            if not (whole is True or (whole and whole(value, node))) or not self._clean(value):
                private[step.key] = recorded(value)

    def _clean(self, value: object) -> bool:
        return not holds_markup(value) and not (self.xml and holds_illegal(value))


def _place_and_nature(ref: Reference, node: Part, place: Place) -> Raw:
    """What of a resource's place and nature the elements have no word for."""
    private: Raw = {}
    if isinstance(node, Reference):
        private["type"] = ref.type
    if kind := getattr(node, "kind", None) or ref.kind:
        private["kind"] = kind
    if place.whole and ref.within:
        private |= {"in": place.whole.own, "position": ref.within.position}
    if node.emptied:
        private["emptied"] = list(node.emptied)
    return private


def _without_title(ref: Reference, node: Part, tag: str, private: Raw) -> Pairs:
    """A volume without a title goes by that of the work and its number."""
    if ref.kind != "volume" or not ref.within:
        return []
    private["title"] = None
    number = f"Volume {getattr(node, 'number', None) or ref.within.position}"
    return [("dc:title", literal(f"{joined_title(ref.title, ref.subtitle)}. {number}", tag))]


def _marked(text: str) -> str:
    """A citation in quotation marks where it would be read as an identifier or a key."""
    return f"“{text}”" if _LIKE_AN_IDENTIFIER.match(text) or KEY.fullmatch(text) else text


# --- values as literals -------------------------------------------------------------------------


def _text(value: object, node: Part) -> list[str]:
    return [plain(str(value))]


def _each(value: Iterable[object], node: Part) -> list[str]:
    return [plain(str(v)) for v in value]


def _people(value: Iterable[Name], node: Part) -> list[str]:
    return [plain(name.inverted) for name in value]


def _isbn(value: ISBN, node: Part) -> list[str]:
    return [plain(f"urn:isbn:{value.canonical}")]


def _issn(value: ISSN, node: Part) -> list[str]:
    return [plain(f"urn:issn:{value.canonical}")]


def _doi(value: DOI, node: Part) -> list[str]:
    return [plain(value.url)] if value.valid else []


def _titles(value: Iterable[Title], node: Part) -> list[str]:
    return [literal(title.text, title.lang) for title in value]


def _container(value: Title, node: Part) -> list[str]:
    return [plain(joined_title(value, getattr(node, "container_subtitle", None)))]


_ELEMENTS: dict[Form, Callable[[Any, Part], list[str]]] = {
    Form.KEYWORDS: _each,
    Form.SUBJECTS: _each,
    Form.PUBLISHERS: _each,
    Form.PEOPLE: _people,
    Form.CONTRIBUTORS: _people,
    Form.ISBN: _isbn,
    Form.ISSN: _issn,
    Form.DOI: _doi,
    Form.PARALLEL_TITLES: _titles,
    Form.CONTAINER: _container,
}
"""What is not plain text alone."""


def _texts(value: object) -> list[str]:
    if isinstance(value, tuple):
        return [v.inverted if isinstance(v, Name) else str(v) for v in value]
    return [str(value)]


def _is_read_alike(value: object) -> bool:
    """Whether the text, read again, is the same: of names, that the inverted name is."""
    name = value[0] if isinstance(value, tuple) else None
    if isinstance(name, LocalText):
        return len(name.facts()) == 1
    if not isinstance(name, Name):
        return True
    parts = name.facts()
    if any(isinstance(part, str) and "," in part for part in parts.values()):
        return False
    return [*parts] in (["literal"], ["family", "given"], ["family", "given", "suffix"])
