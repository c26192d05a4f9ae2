"""Citations of several cites: sorted, collapsed, joined (CSL 1.0.2, "Citation", "Cite Collapsing")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from precarious_truce.citations.cluster import Cluster
from precarious_truce.citations.punctuation import tidy
from precarious_truce.citations.richtext import ROMANESQUE, Blob, Number
from precarious_truce.citations.sorting import sort_order
from precarious_truce.citations.text import leaf

if TYPE_CHECKING:
    from precarious_truce.citations.processor import Processor

__all__ = ["ClusterRenderer"]

Cite = dict[str, Any]

_TERMINAL = frozenset(":.;!?")
_ENDS = re.compile(f"[.;:&{ROMANESQUE.removeprefix('-0-9')}]$")
_STARTS = re.compile(f"[&{ROMANESQUE.removeprefix('-0-9')}]")
_TAGS = re.compile("<[^>]+>")
_TRAIL = re.compile("[\"'\u201d\u2019\u00bb\u202f\u00a0 ]+$")
_NO_FORM = "[CSL STYLE ERROR: reference with no printed form.]"
_PARENS = re.compile(r"([()])")


class Braces:
    """In notes, round brackets within round brackets become square."""

    def __init__(self, active: bool) -> None:
        self._active = active
        self._depth = 0

    def __call__(self, text: str) -> str:
        if not self._active or ("(" not in text and ")" not in text):
            return text
        pieces = _PARENS.split(text)
        for i in range(1, len(pieces), 2):
            if pieces[i] == "(":
                if self._depth % 2:
                    pieces[i] = "["
                self._depth += 1
            else:
                if self._depth % 2 == 0:
                    pieces[i] = "]"
                self._depth -= 1
        return "".join(pieces)

    def nest(self, blob: Blob) -> None:
        """The affixes of a tree, in the order of reading."""
        if not self._active:
            return
        blob.prefix = self(blob.prefix)
        if not isinstance(blob.blobs, str):
            for child in blob.blobs:
                self.nest(child)
        blob.suffix = self(blob.suffix)


def spaced_prefix(prefix: str) -> str:
    """A cite's prefix with the space that its end asks for."""
    bare = _TRAIL.sub("", _TAGS.sub("", prefix))
    end = bare[-1:]
    if end and (_ENDS.search(bare) or end in _TERMINAL or end in ")],0123456789"):
        prefix += " "
    return re.sub(r"\s+", " ", prefix)


def spaced_suffix(suffix: str) -> str:
    """A cite's suffix with the space that its start asks for."""
    return " " + suffix if suffix and (_STARTS.match(suffix) or suffix[0] in "[(") else suffix


class ClusterRenderer:
    """Renders the clusters of one document, in order."""

    def __init__(self, processor: Processor) -> None:
        self._processor = processor
        self._style = processor._style
        self._st = processor._state
        self._writer = processor._writer

    def render(self, cluster: Cluster) -> str:
        """A cluster as text."""
        if cluster.mode == "composite":
            return self._composite(cluster)
        return self._processor._format.post(self._render(cluster, self._sorted(cluster), cluster.mode))

    def _composite(self, cluster: Cluster) -> str:
        """Author in the text, the rest in brackets: "Doe (2004)"."""
        cites = self._sorted(cluster)
        author = self._render(cluster, cites[:1], "author-only")
        rest = self._render(cluster, cites, "suppress-author")
        infix = self._writer.text(Blob(cluster.infix)) if cluster.infix else ""
        if infix and infix[0] in ".!?:,'\u2019":
            author, infix = author + infix, ""
        parts = [p for p in (author, infix, rest) if p]
        return self._processor._format.post(" ".join(parts))

    # -- order -----------------------------------------------------------------------------

    def _sorted(self, cluster: Cluster) -> list[Cite]:
        keys = self._style.citation.sort
        cites = cluster.cites
        if not keys or len(cites) < 2 or cluster.unsorted:
            return cites
        processor = self._processor
        rows = [processor.cite_keys(processor._entries[c["id"]]) for c in cites]
        directions = [k.descending for k in keys]
        if any(k.dated for k in keys):
            directions.append(False)
            for row, cite in zip(rows, cites, strict=True):
                suffix = processor._entries[cite["id"]].ambiguity.year_suffix
                row.append(f"{suffix or 0:09d}")
        if self._grouped():
            return self._by_author(cites, rows, directions)
        return [cites[i] for i in self._order(rows, directions, cites)]

    def _grouped(self) -> bool:
        options = self._style.citation
        return (self._style.in_text and bool(options.collapse)) or bool(options.group_delimiter)

    def _order(self, rows: list[Any], directions: list[bool], cites: list[Cite]) -> list[int]:
        numbers = [self._processor._entries[c["id"]].number for c in cites]
        del numbers
        return sort_order(rows, directions)

    def _by_author(self, cites: list[Cite], rows: list[Any], directions: list[bool]) -> list[Cite]:
        """Cites of the same authors come together, where the first of them stands."""
        processor = self._processor
        order = sort_order(rows, directions)
        if self._style.citation.collapse == "citation-number":
            return [cites[i] for i in order]
        groups: dict[str, list[int]] = {}
        for i in order:
            entry = processor._entries[cites[i]["id"]]
            author = self._author_text(entry)
            groups.setdefault(author, []).append(i)
        return [cites[i] for group in groups.values() for i in group]

    def _author_text(self, entry: Any) -> str:
        """The names of a cite as they are printed."""
        st = self._st
        saved = st.last_names_text
        self._processor._start(entry, {"position": 1})
        st.area, st.plain, st.just_looking, st.sorting = "citation", False, False, False
        st.request = st.settings = entry.ambiguity.copy()
        st.last_names_text = None
        st.last_years = []
        for node in self._style.citation.node:
            node(st)
        text, st.last_names_text = st.last_names_text, saved
        return text or f"\0{entry.id}"

    # -- cites -----------------------------------------------------------------------------

    def _render(self, cluster: Cluster, cites: list[Cite], mode: str) -> str:
        style, st, writer = self._style, self._st, self._writer
        options = style.citation
        st.area, st.plain, st.just_looking, st.sorting = "citation", False, False, False
        st.last_names_text = None
        st.last_years = []
        st.use_group_delimiter = False
        st.collapsed = False
        cites = [dict(c) for c in cites]
        if cites and mode in ("author-only", "suppress-author"):
            if mode == "author-only" or not style.is_note:
                cites[0].pop("suppress-author", None)
                cites[0].pop("author-only", None)
                cites[0][mode] = True
        braces = Braces(style.is_note)
        layout_prefix = braces(options.prefix + spaced_prefix(cluster.prefix))
        blobs: list[Blob] = []
        splices: list[str] = []
        plain = False
        for place, cite in enumerate(cites):
            collapsed_before = st.collapsed
            blob = self._cite(cite, place)
            braces.nest(blob)
            splice = self._splice(cites, place, collapsed_before)
            if cite.get("author-only"):
                blob.blobs = self._names_only(blob)
                plain = True
            blobs.append(blob)
            splices.append(splice)
            if cite.get("author-only"):
                break
        suffix = options.suffix
        if suffix[:1] in _TERMINAL and suffix:
            suffix = suffix[:1]
        suffix = braces(spaced_suffix(cluster.suffix) + suffix)
        for blob in blobs:
            _prune(blob)
        if not plain and blobs:
            blobs[-1].suffix = suffix
            blobs[0].prefix = layout_prefix
        for blob in blobs:
            tidy(blob, style.into_quotes)
        parts: list[str | Number] = []
        around = frozenset(n for n, v in options.decor if v != "normal")
        for place, (blob, splice) in enumerate(zip(blobs, splices, strict=True)):
            found = writer.parts(blob, around)
            if not found:
                found = self._nothing(place, len(blobs), cites[place], parts)
            if found and place > 0:
                first = found[0]
                if isinstance(first, str):
                    found[0] = writer.fmt.escape(splice) + first
                else:
                    first.splice = splice
                    first.inside = False
            elif found and isinstance(found[0], Number):
                found[0].splice = ""
            parts.extend(found)
        text = writer.join(parts)
        if text and options.decor and not plain:
            text = writer._dressed(Blob("", decor=options.decor), text, frozenset())
        return text or "[NO_PRINTED_FORM]"

    def _nothing(self, place: int, count: int, cite: Cite, parts: list[Any]) -> list[Any]:
        """A cite that came to nothing shows that it did, at the head of a cluster."""
        if cite.get("suppress-author"):
            return []
        options, escape = self._style.citation, self._writer.fmt.escape
        if place == 0:
            end = options.suffix if count == 1 else ""
            return [escape(options.prefix) + _NO_FORM + escape(end)]
        if place == count - 1 and parts:
            if isinstance(parts[-1], str):
                parts[-1] += escape(options.suffix)
            else:
                parts[-1].suffix += options.suffix
        return []

    def _cite(self, cite: Cite, place: int) -> Blob:
        """One cite, its prefix and suffix with it."""
        st, style = self._st, self._style
        options = style.citation
        processor = self._processor
        entry = processor._entries[cite["id"]]
        last_years, predecessor = st.years if place else [], st.predecessor if place else False
        processor._start(entry, cite)
        st.last_years = last_years
        st.predecessor = predecessor
        st.collapsed = bool(options.collapse)
        st.counting = style.year_suffixes and options.collapse.startswith("year-suffix")
        st.request = entry.ambiguity.copy()
        st.settings = st.request
        st.around = options.decor
        if prefix := cite.get("prefix"):
            self._prefix(spaced_prefix(prefix))
        if cite.get("author-only"):
            st.done.add("locator")
        for node in options.node:
            node(st)
        if suffix := cite.get("suffix"):
            st.out.append(leaf(st, spaced_suffix(suffix)))
        return Blob(st.out)

    def _prefix(self, prefix: str) -> None:
        st = self._st
        bare = _TRAIL.sub("", _TAGS.sub("", prefix))
        sentence = bare[-1:] in _TERMINAL and bare != "" and " " in prefix.strip()
        blob = leaf(st, prefix, notable=not sentence)
        if sentence:
            st.predecessor = False
        st.out.append(blob)

    @staticmethod
    def _names_only(blob: Blob) -> list[Blob]:
        return blob.blobs if isinstance(blob.blobs, list) else []

    def _splice(self, cites: list[Cite], place: int, collapsed_before: bool) -> str:
        """What stands between a cite and the one before."""
        st, options = self._st, self._style.citation
        if place == 0:
            return ""
        before, cite = cites[place - 1], cites[place]
        splice = options.delimiter
        if options.after_collapse is not None:
            if (
                before.get("locator")
                or (collapsed_before and not st.collapsed)
                or (not collapsed_before and not st.collapsed and options.collapse != "year-suffix")
            ):
                splice = options.after_collapse
        elif st.use_group_delimiter:
            splice = options.group_delimiter or ""
        elif st.collapsed and self._style.in_text and self._style.mode != "numeric":
            splice = ", "
        if st.had_suffix and options.year_suffix_delimiter is not None and st.collapsed:
            splice = options.year_suffix_delimiter
        ends = before.get("suffix", "")[-1:] in ";.," and bool(before.get("suffix"))
        starts = not before.get("suffix") and cite.get("prefix", "")[:1] in ";.," and bool(
            cite.get("prefix")
        )
        if ends or starts:
            space = splice.find(" ")
            splice = splice[space:] if space >= 0 and not starts else ""
        return splice


def _prune(blob: Blob) -> None:
    blobs = blob.blobs
    if isinstance(blobs, str):
        return
    for child in blobs:
        _prune(child)
    blob.blobs = [child for child in blobs if child.blobs or isinstance(child, Number)]
