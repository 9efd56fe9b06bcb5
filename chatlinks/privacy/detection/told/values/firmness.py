"""How much what stands beside a word promises a name."""

from enum import IntEnum


class Firmness(IntEnum):
    """How much the words beside it promise a name."""

    LOOSE = 0
    HINT = 1
    FIRM = 2
    ANSWER = 3
