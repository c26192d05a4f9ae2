"""Dates as typed literals.

>>> from precarious_truce.model import Date
>>> typed_date(Date("1977")), typed_date(Date("c. 1931"))
('"1977"^^<http://www.w3.org/2001/XMLSchema#gYear>', None)
>>> typed_date(Date("1931~"))
'"1931~"^^<http://id.loc.gov/datatypes/edtf/EDTF>'
"""

from __future__ import annotations

import re

from precarious_truce.formats.dublin_core.vocabulary.terms import EDTF, PREFIXES, plain
from precarious_truce.formats.dublin_core.writing.resources import Pairs
from precarious_truce.model import Date

__all__ = ["dated", "typed_date"]

_XSD = PREFIXES["xsd"]
_YEAR = re.compile("[0-9]{4}")
_MONTH_OR_DAY = re.compile("[0-9]{4}-(?:0[1-9]|1[0-2])(-[0-9]{2})?")
"""What XML Schema has a type for; seasons are written like months."""


def typed_date(date: Date) -> str | None:
    """A date as a typed literal; None where the text is no date that a datatype knows."""
    text = str(date)
    in_year_nought = text.startswith("0000")
    if _YEAR.fullmatch(text) and not in_year_nought:
        return f'"{text}"^^<{_XSD}gYear>'
    if not date.valid:
        return None
    found = _MONTH_OR_DAY.fullmatch(text)
    if found and not in_year_nought:
        return f'"{text}"^^<{_XSD}{"date" if found[1] else "gYearMonth"}>'
    return f"{plain(text)}^^{EDTF}"


def dated(date: Date, rich: bool) -> Pairs:
    """A date with its type, and as plain text."""
    typed = typed_date(date)
    pairs: Pairs = [("dcterms:issued", typed)] if typed else []
    if rich or not typed:
        pairs.append(("dcterms:date", plain(str(date))))
    if rich and typed:
        pairs.append(("schema:datePublished", typed))
    return pairs
