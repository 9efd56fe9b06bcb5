"""JSON within JSON within JSON: what is nested too deeply for a reader that builds all of it."""

import re
from itertools import accumulate
from typing import BinaryIO

DEEPEST = 500
TOO_DEEP = "its lists or objects are nested too deeply"
STRING = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
WITHIN = re.compile(rb'[^"\\]*(?:\\.[^"\\]*)*', re.DOTALL)  # what goes on to the end of a string
OTHERS = bytes(sign for sign in range(256) if sign not in b"[]{}")
STEPS = {sign: 1 if sign in b"[{" else -1 for sign in b"[]{}"}


class ShallowFile:
    """A file as a parser reads it. Raises ValueError where it is nested too deeply."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.depth = 0
        self.in_string = self.escaped = False

    def read(self, size: int = -1) -> bytes:
        content = self.file.read(size)
        self.look_at(content)
        return content

    def look_at(self, content: bytes) -> None:
        if self.escaped:
            content, self.escaped = content[1:], not content
        if self.in_string:
            content = self.behind_string(content)
        bare = STRING.sub(b"", content)
        before, opened, within = bare.partition(b'"')
        if opened:
            self.in_string = True
            self.escaped = (len(within) - len(within.rstrip(b"\\"))) % 2 == 1
        brackets = before.translate(None, OTHERS)
        depths = list(accumulate(map(STEPS.__getitem__, brackets), initial=self.depth))
        if max(depths) > DEEPEST:
            raise ValueError(TOO_DEEP)
        self.depth = depths[-1]

    def behind_string(self, content: bytes) -> bytes:
        match = WITHIN.match(content)
        end = match.end() if match else 0
        self.in_string = content[end : end + 1] != b'"'
        self.escaped = self.in_string and content[end : end + 1] == b"\\"
        return content[end + 1 :]
