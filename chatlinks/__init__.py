"""Chat Links: a link for every conversation, masked for each reader."""


class Refusal(Exception):
    """Why a command can't do its work, and what to do about it, for whoever typed it."""
