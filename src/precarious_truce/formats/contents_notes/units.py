"""What a unit of a contents note says: title, number, pages; and the words for these.

>>> part = {}
>>> with_misc(part, "Part II."), with_title(part, "Rivers : essays"), with_misc(part, "(pages 3-9)")
(None, None, None)
>>> part
{'number': 'II', 'kind': 'part', 'title': 'Rivers', 'subtitle': 'essays', 'pages': '3-9'}
"""

from __future__ import annotations

import re
from collections.abc import Mapping

__all__ = [
    "PART_WORDS", "VOLUME_WORDS", "heads_volume", "is_volume", "with_kind", "with_misc",
    "with_note", "with_title", "without_stop",
]  # fmt: skip


def with_title(part: dict[str, str], text: str) -> None:
    """Put title and subtitle into a part, apart at ISBD's colon."""
    title, colon, rest = text.partition(" : ")
    if colon and title.strip() and rest.strip():
        part["title"], part["subtitle"] = title.strip(), rest.strip().replace(" : ", ": ")
    elif text:
        part["title"] = text


_PAGES = re.compile(
    r"(?:(?P<word>(?:pages?|pp?|Seiten?|S|с|s|ff?|folios?|leaves)(?![^\W\d_]))\.?:?\s*)?(?P<label>\S.*)"
)
_LABELS = re.compile(
    r"\[?(?:[A-Z]{0,3}[-:.]?\d+[a-z]?|[ivxlcdm]+|[IVXLCDM]+)\]?(?:\s?[-–:]{1,2}\s?\[?(?:[A-Z]{0,3}[-:.]?[\d:]+[a-z]?|"
    r"[ivxlcdm]+|[IVXLCDM]+)?\]?)?(?:[,;&]\s?\S+)*(?:ff?\.)?"
)
_DURATION = re.compile(r"\(?\s*(?:\d+:)?\d{1,3}:\d\d\s*\)?|\(?\s*(?:ca\.? )?\d+ min\.?.*\)?")
_NUMBER = re.compile(
    r"\(?(?:(?P<word>chapter|chap\.|ch\.|kapitel|kap\.|chapitre|capitolo|capítulo|cap\.|глава|гл\.|"
    r"part|pt\.|teil|partie|parte|book|bk\.|section|sec\.|essay|lecture|"
    r"v\.|vol\.|volume|bd\.|band|t\.|tome|no\.|nr\.|appendix|app\.|anhang)\s*)?"
    r"(?P<number>(?(word)\d{1,3}[-–/]\d{1,3}|(?!))|(?:\d{1,3}(?:\.\d{1,3})*[a-z]?|[IVXLC]+|[ivxlc]+|[A-Z]|One|Two|Three|Four|Five|Six|"
    r"Seven|Eight|Nine|Ten))\s*[.:)]*",
    re.I,
)
PART_WORDS = ("part", "pt", "teil", "partie", "parte", "book", "bk")
VOLUME_WORDS = ("v", "vol", "volume", "bd", "band", "t", "tome")


def with_misc(part: dict[str, str], text: str) -> None:
    """What $g says: before the title its number, behind it its pages; all else is a note.

    >>> part = {"title": "Floods"}
    >>> with_misc(part, "(v. 2, p. 3-9)"), with_misc(part, "1990"), part
    (None, None, {'title': 'Floods', 'pages': '3-9', 'note': 'v. 2; 1990'})
    """
    if _DURATION.fullmatch(text):
        with_note(part, text)
        return
    number = _NUMBER.fullmatch(text)
    if "title" not in part and number:
        part["number"] = number["number"]
        with_kind(part, number["word"])
        return
    inside = re.fullmatch(r"\((.+)\)|\[(\D*[.\s].+)\]", text)
    said = inside[1] or inside[2] if inside else text
    pages, among = _PAGES.fullmatch(said), _AMONG.search(said)
    is_pages = pages and _LABELS.fullmatch(pages["label"]) and not _YEARS.fullmatch(said)
    if pages and (pages["word"] or is_pages):
        part["pages"] = pages["label"].strip()
    elif among and _LABELS.fullmatch(among["label"]):
        part["pages"] = among["label"]
        with_note(part, said[: among.start()])
    elif "title" not in part and not _YEARS.fullmatch(said) and text.strip(" .:"):
        part["number"] = text.strip(" .:")
    else:
        with_note(part, text)


_AMONG = re.compile(r"[\s,;:]\(?(?:pages?|pp?\.|Seiten?|S\.|с\.)\s*(?P<label>\S[^()]*?)[\s.)]*$")
"""Pages behind what else $g says: `v. 2, p. 3-9`."""
_YEARS = re.compile(r"[(\[]?[c©]?(?:1[4-9]|20)\d\d(?:[-–/](?:(?:1[4-9]|20)\d\d|\d\d)?)?[)\]?.]*")
"""Years, which are no pages where no word says so."""


def with_note(part: dict[str, str], text: str) -> None:
    """Put a note beside those that are there."""
    if text := re.sub(r"^\((.*)\)$", r"\1", text.strip(" ,;.")):
        part["note"] = f"{part['note']}; {text}" if "note" in part else text


def with_kind(part: dict[str, str], word: str | None) -> None:
    """Put the kind that the word before a number tells, where it is not a chapter's."""
    said = (word or "").lower().rstrip(".")
    if said in PART_WORDS:
        part["kind"] = "part"
    elif said in VOLUME_WORDS:
        part["kind"] = "volume"
    elif said in ("appendix", "app", "anhang"):
        part["kind"] = "appendix"


def is_volume(unit: Mapping[str, str]) -> bool:
    """Whether a unit is a volume."""
    return unit.get("kind") == "volume"


def heads_volume(code: str, text: str) -> bool:
    """Whether a subfield is the number of a volume: `v. 1.`"""
    found = _NUMBER.fullmatch(text.strip()) if code == "g" else None
    return bool(found and (found["word"] or "").lower().rstrip(".") in VOLUME_WORDS)


def without_stop(text: str) -> str:
    """The text without a full stop at its end, which an initial keeps."""
    if text.endswith("...") or not text.endswith(".") or re.search(r"(?:^|[\s.])[A-Z]\.$", text):
        return text
    return text[:-1].rstrip()
