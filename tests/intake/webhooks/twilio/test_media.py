"""Files at Twilio: fetched once with the source's own token, which goes to Twilio alone."""

import base64
import json

import pytest

from chatlinks.conversations.models import File, Message
from chatlinks.conversations.tasks import fetch_files
from chatlinks.database.rows import rows
from chatlinks.intake.webhooks import sources
from chatlinks.intake.webhooks.twilio import media
from chatlinks.web import outgoing
from chatlinks.web.outgoing import FarAnswer
from tests.kit.samples.files import PNG
from tests.kit.watching.logged import everything_logged
from tests.kit.watching.stored import dumped, tables

RESOURCE = "https://mcs.us1.twilio.com/v1/Services/IS01/Media/ME01"
CONTENT = "https://media.us1.twilio.com/ME01?Expires=1&Signature=signed-for-you"


@pytest.fixture
def twilio(hook):
    return hook("twilio")


@pytest.fixture
def photo(twilio):
    return next(
        each["payload"] for each in twilio.kind.samples() if each["name"] == "A user sends a photo"
    )


@pytest.fixture
def far(monkeypatch):
    """Twilio: what it answers by address, and what it was asked, with which proof."""

    class Far:
        answers = {}
        asked = []

    def fetch(url, seconds, biggest, headers=None):
        Far.asked.append((url, (headers or {}).get("Authorization", "")))
        return Far.answers[url]

    told = json.dumps({"sid": "ME01", "links": {"content_direct_temporary": CONTENT}}).encode()
    Far.answers = {RESOURCE: FarAnswer(200, told), CONTENT: FarAnswer(200, PNG)}
    Far.asked = []
    monkeypatch.setattr(outgoing, "fetch", fetch)
    return Far


def proof_of(twilio):
    return "Basic " + base64.b64encode(f"AC01:{twilio.source.secret}".encode()).decode()


def page_of(client, conversation):
    asked = "SELECT token FROM links_chatlink WHERE conversation_id = %s"
    [(token,)] = rows(asked, [conversation.pk])
    return " ".join(client.get(f"/c/{token}").text.split())


def test_a_users_photo_is_fetched_once_with_the_sources_token(twilio, photo, far, sign_in):
    twilio.tell(photo)
    with everything_logged() as log:
        fetch_files(twilio.source.business_id)
        fetch_files(twilio.source.business_id)
    assert far.asked == [(RESOURCE, proof_of(twilio)), (CONTENT, "")]
    file = File.objects.get(conversation=twilio.conversation)
    assert (file.state, file.media_type, file.source) == ("kept", "image/png", None)
    everything = "".join(map(dumped, tables())) + log.getvalue()
    for secret in (twilio.source.secret, "signed-for-you", "lotte-brandenburg", media.FORM):
        assert secret not in everything
    assert sign_in("agent_permitted").get(f"/files/{file.pk}").content == PNG
    assert sign_in("agent").get(f"/files/{file.pk}").status_code == 403
    for who in ("agent_permitted", "agent"):
        page = page_of(sign_in(who), twilio.conversation)
        assert ("mcs.us1" in page, media.FORM in page) == (False, False)


def test_told_again_it_isnt_fetched_again(twilio, photo, far):
    twilio.tell(photo)
    fetch_files(twilio.source.business_id)
    changed = {"EventType": "onMessageUpdated", "DateUpdated": "2026-03-02T10:00:00.000Z"}
    twilio.tell({**photo, **changed, "Body": "Look"})
    fetch_files(twilio.source.business_id)
    assert Message.objects.get(conversation=twilio.conversation).text == "Look"
    assert len(far.asked) == 2
    assert File.objects.get(conversation=twilio.conversation).state == "kept"


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (FarAnswer(401, b""), "refused"),
        (FarAnswer(404, b""), "gone"),
        (FarAnswer(200, b"<html>"), "gone"),
        (FarAnswer(200, b"[" * 20_000), "gone"),
        (FarAnswer(200, b'{"links": []}'), "gone"),
    ],
)
def test_what_twilio_doesnt_hand_out_is_told(twilio, photo, far, answer, why):
    far.answers[RESOURCE] = answer
    twilio.tell(photo)
    fetch_files(twilio.source.business_id)
    file = File.objects.get(conversation=twilio.conversation)
    assert (file.state, file.why) == ("failed", why)


def test_without_its_source_it_is_asked_of_nobody(twilio, photo, far):
    twilio.tell(photo)
    file = File.objects.get(conversation=twilio.conversation)
    sources.remove(twilio.source)
    fetch_files(file.business_id)
    file.refresh_from_db()
    assert (file.state, file.why, far.asked) == ("failed", "refused", [])


def test_another_business_asks_with_no_token_of_this_one(cast, twilio):
    address = media.address_of(str(twilio.source.pk), "AC01", "IS01", "ME01")
    assert media.way_to(cast.acme.pk, address) is not None
    assert media.way_to(cast.rival_business.pk, address) is None


@pytest.mark.parametrize(
    "address",
    [
        "",
        "x",
        "1/AC01",
        "{}/AC01/IS01/../../x",
        "{}/AC01/IS01/ME01?x",
        "{}/AC01/IS 1/ME01",
        "99999",
    ],
)
def test_a_made_up_address_leads_nowhere(cast, twilio, address):
    made_up = media.FORM + address.format(twilio.source.pk)
    assert media.way_to(cast.acme.pk, made_up) is None


@pytest.mark.parametrize(
    "changes",
    [
        {"Author": "flow", "Source": "API"},
        {"ChatServiceSid": ""},
        {"ChatServiceSid": "IS01/../.."},
    ],
)
def test_what_isnt_fetched_says_that_it_stays_there(twilio, photo, far, sign_in, changes):
    twilio.tell({**photo, **changes})
    fetch_files(twilio.source.business_id)
    assert far.asked == []
    assert not File.objects.filter(conversation=twilio.conversation).exists()
    client = sign_in("agent_permitted")
    assert "(stays at Twilio)" in page_of(client, twilio.conversation)
