"""One store of `bin/bench analytics`, in a process of its own: see `bench.analytics.serve`."""

import sys

from bench.analytics import serve

if __name__ == "__main__":
    serve(int(sys.argv[1]))
