"""One source: its last deliveries, its secret, its alarm, on and off, and its end."""

import pytest

from chatlinks.intake.webhooks.models import WebhookSource
from tests.kit.reading import landmarks


@pytest.fixture
def admin(cast, sign_in):
    return sign_in("admin")


@pytest.fixture
def chatwoot(hook):
    return hook("chatwoot")


@pytest.fixture
def path(chatwoot):
    return f"/sources/acme/{chatwoot.source.pk}"


def test_the_page_says_what_became_of_each_delivery_and_no_word_of_it(admin, chatwoot, path):
    assert "Nothing has come yet" in admin.get(path).text
    chatwoot.tell(chatwoot.samples()[0], {"event": "conversation_typing_on"})
    chatwoot.send(chatwoot.samples()[0], Authorization="no")
    page = admin.get(path).text
    assert "message_created" in page
    assert "Stored" in page
    assert "Not for here" in page
    assert "1 request was turned away" in page
    assert 'href="/c/' in page
    assert "Lotte" not in page
    assert "parcel" not in page
    names = landmarks(page)
    assert 'aria-label="Deliveries, the newest first"' in names
    assert len(names) == len(set(names))


def test_an_open_page_follows_what_comes(admin, chatwoot, path):
    page = admin.get(path).text
    assert f'data-topics="source:{chatwoot.source.pk}"' in page
    assert 'data-ticket="' in page
    chatwoot.tell(chatwoot.samples()[0])
    fresh = admin.get(f"{path}?fragment=1").text
    assert "Stored" in fresh
    assert "<h1" not in fresh


def test_an_answer_that_shows_a_secret_once_follows_nothing(admin, hook):
    """It would be loaded again, and the secret gone."""
    source = hook("generic").source
    page = admin.post(f"/sources/acme/{source.pk}/secret").text
    assert "whsec_" in page
    assert "data-ticket" not in page


def test_their_secret_is_typed_in_and_never_shown(admin, chatwoot, path):
    answer = admin.post(f"{path}/secret", {"secret": "from-chatwoot-1"}, follow=True)
    assert "from-chatwoot-1" not in answer.text
    assert WebhookSource.objects.get().secret == "from-chatwoot-1"
    short = admin.post(f"{path}/secret", {"secret": "x"})
    assert (short.status_code, "at least 8" in short.text) == (400, True)


def test_a_new_secret_of_ours_ends_the_old_one(admin, hook):
    generic = hook("generic")
    old = generic.source.secret
    admin.post(f"/sources/acme/{generic.source.pk}/secret")
    assert WebhookSource.objects.get().secret != old


def test_when_silence_is_an_alarm(admin, chatwoot, path):
    admin.post(f"{path}/alarm", {"silent_after": "6"})
    assert WebhookSource.objects.get().silent_after == 6
    admin.post(f"{path}/alarm", {"silent_after": ""})
    assert WebhookSource.objects.get().silent_after is None
    assert admin.post(f"{path}/alarm", {"silent_after": "5"}).status_code == 400


def test_it_is_switched_off_and_on_again_by_undo(admin, chatwoot, path):
    page = admin.post(f"{path}/switch", {"on": "0"}, follow=True).text
    assert "is switched off" in page
    assert f'action="{path}/switch"' in page
    assert not WebhookSource.objects.get().on
    admin.post(f"{path}/switch", {"on": "1"})
    assert WebhookSource.objects.get().on


def test_it_is_removed_after_a_question_and_its_conversations_stay(admin, chatwoot, path):
    chatwoot.tell(chatwoot.samples()[0])
    conversation = chatwoot.conversation
    assert "Its conversations stay" in admin.post(f"{path}/remove").text
    assert WebhookSource.objects.exists()
    admin.post(f"{path}/remove", {"sure": "1"})
    assert not WebhookSource.objects.exists()
    conversation.refresh_from_db()
    assert conversation.message_count == 1


def test_one_that_is_set_up_anew_begins_conversations_of_its_own(admin, hook, chatwoot, path):
    chatwoot.tell(chatwoot.samples()[0])
    first = chatwoot.conversation
    assert "begins conversations of its own" in admin.post(f"{path}/remove").text
    admin.post(f"{path}/remove", {"sure": "1"})
    again = hook("chatwoot")
    again.tell(again.samples()[1])
    assert again.conversation.pk != first.pk


def test_its_times_are_in_the_businesss_zone_until_the_readers_is_known(admin, chatwoot, path):
    chatwoot.tell(chatwoot.samples()[0])
    for page in ("/sources/acme", path, f"{path}/try"):
        assert ' data-zone="Asia/Kolkata"' in admin.get(page).text
