"""Steps that show more of people's data, and in figures what each would show, and to whom."""

from typing import NamedTuple

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from chatlinks.conversations.models import Conversation, Entity
from chatlinks.links.models import ChatLink
from chatlinks.manage.masking.told_kinds import ToldKind
from chatlinks.workspaces.models import Business, EntityType, Membership, Pattern

UNDER_CHANGES = "What is read meanwhile stays read. You can undo it under Changes."
SHOWN = 10  # words that a question names


class Weakening(NamedTuple):
    """What is asked before such a step is done."""

    business: Business
    heading: str
    shows: list[str]  # sentences
    button: str
    action: str
    undo: str = UNDER_CHANGES
    keep: str = "Keep masking"
    back: str = ""  # where that leads; else to the masking page


def without_pattern(business: Business, pattern: Pattern) -> Weakening:
    return Weakening(
        business=business,
        heading=f"Delete the pattern “{pattern.name}”?",
        shows=[
            f"What it alone masks becomes readable, in up to {conversations(business)}.",
            readers(business),
        ],
        button="Delete the pattern",
        action=reverse("delete-pattern", args=[business.key, pattern.pk]),
    )


def balanced(business: Business) -> Weakening:
    return Weakening(
        business=business,
        heading="Use the balanced profile?",
        shows=[
            "Numbers of 6 to 16 digits that nothing else masks become readable, in up to"
            f" {conversations(business)}.",
            readers(business),
        ],
        button="Use balanced",
        action=reverse("choose-profile", args=[business.key]),
    )


def not_personal(business: Business, entity: EntityType) -> Weakening:
    held = Entity.objects.filter(business=business, name=entity.name)
    count = held.values("conversation").distinct().count()
    holding = "conversation holds" if count == 1 else "conversations hold"
    return Weakening(
        business=business,
        heading=f"Stop masking “{entity.name}”?",
        shows=[
            f"{count:,} {holding} values of it. They become readable there, and wherever else"
            " their users' conversations repeat them.",
            readers(business),
        ],
        button="Stop masking",
        action=reverse("choose-entity", args=[business.key, entity.pk]),
    )


def not_told(business: Business, kind: ToldKind) -> Weakening:
    return Weakening(
        business=business,
        heading=f"Stop masking what is told: {kind.label.lower()}?",
        shows=[
            f"What users only say in words, such as “{kind.example}”, becomes readable, in up to"
            f" {conversations(business)}. What your bot collected stays masked.",
            readers(business),
        ],
        button="Stop masking",
        action=reverse("choose-told-kind", args=[business.key, kind.name]),
    )


def never_names(business: Business, added: list[str]) -> Weakening:
    count = f"{len(added):,} {'word is' if len(added) == 1 else 'words are'}"
    return Weakening(
        business=business,
        heading="Let these words stay readable?",
        shows=[
            f"{count} new here: {', '.join(added[:SHOWN])}{' …' if len(added) > SHOWN else ''}."
            f" Where users say them as a name they become readable, in up to"
            f" {conversations(business)}.",
            readers(business),
        ],
        button="Let them stay readable",
        action=reverse("save-never-names", args=[business.key]),
    )


def switched_off(business: Business) -> Weakening:
    members = active_members(business).filter(smart_agent_chat=True)
    more = members.filter(view_personal_details=False).count()
    gaining = "member sees" if more == 1 else "members see"
    return Weakening(
        business=business,
        heading="Switch masking off?",
        shows=[
            f"{more:,} {gaining} names, e-mails, phones and every other personal value"
            f" that they don't see today, in {conversations(business)}.",
            "Links for anyone and Intelligent Analytics stay masked.",
        ],
        button="Switch masking off",
        action=reverse("switch-masking", args=[business.key]),
    )


def leads_see(business: Business) -> Weakening:
    leads = active_members(business).filter(
        role=Membership.Role.TEAM_LEAD,
        smart_agent_chat=True,
        intelligent_analytics=True,
        view_personal_details=False,
    )
    more = leads.count()
    gaining = "team lead sees" if more == 1 else "team leads see"
    return Weakening(
        business=business,
        heading="Let team leads with both accesses see personal details?",
        shows=[
            f"{more:,} {gaining} names, e-mails, phones and every other personal value"
            f" that they don’t see today, in {conversations(business)}.",
            "So does whoever becomes a team lead with both accesses later.",
        ],
        button="Let them see personal details",
        action=reverse("switch-leads", args=[business.key]),
    )


SHOWS_NOTHING_YET = (
    "It shows them nothing yet, for it belongs to Smart Agent Chat, an access that they don’t have."
)
FOR_ONE = (
    "What is read meanwhile stays read. You can undo it beside them under Members, and under"
    " Changes of the masking page."
)


# ── The permission, for one person ──────────────────────────────────────────────────────────────


def permitted(membership: Membership) -> Weakening:
    business, works = membership.business, membership.smart_agent_chat
    return Weakening(
        business=business,
        heading=f"Let {membership.person} see personal details?",
        shows=shown_to_one(business, membership.role) if works else [SHOWS_NOTHING_YET],
        button="Let them see personal details",
        action=reverse("member-permission", args=[business.key, membership.pk]),
        undo=FOR_ONE,
        keep="Keep them hidden",
        back=reverse("people", args=[business.key]),
    )


def invited(business: Business, email: str, role: str) -> Weakening:
    return Weakening(
        business=business,
        heading=f"Invite {email} to see personal details?",
        shows=shown_to_one(business, role),
        button="Make the invitation",
        action=reverse("people", args=[business.key]),
        undo="Until it is accepted you can revoke the invitation; then, take the permission back"
        " under Members.",
        keep="Don’t invite",
        back=reverse("people", args=[business.key]),
    )


def oneself(business: Business) -> Weakening:
    return Weakening(
        business=business,
        heading="Let yourself see personal details?",
        shows=shown_to_one(business, Membership.Role.ADMIN),
        button="Set my rights",
        action=reverse("next-steps", args=[business.key]),
        undo="What is read meanwhile stays read. You can undo it here, and under Changes of the"
        " masking page.",
        keep="Keep them hidden",
        back=reverse("next-steps", args=[business.key]),
    )


def shown_to_one(business: Business, role: str) -> list[str]:
    reach = Business.Reach(business.agents_open)
    narrowed = role == Membership.Role.AGENT and reach is not Business.Reach.ALL
    of = f", as far as agents may open them: {reach.label}" if narrowed else ""
    return [
        "They see names, e-mails, phones and every other personal value in up to"
        f" {conversations(business)}{of}.",
        "They can copy what they see, and mark passages. Each opening is recorded.",
    ]


def has_conversations(business: Business) -> bool:
    """Where there is none yet, nothing is shown by any of this."""
    return Conversation.objects.filter(business=business).exists()


# ── In figures ──────────────────────────────────────────────────────────────────────────────────


def active_members(business: Business) -> QuerySet[Membership]:
    return Membership.objects.filter(business=business, active=True, person__is_active=True)


def conversations(business: Business) -> str:
    count = Conversation.objects.filter(business=business).count()
    return f"{count:,} {'conversation' if count == 1 else 'conversations'}"


def readers(business: Business) -> str:
    """Who reads masked conversations: members with an access, and holders of links for anyone."""
    able = Q(smart_agent_chat=True) | Q(intelligent_analytics=True)
    members = active_members(business).filter(able).count()
    links = open_links(business)
    who = f"{members:,} {'member' if members == 1 else 'members'} of {business.name} may see it"
    if not links:
        return f"{who}. No link for anyone is open."
    held = "link for anyone that is" if links == 1 else "links for anyone that are"
    return f"{who}, and so does whoever holds one of {links:,} {held} open."


def open_links(business: Business) -> int:
    shared = ChatLink.objects.exclude(audience=ChatLink.Audience.MEMBERS)
    live = shared.filter(business=business, revoked_at=None)
    return live.filter(Q(expires_at=None) | Q(expires_at__gt=timezone.now())).count()
