"""Beginning a record: a commented start, with every field of a book and of a chapter.

>>> commented_record().splitlines()[0]
'# A record: one book, written down once. Lines that begin with "# " are notes. A line that begins'
"""

from __future__ import annotations

from textwrap import wrap

from precarious_truce.model import Book, Chapter
from precarious_truce.model.described import Described
from precarious_truce.model.fields import field_notes, key_ranks

__all__ = ["commented_record"]

_HEAD = """\
# A record: one book, written down once. Lines that begin with "# " are notes. A line that begins
# with # and no space is a field not in use: take the # away, and write what your book has.
# What is not known is left out. `precarious-truce check FILE` finds slips.
"""
_IN_USE = ("title", "author", "publisher", "date", "number", "pages")
"""The fields that most records have."""


def commented_record() -> str:
    """A record to begin with: every field of a book and of a chapter, with its note and example.

    >>> record = commented_record()
    >>> "# Where it is, as printed; `31–` where the end is not known.\\n    pages: 15–61" in record
    True
    """
    names = _in_order(Book, frozenset(Book.model_fields) - {"contents"})
    lines = [line for name in names for line in ("", *_commented(Book, name))]
    contents = ["", *_note_of(Book, "contents"), "contents:", "  - Preface", "  -"]
    own = frozenset(Chapter.model_fields) - frozenset(Described.model_fields) | {"title"}
    for name in _in_order(Chapter, own):
        contents += [f"    {line}" for line in _commented(Chapter, name)]
    return "\n".join([*_HEAD.splitlines(), *lines, *contents, "  - Index", ""])


def _in_order(model: type[Described], names: frozenset[str]) -> list[str]:
    """The fields that are keys of the record, in its order; keys of one's own come last."""
    ranks = key_ranks(model)
    keys = {name: key for name in names if (key := _key(model, name)) != "emptied"}
    return sorted(keys, key=lambda name: ranks[keys[name]])


def _key(model: type[Described], name: str) -> str:
    return model.model_fields[name].alias or name


def _commented(model: type[Described], name: str) -> list[str]:
    """A field of a record below its note, as a comment unless most records have it."""
    example = field_notes(model)[name].example
    own_key = _key(model, name) == "x-"
    line = example.strip("{}") if own_key else f"{_key(model, name)}: {example}"
    return [*_note_of(model, name), line if name in _IN_USE else f"#{line}"]


def _note_of(model: type[Described], name: str) -> list[str]:
    sentence = field_notes(model)[name].sentence
    return wrap(sentence, 96, initial_indent="# ", subsequent_indent="# ")
