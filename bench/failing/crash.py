"""Random kills under load: `kill -9` of the web server, one of its processes, the worker for jobs,
the database, one connection of it, or everything, while programs store by the API and by webhooks.

What was acknowledged must be stored, exactly once. Prints one line of JSON; all but the first five
keys have to be 0.
"""

import argparse
import json
import os
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from tests.kit.servers import senders
from tests.kit.servers.running import Server

ROLES = ("everything", "database", "web", "web process", "worker", "a connection")
PATIENT = 300.0
TWO_BEATS = 90.0  # what is queued again by the minute


class Crashes:
    """One server, killed and started again on the same data and port."""

    def __init__(self, data: Path, seed: int) -> None:
        self.data, self.seed = data, seed
        self.chance = random.Random(seed)
        self.server = Server("--no-demo", data=data).ready(600)
        self.away: list[float] = []  # seconds, by kill
        self.killed: Counter[str] = Counter()

    def again(self) -> Server:
        return Server("--no-demo", data=self.data, port=self.server.port)

    def kill_one(self) -> None:
        role = self.chance.choice(ROLES)
        begun = time.monotonic()
        senders.kill(self.server, role)
        self.killed[role] += 1
        time.sleep(0.3)
        self.server = senders.until_back(self.server, self.again)
        self.away.append(round(time.monotonic() - begun, 2))

    def run(self, kills: int, hands: int) -> dict[str, Any]:
        load = senders.set_up(self.server, hands, self.seed)
        load.start()
        for number in range(kills):
            time.sleep(self.chance.uniform(0.1, 2.5))
            self.kill_one()
            print(number + 1, self.killed, len(load.acknowledged), file=sys.stderr, flush=True)
            load.wait_for(1)
        load.finish(PATIENT)
        senders.until_taken_in(self.server, PATIENT + TWO_BEATS)
        for each in load.refused[:5]:
            print("refused:", each, file=sys.stderr)
        return {
            "kills": sum(self.killed.values()),
            "acknowledged": len(load.acknowledged),
            "sent_again": load.repeats,
            "seconds_until_back": max(self.away),
            "by_role": dict(self.killed),
            **senders.census(self.server, load),
        }


def main() -> None:
    parser = argparse.ArgumentParser(prog="bin/bench crash", description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--senders", type=int, default=8)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    chosen = parser.parse_args()
    data = Path(tempfile.mkdtemp(prefix="chatlinks-crash-")) / "data"
    try:
        crashes = Crashes(data, chosen.seed)
        with crashes.server:
            made = crashes.run(chosen.kills, chosen.senders)
        crashes.server.stop()
    finally:
        shutil.rmtree(data.parent, ignore_errors=True)
    print(json.dumps({**made, "seed": chosen.seed, "load": os.getloadavg()[0]}))


if __name__ == "__main__":
    main()
