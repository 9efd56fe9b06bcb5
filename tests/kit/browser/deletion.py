"""Conversations are deleted while a browser looks on, as by whoever runs the server: no page and no
program deletes one. Run by `servers.program`.
"""

from chatlinks.conversations.models import Conversation


def main(*ids: str) -> int:
    """Returns how many rows went."""
    deleted, _ = Conversation.objects.filter(pk__in=ids).delete()
    return deleted
