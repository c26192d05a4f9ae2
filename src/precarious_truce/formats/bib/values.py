"""The values of fields: what kind of value a field holds, and each kind both ways.

A row of a mapping deals in logical values (names, lists of text, text); here they become LaTeX and
back (biblatex manual 2.2.1, "Data types").

>>> encode_field("publisher", ("Smith and Sons", "Brill"), lists=True)
'{Smith and Sons} and Brill'
>>> encode_field("pages", Pages("ix–xiv")), decode_field("pages", "ix--xiv")
('ix--xiv', 'ix–xiv')
>>> encode_field("title", 'The <span class="nocase">TUC</span> & after')
'The {TUC} \\\\& after'
"""

from __future__ import annotations

import re
from typing import Any

from precarious_truce.formats.bib.latex import decode, decode_verbatim, encode, encode_verbatim
from precarious_truce.formats.bib.names import RawName, join_names, split_list, split_names
from precarious_truce.model import Name, Pages

__all__ = ["KINDS", "decode_field", "encode_field"]

_KINDS_OF_FIELDS = {
    "names": "author editor editora editorb editorc translator annotator commentator introduction"
    " foreword afterword bookauthor holder shortauthor shorteditor",
    "list": "publisher location institution organization origpublisher origlocation language"
    " origlanguage address school",
    "range": "pages bookpagination",
    "verbatim": "doi url eprint file verba verbb verbc pdf",
    "title": "title subtitle titleaddon booktitle booksubtitle booktitleaddon maintitle mainsubtitle"
    " maintitleaddon journaltitle journalsubtitle journal issuetitle issuesubtitle eventtitle"
    " shorttitle series origtitle reprinttitle",
}
KINDS = {name: kind for kind, names in _KINDS_OF_FIELDS.items() for name in names.split()}
"""Field → the kind of its value; what is not named is text."""


def encode_field(name: str, value: Any, *, ascii: bool = False, lists: bool = False) -> str:
    """A logical value as the LaTeX of field `name`; `lists`: literal lists are joined by `and`."""
    kind = KINDS.get(name)
    if kind == "names":
        return join_names(map(_raw_name, value), ascii=ascii, extended=lists)
    if kind == "list" and not isinstance(value, str):
        return (
            _joined_list(value, ascii)
            if lists
            else encode("; ".join(value), ascii=ascii, title=False)
        )
    if kind == "range":
        pages = value if isinstance(value, Pages) else Pages(value)
        return "--".join(
            encode(p, ascii=ascii, title=False) for p in pages.double_hyphenated.split("--")
        )
    if kind == "verbatim":
        return encode_verbatim(value)
    return encode(value, ascii=ascii, title=kind == "title")


def decode_field(name: str, raw: str, *, lists: bool = False) -> Any:
    """The logical value of a raw field: names, a tuple of texts (with `lists`), or text."""
    kind = KINDS.get(name)
    if kind == "names":
        return tuple(_name(n) for n in split_names(raw))
    if kind == "list":
        items = split_list(raw) if lists else [raw]
        return tuple(
            text for item in items if (text := decode(_ungrouped(item), title=False).strip())
        )
    if kind == "verbatim":
        return decode_verbatim(raw)
    return decode(raw, title=kind == "title")


_SPLITS_LIST = re.compile(r"(?i)(?:^|\s)and(?:\s|$)")


def _joined_list(values: tuple[str, ...], ascii: bool) -> str:
    """A literal list (biblatex manual 2.2.1); an item that holds `and` itself is in braces."""
    items = [encode(v, ascii=ascii, title=False) for v in values]
    return " and ".join(f"{{{i}}}" if _SPLITS_LIST.search(i) or i == "others" else i for i in items)


def _ungrouped(item: str) -> str:
    item = item.strip()
    if not (item.startswith("{") and item.endswith("}")):
        return item
    depth = 0
    for place, char in enumerate(item):
        depth += (char == "{") - (char == "}")
        if depth == 0 and place < len(item) - 1:
            return item
    return item[1:-1]


def _raw_name(name: Name) -> RawName:
    if name.literal:
        return RawName(literal=name.literal)
    return RawName(name.family or "", name.given or "", name.particles, name.suffix or "")


def _name(raw: RawName) -> dict[str, Any]:
    """A BibTeX name in CSL's parts: the von part is a particle that is not dropped."""
    if raw.others:
        return {"literal": "others"}
    if raw.literal:
        return {"literal": raw.literal}
    parts = {
        "family": raw.family, "given": raw.given,
        "non_dropping_particle": raw.prefix, "suffix": raw.suffix,
    }  # fmt: skip
    said = {k: v for k, v in parts.items() if v}
    return (
        said
        if "family" in said or "given" in said
        else {"literal": raw.prefix or raw.suffix or "?"}
    )
