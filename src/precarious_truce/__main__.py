"""`python -m precarious_truce`: the command line."""

from precarious_truce.cli import main

main()
