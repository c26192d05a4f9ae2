"""Lints on people: names and roles.

>>> fold("Ágnes  KOVÁCS")
'agnes kovacs'
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from precarious_truce.checks.registry import Finding, I, W, lint
from precarious_truce.checks.subject import Subject
from precarious_truce.model import Book, Contributor, Name, Work
from precarious_truce.model.layout import Part, Path

__all__ = ["fold", "people_lists"]

ROLES = (
    "author", "editor", "translator", "compiler", "illustrator", "introduction", "foreword",
    "afterword", "commentator", "annotator", "editorial_director", "contributor",
)  # fmt: skip


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Text without accents, case and double spaces, for comparing."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def people_lists(subject: Subject) -> list[tuple[Path, tuple[Name, ...]]]:
    """Every list of people that a work or part has of its own, with its path."""
    if subject.people is None:
        subject.people = list(_all_people(subject))
    return subject.people


def _all_people(subject: Subject) -> Iterator[tuple[Path, tuple[Name, ...]]]:
    for path, described in subject.detailed:
        fields = described.__dict__
        for role in ROLES:
            if fields[role]:
                yield from _by_key(subject, path, role.replace("_", "-"), fields[role])
        for field in ("series", "original", "reissue_of"):
            for role in ("author", "editor") if fields[field] is not None else ():
                if people := getattr(fields[field], role, ()):
                    yield (*path, field.replace("_", "-"), role), people


def _by_key(
    subject: Subject, path: Path, key: str, people: tuple[Name, ...]
) -> Iterator[tuple[Path, tuple[Name, ...]]]:
    """The people of one key; contributors by the key of the role that the record has for them."""
    if key != "contributor" or subject.has(path, key) or subject.raw is None:
        yield (*path, key), people
        return
    by_role: dict[str, list[Name]] = {}
    for person in people:
        role = person.role if isinstance(person, Contributor) else None
        by_role.setdefault((role or key).replace(" ", "-"), []).append(person)
    for role, persons in by_role.items():
        yield (*path, role), tuple(persons)


# --- R1, R2, R3: roles --------------------------------------------------------------------------


@lint("R1", W)
def translated_from(subject: Subject) -> Iterator[Finding]:
    """A translator, but nothing that was translated

    What was translated stands in `original: {title: …, language: …}`, and its language is
    another than that of this edition.
    """
    whole = subject.work
    for path, described in subject.detailed:
        if not described.translator or _is_of_a_bibliography(whole):
            continue
        original = described.original or whole.original
        at = (*path, "translator")
        if original is None:
            if not (described.title and getattr(described.title, "original", None)):
                yield Finding(
                    at, "a translator, but no `original`", "add `original: {title: …, language: …}`"
                )
        elif original.language and set(original.language) == set(
            described.language or whole.language
        ):
            yield Finding(
                at, f"translated from {', '.join(original.language)} into the same language"
            )


def _is_of_a_bibliography(work: Work) -> bool:
    """Whether a record is the entry of a bibliography, which says no more than it cites."""
    return not isinstance(work, Book) or work.contents_status == "partial"


def _own_author(part: Part) -> bool:
    """Whether it names its author, even the one that it would inherit."""
    return "author" in part.chapter.model_fields_set


def _chapters(subject: Subject) -> list[Part]:
    """The chapters of the body, those of parts included; what is inside a chapter left out."""
    kinds = ("chapter", "entry", "letter")
    return [
        part
        for part in subject.parts
        if part.matter == "body"
        and part.chapter.kind in kinds
        and not _is_division(part)
        and all(_is_division(around) for around in part.ancestors)
    ]


def _is_division(part: Part) -> bool:
    """Whether it only holds chapters: it is a part, or what is in it has its own authors."""
    return part.chapter.kind == "part" or any(c.chapter.author for c in part.children)


@lint("R2", W)
def author_of_a_collection(subject: Subject) -> Iterator[Finding]:
    """An edited volume with an author

    The book has an editor and an author although every chapter has its own author: it is an edited
    volume.  Drop the author of the book, or say which chapters are the author's.
    """
    book = subject.book
    if book is None or not (book.author and book.editor):
        return
    chapters = _chapters(subject)
    if len(chapters) > 1 and all(_own_author(p) for p in chapters):
        message = "author and editor, although every chapter has its own author"
        yield Finding(("author",), message, "an edited volume has no author: drop it")


@lint("R3", W)
def odd_author(subject: Subject) -> Iterator[Finding]:
    """One chapter is unlike all others in having, or not having, an author

    In a book by one author a single numbered chapter has an author of its own; in an edited volume
    a single numbered chapter has none.  Front and back matter never count, nor does a chapter that
    the author wrote with somebody.
    """
    book = subject.book
    if book is None or not (book.author or book.editor):
        return
    chapters = [p for p in _chapters(subject) if p.chapter.number]
    odd = [p for p in chapters if (_own_author(p) if book.author else not _has_author(p))]
    if len(odd) != 1 or len(chapters) < 2:
        return
    (part,) = odd
    authors = part.chapter.author
    if not book.author:
        yield Finding((*part.path, "title"), f"only {part.name} has no author")
    elif authors and not set(authors) & set(book.author):
        message = f"only {part.name} has an author of its own: {authors[0]}"
        yield Finding((*part.path, "author"), message)


def _has_author(part: Part) -> bool:
    here = (part, *part.ancestors)
    return any(p.chapter.author or "author" in p.chapter.emptied or _own_author(p) for p in here)


# --- N1, N2: one name or two --------------------------------------------------------------------

_INITIAL = re.compile(r"[^\W\d_]\.?")
_ORGANISATION = frozenset(
    ("group", "society", "university", "press", "institute", "institut", "committee",
     "association", "academy", "museum", "library", "office", "bureau", "ministry", "department",
     "council", "commission", "company", "verlag", "gesellschaft", "union", "club", "collective",
     "project", "team", "survey", "foundation", "stiftung", "center", "centre", "school",
     "college", "league", "party", "united", "nations", "bank", "church", "army", "board",
     "trust", "federation", "corporation", "laboratory", "archive", "archives", "service",
     "collaboration", "consortium", "conference", "congress", "network", "initiative",
     "economics", "studies", "partners", "associates", "agency", "authority", "government",
     "parliament", "senate", "court", "abbey", "convent", "seminary", "order", "vatican")
)  # fmt: skip
"""Words that organisations have in their names, and people have not."""


_IN_TEXT = {"literal", "family", "given", "suffix", "role"}


def _may_be_text(name: Name) -> bool:
    """Whether a name may have been written as text; a record says it where it was not."""
    return name.model_fields_set <= _IN_TEXT


@lint("N1", W)
def name_cut_in_two(subject: Subject) -> Iterator[Finding]:
    """One name written as two

    `[Gorodetsky, Gabriel]` is a list of two to YAML.  Write `Gorodetsky, Gabriel` without brackets;
    of several names each on a line of its own.
    """
    for path, people in people_lists(subject):
        pairs = [(str(a), str(b)) for a, b in zip(people[::2], people[1::2], strict=False)]
        if (
            2 * len(pairs) == len(people)
            and all(name.literal and _may_be_text(name) for name in people)
            and all(_is_family(a) and _is_given(b) for a, b in pairs)
            and subject.in_brackets(path)
        ):
            names = "; ".join(f"{a}, {b}" for a, b in pairs[:3])
            message = f"{len(people)} names of single words: is it {names}?"
            yield Finding(path, message, f"write `{names}`")


_WHOLE = re.compile(r"[\u3400-\u9fff\uac00-\ud7a3]{3,4}")
"""A whole Chinese, Japanese or Korean name, which has no gap."""


def _is_family(text: str) -> bool:
    if _WHOLE.fullmatch(text):
        return False
    return " " not in text and "." not in text and text[:1].isalpha()


def _is_given(text: str) -> bool:
    first, *others = text.split() or [""]
    return first[:1].isalpha() and len(others) < 3 and all(_INITIAL.fullmatch(o) for o in others)


@lint("N2", I)
def perhaps_a_person(subject: Subject) -> Iterator[Finding]:
    """A name without a comma is taken as it stands

    `Ruth Whitcombe` may be a person, `Lantern Press` is not.  Write a person as
    `Whitcombe, Ruth`, an organisation as `{literal: Lantern Press}`.
    """
    for path, people in people_lists(subject):
        for index, name in enumerate(people):
            if name.literal and _looks_like_a_person(name.literal) and _may_be_text(name):
                words = name.literal.split()
                hint = (
                    f"write `{words[-1]}, {' '.join(words[:-1])}`, or "
                    f"`{words[0]}, {' '.join(words[1:])}` where the family name stands first, or "
                    f"`{{literal: {name.literal}}}`"
                )
                yield Finding(
                    (*path, index), f"{name.literal}: a person, or an organisation?", hint
                )


_TITLES = frozenset(
    ("pope", "papst", "pape", "papa", "saint", "st", "sainte", "mother", "sister", "brother",
     "father", "king", "queen", "emperor", "prince", "princess", "pseudo", "venerabilis")
)  # fmt: skip
"""Words before names that have no family name in them."""
_ORDINAL = re.compile(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})")


def _looks_like_a_person(text: str) -> bool:
    words = text.split()
    if words and (words[0].casefold().strip(".") in _TITLES or _ORDINAL.fullmatch(words[-1])):
        return False
    return (
        2 <= len(words) <= 3
        and all(w[0].isupper() and all(c.isalpha() or c in ".'’-" for c in w) for w in words)
        and not any(
            w.casefold().strip(".") in _ORGANISATION or (len(w) > 2 and w.isupper()) for w in words
        )
    )


_BETWEEN_NAMES = re.compile(r"(?<!\s)\s*+;\s*+|,?+(?<!\s)\s++(?:and|und|et|&)\s++")


@lint("N4", W)
def several_written_as_one(subject: Subject) -> Iterator[Finding]:
    """Several people are written as one name

    `Smith, Jane and Doe, Ann` is one person to the record, whose given name is `Jane and Doe`.
    Write each name on a line of its own, or in a list: `[{family: Smith, given: Jane}, …]`.
    """
    for path, people in people_lists(subject):
        for index, name in enumerate(people):
            if _holds_several(name) and _may_be_text(name):
                names = [
                    one for part in _BETWEEN_NAMES.split(_as_given(name)) for one in _pairs(part)
                ]
                hint = f"write each on a line of its own: {' | '.join(f'- {n}' for n in names[:4])}"
                yield Finding((*path, index), f"{_as_given(name)}: one name, or several?", hint)


def _holds_several(name: Name) -> bool:
    if name.literal:
        parts = _BETWEEN_NAMES.split(name.literal)
        return len(parts) > 1 and all(map(_looks_like_a_person, parts))
    if len(_pairs(_as_given(name))) > 1:
        return True
    return any(_BETWEEN_NAMES.search(text) for text in (name.given, name.suffix) if text)


_SUFFIX = re.compile(
    r"(?:jr|sr|[ivx]+|[0-9]+(?:st|nd|rd|th)|esq|bart|ph\.? ?d|d\.? ?phil|m\.? ?[da]|s\.? ?j)"
    r"\.?",
    re.I,
)


def _as_given(name: Name) -> str:
    """A name with its parts in the order in which they were written, as far as that is known.

    BibTeX takes what stands between two commas for a suffix, also in a row of names.

    >>> _as_given(Name(family="Doe", suffix="J.", given="Roe, K."))
    'Doe, J., Roe, K.'
    """
    if "," in (name.given or "") and name.suffix and not _SUFFIX.fullmatch(name.suffix):
        return ", ".join((name.family or "", name.suffix, name.given or ""))
    return name.inverted


def _pairs(text: str) -> list[str]:
    """Families with their given names, where several stand in a row with nothing but commas.

    >>> _pairs("Marsh, E., Roe, A."), _pairs("King, Martin, Jr., PhD"), _pairs("")
    (['Marsh, E.', 'Roe, A.'], ['King, Martin, Jr., PhD'], [])
    """
    pieces = [piece.strip() for piece in text.split(",")]
    if len(pieces) < 4 or len(pieces) % 2 or any(not p or _SUFFIX.fullmatch(p) for p in pieces):
        return [text] if text else []
    return [", ".join(pieces[n : n + 2]) for n in range(0, len(pieces), 2)]


_IN_BRACKETS = re.compile(r"[(\[] ?(?P<word>[^\W\d_]{2,12})\.? ?[)\]],?")
_ROLE_WORDS = dict.fromkeys(
    ("ed", "eds", "editor", "editors", "éd", "éds", "hg", "hgg", "hrsg", "red", "dir", "coord"),
    "editor",
) | dict.fromkeys(
    ("tr", "trans", "transl", "translator", "translators", "trad", "übers"), "translator"
)
"""What bibliographies write behind a name → the key of the record for it."""


@lint("N5", W)
def role_in_a_name(subject: Subject) -> Iterator[Finding]:
    """What somebody did stands in the name

    `Marsh, Eleanor (Ed.)` is printed as the name of an author.  The key of the record says what
    people did: `editor: Marsh, Eleanor`.
    """
    for path, people in people_lists(subject):
        for index, name in enumerate(people):
            role, bare = _without_role(name)
            if role:
                names = "the names" if len(people) > 1 else f"`{bare}`"
                yield Finding(
                    (*path, index),
                    f"{name.inverted}: a role in a name",
                    f"write {names} as `{role}`",
                )


def _without_role(name: Name) -> tuple[str, str]:
    """The role that a name states, and the name without it; "" where it states none."""
    text = name.inverted
    words = [found["word"] for found in _IN_BRACKETS.finditer(text)]
    if name.suffix:
        words.append(name.suffix.rstrip("."))
        text = text.removesuffix(name.suffix)
    role = next((_ROLE_WORDS[w.casefold()] for w in words if w.casefold() in _ROLE_WORDS), "")
    return role, " ".join(_IN_BRACKETS.sub("", text).split()).strip(" ,") if role else ""


# --- N3: one person, two spellings --------------------------------------------------------------


class _Spelling(NamedTuple):
    given: tuple[str, ...]
    shown: str
    orcid: str


@lint("N3", W)
def spelled_in_two_ways(subject: Subject) -> Iterator[Finding]:
    """The same person is spelled in two ways in one record

    `Kovács, Á.` and `Kovács, Ágnes`, or `Kovacs, Agnes`: an index makes two people of them.
    """
    seen: dict[tuple[str, ...], list[_Spelling]] = {}
    for path, people in people_lists(subject):
        for index, name in enumerate(people):
            parts = _parts(name)
            if parts is None:
                continue
            family, given, shown = parts
            spelling = _Spelling(given, shown, str(name.orcid or ""))
            group = seen.setdefault((fold(family), *(g[0] for g in given)), [])
            other = next((s for s in group if s.shown == shown), None)
            if other is None:
                other = _other_spelling(spelling, group)
                if other:
                    yield Finding(
                        (*path, index), f"{shown} is spelled {other.shown} elsewhere in this record"
                    )
                if len(group) < 20:
                    group.append(spelling)


def _parts(name: Name) -> tuple[str, tuple[str, ...], str] | None:
    """Family name, folded given names, and the name as shown; None where it has not both."""
    if name.literal:
        *first, family = name.literal.split()
        if not (first and _looks_like_a_person(name.literal)):
            return None
        return family, _given_names(" ".join(first)), name.literal
    given = _given_names(name.given or "")
    shown = unicodedata.normalize("NFC", name.inverted)
    return (name.family, given, shown) if name.family and given else None


def _given_names(text: str) -> tuple[str, ...]:
    return tuple(w for w in re.split(r"[\s.]+", fold(text)) if w)


def _other_spelling(one: _Spelling, group: list[_Spelling]) -> _Spelling | None:
    """The one other spelling that surely means the same person."""
    alike = [s for s in group if _may_be_one(one, s)]
    same = next((s for s in alike if s.given == one.given), None)
    in_full = {s.given for s in (*group, one) if _is_in_full(s)}
    return same or (alike[0] if alike and len(in_full) <= 1 else None)


def _is_in_full(spelling: _Spelling) -> bool:
    return all(len(name) > 1 for name in spelling.given)


def _may_be_one(one: _Spelling, other: _Spelling) -> bool:
    """Whether the given names are the same, or initials of the others, and no ORCID iD differs."""
    if one.orcid and other.orcid and one.orcid != other.orcid:
        return False
    pairs = zip(one.given, other.given, strict=True)
    return all(a == b or len(a) == 1 or len(b) == 1 for a, b in pairs)
