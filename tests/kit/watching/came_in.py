"""What a conversation came to that a source told of, a line for each thing."""

from chatlinks.conversations.models import Event, Message, Review

LAST = 10**6  # of what was at the same time


def lines_of(conversation):
    """[its state], then `who: what`, `(event) who: text` and `*rating comment`, in their order."""
    mine = {"conversation": conversation}
    events = [
        (each.at, LAST if each.kind == "completed" else 0, event_line(each))
        for each in Event.objects.filter(**mine)
    ]
    messages = [
        (each.at, 1 + each.position, message_line(each)) for each in Message.objects.filter(**mine)
    ]
    reviews = [f"*{each.rating} {each.comment}".strip() for each in Review.objects.filter(**mine)]
    told = [line for *_, line in sorted([*events, *messages])]
    return [f"[{conversation.state}]", *told, *sorted(reviews)]


def message_line(message):
    line = f"{message.sender}: {message.text}"
    if message.type != "TEXT":
        line += f" <{message.type}>"
    return line + choices(message)


def choices(message):
    """Those of a user are hidden, as are their files."""
    replies = message.data.get("quick_replies") if isinstance(message.data, dict) else None
    return f" {replies}" if replies else ""


def event_line(event):
    told = ": ".join(filter(None, (event.team or event.agent, event.text)))
    return f"({event.kind}) {told}".strip()
