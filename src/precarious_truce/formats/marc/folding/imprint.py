"""Publication (26X), extent (300), languages (041), series (490, 8XX), meetings (111, 711)."""

from __future__ import annotations

import re

from precarious_truce.formats.marc.dates import edtf, from_008, shown_again
from precarious_truce.formats.marc.folding.numbering import IN_TITLE, NUMBERED
from precarious_truce.formats.marc.folding.record import Record
from precarious_truce.formats.marc.records import Field
from precarious_truce.model.language_codes import tag_of_code

__all__ = ["event", "languages", "physical", "publication", "series"]

_UNKNOWN = re.compile(
    r"(?:s\. ?[ln]\.?|sine (?:loco|nomine)|.*not identified|ohne ort|o\. ?o\.|verlag nicht|"
    r"\?$|.*nicht ermittelbar)",
    re.I,
)

_COPYRIGHT = re.compile(r"(?:©|\bcop(?:yright|yr)?\.? ?|(?<![\w.])c)\s?(\d{4})", re.I)

_VOLUMES = re.compile(
    r"(?P<count>.+?) (?:volumes?|vols?\.?|v\.?|B(?:ä|an)?de?\.?|t\.)(?: \((?P<held>.+)\))?"
)


def publication(record: Record) -> None:
    """Places, publishers, dates (260, 264, 046; 008)."""
    fields = record.take("264", "260")
    main = next((f for f in fields if f.tag == "260" or f.ind[1:] in ("1", "")), None)
    main = main or next((f for f in fields if f.ind[1:] not in ("4",)), None)
    copyright_ = next((f for f in fields if f.tag == "264" and f.ind[1:] == "4"), None)
    record.keep(f for f in fields if f is not main and f is not copyright_)
    shown = ", ".join(main.all("c")) if main else ""
    if main:
        printer = tuple(pair for pair in main.subs if pair[0] in "efg")
        record.keep([main._replace(subs=printer)] if printer else [])
        other = record.script_of(main)
        for code, name in (("a", "264a"), ("b", "264b")):
            record.put(name, _texts(record, main, other, code), main.tag)
    if copyright_:
        text = copyright_.get("c")
        record.put("264c", text.removeprefix("©") if record.ours else _without_sign(text), "264")
    elif not record.ours and (found := _COPYRIGHT.search(shown)):
        is_date = found[1] in (edtf(shown) or "")
        record.put("264c", "" if is_date else found[1], "264", "260")
    coded = next(
        (f for f in record.tags.get("046", ()) if f.get("2") == "edtf" and f.get("k")), None
    )
    if coded and record.ours:
        record.take("046")
    date = coded.get("k") if coded else edtf(shown)
    if not record.ours:
        data = record.tags["008"][0].data if record.tags.get("008") else ""
        date = date or edtf(copyright_.get("c") if copyright_ else "")
        date = _better(date, from_008(data))
    if date is None and shown and not record.ours and main:
        record.keep([main._replace(subs=(("c", shown),))])
    record.put("date", date, "260", "264", "046")


def _texts(record: Record, one: Field, other: Field | None, code: str) -> list[tuple[str, str]]:
    here, there = one.all(code), other.all(code) if other else []
    if there and len(there) == len(here):
        pairs = list(zip(there, here, strict=True))
        return [(text, "" if text == roman else roman) for text, roman in pairs]
    if record.ours:
        return [(text, "") for text in here]
    parts = [part for text in here for part in re.split(r"\s*;\s*", text)]
    found = [_unbracketed(part) for part in parts]
    return [(text, "") for text in dict.fromkeys(found) if text and not _UNKNOWN.match(text)]


_OF_ONE_PIECE = re.compile(r"(?P<pages>[^:;]+?)\s*[:;]\s+(?P<rest>.+)")
"""Pages, illustrations and size in one subfield, with the signs of ISBD between them."""


def physical(record: Record) -> None:
    """Extent and details (300)."""
    fields = record.take("300")
    record.keep(fields[1:])
    if not fields:
        return
    one = fields[0]
    text = ", ".join(one.all("a"))
    details, size = ", ".join(one.all("b")), ", ".join(one.all("c"))
    if not record.ours and not details and not size and (whole := _OF_ONE_PIECE.fullmatch(text)):
        text, details = whole["pages"], whole["rest"]
    if not record.ours and re.fullmatch(r"(?:v|vol|volumes|bd)\.?", text, re.I):
        text = ""  # nobody knows yet how many
    if found := _VOLUMES.fullmatch(text):
        count = found["count"] if record.ours else _unbracketed(found["count"])
        if record.ours or count != "1":
            record.put("volume-count", count, "300")
            text = found["held"] or ""
    record.put("extent", text, "300")
    if record.ours or record.type != "book":
        more = () if record.ours else one.all("e")
        record.put("300b", ", ".join(filter(None, (details, *more))), "300")
        record.put("300c", size, "300")
    else:
        record.put("300b", ", ".join(filter(None, (details, size, *one.all("e")))), "300")


def languages(record: Record) -> None:
    """Its languages, and those of the original (041; 008)."""
    tags: list[str] = []
    originals: list[str] = []
    for one in record.take("041"):
        codes = one.all("a") or (one.all("d", "e") if not tags else [])
        if one.get("2") in ("rfc5646", "rfc4646", "rfc3066"):
            tags = codes
            continue
        found = [tag for code in codes for tag in _tags(code)]
        tags = tags or found
        originals += [tag for code in one.all("h") for tag in _tags(code)]
    if not tags and not record.ours and record.tags.get("008"):
        tags = _tags(record.tags["008"][0].data[35:38])
    record.put("language", list(tags) if record.ours else list(dict.fromkeys(tags)), "041")
    if originals and not record.ours:
        record.rows["original languages"] = list(dict.fromkeys(originals))


def series(record: Record) -> None:
    """The first series as stated (490), else as traced (8XX); all others are kept."""
    stated = [part for one in record.take("490", "440") for part in _apart(one)]
    traced = record.take("830", "800", "810", "811")
    first = next((f for f in (*stated, *traced) if _title(f)), None)
    if first is None:
        record.keep((*stated, *traced))
        return
    same = next((f for f in traced if f is not first and _is_same(f, first)), None)
    if same is None and len(stated) == len(traced) == 1 and first.ind[:1] == "1":
        same = traced[0]
    record.keep(f for f in (*stated, *traced) if f is not first and f is not same)
    title, number, issn = _title(first), first.get("v"), first.get("x")
    if not record.ours:
        number, issn = (
            number or (same.get("v") if same else ""),
            issn or (same.get("x") if same else ""),
        )
        title, number = _unbracketed(title), _unbracketed(number)
        told = IN_TITLE.fullmatch(title) if not number else None
        title, number = (told["title"], told["number"]) if told else (title, number)
        number = NUMBERED.sub("", number).strip()
    record.put("490a", title, "490", "440", "830")
    record.put("490v", number, "490", "830")
    record.put("490x", issn, "490", "830")


def _apart(one: Field) -> list[Field]:
    """The series that one field states: each begins with its title ($a)."""
    starts = [n for n, (code, _) in enumerate(one.subs) if code == "a"]
    ends = [*starts[1:], len(one.subs)]
    if len(starts) < 2:
        return [one]
    parts = [
        one.subs[0 if n == starts[0] else n : end] for n, end in zip(starts, ends, strict=True)
    ]
    return [one._replace(subs=subs) for subs in parts]


def _title(one: Field) -> str:
    """The title of a series, with that of its part where it is traced."""
    title = one.get("t") if one.tag in ("800", "810", "811") else one.get("a")
    parts = one.all("n", "p") if one.tag != "490" else []
    return ". ".join(filter(None, (title, *parts)))


def _is_same(traced: Field, stated: Field) -> bool:
    """Whether a series that is traced is the one that is stated."""
    here, there = (_letters(_title(one)) for one in (traced, stated))
    return bool(here and there) and (here.startswith(there) or there.startswith(here))


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def event(record: Record) -> None:
    """The meeting (111, 711) with its date and place."""
    fields = record.take("111", "711")
    meetings = [one for one in fields if not one.get("t") and one.get("a")]
    record.keep(one for one in fields if one not in meetings)
    record.keep(meetings[1:])
    for one in meetings[:1]:
        name = one.get("a")
        number = "" if record.ours else one.get("n").strip("() :;")
        record.put("711a", f"{name} ({number})" if number else name, one.tag)
        date = one.get("d").strip("() :;") if not record.ours else one.get("d")
        record.put("711d", shown_again(date) if record.ours else edtf(date) or date, one.tag)
        record.put("711c", one.get("c") if record.ours else one.get("c").strip("() :;"), one.tag)
    if record.ours:
        for one in record.take("518"):
            record.put("711d", shown_again(one.get("d")), "518")
            record.put("711c", one.get("p"), "518")


def _unbracketed(text: str) -> str:
    """Text without the brackets of what is not on the title page."""
    text = text.strip()
    if text.startswith("[") and ("]" not in text or text.index("]") == len(text) - 1):
        return text.strip("[]").strip()
    return text.removesuffix("]").strip() if "[" not in text else text


def _without_sign(text: str) -> str:
    found = re.search(r"\d{4}", text)
    return found[0] if found else re.sub(r"^(?:©|℗|cop(?:yright)?\.?|c)\s*", "", text, flags=re.I)


def _better(printed: str | None, coded: str | None) -> str | None:
    """The printed date; the coded one where that says more of the same, or nothing is printed."""
    if printed is None:
        return coded
    if coded and coded.startswith(printed) and len(coded) > len(printed) and "/" not in coded:
        return coded
    if coded and printed.endswith("/..") and coded.startswith(printed.removesuffix("..")):
        return coded  # it has ended since
    return printed


def _tags(code: str) -> list[str]:
    """The languages of a code; of codes that old records have in one subfield."""
    parts = re.findall("...", code) if len(code) % 3 == 0 else [code]
    return [tag for part in parts if (tag := tag_of_code(part))]
