"""The contents of a book as PNG, by CairoSVG itself."""

from __future__ import annotations

import struct
import sys
from pathlib import Path

import pytest
from tests.consumers.test_programs import run

DATA = Path(__file__).parents[2] / "data"


@pytest.mark.slow
@pytest.mark.parametrize("record", ["precarious-truce", "bilingual", "odd-pages"])
def test_show_writes_a_picture(record: str, tmp_path: Path) -> None:
    pytest.importorskip("cairosvg")
    source = str(DATA / f"{record}.yaml")
    run(
        sys.executable, "-m", "precarious_truce", "show", source, "-o", "contents.png", cwd=tmp_path
    )
    found = (tmp_path / "contents.png").read_bytes()
    assert found.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", found[16:24])
    assert width > 800 and height > 200
