"""Where a fact goes in each format: the names that a text has with it and has not without.

>>> from precarious_truce.model import Book
>>> plain = {"key": "b", "title": "Rivers", "date": "2004"}
>>> where(Book.model_validate(plain), Book.model_validate({**plain, "series": "Studies"}))["RIS"]
['T3']
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from lxml import etree

import precarious_truce as pt
from precarious_truce.formats.dublin_core.vocabulary.terms import PREFIXES
from precarious_truce.model import Work

__all__ = ["where"]

Named = Iterator[tuple[str, str]]
"""A name in a text, and what stands behind it."""


def _of_bib(text: str) -> Named:
    yield from re.findall(r"^  ([\w-]+) = (.*?),?$", text, re.M)
    yield from (("@" + kind, "") for kind in re.findall(r"^@(\w+)\{", text, re.M))


def _of_ris(text: str) -> Named:
    yield from re.findall(r"^([A-Z][A-Z0-9])  - (.*)$", text, re.M)


def _of_csl(text: str) -> Named:
    for item in json.loads(text):
        for name, value in item.items():
            if name != "custom":  # that is ours
                yield name, json.dumps(value, sort_keys=True)


def _of_triples(text: str) -> Named:
    for subject, iri, thing in re.findall(r"^(\S+) <([^>]*)> (.*) \.$", text, re.M):
        prefix = next((p for p, space in PREFIXES.items() if iri.startswith(space)), "")
        is_agent, is_list = subject.startswith("_:w"), prefix in ("", "rdf")
        if not (is_agent or is_list or iri.endswith("bibliographicCitation")):
            yield f"{prefix}:{iri.removeprefix(PREFIXES[prefix])}", _NODE.sub("", thing)


_NODE = re.compile("^_:.*")
"""What is numbered anew when anything is added."""


_TELLING = ("type", "authority", "displayLabel")
"""Attributes of MODS that say what an element is."""


def _of_mods(text: str) -> Named:
    def named(element: Any) -> str:
        kind = next((f"[{element.get(a)}]" for a in _TELLING if element.get(a)), "")
        return f"{etree.QName(element).localname}{kind}"

    for element in etree.fromstring(text.encode()).iter():
        if not len(element) and element.text:
            above = [named(e) for e in reversed(list(element.iterancestors()))][2:]
            path = [*above, named(element)]
            names = next((n for n, step in enumerate(path) if step.startswith("name[")), len(path))
            yield "/".join(path[: names + 1]), element.text


def _of_marc(text: str) -> Named:
    for element in etree.fromstring(text.encode()).iter("{*}subfield", "{*}controlfield"):
        above = element.getparent()
        tag, code = element.get("tag"), element.get("code")
        if element.text and above is not None:
            yield tag or f"{above.get('tag')} ${code}", element.text


def _of_hayagriva(text: str) -> Named:
    above: list[str] = []
    for indent, name, value in re.findall(r"^( +)([\w-]+):(.*)$", text, re.M):
        above[len(indent) // 2 - 1 :] = [name]
        if value:
            yield ".".join(above), value


_READ: dict[str, tuple[str, Callable[[str], Named]]] = {
    "BibTeX": ("bibtex", _of_bib),
    "BibLaTeX": ("biblatex", _of_bib),
    "CSL-JSON": ("csl-json", _of_csl),
    "RIS": ("ris", _of_ris),
    "RDF": ("n-triples", _of_triples),
    "MODS": ("mods", _of_mods),
    "MARC": ("marcxml", _of_marc),
    "hayagriva": ("hayagriva", _of_hayagriva),
}


def where(without: Work, with_it: Work) -> dict[str, list[str]]:
    """Format → the names that stand for what one work says and the other does not."""
    return {
        shown: _new(read(pt.dumps([without], name)), read(pt.dumps([with_it], name)))
        for shown, (name, read) in _READ.items()
    }


def _new(before: Iterable[tuple[str, str]], after: Iterable[tuple[str, str]]) -> list[str]:
    more = Counter(after) - Counter(before)
    codes: dict[str, list[str]] = {}
    for name, _ in more:
        field, *code = name.split(" ")  # of MARC, the codes of a field together
        codes[field] = list(dict.fromkeys([*codes.get(field, ()), *code]))
    return [" ".join([field, *found]) for field, found in codes.items()]
