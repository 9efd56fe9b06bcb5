"""A business that left records is never deleted: it is locked, and can be unlocked.

Its members are not active meanwhile, but for its admins, so that every rule and list keeps them
out; `links.access` closes links for anyone, `webchat.visitors` the web chat.
"""

from django.db import transaction

from chatlinks.workspaces.lock import lock_business
from chatlinks.workspaces.models import Business, Membership


@transaction.atomic
def set_locked(business: Business, *, locked: bool) -> None:
    lock_business(business.pk)
    Business.objects.filter(pk=business.pk).update(locked=locked)
    business.locked = locked
    if locked:
        keep_out(business)
    else:
        waiting = Membership.objects.filter(business=business, locked_out=True)
        waiting.update(active=True, locked_out=False)


def keep_out(business: Business) -> None:
    """Of a locked business: whoever is active and no admin; also who became a member since."""
    inside = Membership.objects.filter(business=business, active=True)
    inside.exclude(role=Membership.Role.ADMIN).update(active=False, locked_out=True)
