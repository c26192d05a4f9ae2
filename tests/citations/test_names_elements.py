"""`cs:names` with its substitutes and labels (CSL 1.0.2, "Names")."""

from __future__ import annotations

from typing import Any

from tests.citations.build import BOOK, entries, entry, style

from precarious_truce.citations import Processor

ALBERTINE: dict[str, Any] = {
    "type": "chapter", "title": "Sodome et Gomorrhe", "container-title": "À la recherche",
    "editor": [{"family": "Tadié", "given": "Jean-Yves"}, {"family": "Compagnon"}],
    "translator": [{"family": "Sturrock", "given": "John"}],
}  # fmt: skip
"""Proust, as edited by Tadié and Compagnon and translated by Sturrock; no container-author."""


def test_of_the_names_in_a_choose_the_first_with_a_value_is_the_substitute() -> None:
    body = (
        '<names variable="container-author"><name form="short" and="text"/>'
        '<label form="short" prefix=", "/><substitute><choose><if match="none" type="standard">'
        '<names variable="editor-translator"/><names variable="editor"/>'
        '<choose><if type="chapter"><names variable="translator"/></if></choose></if></choose>'
        '</substitute></names><names variable="translator" prefix="; "/>'
    )
    assert entries(style(body), ALBERTINE) == ["Tadié and Compagnon, eds.; John Sturrock"]


def test_a_group_in_a_substitute_prints_all_of_its_names() -> None:
    body = (
        '<names variable="container-author"><name form="short"/><substitute><group delimiter="; ">'
        '<choose><if type="chapter"><names variable="editor"/><names variable="translator"/></if>'
        "</choose></group></substitute></names>"
    )
    assert entries(style(body), ALBERTINE) == ["Tadié, Compagnon; Sturrock"]


def test_a_macro_takes_its_names_from_each_of_those_that_it_substitutes() -> None:
    head = '<macro name="editors"><names variable="editor"/></macro>'
    names = (
        '<names variable="{}"><name {}/><substitute><text macro="editors"/></substitute></names>'
    )
    item = {"editor": [{"family": "Carr", "given": "E. H."}], "author": []}
    for first, second in (('form="short"', 'form="long"'), ('form="long"', 'form="short"')):
        one = names.format("container-author", first)
        other = names.format("author", second)
        choose = f'<choose><if type="book">{one}</if><else>{other}</else></choose>'
        text = style(choose, head=head)
        shown = [entries(text, item | {"type": kind})[0] for kind in ("book", "chapter")]
        assert shown == (["Carr", "E. H. Carr"] if "short" in first else ["E. H. Carr", "Carr"])


def test_substitute_is_not_printed_again() -> None:
    body = (
        '<group delimiter=". "><names variable="author"><substitute><text variable="title"/>'
        '</substitute></names><text variable="title"/></group>'
    )
    assert entry(body, {"title": "T"}) == "T"
    assert entry(body) == "Jane Mary Doe. A history of peace"


BOTH = (
    '<names variable="editor translator" delimiter="; "><name/>'
    '<label form="short" prefix=" (" suffix=")"/></names>'
)


def test_one_term_for_two_roles_of_the_same_people_only() -> None:
    jane, ida = {"family": "Doe", "given": "Jane"}, {"family": "Roe", "given": "Ida"}
    (same,) = entries(style(BOTH), {"author": [], "editor": [jane], "translator": [jane]})
    assert same == "Jane Doe (ed. & trans.)"
    (apart,) = entries(style(BOTH), {"author": [], "editor": [jane], "translator": [ida]})
    assert apart == "Jane Doe (ed.); Ida Roe (trans.)"


def test_fewer_names_in_later_cites_of_the_same_work() -> None:
    names = '<names variable="author"><name form="short"/></names>'
    options = (
        'et-al-min="4" et-al-use-first="3" et-al-subsequent-min="2" et-al-subsequent-use-first="1"'
    )
    people = [{"family": name} for name in ("Doe", "Roe", "Poe")]
    item = BOOK | {"id": "a", "author": people}
    processor = Processor(style(names, options=options), [item], output="text")
    clusters = processor.citations([[{"id": "a"}], [{"id": "a"}]])
    assert clusters == ["Doe, Roe, Poe", "Doe et al."]
