"""Contents that are no lines of a page: MARC 505, a catalogue's note, a paragraph, a table.

`unfolded` turns each of these forms into lines, with what the form states of them (`Line.given`).

>>> [line.text for line in unfolded("505 0_ Preface -- 1. Reed / Ann Bostwick -- Index.")]
['Preface', '1. Reed', 'Index']
"""

from __future__ import annotations

import re
from collections.abc import Callable

from precarious_truce.sources.lines import Line, clean
from precarious_truce.sources.people import people

__all__ = ["columns", "unfolded"]

_LEAD = re.compile(
    r"^\s*(?:=?505[\s\d_#|\\:.-]*?(?=[$|‡ǂ]\s?[a-z]\s|[^\s\d_#|\\:.-])|(?:(?:formatted"
    r" |machine[- ]generated )?(?:incomplete |partial )?contents(?: note)?|table of contents|inhalt"
    r"|inhaltsverzeichnis"
    r"|sommaire|indice|índice|содержание|toc|contains|enthält|contient)\s*(?:/[^:\n]{0,20})?:\s*)",
    re.I,
)


def unfolded(text: str) -> list[Line] | None:
    """The lines of a text in one of these forms, or None where it is in none."""
    return next((found for read in _FORMS if (found := read(text))), None)


# --- MARC 505 with subfields ---------------------------------------------------------------------


def _marc(text: str) -> list[Line] | None:
    """`$t Title / $r Name -- $g 2. $t …` (MARC 21, 505, enhanced; `‡t` and `|t` too)."""
    flat = re.sub(r"\s+", " ", text)
    start = re.search(r"[$‡|ǂ]\s?[atgr]", flat)
    coded = re.findall(r"[$‡|ǂ]\s?([tgr])", flat)
    if start is None or len(coded) < 3 or "t" not in coded:
        return None
    found: list[Line] = []
    pieces = re.split(r"[$‡|ǂ]\s?([atgrux6])\s?", flat[start.start() :])
    number = ""
    for code, raw in zip(pieces[1::2], pieces[2::2], strict=False):
        value = re.sub(r"\s*(?:--|—|;|/)\s*$|\s*=?505.*$", "", raw.strip()).strip()
        if code == "g":
            number = value
        elif code == "t":
            title, page = _trailing_page(value.rstrip(" /."))
            given = {"page": page} if page else {}
            found.append(
                Line(
                    clean(f"{_spaced(number)}{title}")[0],
                    len(found) + 1,
                    given=given | {"people": ""},
                )
            )
            number = ""
        elif code == "r" and found:
            found[-1].given["author"] = (
                value.rstrip(" .") if not re.search(r"\b[A-Z]\.$", value) else value
            )
        elif code == "a":
            found += _noted(value) or []
    for line in found:
        line.given.pop("people", None)
    return _with_numbers(found, number)


def _spaced(number: str) -> str:
    return f"{number} " if number else ""


def _with_numbers(found: list[Line], left: str) -> list[Line]:
    """A `$g` behind the title is its page: `(p. 12)`."""
    page = _trailing_page(f"x {left}")[1] if left else None
    if page and found:
        found[-1].given["page"] = page
    for n, line in enumerate(found[1:], 1):
        lead = re.match(r"\(?pp?\.\s*(\S+?)\)?\s+", line.text)
        if lead:
            found[n - 1].given.setdefault("page", lead[1])
            found[n] = line.but(text=line.text[lead.end() :])
    return found


def _trailing_page(text: str) -> tuple[str, str | None]:
    found = re.fullmatch(
        r"(.*?)[\s,]*\(?\s*(?:pp?\.|S\.|pages?"
        r"|с\.)\s*(\[?[\divxlc]+\]?(?:\s?[-–]\s?[\divxlc]+)?)\s*\)?\.?",
        text,
    )
    return (found[1], found[2]) if found and found[1] else (text, None)


# --- a catalogue's note, a paragraph --------------------------------------------------------------


def _noted(text: str) -> list[Line] | None:
    """Titles that ` -- ` parts, each with ` / ` before who wrote it (ISBD area 7)."""
    flat = re.sub(r"\s+", " ", _LEAD.sub("", text.strip(), count=1)).strip()
    flat = re.sub(r"^[$|‡ǂ]\s?a\s*", "", flat)
    if "\n" in text.strip() and re.match(r"\s*[^\W\d]+:\s", text) and not _LEAD.match(text):
        return None  # a record of a catalogue, the note one line of it
    pieces = re.split(r"\s*(?:--|—|(?<=[.\w)”]) ?– )\s*", flat)
    if (
        text.strip().count("\n") > 3
        or len(pieces) < (2 if _LEAD.match(text.strip()) else 3)
        or not re.search(r" ?--|\. ?[—–] | — ", flat)
    ):
        return None
    if "--" not in flat and not _LEAD.match(text.strip()):
        return None
    found = []
    for n, piece in enumerate(pieces, 1):
        inside = _NUMBERED_INSIDE.fullmatch(piece)
        held = re.split(r"\s*;\s+(?=\d)", inside["held"]) if inside else []
        outer = inside["outer"] if inside else piece
        found += [_statement(p, n) for p in (outer, *held) if p.strip(" .")]
    return found


_NUMBERED_INSIDE = re.compile(r"(?P<outer>.{3,120}?):\s+(?P<held>\d{1,2}\.\s.+;\s+\d{1,2}\.\s.+)")
"""A part with its chapters behind it: `Part 1. The river: 1. Source; 2. Banks`."""


def _statement(text: str, number: int) -> Line:
    """One title of a note, what stands behind ` / ` taken as who wrote it."""
    text = text.strip()
    title, slash, who = text.partition(" / ")
    if not slash and people(title.rpartition("/")[2]).score > 1:
        title, slash, who = text.rpartition("/")
    title, page = _trailing_page(title.strip())
    if who and page is None:
        who, page = _trailing_page(who.strip())
    given = {"page": page} if page else {}
    if who:
        given["author"] = who.strip() if re.search(r"\b[^\W\d_]\.$", who) else who.strip(" .")
    title = title if re.search(r"\b[A-Z]\.$|\?$", title) else title.rstrip(" .")
    return Line(clean(title)[0], number, given=given)


def _paragraph(text: str) -> list[Line] | None:
    """A paragraph: `Contents: Name: Title – Name/Name: Title – …`, or parted by `;`, `•`, `|`."""
    lines = [line for line in text.strip().split("\n") if line.strip()]
    if not lines or len(lines) > 12 or (len(lines) > 1 and not _LEAD.match(lines[0])):
        return None
    flat = re.sub(r"\s+", " ", " ".join(lines))
    led = _LEAD.match(flat) is not None
    flat = _LEAD.sub("", flat, count=1).strip()
    for separator in (
        r"\s[–—-]\s",
        r"\s*[•·|●■▪]\s*",
        r"\s*;\s+",
        r"\.\s+(?=\d{1,2}[.)]?\s)",
        r",\s+(?=\d{1,2}[.)]\s)",
        r"\s+(?=\d{1,2}[.)]\s)",
    ):
        pieces = [p.strip() for p in re.split(separator, flat) if p.strip(" .")]
        if (
            len(pieces) >= (3 if led else 4)
            and max(map(len, pieces)) < 250
            and (led or _even(pieces))
        ):
            return [
                Line(clean(p.rstrip(".") if not re.search(r"\b[A-Z]\.$", p) else p)[0], n)
                for n, p in enumerate(pieces, 1)
            ]
    return None


def _even(pieces: list[str]) -> bool:
    return sum(len(p) for p in pieces) / len(pieces) < 90


# --- tables ---------------------------------------------------------------------------------------


def _open_library(text: str) -> list[Line] | None:
    """Open Library's editing form: stars for the depth, `label | title | page`."""
    rows = [line for line in text.split("\n") if line.strip()]
    found: list[Line] = []
    for number, row in enumerate(rows, 1):
        shape = re.fullmatch(r"\s*(\**)\s*([^|]*)\|([^|]*)\|([^|]*)(?:\|.*)?", row)
        if not shape or not (shape[1] or len(rows) > 1):
            return None
        stars, name, title, page = (part.strip() for part in shape.groups())
        if not title and not name:
            continue
        if set(name + title + page) <= set("-: "):
            continue
        text_of = clean(f"{name}   {title}".strip() if name and title else name or title)[0]
        found.append(
            Line(
                text_of, number, depth=max(0, len(stars) - 1), given={"page": page} if page else {}
            )
        )
    return found if len(found) > 1 else None


def _markdown_table(text: str) -> list[Line] | None:
    """`| 1 | Title | 17 |`: cells become columns."""
    rows = [line.strip() for line in text.split("\n") if line.strip()]
    inside = [row for row in rows if row.startswith("|") and row.endswith("|") and len(row) > 2]
    if len(inside) < 3 or len(inside) * 2 < len(rows):
        return None
    return [
        Line(
            clean("   ".join(cell.strip() for cell in row.strip("|").split("|") if cell.strip()))[
                0
            ],
            n,
        )
        for n, row in enumerate(rows, 1)
        if not re.fullmatch(r"[|\s:-]+", row)
    ]


_LATEX_RANKS = ("part", "chapter", "section", "subsection", "subsubsection", "paragraph")


def _latex(text: str) -> list[Line] | None:
    r"""LaTeX's `.toc`: `\contentsline {chapter}{\numberline {1}Title}{17}{…}%`."""
    found = []
    for number, row in enumerate(text.split("\n"), 1):
        if not row.startswith("\\contentsline"):
            continue
        groups = _brace_groups(row)
        if len(groups) >= 3 and groups[0] in _LATEX_RANKS:
            rank = _LATEX_RANKS.index(groups[0])
            given = {"page": groups[2]} if groups[2] else {}
            found.append(Line(_latex_title(groups[1], groups[0]), number, depth=rank, given=given))
    if not found:
        return None
    ranks = sorted({line.depth or 0 for line in found} | {1})
    flat = [r for r in ranks if r > 0]
    return [line.but(depth=flat.index(line.depth) if line.depth else 0) for line in found]


def _brace_groups(row: str) -> list[str]:
    """The groups in braces of a line, from left to right."""
    groups: list[str] = []
    depth = start = 0
    for place, char in enumerate(row):
        if char == "{":
            start = place + 1 if depth == 0 else start
            depth += 1
        elif char == "}" and depth:
            depth -= 1
            if depth == 0:
                groups.append(row[start:place])
    return groups


def _latex_title(text: str, rank: str) -> str:
    text = re.sub(r"\\numberline\s*\{([^{}]*)\}", r"\1   ", text)
    text = re.sub(r"\\(?:hspace|vspace)\s*\*?\s*\{[^{}]*\}", "   ", text)
    text = text.replace("~", " ").replace("---", "—").replace("--", "–").replace("\\&", "&")
    text = re.sub(r"\\[a-zA-Z]+\s*|[{}]", "", text).strip()
    word = "Part " if rank == "part" and re.match(r"[IVX\d]+\s{3}", text) else ""
    return clean(word + text)[0].strip()


_FORMS: tuple[Callable[[str], list[Line] | None], ...] = (
    _marc,
    _latex,
    _open_library,
    _markdown_table,
    _noted,
    _paragraph,
)


# --- two columns ----------------------------------------------------------------------------------


def columns(lines: list[Line]) -> list[Line]:
    """Lines of a page printed in two columns, the second below the first.

    >>> texts = "1  Bells   1         3  Ropes   101", "2  Bronze  9         4  Change  120"
    >>> page = [Line(text, n) for n, text in enumerate(texts)]
    >>> [line.text for line in columns(page)]
    ['1  Bells   1', '2  Bronze  9', '3  Ropes   101', '4  Change  120']
    """
    cut = _gutter(lines)
    if cut is None:
        return lines
    left: list[Line] = []
    right: list[Line] = []
    for line in lines:
        whole = " " * line.indent + line.text
        first, second = whole[:cut].rstrip(), whole[cut:]
        if first.strip():
            left.append(line.but(text=first.strip(), indent=len(first) - len(first.lstrip())))
        if second.strip():
            right.append(
                line.but(
                    text=second.strip(),
                    indent=len(second) - len(second.lstrip()),
                    blank=line.blank if first.strip() else 0,
                )
            )
    return left + right


def _gutter(lines: list[Line]) -> int | None:
    """Where the second column begins: after a page and a wide gap, on most lines the same."""
    wholes = [" " * line.indent + line.text for line in lines]
    starts: list[int] = []
    for whole in wholes:
        found = re.search(
            r"\S\s+(?:\d{1,4}|[ivxl]{1,6})(\s{3,})(?=\S.*\s(?:\d{1,4}|[ivxl]{1,6})\s*$)", whole
        )
        if found:
            starts.append(found.end())
    if len(starts) < 2 or len(starts) * 2 < len(lines) - 2:
        return None
    cut = min(starts)
    if max(starts) - cut > 14:
        return None
    while cut > 0 and any(
        len(w) > cut and w[cut - 1] != " " and w[cut] != " "
        for w in wholes
        if len(w) > cut and len(w) > max(starts)
    ):
        cut -= 1
    clear = [w for w in wholes if len(w) > cut]
    return cut if all(w[cut - 1] == " " for w in clear[1:]) else None
