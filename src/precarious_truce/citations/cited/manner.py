"""How works are to be cited: the language and script of the document, and the manual's conventions.

A CSL style says how variables are printed, not which facts its manual wants in them: whether a
publisher that is the author too is named, whether a Chinese title follows its transliteration.
Styles name their manual by its address (`<link rel="documentation">`); what such manuals ask for
beyond what CSL can say is a row of `MANUALS`.

>>> manual_of(["https://style.mla.org/"]).between_publishers
' / '
>>> Manner("ja-JP").latin, Manner("en-GB", script="original").script
(False, 'original')
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, get_args

from precarious_truce.errors import TruceError, did_you_mean

__all__ = ["MANUALS", "SCRIPTS", "Manner", "Manual", "Script", "manual_of", "script_named"]

Script = Literal["romanized", "original", "both"]
"""What is printed of a text that has a transliteration."""
SCRIPTS: tuple[str, ...] = get_args(Script)


class Manual(NamedTuple):
    """What a style manual asks for that its CSL style cannot say.

    `publisher_again`: a publisher that is the author too is named; `author_again`: so is such an
    author; `ideographs`: Chinese, Japanese and Korean names keep their order, and follow their
    transliterations as titles do; `between_publishers` joins several; `capital_editions`: a revised
    edition is "Rev. ed."; `inverts_names`: names of all languages are inverted; `names_original`:
    what was translated is named, not only dated; `dates_original_in_notes`: notes date it;
    `short_without_article`: a short title begins without an article.
    """

    publisher_again: bool = True
    author_again: bool = True
    ideographs: bool = False
    between_publishers: str = "; "
    capital_editions: bool = False
    inverts_names: bool = False
    names_original: bool = True
    dates_original_in_notes: bool = True
    short_without_article: bool = False


_APA = Manual(
    publisher_again=False, capital_editions=True, inverts_names=True, names_original=False
)  # fmt: skip


MANUALS = {
    # APA 7, 9.29: "When the author and publisher are the same, omit the publisher"; 9.19: (Rev.
    # ed.); 9.8: every name is inverted; 9.41: "(Original work published 1966)" and no more
    "apastyle.apa.org": _APA,
    # DGPs, Richtlinien zur Manuskriptgestaltung, 5th ed., which follows APA
    "10.1026/02954-000": _APA,
    # CMOS 17, 8.17–20 and 11.90: names in their order, characters after the transliteration; 14.99:
    # the date of an original is that of a reprint; 14.33: short titles without initial articles
    "chicagomanualofstyle.org": Manual(
        ideographs=True, dates_original_in_notes=False, short_without_article=True
    ),
    # MHRA 4, 7.3: a translation is cited by its own date
    "mhra.org.uk": Manual(dates_original_in_notes=False),
    # MLA 9, 5.63: a slash between independent publishers; 5.19: such an author is left out
    "style.mla.org": Manual(between_publishers=" / ", author_again=False),
}
"""Part of the address of a manual → what it asks for."""


def manual_of(addresses: Iterable[str]) -> Manual:
    """The manual at one of these addresses; where none is known, one without such rules."""
    found = (row for address in addresses for part, row in MANUALS.items() if part in address)
    return next(found, Manual())


_OTHER_SCRIPTS = frozenset(
    ("ar", "be", "bg", "el", "fa", "he", "ja", "ko", "mk", "ru", "sr", "th", "uk", "zh")
)
"""Languages whose own script is not the Latin one."""


@dataclass(frozen=True)
class Manner:
    """How works are cited in one style and language.

    `names_kinds`: a part that is called only Preface or Introduction is cited by what it is, not
    by a title in quotation marks.  `translator_of_book`: the translator of a part stands behind the
    title of the book, as the one who translated it.  `prints_status`: how far a work has come has a
    place of its own.  `edition_term`, `edition_again` and `edition_begins`: the word for edition in
    short, whether the style adds it to every edition, and whether an edition begins a sentence.
    """

    language: str = "en-US"
    script: Script | None = None
    manual: Manual = field(default_factory=Manual)
    names_kinds: bool = False
    translator_of_book: bool = False
    in_text: bool = True
    prints_status: bool = False
    edition_term: str = "ed."
    edition_again: bool = False
    edition_begins: bool = False
    stops: bool = True

    @property
    def latin(self) -> bool:
        """Whether the document is in Latin script."""
        return self.language[:2].lower() not in _OTHER_SCRIPTS

    @property
    def romanizes(self) -> bool:
        """Whether a transliteration stands in place of, or before, the original."""
        return self.script != "original" if self.script else self.latin


def script_named(name: str | None) -> Script | None:
    """The script of that name; `TruceError` where there is none.

    >>> script_named("both"), script_named(None)
    ('both', None)
    """
    if name is None:
        return None
    for script in get_args(Script):
        if name == script:
            return script  # type: ignore[no-any-return]
    hint = did_you_mean(name, SCRIPTS) or f"one of {', '.join(SCRIPTS)}"
    raise TruceError.of("CIT8", f"there is no script {name!r}", hint=hint, file="script")
