"""One size of `bin/bench analytics`: prints page → [page, bare SQL, DuckDB] in CPU milliseconds as JSON."""

import json
import sys

from bench.analytics import measure

if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]))))
