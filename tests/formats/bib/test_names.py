"""Names: the forms of btxdoc and biblatex, and that what is joined splits the same."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from precarious_truce.formats.bib.raw.latex import normalize
from precarious_truce.formats.bib.raw.names import RawName, join_names, split_list, split_names
from precarious_truce.formats.bib.raw.syntax import is_balanced


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("Donald E. Knuth", RawName("Knuth", "Donald E.")),
        ("Knuth, Donald E.", RawName("Knuth", "Donald E.")),
        ("Ludwig van Beethoven", RawName("Beethoven", "Ludwig", "van")),
        ("van Beethoven, Ludwig", RawName("Beethoven", "Ludwig", "van")),
        ("von Hicks, III, Michael", RawName("Hicks", "Michael", "von", "III")),
        ("Reagle, Jr., Joseph M.", RawName("Reagle", "Joseph M.", "", "Jr.")),
        ("Charles Louis Xavier Joseph de la Vall{\\'e}e Poussin",
         RawName("Vallée Poussin", "Charles Louis Xavier Joseph", "de la")),
        ("Plato", RawName("Plato")),
        ("jason", RawName("jason")),
        ("Jean-Paul~Sartre", RawName("Sartre", "Jean-Paul")),
        ("{World Health Organization}", RawName(literal="World Health Organization")),
        ("{{World Health} Organization}", RawName(literal="World Health Organization")),
        ("{\\'E}mile Zola", RawName("Zola", "Émile")),
        ("{van der Berg}, Jan", RawName("van der Berg", "Jan")),
        ("Jan {van der Berg}", RawName("van der Berg", "Jan")),
        ("Ortega y Gasset, José", RawName("Ortega y Gasset", "José")),
        ("{\\relax Yu}. Prokhorov", RawName("Prokhorov", "Yu.")),
        ("given=A, family=B", RawName("B", "A")),
        ("given=A=B, family=C", RawName("C", "A=B")),
        ('family="van, B", given={C D}', RawName("van, B", "C D")),
        ("family=Boronat, given=Philippe, given-i={{Ph}}",
         RawName("Boronat", "Philippe", options=(("given-i", "Ph"),))),
        ("A, B, C, D", RawName("A", "C, D", "", "B")),
        (", Given", RawName("", "Given")),
        ("others", RawName(others=True)),
        ("et~al.", RawName(others=True)),
        ("{et al.}", RawName(literal="et al.")),
        ("et al.,", RawName("al.", "", "et")),
    ],
)  # fmt: skip
def test_split(value: str, name: RawName) -> None:
    assert split_names(value) == [name]
    assert split_names(join_names([name])) == [name]


def test_lists() -> None:
    assert split_names("A and ,") == [RawName("A")]
    assert split_names("") == []
    assert split_names("Anderson, Andy AND\nBand, Ann") == [
        RawName("Anderson", "Andy"),
        RawName("Band", "Ann"),
    ]
    assert split_list("{A and B} and C") == ["{A and B}", "C"]
    assert split_names(r"Gustav Bostr\"{o}m", decoded=False)[0].family == r"Bostr\"{o}m"


WORDS = st.sampled_from(
    ["Knuth", "and", "And", "others", "de", "van", "d’Or", "'t", "Jr.", "{", "}", ",", "a,b", "~",
     "\\", "É", "é", "ø", "Ł", "中文", "12", "-", "family=x", "given", "=", '"', "&", "<i>x</i>",
     "%", "A.", "al-", "\xa0", "O", "\\'e"]
)  # fmt: skip
PART = st.lists(WORDS, max_size=4).map(" ".join) | st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Mn", "Zs", "Zl", "Zp"]), max_size=8
)
PARTICLE = st.sampled_from(
    ["", "", "van", "de la", "De la", "'t", "Al", "中", "von {", "and", "d’"]
)


def _canonical(name: RawName) -> RawName:
    family, given, prefix, suffix, literal = (normalize(part) for part in name[:5])
    return RawName(family, given, prefix, suffix, literal, name.others, tuple(name.options))


NOTHING = st.just("")
NO_OPTIONS: tuple[tuple[str, str], ...] = ()


def _names(
    part: st.SearchStrategy[str],
    prefix: st.SearchStrategy[str],
    literal: st.SearchStrategy[str],
    options: tuple[tuple[str, str], ...] = NO_OPTIONS,
) -> st.SearchStrategy[RawName]:
    fields = part, part, prefix, NOTHING | part, literal, st.just(False), st.just(options)
    return st.builds(RawName, *fields)


NAMES = (
    st.one_of(
        _names(PART, PARTICLE, NOTHING),
        _names(NOTHING, NOTHING, PART),
        _names(PART, PARTICLE, NOTHING, (("useprefix", "true"), ("given-i", "Ph. {"))),
        st.just(RawName(others=True)),
    )
    .map(_canonical)
    .filter(lambda name: any(name[:6]))
)


@given(st.lists(NAMES, max_size=4), st.booleans())
@example([RawName("van Gogh"), RawName("others"), RawName(given="Plato")], False)
def test_what_is_joined_splits_the_same(names: list[RawName], ascii: bool) -> None:
    value = join_names(names, ascii=ascii)
    assert is_balanced(value)
    assert split_names(value) == names


@given(st.lists(NAMES, max_size=4))
def test_the_classic_format_is_stable(names: list[RawName]) -> None:
    value = join_names(names, extended=False)
    assert join_names(split_names(value), extended=False) == value
