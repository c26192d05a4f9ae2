"""From fields to rows: those that `spreading` writes, and those that catalogues write otherwise.

The fields are without ISBD's punctuation (see `punctuation`).  What no row is made of is left over.

>>> from precarious_truce.formats.marc.records import field_of, grouped
>>> lines = {"245": "10$aRivers$bessays$cby E. Marsh", "260": "\\\\\\\\$aLeeds$bHallam$cc1977"}
>>> found = fold(grouped(field_of(*pair) for pair in lines.items()), "book")
>>> {k: found.rows[k] for k in ("title", "date", "264b")}
{'title': 'Rivers', 'date': '1977', '264b': [('Hallam', '')]}
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from precarious_truce.formats.crosswalk.engine import ROLE, Folded
from precarious_truce.formats.marc.dates import edtf, from_008, shown_again
from precarious_truce.formats.marc.languages import tag_of
from precarious_truce.formats.marc.names import Heading, heading_in, role_of
from precarious_truce.formats.marc.places import place_in
from precarious_truce.formats.marc.records import Field, Tags, is_ours
from precarious_truce.formats.marc.spreading import IDENTIFIERS, NUMBERS, PLAIN
from precarious_truce.formats.marc.statements import named_in, role_in
from precarious_truce.formats.marc.types import CONTAINED, KIND, TYPE, of_genre
from precarious_truce.formats.marc.values import LABELLED, labels_in, without_subtitle

__all__ = ["fold"]

_HOUSEKEEPING = ("001", "003", "005", "006", "007", "008", "040", "041", "042", "336", "337")
"""Fields about the record, and those that repeat in codes what others say."""


def fold(tags: Tags, type_: str) -> Folded:
    """The rows of a record, the tags that each is of, and the fields that stand in none."""
    folding = _Folding(tags, type_)
    folding.all()
    rest: dict[str, list[Field]] = {}
    for one in (*folding.kept, *(f for tag in folding.left.values() for f in tag)):
        if one.tag not in _HOUSEKEEPING:
            rest.setdefault(one.tag, []).append(one)
    return Folded(folding.rows, folding.of, rest)


class _Folding:
    """One record while its fields become rows."""

    def __init__(self, tags: Tags, type_: str) -> None:
        self.tags, self.type, self.ours = tags, type_, is_ours(tags)
        self.left = {tag: list(fields) for tag, fields in tags.items()}
        self.kept: list[Field] = []
        self.rows: dict[str, Any] = {}
        self.of: dict[str, tuple[str, ...]] = {}

    def all(self) -> None:
        self.titles()
        self.people()
        self.plain()
        self.numbers()
        self.publication()
        self.physical()
        self.languages()
        self.series()
        self.event()
        self.genres()
        self.subjects()
        self.places()
        self.address()
        self.host()
        self.editions()

    # --- what every group needs ---

    def take(self, *tags: str) -> list[Field]:
        """The fields of these tags, in their order; they are left over no more."""
        return [one for tag in tags for one in self.left.pop(tag, ())]

    def keep(self, fields: Iterable[Field]) -> None:
        """Fields that no row is made of."""
        self.kept += fields

    def put(self, name: str, value: Any, *tags: str) -> None:
        """A row, where there is something to say, and the tags that it is of."""
        if value:
            self.rows.setdefault(name, value)
            self.of.setdefault(name, tags)

    def first(self, tag: str, code: str, name: str) -> None:
        """A row of the first field that has the subfield; other fields are kept."""
        fields = self.take(tag)
        one = next((f for f in fields if f.get(code)), None)
        if one:
            self.put(name, one.get(code), tag)
        self.keep(f for f in fields if f is not one)

    def script_of(self, one: Field) -> Field | None:
        """The same in another script (880), by the number that links both; it is used up."""
        linked = re.match(r"880-(\d\d)", one.get("6"))
        if not linked or linked[1] == "00":
            return None
        wanted = f"{one.tag}-{linked[1]}"
        others = self.left.get("880", [])
        found = next((f for f in others if f.get("6").startswith(wanted)), None)
        if found:
            self.left["880"] = [f for f in others if f is not found]
        return found

    # --- titles and people ---

    def titles(self) -> None:
        fields = self.take("245")
        if fields:
            self._title(fields[0])
            self.keep(fields[1:])
        for one in self.take("242"):
            self.put("title-translated", one.get("a"), "242")
            self.put("subtitle-translated", one.get("b"), "242")
        parallel = list(self.rows.get("246 parallel", ()))
        for one in self.take("246"):
            words = one.get("i").rstrip(": ").lower()
            name = {"short title": "246 short", "original title": "246 original"}.get(words)
            if name and name not in self.rows:
                self.put(name, one.get("a"), "246")
            elif one.ind[1:] == "1" and one.get("a"):
                text = ": ".join(one.all("a", "b"))
                parallel += [text] if self.ours or text not in parallel else []
            else:
                self.keep([one])
        self.put("246 parallel", parallel, "246")
        for one in self.take("130", "240"):
            if one.get("l") and one.get("a") and "246 original" not in self.rows:
                self.put("246 original", one.get("a"), one.tag)
            else:
                self.keep([one])
        for one in self.take("787"):
            if one.get("i").rstrip(": ").lower().startswith("review of") and one.get("t"):
                self.put("787t", one.get("t"), "787")
            else:
                self.keep([one])

    def _title(self, one: Field) -> None:
        other = self.script_of(one)
        for code, name in (("a", "title"), ("b", "subtitle")):
            here, there = one.get(code), other.get(code) if other else ""
            self.put(name, there or here, "245")
            if there and here:
                self.put(f"{name}-romanized", here, "245")
        self.put("246 parallel", one.all("="), "245")
        source = other if other and not self.ours and (other.get("n") or other.get("p")) else one
        numbers, parts = source.all("n"), source.all("p")
        if self.type == "book":
            number = ". ".join(numbers)
            self.put("245n", number if self.ours else _NUMBERED.sub("", number).strip(" ."), "245")
            self.put("245p", ". ".join(parts), "245")
        elif numbers or parts:
            whole = [self.rows.get("title", ""), *source.all("n", "p")]
            self.rows["title"] = ". ".join(filter(None, whole))

    def people(self) -> None:
        mains = self.take("100", "110")
        added = self.take("700", "710", "720")
        statement = self.tags["245"][0].get("c") if self.tags.get("245") else ""
        analytic = [one for one in added if one.get("t") and not self.ours]
        self.keep(analytic)
        found: dict[str, list[Heading]] = {}
        for one in mains + [f for f in added if f not in analytic]:
            heading = heading_in(one, self.script_of(one), ours=self.ours)
            for role in self._roles(one, heading, statement, is_main=one in mains):
                if heading and (self.ours or heading not in found.get(role, ())):
                    found.setdefault(role, []).append(heading)
        if not found and statement and not self.ours:
            for role, heading in named_in(statement):
                found.setdefault(role, []).append(heading)
        for role, headings in found.items():
            name = role if role in _ROWS else f"{ROLE}{role}"
            if role == "series-editor" and not (self.tags.get("490") or self.tags.get("830")):
                name = f"{ROLE}series editor"
            self.put(name, headings, "100", "110", "700", "710", "720")

    def _roles(
        self, one: Field, heading: Heading | None, statement: str, *, is_main: bool
    ) -> list[str]:
        codes, terms = one.all("4"), one.all("e")
        if self.ours:
            told = [role_of(one.get("4"), one.get("e"))]
            return ["author"] if told == [""] and (is_main or one.get("t")) else told
        told = [role for code in codes if (role := role_of(code, ""))]
        told = told or [role for term in terms if (role := role_of("", term.strip(" ,.:")))]
        told = [role for role in dict.fromkeys(told) if role != "publisher"] or (
            [] if told else ["?"]
        )
        if told != ["?"]:
            if not told:
                self.keep([one])
            return told
        by_words = role_in(statement, heading) if heading else ""
        return [by_words or ("author" if is_main else "contributor")]

    # --- single subfields, numbers ---

    def plain(self) -> None:
        for name in PLAIN:
            tag, code = name[:3], name[3]
            if tag in _ELSEWHERE or (tag == "088" and self._is_foreign_book()):
                continue
            if name in ("500a", "653a"):
                fields = self.take(tag)
                values = [text for one in fields for text in one.all(code)
                          if self.ours or not _TRADE.match(text)]  # fmt: skip
                self.put(name, values, tag)
                self.keep(one for one in fields if not one.get(code))
            elif not self.ours and name in _JOINED:
                self._joined(name, *_JOINED[name])
            else:
                self.first(tag, code, name)

    def _joined(self, name: str, codes: str, joint: str) -> None:
        """A row of several subfields of the first field."""
        fields = self.take(name[:3])
        if fields:
            self.put(name, joint.join(fields[0].all(*codes)), name[:3])
        self.keep(fields[1:])

    def _is_foreign_book(self) -> bool:
        return self.type == "book" and not self.ours

    def numbers(self) -> None:
        sources = {source: name for name, source in IDENTIFIERS.items()} | {"handle": "handle"}
        for one in self.take("024"):
            source, text = one.get("2").lower(), one.get("a")
            name = (
                "doi" if source == "doi" else f"id:{sources[source]}" if source in sources else ""
            )
            if name and text and name not in self.rows:
                self.put(name, text, "024")
            else:
                self.keep([one])
        systems = {system.lower(): name for name, system in NUMBERS.items()}
        for one in self.take("035"):
            told = re.fullmatch(r"\(([^()]+)\)\s*(.+)", one.get("a"))
            known = systems.get(told[1].lower()) if told else None
            if told and known and f"id:{known}" not in self.rows:
                text = told[2] if self.ours else _OCLC.sub("", told[2]) or told[2]
                self.put(f"id:{known}", text, "035")
            elif one.get("a"):
                self.keep([one])
        lccn = self.take("010")
        if lccn:
            text = lccn[0].get("a")
            self.put("id:lccn", text if self.ours else _lccn(text), "010")
        self._isbns()

    def _isbns(self) -> None:
        fields = self.take("020")
        isbn = "773z" if self.type in CONTAINED else "020a"
        if self.ours:
            own = next((one for one in fields if not one.get("q")), None)
            self.put("020a", own.get("a") if own else "", "020")
            return
        forms: list[tuple[str, tuple[tuple[str, str], ...]]] = []
        seen: dict[str, str] = {}
        for one in fields:
            number, name = _number_and_form(one)
            if not number:
                self.keep([one] if one.get("z") else [])
                continue
            same = next((n for n in seen if _same_isbn(n, number)), None)
            if same is None:
                seen[number] = name
            elif name and not seen[same]:
                seen[same] = name
            if same and len(_digits(number)) == 13 and len(_digits(same)) == 10:
                seen = {number if n == same else n: form for n, form in seen.items()}
        whole = [number for number, name in seen.items() if not name.startswith("volume ")]
        first = next(iter(whole or seen), "") if whole or len(seen) == 1 else ""
        for number, name in seen.items():
            label = name or ("other" if len(seen) > 1 and number != next(iter(seen)) else "")
            if label and len(seen) > 1:
                forms.append((_free(label, [n for n, _ in forms]), (("z", number),)))
        self.put(isbn, first, "020")
        self.put("776", forms, "020", "776")

    # --- publication ---

    def publication(self) -> None:
        fields = self.take("264", "260")
        main = next((f for f in fields if f.tag == "260" or f.ind[1:] in ("1", "")), None)
        main = main or next((f for f in fields if f.ind[1:] not in ("4",)), None)
        copyright_ = next((f for f in fields if f.tag == "264" and f.ind[1:] == "4"), None)
        self.keep(f for f in fields if f is not main and f is not copyright_)
        shown = ", ".join(main.all("c")) if main else ""
        if main:
            other = self.script_of(main)
            for code, name in (("a", "264a"), ("b", "264b")):
                self.put(name, self._texts(main, other, code), main.tag)
        if copyright_:
            text = copyright_.get("c")
            self.put("264c", text.removeprefix("©") if self.ours else _without_sign(text), "264")
        elif not self.ours and (found := _COPYRIGHT.search(shown)):
            is_date = found[1] in (edtf(shown) or "")
            self.put("264c", "" if is_date else found[1], "264", "260")
        coded = next(
            (f for f in self.tags.get("046", ()) if f.get("2") == "edtf" and f.get("k")), None
        )
        if coded and self.ours:
            self.take("046")
        data = self.tags["008"][0].data if self.tags.get("008") else ""
        date = (
            coded.get("k")
            if coded
            else edtf(shown) or edtf(copyright_.get("c") if copyright_ else "")
        )
        if self.ours:
            date = coded.get("k") if coded else edtf(shown)
        else:
            date = _better(date, from_008(data))
        if date is None and shown and not self.ours and main:
            self.keep([main._replace(subs=(("c", shown),))])
        self.put("date", date, "260", "264", "046")

    def _texts(self, one: Field, other: Field | None, code: str) -> list[tuple[str, str]]:
        here, there = one.all(code), other.all(code) if other else []
        if there and len(there) == len(here):
            pairs = list(zip(there, here, strict=True))
            return [(text, "" if text == roman else roman) for text, roman in pairs]
        if self.ours:
            return [(text, "") for text in here]
        parts = [part for text in here for part in re.split(r"\s*;\s*", text)]
        found = [_unbracketed(part) for part in parts]
        return [(text, "") for text in dict.fromkeys(found) if text and not _UNKNOWN.match(text)]

    def physical(self) -> None:
        fields = self.take("300")
        self.keep(fields[1:])
        if not fields:
            return
        one = fields[0]
        text = ", ".join(one.all("a"))
        if not self.ours and re.fullmatch(r"(?:v|vol|volumes|bd)\.?", text, re.I):
            text = ""  # nobody knows yet how many
        if found := _VOLUMES.fullmatch(text):
            count = found["count"] if self.ours else _unbracketed(found["count"])
            if self.ours or count != "1":
                self.put("volume-count", count, "300")
                text = found["held"] or ""
        self.put("extent", text, "300")
        details, size = ", ".join(one.all("b")), ", ".join(one.all("c"))
        if self.ours or self.type != "book":
            self.put("300b", details, "300")
            self.put("300c", size, "300")
        else:
            self.put("300b", ", ".join(filter(None, (details, size, *one.all("e")))), "300")

    def languages(self) -> None:
        tags: list[str] = []
        originals: list[str] = []
        for one in self.take("041"):
            codes = one.all("a") or (one.all("d", "e") if not tags else [])
            if one.get("2") in ("rfc5646", "rfc4646", "rfc3066"):
                tags = codes
                continue
            found = [tag for code in codes for tag in _tags(code)]
            tags = tags or found
            originals += [tag for code in one.all("h") for tag in _tags(code)]
        if not tags and not self.ours and self.tags.get("008"):
            tags = _tags(self.tags["008"][0].data[35:38])
        self.put("language", list(tags) if self.ours else list(dict.fromkeys(tags)), "041")
        if originals and not self.ours:
            self.rows["original languages"] = list(dict.fromkeys(originals))

    def series(self) -> None:
        stated, traced = self.take("490", "440"), self.take("830", "800", "810", "811")
        first = next((f for f in (*stated, *traced) if f.get("a") or f.get("t")), None)
        if first is None:
            return
        other = next((f for f in traced if f is not first), None)
        title = first.get("t") if first.tag in ("800", "810", "811") else first.get("a")
        if not self.ours:
            title = ". ".join([title, *first.all("n", "p")] if first.tag != "490" else [title])
            first = first._replace(subs=tuple((c, _unbracketed(t)) for c, t in first.subs))
            title = _unbracketed(title)
        told = _IN_TITLE.fullmatch(title) if not self.ours and not first.get("v") else None
        if told:
            title = told["title"]
            first = first._replace(subs=(*first.subs, ("v", told["number"])))
        number = first.get("v") or (other.get("v") if other and not self.ours else "")
        self.put("490a", title, "490", "440", "830")
        self.put("490v", number if self.ours else _NUMBERED.sub("", number).strip(), "490", "830")
        issn = first.get("x") or (other.get("x") if other and not self.ours else "")
        self.put("490x", issn, "490", "830")
        self.keep([f for f in stated if f is not first and f.tag != first.tag] + [
            f for f in stated[1:] if f is not first and f.tag == first.tag])  # fmt: skip
        if not self.ours:
            self.keep(traced[max(1, 0) :] if stated else [f for f in traced if f is not first][0:])

    def event(self) -> None:
        fields = self.take("111", "711")
        meetings = [one for one in fields if not one.get("t") and one.get("a")]
        self.keep(one for one in fields if one not in meetings)
        self.keep(meetings[1:])
        for one in meetings[:1]:
            name = one.get("a")
            number = "" if self.ours else one.get("n").strip("() :;")
            self.put("711a", f"{name} ({number})" if number else name, one.tag)
            date = one.get("d").strip("() :;") if not self.ours else one.get("d")
            self.put("711d", shown_again(date) if self.ours else edtf(date) or date, one.tag)
            self.put("711c", one.get("c") if self.ours else one.get("c").strip("() :;"), one.tag)
        if self.ours:
            for one in self.take("518"):
                self.put("711d", shown_again(one.get("d")), "518")
                self.put("711c", one.get("p"), "518")

    # --- subjects ---

    def genres(self) -> None:
        for one in self.take("655"):
            told = [name for prefix, name in ((TYPE, "csl-type"), (KIND, "kind"))
                    if of_genre(one, prefix)]  # fmt: skip
            if told:
                continue
            if one.ind[1:] == "4" and "655a" not in self.rows:
                self.put("655a", one.get("a"), "655")
            else:
                self.keep([one])
        for one in self.take("502"):
            if not self.ours:
                self._dissertation(one)
        for one in self.take("338"):
            if self.rows.get("338a") is None and not one.get("2") and not one.get("b"):
                self.put("338a", one.get("a"), "338")

    def _dissertation(self, one: Field) -> None:
        text = one.get("a")
        degree = one.get("b")
        found = re.match(r"(.*?)\s*[(（]([^()]+)[)）]", text)
        if not degree and found:
            degree = found[2].strip()
        label = "thesis" if not re.search(r"thesis|diss|habil", degree, re.I) else ""
        self.put("655a", f"{degree} {label}".strip() if degree else "", "502")
        school = one.get("c")
        if not school and (by := re.search(r"--\s*([^,]+)", text)):
            school = by[1].strip(" .")
        if school and "264b" not in self.rows:
            self.put("264b", [(school, "")], "502")
        year = one.get("d") or text
        if "date" not in self.rows:
            self.put("date", edtf(year), "502")

    def subjects(self) -> None:
        found = []
        for one in self.take("600", "610", "611", "630", "647", "648", "650", "651"):
            codes = "xyzv" if not self.ours else "x"
            if self.ours:
                heads = [one.get("a")]
            else:
                heads = [" ".join(t for c, t in one.subs if c in "abcdfghklmnopqrst")]
            parts = tuple(t for t in (*heads, *(t for c, t in one.subs if c in codes)) if t)
            if parts:
                found.append(parts)
            else:
                self.keep([one])
        self.put("650", found, "650")

    def places(self) -> None:
        fields = self.take("852")
        self.keep(fields[1:])
        for one in fields[:1]:
            is_named = self.ours or " " in one.get("a").strip()
            for code in "abej" if is_named else "":  # else they are codes
                self.put(f"852{code}", one.get(code), "852")
            if one.get("h"):
                self.put("099a", " ".join(one.all("h", "i")), "852")

    def address(self) -> None:
        for one in self.take("856"):
            text = one.get("u")
            if not text or "856u" in self.rows or not (self.ours or _leads_to_it(one)):
                self.keep([one])
                continue
            by_doi = re.match(r"https?://(?:dx\.)?doi\.org/(10\..+)", text, re.I)
            if by_doi and not self.ours and "doi" not in self.rows:
                self.put("doi", by_doi[1], "856")
                continue
            self.put("856u", text, "856")
            if accessed := re.fullmatch(r"accessed (.+)", one.get("z")):
                self.put("856z", accessed[1], "856")

    # --- what it is in, other editions ---

    def host(self) -> None:
        if self._is_foreign_book():
            return
        fields = self.take("773")
        self.keep(fields[1:])
        for one in fields[:1]:
            self._host(one)

    def _host(self, one: Field) -> None:
        labels = labels_in(one.all("g"))
        words = [text for text in one.all("g") if not LABELLED.fullmatch(text)]
        stated = labels.get("subtitle", [""])[0] if self.ours else None
        title, subtitle = without_subtitle(one.get("t") or one.get("s"), stated)
        self.put("773t", title, "773")
        self.put("773 subtitle", subtitle, "773")
        self.put("773a", one.get("a"), "773")
        self.put("773x", one.get("x"), "773")
        self.put("773z", one.get("z"), "773")
        known = _LABELS
        for label, values in labels.items():
            if label in known:
                self.put(f"g:{label}", values[0], "773")
        if self.ours or not labels:
            for name, value in place_in(" ".join(words)).items():
                if name not in self.rows:
                    self.put(name, value, "773")
        if self.ours:
            return
        if found := re.match(r"([^:<]+)(?::([^:<]+))?<(.+)", one.get("q")):
            for name, value in zip(
                ("g:volume", "g:number", "g:pages"), found.groups(), strict=True
            ):
                self.put(name, value, "773")
        self.put("250a", one.get("b"), "773")
        if series := one.get("k").strip("() "):
            told = _IN_TITLE.fullmatch(series)
            self.put("490a", told["title"] if told else series, "773")
            self.put("490v", _NUMBERED.sub("", told["number"]) if told else "", "773")
        if notes := one.all("n"):
            self.rows["500a"] = [*self.rows.get("500a", ()), *notes]
            self.of["500a"] = (*self.of.get("500a", ()), "773")
        if imprint := one.get("d"):
            where = re.fullmatch(
                r"(?:(?P<place>.*?) ?: ?)?(?P<who>.*?)(?:,? \[?c?(?P<year>\d{4})\]?.*)?", imprint
            )
            if where and where["place"] and "264a" not in self.rows:
                self.put("264a", [(where["place"], "")], "773")
            if where and where["place"] and where["who"] and "264b" not in self.rows:
                self.put("264b", [(where["who"].strip(" ,"), "")], "773")
            self.put("date", edtf(imprint), "773")

    def editions(self) -> None:
        forms = list(self.rows.pop("776", ()))
        for one in self.take("776"):
            name = (
                one.get("i") if self.ours else _form(one.get("i") or one.get("c") or one.get("n"))
            )
            subs = tuple(pair for pair in one.subs if pair[0] not in _LINKING)
            if self.ours:
                forms.append((name, subs))
                continue
            told = tuple(pair for pair in subs if pair[0] in "zxo")
            known = [dict(s).get("z", "") for _, s in forms] + [self.rows.get("020a", "")]
            new = [t for c, t in told if c != "z" or not any(_same_isbn(t, k) for k in known if k)]
            if new and name:
                told = tuple((c, t.split(" ")[0] if c in "zx" else t) for c, t in told if t in new)
                forms.append((_free(name, [n for n, _ in forms]), told))
        self.put("776", forms, "776")
        for tag, row in (("765", "765"), ("534", "765"), ("775", "775")):
            fields = self.take(tag)
            if tag == "775" and not self.ours:
                is_reissue = re.compile(r"reissue|reprint|facsimile|nachdr|republi", re.I)
                self.keep(f for f in fields if not is_reissue.search(f.get("i")))
                fields = [f for f in fields if is_reissue.search(f.get("i"))]
            if fields and row not in self.rows:
                self.put(row, self._linking(fields[0]), tag)
                fields = fields[1:]
            self.keep(fields)
        if languages := self.rows.pop("original languages", None):
            have = self.rows.get("765", ())
            told = tuple(("g", f"language:{tag}") for tag in languages)
            self.rows["765"] = (*have, *told)
            self.of.setdefault("765", ("041",))

    def _linking(self, one: Field) -> tuple[tuple[str, str], ...]:
        codes = {"c": "d"} if one.tag == "534" else {}
        subs = tuple((codes.get(code, code), text) for code, text in one.subs)
        subs = tuple(pair for pair in subs if pair[0] not in _LINKING)
        if self.ours:
            return subs
        return tuple((c, t) for c, t in subs if c in "atbdzxo")


_ROWS = ("author", "editor", "translator", "series-editor")
_ELSEWHERE = ("010", "020", "338")
_JOINED = {"050a": ("ab", " "), "250a": ("ab", " / "), "520a": ("ab", " ")}
_LABELS = (
    "volume", "number", "pages", "chapter", "volume-title", "volume-subtitle", "supplement", "part",
    "part-title", "section", "page", "article", "facing",
)  # fmt: skip
_LINKING = ("i", "w", "8", "6", "7", "4", "5", "0", "1", "p", "l", "e", "f", "s", "k")
_TRADE = re.compile(r"\((?:Produktform|VLB-\w+|BISAC[^)]*|Zielgruppe)\)")
"""What the book trade tells of its goods, among the keywords of the German national library."""
_OCLC = re.compile(r"^(?:ocm|ocn|on)?0*(?=\d)", re.I)
_UNKNOWN = re.compile(
    r"(?:s\. ?[ln]\.?|sine (?:loco|nomine)|.*not identified|ohne ort|o\. ?o\.|verlag nicht|"
    r"\?$|.*nicht ermittelbar)",
    re.I,
)
_COPYRIGHT = re.compile(r"(?:©|\bcop(?:yright|yr)?\.? ?|(?<![\w.])c)\s?(\d{4})", re.I)
_VOLUMES = re.compile(
    r"(?P<count>.+?) (?:volumes?|vols?\.?|v\.?|B(?:ä|an)?de?\.?|t\.)(?: \((?P<held>.+)\))?"
)
_NUMBERED = re.compile(
    r"^(?:(?:v|vol|volume|no|nr|num|number|bd|band|t|tome|tom|n|pt|heft|h|sv|teil|part)\b\.?|n°|№|#)"
    r"\s*(?=[\dIVXLC])",
    re.I,
)


_IN_TITLE = re.compile(r"(?P<title>.+?) ; (?P<number>(?:[^\W\d_]{1,6}\.? )?[\dIVXLC]+)")
"""The title of a series with a number that has no subfield of its own."""


def _lccn(text: str) -> str:
    """A number of the Library of Congress, as its own rules make it the same everywhere.

    >>> _lccn("   76027905 "), _lccn("61-14599/L/r83"), _lccn("n78-890")
    ('76027905', '61014599', 'n78000890')
    """
    text = text.replace(" ", "").partition("/")[0]
    found = re.fullmatch(r"([a-z]{0,3}\d{2}|[a-z]{0,2}\d{4})-(\d{1,6})", text)
    return f"{found[1]}{found[2].zfill(6)}" if found else text


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
    return [tag for part in parts if (tag := tag_of(part))]


# --- ISBNs and forms ------------------------------------------------------------------------------

_ISBN = re.compile(r"((?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx])(?![\d])\s*[:;]?\s*(.*)")
_FORMS: tuple[tuple[str, str], ...] = (
    (r"e-?book|e-?pub|pdf|online|electronic|digital|web|elektron|en ligne|adobe", "online"),
    (r"pbk|paper|soft|kart|br\b|broch|rústica|taschenb", "paperback"),
    (r"hbk|hard|cloth|cased|geb|rel\b|relié|bound|library|leinen|ln\b|hc\b", "hardback"),
    (r"print|druck|impr", "print"),
    (r"audio|hörbuch|cd\b", "audio"),
)  # fmt: skip


def _form(text: str) -> str:
    """The name of a form by the words of a catalogue."""
    return next((name for words, name in _FORMS if re.search(words, text, re.I)), "other")


def _number_and_form(one: Field) -> tuple[str, str]:
    found = _ISBN.match(one.get("a").strip())
    if not found:
        return "", ""
    words = " ".join([found[2], *one.all("q")]).strip(" ()")
    if volume := _OF_VOLUME.search(words):
        return found[1].strip(" -"), f"volume {volume[1]}"
    return found[1].strip(" -"), _form(words) if words and _form(words) != "other" else ""


_OF_VOLUME = re.compile(
    r"(?<!\w)(?:v|vol|volume|bd|band|t|tome|tom)\b\.? ?(\d{1,3}|[IVX]+)(?!\w)", re.I
)
"""The volume that a number is of."""


def _digits(text: str) -> str:
    return re.sub(r"[^\dXx]", "", text)


def _same_isbn(one: str, other: str) -> bool:
    here, there = (_digits(t.split("(")[0]) for t in (one, other))
    return bool(here and there) and here[-10:-1] == there[-10:-1]


def _leads_to_it(one: Field) -> bool:
    """Whether an address is that of the work, not of its table of contents or a notice of it."""
    said = f"{one.get('3')} {one.get('z')} {one.get('y')}"
    return one.ind[1:] not in ("2", "3", "4") and not _ABOUT_IT.search(f"{said} {one.get('u')}")


_ABOUT_IT = re.compile(
    r"table of contents|contents|catdir|/toc/|inhalt|abstract|descri|biograph|cover|sample|review|"
    r"rezension|klappentext|sommaire|table des mat|index|front ?matter|license|copyright",
    re.I,
)


def _free(name: str, taken: list[str]) -> str:
    """The name, or with a number behind it where it is taken."""
    return name if name not in taken else next(
        f"{name}-{n}" for n in range(2, len(taken) + 3) if f"{name}-{n}" not in taken
    )  # fmt: skip
