"""A pooler in transaction mode, as small as one can be: one connection to PostgreSQL for all."""

import socket
import struct
import threading
from contextlib import suppress

from psycopg.conninfo import conninfo_to_dict

READY, STARTUP = b"Z", 196608
SSL_REQUEST, GSS_REQUEST = 80877103, 80877104


def receive(end: socket.socket, size: int) -> bytes:
    data = b""
    while len(data) < size:
        part = end.recv(size - len(data))
        if not part:
            raise ConnectionError
        data += part
    return data


def message(end: socket.socket) -> tuple[bytes, bytes]:
    """(its kind, all of it)."""
    head = receive(end, 5)
    [size] = struct.unpack("!i", head[1:])
    return head[:1], head + receive(end, size - 4)


class Pooler:
    """`url` leads through it to the database of `url_behind`, which has a socket in a folder."""

    def __init__(self, url_behind: str) -> None:
        behind = conninfo_to_dict(url_behind)
        self.server = socket.socket(socket.AF_UNIX)
        self.server.connect(f"{behind['host']}/.s.PGSQL.{behind['port']}")
        named = f"user\0{behind['user']}\0database\0{behind['dbname']}\0\0".encode()
        self.server.sendall(struct.pack("!ii", len(named) + 8, STARTUP) + named)
        self.greeting = b""
        kind = b""
        while kind != READY:
            kind, whole = message(self.server)
            self.greeting += whole
        self.turn = threading.Lock()
        self.door = socket.create_server(("127.0.0.1", 0))
        port = self.door.getsockname()[1]
        self.url = f"postgresql://{behind['user']}@127.0.0.1:{port}/{behind['dbname']}"
        threading.Thread(target=self.listen, daemon=True).start()

    def __enter__(self) -> "Pooler":
        return self

    def __exit__(self, *problem: object) -> None:
        self.door.close()
        self.server.close()

    def listen(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self.door.accept()
                threading.Thread(target=self.serve, args=[client], daemon=True).start()

    def serve(self, client: socket.socket) -> None:
        with client, suppress(ConnectionError, OSError):
            self.greet(client)
            while True:
                first = message(client)
                with self.turn:
                    while not self.is_done(client, first):
                        first = message(client)

    def greet(self, client: socket.socket) -> None:
        code = 0
        while code != STARTUP:
            [size] = struct.unpack("!i", receive(client, 4))
            [code] = struct.unpack("!i", receive(client, size - 4)[:4])
            if code in (SSL_REQUEST, GSS_REQUEST):
                client.sendall(b"N")
        client.sendall(self.greeting)

    def is_done(self, client: socket.socket, asked: tuple[bytes, bytes]) -> bool:
        """Pass it on, and what comes back; whether the server belongs to nobody after it."""
        kind, whole = asked
        if kind == b"X":
            raise ConnectionError
        self.server.sendall(whole)
        if kind not in (b"Q", b"S"):
            return False
        answer = b""
        while answer != READY:
            answer, whole = message(self.server)
            client.sendall(whole)
        return whole[-1:] == b"I"
