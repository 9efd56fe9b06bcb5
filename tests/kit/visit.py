"""What a visitor of the web channel does, while a browser looks on; run by tests.kit.program."""

from chatlinks.chats import transitions
from chatlinks.conversations.live import opening
from chatlinks.conversations.records import incoming
from chatlinks.workspaces.models import Business, Team


def main(who: str, *texts: str) -> int:
    """The visitor writes; a chat that is with the bot is handed over to the team Cards.

    Returns the chat's id.
    """
    acme = Business.objects.get(key="acme")
    name = "Leontyne Abara" if who.startswith(("leontyne", "axe")) else ""
    visitor = incoming.IncomingContact(id=who, channel="web", name=name)
    for text in texts:
        written = transitions.user_writes(acme, visitor, opening.message("user", text))
    if written.state == "bot":
        cards = Team.objects.get(business=acme, name="Cards")
        transitions.hand_over(acme, written.conversation_id, cards)
    return written.conversation_id
