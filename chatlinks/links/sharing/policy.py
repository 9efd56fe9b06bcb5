"""What a business allows of links that open without signing in, and what a change of it does."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from chatlinks.audit.kinds import RecordKind
from chatlinks.audit.writing import AuditLine, note
from chatlinks.database.rows import execute
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
def change(policy: LinkPolicy, by: int | None) -> int:
    """Save it; how many links it ended. Ended ones never come back, whatever is chosen later: they
    are nobody's own ending, which could be undone.
    """
    lock_business(policy.business_id)
    note_change(policy_of(policy.business_id), policy, by)
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


def note_change(
    before: LinkPolicy,
    after: LinkPolicy,
    by: int | None,
) -> None:
    """In the audit, each field that is another now; of sites how many, not which."""
    fields = [field for field in LinkPolicy._meta.fields if field.name not in ("id", "business")]
    changed = [
        f"{field.verbose_name}: {in_words(getattr(after, field.attname))}"
        for field in fields
        if getattr(before, field.attname) != getattr(after, field.attname)
    ]
    if changed:
        what = "; ".join(changed)
        kind, business_id = RecordKind.LINK_POLICY, after.business_id
        note(
            AuditLine(
                kind=kind,
                business_id=business_id,
                what=what,
                person_id=by,
            )
        )


def in_words(value: Any) -> str:
    if isinstance(value, list):
        return str(len(value))
    names: dict[Any, str] = {True: "yes", False: "no", None: "any"}
    return names[value] if value is None or isinstance(value, bool) else str(value)


# As ChatLink.note, of many.
NOTE_EACH = """
INSERT INTO audit_record
  (kind, business_id, what, person_id, link_id, conversation_id, contact_id)
SELECT %s, l.business_id, 'for ' || l.audience, %s, l.id, l.conversation_id, c.contact_id
FROM links_chatlink l
JOIN conversations_conversation c ON c.id = l.conversation_id AND c.business_id = l.business_id
WHERE l.id = ANY(%s)"""


def note_each(
    kind: RecordKind,
    link_ids: list[int],
    by: int | None,
) -> None:
    if link_ids:
        execute(NOTE_EACH, [kind.value, by, link_ids])


@transaction.atomic
def end(links: QuerySet[ChatLink], by: int | None) -> int:
    """How many were."""
    ids = list(links.select_for_update().values_list("pk", flat=True))
    note_each(RecordKind.REVOKED, ids, by)
    ended = ChatLink.objects.filter(pk__in=ids)
    return ended.update(revoked_at=timezone.now(), revoked_by_id=by)


def end_those_of_leavers() -> int:
    """Where the business says so, the links of whoever isn't a member any more."""
    ending = LinkPolicy.objects.filter(end_with_maker=True).values_list("business_id", flat=True)
    ended = 0
    for business in Business.objects.filter(pk__in=list(ending)):
        staying = Membership.objects.filter(business=business, active=True)
        links = open_links().filter(business=business, made_by__isnull=False)
        ended += end(links.exclude(made_by__in=staying.values("person_id")), None)
    return ended
