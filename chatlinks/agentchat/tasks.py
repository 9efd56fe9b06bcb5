"""What happens by itself, once a minute: notices to those who wait, chats taken back, desks that nobody is at any more."""

from datetime import timedelta

from django.utils import timezone
from procrastinate.contrib.django import app

from chatlinks.agentchat import moves
from chatlinks.agentchat.models import Seat, Stint
from chatlinks.agentchat.moves import State
from chatlinks.conversations.live import Talk
from chatlinks.rows import rows
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


@app.periodic(cron="* * * * *")
@app.task(name="keep_chats_moving", queueing_lock="keep_chats_moving")
def keep_chats_moving(timestamp: int) -> None:
    leave_empty_desks()
    recall()
    tell_the_delayed()


def leave_empty_desks() -> None:
    """Agents whose browser went silent are offline."""
    for seat in moves.seen_before(timezone.now() - GONE):
        moves.be_at(seat.business, seat.person, Seat.Status.OFFLINE)


def recall() -> None:
    """Chats that their agent leaves unanswered for longer than the team allows go back to the queue."""

    def take_back(talk: Talk) -> None:
        if talk.now.state == State.ACTIVE:
            moves.end_stint(talk, Stint.End.RECALLED)
            moves.to_queue(talk, moves.team_of(talk))
            moves.settle(talk.business)

    for business_id, ids in rows(FORGOTTEN):
        moves.each(Business.objects.get(pk=business_id), ids, take_back)


def tell_the_delayed() -> None:
    """One notice a wait that is longer than the team's delay time."""
    for business_id, ids in rows(DELAYED):
        moves.each(Business.objects.get(pk=business_id), ids, lambda talk: moves.notify(talk, "delayed"))
