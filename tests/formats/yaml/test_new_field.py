"""A field is added by one attribute: the record reads, writes, orders and describes it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from precarious_truce.formats.yaml.write import plain, to_yaml
from precarious_truce.model import Book, Chapter, Reference
from precarious_truce.model.base import Line, Record
from precarious_truce.model.fields import key_ranks


@pytest.mark.parametrize("base", [Book, Chapter, Reference])
def test_a_model_with_one_field_more(base: type[Record]) -> None:
    class Printed(base):  # type: ignore[misc, valid-type]
        """One that says which paper it is printed on."""

        paper_stock: Line | None = None
        """The paper it is printed on. Example: laid"""

    facts = {"title": "Rivers", "note": "Uncut."}
    made = Printed.model_validate({**facts, "paper_stock": "laid"})
    written = plain(made)
    without = plain(base.model_validate(facts))
    assert isinstance(without, dict) and written == {**without, "paper-stock": "laid"}
    ranks = key_ranks(Printed)
    assert all(ranks[key] < ranks["paper-stock"] for key in written if key != "paper-stock")
    assert to_yaml(written).endswith("paper-stock: laid\n")
    assert Printed.model_validate(written) == made


ONE_ATTRIBUTE_MORE = """\
import ast, inspect, sys
from importlib import abc, machinery, util

class Adding(abc.MetaPathFinder, abc.Loader):
    \"\"\"Imports model.described as if it had one field more, behind `printing`.\"\"\"
    name = "precarious_truce.model.described"

    def find_spec(self, name, path, target=None):
        if name != self.name:
            return None
        self.found = machinery.PathFinder.find_spec(name, path)
        return util.spec_from_loader(name, self, origin=self.found.origin)

    def exec_module(self, module):
        import linecache
        text = open(self.found.origin, encoding="utf-8").read()
        begins = text.index("    printing: Line")
        field = '    paper_stock: Line | None = None\\n    \"\"\"The paper. Example: laid\"\"\"\\n'
        text = text[:begins] + field + text[begins:]
        module.__file__ = "<one field more>"
        linecache.cache[module.__file__] = len(text), None, text.splitlines(True), module.__file__
        exec(compile(text, module.__file__, "exec"), module.__dict__)

sys.meta_path.insert(0, Adding())
import precarious_truce as pt
from precarious_truce.formats.yaml.format import format_text
from precarious_truce.formats.yaml.schema import record_schema

text = "title: Rivers\\npaper-stock: laid\\nprinting: 3\\n"
text += "contents:\\n  - title: A\\n    paper-stock: wove\\n"
library = pt.loads(text, "yaml")
assert library["rivers"].contents[0].paper_stock == "wove"
assert pt.dumps(library, "yaml") == text, pt.dumps(library, "yaml")
assert format_text("paper-stock: laid\\ntitle: Rivers\\n") == "title: Rivers\\npaper-stock: laid\\n"
for model in ("Book", "Volume", "Reference"):
    found = record_schema()["$defs"][model]["properties"]["paper-stock"]
    assert found["description"] == "The paper." and found["examples"] == ["laid"], found
print("served")
"""


def test_one_attribute_in_the_model_and_no_other_change(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", ONE_ATTRIBUTE_MORE],
        capture_output=True, text=True, env={"PYTHONPATH": str(root / "src")}, check=False,
    )  # fmt: skip
    assert done.stdout == "served\n", done.stderr


def test_the_order_of_keys_is_that_of_a_record() -> None:
    keys = list(key_ranks(Book))
    assert len(keys) == len(set(keys))
    places = [
        keys.index(key)
        for key in (
            "key", "type", "number", "kind", "title", "author", "contributor", "container-title",
            "pages", "edition", "publisher", "date", "series", "extent", "isbn", "abstract",
            "note", "volumes", "contents", "sources", "extra", "x-",
        )
    ]  # fmt: skip
    assert places == sorted(places)
