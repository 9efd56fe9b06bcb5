"""Haptik's feed for an external agent tool, as docs/webhooks.md describes it: all that users, the
bot and agents write, with the number of their conversation.
"""

from datetime import datetime, timedelta

from chatlinks.intake.webhooks.payloads.extract import Extract, Settings, identifier
from chatlinks.intake.webhooks.payloads.hsl import body_of
from chatlinks.intake.webhooks.payloads.payload import EARLIEST, Payload, moment, text_at

KIND = "haptik_tool"
MESSAGE, STATE, USER, OTHER = "message", "collection_state", "create_user", "event"
SENDERS = {"ceu": "user", "iva": "bot", "haptik": "agent", "ect": "agent", "aeu": "other"}
# In the order in which a conversation goes through them: they come without a time, in any order.
STATES = {"bot": ("bot", 1), "incomplete": ("queued", 2), "complete": ("completed", 3)}
PLATFORMS = {
    "2": "Android",
    "3": "Facebook",
    "4": "Jio",
    "5": "WebSDK",
    "6": "iOS",
    "9": "Voice",
    "11": "Kookoo",
    "12": "Phonecom",
    "13": "Webhook",
    "14": "WhatsApp",
    "15": "Jio Connector",
    "16": "IVR",
    "17": "ISON",
    "18": "JIO IVR",
    "19": "SMS Gupshup",
    "20": "Netcore",
    "21": "Google Business Messages",
    "22": "Sunshine Zendesk",
}


def read(payload: Payload, settings: Settings) -> Extract:
    extract = Extract(event=event_of(payload))
    user, number = text_at(payload, "user_id"), text_at(payload, "conversation_number")
    if not user:
        return extract.skip("It names no user.")
    contact = identifier(KIND, user)
    if extract.event == USER:
        read_user(payload, extract, contact, settings.arrived)
        return extract
    if not number:
        return extract.skip("It names no conversation.")
    thread = identifier(KIND, user, number)
    if extract.event == MESSAGE:
        read_message(payload, extract, thread, contact)
    elif extract.event == STATE:
        extract.contact(thread, contact, EARLIEST)
        read_state(payload, extract, thread)
    else:
        return extract.skip("An event that says nothing of a conversation.")
    return extract


def event_of(payload: Payload) -> str:
    """Each comes to an address of its own, and says by its fields which it is."""
    if "message_id" in payload or "message_body" in payload:
        return MESSAGE
    if "category" in payload:
        return STATE if text_at(payload, "category") == STATE else OTHER
    return USER if "user_name" in payload or "third_party_user_id" in payload else OTHER


def read_message(
    payload: Payload,
    extract: Extract,
    thread: str,
    contact: str,
) -> None:
    sent = moment(payload.get("timestamp"))
    extract.contact(thread, contact, EARLIEST)
    id_ = text_at(payload, "message_id")
    if not id_:
        extract.faults.append("message_id: there is none")
        return
    body = body_of(payload.get("message_body"))
    extract.message(
        thread,
        id_,
        sent,
        sent,
        sender=SENDERS.get(text_at(payload, "sender"), "other"),
        text=body.text,
        type=body.type,
        data=body.data,
    )


def read_state(payload: Payload, extract: Extract, thread: str) -> None:
    state, rank = STATES.get(text_at(payload, "subcategory"), ("", 0))
    if not state:
        extract.faults.append("subcategory: it is no state that is known")
        return
    extract.about(thread, EARLIEST + timedelta(seconds=rank), state=state)
    if state == "completed":
        extract.event_at_last(thread, "completed")


def read_user(
    payload: Payload,
    extract: Extract,
    contact: str,
    arrived: datetime | None,
) -> None:
    platform = text_at(payload, "device_platform")
    extract.contact(
        "",
        contact,
        arrived,
        name=text_at(payload, "user_name"),
        device=PLATFORMS.get(platform, platform),
    )
