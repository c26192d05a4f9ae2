"""`python -m tests.golden`: write the golden files anew."""

from tests.golden import rewrite

if __name__ == "__main__":
    rewrite()
