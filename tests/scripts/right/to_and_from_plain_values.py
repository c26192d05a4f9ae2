"""Dictionaries and JSON."""

import json

import precarious_truce as pt

library = pt.load("data/precarious-truce.yaml")
text = json.dumps(library.to_list())
again = pt.Library.from_list(json.loads(text))
book = pt.Book.model_validate(library.books()[0].model_dump())
print(again == library, book == library.books()[0], pt.Book.model_validate_json('{"title": "R"}'))
