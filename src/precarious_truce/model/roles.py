"""Roles of people in the making of a book (MARC relators, https://id.loc.gov/vocabulary/relators).

>>> RELATORS["writer of introduction"], role_code("cartographer"), role_code("ctg")
('win', 'ctg', 'ctg')
"""

from __future__ import annotations

__all__ = ["RELATORS", "ROLE_KEYS", "role_code", "role_term"]

RELATORS = {
    "abridger": "abr", "adapter": "adp", "annotator": "ann", "arranger": "arr",
    "artist": "art", "author": "aut", "author of introduction": "aui", "binder": "bnd",
    "book designer": "bkd", "calligrapher": "cll", "cartographer": "ctg", "collaborator": "clb",
    "collector": "col", "colorist": "clr", "commentator": "cmm",
    "commentator for written text": "cwt", "compiler": "com", "composer": "cmp",
    "conservator": "con", "contributor": "ctb", "copyright holder": "cph", "corrector": "crr",
    "correspondent": "crp", "cover designer": "cov", "creator": "cre", "curator": "cur",
    "dedicatee": "dte", "dedicator": "dto", "designer": "dsr", "director": "drt",
    "draftsman": "drm", "editor": "edt", "editorial director": "edd", "engraver": "egr",
    "etcher": "etr", "funder": "fnd", "honoree": "hnr", "host": "hst", "illuminator": "ilu",
    "illustrator": "ill", "indexer": "ind", "interviewee": "ive", "interviewer": "ivr",
    "issuing body": "isb", "lithographer": "ltg", "narrator": "nrt", "organizer": "orm",
    "patron": "pat", "performer": "prf", "photographer": "pht", "printer": "prt",
    "producer": "pro", "proofreader": "pfr", "publisher": "pbl", "publishing director": "pbd",
    "redactor": "red", "researcher": "res", "reviewer": "rev", "scribe": "scr",
    "series editor": "sed", "sponsor": "spn", "thesis advisor": "ths", "transcriber": "trc",
    "translator": "trl", "type designer": "tyd", "typographer": "tyg", "wood engraver": "wde",
    "woodcutter": "wdc", "writer of afterword": "waw", "writer of foreword": "wfw",
    "writer of introduction": "win", "writer of preface": "wpr",
}  # fmt: skip
"""MARC relator term → code, those that make books."""

_TERMS = {code: term for term, code in RELATORS.items()}

_FIELDS = {"foreword": "wfw", "introduction": "win", "afterword": "waw", "contributor": "ctb"}
"""Record keys whose name is not the relator's term."""

ROLE_KEYS = {term.replace(" ", "-"): term for term in RELATORS}
"""Every relator as a key of the record: `book-designer`."""


def role_code(role: str) -> str | None:
    """The three-letter code of a relator term, a code, or a role key of the record."""
    term = role.lower().replace("-", " ")
    return _FIELDS.get(role) or RELATORS.get(term) or (role if role in _TERMS else None)


def role_term(code: str) -> str | None:
    """The term of a relator code.

    >>> role_term("ctg")
    'cartographer'
    """
    return _TERMS.get(code)
