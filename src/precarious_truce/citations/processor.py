"""Citations and a bibliography of a set of items in a style (CSL 1.0.2)."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from precarious_truce.citations.cited.manner import script_named
from precarious_truce.citations.cites import NO_CITE, Cite, Cluster, affix_of, read_document
from precarious_truce.citations.cluster import Cited, begins_anew, cluster_text
from precarious_truce.citations.collation import in_groups, sorted_by
from precarious_truce.citations.compiled import Layout, compiled
from precarious_truce.citations.config import Config
from precarious_truce.citations.context import Collapsing, Context, Tail
from precarious_truce.citations.disambiguation import Disambiguation
from precarious_truce.citations.habits import manner_of
from precarious_truce.citations.item import Item, Items, read_items
from precarious_truce.citations.loading import load
from precarious_truce.citations.marks import CLOSE, DISPLAY, SEAM, visible
from precarious_truce.citations.name_register import NameRegister
from precarious_truce.citations.positions import place
from precarious_truce.citations.punctuation import settle
from precarious_truce.citations.replacing import Replacement
from precarious_truce.citations.serialise import FORMATS_OF, MARKED, OUTPUTS, serialiser
from precarious_truce.errors import TruceError, did_you_mean

__all__ = ["Processor"]

NO_PRINTED_FORM = "[CSL STYLE ERROR: reference with no printed form.]"
"""What citeproc-js prints for a cite or entry that comes to nothing."""
_COMPARED: Cite = {"position": 1, "near-note": True}


class Processor:
    """Renders `items` in `style`.

    `style`: the name of an installed style, the path of one, or CSL itself.  `items`: CSL-JSON
    mappings, References or a Library.  `locale`: a language to use in place of the style's.
    `output`: `html` (as citeproc-js writes it), `text`, `markdown`, `latex`, `rst`, or `marked`
    (see `serialise.MARKED`).  `script`: what is printed of a text of a
    Reference that has a transliteration, `romanized`, `original` or `both`; without it what the
    manual of the style prints.  `numbered`: whether entries of numeric styles have their number.

    Call `citations` with the whole document first, if it has any; `bibliography` follows it.
    Threads may share a processor: each call waits for the one before it, and `bibliography` follows
    the document that was cited last.  Other processes are sent one by pickling it, and `copy` makes
    another: both are made anew from the style and items, and of the document that was cited last.
    Where threads run, start processes by `spawn`: a lock that another thread holds stays locked in
    a process that is forked.

    >>> items = [{"id": "a", "type": "book", "title": "On peace", "author": [{"family": "Doe",
    ...     "given": "Jane"}], "issued": {"date-parts": [[2004]]}}]
    >>> processor = Processor("apa", items, output="text")
    >>> processor.citations([[{"id": "a", "locator": "12"}]])
    ['(Doe, 2004, p. 12)']
    >>> processor.bibliography()
    [('a', 'Doe, J. (2004). On peace.')]
    """

    def __init__(
        self,
        style: str | bytes | Path,
        items: Items,
        *,
        locale: str | None = None,
        output: str = "html",
        script: str | None = None,
        numbered: bool = True,
    ) -> None:
        if output not in FORMATS_OF:
            hint = did_you_mean(str(output), OUTPUTS) or f"one of {', '.join(OUTPUTS)}"
            raise TruceError.of("CIT4", f"there is no output {output!r}", hint=hint, file="output")
        if isinstance(items, Iterator):
            items = tuple(items)
        self._made_of = partial(
            type(self), style, items, locale=locale, output=output, script=script, numbered=numbered
        )
        self._document: Iterable[object] = ()
        self._compiled = compiled(load(style), locale)
        self._style, self._locale = self._compiled.style, self._compiled.locale
        manner = partial(manner_of, self._compiled, script_named(script))
        self._items = read_items(items, manner)
        self._output = output
        self._signs = _signs(self._items) if output == MARKED else None
        self._serialise = serialiser(output, self._locale.quotes)
        self._in_quote = self._locale.option("punctuation-in-quote")
        self._lock = threading.RLock()
        self._numbered = numbered
        self._disambiguated = False
        self._sorted: list[Item] = []
        self._register = self._new_register()
        for number, item in enumerate(self._items.values(), 1):
            item.place = item.number = number

    def __reduce__(self) -> tuple[object, ...]:
        with self._lock:
            return _made_anew, (self._made_of, self._document)

    def _new_register(self) -> NameRegister:
        style = self._style
        rule = style.given_rule if style.adds_given else ""
        demote = style.attributes.get("demote-non-dropping-particle")
        return NameRegister(rule, demote == "never")

    def _layout(self, area: str) -> Layout:
        return self._compiled.layout(area)

    # ---- order and disambiguation ---------------------------------------------------------------

    def _prepare(self) -> None:
        """Sort and number the items, and tell their cites apart; once."""
        if self._disambiguated:
            return
        self._disambiguated = True
        items = sorted(self._items.values(), key=lambda item: item.place)
        for number, item in enumerate(items, 1):
            item.number = number
        self._sorted = items
        disambiguation = Disambiguation(self._style, self._look)
        needed = "citation" in self._style.areas and disambiguation.needed
        if needed:
            disambiguation.register_names(items)
        if self._style.has_bibliography:
            self._sort(items)
        if needed:
            disambiguation.run(items, {item.id: n for n, item in enumerate(self._sorted)})

    def _sort(self, items: list[Item]) -> None:
        """Put the items in the order of the bibliography, and number them so."""
        if len(items) < 2:
            return
        layout = self._layout("bibliography")
        if not layout.keys:
            return
        rows = [self._keys(layout, item, NO_CITE) for item in items]
        directions = [key.descending for key in layout.keys]
        self._sorted = sorted_by(items, rows, directions, self._locale.language)
        for number, item in enumerate(self._sorted, 1):
            item.number = number

    def _keys(self, layout: Layout, item: Item, cite: Cite) -> list[str]:
        """The texts that an item is sorted by."""
        return [key.text(item, cite, self._register) for key in layout.keys]

    def _look(self, item: Item, config: Config | None) -> tuple[str, Context]:
        """What the item's cite would be with this configuration, to compare with others."""
        ctx = Context(item, _COMPARED, config if config is not None else Config(), self._register)
        ctx.comparing = True
        ctx.signature += 1
        ctx.uses_config = config is not None
        text = visible(self._layout("citation").render(ctx))
        return text, ctx

    # ---- citations ------------------------------------------------------------------------------

    def citations(self, clusters: Iterable[object]) -> list[str]:
        """The text of every citation of a document, given in order.

        A cluster is a list of cites, or a mapping with `citationItems` and `properties` (of these
        `noteIndex` counts).  A cite is a mapping with `id` and, where wanted, `locator`, `label`,
        `prefix`, `suffix`, `suppress-author`, `author-only`, `position` and `near-note`.
        """
        if isinstance(clusters, Iterator):
            clusters = tuple(clusters)
        document = read_document(clusters, self._items.keys())
        with self._lock:
            self._document = clusters
            return self._cited(document)

    def _cited(self, document: list[Cluster]) -> list[str]:
        self._number_by_citation(document)
        self._disambiguated = False
        self._register = self._new_register()
        for item in self._items.values():
            item.config = Config()
        self._prepare()
        if "citation" not in self._style.areas:
            return ["" for _ in document]
        layout = self._layout("citation")
        for cluster in document:
            self._sort_cluster(cluster, layout)
        place(document, _count(layout.attributes.get("near-note-distance"), 5))
        return [self._citation(cluster, layout) for cluster in document]

    def _number_by_citation(self, document: list[Cluster]) -> None:
        """Items are numbered by their first citation, then as given."""
        order: dict[str, None] = {}
        for cluster in document:
            order.update(dict.fromkeys(cite["id"] for cite in cluster.cites))
        order.update(dict.fromkeys(self._items))
        for number, identifier in enumerate(order, 1):
            self._items[identifier].place = number

    def _sort_cluster(self, cluster: Cluster, layout: Layout) -> None:
        if len(cluster.cites) < 2:
            return
        cites = cluster.cites
        grouped = self._style.groups_cites and self._style.in_text
        names = [self._names_of(cite) for cite in cites] if grouped else []
        if layout.keys and not cluster.unsorted:
            rows = [self._keys(layout, self._items[cite["id"]], cite) for cite in cites]
            directions = [key.descending for key in layout.keys]
            cluster.cites = sorted_by(cites, rows, directions, self._locale.language, names)
        elif grouped:
            cluster.cites = in_groups(cites, names)

    def _names_of(self, cite: Cite) -> str:
        """The names that begin a cite, by which cites are grouped; "" for none."""
        item = self._items[cite["id"]]
        return visible(self._look(item, item.config)[1].first_names or "")

    def _citation(self, cluster: Cluster, layout: Layout) -> str:
        cited = [Cited(self._items[cite["id"]], cite) for cite in cluster.cites]
        first = cited[0].cite if cited else NO_CITE
        author_only = bool(first.get("author-only"))
        if author_only:
            cited = cited[:1]
        text = cluster_text(
            self._style, layout, cited, self._cite_renderer(layout),
            self._signs,
        )  # fmt: skip
        if not text:
            if not cited or first.get("suppress-author"):
                return ""
            text = NO_PRINTED_FORM
        if not author_only:
            prefix = layout.prefix + SEAM if layout.prefix else ""
            suffix = SEAM + layout.suffix if layout.suffix else ""
            text = layout.formatting.before + prefix + text + suffix + layout.formatting.after
        return self._serialise(settle(text, self._in_quote))

    def narrative(self, identifier: str, *, again: bool = False) -> str:
        """The names that a citation of the item begins with, for the running text; "" for none.

        They are as in the document that was cited last; `again`: the item was cited before.
        """
        if "citation" not in self._style.areas:
            return ""
        with self._lock:
            self._prepare()
            cite: Cite = {"id": identifier, "author-only": True, "position": int(again)}
            one = Cited(self._items[identifier], cite)
            names = self._cite_renderer(self._layout("citation"))(one, [], False).first_names
            return self._serialise(settle(names, self._in_quote)) if names else ""

    def _cite_renderer(self, layout: Layout) -> Callable[[Cited, list[int], bool], Context]:
        collapsing = None
        if self._style.groups_cites:
            collapsing = Collapsing(bool(self._style.collapse), self._output == "text")

        def render(one: Cited, years: list[int], later: bool) -> Context:
            cite = one.cite
            ctx = Context(one.item, cite, one.item.config, self._register)
            ctx.uses_config = True
            ctx.suppress_author = bool(cite.get("suppress-author")) and not cite.get("author-only")
            ctx.author_only = bool(cite.get("author-only"))
            ctx.collapsing, ctx.years_before = collapsing, years
            prefix = affix_of(cite, "prefix")
            ctx.continues = (bool(prefix) or later) and not begins_anew(prefix)
            text = layout.render(ctx)
            if ctx.author_only and ctx.first_names:
                text = visible(ctx.first_names)
            one.text = text
            return ctx

        return render

    # ---- bibliography ---------------------------------------------------------------------------

    def bibliography(self) -> list[tuple[str, str]]:
        """(id, entry) of every item, in the order of the style; [] if it has no bibliography."""
        if not self._style.has_bibliography:
            return []
        with self._lock:
            return self._entries()

    def _entries(self) -> list[tuple[str, str]]:
        self._prepare()
        layout = self._layout("bibliography")
        before, after = FORMATS_OF[self._output].entry
        last_names: list[str] = []
        out: list[tuple[str, str]] = []
        for item in self._sorted:
            if not self._numbered:
                item.number = 0
            text, names = self._entry_after(item, layout, last_names)
            last_names = names or last_names
            if not text and self._style.numeric:
                text = f"{len(out) + 1}. {NO_PRINTED_FORM}"
            text = self._serialise(text)
            out.append((item.id, before + text + after if text else ""))
        return out

    def _entry_after(
        self, item: Item, layout: Layout, last_names: list[str]
    ) -> tuple[str, list[str]]:
        """The entry of an item, whose names are replaced where they repeat those of the entry
        before it; and the names that it begins with."""
        ctx = self._entry_context(item)
        text = self._entry(ctx, layout)
        names = ctx.leading_names or []
        replacement = None
        substitute = layout.attributes.get("subsequent-author-substitute")
        if substitute is not None and names and last_names:
            rule = layout.attributes.get("subsequent-author-substitute-rule", "complete-all")
            replacement = Replacement.between(substitute, rule, last_names, names)
        if replacement is not None:
            ctx = self._entry_context(item)
            ctx.replacement = replacement
            text = self._entry(ctx, layout)
        text = settle(text, self._in_quote)
        if text.endswith(" " + CLOSE) and any(mark in text for mark in DISPLAY.values()):
            text = text[:-2] + CLOSE + " "
        return text, names

    def _entry_context(self, item: Item) -> Context:
        ctx = Context(item, NO_CITE, item.config, self._register)
        ctx.bibliography = True
        ctx.uses_config, ctx.adds_names = self._style.adds_given, self._style.adds_names
        return ctx

    def _entry(self, ctx: Context, layout: Layout) -> str:
        if layout.first_field is None:
            text = layout.other_fields(ctx)
        else:
            first, rest = layout.first_field(ctx), layout.other_fields(ctx)
            text = ""
            prefix = layout.prefix + SEAM if layout.prefix else ""
            if first:
                text += DISPLAY["left-margin"] + prefix + first + CLOSE
                prefix = ""
            if rest:
                text += DISPLAY["right-inline"] + prefix + rest + SEAM + layout.suffix + CLOSE
            return layout.formatting.before + text + layout.formatting.after
        if not text:
            return ""
        if layout.suffix or ctx.tail is not None:
            text = _ended(text, layout.suffix, ctx.tail)
        prefix = layout.prefix + SEAM if layout.prefix else ""
        return layout.formatting.before + prefix + text + layout.formatting.after

    @property
    def keys(self) -> tuple[str, ...]:
        """The ids of the items, as given."""
        return tuple(self._items)

    @property
    def language(self) -> str:
        """The language of the document (BCP 47)."""
        return self._locale.language

    @property
    def punctuation_in_quote(self) -> bool:
        """Whether a comma or a full stop goes inside a quotation that ends before it."""
        return self._in_quote

    @property
    def in_text(self) -> bool:
        """Whether citations stand in the text, not in notes."""
        return self._style.in_text

    @property
    def bibliography_options(self) -> dict[str, object]:
        """hanging-indent, second-field-align, max-offset, line-spacing and entry-spacing."""
        if not self._style.has_bibliography:
            return {}
        attributes = self._layout("bibliography").attributes
        return {
            "hanging-indent": attributes.get("hanging-indent") == "true",
            "second-field-align": attributes.get("second-field-align") or False,
            "max-offset": self._max_offset(),
            "line-spacing": _count(attributes.get("line-spacing"), 1),
            "entry-spacing": _count(attributes.get("entry-spacing"), 1),
        }

    def _max_offset(self) -> int:
        layout = self._layout("bibliography")
        if layout.first_field is None:
            return 0
        with self._lock:
            self._prepare()
            fields = [layout.first_field(self._entry_context(i)) for i in self._items.values()]
        return max((len(visible(settle(field, False))) for field in fields), default=0)


def _made_anew(made_of: Callable[[], Processor], document: Iterable[object]) -> Processor:
    """A processor as another was after it had cited a document, if any."""
    processor = made_of()
    if document:
        processor.citations(document)
    return processor


def _signs(identifiers: Iterable[str]) -> dict[str, str]:
    """A private character for each item, by its place: U+F0000 for the first."""
    return {one: chr(0xF0000 + place % 0xFFFE) for place, one in enumerate(identifiers)}


def _count(text: str | None, default: int) -> int:
    """A number that a style states; the default where it states none, or nonsense."""
    return int(text) if text and text.isdecimal() and len(text) < 9 else default


def _ended(text: str, suffix: str, tail: Tail | None) -> str:
    """An entry with the suffix of the layout, inside the display block that may end it."""
    if tail is not None and not tail.printed:
        return text
    close = CLOSE if tail is not None and tail.displayed else ""
    text = text.removesuffix(close)
    if tail is not None and tail.suffixed:
        text = text[: text.rfind(SEAM)]
    return text + (SEAM + suffix if suffix else "") + close
