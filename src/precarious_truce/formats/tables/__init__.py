"""Tables: a row for each reference, a column for each fact; as text (`csv`, `tsv`) and workbooks.

`cells` is how values stand in cells, `columns` the crosswalk, made of the model, `headings` what
columns are called; `delimited` and `workbooks` turn files into sheets, `sheets` these into rows,
`reading` and `books` rows into works, `writing` works into rows.
"""
