"""What a run writes, leaves alone and removes, and what it refuses."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.etree import ElementTree

import pytest

import precarious_truce as pt
from precarious_truce import site
from precarious_truce.site.building import build as build_now
from precarious_truce.site.folder import MANIFEST
from precarious_truce.site.names import names_of

RIVERS = pt.Book(key="marsh2004", title="Rivers", author="Marsh, E.", contents=["Floods", "Fords"])
ALPS = pt.Book(key="osei2001", title="Alps", author="Osei, K.", contents=["Snow"])


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_same_input_gives_the_same_files(tmp_path: Path) -> None:
    for name in ("a", "b"):
        site.build([RIVERS, ALPS], tmp_path / name, base_url="https://example.org/")
    assert files(tmp_path / "a") == files(tmp_path / "b")


def test_nothing_is_written_again(tmp_path: Path) -> None:
    first = site.build([RIVERS, ALPS], tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()}
    second = site.build([RIVERS, ALPS], tmp_path)
    assert (second.written, second.unchanged) == (0, first.written)
    assert before == {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*") if p.is_file()}


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    site.build([RIVERS, ALPS], tmp_path)
    before = files(tmp_path)
    report = site.build([RIVERS.changed(note="Damp."), ALPS], tmp_path)
    changed = {name for name, content in files(tmp_path).items() if content != before[name]}
    assert "marsh2004/index.html" in changed and not any("osei" in name for name in changed)
    assert report.written == len(changed - {MANIFEST})


def test_a_file_that_went_missing_is_made_again(tmp_path: Path) -> None:
    site.build([RIVERS], tmp_path)
    (tmp_path / "marsh2004" / "marsh2004-floods.ris").unlink()
    assert site.build([RIVERS], tmp_path).written == 1


def test_what_went_is_removed_and_what_others_made_stays(tmp_path: Path) -> None:
    site.build([RIVERS, ALPS], tmp_path)
    (tmp_path / "marsh2004" / "notes.txt").write_text("mine")
    (tmp_path / "CNAME").write_text("example.org")
    report = site.build([ALPS], tmp_path)
    assert report.removed == 15
    assert files(tmp_path / "marsh2004") == {"notes.txt": b"mine"}
    assert (tmp_path / "CNAME").read_text() == "example.org"
    site.build([RIVERS], tmp_path)
    assert not (tmp_path / "osei2001").exists()


@pytest.mark.parametrize("name", ["index.html", "assets/site.css", "marsh2004/index.html"])
def test_a_file_of_somebody_elses_is_not_written_over(name: str, tmp_path: Path) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("mine")
    with pytest.raises(pt.TruceError, match="no site made it"):
        site.build([RIVERS], tmp_path)
    assert files(tmp_path) == {name: b"mine"}


def test_a_link_leads_nowhere_else(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "marsh2004").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(pt.TruceError, match="a link stands"):
        site.build([RIVERS], tmp_path / "out")
    assert files(tmp_path / "elsewhere") == {}


def test_a_folder_that_became_a_link_is_not_cleared(tmp_path: Path) -> None:
    out, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    site.build([RIVERS, ALPS], out)
    (out / "osei2001").rename(elsewhere)
    (out / "osei2001").symlink_to(elsewhere)
    site.build([RIVERS], out)
    assert "index.html" in files(elsewhere)


@pytest.mark.parametrize("name", ["../x", "/etc/passwd", "a/../../x", "a/b/c", "", "a\\..\\x"])
def test_a_list_of_files_that_leads_out_of_the_folder(name: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    site.build([RIVERS], out)
    (tmp_path / "x").write_text("mine")
    note = json.loads((out / MANIFEST).read_text())
    note["files"].append(name)
    (out / MANIFEST).write_text(json.dumps(note))
    site.build([RIVERS], out)
    assert (tmp_path / "x").read_text() == "mine"


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"files": 1, "digests": {}}', "{" * 9999])
def test_a_list_of_files_that_is_none(text: str, tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_text(text)
    with pytest.raises(pt.TruceError, match="no list of a site's files"):
        site.build([RIVERS], tmp_path)


def test_keys_that_come_to_one_name(tmp_path: Path) -> None:
    clash = [pt.Book(key="a/b", title="One"), pt.Book(key="A_b", title="Two")]
    with pytest.raises(pt.TruceError) as caught:
        site.build(clash, tmp_path)
    assert {fault.code for fault in caught.value.diagnostics} == {"F4"}
    assert not list(tmp_path.iterdir())


def test_parts_that_come_to_one_name() -> None:
    book = pt.Book(
        key="b", title="One", contents=[{"title": "x", "key": "p:1"}, {"title": "y", "key": "P_1"}]
    )
    with pytest.raises(pt.TruceError, match="p:1"):
        names_of([book])


def test_two_works_or_parts_of_one_key(tmp_path: Path) -> None:
    with pytest.raises(pt.TruceError, match="two works have the key marsh2004"):
        site.build([RIVERS, RIVERS.changed(title="Other")], tmp_path)
    works = [
        pt.Book.model_validate({"key": key, "title": "T", "contents": [{"title": "x", "key": "x"}]})
        for key in ("a", "b")
    ]
    with pytest.raises(pt.TruceError, match="two parts have the key x"):
        site.build(works, tmp_path)


def test_names_that_the_site_needs_itself(tmp_path: Path) -> None:
    book = pt.Book(key="assets", title="Assets", contents=[{"title": "Index", "key": "index"}])
    site.build([book], tmp_path)
    assert {"assets/site.css", "assets_/index.html", "assets_/index_.html"} <= set(files(tmp_path))


def test_hostile_keys_stay_in_the_folder(tmp_path: Path) -> None:
    keys = ("../../evil", "/abs", "a/b", "..", ".hidden", "nul", "x" * 300, "a b%2e", "é<>&\"'")
    works = [pt.Book(key=key, title="T", contents=["Floods"]) for key in keys]
    site.build(works, tmp_path / "out", base_url="https://example.org/")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    pages = list((tmp_path / "out").glob("*/index.html"))
    assert len(pages) == len(keys)


@contextmanager
def as_a_user() -> Iterator[None]:
    """As nobody where the tests run as root, to whom nothing is forbidden."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    site.build([RIVERS], tmp_path / "fine")
    tmp_path.chmod(0o500)
    with as_a_user(), pytest.raises(pt.TruceError, match="no permission"):
        site.build([RIVERS], tmp_path / "out")


def test_an_interrupted_run_is_taken_up_again(tmp_path: Path) -> None:
    class Stop(Exception):
        pass

    def stop(done: int, of: int) -> None:
        raise Stop

    with pytest.raises(Stop):
        site.build([RIVERS, ALPS], tmp_path, on_work=stop)
    site.build([RIVERS.changed(title="Floods"), ALPS], tmp_path)
    site.build([RIVERS, ALPS], tmp_path / "fresh")
    assert "marsh2004/index.html" in files(tmp_path)


def test_several_processes_write_the_same(tmp_path: Path) -> None:
    works = [RIVERS.changed(key=f"marsh{n}") for n in range(45)]
    one = build_now(works, tmp_path / "one")
    two = build_now(works, tmp_path / "two", processes=2)
    assert files(tmp_path / "one") == files(tmp_path / "two") and one == two


# --- addresses ------------------------------------------------------------------------------------


def test_without_an_address_none_is_made_up(tmp_path: Path) -> None:
    site.build([RIVERS], tmp_path)
    assert not (tmp_path / "sitemap.xml").exists()
    for name, content in files(tmp_path).items():
        if name.endswith(".html"):
            assert b"canonical" not in content and b'"@id"' not in content
            assert set(_addresses(content.decode())) <= {"https://schema.org"}


def _addresses(page: str) -> list[str]:
    import re

    return re.findall(r"https?://[^\"<> ]+", page)


def test_with_an_address(tmp_path: Path) -> None:
    site.build([RIVERS], tmp_path, base_url="https://example.org/books")
    page = (tmp_path / "marsh2004" / "marsh2004-floods.html").read_text(encoding="utf-8")
    address = "https://example.org/books/marsh2004/marsh2004-floods.html"
    assert f'<link rel="canonical" href="{address}">' in page and f'"@id":"{address}"' in page
    tree = ElementTree.parse(tmp_path / "sitemap.xml")
    found = [one.text for one in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert found == [
        "https://example.org/books/", "https://example.org/books/marsh2004/", address,
        "https://example.org/books/marsh2004/marsh2004-fords.html",
    ]  # fmt: skip


def test_a_long_sitemap_is_several(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("precarious_truce.site.building._MOST_ADDRESSES", 3)
    site.build([RIVERS, ALPS], tmp_path, base_url="https://example.org/")
    assert b"sitemap-2.xml" in (tmp_path / "sitemap.xml").read_bytes()
    assert (tmp_path / "sitemap-2.xml").exists()


@pytest.mark.parametrize(
    "address",
    ["ftp://x.org", "example.org", "https://", "https://x.org/?a", "https://x.org/#a",
     "https://x y.org", "javascript:alert(1)", 'https://x.org/"><script>', "https://[", "https://münchen.de/"],
)  # fmt: skip
def test_what_is_no_address(address: str, tmp_path: Path) -> None:
    with pytest.raises(pt.TruceError) as caught:
        site.build([RIVERS], tmp_path, base_url=address)
    assert caught.value.diagnostics[0].code == "F12"


def test_without_jinja(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "jinja2", None)
    with pytest.raises(pt.TruceError, match="Jinja2, which is not installed") as caught:
        site.build([RIVERS], tmp_path)
    assert caught.value.diagnostics[0].hint == "pip install 'precarious-truce[site]'"
