import precarious_truce as pt

pt.read("rivers.yaml")  # wrong
pt.load(3)  # wrong
pt.cite(pt.Library(), "a", style=3)  # wrong
