"""A small SMTP server on loopback that really receives, over a socket, what is sent."""

import socketserver
import threading
import time
from email import message_from_bytes, policy
from email.message import EmailMessage


class Session(socketserver.StreamRequestHandler):
    """One sender's connection, by RFC 5321 as far as Django's client goes."""

    def handle(self) -> None:
        self.say("220 localhost")
        while line := self.rfile.readline().decode().strip():
            verb = line[:4].upper()
            if verb == "QUIT":
                self.say("221 bye")
                return
            if verb == "DATA":
                self.say("354 go on")
                self.server.take(self.body())  # type: ignore[attr-defined]
            if verb == "RCPT" and self.server.refuses:  # type: ignore[attr-defined]
                self.say("451 try again later")
            else:
                self.say("250 ok")

    def body(self) -> bytes:
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line[1:] if line.startswith(b"..") else line)
        return b"".join(lines)

    def say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())


class Post(socketserver.ThreadingTCPServer):
    """`with Post() as post:` listens at `post.port`; what came in is in `post.received`."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Session)
        self.received: list[EmailMessage] = []
        self.refuses = False
        self.port = self.server_address[1]
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def take(self, raw: bytes) -> None:
        self.received.append(message_from_bytes(raw, policy=policy.default))  # type: ignore[arg-type]

    def mailed_to(self, address: str, count: int = 1, seconds: float = 30) -> EmailMessage:
        """The newest of so many mails to this address, once they are there."""
        end = time.monotonic() + seconds
        while len(mails := [each for each in self.received if each["To"] == address]) < count:
            assert time.monotonic() < end, f"{len(mails)} mails to {address}"
            time.sleep(0.02)
        return mails[-1]

    def __exit__(self, *problem: object) -> None:
        self.shutdown()
        super().__exit__(*problem)
