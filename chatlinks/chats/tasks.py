"""What happens by itself, once a minute: notices to those who wait, chats taken back, agents whose
browser fell silent."""

from datetime import timedelta
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from chatlinks.chats import outbox, presence, steps
from chatlinks.chats.models import Assignment, Availability
from chatlinks.chats.steps import State
from chatlinks.conversations.live.live_conversation import LiveConversation
from chatlinks.database.rows import typed
from chatlinks.workspaces.lock import lock_business
from chatlinks.workspaces.models import Business

GONE = timedelta(minutes=5)  # without a sign of an agent's browser
AT_ONCE = 500  # chats of a kind a minute


class ChatsOfBusiness(NamedTuple):
    """A row of the statements below: the longest waiting first."""

    business_id: int
    ids: list[int]


# Notices go to those who wait for the first answer or the next; an import's conversations have no
# one to deliver to.
DELAYED = f"""
SELECT c.business_id, array_agg(c.id ORDER BY c.waiting_since)
FROM (
  SELECT c.id, c.business_id, c.waiting_since
  FROM conversations_conversation c
  JOIN workspaces_team t ON t.id = c.team_id AND t.business_id = c.business_id
  WHERE c.state IN ('queued', 'active')
    AND c.waiting_since < now() - make_interval(mins => t.delay_minutes)
    AND EXISTS (SELECT FROM agentchat_delivery d WHERE d.conversation_id = c.id)
    AND NOT EXISTS (
      SELECT FROM agentchat_notice n
      WHERE n.conversation_id = c.id
        AND n.kind = 'delayed'
        AND n.waiting_since = c.waiting_since)
  LIMIT {AT_ONCE}) c
GROUP BY 1"""

UNANSWERED = f"""
SELECT c.business_id, array_agg(c.id ORDER BY c.waiting_since)
FROM (
  SELECT c.id, c.business_id, c.waiting_since
  FROM conversations_conversation c
  JOIN agentchat_teamsettings s ON s.team_id = c.team_id
    AND s.business_id = c.business_id
    AND s.recall_minutes > 0
  WHERE c.state = 'active'
    AND c.waiting_since < now() - make_interval(mins => s.recall_minutes)
  LIMIT {AT_ONCE}) c
GROUP BY 1"""

# Chats whose agent is no member with Smart Agent Chat any more, or was deleted. What an import
# calls active is left alone unless it was given to somebody here.
ORPHANED = """
SELECT c.business_id, array_agg(c.id ORDER BY c.waiting_since)
FROM workspaces_business b
JOIN conversations_conversation c ON c.business_id = b.id
  AND c.state IN ('queued', 'active')
WHERE NOT EXISTS (
    SELECT FROM workspaces_membership m
    JOIN accounts_person p ON p.id = m.person_id AND p.is_active
    WHERE m.business_id = c.business_id
      AND m.person_id = c.assignee_id
      AND m.active
      AND m.smart_agent_chat)
  AND (
    EXISTS (
      SELECT FROM agentchat_stint s
      WHERE s.conversation_id = c.id
        AND s.ended_at IS NULL)
    OR (c.state = 'queued' AND c.assignee_id IS NOT NULL)
    OR (c.state = 'active' AND c.assignee_id IS NULL AND c.digest = ''))
GROUP BY 1"""


@app.periodic(cron="* * * * *")
@app.task(name="keep_chats_moving", queueing_lock="keep_chats_moving")
def keep_chats_moving(timestamp: int) -> None:
    set_silent_agents_offline()
    take_from_former_agents()
    recall_unanswered()
    assign_queued()
    notify_delayed()


def set_silent_agents_offline() -> None:
    """Agents whose browser went silent are offline."""
    for gone in presence.silent_since(timezone.now() - GONE):
        presence.set_status_at(
            gone.business,
            gone.person,
            Availability.Status.OFFLINE,
        )


def take_from_former_agents() -> None:
    """Chats of former members go back to the queue, whatever the team's settings say."""

    def take(chat: LiveConversation) -> None:
        steps.back_to_queue(chat, Assignment.End.RETURNED)

    for business_id, ids in typed(ChatsOfBusiness, ORPHANED):
        steps.for_each(Business.objects.get(pk=business_id), ids, take)


def recall_unanswered() -> None:
    """Chats that their agent leaves unanswered for longer than the team allows go back to the
    queue."""

    def take(chat: LiveConversation) -> None:
        if chat.now.state == State.ACTIVE:
            steps.back_to_queue(chat, Assignment.End.RECALLED)
            steps.assign_queued(chat.business, chat)

    for business_id, ids in typed(ChatsOfBusiness, UNANSWERED):
        steps.for_each(Business.objects.get(pk=business_id), ids, take)


def assign_queued() -> None:
    """Assign what became free elsewhere: a team was deleted, a member changed in the
    administration."""
    online = Availability.Status.ONLINE
    for business in Business.objects.filter(availability__status=online).distinct():
        with transaction.atomic():
            lock_business(business.pk)
            steps.assign_queued(business)


def notify_delayed() -> None:
    """One notice a wait that is longer than the team's delay time."""

    def notify(chat: LiveConversation) -> None:
        outbox.notify(chat, "delayed")

    for business_id, ids in typed(ChatsOfBusiness, DELAYED):
        steps.for_each(
            Business.objects.get(pk=business_id),
            ids,
            notify,
        )
