"""What a bibliography is: books and what is in them.  Knows no format."""

from precarious_truce.model.books import Book, Chapter, Volume
from precarious_truce.model.dates import Date
from precarious_truce.model.extents import Extent
from precarious_truce.model.identifiers import DOI, ISBN, ISSN, ORCID
from precarious_truce.model.library import Library, Work
from precarious_truce.model.losses import Loss
from precarious_truce.model.names import Contributor, Name
from precarious_truce.model.page_labels import PageLabel
from precarious_truce.model.pages import PageRange, Pages
from precarious_truce.model.references import Reference
from precarious_truce.model.titles import LocalText, Title

__all__ = [
    "DOI", "ISBN", "ISSN", "ORCID", "Book", "Chapter", "Contributor", "Date", "Extent", "Library",
    "LocalText", "Loss", "Name", "PageLabel", "PageRange", "Pages", "Reference",
    "Title", "Volume", "Work",
]  # fmt: skip
