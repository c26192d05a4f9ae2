"""Chapters made one by one, then the book."""

import precarious_truce as pt

rows = [("Floods", 15, 61), ("Fords", 62, 90)]
chapters = [
    pt.Chapter(number=number, title=title, pages=(first, last))
    for number, (title, first, last) in enumerate(rows, 1)
]
book = pt.Book(title="Rivers", contents=chapters)
total = sum(chapter.pages.total or 0 for chapter in book.contents if chapter.pages)
print(total)
