"""The processor: a style, items, and what they come to as citations and bibliography.

>>> style = '''<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
...   <citation><layout prefix="(" suffix=")" delimiter="; ">
...     <names variable="author"><name form="short"/></names></layout></citation>
...   <bibliography><layout suffix="."><text variable="title" font-style="italic"/></layout>
...   </bibliography></style>'''
>>> items = [{"id": "a", "type": "book", "title": "War & peace", "author": [{"family": "Doe"}]}]
>>> processor = Processor(style, items)
>>> processor.citations([[{"id": "a"}]]), processor.bibliography()
(['(Doe)'], [('a', '<div class="csl-entry"><i>War &#38; peace</i>.</div>')])
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from precarious_truce.citations.cluster import Cluster, read_cluster
from precarious_truce.citations.clusters import ClusterRenderer
from precarious_truce.citations.disambiguation import Disambiguator
from precarious_truce.citations.items import as_items, prepare
from precarious_truce.citations.output import FORMATS
from precarious_truce.citations.positions import set_positions
from precarious_truce.citations.punctuation import tidy
from precarious_truce.citations.registry import Entry, NameRegister
from precarious_truce.citations.richtext import Blob, plain_text
from precarious_truce.citations.serialise import Serialiser
from precarious_truce.citations.sorting import key_texts, sort_order
from precarious_truce.citations.state import Ambiguity, State
from precarious_truce.citations.style import Style, load_style
from precarious_truce.errors import Diagnostic, TruceError, did_you_mean

__all__ = ["Processor"]

_TAGS = re.compile(r"<[^>]*>")
_NO_PRINTED_FORM = "[CSL STYLE ERROR: reference with no printed form.]"
_SUBSEQUENT = {"position": 1, "near-note": True}


class Processor:
    """Citations and bibliography of a document in one style and output format.

    `style` is a name, a path, or CSL as text or bytes; `items` a Library, References or CSL-JSON
    dicts; `output` one of html, text, markdown, latex, rst.  `citations` takes all clusters of
    the document at once; `bibliography`, called after it, lists all items, cited or not.
    """

    def __init__(
        self, style: str | bytes | Path, items: Any, *, locale: str | None = None,
        output: str = "html",
    ) -> None:  # fmt: skip
        if output not in FORMATS:
            raise TruceError(
                Diagnostic(
                    code="C3", message=f"no output is called {output!r}",
                    hint=did_you_mean(str(output), FORMATS) or f"one of {', '.join(FORMATS)}",
                )
            )  # fmt: skip
        self._style: Style = load_style(style, locale)
        style_ = self._style
        language = style_.language[:2]
        self._entries: dict[str, Entry] = {}
        for source in as_items(items):
            entry = Entry(prepare(source), language)
            self._entries[entry.id] = entry
        self._format = FORMATS[output]
        self._writer = Serialiser(self._format, style_.locale.quotes)
        self._register = NameRegister(style_.rule, style_.add_givens, style_.hyphen, style_.demote)
        self._state = State(self._register, style_.markup)
        self._state.label_form = None
        self._order: list[Entry] = []
        self._updated = False
        self._offsets: dict[str, int] = {}

    # -- the document ----------------------------------------------------------------------

    def citations(self, clusters: Iterable[Any]) -> list[str]:
        """The text of every cluster of the document, in order."""
        types = {k: str(e.item.get("type", "")) for k, e in self._entries.items()}
        read = [read_cluster(c, types) for c in clusters]
        self._update(read)
        renderer = ClusterRenderer(self)
        return [renderer.render(cluster) for cluster in read]

    def bibliography(self) -> list[tuple[str, str]]:
        """All entries in order, as (id, entry); empty for a style without a bibliography."""
        if not self._style.bibliography.present:
            return []
        if not self._updated:
            self._update([])
        st = self._state
        st.area, st.plain, st.just_looking, st.sorting = "bibliography", False, False, False
        st.last_rendered = None
        self._offsets = {}
        return [(entry.id, self._entry(entry, n)) for n, entry in enumerate(self._order)]

    @property
    def bibliography_options(self) -> dict[str, Any]:
        """How a bibliography is to be laid out (CSL 1.0.2, "Whitespace")."""
        options = self._style.bibliography
        return {
            "hanging-indent": options.hanging_indent,
            "second-field-align": options.second_field_align,
            "max-offset": max(self._offsets.values(), default=0),
            "line-spacing": options.line_spacing,
            "entry-spacing": options.entry_spacing,
        }

    # -- entries ---------------------------------------------------------------------------

    def _entry(self, entry: Entry, place: int) -> str:
        st, options = self._state, self._style.bibliography
        st.area = "bibliography"
        self._start(entry, None)
        st.request = st.settings = entry.ambiguity.copy()
        st.around = options.decor
        for node in options.node:
            node(st)
        top = Blob(st.out)
        entry_blob = Blob([top], decor=options.decor)
        if options.suffix:
            if options.displays and isinstance(top.blobs, list) and top.blobs:
                top.blobs[-1].suffix = options.suffix
            else:
                top.suffix = options.suffix
        if options.prefix and isinstance(top.blobs, list) and top.blobs:
            first = top.blobs[0]
            first.prefix = options.prefix + first.prefix
        _prune(entry_blob)
        tidy(entry_blob, self._style.into_quotes)
        text = self._writer.text(entry_blob)
        if not text and self._style.numbers_cites:
            text = f"{place + 1}. {_NO_PRINTED_FORM}"
        if options.second_field_align and isinstance(top.blobs, list) and top.blobs:
            self._offsets[entry.id] = len(plain_text(top.blobs[:1]))
        return self._format.entry(text) if text else ""

    def _start(self, entry: Entry, cite: dict[str, Any] | None) -> None:
        st = self._state
        st.label_form = None
        st.collapsed = st.counting = False
        st.start(entry, cite)

    # -- the registry ----------------------------------------------------------------------

    def _update(self, clusters: list[Cluster]) -> None:
        """Number, disambiguate and sort all items, as the document stands."""
        style, st = self._style, self._state
        cited = dict.fromkeys(c["id"] for cluster in clusters for c in cluster.cites)
        order = [self._entries[i] for i in cited]
        order += [e for i, e in self._entries.items() if i not in cited]
        notes = set_positions(clusters, style.citation.near_note)
        for number, entry in enumerate(order):
            entry.number = number + 1
            entry.first_note = notes.get(entry.id)
            entry.ambiguity = Ambiguity()
            entry.registered = False
        self._order = order
        self._updated = True
        keys = style.bibliography.sort if style.bibliography.present else []
        descending_numbers = False
        if keys:
            self._sort_keys(order, keys)
            descending_numbers = any(k.by_number and k.descending for k in keys)
        self._disambiguate(order)
        if keys:
            places = sort_order([e.sort_keys for e in order], [k.descending for k in keys])
            self._order = order = [order[p] for p in places]
        for number, entry in enumerate(order):
            entry.number = len(order) - number if descending_numbers else number + 1
        st.area = "citation"

    def _sort_keys(self, entries: list[Entry], keys: Any) -> None:
        st = self._state
        st.area, st.plain, st.sorting, st.just_looking = "bibliography_sort", True, True, False
        for entry in entries:
            entry.sort_keys = self._keys_of(entry, keys)
        st.plain = st.sorting = False

    def _keys_of(self, entry: Entry, keys: Any) -> list[str | None]:
        st = self._state
        self._start(entry, None)
        st.request, st.settings = None, Ambiguity()
        found = key_texts(st, keys, self._style.language)
        st.sort_et_al = (None, None, None)
        return found

    def cite_keys(self, entry: Entry) -> list[str | None]:
        """The keys by which the cites of a cluster are sorted."""
        st = self._state
        area = st.area
        st.area, st.plain, st.sorting, st.just_looking = "citation_sort", True, True, False
        keys = self._keys_of(entry, self._style.citation.sort)
        st.area, st.plain, st.sorting = area, False, False
        return keys

    def _disambiguate(self, order: list[Entry]) -> None:
        style = self._style
        modes = []
        by_cite = style.add_givens and style.rule == "by-cite"
        if style.add_names or by_cite:
            modes.append("names")
        if style.year_suffixes:
            modes.append("years")
        if style.uses_disambiguate:
            modes.append("extra")
        if not modes and not style.add_givens:
            for entry in order:
                entry.registered = True
            return
        buckets: dict[str, list[Entry]] = {}
        for entry in order:
            text, config, _, _, _ = self.ambiguous_cite(entry, None)
            entry.registered = True
            entry.ambiguity = config.copy()
            entry.ambiguity.year_suffix = None
            buckets.setdefault(text, []).append(entry)
        runner = Disambiguator(
            self.ambiguous_cite, modes, style.add_names, by_cite, self._suffix_order
        )
        for bucket in buckets.values():
            runner.run(bucket)

    def _suffix_order(self, entries: list[Entry]) -> list[Entry]:
        """Year suffixes go by the order of the bibliography."""
        keys = self._style.bibliography.sort if self._style.bibliography.present else []
        entries = sorted(entries, key=lambda e: e.number)
        if not keys:
            return entries
        places = sort_order([e.sort_keys for e in entries], [k.descending for k in keys])
        return [entries[p] for p in places]

    def ambiguous_cite(
        self, entry: Entry, config: Ambiguity | None, cite: dict[str, Any] | None = None
    ) -> tuple[str, Ambiguity, list[int], int, int]:
        """A cite as it looks with `config`, as plain text, and what was found on the way."""
        st = self._state
        st.area, st.plain, st.just_looking, st.sorting = "citation", True, True, False
        self._start(entry, {**_SUBSEQUENT, **(cite or {})})
        st.request = config
        st.settings = config if config is not None else Ambiguity()
        for node in self._style.citation.node:
            node(st)
        st.plain = st.just_looking = False
        counts = st.names_max
        return plain_text(st.out), st.settings, counts, st.disambiguate_count, st.disambiguate_max


def _prune(blob: Blob) -> None:
    """Take out what came to nothing."""
    blobs = blob.blobs
    if isinstance(blobs, str):
        return
    empty = False
    for child in blobs:
        if not isinstance(child.blobs, str):
            _prune(child)
        if not child.blobs:
            empty = True
    if empty:
        blob.blobs = [child for child in blobs if child.blobs]


if sys.getrecursionlimit() < 3000:
    sys.setrecursionlimit(3000)
