"""What all writers begin with: the options, and the describer that they choose.

>>> describer(Options("simple-dc")).__class__.__name__, Options(base="https://example.org").prefix
('SimpleDescriber', 'https://example.org/')
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from precarious_truce.errors import FormatError
from precarious_truce.formats.dublin_core.vocabulary.profiles import profile_named
from precarious_truce.formats.dublin_core.vocabulary.terms import is_iri
from precarious_truce.formats.dublin_core.writing.describing import Describer
from precarious_truce.formats.dublin_core.writing.identity import base_of
from precarious_truce.formats.dublin_core.writing.resources import Resource
from precarious_truce.formats.dublin_core.writing.simple import SimpleDescriber
from precarious_truce.model.keys import Taken

__all__ = ["Options", "describer", "needs_base", "prefixes_of"]


@dataclass(frozen=True)
class Options:
    """The options of every writer; without `base` IRIs are relative to wherever the file lies."""

    profile: str = "rich"
    base: str | None = None
    skolem: str | None = None
    taken: Taken | None = field(default=None, compare=False)
    """IRIs that the document is not to use, for it is a part of a longer one."""

    def __post_init__(self) -> None:
        profile_named(self.profile)
        if self.skolem is not None and not is_iri(self.skolem):
            raise FormatError.of("RDF1", f"not an absolute IRI for blank nodes: {self.skolem}")

    @property
    def prefix(self) -> str:
        """What goes before a key to make an IRI."""
        return base_of(self.base)

    @property
    def relative(self) -> str | None:
        """The base that IRIs may be relative to; None where they are all absolute."""
        return self.prefix if self.prefix.endswith("/") and self.prefix.count("/") > 2 else None


def describer(
    options: Options, *, relative: bool = False, xml: bool = False
) -> Describer | SimpleDescriber:
    """The describer of the profile; `relative`: IRIs below the base are written relative to it."""
    start = "" if relative and options.relative else options.prefix
    if options.profile == "simple-dc":
        return SimpleDescriber(options.prefix, xml=xml, taken=options.taken)
    return Describer(
        options.profile, start, base=options.prefix, skolem=options.skolem or "", xml=xml,
        taken=options.taken,
    )  # fmt: skip


_OF_PROFILE = {
    "simple-dc": ("dc",),
    "dcterms": ("rdf", "rdfs", "xsd", "dcterms", "dcmitype", "foaf"),
    "rich": (
        "rdf",
        "rdfs",
        "xsd",
        "dcterms",
        "dcmitype",
        "foaf",
        "bibo",
        "schema",
        "rel",
        "address",
    ),
}
_OF_PROFILE["zotero"] = (*_OF_PROFILE["rich"], "bib", "z")


def prefixes_of(profile: str) -> tuple[str, ...]:
    """The prefixes that a document of the profile declares."""
    return _OF_PROFILE[profile]


def needs_base(resources: Iterable[Resource]) -> bool:
    """Whether one of the subjects is relative."""
    return any(subject[0] == "<" and ":" not in subject for subject, _ in resources)
