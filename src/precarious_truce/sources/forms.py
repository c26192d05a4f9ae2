"""Contents that are no lines of a page: MARC 505, a catalogue's note, a paragraph, a table.

`unfolded` turns each of these forms into lines, with what the form states of them (`Line.given`).

>>> [line.text for line in unfolded("505 0_ Preface -- 1. Reed / Ann Bostwick -- Index.")]
['Preface', '1. Reed', 'Index']
"""

from __future__ import annotations

import re
from collections.abc import Callable

from precarious_truce.sources.folios import alone, at_end, first_label
from precarious_truce.sources.labels import label
from precarious_truce.sources.lines import Line, clean
from precarious_truce.sources.people import people
from precarious_truce.sources.words import is_heading, matter

__all__ = ["columns", "rejoined", "unfolded"]

_LEAD = re.compile(
    r"^\s*(?:=?505[\s\d_#|\\:.-]*?(?=[$|‡ǂ]\s?[a-z]\s|[^\s\d_#|\\:.-])|(?:(?:formatted"
    r" |machine[- ]generated )?(?:incomplete |partial )?contents(?: (?:note|include))?"
    r"|table of contents"
    r"|(?:aus dem |kurz)?inhalt(?: ?\(auswahl\)|,? u\. ?a\.)?|inhaltsverzeichnis|inhaltsübersicht"
    r"|(?:au )?sommaire|table des matières|indice|índice|sumario|sumário|contenido|contenuto"
    r"|содержание|в содержании|из содержания|зміст|inhoud|indhold|innehåll|innhold|obsah|z obsahu"
    r"|spis treści|tartalom|sadržaj|toc|contains|includes|enthält|contient|contiene|contém)"
    r"\s*(?:/[^:\n]{0,20})?:\s*"
    r"(?:machine[- ]generated contents note:\s*)?)",
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
    number = role = ""
    for code, raw in zip(pieces[1::2], pieces[2::2], strict=False):
        value = re.sub(r"\s*(?:--|—|;|/)\s*$|\s*=?505.*$", "", raw.strip()).strip()
        if code == "g" and raw.strip().endswith("--") and not re.search(r"\d", value):
            found.append(Line(clean(value)[0], len(found) + 1, given={"people": ""}))
        elif code == "g" and number == "" and _ROLE.fullmatch(value):
            role = f"{value} "
        elif code == "g":
            number = value
        elif code == "t":
            title, page = _trailing_page(value.rstrip(" /."))
            given = {"page": page} if page else {}
            found.append(
                Line(
                    clean(f"{_spaced(number)}{_punctuated(title)}")[0],
                    len(found) + 1,
                    given=given | {"people": ""},
                )
            )
            number = ""
        elif code == "r" and found:
            who = value.rstrip(" ,.") if not re.search(r"\b[A-Z]\.$", value) else value
            before = found[-1].given.get("author")
            found[-1].given["author"] = f"{before} ; {role}{who}" if before else who
            role = ""
        elif code == "a":
            found += _noted(value) or []
    for line in found:
        line.given.pop("people", None)
    return _with_numbers(found, number)


_ROLE = re.compile(r"[^\W\d]+(?: [^\W\d]+)* (?:by|von|par|da|por)", re.I)
"""`translated by`, in a subfield of its own."""


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
    flat = _with_pages(flat)
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
    for n, piece in enumerate(_apart(pieces), 1):
        inside = _NUMBERED_INSIDE.fullmatch(piece)
        held = re.split(r"\s*;\s+(?=\d)", inside["held"]) if inside else []
        outer, stated = _stated(inside["outer"] if inside else piece)
        found += [_statement(p, n) for p in (outer, *held) if p.strip(" .")]
        found += [_statement(p, n).but(depth=1) for p in stated]
    if any(line.depth for line in found):
        found = [line.but(depth=line.depth or 0) for line in found]
    return found


_AREA = re.compile(
    r"\.?\s+[-–]\s+(?P<page>(?:S|pp?|s|с|str)\.\s*[\divxlc]+(?:\s?[-–]\s?[\divxlc]+)?)(?:\.|$)",
    re.I,
)


def _with_pages(text: str) -> str:
    """A note in which ISBD's `. - ` parts the pages: `Vorwort / B. Kessel. - S. 5-6. - …`."""
    if len(_AREA.findall(text)) < 2:
        return text
    text = _AREA.sub(r" (\g<page>).", text)
    return re.sub(r"\.?\s+[-–]\s+(?=\S)|(?<=\))\.\s+(?=\S)", " -- ", text)


def _stated(piece: str) -> tuple[str, list[str]]:
    """A part, and what it holds: `I. Clay. The brickfield / O. Tasker ; Kilns / M. Sarkar`."""
    first, *others = re.split(r"\s+;\s+", piece)
    part, stop, _ = first.partition(" / ")[0].rpartition(". ")
    known = label(part) if stop else None
    if not others or not known or not known.title or not all(" / " in o for o in (first, *others)):
        return piece, []
    return part, [first[len(part) + 2 :], *others]


def _apart(pieces: list[str]) -> list[str]:
    """The pieces, a part and its first chapter taken apart: `pt. 1. Beginnings. The first mill`."""
    found: list[str] = []
    for piece in pieces:
        known = label(piece)
        held = re.match(r"(.*?[^\W\d_]{2,})\.\s+(?=[^\W_a-z])", known.title) if known else None
        if known and held and known.division in ("part", "volume"):
            place = len(piece) - len(known.title) + held.end(1)
            found += [piece[:place], piece[place + 1 :].strip()]
        else:
            found.append(piece)
    return found


_NUMBERED_INSIDE = re.compile(r"(?P<outer>.{3,120}?):\s+(?P<held>\d{1,2}\.\s.+;\s+\d{1,2}\.\s.+)")
"""A part with its chapters behind it: `Part 1. The river: 1. Source; 2. Banks`."""


def _statement(text: str, number: int) -> Line:
    """One title of a note, what stands behind ` / ` taken as who wrote it."""
    text = text.strip()
    title, slash, who = text.partition(" / ")
    if not slash and "/" in title and people(title.rpartition("/")[2]).score > 1:
        title, slash, who = text.rpartition("/")
    title, page = _trailing_page(title.strip())
    if who and page is None:
        who, page = _trailing_page(who.strip())
    given = {"page": page} if page else {}
    if who:
        given["author"] = who.strip() if re.search(r"\b[^\W\d_]\.$", who) else who.strip(" .")
    title = title if re.search(r"\b[A-Z]\.$|\?$", title) else title.rstrip(" .")
    return Line(clean(_punctuated(title))[0], number, given=given)


_SENTENCE = re.compile(
    r"(?P<title>[^/]+?)\s/\s(?P<who>(?:[^./]|(?<=\b[^\W\d_])\.|(?<=\b[^\W\d_]{2})\.(?=\s?[^\W\d_]\.))+)"
    r"(?:\.\s+(?=\S)|\.?\s*$)"
)


def _sentences(text: str) -> list[Line] | None:
    """Titles with ` / ` before who wrote them, each with a full stop: `Vorwort / K. Lenz. …`."""
    if not _LEAD.match(text.strip()) or text.strip().count("\n") > 3 or text.count(" / ") < 2:
        return None
    flat = re.sub(r"\s+", " ", _LEAD.sub("", text.strip(), count=1)).strip()
    found = list(_SENTENCE.finditer(flat))
    last = flat[found[-1].end() :].strip(" .") if found else ""
    read = sum(len(m[0]) for m in found) + (len(flat) - found[-1].end() if matter(last) else 0)
    if read < len(flat) or " -- " in flat:
        return None
    lines: list[Line] = []
    for m in found:
        first, stop, rest = m["title"].partition(". ")
        titles = [first, rest] if stop and matter(first) else [m["title"]]
        lines += [_statement(title, len(lines) + 1) for title in titles[:-1]]
        lines.append(_statement(f"{titles[-1]} / {m['who']}", len(lines) + 1))
    if last:
        lines.append(_statement(last, len(lines) + 1))
    return lines


def _punctuated(title: str) -> str:
    """A title without ISBD's space before a colon: `Willow : a working wood`."""
    return re.sub(r"(?<![»\s])\s+([:;,])(?=\s)", r"\1", title)


def _paragraph(text: str) -> list[Line] | None:
    """A paragraph: `Contents: Name: Title – Name/Name: Title – …`, or parted by `;`, `•`, `|`."""
    lines = [line for line in text.strip().split("\n") if line.strip()]
    if not lines or len(lines) > 12 or (len(lines) > 1 and not _LEAD.match(lines[0])):
        return None
    listed = len(lines) > 3 and not _LEAD.sub("", lines[0]).strip()
    if listed and sum(" / " in line for line in lines) * 2 > len(lines):
        return None  # a note of contents, each title on a line of its own
    if sum(_ITEM.match(line) is not None for line in lines) > 2:
        return None  # a list, each on a line of its own
    flat = re.sub(r"\s+", " ", " ".join(lines))
    led = _LEAD.match(flat) is not None
    flat = _LEAD.sub("", flat, count=1).strip()
    for separator in (
        r"\s[–—-]\s",
        r"\s*[•·|●■▪]\s*",
        r"\s*;\s+",
        r"(?<=\))\s+/\s+",
        r"\.\s+(?=\d{1,2}[.)]?\s|(?:appendix|index|bibliography|notes|conclusion|epilogue|afterword"
        r"|glossary|references|acknowledgements?)\b)",
        r",\s+(?=\d{1,2}[.)]\s)",
        r"\s+(?=\d{1,2}[.)]\s)",
    ):
        pieces = [p.strip() for p in re.split(separator, flat, flags=re.I) if p.strip(" .")]
        if (
            len(pieces) >= (3 if led else 4)
            and max(map(len, pieces)) < 250
            and (led or _even(pieces))
        ):
            return [
                Line(clean(p.rstrip(".") if not re.search(r"\b[A-Z]\.$", p) else p)[0], n)
                for n, p in enumerate(_opened(pieces), 1)
            ]
    return None


_ITEM = re.compile(r"\s*(?:[•▪●◦*·–-]\s|\d{1,2}[.)]\s)")


def _opened(pieces: list[str]) -> list[str]:
    """The pieces, a part and its first chapter taken apart: `Part I Surveyors: The chain`."""
    found: list[str] = []
    for piece in pieces:
        known = label(piece)
        name, colon, held = known.title.partition(": ") if known else ("", "", "")
        if known and colon and name and known.division in ("part", "volume"):
            found += [piece[: len(piece) - len(held) - 2], held]
        else:
            found.append(piece)
    return found


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


_COLUMN_OF = {
    "number": "no no. nr nr. # number num ch ch. kap.",
    "title": "title chapter titel kapitel titre titolo título название",
    "author": "author authors author(s) autor autoren auteur auteurs autore autores name",
    "page": "page pages p. pp. pg seite seiten s. pagina página стр. с.",
}
"""What a column's head says that its cells are."""


def _markdown_table(text: str) -> list[Line] | None:
    """`| 1 | Title | 17 |`: cells become columns, or what the heads of the columns say."""
    rows = [line.strip() for line in text.split("\n") if line.strip()]
    inside = [row for row in rows if row.startswith("|") and row.endswith("|") and len(row) > 2]
    ruled = any(re.fullmatch(r"[|\s:-]+", row) for row in inside)
    if len(inside) < 3 or len(inside) * 2 < len(rows) or not ruled:
        return None
    cells = [
        [cell.strip() for cell in row.strip()[1:-1].split("|")]
        for row in inside
        if not re.fullmatch(r"[|\s:-]+", row)
    ]
    names = [
        next((k for k, w in _COLUMN_OF.items() if c.lower() in w.split()), "") for c in cells[0]
    ]
    if names.count("title") > 1 and "number" not in names:
        names[names.index("title")] = "number"
    if "title" not in names:
        return [Line(clean("   ".join(filter(None, row)))[0], n) for n, row in enumerate(cells, 1)]
    found: list[Line] = []
    for n, row in enumerate(cells[1:], 1):
        known = {name: cell for name, cell in zip(names, row, strict=False) if name and cell}
        title = clean(known.pop("title", ""))[0]
        if number := known.pop("number", ""):
            title = f"{number}   {title}"
        if title.strip():
            found.append(Line(title.strip(), n, given={"page": "", **known}))
    return found


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
    _markdown_table,
    _open_library,
    _noted,
    _sentences,
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
        return _run_on(lines)
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


_TWO = re.compile(
    r"(?P<first>(?:\d{1,3}\.? )?[^\W\d].*? (?P<page>\d{1,3}|[ivxl]{1,5})) +"
    r"(?P<second>(?:(?P<number>\d{1,3})\.? )?[^\W\d].* (?P<page2>\d{1,3}))"
)


def _run_on(lines: list[Line]) -> list[Line]:
    """The same where single spaces are left of the columns: their pages and numbers say so."""
    found = [(line, _TWO.fullmatch(line.text)) for line in lines if not is_heading(line.text)]
    pairs = [(line, m) for line, m in found if m]
    if (
        len(pairs) < 3
        or len(found) - len(pairs) > 1
        or sum(bool(m["number"]) for _, m in pairs) < 2
    ):
        return lines
    first = [first_label(m["page"]) for _, m in pairs]
    second = [int(m["page2"]) for _, m in pairs]
    firsts = [(label.style.value == "arabic", label.number) for label in first if label]
    if firsts != sorted(firsts) or second != sorted(second) or firsts[-1][1] > second[0]:
        return lines
    return [
        *(line for line in lines if is_heading(line.text)),
        *(line.but(text=m["first"]) if m else line for line, m in found),
        *(line.but(text=m["second"], blank=0) for line, m in pairs),
    ]


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


# --- columns that came apart ----------------------------------------------------------------------


def rejoined(lines: list[Line]) -> list[Line]:
    """Lines of a page whose column of pages was copied behind that of the titles, put together.

    >>> texts = "Preface", "1 Bells", "2 Ropes", "vii", "1", "29"
    >>> [line.text for line in rejoined([Line(text, n) for n, text in enumerate(texts)])]
    ['Preface   vii', '1 Bells   1', '2 Ropes   29']
    """
    found: list[Line] = []
    for titles, pages in _blocks(lines):
        heads = [line for line in titles if is_heading(line.text)]
        named = _with_labels([line for line in titles if line not in heads], len(pages))
        if not pages:
            found += titles
            continue
        if len(named) != len(pages) or any(
            (found_page := at_end(line.text)) and found_page.weight > 1 for line in named
        ):
            return lines
        found += heads
        found += [
            line.but(text=f"{line.text}   {page.text}")
            for line, page in zip(named, pages, strict=True)
        ]
    return found


def _blocks(lines: list[Line]) -> list[tuple[list[Line], list[Line]]]:
    """Titles with the column of pages that follows them: three or more that only rise."""
    found: list[tuple[list[Line], list[Line]]] = []
    titles: list[Line] = []
    n = 0
    while n < len(lines):
        end = n
        while end < len(lines) and alone(lines[end].text) and not is_heading(lines[end].text):
            end += 1
        if end - n >= 3 and titles and _rise(lines[n:end]):
            found.append((titles, lines[n:end]))
            titles = []
            n = end
            continue
        titles += lines[n : max(end, n + 1)]
        n = max(end, n + 1)
    return [*found, (titles, [])] if titles else found


def _rise(lines: list[Line]) -> bool:
    """Whether pages only rise, Roman ones first."""
    labels = [first_label(line.text) for line in lines]
    orders = [(label.style.value == "arabic", label.number) for label in labels if label]
    return orders == sorted(orders)


def _with_labels(titles: list[Line], wanted: int) -> list[Line]:
    """The titles, a column of `Chapter 1`, `Chapter 2` joined with the titles that follow it."""
    bare = [n for n, line in enumerate(titles) if (known := label(line.text)) and not known.title]
    if len(bare) < 2 or len(titles) - len(bare) != wanted or bare[-1] - bare[0] >= len(bare):
        return titles
    rest = titles[len(titles) - len(bare) :]
    kept = titles[: len(titles) - len(bare)]
    if any(line in rest for line in (titles[n] for n in bare)):
        return titles
    for n, title in zip(bare, rest, strict=True):
        kept[n] = kept[n].but(text=f"{kept[n].text}   {title.text}")
    return kept
