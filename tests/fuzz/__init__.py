"""Fuzzing: inputs made at random of good ones; each ends in a result or a TruceError, soon.

    python -m tests.fuzz --minutes 10 --seed 7          all targets in turn
    python -m tests.fuzz --only bibtex ris --count 5000 some of them
    python -m tests.fuzz --seed 7 --again bibtex:1234   one input again, printed

`targets` is the one table of what is fuzzed.  The n-th input of a target depends on the seed, the
target and n alone.  An input that ever failed is kept in `found`, with the right answer beside it.
"""
