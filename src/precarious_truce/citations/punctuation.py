"""Punctuation where affixes, delimiters and contents meet, in passes over the tree of blobs.

Doubled marks become one, `.` and `,` move into quotation marks where the locale wants them there
(CSL 1.0.2, "Locale options", `punctuation-in-quote`), and out of them where it does not.

>>> from precarious_truce.citations.richtext import Blob, plain_text
>>> tree = Blob([Blob("Who?", suffix="."), Blob("Me.", suffix=".")], delim=" ")
>>> tidy(tree, True)
>>> plain_text([tree])
'Who? Me.'
"""

from __future__ import annotations

from precarious_truce.citations.richtext import Blob, Number

__all__ = ["tidy"]

_MERGED = {
    "!": {".": "!", "?": "!?", ":": "!", ",": "!,", ";": "!;"},
    "?": {"!": "?!", ".": "?", ":": "?", ",": "?,", ";": "?;"},
    ".": {"!": ".!", "?": ".?", ":": ".:", ",": ".,", ";": ".;"},
    ":": {"!": "!", "?": "?", ".": ":", ",": ":,", ";": ":;"},
    ",": {"!": ",!", "?": ",?", ":": ",:", ".": ",.", ";": ",;"},
    ";": {"!": "!", "?": "?", ":": ";", ",": ";,", ".": ";"},
}
"""What two marks become that meet: left mark, right mark, result."""

_PUNCT = frozenset(_MERGED)
_PUNCT_OR_SPACE = _PUNCT | {" ", "\u00a0"}
_INTO_QUOTES = frozenset("!?.,")
_OUT_OF_QUOTES = frozenset(":,;")
_FORMATS = frozenset(
    ("font-style", "font-variant", "font-weight", "text-decoration", "vertical-align")
)
_FORMATS_AND_QUOTES = _FORMATS | {"quotes"}


def tidy(blob: Blob, into_quotes: bool) -> None:
    """Settle the punctuation of a tree; `into_quotes` as the locale has `punctuation-in-quote`."""
    _upward(blob)
    _leftward(blob)
    _downward(blob, into_quotes)
    _quotes(blob, into_quotes)


def _formatted(blob: Blob) -> bool:
    return bool(blob.decor) and any(name in _FORMATS for name, _ in blob.decor)


def _formatted_or_quoted(blob: Blob) -> bool:
    return bool(blob.decor) and any(name in _FORMATS_AND_QUOTES for name, _ in blob.decor)


def _quoted(blob: Blob) -> bool:
    return bool(blob.decor) and any(n == "quotes" and v != "false" for n, v in blob.decor)


def _upward(parent: Blob) -> None:
    """Spaces and marks at the edges of the children move up into the affixes of the parent."""
    blobs = parent.blobs
    if isinstance(blobs, str):
        suffix = parent.suffix
        if suffix and suffix[0] in _PUNCT and suffix[0] == blobs[-1:]:
            parent.suffix = suffix[1:]
        return
    if not blobs:
        return
    formatted = bool(parent.decor) and _formatted_or_quoted(parent)
    delim = parent.delim[-1:]
    trim = delim if delim in _PUNCT_OR_SPACE else ""
    last = len(blobs) - 1
    for i in range(last, -1, -1):
        child = blobs[i]
        _upward(child)
        if i == 0 and child.prefix:
            if parent.prefix[-1:] == " " and child.prefix[0] == " ":
                child.prefix = child.prefix[1:]
            if not formatted and not parent.prefix and child.prefix[:1] in _PUNCT_OR_SPACE:
                parent.prefix = child.prefix[:1]
                child.prefix = child.prefix[1:]
        if i == last and not formatted and child.suffix[-1:] == " ":
            if parent.suffix[:1] != " ":
                parent.suffix = " " + parent.suffix
            child.suffix = child.suffix[:-1]
        if trim and i > 0 and child.prefix[:1] == trim:
            child.prefix = child.prefix[1:]


def _leftward(parent: Blob) -> None:
    """A mark at the head of a prefix joins the suffix of the sibling before it."""
    blobs = parent.blobs
    if isinstance(blobs, str):
        return
    last = len(blobs) - 1
    for i in range(last, -1, -1):
        child = blobs[i]
        if not isinstance(child.blobs, str):
            _leftward(child)
        if i == last or parent.delim:
            continue
        sibling = blobs[i + 1]
        mark = sibling.prefix[:1]
        if mark not in _PUNCT or not mark or _formatted(child) or _formatted(sibling):
            continue
        same = child.suffix[-1:] == mark
        if not child.suffix and isinstance(child.blobs, str):
            same = child.blobs[-1:] == mark
        if same:
            sibling.prefix = sibling.prefix[1:]
        else:
            left, right = _merge_left(child.suffix, sibling.prefix)
            child.suffix, sibling.prefix = left, right


def _merge_left(first: str, second: str) -> tuple[str, str]:
    """Let the mark at the head of `second` join the end of `first`."""
    left, right = first[-1:], second[:1]
    if left == right:
        return first, second[1:]
    if right in _PUNCT and right:
        merged = _MERGED.get(left, {}).get(right)
        if merged is not None:
            return first[:-1] + merged, second[1:]
        return first + right, second[1:]
    return first, second


def _merge_right(first: str, second: str) -> tuple[str, str]:
    """Let the mark at the end of `first` join the head of `second`."""
    left, right = first[-1:], second[:1]
    if left == right:
        return first[:-1], second
    if left in _PUNCT and left:
        merged = _MERGED[left].get(right)
        if merged is not None:
            return first[:-1], merged + second[1:]
        return first[:-1], left + second
    return first, second


def _ends_in_number(blob: Blob) -> bool:
    while True:
        if isinstance(blob, Number):
            return True
        if isinstance(blob.blobs, str) or not blob.blobs:
            return False
        blob = blob.blobs[-1]


def _is_number(blob: Blob) -> bool:
    if isinstance(blob, Number):
        return True
    blobs = blob.blobs
    return not isinstance(blobs, str) and len(blobs) == 1 and isinstance(blobs[0], Number)


def _may_take(mark: str, blob: Blob, into_quotes: bool) -> bool:
    """Whether the end of `blob` has a mark that swallows `mark`, or a quote that takes it in."""
    node = blob
    while True:
        end = node.suffix[-1:]
        if not end and isinstance(node.blobs, str):
            end = node.blobs[-1:]
        merged = _MERGED.get(end, {}).get(mark)
        if merged is not None and len(merged) == 1:
            return True
        if isinstance(node.blobs, str) or not node.blobs:
            break
        node = node.blobs[-1]
    if not into_quotes:
        return False
    node = blob
    while True:
        if _quoted(node):
            return True
        if isinstance(node.blobs, str) or not node.blobs:
            return False
        node = node.blobs[-1]


def _ends_with(parent: Blob, mark: str) -> bool:
    node = parent
    while True:
        if isinstance(node.blobs, str):
            return node.blobs[-1:] == mark
        if not node.blobs:
            return False
        node = node.blobs[-1]
        if node.suffix:
            return node.suffix[-1] == mark


def _downward(parent: Blob, into_quotes: bool) -> None:
    """Marks of delimiters and of the suffixes of parents settle on the children."""
    blobs = parent.blobs
    if isinstance(blobs, str):
        suffix = parent.suffix
        if suffix and suffix[0] in _PUNCT and suffix[0] == blobs[-1:]:
            parent.suffix = suffix[1:]
        return
    if not blobs:
        return
    delim = parent.delim
    if delim and delim[0] in _PUNCT:
        for child in blobs[:-1]:
            if child.suffix[-1:] != delim[0]:
                child.suffix += delim[0]
        parent.delim = delim = delim[1:]
    last = len(blobs) - 1
    for i in range(last, -1, -1):
        child = blobs[i]
        if i == last:
            if parent.suffix or child.suffix:
                _settle_last(parent, child, into_quotes)
        elif delim:
            if delim[0] in _PUNCT_OR_SPACE and delim[0] == child.suffix[-1:]:
                child.suffix = child.suffix[:-1]
        elif child.suffix:
            mark = child.suffix[-1]
            if (
                mark in _PUNCT_OR_SPACE
                and mark == blobs[i + 1].prefix[:1]
                and not _is_number(child)
                and not _formatted_or_quoted(child)
            ):
                blobs[i + 1].prefix = blobs[i + 1].prefix[1:]
        if (
            child.suffix
            and child.suffix[0] in _PUNCT
            and isinstance(child.blobs, str)
            and not isinstance(child, Number)
            and not (child.decor and _formatted_or_quoted(child))
        ):
            child.blobs, child.suffix = _merge_left(child.blobs, child.suffix)
        _downward(child, into_quotes)


def _settle_last(parent: Blob, child: Blob, into_quotes: bool) -> None:
    mark = parent.suffix[:1]
    if mark in _PUNCT and mark and _may_take(mark, child, into_quotes):
        if not _ends_in_number(child):
            if isinstance(child.blobs, str):
                child.blobs, parent.suffix = _merge_left(child.blobs, parent.suffix)
            else:
                child.suffix, parent.suffix = _merge_left(child.suffix, parent.suffix)
            if parent.suffix[:1] == ".":
                child.suffix += "."
                parent.suffix = parent.suffix[1:]
    if child.suffix[-1:] == " " and parent.suffix[:1] == " ":
        parent.suffix = parent.suffix[1:]
    if child.suffix and child.suffix[0] in _PUNCT_OR_SPACE:
        if isinstance(child.blobs, str) and child.blobs[-1:] == child.suffix[0]:
            child.suffix = child.suffix[1:]
        if child.suffix[-1:] == parent.suffix[:1]:
            parent.suffix = parent.suffix[:-1]
    mark = parent.suffix[:1]
    if mark and mark in _PUNCT and _ends_with(parent, mark):
        parent.suffix = parent.suffix[1:]


def _quotes(parent: Blob, into_quotes: bool) -> None:
    """Marks beside a closing quotation mark move in or out of it."""
    blobs = parent.blobs
    if isinstance(blobs, str):
        return
    for child in blobs:
        if child.decor and _quoted(child):
            if into_quotes:
                _swap_in(child)
            else:
                _swap_out(child)
        if not isinstance(child.blobs, str):
            _quotes(child, into_quotes)


def _swap_in(child: Blob) -> None:
    while child.suffix[:1] in _INTO_QUOTES and child.suffix:
        if isinstance(child.blobs, str):
            child.blobs, child.suffix = _merge_left(child.blobs, child.suffix)
        elif child.blobs:
            end = child.blobs[-1]
            end.suffix, child.suffix = _merge_left(end.suffix, child.suffix)
        else:
            return


def _swap_out(child: Blob) -> None:
    while True:
        if isinstance(child.blobs, str):
            if child.blobs[-1:] not in _OUT_OF_QUOTES or not child.blobs:
                return
            child.blobs, child.suffix = _merge_right(child.blobs, child.suffix)
        else:
            if not child.blobs:
                return
            end = child.blobs[-1]
            if end.suffix[-1:] not in _OUT_OF_QUOTES or not end.suffix:
                return
            end.suffix, child.suffix = _merge_right(end.suffix, child.suffix)
