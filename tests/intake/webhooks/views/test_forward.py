"""What users write on its way to Haptik: asked first, stored once it was taken, answered alike."""

import json

import pytest
from django.db import connection

from chatlinks.conversations.models import Message
from chatlinks.intake.webhooks import forwarding, sources
from chatlinks.intake.webhooks.models import WebhookDelivery
from chatlinks.intake.webhooks.sources import Target
from chatlinks.web.outgoing import FarAnswer, NoAnswer
from tests.kit.watching.stored import dumped, tables

TARGET = Target("https://messenger.example.com/v1.0/", "the-token", "the-client")
HEADERS = {"Authorization": "Bearer the-token", "client-id": "the-client"}
POST = {
    "user": {"auth_id": "crm-14"},
    "message_body": "I am Lotte Brandenburg",
    "message_type": 0,
    "business_id": 343,
}
TAKEN = {
    "message_id": 1411200492,
    "message_body": "I am Lotte Brandenburg",
    "created_at": "2026-03-02T09:15:00.000Z",
    "message_type": 0,
}


class Far:
    """In the place of Haptik: what it was sent, and what it answers."""

    def __init__(self):
        self.asked = []
        self.answer = FarAnswer(200, json.dumps(TAKEN).encode())

    def post(self, url, body, headers):
        # The test itself runs in one transaction; none was begun within it.
        assert len(connection.savepoint_ids) == 0
        self.asked.append((url, body, headers))
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


@pytest.fixture
def far(monkeypatch):
    far = Far()
    monkeypatch.setattr(forwarding.outgoing, "post", far.post)
    return far


@pytest.fixture
def haptik(hook):
    haptik = hook("haptik")
    sources.set_target(haptik.source, TARGET)
    return haptik


def send(haptik, post=POST, name="log_message_from_user/", **headers):
    return haptik.client.post(
        f"{haptik.path}/{name}",
        json.dumps(post) if isinstance(post, dict) else post,
        "application/json",
        headers=headers or HEADERS,
    )


def test_it_goes_on_is_stored_and_answered_as_haptik_answers(haptik, far):
    answer = send(haptik)
    assert (answer.status_code, answer.json()) == (200, TAKEN)
    [(url, body, headers)] = far.asked
    assert url == "https://messenger.example.com/v1.0/log_message_from_user/"
    assert json.loads(body) == POST
    assert headers == {**HEADERS, "Content-Type": "application/json"}
    assert haptik.delivery.outcome == "waiting"
    haptik.take()
    message = Message.objects.get(conversation=haptik.conversation)
    assert (message.sender, message.text) == ("user", "I am ******")
    assert message.at.isoformat() == "2026-03-02T09:15:00+00:00"


def test_it_joins_what_the_hook_tells(haptik, far):
    send(haptik)
    haptik.tell(haptik.samples()[0])
    assert haptik.conversation.message_count == 2


def test_a_file_goes_on_and_its_address_is_kept_hidden(haptik, far, tmp_path):
    taken = {**TAKEN, "message_type": 1, "file_url": "https://assets.example.com/42e1.jpg"}
    far.answer = FarAnswer(200, json.dumps(taken).encode())
    photo = tmp_path / "lotte-brandenburg.jpg"
    photo.write_bytes(b"\xff\xd8 a photo")
    with photo.open("rb") as file:
        fields = {"auth_id": "crm-14", "business_id": "343", "message_type": "1", "file": file}
        path = f"{haptik.path}/log_file_from_user/"
        answer = haptik.client.post(path, fields, headers=HEADERS)
    assert (answer.status_code, answer.json()) == (200, taken)
    [(url, body, headers)] = far.asked
    assert url.endswith("/v1.0/log_file_from_user/")
    assert b"\xff\xd8 a photo" in body
    assert headers["Content-Type"].startswith("multipart/form-data; boundary=")
    haptik.take()
    message = Message.objects.get(conversation=haptik.conversation)
    assert (message.sender, message.type) == ("user", "IMAGE")
    assert [name for name in tables() if "lotte-brandenburg.jpg" in dumped(name)] == []


@pytest.mark.parametrize(
    ("far_answer", "status", "told"),
    [
        (FarAnswer(403, b'{"error_message": "user is not registered"}'), 403, "not registered"),
        (FarAnswer(401, b'{"error_message": "invalid authorization details"}'), 401, "invalid"),
        (FarAnswer(500, b"<html>"), 502, "{}"),
        (FarAnswer(302, b""), 502, "{}"),
        (NoAnswer("It can’t be reached."), 502, "reached"),
        (NoAnswer("It took too long.", is_late=True), 504, "too long"),
    ],
)
def test_what_haptik_did_not_take_is_not_stored_and_the_sender_is_told(
    haptik, far, far_answer, status, told
):
    far.answer = far_answer
    answer = send(haptik)
    assert answer.status_code == status
    assert told in answer.text
    assert answer.headers["Content-Type"] == "application/json"
    assert not WebhookDelivery.objects.exists()


def test_an_answer_without_an_id_is_kept_aside(haptik, far):
    far.answer = FarAnswer(200, b"taken")
    answer = send(haptik)
    assert (answer.status_code, answer.json()) == (200, {})
    haptik.take()
    assert haptik.delivery.outcome == "refused"
    assert haptik.delivery.kept_until is not None


@pytest.mark.parametrize(
    "wrong",
    [
        {"Accept": "*/*"},
        {**HEADERS, "client-id": "another"},
        {**HEADERS, "Authorization": "Bearer another"},
        {**HEADERS, "Authorization": "the-token"},
    ],
)
def test_nobody_without_the_token_sends_anything_on(haptik, far, wrong):
    assert send(haptik, **wrong).status_code == 401
    assert far.asked == []


def test_the_hooks_secret_is_no_token(haptik, far):
    secret = {**HEADERS, "Authorization": f"Bearer {haptik.source.secret}"}
    assert send(haptik, **secret).status_code == 401


@pytest.mark.parametrize(
    ("post", "name", "status"),
    [
        (POST, "log_message_from_user", 200),
        (POST, "user/", 404),
        (POST, "../../admin/", 404),
        (b"{", "log_message_from_user/", 400),
        (b"[]", "log_message_from_user/", 400),
        (POST, "log_file_from_user/", 400),
    ],
)
def test_only_the_two_posts_go_on(haptik, far, post, name, status):
    assert send(haptik, post, name).status_code == status
    assert len(far.asked) == (status == 200)


def test_where_it_goes_nowhere_nobody_gets_in(hook, far):
    assert send(hook("haptik")).status_code == 401
    assert far.asked == []


def test_switched_off_nothing_goes_on(haptik, far):
    sources.switch(haptik.source, on=False)
    assert send(haptik).status_code == 403
    assert far.asked == []


def test_a_few_wait_at_a_time(haptik, far):
    for _ in range(4):
        forwarding.AT_ONCE.acquire()
    try:
        assert send(haptik).status_code == 503
    finally:
        for _ in range(4):
            forwarding.AT_ONCE.release()
    assert send(haptik).status_code == 200


def test_too_big_is_not_read(haptik, far):
    assert send(haptik, b" " * (forwarding.inbox.BIGGEST_POST + 1)).status_code == 413


# ── Where posts go on to ────────────────────────────────────────────────────────────────────────


def save(sign_in, haptik, **fields):
    fields = {"url": TARGET.url, "token": "the-token", "client_id": "the-client", **fields}
    path = f"/sources/acme/{haptik.source.pk}/target"
    return sign_in("admin").post(path, fields)


def test_an_admin_says_where_posts_go(hook, sign_in):
    haptik = hook("haptik")
    assert save(sign_in, haptik, url="https://messenger.example.com/v1.0").status_code == 302
    haptik.source.refresh_from_db()
    assert sources.target_of(haptik.source) == TARGET
    page = sign_in("admin").get(f"/sources/acme/{haptik.source.pk}").text
    assert "/log_file_from_user/" in page
    assert "the-client" in page
    assert "the-token" not in page
    assert [name for name in tables() if "the-token" in dumped(name)] == []
    save(sign_in, haptik, url="")
    haptik.source.refresh_from_db()
    assert sources.target_of(haptik.source) is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"url": "http://messenger.example.com/"},
        {"url": "https://127.0.0.1/"},
        {"url": "https://[::1]/"},
        {"url": "https://10.0.0.8/v1.0/"},
        {"url": "https://169.254.169.254/"},
        {"url": "https://a:b@messenger.example.com/"},
        {"url": "https://messenger.example.com/?x=1"},
        {"token": ""},
        {"client_id": ""},
        {"token": "a\r\nX-Other: b"},
    ],
)
def test_a_wrong_target_is_told_at_its_field(hook, sign_in, wrong):
    haptik = hook("haptik")
    answer = save(sign_in, haptik, **wrong)
    assert answer.status_code == 400
    assert "errorlist" in answer.text or "error" in answer.text
    haptik.source.refresh_from_db()
    assert sources.target_of(haptik.source) is None
