"""From the inbox to conversations: what goes wrong, what is forgotten, what grows long."""

from datetime import timedelta

import pytest
from django.utils import timezone

from chatlinks.conversations.models import Contact, Conversation, Message
from chatlinks.conversations.records import contacts
from chatlinks.conversations.remasking.forgetting import forget
from chatlinks.intake.webhooks import silence
from chatlinks.intake.webhooks.deliveries import inbox, taking, threads
from chatlinks.intake.webhooks.models import WebhookDelivery, WebhookThread
from chatlinks.privacy.models import ContactKey
from tests.kit.watching.stored import dumped


@pytest.fixture
def chatwoot(hook):
    return hook("chatwoot")


def message_of(chatwoot, number, text="Hello"):
    sample = chatwoot.samples()[0]
    at = f"2026-03-02T09:15:{number:02}.000Z"
    return {**sample, "id": 1000 + number, "content": text, "created_at": at}


def test_one_that_cannot_be_stored_costs_only_itself(chatwoot, monkeypatch):
    sound = chatwoot.kind.read

    def read(payload, settings):
        if payload.get("content") == "bad":
            raise AttributeError("Lotte")
        return sound(payload, settings)

    monkeypatch.setitem(
        taking.KINDS, "chatwoot", chatwoot.kind.__class__(**{**vars(chatwoot.kind), "read": read})
    )
    for payload in (
        message_of(chatwoot, 1),
        message_of(chatwoot, 2, "bad"),
        message_of(chatwoot, 3),
    ):
        chatwoot.send(payload)
    chatwoot.take()
    outcomes = chatwoot.source.deliveries.order_by("pk").values_list("outcome", flat=True)
    assert list(outcomes) == ["stored", "refused", "stored"]
    refused = chatwoot.source.deliveries.get(outcome="refused")
    assert refused.sealed is not None
    assert refused.kept_until is not None
    assert "Lotte" not in refused.why


def test_what_is_left_waiting_is_found(chatwoot):
    chatwoot.send(message_of(chatwoot, 1))
    assert inbox.waiting_sources() == [chatwoot.source.pk]
    chatwoot.take()
    assert inbox.waiting_sources() == []


def test_a_long_conversation_goes_on_in_another_part(chatwoot, monkeypatch):
    monkeypatch.setattr(threads, "MOST", 3)
    chatwoot.tell(*(message_of(chatwoot, number) for number in range(7)))
    contact = chatwoot.conversation.contact
    parts = Conversation.objects.filter(contact=contact).order_by("number")
    assert [part.message_count for part in parts] == [3, 3, 1]
    changed = {"updated_at": "2026-03-02T10:00:00.000Z", "event": "message_updated"}
    chatwoot.tell({**message_of(chatwoot, 0, "Hello again"), **changed})
    assert [part.message_count for part in parts.all()] == [3, 3, 1]
    assert Message.objects.filter(conversation=parts[0], text="Hello again").count() == 1


def test_nothing_is_stored_any_more_of_a_user_who_is_forgotten(cast, chatwoot):
    chatwoot.tell({**message_of(chatwoot, 1), "brand_new": "Lotte"})
    user = Contact.objects.get(pk=chatwoot.conversation.contact_id)
    assert chatwoot.delivery.sealed is not None
    forget(user, cast.people["admin"].pk)
    assert chatwoot.delivery.sealed is None
    assert not WebhookThread.objects.exclude(sealed=None).exists()
    chatwoot.tell(message_of(chatwoot, 2))
    assert (chatwoot.delivery.outcome, chatwoot.delivery.why) == ("skipped", taking.FORGOTTEN)
    assert chatwoot.delivery.sealed is None
    other = message_of(chatwoot, 3)
    chatwoot.tell({**other, "conversation": {**other["conversation"], "id": 11}})
    assert chatwoot.delivery.outcome == "stored"
    assert chatwoot.conversation.contact_id != user.pk


def test_what_is_kept_is_sealed_with_the_users_key(chatwoot):
    chatwoot.tell(message_of(chatwoot, 1))
    stored = WebhookThread.objects.all()
    assert {each.contact_id for each in stored} == {chatwoot.conversation.contact_id}
    assert "Brandenburg" not in dumped("webhooks_webhookthread")


def test_who_stood_in_for_a_user_goes_once_it_is_told_who_it_is(cast, hook):
    twilio = hook("twilio")
    samples = {each["name"]: each["payload"] for each in twilio.kind.samples()}
    before = Contact.objects.filter(business=cast.acme).count()
    twilio.tell({**samples["An agent answers"], "BrandNew": "Lotte"})
    first = twilio.delivery
    stood_in = twilio.conversation.contact_id
    twilio.tell(samples["A user writes"])
    assert twilio.conversation.message_count == 2
    assert twilio.conversation.contact_id != stood_in
    assert Contact.objects.filter(business=cast.acme).count() == before + 1
    assert not ContactKey.objects.filter(contact_id=stood_in).exists()
    first.refresh_from_db()
    [owner] = contacts.by_id(cast.acme.pk, [first.contact_id]).values()
    assert owner.id == twilio.conversation.contact_id
    assert "Lotte" in owner.vault.open(first.binding, bytes(first.sealed))


def test_what_became_of_deliveries_is_kept_a_week_and_the_rest_30_days(chatwoot):
    chatwoot.tell(message_of(chatwoot, 1), {**message_of(chatwoot, 2), "brand_new": "x"})
    inbox.clear(timezone.now() + timedelta(days=8))
    [left] = WebhookDelivery.objects.all()
    assert left.sealed is not None
    inbox.clear(timezone.now() + timedelta(days=31))
    assert not WebhookDelivery.objects.exists()


# ── Silence ─────────────────────────────────────────────────────────────────────────────────────


def test_a_silent_source_is_noticed_once_and_told_by_mail(chatwoot, mailoutbox):
    chatwoot.tell(message_of(chatwoot, 1))
    now = timezone.now()
    assert silence.notice(now + timedelta(hours=23)) == []
    assert silence.notice(now + timedelta(hours=25)) == [chatwoot.source.pk]
    assert silence.notice(now + timedelta(hours=26)) == []
    assert silence.send(chatwoot.source.pk) == len(mailoutbox) > 0
    mail = mailoutbox[0]
    assert mail.subject == "Our chatwoot is silent"
    assert f"/sources/acme/{chatwoot.source.pk}" in mail.body
    assert "Lotte" not in mail.body


def test_a_sign_of_life_ends_the_alarm(chatwoot, mailoutbox):
    chatwoot.tell(message_of(chatwoot, 1))
    silence.notice(timezone.now() + timedelta(hours=25))
    chatwoot.tell(message_of(chatwoot, 2))
    chatwoot.source.refresh_from_db()
    assert chatwoot.source.silent_since is None
    assert silence.send(chatwoot.source.pk) == 0


@pytest.mark.parametrize("change", [{"on": False}, {"silent_after": None}])
def test_neither_one_switched_off_nor_one_without_an_alarm_is_watched(chatwoot, change):
    type(chatwoot.source).objects.filter(pk=chatwoot.source.pk).update(**change)
    assert silence.notice(timezone.now() + timedelta(days=30)) == []


def test_without_mail_it_stands_on_the_page_alone(chatwoot, settings, mailoutbox, sign_in):
    settings.MAIL_IS_SET_UP = False
    silence.notice(timezone.now() + timedelta(hours=25))
    assert silence.send(chatwoot.source.pk) == 0
    assert mailoutbox == []
    page = sign_in("admin").get(f"/sources/acme/{chatwoot.source.pk}").text
    assert "It has been silent since it was set up" in " ".join(page.split())
