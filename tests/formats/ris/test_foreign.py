"""What programs put into RIS where it does not belong."""

from __future__ import annotations

import precarious_truce as pt


def article(*lines: str) -> pt.Reference:
    (found,) = pt.loads("\n".join(("TY  - JOUR", "TI  - X", *lines, "ER  - ")), "ris")
    assert isinstance(found, pt.Reference)
    return found


def test_a_doi_is_no_type_of_work() -> None:
    found = article("M3  - doi: 10.1016/j.neuron.2016")
    assert found.doi == pt.DOI("10.1016/j.neuron.2016") and not found.genre
    found = article("DO  - 10.5555/a", "M3  - 10.5555/b")
    assert found.doi == pt.DOI("10.5555/a") and found.extra == {"ris": {"M3": "10.5555/b"}}
    assert article("M3  - Review").genre == "Review"
    (loss,) = pt.losses(found.with_valid(genre="10.5555/c", extra=None), "ris")
    assert loss.path[1:] == ("genre",)
