"""Where a row of any list leads: its conversation's members' link, at a message."""

from chatlinks.links import addresses, members


def chat_url(
    business_id: int,
    conversation_id: int,
    token: str | None,
    message_id: int | None,
) -> str:
    """`token` is the members' link's; where there is none yet, one is made."""
    path = addresses.link_path(token or members.token_of(business_id, conversation_id))
    return f"{path}?at={message_id}#m-{message_id}" if message_id else path
