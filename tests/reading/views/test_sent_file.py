"""Files of bot and agents go along with a link where its maker lets them; nobody else's do."""

import re

import pytest
from django.db import transaction
from django.test import Client

from chatlinks.audit.models import AuditRecord
from chatlinks.conversations.live import files, opening
from chatlinks.conversations.models import Conversation, File
from chatlinks.conversations.remasking import forgetting
from chatlinks.conversations.sent_files import fetching
from chatlinks.links.models import ChatLink, LinkPolicy, LinkTerms
from chatlinks.links.sharing.coverage import Passage
from tests.kit.cast import START, conversation, take
from tests.kit.links import path_of
from tests.kit.samples.files import VIDEO

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
SENT = re.compile(r'"(/c/[^"]*/sent/[^"]*)"')


def send(cast, sender, name="price list.pdf", **more):
    """The id of a message of the conversation that carries a file."""
    with transaction.atomic():
        live = opening.reopen(cast.acme, cast.conversation.pk)
        data = files.keep(live, name, PDF)
        live.say(opening.message(sender, "", type="FILE", data=data, **more))
    return cast.conversation.message_set.latest("pk").pk


def link_with_files(cast, covering="end", audience="anyone"):
    terms = LinkTerms("", covering, audience, files=True)
    return ChatLink.for_anyone(cast.conversation, None, None, terms)


def addresses(page):
    return [each.replace("&amp;", "&") for each in SENT.findall(page.text)]


@pytest.mark.parametrize("sender", ["agent", "bot"])
def test_a_stranger_opens_what_an_agent_or_the_bot_sent(cast, sender):
    send(cast, sender)
    link, stranger = link_with_files(cast), Client()
    [address] = addresses(stranger.get(path_of(link)))
    file = stranger.get(address)
    assert file.content == PDF
    assert file.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in file.headers["Content-Security-Policy"]
    assert "no-store" in file.headers["Cache-Control"]
    record = AuditRecord.objects.filter(link_id=link.pk, kind="file").latest("pk")
    assert record.unsealed


def test_what_the_user_sent_never_goes_along(cast):
    message = send(cast, "user", "passbook.pdf")
    link, stranger = link_with_files(cast), Client()
    page = stranger.get(path_of(link))
    assert addresses(page) == []
    assert "passbook" not in page.text
    assert stranger.get(f"{path_of(link)}/sent/{message}/0").status_code == 404


STANDING = {
    "kept": ("kept", "", "image/png"),
    "papers": ("kept", "", "application/pdf"),
    "waiting": ("awaited", "", ""),
    "lost": ("failed", "gone", ""),
}


def test_what_lies_elsewhere_says_how_it_stands_and_leads_nowhere(cast, sign_in):
    items = [{"image": f"https://sent.example/{n}", "file_name": n} for n in STANDING]
    message = {"id": "1", "from": "agent", "at": START.isoformat()}
    message |= {"type": "IMAGE", "text": "", "data": {"items": items}}
    [id_] = take(cast.acme, conversation(id="elsewhere", messages=[message]))
    for file, standing in zip(File.objects.order_by("pk"), STANDING.values(), strict=True):
        File.objects.filter(pk=file.pk).update(
            **dict(zip(("state", "why", "media_type"), standing, strict=True))
        )
    cast.conversation = Conversation.objects.get(pk=id_)
    page = Client().get(path_of(link_with_files(cast)))
    assert len(set(addresses(page))) == 2
    [picture] = re.findall(r'<img src="[^"]*/sent/[^"]*"', page.text)
    assert picture.endswith('/0"')
    words = " ".join(re.sub(r"<[^>]*>", " ", page.text).split())
    assert "waiting · on its way" in words
    assert "lost · not kept: it is no longer where it was" in words
    panel = sign_in("agent_permitted").get(f"{path_of(cast.members_link)}/share?covers=now&files=1")
    listed = " ".join(panel.text.split())
    assert "3 files go along" in listed
    assert "waiting · on its way</span>" in listed


def test_without_the_makers_word_none_goes_along(cast):
    message = send(cast, "agent")
    link, stranger = cast.anyone_link(), Client()
    assert addresses(stranger.get(path_of(link))) == []
    assert stranger.get(f"{path_of(link)}/sent/{message}/0").status_code == 404


def test_a_recording_goes_along_for_nobody_whoever_names_it(cast):
    """It may say where it was recorded."""
    with transaction.atomic():
        live = opening.reopen(cast.acme, cast.conversation.pk)
        data = files.keep(live, "clip.mp4", VIDEO, by_user=True)
        live.say(opening.message("agent", "", type="FILE", data=data))
    message = cast.conversation.message_set.latest("pk").pk
    answer = Client().get(f"{path_of(link_with_files(cast))}/sent/{message}/0")
    assert answer.status_code == 404


def test_files_outside_of_what_the_link_covers_stay_outside(cast):
    first = send(cast, "agent")
    later = send(cast, "agent", "later.pdf")
    link, stranger = link_with_files(cast, Passage(first, first)), Client()
    assert len(addresses(stranger.get(path_of(link)))) == 1
    assert stranger.get(f"{path_of(link)}/sent/{first}/0").status_code == 200
    assert stranger.get(f"{path_of(link)}/sent/{later}/0").status_code == 404


def test_the_business_takes_them_back_at_once(cast):
    message = send(cast, "agent")
    link, stranger = link_with_files(cast), Client()
    LinkPolicy.objects.create(business=cast.acme, files=False)
    assert addresses(stranger.get(path_of(link))) == []
    assert stranger.get(f"{path_of(link)}/sent/{message}/0").status_code == 404


def test_a_revoked_link_opens_no_file(cast):
    message = send(cast, "agent")
    link = link_with_files(cast)
    link.revoke(None)
    assert Client().get(f"{path_of(link)}/sent/{message}/0").status_code == 410


def test_a_masked_name_and_a_masked_number_hide_no_file(cast):
    send(cast, "agent", "Priya 88120045.pdf")
    link, stranger = link_with_files(cast), Client()
    page = stranger.get(path_of(link))
    [address] = addresses(page)
    assert "88120045" not in page.text
    assert stranger.get(address).status_code == 200


def test_a_message_that_names_another_conversations_file_opens_none(cast):
    [other] = take(cast.acme, conversation(id="another"))
    with transaction.atomic():
        data = files.keep(opening.reopen(cast.acme, other), "x.pdf", PDF)
    with transaction.atomic():
        live = opening.reopen(cast.acme, cast.conversation.pk)
        live.say(opening.message("agent", "", type="FILE", data=data))
    message = cast.conversation.message_set.latest("pk").pk
    link = link_with_files(cast)
    assert Client().get(f"{path_of(link)}/sent/{message}/0").status_code == 404


@pytest.mark.parametrize("place", ["1", "99999999999999999999"])
def test_a_place_without_a_file_is_no_address(cast, place):
    message = send(cast, "agent")
    assert (
        Client().get(f"{path_of(link_with_files(cast))}/sent/{message}/{place}").status_code == 404
    )


def test_who_may_not_see_files_lets_none_go_along(cast, sign_in):
    send(cast, "agent")
    client, form = sign_in("agent"), {"expires": "1d", "files": "1"}
    assert client.post(f"{path_of(cast.members_link)}/shares", form).status_code == 400
    assert not ChatLink.objects.filter(files=True).exists()
    assert 'id="files"' not in client.get(f"{path_of(cast.members_link)}/share").text


def test_the_maker_is_told_which_go_along_and_sees_them_as_they_will_be(cast, sign_in):
    send(cast, "agent")
    send(cast, "user", "passbook.pdf")
    client, panel = sign_in("agent_permitted"), f"{path_of(cast.members_link)}/share"
    out = client.get(panel)
    assert 'id="files"' in out.text
    assert addresses(out) == []
    along = client.get(f"{panel}?covers=now&files=1")
    words = " ".join(along.text.split())
    assert "One file goes along, nothing in it masked" in words
    assert "price list.pdf" in words
    [address] = addresses(along)
    assert client.get(address).content == PDF


def test_a_link_is_made_with_them_and_says_so(cast, sign_in):
    send(cast, "agent")
    client = sign_in("agent_permitted")
    form = {"expires": "1d", "files": "1", "covers": "now"}
    client.post(f"{path_of(cast.members_link)}/shares", form)
    link = ChatLink.objects.get(files=True)
    assert "with files" in client.get(f"{path_of(cast.members_link)}/share").text
    assert len(addresses(Client().get(path_of(link)))) == 1


def test_its_name_is_as_masked_as_on_the_page(cast):
    send(cast, "agent", "Priya 88120045.pdf")
    link, stranger = link_with_files(cast), Client()
    [address] = addresses(stranger.get(path_of(link)))
    said = stranger.get(address).headers["Content-Disposition"]
    assert "Priya" not in said
    assert "88120045" not in said
    assert ".pdf" in said


def test_its_name_is_told_where_nothing_in_it_is_hidden(cast):
    message = send(cast, "agent")
    said = Client().get(f"{path_of(link_with_files(cast))}/sent/{message}/0")
    assert 'filename="price list.pdf"' in said.headers["Content-Disposition"]


@pytest.mark.parametrize("terms", [("sesame", "anyone"), ("", "people")])
def test_a_colleague_without_the_permission_has_to_come_in_by_the_link(cast, sign_in, terms):
    message = send(cast, "agent")
    passcode, audience = terms
    link = ChatLink.for_anyone(
        cast.conversation, None, None, LinkTerms(passcode, "end", audience, files=True)
    )
    client = sign_in("agent")
    page = client.get(path_of(link))
    assert page.status_code == 200
    assert addresses(page) == []
    assert client.get(f"{path_of(link)}/sent/{message}/0").status_code == 404
    if passcode:
        client.post(f"{path_of(link)}/passcode", {"passcode": passcode})
        assert client.get(f"{path_of(link)}/sent/{message}/0").status_code == 200
    permitted = sign_in("agent_permitted")
    assert permitted.get(f"{path_of(link)}/sent/{message}/0").status_code == 200
    assert len(addresses(permitted.get(f"{path_of(link)}?as=anyone"))) == 1


def test_nobody_is_shown_what_is_hidden_from_them_by_what_a_link_would_let_along(cast, sign_in):
    message = send(cast, "agent", "price list.pdf")
    client, path = sign_in("agent"), path_of(cast.members_link)
    asked = "as=anyone&covers=end&files=1"
    assert addresses(client.get(f"{path}?{asked}")) == []
    assert client.get(f"{path}/sent/{message}/0?{asked}").status_code == 404
    panel = client.get(f"{path}/share?covers=end&files=1")
    assert addresses(panel) == []
    assert "goes along" not in panel.text
    assert "price list.pdf" not in panel.text


def test_of_a_forgotten_user_none_goes_along(cast):
    message = send(cast, "agent")
    link = link_with_files(cast)
    forgetting.forget(cast.conversation.contact, None)
    assert addresses(Client().get(path_of(link))) == []
    assert Client().get(f"{path_of(link)}/sent/{message}/0").status_code == 404


def test_where_sites_may_frame_it_a_browser_still_runs_nothing_of_it(cast):
    message = send(cast, "agent")
    LinkPolicy.objects.create(business=cast.acme, sites=["https://intranet.acme.example"])
    policy = Client().get(f"{path_of(link_with_files(cast))}/sent/{message}/0")
    assert "sandbox" in policy.headers["Content-Security-Policy"]
    page = Client().get(path_of(link_with_files(cast)))
    assert "https://intranet.acme.example" in page.headers["Content-Security-Policy"]


def test_beside_the_links_conversation_no_file_goes_along(cast, sign_in):
    send(cast, "agent")
    [other] = take(cast.acme, conversation(id="another"))
    with transaction.atomic():
        live = opening.reopen(cast.acme, other)
        data = files.keep(live, "other.pdf", PDF)
        live.say(opening.message("agent", "", type="FILE", data=data))
    whole = sign_in("agent").get(f"{path_of(link_with_files(cast))}/all")
    assert len(addresses(whole)) == 1
    assert "other.pdf" not in whole.text


@pytest.mark.parametrize("way", ["uploaded", "fetched", "imported"])
def test_what_the_user_sent_stays_hidden_though_the_bot_names_it(cast, way):
    chat, data = cast.conversation, {"items": [{"file": "https://sent.example/passbook.pdf"}]}
    if way == "imported":
        said = [{"id": "f", "from": "user", "at": START.isoformat(), "type": "FILE", "data": data}]
        [id_] = take(cast.acme, conversation(id="with a file", messages=said, entities=[]))
        chat = Conversation.objects.get(pk=id_)
    elif way == "uploaded":
        send(cast, "user", "passbook.pdf")
    else:
        with transaction.atomic():
            opening.reopen(cast.acme, chat.pk).say(
                opening.message("user", "", type="FILE", data=data)
            )
    file = File.objects.latest("pk").pk
    if way != "uploaded":
        fetching.settle(cast.acme.pk, file, fetching.Fetched(PDF))
    with transaction.atomic():
        live = opening.reopen(cast.acme, chat.pk)
        data = {"items": [{"file": f"/files/{file}", "file_name": "yours.pdf"}]}
        live.say(opening.message("bot", "Is it this one?", type="FILE", data=data))
    message = chat.message_set.latest("pk").pk
    link = ChatLink.for_anyone(chat, None, None, LinkTerms("", "end", "anyone", files=True))
    assert addresses(Client().get(path_of(link))) == []
    assert Client().get(f"{path_of(link)}/sent/{message}/0").status_code == 404
