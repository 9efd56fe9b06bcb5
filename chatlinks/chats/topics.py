"""What the live screens hear about, by name."""

from collections.abc import Iterable

from chatlinks.conversations.live_topics import chat
from chatlinks.web.streaming import live

__all__ = ["agent", "business", "chat", "chat_changed", "message_written", "typing"]


def typing(conversation_id: int, who: str) -> str:
    """Somebody types in the chat: the "user", for its pane, or its "agent", for the widget."""
    return f"typing:{conversation_id}:{who}"


def agent(person_id: int) -> str:
    """An agent's list: a chat came, went, or has something unread."""
    return f"agent:{person_id}"


def business(business_id: int) -> str:
    """The counts and lists of a business, as team leads and queues show them."""
    return f"business:{business_id}"


def chat_changed(
    business_id: int,
    conversation_id: int,
    people: Iterable[int | None],
) -> None:
    """A chat moved: heard of in the chat, by these people, and wherever its business is shown."""
    agents = [agent(person_id) for person_id in people if person_id]
    live.announce([chat(conversation_id), business(business_id), *agents])


def message_written(conversation_id: int, assignee_id: int | None) -> None:
    """Something was written in a chat, which didn't move."""
    topics = [chat(conversation_id)]
    if assignee_id:
        topics.append(agent(assignee_id))
    live.announce(topics)


def presence_changed(business_id: int, person_id: int) -> None:
    """An agent is online, on a break, or gone."""
    live.announce([agent(person_id), business(business_id)])
