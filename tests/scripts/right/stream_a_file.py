"""Works of a long file, one at a time."""

import io

import precarious_truce as pt

works = pt.stream(io.BytesIO(b"@book{a, title = {Rivers}}"), "bibtex")
keys: list[str] = [work.key for work in works]
print(keys, works.diagnostics)
