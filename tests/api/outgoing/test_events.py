"""What happens is noted with it, in the same transaction, for the endpoints that want to know."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from chatlinks.api.outgoing import endpoints
from chatlinks.api.outgoing.models import EndpointDelivery
from chatlinks.chats import transitions
from chatlinks.conversations.live import opening
from chatlinks.conversations.models import Conversation
from chatlinks.conversations.records.incoming import IncomingContact
from chatlinks.database.rows import column
from chatlinks.intake.webhooks import silence, sources
from chatlinks.intake.webhooks.models import WebhookSource
from chatlinks.links.models import ChatLink
from tests.kit.cast import START, conversation, take

YESTERDAY = timezone.now() - timedelta(days=1)


def noted():
    return [each.event_type for each in EndpointDelivery.objects.order_by("pk")]


def lately(**changes):
    """Priya's conversation, moved from its own day to yesterday."""
    shift = YESTERDAY - START
    moved = conversation(id="lately", **changes)
    return shifted(moved, shift)


def shifted(value, shift):
    if isinstance(value, dict):
        return {name: moved(name, each, shift) for name, each in value.items()}
    if isinstance(value, list):
        return [shifted(each, shift) for each in value]
    return value


def moved(name, value, shift):
    if name in ("at", "closed_at", "started_at") and isinstance(value, str):
        return (timezone.datetime.fromisoformat(value) + shift).isoformat()
    return shifted(value, shift)


def test_a_conversation_that_comes_in_completed_is_told_with_its_ratings(cast, endpoint):
    endpoint()
    incoming = lately()
    take(cast.acme, incoming)
    wanted = ["conversation.completed", *["review.received"] * len(incoming["reviews"])]
    assert sorted(noted()) == sorted(wanted)
    assert wanted[1:]


def test_what_is_written_anew_is_not_told_anew(cast, endpoint):
    endpoint()
    take(cast.acme, lately())
    before = noted()
    take(cast.acme, lately(channel="another"))
    assert noted() == before


def test_history_is_not_told(cast, endpoint):
    endpoint()
    take(cast.acme, conversation(id="of-march"))
    assert noted() == []


def test_one_that_is_completed_here_is_told_once_each_time(cast, endpoint):
    endpoint(["conversation.completed"])
    contact = IncomingContact(id="u-1", channel="web")
    written = transitions.user_writes(cast.acme, contact, opening.message("user", "Hello"))
    chat = Conversation.objects.filter(pk=written.conversation_id)
    assert noted() == []
    chat.update(state="completed", closed_at=timezone.now())
    chat.update(state="completed", unread=0)
    assert noted() == ["conversation.completed"]
    chat.update(state="bot", closed_at=None)
    chat.update(state="completed", closed_at=timezone.now() + timedelta(minutes=1))
    assert len(noted()) == 2


def test_links_made_and_ended_are_told_however_that_happens(cast, endpoint):
    endpoint()
    link, other = cast.anyone_link(), cast.anyone_link()
    assert noted() == ["link.made", "link.made"]
    link.revoke(cast.people["admin"].pk)
    link.revoke(cast.people["admin"].pk)
    assert noted()[2:] == ["link.revoked"]
    ChatLink.objects.filter(pk=other.pk).update(revoked_at=timezone.now())
    assert noted()[3:] == ["link.revoked"]


def test_a_link_that_is_opened_is_told_with_who_came(cast, endpoint, sign_in, client):
    endpoint(["link.opened"])
    link = cast.anyone_link()
    sign_in("agent").get(f"/c/{cast.members_link.token}")
    client.get(f"/c/{link.token}")
    client.get(f"/c/{link.token}/following")
    opened = EndpointDelivery.objects.order_by("pk")
    assert [(each.about["link"], each.about["by"]) for each in opened] == [
        (cast.members_link.pk, "member"),
        (link.pk, "anyone"),
    ]


def test_a_source_that_falls_silent_is_told(cast, endpoint):
    endpoint()
    by = cast.people["admin"].pk
    source = sources.make(cast.acme, "generic", "Shop bot", sources.new_secret(), by)
    long_ago = timezone.now() - timedelta(days=3)
    WebhookSource.objects.filter(pk=source.pk).update(made_at=long_ago)
    silence.notice()
    silence.notice()
    assert noted() == ["source.silent"]


# ── For whom ────────────────────────────────────────────────────────────────────────────────────


def test_each_endpoint_is_told_what_it_wants_under_one_id(cast, endpoint):
    first, second = endpoint(["link.made"], "One"), endpoint(["link.made", "link.opened"], "Two")
    endpoint(["review.received"], "Three")
    cast.anyone_link()
    told = EndpointDelivery.objects.all()
    assert {each.endpoint_id for each in told} == {first.pk, second.pk}
    assert len({each.event_id for each in told}) == 1


def test_another_business_and_one_that_is_off_hear_nothing(cast, endpoint):
    off = endpoint()
    endpoints.switch(off, cast.people["admin"].pk, on=False)
    take(cast.rival_business, lately())
    cast.anyone_link()
    assert noted() == []


def test_what_is_undone_was_never_told(cast, endpoint):
    endpoint()
    with transaction.atomic():
        cast.anyone_link()
        transaction.set_rollback(True)
    assert noted() == []
    assert jobs() == []


def jobs():
    return column("SELECT queue_name FROM procrastinate_jobs WHERE task_name = 'send_webhooks'")


def test_one_job_a_transaction_is_queued_with_them(cast, endpoint):
    cast.anyone_link()
    assert jobs() == []
    endpoint()
    for _ in range(3):
        cast.anyone_link()
    assert jobs() == ["outgoing"]


UNASKED = "SELECT tgname FROM pg_trigger WHERE tgname LIKE 'outgoing%%' AND tgqual IS NULL"


def test_a_row_that_tells_nothing_costs_no_function(db):
    """Each trigger says when it counts, which PostgreSQL asks by itself."""
    assert column(UNASKED) == []
