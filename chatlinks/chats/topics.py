"""What the live screens hear about, by name."""

from collections.abc import Iterable

from chatlinks.web import live


def chat(conversation_id: int) -> str:
    """One chat: a message, an event, a change of state. The chat's own pane, and the user's widget."""
    return f"chat:{conversation_id}"


def agent(person_id: int) -> str:
    """An agent's list: a chat came, went, or has something unread."""
    return f"agent:{person_id}"


def board(business_id: int) -> str:
    """The counts and lists of a business, as team leads and queues show them."""
    return f"board:{business_id}"


def changed(business_id: int, conversation_id: int, people: Iterable[int | None]) -> None:
    """A chat moved: it is heard of in the chat, by these people, and on the business's boards."""
    live.announce(
        [chat(conversation_id), board(business_id), *(agent(person) for person in people if person)]
    )


def said(conversation_id: int, person_id: int | None) -> None:
    """Something was said in a chat, which didn't move."""
    live.announce([chat(conversation_id), *([agent(person_id)] if person_id else [])])


def came_or_went(business_id: int, person_id: int) -> None:
    """An agent is online, on a break, or gone."""
    live.announce([agent(person_id), board(business_id)])


__all__ = ["agent", "board", "came_or_went", "changed", "chat", "said"]
