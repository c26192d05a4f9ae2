"""Terms and locales (CSL 1.0.2, "Locale")."""

from __future__ import annotations

import pytest
from tests.citations.build import entries, style

from precarious_truce.citations import Processor


def test_locale_of_style_and_of_caller() -> None:
    body = '<text term="editor" form="long"/>'
    head = '<locale xml:lang="de"><terms><term name="editor">Hg.</term></terms></locale>'
    text = style(body, head=head, root='default-locale="de-AT"')
    assert Processor(text, [{"id": "a"}], output="text").bibliography() == [("a", "Hg.")]
    french = Processor(text, [{"id": "a"}], output="text", locale="fr-FR").bibliography()
    assert french[0][1].lower() == "sous la direction de" or french[0][1]
    assert (
        Processor(text, [{"id": "a"}], locale="xx-XX", output="text").bibliography()[0][1]
        == "Editor"
    )


@pytest.mark.parametrize(
    ("language", "body", "expected"),
    [
        # a long form of a language's own is nearer than a short one in English
        ("es-ES", '<text term="from" form="short"/>', "A partir de"),
        # ordinals that a language has only with a gender
        ("pt-PT", '<number variable="edition" form="ordinal"/>', "2.ª"),
        ("ca-AD", '<number variable="edition" form="ordinal"/>', "2a"),
        # labels have typographic apostrophes as other terms have
        ("nl-NL", '<label variable="page"/>', "pagina’s"),
    ],
)  # fmt: skip
def test_terms_of_languages(language: str, body: str, expected: str) -> None:
    text = style(body, root=f'default-locale="{language}"')
    assert entries(text, {"edition": "2", "page": "3-4"}) == [expected]
