"""A document with its citations and its bibliography as our engine prints them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from precarious_truce.citations.locators import without_volume
from precarious_truce.citations.processor import Processor
from precarious_truce.citations.serialise import MARKED
from precarious_truce.model import Reference
from precarious_truce.pandoc import ast
from precarious_truce.pandoc.ast import Element, Inlines, Meta
from precarious_truce.pandoc.citations import Cited, One
from precarious_truce.pandoc.inlines import Kept, to_inlines
from precarious_truce.pandoc.notes import (
    capitalised,
    in_parentheses,
    moved,
    with_comma,
    without_final_period,
)
from precarious_truce.pandoc.shelf import Shelf

__all__ = ["Manner", "rendered"]


@dataclass(frozen=True)
class Manner:
    """How a document is cited: what its metadata says."""

    style: str
    locale: str | None
    script: str | None
    links_citations: bool
    links_bibliography: bool
    shows_bibliography: bool
    notes_after: bool | None
    heading: Inlines

    @classmethod
    def of(cls, meta: Meta, locale: str | None) -> Manner:
        """The manner that the metadata asks for."""
        shows = not ast.is_true(meta.get("suppress-bibliography"))
        after = meta.get("notes-after-punctuation")
        return cls(
            style=ast.meta_text(meta["precarious-truce-style"]),
            locale=locale,
            script=ast.meta_text(meta.get("precarious-truce-script")) or None,
            links_citations=shows and ast.is_true(meta.get("link-citations")),
            links_bibliography=ast.is_true(meta.get("link-bibliography"), otherwise=True),
            shows_bibliography=shows,
            notes_after=None if after is None else ast.is_true(after),
            heading=_heading(meta.get("reference-section-title")),
        )


def _heading(value: Element | None) -> Inlines:
    """The inlines of the title of the bibliography."""
    if value is not None and value["t"] == "MetaInlines":
        inlines: Inlines = value["c"]
        return inlines
    return ast.from_markup_free(ast.meta_text(value))


def rendered(
    blocks: list[Element], meta: Meta, citations: Sequence[Cited], nocite: Sequence[str],
    shelf: Shelf, manner: Manner,
) -> tuple[list[Element], Meta]:  # fmt: skip
    """Blocks and metadata with every citation in words, and the bibliography in its place.

    Raises `StyleError` for a style that is not known.
    """
    keys = [one.key for cited in citations for one in cited.ones if one.known]
    keys += shelf.keys() if "*" in nocite else nocite
    found = (shelf.reference(key) for key in dict.fromkeys(keys))
    refs = [ref for ref in found if ref is not None]
    processor = Processor(
        manner.style, refs, locale=manner.locale, output=MARKED, script=manner.script
    )
    writer = _Writer(processor, {ref.key: ref for ref in refs}, manner)
    results = writer.citations(citations)
    document = _Placing(results, processor, manner)
    new_meta = {name: document.of(value, False) for name, value in meta.items()}
    new_blocks = document.of(blocks, False)
    if manner.shows_bibliography:
        new_blocks = _with_bibliography(new_blocks, writer.entries(), processor, manner)
    return new_blocks, new_meta


# --- words --------------------------------------------------------------------------------------


@dataclass
class _Result:
    """What a citation comes to: the author in the text, and the rest, which may be a note."""

    author: Inlines
    rest: Inlines
    is_narrative: bool
    is_known: bool
    keys: str


class _Writer:
    """Citations and entries as inlines."""

    def __init__(self, processor: Processor, refs: Mapping[str, Reference], manner: Manner) -> None:
        self._processor, self._refs, self._manner = processor, refs, manner
        self._kept = Kept()
        self._cited: set[str] = set()
        self._keys = processor.keys

    def citations(self, citations: Sequence[Cited]) -> dict[int, _Result]:
        """By the id of its element, each citation in words."""
        clusters = [self._cluster(cited) for cited in citations]
        texts = self._processor.citations(clusters)
        return {
            id(cited.element): self._result(cited, string)
            for cited, string in zip(citations, texts, strict=True)
        }

    def _cluster(self, cited: Cited) -> dict[str, object]:
        cites = [
            self._cite(one, narrative=cited.is_narrative and place == 0)
            for place, one in enumerate(cited.ones) if one.known
        ]  # fmt: skip
        note = 0 if self._processor.in_text else cited.note
        properties = {"noteIndex": note, "unsorted": cited.is_narrative}
        return {"citationItems": cites, "properties": properties}

    def _cite(self, one: One, *, narrative: bool) -> dict[str, object]:
        cite: dict[str, object] = {"id": one.key}
        if one.locator is not None:
            ref, locator = self._refs[one.key], one.locator
            if ref.volume and not self._processor.in_text:
                language = self._processor.language
                locator = without_volume(locator, ref.volume, language, ref.pages) or locator
            cite |= locator.cite
        if one.prefix and not narrative:
            cite["prefix"] = self._kept.affix(one.prefix).rstrip() + " "
        if one.suffix:
            cite["suffix"] = self._kept.affix(one.suffix)
        names_stand_before = narrative and self._processor.narrative(one.key)
        if one.mode == "SuppressAuthor" or names_stand_before:
            cite["suppress-author"] = True
        return cite

    def _result(self, cited: Cited, marked: str) -> _Result:
        author: Inlines = []
        if cited.is_narrative and cited.ones[0].known:
            first = cited.ones[0]
            author = [*first.prefix, ast.SPACE] if first.prefix else []
            again = first.key in self._cited
            author += to_inlines(self._processor.narrative(first.key, again=again), self._kept)
        target = self._target if self._manner.links_citations else None
        rest = to_inlines(marked, self._kept, target=target)
        self._cited.update(one.key for one in cited.ones)
        unknown = [one.key for one in cited.ones if not one.known]
        if unknown:
            rest = _with_unknown(rest, unknown, self._processor.in_text)
        keys = " ".join(one.key for one in cited.ones)
        return _Result(author, rest, cited.is_narrative, len(unknown) < len(cited.ones), keys)

    def _target(self, place: int) -> str:
        return f"#ref-{self._keys[place]}"

    def entries(self) -> list[Element]:
        """The entries of the bibliography."""
        links = self._manner.links_bibliography
        return [
            ast.div(
                ast.attributes(f"ref-{key}", ["csl-entry"]),
                [ast.element("Para", _spaced(to_inlines(marked, links=links)))],
            )
            for key, marked in self._processor.bibliography() if marked
        ]  # fmt: skip


def _spaced(inlines: Inlines) -> Inlines:
    """An entry with a space behind its number, for formats that do not set it in the margin."""
    first = inlines[0] if inlines else None
    if first and first["t"] == "Span" and first["c"][0][1] == ["csl-left-margin"]:
        inner = first["c"][1]
        if inner and inner[-1] != ast.SPACE:
            inner.append(ast.SPACE)
    return inlines


def _with_unknown(inlines: Inlines, keys: Sequence[str], in_text: bool) -> Inlines:
    """A citation with what it cites in vain, each with a question mark."""
    shown: Inlines = []
    for key in keys:
        shown += [ast.text(";"), ast.SPACE] if shown else []
        shown.append(ast.element("Strong", [ast.text(f"{key}?")]))
    if not inlines:
        return [ast.text("("), *shown, ast.text(")")] if in_text else shown
    *before, last = inlines
    string = str(last["c"]) if last["t"] == "Str" else ""
    bare = string.rstrip(".").removesuffix(")").removesuffix("]")
    kept = [*before, ast.text(bare)] if bare else before if string else inlines
    end = [ast.text(string[len(bare)])] if string[len(bare) :].strip(".") else []
    return [*kept, ast.text(";"), ast.SPACE, *shown, *end]


# --- in their place -----------------------------------------------------------------------------


class _Placing:
    """Puts citations in their places in a document."""

    def __init__(
        self, results: Mapping[int, _Result], processor: Processor, manner: Manner
    ) -> None:
        self._results = results
        self._in_text = processor.in_text
        self._in_quote = processor.punctuation_in_quote
        after = manner.notes_after
        self._after = not self._in_text if after is None else after

    def of(self, node: Any, in_note: bool, first: int = 0) -> Any:
        """A part of the document; `first`: the id of the citation that a note begins with."""
        if isinstance(node, list):
            return self._list(node, in_note, first)
        if not isinstance(node, dict):
            return node
        kind = node.get("t")
        if kind == "Cite":
            return node
        if kind == "Note":
            return {"t": "Note", "c": self.of(node["c"], True, self._first_in(node["c"]))}
        if kind is not None:
            contents = node.get("c")
            return node if contents is None else {"t": kind, "c": self.of(contents, in_note, first)}
        return {name: self.of(one, in_note, first) for name, one in node.items()}

    def _list(self, nodes: list[Any], in_note: bool, first: int) -> list[Any]:
        found: list[Any] = []
        placed: set[int] = set()
        for at, node in enumerate(nodes):
            result = self._results.get(id(node)) if isinstance(node, dict) else None
            if result is None:
                found.append(self.of(node, in_note, first))
                continue
            needs_period = _begins_sentence(nodes[at + 1 :])
            inlines = self._inlines(result, in_note, id(node) == first, needs_period)
            attrs = ast.attributes("", ["citation"], {"cites": result.keys})
            element = ast.element("Span", [attrs, inlines])
            placed.add(id(element))
            found.append(element)
        if not placed:
            return found
        return moved(found, placed, after=self._after, in_quote=self._in_quote)

    def _inlines(
        self, result: _Result, in_note: bool, is_first: bool, needs_period: bool
    ) -> Inlines:
        author, rest = result.author, result.rest
        if self._in_text:
            return [*author, ast.SPACE, *rest] if author and rest else [*author, *rest]
        if not in_note:
            return (
                [*author, ast.note(capitalised(rest) if result.is_known else rest)]
                if rest
                else author
            )
        if result.is_narrative:
            return with_comma(author, rest if needs_period else without_final_period(rest))
        return rest if is_first else in_parentheses(rest)

    def _first_in(self, blocks: Sequence[Element]) -> int:
        """The id of the citation that a note of one paragraph begins with."""
        if len(blocks) == 1 and blocks[0]["t"] == "Para" and blocks[0]["c"]:
            first = blocks[0]["c"][0]
            result = self._results.get(id(first))
            if result is not None and not result.is_narrative:
                return id(first)
        return 0


def _begins_sentence(after: Sequence[Element]) -> bool:
    """Whether nothing, or a new sentence, follows."""
    for inline in after:
        if inline.get("t") == "Str":
            return str(inline["c"])[:1].isupper()
        if inline.get("t") != "Space":
            return False
    return True


# --- the bibliography ---------------------------------------------------------------------------


def _with_bibliography(
    blocks: list[Element], entries: list[Element], processor: Processor, manner: Manner
) -> list[Element]:
    """The blocks with the entries in the division `refs`, or at the end."""
    if not entries:
        return blocks
    options = processor.bibliography_options
    classes = ["references", "csl-bib-body"]
    classes += ["hanging-indent"] if options["hanging-indent"] else []
    spacing = {name: str(options[name]) for name in ("entry-spacing", "line-spacing")}
    pairs = {name: number for name, number in spacing.items() if number != "1"}
    found = False

    def fill(block: Element) -> Element:
        nonlocal found
        (identifier, own, given), inner = block["c"]
        if identifier != "refs" and not identifier.endswith("__refs"):
            return block
        found = True
        all_pairs = {**dict(given), **pairs}
        attrs = ast.attributes(identifier, dict.fromkeys([*own, *classes]), all_pairs)
        return ast.div(attrs, [*inner, *entries])

    filled: list[Element] = _divs(blocks, fill)
    if found:
        return filled
    refs = ast.div(ast.attributes("refs", classes, pairs), entries)
    if manner.heading:
        attrs = ast.attributes("bibliography", ["unnumbered"])
        return [*blocks, ast.element("Header", [1, attrs, manner.heading]), refs]
    if blocks and blocks[-1]["t"] == "Header":
        level, (identifier, own, given), inlines = blocks[-1]["c"]
        attrs = [identifier, ["unnumbered", *(one for one in own if one != "unnumbered")], given]
        return [*blocks[:-1], ast.element("Header", [level, attrs, inlines]), refs]
    return [*blocks, refs]


def _divs(node: Any, change: Callable[[Element], Element]) -> Any:
    """A part of a document with each of its divisions changed."""
    if isinstance(node, list):
        return [_divs(one, change) for one in node]
    if isinstance(node, dict) and "t" in node:
        inner = {**node, "c": _divs(node["c"], change)} if "c" in node else node
        return change(inner) if node["t"] == "Div" else inner
    return node
