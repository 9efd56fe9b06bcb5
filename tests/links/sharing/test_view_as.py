"""View as: exactly the page that the other gets, and never more than whoever looks may see."""

import re

import pytest
from django.db import transaction
from django.test import Client

from chatlinks.conversations.live import opening
from chatlinks.conversations.models import Message
from chatlinks.links.models import Visit
from chatlinks.privacy.models import Unsealing
from chatlinks.workspaces.models import Business, Membership
from tests.kit.cast import MASKED, SECRETS, SHOWN, conversation, take
from tests.kit.links import members_link, path_of
from tests.kit.reading import held

GUISES = ["agent", "analyst", "people", "anyone"]
OWN = re.compile(r'(?s)<div class="view-as.*?</nav>.*?</div>\n')
WAYS = ["", "?fragment=1", "?q=chat", "/transcript.txt", "?from=3"]


def seen(client, path, way, name=""):
    """What is read there, without what only this reader's address and forms have."""
    joined = "&" if "?" in way else "?"
    answer = client.get(f"{path}{way}{joined}as={name}" if name else path + way)
    assert answer.status_code == 200
    return answer.content.decode()


def messages_in(page):
    page = re.sub(r"Exported by .* on ", "", page)  # a file says whose eyes they really were
    items = re.search(r'(?s)<ol class="items">.*?</ol>', page)
    return re.sub(r"\?[^\"]*at=", "?at=", items[0]) if items else page


def panes_in(page):
    """Behind what it listens to."""
    return re.search(r'(?s)<div id="known"[^>]*>(.*?</dl>)\n', page)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("name", "other"), [("agent", "agent"), ("analyst", "analyst")])
def test_a_members_page_is_that_of_the_other_member(cast, sign_in, way, name, other):
    path = path_of(cast.members_link)
    theirs = seen(sign_in(other), path, way)
    for looker in ("lead_both_permitted", "admin_permitted"):
        looked = seen(sign_in(looker), path, way, name)
        assert messages_in(looked) == messages_in(theirs)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", ["people", "anyone"])
def test_a_strangers_page_is_that_of_the_stranger(cast, sign_in, way, name):
    link = path_of(cast.anyone_link())
    theirs = seen(Client(), link, way)
    for looker in ("agent", "admin_permitted"):
        looked = seen(sign_in(looker), link, way, name)
        assert messages_in(looked) == messages_in(theirs)
    if not way:
        assert panes_in(looked)[1] == panes_in(theirs)[1]
        assert 'id="collections"' not in looked
        assert 'id="share"' not in looked


@pytest.mark.parametrize("guise", GUISES)
@pytest.mark.parametrize("name", sorted(SHOWN | MASKED))
def test_nobody_sees_more_by_it_and_it_is_a_visit_of_their_own(cast, sign_in, name, guise):
    path, client = path_of(cast.members_link), sign_in(name)
    for way in (*WAYS, "/all", "/all/transcript.txt"):
        joined = "&" if "?" in way else "?"
        page = client.get(f"{path}{way}{joined}as={guise}", follow=True)
        assert held(page, SECRETS) == []
    assert not Unsealing.objects.exists()
    assert {visit.person for visit in Visit.objects.all()} == {cast.people[name]}
    assert not Visit.objects.filter(shown=True).exists()


@pytest.mark.parametrize("guise", GUISES)
def test_where_masking_is_off_who_sees_it_masked_is_shown_nothing_by_it(cast, sign_in, guise):
    Business.objects.filter(pk=cast.acme.pk).update(masking=False)
    path = path_of(cast.members_link)
    assert held(sign_in("analyst").get(f"{path}?as={guise}"), SECRETS) == []
    shown = held(sign_in("agent").get(f"{path}?as={guise}"), ["Venkataraman"])
    assert bool(shown) == (guise == "agent")  # what any agent gets there


@pytest.mark.parametrize("guise", GUISES)
def test_nobody_learns_of_conversations_outside_their_reach_by_it(cast, sign_in, guise):
    [later] = take(cast.acme, conversation(id="acme-2", team="Loans"))
    Business.objects.filter(pk=cast.acme.pk).update(agents_open="team")
    client, path = sign_in("agent"), path_of(cast.members_link)
    for way in ("", "/all"):
        page = client.get(f"{path}{way}?as={guise}", follow=True).text
        assert path_of(members_link(later)) not in page


def test_an_agent_is_told_of_no_bot_breaks_by_an_analysts_eyes(cast, sign_in):
    path = f"{path_of(cast.members_link)}?as=analyst"
    assert "could not answer" not in sign_in("agent").get(path).text.lower()
    assert 'class="broken' not in sign_in("agent").get(path).text


@pytest.mark.parametrize("name", [None, "nobody", "rival", "former", "neither"])
def test_who_may_not_share_sees_by_nobodys_eyes(cast, sign_in, name):
    path = path_of(cast.anyone_link())
    client = sign_in(name)
    for guise in GUISES:
        page = client.get(f"{path}?as={guise}").text
        assert messages_in(page) == messages_in(client.get(path).text)
        assert 'class="view-as' not in page


def test_a_passage_that_is_marked_there_is_hidden_there(cast, sign_in):
    client, path = sign_in("agent_permitted"), path_of(cast.members_link)
    page = client.get(f"{path}?as=anyone").text
    assert f'action="{path}/marks?as=anyone"' in page
    assert "only doing chat" in page
    form = {"passage": "only doing chat", "scope": "contact"}
    answer = client.post(f"{path}/marks?as=anyone", form)
    assert "as=anyone" in answer.headers["Location"]
    assert "only doing chat" not in client.get(f"{path}?as=anyone").text
    wrong = client.post(f"{path}/marks?as=anyone", {"passage": "nowhere in it"})
    assert wrong.status_code == 400
    assert "view-as on" in wrong.text


def test_who_sees_it_masked_marks_nothing_there(cast, sign_in):
    assert "mark-form" not in sign_in("agent").get(f"{path_of(cast.members_link)}?as=anyone").text


@pytest.mark.parametrize("guise", [*GUISES, "others"])
@pytest.mark.parametrize("kind", ["members", "anyone"])
def test_who_may_not_export_takes_nothing_along_by_anybodys_eyes(cast, sign_in, kind, guise):
    path = path_of(cast.members_link if kind == "members" else cast.anyone_link())
    client = sign_in("agent_permitted")
    assert client.get(f"{path}/export?as={guise}").status_code == 200
    Membership.objects.filter(person=cast.people["agent_permitted"]).update(export=False)
    for way in ("/export", "/export?format=pdf", "/transcript.txt"):
        joined = "&" if "?" in way else "?"
        assert client.get(f"{path}{way}{joined}as={guise}").status_code == 403
    assert "/export?" not in client.get(f"{path}?as={guise}").text


@pytest.mark.parametrize("guise", GUISES)
@pytest.mark.parametrize(("name", "reads"), [("lead", True), ("lead_permitted", False)])
def test_who_sees_it_masked_reads_their_own_words_there_as_they_wrote_them(
    cast, sign_in, name, reads, guise
):
    """Masked, they would tell whether a guess was right. Who sees details learns nothing by it."""
    with transaction.atomic():
        live = opening.reopen(cast.acme, cast.conversation.pk)
        id_ = live.say(opening.message("agent", "Are you Priya?"))
    Message.objects.filter(pk=id_).update(writer=cast.people[name])
    client, path = sign_in(name), path_of(cast.members_link)
    page = client.get(f"{path}?as={guise}").text
    assert ("Are you Priya?" in page) == reads
    assert ("What you wrote yourself" in page) == reads
    panel = client.get(f"{path}/share").text
    assert ("Are you Priya?" in panel) == reads
    assert ("agent: (what you wrote)" in panel) == reads


@pytest.mark.parametrize("covers", ["covers=passage&first=0&last=0", "covers=passage", "covers=x"])
def test_a_covering_that_is_none_shows_nothing_or_what_is_preset(cast, sign_in, covers):
    page = sign_in("agent").get(f"{path_of(cast.members_link)}?as=anyone&{covers}")
    assert page.status_code == 200
    assert ("only doing chat" in page.text) == (covers == "covers=x")
