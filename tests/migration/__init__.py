"""How well bibliographies that exist become records, told in a table.

`python -m tests.migration FILE…` reads each `.bib`, `.ris` or `.json` (CSL-JSON), imports it and
compares what came of it with a reading of its own, which knows nothing of the library:

- `entries`: entries of the file, and works that they became;
- `gathered`: chapters that stand in their book, and how many of those are there whose book a simple
  count finds in the file (`counting.pairs`: a crossref, or the same title, with year and editors
  that do not contradict it);
- `wrong?`: those that stand in a book that the count does not give them, to be looked at by hand
  (`--list` names them);
- `changed`: works that are another when the YAML is read again;
- `words lost`: entries with a word in some field that is neither in the file exported from the
  records nor among what the ledger and the diagnostics tell;
- `case`: lines of the YAML, in per cent, that hold a mark against change of case;
- `APA`: entries that pandoc renders otherwise from the file that is exported, by what is different.

The files are other people's, and no part of the project.
"""

from __future__ import annotations

from tests.migration.table import Row, row_of

__all__ = ["Row", "row_of"]
