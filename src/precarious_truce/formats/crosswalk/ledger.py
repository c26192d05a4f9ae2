"""The loss ledger of a flat format: what its rows have no place for, and what they change.

A format says what survives of each reference, row by row; gathering that gives the works that come
back, and every fact in which a work differs from what comes back of it is a loss.  Where the tree
of contents does not come back as it was, that is one loss, of the tree.

>>> from precarious_truce.model import Title
>>> list(differences(Title(text="Река", romanized="Reka"), Title(text="Река")))
[Difference(path=('romanized',), value='Reka', left=None)]
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from precarious_truce.formats.crosswalk.gathering import Placement, gathered, part_at
from precarious_truce.formats.crosswalk.markup import plain
from precarious_truce.formats.garbage import undisturbed
from precarious_truce.model import Book, Chapter, Library, LocalText, Loss, Reference, Volume, Work
from precarious_truce.model.base import Record, key_of, shown_path
from precarious_truce.model.described import INHERITED
from precarious_truce.model.library import as_works
from precarious_truce.model.losses import SUBTITLES, Joined, Moved
from precarious_truce.model.references import as_book, references
from precarious_truce.model.titles import joined

__all__ = ["Difference", "Part", "Path", "differences", "losses", "of_part"]

Path = tuple[str | int, ...]
Part = Book | Volume | Chapter | Reference


class Difference(NamedTuple):
    """The smallest fact in which two values differ; None where one of them has nothing."""

    path: Path
    value: Any
    left: Any


_TREE = ("contents", "volumes")
_OF_PLACE = frozenset(("key", *map(key_of, INHERITED)))
"""Keys of what a part may say only since it is where it is."""


def losses(
    works: Library | Work | Iterable[Work],
    name: str,
    surviving: Callable[[Reference], Reference],
    placements: Mapping[str, Placement] | None = None,
    reasons: Mapping[str, str] | None = None,
    gather: Callable[[list[Reference]], list[Work]] | None = None,
) -> list[Loss]:
    """Every fact of the works that would not come back as it was from the format `name`.

    `surviving` gives what comes back of a reference, `placements` are what the format says of where
    parts stand, by their keys; `reasons` say why it has no place for a field (see `coverage`).
    `gather` puts together what comes back, where its reader does more than that.
    """
    with undisturbed():
        before = list(as_works(works))
        ledger = _Ledger(name, reasons or {})
        after = []
        for work in before:
            for ref in references(work):
                left = surviving(ref)
                ledger.keys.setdefault(ref.key, left.key)
                after.append(left)
        found = gather(after) if gather else gathered(after, placements).works
        return list(ledger.losses(before, found))


def of_part(
    name: str, reasons: Mapping[str, str], before: Part, after: Part, root: Path
) -> Iterator[Loss]:
    """What a work or part at the path `root` says itself and is not left so in the format `name`.

    Its own parts are left aside.
    """
    return _Ledger(name, reasons).of_part(before, after, root)


SHOWN = {
    "bibtex": "BibTeX", "biblatex": "BibLaTeX", "csl-json": "CSL-JSON", "ris": "RIS",
    "mods": "MODS", "marcxml": "MARC", "marc": "MARC", "csv": "CSV",
    "tsv": "TSV", "xlsx": "a table", "open-library": "Open Library", "oai-dc": "Dublin Core",
    "crossref-xml": "Crossref",
}  # fmt: skip
"""Name of a format → as people write it."""


@dataclass
class _Ledger:
    """The comparison of works with what comes back of them; `keys`: before → after."""

    name: str
    reasons: Mapping[str, str]
    keys: dict[str, str] = field(default_factory=dict)

    @property
    def shown(self) -> str:
        """The name of the format as people write it."""
        return SHOWN.get(self.name, self.name)

    def losses(self, before: list[Work], after: list[Work]) -> Iterator[Loss]:
        """In the order of what comes back; a work found in another, or on its own, is a loss."""
        works = {self.keys[work.key]: work for work in before}
        left = {work.key for work in after}
        for work in before:
            if self.keys[work.key] not in left:
                reason = f"{self.shown} takes it for a part of another work"
                yield Loss((work.key,), work, None, reason)
        for work in after:
            earlier = works.get(work.key)
            if earlier is None:
                yield Loss((work.key,), None, work, f"{self.shown} does not say what it is in")
            else:
                yield from self._of_work(earlier, work)

    def _of_work(self, before: Work, after: Work) -> Iterator[Loss]:
        if isinstance(before, Reference) and isinstance(after, Book):
            before = as_book(before) or before
        root = (before.key,)
        yield from self.of_part(before, after, root)
        if not isinstance(before, Book) or not isinstance(after, Book):
            return
        if not any(getattr(book, holder) for book in (before, after) for holder in _TREE):
            return
        keys = [self.keys[ref.key] for ref in references(before)]
        same = keys == [ref.key for ref in references(after)]
        if same and _nesting(before) == _nesting(after):
            yield from self._below(before, after, root)
            return
        yield from self._moved(before, after)
        for holder in _TREE:
            value, left = getattr(before, holder), getattr(after, holder)
            if value != left:
                reason = f"{self.shown} has no place for the order or nesting of parts"
                yield Loss((*root, holder), value or None, left or None, reason)

    def _moved(self, before: Book, after: Book) -> Iterator[Loss]:
        """What parts that are found elsewhere in the tree lose beside their place.

        What they have from what they are in is another there, and no loss of theirs.
        """
        found = {ref.key: ref for ref in references(after)}
        for ref in references(before):
            left = found.get(self.keys[ref.key])
            if ref.within is None or left is None or left.within is None:
                continue
            part, other = (part_at(b, r.within.path)
                           for b, r in ((before, ref), (after, left)) if r.within)  # fmt: skip
            if type(part) is type(other):
                is_derived = isinstance(part, Chapter) and part.kind == part.inferred_kind
                of_place = _OF_PLACE | {"kind"} if is_derived else _OF_PLACE
                yield from (
                    loss
                    for loss in self.of_part(part, other, (before.key, *ref.within.path))
                    if loss.path[len(ref.within.path) + 1] not in of_place
                    and loss.value is not None
                )

    def _below(self, before: Part, after: Part, root: Path) -> Iterator[Loss]:
        """Part by part, where the trees are nested alike."""
        for holder in _TREE:
            pairs = zip(_parts(before, holder), _parts(after, holder), strict=True)
            for index, (part, left) in enumerate(pairs):
                here = (*root, holder, index)
                yield from self.of_part(part, left, here)
                yield from self._below(part, left, here)

    def of_part(self, before: Part, after: Part, root: Path) -> Iterator[Loss]:
        """What a work or part says itself and is not left so, its own parts aside."""
        found = list(_own_differences(before, after))
        inside = _joined(found)
        titles = inside.values()
        moved = _moved(found)
        for path, value, left in found:
            if path in inside:
                reason = self._said(path) or f"{self.shown} has title and subtitle in one"
                yield Joined((*root, *path), value, None, reason)
            elif path not in titles:
                reason = moved.get(path) or self._reason(path, value, left)
                loss = Moved if path in moved and left is None else Loss
                yield loss((*root, *path), value, left, reason)

    def _reason(self, path: Path, value: object, left: object) -> str:
        """Why a fact is lost: what the format says of its field, or of what it is in."""
        if left == ():
            return f"{self.shown} says that there is none"
        said = self._said(path)
        if said:
            return said
        if isinstance(value, (str, LocalText)) and isinstance(left, (str, LocalText)):
            return self._of_text(str(value), str(left))
        if left is not None:
            if value is None and path == ("key",):
                return "the key that is derived there is another"
            if value is not None:
                return f"{self.shown} has another form of it"
            if path == ("contributor",):
                return f"{self.shown} has people of other roles here"
            return f"{self.shown} says it of every part"
        where = "" if said is None else " here"
        return f"{self.shown} has no place for it{where}"

    def _said(self, path: Path) -> str | None:
        """What the format says of a field, "" where it has a place for it, None of no such."""
        steps = [step.replace("-", "_") for step in path if isinstance(step, str)]
        if steps[0] == "formats":  # names of formats are no fields
            steps[1:2] = []
        while steps:
            reason = self.reasons.get(".".join(steps))
            if reason is not None:
                return reason
            steps.pop()
        return None

    def _of_text(self, value: str, left: str) -> str:
        """Why a text is another."""
        if plain(value) != value and _spaced(plain(value)) == _spaced(left):
            return f"{self.shown} has text without markup"
        if _spaced(value) == _spaced(left):
            return f"{self.shown} has one line for it"
        return f"{self.shown} cannot say it as it is"


def _spaced(text: str) -> list[str]:
    return text.split()


def _joined(found: Iterable[Difference]) -> dict[Path, Path]:
    """Of subtitles that are lost since they stand in their titles: its path → that of the title."""
    changed = {path: (value, left) for path, value, left in found}
    inside: dict[Path, Path] = {}
    for title, subtitle in SUBTITLES.items():
        below, gone = changed.get((subtitle,), (None, ""))
        path = next((p for p in ((title,), (title, "text")) if p in changed), None)
        if path and below is not None and gone is None:
            before, left = changed[path]
            if str(left) == joined(before and str(before), str(below)):
                inside[subtitle,] = path
    return inside


def _parts(part: Part, holder: str) -> tuple[Part, ...]:
    found: tuple[Part, ...] = getattr(part, holder, ())
    return found


def _nesting(part: Part) -> tuple[Any, ...]:
    """How many parts a part has, and these."""
    return tuple(tuple(map(_nesting, _parts(part, holder))) for holder in _TREE)


# --- facts ----------------------------------------------------------------------------------------


def _moved(found: Iterable[tuple[Path, object, object]]) -> dict[Path, str]:
    """Why facts change that stand elsewhere afterwards: a form's ISBN that becomes the book's."""
    gone = {_text(value): path for path, value, left in found if left is None}
    added = [(path, _text(left)) for path, value, left in found if value is None]
    there = {text: path for path, text in added if text in gone}
    return {
        **{gone[text]: f"it stands in `{shown_path(path)}`" for text, path in there.items()},
        **{
            path: f"it comes from `{shown_path(gone[text])}`"
            for path, text in added
            if text in gone
        },
    }


def _text(value: object) -> str:
    """A value as text; of a record with one fact, that fact."""
    if isinstance(value, Record) and len(facts := value.facts()) == 1:
        return str(next(iter(facts.values())))
    return str(value)


def _own_differences(before: Part, after: Part) -> Iterator[Difference]:
    """The differences in what two parts say themselves, and in what they empty."""
    values, left = _own(before), _own(after)
    for name in dict.fromkeys((*values, *left)):
        value, other = values.get(name), left.get(name)
        if value is not other and not _alike(value, other):
            yield from differences(value, other, (_key(before, name),))
    for name in before.emptied:
        if name not in after.emptied and name not in left:
            yield Difference((_key(before, name),), (), None)
    for name in after.emptied:
        if name not in before.emptied:
            yield Difference((_key(before, name),), values.get(name), ())


def _own(part: Part) -> dict[str, Any]:
    """The fields that a part has, the type of a work among them, but no kind of a plain book."""
    values = {k: v for k, v in part.facts().items() if k not in ("emptied", *_TREE)}
    if isinstance(part, Book) and part.kind == "book":
        del values["kind"]
    return values | ({"type": part.type} if isinstance(part, (Book, Reference)) else {})


def _key(record: Record, name: str) -> str:
    fields = type(record).model_fields
    return fields[name].alias or name if name in fields else name


def differences(value: Any, left: Any, path: Path = ()) -> Iterator[Difference]:
    """The smallest facts in which two values differ."""
    if _alike(value, left):
        return
    found = list(_finer(value, left, path))
    yield from found or [Difference(path, value, left)]


def _alike(value: object, left: object) -> bool:
    return type(value) is type(left) and bool(value == left)


def _finer(value: Any, left: Any, path: Path) -> Iterator[Difference]:
    """The differences in the fields of records, in mappings and in lists of as many records."""
    if isinstance(value, Record) and (left is None or type(left) is type(value)):
        yield from _of_records(value, left, path)
    elif isinstance(value, dict) and path[-1:] == ("formats",):
        yield from _of_mappings(value, left or {}, path)
    elif isinstance(value, dict) and isinstance(left, dict) and value and left:
        if "extra" in path[-2:]:  # it may be left in part, format by format
            yield from _of_mappings(value, left, path)
    elif _are_records(value) and _are_records(left) and len(value) == len(left):
        for index, pair in enumerate(zip(value, left, strict=True)):
            yield from differences(*pair, (*path, index))


def _of_records(value: Record, left: Record | None, path: Path) -> Iterator[Difference]:
    values, others = value.facts(), left.facts() if left is not None else {}
    short = type(value).shorthand or ""
    here, there = values.get(short), others.get(short)
    if set(values) | set(others) == {short} and isinstance(here or there, str):
        yield Difference(path, here, there)
        return
    for name in dict.fromkeys((*values, *others)):
        yield from differences(values.get(name), others.get(name), (*path, _key(value, name)))


def _of_mappings(
    value: Mapping[str, Any], left: Mapping[str, Any], path: Path
) -> Iterator[Difference]:
    for name in dict.fromkeys((*value, *left)):
        yield from differences(value.get(name), left.get(name), (*path, name))


def _are_records(value: object) -> bool:
    return isinstance(value, tuple) and all(isinstance(item, Record) for item in value)
