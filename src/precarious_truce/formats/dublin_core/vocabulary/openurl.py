"""How an OpenURL context object begins, and what comes before data of our own in it."""

from __future__ import annotations

__all__ = ["SENDER", "START"]

START = "ctx_ver=Z39.88-2004"
SENDER = "&rfr_id=info:sid/precarious-truce&rft_dat="
