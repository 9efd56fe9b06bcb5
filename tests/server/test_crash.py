"""Killed while programs store: what was acknowledged is there, exactly once.

`bin/bench crash` does the same fifty times, at random.
"""

from pathlib import Path

from tests.kit.servers import senders
from tests.kit.servers.running import Server, new_folder


def test_what_was_acknowledged_is_stored_once_whoever_is_killed():
    with new_folder() as folder:
        server = Server("--no-demo", data=Path(folder) / "data").ready()

        def again():
            return Server("--no-demo", data=server.data, port=server.port)

        try:
            load = senders.set_up(server, senders=4)
            load.start()
            for role in ("web process", "database", "worker", "everything"):
                load.wait_for(20)
                senders.kill(server, role)
                server = senders.until_back(server, again)
            load.wait_for(20)
            load.finish(within=150)
            senders.until_taken_in(server)
            wrong = {name: n for name, n in senders.census(server, load).items() if n}
            assert wrong == {}, load.refused[:3]
        finally:
            server.stop()
