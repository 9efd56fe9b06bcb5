"""Databases of several sizes side by side, each with connections of its own."""

import os
from typing import Any, cast

import psycopg

from bench.asking import cpu

# As the product's own database is called; copying its files is the quickest.
DUPLICATE = 'CREATE DATABASE "{}" TEMPLATE chatlinks STRATEGY file_copy'


class Store:
    """One database of some size: a connection for the application, and one for a bare loop."""

    def __init__(self, size: int, name: str, links: list[str]) -> None:
        from django.db import connections

        self.size, self.links = size, links
        self.wrapper = cast(Any, connections.create_connection("default"))
        self.wrapper.settings_dict = {**self.wrapper.settings_dict, "NAME": name}
        self.use()
        self.backend = cpu.own_backend()
        self.bare = psycopg.connect(
            os.environ["DATABASE_URL"],
            dbname=name,
            autocommit=True,
            prepare_threshold=0,
        )
        self.bare.execute("SET plan_cache_mode = force_generic_plan")

    def use(self) -> None:
        """From now on Django's connection is this one."""
        from django.db import connections

        connections["default"] = self.wrapper

    def close(self) -> None:
        self.bare.close()
        self.wrapper.close()


def duplicate(name: str) -> None:
    """Keep the database as it is now under another name."""
    url = os.environ["DATABASE_URL"]
    with psycopg.connect(url, dbname="postgres", autocommit=True) as connection:
        connection.execute(DUPLICATE.format(name))
