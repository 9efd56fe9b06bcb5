"""Zendesk's events: comments and chats, files that come and go, what is redacted, states."""

import pytest

from tests.kit.acting.hooks import USER

LOTTE = {"id": "84", "is_staff": False, "name": USER}
JOHN = {"id": "85", "is_staff": True, "name": "John"}
GONE = "This message was deleted at the source."
PRIVATE = "This message was made private at the source."


def event(name, second=0, status="OPEN", **told):
    when = f"2026-03-02T09:15:{second:02}"
    return {
        "type": f"zen:event-type:ticket.{name}",
        "account_id": 22,
        "id": f"e{name}{second}",
        "time": f"{when}.123456789Z",
        "zendesk_event_version": "2022-11-06",
        "subject": "zen:ticket:51",
        "detail": {
            "id": "51",
            "actor_id": "84",
            "assignee_id": None,
            "brand_id": "831",
            "created_at": "2026-03-02T09:14:00Z",
            "custom_status": "431",
            "description": f"{USER} asks",
            "external_id": None,
            "form_id": "551",
            "group_id": None,
            "is_public": True,
            "organization_id": None,
            "priority": None,
            "requester_id": "84",
            "status": status,
            "subject": f"{USER} asks",
            "submitter_id": "84",
            "tags": None,
            "type": None,
            "updated_at": f"{when}Z",
            "via": {"channel": "mail"},
        },
        "event": {"meta": {"sequence": {"id": "CE", "position": 1, "total": 1}}, **told},
    }


def comment(body, author=LOTTE, second=1, **changed):
    told = {"id": f"98{second:02}", "body": body, "is_public": True, "author": author}
    return event("comment_added", second, comment={**told, **changed})


def file(number, second, of="9801", name="attachment_linked_to_comment", **changed):
    attachment = {
        "id": f"55{number}",
        "content_type": "application/pdf",
        "content_url": f"https://files.example.com/token/{number}/?name=zulmira-quartz.pdf",
        "filename": f"{USER}.pdf",
        "is_public": True,
        **changed,
    }
    return event(name, second, comment={"id": of, "attachment": attachment})


def without(number, second, **changed):
    return file(number, second, name="attachment_redacted_from_comment", **changed)


def status(second, current, previous):
    return event("status_changed", second, current, current=current, previous=previous)


def chat(body, kind, second=1, name=USER, **changed):
    payload = event("message_added", second)
    return {
        **payload,
        "type": "zen:event-type:messaging_ticket.message_added",
        "detail": {"id": "51"},
        "event": {
            "actor": {"id": f"a-{kind}", "name": name, "type": kind},
            "conversation_id": "67ab",
            "message": {"body": body, "id": f"m{second}", **changed},
        },
    }


def of_ticket(payload, **changed):
    return {**payload, "detail": {**payload["detail"], **changed}}


VARIANTS = {
    "a user": ([comment(f"I am {USER}")], ["[active]", "user: I am ******"]),
    "an agent": (
        [comment(f"Dear {USER}", JOHN), comment("Hello", second=2)],
        ["[active]", "agent: Dear ******", "user: Hello"],
    ),
    "somebody else": (
        [comment("Me too", {"id": "99", "is_staff": False, "name": "Other"})],
        ["[active]", "user: Me too"],
    ),
    "nobody": ([comment("Hello", None)], ["[active]", "user: Hello"]),
    "an author without a name": (
        [comment("Hello", {"id": "84", "is_staff": False, "name": None})],
        ["[active]", "user: Hello"],
    ),
    "an author who is named by nothing else": (
        [comment(f"I am {USER}", {"name": USER})],
        ["[active]", "user: I am ******"],
    ),
    "numbers for texts": ([comment("Hello", id=9801)], ["[active]", "user: Hello"]),
    "HTML alone": (
        [comment(None, html_body=f"<p>1 &lt; 2, {USER}</p>")],
        ["[active]", "user: 1 < 2, ******"],
    ),
    "entities in a text": ([comment("so &lt;b&gt;")], ["[active]", "user: so &lt;b&gt;"]),
    "a note": (
        [comment("Hello"), comment(f"{USER} called", JOHN, 2, is_public=False)],
        ["[active]", "user: Hello", "(note) John: ****** called"],
    ),
    "a note of a user's": (
        [comment("cc", LOTTE, is_public=False)],
        ["[active]", "(note) cc"],
    ),
    "a note, redacted": (
        [
            comment("Secret", JOHN, is_public=False),
            event("comment_redacted", 5, comment={"id": "9801"}),
        ],
        ["[active]", f"(note) John: {GONE}"],
    ),
    "redacted": (
        [comment("Zzz"), event("comment_redacted", 5, comment={"id": "9801"})],
        ["[active]", f"user: {GONE}"],
    ),
    "redacted, and then told late": (
        [event("comment_redacted", 5, comment={"id": "9801"}), comment("Zzz")],
        ["[active]", f"user: {GONE}"],
    ),
    "made private": (
        [comment("Zzz", JOHN), event("comment_made_private", 5, comment={"id": "9801"})],
        ["[active]", f"agent: {PRIVATE}"],
    ),
    "a file": ([comment("See"), file(1, 2)], ["[active]", "user: See <FILE>"]),
    "a file beside its comment": (
        [
            comment("See"),
            event(
                "attachment_linked_to_comment",
                2,
                comment={"id": "9801"},
                attachment={
                    "id": "1",
                    "filename": "a.pdf",
                    "content_url": "https://f.example.com/1",
                },
            ),
        ],
        ["[active]", "user: See <FILE>"],
    ),
    "a picture": (
        [comment("See"), file(1, 2, content_type="image/jpeg")],
        ["[active]", "user: See <IMAGE>"],
    ),
    "a file, before its comment": ([file(1, 2), comment("See")], ["[active]", "user: See <FILE>"]),
    "a file taken away": (
        [comment("See"), file(1, 2), without(1, 5)],
        ["[active]", "user: See"],
    ),
    "one of two files taken away": (
        [comment("See"), file(1, 2), file(2, 2), without(1, 5)],
        ["[active]", "user: See <FILE>"],
    ),
    "a file taken away that isn't named": (
        [
            comment("See"),
            file(1, 2),
            event("attachment_redacted_from_comment", 5, comment={"id": "9801"}),
        ],
        ["[active]", "user: See"],
    ),
    "redacted with its file": (
        [comment("See"), file(1, 2), event("comment_redacted", 5, comment={"id": "9801"})],
        ["[active]", f"user: {GONE}"],
    ),
    "created": (
        [event("created", 0, "NEW"), comment("Hello")],
        ["[active]", "(session_started)", "user: Hello"],
    ),
    "solved": (
        [comment("Hello"), status(9, "SOLVED", "OPEN")],
        ["[completed]", "user: Hello", "(completed)"],
    ),
    "solved, then closed": (
        [comment("Hello"), status(9, "SOLVED", "OPEN"), status(12, "CLOSED", "SOLVED")],
        ["[completed]", "user: Hello", "(completed)"],
    ),
    "closed at once": (
        [comment("Hello"), status(9, "CLOSED", "OPEN")],
        ["[completed]", "user: Hello", "(completed)"],
    ),
    "solved and opened again": (
        [comment("Hello"), status(9, "SOLVED", "OPEN"), status(12, "OPEN", "SOLVED")],
        ["[active]", "user: Hello", "(completed)", "(reopened)"],
    ),
    "pending": (
        [comment("Hello"), status(9, "PENDING", "OPEN")],
        ["[waiting]", "user: Hello", "(waiting)"],
    ),
    "on hold": ([comment("Hello"), status(9, "HOLD", "OPEN")], ["[active]", "user: Hello"]),
    "a state in small letters": (
        [comment("Hello"), status(9, "solved", "open")],
        ["[completed]", "user: Hello", "(completed)"],
    ),
    "a state of one's own": (
        [of_ticket(comment("Hello"), status="WITH_COURIER"), comment("Hi", second=2)],
        ["[active]", "user: Hello", "user: Hi"],
    ),
    "rated": (
        [
            comment("Hello"),
            event("satisfaction_score_changed", 9, current="GOOD", previous="OFFERED"),
        ],
        ["[active]", "user: Hello", "*5"],
    ),
    "rated by the newer survey": (
        [
            comment("Hello"),
            event("csat_requested", 8),
            event("csat_received", 9, satisfaction_score={"score": "BAD", "comment": USER}),
        ],
        ["[active]", "user: Hello", "*1 ******"],
    ),
    "rated by stars": (
        [comment("Hello"), event("csat_received", 9, csat={"rating": 4})],
        ["[active]", "user: Hello", "*4"],
    ),
    "offered a survey": (
        [comment("Hello"), event("satisfaction_score_changed", 9, current="OFFERED")],
        ["[active]", "user: Hello"],
    ),
    "a chat": (
        [
            chat(f"I am {USER}", "end_user"),
            chat(f"Hello {USER}", "system", 2, "Robo"),
            chat("Hi", "agent", 3, "John"),
        ],
        ["[active]", "user: I am ******", "bot: Hello ******", "agent: Hi"],
    ),
    "a chat of a ticket whose user is known": (
        [event("created", 0, "NEW"), chat(f"I am {USER}", "end_user"), comment("Hello", second=2)],
        ["[active]", "(session_started)", "user: I am ******", "user: Hello"],
    ),
    "no requester": (
        [of_ticket(comment(f"I am {USER}"), requester_id=None)],
        ["[active]", "user: I am ******"],
    ),
}


@pytest.mark.parametrize("name", VARIANTS)
def test_it_comes_to_what_was_said(comes_to, name):
    payloads, lines = VARIANTS[name]
    assert comes_to("zendesk", *payloads) == lines


def test_a_webhook_that_a_trigger_calls_comes_in_as_json(hook):
    """As docs/webhooks.md says: placeholders in its JSON, the secret as its bearer token."""
    generic = hook("generic")
    payload = {
        "ticket": {"id": "5158", "status": "Open"},
        "customer": {"id": "84", "name": USER, "email": "zulmira.quartz@example.org"},
        "message": {
            "id": "9801",
            "sent_at": "2026-03-02T09:15Z",
            "from": "End-user",
            "body": f"I am {USER}",
        },
    }
    body = generic.body(payload)
    bearer = {"Authorization": f"Bearer {generic.source.secret}"}
    answer = generic.client.post(
        generic.path, body, content_type="application/json", headers=bearer
    )
    assert answer.status_code == 200
    generic.take()
    assert (generic.delivery.outcome, generic.delivery.why) == ("stored", "")
