"""Who belongs where, and as what: the questions that guards, lists and mails ask of memberships."""

from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from chatlinks.accounts.models import Person
from chatlinks.audit.kinds import RecordKind
from chatlinks.audit.writing import AuditLine, note
from chatlinks.database.rows import prepared_typed
from chatlinks.workspaces.administration.locked_business import keep_out
from chatlinks.workspaces.models import Business, Membership, Team
from chatlinks.workspaces.reach import MembershipRow, held_memberships
from chatlinks.workspaces.rights import Rights, in_words, rights_of
from chatlinks.workspaces.rule import Member, in_reach, may_open, reads_audit, sees_personal

LEADING = (Membership.Role.TEAM_LEAD, Membership.Role.ADMIN)


def chat_memberships(person: Any) -> QuerySet[Membership]:
    """Where this person works with chats, by the businesses' names."""
    held = Membership.objects.filter(
        person_id=person.pk,
        active=True,
        smart_agent_chat=True,
    )
    return held.select_related("business").order_by("business__name")


def lead_memberships(person: Any) -> QuerySet[Membership]:
    """Where this person leads: they see every chat and team of the business."""
    return chat_memberships(person).filter(role__in=LEADING)


def agents_of(business: Business) -> QuerySet[Membership]:
    """Those who may take chats of the business."""
    held = Membership.objects.filter(
        business=business,
        active=True,
        smart_agent_chat=True,
        person__is_active=True,
    )
    return held.select_related("person")


def membership_at(person: Any, business_id: int) -> Membership | None:
    """This person's membership of one business, with the business; None for a stranger to it."""
    held = Membership.objects.filter(
        person_id=person.pk,
        business=business_id,
        active=True,
    )
    return held.select_related("business").first()


def belongs_to(person: Any, key: str) -> bool:
    """Is this person a member of the business with this key at all?"""
    held = Membership.objects.filter(
        person_id=person.pk,
        business__key=key,
        active=True,
    )
    return held.exists()


def readable_by(person: Any) -> QuerySet[Business]:
    """Those of whose conversations this person may open any."""
    held = Membership.objects.filter(person_id=person.pk, active=True)
    either = held.filter(Q(smart_agent_chat=True) | Q(intelligent_analytics=True))
    return Business.objects.filter(pk__in=either.values("business_id"))


class BusinessName(NamedTuple):
    """A business as a menu names it."""

    id: int
    key: str
    name: str


ANALYSED = """
SELECT b.id, b.key, b.name
FROM workspaces_membership m
JOIN workspaces_business b ON b.id = m.business_id
WHERE m.person_id = %s
  AND m.active
  AND m.intelligent_analytics
ORDER BY b.name, b.id"""


def analysed_by(person: Any) -> list[BusinessName]:
    """The businesses that this person may analyse, by name: of a thousand, too, at little cost."""
    return prepared_typed(BusinessName, ANALYSED, [person.pk])


def may_analyse(person: Any, business: Business) -> bool:
    held = Membership.objects.filter(
        person_id=person.pk,
        business=business,
        active=True,
        intelligent_analytics=True,
    )
    return held.exists()


def administered_by(person: Any) -> QuerySet[Business]:
    """The businesses of which this person is an admin; all of them for a superuser."""
    if not person.is_authenticated:
        return Business.objects.none()
    if person.is_superuser:
        return Business.objects.all()
    return Business.objects.filter(
        memberships__person=person.pk,
        memberships__role=Membership.Role.ADMIN,
        memberships__active=True,
    )


def audited_by(person: Any) -> QuerySet[Business]:
    """The businesses whose audit this person reads; all of them for a superuser."""
    if person.is_superuser:
        return Business.objects.all()
    roles = [role for role in Membership.Role if reads_audit(role)]
    return Business.objects.filter(
        memberships__person=person.pk,
        memberships__role__in=roles,
        memberships__active=True,
    )


def manages(person: Any) -> bool:
    """Has this person anything to manage? A server's owner has, before there is any business."""
    return bool(getattr(person, "is_superuser", False)) or administered_by(person).exists()


def employ(
    business: Business,
    person: Person,
    rights: Rights,
    teams: Iterable[Team],
) -> Membership:
    """Make somebody a member with these rights; who was one before gets them anew."""
    membership, _ = Membership.objects.update_or_create(
        business=business,
        person=person,
        defaults={**rights_of(rights), "active": True, "locked_out": False},
    )
    membership.teams.set(teams)
    note_rights(membership, person.pk, "has rights")
    open_administration(membership)
    if business.locked:
        keep_out(business)
        membership.refresh_from_db()
    return membership


def note_rights(membership: Membership, by: int | None, what: str) -> None:
    """In the audit, with what somebody may do from now on."""
    off = "" if membership.active else ", switched off"
    line = AuditLine(
        kind=RecordKind.RIGHTS,
        business_id=membership.business_id,
        what=f"{what}: {in_words(membership)}{off}",
        person_id=by,
        about_id=membership.person_id,
    )
    note(line)


def open_administration(membership: Membership) -> None:
    """Admins need it."""
    if membership.role == Membership.Role.ADMIN:
        Person.objects.filter(pk=membership.person_id, is_staff=False).update(is_staff=True)


def may_hand_out_password(admin: Any, person: Person) -> bool:
    """May this admin make a link by which this person's password is set?

    A link opens all that the person may: so only where the admin manages every business of theirs,
    and never for who manages the server, unless one does so oneself.
    """
    return person.pk in passwords_handed_out_by(admin, [person])


def passwords_handed_out_by(admin: Any, people: Collection[Person]) -> set[int]:
    """Of these people the ids of those of whom `may_hand_out_password` is true."""
    active = {each.pk for each in people if each.is_active}
    if admin.is_superuser:
        return active
    elsewhere = Membership.objects.filter(person__in=active).exclude(
        business__in=administered_by(admin)
    )
    owners = {each.pk for each in people if each.is_superuser}
    return active - owners - set(elsewhere.values_list("person_id", flat=True).distinct())


def lookup_businesses(person: Any) -> list[int]:
    """Ids of the businesses in which this person may look users up by e-mail or phone.

    It takes seeing the personal details of every user there.
    """
    held = held_memberships(person.pk)
    return [membership.business_id for membership in held if sees_everyone(membership)]


def sees_by_permission(rights: Rights) -> bool:
    """Does the permission, with the access that it belongs to, show personal details?"""
    return rights.smart_agent_chat and rights.view_personal_details


def sees_everyone(membership: MembershipRow) -> bool:
    member = Member(
        role=membership.role,
        smart_agent_chat=membership.smart_agent_chat,
        intelligent_analytics=membership.intelligent_analytics,
        view_personal_details=membership.view_personal_details,
        in_reach=in_reach(membership.agents_open, in_teams=False, took_part=False),
        active=membership.active,
        masking=membership.masking,
        leads_with_both_see=membership.leads_with_both_see,
    )
    return may_open(member) and sees_personal(member)
