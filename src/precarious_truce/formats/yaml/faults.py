"""Faults of a record, found by the model, said with their place in the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from precarious_truce.errors import Diagnostic
from precarious_truce.formats.yaml.source import Path, Source
from precarious_truce.model.base import Record
from precarious_truce.model.books import Book
from precarious_truce.model.faults import (
    DUPLICATE_KEY,
    INNER,
    WANTED,
    hint_for,
    hint_for_value,
    keys_at,
)

__all__ = ["faults_of"]


def faults_of(
    error: ValidationError, source: Source, document: int, root: Path, model: type[Record]
) -> Iterator[Diagnostic]:
    """The faults of the record at `root`, each with its place, as the model found them."""
    told = set[Path]()
    for detail in error.errors(include_url=False, include_input=False):
        path = (*root, *(step for step in detail["loc"] if step != "[key]"))
        if (holder := _no_list(path, source, document)) is None:
            yield _fault(detail, source, document, root, model)
        elif holder not in told:
            told.add(holder)
            yield _list_wanted(holder, source, document)


LISTS = {name: keys_at(Book, (name, 0)) for name in ("contents", "volumes")}
"""Keys whose values are lists of mappings → the keys of these, of which one may stand alone."""


def _no_list(path: Path, source: Source, document: int) -> Path | None:
    """The path of a list on the way that is written as a mapping of other keys, or as text."""
    for depth, step in enumerate(path, 1):
        if step in LISTS and (node := source.node(document, path[:depth])):
            stands_alone = node.kind == "mapping" and LISTS[str(step)].intersection(node.children)
            is_text = node.kind == "scalar" and step == "volumes" and node.value
            if is_text or (node.kind == "mapping" and not stands_alone):
                return path[:depth]
    return None


def _list_wanted(path: Path, source: Source, document: int) -> Diagnostic:
    node = source.node(document, path)
    found = _FOUND[node.kind] if node else "nothing"
    return source.diagnostic(
        "Y5", f"{path[-1]} holds {found} where a list belongs",
        source.place(document, path, at_key=True), path=path,
        hint=hint_for_value(str(path[-1]), "a list", found),
    )  # fmt: skip


def _fault(
    detail: ErrorDetails, source: Source, document: int, root: Path, model: type[Record]
) -> Diagnostic:
    path = (*root, *(step for step in detail["loc"] if step != "[key]"))
    kind = detail["type"]
    if kind == "extra_forbidden":
        return _unknown_key(path, source, document, keys_at(model, path[len(root) : -1]))
    if kind == "missing" and source.node(document, path) is source.node(document, path[:-1]):
        return _missing_key(path, source, document, len(root))
    if kind == DUPLICATE_KEY:
        path = (*path, *detail["ctx"]["path"])
        hint = "give one of them another `key:`"
        place = source.place(document, path)
        return source.diagnostic("Y7", detail["msg"], place, path=path, hint=hint)
    if kind in ("value_error", "assertion_error"):
        message = detail["msg"].removeprefix("Value error, ")
        message, _, hint = message.partition("; ")
        place = source.place(document, path)
        return source.diagnostic("Y5", message, place, path=path, hint=hint or None)
    return _wrong_value(path, kind, source, document)


def _unknown_key(path: Path, source: Source, document: int, known: frozenset[str]) -> Diagnostic:
    key = str(path[-1])
    place = source.place(document, path, at_key=True)
    if key == "pages" and "extent" in known:
        value = source.node(document, path)
        text = f" {value.value}" if value is not None and value.value else ""
        return source.diagnostic(
            "Y5", "`pages` says where a part is, not how long a book is",
            place, path=path, hint=f"write `extent:{text}`",
        )  # fmt: skip
    if key in ("contents", "volumes") and "title" in known:
        hint = "a volume has `contents`" if "contents" in known else "only books have contents"
        return source.diagnostic("Y4", f"unknown key {key}", place, path=path, hint=hint)
    is_part = {"title", "pages", "contents"} <= known
    near = hint_for(key, known).startswith("did you mean")
    if is_part and not near and "title" not in _keys_there(source, document, path):
        hint = "put the whole line in quotes, if this is a title with a colon"
    else:
        hint = hint_for(key, known)
    return source.diagnostic("Y4", f"unknown key {key}", place, path=path, hint=hint)


def _keys_there(source: Source, document: int, path: Path) -> Iterable[str | int]:
    node = source.node(document, path[:-1])
    return node.children if node else ()


def _missing_key(path: Path, source: Source, document: int, root: int) -> Diagnostic:
    *parents, key = path
    node = source.node(document, tuple(parents))
    if node is None:
        return source.diagnostic("Y6", f"{key} is missing", path=path)
    start = next(iter(node.children.values()), node)
    if start.key_start and start.key_end:
        place = source.span(start.key_start, start.key_end)
    else:
        place = source.span(node.start, node.end)
    what = "the record" if len(parents) == root else parents[-1]
    if isinstance(what, int):
        holder = parents[-2] if len(parents) - root > 1 else None
        what = "this part" if holder in (None, "contents", "volumes") else holder
    return source.diagnostic("Y6", f"{what} has no {key}", place, path=path, hint=f"add `{key}:`")


_FOUND = {"scalar": "text", "mapping": "a mapping", "sequence": "a list"}


def _wrong_value(path: Path, kind: str, source: Source, document: int) -> Diagnostic:
    node = source.node(document, path)
    place = source.place(document, path, at_key=True)
    while len(path) > 1 and isinstance(path[-1], str) and node is source.node(document, path[:-1]):
        path = path[:-1]  # what a shorthand stands for
    field = next((str(s) for s in reversed(path) if isinstance(s, str) and s not in INNER), "this")
    if isinstance(path[-1], int):
        field = f"an entry of {field}" if field != "this" else field
    if kind == "string_too_short" or (node and node.kind == "scalar" and not node.value):
        return source.diagnostic(
            "Y5", f"{field} is empty", place, path=path,
            hint="leave out what is not known, or write it",
        )  # fmt: skip
    wanted = WANTED.get(kind, "another value")
    if path[-2:-1] == ("contents",) and isinstance(path[-1], int):
        wanted = "a part"
    found = _FOUND[node.kind] if node else "nothing"
    hint = hint_for_value(field, wanted, found)
    return source.diagnostic(
        "Y5", f"{field} holds {found} where {wanted} belongs", place, path=path, hint=hint
    )
