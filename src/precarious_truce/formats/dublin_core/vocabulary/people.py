"""People and organisations: what their nodes have words for, and the codes of other roles.

>>> from precarious_truce.model import Name
>>> exact(Name.parse("Marsh, Eleanor")), exact(Name(family="Ford", dropping_particle="de"))
(True, False)
"""

from __future__ import annotations

import re

from precarious_truce.formats.dublin_core.vocabulary.records import words_of
from precarious_truce.model import ORCID, Name

__all__ = ["exact", "orcid_iri"]

_ORCID = re.compile(r"\d{15}[\dX]")
_NODE_PARTS = frozenset(words_of("Contributor"))
"""What a node has words for."""


def orcid_iri(orcid: ORCID) -> str | None:
    """The IRI of a well-formed ORCID."""
    digits = orcid.canonical
    if not _ORCID.fullmatch(digits):
        return None
    return "https://orcid.org/" + "-".join(digits[i : i + 4] for i in range(0, 16, 4))


def exact(name: Name) -> bool:
    """Whether the node of someone gives the name back as it is."""
    parts = [k for k, v in name.__dict__.items() if v is not None]
    if not _NODE_PARTS.issuperset(parts):
        return False
    if name.non_dropping_particle and not name.family:
        return False
    return name.orcid is None or orcid_iri(name.orcid) is not None
