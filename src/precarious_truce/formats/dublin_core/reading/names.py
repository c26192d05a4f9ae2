"""People of a resource: who has which role, and their names by the model's parts."""

from __future__ import annotations

from precarious_truce.formats.dublin_core.reading.parsing import Term
from precarious_truce.formats.dublin_core.reading.resource import LABELS, Resource
from precarious_truce.formats.dublin_core.vocabulary.json_values import Raw
from precarious_truce.formats.dublin_core.vocabulary.records import RECORDS
from precarious_truce.formats.dublin_core.vocabulary.rows import ROWS, Form, Row, relator
from precarious_truce.formats.dublin_core.vocabulary.terms import Text
from precarious_truce.formats.dublin_core.vocabulary.zotero import WORDS
from precarious_truce.model.names import name_parts
from precarious_truce.model.roles import RELATORS

__all__ = ["contributors", "in_role", "name_of"]

_NAME = RECORDS["Name"]
_FAMILY = ("foaf:familyName", "foaf:surname", "foaf:family_name", "schema:familyName",
           "foaf:lastName")  # fmt: skip
_GIVEN = ("foaf:givenName", "foaf:givenname", "schema:givenName", "foaf:firstName")

_ROLES = [row for row in ROWS if row.form is Form.PEOPLE]
_OTHER_ROLES = {f"rel:{code}": term for term, code in RELATORS.items() if relator(term)}
_OTHER_ROLES["rel:ctb"] = ""


def in_role(r: Resource, row: Row) -> list[Raw]:
    """The names of those who have a role."""
    found = _terms(r, row)
    if len(found) > 1 and not row.ordered:
        ranks = _ranks(r)
        found.sort(key=lambda term: ranks.get(term, len(ranks)))
    return [name for term in found if (name := name_of(r, term))]


def _terms(r: Resource, row: Row) -> list[Term]:
    """Those who have a role: by the list that orders them, else by its own properties."""
    for head in r.all(row.ordered) if row.ordered else []:
        if found := r.listed(head):
            return found
    if not r.has_any(row.read):
        return []
    own = [p for p in row.properties if p != "dcterms:contributor"]
    own += [p for p in row.others if not (p in WORDS and r.ours)]
    return [t for term in r.all(*own) for t in (r.listed(term) or [term])]


def _ranks(r: Resource) -> dict[Term, int]:
    """The places of people in the list of contributors."""
    order = [t for head in r.all("bibo:contributorList") for t in r.listed(head)]
    return {term: number for number, term in enumerate(order)}


def contributors(r: Resource) -> list[Raw]:
    """Those who have another role, or none that is known."""
    roles = _OTHER_ROLES.items() if r.has_any(_OTHER_ROLES) else ()
    found = [(term, role) for p, role in roles for term in r.all(p)]
    if not r.ours:
        found += [(term, "") for term in _without_role(r, {term for term, _ in found})]
    if len(found) > 1:
        ranks = _ranks(r)
        found.sort(key=lambda pair: ranks.get(pair[0], len(ranks)))
    named = [(name_of(r, term), role) for term, role in found]
    return [{**name, "role": role} if role else name for name, role in named if name]


def _without_role(r: Resource, others: set[Term]) -> list[Term]:
    """The contributors who have no role at all."""
    found = r.all("dcterms:contributor", "dc:contributor", "schema:contributor")
    known = others.union(*(_terms(r, row) for row in _ROLES)) if found else others
    return [term for term in found if term not in known]


def name_of(r: Resource, term: Term) -> Raw | None:
    """The name of a person or organisation, by the model's parts."""
    if isinstance(term, Text):
        return {**name_parts(term.value)} if term.value.strip() else None
    person = r.at(term)
    name = _parts(person)
    if name:
        orcid = next((a for a in _addresses(person) if "//orcid.org/" in a), None)
        romanized = person.text(*_NAME["romanized"])
        name |= {k: v for k, v in (("orcid", orcid), ("romanized", romanized)) if v}
    return name or None


def _parts(person: Resource) -> Raw:
    """Family and given name of a person, or the whole name of anything else."""
    family, given = person.text(*_FAMILY), person.text(*_GIVEN)
    is_organisation = any(t.endswith(("/Organization", "#Organization")) for t in person.types)
    if is_organisation or not (family or given):
        shown = person.text(*LABELS)
        return {"literal": shown} if shown else {}
    particle = person.text(*_NAME["non_dropping_particle"])
    if particle and family and family.startswith(particle + " "):
        family = family[len(particle) + 1 :]
    else:
        particle = None
    parts = {
        "family": family,
        "given": given,
        "non-dropping-particle": particle,
        "suffix": person.text(*_NAME["suffix"]),
    }
    return {k: v for k, v in parts.items() if v}


def _addresses(person: Resource) -> list[str]:
    found = [person.subject, *person.nodes("schema:sameAs")]
    return found + [t.value for t in person.texts("dcterms:identifier")]
