"""Chatwoot's conversations: as its API answers them, from a file or from the server by a token."""

import os
from collections.abc import Iterator
from typing import Any

import requests

from chatlinks.intake.importers.archive import Archive
from chatlinks.intake.importers.contract import Choices, Format, NotThisFormat, Piece
from chatlinks.intake.importers.dates import of_number
from chatlinks.intake.importers.drafting import Draft, canonical, label
from chatlinks.intake.importers.json_records import Record, peek, records
from chatlinks.intake.load import LeftOut, Reject

AROUND = ("data.payload", "payload", "conversations", "data")
IN_ENVIRONMENT = "CHATWOOT_TOKEN"
PATIENCE = 30  # seconds for an answer
MOST_PAGES = 100_000
PRIVATE = "private notes and activities, which the user never saw"
INCOMING, OUTGOING, ACTIVITY, TEMPLATE = 0, 1, 2, 3
KINDS = {"incoming": 0, "outgoing": 1, "activity": 2, "template": 3}
RATING = "input_csat"


def recognises(archive: Archive) -> bool:
    if len(archive.documents) != 1:
        return False
    return any(map(is_conversation, peek(archive.first, AROUND)))


def is_conversation(fields: dict[str, Any]) -> bool:
    listed = fields.get("messages")
    messages = listed if isinstance(listed, list) else []
    return any(isinstance(each, dict) and "message_type" in each for each in messages)


def read(archive: Archive, choices: Choices) -> Iterator[Piece]:
    arrived = of_server(archive.url) if archive.url else records(archive.first, AROUND)
    for record in arrived:
        if isinstance(record, Reject):
            yield record
        elif is_conversation(record.fields):
            yield from conversation(record)
        else:
            reason = ["it is no conversation with messages"]
            content = canonical(record.fields)
            yield Reject(record.line, content, reason, place=record.place)


def of_server(url: str) -> Iterator[Record]:
    """Each conversation of an account, with all of its messages. The address is that of the
    account's API, such as https://chat.example.org/api/v1/accounts/1.
    """
    token = os.environ.get(IN_ENVIRONMENT, "")
    if not token:
        raise NotThisFormat(f"the access token of a profile is wanted in {IN_ENVIRONMENT}")
    with requests.Session() as session:
        session.headers["api_access_token"] = token
        for page in range(1, MOST_PAGES):
            query = {"status": "all", "assignee_type": "all", "page": page}
            answer = asked(session, f"{url.rstrip('/')}/conversations", query)
            listed = (answer.get("data") or answer).get("payload") or []
            for each in listed:
                fields = {**each, "messages": messages_of(session, url, each.get("id"))}
                yield Record(f"page {page}, conversation", fields, page)
            if not listed:
                return


def messages_of(session: requests.Session, url: str, id_: Any) -> list[dict[str, Any]]:
    """Chatwoot answers the newest first, some at a time."""
    messages: list[dict[str, Any]] = []
    while len(messages) < MOST_PAGES:
        before = {"before": messages[0]["id"]} if messages else {}
        path = f"{url.rstrip('/')}/conversations/{id_}/messages"
        batch = asked(session, path, before).get("payload") or []
        if not batch:
            break
        messages = [*sorted(batch, key=lambda each: each["id"]), *messages]
    return messages


def asked(session: requests.Session, url: str, query: dict[str, Any]) -> dict[str, Any]:
    try:
        answer = session.get(url, params=query, timeout=PATIENCE, allow_redirects=False)
        answer.raise_for_status()
        content = answer.json()
    except (requests.RequestException, ValueError) as problem:
        status = getattr(getattr(problem, "response", None), "status_code", "no")
        raise NotThisFormat(f"the server answered {status} or nothing that is JSON") from problem
    return content if isinstance(content, dict) else {}


def conversation(record: Record) -> Iterator[Piece]:
    fields = record.fields
    meta = fields.get("meta") if isinstance(fields.get("meta"), dict) else {}
    assert isinstance(meta, dict)
    messages = [each for each in fields["messages"] if isinstance(each, dict)]
    id_ = f"chatwoot:{fields.get('id') or record.place}"
    channel = label(meta.get("channel") or fields.get("channel")).removeprefix("Channel::")
    draft = Draft(record.place, id_, contact_of(meta, fields, messages, id_), line=record.line)
    draft.set(channel=channel)
    private = 0
    for number, message in enumerate(messages):
        place = f"{record.place}.messages[{number}]"
        kind = message.get("message_type")
        kind = KINDS.get(kind, ACTIVITY) if isinstance(kind, str) else kind
        if message.get("private") or kind == ACTIVITY:
            private += 1
        elif message.get("content_type") == RATING:
            rate(draft, place, message)
        else:
            add(draft, place, message, kind)
    yield from draft.finish()
    if private:
        yield LeftOut(PRIVATE, private)


def contact_of(
    meta: dict[str, Any], fields: dict[str, Any], messages: list[dict[str, Any]], id_: str
) -> dict[str, Any]:
    sender = meta.get("sender") or fields.get("contact") or {}
    if not sender:
        senders = (
            each.get("sender") for each in messages if each.get("message_type") in (0, "incoming")
        )
        sender = next((each for each in senders if isinstance(each, dict)), {})
    known = sender.get("id") or sender.get("identifier") or sender.get("email")
    return {
        "id": f"chatwoot:{known}" if known else id_,
        "name": sender.get("name"),
        "email": sender.get("email"),
        "phone": sender.get("phone_number"),
    }


def add(draft: Draft, place: str, message: dict[str, Any], kind: Any) -> None:
    sender = message.get("sender")
    sender = sender if isinstance(sender, dict) else {}
    attached = [each for each in message.get("attachments") or [] if isinstance(each, dict)]
    items = [
        {"file_name": str(each.get("data_url") or "file").rpartition("/")[2]} for each in attached
    ]
    text = message.get("content") or ""
    if not text and not items:
        return
    by_bot = sender.get("type") == "agent_bot" or kind == TEMPLATE
    sent = message.get("created_at")
    draft.message(
        place,
        id=str(message.get("id") or ""),
        at=of_number(sent) if isinstance(sent, int | float) else sent,
        sender="user" if kind == INCOMING else "bot" if by_bot else "agent",
        author={"name": label(sender.get("name")), "email": label(sender.get("email"))},
        text=text,
        type="FILE" if items else "TEXT",
        data={"items": items} if items else None,
    )


def rate(draft: Draft, place: str, message: dict[str, Any]) -> None:
    """An answer to the survey; unanswered it says nothing."""
    attributes = message.get("content_attributes")
    submitted = (attributes or {}).get("submitted_values") if isinstance(attributes, dict) else None
    answer = (submitted or {}).get("csat_survey_response") if isinstance(submitted, dict) else None
    if not isinstance(answer, dict) or not answer.get("rating"):
        return
    sent = message.get("created_at")
    draft.review(
        place,
        rating=answer["rating"],
        comment=answer.get("feedback_message"),
        at=of_number(sent) if isinstance(sent, int | float) else sent,
        **{"for": "agent"},
    )


FORMAT = Format(
    key="chatwoot",
    title="Chatwoot conversations",
    recognises=recognises,
    read=read,
    hint="What its API answers; its address on the command line",
)
