"""What happens by itself, once a minute: notices to those who wait, chats taken back, desks that nobody is at any more."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from chatlinks.chats import presence, steps
from chatlinks.chats.models import Assignment, Availability
from chatlinks.chats.steps import State
from chatlinks.conversations.live.live_conversation import LiveConversation
from chatlinks.conversations.lock import lock_business
from chatlinks.database.rows import rows
from chatlinks.workspaces.models import Business

GONE = timedelta(minutes=5)  # without a sign of an agent's browser
AT_ONCE = 500  # chats of a kind a minute

# Notices go to those who wait for the first answer or the next; an import's conversations have no one to deliver to.
DELAYED = f"""
SELECT c.business_id, array_agg(c.id ORDER BY c.waiting_since) FROM (
  SELECT c.id, c.business_id, c.waiting_since FROM conversations_conversation c
  JOIN workspaces_team t ON t.id = c.team_id AND t.business_id = c.business_id
  WHERE c.state IN ('queued', 'active') AND c.waiting_since < now() - make_interval(mins => t.delay_minutes)
    AND EXISTS (SELECT FROM agentchat_delivery d WHERE d.conversation_id = c.id)
    AND NOT EXISTS (SELECT FROM agentchat_notice n WHERE n.conversation_id = c.id AND n.kind = 'delayed'
                    AND n.waiting_since = c.waiting_since) LIMIT {AT_ONCE}) c GROUP BY 1"""
FORGOTTEN = f"""
SELECT c.business_id, array_agg(c.id ORDER BY c.waiting_since) FROM (
  SELECT c.id, c.business_id, c.waiting_since FROM conversations_conversation c
  JOIN agentchat_teamsettings s ON s.team_id = c.team_id AND s.business_id = c.business_id AND s.recall_minutes > 0
  WHERE c.state = 'active' AND c.waiting_since < now() - make_interval(mins => s.recall_minutes) LIMIT {AT_ONCE}) c GROUP BY 1"""


# Chats whose agent is no member with Smart Agent Chat any more, or was deleted. What an import calls active is left alone
# unless it was given to somebody here.
LEFT = """
SELECT c.business_id, array_agg(c.id ORDER BY c.waiting_since) FROM workspaces_business b
JOIN conversations_conversation c ON c.business_id = b.id AND c.state IN ('queued', 'active')
WHERE NOT EXISTS (SELECT FROM workspaces_membership m JOIN accounts_person p ON p.id = m.person_id AND p.is_active
                  WHERE m.business_id = c.business_id AND m.person_id = c.assignee_id AND m.active AND m.smart_agent_chat)
  AND (EXISTS (SELECT FROM agentchat_stint s WHERE s.conversation_id = c.id AND s.ended_at IS NULL)
       OR (c.state = 'queued' AND c.assignee_id IS NOT NULL)
       OR (c.state = 'active' AND c.assignee_id IS NULL AND c.digest = ''))
GROUP BY 1"""


@app.periodic(cron="* * * * *")
@app.task(name="keep_chats_moving", queueing_lock="keep_chats_moving")
def keep_chats_moving(timestamp: int) -> None:
    leave_empty_desks()
    take_from_those_gone()
    recall()
    settle()
    tell_the_delayed()


def leave_empty_desks() -> None:
    """Agents whose browser went silent are offline."""
    for seat in presence.seen_before(timezone.now() - GONE):
        presence.be_at(seat.business, seat.person, Availability.Status.OFFLINE)


def take_from_those_gone() -> None:
    """Chats of former members go back to the queue, whatever the team's settings say."""
    for business_id, ids in rows(LEFT):
        steps.each(
            Business.objects.get(pk=business_id),
            ids,
            lambda talk: steps.back_to_queue(talk, Assignment.End.RETURNED),
        )


def recall() -> None:
    """Chats that their agent leaves unanswered for longer than the team allows go back to the queue."""

    def take_back(talk: LiveConversation) -> None:
        if talk.now.state == State.ACTIVE:
            steps.back_to_queue(talk, Assignment.End.RECALLED)
            steps.settle(talk.business, talk)

    for business_id, ids in rows(FORGOTTEN):
        steps.each(Business.objects.get(pk=business_id), ids, take_back)


def settle() -> None:
    """Give out what became free elsewhere: a team was deleted, a member changed in the administration."""
    for business in Business.objects.filter(
        availability__status=Availability.Status.ONLINE
    ).distinct():
        with transaction.atomic():
            lock_business(business.pk)
            steps.settle(business)


def tell_the_delayed() -> None:
    """One notice a wait that is longer than the team's delay time."""
    for business_id, ids in rows(DELAYED):
        steps.each(
            Business.objects.get(pk=business_id), ids, lambda talk: steps.notify(talk, "delayed")
        )
