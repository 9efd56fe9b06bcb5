"""What a visitor of the web channel does, while a browser looks on; run by `servers.program`."""

import base64

from chatlinks.chats import transitions
from chatlinks.conversations.live import opening
from chatlinks.conversations.records import incoming
from chatlinks.workspaces.models import Business, Team

PHOTO = "photo:"  # in place of a text: a picture, taller than wide
PORTRAIT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAIAAAAECAIAAAArjXluAAAAEElEQVR42mMIaDgARAzYKACr"
    "nAyB6HYIjAAAAABJRU5ErkJggg=="
)


def main(who: str, *texts: str) -> int:
    """The visitor writes; a chat that is with the bot is handed over to the team Cards.

    Returns the chat's id.
    """
    acme = Business.objects.get(key="acme")
    name = "Leontyne Abara" if who.startswith(("leontyne", "axe")) else ""
    visitor = incoming.IncomingContact(id=who, channel="web", name=name)
    for text in texts:
        file = ("photo.png", PORTRAIT) if text == PHOTO else None
        message = opening.message("user", "" if file else text)
        written = transitions.user_writes(acme, visitor, message, file)
    if written.state == "bot":
        cards = Team.objects.get(business=acme, name="Cards")
        transitions.hand_over(acme, written.conversation_id, cards)
    return written.conversation_id
