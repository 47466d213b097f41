"""Build the articles of this folder into out/: the graph, its checks, its pages."""

import sys

from kg.cli import main

if __name__ == "__main__":
    sys.argv[1:1] = ["build"]
    main()
