"""What is new is read once for all pages that show it alike; each is asked all the same."""

import pytest
from django.test import Client

from chatlinks.chats import remarks, transitions
from chatlinks.conversations.live import opening
from chatlinks.conversations.live_topics import masked_anew
from chatlinks.links.models import ChatLink, LinkTerms
from chatlinks.reading.live import shared_reads
from chatlinks.reading.messages import readable_rows
from chatlinks.web.streaming.live import hub
from tests.kit.acting.chats import handed_over, names_themselves, online, writes
from tests.kit.cast import MASKED, SECRETS
from tests.kit.reading import held

NOTE, GUESS = "Ring back after lunch", "Hello Rukmini"


@pytest.fixture
def reads(monkeypatch):
    """How often messages were read; this process hears what changes."""
    counted = []
    fetch = readable_rows.fetch
    monkeypatch.setattr(readable_rows, "fetch", lambda *a, **k: counted.append(a) or fetch(*a, **k))
    monkeypatch.setattr(shared_reads, "remembered", shared_reads.Remembered())
    monkeypatch.setattr(shared_reads, "KEPT", 600.0)  # however slow the machine
    hub.listening.set()
    yield counted
    hub.listening.clear()


@pytest.fixture
def chat(cast):
    """Under way with an agent who has left a note."""
    online(cast, "agent")
    conversation = handed_over(cast)
    remarks.add_note(cast.acme, conversation.pk, cast.people["agent"], NOTE)
    return conversation


def members(chat):
    link = ChatLink.objects.get(conversation=chat, audience="members")
    return f"/c/{link.token}/following"


def strangers(chat):
    link = ChatLink.for_anyone(chat, None, None, LinkTerms(covering="end"))
    return link, f"/c/{link.token}/following"


def follow(client, path, change="c1"):
    return client.get(f"{path}?from=0&change={change}")


def test_who_shows_it_alike_has_it_read_once(sign_in, chat, reads):
    paths = [strangers(chat)[1] for _ in range(3)]
    first, *others = [follow(Client(), path) for path in paths]
    assert "Hello" in first.text
    assert len(reads) == 1
    for answer, path in zip(others, paths[1:], strict=True):
        assert answer.text == first.text.replace(paths[0][:-10], path[:-10])


def test_each_kind_of_reader_gets_their_own(sign_in, chat, reads):
    assert NOTE in follow(sign_in("lead"), members(chat)).text
    assert NOTE not in follow(Client(), strangers(chat)[1]).text
    assert NOTE not in follow(sign_in("lead"), f"{members(chat)}?as=others&x=").text
    assert NOTE in follow(sign_in("lead"), members(chat)).text


def test_a_right_is_asked_at_each_delivery(cast, sign_in, chat, reads):
    link, path = strangers(chat)
    follow(Client(), path)
    follow(sign_in("agent"), members(chat))
    link.revoke(None)
    assert follow(Client(), path).status_code == 410
    assert follow(sign_in("rival"), members(chat)).status_code == 404
    assert follow(sign_in("neither"), members(chat)).status_code == 403


def test_what_one_wrote_is_shown_to_oneself_alone(cast, sign_in, chat, reads):
    names_themselves(cast)
    reply = opening.message("agent", GUESS)
    transitions.reply(cast.acme, chat.pk, cast.people["agent"], reply)
    for name, wanted in (("analyst", []), ("agent", [GUESS]), ("analyst", []), (None, [])):
        path = members(chat) if name else strangers(chat)[1]
        assert held(follow(sign_in(name), path), [GUESS]) == wanted, name


def test_the_change_that_one_heard_of_is_there(cast, sign_in, chat, reads):
    client, path = sign_in("lead"), members(chat)
    follow(client, path, "c1")
    remarks.add_note(cast.acme, chat.pk, cast.people["agent"], "It rained")
    assert "It rained" in follow(client, path, "c2").text


def test_what_is_hidden_by_now_is_not_shown_from_memory(cast, sign_in, chat, reads):
    client, path = sign_in("lead"), members(chat)
    writes(cast, "where does Zulmira stand now")
    assert "Zulmira" in follow(client, path).text
    names_themselves(cast, "Zulmira Das", "It is me")
    hub.hear([masked_anew(chat.pk)], "c2")
    assert "Zulmira" not in follow(client, path).text


def test_nor_what_a_new_policy_hides(cast, sign_in, chat, reads):
    client, path = sign_in("lead"), members(chat)
    assert "Hello" in follow(client, path).text
    before = len(reads)
    cast.acme.rules += 1
    cast.acme.save()
    follow(client, path)
    assert len(reads) > before


@pytest.mark.parametrize("hears", [True, False])
def test_who_names_no_change_and_a_process_that_hears_nothing_read_for_themselves(
    sign_in, chat, reads, hears
):
    if not hears:
        hub.listening.clear()
    for _ in range(2):
        follow(sign_in("lead"), members(chat), "" if hears else "c1")
    assert len(reads) == 2


@pytest.mark.parametrize("name", sorted(MASKED))
def test_nobody_gets_what_somebody_else_sees(cast, sign_in, reads, name):
    path = f"/c/{cast.members_link.token}/following"
    assert held(follow(sign_in("agent_permitted"), path), SECRETS)
    assert held(follow(sign_in(name), path), SECRETS) == []
    assert held(follow(sign_in("agent_permitted"), path), SECRETS)


def test_only_a_moment_is_remembered_and_not_too_much(monkeypatch):
    kept = shared_reads.Remembered()
    monkeypatch.setattr(shared_reads, "MOST", 2)
    assert [kept.get(key, lambda key=key: key) for key in "abcab"] == list("abcab")
    assert len(kept.kept) == 2
    assert kept.get("b", lambda: "other") == "b"
    monkeypatch.setattr(shared_reads, "KEPT", 0.0)
    assert kept.get("b", lambda: "other") == "other"
