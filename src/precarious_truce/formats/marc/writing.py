"""Works as records: a book with its parts in one, or a record for each part beside it.

>>> from precarious_truce.formats.marc.records import line_of
>>> from precarious_truce.model import Book
>>> book = Book(title="Rivers", author="Marsh, Eleanor", date="2004", contents=["Preface", "Index"])
>>> (record,) = records_of(book)
>>> record.leader, [(f.tag, line_of(f)) for f in record.fields if f.tag in ("100", "505")]
('00000nam a2200000uc 4500', [('100', '1\\\\$aMarsh, Eleanor$eauthor$4aut'),
                              ('505', '00$tPreface --$tIndex')])
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from precarious_truce.formats.crosswalk.engine import WrittenKeys
from precarious_truce.formats.crosswalk.trees import VOLUME, Node, tree
from precarious_truce.formats.crosswalk.trees import losses as losses_of
from precarious_truce.formats.marc import contents
from precarious_truce.formats.marc.countries import UNKNOWN, country_of
from precarious_truce.formats.marc.crosswalk import CROSSWALK, NAME
from precarious_truce.formats.marc.dates import coded
from precarious_truce.formats.marc.languages import main_code
from precarious_truce.formats.marc.linking import NONE, OWN_KEY, Place, linked, scripts_in
from precarious_truce.formats.marc.names import heading_of, name_of
from precarious_truce.formats.marc.records import OURS, Field, Record, clean, place_of
from precarious_truce.formats.marc.spreading import nonfiling
from precarious_truce.formats.marc.types import KIND
from precarious_truce.formats.marc.values import inverted, labelled
from precarious_truce.model import Book, Chapter, Library, Loss, Reference, Work
from precarious_truce.model.described import INHERITED
from precarious_truce.model.library import as_works

__all__ = ["losses", "records_of"]

Works = Library | Work | Iterable[Work]


def _key(key: str) -> str:
    return clean(key) or "unnamed"


def records_of(works: Works, *, analytic: bool = False) -> Iterator[Record]:
    """The records of works; with `analytic` each part has one of its own, which names its host."""
    keys = WrittenKeys(_key)
    for work in as_works(works):
        root = tree(work)
        if analytic:
            yield from _analytics(root, keys, "")
        else:
            yield _whole(root, keys(root.own.key))


# --- one record -----------------------------------------------------------------------------------


def _whole(root: Node, key: str) -> Record:
    """The record of a work with all that is in it."""
    type_, fields = _written(root.own)
    below = [node for node in root.walk() if node is not root]
    if below:
        fields += _notes(root)
        if not _says_all(root):
            fields += _constituents(root, scripts_in(fields))
    return _record(root.own, type_, fields, key, below)


def _constituents(root: Node, scripts: int) -> Iterator[Field]:
    """The linked fields of every part, in printed order."""
    number = 0

    def below(node: Node, parent: int) -> Iterator[Field]:
        nonlocal number, scripts
        for order, child in enumerate(node.children, 1):
            number += 1
            here = number
            part = child.part
            assert not isinstance(part, (Book, Reference))
            _, fields = _written_part(child)
            key = _key(part.key) if part.key else ""
            made = linked(fields, Place(here, parent, order), scripts, key, part.emptied)
            scripts += scripts_in(made)
            yield from made
            yield from below(child, here)

    yield from below(root, 0)


def _written(ref: Reference) -> tuple[str, list[Field]]:
    """Type and level of a record, and its fields."""
    type_, tags = CROSSWALK.write(ref)
    return type_, [one for fields in tags.values() for one in fields]


def _written_part(node: Node) -> tuple[str, list[Field]]:
    """The same of a part, by what it says itself."""
    ref = _as_part(node)
    type_, fields = _written(ref)
    if isinstance(node.part, Chapter) and (kind := node.own.kind):
        words = kind.replace("-", " ")
        fields.append(Field("655", " 7", (("a", words), ("0", f"{KIND}{kind}"), ("2", "local"))))
    return type_, fields


def _as_part(node: Node) -> Reference:
    if isinstance(node.part, Chapter):
        return node.own.with_valid(type="chapter", kind=None)
    return node.own


# --- the note of contents -------------------------------------------------------------------------


def _notes(root: Node) -> list[Field]:
    parts = [_unit(node) for node in root.walk() if node is not root]
    return contents.written(parts, root.own.contents_status)


def _unit(node: Node) -> dict[str, str]:
    """A part as the note has it."""
    own = node.own
    number = own.volume if own.kind == VOLUME else own.number
    kind = "volume" if own.kind == VOLUME else getattr(node.part, "kind", "")
    title = clean(own.title.text) if own.title else "" if number else "Volume"
    names = [name for one in own.author if (h := heading_of(one)) and (name := name_of(h))]
    unit = {
        "number": clean(number or ""), "title": title, "subtitle": clean(own.subtitle or ""),
        "names": ", ".join(map(inverted, names)),
        "pages": clean(own.pages.canonical) if own.pages else "",
        "kind": kind if kind in ("part", "volume") else "",
    }  # fmt: skip
    return {name: text for name, text in unit.items() if text}


_IN_NOTE = frozenset(("key", "type", "title", "subtitle", "number", "pages"))


def _says_all(root: Node) -> bool:
    """Whether the note tells all that would come back of the parts."""
    if any(not _is_plain(node) for node in root.children):
        return False
    parts = [_unit(node) for node in root.children]
    return contents.read(contents.written(parts)) == parts


def _is_plain(node: Node) -> bool:
    """Whether a part has no more than the note can say."""
    part = node.part
    if not isinstance(part, Chapter) or part.key or part.emptied or node.own.kind:
        return False
    if node.children or part.kind == "part":
        return False
    left = CROSSWALK.surviving(_as_part(node))
    texts = (left.title, left.subtitle)
    return _IN_NOTE.issuperset(left.facts()) and all(
        text is None or text.facts().keys() == {"text"} for text in texts
    )


# --- a record for each part -----------------------------------------------------------------------

_OF_CONTAINER = ("container_title", "container_subtitle", "container_author", "volume",
                 "volume_title", "volume_subtitle", "part_number", "part_title")  # fmt: skip


def _analytics(node: Node, keys: WrittenKeys, host: str) -> Iterator[Record]:
    """The record of a node, and those of all below it."""
    key = keys(node.own.key)
    if not host:
        type_, fields = _written(node.own)
        below = [child for child in node.walk() if child is not node]
        yield _record(node.own, type_, fields + (_notes(node) if below else []), key, below)
    else:
        filled = _filled(node)
        type_, fields = _written_part(Node(node.part, node.ref, filled, node.path))
        labels = [labelled(NONE, name) for name in getattr(node.part, "emptied", ())]
        labels += [OWN_KEY] if getattr(node.part, "key", None) else []
        if node.own.kind == VOLUME and not node.own.title and node.ref.title:
            fields = _titled(fields, clean(node.ref.title.text), node.ref.language)
            labels.append(labelled(NONE, "title"))
        fields = _with_host(fields, host, labels)
        yield _record(filled, type_, fields, key, [])
    for child in node.children:
        yield from _analytics(child, keys, key)


def _titled(fields: list[Field], title: str, language: Sequence[str]) -> list[Field]:
    """The fields of a volume without a title of its own, with that of its work in 245."""
    own = next((one for one in fields if one.tag == "245"), Field("245", "00", ()))
    ind = f"{own.ind[0]}{nonfiling(title, language[0] if language else 'en')}"
    made = own._replace(ind=ind, subs=(("a", title), *own.subs))
    return [*(one for one in fields if one is not own), made]


def _filled(node: Node) -> Reference:
    """What a part says itself, with what it has from its book and what it is in."""
    names = INHERITED if node.own.kind == "volume" else (*INHERITED, *_OF_CONTAINER)
    values = {n: v for n in names if (v := getattr(node.ref, n)) and not getattr(node.own, n)}
    return node.own.with_valid(**values)


def _with_host(fields: list[Field], host: str, labels: list[tuple[str, str]]) -> list[Field]:
    """The fields with the number of the host's record."""
    more = (*labels, ("w", f"({OURS}){host}"))
    entry = next((one for one in fields if one.tag == "773"), Field("773", "0 ", ()))
    return [one for one in fields if one is not entry] + [entry._replace(subs=(*entry.subs, *more))]


# --- leader and 008 -------------------------------------------------------------------------------

_RDA: Mapping[str, tuple[tuple[str, str, str, str], ...]] = {
    "a": (("336", "text", "txt", "rdacontent"),),
}


def _record(ref: Reference, type_: str, fields: list[Field], key: str, below: list[Node]) -> Record:
    """The record: its leader, 001, 008 and 040, and the fields in the order of their tags."""
    leader = f"00000n{type_} a2200000uc 4500"
    head = [
        Field("001", "", (("", key),)),
        Field("008", "", (("", _coded(ref, type_, below)),)),
        Field("040", "  ", (("a", OURS), ("b", "eng"), ("e", "rda"), ("c", OURS))),
    ]
    content = [
        Field(tag, "  ", (("a", words), ("b", code), ("2", source)))
        for tag, words, code, source in _RDA.get(type_[0], ())
    ]
    whole = sorted([*head, *content, *fields], key=_place)
    return Record(leader, whole)


def _place(one: Field) -> tuple[bool, str]:
    """By tags, fields in other scripts last."""
    return one.tag == "880", place_of(one)


def _coded(ref: Reference, type_: str, below: list[Node]) -> str:
    """008: dates, country, language, and of books what they are and have: proceedings, an index."""
    date = coded(str(ref.date) if ref.date else "", clean(ref.copyright or ""))
    publisher = ref.publisher[0].text if ref.publisher else ""
    country = country_of(clean(ref.place[0].text), clean(publisher)) if ref.place else UNKNOWN
    kinds = {getattr(node.part, "kind", "") for node in below}
    if type_ in ("am", "aa", "tm"):
        nature = "b" if "bibliography" in kinds else ""
        nature += {"dictionary": "d", "encyclopedia": "e"}.get(ref.kind or "", "")
        nature += "m" if ref.type == "thesis" else ""
        flags = (ref.kind == "proceedings", ref.kind == "festschrift", "index" in kinds)
        middle = f"      {nature:4} {''.join(str(int(flag)) for flag in flags)} | "
    else:
        middle = "|" * 17
    return f"000000{date}{country}{middle:17}{main_code(ref.language)} d"


# --- what is lost ---------------------------------------------------------------------------------


def losses(works: Works, *, analytic: bool = False) -> list[Loss]:
    """Every fact that `records_of` would lose."""
    keys = WrittenKeys(_key)

    def surviving(node: Node) -> Reference:
        left = CROSSWALK.surviving(_as_part(node))
        changes: dict[str, Any] = {"key": _key(node.own.key) if node.path else keys(node.own.key)}
        if isinstance(node.part, Chapter):
            changes["kind"] = node.part.kind
        if node.children and not node.path:
            changes["contents_status"] = node.own.contents_status
        return left.with_valid(**changes)

    return losses_of(works, NAME, surviving, CROSSWALK.reasons)
