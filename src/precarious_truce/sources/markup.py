"""Markup as a tree, and its visible lines: HTML as pages are saved, TEI, the XML inside an EPUB.

Read once from left to right: what is broken is read as far as it goes, no
entity is ever expanded to more than a character, and nothing is fetched.

>>> tree = parse("<ul><li>Part I<ul><li>Water <a>17</a></li></ul></li></ul>")
>>> [(line.text, line.depth) for line in visible_lines(tree)]
[('Part I', 0), ('Water   17', 1)]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from itertools import pairwise

from precarious_truce.errors import TruceError
from precarious_truce.sources.folios import alone
from precarious_truce.sources.lines import MAX_LINE, Line, clean
from precarious_truce.sources.numerals import word_set
from precarious_truce.sources.tables import are_heads

__all__ = ["Node", "is_markup", "parse", "visible_lines"]

MAX_NODES = 150_000
MAX_DEPTH = 200
_VOID = word_set(
    """
    area base br col embed hr img input link meta param source track wbr pb lb
    """
)
_UNSEEN = word_set(
    """
    script style noscript template svg button select head footer form iframe teiheader
    """
)
_LINKED = ("a", "span", "button")
"""What is set apart from another element that it touches."""
_SET_OFF = ("i", "em", "cite", "small", "span", "address", "persname", "name")
"""What names people in a line, behind its title."""
_LISTS = word_set(
    """
    navpoint ul ol list dl menu
    """
)
_BLOCKS = word_set(
    """
    p div li item tr dt dd h1 h2 h3 h4 h5 h6 section article header main aside nav table
    tbody thead ul ol dl list body html head title blockquote figure navpoint tei text front
    docauthor row l lg
    """
)
_INLINE = word_set(
    """
    a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark num q ref rs
    s samp small span strike strong sub sup time tt u var wbr hi title-part emph name persname
    td th cell img svg use path button input lb pb milestone note g seg text-part
    """
)
"""Elements that stand in a line; those of another vocabulary are lines of their own."""
_CLOSED_BY = {
    "li": {"li"},
    "p": {"p", "div", "ul", "ol", "table", "h1", "h2", "h3", "h4"},
    "tr": {"tr"},
    "td": {"td", "tr", "th"},
    "th": {"td", "tr", "th"},
    "dt": {"dt", "dd"},
    "dd": {"dt", "dd"},
    "option": {"option"},
}


@dataclass(slots=True)
class Node:
    """An element: its name in small letters, its attributes, and what it holds."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    content: list[Node | str] = field(default_factory=list)

    def every(self, *names: str) -> Iterator[Node]:
        """The elements of these names below, in order; all where none is named."""
        stack: list[Node | str] = list(reversed(self.content))
        while stack:
            node = stack.pop()
            if isinstance(node, Node):
                if not names or node.name in names or node.name.rpartition(":")[2] in names:
                    yield node
                stack.extend(reversed(node.content))

    def first(self, *names: str) -> Node | None:
        """The first element of these names below."""
        return next(self.every(*names), None)

    @property
    def children(self) -> list[Node]:
        """The elements directly below."""
        return [node for node in self.content if isinstance(node, Node)]

    @property
    def text(self) -> str:
        """All text in it, with single spaces."""
        found: list[str] = []
        stack: list[Node | str] = list(reversed(self.content))
        while stack:
            node = stack.pop()
            if isinstance(node, str):
                found.append(node)
            else:
                if node.name in _BLOCKS or node.name == "br":
                    found.append(" ")
                stack.extend(reversed(node.content))
        return " ".join("".join(found).split())


class _Builder:
    """The tree as its tags come in; what is left open is closed by what follows."""

    def __init__(self, void: frozenset[str]) -> None:
        self.void = void
        self.root = Node("")
        self.open = [self.root]
        self.count = 0

    def start(self, tag: str, attributes: dict[str, str], *, closed: bool) -> None:
        self.count += 1
        if self.count > MAX_NODES:
            raise TruceError.of("SRC1", "too many elements for a page of a book")
        while len(self.open) > 1 and tag in _CLOSED_BY.get(self.open[-1].name, ()):
            self.open.pop()
        node = Node(tag, attributes)
        self.open[-1].content.append(node)
        if not closed and tag not in self.void and len(self.open) < MAX_DEPTH:
            self.open.append(node)

    def end(self, tag: str) -> None:
        names = [node.name for node in self.open]
        if tag in names[1:]:
            del self.open[len(names) - 1 - names[::-1].index(tag) :]

    def data(self, text: str) -> None:
        if text:
            self.open[-1].content.append(text)


_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/<>]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_ATTRIBUTE = re.compile(r"([^\s=/>\"']+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s>\"']+))?")
_RAW = ("script", "style")
"""Elements whose content is no markup."""
MAX_TAG = 8192
MAX_BROKEN = 2000
"""More tags that do not end than any page has."""


def _scan(text: str, builder: _Builder) -> None:
    """Read a text of markup from left to right, once: what has no end ends the page."""
    at = broken = 0
    while (lead := text.find("<", at)) >= 0:
        builder.data(unescape(text[at:lead]))
        skipped = next((ends for starts, ends in _SKIPPED if text.startswith(starts, lead)), None)
        if skipped is not None:
            end = text.find(skipped, lead + 2)
            if text.startswith("<![CDATA[", lead):
                builder.data(text[lead + 9 : end if end >= 0 else len(text)])
            if end < 0:
                return
            at = end + len(skipped)
            continue
        found = _TAG.match(text, lead, lead + MAX_TAG)
        if found is None:
            builder.data("<")
            at = lead + 1
            broken += 1
            if broken > MAX_BROKEN:
                raise TruceError.of("SRC1", "too much broken markup for a page of a book")
            continue
        at = found.end()
        name = found[2].lower()
        if found[1]:
            builder.end(name)
            continue
        attributes = {
            m[1].lower(): unescape((m[2] or "").strip("\"'")) for m in _ATTRIBUTE.finditer(found[3])
        }
        builder.start(name, attributes, closed=found[3].endswith("/"))
        if name in _RAW and not found[3].endswith("/"):
            closing = re.compile(f"</{name}", re.IGNORECASE).search(text, at)
            if closing is None:
                return
            builder.data(text[at : closing.start()])
            at = closing.start()
    builder.data(unescape(text[at:]))


_SKIPPED = (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", ">"), ("<!", ">"))
"""Comments, literal text, instructions and declarations: how they begin and end."""


def is_markup(text: str) -> bool:
    """Whether a text is markup and not a page with an angle bracket in it."""
    start = text[:4000].lstrip("\ufeff \t\r\n")
    if not start.startswith("<") or not re.match(r"<(?:[a-zA-Z!?])", start):
        return False
    return len(re.findall(r"</?[a-zA-Z][\w:.-]*[^<>]*>", text[:20_000])) >= 3


def parse(text: str, *, xml: bool = False) -> Node:
    """The tree of a text of markup; `xml`: every element is closed.

    Raises `TruceError` where it has more elements than any page.
    """
    builder = _Builder(frozenset() if xml else _VOID)
    _scan(text, builder)
    return builder.root


def visible_lines(root: Node) -> list[Line]:
    """The lines that a reader sees, with the depth of their lists where lists are nested."""
    found: list[tuple[str, int, int]] = []
    pieces: list[str] = []
    at = [-1, 0]  # the depth of lists, and empty lines before

    def flush() -> None:
        text = re.sub(
            r" {2,}(?! )", lambda m: m[0] if len(m[0]) > 2 else " ", "".join(pieces).strip()
        )
        pieces.clear()
        if text:
            found.append((text, at[0], at[1]))
            at[1] = 0

    stack: list[tuple[Node | str, bool]] = [(node, True) for node in reversed(root.content)]
    depths: list[int] = []
    touching: set[int] = set()  # elements that nothing parts from the one before
    while stack:
        node, entering = stack.pop()
        if isinstance(node, str):
            pieces.append(re.sub(r"\s+", " ", node))
            continue
        if not entering:
            if page := node.attributes.get("pagenum"):
                pieces.append(f"   {page}")
            flush()
            if node.name in _LISTS and depths:
                at[0] = depths.pop()
            continue
        if node.name in _UNSEEN or (
            "hidden" in node.attributes and node.attributes.get("hidden") != "until-found"
        ):
            continue
        if node.name == "br":
            flush()
            continue
        if node.name == "tr" and _heads_columns(node):
            continue
        block = node.name in _BLOCKS or node.name in _LISTS or node.name not in _INLINE
        if block:
            flush()
            if node.name in _LISTS:
                depths.append(at[0])
                at[0] += 1
            if re.fullmatch(r"h[1-6]|section|table", node.name):
                at[1] = 1
            stack.append((node, False))
        elif node.name in ("td", "th", "cell") or _is_page(node) or id(node) in touching:
            pieces.append("   ")
        elif node.name in ("label", "num"):
            pieces.append(" ")
        stack += [(child, True) for child in reversed(node.content)]
        touching.update(
            id(after)
            for before, after in pairwise(node.content)
            if isinstance(before, Node) and isinstance(after, Node) and after.name in _LINKED
        )
        touching.update(_behind_links(node))
    flush()
    return _lines(found)


def _heads_columns(row: Node) -> bool:
    """Whether a row only says what the columns hold."""
    cells = [cell for cell in row.content if isinstance(cell, Node)]
    return (
        len(cells) > 1 and all(c.name == "th" for c in cells) and are_heads(c.text for c in cells)
    )


def _behind_links(node: Node) -> Iterator[int]:
    """The elements that stand behind a link or a title in a line: who wrote it, in italics."""
    content = [part for part in node.content if isinstance(part, Node) or part.strip()]
    for before, after in pairwise(content):
        if not (isinstance(before, Node) and isinstance(after, Node) and after.name in _SET_OFF):
            continue
        if before.name == "a" or (before.name == "span" and "class" in before.attributes):
            yield id(after)


def _is_page(node: Node) -> bool:
    """Whether an element inside a line is its page."""
    if node.name not in ("ref", "a", "span", "pageref", "em", "i", "b", "small"):
        return False
    text = node.text
    return len(text) < 16 and alone(text) is not None


def _lines(found: list[tuple[str, int, int]]) -> list[Line]:
    depths = sorted({depth for _, depth, _ in found if depth >= 0})
    nested = len(depths) > 1
    lines = []
    for number, (text, depth, blank) in enumerate(found, 1):
        words, doubts = clean(text[:MAX_LINE])
        rank = depths.index(depth) if nested and depth >= 0 else (0 if nested else None)
        lines.append(Line(words.strip(), number, blank=blank, depth=rank, doubts=doubts))
    return [line for line in lines if line.text]
