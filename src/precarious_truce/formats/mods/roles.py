"""Roles of people in MODS: a MARC relator by code and term, or a term alone.

>>> role_of("editor"), role_of("chair"), ROLE_FIELDS["trl"], ROLE_FIELDS["aui"]
(('edt', 'editor'), (None, 'chair'), 'translator', 'introduction')
"""

from __future__ import annotations

from precarious_truce.model.roles import RELATORS, role_code

__all__ = ["PEOPLE", "ROLE_FIELDS", "is_ours", "role_of"]

_CODES = {
    "author": "aut", "editor": "edt", "translator": "trl", "compiler": "com",
    "illustrator": "ill", "introduction": "win", "foreword": "wfw", "afterword": "waw",
    "commentator": "cmm", "annotator": "ann", "editorial_director": "edd", "composer": "cmp",
    "curator": "cur", "director": "drt", "host": "hst", "interviewer": "ivr", "narrator": "nrt",
    "organizer": "orm", "performer": "prf", "producer": "pro", "recipient": "rcp",
    "script_writer": "aus",
}  # fmt: skip
"""Field of people → MARC relator."""
_TERMS = {
    "recipient": "addressee", "script_writer": "screenwriter", "chair": "chair",
    "executive_producer": "executive producer", "guest": "guest",
    "series_creator": "series creator", "performer": "performer",
}  # fmt: skip
"""Field of people → the term of its role, where the model has none for the relator."""

PEOPLE = (*_CODES, "chair", "executive_producer", "guest", "series_creator")
"""The fields of people that have a role of their own."""

_NAMES = {code: term for term, code in RELATORS.items()}
_ALSO = {
    "aui": "introduction", "author of introduction": "introduction", "cre": "author",
    "author of introduction, etc.": "introduction", "creator": "author",
    "author of afterword, colophon, etc.": "afterword", "aft": "afterword", "auth": "author",
    "author of afterword": "afterword", "wpr": "introduction", "ed.": "editor", "eds.": "editor",
    "hg.": "editor", "hrsg.": "editor", "editors": "editor", "authors": "author",
    "translators": "translator", "trans.": "translator", "tr.": "translator", "ill.": "illustrator",
    "comp.": "compiler", "dis": "author", "writer of introduction": "introduction",
    "writer of foreword": "foreword", "writer of afterword": "afterword", "editor.": "editor",
    "book author": "author", "rcp": "recipient", "aus": "script_writer",
    "editor of compilation": "editor", "edc": "editor", "editor of moving image work": "editor",
    "commentator for written text": "commentator", "cwt": "commentator",
    "writer of supplementary textual content": "commentator", "wst": "commentator",
    "verfasserin": "author", "verfasser": "author", "herausgeberin": "editor",
    "herausgeber": "editor", "übersetzerin": "translator", "übersetzer": "translator",
    "auteur": "author", "traducteur": "translator", "éditeur scientifique": "editor",
    "directeur de publication": "editor", "preface author": "introduction",
    "writer of preface": "introduction", "dissertant": "author", "organiser": "organizer",
}  # fmt: skip
"""Terms and codes that catalogues and programs have for the same → field."""

ROLE_FIELDS: dict[str, str] = {
    **{code: field for field, code in _CODES.items()},
    **{field.replace("_", " "): field for field in PEOPLE},
    **{term: field for field, term in _TERMS.items()},
    **_ALSO,
}
"""Code or term of a role, in small letters → field of people."""


def role_of(role: str) -> tuple[str | None, str]:
    """The relator code, if there is one, and the term of a role: a field, a term or a code.

    >>> role_of("introduction"), role_of("cartographer"), role_of("tea lady")
    (('win', 'writer of introduction'), ('ctg', 'cartographer'), (None, 'tea lady'))
    """
    if role in PEOPLE:
        code = _CODES.get(role)
        return code, _TERMS.get(role) or _NAMES.get(code or "", role)
    return role_code(role), role


def is_ours(role: str) -> bool:
    """Whether a role is one that has a field of its own."""
    return role.strip().lower() in ROLE_FIELDS
