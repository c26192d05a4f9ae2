"""The profiles of RDF.

| profile | holds |
|---|---|
| `simple-dc` | the fifteen elements of DCMES 1.1, literals only, one description a resource |
| `dcterms` | DCMI Metadata Terms, FOAF names and RDFS labels on value nodes |
| `rich` | everything of `dcterms`, and BIBO, schema.org and MARC relators beside it |
| `zotero` | `rich` for its importer: no class of BIBO, and its own fields beside |

>>> profile_named("rich")
'rich'
"""

from __future__ import annotations

from precarious_truce.errors import FormatError, did_you_mean

__all__ = ["PROFILES", "profile_named"]

PROFILES = ("simple-dc", "dcterms", "rich", "zotero")


def profile_named(name: str) -> str:
    """The name, if there is such a profile; else FormatError."""
    if name not in PROFILES:
        hint = did_you_mean(name, PROFILES) or f"profiles are {', '.join(PROFILES)}"
        raise FormatError.of("RDF1", f"no profile is called {name!r}", hint=hint)
    return name
