"""Roles of people and their properties, for writing and reading alike.

>>> ROLES["translator"][-1], LISTS["author"], relator("cartographer"), relator("editor")
('rel:trl', 'bibo:authorList', 'rel:ctg', 'rel:edt')
"""

from __future__ import annotations

from precarious_truce.model.roles import RELATORS

__all__ = ["LISTS", "ROLES", "relator"]

LISTS = {"author": "bibo:authorList", "editor": "bibo:editorList"}
"""Role → the RDF list that keeps its order (BIBO 1.3)."""

ROLES: dict[str, tuple[str, ...]] = {
    "author": ("dcterms:creator", "schema:author"),
    "editor": ("dcterms:contributor", "bibo:editor", "schema:editor"),
    "translator": ("dcterms:contributor", "bibo:translator", "schema:translator", "rel:trl"),
    "compiler": ("dcterms:contributor", "rel:com"),
    "illustrator": ("dcterms:contributor", "schema:illustrator", "rel:ill"),
    "introduction": ("dcterms:contributor", "rel:win"),
    "foreword": ("dcterms:contributor", "rel:wfw"),
    "afterword": ("dcterms:contributor", "rel:waw"),
    "commentator": ("dcterms:contributor", "rel:cmm"),
    "annotator": ("dcterms:contributor", "rel:ann"),
    "editorial_director": ("dcterms:contributor", "rel:edd"),
    "chair": ("dcterms:contributor",),
    "composer": ("dcterms:contributor", "schema:composer", "rel:cmp"),
    "curator": ("dcterms:contributor", "rel:cur"),
    "director": ("dcterms:contributor", "bibo:director", "schema:director", "rel:drt"),
    "executive_producer": ("dcterms:contributor",),
    "guest": ("dcterms:contributor",),
    "host": ("dcterms:contributor", "rel:hst"),
    "interviewer": ("dcterms:contributor", "bibo:interviewer", "rel:ivr"),
    "narrator": ("dcterms:contributor", "rel:nrt"),
    "organizer": ("dcterms:contributor", "bibo:organizer", "rel:orm"),
    "performer": ("dcterms:contributor", "bibo:performer", "rel:prf"),
    "producer": ("dcterms:contributor", "bibo:producer", "rel:pro"),
    "recipient": ("bibo:recipient",),
    "script_writer": ("dcterms:contributor",),
    "series_creator": ("dcterms:contributor",),
}
"""Role → its properties, the last one its alone: BIBO, schema.org, MARC relators."""


def relator(role: str | None) -> str | None:
    """The property of a contributor's role, if MARC has one that no field of ours claims."""
    found = f"rel:{RELATORS.get(role or 'contributor')}"
    return None if found in _CLAIMED or found == "rel:None" or role == "contributor" else found


_CLAIMED = {p for properties in ROLES.values() for p in properties}
