"""Who deposits: what the head of a deposit must say, and nobody may invent."""

from __future__ import annotations

import re
from typing import NamedTuple

from precarious_truce.errors import TruceError
from precarious_truce.formats.crosswalk.xml import Element

__all__ = ["Deposit", "deposit_of"]


class Deposit(NamedTuple):
    """The head of a deposit: who sends it, for whom, under which number, when."""

    depositor: str
    email: str
    registrant: str
    batch: str
    timestamp: str

    @property
    def head(self) -> Element:
        """The element that says so."""
        sender = [
            Element("depositor_name", text=self.depositor),
            Element("email_address", text=self.email),
        ]
        return Element("head", children=[
            Element("doi_batch_id", text=self.batch), Element("timestamp", text=self.timestamp),
            Element("depositor", children=sender), Element("registrant", text=self.registrant),
        ])  # fmt: skip


_FORMS = {
    "depositor": (r".{1,130}", "the name of your organisation in the deposits of Crossref"),
    "email": (r"(?=.{6,200}$)\S+@\S+", "where Crossref sends its report"),
    "registrant": (r".{1,255}", "the organisation that is responsible for the DOIs"),
    "batch": (r".{4,100}", "a number of your own for this deposit, 4 letters and more"),
    "timestamp": (r"[0-9]{1,20}", "digits that grow from deposit to deposit: 20260131120000"),
}
"""Option → its form, and what it is."""


def deposit_of(**given: str | None) -> Deposit:
    """The head of a deposit; raises `TruceError`, which names all that is missing or wrong.

    >>> try:
    ...     deposit_of(depositor="N", email=None, registrant="N", batch="b-01", timestamp="1")
    ... except TruceError as error:
    ...     print(error.diagnostics[0].message)
    a deposit for Crossref needs email (where Crossref sends its report)
    """
    wrong = [
        f"{name} ({what})"
        for name, (form, what) in _FORMS.items()
        if not re.fullmatch(form, given.get(name) or "")
    ]
    if wrong:
        message = f"a deposit for Crossref needs {', '.join(wrong)}"
        hint = "options of `dumps` (depositor=…), and of `export` (--depositor …)"
        raise TruceError.of("XREF2", message, file="crossref-xml", hint=hint)
    return Deposit(**{name: given[name] or "" for name in _FORMS})
