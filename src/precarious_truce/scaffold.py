"""Beginning a record: a commented start, with every field of a book and of a chapter.

>>> commented_record().splitlines()[0]
'# A record: one book, written down once. Lines that begin with "# " are notes. A line that begins'
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import wrap
from types import MappingProxyType

from precarious_truce.formats.yaml.write import scalar
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


Given = Mapping[str, str | Sequence[str]]
"""Names of fields, and what is known of a book already."""


def commented_record(given: Given = MappingProxyType({})) -> str:
    """A record to begin with: every field of a book and of a chapter, with its note and example.

    What is `given` stands in place of the examples; those of other fields are not in use then.

    >>> record = commented_record()
    >>> "# Where it is, as printed; `31–` where the end is not known.\\n    pages: 15–61" in record
    True
    """
    names = _in_order(Book, frozenset(Book.model_fields) - {"contents"})
    lines = [line for name in names for line in ("", *_commented(Book, name, given))]
    contents = ["", *_note_of(Book, "contents"), "contents:", "  - Preface", "  -"]
    own = frozenset(Chapter.model_fields) - frozenset(Described.model_fields) | {"title"}
    for name in _in_order(Chapter, own):
        contents += [f"    {line}" for line in _commented(Chapter, name)]
    contents.append("  - Index")
    if given:
        note = len(_note_of(Book, "contents")) + 1
        contents[note:] = [f"#{line}" for line in contents[note:]]
    return "\n".join([*_HEAD.splitlines(), *lines, *contents, ""])


def _in_order(model: type[Described], names: frozenset[str]) -> list[str]:
    """The fields that are keys of the record, in its order; keys of one's own come last."""
    ranks = key_ranks(model)
    keys = {name: key for name in names if (key := _key(model, name)) != "emptied"}
    return sorted(keys, key=lambda name: ranks[keys[name]])


def _key(model: type[Described], name: str) -> str:
    return model.model_fields[name].alias or name


def _commented(model: type[Described], name: str, given: Given = MappingProxyType({})) -> list[str]:
    """A field of a record below its note, as a comment unless most records have it."""
    if name in given:
        return [*_note_of(model, name), f"{_key(model, name)}: {_value(given[name])}"]
    example = field_notes(model)[name].example
    own_key = _key(model, name) == "x-"
    line = example.strip("{}") if own_key else f"{_key(model, name)}: {example}"
    in_use = name in _IN_USE and not given
    return [*_note_of(model, name), line if in_use else f"#{line}"]


def _value(value: str | Sequence[str]) -> str:
    """A value as YAML has it; several in a list."""
    if isinstance(value, str):
        return scalar(value)
    if len(value) == 1:
        return scalar(value[0])
    return f"[{', '.join(scalar(f'{one}', flow=True) for one in value)}]"


def _note_of(model: type[Described], name: str) -> list[str]:
    sentence = field_notes(model)[name].sentence
    return wrap(sentence, 96, initial_indent="# ", subsequent_indent="# ")
