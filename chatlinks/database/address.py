"""DATABASE_URL, as Django's settings have it."""

import re

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from chatlinks import Refusal

# Names of a connection string → those of Django's settings.
KNOWN = {
    "dbname": "NAME",
    "user": "USER",
    "password": "PASSWORD",
    "host": "HOST",
    "port": "PORT",
}
# Seconds to connect; and, over a network, how soon a peer counts as gone that says nothing.
DEAD_PEERS = {
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,  # milliseconds
}
NO_ADDRESS = (  # without the reason, which would repeat the password
    "DATABASE_URL isn't a connection string of PostgreSQL, such as"
    " postgresql://chatlinks:PASSWORD@db.example.org/chatlinks. "
    "Characters such as @, : and / in the password are written %40, %3A and %2F."
)


def database(url: str) -> dict[str, object]:
    """Raises Refusal."""
    try:
        parts: dict[str, object] = dict(conninfo_to_dict(url))
    except ProgrammingError:
        raise Refusal(NO_ADDRESS) from None
    if spills_password(url, parts):
        raise Refusal(NO_ADDRESS)
    options = {key: value for key, value in parts.items() if key not in KNOWN}
    return {
        "ENGINE": "chatlinks.database.engine",
        **{name: parts.get(key, "") for key, name in KNOWN.items()},
        # One connection a thread, kept: cheaper than a pool's lending and taking back.
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {**DEAD_PEERS, **options},
    }


def spills_password(url: str, parts: dict[str, object]) -> bool:
    """Would what connects take a piece of the password for the host, and say so?"""
    address = re.sub(r"^[^@/]*@", "", url.partition("://")[2])  # without name and password
    port = str(parts.get("port") or "")
    return "@" in address.partition("?")[0] or not set(port) <= set("0123456789,")
