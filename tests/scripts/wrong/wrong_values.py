import precarious_truce as pt

pt.Book(title="Rivers", date=[2004])  # wrong
pt.Book(title="Rivers", contents=3)  # wrong
pt.Chapter(title="Floods", pages={"first": 1})  # wrong
pt.Chapter(title="Floods", facing="yes")  # wrong
pt.Book(title="Rivers", formats=["hardback"])  # wrong
