"""Numbers of catalogues as they stand where they are copied from."""

from __future__ import annotations

import pytest

import precarious_truce as pt
from precarious_truce.model.described import Identifiers

COPIED = [
    ("oclc", "https://www.worldcat.org/oclc/3168573", "3168573"),
    ("oclc", "https://search.worldcat.org/title/3168573?oclcNum=3168573", "3168573"),
    ("oclc", "(OCoLC)003168573", "3168573"),
    ("oclc", "ocm03168573", "3168573"),
    ("oclc", "on1099512345", "1099512345"),
    ("oclc", "OCLC: 3168573", "3168573"),
    ("lccn", "https://lccn.loc.gov/76027905", "76027905"),
    ("lccn", "LCCN 76-27905", "76-27905"),
    ("handle", "http://hdl.handle.net/2027/heb.00001", "2027/heb.00001"),
    ("handle", "hdl:2027/heb.00001", "2027/heb.00001"),
    ("ark", "https://n2t.net/ark:/13960/t5z64fc55", "ark:/13960/t5z64fc55"),
    ("ark", "https://gallica.bnf.fr/ark:/12148/bpt6k1", "ark:/12148/bpt6k1"),
    ("arxiv", "arXiv:2101.00001v2", "2101.00001v2"),
    ("arxiv", "arxiv: math.GT/0309136", "math.GT/0309136"),
    ("arxiv", "https://arxiv.org/pdf/2101.00001v2.pdf", "2101.00001v2"),
    ("pmid", "PMID: 12345678", "12345678"),
    ("pmid", "https://pubmed.ncbi.nlm.nih.gov/12345678/", "12345678"),
    ("pmid", "https://www.ncbi.nlm.nih.gov/pubmed/12345678", "12345678"),
    ("pmcid", "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC1234567/", "PMC1234567"),
    ("pmcid", "PMCID: PMC1234567", "PMC1234567"),
    ("jstor", "https://www.jstor.org/stable/10.2307/j.ctt1234", "10.2307/j.ctt1234"),
    ("jstor", "http://www.jstor.org/stable/pdf/2709025.pdf?refreqid=a", "2709025"),
    ("urn", "https://nbn-resolving.org/urn:nbn:de:101:1-2011", "urn:nbn:de:101:1-2011"),
    ("google_books", "https://books.google.de/books?hl=de&id=hpPuAAAAMAAJ&pg=PA3", "hpPuAAAAMAAJ"),
    (
        "google_books",
        "https://www.google.com/books/edition/Rivers/hpPuAAAAMAAJ?hl=en",
        "hpPuAAAAMAAJ",
    ),
    ("hathitrust", "https://hdl.handle.net/2027/mdp.39015002341234", "mdp.39015002341234"),
    (
        "hathitrust",
        "https://babel.hathitrust.org/cgi/pt?id=mdp.39015002341234&seq=7",
        "mdp.39015002341234",
    ),
    (
        "internet_archive",
        "https://archive.org/details/riversandborders00mars/page/n5",
        "riversandborders00mars",
    ),
    ("openlibrary", "https://openlibrary.org/books/OL1234567M/Rivers", "OL1234567M"),
    ("wikidata", "http://www.wikidata.org/entity/Q1234567", "Q1234567"),
]

AS_THEY_ARE = [
    ("oclc", "3168573 (print)"),
    ("oclc", "003168573"),
    ("arxiv", "see arXiv:2101.00001"),
    ("handle", "https://hdl.handle.net/"),
    ("wikidata", "https://www.wikidata.org/wiki/Rivers"),
    ("urn", "urn:nbn:de:101:1-2011"),
    ("jstor", "https://www.jstor.org/action/showPublication"),
]


@pytest.mark.parametrize(("catalogue", "copied", "number"), COPIED)
def test_a_number_is_held_without_name_and_address(
    catalogue: str, copied: str, number: str
) -> None:
    for text in (copied, number):
        held = Identifiers.model_validate({catalogue: text})
        assert getattr(held, catalogue) == number


@pytest.mark.parametrize(("catalogue", "text"), AS_THEY_ARE)
def test_what_is_more_or_less_than_that_stays(catalogue: str, text: str) -> None:
    assert getattr(Identifiers.model_validate({catalogue: text}), catalogue) == text


@pytest.mark.parametrize(
    "fields",
    ["eprint = {arXiv:2101.00001}", "eprint = {https://arxiv.org/abs/2101.00001}"],
)
def test_an_eprint_that_names_arxiv_needs_no_type(fields: str) -> None:
    (work,) = pt.loads(f"@misc{{a, title = {{Rivers}}, {fields}}}", "bibtex")
    assert work.identifiers is not None and work.identifiers.arxiv == "2101.00001"
    assert "eprinttype = {arxiv}" in pt.dumps(work, "biblatex")
