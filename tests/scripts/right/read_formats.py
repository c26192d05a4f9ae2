"""Read text of another format."""

import precarious_truce as pt

library = pt.loads("@book{a, title = {Rivers}, author = {Marsh, E.}, year = {2004}}", "bibtex")
for work in library:
    if isinstance(work, pt.Book):
        print(work.title.text, work.date.year if work.date else None)
for fault in library.diagnostics:
    print(fault.code, fault.line, fault.hint)
