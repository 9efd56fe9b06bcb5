"""What a visitor of the web channel does, in the database of the environment: `python -m tests.journeys.live visit WHO TEXT…`."""

import os
import sys


def visit(who: str, *texts: str) -> int:
    """The visitor writes; a chat that is with the bot is handed over to the team Cards. Returns the chat's id."""
    from chatlinks.chats import transitions
    from chatlinks.conversations.live import opening
    from chatlinks.conversations.records import incoming
    from chatlinks.workspaces.models import Business, Team

    acme = Business.objects.get(key="acme")
    name = "Leontyne Abara" if who.startswith(("leontyne", "axe")) else ""
    for text in texts:
        written = transitions.user_writes(
            acme,
            incoming.IncomingContact(id=who, channel="web", name=name),
            opening.message("user", text),
        )
    if written.state == "bot":
        transitions.hand_over(
            acme, written.conversation_id, Team.objects.get(business=acme, name="Cards")
        )
    return written.conversation_id


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chatlinks.settings")
    import django

    django.setup()
    print(visit(*sys.argv[2:]))
