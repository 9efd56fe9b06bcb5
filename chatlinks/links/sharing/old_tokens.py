"""Links that were made while their tokens were still stored in clear: hidden, and open as before.

A portion is a transaction, and what is still to be done shows in the rows: cut off, it goes on.
"""

from collections.abc import Callable

from django.db import transaction

from chatlinks.links.models import ChatLink

PORTION = 200


def hide(must_stop: Callable[[], bool]) -> None:
    while not must_stop() and hide_some():
        pass


@transaction.atomic
def hide_some() -> int:
    """How many were."""
    in_clear = ChatLink.objects.exclude(audience=ChatLink.Audience.MEMBERS)
    in_clear = in_clear.filter(members_token__isnull=False).order_by("pk")
    some = list(in_clear.select_for_update(skip_locked=True)[:PORTION])
    for link in some:
        link.hide(link.token)
        link.save(update_fields=["members_token", "token_hash", "token_sealed"])
    return len(some)
