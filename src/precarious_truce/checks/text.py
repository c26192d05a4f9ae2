"""Lints on titles and other text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from precarious_truce.checks.people import fold
from precarious_truce.checks.registry import Finding, I, W, lint
from precarious_truce.checks.subject import Subject
from precarious_truce.model.described import Described
from precarious_truce.model.language_names import tag_of
from precarious_truce.model.languages import is_foreign
from precarious_truce.model.layout import Path

__all__: list[str] = []


@lint("T1", W)
def title_says_too_much(subject: Subject) -> Iterator[Finding]:
    """A title that repeats something, or is cut short

    The title is the same as the series or the publisher; the subtitle stands in the title too; the
    title ends with a colon.  Title and subtitle have keys of their own.
    """
    for path, described in subject.described:
        title = described.title
        if title is None:
            continue
        for message in _repetitions(title.text, described):
            yield Finding((*path, "title"), message)


def _repetitions(title: str, described: Described) -> Iterator[str]:
    fields = described.__dict__
    if title.rstrip()[-1:] in (":", "："):
        yield "the title ends with a colon"
    subtitle, series = fields["subtitle"], fields["series"]
    if subtitle is not None and _is_in(fold(subtitle.text), fold(title)):
        yield "the subtitle is repeated in the title"
    if series is not None and fold(series.title.text) == fold(title):
        yield "the title is the same as the series"
    if fields["publisher"] and any(fold(p.text) == fold(title) for p in fields["publisher"]):
        yield "the title is the same as the publisher"


def _is_in(subtitle: str, title: str) -> bool:
    if not title.endswith(subtitle) or not subtitle:
        return title.startswith(subtitle + " ") and " " in subtitle
    before = title[: -len(subtitle)].rstrip()
    return not before or before[-1] in ":.;,–—-/(" or " " in subtitle


@lint("T3", I)
def language_unstated(subject: Subject) -> Iterator[Finding]:
    """A title that is not English, in a record that does not say its language

    Citations in English styles put English titles in title case, and sort and hyphenate by the
    language.  `language: de` says it of the work, `lang` of one title.
    """
    whole = subject.work
    for path, described in subject.described:
        title = described.title
        stated = described.language or whole.language
        if title is not None and not stated and not title.lang and is_foreign(title.text):
            hint = "add `language:` with a tag such as de, fr or pt-BR"
            yield Finding((*path, "title"), "the title is not English by its words, and no "
                          "`language` is stated", hint)  # fmt: skip
            return


@lint("T4", W)
def no_language_tag(subject: Subject) -> Iterator[Finding]:
    """A language is not given by its tag

    Names and three-letter codes are for people and catalogues; citations, BibTeX and the web know
    languages by their tags (BCP 47):

        language: French     # fr
        language: ger        # de

    `check --fix` writes the tag.
    """
    for path, described in subject.described:
        for language in described.language:
            tag = tag_of(language)
            if tag is None:
                hint = "write a tag such as en, de, pt-BR or grc"
                yield Finding((*path, "language"), f"no language is called {language}", hint)
            elif tag.casefold() != language.replace("_", "-").casefold():
                yield Finding((*path, "language"), f"{language} is no tag", f"write {tag}")


_TAG = re.compile(r"</?(?:i|b|sup|sub|sc|span)\b[^>]*>")
_YEARS = re.compile(r"(?<![\d-])(1[0-9]{3}|20\d\d)-(\d{4}|\d{2})(?![\d-])")
_STRAIGHT = re.compile("[\"']")


@lint("T2", I)
def typewriter_signs(subject: Subject) -> Iterator[Finding]:
    """Signs of the typewriter

    Straight quotes (" and ') for typographic ones, or a hyphen between years: 1924-27 for 1924–27.
    """
    for path, described in subject.described:
        for where, text in _texts(described):
            if "-" in text and (years := _YEARS.search(text)):
                hint = f"write {years[1]}–{years[2]}"
                yield Finding((*path, *where), f"a hyphen between years: {years[0]}", hint)
            elif ('"' in text or "'" in text) and _STRAIGHT.search(_TAG.sub("", text)):
                yield Finding(
                    (*path, *where),
                    "straight quotes",
                    "write ‘ ’ “ ” or the quotes of the language",
                )


def _texts(described: Described) -> Iterator[tuple[Path, str]]:
    """The texts that are printed as they stand: title, subtitle, parallel titles, series."""
    fields = described.__dict__
    for key in ("title", "subtitle"):
        if fields[key] is not None:
            yield (key, "text"), fields[key].text
    for index, title in enumerate(fields["parallel_title"]):
        yield ("parallel-title", index, "text"), title.text
    if fields["series"] is not None:
        yield ("series", "title", "text"), fields["series"].title.text
