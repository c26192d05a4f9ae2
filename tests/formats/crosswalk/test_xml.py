"""XML within bounds: what is hostile ends in a fault, what breaks off is read as far as it goes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from precarious_truce.errors import TruceError
from precarious_truce.formats.crosswalk.xml import (
    MAX_DEPTH,
    Element,
    parsed,
    storable,
    written,
)

BOMB = "<!DOCTYPE a [" + "".join(
    f'<!ENTITY e{n + 1} "&e{n};&e{n};&e{n};&e{n};">' for n in range(20)
)


@given(st.text(), st.text(), st.text())
def test_what_is_written_is_read(text: str, value: str, inner: str) -> None:
    sound = [storable(t.encode("utf-8", "replace").decode()) for t in (text, value, inner)]
    element = Element("a", {"b": sound[1]}, children=[Element("c", text=sound[0] or "x")])
    root, faults = parsed(written(element), "XML")
    assert not faults and root.attrib == {"b": sound[1]}
    assert root.children[0].text == (sound[0] or "x")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no XML",
        BOMB + ']><a b="&e20;"/>',
        '<!DOCTYPE a SYSTEM "file:///etc/passwd" [<!ENTITY x SYSTEM "file:///etc/passwd">]><a/>',
        "<!DOCTYPE a [",
        b'<?xml version="1.0" encoding="no-such"?><a/>',
        b'<?xml version="1.0" encoding="shift_jis"?><a>\xff\xff</a>',
        b"\xff\xfe\x00",
    ],
)
def test_what_cannot_be_read_is_refused(text: str | bytes) -> None:
    with pytest.raises(TruceError) as error:
        parsed(text, "XML", file="x.xml")
    assert error.value.diagnostics[-1].code == "XML"


def test_text_between_elements_is_in_order() -> None:
    root, _ = parsed("<a> one <b>two</b> three <b>four <c>five</c></b>. </a>", "XML")
    assert root.words == "one two three four five." and root.text.split() == ["one", "three", "."]
    root, _ = parsed("<a>\n <b>one</b>\n <b>two</b>\n</a>", "XML")
    assert not root.mixed and root.content.split() == ["one", "two"]


def test_depth_is_bounded() -> None:
    root, (fault,) = parsed("<a>" * 100_000, "XML")
    assert str(MAX_DEPTH) in fault.message and not root.is_whole


def test_entities_that_are_not_declared_end_the_text() -> None:
    root, (fault,) = parsed("<a>\n<b/>\n&nbsp;<c/></a>", "XML")
    assert [e.name for e in root] == ["b"] and fault.line == 3


def test_lines_are_those_of_the_text() -> None:
    root, _ = parsed('<?xml version="1.0"\n?><!DOCTYPE a [\n]>\n<a><b/></a>', "XML")
    assert root.line == 4


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "cp1252"])
def test_encodings(encoding: str) -> None:
    declared = "" if encoding.startswith("utf-") else f'<?xml version="1.0" encoding="{encoding}"?>'
    root, faults = parsed(f"{declared}<a>é</a>".encode(encoding), "XML")
    assert root.text == "é" and not faults


def test_names_are_taken_out_of_their_namespaces() -> None:
    root, _ = parsed(
        '<m:a xmlns:m="urn:m" xmlns:l="http://www.w3.org/1999/xlink" l:href="u" xml:lang="en"/>',
        "XML",
    )
    assert (root.name, root.namespace) == ("a", "urn:m")
    assert root.attrib == {"xlink:href": "u", "xml:lang": "en"}
