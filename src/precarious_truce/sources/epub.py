"""EPUB 2 and 3: the facts of the package, the contents of the navigation, pages of the page list.

EPUB 3.3, 5 (package document) and 7 (navigation document); EPUB 2: OPF 2.0.1 and the NCX of
ANSI/NISO Z39.86.  Without a list of pages there are none, and the draft says so.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from bisect import bisect_right
from collections.abc import Iterator
from urllib.parse import unquote

from precarious_truce.errors import TruceError
from precarious_truce.formats.yaml.write import Written
from precarious_truce.sources.contents import draft_of_lines
from precarious_truce.sources.draft import Draft
from precarious_truce.sources.lines import clean
from precarious_truce.sources.markup import Node, parse
from precarious_truce.sources.person_names import name_of
from precarious_truce.sources.runs import Item, lines_of_items, spans

__all__ = ["read_epub"]

MAX_MEMBERS = 50_000
MAX_DOCUMENT = 16 * 1024 * 1024
MAX_TOTAL = 400 * 1024 * 1024
"""What is read of an EPUB at most, uncompressed."""


class _Package:
    """The members of the archive, read with bounds on their size."""

    def __init__(self, data: bytes) -> None:
        try:
            self.archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise _error(f"the archive is broken: {error}") from None
        names = self.archive.namelist()
        if len(names) > MAX_MEMBERS:
            raise _error("the archive has too many members for a book")
        self.names = {posixpath.normpath(name).lstrip("/"): name for name in names}
        self.left = MAX_TOTAL

    def text(self, path: str) -> str | None:
        """A member as text, or None where it is not there; `TruceError` where it is too large."""
        name = self.names.get(posixpath.normpath(path).lstrip("/"))
        if name is None:
            return None
        try:
            with self.archive.open(name) as stream:
                data = stream.read(MAX_DOCUMENT + 1)
        except (
            zipfile.BadZipFile,
            RuntimeError,
            NotImplementedError,
            zlib.error,
            ValueError,
            EOFError,
            OSError,
        ) as error:
            raise _error(f"{path} cannot be read: {error}") from None
        self.left -= len(data)
        if len(data) > MAX_DOCUMENT or self.left < 0:
            raise _error(f"{path} is larger than any page of a book")
        return _decoded(data)


def _decoded(data: bytes) -> str:
    for start, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(start):
            return data.decode(encoding, "replace")
    found = re.match(rb"\s*<\?xml[^>]*encoding=[\"']([A-Za-z0-9._-]+)", data)
    try:
        return data.decode(found[1].decode() if found else "utf-8-sig", "replace")
    except LookupError:
        return data.decode("utf-8", "replace")


def _error(message: str) -> TruceError:
    return TruceError.of(
        "SRC1", message, hint="open it in a reading system to see whether it is whole"
    )


def read_epub(data: bytes) -> Draft:
    """The draft of an EPUB.

    Raises `TruceError` where the archive is broken, has no package document, or is too large.
    """
    package = _Package(data)
    container = package.text("META-INF/container.xml")
    root = parse(container, xml=True).first("rootfile") if container else None
    path = unquote(root.attributes.get("full-path", "")) if root else _any_package(package)
    opf = package.text(path) if path else None
    if opf is None and "[Content_Types].xml" in package.names:
        hint = "save it as PDF or EPUB, or paste its contents page"
        raise TruceError.of("SRC1", "this is a document of an office suite, no EPUB", hint=hint)
    if opf is None:
        raise _error("this is no EPUB: it has no package document")
    tree = parse(opf, xml=True)
    draft = Draft()
    _facts(tree, draft)
    base = posixpath.dirname(path)
    items, breaks = _navigation(package, tree, base)
    spine = _spine(tree, base)
    breaks = breaks or list(_breaks_in_text(package, spine))
    _place(items, breaks, spine, package)
    pages = spans(items, [label for label, _ in breaks])
    if items and _title_of(items[0]) == _bare(str(draft.facts.get("title", ""))):
        del items[0], pages[0]  # the title page, as pandoc lists it
    if not items:
        draft.notes.append("the EPUB has no table of contents")
        return draft
    found = draft_of_lines(lines_of_items(items, pages), draft)
    if not breaks:
        found.notes.append("the EPUB has no list of printed pages: none are given")
    return found


def _title_of(item: Item) -> str:
    return _bare(item.title)


def _bare(title: str) -> str:
    return re.sub(r"[\W_]+", "", title).casefold()


def _any_package(package: _Package) -> str:
    return next((name for name in package.names if name.endswith(".opf")), "")


# --- the package document -------------------------------------------------------------------------


def _facts(tree: Node, draft: Draft) -> None:
    """The metadata of the package document."""
    refined: dict[str, dict[str, str]] = {}
    for meta in tree.every("meta"):
        target = meta.attributes.get("refines", "").lstrip("#")
        if target:
            refined.setdefault(target, {})[meta.attributes.get("property", "")] = meta.text
    facts = draft.facts
    _titles(tree, refined, facts)
    for node in tree.every("creator", "contributor"):
        role = _role(node, refined)
        if role and node.text:
            facts.setdefault(role, [])
            names = facts[role]
            if isinstance(names, list):
                names.append(_name(node, refined))
    for tag, key in (("publisher", "publisher"), ("language", "language")):
        found = next((n.text for n in tree.every(tag) if n.text), "")
        if found:
            facts[key] = found
    _date(tree, facts)
    _identifiers(tree, facts, draft)
    for meta in tree.every("meta"):
        if meta.attributes.get("name") == "calibre:series" and meta.attributes.get("content"):
            facts["series"] = meta.attributes["content"]
        if meta.attributes.get("property") == "belongs-to-collection" and meta.text:
            facts["series"] = meta.text


def _titles(tree: Node, refined: dict[str, dict[str, str]], facts: dict[str, Written]) -> None:
    titles = [
        (n, refined.get(n.attributes.get("id", ""), {}).get("title-type", ""))
        for n in tree.every("title")
        if n.text
    ]
    titles = [(n, kind) for n, kind in titles if n.name.startswith("dc:") or ":" not in n.name]
    main = next((n for n, kind in titles if kind == "main"), None) or next(
        (n for n, kind in titles if kind not in ("subtitle", "short", "edition", "collection")),
        None,
    )
    if main is not None:
        facts["title"] = clean(main.text)[0].strip()
    sub = next((n for n, kind in titles if kind == "subtitle"), None)
    if sub is not None:
        facts["subtitle"] = clean(sub.text)[0].strip()


_ROLES = {
    "aut": "author",
    "edt": "editor",
    "trl": "translator",
    "ill": "illustrator",
    "com": "compiler",
    "aui": "introduction",
    "win": "introduction",
    "wpr": "foreword",
    "aft": "afterword",
}


def _role(node: Node, refined: dict[str, dict[str, str]]) -> str | None:
    code = node.attributes.get("opf:role") or refined.get(node.attributes.get("id", ""), {}).get(
        "role", ""
    )
    is_creator = node.name.rpartition(":")[2] == "creator"
    return _ROLES.get(code.strip().lower()) if code else "author" if is_creator else None


def _name(node: Node, refined: dict[str, dict[str, str]]) -> Written:
    """The name as it is filed where that only turns it round, else as it is printed."""
    filed = node.attributes.get("opf:file-as") or refined.get(
        node.attributes.get("id", ""), {}
    ).get("file-as", "")
    shown = clean(node.text)[0].strip()
    family, comma, given = filed.partition(",")
    text = filed if comma and f"{given.strip()} {family.strip()}" == shown else shown
    name = name_of(text)
    return dict(name) if isinstance(name, dict) else name


def _date(tree: Node, facts: dict[str, Written]) -> None:
    dates = [n for n in tree.every("date") if re.match(r"\d{4}", n.text)]
    best = next((n for n in dates if n.attributes.get("opf:event") == "publication"), None) or next(
        (
            n
            for n in dates
            if "modif" not in n.attributes.get("opf:event", "")
            and "creation" not in n.attributes.get("opf:event", "")
        ),
        None,
    )
    if best is None:
        return
    date = best.text[:10].split("T")[0]
    date = (
        date[:4]
        if date.endswith(("-01-01",)) or not re.fullmatch(r"\d{4}(?:-\d\d){0,2}", date)
        else date
    )
    facts["date"] = date


def _identifiers(tree: Node, facts: dict[str, Written], draft: Draft) -> None:
    isbns: list[str] = []
    for node in tree.every("identifier", "source"):
        text = node.text
        digits = re.sub(r"[\s-]", "", re.sub(r"^(?:urn:)?isbn:?\s*", "", text, flags=re.I))
        if re.fullmatch(r"97[89]\d{10}|\d{9}[\dXx]", digits):
            isbns.append(digits)
        elif found := re.search(r"10\.\d{4,9}/\S+", text):
            facts.setdefault("doi", found[0])
    isbns = list(dict.fromkeys(isbns))
    if isbns:
        facts["isbn"] = isbns[0]
    if isbns[1:]:
        draft.notes.append(f"other ISBNs: {', '.join(isbns[1:])}")


# --- navigation -----------------------------------------------------------------------------------


def _manifest(tree: Node, base: str) -> dict[str, Node]:
    return {n.attributes.get("id", ""): n for n in tree.every("item")}


def _spine(tree: Node, base: str) -> list[str]:
    items = _manifest(tree, base)
    refs = (n.attributes.get("idref", "") for n in tree.every("itemref"))
    return [_resolved(items[r].attributes.get("href", ""), base)[0] for r in refs if r in items]


def _resolved(href: str, base: str) -> tuple[str, str]:
    """A reference as the path of a member and a fragment."""
    path, _, fragment = unquote(href).partition("#")
    return posixpath.normpath(posixpath.join(base, path)).lstrip("/"), fragment


def _navigation(
    package: _Package, tree: Node, base: str
) -> tuple[list[Item], list[tuple[str, str]]]:
    """The items of the contents, and (label, target) of the page list; the best that is there."""
    items = _manifest(tree, base)
    found: list[Item] = []
    pages: list[tuple[str, str]] = []
    navs = [n for n in items.values() if "nav" in n.attributes.get("properties", "").split()]
    ncx = [
        n
        for n in items.values()
        if "ncx" in n.attributes.get("media-type", "")
        or n.attributes.get("href", "").endswith(".ncx")
    ]
    for node, read in [*((n, _from_nav) for n in navs), *((n, _from_ncx) for n in ncx)]:
        path = _resolved(node.attributes.get("href", ""), base)[0]
        text = package.text(path)
        if text is None:
            continue
        more, labels = read(parse(text, xml=read is _from_ncx), posixpath.dirname(path))
        found, pages = found or more, pages or labels
    return found, pages


def _from_nav(root: Node, base: str) -> tuple[list[Item], list[tuple[str, str]]]:
    """The `toc` and the `page-list` of a navigation document, in a nav or in another element."""
    toc = _of_type(root, ("toc", "doc-toc"))
    if toc is None:
        others = ("landmarks", "page-list", "doc-pagelist", "lot", "loi", "lof", "loa")
        toc = next((n for n in root.every("nav") if _type(n) not in others), None) or root.first(
            "body"
        )
    start = toc.first("ol", "ul") if toc else None
    items = list(_listed(start, 0, base)) if start else []
    pages = _of_type(root, ("page-list", "doc-pagelist"))
    labels = (
        [(a.text, _joined(a.attributes.get("href", ""), base)) for a in pages.every("a")]
        if pages
        else []
    )
    return items, [(label, target) for label, target in labels if label]


def _type(node: Node) -> str:
    return node.attributes.get("epub:type") or node.attributes.get("role") or ""


def _of_type(root: Node, names: tuple[str, ...]) -> Node | None:
    return next(
        (
            n
            for n in root.every()
            if set(_type(n).split()) & set(names) or n.attributes.get("role", "") in names
        ),
        None,
    )


def _joined(href: str, base: str) -> str:
    path, fragment = _resolved(href, base)
    return f"{path}#{fragment}"


def _listed(node: Node, depth: int, base: str) -> Iterator[Item]:
    """The items of a list and of the lists in them."""
    if depth > 30:
        return
    for li in node.children:
        if li.name != "li":
            continue
        link = next((n for n in _shallow(li) if n.name == "a"), None)
        span = next((n for n in _shallow(li) if n.name == "span"), None)
        title = link.text if link is not None else span.text if span is not None else ""
        title = (
            title or " ".join(part.strip() for part in li.content if isinstance(part, str)).strip()
        )
        if title:
            href = link.attributes.get("href", "") if link is not None else ""
            yield Item(title, depth, href=_joined(href, base) if href else "")
        for below in _shallow(li):
            if below.name in ("ol", "ul"):
                yield from _listed(below, depth + bool(title), base)


def _shallow(li: Node) -> Iterator[Node]:
    """What is in an item, without what is in its lists."""
    for node in li.children:
        yield node
        if node.name not in ("ol", "ul", "a"):
            yield from _shallow(node)


def _from_ncx(root: Node, base: str) -> tuple[list[Item], list[tuple[str, str]]]:
    """`navMap` and `pageList` of an NCX."""
    top = root.first("navmap")
    items = list(_points(top, 0, base)) if top else []
    labels = []
    for target in root.every("pagetarget"):
        text, content = target.first("navlabel"), target.first("content")
        label = text.text if text else target.attributes.get("value", "")
        if label and content:
            labels.append((label, _joined(content.attributes.get("src", ""), base)))
    return items, labels


def _points(node: Node, depth: int, base: str) -> Iterator[Item]:
    if depth > 30:
        return
    for point in node.children:
        if point.name != "navpoint":
            continue
        label = next((n for n in point.children if n.name == "navlabel"), None)
        content = next((n for n in point.children if n.name == "content"), None)
        if label is not None and label.text:
            href = content.attributes.get("src", "") if content is not None else ""
            yield Item(label.text, depth, href=_joined(href, base) if href else "")
        yield from _points(point, depth + 1, base)


# --- pages ----------------------------------------------------------------------------------------

_BREAK = re.compile(
    r"<[a-zA-Z:]+\b(?=[^>]*(?:epub:type=[\"'][^\"']*pagebreak"
    r"|role=[\"']doc-pagebreak))[^>]*>(?P<text>[^<]{0,20})"
)


def _breaks_in_text(package: _Package, spine: list[str]) -> Iterator[tuple[str, str]]:
    """The page breaks marked in the text, for books without a page list."""
    for path in spine[:2000]:
        text = package.text(path) or ""
        if "pagebreak" not in text:
            continue
        for found in _BREAK.finditer(text):
            name = re.search(r"\bid=[\"']([^\"']+)", found[0])
            label = re.search(r"\b(?:title|aria-label)=[\"']([^\"']+)", found[0])
            value = (label[1] if label else found["text"]).strip(" .")
            if name and value:
                yield re.sub(r"^(?:page|p\.)\s*", "", value, flags=re.I), f"{path}#{name[1]}"


def _place(
    items: list[Item], breaks: list[tuple[str, str]], spine: list[str], package: _Package
) -> None:
    """Find the page on which each item begins."""
    if not breaks:
        return
    order = {path: n for n, path in enumerate(spine)}
    needed = {item.href.partition("#")[0] for item in items} | {
        target.partition("#")[0] for _, target in breaks
    }
    texts = {path: package.text(path) or "" for path in needed if path in order}
    marks = {path: _marks(text) for path, text in texts.items()}
    places = [_position(target, order, marks) for _, target in breaks]
    known = [(place, n) for n, place in enumerate(places) if place is not None]
    if [place for place, _ in known] != sorted(place for place, _ in known):
        known.sort()
    for item in items:
        at = _position(item.href, order, marks)
        if at is not None:
            _begin(item, at, known, texts[item.href.partition("#")[0]])


def _marks(text: str) -> dict[str, int]:
    """Where the elements with an id or a name begin."""
    found: dict[str, int] = {}
    for match in re.finditer(r"\b(?:id|name)\s*=\s*[\"']([^\"'<>]{1,200})[\"']", text):
        if match[1] not in found:
            found[match[1]] = max(text.rfind("<", max(0, match.start() - 4000), match.start()), 0)
    return found


def _position(
    target: str, order: dict[str, int], marks: dict[str, dict[str, int]]
) -> tuple[int, int] | None:
    """Where in the book a target is: which document, and where in its text."""
    path, _, fragment = target.partition("#")
    if path not in order:
        return None
    return order[path], marks.get(path, {}).get(fragment, 0)


def _begin(
    item: Item, at: tuple[int, int], known: list[tuple[tuple[int, int], int]], text: str
) -> None:
    """Take the page that begins right at the item, else the one that is open there."""
    split = bisect_right(known, at, key=lambda pair: pair[0])
    before = known[split - 1] if split else None
    after = known[split] if split < len(known) and known[split][0][0] == at[0] else None
    here = before is not None and before[0][0] == at[0]
    above = text[before[0][1] if before and here else 0 : at[1]]
    stands_alone = not _words(_LABEL.sub("", above, count=1) if here else above, not here)
    if before and here and stands_alone:
        item.start = before[1]
    elif after and _begins_before(item.title, text[at[1] : after[0][1]], whole=at[1] == 0):
        item.start = after[1]
    elif before:
        item.start, item.mid = before[1], not stands_alone
    elif after:
        item.start = after[1]


_LABEL = re.compile(r"^<[^>]*>[^<]{0,12}")
"""A page break, with the number that it may show."""


def _begins_before(title: str, between: str, *, whole: bool) -> bool:
    """Whether nothing but the heading stands between an item and the page break behind it."""
    words = _words(between, whole)
    return not words or _same(words, title)


def _words(markup: str, whole: bool) -> str:
    """The words that a piece of markup shows."""
    if whole:
        body = re.search(r"<body\b[^>]*>", markup)
        markup = markup[body.end() :] if body else markup
    shown = re.sub(r"<(script|style|head)\b.*?</\1>", "", markup, flags=re.S | re.I)
    return re.sub(r"[\W_]+", "", re.sub(r"<[^>]*>?|&[#\w]+;", " ", shown))


def _same(words: str, title: str) -> bool:
    bare = re.sub(r"[\W_]+", "", title)
    return bool(bare) and (words in bare or (words.endswith(bare) and len(words) <= len(bare) + 12))
