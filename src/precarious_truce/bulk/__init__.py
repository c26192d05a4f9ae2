"""Many works: long files and many files, by as many processes as there are cores.

An input is cut between its entries (`formats.cutting`); each cut is a `tasks.Task` that one of the
processes reads and writes into a scratch directory (`working`, `scratch`); what they wrote is put
together in the order of the input (`joining`).  Keys are looked after in one place (`keeping`), so
that the output is that of one process, byte for byte.
"""
