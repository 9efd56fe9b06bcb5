"""A link by e-mail: the link and its note, and nothing of what it shows."""

import pytest
from django.core import mail

from chatlinks.links.models import ChatLink
from chatlinks.web import limits
from tests.kit.cast import SECRETS
from tests.kit.links import foreign_link, path_of
from tests.kit.reading import OF_THE_CONVERSATION


@pytest.fixture
def link(cast):
    made = ChatLink.for_anyone(cast.conversation, None, None)
    made.annotate("for the audit", None)
    limits.counter.storage.reset()
    return made


def send(client, cast, link, address="asha@partner.example"):
    path = f"{path_of(cast.members_link)}/shares/{link.pk}/mail"
    return client.post(path, {"address": address})


def test_it_carries_the_link_and_the_note_alone(cast, sign_in, link):
    assert send(sign_in("agent_permitted"), cast, link).status_code == 302
    [sent] = mail.outbox
    assert sent.to == ["asha@partner.example"]
    assert f"/c/{link.token}" in sent.body
    assert "for the audit" in sent.body
    text = f"{sent.subject}\n{sent.body}".lower()
    assert not [each for each in (*SECRETS, *OF_THE_CONVERSATION) if each.lower() in text]


@pytest.mark.parametrize("address", ["", "nobody", "a@b.example\nBcc: c@d.example", "x" * 300])
def test_what_is_no_address_is_said_and_nothing_sent(cast, sign_in, link, address):
    client = sign_in("agent")
    answer = send(client, cast, link, address)
    assert "isn’t an e-mail address" in client.get(answer.headers["Location"]).text
    assert mail.outbox == []


def test_links_of_another_conversation_and_ended_ones_are_not_sent(cast, sign_in, link):
    client = sign_in("agent")
    assert send(client, cast, foreign_link(cast)).status_code == 404
    link.revoke(None)
    assert send(client, cast, link).status_code == 404
    assert mail.outbox == []


def test_nobody_sends_more_than_so_many_an_hour(cast, sign_in, link):
    client = sign_in("agent")
    for _ in range(31):
        answer = send(client, cast, link)
    assert len(mail.outbox) == 30
    assert "has to wait" in client.get(answer.headers["Location"]).text
    limits.counter.storage.reset()


def test_without_mail_nothing_is_offered(cast, sign_in, link, settings):
    settings.MAIL_IS_SET_UP = False
    page = sign_in("agent").get(f"{path_of(cast.members_link)}/share?made={link.pk}").text
    assert "/mail" not in page
