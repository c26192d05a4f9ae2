"""Go through everything in every book."""

import precarious_truce as pt

for book in pt.load("data/precarious-truce.yaml").books():
    for chapter in book.walk():
        if chapter.pages is not None and 60 in chapter.pages:
            print(book.title, chapter.title.text, chapter.kind)
