"""Requests to a server on this machine, and to no other.

No proxy is asked, no redirect followed, no cookie kept.  An answer is read up to a size and a
time; what goes wrong on the way is a `TruceError` in words.

>>> Loopback(9).name
'127.0.0.1:9'
"""

from __future__ import annotations

import http.client
import json
import socket
import threading
from collections.abc import Mapping
from contextlib import closing, suppress
from typing import NamedTuple

from precarious_truce.errors import Diagnostic, TruceError

__all__ = ["Absent", "Loopback", "Reply"]

ADDRESSES = ("127.0.0.1", "::1")
MAX_BYTES = 64 * 1024 * 1024
SECONDS = 20.0
"""What an answer may take that needs no work."""
_CONNECTING = 5.0
_PIECE = 1 << 16


class Absent(TruceError):
    """Nothing listens there."""


class Reply(NamedTuple):
    """What a server answered."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode("utf-8", "replace")

    def json(self) -> object:
        """The body as JSON; None where it is none."""
        try:
            found: object = json.loads(self.body)
        except (ValueError, RecursionError):
            return None
        return found


class Loopback:
    """A server on a port of this machine."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.name = f"{ADDRESSES[0]}:{port}"

    def ask(
        self,
        method: str,
        path: str,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        *,
        seconds: float = SECONDS,
    ) -> Reply:
        """One request and its answer, whatever its status.

        Raises `Absent` where nothing listens, `TruceError` where the answer is none, is longer
        than 64 MiB, or is not there in time.
        """
        with closing(self._connected()) as connection:
            expired = threading.Event()
            opened = connection.sock
            opened.settimeout(seconds)

            def give_up() -> None:
                expired.set()
                with suppress(OSError):
                    opened.shutdown(socket.SHUT_RDWR)

            timer = threading.Timer(seconds, give_up)
            timer.daemon = True
            timer.start()
            try:
                return self._exchange(connection, method, path, body, headers or {}, expired)
            finally:
                timer.cancel()

    def _connected(self) -> http.client.HTTPConnection:
        refused: OSError | None = None
        for address in ADDRESSES:
            connection = http.client.HTTPConnection(address, self.port, timeout=_CONNECTING)
            try:
                connection.connect()
            except OSError as error:
                refused = refused or error
                connection.close()
                continue
            return connection
        raise Absent.of("M1", "no reference manager listens here", file=self.name) from refused

    def _exchange(
        self, connection: http.client.HTTPConnection, method: str, path: str,
        body: bytes | None, headers: Mapping[str, str], expired: threading.Event,
    ) -> Reply:  # fmt: skip
        try:
            connection.request(method, path, body, dict(headers))
            response = connection.getresponse()
            text = self._read(response)
        except (OSError, http.client.HTTPException) as error:
            raise self._silent(expired, error) from None
        if expired.is_set():
            raise self._silent(expired, None)
        found = {name.casefold(): value for name, value in response.getheaders()}
        return Reply(response.status, found, text)

    def _read(self, response: http.client.HTTPResponse) -> bytes:
        pieces: list[bytes] = []
        size = 0
        while piece := response.read(_PIECE):
            pieces.append(piece)
            size += len(piece)
            if size > MAX_BYTES:
                raise TruceError.of("M2", "its answer is longer than 64 MiB", file=self.name)
        return b"".join(pieces)

    def _silent(self, expired: threading.Event, error: Exception | None) -> TruceError:
        if expired.is_set() or isinstance(error, TimeoutError):
            message = "it does not answer in time"
            hint = "it may be busy, or a dialog is open in it; see what it has before trying again"
        else:
            what = type(error).__name__ if error else "nothing"
            message = f"its answer is not that of a reference manager ({what})"
            hint = "another program may have this port; --port N names that of the manager"
        return TruceError(Diagnostic("M2", message, file=self.name, hint=hint))
