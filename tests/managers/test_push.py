"""push: each work arrives once, where it is wanted; what refuses is told of in words."""

from __future__ import annotations

import os
import socket
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.managers.servers import (
    Acting,
    JabRef,
    JabRefServer,
    Other,
    Zotero,
    ZoteroServer,
    closing,
    dripping,
    endless,
    noise,
    redirecting,
    running,
    silent,
)

import precarious_truce as pt
from precarious_truce.cli import _run
from precarious_truce.managers import loopback, pushing
from precarious_truce.managers.jabref import marks_in

ROOT = Path(__file__).resolve().parents[2]
RECORDS = sorted(
    path for folder in (ROOT / "data", ROOT.parent / "shared" / "records")
    for path in folder.glob("*.yaml") if not path.name.startswith("bad-")
)  # fmt: skip
BOOK = pt.Book(
    key="m", title="Rivers", author="Marsh, Eleanor", date=2004, isbn="978-0-521-08689-9",
    contents=[{"number": 1, "title": "Floods"}, "Index"],
)  # fmt: skip


@pytest.fixture
def zotero() -> Iterator[tuple[Zotero, int]]:
    state = Zotero()
    with running(ZoteroServer, state) as port:
        yield state, port


@pytest.fixture
def jabref() -> Iterator[tuple[JabRef, int]]:
    state = JabRef()
    with running(JabRefServer, state) as port:
        yield state, port


# --- arriving -------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_record_arrives_once_in_zotero(path: Path, zotero: tuple[Zotero, int]) -> None:
    state, port = zotero
    library = pt.load(path)
    keys = [ref.key for ref in library.references()]
    done = pt.push(library, port=port)
    assert sorted(state.keys()) == sorted(keys) == sorted(done.sent)
    assert done.taken == len(keys) and done.was_asked and not done.present
    again = pt.push(library, port=port)
    assert not again.sent and sorted(again.present) == sorted(keys)
    assert sorted(state.keys()) == sorted(keys)


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_record_arrives_once_in_jabref(path: Path, jabref: tuple[JabRef, int]) -> None:
    state, port = jabref
    library = pt.load(path)
    keys = {ref.key for ref in library.references()}
    for _ in range(2):
        done = pt.push(library, port=port)
        assert set(done.sent) | set(done.present) == keys
    ((_, text),) = state.entries
    assert {ref.key for ref in pt.loads(text, "bibtex").references()} == keys
    assert not done.sent


def test_without_keys_works_and_parts_are_known_by_what_else_they_say(
    zotero: tuple[Zotero, int],
) -> None:
    state, port = zotero
    state.keeps_keys = False  # Zotero 7
    pt.push(BOOK, port=port)
    assert pt.push(BOOK, port=port).present == {
        "m": "its ISBN", "m-ch1": "its title in the same book",
        "m-index": "its title in the same book",
    }  # fmt: skip


def test_what_is_missing_of_a_book_is_sent_alone(zotero: tuple[Zotero, int]) -> None:
    state, port = zotero
    assert pt.push(BOOK, keys="m-ch1", port=port).sent == ("m-ch1",)
    assert pt.push(BOOK, port=port).sent == ("m", "m-index")
    assert sorted(state.keys()) == ["m", "m-ch1", "m-index"]
    types = {item["citationKey"]: item["itemType"] for item in state.items}
    assert types == {"m": "book", "m-ch1": "bookSection", "m-index": "bookSection"}


@pytest.mark.parametrize(
    ("has", "why"),
    [
        ({"citationKey": "m", "itemType": "book"}, "its key"),
        ({"extra": "tex.x: y\nCitation Key: m", "itemType": "book"}, "its key"),
        ({"DOI": "https://doi.org/10.1000/M", "itemType": "book"}, "its DOI"),
        ({"ISBN": "3-16-148410-0, 0-521-08689-2", "itemType": "book"}, "its ISBN"),
        ({"title": "RIVERS.", "date": "c. 2004", "itemType": "book",
          "creators": [{"name": "Marsh"}]}, "its title, author and year"),
        ({"ISBN": "0-521-08689-2", "itemType": "bookSection"}, None),
        ({"title": "Rivers", "date": "2005", "itemType": "book",
          "creators": [{"lastName": "Marsh"}]}, None),
        ({"itemType": "note", "title": "m", "citationKey": "m"}, None),
        ({"itemType": None, "creators": "?", "ISBN": 7}, None),
    ],
)  # fmt: skip
def test_what_is_there_is_known(
    has: dict[str, Any], why: str | None, zotero: tuple[Zotero, int]
) -> None:
    state, port = zotero
    state.items.append({"target": "L1", **has})
    book = BOOK.changed(contents=(), doi="10.1000/m")
    assert pt.push(book, port=port).present == ({"m": why} if why else {})


def test_a_library_of_many_pages_is_asked_for_all(zotero: tuple[Zotero, int]) -> None:
    state, port = zotero
    state.items += [
        {"target": "L1", "itemType": "book", "citationKey": f"k{n}"} for n in range(1201)
    ]
    state.items.append({"target": "L1", "itemType": "book", "citationKey": "m"})
    assert "m" in pt.push(BOOK, port=port).present
    assert sum("/items?" in path for _, path in state.requests) == 3


def test_it_can_be_doubled_only_where_nobody_can_be_asked(zotero: tuple[Zotero, int]) -> None:
    state, port = zotero
    state.local_api = False
    assert not pt.push(BOOK, port=port).was_asked
    assert not pt.push(BOOK, port=port).was_asked
    assert len(state.items) == 6


# --- where to -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("collection", "target"),
    [
        (None, "L1"), ("floods", "C6"), ("My Library/Rivers", "C5"), ("Institute/Rivers/", "C8"),
        ("Rivers/Floods", "C6"), ("Institute", "L7"), ("My Library", "L1"),
    ],
)  # fmt: skip
def test_collections(collection: str | None, target: str, zotero: tuple[Zotero, int]) -> None:
    state, port = zotero
    pt.push(BOOK, collection=collection, tags=["new", " "], port=port)
    assert {item["target"] for item in state.items} == {target}
    assert [item["tags"] for item in state.items] == [["new"]] * 3
    assert len(pt.push(BOOK, collection=collection, port=port).present) == 3


def test_what_is_selected(zotero: tuple[Zotero, int]) -> None:
    state, port = zotero
    state.selected = ("C9", True)
    assert pt.push(BOOK, tags=["a, b", "c"], port=port).target == "Institute/Maps"
    assert {item["target"] for item in state.items} == {"C9"}
    assert state.items[0]["tags"] == ["a, b", "c"]


@pytest.mark.parametrize(
    ("collection", "said"),
    [("Rivers", "2 collections are called 'Rivers'"), ("Flods", "did you mean My Library/Rivers"),
     ("x", "there are My Library, My Library/Rivers"), ("", "no collection")],
)  # fmt: skip
def test_no_such_collection(collection: str, said: str, zotero: tuple[Zotero, int]) -> None:
    state, port = zotero
    with pytest.raises(pt.TruceError, match=r"error\[M3\]") as caught:
        pt.push(BOOK, collection=collection, port=port)
    assert said in str(caught.value)
    assert not state.items


def test_groups_of_jabref(jabref: tuple[JabRef, int]) -> None:
    state, port = jabref
    done = pt.push(BOOK, collection="Für & wider", tags=["new"], port=port)
    ((group, text),) = state.entries
    assert group == "Für & wider" and done.target == "the group Für & wider"
    assert text.count("keywords = {new}") == 3
    assert marks_in(text)


# --- refused --------------------------------------------------------------------------------------

REFUSED: list[tuple[str, tuple[int, object], str]] = [
    ("/connector/import", (400, ""), "does not understand Zotero RDF"),
    ("/connector/import", (404, "No endpoint found\n"), "too old"),
    ("/connector/import", (409, {"error": "SESSION_EXISTS"}), "has a session of this name"),
    ("/connector/import", (500, {"libraryEditable": False}), "is read-only"),
    ("/connector/import", (500, ""), "failed while it imported"),
    ("/connector/import", (503, "busy"), "is busy"),
    ("/connector/import", (302, ""), r"did not import; nothing was taken \(302\)"),
    ("/connector/getSelectedCollection", (404, ""), "too old"),
    ("/connector/getSelectedCollection", (503, ""), "is busy"),
    ("/connector/getSelectedCollection", (200, "no JSON"), "does not say what is selected"),
    ("/connector/getSelectedCollection", (200, "[" * 100_000), "does not say what is selected"),
]


@pytest.mark.parametrize(("path", "answer", "said"), REFUSED)
def test_zotero_refuses(
    path: str, answer: tuple[int, object], said: str, zotero: tuple[Zotero, int]
) -> None:
    state, port = zotero
    state.status[path] = answer
    with pytest.raises(pt.TruceError, match=rf"^Zotero 8\.0\.1: error\[M2\]: .*{said}"):
        pt.push(BOOK, port=port)
    assert not state.items


def test_a_library_that_is_read_only_is_not_left_for_another(zotero: tuple[Zotero, int]) -> None:
    state, port = zotero
    state.selected = ("L7", False)
    with pytest.raises(
        pt.TruceError, match="the library Institute, which is selected in it, is re"
    ):
        pt.push(BOOK, port=port)
    assert not state.items and all("import" not in path for _, path in state.requests)


def test_a_session_that_is_lost_is_told_of(zotero: tuple[Zotero, int]) -> None:
    state, port = zotero
    state.status["/connector/updateSession"] = (400, {"error": "SESSION_NOT_FOUND"})
    with pytest.raises(pt.TruceError, match=r"3 items are in Zotero, but were not put into My Lib"):
        pt.push(BOOK, port=port)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"has_window": False}, r"it refuses \(400 Only possible in GUI mode.\); nothing was"),
        ({"has_library": False}, "no library is open in it"),
        ({"status": {"/libraries/current/entries": (503, "")}}, "it is busy"),
        ({"status": {"/libraries/current": (500, "")}}, r"it refuses \(500\); nothing was taken"),
    ],
)
def test_jabref_refuses(change: dict[str, Any], said: str, jabref: tuple[JabRef, int]) -> None:
    state, port = jabref
    vars(state).update(change)
    with pytest.raises(pt.TruceError, match=rf"^JabRef: error\[M2\]: {said}"):
        pt.push(BOOK, port=port)
    assert not state.entries


def test_zotero_refuses_browsers_and_other_hosts(zotero: tuple[Zotero, int]) -> None:
    """The server of these tests does what Zotero's does, or they show nothing."""
    _, port = zotero
    server = loopback.Loopback(port)
    path = "/connector/getSelectedCollection"
    with pytest.raises(pt.TruceError, match="not that of a reference manager"):
        server.ask("POST", path, b"{}", {"User-Agent": "Mozilla/5.0", "Content-Type": "a/b"})
    assert server.ask("GET", "/connector/ping", headers={"Host": "example.org"}).status == 400
    assert server.ask("POST", path, b"{}", {"Content-Type": "text/plain"}).status == 400


# --- absent, and others ---------------------------------------------------------------------------


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.mark.parametrize("to", ["auto", "zotero", "jabref"])
def test_nothing_runs(to: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(pt.TruceError, match=r"error\[M1\].*\n.*hint: start"):
        pt.push(BOOK, to=to, port=_free_port())


@pytest.mark.parametrize("act", [redirecting, noise, closing, silent, dripping, endless])
def test_another_program_has_the_port(
    act: Callable[[Any], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loopback, "SECONDS", 0.3)
    monkeypatch.setattr(loopback.Loopback.ask, "__kwdefaults__", {"seconds": 0.3})
    monkeypatch.setattr(loopback, "MAX_BYTES", 1 << 16)
    with (
        running(Other, Acting(act)) as port,
        pytest.raises(pt.TruceError, match=r"^127\.0\.0\.1:\d+: error\[M[12]\]"),
    ):
        pt.push(BOOK, port=port)


def test_the_other_manager_runs(zotero: tuple[Zotero, int], jabref: tuple[JabRef, int]) -> None:
    with pytest.raises(pt.TruceError, match=r"Zotero 8\.0\.1 answers here, not JabRef"):
        pt.push(BOOK, to="jabref", port=zotero[1])
    with pytest.raises(pt.TruceError, match="JabRef answers here, not Zotero"):
        pt.push(BOOK, to="zotero", port=jabref[1])
    assert not zotero[0].items and not jabref[0].entries


@pytest.mark.parametrize("port", [0, -1, 65536, 10**9])
def test_no_port(port: int) -> None:
    with pytest.raises(pt.TruceError, match=r"error\[M1\]"):
        pt.push(BOOK, port=port)


def test_proxies_are_not_asked(zotero: tuple[Zotero, int], monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://192.0.2.1:1")
    assert pt.push(BOOK, port=zotero[1]).taken == 3


# --- the program ----------------------------------------------------------------------------------


@pytest.mark.skipif(os.name != "posix", reason="a script is the program")
@pytest.mark.parametrize("code", [0, 3])
def test_jabref_is_given_a_file(code: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "jabref"
    program.write_text(f'#!/bin/sh\necho "$1" > "$0.said"\n/bin/cp "$2" "$0.bib"\nexit {code}\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(pt.TruceError, match="JabRef does not run"):
        pt.push(BOOK, to="jabref", port=_free_port())  # a port that was named is asked alone
    usual = _free_port()
    monkeypatch.setattr(pushing, "PORT", usual)
    if code:
        with pytest.raises(pt.TruceError, match="its program ended with 3"):
            pt.push(BOOK, to="jabref", port=usual)
        return
    done = pt.push(BOOK, to="jabref", port=usual)
    assert done.taken == 3 and not done.was_asked and done.manager == "JabRef, by its program"
    assert (tmp_path / "jabref.said").read_text().strip() == "--importToOpen"
    assert {r.key for r in pt.load(tmp_path / "jabref.bib").references()} == {
        "m",
        "m-ch1",
        "m-index",
    }
    with pytest.raises(pt.TruceError, match=r"error\[M3\]"):
        pt.push(BOOK, to="jabref", collection="x", port=usual)


# --- the command ----------------------------------------------------------------------------------


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    monkeypatch.chdir(tmp_path)
    pt.dump(BOOK, "r.yaml")
    Path("empty.bib").write_text("")

    def command(*args: str) -> tuple[int, str, str]:
        status = _run(list(args))
        out, err = capfd.readouterr()
        return status, out, err

    return command


Run = Callable[..., tuple[int, str, str]]


def test_the_command(run: Run, zotero: tuple[Zotero, int]) -> None:
    state, number = zotero
    port = ("--port", str(number))
    dry = run("push", "r.yaml", "--dry-run", *port)
    assert dry == (0, "m\nm-ch1\nm-index\n", "Zotero 8.0.1, My Library: 3 items would be sent\n")
    assert not state.items
    assert run("push", "r.yaml", "--books", *port)[1:] == (
        "m\n", "Zotero 8.0.1, My Library: 1 item sent\n"
    )  # fmt: skip
    status, out, err = run("push", "r.yaml", "m-ch1", "m", "--tag", "a", *port)
    assert (status, out) == (0, "m-ch1\n") and err.startswith("m is there already, by its key\n")
    assert run("push", "r.yaml", "--keys", "m,m-ch1", *port)[2].endswith("all is there already\n")
    assert run("push", "empty.bib", *port)[::2] == (
        0, "nothing to push: there are no such works\n"
    )  # fmt: skip
    assert run("push", "r.yaml", "m-ch7", *port)[0] == 1
    assert run("push", "r.yaml", "--collection", "Rivers", *port)[0] == 1
    assert run("push", "r.yaml", "--to", "mendeley", *port)[0] == 2
    assert run("push", "r.yaml", "--port", "99999")[0] == 2
    state.local_api = False
    assert "warning: Zotero does not say what it has" in run("push", "r.yaml", *port)[2]


def test_nobody_answers(run: Run) -> None:
    status, out, err = run("push", "r.yaml", "--port", str(_free_port()))
    assert (status, out) == (1, "")
    assert "error[M1]: no reference manager answers here" in err


@pytest.mark.parametrize(
    ("to", "said"),
    [("auto", "no reference manager answers here"), ("zotero", "Zotero does not run, or not on "
     "this port"), ("jabref", "JabRef does not run, or without its HTTP server")],
)  # fmt: skip
def test_a_dry_run_where_nobody_answers(
    to: str, said: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    port = _free_port()
    status, out, err = run("push", "r.yaml", "m", "m-ch1", "-n", "--to", to, "--port", str(port))
    assert (status, out) == (1, "m\nm-ch1\n")
    assert err == f"127.0.0.1:{port}: error[M1]: {said}; 2 items would be sent\n"


def test_a_dry_run_doubles_nothing(run: Run, zotero: tuple[Zotero, int]) -> None:
    zotero[0].local_api = False
    err = run("push", "r.yaml", "-n", "--port", str(zotero[1]))[2]
    assert "so some of it might be there twice; Settings" in err
