"""What models are made of, for type checkers alone; written by `python -m tests.inputs`.

`Text` is a field of plain text, `Named` a person or part that text may stand for, `Short` any other
such model, `Parts` one that is always made of fields.  None is nothing said.
"""

import datetime
from collections.abc import Mapping, Sequence
from typing import Required, TypedDict

from pydantic import BaseModel

from precarious_truce.model.dates import Date
from precarious_truce.model.extents import Extent
from precarious_truce.model.pages import Endpoint, PageRange, Pages

Text = str | int | float
Named = str | BaseModel | Mapping[str, object]
Short = Named | int | float
Parts = BaseModel | Mapping[str, object]
Day = Date | str | int | datetime.date
Where = Pages | PageRange | Endpoint | tuple[Endpoint, Endpoint]
Length = Extent | str | int


class LocalTextFields(TypedDict, total=False):
    text: Required[Text]
    romanized: Text | None
    translated: Text | None
    lang: Text | None


class TitleFields(LocalTextFields, total=False):
    short: Text | None
    original: Text | None


class NameFields(TypedDict, total=False):
    family: Text | None
    given: Text | None
    dropping_particle: Text | None
    non_dropping_particle: Text | None
    suffix: Text | None
    comma_suffix: bool | None
    static_ordering: bool | None
    literal: Text | None
    romanized: Text | None
    orcid: Text | None


class ContributorFields(NameFields, total=False):
    role: Text | None


class LinkFields(TypedDict, total=False):
    text: Required[Text]
    accessed: Day | None


class SeriesFields(TypedDict, total=False):
    title: Required[Short]
    number: Text | None
    issn: Text | None
    editor: Named | Sequence[Named] | None


class EventFields(TypedDict, total=False):
    name: Short | None
    place: Short | None
    date: Day | None


class ArchiveFields(TypedDict, total=False):
    name: Text | None
    place: Text | None
    collection: Text | None
    shelfmark: Text | None


class SourceFields(TypedDict, total=False):
    url: Text | None
    title: Text | None
    for_: Text | Sequence[Text] | None
    accessed: Day | None
    note: Text | None


class IdentifiersFields(TypedDict, total=False):
    oclc: Text | None
    lccn: Text | None
    handle: Text | None
    ark: Text | None
    arxiv: Text | None
    pmid: Text | None
    pmcid: Text | None
    jstor: Text | None
    urn: Text | None
    google_books: Text | None
    hathitrust: Text | None
    internet_archive: Text | None
    openlibrary: Text | None
    wikidata: Text | None


class ClassesFields(TypedDict, total=False):
    lcc: Text | None
    ddc: Text | None
    udc: Text | None


class ManifestationFields(TypedDict, total=False):
    isbn: Text | None
    issn: Text | None
    date: Day | None
    publisher: Short | Sequence[Short] | None
    place: Short | Sequence[Short] | None
    edition: Text | None
    doi: Text | None
    url: Short | None
    extent: Text | None
    price: Text | None
    note: Text | None


class OtherEditionFields(TypedDict, total=False):
    title: Short | None
    subtitle: Short | None
    author: Named | Sequence[Named] | None
    editor: Named | Sequence[Named] | None
    publisher: Short | Sequence[Short] | None
    place: Short | Sequence[Short] | None
    date: Day | None
    language: Text | Sequence[Text] | None
    edition: Text | None
    container_title: Short | None
    volume: Text | None
    issue: Text | None
    pages: Where | None
    isbn: Text | None
    doi: Text | None
    url: Short | None


class DescribedFields(TypedDict, total=False):
    subtitle: Short | None
    parallel_title: Short | Sequence[Short] | None
    author: Named | Sequence[Named] | None
    editor: Named | Sequence[Named] | None
    translator: Named | Sequence[Named] | None
    compiler: Named | Sequence[Named] | None
    illustrator: Named | Sequence[Named] | None
    introduction: Named | Sequence[Named] | None
    foreword: Named | Sequence[Named] | None
    afterword: Named | Sequence[Named] | None
    commentator: Named | Sequence[Named] | None
    annotator: Named | Sequence[Named] | None
    editorial_director: Named | Sequence[Named] | None
    contributor: Named | Sequence[Named] | None
    edition: Text | None
    printing: Text | None
    publisher: Short | Sequence[Short] | None
    imprint: Text | None
    place: Short | Sequence[Short] | None
    date: Day | None
    copyright: Text | None
    language: Text | Sequence[Text] | None
    series: Short | None
    event: Short | None
    physical: Text | None
    genre: Text | None
    medium: Text | None
    version: Text | None
    status: Text | None
    isbn: Text | None
    issn: Text | None
    doi: Text | None
    url: Short | None
    identifiers: Parts | None
    formats: Mapping[str, Parts] | None
    original: Short | None
    reissue_of: Short | None
    abstract: Text | None
    keywords: Text | Sequence[Text] | None
    subjects: Text | Sequence[Text] | None
    classes: Parts | None
    call_number: Text | None
    rights: Text | None
    license: Text | None
    note: Text | None
    annote: Text | None
    archive: Short | None
    source: Text | None
    sources: Short | Sequence[Short] | None
    contents_status: Text | None
    accept: Mapping[str, Text] | None
    extra: Mapping[str, Mapping[str, Text]] | None
    private: Mapping[str, object] | None
    emptied: Text | Sequence[Text] | None
    abridger: Named | Sequence[Named] | None
    adapter: Named | Sequence[Named] | None
    arranger: Named | Sequence[Named] | None
    artist: Named | Sequence[Named] | None
    binder: Named | Sequence[Named] | None
    calligrapher: Named | Sequence[Named] | None
    cartographer: Named | Sequence[Named] | None
    collaborator: Named | Sequence[Named] | None
    collector: Named | Sequence[Named] | None
    colorist: Named | Sequence[Named] | None
    conservator: Named | Sequence[Named] | None
    corrector: Named | Sequence[Named] | None
    correspondent: Named | Sequence[Named] | None
    creator: Named | Sequence[Named] | None
    dedicatee: Named | Sequence[Named] | None
    dedicator: Named | Sequence[Named] | None
    designer: Named | Sequence[Named] | None
    draftsman: Named | Sequence[Named] | None
    engraver: Named | Sequence[Named] | None
    etcher: Named | Sequence[Named] | None
    funder: Named | Sequence[Named] | None
    honoree: Named | Sequence[Named] | None
    illuminator: Named | Sequence[Named] | None
    indexer: Named | Sequence[Named] | None
    interviewee: Named | Sequence[Named] | None
    lithographer: Named | Sequence[Named] | None
    patron: Named | Sequence[Named] | None
    photographer: Named | Sequence[Named] | None
    printer: Named | Sequence[Named] | None
    proofreader: Named | Sequence[Named] | None
    redactor: Named | Sequence[Named] | None
    researcher: Named | Sequence[Named] | None
    reviewer: Named | Sequence[Named] | None
    scribe: Named | Sequence[Named] | None
    sponsor: Named | Sequence[Named] | None
    transcriber: Named | Sequence[Named] | None
    typographer: Named | Sequence[Named] | None
    woodcutter: Named | Sequence[Named] | None


class ChapterFields(DescribedFields, total=False):
    title: Required[Short]
    key: Text | None
    number: Text | None
    article_number: Text | None
    kind: Text | None
    pages: Where | None
    facing: bool | None
    contents: Named | Sequence[Named] | None
    extent: Length | None


class ChapterChanges(DescribedFields, total=False):
    title: Short | None
    key: Text | None
    number: Text | None
    article_number: Text | None
    kind: Text | None
    pages: Where | None
    facing: bool | None
    contents: Named | Sequence[Named] | None
    extent: Length | None


class VolumeFields(DescribedFields, total=False):
    title: Short | None
    key: Text | None
    number: Text | None
    extent: Length | None
    contents: Named | Sequence[Named] | None


class BookFields(DescribedFields, total=False):
    title: Required[Short]
    key: Text | None
    kind: Text | None
    extent: Length | None
    volume_count: Text | None
    volumes: Parts | Sequence[Parts] | None
    contents: Named | Sequence[Named] | None
    volume: Text | None


class BookChanges(DescribedFields, total=False):
    title: Short | None
    key: Text | None
    kind: Text | None
    extent: Length | None
    volume_count: Text | None
    volumes: Parts | Sequence[Parts] | None
    contents: Named | Sequence[Named] | None
    volume: Text | None


class ReferenceFields(DescribedFields, total=False):
    title: Short | None
    key: Text | None
    type: Text | None
    number: Text | None
    article_number: Text | None
    kind: Text | None
    chair: Named | Sequence[Named] | None
    composer: Named | Sequence[Named] | None
    curator: Named | Sequence[Named] | None
    director: Named | Sequence[Named] | None
    executive_producer: Named | Sequence[Named] | None
    guest: Named | Sequence[Named] | None
    host: Named | Sequence[Named] | None
    interviewer: Named | Sequence[Named] | None
    narrator: Named | Sequence[Named] | None
    organizer: Named | Sequence[Named] | None
    performer: Named | Sequence[Named] | None
    producer: Named | Sequence[Named] | None
    recipient: Named | Sequence[Named] | None
    reviewed_author: Named | Sequence[Named] | None
    script_writer: Named | Sequence[Named] | None
    series_creator: Named | Sequence[Named] | None
    container_title: Short | None
    container_subtitle: Short | None
    container_author: Named | Sequence[Named] | None
    volume: Text | None
    volume_title: Short | None
    volume_subtitle: Short | None
    issue: Text | None
    supplement_number: Text | None
    part_number: Text | None
    part_title: Short | None
    section: Text | None
    pages: Where | None
    page_first: Text | None
    facing: bool | None
    submitted: Day | None
    year_suffix: Text | None
    extent: Length | None
    volume_count: Text | None
    dimensions: Text | None
    scale: Text | None
    reviewed_title: Short | None
    reviewed_genre: Text | None
    authority: Text | None
    division: Text | None
    jurisdiction: Text | None
    references: Text | None
