"""Roles: MARC relators as terms, codes and keys."""

from __future__ import annotations

from precarious_truce.model.described import Described
from precarious_truce.model.roles import RELATORS, ROLE_KEYS, role_code, role_term


def test_terms_codes_and_keys_lead_to_each_other() -> None:
    assert len(set(RELATORS.values())) == len(RELATORS) == len(ROLE_KEYS)
    for key, term in ROLE_KEYS.items():
        code = RELATORS[term]
        assert role_code(key) == role_code(term) == role_code(code) == code
        assert role_term(code) == term


def test_what_is_no_role() -> None:
    assert role_code("gardener") is None and role_term("xyz") is None


def test_a_role_is_a_key_of_the_record() -> None:
    work = Described.model_validate({"book-designer": ["Marsh, Eleanor", "Osei, Kwame"]})
    assert [(str(c), c.role) for c in work.contributor] == [
        ("Eleanor Marsh", "book designer"), ("Kwame Osei", "book designer"),
    ]  # fmt: skip
