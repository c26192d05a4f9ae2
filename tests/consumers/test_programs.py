"""What programs find in what is written here: each reads it, and every field it knows arrives.

Known of the consumers: pandoc sets English titles in sentence case; bibutils keeps of roman pages
the text only, and takes entry types that it does not know for @misc; the classic styles warn of
parts without author, which sort by `key`.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from tests.consumers.test_libraries import dumps, keys, records

from precarious_truce.formats import by_name

pytestmark = pytest.mark.slow


def run(*command: str, cwd: Path, check: bool = True) -> str:
    """What a program says."""
    done = subprocess.run(
        command,
        cwd=cwd,
        capture_output=True,
        text=True,
        errors="replace",
        timeout=300,
        check=False,
    )
    assert not check or done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def program(name: str) -> str:
    """The path of a program; skips where it is not installed."""
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"needs {name}")
    return found


@pytest.mark.parametrize("name", ["bibtex", "biblatex", "csl-json", "ris"])
def test_pandoc(name: str, tmp_path: Path) -> None:
    pypandoc = pytest.importorskip("pypandoc")
    source = "csljson" if name == "csl-json" else name
    items = json.loads(pypandoc.convert_text(dumps(name), "csljson", format=source))
    assert {item["id"] for item in items} == set(keys())
    preface = next(item for item in items if item["id"] == "gorodetsky1977-preface")
    assert preface["page"].replace("–", "-") == "ix-xiv"
    assert preface["container-title"].casefold().startswith("the precarious truce")
    assert preface["author"] == [{"family": "Gorodetsky", "given": "Gabriel"}]


@pytest.mark.parametrize("style", ["plain", "alpha", "apalike"])
def test_bibtex(style: str, tmp_path: Path) -> None:
    bibtex = program("bibtex")
    (tmp_path / "x.bib").write_text(dumps("bibtex", ascii=True), encoding="utf-8")
    aux = f"\\citation{{*}}\n\\bibdata{{x}}\n\\bibstyle{{{style}}}\n"
    (tmp_path / "x.aux").write_text(aux, encoding="utf-8")
    said = run(bibtex, "x", cwd=tmp_path, check=False)
    assert "error message" not in said, said
    made = (tmp_path / "x.bbl").read_text("utf-8", errors="replace")  # labels are cut by bytes
    assert made.count("\\bibitem") == len(keys())
    assert "Precarious Truce" in made


def test_biber(tmp_path: Path) -> None:
    biber = program("biber")
    (tmp_path / "x.bib").write_text(dumps("biblatex"), encoding="utf-8")
    said = run(biber, "--tool", "--validate-datamodel", "x.bib", cwd=tmp_path)
    assert "ERROR" not in said, said
    made = (tmp_path / "x_bibertool.bib").read_text(encoding="utf-8")
    assert all(f"{{{key}," in made for key in keys())


@pytest.mark.parametrize(("tool", "name"), [("bib2xml", "bibtex"), ("ris2xml", "ris")])
def test_bibutils(tool: str, name: str, tmp_path: Path) -> None:
    command = program(tool)
    (tmp_path / "x").write_text(dumps(name), encoding="utf-8")
    made = run(command, "x", cwd=tmp_path)
    assert made.count("<mods ") == len(keys())
    assert "Precarious Truce" in made


def test_bibutils_reads_mods(tmp_path: Path) -> None:
    command = program("xml2bib")
    references = list(records().references())
    text = by_name("mods").module.dumps(references)
    (tmp_path / "x").write_text(text, encoding="utf-8")
    made = run(command, "-nb", "x", cwd=tmp_path)
    made = re.sub(r'^url="https://doi\.org/.*\n', "", made, flags=re.MULTILINE)  # made of the DOI
    entries = {
        entry.key: dict(entry.fields_dict)
        for entry in pytest.importorskip("bibtexparser").parse_string(made).entries
    }
    assert list(entries) == [ref.key for ref in references]
    preface = entries["gorodetsky1977-preface"]
    assert preface["pages"].value == "ix--xiv"
    assert preface["booktitle"].value.startswith("The Precarious Truce")
    for ref in references:
        entry = entries[ref.key]
        assert ref.date is None or entry["year"].value == str(ref.date.year), ref.key
        assert not ref.volume or entry["volume"].value == ref.volume, ref.key
        for field, people in (("author", ref.author), ("editor", ref.editor)):
            families = [name.family or name.literal or "" for name in people]
            assert all(name.split()[-1] in entry[field].value for name in families
                       if name.isascii()), ref.key  # fmt: skip


CITATION_JS = """
require('@citation-js/plugin-' + process.argv[2]);
const {Cite} = require('@citation-js/core');
const text = require('fs').readFileSync(process.argv[1], 'utf8');
console.log(JSON.stringify(new Cite(text).data));
"""


def citation_js(plugin: str, text: str, folder: Path) -> list[dict[str, Any]]:
    """The items that citation-js reads in a text."""
    node = program("node")
    found = run(node, "-e", f"require('@citation-js/plugin-{plugin}')", cwd=folder, check=False)
    if "Cannot find module" in found:
        pytest.skip(f"needs @citation-js/core and @citation-js/plugin-{plugin} in NODE_PATH")
    (folder / "x").write_text(text, encoding="utf-8")
    items: list[dict[str, Any]] = json.loads(run(node, "-e", CITATION_JS, "x", plugin, cwd=folder))
    return items


@pytest.mark.parametrize("name", ["bibtex", "biblatex"])
def test_citation_js(name: str, tmp_path: Path) -> None:
    items = citation_js("bibtex", dumps(name), tmp_path)
    assert {item["id"] for item in items} == set(keys())
    preface = next(item for item in items if item["id"] == "gorodetsky1977-preface")
    assert preface["page"] == "ix-xiv"


def test_citation_js_reads_ris(tmp_path: Path) -> None:
    items = {item["id"]: item for item in citation_js("ris", dumps("ris"), tmp_path)}
    assert set(items) == set(keys())
    assert items["gorodetsky1977-preface"]["page"] == "ix-xiv"
    book, part = items["marsh2004"], items["marsh2004-ch1"]
    assert book["collection-number"] == part["collection-number"] == "12"
    assert part["collection-title"] == "Studies in Water History"
    assert [name["family"] for name in book["editor"]] == ["Marsh", "van der Weyden"]
    assert items["gorodetsky1977"]["ISBN"] == "978-0-521-08689-9"
    paper = items["ledgers2019-art4"]
    assert paper["event-title"] == "7th Workshop on Old Ledgers"
    assert paper["event-place"] == "Porto, Portugal"


def test_jabref_reads_ris(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its reader (3.8.2) puts SN in `issn`, whatever it is, and reads a number from IS alone.

    In IS, EndNote and Zotero have the number of volumes of a book, so that of the series is not
    there; JabRef 5 reads it from M1.
    """
    jabref = program("jabref")
    monkeypatch.setenv("_JAVA_OPTIONS", f"-Duser.home={tmp_path} -Djava.awt.headless=true")
    (tmp_path / "x.ris").write_text(dumps("ris"), encoding="utf-8")
    run(jabref, "--nogui", "--import", "x.ris,ris", "--output", "y.bib", cwd=tmp_path)
    made = (tmp_path / "y.bib").read_text(encoding="utf-8")
    fields = [dict(re.findall(r"^  (\w+) += \{(.*)\},$", entry, re.M)) for entry in made.split("@")]
    entries = {found["refid"]: found for found in fields if found}
    assert set(entries) == set(keys())
    book, part = entries["marsh2004"], entries["marsh2004-ch1"]
    assert book["series"] == part["series"] == "Studies in Water History"
    assert book["editor"] == part["editor"] == "Marsh, Eleanor and van der Weyden, Pieter"
    assert part["booktitle"].startswith("Rivers and Borders") and part["pages"] == "15--61"
    assert entries["gorodetsky1977"]["issn"] == "978-0-521-08689-9"
    assert entries["gorodetsky1977-preface"]["pages"] == "ix--xiv"
