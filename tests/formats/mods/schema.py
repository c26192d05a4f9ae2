"""The schema of MODS 3.8 (Library of Congress, in the public domain), beside this file."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

__all__ = ["faults"]


@cache
def _schema() -> Any:
    return etree.XMLSchema(etree.parse(str(Path(__file__).with_name("mods-3-8.xsd"))))


def faults(text: str) -> list[str]:
    """What the schema has against a document."""
    schema = _schema()
    schema.validate(etree.fromstring(text.encode()))
    return [f"{error.line}: {error.message}" for error in schema.error_log]
