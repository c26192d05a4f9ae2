"""Records as catalogues and programs of various kinds print them, all invented, and what they say.

Each is the inside of a `mods` and, by the keys of the record, the facts of the work that it is.
"""

from __future__ import annotations

from typing import Any, NamedTuple

__all__ = ["RECORDS", "Record"]


class Record(NamedTuple):
    """What a record of some sort holds, and the work that it is."""

    mods: str
    work: dict[str, Any]


RECORDS: dict[str, Record] = {
    "a catalogue that came from MARC": Record(
        """
        <titleInfo><nonSort xml:space="preserve">The </nonSort><title>salt roads :</title>
          <subTitle>a history of
             the white gold</subTitle></titleInfo>
        <titleInfo type="alternative"><title>White gold</title></titleInfo>
        <name type="personal" usage="primary" authority="naf">
          <namePart>Arkwright, Thomas (Thomas Edward),</namePart>
          <namePart type="date">1931-2004.</namePart>
        </name>
        <name type="personal"><namePart>Lisle, Margaret.</namePart></name>
        <typeOfResource>text</typeOfResource>
        <genre authority="marcgt">bibliography</genre>
        <originInfo>
          <place><placeTerm type="code" authority="marccountry">enk</placeTerm></place>
          <place><placeTerm type="text">London :</placeTerm></place>
          <publisher>Hallam &amp; Son,</publisher>
          <dateIssued>c1977.</dateIssued>
          <dateIssued encoding="marc">1977</dateIssued>
          <edition>2nd ed.</edition><issuance>monographic</issuance>
        </originInfo>
        <language><languageTerm authority="iso639-2b" type="code">eng</languageTerm></language>
        <physicalDescription><form authority="marcform">print</form>
          <extent>xiv, 289 p. : ill. ; 24 cm.</extent></physicalDescription>
        <note type="statement of responsibility">Thomas Arkwright.</note>
        <note>Includes index.</note>
        <subject authority="lcsh"><topic>Salt</topic><geographic>Europe</geographic>
          <topic>History</topic></subject>
        <subject authority="lcsh"><name type="personal"><namePart>Pepys, Samuel,</namePart>
          <namePart type="date">1633-1703</namePart></name></subject>
        <classification authority="lcc">HD9213.E8 A75</classification>
        <classification authority="ddc" edition="21">338.476</classification>
        <relatedItem type="series"><titleInfo><title>Studies in trade ; v. 12</title></titleInfo>
        </relatedItem>
        <identifier type="isbn">0521086892 (pbk.)</identifier>
        <identifier type="lccn">76027905</identifier>
        <identifier type="oclc">ocm03168573</identifier>
        <recordInfo><recordContentSource authority="marcorg">DLC</recordContentSource>
          <recordCreationDate encoding="marc">770101</recordCreationDate></recordInfo>
        """,
        {
            "title": "The salt roads", "subtitle": "a history of the white gold",
            "parallel-title": "White gold", "author": "Arkwright, Thomas",
            "contributor": "Lisle, Margaret", "place": "London", "publisher": "Hallam & Son",
            "date": "1977", "edition": "2", "language": "en", "extent": "xiv + 289",
            "physical": "ill. ; 24 cm.", "note": "Includes index.",
            "subjects": ["Salt -- Europe -- History", "Pepys, Samuel, 1633-1703"],
            "classes": {"lcc": "HD9213.E8 A75", "ddc": "338.476"},
            "series": {"title": "Studies in trade", "number": "12"}, "isbn": "0521086892",
            "formats": {"paperback": {"isbn": "0521086892"}},
            "identifiers": {"lccn": "76027905", "oclc": "3168573"},
            "extra": {"mods": {
                "note:statement of responsibility": "Thomas Arkwright.",
                "genre:marcgt": "bibliography",
            }},
        },
    ),
    "a record with fields in two scripts (880), the transliteration first": Record(
        """
        <titleInfo altRepGroup="01"><title>Reka i pami͡atʹ</title>
          <subTitle>ocherki</subTitle></titleInfo>
        <titleInfo altRepGroup="01" script="Cyrl"><title>Река и память</title>
          <subTitle>очерки</subTitle></titleInfo>
        <name type="personal" altRepGroup="02"><namePart>Orlova, Anna</namePart>
          <role><roleTerm type="code" authority="marcrelator">aut</roleTerm></role></name>
        <name type="personal" altRepGroup="02"><namePart>Орлова, Анна</namePart>
          <role><roleTerm type="code" authority="marcrelator">aut</roleTerm></role></name>
        <originInfo altRepGroup="03"><place><placeTerm type="text">Sankt-Peterburg</placeTerm>
          </place><publisher>Bereg</publisher><dateIssued>1993</dateIssued>
          <issuance>monographic</issuance></originInfo>
        <originInfo altRepGroup="03"><place><placeTerm type="text">Санкт-Петербург</placeTerm>
          </place><publisher>Берег</publisher></originInfo>
        """,
        {
            "title": {"text": "Река и память", "romanized": "Reka i pami͡atʹ"},
            "subtitle": {"text": "очерки", "romanized": "ocherki"},
            "author": {"family": "Орлова", "given": "Анна", "romanized": "Orlova, Anna"},
            "place": {"text": "Санкт-Петербург", "romanized": "Sankt-Peterburg"},
            "publisher": {"text": "Берег", "romanized": "Bereg"}, "date": "1993",
        },
    ),
    "a book of parts in parts, with roman and discontinuous pages": Record(
        """
        <titleInfo><title>Waters</title></titleInfo>
        <name type="personal"><namePart type="family">Oak</namePart>
          <namePart type="given">Ada</namePart>
          <role><roleTerm type="text" authority="marcrelator">Editor</roleTerm></role></name>
        <originInfo><dateIssued encoding="w3cdtf" keyDate="yes">2004</dateIssued>
          <issuance>monographic</issuance></originInfo>
        <relatedItem type="constituent"><titleInfo><title>Preface</title></titleInfo>
          <part><extent unit="pages"><start>ix</start><end>xiv</end></extent></part></relatedItem>
        <relatedItem type="constituent"><titleInfo><title>Upstream</title></titleInfo>
          <part><detail type="part"><number>I</number><caption>Part</caption></detail></part>
          <relatedItem type="constituent"><titleInfo><title>Floods</title></titleInfo>
            <name type="personal"><namePart type="family">van der Weyden</namePart>
              <namePart type="given">Pieter</namePart></name>
            <part><detail type="chapter"><number>1</number></detail>
              <extent unit="pages"><list>1–12, 17–24</list></extent></part>
            <identifier type="doi">https://doi.org/10.5555/waters.1</identifier></relatedItem>
          <relatedItem type="constituent"><titleInfo><partNumber>Chapter 2</partNumber>
            <title>Dykes</title></titleInfo>
            <part><extent unit="page"><start>25</start></extent></part></relatedItem>
        </relatedItem>
        <relatedItem type="constituent"><titleInfo><title>Index</title></titleInfo></relatedItem>
        """,
        {
            "title": "Waters", "editor": "Oak, Ada", "date": "2004",
            "contents": [
                {"title": "Preface", "pages": "ix–xiv"},
                {"title": "Upstream", "number": "I", "contents": [
                    {"title": "Floods", "number": "1", "pages": "1–12, 17–24",
                     "author": {"family": "Weyden", "given": "Pieter",
                                "non-dropping-particle": "van der"}, "doi": "10.5555/waters.1"},
                    {"title": "Dykes", "number": "2", "pages": "25–"}]},
                "Index",
            ],
        },
    ),
    "a set of volumes": Record(
        """
        <titleInfo><title>A history of salt</title></titleInfo>
        <typeOfResource>text</typeOfResource>
        <originInfo><dateIssued encoding="marc" point="start">1911</dateIssued>
          <dateIssued encoding="marc" point="end">1914</dateIssued>
          <issuance>multipart monograph</issuance></originInfo>
        <physicalDescription><extent>2 v. ; 25 cm.</extent></physicalDescription>
        <relatedItem type="constituent"><titleInfo><partNumber>v. 1</partNumber>
          <partName>The northern ways</partName></titleInfo>
          <identifier type="isbn">9780521086899</identifier></relatedItem>
        <relatedItem type="constituent"><titleInfo><partNumber>v. 2</partNumber>
          <partName>The southern ways</partName></titleInfo></relatedItem>
        """,
        {
            "title": "A history of salt", "date": "1911/1914", "physical": "25 cm.",
            "volumes": [
                {"number": "1", "title": "The northern ways", "isbn": "9780521086899"},
                {"number": "2", "title": "The southern ways"},
            ],
        },
    ),
    "events of originInfo by their types (RDA)": Record(
        """
        <titleInfo><title>Banks</title></titleInfo>
        <originInfo eventType="manufacture"><place><placeTerm type="text">Leipzig</placeTerm>
          </place><publisher>Offizin Nord</publisher></originInfo>
        <originInfo eventType="copyright notice"><copyrightDate>©2003</copyrightDate></originInfo>
        <originInfo eventType="publication"><place><placeTerm type="text">Wien</placeTerm></place>
          <place supplied="yes"><placeTerm type="text">Graz</placeTerm></place>
          <publisher>Ufer Verlag</publisher><dateIssued>[2004]</dateIssued>
          <edition>Dritte Auflage</edition></originInfo>
        <typeOfResource>text</typeOfResource><identifier type="isbn">978-3-16-148410-0</identifier>
        """,
        {
            "title": "Banks", "publisher": "Ufer Verlag", "place": ["Wien", "[Graz]"],
            "date": "2004", "copyright": "2003", "edition": "Dritte Auflage",
            "isbn": "978-3-16-148410-0",
            "extra": {"mods": {"note:manufacture statement": "Leipzig: Offizin Nord"}},
        },
    ),
    "a date that is qualified": Record(
        """
        <titleInfo><title>Chart of the ferry</title></titleInfo>
        <originInfo><dateCreated encoding="w3cdtf" qualifier="approximate" keyDate="yes">1931
          </dateCreated><issuance>monographic</issuance></originInfo>
        <typeOfResource>cartographic</typeOfResource>
        <subject><cartographics><scale>Scale ca. 1:50,000</scale></cartographics></subject>
        """,
        {"type": "map", "title": "Chart of the ferry", "date": "1931~", "scale": "1:50,000"},
    ),
    "an interval of which the end is questionable": Record(
        """
        <titleInfo><title>Letters</title></titleInfo><genre>letter</genre>
        <originInfo><dateCreated encoding="w3cdtf" point="start">1911</dateCreated>
          <dateCreated encoding="w3cdtf" point="end" qualifier="questionable">1914</dateCreated>
        </originInfo>
        """,
        {"type": "personal_communication", "title": "Letters", "date": "1911/1914?"},
    ),
    "proceedings with the name of the meeting (MARC 111)": Record(
        """
        <titleInfo><title>Old ledgers</title></titleInfo>
        <name type="conference" usage="primary">
          <namePart>Workshop on Old Ledgers (7th : 2019 : Hallein, Austria)</namePart></name>
        <name type="personal"><namePart>Sá, Inês</namePart>
          <role><roleTerm type="text">editor</roleTerm></role></name>
        <genre authority="marcgt">conference publication</genre>
        <originInfo><publisher>Open Quill</publisher><dateIssued>2019</dateIssued></originInfo>
        """,
        {
            "kind": "proceedings", "title": "Old ledgers", "editor": "Sá, Inês", "date": "2019",
            "publisher": "Open Quill",
            "event": {"name": "7th Workshop on Old Ledgers", "date": "2019",
                      "place": "Hallein, Austria"},
        },
    ),
    "a part whose numbers and date are words alone (MARC 773 $g)": Record(
        """
        <titleInfo><title>Brine</title></titleInfo>
        <name type="personal"><namePart>Roger F. Pan</namePart></name>
        <relatedItem type="host"><titleInfo><title>Journal of salt</title></titleInfo>
          <identifier type="issn">1234-5679</identifier>
          <part><text>Vol. 2, no. 4 (Feb. 1976), p. 195-230</text></part></relatedItem>
        """,
        {
            "type": "article-journal", "title": "Brine", "author": "Pan, Roger F.",
            "container-title": "Journal of salt", "volume": "2", "issue": "4",
            "pages": "195–230", "date": "1976-02", "issn": "1234-5679",
        },
    ),
    "an article with the date in its part alone": Record(
        """
        <titleInfo><title>Pans</title></titleInfo><genre>article</genre>
        <relatedItem type="host"><titleInfo><title>Salt today</title></titleInfo>
          <titleInfo type="abbreviated"><title>Salt Tod.</title></titleInfo>
          <originInfo><issuance>continuing</issuance></originInfo>
          <part><detail type="volume"><caption>vol.</caption><number>24</number></detail>
            <detail type="number"><number>2</number></detail>
            <extent unit="pages"><list>pp. e1–e9</list></extent>
            <date>Spring 2004</date></part></relatedItem>
        """,
        {
            "type": "article-journal", "title": "Pans", "volume": "24", "issue": "2",
            "container-title": {"text": "Salt today", "short": "Salt Tod."}, "pages": "e1–e9",
            "date": "2004-21",
        },
    ),
    "a chapter by bibutils": Record(
        """
        <titleInfo><title>Chapter</title></titleInfo>
        <name type="personal"><namePart type="given">A</namePart><namePart type="given">B</namePart>
          <namePart type="family">See</namePart>
          <role><roleTerm authority="marcrelator" type="text">author</roleTerm></role></name>
        <originInfo><issuance>monographic</issuance><dateIssued>2001-05</dateIssued></originInfo>
        <typeOfResource>text</typeOfResource>
        <relatedItem type="host"><titleInfo><title>Book</title><subTitle>Sub</subTitle></titleInfo>
          <name type="personal"><namePart type="given">Eve</namePart>
            <namePart type="family">Ditor</namePart>
            <role><roleTerm authority="marcrelator" type="text">editor</roleTerm></role></name>
          <originInfo><dateIssued>2001-05</dateIssued><publisher>P</publisher>
            <place><placeTerm type="text">L</placeTerm></place></originInfo>
          <genre authority="bibutilsgt">collection</genre></relatedItem>
        <identifier type="citekey">c1</identifier>
        <part><detail type="chapter"><number>3</number></detail>
          <extent unit="page"><start>ix</start><end>xiv</end></extent></part>
        """,
        {
            "key": "c1", "type": "chapter", "title": "Chapter", "author": "See, A. B.",
            "editor": "Ditor, Eve", "container-title": "Book", "container-subtitle": "Sub",
            "number": "3", "pages": "ix–xiv", "publisher": "P", "place": "L", "date": "2001-05",
        },
    ),
    "a book by Zotero": Record(
        """
        <titleInfo><title>Rivers</title></titleInfo>
        <titleInfo type="abbreviated"><title>R.</title></titleInfo>
        <typeOfResource>text</typeOfResource><genre authority="local">book</genre>
        <genre authority="marcgt">book</genre>
        <name type="personal"><namePart type="family">Marsh</namePart>
          <namePart type="given">Eleanor</namePart><role><roleTerm type="code"
          authority="marcrelator">aut</roleTerm></role></name>
        <originInfo><edition>2</edition><place><placeTerm type="text">Leeds</placeTerm></place>
          <publisher>Northfield</publisher><copyrightDate>2004</copyrightDate>
          <issuance>monographic</issuance></originInfo>
        <identifier type="isbn">9780521086899</identifier>
        <classification>942.1 MAR</classification>
        <location><url usage="primary display" dateLastAccessed="2024-03-01T10:00:00Z"
          >https://example.org/</url></location>
        <relatedItem type="series"><titleInfo><title>Waters</title></titleInfo>
          <part><detail type="volume"><number>12</number></detail></part></relatedItem>
        <subject><topic>floods</topic></subject>
        <language><languageTerm type="text">English</languageTerm></language>
        """,
        {
            "title": {"text": "Rivers", "short": "R."}, "author": "Marsh, Eleanor",
            "edition": "2", "place": "Leeds", "publisher": "Northfield", "date": "2004",
            "copyright": "2004", "isbn": "9780521086899", "call-number": "942.1 MAR",
            "url": {"text": "https://example.org/", "accessed": "2024-03-01"},
            "series": {"title": "Waters", "number": "12"}, "keywords": "floods", "language": "en",
        },
    ),
    "a digital library: host, original, formats, licence": Record(
        """
        <titleInfo><title>The night ferry</title></titleInfo>
        <titleInfo type="uniform"><title>Le bac de nuit</title></titleInfo>
        <name type="personal"><namePart>Delmas, Honoré, 1890-1961</namePart>
          <role><roleTerm type="text">creator</roleTerm></role></name>
        <name type="personal"><namePart>Whitcombe, Ruth</namePart>
          <role><roleTerm type="code" authority="marcrelator">trl</roleTerm></role>
          <role><roleTerm type="code" authority="marcrelator">win</roleTerm></role></name>
        <typeOfResource>text</typeOfResource>
        <originInfo><publisher>Quay Books</publisher><dateIssued>1934</dateIssued>
          <dateCaptured encoding="iso8601">20110601</dateCaptured></originInfo>
        <physicalDescription><internetMediaType>application/pdf</internetMediaType>
          <digitalOrigin>reformatted digital</digitalOrigin></physicalDescription>
        <relatedItem type="host"><titleInfo><title>Ferries online</title></titleInfo>
          <typeOfResource collection="yes">mixed material</typeOfResource></relatedItem>
        <relatedItem type="original"><titleInfo><title>Le bac de nuit</title></titleInfo>
          <originInfo><place><placeTerm type="text">Paris</placeTerm></place>
            <publisher>Éditions du Quai</publisher><dateIssued>1931</dateIssued></originInfo>
        </relatedItem>
        <relatedItem type="otherFormat" displayLabel="Print version:">
          <identifier type="isbn">0521086892</identifier></relatedItem>
        <location><physicalLocation>Bodleian Library</physicalLocation>
          <shelfLocator>MS. 12</shelfLocator></location>
        <location><url access="preview">https://example.org/thumb.png</url>
          <url access="object in context">https://example.org/ferry</url></location>
        <accessCondition type="use and reproduction" xmlns:xlink="http://www.w3.org/1999/xlink"
          xlink:href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</accessCondition>
        <accessCondition type="restriction on access">none</accessCondition>
        """,
        {
            "type": "book", "title": {"text": "The night ferry", "original": "Le bac de nuit"},
            "author": "Delmas, Honoré", "translator": "Whitcombe, Ruth",
            "introduction": "Whitcombe, Ruth", "publisher": "Quay Books", "date": "1934",
            "original": {"title": "Le bac de nuit", "place": "Paris", "date": "1931",
                         "publisher": "Éditions du Quai"},
            "formats": {"Print version": {"isbn": "0521086892"}},
            "archive": {"name": "Bodleian Library", "shelfmark": "MS. 12"},
            "url": {"text": "https://example.org/ferry", "accessed": "2011-06-01"},
            "license": "https://creativecommons.org/licenses/by/4.0/",
            "extra": {"mods": {"accessCondition:restriction on access": "none"}},
        },
    ),
    "a thesis of a repository": Record(
        """
        <titleInfo lang="ger"><title>Dämme</title></titleInfo>
        <titleInfo type="translated" lang="eng"><title>Dykes</title></titleInfo>
        <name type="personal"><namePart type="family">Brandt</namePart>
          <namePart type="given">Jonas</namePart><role><roleTerm type="code"
          authority="marcrelator">aut</roleTerm></role>
          <nameIdentifier type="orcid">https://orcid.org/0000-0002-1825-0097</nameIdentifier></name>
        <name type="personal"><namePart type="family">Hallam</namePart><namePart type="given">Edith
          </namePart><role><roleTerm authority="marcrelator" type="code">ths</roleTerm>
          <roleTerm type="text">thesis advisor</roleTerm></role></name>
        <name type="corporate"><namePart>Universität Wien</namePart>
          <role><roleTerm type="text">degree grantor</roleTerm></role></name>
        <typeOfResource>text</typeOfResource><genre>Doctoral thesis</genre>
        <originInfo><dateIssued encoding="iso8601">2004-05-17T00:00:00Z</dateIssued></originInfo>
        <abstract>First.</abstract><abstract lang="eng">Second.</abstract>
        <identifier type="uri">https://doi.org/10.5555/daemme</identifier>
        """,
        {
            "type": "thesis", "title": {"text": "Dämme", "lang": "de", "translated": "Dykes"},
            "author": {"family": "Brandt", "given": "Jonas", "orcid": "0000-0002-1825-0097"},
            "contributor": {"family": "Hallam", "given": "Edith", "role": "thesis advisor"},
            "publisher": "Universität Wien", "date": "2004-05-17", "abstract": "First.\nSecond.",
            "doi": "10.5555/daemme",
        },
    ),
    "a table of contents in a note": Record(
        """
        <titleInfo><title>Wells</title></titleInfo>
        <originInfo><dateIssued>2004</dateIssued><issuance>monographic</issuance></originInfo>
        <tableOfContents>Introduction / Ada Oak -- 1. Springs / Bo Ash and Eve van Dyck --
          2. 3 wells in 1 day -- Index.</tableOfContents>
        """,
        {
            "title": "Wells", "date": "2004",
            "contents": [
                {"title": "Introduction", "author": "Oak, Ada"},
                {"title": "Springs", "number": "1",
                 "author": ["Ash, Bo", {"family": "Dyck", "given": "Eve",
                                        "non-dropping-particle": "van"}]},
                {"title": "3 wells in 1 day", "number": "2"}, "Index",
            ],
        },
    ),
    "a chapter in a volume of a work": Record(
        """
        <titleInfo><title>The first pans</title></titleInfo>
        <relatedItem type="host"><titleInfo><title>The northern ways</title></titleInfo>
          <part><detail type="volume"><number>1</number></detail>
            <extent unit="pages"><start>3</start><end>77</end></extent></part>
          <relatedItem type="host"><titleInfo><title>A history of salt</title></titleInfo>
            <originInfo><publisher>Hallam</publisher><dateIssued>1911</dateIssued></originInfo>
          </relatedItem></relatedItem>
        """,
        {
            "type": "chapter", "title": "The first pans", "volume-title": "The northern ways",
            "volume": "1", "pages": "3–77", "container-title": "A history of salt",
            "publisher": "Hallam", "date": "1911",
        },
    ),
    "pages in two extents, an empty host, text with elements in it": Record(
        """
        <titleInfo><title>Fords of <i>the</i> Danube</title></titleInfo>
        <relatedItem type="host" xmlns:xlink="http://www.w3.org/1999/xlink"
          xlink:href="https://example.org/c"/>
        <relatedItem type="host"><titleInfo><title>Banks</title></titleInfo>
          <originInfo><issuance>monographic</issuance></originInfo></relatedItem>
        <part><extent unit="pages"><start>1</start><end>12</end></extent>
          <extent unit="pages"><start>17</start><end>24</end></extent></part>
        """,
        {"type": "chapter", "title": "Fords of the Danube", "container-title": "Banks",
         "pages": "1–12, 17–24"},
    ),
    "names that are hard": Record(
        """
        <titleInfo><title>Crowns</title></titleInfo><typeOfResource>text</typeOfResource>
        <name type="personal"><namePart>Joseph</namePart>
          <namePart type="termsOfAddress">I, Holy Roman Emperor</namePart></name>
        <name type="corporate"><namePart>Library of Salt</namePart>
          <namePart>Map Division.</namePart></name>
        <name><namePart>Plato</namePart></name>
        <name type="personal"><namePart type="family">King</namePart>
          <namePart type="given">Martin</namePart>
          <namePart type="termsOfAddress">Jr.</namePart></name>
        <name><etal/></name>
        <name type="personal"><namePart>Weyden, Pieter van der</namePart><role>
          <roleTerm type="text">Illustrator.</roleTerm></role></name>
        <originInfo><publisher>[s.n.]</publisher><dateIssued>[ca. 1900]</dateIssued>
          <issuance>monographic</issuance></originInfo>
        """,
        {
            "title": "Crowns", "date": "1900~",
            "author": [
                {"literal": "Joseph I, Holy Roman Emperor"},
                {"literal": "Library of Salt. Map Division"}, {"literal": "Plato"},
                {"family": "King", "given": "Martin", "suffix": "Jr."},
            ],
            "illustrator": {"family": "Weyden", "given": "Pieter",
                            "dropping-particle": "van der"},
        },
    ),
}  # fmt: skip
