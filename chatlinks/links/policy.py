"""What a business allows of links that open without signing in, and what a change of it does."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from chatlinks.links.access import LinkAccess
from chatlinks.links.models import ChatLink, LinkPolicy
from chatlinks.web.notices import Forbidden
from chatlinks.workspaces.lock import lock_business
from chatlinks.workspaces.models import Business, Membership

MAKERS: dict[LinkPolicy.Makers, set[str]] = {
    LinkPolicy.Makers.MEMBERS: {str(role) for role in Membership.Role.values},
    LinkPolicy.Makers.LEADS: {Membership.Role.TEAM_LEAD, Membership.Role.ADMIN},
    LinkPolicy.Makers.ADMINS: {Membership.Role.ADMIN},
}


def policy_of(business_id: int) -> LinkPolicy:
    """As it was chosen, or as it is preset."""
    chosen = LinkPolicy.objects.filter(business_id=business_id).first()
    return chosen or LinkPolicy(business_id=business_id)


def who_makes(policy: LinkPolicy, access: LinkAccess) -> str:
    """Why this member can make no such link; "" if they can. For members who may open it."""
    if policy.state != LinkPolicy.State.ALLOWED:
        return f"{access.business} has stopped links that open without signing in."
    if access.role not in MAKERS[LinkPolicy.Makers(policy.makers)]:
        makers = LinkPolicy.Makers(policy.makers).label
        return f"At {access.business}, such links are made by {makers}."
    return ""


def require_maker(policy: LinkPolicy, access: LinkAccess) -> None:
    """Raises Forbidden for a member who can make no such link."""
    if reason := who_makes(policy, access):
        raise Forbidden("You can’t make this link", reason)


def lasts_too_long(policy: LinkPolicy, ends: datetime | None) -> bool:
    if policy.longest_days is None:
        return False
    return ends is None or ends > timezone.now() + timedelta(days=policy.longest_days, minutes=1)


@transaction.atomic
def change(policy: LinkPolicy) -> int:
    """Save it; how many links it ended. Ended ones never come back, whatever is chosen later: they
    are nobody's own ending, which could be undone.
    """
    lock_business(policy.business_id)
    LinkPolicy.objects.filter(business_id=policy.business_id).delete()
    policy.pk = None
    policy._state.adding = True
    policy.save()
    if policy.state != LinkPolicy.State.ENDED:
        return 0
    return end(open_links().filter(business_id=policy.business_id), None)


def open_links() -> QuerySet[ChatLink]:
    shared = ChatLink.objects.exclude(audience=ChatLink.Audience.MEMBERS)
    return shared.filter(revoked_at=None)


def end(links: QuerySet[ChatLink], by: int | None) -> int:
    return links.update(revoked_at=timezone.now(), revoked_by_id=by)


def end_those_of_leavers() -> int:
    """Where the business says so, the links of whoever isn't a member any more."""
    ending = LinkPolicy.objects.filter(end_with_maker=True).values_list("business_id", flat=True)
    ended = 0
    for business in Business.objects.filter(pk__in=list(ending)):
        staying = Membership.objects.filter(business=business, active=True)
        links = open_links().filter(business=business, made_by__isnull=False)
        ended += end(links.exclude(made_by__in=staying.values("person_id")), None)
    return ended
