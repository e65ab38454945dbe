"""`python -m ntm_dashboard`: the program from a terminal."""

import sys

from ntm_dashboard.cli.main import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
