"""Find works by key."""

import precarious_truce as pt

library = pt.load("data/precarious-truce.yaml")
book = library.book("gorodetsky1977")
first: pt.Chapter = book.contents[0]
part: pt.Reference = library.reference("gorodetsky1977-ch2")
found = library.get("nobody")
print(first.title, part.container_title, found is None, library.keys(), "nobody" in library)
