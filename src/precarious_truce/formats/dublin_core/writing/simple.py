"""Simple Dublin Core: fifteen elements, all literals, one description a resource (DCMES 1.1).

People stand inverted, the title with its subtitle; identifiers are absolute, and a part and its
book name each other in `dc:relation`.  The OpenURL citation among the identifiers (DCMI 2005,
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
from collections.abc import Iterator
from typing import Any

from precarious_truce.formats.dublin_core.vocabulary.profiles import LOST
from precarious_truce.formats.dublin_core.vocabulary.properties import KEY
from precarious_truce.formats.dublin_core.vocabulary.roles import ROLES
from precarious_truce.formats.dublin_core.vocabulary.terms import language_tag, literal, plain
from precarious_truce.formats.dublin_core.writing.citation import Citer, joined_title
from precarious_truce.formats.dublin_core.writing.facts import ELSEWHERE, holds_illegal, recorded
from precarious_truce.formats.dublin_core.writing.identity import Identity
from precarious_truce.formats.dublin_core.writing.places import Place, as_read, placed
from precarious_truce.formats.dublin_core.writing.resources import Pairs, Resource
from precarious_truce.model import Reference

__all__ = ["TEXTS", "SimpleDescriber"]

TEXTS = {
    "abstract": "dc:description",
    "extent": "dc:format",
    "rights": "dc:rights",
}
"""Field → the element that holds its text alone."""

_LISTS = {"keywords": "dc:subject", "subjects": "dc:subject", "publisher": "dc:publisher"}
_TYPES = {"book": "Book", "chapter": "BookSection", "volume": "Book"}
_LIKE_AN_IDENTIFIER = re.compile(r"(?:urn|doi|https?|info|isbn|issn|ctx_ver)(?![^\W_])", re.I)
_INHERITED = ("author", "date", "language")


class SimpleDescriber:
    """Describes works in the fifteen elements; `base` is what IRIs of works begin with."""

    def __init__(self, base: str, *, xml: bool = False) -> None:
        self.identity = Identity(base)
        self.xml = xml
        self.lost = LOST["simple-dc"]

    def resources(self, work: Any) -> Iterator[Resource]:
        """The work and everything in it."""
        citer = Citer()
        for ref, node, place in placed(as_read(work), self.identity):
            yield place.token, self._pairs(ref, node, citer, place)

    def _pairs(self, ref: Reference, node: Any, citer: Citer, place: Place) -> Pairs:
        own, whole = place.own, place.whole.own if place.whole else None
        private: dict[str, Any] = self._place(ref, node, whole)
        out = self._titles(ref, node, private)
        for field in _INHERITED:
            self._inherited(field, getattr(ref, field), node, out, private)
        self._own(node, out, private)
        if own.startswith("urn:isbn:") and whole is None and getattr(node, "isbn", None) is None:
            private["isbn"] = None
        kind = "Text", _TYPES.get(ref.kind or "", _TYPES.get(ref.type, "Text"))
        out += [("dc:type", f'"{k}"') for k in dict.fromkeys(kind)]
        out += [("dc:identifier", plain(own))]
        if KEY.fullmatch(ref.key):
            out.append(("dc:identifier", plain(ref.key)))
        elif node.key is not None:
            private["key"] = ref.key
        text = citer.text(ref)
        alike = _LIKE_AN_IDENTIFIER.match(text) or KEY.fullmatch(text)
        out.append(("dc:identifier", plain(f"“{text}”" if alike else text)))
        out.append(("dc:identifier", f'"{citer.context(ref, private, own)}"'))
        out += [
            ("dc:relation", plain(iri))
            for iri in [*([whole] if whole else []), *(p.own for p in place.parts)]
        ]
        return list(dict.fromkeys(out))

    def _place(self, ref: Reference, node: Any, whole: str | None) -> dict[str, Any]:
        """What of the part's place and nature the elements have no word for."""
        private: dict[str, Any] = {}
        if isinstance(node, Reference):
            private["type"] = ref.type
        kind = getattr(node, "kind", None) or ref.kind
        if kind:
            private["kind"] = kind
        if whole is not None and ref.within is not None:
            private |= {"in": whole, "position": ref.within.position}
        if node.emptied:
            private["emptied"] = list(node.emptied)
        return private

    def _titles(self, ref: Reference, node: Any, private: dict[str, Any]) -> Pairs:
        title, subtitle = node.title, node.subtitle
        tag = language_tag(ref.language[0]) if ref.language else ""
        if subtitle:
            private["subtitle"] = recorded(subtitle)
        if title is None and ref.kind == "volume" and ref.within:
            private["title"] = None
            number = f"Volume {node.number or ref.within.position}"
            return [
                ("dc:title", literal(f"{joined_title(ref.title, ref.subtitle)}. {number}", tag))
            ]
        if title is None:
            return []
        others = (title.romanized, title.translated)
        if subtitle or len(title.said()) > 1 or not self._clean(title):
            private["title"] = recorded(title)
        base = tag.partition("-")[0] or "und"
        out: Pairs = [("dc:title", literal(joined_title(title, subtitle), title.lang or tag))]
        tags = (f"{base}-Latn", f"und-t-{base}")
        return out + [("dc:title", literal(t, g)) for t, g in zip(others, tags, strict=True) if t]

    def _inherited(
        self, field: str, value: Any, node: Any, out: Pairs, private: dict[str, Any]
    ) -> None:
        """A fact that parts state too; one that does not come back as it was is the book's."""
        if not value:
            return
        element = {"author": "dc:creator"}.get(field, f"dc:{field}")
        texts = _texts(value)
        out += [(element, plain(t)) for t in texts]
        plainly = len(texts) == 1 and (field != "author" or _is_plain_name(value[0]))
        if not plainly or not self._clean(value):
            own = getattr(node, field)
            private[field] = recorded(own) if own else None

    def _own(self, node: Any, out: Pairs, private: dict[str, Any]) -> None:
        for field, value in node.__dict__.items():
            if value is None or value == () or field in ELSEWHERE or field in self.lost:
                continue
            told = False
            if field in TEXTS:
                out.append((TEXTS[field], plain(str(value))))
                told = True
            elif field in _LISTS:
                out += [(_LISTS[field], plain(str(v))) for v in value]
                told = field == "publisher" and len(value) == 1 and len(value[0].said()) == 1
            elif field in ROLES or field == "contributor":
                out += [("dc:contributor", plain(n.inverted)) for n in value]
            elif field == "pages":
                told = True  # in the citation, see `Citer.context`
            elif field == "doi" and value.valid:
                out.append(("dc:identifier", plain(value.url)))
            elif field in ("isbn", "issn"):
                out.append(("dc:identifier", plain(f"urn:{field}:{value.canonical}")))
            elif field == "parallel_title":
                out += [("dc:title", literal(t.text, t.lang)) for t in value]
            elif field == "container_title":
                out.append(("dc:source", plain(joined_title(value, node.container_subtitle))))
            if not told or not self._clean(value):
                private[field.replace("_", "-")] = recorded(value)

    def _clean(self, value: Any) -> bool:
        return not self.xml or not holds_illegal(value)


def _texts(value: Any) -> list[str]:
    if isinstance(value, tuple):
        return [str(getattr(v, "inverted", v)) for v in value]
    return [str(value)]


def _is_plain_name(name: Any) -> bool:
    """Whether the inverted name, read again, is the same name."""
    parts = [k for k, v in name.__dict__.items() if v is not None]
    if any("," in getattr(name, k) for k in parts if isinstance(getattr(name, k), str)):
        return False
    return parts in (["literal"], ["family", "given"], ["family", "given", "suffix"])
