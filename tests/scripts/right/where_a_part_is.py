"""What stands around a part."""

import precarious_truce as pt

book = pt.load("data/precarious-truce.yaml").book("gorodetsky1977")
here: pt.Placed[pt.Book] = book.part("gorodetsky1977-ch2")
same = book.contents[3].in_(book)
print(here.chapter.title, here.next, here.previous, here.parent, here.book.publisher, same.depth)
print(pt.cite(here), pt.cite(book, [same, "gorodetsky1977"]), pt.bibliography(same.book))
