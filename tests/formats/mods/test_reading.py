"""Records of others: every field that there is a place for, and nothing refused whole."""

from __future__ import annotations

import pytest
from tests.formats.mods.records import RECORDS
from tests.formats.mods.schema import faults

from precarious_truce.errors import TruceError
from precarious_truce.formats import by_name, mods
from precarious_truce.formats.guessing import by_content
from precarious_truce.model import Book, Library, Reference
from precarious_truce.model.references import model_of

NAMESPACE = "http://www.loc.gov/mods/v3"


def wrapped(inside: str, prefix: str = "") -> str:
    """A collection of one record."""
    return f'<modsCollection xmlns="{NAMESPACE}"><mods>{inside}</mods></modsCollection>'


@pytest.mark.parametrize("name", RECORDS)
def test_what_a_record_says(name: str) -> None:
    text, facts = RECORDS[name]
    library = mods.loads(wrapped(text))
    model = model_of(facts)
    fields = {key: value for key, value in facts.items() if model is Reference or key != "type"}
    assert library.to_list() == Library([model.model_validate(fields)]).to_list()


@pytest.mark.parametrize("name", RECORDS)
def test_what_was_read_is_written_without_loss(name: str) -> None:
    library = mods.loads(wrapped(RECORDS[name].mods))
    assert mods.losses(library) == []
    text = mods.dumps(library)
    assert not faults(text)
    assert mods.loads(text) == library


@pytest.mark.parametrize(
    "text",
    [
        f'<m:mods xmlns:m="{NAMESPACE}"><m:titleInfo><m:title>A</m:title></m:titleInfo></m:mods>',
        "<mods><titleInfo><title>A</title></titleInfo></mods>",
        f'<mets xmlns="urn:m"><xmlData><mods xmlns="{NAMESPACE}"><titleInfo><title> A\n</title>'
        "</titleInfo></mods></xmlData></mets>",
        "<!DOCTYPE mods [<!ENTITY a 'A'>]><mods><titleInfo><title>&a;</title></titleInfo></mods>",
        "<mods><titleInfo><title>A</title></titleInfo></mods>".encode("utf-16"),
    ],
)
def test_wherever_a_record_is(text: str | bytes) -> None:
    (work,) = mods.loads(text)
    assert work.title == "A"


def test_several_records_have_keys_of_their_own() -> None:
    one = "<mods><titleInfo><title>A</title></titleInfo></mods>"
    library = mods.loads(f"<r>{one}{one}</r>")
    assert len(library) == 2 and [d.code for d in library.diagnostics] == ["K2"]


def test_records_before_the_damage_are_read() -> None:
    one = "<mods><titleInfo><title>A</title></titleInfo></mods>"
    library = mods.loads(f"<r>{one}\n<mods><titleInfo><title>B</title></titleInfo><na")
    assert [work.title.text for work in library if work.title] == ["A", "B"]
    assert [(d.code, d.line) for d in library.diagnostics] == [("MODS1", 2), ("MODS4", 2)]


@pytest.mark.parametrize("text", ["", "no XML", "<html/>", "<modsCollection/>"])
def test_what_holds_no_record_is_refused(text: str) -> None:
    with pytest.raises(TruceError) as error:
        mods.loads(text, file="x.xml")
    assert error.value.diagnostics[0].code in ("MODS1", "MODS2")


def test_what_is_not_read_is_told() -> None:
    text = "<titleInfo><title>A</title></titleInfo><extension><x/></extension><odd/>"
    related = '<relatedItem type="preceding"><titleInfo><title>B</title></titleInfo></relatedItem>'
    told = {d.message for d in mods.loads(wrapped(text + related)).diagnostics}
    assert told == {f"1 × {n} not read" for n in ("extension", "odd", "relatedItem preceding")}


def test_a_value_that_makes_no_sense_costs_itself_alone() -> None:
    text = '<titleInfo><title>A</title></titleInfo><identifier type="issn">\u00a0</identifier>'
    assert mods.loads(wrapped(text)).values()[0].title == "A"
    facing = '<titleInfo><title>A</title></titleInfo><genre authority="local" type="kind">x</genre>'
    (work,) = mods.loads(wrapped(f"<typeOfResource>text</typeOfResource>{facing}"))
    assert work.title == "A"


def test_deep_parts_are_read_within_bounds() -> None:
    part = '<relatedItem type="constituent"><titleInfo><title>P</title></titleInfo>'
    title = "<titleInfo><title>A</title></titleInfo><originInfo><issuance>monographic</issuance>"
    text = f"{title}</originInfo>{part * 60}{'</relatedItem>' * 60}"
    (book,) = mods.loads(wrapped(text))
    assert isinstance(book, Book) and len(list(book.walk())) == 60
    with pytest.raises(TruceError):
        library = mods.loads(f"{part * 5000}")
        assert library.diagnostics


@pytest.mark.parametrize("prefix", ["", "m:"])
def test_the_format_is_guessed(prefix: str) -> None:
    text = f'<?xml version="1.0"?>\n<{prefix}mods xmlns{":m" if prefix else ""}="{NAMESPACE}">'
    assert by_content(text.encode()) is by_name("mods")


_VOLUME = """<mods><titleInfo><title>{title}</title><subTitle>{subtitle}</subTitle>
  <partNumber>Volume 2</partNumber>{part}</titleInfo>
  <name type="personal"><namePart>Marsh, Eleanor</namePart></name>{genre}
  <originInfo>{origin}<dateIssued>2004</dateIssued></originInfo>
  <relatedItem type="host"><titleInfo><title>Waters</title></titleInfo></relatedItem>
  <relatedItem type="constituent"><titleInfo><title>Dykes</title></titleInfo><part order="10">
    <extent unit="pages"><start>3</start><total>4</total></extent></part></relatedItem>
  <relatedItem type="constituent"><titleInfo><title>Fords</title></titleInfo><part order="9">
    <extent unit="pages"><start>1</start><end>2</end></extent></part></relatedItem></mods>"""


@pytest.mark.parametrize("is_published", [True, False])
@pytest.mark.parametrize("is_issued", [True, False])
@pytest.mark.parametrize(
    ("title", "part", "own"),
    [("Rivers", "", "Rivers"), ("Waters", "<partName>Rivers</partName>", "Rivers"),
     ("Waters", "", None)],
)  # fmt: skip
def test_a_volume_of_a_set(
    title: str, part: str, own: str | None, is_issued: bool, is_published: bool
) -> None:
    origin = "<publisher>Northfield,</publisher>" if is_published else ""
    origin += "<issuance>monographic</issuance>" if is_issued else ""
    genre = "" if is_issued else '<genre authority="marcgt">book</genre>'
    text = _VOLUME.format(title=title, part=part, subtitle="", origin=origin, genre=genre)
    (book,) = mods.loads(text)
    (volume,) = book.volumes
    assert (book.title.text, volume.number) == ("Waters", "2")
    assert (volume.title and volume.title.text) == own
    assert [(c.title.text, str(c.pages)) for c in volume.contents] == [
        ("Fords", "1–2"), ("Dykes", "3–6"),
    ]  # fmt: skip


def test_marks_of_isbd_behind_a_subtitle() -> None:
    text = (
        "<mods><titleInfo><title>Rivers :</title><subTitle>essays /</subTitle></titleInfo></mods>"
    )
    (work,) = mods.loads(text)
    assert (work.title.text, str(work.subtitle)) == ("Rivers", "essays")


@pytest.mark.parametrize(
    ("label", "names"),
    [("hbk", ["hardback"]), ("pbk.", ["paperback"]), ("ebook", ["ebook"]), ("ISBN", []),
     ("ISBN-13", []), ("", [])],
)  # fmt: skip
def test_an_isbn_with_a_label(label: str, names: list[str]) -> None:
    text = f"""<mods><titleInfo><title>Rivers</title></titleInfo>
        <identifier type="isbn" displayLabel="{label}">9780521086899</identifier></mods>"""
    (work,) = mods.loads(text)
    assert (work.isbn, list(work.formats or {})) == ("9780521086899", names)


@pytest.mark.parametrize(
    ("told", "extent", "physical"),
    [
        ("vii, 322 p. : ill. ; 24 cm", "vii + 322", "ill. ; 24 cm"), ("322 p.", "322", None),
        ("1 online resource (xii, 300 pages)", "xii + 300", None),
        ("XII, 340 S.", "XII + 340", None),
        ("[4], 96 p., [8] leaves of plates", "[4] + 96 + [8] leaves of plates", None),
        ("xiv + 289", "xiv + 289", None),
    ],
)  # fmt: skip
def test_the_extent_of_a_catalogue(told: str, extent: str, physical: str | None) -> None:
    text = f"""<mods><titleInfo><title>Rivers</title></titleInfo>
        <physicalDescription><extent>{told}</extent></physicalDescription></mods>"""
    (work,) = mods.loads(text)
    assert (str(work.extent), work.physical) == (extent, physical)


@pytest.mark.parametrize("more", ["<originInfo><dateIssued>2004</dateIssued></originInfo>", ""])
def test_a_printer_is_no_publisher(more: str) -> None:
    text = f"""<mods><titleInfo><title>Rivers</title></titleInfo>{more}
        <originInfo eventType="manufacture"><place><placeTerm type="text">York</placeTerm></place>
        <publisher>Press</publisher></originInfo></mods>"""
    (work,) = mods.loads(text)
    assert (work.publisher, work.place) == ((), ())
    assert (work.extra or {}).get("mods") == {"note:manufacture statement": "York: Press"}


def test_titles_of_other_formats_are_told() -> None:
    text = """<mods><titleInfo><title>Rivers</title></titleInfo>
        <relatedItem type="otherFormat"><titleInfo><title>{}</title></titleInfo>
        </relatedItem></mods>"""
    told = [str(d) for d in mods.loads(text.format("Rivers on film")).diagnostics]
    assert len(told) == 1 and "otherFormat/titleInfo" in told[0]
    assert not mods.loads(text.format("Rivers")).diagnostics


@pytest.mark.parametrize(
    ("attributes", "romanized"),
    [('transliteration="ALA-LC"', "Orlova, Anna"), ('script="Latn"', "Orlova, Anna"), ("", None)],
)
def test_an_alternative_name_in_latin_letters(attributes: str, romanized: str | None) -> None:
    other = f"<alternativeName {attributes}><namePart>Orlova, Anna</namePart></alternativeName>"
    name = f'<name type="personal"><namePart>Орлова, Анна</namePart>{other}</name>'
    (book,) = mods.loads(wrapped(f"<titleInfo><title>Reki</title></titleInfo>{name}"))
    (author,) = book.author or list(book.contributor)
    assert author.romanized == romanized


def test_a_corporate_name_in_two_scripts() -> None:
    names = "".join(
        f'<name type="corporate" altRepGroup="1" script="{script}"><namePart>{text}</namePart>'
        '<role><roleTerm type="code" authority="marcrelator">aut</roleTerm></role></name>'
        for script, text in (("Cyrl", "Академия наук"), ("Latn", "Akademiia nauk"))
    )
    (book,) = mods.loads(wrapped(f"<titleInfo><title>Reki</title></titleInfo>{names}"))
    (author,) = book.author
    assert (author.literal, author.romanized) == ("Академия наук", "Akademiia nauk")


def test_a_dewey_number_has_no_marks_of_where_it_may_be_cut() -> None:
    text = (
        '<mods xmlns="http://www.loc.gov/mods/v3"><titleInfo><title>Salt</title></titleInfo>'
        '<classification authority="ddc">071/.3</classification></mods>'
    )
    (book,) = mods.loads(text)
    assert book.classes and book.classes.ddc == "071.3"


def test_two_codes_in_one_role_are_two_roles() -> None:
    codes = "".join(f'<roleTerm type="code">{code}</roleTerm>' for code in ("aut", "ill"))
    name = f'<name type="personal"><namePart>Elm, Bo</namePart><role>{codes}</role></name>'
    (work,) = mods.loads(wrapped(f"<titleInfo><title>Rivers</title></titleInfo>{name}"))
    assert [str(one) for one in (*work.author, *work.illustrator)] == ["Bo Elm", "Bo Elm"]


@pytest.mark.parametrize("order", [1, -1])
def test_a_meeting_in_two_scripts(order: int) -> None:
    forms = [("Cyrl", "Съезд рек", "Москва"), ("Latn", "Sʺezd rek", "Moskva")][::order]
    names = "".join(
        f'<name type="conference" altRepGroup="1" script="{script}"><namePart>{name}</namePart>'
        f"<affiliation>{place}</affiliation></name>"
        for script, name, place in forms
    )
    (work,) = mods.loads(wrapped(f"<titleInfo><title>Rivers</title></titleInfo>{names}"))
    assert work.event is not None and work.event.name is not None and work.event.place is not None
    assert (str(work.event.name), work.event.name.romanized) == ("Съезд рек", "Sʺezd rek")
    assert (str(work.event.place), work.event.place.romanized) == ("Москва", "Moskva")


@pytest.mark.parametrize(("others", "told"), [(1, 1), (2, 2)])
def test_other_names_of_somebody_are_told(others: int, told: int) -> None:
    other = "<alternativeName><namePart>Ulm, Bo</namePart></alternativeName>"
    name = f'<name type="personal"><namePart>Elm, Bo</namePart>{other * others}</name>'
    library = mods.loads(wrapped(f"<titleInfo><title>Rivers</title></titleInfo>{name}"))
    assert [d.message for d in library.diagnostics] == [f"{told} × name/alternativeName not read"]
