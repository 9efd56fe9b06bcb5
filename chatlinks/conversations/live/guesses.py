"""Guessing: somebody from whom personal details are hidden writes what they think is hidden, and
has it looked up whether it comes back masked.

What one wrote oneself is shown to oneself as one wrote it (`reading/messages/own_words.py`), so
nobody learns anything by himself. Two together do. So each text of theirs is counted, with the
known values that were masked in it; whoever keeps hitting is held back for a growing time, and the
admins are told.

Whatever a text hits, the same statements follow it. How many hits are too many changes with the
person and the hour, so that nobody can tell by being held back what the last one hit.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import Max
from django.utils import timezone
from procrastinate.contrib.django import app

from chatlinks.audit.kinds import RecordKind
from chatlinks.audit.writing import AuditLine, note
from chatlinks.conversations.models import GuessAlarm, WrittenText
from chatlinks.conversations.records.identity import Identity
from chatlinks.conversations.records.masker import Masker
from chatlinks.conversations.records.parts import PartRow
from chatlinks.conversations.records.plain import PlainMessage
from chatlinks.conversations.records.record import texts_of
from chatlinks.conversations.records.runs import texts_of_run
from chatlinks.conversations.records.told.telling import NOTHING, MessageRow
from chatlinks.database.rows import execute, typed
from chatlinks.privacy import UNREADABLE, Span
from chatlinks.privacy.known.folding import fold
from chatlinks.workspaces.memberships import membership_at
from chatlinks.workspaces.models import Business
from chatlinks.workspaces.rule import Member, sees_personal

WITHIN = timedelta(hours=1)
FEWEST_VALUES = 10  # different ones within the hour that may be hit
SPREAD = 10  # and up to so many more: see above
MOST_TEXTS = 40  # that hit, whatever; above, the admins are told, and the writer notices nothing
SHORTEST, LONGEST = timedelta(minutes=5), timedelta(days=1)
TIMES = 3  # longer, with each time that somebody was held back
REMEMBERED = timedelta(days=30)
KEPT_WITHOUT_HITS = timedelta(days=1)
MAIL = "mail_guess_alarm"  # manage/tasks.py does it
HELD_BACK = "wrote many values that are hidden from them, and was held back"
TOLD_OF = "wrote many values that are hidden from them"
TYPED = ("text", "data")  # columns that hold what somebody typed


class TextWriter(NamedTuple):
    """A member who writes into a conversation."""

    person_id: int
    watched: bool  # personal details are hidden from them


class WritingPaused(Exception):
    """They may write again after `until`."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until)
        self.until = until


def text_writer(business: Business, person: Any) -> TextWriter:
    """Raises WritingPaused."""
    now = timezone.now()
    alarms = GuessAlarm.objects.filter(
        business=business,
        person=person.pk,
        held_until__gt=now,
    )
    if until := alarms.aggregate(until=Max("held_until"))["until"]:
        raise WritingPaused(until)
    return absent_writer(business, person)


def absent_writer(business: Business, person: Any) -> TextWriter:
    """Whoever worded what is sent by itself: they are counted, but nobody waits for them."""
    return TextWriter(person.pk, watched=not has_sight(business, person))


def has_sight(business: Business, person: Any) -> bool:
    """May they see personal details in the chats that they work with?"""
    held = membership_at(person, business.pk)
    if held is None:
        return False
    member = Member(
        role=held.role,
        smart_agent_chat=held.smart_agent_chat,
        intelligent_analytics=held.intelligent_analytics,
        view_personal_details=held.view_personal_details,
        in_reach=True,
        masking=held.business.masking,
        leads_with_both_see=held.business.leads_with_both_see,
    )
    return sees_personal(member)


# ── What a text hits ────────────────────────────────────────────────────────────────────────────


def hits_of(
    identity: Identity,
    masker: Masker,
    row: PartRow[Any],
    together: Sequence[MessageRow] = (),
) -> list[bytes]:
    """The known values that a row's text holds and that would not have been masked anyway, each by
    a keyed hash. `together`: with the writer's messages right before it, over which a value may
    be spread.
    """
    masker = masker.within(row.conversation_id)
    typed_in = {name: row.record[name] for name in TYPED if row.record.get(name)}
    values: dict[str, None] = {}
    for text in texts_of([typed_in]):
        values.update(dict.fromkeys(known_alone(masker, row, text)))
    run = [each for each in together if each.record["text"]]
    for spans, text in zip(
        masker.known.find_across(texts_of_run(run)),
        texts_of_run(run),
        strict=True,
    ):
        values.update(dict.fromkeys(fold(text[span.start : span.end]) for span in spans))
    return [identity.hash(b"guess", f"{row.contact_id}:{value}") for value in values]


def known_alone(
    masker: Masker,
    row: PartRow[Any],
    text: str,
) -> Iterable[str]:
    anyway = masked_anyway(masker, row, text)
    for span in masker.known.find(text):
        if span.kind != UNREADABLE and not any(covers(each, span) for each in anyway):
            yield fold(text[span.start : span.end])


def masked_anyway(
    masker: Masker,
    row: PartRow[Any],
    text: str,
) -> list[Span]:
    """By a pattern, or because the text itself tells it ("Hi Carla"), whoever the user is."""
    spans = list(masker.finder.find(text))
    if isinstance(row.plain, PlainMessage):
        telling = masker.tellings.get(row.conversation_id, NOTHING)
        return spans + telling.passages.get(row.id, {}).get(text, [])
    return spans + masker.finder.told_alone(text)


def covers(outer: Span, span: Span) -> bool:
    return outer.start <= span.start and span.end <= outer.end


# ── What follows ────────────────────────────────────────────────────────────────────────────────


class HourCounts(NamedTuple):
    """A row of HOUR: of the hour past, or of the time since the last alarm."""

    texts: int
    values: int
    held_before: int  # times in the past that are still remembered


HOUR = """
WITH recent AS (
  SELECT t.id, t.hits
  FROM conversations_writtentext t
  WHERE t.business_id = %(business)s
    AND t.person_id = %(person)s
    AND t.at > greatest(%(since)s, (
      SELECT max(a.at)
      FROM conversations_guessalarm a
      WHERE a.business_id = %(business)s AND a.person_id = %(person)s)))
SELECT
  (SELECT count(*) FROM recent WHERE hits <> '{}'),
  (SELECT count(DISTINCT hit) FROM recent, unnest(hits) hit),
  (
    SELECT count(*)
    FROM conversations_guessalarm a
    WHERE a.business_id = %(business)s
      AND a.person_id = %(person)s
      AND a.held_until IS NOT NULL
      AND a.at > %(remembered)s)"""


def hour_until(now: datetime, business_id: int, person_id: int) -> HourCounts:
    asked = {
        "business": business_id,
        "person": person_id,
        "since": now - WITHIN,
        "remembered": now - REMEMBERED,
    }
    [counts] = typed(HourCounts, HOUR, asked)
    return counts


def count(
    business: Business,
    identity: Identity,
    conversation_id: int,
    person_id: int,
    hits: list[bytes],
) -> None:
    """Note a text that was written just now; raise the alarm where that makes too many."""
    now = timezone.now()
    WrittenText.objects.create(
        business=business,
        conversation_id=conversation_id,
        person_id=person_id,
        at=now,
        hits=hits,
    )
    counts = hour_until(now, business.pk, person_id)
    too_many = counts.values > most_values(identity, person_id, now)
    if not too_many and counts.texts <= MOST_TEXTS:
        return
    alarm = GuessAlarm.objects.create(
        business=business,
        person_id=person_id,
        texts=counts.texts,
        values=counts.values,
        held_until=now + hold(counts.held_before) if too_many else None,
    )
    raise_alarm(alarm, conversation_id)


def raise_alarm(alarm: GuessAlarm, conversation_id: int) -> None:
    """It is recorded, and the business's admins are told by mail."""
    line = AuditLine(
        kind=RecordKind.GUESSING,
        business_id=alarm.business_id,
        what=HELD_BACK if alarm.held_until else TOLD_OF,
        person_id=alarm.person_id,
        conversation_id=conversation_id,
    )
    note(line)
    app.configure_task(MAIL).defer(alarm_id=alarm.pk)


def most_values(identity: Identity, person_id: int, now: datetime) -> int:
    drawn = identity.hash(b"guess most", f"{person_id}:{now:%Y%m%d%H}")
    return FEWEST_VALUES + drawn[0] % SPREAD


def hold(held_before: int) -> timedelta:
    """5 minutes, 15, 45 …, a day at most."""
    times: int = TIMES ** min(held_before, 10)
    return min(SHORTEST * times, LONGEST)


def clear() -> None:
    """Forget the texts that are old enough."""
    now = timezone.now()
    execute(
        """DELETE FROM conversations_writtentext
           WHERE at < %s OR (at < %s AND hits = '{}')""",
        [now - REMEMBERED, now - KEPT_WITHOUT_HITS],
    )
