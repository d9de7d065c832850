"""`tawatur` and `python -m tawatur`: the command line; Ctrl-C ends it in silence also while it loads."""

import sys


def main() -> None:
    """Load the commands and run the one that is asked for."""
    try:
        from tawatur.cli import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(130)  # what shells expect of a program that Ctrl-C ended: 128 and the number of the signal


if __name__ == "__main__":
    main()
