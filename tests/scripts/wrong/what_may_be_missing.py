import precarious_truce as pt

chapter = pt.Chapter(title="Floods")
print(chapter.pages.total)  # wrong
print(pt.Date("1977").year + 1)  # wrong
print(pt.ISBN("1").isbn13.upper())  # wrong
