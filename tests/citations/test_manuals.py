"""The examples of style manuals, where the collection of them lies beside this project.

Lines whose form the CSL style cannot print are judged elsewhere: they need another processor.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import precarious_truce as pt
from precarious_truce.citations import Processor
from precarious_truce.citing import locator_of

GOLD = Path(__file__).parents[3] / "shared" / "gold"


def _judge() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gold_run", GOLD / "run.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _printed(line: dict[str, Any]) -> str:
    library = pt.load(line["case"] / "record.yaml")
    style, _, locale = line["style"].partition("@")
    refs = [library.reference(item["id"]) for item in line["items"]]
    processor = Processor(style, refs, locale=locale or None, output="text")
    if line["what"] == "bib":
        return dict(processor.bibliography())[line["spec"]]
    clusters = [
        {
            "citationItems": [
                {"id": key, **(locator_of(place) if place else {})} for key, place in cluster
            ],
            "properties": {"noteIndex": number},
        }
        for number, cluster in enumerate(line["spec"], 1)
    ]
    return processor.citations(clusters)[-1]


def _wrong(judge: ModuleType) -> Iterator[str]:
    for line in judge.load(GOLD / "cases"):
        if line["limit"]:
            continue
        shown, manual = _printed(line), line["manual"]
        if line["what"] == "bib":
            shown, manual = judge.unnumbered(shown), judge.unnumbered(manual)
        if judge.norm(shown) != judge.norm(manual):
            yield f"{line['case'].name} {line['style']} {line['kind']}: {shown}"


@pytest.mark.skipif(not GOLD.is_dir(), reason="the examples of manuals lie beside the project only")
def test_every_line_that_the_style_can_print_is_as_the_manual_has_it() -> None:
    assert list(_wrong(_judge())) == []
