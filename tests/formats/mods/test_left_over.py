"""What records of catalogues say beside what the record has fields for: read, kept or told."""

from __future__ import annotations

import pytest

from precarious_truce.formats import mods
from precarious_truce.model import Library

HEAD = '<titleInfo><title>Rivers</title></titleInfo><genre authority="marcgt">book</genre>'


def read(inside: str, head: str = HEAD) -> Library:
    """The library of a record with this inside."""
    return mods.loads(f"<mods>{head}{inside}</mods>")


def told(library: Library) -> list[str]:
    return [d.message for d in library.diagnostics]


@pytest.mark.parametrize(
    ("inside", "message"),
    [
        ("<location><url>https://a.example/</url><url>https://b.example/</url></location>",
         "location/url, a further one"),
        ('<location><url access="preview">https://a.example/p.png</url></location>',
         "location/url of a preview"),
        ("<location><physicalLocation>Oulu</physicalLocation><physicalLocation>Turku"
         "</physicalLocation></location>", "location/physicalLocation, a further one"),
        ('<language><languageTerm>fin</languageTerm></language><language objectPart="summary">'
         "<languageTerm>eng</languageTerm></language>", "language of an objectPart"),
        ('<name type="personal"><namePart>Osei, Kwame</namePart><namePart type="date">1950-'
         "</namePart></name>", "name/namePart date"),
        ('<name type="personal"><namePart>Osei, Kwame [1950-2001]</namePart></name>',
         "name/namePart date"),
        ('<name type="personal"><namePart>Osei, K. (Kwame Yaw)</namePart></name>',
         "name/namePart, a fuller form"),
        ('<name type="personal"><namePart>Osei, K.</namePart><affiliation>Accra</affiliation>'
         "</name>", "name/affiliation"),
        ('<name type="personal"><namePart>Osei, K.</namePart><nameIdentifier type="isni">1'
         "</nameIdentifier></name>", "name/nameIdentifier"),
        ('<originInfo><place><placeTerm type="code" authority="marccountry">gh</placeTerm></place>'
         "<dateIssued>1999</dateIssued></originInfo>", "originInfo/place by a code"),
        ('<relatedItem type="original"><titleInfo><title>Virrat</title></titleInfo>'
         "<physicalDescription><extent>3 scrolls</extent></physicalDescription></relatedItem>",
         "relatedItem original, its extent"),
        ('<relatedItem type="series"><titleInfo><title>Waters</title></titleInfo><location><url>'
         "https://a.example/</url></location></relatedItem>", "relatedItem series, its url"),
        ('<genre>fiction</genre>', "genre"),
    ],
)  # fmt: skip
def test_what_has_no_place_is_told(inside: str, message: str) -> None:
    library = read(inside)
    assert f"1 × {message} not read" in told(library)
    assert not told(mods.loads(mods.dumps(library)))  # of ours all is read


def test_of_a_host_what_has_no_place_is_told() -> None:
    host = (
        '<relatedItem type="host"><titleInfo><title>Waters today</title></titleInfo><abstract>All'
        '</abstract><identifier type="issn">2049-3630</identifier><part><text>2nd ser., v. 12'
        "</text></part></relatedItem>"
    )
    library = read(host, "<titleInfo><title>Ice</title></titleInfo><genre>article</genre>")
    assert told(library) == [
        "1 × part/text, some words of it not read",
        "1 × relatedItem host, its abstract not read",
    ]
    (work,) = library
    assert work.volume == "12"


@pytest.mark.parametrize("extent", ["1 map", "1 app", "2 laps", "1 strip"])
def test_a_word_that_ends_in_p_is_no_number_of_pages(extent: str) -> None:
    (work,) = read(f"<physicalDescription><extent>{extent}</extent></physicalDescription>")
    assert str(work.extent) == extent


@pytest.mark.parametrize(
    ("origins", "publisher", "place", "date", "kept"),
    [
        (  # the place is that of who published it
            "<originInfo><place><placeTerm>Oulu</placeTerm></place><dateCreated>1930-01-14"
            "</dateCreated></originInfo><originInfo><publisher>Hallam</publisher><place><placeTerm>"
            "Leeds</placeTerm></place><dateIssued>2021</dateIssued></originInfo>",
            "Hallam", "Leeds", "2021", {"note:origin statement": "Oulu, created 1930-01-14"},
        ),
        (
            '<originInfo eventType="publication"><publisher>Hallam</publisher><dateIssued>2020'
            '</dateIssued></originInfo><originInfo displayLabel="Reprint"><publisher>Lantern'
            "</publisher><dateIssued>2022</dateIssued><edition>2</edition></originInfo>",
            "Hallam", "", "2020", {"note:reprint statement": "Lantern, issued 2022"},
        ),
        (
            '<originInfo><dateIssued>1960</dateIssued><dateOther type="reprinted">1977</dateOther>'
            "<dateCreated>1955</dateCreated></originInfo>",
            "", "", "1960", {"note:origin statement": "created 1955, reprinted 1977"},
        ),
        (  # two points of one date
            '<originInfo><dateIssued>1960</dateIssued><dateOther type="reprinted" point="start">'
            '1977</dateOther><dateOther type="reprinted" point="end">1979</dateOther></originInfo>',
            "", "", "1960", {"note:origin statement": "reprinted 1977/1979"},
        ),
        (
            '<originInfo displayLabel="Original"><dateCreated>1955</dateCreated></originInfo>',
            "", "", "1955", {},
        ),
        (  # the same said twice
            '<originInfo><publisher>Hallam</publisher><dateIssued>c1960</dateIssued><dateIssued '
            'encoding="marc">1960</dateIssued></originInfo><originInfo><publisher>Hallam'
            "</publisher></originInfo>",
            "Hallam", "", "1960", {},
        ),
    ],
)  # fmt: skip
def test_what_other_events_say_is_kept(
    origins: str, publisher: str, place: str, date: str, kept: dict[str, str]
) -> None:
    library = read(origins)
    (work,) = library
    assert ["; ".join(map(str, values)) for values in (work.publisher, work.place)] == [
        publisher, place,
    ]  # fmt: skip
    assert str(work.date) == date and (work.extra or {}).get("mods", {}) == kept
    assert mods.loads(mods.dumps(library)) == library


def test_genres_of_what_is_in_a_book_are_kept() -> None:
    library = read('<genre authority="marcgt">bibliography</genre>')
    (work,) = library
    assert work.extra == {"mods": {"genre:marcgt": "bibliography"}}
    assert mods.loads(mods.dumps(library)) == library


def test_the_date_of_an_issue_is_the_more_exact_one() -> None:
    inside = ('<originInfo><dateIssued>2003</dateIssued></originInfo><relatedItem type="host">'
              "<titleInfo><title>Waters</title></titleInfo><part><detail type='volume'><number>3"
              "</number></detail><date>Jan. 2003</date></part></relatedItem>")  # fmt: skip
    (work,) = read(inside, "<titleInfo><title>Ice</title></titleInfo><genre>article</genre>")
    assert str(work.date) == "2003-01"
