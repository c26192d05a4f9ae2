"""ISBNs as catalogues print them: the number, and what form or volume it is of."""

from __future__ import annotations

import re

from precarious_truce.formats.marc.records import Field

__all__ = ["digits", "form_of", "free_name", "number_and_form", "same_isbn"]

_ISBN = re.compile(r"((?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx])(?![\d])\s*[:;]?\s*(.*)")

_FORMS: tuple[tuple[str, str], ...] = (
    (r"e-?book|e-?pub|pdf|online|electronic|digital|web|elektron|en ligne|adobe", "online"),
    (r"pbk|paper|soft|kart|br\b|broch|rústica|taschenb", "paperback"),
    (r"hbk|hard|cloth|cased|geb|rel\b|relié|bound|library|leinen|ln\b|hc\b", "hardback"),
    (r"print|druck|impr", "print"),
    (r"audio|hörbuch|cd\b", "audio"),
)  # fmt: skip

_OF_VOLUME = re.compile(
    r"(?<!\w)(?:v|vol|volume|bd|band|t|tome|tom)\b\.? ?(\d{1,3}|[IVX]+)(?!\w)", re.I
)
"""The volume that a number is of."""


def form_of(text: str) -> str:
    """The name of a form by the words of a catalogue."""
    return next((name for words, name in _FORMS if re.search(words, text, re.I)), "other")


def number_and_form(one: Field) -> tuple[str, str]:
    """The ISBN of a field, and what it is of: a form, `volume 2`, nothing."""
    found = _ISBN.match(one.get("a").strip())
    if not found:
        return "", ""
    words = " ".join([found[2], *one.all("q")]).strip(" ()")
    if volume := _OF_VOLUME.search(words):
        return found[1].strip(" -"), f"volume {volume[1]}"
    return found[1].strip(" -"), form_of(words) if words and form_of(words) != "other" else ""


def digits(text: str) -> str:
    """The digits of a number."""
    return re.sub(r"[^\dXx]", "", text)


def same_isbn(one: str, other: str) -> bool:
    """Whether two ISBNs are one in ten and in thirteen digits."""
    here, there = (digits(t.split("(")[0]) for t in (one, other))
    return bool(here and there) and here[-10:-1] == there[-10:-1]


def free_name(name: str, taken: list[str]) -> str:
    """The name, or with a number behind it where it is taken."""
    return name if name not in taken else next(
        f"{name}-{n}" for n in range(2, len(taken) + 3) if f"{name}-{n}" not in taken
    )  # fmt: skip
