"""A chat, of either kind of export."""

from datetime import datetime
from typing import NamedTuple


class Written(NamedTuple):
    """A message, of either kind of export."""

    id: str
    author: str
    at: datetime | str | None
    text: str
    file: str  # its name, or what it is
    is_picture: bool
    path: str = ""  # where it lies beside the chat; empty if it doesn't
    people: tuple[str, ...] = ()  # whom it mentions by name
    buttons: tuple[str, ...] = ()  # of a bot's


class TelegramChat(NamedTuple):
    place: str
    id: str
    name: str
    messages: list[Written]
    notices: int
    is_private: bool = False  # of two, of whom it bears the other's name
    is_with_bot: bool = False
