"""CITATION.cff and .zenodo.json: what this software is cited by, made of its record.

The record is docs/software.yaml, as anybody would write one; `python -m tests.docs` writes both.
"""

from __future__ import annotations

import json
from pathlib import Path

import yaml

import precarious_truce as pt
from precarious_truce.model import Name, Reference
from tests.docs.pages import DOCS, ROOT

__all__ = ["RECORD", "made", "software"]

RECORD = DOCS / "software.yaml"
_MESSAGE = "If you use this software, please cite it as below."


def software() -> Reference:
    """The record of this software."""
    work = pt.load(RECORD)["precarious-truce"]
    assert isinstance(work, Reference)
    return work


def made() -> dict[Path, str]:
    """Path of each file → its text."""
    work = software()
    cff = yaml.safe_dump(_cff(work), sort_keys=False, allow_unicode=True, width=100)
    zenodo = json.dumps(_zenodo(work), ensure_ascii=False, indent=2)
    return {ROOT / "CITATION.cff": cff, ROOT / ".zenodo.json": zenodo + "\n"}


def _cff(work: Reference) -> dict[str, object]:
    """The Citation File Format, 1.2.0."""
    return {
        "cff-version": "1.2.0",
        "message": _MESSAGE,
        "type": "software",
        "title": _title(work),
        "version": str(work.version),
        "license": str(work.license),
        "authors": [_person(name) for name in work.author],
        "abstract": str(work.abstract),
        "keywords": list(work.keywords),
    }


def _zenodo(work: Reference) -> dict[str, object]:
    """The metadata of a deposit in Zenodo."""
    return {
        "upload_type": "software",
        "title": _title(work),
        "version": str(work.version),
        "license": str(work.license),
        "creators": [{"name": name.inverted} for name in work.author],
        "description": str(work.abstract),
        "keywords": list(work.keywords),
        "language": "eng",
        "access_right": "open",
    }


def _title(work: Reference) -> str:
    return f"{work.title}: {work.subtitle}"


def _person(name: Name) -> dict[str, str]:
    if name.literal:
        return {"name": name.literal}
    return {"family-names": name.family or "", "given-names": name.given or ""}
