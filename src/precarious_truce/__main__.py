"""`python -m precarious_truce`: the command line."""

from precarious_truce.cli import main

if __name__ == "__main__":
    main()
