"""Hypothesis strategies: works with every field of the model, and text meant to break things.

What is drawn follows the models (`tests.fields`): a field that is added is drawn without an edit
here.  `VALUES` has a strategy for each type of value; `USUAL` adds, for fields known by name, the
values that they have in real records.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from precarious_truce.model import Book, Library, Reference
from precarious_truce.model.books import Chapter, Volume
from precarious_truce.model.dates import Date
from precarious_truce.model.described import CONTENTS_STATUSES
from precarious_truce.model.extents import Extent
from precarious_truce.model.identifiers import DOI, ISBN, ISSN, ORCID
from precarious_truce.model.kinds import BOOK_KINDS, KINDS
from precarious_truce.model.losses import after_losses
from precarious_truce.model.names import Contributor, Name
from precarious_truce.model.pages import Pages
from precarious_truce.model.references import CSL_TYPES, as_book
from precarious_truce.model.references import references as references_of
from precarious_truce.model.roles import RELATORS
from precarious_truce.model.roman import to_roman
from tests.fields import fields_of, is_record, kind_of, required_of

HOSTILE = (
    "null", "true", "0521215609", "1.10", "1e3", "~", "- dash", "? q", ": c", "a: b", "a #b", "#4",
    "{x}", "[y]", "'q'", '"q"', "!Kung", "&a", "*b", "<<", "%d", "@at", "`t`", "|", ">", "a\nb",
    "\\input{x}", "$x_1^2$", "50% & more", "}{", "<script>", "<i>it</i>", "a -- b", "a – b", "É—ß",
    "Река", "日本語", "e\u0301", "\u00a0x", "and others", "A and B", "x\ty", '" .\n<a> <b> <c> .',
    ",", ";", ";x", "a; b", "a, b", "et al.", "x:", "--", "c:d e",
)  # fmt: skip
"""Texts that say something else in one syntax or another."""

words = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn", "Co")),
    min_size=1,
    max_size=12,
)
lines = st.one_of(
    words, st.sampled_from(HOSTILE), st.lists(words, min_size=1, max_size=4).map(" ".join)
).filter(lambda text: text.strip())
"""Text of one or more lines that is not blank."""

plain_lines = lines.map(lambda text: " ".join(text.split())).filter(bool)
"""Text on one line."""

# --- values, by type ------------------------------------------------------------------------------

years = st.integers(1000, 2100).map(str)
dates = st.one_of(
    years,
    st.builds("{}-{:02}".format, years, st.integers(1, 12)),
    st.builds("{}-{:02}-{:02}".format, years, st.integers(1, 12), st.integers(1, 28)),
    st.builds("{}{}".format, years, st.sampled_from("~?%")),
    st.builds("{}/{}".format, years, st.one_of(years, st.just(".."))),
    st.sampled_from(["c. 1931", "forthcoming", "2001-21", "197X"]),
)
_numbers = st.integers(1, 999)
labels = st.one_of(
    _numbers.map(str), _numbers.map(to_roman), _numbers.map(lambda n: f"A{n}"),
    _numbers.map(lambda n: f"[{n}]"), _numbers.map(lambda n: f"{n}a"),
    _numbers.map(lambda n: f"4:{n}"),
)  # fmt: skip
ranges = st.one_of(
    labels, st.builds("{}{}{}".format, labels, st.sampled_from(["–", "-", "--"]), labels)
)
pages = st.one_of(
    st.lists(ranges, min_size=1, max_size=3).map(", ".join),
    st.sampled_from(["134–", "88ff.", "100f.", "70–61", "vx", "e1006791", "11E201", "113–18"]),
)
isbns = st.sampled_from(
    ["978-0-521-08689-9", "9780000000002", "0-19-852663-6", "978-0-00-000000-3"]
)
dois = st.sampled_from(["10.5555/12345678", "10.1002/(SICI)1097<1::AID>3.0", "10.5555/a_b#c%d"])
anything = st.recursive(
    st.one_of(lines, st.booleans(), st.integers(-9, 99)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(plain_lines, inner, max_size=2)
    ),
    max_leaves=4,
)

VALUES: dict[Any, st.SearchStrategy[Any]] = {
    str: plain_lines,
    bool: st.booleans(),
    Any: anything,
    object: anything,
    Date: dates,
    Pages: pages,
    Extent: st.sampled_from(["xiv + 289", "300", "[8] plates", "xii, 4 p.", "many"]),
    ISBN: isbns,
    ISSN: st.sampled_from(["1234-5679", "0000-0001", "2049-3630"]),
    DOI: dois,
    ORCID: st.sampled_from(["0000-0002-1825-0097", "https://orcid.org/0000-0001-5109-3700"]),
}
"""A strategy for each type of value."""

_CLOSED: dict[tuple[type[BaseModel], str], Iterable[str]] = {
    (Book, "kind"): BOOK_KINDS, (Chapter, "kind"): KINDS, (Reference, "type"): CSL_TYPES,
    **{(m, "contents-status"): CONTENTS_STATUSES for m in (Book, Volume, Chapter, Reference)},
}  # fmt: skip
"""Fields of which the model knows every value."""

_urls = st.sampled_from(["https://example.org/a_b?c=d&e=f%20g", "https://example.org/~x"])
_langs = st.sampled_from(["en", "de", "ru", "fr"])
USUAL: dict[str, st.SearchStrategy[Any]] = {
    "abstract": lines,
    "note": lines,
    "article-number": _numbers.map(str),
    "dropping-particle": st.sampled_from(["de", "von"]),
    "edition": st.sampled_from(["2", "Revised edition"]),
    "handle": st.just("1/2"),
    "kind": st.sampled_from(sorted(KINDS)),
    "lang": _langs,
    "language": st.lists(_langs, max_size=2, unique=True),
    "lccn": st.just("n78-890"),
    "non-dropping-particle": st.sampled_from(["van der", "la"]),
    "number": st.one_of(_numbers.map(str), st.sampled_from(["I", "IV", "A", "3a"])),
    "oclc": st.just("1234"),
    "role": st.sampled_from(sorted(RELATORS)),
    "suffix": st.sampled_from(["Jr.", "III"]),
    "text": st.one_of(plain_lines, _urls),
    "url": _urls,
    "volume-count": st.just("3"),
}
"""What fields of these names usually hold; drawn as often as what any field of their type may."""

KEYS: dict[str, st.SearchStrategy[str]] = {
    "accept": st.sampled_from(["P1", "D2"]),
    "extra": st.sampled_from(["bibtex", "biblatex", "ris", "csl-json"]),
    "formats": st.sampled_from(["hardback", "paperback", "online"]),
    "x-": st.one_of(st.just("x-mine"), st.builds("x-{}".format, words)),
}
"""The keys of fields that are mappings."""

_OFTEN = ("author", "editor", "number", "pages", "date", "publisher", "series", "volume")
"""Fields that are drawn three times as often as others, as more depends on them."""

_known_titles = st.sampled_from(
    ["Preface", "Index", "Introduction: Why?", "Conclusions", "Vorwort", "Contents"]
)

# --- records, by their fields ---------------------------------------------------------------------


@cache
def _value(model: type[BaseModel], name: str) -> st.SearchStrategy[Any]:
    """A value for a field of a model, as a record has it."""
    if (model, name) in _CLOSED:
        return st.sampled_from(sorted(_CLOSED[model, name]))
    if name == "key":
        return st.builds("{}-own".format, plain_lines)  # never one that another part derives
    shape, item = kind_of(fields_of(model)[name])
    if shape == "mapping":
        found = st.dictionaries(KEYS.get(name, plain_lines), _of_type(item), max_size=2)
    elif shape == "many":
        found = st.one_of(_of_type(item), st.lists(_of_type(item), max_size=3))
    else:
        found = _of_type(item)
    return st.one_of(USUAL[name], found) if name in USUAL else found


@cache
def _of_type(annotation: Any) -> st.SearchStrategy[Any]:
    """A value of a type; of a record, some of its fields, or the text that stands for it."""
    shape, item = kind_of(annotation)
    if shape == "mapping":
        return st.dictionaries(st.sampled_from(["file", "zz"]), _of_type(item), min_size=1)
    if not is_record(annotation):
        return VALUES[annotation]
    if issubclass(annotation, Name):
        return _names(annotation)
    full = some_fields(annotation, 3)
    short = annotation.shorthand
    return st.one_of(full, _value(annotation, short).filter(_is_text)) if short else full


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _names(model: type[Name]) -> st.SearchStrategy[Any]:
    """A person in parts, or a literal name: the model refuses a name that is both."""
    of_people = {"family", "given", "suffix", "comma-suffix", "static-ordering"}
    of_people |= {name for name in fields_of(model) if "particle" in name}
    person = _with({"family": plain_lines}, some_fields(model, 3, without={"family", "literal"}))
    body = _with({"literal": plain_lines}, some_fields(model, 2, without=of_people | {"literal"}))
    return st.one_of(person, body, st.builds("{}, {}".format, plain_lines, plain_lines))


def _with(
    head: dict[str, st.SearchStrategy[Any]], rest: st.SearchStrategy[dict[str, Any]]
) -> st.SearchStrategy[dict[str, Any]]:
    return st.builds(lambda first, more: first | more, st.fixed_dictionaries(head), rest)


def some_fields(
    model: type[BaseModel],
    most: int,
    also: dict[str, st.SearchStrategy[Any]] | None = None,
    without: frozenset[str] | set[str] = frozenset(),
) -> st.SearchStrategy[dict[str, Any]]:
    """What must be there and a few other fields, so that a book stays small enough to read."""
    more, needed = also or {}, set(required_of(model)) - without
    names = [n for n in (*fields_of(model), *more) if n not in needed and n not in without]
    names += [n for n in _OFTEN if n in names] * 2

    def chosen(keys: list[str]) -> st.SearchStrategy[dict[str, Any]]:
        return st.fixed_dictionaries(
            {key: more[key] if key in more else _value(model, key) for key in keys}
        )

    some = st.lists(st.sampled_from(names), max_size=most, min_size=int(not needed), unique=True)
    return some.map(lambda keys: [*sorted(needed), *keys]).flatmap(chosen)


persons = _names(Name)
contributors = _names(Contributor)

# --- works ----------------------------------------------------------------------------------------


def _chapters(depth: int) -> st.SearchStrategy[list[Any]]:
    bare = st.one_of(_known_titles, plain_lines)
    also = {"contents": _chapters(depth - 1)} if depth else {}
    full = some_fields(Chapter, 5, also)
    known = _with({"title": _known_titles}, some_fields(Chapter, 4, also, {"title"}))
    return st.lists(st.one_of(bare, full, known), max_size=4 if depth else 2)


_volumes = st.lists(
    _with({"number": st.integers(1, 999).map(str)}, some_fields(
        Volume, 5, {"contents": _chapters(0)}, {"number"})),
    max_size=2,
)  # fmt: skip
raw_books = _with({"contents": _chapters(1)}, some_fields(Book, 5, {"volumes": _volumes}, {"key"}))
"""Books as a record has them, before they are models."""


def _fitting(raw: dict[str, Any]) -> dict[str, Any]:
    """The record without a kind of parts where its type is that of a whole book."""
    if raw["type"] == "book" and raw.get("kind") not in (*BOOK_KINDS, "volume"):
        raw.pop("kind", None)
    return raw


raw_references = some_fields(Reference, 6, without={"type", "key", "title"}).flatmap(
    lambda some: st.fixed_dictionaries(
        {"type": _value(Reference, "type"), "title": _value(Reference, "title")}
    ).map(lambda head: _fitting(head | some))
)
"""Other works, likewise."""


def _book(raw: dict[str, Any]) -> Book:
    """The book; its parts without keys where two of them, or derived ones, would be the same."""
    try:
        return Book.model_validate(raw)
    except ValidationError as error:
        if {fault["type"] for fault in error.errors()} != {"duplicate_key"}:
            raise
        return Book.model_validate(_without_keys(raw))


def _without_keys(part: Any) -> Any:
    if not isinstance(part, dict):
        return part
    found = {name: value for name, value in part.items() if name != "key"}
    for holder in ("volumes", "contents"):
        if holder in found:
            found[holder] = [_without_keys(inner) for inner in found[holder]]
    return found


books = raw_books.map(_book)
references = raw_references.map(Reference.model_validate)


def _library(works: list[Any]) -> Library:
    """Works under keys of their own, whatever they were called; no two parts under one key."""
    found: list[Any] = []
    taken: set[str] = set()
    for number, work in enumerate(works, 1):
        made = work.model_validate({**dict(after_losses(work, [])), "key": f"w{number}"})
        if isinstance(made, Reference):  # readers give a Book where one can hold all of it
            made = as_book(made) or made
        if not taken.isdisjoint(ref.key for ref in references_of(made)):
            made = made.with_valid(
                volumes=tuple(map(_keyless, made.volumes)),
                contents=tuple(map(_keyless, made.contents)),
            )
        taken.update(ref.key for ref in references_of(made))
        found.append(made)
    return Library(found)


def _keyless(part: Any) -> Any:
    """A volume or chapter, and all in it, without keys."""
    return part.with_valid(key=None, contents=tuple(map(_keyless, part.contents)))


libraries = st.lists(st.one_of(books, references), min_size=1, max_size=2).map(_library)
"""Libraries of one or two works with keys w1, w2."""
