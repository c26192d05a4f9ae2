"""RIS (RefMan's Format Specifications 2001, 2011), as Zotero, EndNote and others use it.

A chapter has its book in T2 and BT, its book's editors in A2, the series in T3 and its editors in
A3; of a book A3 are the editors and A2 those of the series.  People of other roles, and what says
which type an entry is where TY does not, stand in U5, which the format leaves to its users.

>>> from precarious_truce.model import Book
>>> book = Book(title="Rivers", author="Marsh, Eleanor", date="2004",
...             contents=[{"title": "Preface", "pages": "ix–xiv"}])
>>> text = dumps(book)
>>> print(text, end="")
TY  - BOOK
ID  - marsh2004
TI  - Rivers
AU  - Marsh, Eleanor
PY  - 2004
ER  -
<BLANKLINE>
TY  - CHAP
ID  - marsh2004-preface
TI  - Preface
AU  - Marsh, Eleanor
T2  - Rivers
BT  - Rivers
PY  - 2004
SP  - ix
EP  - xiv
ER  -
>>> loads(text) == Library([book]), losses(book)
(True, [])
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from precarious_truce.errors import Diagnostic, Severity
from precarious_truce.formats.crosswalk.building import Keys, Say, distinct, reference
from precarious_truce.formats.crosswalk.decoding import decoded
from precarious_truce.formats.crosswalk.flattening import flattened
from precarious_truce.formats.crosswalk.gathering import Told, gathered
from precarious_truce.formats.crosswalk.ledger import losses as losses_of
from precarious_truce.formats.crosswalk.roles import fields_of, groups
from precarious_truce.formats.ris.rows import (
    ARTICLES,
    PARTS,
    READ_TYPES,
    ROLES,
    TABLE,
    read_people,
    tag_of,
    write_people,
)
from precarious_truce.formats.ris.syntax import normal, records, written
from precarious_truce.formats.ris.values import (
    date_of,
    date_tags,
    is_issn,
    pages_of,
    pages_tags,
)
from precarious_truce.model import Date, Library, Loss, Pages, Reference, Work
from precarious_truce.model.keys import unused
from precarious_truce.model.kinds import BOOK_KINDS, KINDS, infer
from precarious_truce.model.library import as_works
from precarious_truce.model.references import CSL_TYPES, references

__all__ = ["TABLE", "dumps", "entries", "loads", "losses", "pieces"]

NAME = "ris"


_ORDER = (
    "TY", "ID", "TI", "ST", "TT", "AU", "A2", "A3", "A4", "T2", "BT", "J2", "T3", "VL", "NV", "IS",
    "M1", "SE", "ET", "CY", "PB", "PY", "DA", "SP", "EP", "SN", "DO", "UR", "Y2", "LA",
)  # fmt: skip
_RANK = {tag: n for n, tag in enumerate(_ORDER)}


# --- facts that share tags ------------------------------------------------------------------------

Tags = dict[str, list[str]]


def _as_list(value: Any) -> list[str]:
    return list(value) if isinstance(value, list) else [value]


def _spread(rows: Mapping[str, Any], type_: str) -> Tags:
    """The tags of a record, from the names of rows."""
    tags: Tags = {}
    for name, value in rows.items():
        if name == "date":
            tags |= {tag: [text] for tag, text in date_tags(value).items()}
        elif name == "pages" and type_ != "book":
            tags |= {tag: [text] for tag, text in pages_tags(Pages(value)).items()}
        elif name == "pages":
            tags["SP"] = [value]
        elif name in ("isbn", "issn"):
            tags.setdefault("SN", []).append(value)
        elif name.startswith("U5:"):
            tags.setdefault("U5", []).extend(f"{name[3:]}: {text}" for text in _as_list(value))
        else:
            tags[name] = _as_list(value)
    if "T2" in tags and type_ in PARTS:
        tags["BT"] = tags["T2"]
    return tags


_OWN = re.compile(r"([^:\n]+): (.+)", re.DOTALL)
_LISTS = ("AU", "A1", "A2", "A3", "A4", "ED", "KW")


def _folded(tags: Mapping[str, list[str]], type_: str) -> tuple[dict[str, Any], Tags]:
    """The names of rows, and what of the tags none of them holds."""
    rows: dict[str, Any] = {}
    rest: Tags = {}
    journal = type_ in ARTICLES
    for tag, values in tags.items():
        if tag in _LISTS:
            rows[tag] = values
        elif tag == "SN":
            for value in values:
                name = "issn" if is_issn(value, journal) else "isbn"
                if value and rows.setdefault(name, value) is not value:
                    rest.setdefault(tag, []).append(value)
        elif tag == "N1":
            rows[tag] = "\n".join(v for v in values if v)
        elif tag not in ("DA", "PY", "Y1", "SP", "EP", "U5"):
            rows[tag], rest[tag] = values[0], values[1:]
    _fold_dates(tags, rows, rest)
    _fold_pages(tags, rows, rest, type_)
    for value in tags.get("U5", ()):
        own = _OWN.fullmatch(value)
        if own is None:
            rest.setdefault("U5", []).append(value)
        else:
            rows.setdefault(f"U5:{own[1].strip()}", []).append(own[2])
    if type_ in PARTS and rows.get("BT") == rows.get("T2"):
        rows.pop("BT", None)
    return rows, {tag: values for tag, values in rest.items() if any(values)}


def _fold_dates(tags: Mapping[str, list[str]], rows: dict[str, Any], rest: Tags) -> None:
    found = [
        (tag, values[0]) for tag in ("DA", "PY", "Y1") if (values := tags.get(tag)) and values[0]
    ]
    dates = {tag: date for tag, text in found if (date := date_of(text))}
    best = max(dates, key=lambda tag: _fineness(dates[tag]), default=None)
    for tag, text in found:
        if tag == best:
            rows["date"] = dates[tag]
        elif tag not in dates or Date(dates[tag]).year != Date(dates[best or tag]).year:
            rest.setdefault(tag, []).append(text)


def _fineness(date: str) -> int:
    """How much a date says; one that is no EDTF least."""
    return len(date) if Date(date).valid or not date.isdigit() else 0


def _fold_pages(
    tags: Mapping[str, list[str]], rows: dict[str, Any], rest: Tags, type_: str
) -> None:
    found = {tag: values[0] for tag in ("SP", "EP") if (values := tags.get(tag)) and values[0]}
    if type_ == "book" and "EP" in found:
        found["SP"] = found.get("SP", found["EP"])
        rest["EP"] = [found.pop("EP")]
    if pages := pages_of(found):
        rows["pages"] = pages


# --- writing --------------------------------------------------------------------------------------


def _prepared(ref: Reference) -> Reference:
    """What the format can say of a reference, as far as rows do not decide it."""
    changes = flattened(ref)
    journal = ref.type in ARTICLES
    for name, is_right in (("isbn", False), ("issn", True)):
        value = changes.get(name) or getattr(ref, name)
        if value and is_issn(str(value), journal) is not is_right:
            changes[name] = None
    if ref.series and ref.series.issn and not is_issn(str(ref.series.issn), journal):
        changes["series"] = ref.series.replaced(issn=None)
    return ref.replaced(**changes) if changes else ref


def _rows(ref: Reference) -> dict[str, Any]:
    """The rows of a prepared reference, with people of other roles and what TY does not say."""
    rows = TABLE.write(ref)
    for role, people in groups(ref, ref.type, ROLES):
        if names := write_people(people):
            rows[f"U5:{_role(role)}"] = names
    tag = tag_of(ref)
    if READ_TYPES[tag] != ref.type and tag != "CONF":
        rows["U5:type"] = ref.type
    if kind := _kind(ref):
        rows["U5:kind"] = kind
    return rows


def _role(role: str) -> str:
    return " ".join(role.replace(":", " ").split()) or "contributor"


def _kind(ref: Reference) -> str | None:
    """The kind, where it has to be said."""
    if ref.type == "book":
        return (
            ref.kind if ref.kind in BOOK_KINDS and ref.kind not in ("book", "proceedings") else None
        )
    if ref.kind not in KINDS or ref.type not in PARTS:
        return None
    usual = infer(ref.title.text, number=ref.number) if ref.title else "chapter"
    return None if ref.kind == usual else ref.kind


def _tags(ref: Reference, key: str, parent: str | None = None) -> Tags:
    ref = _prepared(ref)
    rows = _rows(ref) | ({"U5:in": parent} if parent else {})
    tags = _spread(rows, ref.type)
    tags |= _foreign(ref, tags)
    tags |= {"TY": [tag_of(ref)], "ID": [key]}
    return dict(sorted(tags.items(), key=lambda item: _RANK.get(item[0], len(_RANK))))


_TAG = re.compile(r"[A-Z][A-Z0-9]")


def _foreign(ref: Reference, tags: Tags) -> Tags:
    """The tags of another program, but for what would be taken for something else."""
    extra = (ref.extra or {}).get(NAME, {})
    added: Tags = {}
    for tag, text in extra.items():
        values = [line for line in normal(text).split("\n") if line]
        if (
            _TAG.fullmatch(tag)
            and tag not in ("TY", "ER", "ID", "U5")
            and tag not in tags
            and values
        ):
            added[tag] = values
    if not added:
        return {}
    unknown = _understood({**tags, **added}, ref.type)[1]
    return {tag: values for tag, values in added.items() if unknown.get(tag) == values}


def pieces(works: Library | Work | Iterable[Work]) -> Iterator[str]:
    """The text of all references, a record at a time, a blank line between them."""
    between, book = "", ""
    taken: set[str] = set()
    for work in as_works(works):
        for ref in references(work):
            key = _key(ref.key, taken)
            if ref.within is None:
                book = key
            parent = None if ref.within is None or key.startswith(f"{book}-") else book
            yield between + written(_tags(ref, key, parent))
            between = "\n"


def _key(key: str, taken: set[str]) -> str:
    found = unused(normal(key) or "unnamed", taken)
    taken.add(found)
    return found


def dumps(works: Library | Work | Iterable[Work]) -> str:
    """The references of the works as RIS."""
    return "".join(pieces(works))


# --- reading --------------------------------------------------------------------------------------


def loads(text: str | bytes, *, file: str | None = None) -> Library:
    """The library of a RIS file; what is damaged is in `.diagnostics`."""
    source, diagnostics = decoded(text, file)
    unread: list[str] = []
    read = list(_records((source,), file, diagnostics, unread))
    found = distinct((ref, say) for ref, _, say in read)
    told = {ref.key: Told(in_) for ref, (_, in_, _) in zip(found, read, strict=True) if in_}
    return Library(gathered(found, told), diagnostics, unread)


def entries(
    chunks: Iterable[str], diagnostics: list[Diagnostic], *, file: str | None = None
) -> Iterator[Reference]:
    """Each record of a text that comes in pieces, as soon as it is read; none is held."""
    keys = Keys()
    for ref, _, say in _records(chunks, file, diagnostics, None):
        yield keys.own(ref, say)


def _records(
    chunks: Iterable[str],
    file: str | None,
    diagnostics: list[Diagnostic],
    unread: list[str] | None,
) -> Iterator[tuple[Reference, str, Say]]:
    """Each reference, the key of what it is in, and a way to report something of it."""

    def at(line: int, excerpt: str, hint: str | None = None) -> Say:
        def say(code: str, message: str) -> None:
            diagnostics.append(
                Diagnostic(
                    code, message, Severity.WARNING, file, line, 1, excerpt=excerpt, hint=hint
                )
            )

        return say

    for record in records(chunks):
        if isinstance(record, tuple):
            line, stray = record
            if unread is not None:
                unread.append(stray)
            say = at(line, stray.partition("\n")[0], "a record begins with TY  - ")
            say("R1", "this is in no record; it is skipped")
            continue
        say = at(record.line, record.first)
        if "TY" not in record.fields:
            say("R2", "the record has no type (TY)")
        if not record.closed:
            say("R3", "the record is not closed; it ends here (ER)")
        yield *_reference(record.fields, say), say


def _type(tags: Mapping[str, list[str]]) -> tuple[str, str | None]:
    """The CSL type and kind of a record."""
    tag = next(iter(tags.get("TY", ())), "").strip().upper()
    type_ = READ_TYPES.get(tag, "document")
    own = {m[1]: m[2] for value in tags.get("U5", ()) if (m := _OWN.fullmatch(value))}
    if own.get("type", "") in CSL_TYPES:
        return own["type"], None
    if tag == "CONF" and not tags.get("T2") and not tags.get("BT"):
        return "book", own.get("kind", "proceedings")
    return type_, own.get("kind")


def _reference(tags: Mapping[str, list[str]], say: Any) -> tuple[Reference, str]:
    """The reference of a record, and the key of what it says that it is in."""
    type_, kind = _type(tags)
    known = {tag: values for tag, values in tags.items() if tag not in ("TY", "ID")}
    found, unknown = _understood(known, type_)
    extra = {
        tag: "\n".join(line for v in values for line in v.split("\n") if line)
        for tag, values in unknown.items()
    }
    tag = next(iter(tags.get("TY", ())), "").strip()
    if tag and tag.upper() not in READ_TYPES:
        extra["TY"] = tag
    found |= {"type": type_, "kind": kind}
    if key := normal(next(iter(tags.get("ID", ())), "")):
        found["key"] = key
    if extra := {k: v for k, v in extra.items() if v}:
        found["extra"] = {NAME: extra}
    made = reference(found)
    for name in made.refused:
        say("R4", f"{name} cannot be used; it is left out")
    own = [m[2] for v in tags.get("U5", ()) if (m := _OWN.fullmatch(v)) and m[1] == "in"]
    return made.ref, own[0] if own else ""


_SPOKEN = ("U5:type", "U5:kind", "U5:in")
_FACTS = frozenset(row.name for row in TABLE.rows if row.name.startswith("U5:"))


def _understood(tags: Mapping[str, list[str]], type_: str) -> tuple[dict[str, Any], Tags]:
    """The facts of a record, and the tags that none of them took."""
    rows, rest = _folded(tags, type_)
    facts = {k: v[0] if k in _FACTS else v for k, v in rows.items() if not _is_role(k)}
    found, unread = TABLE.read({k: v for k, v in facts.items() if k not in _SPOKEN}, type_)
    headless = _without_heads(found)
    unread += [row.name for row in TABLE.rows if row.field in headless]
    grouped = [(k[3:], p) for k, v in rows.items() if _is_role(k) and (p := read_people(v))]
    found |= fields_of(grouped, type_, ROLES, series=False)
    for name in unread:
        for tag in _TAGS_OF.get(name, (name,)):
            if tag in tags and not tag.startswith("U5"):
                rest[tag] = list(tags[tag])
    return found, rest


_TAGS_OF = {"date": ("DA", "PY", "Y1"), "pages": ("SP", "EP"), "isbn": ("SN",), "issn": ("SN",)}


def _is_role(name: str) -> bool:
    return name.startswith("U5:") and name not in _FACTS and name not in _SPOKEN


def _without_heads(found: dict[str, Any]) -> list[str]:
    """Take out the parts of what is not there itself (an editor of no series); their fields."""
    gone = []
    series = found.get("series")
    if series and "title" not in series:
        del found["series"]
        if "editor" in series:
            found.setdefault("editor", series.pop("editor"))
        if "issn" in series:
            found.setdefault("issn", series.pop("issn"))
        gone += [f"series.{part}" for part in series]
    for name in ("title", "container_title", "volume_title"):
        value = found.get(name)
        if isinstance(value, dict) and "text" not in value:
            del found[name]
            gone += [f"{name}.{part}" for part in value]
    return gone


# --- the ledger -----------------------------------------------------------------------------------


def losses(works: Library | Work | Iterable[Work]) -> list[Loss]:
    """What `dumps` would lose."""
    works = list(as_works(works))
    taken: set[str] = set()
    told: dict[str, Told] = {}
    books = [""]

    def kept(ref: Reference) -> Reference:
        left = _kept(ref).replaced(key=_key(ref.key, taken))
        if ref.within is None:
            books[0] = left.key
        else:
            told[left.key] = Told(books[0])
        return left

    return losses_of(works, NAME, kept, told)


def _kept(ref: Reference) -> Reference:
    """What is left of a reference when it is written and read."""
    ref = _prepared(ref)
    found = TABLE.kept(ref)
    _without_heads(found)
    if "date" in found:
        dates: dict[str, Any] = {}
        _fold_dates({k: [v] for k, v in date_tags(found["date"]).items()}, dates, {})
        found["date"] = dates["date"]
    people = [
        (_role(r), read_people(write_people(p) or [])) for r, p in groups(ref, ref.type, ROLES)
    ]
    found |= fields_of([(r, p) for r, p in people if p], ref.type, ROLES, series=False)
    type_ = ref.type
    kind = "proceedings" if tag_of(ref) == "CONF" else _kind(ref)
    found |= {"key": ref.key, "type": type_, "kind": kind}
    own = _foreign(ref, _spread(_rows(ref), ref.type)) if ref.extra else {}
    if own:
        found["extra"] = {NAME: {tag: "\n".join(values) for tag, values in own.items()}}
    return reference(found).ref
