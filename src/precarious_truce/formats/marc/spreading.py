"""From rows to fields: what facts share a field, indicators, 880 for other scripts.

>>> from precarious_truce.formats.marc.records import line_of
>>> fields = spread({"title": "The Rivers", "subtitle": "Essays", "language": ["en"]})
>>> [(f.tag, line_of(f)) for f in fields]
[('041', '\\\\\\\\$aeng'), ('245', '04$aThe Rivers$bEssays')]
"""

from __future__ import annotations

from precarious_truce.formats.crosswalk.engine import ROLE
from precarious_truce.formats.crosswalk.rows import Fields
from precarious_truce.formats.marc.dates import edtf, printed, shown
from precarious_truce.formats.marc.languages import codes_of
from precarious_truce.formats.marc.linking import pieces_of, sequence
from precarious_truce.formats.marc.names import Heading, field_name, relator_of
from precarious_truce.formats.marc.places import told
from precarious_truce.formats.marc.records import Field, place_of
from precarious_truce.formats.marc.types import KIND, TYPE
from precarious_truce.formats.marc.values import labelled, labels_in, with_subtitle
from precarious_truce.model.described import Identifiers
from precarious_truce.model.languages import is_foreign

__all__ = ["IDENTIFIERS", "LONG", "NUMBERS", "PLAIN", "nonfiling", "spread"]


PLAIN = {
    "010a": "  ", "020a": "  ", "022a": "  ", "050a": " 4", "080a": "  ", "082a": "04",
    "088a": "  ", "099a": "  ", "250a": "  ", "251a": "  ", "255a": "  ", "338a": "  ",
    "500a": "  ", "520a": "3 ", "540a": "  ", "542f": "  ", "653a": "  ",
}  # fmt: skip
"""Rows that are one subfield of a field of their own → its indicators."""

LONG = ("500a", "520a")
"""Rows whose text goes on in other fields where it is too long for one."""

NUMBERS = {
    "oclc": "OCoLC", "jstor": "JSTOR", "google_books": "GoogleBooks", "hathitrust": "HathiTrust",
    "internet_archive": "InternetArchive", "openlibrary": "OpenLibrary",
}  # fmt: skip
"""Identifier → the system whose number it is, in brackets in 035."""

IDENTIFIERS = {
    name: {"handle": "hdl"}.get(name, name)
    for name in Identifiers.model_fields
    if name not in NUMBERS and name != "lccn"
}
"""Identifier → the source ($2) of 024 that it has."""

_ARTICLES = {
    "en": ("The ", "An ", "A "), "de": ("Der ", "Die ", "Das ", "Ein ", "Eine "),
    "fr": ("Les ", "Le ", "La ", "L'", "L’", "Une ", "Un "),
    "it": ("Il ", "Lo ", "La ", "I ", "Gli ", "Le ", "L'", "L’", "Un ", "Una ", "Uno "),
    "es": ("El ", "La ", "Los ", "Las ", "Un ", "Una "),
    "pt": ("O ", "A ", "Os ", "As ", "Um ", "Uma "), "nl": ("De ", "Het ", "Een ", "'t "),
    "sv": ("En ", "Ett ", "Den ", "Det "), "da": ("En ", "Et ", "Den ", "Det "),
    "no": ("En ", "Et ", "Den ", "Det "), "hu": ("A ", "Az ", "Egy "),
}  # fmt: skip


def nonfiling(title: str, language: str) -> str:
    """How many letters at the beginning of a title are not filed under: 245, second indicator.

    >>> nonfiling("The Rivers", "en"), nonfiling("L'eau", "fr"), nonfiling("A Rivers", "de")
    ('4', '2', '0')
    """
    articles = _ARTICLES.get(language.partition("-")[0], ())
    return str(next((len(a) for a in articles if title.startswith(a) and len(title) > len(a)), 0))


def spread(rows: Fields) -> list[Field]:
    """The fields of a record, in the order of their tags."""
    spreading = _Spreading(rows)
    spreading.all()
    return sorted(spreading.fields, key=place_of)


class _Spreading:
    """One record while its rows become fields."""

    def __init__(self, rows: Fields) -> None:
        self.rows = rows
        self.fields: list[Field] = []
        self.scripts = 0

    def all(self) -> None:
        self.titles()
        self.people()
        self.plain()
        self.publication()
        self.physical()
        self.languages()
        self.series()
        self.event()
        self.identifiers()
        self.genres()
        self.subjects()
        self.archive()
        self.address()
        self.host()
        self.editions()

    def add(self, tag: str, ind: str, *subs: tuple[str, str | None]) -> None:
        """A field of the subfields that say something; none where none does."""
        said = tuple((code, text) for code, text in subs if text)
        if said:
            self.fields.append(Field(tag, ind, said))

    def in_scripts(
        self, tag: str, ind: str, subs: list[tuple[str, str, str]], *more: tuple[str, str | None]
    ) -> None:
        """A field of code, text and romanised form: where there is one, in two scripts (880)."""
        if not any(roman for _, _, roman in subs):
            self.add(tag, ind, *((code, text) for code, text, _ in subs), *more)
            return
        self.scripts += 1
        number = f"{self.scripts:02}"
        latin = ((code, roman or text) for code, text, roman in subs)
        self.add(tag, ind, ("6", f"880-{number}"), *latin, *more)
        told = {code for code, _, roman in subs if roman}
        other = ((code, text) for code, text, _ in subs if code in told)
        self.add("880", ind, ("6", f"{tag}-{number}"), *other)

    # --- titles and people ---

    def titles(self) -> None:
        rows = self.rows
        language = next(iter(rows.get("language", ())), "")
        if not language and not is_foreign(rows.get("title", "")):
            language = "en"
        has_main = "author" in rows
        subs = [
            (code, rows[name], rows.get(f"{name}-romanized", ""))
            for code, name in (("a", "title"), ("b", "subtitle"))
            if name in rows
        ]
        shown = subs[0][2] or subs[0][1] if subs and subs[0][0] == "a" else ""
        ind = f"{int(has_main)}{nonfiling(shown, language)}"
        self.in_scripts("245", ind, subs, ("n", rows.get("245n")), ("p", rows.get("245p")))
        self.add(
            "242", "10", ("a", rows.get("title-translated")), ("b", rows.get("subtitle-translated"))
        )
        self.add(
            "246", "1 ", ("i", _if("Short title", "246 short", rows)), ("a", rows.get("246 short"))
        )
        self.add("246", "1 ", ("i", _if("Original title", "246 original", rows)),
                 ("a", rows.get("246 original")))  # fmt: skip
        for title in rows.get("246 parallel", ()):
            self.add("246", "31", ("a", title))
        self.add("787", "08", ("i", _if("Review of", "787t", rows)), ("t", rows.get("787t")))

    def people(self) -> None:
        main = True
        for name, value in self.rows.items():
            role = name if name in _PEOPLE else name.removeprefix(ROLE)
            if name in _PEOPLE or name.startswith(ROLE):
                for heading in value:
                    self.person(heading, role, main=main and role == "author")
                    main = False if role == "author" else main

    def person(self, heading: Heading, role: str, *, main: bool) -> None:
        number = ""
        if heading.romanized:
            self.scripts += 1
            number = f"880-{self.scripts:02}"
        term, code = relator_of(role)
        tag, ind, subs = field_name(heading, main=main, number=number)
        self.fields.append(Field(tag, ind, (*subs, ("e", term), *([("4", code)] if code else []))))
        if heading.romanized:
            own = (("6", f"{tag}-{number[4:]}"), ("a", heading.text))
            suffix = (("c", heading.suffix),) if heading.suffix else ()
            self.fields.append(Field("880", ind, (*own, *suffix)))

    # --- single subfields ---

    def plain(self) -> None:
        for name, ind in PLAIN.items():
            value = self.rows.get(name, ())
            for text in [value] if isinstance(value, str) else value:
                pieces = pieces_of(text) if name in LONG else [text]
                for n, piece in enumerate(pieces, 1):
                    link = sequence(1, n) if len(pieces) > 1 else None
                    self.add(name[:3], ind, ("8", link), (name[3], piece))
        self.add("024", "7 ", ("a", self.rows.get("doi")), ("2", _if("doi", "doi", self.rows)))

    # --- publication ---

    def publication(self) -> None:
        rows = self.rows
        date = rows.get("date")
        shown = printed(date) if date else None
        subs = [("a", *pair) for pair in rows.get("264a", ())]
        subs += [("b", *pair) for pair in rows.get("264b", ())]
        self.in_scripts("264", " 1", subs, *([("c", shown)] if subs else ()))
        if not subs:
            self.add("264", " 1", ("c", shown))
        if date and edtf(shown or "") != date:
            self.add("046", "  ", ("k", date), ("2", "edtf"))
        if "264c" in rows:
            self.add("264", " 4", ("c", f"©{rows['264c']}"))

    def physical(self) -> None:
        if "extent" in self.rows and "338a" not in self.rows and "856u" not in self.rows:
            self.add("337", "  ", ("a", "unmediated"), ("b", "n"), ("2", "rdamedia"))
            self.add("338", "  ", ("a", "volume"), ("b", "nc"), ("2", "rdacarrier"))
        extent, count = self.rows.get("extent"), self.rows.get("volume-count")
        if count:
            extent = f"{count} volumes ({extent})" if extent else f"{count} volumes"
        more = (("b", self.rows.get("300b")), ("c", self.rows.get("300c")))
        self.add("300", "  ", ("a", extent), *more)

    def languages(self) -> None:
        tags, original = self.rows.get("language", []), self.rows.get("765", ())
        before = labels_in(text for code, text in original if code == "g").get("language", [])
        is_translated = "translator" in self.rows or any(tag not in tags for tag in before)
        known = "1" if is_translated else "0" if before else " "
        told = [("a", tag) for tag in tags]
        told += [("h", tag) for tag in before] if is_translated else []
        codes = codes_of(tag for _, tag in told)
        if codes:
            pairs = ((code, text) for (code, _), text in zip(told, codes, strict=True))
            self.add("041", f"{known} ", *pairs)
        elif told:
            self.add("041", f"{known}7", *told, ("2", "rfc5646"))

    def series(self) -> None:
        rows = self.rows
        if "490a" in rows:
            subs = (("a", rows["490a"]), ("x", rows.get("490x")), ("v", rows.get("490v")))
            self.add("490", "1 ", *subs)
            self.add("830", " 0", *subs)

    def event(self) -> None:
        rows = self.rows
        name, place, date = rows.get("711a"), rows.get("711c"), rows.get("711d")
        date = shown(date) if date else date
        if name:
            self.add("711", "2 ", ("a", name), ("d", date), ("c", place))
        else:
            self.add("518", "  ", ("d", date), ("p", place))

    # --- numbers, subjects, places ---

    def identifiers(self) -> None:
        for name, source in IDENTIFIERS.items():
            if text := self.rows.get(f"id:{name}"):
                self.add("024", "7 ", ("a", text), ("2", source))
        for name, system in NUMBERS.items():
            if text := self.rows.get(f"id:{name}"):
                self.add("035", "  ", ("a", f"({system}){text}"))
        self.add("010", "  ", ("a", self.rows.get("id:lccn")))

    def genres(self) -> None:
        rows = self.rows
        if rows.get("dissertation"):
            self.add("502", "  ", ("a", "Thesis"))
        for name, prefix in (("csl-type", TYPE), ("kind", KIND)):
            if name in rows:
                words = rows[name].replace("-", " ")
                self.add("655", " 7", ("a", words), ("0", f"{prefix}{rows[name]}"), ("2", "local"))
        self.add("655", " 4", ("a", rows.get("655a")))

    def subjects(self) -> None:
        for head, *rest in self.rows.get("650", ()):
            self.add("650", " 4", ("a", head), *(("x", part) for part in rest))

    def archive(self) -> None:
        self.add("852", "  ", *((code, self.rows.get(f"852{code}")) for code in "abej"))

    def address(self) -> None:
        accessed = self.rows.get("856z")
        note = f"accessed {accessed}" if accessed else None
        self.add("856", "40", ("u", self.rows.get("856u")), ("z", note))

    # --- what it is in, other editions ---

    def host(self) -> None:
        rows = self.rows
        title, subtitle = rows.get("773t", ""), rows.get("773 subtitle")
        labels = [labelled("subtitle", subtitle)] if subtitle else []
        shown, known = told(rows)
        labels += [
            labelled(name[2:], text)
            for name, text in rows.items()
            if name.startswith("g:") and name not in known
        ]
        self.add(
            "773", "0 ", ("a", rows.get("773a")), ("t", with_subtitle(title, subtitle or "")),
            ("g", shown), *labels, ("x", rows.get("773x")), ("z", rows.get("773z")),
        )  # fmt: skip

    def editions(self) -> None:
        for name, subs in self.rows.get("776", ()):
            isbn = next((text for code, text in subs if code == "z"), None)
            self.add("020", "  ", ("a", isbn), ("q", name if isbn else None))
            self.fields.append(Field("776", "08", (("i", name), *subs)))
        if "765" in self.rows:
            self.fields.append(Field("765", "0 ", self.rows["765"]))
        if "775" in self.rows:
            self.fields.append(Field("775", "08", (("i", "Reissue of"), *self.rows["775"])))


_PEOPLE = ("author", "editor", "translator", "series-editor")


def _if(words: str, name: str, rows: Fields) -> str | None:
    return words if name in rows else None
