"""Notes are for colleagues: whoever is here only by a link for anyone doesn't get them."""

import pytest
from django.test import Client

from chatlinks.links.models import ChatLink
from tests.kit.cast import minutes, take

NOTE = "Ring back after lunch"
WAYS = ["{link}", "{link}?fragment=1", "{link}/all", "{link}/transcript.txt?notes=1&events=1"]


@pytest.fixture
def noted(cast):
    [id_] = take(
        cast.acme,
        {
            "id": "noted",
            "contact": {"id": "u-77"},
            "messages": [{"at": minutes(0), "from": "user", "text": "Hello there"}],
            "events": [{"at": minutes(1), "type": "note", "text": NOTE}],
        },
    )
    members = ChatLink.objects.get(conversation=id_, audience="members")
    anyone = ChatLink.objects.create(business=cast.acme, conversation_id=id_, audience="anyone")
    return {audience.audience: f"/c/{audience.token}" for audience in (members, anyone)}


@pytest.mark.parametrize("way", WAYS)
def test_a_member_reads_a_note(noted, sign_in, way):
    assert NOTE in sign_in("agent").get(way.format(link=noted["members"])).text


@pytest.mark.parametrize("way", WAYS)
def test_a_stranger_does_not(noted, way):
    answer = Client().get(way.format(link=noted["anyone"]), follow=True)
    assert "Hello there" in answer.text or answer.status_code == 404
    assert NOTE not in answer.text


@pytest.mark.parametrize("kind", ["txt", "csv", "json"])
def test_no_file_holds_a_note_that_was_not_asked_for(noted, sign_in, kind):
    client, path = sign_in("agent"), f"{noted['members']}/export?format={kind}"
    assert NOTE not in client.get(path).text
    assert NOTE in client.get(f"{path}&notes=1").text
    assert NOTE not in client.get(f"{path}&notes=1&as=others").text


def test_nor_does_a_member_who_looks_at_it_as_others_do(noted, sign_in):
    page = sign_in("agent").get(f"{noted['members']}?as=others").text
    assert "Hello there" in page
    assert NOTE not in page
