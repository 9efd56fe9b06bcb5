"""What one opening of a link allows, the next may not: reach, rights and passcodes."""

import re

import pytest

from chatlinks.conversations.models import Contact
from chatlinks.privacy.models import Unsealing
from chatlinks.workspaces.models import Business
from tests.kit.access_table import is_sent_to_sign_in
from tests.kit.cast import PRIYA, SECRETS, conversation, take
from tests.kit.links import PASSCODE, locked_link, members_link, path_of
from tests.kit.reading import OF_THE_CONVERSATION, held
from tests.kit.signing_in import signed_in
from tests.kit.watching.census import census


def narrow(cast, reach):
    """The business lets its agents open no more than this."""
    Business.objects.filter(pk=cast.acme.pk).update(agents_open=reach)


@pytest.mark.parametrize("reach", ["team", "own"])
@pytest.mark.parametrize("name", ["agent_permitted", "agent"])
def test_an_agent_outside_the_reach_is_refused_and_through_a_link_for_anyone_sees_it_masked(
    cast, sign_in, links, reach, name
):
    narrow(cast, reach)
    cast.membership(name).teams.clear()
    cast.conversation.participation_set.all().delete()
    members, anyone = path_of(links["members"]), path_of(links["anyone"])
    client, before = sign_in(name), census()
    for path in ("", "/all", "/transcript.txt", "/all/transcript.txt"):
        refused = client.get(members + path)
        assert refused.status_code == 403
        assert held(refused, [*SECRETS, *OF_THE_CONVERSATION]) == []
    assert client.post(f"{members}/shares", {"expires": "1d"}).status_code == 403
    assert held(client.get("/"), OF_THE_CONVERSATION) == []
    assert census() == before
    opened = client.get(anyone)
    assert opened.status_code == 200
    assert held(opened, SECRETS) == []
    assert client.post(f"{anyone}/shares", {"expires": "1d"}).status_code == 403
    assert Unsealing.objects.count() == before["privacy_unsealing"]


@pytest.mark.parametrize(("name", "counted"), [("agent_permitted", 1), ("lead_permitted", 2)])
def test_whose_reach_is_narrow_learns_of_no_further_conversation_of_the_same_user(
    cast, sign_in, name, counted
):
    """Neither by the list nor by the page: how many there are, where they lead, what they say."""
    [later] = take(cast.acme, conversation(id="acme-2", team="Loans"))
    further = path_of(members_link(later))
    narrow(cast, "team")
    client = sign_in(name)
    listed = re.findall(r'<span\s+class="of">1 of (\d+)<', client.get("/").text)
    assert listed == [str(counted)]
    for way in ("", "/all", "?q=chat", "/all?q=chat"):
        page = client.get(path_of(cast.members_link) + way).text
        assert (further in page) == (counted == 2), way


@pytest.mark.parametrize("name", ["agent_permitted", "analyst", "admin", "owner"])
def test_a_deactivated_person_is_as_good_as_signed_out(cast, sign_in, links, name):
    client = sign_in(name)
    cast.people[name].is_active = False
    cast.people[name].save()
    for path in (path_of(links["members"]), "/"):
        assert is_sent_to_sign_in(client.get(path))
    assert client.get("/admin/").status_code == 302


@pytest.mark.parametrize("right", ["active", "view_personal_details"])
def test_a_right_that_is_taken_away_ends_at_the_next_opening(cast, sign_in, right):
    client, path = sign_in("agent_permitted"), path_of(cast.members_link)
    assert held(client.get(path), ["Priya"])
    member = cast.membership("agent_permitted")
    setattr(member, right, False)
    member.save()
    assert held(client.get(path), SECRETS) == []


def test_a_passcode_given_for_one_link_does_not_open_another(cast, client):
    one, other = locked_link(cast), locked_link(cast, "another one")
    client.post(f"{path_of(one)}/passcode", {"passcode": PASSCODE})
    given = {"cookie": f"passcode={client.cookies['passcode'].value}"}
    newcomer = signed_in(None, headers=given)
    assert newcomer.get(path_of(one)).status_code == 200
    assert newcomer.get(path_of(other)).status_code == 401


def test_passcodes_cannot_be_tried_for_ever(cast, client):
    path = f"{path_of(locked_link(cast))}/passcode"
    guesses = [f"{number:04}" for number in range(11)]
    answers = [client.post(path, {"passcode": guess}).status_code for guess in guesses]
    assert answers == [401] * 10 + [429]
    assert client.post(path, {"passcode": PASSCODE}).status_code == 429


@pytest.mark.parametrize(("name", "key"), [("agent_permitted", "acme"), ("rival", "rival")])
def test_who_looks_a_user_up_finds_those_of_their_own_business_only(
    cast, sign_in, links, name, key
):
    answer = sign_in(name).post("/find-user", {"user": PRIYA["email"]})
    contacts = Contact.objects.filter(business__key=key).values_list("id", flat=True)
    query = "&".join(f"contact={each}" for each in contacts)
    assert answer.headers["Location"] == f"/?{query}"
