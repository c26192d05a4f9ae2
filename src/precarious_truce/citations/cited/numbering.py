"""Numbers as manuals have them: volumes and chapters in arabic, editions in few words.

>>> volume("Bd. IV"), volume("VI/2"), volume("Suppl."), chapter("XII")
('4', '6/2', 'Suppl.', '12')
>>> edition("Second edition"), edition("2., überarbeitete Auflage"), edition("Revised edition")
('2', '2., überarb. Aufl.', 'rev. ed.')
>>> edition("1st ed.") is None, pages_of("viii + 194")
(True, '194')
"""

from __future__ import annotations

import re

from precarious_truce.citations.locale import locale_for
from precarious_truce.citations.numbers import ordinal
from precarious_truce.model.extents import Extent
from precarious_truce.model.page_labels import LabelStyle
from precarious_truce.model.roman import from_roman
from precarious_truce.patterns import pattern

__all__ = ["chapter", "edition", "pages_of", "volume"]

# --- volumes and chapters -------------------------------------------------------------------------

_VOLUME = pattern(
    r"(?:vol(?:ume|s)?|bde?|band|t(?:ome|om|omo|\.)|tom|tomus|deel|dl|bind|köt|sv|část|т(?:ом)?"
    r")\.?\s+(?=[\dIVXLC])",
    re.IGNORECASE,
)
_CHAPTER = pattern(r"(?:ch(?:ap(?:ter)?)?|kap(?:itel)?|cap(?:ítulo|itolo)?)\.?\s+(?=\w)", re.I)
_ROMAN = pattern(r"(?<!\w)[IVXLCDM]+(?!\w)")


def volume(text: str) -> str:
    """The number of a volume, roman ones in arabic (CMOS 14.116, APA 9.20, MLA 5.51)."""
    return _ROMAN.sub(_arabic, _VOLUME.sub("", text.strip(), count=1))


def chapter(text: str) -> str:
    """The number of a chapter, roman ones in arabic (CMOS 14.107)."""
    return _ROMAN.sub(_arabic, _CHAPTER.sub("", text.strip(), count=1))


def _arabic(found: re.Match[str]) -> str:
    """A roman number in digits; one letter that is no I, V or X is a letter."""
    text = found[0]
    number = from_roman(text.lower()) if len(text) > 1 or text in "IVX" else None
    return text if number is None else str(number)


_SERIES = pattern(
    r"(?:vol|bd|band|no|nr|num|heft|n°|nº|№|t|tome)\.?\s*(?=[\dIVXLC])", re.IGNORECASE
)


def in_series(text: str) -> str:
    """The number in a series, without the word before it, which styles add.

    >>> in_series("Bd. 14"), in_series("no. 3"), in_series("New Series 2")
    ('14', '3', 'New Series 2')
    """
    return _SERIES.sub("", text.strip(), count=1) if _SERIES.match(text.strip()) else text.strip()


# --- editions -------------------------------------------------------------------------------------

_EDITION = (
    r"(?:ed(?:n|ition|izione|ición|icion|ição|icao)?|éd(?:ition)?|aufl(?:age)?|ausg(?:abe)?"
    r"|utg(?:ave|åva)?|uppl(?:agan)?|druk|uitg(?:ave)?|изд(?:ание)?|wyd(?:anie)?|vyd(?:ání)?|kiad)"
    r"\.?"
)
_NUMBERED = pattern(
    rf"(\d{{1,3}})\s?(?:st|nd|rd|th|[eè]me|er|re|ra|da|ta|a|e|de|ª|º|°|:a|-?[еоя]{{1,2}})?\.?"
    rf"(?:\s+{_EDITION})?",
    re.IGNORECASE,
)
_IN_WORDS = pattern(rf"(\w+)\s+{_EDITION}", re.IGNORECASE)
_ORDINALS = {
    word: str(number)
    for words in (
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
        " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
        "erste zweite dritte vierte fünfte sechste siebte achte neunte zehnte elfte zwölfte",
        "première deuxième troisième quatrième cinquième sixième septième huitième neuvième",
        "primera segunda tercera cuarta quinta sexta séptima octava novena décima",
        "prima seconda terza quarta quinta sesta settima ottava nona decima",
        "primeira segunda terceira quarta quinta sexta sétima oitava nona décima",
        "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende",
    )
    for number, word in enumerate(words.split(), 1)
}
_SHORT = {
    # English
    "revised": "rev.", "enlarged": "enl.", "expanded": "exp.", "edition": "ed.",
    "augmented": "augm.", "abridged": "abr.", "corrected": "corr.", "reprinted": "repr.",
    "illustrated": "illus.", "edited": "ed.", "edn": "ed.", "ed": "ed.", "updated": "updated",
    "rev": "rev.", "enl": "enl.", "exp": "exp.", "new": "new", "second": "2nd", "third": "3rd",
    "fourth": "4th", "fifth": "5th", "sixth": "6th", "seventh": "7th", "eighth": "8th",
    "ninth": "9th", "tenth": "10th", "eleventh": "11th", "twelfth": "12th",
    # German
    "auflage": "Aufl.", "ausgabe": "Ausg.", "überarbeitete": "überarb.", "bearbeitete": "bearb.",
    "erweiterte": "erw.", "verbesserte": "verb.", "durchgesehene": "durchges.",
    "aktualisierte": "aktual.", "vollständig": "vollst.", "unveränderte": "unveränd.",
    "ergänzte": "erg.", "vermehrte": "verm.", "korrigierte": "korr.",
    # French, Spanish, Italian, Portuguese
    "édition": "éd.", "revue": "rev.", "augmentée": "augm.", "corrigée": "corr.",
    "edición": "ed.", "edizione": "ed.", "edição": "ed.", "revisada": "rev.",
    "corregida": "corr.", "aumentada": "aum.", "ampliada": "ampl.", "riveduta": "riv.",
    "ampliata": "ampl.", "aggiornata": "agg.", "rivista": "riv.",
}  # fmt: skip
"""Words of an edition → how bibliographies shorten them (CMOS 14.113; DIN ISO 832)."""
_ABBREVIATIONS = {short.casefold(): short for short in _SHORT.values()}
_STATEMENT = pattern(
    r"(\d{1,2})(?:st|nd|rd|th)?,?\s+((?:\w+\.(?:\s(?:and|&)\s\w+\.)?))(?:\s+ed\.)?", re.IGNORECASE
)
_REVISED_FIRST = pattern(r"(rev\.)\s+(\d{1,2}(?:st|nd|rd|th))\s+ed\.")
_A_REVISION = pattern(r"(?:rev|enl|exp|augm|abr|corr)\.(?:\s(?:and|&)\s\w+\.)?", re.IGNORECASE)


def edition(text: str) -> str | None:
    """An edition as a number where it is no more, else shortened; None for a first one.

    >>> edition("2nd, revised"), edition("2nd edition, revised and enlarged"), edition("Summer ed.")
    ('2nd rev. ed.', '2nd ed., rev. and enl.', 'Summer ed.')
    """
    text = text.strip()
    number = _number_of(text)
    if number:
        return None if number in ("0", "1") else number
    short = " ".join(map(_shortened, text.split()))
    short = _REVISED_FIRST.sub(r"\2 \1 ed.", short)
    found = _STATEMENT.fullmatch(short)
    if found and _A_REVISION.fullmatch(found[2]):
        return f"{ordinal(int(found[1]), locale_for('en-US'))} {found[2]} ed."
    return f"{short} ed." if _A_REVISION.fullmatch(short) else short


def _number_of(text: str) -> str | None:
    if found := _NUMBERED.fullmatch(text):
        return str(int(found[1]))
    found = _IN_WORDS.fullmatch(text)
    return _ORDINALS.get((found[1] if found else text).casefold())


def _shortened(word: str) -> str:
    """A word in short, in small letters; punctuation after it stays."""
    bare = word.rstrip(",;")
    mark = word[len(bare) :]
    known = bare.casefold()
    short = _SHORT.get(known) or _ABBREVIATIONS.get(known) or bare
    return short + mark


# --- extent ---------------------------------------------------------------------------------------


def pages_of(extent: Extent | str) -> str:
    """The number of pages as manuals count them: those in arabic numerals (Citing Medicine, 2A).

    >>> pages_of("xiv, 289 p."), pages_of("xii"), pages_of("2 discs")
    ('289', 'xii', '2 discs')
    """
    extent = Extent(str(extent))
    pages = [run for run in extent.runs if run.unit == "pages" and run.sequence]
    arabic = [run for run in pages if run.sequence and run.sequence.style is LabelStyle.ARABIC]
    if len(arabic) == 1:
        return str(arabic[0].count)
    if arabic:
        return str(sum(run.count for run in arabic))
    return str(extent)
