"""Who wrote what is hidden from them: what an admin reads under People."""

from datetime import datetime
from typing import NamedTuple

from chatlinks.conversations.models import GuessAlarm
from chatlinks.database.rows import typed
from chatlinks.links import members
from chatlinks.links.addresses import link_path
from chatlinks.workspaces.models import Business

ALARMS = 20  # listed, newest first
BY_PERSON = """
SELECT
  p.name,
  count(*),
  count(DISTINCT t.conversation_id),
  max(t.at),
  (array_agg(t.conversation_id ORDER BY t.at DESC))[1]
FROM conversations_writtentext t
JOIN accounts_person p ON p.id = t.person_id
WHERE t.business_id = %s AND t.hits <> '{}'
GROUP BY p.id, p.name
ORDER BY count(*) DESC, p.name
LIMIT 50"""


class GuessesOfPerson(NamedTuple):
    """A row of BY_PERSON: texts of the last 30 days that hit a known value."""

    person: str
    texts: int
    conversations: int
    last_at: datetime
    last_in: int

    def link(self, business: Business) -> str:
        """The conversation that they last did it in."""
        return link_path(members.token_of(business.pk, self.last_in))


class GuessRecords(NamedTuple):
    people: list[tuple[GuessesOfPerson, str]]  # each with a chat link
    alarms: list[GuessAlarm]


def guess_records(business: Business) -> GuessRecords:
    people = typed(GuessesOfPerson, BY_PERSON, [business.pk])
    alarms = GuessAlarm.objects.filter(business=business).select_related("person")
    return GuessRecords(
        people=[(each, each.link(business)) for each in people],
        alarms=list(alarms[:ALARMS]),
    )
