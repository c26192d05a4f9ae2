"""People as text, as models and as mappings."""

import precarious_truce as pt

marsh = pt.Name(family="Marsh", given="Eleanor")
book = pt.Book(
    title=pt.Title(text="Rivers", lang="en"),
    author=[marsh, "Osei, Kwame", {"literal": "Danube Survey Group"}],
    editor=pt.Name.parse("Weyden, Pieter"),
    cartographer="Arkwright, Thomas",
)
print([name.inverted for name in book.author], str(book.editor[0]), book.contributor[0].role)
