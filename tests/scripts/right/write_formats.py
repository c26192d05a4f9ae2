"""Every format, and what it loses."""

import io

import precarious_truce as pt

library = pt.load("data/precarious-truce.yaml")
texts: dict[str, str] = {name: pt.dumps(library, name) for name in ("bibtex", "ris", "csl-json")}
target = io.StringIO()
pt.dump(library, target, "turtle", profile="dcterms")
for loss in pt.losses(library, "bibtex"):
    print(loss.path, loss.reason)
