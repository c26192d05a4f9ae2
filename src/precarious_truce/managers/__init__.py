"""Pushing works into a reference manager that runs on this machine: Zotero, JabRef.

    loopback    requests to a server on this machine: bounded in time and size, never elsewhere
    marks       by what a work is known again among what a manager has
    zotero      Zotero's connector server, and its local API
    jabref      JabRef's HTTP server, and its command line
    pushing     `push`: finds the manager, leaves out what is there, sends the rest

Nothing else of the package opens a connection.
"""

from __future__ import annotations

from precarious_truce.managers.pushing import MANAGERS, PORT, Pushed, push

__all__ = ["MANAGERS", "PORT", "Pushed", "push"]
