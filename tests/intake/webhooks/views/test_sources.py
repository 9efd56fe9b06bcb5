"""The list of a business's sources, and a new one."""

import re

import pytest

from chatlinks.intake.webhooks.models import WebhookSource

SECRET = re.compile(r"whsec_[A-Za-z0-9+/]{32}")


@pytest.fixture
def admin(cast, sign_in):
    return sign_in("admin")


def test_a_source_is_made_and_its_secret_is_shown_once(admin):
    answer = admin.post("/sources/acme", {"kind": "generic", "name": "Shop bot"})
    assert answer.status_code == 200
    [secret, *rest] = SECRET.findall(answer.text)
    assert set(rest) <= {secret}
    source = WebhookSource.objects.get()
    assert source.secret == secret
    assert f"/hooks/{source.address}" in answer.text
    again = admin.get(f"/sources/acme/{source.pk}").text
    assert SECRET.search(again) is None
    assert f"/hooks/{source.address}" in again


def test_one_that_makes_its_own_secret_is_asked_for_it(admin):
    answer = admin.post("/sources/acme", {"kind": "chatwoot", "name": "Help desk"})
    assert SECRET.search(answer.text) is None
    assert 'name="secret"' in answer.text


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ({"name": ""}, "required"),
        ({"kind": "nothing"}, "not one of the available"),
        ({"name": "priya@example.com"}, "personal"),
    ],
)
def test_a_fault_stands_at_its_field_and_what_was_typed_stays(admin, typed, fault):
    answer = admin.post("/sources/acme", {"kind": "generic", "name": "Shop bot", **typed})
    assert answer.status_code == 400
    assert fault in answer.text
    assert not WebhookSource.objects.exists()


def test_two_of_one_name_cannot_be_told_apart(admin):
    admin.post("/sources/acme", {"kind": "generic", "name": "Shop bot"})
    answer = admin.post("/sources/acme", {"kind": "chatwoot", "name": "Shop bot"})
    assert "Take another" in answer.text


def test_the_list_says_what_has_come_and_what_is_silent(admin, hook):
    assert "None yet" in admin.get("/sources/acme").text
    source = hook("chatwoot")
    assert "nothing has come yet" in admin.get("/sources/acme").text
    source.tell(source.samples()[0])
    assert "last delivery" in admin.get("/sources/acme").text
