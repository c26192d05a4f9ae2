"""Write the pages that are made from the code, and what the examples of the others print now.

python -m tests.docs            the pages made from the code, CITATION.cff and .zenodo.json
python -m tests.docs PAGE…      and these pages anew, with what they print
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.docs import software
from tests.docs.pages import rewrite
from tests.docs.reference import made

for page in sys.argv[1:]:
    with tempfile.TemporaryDirectory() as folder:
        rewrite(Path(page), Path(folder))
for path, text in {**made(), **software.made()}.items():
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
