"""Zotero: its connector server, which imports, and its local API, which says what is there.

What it asks for, by its source (github.com/zotero/zotero of 2026-08-21, chrome/content/zotero/
xpcom/server/):

- `server.js`:323–328 `Host` is loopback; 378–388 a POST has `Content-Length`; 412–431 what names
  itself a browser (`User-Agent: Mozilla/…`, `Origin`) without `X-Zotero-Connector-API-Version` is
  cut off; 434–444 no data without a `Content-Type`, and only those of the endpoint.
- `server_connector.js`:808–818 `/connector/import` answers 400 where no translator knows the text;
  820–827 it goes to what is selected in Zotero, else to My Library, and answers 500 with
  `libraryEditable: false` where that is read-only; 829–835 `?session=` must be new, else 409;
  851 it answers 201 with the items.
- `server_connector.js`:745–777 `/connector/updateSession` moves the items of a session to `target`
  (`C` and a number: a collection, `L`: a library) and gives them tags; a target must be given.
- `server_connector.js`:937–1010 `/connector/getSelectedCollection` wants a JSON body; it has what
  is selected, and every place that can be written to in `targets`.
- `server_localAPI.js`:248–251 `/api/` answers 403 where the user has not allowed it.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence

from precarious_truce.errors import Diagnostic, TruceError, did_you_mean
from precarious_truce.managers.loopback import Loopback, Reply
from precarious_truce.managers.marks import Mark, marks_of_fields
from precarious_truce.managers.target import Target
from precarious_truce.model import Work
from precarious_truce.printing import printable

__all__ = ["Zotero"]

_IMPORTING = 600.0
_PAGE = 500
_MOST_ITEMS = 200_000


class Zotero:
    """A Zotero that runs on this machine."""

    def __init__(self, server: Loopback, version: str) -> None:
        self._server, self._version = server, version
        self._headers = {
            "User-Agent": "precarious-truce",
            "X-Zotero-Connector-API-Version": "3",
        }

    @property
    def name(self) -> str:
        """What it is called in messages."""
        return f"Zotero {self._version}".rstrip()

    @classmethod
    def at(cls, server: Loopback) -> Zotero | None:
        """The Zotero of a server; None where another program answers."""
        reply = server.ask("GET", "/connector/ping", headers={"User-Agent": "precarious-truce"})
        version = reply.headers.get("x-zotero-version", "")
        if version or "Zotero is running" in reply.text:
            return cls(server, printable(version[:40]))
        return None

    # --- where to --------------------------------------------------------------------------------

    def target(self, collection: str | None) -> Target:
        """The library or collection of a name or path (`My Library/Rivers`), or the selected one.

        Raises `TruceError` where there is none or several of that name, and where what is selected
        is read-only.
        """
        selected = self._selected()
        targets = list(_targets(selected.get("targets")))
        if collection is not None:
            return self._named(collection, targets)
        library_id = f"L{selected.get('libraryID')}"
        library = printable(str(selected.get("libraryName") or "My Library"))
        if selected.get("libraryEditable") is False:
            raise self._refused(
                f"the library {library}, which is selected in it, is read-only",
                hint="select another in Zotero, or name one of its places with --collection",
            )
        if selected.get("id") is None:
            return Target(library_id, library, library_id, library)
        name = f"{library}/{printable(str(selected.get('name')))}"
        return Target(f"C{selected['id']}", name, library_id, library)

    def _selected(self) -> Mapping[str, object]:
        reply = self._post("/connector/getSelectedCollection", "application/json", b"{}")
        found = reply.json()
        if reply.status == 404:
            raise self._too_old()
        if reply.status != 200 or not isinstance(found, dict):
            raise self._failed(reply, "does not say what is selected in it")
        return found

    def _named(self, text: str, targets: Sequence[Target]) -> Target:
        wanted = text.strip().strip("/").casefold()
        fitting = [one for one in targets if one.name.casefold() == wanted] or [
            one for one in targets if one.name.casefold().endswith(f"/{wanted}")
        ]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            names = ", ".join(one.name for one in fitting[:5])
            raise TruceError(Diagnostic(
                "M3", f"{len(fitting)} collections are called {text!r}", file=self.name,
                hint=f"name one with its path: {names}",
            ))  # fmt: skip
        known = [one.name for one in targets]
        last = {name.rpartition("/")[2]: name for name in known}
        hint = (
            did_you_mean(text, last, last.__getitem__)
            or f"there are {', '.join(known[:12]) or 'none'}"
        )
        message = f"no collection that can be written to is called {text!r}"
        raise TruceError(Diagnostic("M3", message, file=self.name, hint=hint))

    # --- what is there ---------------------------------------------------------------------------

    def known(self, target: Target) -> set[Mark] | None:
        """The marks of all items of the target's library; None where it cannot be asked."""
        path = self._library_path(target)
        if path is None:
            return None
        found: set[Mark] = set()
        start, total = 0, 1
        while start < min(total, _MOST_ITEMS):
            query = f"format=json&sort=dateAdded&direction=asc&start={start}&limit={_PAGE}"
            reply = self._get(f"{path}/items?{query}")
            items = reply.json()
            if reply.status != 200 or not isinstance(items, list):
                return None
            if not items:
                break
            for item in items:
                found |= _marks_of_item(item)
            start += len(items)
            total = _integer(reply.headers.get("total-results")) or 0
        return found

    def _library_path(self, target: Target) -> str | None:
        """Where the local API has the library of a target: the user's, or a group's."""
        if target.library_id == "L1":
            return "/api/users/0"
        reply = self._get("/api/users/0/groups?format=json")
        groups = reply.json()
        if reply.status != 200 or not isinstance(groups, list):
            return None
        named = [
            _integer(group.get("id"))
            for group in map(_mapping, groups)
            if printable(str(_mapping(group.get("data")).get("name"))) == target.library
        ]
        return f"/api/groups/{named[0]}" if len(named) == 1 else None

    # --- sending ---------------------------------------------------------------------------------

    def send(self, works: Iterable[Work], count: int, target: Target, tags: Sequence[str]) -> int:
        """Send works as `count` items to the target; how many Zotero took.

        Raises `TruceError` where it refuses, in words.
        """
        from precarious_truce.io import dumps

        text = dumps(works, "rdf-xml", profile="zotero").encode()
        session = secrets.token_hex(8)
        reply = self._post(
            f"/connector/import?session={session}", "application/rdf+xml", text,
            seconds=_IMPORTING,
        )  # fmt: skip
        if reply.status != 201:
            raise self._import_failed(reply)
        taken = _taken(reply.json(), count)
        self._place(session, target, tags, taken)
        return taken

    def _place(self, session: str, target: Target, tags: Sequence[str], taken: int) -> None:
        """Put what a session brought into the target, with tags."""
        has_comma = any("," in tag for tag in tags)
        update = {
            "sessionID": session, "target": target.id,
            "tags": list(tags) if has_comma else ",".join(tags),  # older versions take only text
        }  # fmt: skip
        body = json.dumps(update).encode()
        reply = self._post("/connector/updateSession", "application/json", body, seconds=_IMPORTING)
        if reply.status != 200:
            what = f"{taken} items are in Zotero, but were not put into {target.name}"
            raise self._failed(reply, what, prefix="")

    def _import_failed(self, reply: Reply) -> TruceError:
        match reply.status:
            case 400:
                return self._refused(
                    "it does not understand Zotero RDF (400); nothing was taken",
                    hint="its translators may be damaged: Settings, Advanced, Reset Translators",
                )
            case 404:
                return self._too_old()
            case 409:
                return self._refused(
                    "it has a session of this name already (409); nothing was taken",
                    hint="try again",
                )
            case 500 if _mapping(reply.json()).get("libraryEditable") is False:
                return self._refused(
                    "the library that is selected in it is read-only (500); nothing was taken",
                    hint="select another in Zotero, or name one of its places with --collection",
                )
            case 500:
                return self._refused(
                    "it failed while it imported (500)",
                    hint="see what it has before trying again; Help, Report Errors says why",
                )
        return self._failed(reply, "did not import; nothing was taken")

    # --- words -----------------------------------------------------------------------------------

    def _get(self, path: str) -> Reply:
        return self._server.ask("GET", path, headers={**self._headers, "Zotero-API-Version": "3"})

    def _post(self, path: str, kind: str, body: bytes, *, seconds: float = 60.0) -> Reply:
        headers = {**self._headers, "Content-Type": kind, "Content-Length": str(len(body))}
        return self._server.ask("POST", path, body, headers, seconds=seconds)

    def _refused(self, message: str, hint: str | None = None) -> TruceError:
        return TruceError(Diagnostic("M2", message, file=self.name, hint=hint))

    def _too_old(self) -> TruceError:
        return self._refused("it is too old to import (404)", hint="Zotero 6 and later can")

    def _failed(self, reply: Reply, what: str, prefix: str = "it ") -> TruceError:
        said = _mapping(reply.json()).get("error") or reply.text.strip()
        why = f"{reply.status} {printable(str(said))[:100]}".rstrip()
        if reply.status in (429, 503, 504):
            return self._refused(
                f"it is busy: {prefix}{what} ({why})",
                hint="close its open dialogs, and try again",
            )
        return self._refused(f"{prefix}{what} ({why})")


def _targets(found: object) -> Iterator[Target]:
    """The libraries and collections in the order of Zotero's list, whose levels make the paths."""
    names: list[str] = []
    library = ""
    for one in found if isinstance(found, list) else ():
        entry = _mapping(one)
        level = _integer(entry.get("level")) or 0
        names[level:] = [printable(str(entry.get("name")))]
        id = str(entry.get("id"))
        library = id if level == 0 else library
        yield Target(id, "/".join(names), library, names[0])


def _marks_of_item(item: object) -> set[Mark]:
    data = _mapping(_mapping(item).get("data"))
    creators = data.get("creators")
    first = _mapping(creators[0]) if isinstance(creators, list) and creators else {}
    fields = {name: text for name, text in data.items() if isinstance(text, str)}
    if fields.get("itemType") in ("attachment", "note", "annotation"):
        return set()
    return marks_of_fields(fields, str(first.get("lastName") or first.get("name") or ""))


def _taken(items: object, count: int) -> int:
    """How many items Zotero says it took; what was sent where it does not say."""
    if not isinstance(items, list):
        return count
    types = [_mapping(item).get("itemType") for item in items]
    return sum(kind not in ("attachment", "note") for kind in types)


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def _integer(value: object) -> int | None:
    try:
        return int(str(value))
    except ValueError:
        return None
