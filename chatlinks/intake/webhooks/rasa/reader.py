"""Rasa's tracker events, as its event broker publishes them, one a request, as docs/webhooks.md
describes them. They name their user and no conversation: each user's are one endless thread, in
which a session is a conversation. Another bot may call another user alike: the source stands for
the bot.
"""

import hashlib
import json
from datetime import datetime
from typing import Any

from chatlinks.intake.webhooks.kind import paths
from chatlinks.intake.webhooks.payloads.extract import Extract, Settings, identifier, is_public
from chatlinks.intake.webhooks.payloads.payload import Payload, at, moment, text, text_at
from chatlinks.intake.webhooks.rasa.shown import shown_by

KIND = "rasa"
FALLBACKS = frozenset(
    {
        "action_default_fallback",
        "action_two_stage_fallback",
        "action_default_ask_rephrase",
        "action_default_ask_affirmation",
        "action_unlikely_intent",
    }
)
NO_ANSWER = {"nlu_fallback", "out_of_scope"}
# What a bot does between what it says: none of these is a node of its story.
INNER_ACTIONS = frozenset(
    {
        "action_listen",
        "action_session_start",
        "action_extract_slots",
        "action_restart",
        "action_back",
        "action_run_slot_rejections",
        "action_deactivate_loop",
    }
)
INNER_SLOTS = frozenset(
    {
        "requested_slot",
        "session_started_metadata",
        "return_value",
        "flow_hashes",
        "dialogue_stack",
    }
)
# Events of the bot's own workings, which tell nothing of what was said.
WORKINGS = frozenset(
    paths("""
        user_featurization entities cancel_reminder reminder action_execution_rejected
        form_validation loop_interrupted form active_loop reset_slots resume pause followup export
        undo rewind flow_started flow_interrupted flow_resumed flow_completed flow_cancelled
        agent_started agent_completed agent_interrupted agent_resumed agent_cancelled stack
        routing_session_ended error
    """)
)


def read(payload: Payload, settings: Settings) -> Extract:
    extract = Extract(event=text_at(payload, "event"))
    sender = text_at(payload, "sender_id")
    if not sender:
        return extract.skip("It names no sender.")
    if extract.event not in READERS:
        return extract.skip("An event of the bot’s own workings.")
    when = moment(payload.get("timestamp"))
    if when is None:
        extract.faults.append("timestamp: it has no time")
        return extract
    thread = identifier(KIND, settings.source, sender)
    channel = text_at(payload, "input_channel")
    extract.contact(thread, thread, when, channel=channel)
    extract.about(thread, when, endless=True, channel=channel)
    READERS[extract.event](payload, extract, thread, when)
    return extract


def name_of(payload: Payload, when: datetime) -> str:
    """Rasa numbers nothing but what users write: an event is known by when it was, and, as a bot
    may say two things at once, by what it says.
    """
    if number := text_at(payload, "message_id"):
        return number
    said = json.dumps([payload.get("text"), payload.get("data")], sort_keys=True)
    mark = hashlib.sha256(said.encode()).hexdigest()[:16]
    return f"{text_at(payload, 'event')} {when.isoformat()} {mark}"


def read_user(
    payload: Payload,
    extract: Extract,
    thread: str,
    when: datetime,
) -> None:
    said = text_at(payload, "text")
    if not said or said.startswith("/session_start"):
        return
    intent = text_at(payload, "parse_data.intent.name")
    extract.message(
        thread,
        name_of(payload, when),
        when,
        when,
        sender="user",
        text=said,
        node=intent,
        confidence=confidence_of(at(payload, "parse_data.intent.confidence")),
        is_broken=intent in NO_ANSWER,
    )


def confidence_of(value: Any) -> float | None:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if is_number and 0 <= value <= 1 else None


def read_bot(
    payload: Payload,
    extract: Extract,
    thread: str,
    when: datetime,
) -> None:
    shown = shown_by(payload)
    said = text_at(payload, "text")
    if not (said or shown.data):
        return
    extract.message(
        thread,
        name_of(payload, when),
        when,
        when,
        sender="bot",
        text=said,
        type=shown.type,
        data=shown.data,
        node=text_at(payload, "metadata.utter_action"),
    )


def read_agent(
    payload: Payload,
    extract: Extract,
    thread: str,
    when: datetime,
) -> None:
    shown = shown_by(payload)
    said = text_at(payload, "text")
    if not (said or shown.data):
        return
    extract.message(
        thread,
        name_of(payload, when),
        when,
        when,
        sender="agent",
        text=said,
        type=shown.type,
        data=shown.data,
    )


def read_slot(
    payload: Payload,
    extract: Extract,
    thread: str,
    when: datetime,
) -> None:
    """Emptied, it tells nothing; what was in it before stays told."""
    name, value = text_at(payload, "name"), payload.get("value")
    values = value if isinstance(value, list) else [value]
    told = ", ".join(filter(None, map(text, values)))
    if not told or name in INNER_SLOTS:
        return
    if not name or not is_public(name):
        extract.faults.append("name: it holds something personal")
        return
    entity = {"name": name, "value": told, "at": when.isoformat()}
    extract.add("entity", thread, f"{name} {when.isoformat()}", when, entity)


def read_action(
    payload: Payload,
    extract: Extract,
    thread: str,
    when: datetime,
) -> None:
    name = text_at(payload, "name")
    if not name or name in INNER_ACTIONS:
        return
    extract.act(
        thread,
        f"{name} {when.isoformat()}",
        when,
        node=name,
        confidence=confidence_of(payload.get("confidence")),
        is_broken=name in FALLBACKS,
    )


def read_session(
    payload: Payload,
    extract: Extract,
    thread: str,
    when: datetime,
) -> None:
    ends = extract.event == "session_ended"
    kind = "completed" if ends else "session_started"
    event = {"type": kind, "at": when.isoformat()}
    extract.add("event", thread, f"{kind} {when.isoformat()}", when, event)


READERS = {
    "user": read_user,
    "bot": read_bot,
    "agent": read_agent,
    "slot": read_slot,
    "action": read_action,
    "session_started": read_session,
    "restart": read_session,
    "session_ended": read_session,
}
