"""Links that open without signing in, in a list: one's own, or for admins all of a business."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from chatlinks.audit.kinds import RecordKind
from chatlinks.database.conditions import Condition
from chatlinks.database.rows import typed
from chatlinks.links.addresses import link_path
from chatlinks.links.models import ChatLink, LinkPolicy
from chatlinks.links.sharing.policy import end, note_each, open_links
from chatlinks.web.lists.paging import Cursor
from chatlinks.workspaces.memberships import administered_by
from chatlinks.workspaces.models import Membership

PAGE = 50
MOST = 1000  # ended at once
TAKES_BACK = timedelta(minutes=15)  # within which one's own ending can be undone
OPEN = """(l.revoked_at IS NULL AND (l.expires_at IS NULL OR l.expires_at > now())
  AND coalesce(o.state, 'allowed') = 'allowed')"""
LEFT = "(l.made_by_id IS NOT NULL AND m.active IS NOT TRUE)"
# Each link by its index: of EXISTS, PostgreSQL would gather the visits of all links first.
VISITED = "coalesce((SELECT true FROM links_visit v WHERE v.link_id = l.id LIMIT 1), false)"
ATTENTION = f"({OPEN} AND (l.expires_at IS NULL OR {LEFT} OR NOT {VISITED}))"
ORDERS = {
    "": "l.made_at DESC",
    "ends": "l.expires_at ASC NULLS LAST",
    "visits": "(SELECT count(*) FROM links_visit v WHERE v.link_id = l.id) DESC",
    "maker": "p.name",
}
OPEN_FIRST = f"{OPEN} DESC, {ATTENTION} DESC, {{order}}, l.id DESC"
NEWEST_FIRST = "l.made_at DESC, l.id DESC"
# Which of them, out of all of a business's; what else is told of each, and its visits, are looked
# up for these alone.
CHOSEN = f"""
SELECT l.*, coalesce(p.name, '') AS maker, {LEFT} AS maker_left,
  coalesce(o.state, 'allowed') <> 'allowed' AS stopped, {OPEN} AS is_open,
  {ATTENTION} AS needs_attention, row_number() OVER (ORDER BY {{order}}) AS place
FROM links_chatlink l
LEFT JOIN links_linkpolicy o ON o.business_id = l.business_id
LEFT JOIN accounts_person p ON p.id = l.made_by_id
LEFT JOIN workspaces_membership m
  ON m.business_id = l.business_id AND m.person_id = l.made_by_id
WHERE l.audience <> 'members' AND {{where}}
ORDER BY {{order}}
LIMIT %s OFFSET %s"""
LISTED = f"""
SELECT l.id, b.name, l.audience, l.conversation_id, c.number, c.contact_id, coalesce(k.token, ''),
  l.covers, l.made_at, l.made_by_id, l.maker, l.maker_left, l.expires_at, l.passcode <> '',
  l.revoked_at IS NOT NULL, l.stopped, l.is_open, l.needs_attention,
  v.visits, v.people, v.last
FROM ({CHOSEN}) l
JOIN workspaces_business b ON b.id = l.business_id
CROSS JOIN LATERAL (
  SELECT c.id, c.number, c.contact_id FROM conversations_conversation c
  WHERE c.id = l.conversation_id AND c.business_id = l.business_id LIMIT 1) c
LEFT JOIN links_chatlink k ON k.conversation_id = c.id AND k.audience = 'members'
CROSS JOIN LATERAL (
  SELECT count(*) AS visits, count(DISTINCT person_id) AS people, max(at) AS last
  FROM links_visit WHERE link_id = l.id) v
ORDER BY l.place"""


class ListedLink(NamedTuple):
    id: int
    business: str
    audience: str
    conversation_id: int
    number: int
    contact_id: int
    members_token: str
    covers: str
    made_at: datetime
    made_by_id: int | None
    made_by: str
    left: bool  # whoever made it is no member any more
    expires_at: datetime | None
    has_passcode: bool
    revoked: bool
    stopped: bool  # by the business
    open: bool
    attention: bool
    visits: int
    people: int  # of them, signed in
    last_at: datetime | None

    @property
    def at(self) -> datetime:
        """By which it stands in a list of the newest."""
        return self.made_at

    @property
    def path(self) -> str:
        return link_path(self.members_token)

    @property
    def status(self) -> str:
        if self.revoked:
            return "ended"
        if self.open:
            return "open"
        return "stopped" if self.stopped else "expired"

    @property
    def reasons(self) -> list[str]:
        """Why it stands on top."""
        if not self.open:
            return []
        told = {
            "never expires": self.expires_at is None,
            "never opened": self.visits == 0,
            "its maker has left": self.left,
        }
        return [reason for reason, so in told.items() if so]


class ListFilter(NamedTuple):
    """What of them is listed, and in which order."""

    state: str = ""  # "", "open", "ended", "attention"
    maker: int | None = None
    conversation: int | None = None
    sort: str = ""
    page: int = 0

    def conditions(self) -> list[Condition]:
        parts: list[Condition] = []
        if self.state in STATES:
            parts.append((STATES[self.state], []))
        if self.maker is not None:
            parts.append(("l.made_by_id = %s", [self.maker]))
        if self.conversation is not None:
            parts.append(("l.conversation_id = %s", [self.conversation]))
        return parts


STATES = {"open": OPEN, "ended": f"NOT {OPEN}", "attention": ATTENTION}


def of_business(business_id: int, chosen: ListFilter) -> list[ListedLink]:
    return listed(("l.business_id = %s", [business_id]), chosen)


def of_person(person_id: int, chosen: ListFilter) -> list[ListedLink]:
    """Made by this person, in businesses that they still belong to."""
    mine = ("l.made_by_id = %s AND m.active", [person_id])
    return listed(mine, chosen)


def listed(scope: Condition, chosen: ListFilter) -> list[ListedLink]:
    """One more than a page has, where there is another page."""
    order = OPEN_FIRST.format(order=ORDERS.get(chosen.sort, ORDERS[""]))
    conditions = [scope, *chosen.conditions()]
    return in_order(conditions, order, PAGE + 1, PAGE * chosen.page)


def newest(
    business_id: int,
    chosen: ListFilter,
    cursor: Cursor,
    limit: int,
) -> list[ListedLink]:
    """From the cursor on, walked by key."""
    scope: Condition = ("l.business_id = %s", [business_id])
    beyond = cursor.conditions("l.made_at", "l.id")
    conditions = [scope, *chosen.conditions(), *beyond]
    return in_order(conditions, NEWEST_FIRST, limit)


def in_order(
    conditions: Sequence[Condition],
    order: str,
    limit: int,
    after: int = 0,
) -> list[ListedLink]:
    """So many of them, but for the first ones."""
    where, needs = joined(conditions)
    sql = LISTED.format(where=where, order=order)
    return typed(ListedLink, sql, [*needs, limit, after])


def joined(parts: Sequence[Condition]) -> Condition:
    needs: list[Any] = [need for _, some in parts for need in some]
    return " AND ".join(where for where, _ in parts), needs


def in_the_hands_of(person: Any) -> QuerySet[ChatLink]:
    """The links that this person may end: their own, and those of businesses they administer."""
    belongs = Membership.objects.filter(person=person.pk, active=True).values("business_id")
    mine = Q(made_by=person.pk, business__in=belongs)
    theirs = Q(business__in=administered_by(person))
    return ChatLink.objects.exclude(audience=ChatLink.Audience.MEMBERS).filter(mine | theirs)


def end_each(person: Any, ids: Sequence[int]) -> list[int]:
    """The ids of those that were open and are ended now."""
    open_ones = open_links().filter(pk__in=in_the_hands_of(person).filter(pk__in=ids).values("pk"))
    ended = list(open_ones.values_list("pk", flat=True)[:MOST])
    end(ChatLink.objects.filter(pk__in=ended), person.pk)
    return ended


@transaction.atomic
def restore_each(person: Any, ids: Sequence[int]) -> int:
    """Take back what this person ended a moment ago, unless the business ended all of them."""
    lately = timezone.now() - TAKES_BACK
    mine = in_the_hands_of(person).filter(
        pk__in=ids,
        revoked_by=person.pk,
        revoked_at__gt=lately,
    )
    standing = ChatLink.objects.filter(pk__in=mine.values("pk"))
    back = standing.exclude(business__in=ended_businesses())
    restored = list(back.values_list("pk", flat=True))
    note_each(RecordKind.RESTORED, restored, person.pk)
    return back.filter(pk__in=restored).update(revoked_at=None, revoked_by=None)


def ended_businesses() -> list[int]:
    ended = LinkPolicy.objects.filter(state=LinkPolicy.State.ENDED)
    return list(ended.values_list("business_id", flat=True))
