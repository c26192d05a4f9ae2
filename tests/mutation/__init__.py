"""Tests that notice: the source is changed in one place at random, and some test must fail.

    python -m tests.mutation --seed 1 --changes 150 --jobs 2
    python -m tests.mutation --seed 1 --changes 150 --only ris/rows.py

The changes (`tests.mutation.changes`) are those of tables (a row left out, two values swapped) and
of code (a comparison or condition turned round, an argument or statement left out, another
constant, None returned).  For each, the tests that are near its module (`tests.mutation.near`) run
in a process of their own on a changed copy of the package, up to the first that fails.  The same
seed gives the same changes of the same source.  What nobody could see is named in `equivalent.txt`.
"""
