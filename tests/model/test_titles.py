"""Titles and other text in one script or several."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from precarious_truce.model import LocalText, Title


def test_plain_text_is_the_title() -> None:
    assert Title.model_validate("Rivers") == Title(text="Rivers")
    assert str(LocalText.model_validate(1984)) == "1984"


def test_a_title_stays_what_it_is() -> None:
    title = Title(text="Река", romanized="Reka", short="Р.")
    assert Title.model_validate(title) is title
    assert title.facts() == {"text": "Река", "romanized": "Reka", "short": "Р."}


@pytest.mark.parametrize(
    "value", ["", " ", {}, {"romanized": "Reka"}, {"text": "A", "colour": "B"}]
)
def test_a_title_has_text(value: object) -> None:
    with pytest.raises(ValidationError):
        Title.model_validate(value)
