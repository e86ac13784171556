"""Lets `python -m directory` run the command line."""

import sys

from directory.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
