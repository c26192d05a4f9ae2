"""The codes of all diagnostics: each is said once, and explained here (`check --explain CODE`).

>>> CODES["F9"].summary
'a library that a format needs is not installed'
"""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["CODES", "LINTS", "Code"]


class Code(NamedTuple):
    """What a code means: one line, and a page for people with what to do."""

    summary: str
    page: str


CODES: dict[str, Code] = {
    "Y0": Code(
        "the file cannot be read as YAML text",
        """\
The file is empty, binary, not UTF-8, larger than 64 MiB, nested more than 100 levels deep,
indented with tabs, or its YAML does not parse.  Most often a colon stands in plain text:

    title: Introduction: Striving       # not YAML
    title: "Introduction: Striving"     # put the title in quotes""",
    ),
    "Y1": Code(
        "YAML drops text after ` #`",
        """\
In plain text a # after a space begins a comment, so `Music #4` is read as `Music`.

    title: "Music #4"      # quotes keep it

If a comment is meant, write a space after the #.""",
    ),
    "Y2": Code(
        "a duplicate key, a tag, an anchor, an alias or a merge key",
        """\
Of two equal keys YAML keeps one and loses the other; `title: !Kung` is read as a tag and leaves
no title at all; `&x` and `*x` mean places in the file.  A record needs none of these.

    title: "!Kung"         # quotes make it text""",
    ),
    "Y3": Code(
        "a character that cannot be seen and changes what YAML reads",
        """\
U+0085, U+2028 and U+2029 break a line for some readers and not for others.  After a no-break
space (U+00A0) behind a key's colon YAML sees no key.  Remove it, or write an ordinary space.""",
    ),
    "Y4": Code(
        "a key that the record does not know",
        """\
Usually a slip (`authors` for `author`) or a habit of another tool (`year` for `date`).  The hint
names the nearest key.  Keys of your own begin with `x-`; they are kept, and never exported.""",
    ),
    "Y5": Code(
        "a value that its field cannot hold",
        """\
A mapping where text belongs, a list where one value belongs, or nothing at all: what is not known
is left out.  `pages: 304` on a book says where it is, not how long: write `extent: 304`.""",
    ),
    "Y6": Code(
        "a key that must be there is missing",
        """\
Every record and every part has a `title`.  A part without a printed title has one that describes
it, in square brackets: `title: "[Plates]"`.""",
    ),
    "Y7": Code(
        "a citation key is used twice",
        """\
Keys are derived from family name and year, those of parts from their number or title, so two
books of one author and year need a `key:` of their own.""",
    ),
    "Y8": Code(
        "the braces of a title do not match",
        """\
Braces in a title keep the case of what is in them: `title: Rivers and {Borders}`.  Where one has no
partner, all stay in the title as they are.  A brace that is text has a backslash before it:

    title: On \\{a, b\\} and {Venn}""",
    ),
    "F1": Code(
        "a file cannot be read or written",
        """\
The message says why: it is not there, may not be read, is a directory, or the disk is full.  What
was to be written is left as it was: the old file, or none.""",
    ),
    "F2": Code(
        "a format is not known, or cannot do what is asked of it",
        """\
Formats are known by name (`--to`, `--from`) and by the ending of a file.  The hint names the
nearest name; some formats can only be read, some only be written.""",
    ),
    "F3": Code(
        "a format does not know an option",
        """\
Options belong to formats: `ascii` to BibTeX and BibLaTeX, `strict` to CSL-JSON, `profile` and
`base` to RDF.  Leave the option out, or choose the format that it is for.""",
    ),
    "F4": Code(
        "two outputs of one run would have one name",
        """\
Outputs are named by the key of the work, or by the input where it holds several works.  Give one
of the works another `key:`, or export it into another directory.""",
    ),
    "F5": Code(
        "what is asked for needs all entries at once",
        """\
`--stream` holds one entry at a time, so it cannot render citations or validate RDF.  Leave out
`--stream`, or write to another format.""",
    ),
    "F6": Code(
        "a text is not in UTF-8",
        """\
Foreign files are then read as Windows-1252 or Latin-1, which may be wrong: compare the accented
letters.  A contents page that was pasted must be UTF-8.  Save the file in that encoding.""",
    ),
    "F7": Code(
        "no diagnostic has this code",
        "`check --explain CODE` explains one code, such as P1 or RIS2.",
    ),
    "F8": Code(
        "one document cannot hold several formats",
        """\
Each of the formats of `--to` is a document of its own.  Choose one of them, or give a folder to
`-o`, where each gets a file.""",
    ),
    "F9": Code(
        "a library that a format needs is not installed",
        """\
Workbooks (`.xlsx`) need openpyxl, PDF files pypdf, documents of Word python-docx, pages of the web
Jinja2, files packed by Zstandard (`.zst`) zstandard, clusters Dask distributed and pyarrow.  All
are extras: `pip install 'precarious-truce[xlsx,pdf,docx,site,zst,urls,cluster]'`.""",
    ),
    "F10": Code(
        "a format is bytes and no text",
        """\
A workbook can be written to a file, not to a terminal or into a text: name a file that ends in
`.xlsx`.""",
    ),
    "F11": Code(
        "a text holds what is no character",
        """\
Half of a letter (a surrogate), or bytes that its encoding does not have.  Each is replaced by �;
put the right letter there.""",
    ),
    "F12": Code(
        "an address is none that a site can have",
        """\
`--base-url` is where the pages of `site` will be found: an address of the web, without `?` and `#`,
such as https://example.org/books/.""",
    ),
    "F13": Code(
        "an entry is longer than any entry is",
        """\
A file that is read entry by entry is cut where an entry ends; where none ends in 64 MiB, something
is not closed, or the file is in another format.""",
    ),
    "F14": Code(
        "a packed file is damaged, or unpacks to more than is reasonable",
        """\
Files packed by gzip or Zstandard are read as they are.  One that ends too early was perhaps not
wholly copied.  One that unpacks to hundreds of times its size may be made to fill a disk: unpack it
yourself if it is what it should be.""",
    ),
    "F15": Code(
        "a run of several processes cannot go on",
        """\
One of its processes was ended from outside, mostly for lack of memory.  What was finished is kept:
the same command with `--resume` goes on, with fewer `--jobs` in less memory.""",
    ),
    "SRC1": Code(
        "a source is no page, e-book or answer from which a record can be drafted",
        """\
`new --from` reads a contents page that was pasted, the page of a publisher or a catalogue, an EPUB,
a PDF with an outline or a contents page, and JSON of Crossref and Open Library.  The message says
what is in the way: prose, a locked or broken file, or more than any contents page has.""",
    ),
    "SRV1": Code(
        "a value of a service's answer makes no sense in its field",
        """\
Services hold what was typed in: an ISBN with a wrong check digit, a year in words.  The value is
left out, and the message shows it.""",
    ),
    "SRV2": Code(
        "this is no JSON of Crossref",
        "Save the answer of `https://api.crossref.org/works/DOI`, or of a search, as it comes.",
    ),
    "SRV3": Code(
        "this is no JSON of Open Library",
        "Save `https://openlibrary.org/books/OL….json`, or the answer of its API, as it comes.",
    ),
    "K1": Code(
        "no work and no part has this key",
        """\
Parts have keys too, made of the book's key: `marsh2004-preface`, `marsh2004-ch2`.  The message
names the nearest keys of the file.""",
    ),
    "K2": Code(
        "a key of a foreign file is used twice",
        """\
The second entry gets a letter behind its key, so that both can be cited.  If one of them is a copy,
delete it; else give one a key of its own.""",
    ),
    "K3": Code(
        "a key is used in two inputs of one document",
        """\
In one document each key names one work.  Give one of the two a `key:` of its own, or export the
inputs into a folder, where each gets a file.""",
    ),
    "K4": Code(
        "entries name a book of the file, but stay by themselves",
        """\
They have the title of the book as that of what they are in.  Too little else agrees, or something
speaks against it: the message says what.  Where they do belong to it, mend that in the source, or
refer to the book (`crossref` in .bib).""",
    ),
    "K5": Code(
        "a fact of a foreign record cannot be used",
        """\
It makes no sense in its field (a DOI that is none, for instance), or what it is said of has no
place for it: a part of a book has no volume of its own.  It is left out; the rest is read.""",
    ),
    "K6": Code(
        "entries give the book that they are in another title than its own entry",
        """\
They refer to it, or so much else agrees that it is the same.  What stands in a book has its title;
write there what should be in it (a subtitle, for instance).""",
    ),
    "K7": Code(
        "the editors of a book stand as its authors",
        """\
Its parts are by others, and name the same people as its editors, or it is entered as an edited
book, or there are several.  `precarious-truce import` puts them into `editor`, and says so;
elsewhere they stay where they are.""",
    ),
    "K8": Code(
        "the authors of a book may be its editors",
        """\
A part of it is by others, and nothing else tells.  Where they are its editors, write them in
`editor`, so that the parts are cited with “(Eds.)”.""",
    ),
    "K9": Code(
        "a work is made to hold a volume with a title of its own",
        """\
Parts stand in the volume, and no entry is for the work that it belongs to (`maintitle` in .bib).
The work says no more than its title; add what is known of it as a whole.""",
    ),
    "L1": Code(
        "this is not a page that can be looked for",
        """\
Write the page as it is printed: `113`, `xi`, `A3`, `pl. IV`, `4:7`, or `vol. 2, p. 14`.""",
    ),
    "L2": Code(
        "the file holds no such book",
        """\
Pages and contents are those of books.  The hint lists the keys of the file; a reference to a single
chapter, or an article, has no contents to show.""",
    ),
    "L3": Code(
        "a page may be in several parts",
        """\
The pages of these parts are not all known.  Cite the part that you mean by its key, with
`--locator`, or add its pages to the record.""",
    ),
    "DOC1": Code(
        "a document cites what its bibliographies have not",
        """\
Keys are those of works and of their parts: `show FILE --keys` lists them.  The hint names the
nearest; in the document the key stands with a question mark.""",
    ),
    "DOC2": Code(
        "a page that a document cites is in no part, or in several",
        """\
The book itself is cited then.  Give the parts of the book their pages in the record, name the part
in the document (`[@marsh2004-ch2, p. 60]`), or write `precarious-truce-chapters: false` in its
metadata.""",
    ),
    "DOC3": Code(
        "this is no document of pandoc's",
        """\
`precarious-truce-filter` reads the JSON that pandoc gives to filters, of pandoc 2.11 and later:

    pandoc --filter precarious-truce-filter paper.md -o paper.docx""",
    ),
    "DOC4": Code(
        "the metadata of a document says what is not known",
        "Options begin with `precarious-truce-`; the hint names the nearest.",
    ),
    "HAY1": Code(
        "this is no bibliography of hayagriva's",
        """\
A file of hayagriva's, which typst reads, has a key for each work, and below it the fields:

    marsh2004:
      type: book
      title: Rivers""",
    ),
    "HAY2": Code(
        "a key of a bibliography of hayagriva's has no fields below it",
        "The line is skipped.  The fields of an entry are indented below its key.",
    ),
    "HAY3": Code(
        "a field of hayagriva's cannot be used",
        "Its value makes no sense in the field that it is for.  It is left out.",
    ),
    "M1": Code(
        "no reference manager answers",
        """\
`push` sends works to a Zotero or JabRef that runs on this machine.  Start it; JabRef has an HTTP
server that must be allowed (Preferences, Network).  Both listen on port 23119 unless they are told
otherwise; `--port N` names another.""",
    ),
    "M2": Code(
        "a reference manager refuses",
        """\
The message says why: the library is read-only, the program is busy or too old, or no library is
open in it.  Unless it says otherwise, nothing was taken.""",
    ),
    "M3": Code(
        "a reference manager has no such collection, or several",
        """\
Collections of Zotero are named as they are there, or by their path: `My Library/Rivers/Floods`.
Groups of JabRef are made where there are none.""",
    ),
    "S1": Code(
        "a citation style or locale cannot be found",
        """\
`precarious-truce styles QUERY` lists the names of styles.  A style of your own is given by the path
of its file, ending in `.csl`.""",
    ),
    "S2": Code(
        "a citation style cannot be used",
        """\
The file is not CSL 1.0 as the specification has it: the message says where.  Validators on
https://citationstyles.org find such faults too.""",
    ),
    "CIT1": Code(
        "what is to be cited is not a list of items",
        "Give a library, references, or a list of CSL-JSON items.",
    ),
    "CIT2": Code(
        "an item to cite has no id",
        "Each CSL-JSON item has an `id`, by which citations name it.",
    ),
    "CIT3": Code(
        "an item is neither CSL-JSON nor a reference",
        """\
Items are mappings as CSL-JSON has them, or references of a library (`library.references()`).""",
    ),
    "CIT4": Code(
        "citations cannot be written in this output format",
        "Outputs are html, text, markdown, latex and rst.",
    ),
    "CIT5": Code(
        "a citation is not a list of cites",
        """\
A document is a list of citations; each is a list of mappings with an `id` (and `locator`, `label`,
`prefix` …), or a mapping with `citationItems` and `properties`.""",
    ),
    "CIT6": Code(
        "a citation names an item that is not there",
        "The `id` of a cite is that of one of the items.  The hint names the nearest.",
    ),
    "CIT7": Code(
        "a locator names no place in a work",
        """\
Write a page (`60`, `ix–xiv`) or a word and a number (`p. 60`, `chap. 3`, `fig. 2`), in English or
in the language of the document.  A part of a book is cited by its own key.""",
    ),
    "CIT8": Code(
        "there is no such script",
        "A text that has a transliteration is printed `romanized`, `original`, or `both`.",
    ),
    "B01": Code(
        "an entry is not closed",
        "It ends where the next entry begins, or with the file.  Close it with } or ).",
    ),
    "B02": Code(
        "a value is not closed",
        """\
A brace or quotation mark is missing, so the value seemed to go on into what follows; it was cut
where that is likely.  Close it with } or ".""",
    ),
    "B03": Code(
        "a part of an entry cannot be read",
        "A field is written `name = {value},`.  What is sound of the entry is used.",
    ),
    "B04": Code(
        "a comma is missing",
        "Each field, and the key, ends with a comma.  The entry is read as if it were there.",
    ),
    "B05": Code(
        "an entry has no key",
        "It cannot be cited until it has one: `@book{marsh2004, …}`.",
    ),
    "B06": Code(
        "a field stands twice in an entry",
        "The first is used, as BibTeX does.  Delete one of them.",
    ),
    "B07": Code(
        "a macro is not defined",
        """\
A value without braces is the name of a macro: define it with `@string{name = {text}}`, or put the
value in braces.""",
    ),
    "B08": Code(
        "a value has no braces",
        "It is read up to the next comma.  Write `{value}`.",
    ),
    "B09": Code(
        "a field holds control characters",
        "They are dropped.  The file may be damaged, or in another encoding.",
    ),
    "B10": Code(
        "a value holds what looks like another entry",
        "Most often the closing brace of the value is missing.",
    ),
    "B11": Code(
        "an @ begins no entry",
        "The text is skipped.  An entry is written `@type{key, …}`.",
    ),
    "B12": Code(
        "a key holds white space",
        "LaTeX cannot cite it.  Write keys without spaces.",
    ),
    "B13": Code(
        "an entry is closed by the wrong bracket",
        "What begins with { ends with }, what begins with ( with ).",
    ),
    "B14": Code(
        "a @string, @preamble or @comment cannot be read",
        "A macro is defined by `@string{name = {value}}`.",
    ),
    "B15": Code(
        "macros grow too long",
        "Macros that hold each other many times over are left as they are.",
    ),
    "B21": Code(
        "an entry takes fields from one that is not there",
        """\
The entry that `crossref`, `xdata` or `xref` names is missing.  Add it, or delete the field.""",
    ),
    "B22": Code(
        "an entry is its own parent",
        """\
A chain of `crossref` or `xdata` leads back to where it began.  Delete one of the references.""",
    ),
    "B23": Code(
        "entries inherit too much",
        """\
All entries of a file together may have from their parents about a million characters, and four
times what they say themselves.  Those that come after have nothing from theirs.""",
    ),
    "B31": Code(
        "a field of an entry cannot be used",
        """\
Its value is not what the field means (a date that is none, for instance).  It is left out.""",
    ),
    "B32": Code(
        "text outside of entries is not carried over",
        "Comments, preambles and text between entries go into no other format.",
    ),
    "B33": Code(
        "the entry has no key",
        """A key is made of family name and year, as for a record without one.  Write the key after
the opening brace: `@book{marsh2004, …}`.""",
    ),
    "B34": Code(
        "a date has a time of day",
        "Records tell the day.  The time is left out, and comes back in no format.",
    ),
    "B35": Code(
        "a TeX command is not known",
        """\
What its arguments say is taken for text, its name is printed nowhere.  The field is kept in `extra`
as it was written, and is written so into .bib.  A macro that `@preamble` defines is known.""",
    ),
    "J1": Code(
        "the text is not a list of CSL-JSON items",
        "CSL-JSON is `[{…}, {…}]`.  Items ahead of the damage are read.",
    ),
    "J2": Code(
        "an item has no id",
        "An id is made for it from its author and year.  Give it one to cite it by.",
    ),
    "J3": Code(
        "a variable of an item cannot be read",
        """\
It is kept as it is and written back to CSL-JSON, or left out where it has no name of its own.""",
    ),
    "J4": Code(
        "an item is not quite JSON",
        "A name that stands twice, a number too large to hold: the message says how it was read.",
    ),
    "J5": Code(
        "data of our own in `custom` cannot be used",
        """\
It was written by another program or version, or changed by hand.  The CSL variables are used.""",
    ),
    "J6": Code(
        "data of our own in `custom` is out of date",
        "The CSL variables were changed after it was written.  The variables are used.",
    ),
    "J7": Code(
        "an item says more of its record than of the work",
        """\
When Crossref indexed it, which member deposited it, where authors work, or at which address Zotero
has it beside its citation key: it is left out.""",
    ),
    "J8": Code(
        "the note of an item gives another date than the item",
        """\
A line such as `issued: 1952/1955` at the head of the note is what Zotero's field Extra is for;
processors use it in place of the date of the item, and so it is read.""",
    ),
    "J9": Code(
        "there are more faults than are listed",
        "Mend those that are listed first.",
    ),
    "TAB1": Code(
        "a table has no heading that is known",
        """\
The first rows are looked through for the names of columns: those of a record (`title`, `author`,
`pages`) in any case, or what presses call them (`Chapter title`, `First page`, `DOI`).""",
    ),
    "TAB2": Code(
        "a cell of a table is under no heading of its own",
        """\
The column has no heading, or one that stands there already.  Name each column, and each once.""",
    ),
    "TAB3": Code(
        "a cell of a table is not what its column holds",
        """\
Spreadsheets change what is typed: `1-12` becomes a date, an ISBN 9.78E+12.  Format such columns as
text and enter the values again.  The message says whether the cell is used or left out.""",
    ),
    "TAB4": Code(
        "a cell of a table cannot be used",
        """\
What the row is has no place for it, or the word in it (a type, a kind) is not known.  The rest of
the row is read.""",
    ),
    "TAB5": Code(
        "a row of a table has no title",
        "It is left out.  Every part has a title; one without has one in brackets: `[Plates]`.",
    ),
    "TAB6": Code(
        "a table does not say what book a chapter is in",
        """\
The chapter is read as a reference of its own.  Name the book in a column `Book title`, in a row
above its chapters, or above the headings (`Book title`, and beside it the title).""",
    ),
    "TAB7": Code(
        "a table cannot be read, or is too large",
        """\
A workbook is an archive of XML (`.xlsx`); older ones (`.xls`) and those with a password are not
read.  What a spreadsheet has no place for (more than 1,048,576 rows) is left out.""",
    ),
    "TAB8": Code(
        "a quotation mark in a table is not closed",
        """\
The cell ends with its line.  A cell with a comma or a line break stands in quotation marks, and a
quotation mark in it is written twice.""",
    ),
    "TAB9": Code(
        "no column of a table has this name",
        """\
Columns are called as a record names its keys (`title`, `container-title`, `series.number`), or as
headings of tables are (`First page`).""",
    ),
    "MODS1": Code(
        "the text is not XML, or more than can be read",
        """\
It is not well-formed: the message says where.  Records before that place are read.  Entities are
not expanded and nothing is fetched.""",
    ),
    "MODS2": Code(
        "a text holds no record of MODS",
        """\
A record is an element `mods` of the namespace http://www.loc.gov/mods/v3, alone, in a
`modsCollection`, or anywhere in other XML (an answer of a catalogue, METS).""",
    ),
    "MODS3": Code(
        "elements of MODS are not read",
        """\
Nothing here has a place for them, or there are two where one is read.  The rest of the record is
read.""",
    ),
    "MODS4": Code(
        "a record of MODS is not whole",
        "It breaks off, or has no title and nothing else that could be cited.",
    ),
    "OAI1": Code(
        "an option of a static repository has a value that it cannot have",
        """\
The base is the address at which a gateway serves the file; a datestamp is a day, 2026-01-31.""",
    ),
    "OAI2": Code(
        "the text is no static repository of OAI-PMH",
        """\
It is not well-formed XML.  A static repository holds its records in `ListRecords`, one for each
format of metadata.""",
    ),
    "MARC1": Code(
        "this is no MARC that can be read",
        """\
MARCXML has `record` elements with `leader`, `controlfield` and `datafield`; a file of ISO 2709
(.mrc) begins with the five digits of the length of its first record.""",
    ),
    "MARC2": Code(
        "a record is not bibliographic MARC 21",
        """\
It is skipped.  UNIMARC has other fields: ask the catalogue for MARC 21.  Records of authorities and
holdings describe no publication.""",
    ),
    "MARC3": Code(
        "a record of MARC is damaged",
        """\
It is skipped; or characters in it, which are none of the encoding that it tells (leader/09: a is
UTF-8, blank is MARC-8), are replaced by �.""",
    ),
    "MARC4": Code(
        "a record is too large for ISO 2709",
        "A record has at most 99,999 bytes, a field 9,999.  MARCXML has no such bounds.",
    ),
    "MARC5": Code(
        "subfields of MARC are not read",
        """\
Nothing here has a place for them: the years of somebody's life, a price, a shelf.  What the field
says beside them is read.  Fields that are not read at all are kept in `extra`.""",
    ),
    "XREF1": Code(
        "this is no deposit of Crossref's",
        "It has a `doi_batch` with books; answers in UNIXREF have `crossref` in place of it.",
    ),
    "XREF2": Code(
        "a deposit does not say who deposits",
        """\
Crossref asks for the name and the e-mail address of the depositor, the registrant, the number of
the deposit and a timestamp.  They are options of the writer, and are never made up.""",
    ),
    "RIS1": Code(
        "text stands in no record",
        "It is skipped.  A record begins with `TY  - ` and ends with `ER  - `.",
    ),
    "RIS2": Code(
        "a record has no type",
        "Its first line should be `TY  - BOOK` or another type.",
    ),
    "RIS3": Code(
        "a record is not closed",
        "It ends where the next one begins.  Add the line `ER  - `.",
    ),
    "RIS4": Code(
        "a value of a record cannot be used",
        "It is not what its tag means (a date that is none, for instance).  It is left out.",
    ),
    "RIS5": Code(
        "a record says nothing",
        "It has a type and no more.  It is skipped.",
    ),
    "RIS6": Code(
        "times of day are left out",
        "When an address was seen is kept to the day.",
    ),
    "RIS9": Code(
        "there are more faults than are listed",
        "Mend those that are listed first.",
    ),
    "RDF1": Code(
        "an option of RDF has a value that it cannot have",
        """\
Profiles are simple-dc, dcterms, rich and zotero; a base is an absolute IRI, such as
https://example.org/.""",
    ),
    "RDF2": Code(
        "the text is not what its format says",
        "It is not well-formed RDF of this syntax, not in its encoding, or too large.",
    ),
    "RDF3": Code(
        "the text refers to what is not in it",
        """\
Nothing is fetched, and entities are not expanded.  Put the context into the document, write the
entities out.""",
    ),
    "RDF4": Code(
        "a resource cannot be read as a work",
        """\
A value is not what its property means, or the title is missing.  The message says which.""",
    ),
    "RDF5": Code(
        "statements are not understood",
        "Their properties are of no vocabulary that is read here.  They are left out.",
    ),
    "RDF6": Code(
        "what is part of what is contradictory",
        "A resource is part of itself, or of two others.  The first statement is used.",
    ),
    "RDF7": Code(
        "a key is taken",
        "Another resource has it; this one gets a letter behind it.",
    ),
    "RDF8": Code(
        "a library for validation is missing",
        "Install it: `pip install 'precarious-truce[rdf]'`.",
    ),
    "RDF9": Code(
        "RDF does not conform to the shapes",
        "The message is that of the SHACL shape, with the resource and the property.",
    ),
    "RDF10": Code(
        "what is said of a resource does not stand together",
        """\
A long file of N-Triples or Turtle is read in stretches: what is said of a work, of its parts and of
nodes without a name that they name must follow one another.  Sort the file by subject, or read it
whole: `load`, or `export` without `--stream` and `--jobs`.""",
    ),
}
"""Every code but those of the lints, by origin: Y records, F files and formats, K keys, L places,
S styles, CIT citations, B .bib, J CSL-JSON, RIS, RDF, SRC sources of drafts,
SRV answers of services, MODS, OAI static repositories, MARC, XREF deposits, HAY hayagriva,
M managers."""

LINTS = (
    "P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9", "P10", "P11", "P12",
    "C1", "C2", "C3", "C4", "C5", "C6", "I1", "I2", "I3", "I4", "D1", "D2", "D3",
    "N1", "N2", "N3", "N4", "N5", "R1", "R2", "R3", "T1", "T2", "T3", "T4",
)  # fmt: skip
"""The codes of the lints: the docstring of each is its page (`precarious_truce.checks`)."""
