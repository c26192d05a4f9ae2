"""Citations and a bibliography."""

import precarious_truce as pt

library = pt.load("data/precarious-truce.yaml")
print(pt.cite(library, "gorodetsky1977-ch2", style="apa", locator="p. 60"))
print(pt.bibliography(library, ["gorodetsky1977"], style="ieee", output="text"))
