"""Cites and citations as they are given."""

from __future__ import annotations

import pytest
from tests.citations.build import HISTORY

from precarious_truce.citations import Processor
from precarious_truce.errors import TruceError


def test_unknown_items_are_named() -> None:
    with pytest.raises(TruceError, match="did you mean doe"):
        Processor("apa", [HISTORY]).citations([[{"id": "doee"}]])
