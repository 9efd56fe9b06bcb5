"""The list of links: one's own, or for admins all of the business's; ended, and taken back."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from chatlinks.audit.kinds import RecordKind
from chatlinks.audit.writing import AuditLine, note
from chatlinks.links.models import ChatLink, Visit
from chatlinks.links.people import invitees
from tests.kit.cast import SECRETS
from tests.kit.links import foreign_link, link_for_people, path_of
from tests.kit.reading import OF_THE_CONVERSATION, held


@pytest.fixture
def links(cast):
    now = timezone.now()
    made = {
        "calm": cast.anyone_link(expires_at=now + timedelta(days=2)),
        "endless": cast.anyone_link(),
        "over": cast.anyone_link(expires_at=now - timedelta(days=1)),
        "agents": cast.anyone_link(expires_at=now + timedelta(days=1)),
    }
    Visit.objects.create(business=cast.acme, link=made["calm"], shown=False)
    ChatLink.objects.filter(pk=made["agents"].pk).update(made_by=cast.people["agent"])
    return made


def order(page):
    """The ids of those that can be chosen, as they are listed."""
    return [int(part.split('"')[0]) for part in page.split('name="link" value="')[1:]]


def test_what_can_be_opened_comes_first_and_what_is_to_be_looked_at_on_top(links, sign_in):
    page = sign_in("admin").get("/links/of/acme").text
    wanted = [links["agents"].pk, links["endless"].pk, links["calm"].pk]
    assert order(page) == wanted
    assert page.index("expired") > page.index(f'value="{links["calm"].pk}"')
    assert "never expires" in page
    assert "never opened" in page


def test_ones_own_page_has_ones_own_alone(links, sign_in):
    assert order(sign_in("agent").get("/links").text) == [links["agents"].pk]
    assert len(order(sign_in("admin").get("/links").text)) == 2
    for name in ("nobody", "rival", "lead"):
        assert order(sign_in(name).get("/links").text) == []


def test_a_maker_who_left_is_told_on_top(cast, links, sign_in):
    member = cast.membership("agent")
    member.active = False
    member.save()
    assert "its maker has left" in sign_in("admin").get("/links/of/acme").text
    assert order(sign_in("agent").get("/links").text) == []


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("state=open", ["agents", "endless", "calm"]),
        ("state=attention", ["agents", "endless"]),
        ("state=ended", []),
        ("sort=ends", ["agents", "endless", "calm"]),
        ("sort=visits", ["agents", "endless", "calm"]),
        ("maker={agent}", ["agents"]),
        ("conversation=0", []),
        ("page=3", []),
        ("state=x&sort=x&page=x&maker=x", ["agents", "endless", "calm"]),
    ],
)
def test_it_is_filtered_and_sorted(cast, links, sign_in, query, names):
    query = query.format(agent=cast.people["agent"].pk)
    page = sign_in("admin").get(f"/links/of/acme?{query}")
    assert page.status_code == 200
    assert sorted(order(page.text)) == sorted(links[name].pk for name in names)


def test_the_list_tells_nothing_of_a_conversation_and_no_token(links, sign_in):
    for name in ("admin", "admin_permitted", "owner"):
        page = sign_in(name).get("/links/of/acme")
        assert held(page, [*SECRETS, *OF_THE_CONVERSATION]) == []
        assert not [link for link in links.values() if link.token in page.text]


def test_several_are_ended_at_once_and_that_is_taken_back(links, sign_in):
    client = sign_in("admin")
    ids = [links["calm"].pk, links["agents"].pk, links["over"].pk, 0, 987654321]
    page = client.post("/links/end", {"link": ids, "of": "acme"}, follow=True).text
    assert order(page) == [links["endless"].pk] or len(order(page)) == 1
    assert "Undo" in page
    client.post("/links/restore", {"links": ",".join(map(str, ids)), "of": "acme"})
    assert ChatLink.objects.filter(revoked_at=None, audience="anyone").count() == 4


def test_nobody_ends_what_isnt_in_their_hands_nor_takes_back_what_another_ended(
    cast, links, sign_in
):
    theirs = foreign_link(cast)
    mine = links["agents"].pk
    for name in ("nobody", "rival", "lead", "neither", "former"):
        sign_in(name).post("/links/end", {"link": [mine, links["calm"].pk]})
    sign_in("admin").post("/links/end", {"link": [theirs.pk]})
    assert not ChatLink.objects.exclude(revoked_at=None).exists()
    sign_in("agent").post("/links/end", {"link": [mine, links["calm"].pk]})
    assert list(ChatLink.objects.exclude(revoked_at=None).values_list("pk", flat=True)) == [mine]
    sign_in("admin").post("/links/restore", {"links": str(mine)})
    assert ChatLink.objects.get(pk=mine).revoked_at is not None


@pytest.mark.parametrize("name", ["former", "agent"])
def test_who_left_ends_and_lists_none_of_what_they_made(cast, links, sign_in, name):
    """Nor takes back what they ended before."""
    mine = links["agents"].pk
    ChatLink.objects.filter(pk=mine).update(made_by=cast.people[name])
    client = sign_in(name)
    if name == "agent":
        cast.membership(name).delete()
    assert order(client.get("/links").text) == []
    client.post("/links/end", {"link": [mine]})
    assert ChatLink.objects.get(pk=mine).revoked_at is None
    ended = {"revoked_at": timezone.now(), "revoked_by": cast.people[name]}
    ChatLink.objects.filter(pk=mine).update(**ended)
    client.post("/links/restore", {"links": str(mine)})
    assert ChatLink.objects.get(pk=mine).revoked_at is not None


def test_it_says_for_whom_by_name_and_who_has_opened_it(cast, links, sign_in):
    many = [f"reader{n}@partner.example" for n in range(5)]
    link = link_for_people(cast, *many)
    struck = link.invitees.order_by("pk")[0]
    invitees.strike(struck, None)
    reader = link.invitees.order_by("pk")[1]
    by_link = {"business_id": cast.acme.pk, "link_id": link.pk}
    note(AuditLine(kind=RecordKind.PAGE, address_id=reader.pk, **by_link))
    note(AuditLine(kind=RecordKind.PAGE, person_id=cast.people["lead"].pk, **by_link))
    note(AuditLine(kind=RecordKind.PAGE, **by_link))
    page = sign_in("admin").get("/links/of/acme").text.replace('<span class="sub', " <span")
    words = " ".join(re.sub(r"<[^>]*>", "", page).split())
    assert f"people {many[1]}, {many[2]}, {many[3]} and 1 more" in words
    assert many[0] not in words
    assert f"by Lead, {many[1]}" in words
    for name in ("agent", "lead", "rival"):
        assert many[1] not in sign_in(name).get("/links").text


@pytest.mark.parametrize("of", ["rival", "nothing", "acme"])
def test_one_is_led_back_to_a_list_of_ones_own_alone(links, sign_in, of):
    answer = sign_in("admin").post("/links/end", {"link": [links["calm"].pk], "of": of})
    wanted = "/links/of/acme" if of == "acme" else "/links"
    assert answer.headers["Location"] == wanted


def test_a_restored_link_opens_and_an_old_ending_stays(cast, links, sign_in, client):
    agent, link = sign_in("agent"), links["agents"]
    agent.post("/links/end", {"link": [link.pk]})
    assert client.get(path_of(link)).status_code == 410
    agent.post("/links/restore", {"links": str(link.pk)})
    assert client.get(path_of(link)).status_code == 200
    agent.post("/links/end", {"link": [link.pk]})
    ChatLink.objects.filter(pk=link.pk).update(revoked_at=timezone.now() - timedelta(minutes=16))
    agent.post("/links/restore", {"links": str(link.pk)})
    assert client.get(path_of(link)).status_code == 410


@pytest.mark.parametrize(
    ("name", "status"),
    [(None, 302), ("agent", 404), ("rival", 404), ("nobody", 404), ("admin", 200), ("owner", 200)],
)
def test_a_businesses_list_is_for_its_admins(cast, sign_in, name, status):
    assert sign_in(name).get("/links/of/acme").status_code == status


@pytest.mark.parametrize("path", ["/links", "/links/end", "/links/restore"])
def test_signed_out_one_is_asked_to_sign_in(db, client, path):
    answer = client.get(path) if path == "/links" else client.post(path)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/accounts/login/")
