"""CSL-JSON (https://github.com/citation-style-language/schema, csl-data.json).

`item` gives the names that CSL 1.0.2 styles use (appendix IV: `part-number`, `license` …), which is
what a processor reads; `dumps(strict=True)` gives those that csl-data.json admits.  What CSL has no
variable for stands in the item's `custom` member, under the name of this project, by its path in
the record; so that nothing but private `x-…` keys is lost.

>>> from precarious_truce.model import Library, Reference
>>> text = dumps(Reference(key="p", type="chapter", title="Preface", pages="ix–xiv", rights="Free"))
>>> print(text, end="")
[
  {
    "id": "p",
    "citation-key": "p",
    "type": "chapter",
    "title": "Preface",
    "page": "ix-xiv",
    "custom": {
      "precarious-truce": {
        "rights": "Free"
      }
    }
  }
]
>>> loads(text)["p"].rights
'Free'
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from precarious_truce.errors import Diagnostic
from precarious_truce.formats.crosswalk.building import Keys, Made, Report, reference
from precarious_truce.formats.crosswalk.coverage import field_paths
from precarious_truce.formats.crosswalk.engine import (
    Crosswalk,
    Folded,
    Foreign,
    Meaning,
    Placement,
    ReadEntry,
    library,
)
from precarious_truce.formats.crosswalk.flattening import flattened, isbn_of_book
from precarious_truce.formats.crosswalk.gathering import part_at
from precarious_truce.formats.crosswalk.isbns import split_isbns
from precarious_truce.formats.crosswalk.ledger import losses as losses_of
from precarious_truce.formats.crosswalk.rows import Fields
from precarious_truce.formats.crosswalk.unpublished import part_date
from precarious_truce.formats.csl_json import crossref, note
from precarious_truce.formats.csl_json.custom import (
    CUSTOM,
    facts_of,
    placement_of,
    root_of,
    to_custom,
    with_facts,
)
from precarious_truce.formats.csl_json.cutting import LINES, LIST, cuts
from precarious_truce.formats.csl_json.foreign import Json, from_text, to_text
from precarious_truce.formats.csl_json.indenting import indented
from precarious_truce.formats.csl_json.items import (
    Item,
    Items,
    read_items,
    read_lines,
    read_list,
    read_text_of,
)
from precarious_truce.formats.csl_json.rows import (
    OTHER_NAMES,
    STRICT_NAMES,
    STRICT_TABLE,
    TABLE,
    TITLES,
)
from precarious_truce.formats.csl_json.values import read_text
from precarious_truce.formats.cutting import SIZE, Cut, Found, entries_by_cuts
from precarious_truce.formats.garbage import undisturbed
from precarious_truce.model import ISBN, Book, Chapter, Library, Loss, Reference, Work
from precarious_truce.model.kinds import COUNTED_APART
from precarious_truce.model.library import as_works
from precarious_truce.model.references import CSL_TYPES, references

__all__ = [
    "CROSSWALK", "coverage", "cuts", "dumps", "entries", "item", "loads", "losses", "of_cut",
    "pieces",
]  # fmt: skip

Works = Library | Work | Iterable[Work]

NAME = "csl-json"
_STRUCTURAL = ("id", "citation-key", "type", "custom")
"""Members of an item that are no variables."""


class _Types:
    """CSL types are the model's; those of other programs are read too."""

    def write(self, ref: Reference) -> tuple[str, Fields]:
        """The type, which says all."""
        return ref.type, {}

    def read(self, entry_type: str, fields: Mapping[str, Json]) -> Meaning:
        """What an item of the type is."""
        if entry_type in CSL_TYPES:
            return Meaning(entry_type)
        return _OTHER_TYPES.get(entry_type, Meaning("document"))

    def knows(self, entry_type: str) -> bool:
        """Whether CSL can say the type; an item without any is as one of a known type."""
        return not entry_type or entry_type in CSL_TYPES or entry_type in crossref.SAID


_OTHER_TYPES = crossref.TYPES | {
    "article-review": Meaning("review"),
    "computer_program": Meaning("software"),
    "videoRecording": Meaning("motion_picture"),
}
"""Types that other programs write → CSL's."""


class _Variables:
    """Each fact has a variable of its own, under another name in strict CSL-JSON."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names

    def spread(self, rows: Fields, entry_type: str, type_: str) -> Fields:
        """The variables by the names that are written."""
        names = self._names
        return {names.get(name, name): value for name, value in rows.items()} if names else rows

    def fold(self, fields: Mapping[str, Json], entry_type: str, type_: str) -> Folded:
        """The variables by the names that styles use; one that stands there itself comes first."""
        rows = {}
        for name, value in fields.items():
            standard = OTHER_NAMES.get(name, name)
            if standard == name or standard not in fields:
                rows[standard] = value
        return Folded(rows, {})


_TAKEN = crossref.NAMES | {*_STRUCTURAL, *OTHER_NAMES, *(row.name for row in TABLE.rows)}


def _is_free(name: str) -> bool:
    """Whether a name of a foreign item is none that a row could write."""
    return name not in _TAKEN


def _prepared(ref: Reference) -> Reference:
    """A reference as an item says it: an author of the whole book is told only once.

    A division of a book is no part of a volume, and its number no chapter's; nor is that of plates.
    """
    ref = flattened(ref, titles=TITLES, number_volumes=False)
    if ref.within is not None and ref.type != "book":
        if ref.kind in COUNTED_APART:
            ref = ref.with_valid(number=None)
        if ref.part_number or ref.part_title:
            ref = ref.with_valid(part_number=None, part_title=None)
    if ref.container_author and ref.container_author == ref.author:
        return ref.with_valid(container_author=())
    return ref


class _SeveralIsbns:
    """The ISBNs of a book in one string, as Zotero has them: the first, and those of its forms."""

    def fields(self) -> list[str]:
        """The fields of the model that it holds."""
        return []

    def write(self, ref: Reference) -> Fields:
        """Nothing: the other forms of a book are in `custom`."""
        return {}

    def read(self, found: Fields, rows: Mapping[str, Json]) -> list[str]:
        """Part what was found.

        >>> found = {"isbn": "9780521086899 (pbk) 0198526636"}
        >>> _SeveralIsbns().read(found, {}), found["isbn"], list(found["formats"])
        ([], '9780521086899', ['paperback', 'other'])
        """
        text = found.get("isbn")
        if isinstance(text, str) and len(text) > _LONGEST_ISBN:
            found |= split_isbns(text)
        return []


_LONGEST_ISBN = len("978-0-521-08689-9")


def _foreign_text(value: object) -> str:
    return "" if value in (None, "", []) else to_text(value)


CROSSWALK = Crosswalk(
    NAME,
    TABLE,
    _Types(),
    _Variables({}),
    Foreign(_is_free, from_text, _foreign_text, type_name="type"),
    prepare=_prepared,
    annotations=_SeveralIsbns(),
    has_status=True,
)
"""CSL-JSON as data: see `crosswalk.engine`."""

_STRICT = replace(CROSSWALK, table=STRICT_TABLE, compounds=_Variables(STRICT_NAMES))


def item(ref: Reference) -> dict[str, Json]:
    """A reference as one CSL-JSON item, by the names that styles use."""
    return _head(ref) | TABLE.write(_prepared(ref))


def _head(ref: Reference) -> dict[str, Json]:
    return {"id": ref.key, "citation-key": ref.key, "type": ref.type}


# --- writing --------------------------------------------------------------------------------------


def dumps(works: Works, *, strict: bool = False, lines: bool = False) -> str:
    """The references of the works as a CSL-JSON array; `strict` as csl-data.json admits it.

    With `lines` each item is a line of its own (JSON Lines), and there is no array.

    >>> print(dumps(Reference(key="a", type="book", title="Alps"), lines=True), end="")
    {"id": "a", "citation-key": "a", "type": "book", "title": "Alps"}
    """
    return "".join(pieces(works, strict=strict, lines=lines))


def pieces(works: Works, *, strict: bool = False, lines: bool = False) -> Iterator[str]:
    """The JSON text of all references of the works, an item at a time."""
    start = "["
    for work in as_works(works):
        for ref, placement in _placed(work):
            item = _whole_item(ref, placement, strict)
            yield f"{to_text(item)}\n" if lines else f"{start}\n  {indented(item, _INDENT)}"
            start = ","
    if not lines:
        yield "[]\n" if start == "[" else "\n]\n"


_INDENT = "\n  "


def _placed(work: Work) -> Iterator[tuple[Reference, Placement | None]]:
    """The references of a work, each with where it stands."""
    for ref in references(work):
        if ref.within is None or not isinstance(work, Book):
            yield ref, None
            continue
        part = part_at(work, ref.within.path)
        kind = None
        if isinstance(part, Chapter) and part.kind != part.inferred_kind:
            kind = part.kind
        yield ref, Placement(ref.within.parent, True, kind, part.emptied)


def _whole_item(ref: Reference, placement: Placement | None, strict: bool) -> dict[str, Json]:
    """The item with all that CSL has no variable for in its `custom` member."""
    crosswalk = _STRICT if strict else CROSSWALK
    of_book = _isbn_of_book(ref)
    prepared = _prepared(ref)
    rows, back = crosswalk.table.round_trip(
        prepared.with_valid(isbn=of_book) if of_book else prepared
    )
    found = _head(ref) | crosswalk.compounds.spread(rows, ref.type, ref.type)
    foreign = ref.extra.get(NAME, {}) if ref.extra else {}
    shown = {}
    if not strict:
        shown = {k: from_text(v) for k, v in foreign.items() if k not in found and _is_free(k)}
    other = from_text(foreign["custom"]) if "custom" in foreign else None
    other = other if isinstance(other, dict) else {}
    hidden = {k: v for k, v in foreign.items() if k not in shown and not (k == "custom" and other)}
    if of_book or (ref.isbn and placement is not None and ref.type != "book"):
        back.pop("isbn", None)  # what is in `custom` is the part's own
    if ref.note and note.says_variables(ref.note):
        back.pop("note", None)  # nor is a note with `custom` taken apart
    part_date(back)
    base = reference(back | {"key": ref.key, "type": ref.type}).ref
    facts = to_custom(_without_places(ref), base, placement, hidden)
    custom = other | ({CUSTOM: facts} if facts else {})
    return found | shown | ({"custom": custom} if custom else {})


def _isbn_of_book(ref: Reference) -> ISBN | None:
    """The ISBN that the item of a part has from its book, where it is read as one."""
    isbn = isbn_of_book(ref)
    return isbn if isbn and len(str(isbn)) <= _LONGEST_ISBN else None


def _without_places(ref: Reference) -> Reference:
    """The reference without what no one else is to see, or what is written elsewhere."""
    extra = {k: v for k, v in (ref.extra or {}).items() if k != NAME and v}
    return ref.with_valid(private=None, extra=extra or None, kind=_stated_kind(ref))


def _stated_kind(ref: Reference) -> str | None:
    """The kind of a work that is no plain book; that of a part is told by its place."""
    return ref.kind if ref.within is None and ref.kind != "book" else None


# --- reading --------------------------------------------------------------------------------------


def loads(text: str | bytes, *, file: str | None = None) -> Library:
    """The library that CSL-JSON holds: a list of items, one item, or an object with `items`.

    >>> loads('[{"id": 1, "type": "book", "title": "Rivers", "shelf": 3}]')["1"].extra
    {'csl-json': {'shelf': '3'}}
    """
    with undisturbed():
        items = read_items(text, file)
        return library(map(_entry, items), items.diagnostics, items.unread)


def entries(
    chunks: Iterable[str],
    diagnostics: list[Diagnostic],
    *,
    file: str | None = None,
    keys: Keys | None = None,
) -> Iterator[Work]:
    """Each item of a text that comes in pieces, as soon as it is read; none is held."""
    return entries_by_cuts(
        cuts(chunks, SIZE, file=file), of_cut, diagnostics, file=file, keys=keys
    )  # fmt: skip


def of_cut(cut: Cut, diagnostics: list[Diagnostic], *, file: str | None = None) -> Iterator[Found]:
    """The items of a cut, and where they say that they stand."""
    items = Items(cut.text, file, diagnostics=diagnostics, line=cut.line)
    with undisturbed():
        if cut.form == LINES:
            read_lines(items)
        elif cut.form == LIST:
            read_list(items, 1)
        else:
            read_text_of(items)
    for found in items:
        yield Found(*_entry(found))


def _entry(found: Item) -> ReadEntry:
    """The reference of an item, and where it says that it stands."""
    item, report = found.value, found.report
    mine, others = _custom_of(item, report)
    variables = {name: value for name, value in item.items() if name not in _STRUCTURAL}
    type_ = item.get("type")
    entry_type = type_ if isinstance(type_, str) else "" if type_ is None else to_text(type_)
    if not mine:
        variables, entry_type = _with_note(variables, entry_type, report)
    key, kept = _key(item, variables.pop("citation-key", None), report)
    if crossref.is_dialect(item, entry_type):
        variables, more, dropped = crossref.understood(variables, entry_type)
        kept |= more
        if dropped:
            report("J7", f"Crossref's notes on its record are left out: {_listed(dropped)}")
    fields = CROSSWALK.understood(entry_type, key, variables)
    extra = fields.pop("extra", {}).get(NAME, {}) | {k: to_text(v) for k, v in kept.items()}
    if others:
        extra["custom"] = to_text(others)
    made = reference(fields)
    if made.refused:
        extra |= _refused(made, fields, variables, report)
    facts, unknown = facts_of(mine)
    if facts or unknown:
        made = _with_custom(fields, facts, unknown, variables, report)
    whole = _extra_of(mine)
    if extra:
        whole[NAME] = whole.get(NAME, {}) | extra
    ref = made.ref.with_valid(extra=whole) if whole else made.ref
    placement = placement_of(mine)
    if placement and "isbn" not in facts:
        placement = placement._replace(repeats_isbn=True)
    return ReadEntry(ref, placement, report)


def _with_note(
    variables: dict[str, Json], entry_type: str, report: Report
) -> tuple[dict[str, Json], str]:
    """The variables of an item and of its note, and the type."""
    found = note.understood(variables, entry_type, _NOTED_TYPES)
    if found.overruled:
        report("J8", f"the note's {_listed(found.overruled)} is used, not the item's")
    return found.variables, found.type


_NOTED_TYPES = frozenset((*CSL_TYPES, *_OTHER_TYPES))


def _key(item: Mapping[str, Json], noted: Json, report: Report) -> tuple[str, dict[str, Json]]:
    """The key of an item, and the other one that it has, where it is not left out.

    An address where a database has the item is no key where there is another.
    """
    id_, cited = (read_text(item.get(name)) or "" for name in ("id", "citation-key"))
    cited = cited or read_text(noted) or ""
    if not id_ and not cited:
        report("J2", "the item has no id; one is made for it")
    if not id_ or not cited or id_ == cited:
        return id_ or cited, {}
    if "://" in id_:
        report("J7", f"the id is left out for the citation-key: {id_[:100]}")
        return cited, {}
    return id_, {"citation-key": cited}


def _custom_of(item: Mapping[str, Json], report: Report) -> tuple[dict[str, Json], dict[str, Json]]:
    """The custom data of an item: ours, and that of others."""
    custom = item.get("custom")
    if not isinstance(custom, dict):
        return {}, {}
    mine = custom.get(CUSTOM)
    if mine is not None and not isinstance(mine, dict):
        report("J5", f"custom.{CUSTOM} is no object; it is left out")
    others = {name: value for name, value in custom.items() if name != CUSTOM}
    return mine if isinstance(mine, dict) else {}, others


def _refused(
    made: Made, fields: Fields, variables: Mapping[str, Json], report: Report
) -> dict[str, str]:
    """The variables that the model cannot hold, as text; their fields are taken out."""
    texts: dict[str, str] = {}
    for field in made.refused:
        names = [name for name in TABLE.names_of(field, fields["type"]) if name in variables]
        report("J3", f"{field.replace('_', '-')} cannot be read; it is "
                     f"{'kept as it is' if names else 'left out'}")  # fmt: skip
        texts |= {name: to_text(variables[name]) for name in names}
        fields.pop(field, None)
    return texts


def _extra_of(mine: Mapping[str, Json]) -> dict[str, dict[str, str]]:
    """What the custom data holds of the `extra` of formats."""
    extra = mine.get("extra")
    if not isinstance(extra, dict):
        return {}
    return {
        format: texts
        for format, values in extra.items()
        if isinstance(values, dict)
        and (texts := {k: v for k, v in values.items() if isinstance(v, str)})
    }


def _with_custom(
    fields: dict[str, Json],
    facts: dict[str, Json],
    unknown: list[str],
    named: Mapping[str, Json],
    report: Report,
) -> Made:
    """The reference with the facts of its custom data that can be used and are not out of date.

    Where another program changed a variable, the fact that would have written it as it was before
    is out of date, and the variable holds.
    """
    made = reference(with_facts(fields, facts))
    if refused := unknown + [path for path in facts if root_of(path) in made.refused]:
        report("J5", f"custom data cannot be used; it is left out: {_listed(refused)}")
        facts = {path: fact for path, fact in facts.items() if path not in refused}
        made = reference(with_facts(fields, facts))
    dated: list[str] = []
    before = item(reference(fields).ref)
    while changed := _changed(named, before, item(made.ref)):
        field, facts = _without_one(fields, facts, changed)
        made = reference(with_facts(fields, facts))
        dated.append(field.replace("_", "-"))
    if dated:
        report("J6", f"custom data is out of date; the variables are used: {_listed(dated)}")
    return made


def _without_one(
    fields: dict[str, Json], facts: dict[str, Json], changed: list[str]
) -> tuple[str, dict[str, Json]]:
    """A field that has a say in the variables, and the facts without it; absent ones first."""
    roots = {root_of(path): fact for path, fact in facts.items()}
    written = item(reference(with_facts(fields, facts)).ref)
    found = next(iter(roots)), dict[str, Json]()
    for field in sorted(roots, key=lambda field: roots[field] is not None):
        less = {path: fact for path, fact in facts.items() if root_of(path) != field}
        without = item(reference(with_facts(fields, less)).ref)
        if any(without.get(name) != written.get(name) for name in changed):
            return field, less
    return found


def _changed(
    named: Mapping[str, Json], before: Mapping[str, Json], after: Mapping[str, Json]
) -> list[str]:
    """The variables of an item that are not as facts would have written them.

    `before` and `after` are what the item would be without and with the facts.
    """
    return [
        name
        for name, value in before.items()
        if name not in _STRUCTURAL and after.get(name) not in (value, named.get(name))
    ]


def _listed(paths: list[str]) -> str:
    return ", ".join(path[:60] for path in paths[:10]) + (" …" if len(paths) > 10 else "")


# --- what is lost ---------------------------------------------------------------------------------


def losses(works: Works, *, strict: bool = False, lines: bool = False) -> list[Loss]:
    """What would not come back: private keys, and names of `extra` that a variable has already."""
    works = list(as_works(works))
    placements = {ref.key: place for work in works for ref, place in _placed(work) if place}

    def surviving(ref: Reference) -> Reference:
        left = _surviving(ref)
        of_book = _isbn_of_book(ref) if ref.key not in placements else None
        return left.with_valid(isbn=of_book) if of_book else left

    return losses_of(works, NAME, surviving, placements)


def _surviving(ref: Reference) -> Reference:
    """What is left of a reference: all but private keys, for `custom` holds the rest."""
    extra = {name: texts for name, texts in (ref.extra or {}).items() if texts}
    if foreign := extra.pop(NAME, {}):
        extra[NAME] = {name: to_text(from_text(text)) for name, text in foreign.items()}
    return ref.with_valid(
        private=None,
        extra=extra or None,
        kind=_stated_kind(ref),
        formats=ref.formats or None,
    )


def coverage(*, strict: bool = False, lines: bool = False) -> dict[str, str]:
    """Field of the model → "" where there is a place for it, else why there is none."""
    reason = "keys that begin with x- are exported nowhere"
    return dict.fromkeys(field_paths(), "") | {"private": reason}
