"""Zotero and JabRef as far as `push` meets them: servers that refuse what theirs refuse.

`ZoteroServer` holds to github.com/zotero/zotero of 2026-08-21, chrome/content/zotero/xpcom/server/,
and makes items of Zotero RDF as github.com/zotero/translators of 2026-06-26, `RDF.js`, does
(1447–1479: objects of `dcterms:isPartOf`, `bib:presentedAt`, `dcterms:creator` are none; without a
title nothing is).  `JabRefServer` holds to github.com/JabRef/jabref of 2026-08-22, jabsrv/.
"""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlsplit

import rdflib
from rdflib.namespace import DCTERMS

Z = rdflib.Namespace("http://www.zotero.org/namespaces/export#")
FOAF_LAST = rdflib.URIRef("http://xmlns.com/foaf/0.1/lastName")
NO_ITEMS = (
    DCTERMS.isPartOf, DCTERMS.creator, rdflib.URIRef("http://purl.org/net/biblio#presentedAt"),
)  # fmt: skip
AUTHORS = rdflib.URIRef("http://purl.org/net/biblio#authors")
Item = dict[str, Any]


class Server(BaseHTTPRequestHandler):
    """What both have in common; `state` is what the tests set and look at."""

    state: ClassVar[Any]
    protocol_version = "HTTP/1.0"

    def log_message(self, *_: object) -> None:
        """Nothing is printed."""

    def answer(self, status: int, body: object = "", headers: dict[str, str] | None = None) -> None:
        text = body if isinstance(body, str) else json.dumps(body)
        self.send_response_only(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(text.encode())

    def body(self) -> bytes:
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))

    def do_GET(self) -> None:
        self.state.requests.append((self.command, self.path))
        self.get(urlsplit(self.path).path, parse_qs(urlsplit(self.path).query))

    def do_POST(self) -> None:
        self.state.requests.append((self.command, self.path))
        self.post(urlsplit(self.path).path, parse_qs(urlsplit(self.path).query))

    def get(self, path: str, query: dict[str, list[str]]) -> None:
        raise NotImplementedError

    def post(self, path: str, query: dict[str, list[str]]) -> None:
        raise NotImplementedError


@contextmanager
def running(kind: type[Server], state: Any) -> Iterator[int]:
    """A server of that kind on a free port of this machine; the port."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Of", (kind,), {"state": state}))
    server.block_on_close = False
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield int(server.server_address[1])
    finally:
        server.shutdown()
        server.server_close()


# --- Zotero ---------------------------------------------------------------------------------------


class Zotero:
    """The state of a Zotero."""

    def __init__(self) -> None:
        self.items: list[Item] = []
        self.sessions: dict[str, list[Item]] = {}
        self.requests: list[tuple[str, str]] = []
        self.selected: tuple[str, bool] = ("L1", True)
        self.local_api = True
        self.keeps_keys = True  # Zotero 8 and later have a field for the citation key
        self.status: dict[str, tuple[int, object]] = {}  # what an endpoint answers in any case
        self.places = [
            {"id": "L1", "name": "My Library", "level": 0},
            {"id": "C5", "name": "Rivers", "level": 1},
            {"id": "C6", "name": "Floods", "level": 2},
            {"id": "L7", "name": "Institute", "level": 0},
            {"id": "C8", "name": "Rivers", "level": 1},
            {"id": "C9", "name": "Maps", "level": 1},
        ]

    def library_of(self, target: str) -> str:
        if target.startswith("L"):
            return target
        return "L7" if target in ("C8", "C9") else "L1"

    def keys(self) -> list[str]:
        return [item["citationKey"] for item in self.items]


class ZoteroServer(Server):
    """Zotero's server."""

    state: ClassVar[Zotero]

    def answer(self, status: int, body: object = "", headers: dict[str, str] | None = None) -> None:
        own = {"X-Zotero-Version": "8.0.1", "X-Zotero-Connector-API-Version": "3"}
        super().answer(status, body, {**own, **(headers or {})})  # server.js:273–277

    def is_refused(self) -> bool:
        """server.js:323–328, 378–388, 412–431, in their order."""
        host = self.headers.get("Host", "")
        if not re.fullmatch(r"(?:127\.0\.0\.1|\[::1\]|localhost)(?::\d+)?", host):
            self.answer(400, "Invalid Host header\n")
            return True
        length = self.headers.get("Content-Length", "")
        if self.command == "POST" and not length.isdecimal():
            self.answer(400, "Content-length not provided\n")
            return True
        agent = self.headers.get("User-Agent", "")
        is_browser = agent.startswith("Mozilla/") or "Origin" in self.headers
        if is_browser and "X-Zotero-Connector-API-Version" not in self.headers:
            self.close_connection = True
            return True
        forced = self.state.status.get(urlsplit(self.path).path)
        if forced is not None:
            self.body()
            self.answer(*forced)
        return forced is not None

    def get(self, path: str, query: dict[str, list[str]]) -> None:
        if self.is_refused():
            return
        if path == "/connector/ping":  # server_connector.js:1089–1101
            self.answer(200, "<!DOCTYPE html><html><body>Zotero is running</body></html>")
        elif not path.startswith("/api/"):
            self.answer(404, "No endpoint found\n")
        elif not self.state.local_api:  # server_localAPI.js:248–251
            self.answer(403, "Local API is not enabled")
        elif path == "/api/users/0/groups":
            self.answer(200, [{"id": 77, "data": {"name": "Institute"}}])
        elif found := re.fullmatch(r"/api/(users/0|groups/77)/items", path):
            self.listed("L1" if found[1] == "users/0" else "L7", query)
        else:
            self.answer(404, "No endpoint found\n")

    def listed(self, library: str, query: dict[str, list[str]]) -> None:
        """server_localAPI.js:389–397: `start` and `limit`, no limit by default."""
        items = [i for i in self.state.items if self.state.library_of(i["target"]) == library]
        start, limit = (int(query.get(name, ["0"])[0]) for name in ("start", "limit"))
        page = items[start : start + (limit or len(items))]
        hidden = ("target", "tags") if self.state.keeps_keys else ("target", "tags", "citationKey")
        shown = [{name: item[name] for name in item.keys() - set(hidden)} for item in page]
        data = [{"data": fields} for fields in shown]
        self.answer(200, data, {"Total-Results": str(len(items))})

    def post(self, path: str, query: dict[str, list[str]]) -> None:
        if self.is_refused():
            return
        body = self.body()
        kind = (self.headers.get("Content-Type") or "").split(";")[0]
        match path:
            case "/connector/getSelectedCollection":
                self.selected(body, kind)
            case "/connector/import":
                self.imported(body, kind, query)
            case "/connector/updateSession":
                self.updated(body, kind)
            case _:
                self.answer(404, "No endpoint found\n")

    def is_json(self, kind: str) -> bool:
        """server.js:434–452."""
        if kind != "application/json":
            self.answer(400, "Endpoint does not support content-type\n")
        return kind == "application/json"

    def selected(self, body: bytes, kind: str) -> None:
        """server_connector.js:937–1010."""
        if not self.is_json(kind):
            return
        assert isinstance(json.loads(body), dict)
        target, editable = self.state.selected
        library = self.state.library_of(target)
        names = {place["id"]: place["name"] for place in self.state.places}
        found = {
            "libraryID": int(library[1:]), "libraryName": names[library],
            "libraryEditable": editable, "editable": editable,
            "id": int(target[1:]) if target.startswith("C") else None, "name": names[target],
            "targets": self.state.places,
        }  # fmt: skip
        self.answer(200, found)

    def imported(self, body: bytes, kind: str, query: dict[str, list[str]]) -> None:
        """server_connector.js:808–851; without a content type there is no data (server.js:433)."""
        items = items_of(body) if kind else None
        if items is None:
            self.answer(400)
            return
        target, editable = self.state.selected
        if not editable:
            self.answer(500, {"libraryEditable": False})
            return
        session = query.get("session", ["null"])[0]
        if session in self.state.sessions:
            self.answer(409, {"error": "SESSION_EXISTS"})
            return
        for item in items:
            item["target"] = target
        self.state.sessions[session] = items
        self.state.items += items
        self.answer(201, items)

    def updated(self, body: bytes, kind: str) -> None:
        """server_connector.js:745–777."""
        if not self.is_json(kind):
            return
        data = json.loads(body)
        session = self.state.sessions.get(data.get("sessionID"))
        if session is None:
            self.answer(400, {"error": "SESSION_NOT_FOUND"})
            return
        if data["target"] not in [place["id"] for place in self.state.places]:
            self.answer(400, {"error": "COLLECTION_NOT_FOUND"})
            return
        tags = data["tags"]
        tags = tags.split(",") if isinstance(tags, str) else tags
        for item in session:
            item["target"] = data["target"]
            item["tags"] = [tag.strip() for tag in tags if tag.strip()]
        self.answer(200, {})


def items_of(text: bytes) -> list[Item] | None:
    """The items that Zotero's importer makes of RDF; None where it is none."""
    graph = rdflib.Graph()
    try:
        graph.parse(data=text, format="xml", publicID="http://test/")
    except Exception:
        return None
    within = {node for name in NO_ITEMS for node in graph.objects(None, name)}
    found = []
    for node in dict.fromkeys(graph.subjects(DCTERMS.title)):
        if node not in within:
            fields = {
                str(name).removeprefix(str(Z)): str(value)
                for name, value in graph.predicate_objects(node)
                if str(name).startswith(str(Z))
            }
            fields.setdefault("title", str(graph.value(node, DCTERMS.title)))
            doi = next(
                (v for v in graph.objects(node, DCTERMS.identifier) if "doi" in str(v)), None
            )
            if doi:
                fields["DOI"] = str(doi)
            first = graph.value(graph.value(node, AUTHORS), rdflib.RDF._1)
            last = graph.value(first, FOAF_LAST)
            found.append(fields | {"creators": [{"lastName": str(last)}] if last else []})
    return found


# --- JabRef ---------------------------------------------------------------------------------------


class JabRef:
    """The state of a JabRef: the BibTeX of what was sent, by group."""

    def __init__(self) -> None:
        self.entries: list[tuple[str | None, str]] = []
        self.requests: list[tuple[str, str]] = []
        self.has_window = self.has_library = True
        self.status: dict[str, tuple[int, object]] = {}


class JabRefServer(Server):
    """JabRef's server."""

    state: ClassVar[JabRef]

    def get(self, path: str, query: dict[str, list[str]]) -> None:
        if path in self.state.status:
            self.answer(*self.state.status[path])
        elif path == "/":  # RootResource.java:10–20
            self.answer(200, "<html>\n<body>\n<p>\n  JabRef http API runs. Please navigate to …")
        elif path != "/libraries/current" or not self.state.has_library:
            self.answer(404, "HTTP 404 Not Found")
        else:  # LibraryResource.java:54–63, BibEntryDTO.java
            self.answer(
                200, [{"citationKey": "", "bibtex": text} for _, text in self.state.entries]
            )

    def post(self, path: str, query: dict[str, list[str]]) -> None:
        """EntriesResource.java:73–93."""
        text = self.body().decode()
        if path in self.state.status:
            self.answer(*self.state.status[path])
        elif path != "/libraries/current/entries":
            self.answer(404, "HTTP 404 Not Found")
        elif self.headers.get("Content-Type") != "application/x-bibtex":
            self.answer(415, "HTTP 415 Unsupported Media Type")
        elif not text.strip():
            self.answer(400, "BibTeX data must not be empty.")
        elif not self.state.has_window:
            self.answer(400, "Only possible in GUI mode.")
        else:
            self.state.entries.append((query.get("group", [None])[0], text))
            self.answer(204)


# --- others ---------------------------------------------------------------------------------------


class Other(Server):
    """A program that is neither; `state.path` → what is done there."""

    def get(self, path: str, query: dict[str, list[str]]) -> None:
        with suppress(OSError):  # nobody listens any more
            self.state.act(self)

    post = get


class Acting:
    """The state of another program."""

    def __init__(self, act: Any) -> None:
        self.act, self.requests = act, []  # type: ignore[var-annotated]


def redirecting(handler: Server) -> None:
    handler.answer(302, "", {"Location": "http://192.0.2.1/"})


def silent(handler: Server) -> None:
    time.sleep(3)


def dripping(handler: Server) -> None:
    for _ in range(300):
        handler.wfile.write(b"H")
        handler.wfile.flush()
        time.sleep(0.01)


def endless(handler: Server) -> None:
    handler.send_response_only(200)
    handler.end_headers()
    for _ in range(200):
        handler.wfile.write(b"x" * (1 << 20))


def noise(handler: Server) -> None:
    handler.wfile.write(b"SSH-2.0-OpenSSH_9.6\r\n")


def closing(handler: Server) -> None:
    handler.close_connection = True
