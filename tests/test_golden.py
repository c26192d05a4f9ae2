"""What comes out of the records of data/ is what it was; if it should not be, write it anew.

python -m tests.golden
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.golden import GOLDEN, RECORDS, made


@pytest.mark.parametrize("record", RECORDS, ids=lambda path: path.stem)
def test_what_comes_out_is_what_it_was(record: Path) -> None:
    folder = GOLDEN / record.stem
    files = dict(made(record))
    assert sorted(files) == sorted(path.name for path in folder.iterdir())
    for name, text in files.items():
        assert text == (folder / name).read_bytes().decode(), name


def test_no_record_is_gone() -> None:
    folders = {path.name for path in GOLDEN.iterdir() if path.is_dir()} - {"__pycache__"}
    assert folders == {record.stem for record in RECORDS}
