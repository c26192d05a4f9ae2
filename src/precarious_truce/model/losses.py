"""The loss ledger: each fact that a format has no place for, named before it is lost.

>>> from precarious_truce.model.books import Book
>>> book = Book(title="Rivers", author="Marsh, E.", contents=[{"title": "One", "pages": "1–30"}])
>>> loss = Loss(("marsh", "contents", 0, "pages"), "1–30", None, "no place for pages")
>>> after_losses(book, [loss]).contents[0].pages is None
True
>>> print(loss)
marsh: contents[0].pages: 1–30 is lost (no place for pages)
>>> joined = Joined(("marsh", "subtitle"), "Essays", None, "no field for subtitles")
>>> after_losses(Book(key="marsh", title="Rivers", subtitle="Essays"), [joined]).title.text
'Rivers: Essays'
>>> print(joined)
marsh: subtitle: Essays stands in the title (no field for subtitles)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from pydantic import BaseModel

from precarious_truce.errors import TruceError
from precarious_truce.model.base import Path, Record, key_of, shown_path
from precarious_truce.model.titles import joined

if TYPE_CHECKING:
    from precarious_truce.model.described import Described

__all__ = ["SUBTITLES", "Joined", "Loss", "Moved", "after_losses"]

W = TypeVar("W", bound="Described")


class Loss(NamedTuple):
    """A fact that would not come back as it was.

    `path` leads to it, from the work's key on, by the record's keys; `value` is the fact, `left`
    what stands there afterwards (None: nothing); `reason` says why, for people.
    """

    path: Path
    value: object
    left: object
    reason: str

    def __str__(self) -> str:
        key, *steps = self.path
        where = shown_path(tuple(steps))
        return f"{key}: {where}: {self._told()} ({self.reason})"

    def _told(self) -> str:
        """What becomes of the fact."""
        value, left = _shown(self.value), _shown(self.left)
        several = _is_counted(self.value)
        if self.value == ():
            return "that there is none is lost" if self.left is None else f"{left} is added"
        if self.left is None:
            return f"{value} {'are' if several else 'is'} lost"
        if self.left == ():
            return "none is left"
        if self.value is None:
            return f"{left} {'are' if _is_counted(self.left) else 'is'} added"
        if value == left:  # what differs is further within
            return f"{value} {'do' if several else 'does'} not come back as it was"
        return f"{value} {'become' if several else 'becomes'} {left}"


class Joined(Loss):
    """A subtitle that stands in its title, behind a colon: nothing of it is lost but its place."""

    __slots__ = ()

    def _told(self) -> str:
        return f"{_shown(self.value)} stands in the title"


class Moved(Loss):
    """A fact that stands elsewhere afterwards; the reason says where."""

    __slots__ = ()

    def _told(self) -> str:
        return f"{_shown(self.value)} is moved"


_MOST_SHOWN = 3


def _is_counted(value: object) -> bool:
    """Whether a list is told by how many are in it."""
    return isinstance(value, (tuple, list)) and len(value) > _MOST_SHOWN


def _shown(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, (tuple, list)):
        if _is_counted(value):
            return f"{len(value)} items"
        return ", ".join(_shown(v) for v in value)
    text = " ".join(_in_words(value).split())
    return text if len(text) <= 60 else text[:57] + "…"


def _in_words(value: object) -> str:
    """A value as people write it: of a record what stands for it, else field by field."""
    if isinstance(value, dict):
        return "; ".join(f"{name} {_shown(held)}" for name, held in value.items())
    if isinstance(value, bool):
        return str(value).lower()
    if not isinstance(value, Record):
        return str(value)
    facts = {key_of(name): held for name, held in value.facts().items()}
    said = facts.pop(type(value).shorthand or "", None)
    if type(value).__str__ is not BaseModel.__str__ and "key" not in type(value).model_fields:
        said, facts = str(value), {}
    parts = [_shown(said)] if said is not None else []
    return "; ".join(parts + [f"{name} {_shown(held)}" for name, held in facts.items()])


def after_losses(work: W, losses: Iterable[Loss]) -> W:
    """The work with what is left in place of each value; made anew, so inheritance holds again.

    What is left of a whole says what is left of all in it: losses further below change nothing.

    Raises `TruceError` where a loss is of something that the work does not have.
    """
    tree = work.model_dump(by_alias=True, exclude_defaults=True)
    losses = _outermost(list(losses))
    others = [loss for loss in losses if not isinstance(loss, Joined)]
    by_depth = sorted(others, key=lambda loss: _order(loss.path), reverse=True)
    for loss in losses:
        if isinstance(loss, Joined):
            _applied(_join, loss, tree, loss.path[1:])
    for loss in sorted(by_depth, key=lambda loss: loss.left is None):
        _applied(_put, loss, tree, loss.path[1:], loss.left)
    return type(work).model_validate(tree)


def _outermost(losses: list[Loss]) -> list[Loss]:
    """The losses without those of what is in a value that another loss puts something else for."""
    replaced = {loss.path for loss in losses if loss.left is not None}
    return [
        loss
        for loss in losses
        if not any(loss.path[:end] in replaced for end in range(2, len(loss.path)))
    ]


def _applied(change: Callable[..., None], loss: Loss, *where: object) -> None:
    try:
        change(*where)
    except (LookupError, TypeError, ValueError):
        raise TruceError.of("K1", f"there is nothing at {shown_path(loss.path)}") from None


Tree = Any
"""What a dump of a model holds at some place: a mapping, a list, text."""


def _order(path: Path) -> tuple[tuple[int, str, int], ...]:
    """A sort key: what lies deeper and later comes later, so it is replaced first."""
    return tuple((0, "", s) if isinstance(s, int) else (1, s, 0) for s in path)


def _put(tree: Tree, path: Path, left: object) -> None:
    """Put `left` at the end of a path; where nothing is left, what gets empty by that goes too."""
    *parents, last = path
    holders = [tree]
    for step in parents:
        holders.append(_opened(holders[-1], step))
    holder = holders[-1]
    if left is not None:
        holder[last] = left
    else:
        del holder[last]
        for above, step in zip(reversed(holders[:-1]), reversed(parents), strict=True):
            if above[step] != {}:
                break
            del above[step]


SUBTITLES = {
    "title": "subtitle",
    "container-title": "container-subtitle",
    "volume-title": "volume-subtitle",
}
"""Key of a title → that of its subtitle."""

_TITLES = {subtitle: title for title, subtitle in SUBTITLES.items()}


def _join(tree: Tree, path: Path) -> None:
    """Put the subtitle at the end of a path into its title."""
    *parents, subtitle = path
    holder = tree
    for step in parents:
        holder = _opened(holder, step)
    name = _TITLES[str(subtitle)]
    title = _opened(holder, name) if name in holder else {}
    holder[name] = {**title, "text": joined(_text_of(title), _text_of(holder.pop(subtitle)))}


def _text_of(value: Tree) -> str:
    """The text of a title, of what it is in a dump or in the model."""
    if isinstance(value, dict):
        return str(value.get("text", ""))
    return "" if value is None else str(value)


def _opened(holder: Tree, step: str | int) -> Tree:
    """What stands at a step, made such that something in it can be replaced."""
    if isinstance(holder[step], tuple):
        holder[step] = list(holder[step])
    elif isinstance(holder[step], str):
        holder[step] = {"text": holder[step]}
    return holder[step]
