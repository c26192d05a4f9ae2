"""What it is in (773), and other editions (534, 765, 775, 776)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import takewhile

from precarious_truce.formats.marc.dates import edtf
from precarious_truce.formats.marc.folding.isbns import (
    form_of,
    free_name,
    same_isbn,
)
from precarious_truce.formats.marc.folding.numbering import IN_TITLE, NUMBERED
from precarious_truce.formats.marc.folding.record import Record
from precarious_truce.formats.marc.places import date_in, place_in
from precarious_truce.formats.marc.records import Field
from precarious_truce.formats.marc.values import LABELLED, labels_in, without_subtitle

__all__ = ["editions", "host"]

_LABELS = (
    "volume", "number", "pages", "chapter", "volume-title", "volume-subtitle", "supplement", "part",
    "part-title", "section", "page", "article", "facing",
)  # fmt: skip

_LINKING = ("i", "w", "8", "6", "7", "4", "5", "0", "1", "p", "l", "e", "f", "s", "k")


def host(record: Record) -> None:
    """What it is in (773)."""
    if record.is_foreign_book:
        return
    fields = record.take("773")
    record.keep(fields[1:])
    for one in fields[:1]:
        _host(record, one)


def _host(record: Record, one: Field) -> None:
    labels = labels_in(one.all("g"))
    words = [text for text in one.all("g") if not LABELLED.fullmatch(text)]
    stated = labels.get("subtitle", [""])[0] if record.ours else None
    title, subtitle = without_subtitle(one.get("t") or one.get("s"), stated)
    record.put("773t", title, "773")
    record.put("773 subtitle", subtitle, "773")
    record.put("773a", one.get("a"), "773")
    record.put("773x", one.get("x"), "773")
    record.put("773z", one.get("z"), "773")
    known = _LABELS
    for label, values in labels.items():
        if label in known:
            record.put(f"g:{label}", values[0], "773")
    if record.ours or not labels:
        for name, value in place_in(" ".join(words)).items():
            if name not in record.rows:
                record.put(name, value, "773")
    if record.ours:
        return
    _dated(record, date_in(" ".join(words)) or _labelled_date(labels))
    if found := re.match(r"([^:<]+)(?::([^:<]+))?<(.+)", one.get("q")):
        for name, value in zip(("g:volume", "g:number", "g:pages"), found.groups(), strict=True):
            record.put(name, value, "773")
    record.put("250a", one.get("b"), "773")
    if series := one.get("k").strip("() "):
        told = IN_TITLE.fullmatch(series)
        record.put("490a", told["title"] if told else series, "773")
        record.put("490v", NUMBERED.sub("", told["number"]) if told else "", "773")
    if notes := one.all("n"):
        record.rows["500a"] = [*record.rows.get("500a", ()), *notes]
        record.of["500a"] = (*record.of.get("500a", ()), "773")
    if imprint := one.get("d"):
        where = re.fullmatch(
            r"(?:(?P<place>.*?) ?: ?)?(?P<who>.*?)(?:,? \[?c?(?P<year>\d{4})\]?.*)?", imprint
        )
        if where and where["place"] and "264a" not in record.rows:
            record.put("264a", [(where["place"], "")], "773")
        if where and where["place"] and where["who"] and "264b" not in record.rows:
            record.put("264b", [(where["who"].strip(" ,"), "")], "773")
        record.put("date", edtf(imprint), "773")


def _labelled_date(labels: Mapping[str, list[str]]) -> str | None:
    """The date of `year:2004`, `month:6`, `day:3`."""
    parts = (labels.get(name, [""])[0] for name in ("year", "month", "day"))
    return edtf("-".join(part.zfill(2) for part in takewhile(bool, parts)))


def _dated(record: Record, date: str | None) -> None:
    """The date of a part, where the record has none, or the same less exactly."""
    have = record.rows.get("date", "")
    if date and (not have or (date.startswith(have) and "/" not in have)):
        record.rows.pop("date", None)
        record.put("date", date, "773", *record.of.get("date", ()))


def editions(record: Record) -> None:
    """Other forms (776), original (534, 765), reissues (775)."""
    forms = list(record.rows.pop("776", ()))
    for one in record.take("776"):
        name = (
            one.get("i") if record.ours else form_of(one.get("i") or one.get("c") or one.get("n"))
        )
        subs = tuple(pair for pair in one.subs if pair[0] not in _LINKING)
        if record.ours:
            forms.append((name, subs))
            continue
        told = tuple(pair for pair in subs if pair[0] in "zxo")
        known = [dict(s).get("z", "") for _, s in forms] + [record.rows.get("020a", "")]
        new = [t for c, t in told if c != "z" or not any(same_isbn(t, k) for k in known if k)]
        if new and name:
            told = tuple((c, t.split(" ")[0] if c in "zx" else t) for c, t in told if t in new)
            forms.append((free_name(name, [n for n, _ in forms]), told))
    record.put("776", forms, "776")
    for tag, row in (("765", "765"), ("534", "765"), ("775", "775")):
        fields = record.take(tag)
        if tag == "775" and not record.ours:
            is_reissue = re.compile(r"reissue|reprint|facsimile|nachdr|republi", re.I)
            record.keep(f for f in fields if not is_reissue.search(f.get("i")))
            fields = [f for f in fields if is_reissue.search(f.get("i"))]
        if fields and row not in record.rows:
            record.put(row, _linking(record, fields[0]), tag)
            fields = fields[1:]
        record.keep(fields)
    if not record.ours:
        _by_notes(record)
    if languages := record.rows.pop("original languages", None):
        have = record.rows.get("765", ())
        told = tuple(("g", f"language:{tag}") for tag in languages)
        record.rows["765"] = (*have, *told)
        record.of.setdefault("765", ("041",))


_TRANSLATED = re.compile(
    r"(?:Translation of|Translated from|Originally published (?:in \w+ )?(?:as|under the title)"
    r"|Übersetzung von|Originaltitel|Orig\.-Tit|Traduction de|Titre original|Traducción de|"
    r"Título original|Traduzione di|Titolo originale)\.?\s*:\s*"
    r"(?P<title>[^:]+?(?:: [^:]+?)?)\s*\.?",
    re.I,
)
_PUBLISHED = re.compile(
    r"(?:Reprint\.?(?: of the \S+ edition)?\s*)?(?:Originally|First) published\s*:\s*"
    r"(?P<imprint>.+)",
    re.I,
)


def _by_notes(record: Record) -> None:
    """The original, as notes tell it: its title, where it was published; they stay notes."""
    for text in record.rows.get("500a", ()):
        if (told := _TRANSLATED.fullmatch(text)) and "246 original" not in record.rows:
            record.put("246 original", told["title"], "500")
        elif (told := _PUBLISHED.fullmatch(text)) and "765" not in record.rows:
            record.put("765", (("d", told["imprint"].split(". ")[0].strip(" .")),), "500")


def _linking(record: Record, one: Field) -> tuple[tuple[str, str], ...]:
    codes = {"c": "d"} if one.tag == "534" else {}
    subs = tuple((codes.get(code, code), text) for code, text in one.subs)
    subs = tuple(pair for pair in subs if pair[0] not in _LINKING)
    if record.ours:
        return subs
    return tuple((c, t) for c, t in subs if c in "atbdzxo")
