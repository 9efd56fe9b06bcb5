"""Zendesk's ticket events, as docs/webhooks.md describes them."""

from datetime import datetime

from chatlinks.intake.webhooks.payloads.attachments import with_files
from chatlinks.intake.webhooks.payloads.extract import Extract, Settings, identifier, person
from chatlinks.intake.webhooks.payloads.payload import Payload, at, moment, text_at

KIND = "zendesk"
TICKET = "zen:event-type:ticket."
USER = "zen:event-type:user."
TICKET_EVENTS = frozenset(
    f"{TICKET}{name}"
    for name in (
        "created",
        "comment_added",
        "comment_made_private",
        "comment_redacted",
        "attachment_linked_to_comment",
        "attachment_redacted_from_comment",
        "status_changed",
        "agent_assignment_changed",
        "group_assignment_changed",
        "subject_changed",
        "description_changed",
        "requester_changed",
        "priority_changed",
        "tags_changed",
        "type_changed",
        "custom_field_changed",
        "custom_status_changed",
        "merged",
        "soft_deleted",
        "permanently_deleted",
        "marked_as_spam",
        "undeleted",
        "satisfaction_score_changed",
        "followers_changed",
        "email_ccs_changed",
        "brand_changed",
        "external_id_changed",
        "form_changed",
        "organization_changed",
        "problem_link_changed",
        "schedule_changed",
        "submitter_changed",
        "task_due_at_changed",
        "via_changed",
        "sla_policy_changed",
    )
)
USER_EVENTS = frozenset(
    f"{USER}{name}"
    for name in (
        "created",
        "name_changed",
        "details_changed",
        "identity_created",
        "identity_changed",
        "active_changed",
        "alias_changed",
        "custom_field_changed",
        "custom_role_changed",
        "default_group_changed",
        "deleted",
        "external_id_changed",
        "group_membership_created",
        "group_membership_deleted",
        "identity_deleted",
        "last_login_changed",
        "merged",
        "notes_changed",
        "only_private_comments_changed",
        "organization_membership_created",
        "organization_membership_deleted",
        "password_changed",
        "photo_changed",
        "role_changed",
        "suspended_changed",
        "tags_changed",
        "time_zone_changed",
    )
)
STATES = {
    "NEW": "queued",
    "OPEN": "active",
    "PENDING": "waiting",
    "HOLD": "active",
    "SOLVED": "completed",
    "CLOSED": "completed",
}
RATINGS = {"GOOD": 5, "BAD": 1, "GOOD_WITH_COMMENT": 5, "BAD_WITH_COMMENT": 1}
REDACTED = "This message was deleted at the source."


def read(payload: Payload, settings: Settings) -> Extract:
    extract = Extract(event=text_at(payload, "type"))
    told = moment(payload.get("time"))
    account = text_at(payload, "account_id")
    if extract.event in USER_EVENTS:
        return read_user(payload, extract, account, told)
    ticket = text_at(payload, "detail.id")
    if extract.event not in TICKET_EVENTS or not ticket:
        return extract.skip("An event that says nothing of a ticket.")
    if told is None:
        extract.faults.append("time: there is none")
        return extract
    thread = identifier(KIND, account, ticket)
    describe(payload, extract, thread, account, told)
    READERS.get(extract.event.removeprefix(TICKET), nothing)(payload, extract, thread, told)
    return extract


def nothing(
    payload: Payload,
    extract: Extract,
    thread: str,
    told: datetime,
) -> None:
    """It tells of the ticket what it is like now, and no more."""


def describe(payload: Payload, extract: Extract, thread: str, account: str, told: datetime) -> None:
    """Whose ticket it is, and its state, which each event tells."""
    requester = text_at(payload, "detail.requester_id")
    if requester:
        extract.contact(thread, identifier(KIND, account, requester), told)
    state = STATES.get(text_at(payload, "detail.status").upper(), "")
    changed = moment(at(payload, "detail.updated_at")) or told
    extract.about(
        thread,
        changed,
        state=state,
        channel=text_at(payload, "detail.via.channel"),
        closed_at=changed.isoformat() if state == "completed" else None,
    )


def read_created(
    payload: Payload,
    extract: Extract,
    thread: str,
    told: datetime,
) -> None:
    began = moment(at(payload, "detail.created_at")) or told
    event = {"type": "session_started", "at": began.isoformat()}
    extract.add("event", thread, "created", began, event)


def read_comment(payload: Payload, extract: Extract, thread: str, told: datetime) -> None:
    """A reply, or a note for colleagues where it isn't public."""
    comment = at(payload, "event.comment")
    id_ = text_at(comment, "id")
    if not id_:
        extract.faults.append("event.comment.id: there is none")
        return
    author = at(comment, "author")
    text = text_at(comment, "body")
    by_staff = at(author, "is_staff") is True
    name = text_at(author, "name")
    if at(comment, "is_public") is False:
        note = {"type": "note", "text": text, "agent": person(name), "at": told.isoformat()}
        extract.add("event", thread, f"note {id_}", told, note)
        return
    requester = text_at(payload, "detail.requester_id")
    if not by_staff and name and text_at(author, "id") == requester:
        contact = identifier(KIND, text_at(payload, "account_id"), requester)
        extract.contact("", contact, told, name=name)
    extract.message(
        thread,
        id_,
        told,
        told,
        sender="agent" if by_staff else "user",
        author=person(name) if by_staff else {},
        text=text,
    )


def read_attachment(
    payload: Payload,
    extract: Extract,
    thread: str,
    told: datetime,
) -> None:
    """A file comes by itself, and names its comment."""
    id_ = text_at(payload, "event.comment.id")
    file = at(payload, "event.attachment")
    name = text_at(file, "filename")
    address = text_at(file, "content_url") or name
    type_, data = with_files([(address, text_at(file, "content_type"), name)])
    if id_ and data:
        extract.edit(thread, id_, told, type=type_, data=data)


def read_redacted(
    payload: Payload,
    extract: Extract,
    thread: str,
    told: datetime,
) -> None:
    id_ = text_at(payload, "event.comment.id")
    if id_:
        extract.edit(thread, id_, told, text=REDACTED, type="TEXT", data=None)


def read_hidden(
    payload: Payload,
    extract: Extract,
    thread: str,
    told: datetime,
) -> None:
    """A reply that is for colleagues alone now: what it said goes, as from the user's eyes."""
    id_ = text_at(payload, "event.comment.id")
    if id_:
        hidden = "This message was made private at the source."
        extract.edit(thread, id_, told, text=hidden, type="TEXT", data=None)


def read_status(
    payload: Payload,
    extract: Extract,
    thread: str,
    told: datetime,
) -> None:
    """As it is after the event; what it tells of the ticket besides may be of later."""
    status = text_at(payload, "event.current").upper()
    if STATES.get(status) == "completed" and status != "CLOSED":
        event = {"type": "completed", "at": told.isoformat()}
        extract.add("event", thread, f"solved {told.isoformat()}", told, event)


def read_rating(
    payload: Payload,
    extract: Extract,
    thread: str,
    told: datetime,
) -> None:
    """Zendesk knows good and bad: five and one."""
    score = RATINGS.get(text_at(payload, "event.current").upper())
    if score is None:
        return
    comment = text_at(payload, "event.comment") or text_at(payload, "event.comment.body")
    review = {"rating": score, "comment": comment, "for": "agent", "at": told.isoformat()}
    extract.add("review", thread, "rating", told, review)


READERS = {
    "created": read_created,
    "comment_added": read_comment,
    "comment_made_private": read_hidden,
    "comment_redacted": read_redacted,
    "attachment_linked_to_comment": read_attachment,
    "attachment_redacted_from_comment": read_redacted,
    "status_changed": read_status,
    "satisfaction_score_changed": read_rating,
}


def read_user(payload: Payload, extract: Extract, account: str, told: datetime | None) -> Extract:
    """What a user is called now, of those who aren't staff."""
    user = text_at(payload, "detail.id")
    if not user:
        return extract.skip("It names no user.")
    if text_at(payload, "detail.role") in ("agent", "admin"):
        return extract.skip("It tells of somebody of the business.")
    name = text_at(payload, "detail.name")
    if extract.event == f"{USER}name_changed":
        name = text_at(payload, "event.current")
    extract.contact(
        "",
        identifier(KIND, account, user),
        told,
        name=name,
        email=text_at(payload, "detail.email"),
    )
    return extract if extract.facts else extract.skip("It tells nothing of the user.")
