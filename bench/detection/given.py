"""How many conversations pass once everything personal in them was given as an entity.

`python -m bench.detection.given`: the public dialogues of `bench.detection.told`, each value in
them known of the contact, as if a bot had collected it in the message where it stands.
`bench.detection.told` reports the share as `given`.

The last line is one JSON object.
"""

import argparse
import json
from pathlib import Path

from bench.detection.as_entities import share_that_passes
from bench.detection.told_dialogues import SAID, read


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", type=int, default=0, help="how many that fail to show")
    parser.add_argument("--said", type=Path, default=SAID)
    options = parser.parse_args()
    dialogues = list(read(options.said))
    answer = {
        profile: share_that_passes(dialogues, profile, options.show)
        for profile in ("strict", "balanced")
    }
    for profile, shares in answer.items():
        print(f"{profile}: {shares['all']:.2%} pass with all values given as entities")
    print(json.dumps({"given": answer}))


if __name__ == "__main__":
    main()
