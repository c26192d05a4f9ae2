"""Faulty records: each names on its first line the faults to be found, `CODE:LINE`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from precarious_truce.errors import Severity, TruceError
from precarious_truce.formats import yaml

RECORDS = sorted((Path(__file__).parents[2] / "fixtures/invalid/records").glob("*.yaml"))


@pytest.mark.parametrize("path", RECORDS, ids=lambda p: p.stem)
def test_every_fault_is_found_at_its_line(path: Path) -> None:
    text = path.read_bytes()
    expected = re.findall(rb"(\w+):(\d+)", text.split(b"\n")[0].partition(b"expect:")[2])
    _, faults = yaml.read(text, file=path.name)
    assert [(f.code, f.line) for f in faults] == [(c.decode(), int(n)) for c, n in expected]
    for fault in faults:
        assert fault.hint, fault
        assert str(fault).startswith(f"{path.name}:{fault.line}:{fault.column}: {fault.severity}[")
        assert "^" in str(fault)
    if any(f.severity is Severity.ERROR for f in faults):
        with pytest.raises(TruceError) as raised:
            yaml.loads(text, file=path.name)
        assert raised.value.diagnostics == tuple(faults)
        assert raised.value.library is not None
    else:
        assert yaml.loads(text).diagnostics


def test_sound_records_beside_faulty_ones() -> None:
    with pytest.raises(TruceError) as raised:
        yaml.loads(
            "title: One\n---\nautor: X\ntitle: Two\n---\ntitle: Three: 3\n---\ntitle: Four\n"
        )
    assert [work.key for work in raised.value.library] == ["one", "four"]


def test_a_caret_stands_under_the_fault() -> None:
    with pytest.raises(TruceError) as raised:
        yaml.loads("title: 日本\nauthor: {family: 日本, firstname: x}\n", file="a.yaml")
    assert str(raised.value).splitlines()[2:4] == [
        " 2 | author: {family: 日本, firstname: x}",
        "   |                        ^^^^^^^^^",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "- " * 50_000,
        "{a: " * 100_000,
        "a: &x [1]\nb: [" + "*x, " * 100_000 + "]",
        "title: " + "x" * 5_000_000,
        "x-a: " + '"' + "\\n" * 500_000,
        "\n".join(f"title{n}: a: b" for n in range(3000)),
        "---\n" * 20_000,
        "? " * 10_000,
        "title: |\n" + " " * 100_000,
        "!!python/object/apply:os.system ['true']",
        "\0" * 1000,
        "\ufeff\ufefftitle: x",
    ],
    ids=lambda t: repr(t[:12]),
)
def test_hostile_text_gives_diagnostics(text: str) -> None:
    try:
        yaml.loads(text)
    except TruceError as error:
        assert error.diagnostics


def test_twelve_aliases_deep_is_refused_before_it_grows() -> None:
    bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    bomb += "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))
    with pytest.raises(TruceError) as raised:
        yaml.loads(bomb)
    assert {"Y2"} <= {d.code for d in raised.value.diagnostics}
