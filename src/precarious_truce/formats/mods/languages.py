"""Languages: codes of ISO 639-2 (bibliographic) as catalogues have them, and tags (BCP 47).

>>> [(t.get("authority"), t.text) for e in language_elements(["en-GB", "de"]) for t in e]
[('rfc5646', 'en-GB'), ('iso639-2b', 'eng'), ('iso639-2b', 'ger')]
>>> [t.text for e in language_elements(["anglais"]) for t in e]
['eng']
>>> read_languages(language_elements(["en-GB", "de"]))
['en-GB', 'de']
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from precarious_truce.formats.crosswalk.xml import Element
from precarious_truce.formats.mods.texts import line
from precarious_truce.model.language_names import NAMES, code_of, tag_of

__all__ = ["count_of_parts", "language_elements", "read_languages"]


def language_elements(tags: Iterable[str]) -> Iterator[Element]:
    """An element for each language: by its code where that says all, else by tag and code."""
    said = map(line, tags)
    texts = (text for tag in said for text in _known(tag) or [tag_of(tag) or tag])
    for text in dict.fromkeys(texts):  # as they come back
        code = code_of(text)
        known = tag_of(text) == text
        terms = []
        if not code or tag_of(code) != text:
            authority = {"type": "code", "authority": "rfc5646"} if known else {"type": "text"}
            terms.append(Element("languageTerm", authority, text))
        if code and known:
            iso = {"type": "code", "authority": "iso639-2b"}
            terms.append(Element("languageTerm", iso, code))
        yield Element("language", children=terms)


def read_languages(elements: Sequence[Element]) -> list[str]:
    """The tags of languages, each once: the most exact term of each element.

    What is said of a summary or a libretto is left aside where another language is the text's.
    """
    of_text = [e for e in elements if not e.get("objectPart") or "text" in e.get("objectPart")]
    found = [tag for element in of_text or elements for tag in _tags(element)]
    return list(dict.fromkeys(found))


def count_of_parts(elements: Sequence[Element]) -> int:
    """How many languages are those of a summary or a libretto, and left aside.

    >>> said = [Element("language", {"objectPart": part}, "eng") for part in ("", "libretto")]
    >>> count_of_parts(said)
    1
    """
    aside = [e for e in elements if e.get("objectPart") and "text" not in e.get("objectPart")]
    return len(aside) if len(aside) < len(elements) else 0


def _tags(element: Element) -> Iterator[str]:
    terms = [term for term in element.all("languageTerm") if term.words] or (
        [element] if element.text.strip() else []
    )
    exact = [t for t in terms if t.get("authority").startswith("rfc")]
    codes = [t for t in terms if t.get("type") == "code" or t.get("authority")]
    chosen = exact or codes or terms
    for term in chosen[:1] if exact else _first_of_each(chosen):
        text = term.words
        is_text = term.get("type") == "text" and not term.get("authority")
        yield from [text] if term in exact else _known(text) or [_by_text(terms) or text]
        if is_text:
            return


def _known(text: str) -> list[str]:
    """The tags of a language, or of several in one term: `per ara, dut`."""
    tag = tag_of(text)
    if tag and (" " not in text or tag in NAMES.values()):
        return [tag]
    tags = [tag_of(word) for word in re.split(r"[\s,;|/]+", text)]
    known = [tag for tag in tags if tag]
    return known if len(known) == len(tags) else []


def _first_of_each(terms: Sequence[Element]) -> list[Element]:
    """One term for each authority names one language; several of one name several languages."""
    first = terms[0].get("authority") if terms else ""
    return [term for term in terms if term.get("authority") == first]


def _by_text(terms: Sequence[Element]) -> str | None:
    """The tag of the first term in words that is known, where the code is not."""
    return next((tag for t in terms if t.get("type") == "text" and (tag := tag_of(t.words))), None)
