"""A link for anyone is made in one step, or what hinders it is said at its field."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from chatlinks.conversations.models import Conversation, Message
from chatlinks.links.models import ChatLink
from tests.kit.cast import START, conversation, take
from tests.kit.links import mark_everywhere, members_link, path_of

SHARES = ChatLink.objects.filter(audience="anyone")
FIELD = re.compile(r'<input id="passcode"[^>]*>')


def share(client, cast, passcode="", expires="7d"):
    form = {"expires": expires, "passcode": passcode}
    return client.post(f"{path_of(cast.members_link)}/shares", form)


@pytest.mark.parametrize("passcode", ["abc", "x" * 101])
def test_a_passcode_of_the_wrong_length_is_said_at_its_field_and_stays(cast, sign_in, passcode):
    answer = share(sign_in("agent"), cast, passcode, "30d")
    assert answer.status_code == 400
    assert not SHARES.exists()
    field = FIELD.search(answer.text)[0]
    assert f'value="{passcode}"' in field
    assert 'aria-invalid="true" aria-describedby="passcode_error" autofocus' in field
    assert re.search(r'id="passcode_error">.*A passcode has 4 to 100', answer.text)
    assert '<option value="30d" selected>' in answer.text
    assert '<div id="share"' in answer.text  # with a script and without


def test_no_other_link_can_be_taken_for_the_one_that_was_not_made(cast, sign_in):
    older = ChatLink.for_anyone(cast.conversation, None, None)
    answer = share(sign_in("agent"), cast, "abc").text
    dialog = answer[answer.index('<div id="share"') :]
    assert '<details class="before">' in dialog  # shut
    assert dialog.index("<details") < dialog.index(older.token)
    assert 'id="members-link"' not in dialog


def test_the_new_link_stands_on_top_and_alone(cast, sign_in):
    older = ChatLink.for_anyone(cast.conversation, None, None)
    client = sign_in("agent")
    answer = share(client, cast, "abcd")
    new = SHARES.latest("pk")
    assert answer.headers["Location"] == f"{path_of(cast.members_link)}/share?made={new.pk}"
    page = client.get(answer.headers["Location"]).text
    dialog = page[page.index('<div id="share"') :]
    assert re.search(rf'<input id="made"[^>]*{new.token}[^>]*data-fresh autofocus>', dialog)
    form, revoke = (
        f'action="/c/{cast.members_link.token}/shares{end}"' for end in ("", f"/{new.pk}/revoke")
    )
    assert dialog.index('id="made"') < dialog.index(revoke) < dialog.index(form)
    assert dialog.index(form) < dialog.index(older.token)
    assert dialog.count(f'value="http://testserver/c/{new.token}"') <= 1
    assert '<details class="before">' in dialog


@pytest.mark.parametrize("made", ["0", "x", "9" * 30, ""])
def test_an_address_that_names_no_link_opens_the_page_as_ever(cast, sign_in, made):
    page = sign_in("agent").get(f"{path_of(cast.members_link)}/share?made={made}")
    assert page.status_code == 200
    assert 'id="made"' not in page.text


def test_another_conversations_link_is_never_the_new_one(cast, sign_in):
    other = cast.anyone_link(expires_at=None)
    ChatLink.objects.filter(pk=other.pk).update(business=cast.rival_business)
    page = sign_in("agent").get(f"{path_of(cast.members_link)}/share?made={other.pk}").text
    assert other.token not in page


def test_the_panel_has_the_links_of_its_own_conversation_alone(cast, sign_in):
    [other] = take(cast.acme, conversation(id="acme-2"))
    theirs = ChatLink.for_anyone(Conversation.objects.get(pk=other), None, None)
    own = cast.anyone_link()
    panel = sign_in("agent").get(f"{path_of(cast.members_link)}/share").text
    assert own.token in panel
    assert theirs.token not in panel


def test_an_unknown_expiry_is_no_form_of_ours(cast, sign_in):
    assert share(sign_in("agent"), cast, expires="forever").status_code == 400
    assert not SHARES.exists()


def test_the_page_itself_waits_with_an_empty_dialog_and_a_way_without_scripts(cast, sign_in):
    path = path_of(cast.members_link)
    page = sign_in("agent").get(path).text
    waits = f'popover role="dialog" aria-label="Share conversation 1" data-from="{path}/share">'
    assert waits in page
    assert f'href="{path}/share" data-share' in page
    assert "cl_" not in page


# ── What it will show ───────────────────────────────────────────────────────────────────────────


@pytest.fixture
def telling(cast):
    """A conversation in which something may still be personal."""
    messages = [
        {"id": "1", "at": START.isoformat(), "from": "user", "text": "hello"},
        {
            "id": "2",
            "at": (START + timedelta(minutes=1)).isoformat(),
            "from": "user",
            "text": "Please ask Gulbahar from the Baker Street branch about it",
        },
    ]
    [id_] = take(cast.acme, {"id": "t", "contact": {"id": "t"}, "messages": messages})
    return members_link(id_)


def listed(page):
    return re.findall(r'<input type="hidden" name="key" value="([^"]*)">', page)


def test_a_note_for_colleagues_is_not_listed_for_it_goes_along_with_no_link(cast, sign_in):
    cast.acme.profile = "balanced"  # in which a doubtful name stays, and is listed
    cast.acme.save()
    note = {"type": "note", "at": START.isoformat(), "text": "She gave it to Oksana"}
    [id_] = take(cast.acme, conversation(id="noted", events=[note]))
    client, path = sign_in("agent_permitted"), path_of(members_link(id_))
    assert "Oksana" in client.get(path).text
    assert "Oksana" not in client.get(f"{path}/share").text


def test_what_may_still_be_personal_is_listed_each_with_its_sentence_and_hidden(telling, sign_in):
    client, path = sign_in("admin_permitted"), path_of(telling)
    page = client.get(f"{path}/share").text
    key, *_ = [each for each in listed(page) if each != "all"]
    passage = key.split(":", 2)[2]
    assert f"<mark>{passage}</mark>" in page
    answer = client.post(f"{path}/hide", {"key": key, "covers": "now"}, follow=True)
    assert f"<mark>{passage}</mark>" not in answer.text
    assert passage not in client.get(f"{path}?as=anyone").text
    undo = re.search(r'name="marks" value="([\d,]+)"', answer.text)[1]
    client.post(f"{path}/hide/undo", {"marks": undo})
    assert passage in client.get(f"{path}?as=anyone").text


def test_hide_all_hides_all_that_is_listed(telling, sign_in):
    client, path = sign_in("agent_permitted"), path_of(telling)
    assert listed(client.get(f"{path}/share").text)
    page = client.post(f"{path}/hide", {"key": "all"}, follow=True).text
    assert listed(page) == []
    assert "Gulbahar" not in page
    assert "Undo" not in page  # an admin can


def test_who_sees_it_masked_reads_the_list_and_hides_nothing(telling, sign_in):
    client, path = sign_in("agent"), path_of(telling)
    page = client.get(f"{path}/share").text
    assert "Gulbahar" in page
    assert listed(page) == []
    assert client.post(f"{path}/hide", {"key": "all"}).status_code == 403


def test_only_what_is_listed_is_hidden(telling, sign_in):
    client, path = sign_in("agent_permitted"), path_of(telling)
    client.post(f"{path}/hide", {"key": "conversations_message:1:hello"})
    assert "hello" in client.get(f"{path}?as=anyone").text


def test_who_undid_a_mark_first_stands_there_for_good(cast, sign_in):
    mark = mark_everywhere(cast.conversation, "Choose", None)
    path = path_of(cast.members_link)
    for name in ("admin", "admin_permitted"):
        sign_in(name).post(f"{path}/hide/undo", {"marks": f"{mark.pk}"})
    again = sign_in("admin_permitted").post(f"{path}/marks/{mark.pk}/undo")
    assert again.status_code == 404
    mark.refresh_from_db()
    assert mark.undone_by == cast.people["admin"]


def test_marks_of_another_user_are_not_undone(cast, telling, sign_in):
    mark = mark_everywhere(cast.conversation, "Choose", None)
    sign_in("admin_permitted").post(f"{path_of(telling)}/hide/undo", {"marks": f"{mark.pk},x,"})
    mark.refresh_from_db()
    assert mark.undone_at is None


def messages_of(telling):
    messages = Message.objects.filter(conversation=telling.conversation)
    return messages.order_by("position").values_list("pk", flat=True)


def test_the_panel_shows_the_page_as_they_get_it_and_what_is_chosen(telling, sign_in):
    client, path = sign_in("agent_permitted"), path_of(telling)
    first, last = messages_of(telling)
    page = client.get(f"{path}/share?covers=passage&first={first}&last={first}").text
    shown = page[page.index('class="reveals-page"') :]
    assert f'id="m-{first}"' in shown
    assert f'id="m-{last}"' not in shown
    assert "Gulbahar" not in re.sub(r"(?s)<select.*?</select>", "", page)
    assert f'<option value="{first}" selected>' in page


def test_a_passage_note_and_start_are_kept_and_what_is_no_passage_is_said(telling, sign_in):
    client, path = sign_in("agent"), path_of(telling)
    first, last = messages_of(telling)
    form = {"covers": "passage", "first": last, "last": first, "note": "for Asha’s team"}
    wrong = client.post(f"{path}/shares", form)
    assert wrong.status_code == 400
    assert "Choose the first and the last message" in wrong.text
    assert 'value="for Asha’s team"' in wrong.text
    assert not SHARES.exists()
    right = {**form, "first": first, "last": last, "start": last}
    page = client.post(f"{path}/shares", right, follow=True).text
    link = SHARES.get()
    assert (link.first_message, link.last_message, link.start_message) == (first, last, last)
    assert f"/c/{link.token}?at={last}#m-{last}" in page
    assert b"Asha" not in bytes(link.note_sealed)
    assert "for Asha’s team" in client.get(f"{path}/share").text
    assert "Asha’s team" not in Client().get(f"/c/{link.token}").text


def test_a_start_in_another_conversation_is_none(cast, telling, sign_in):
    foreign = Message.objects.filter(conversation=cast.conversation).first().pk
    sign_in("agent").post(f"{path_of(telling)}/shares", {"start": foreign})
    assert SHARES.get().start_message is None
