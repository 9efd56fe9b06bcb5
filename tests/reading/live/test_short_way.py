"""What an open page asks at each delivery takes a short way; it is answered as by the long one."""

import pytest
from django.conf import settings
from django.test import Client

from chatlinks.accounts.models import Person
from chatlinks.links.models import ChatLink, LinkTerms
from chatlinks.reading.live import middleware, shared_reads
from chatlinks.web.streaming.live import hub
from chatlinks.workspaces.models import Membership
from tests.kit.acting.chats import handed_over, online
from tests.kit.cast import MASKED, SECRETS, SHOWN, STRANGERS
from tests.kit.links import PASSCODE, path_of
from tests.kit.reading import held

SHORT, LONG = "?from=0&change=c1", "?change=c1&from=0"
EVERYBODY = (*sorted(SHOWN | MASKED | STRANGERS), "neither", None)


@pytest.fixture(autouse=True)
def _hears(monkeypatch):
    monkeypatch.setattr(shared_reads, "remembered", shared_reads.Remembered())
    monkeypatch.setattr(shared_reads, "KEPT", 600.0)  # however slow the machine
    hub.listening.set()
    yield
    hub.listening.clear()


@pytest.fixture
def taken(monkeypatch):
    """What came of the requests that came this way: True for each that was answered there."""
    noted = []
    delivered = middleware.Deliveries.delivered

    def noting(self, request):
        answer = delivered(self, request)
        noted.append(answer is not None)
        return answer

    monkeypatch.setattr(middleware.Deliveries, "delivered", noting)
    return noted


def paths(cast):
    return [f"/c/{link.token}/following" for link in (cast.members_link, cast.anyone_link())]


def answers(client, path, taken):
    """By the short way and by the long one."""
    both = [client.get(f"{path}{query}") for query in (SHORT, LONG)]
    assert taken[-1] is False, "the long one"
    return both


def test_it_lies_behind_what_every_answer_carries():
    way = "chatlinks.reading.live.middleware.Deliveries"
    behind = settings.MIDDLEWARE[: settings.MIDDLEWARE.index(way)]
    names = {name.rpartition(".")[2] for name in behind}
    assert names >= {"SecurityMiddleware", "Headers", "Compression", "Reserve"}


@pytest.mark.parametrize("name", EVERYBODY)
def test_everybody_is_answered_as_by_the_long_way(cast, sign_in, taken, name):
    for path in paths(cast):
        client = sign_in(name) if name else Client()
        short, long = answers(client, path, taken)
        assert taken[-2] is (short.status_code == 200)
        assert short.status_code == long.status_code
        if taken[-2]:
            assert (dict(short.headers), short.text) == (dict(long.headers), long.text)


@pytest.mark.parametrize("name", sorted(MASKED | {"neither"} | STRANGERS))
def test_nobody_sees_more_by_it(cast, sign_in, taken, name):
    for path in paths(cast):
        assert held(sign_in("agent_permitted").get(path + SHORT), SECRETS)
        assert held(sign_in(name).get(path + SHORT), SECRETS) == []


def test_a_right_is_asked_again_at_each(cast, sign_in, taken):
    client, path = sign_in("agent"), paths(cast)[0]
    assert client.get(path + SHORT).status_code == 200
    Membership.objects.filter(person=cast.people["agent"]).update(active=False)
    assert client.get(path + SHORT).status_code == 404
    assert taken == [True, False]


def test_so_is_the_session(cast, sign_in, taken):
    client, path = sign_in("agent"), paths(cast)[0]
    assert client.get(path + SHORT).status_code == 200
    Person.objects.filter(pk=cast.people["agent"].pk).update(is_active=False)
    assert client.get(path + SHORT).status_code == 302
    other = sign_in("analyst")
    assert other.get(path + SHORT).status_code == 200
    other.session.flush()
    assert other.get(path + SHORT).status_code == 302
    assert taken == [True, False, True, False]


def test_and_what_was_proved_to_the_link(cast, taken):
    terms = LinkTerms(PASSCODE, covering="end")
    path, client = path_of(ChatLink.for_anyone(cast.conversation, None, None, terms)), Client()
    assert client.get(f"{path}/following{SHORT}").status_code == 401
    client.post(f"{path}/passcode", {"passcode": PASSCODE})
    assert client.get(f"{path}/following{SHORT}").status_code == 200
    assert taken[0] is False
    assert taken[-1] is True


def test_what_a_link_covers_goes_the_long_way(cast, taken):
    link = ChatLink.for_anyone(cast.conversation, None, None)
    answer = Client().get(f"/c/{link.token}/following{SHORT}")
    assert answer.status_code == 200
    assert taken == [False]


@pytest.mark.parametrize("host", ["evil.example", "a b"])
def test_another_host_is_refused(cast, sign_in, taken, host):
    answer = sign_in("agent").get(paths(cast)[0] + SHORT, headers={"host": host})
    assert answer.status_code == 400
    assert taken == []


@pytest.mark.parametrize(
    "headers", [{"sec-purpose": "prefetch"}, {"user-agent": "Examplebot/1.0 (bot/1)"}]
)
def test_who_fetches_for_nobody_gets_nothing_of_it(cast, sign_in, taken, headers):
    answer = sign_in("agent").get(paths(cast)[0] + SHORT, headers=headers)
    assert 'id="items"' not in answer.text
    assert taken == [False]


def test_what_was_masked_by_an_older_policy_is_masked_anew_first(cast, sign_in, taken):
    client, path = sign_in("agent"), paths(cast)[0]
    cast.acme.rules += 1
    cast.acme.save()
    assert client.get(path + SHORT).status_code == 200
    assert client.get(path + SHORT).status_code == 200
    assert taken == [False, True]


def test_links_alike_are_drawn_once_and_each_names_its_own(cast, sign_in, monkeypatch):
    online(cast, "agent")
    chat = handed_over(cast)
    drawn = []
    draw = shared_reads.own_tail
    monkeypatch.setattr(shared_reads, "own_tail", lambda *a: drawn.append(a) or draw(*a))
    links = [ChatLink.for_anyone(chat, None, None, LinkTerms(covering="end")) for _ in range(3)]
    texts = [Client().get(f"/c/{link.token}/following{SHORT}").text for link in links]
    assert len(drawn) == 1
    for link, text in zip(links, texts, strict=True):
        assert link.token in text
        assert shared_reads.ANYBODYS not in text
        assert not any(other.token in text for other in links if other is not link)
