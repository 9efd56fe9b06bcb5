"""A link for anyone is made in one step, or what hinders it is said at its field."""

import re

import pytest

from chatlinks.links.models import ChatLink
from tests.kit.links import path_of

SHARES = ChatLink.objects.filter(audience="anyone")
FIELD = re.compile(r'<input id="passcode"[^>]*>')
OPEN = '<div id="share" class="panel" data-open role="dialog"'
CLOSED = '<div id="share" class="panel" popover role="dialog"'


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
    assert OPEN in answer.text  # with a script and without


def test_no_other_link_can_be_taken_for_the_one_that_was_not_made(cast, sign_in):
    older = ChatLink.for_anyone(cast.conversation, None, None)
    answer = share(sign_in("agent"), cast, "abc").text
    dialog = answer[answer.index(OPEN) :]
    assert '<details class="before">' in dialog  # shut
    assert dialog.index("<details") < dialog.index(older.token)
    assert 'id="members-link"' not in dialog


def test_the_new_link_stands_on_top_and_alone(cast, sign_in):
    older = ChatLink.for_anyone(cast.conversation, None, None)
    client = sign_in("agent")
    answer = share(client, cast, "abcd")
    new = SHARES.latest("pk")
    assert answer.headers["Location"] == f"{path_of(cast.members_link)}?made={new.pk}#share"
    page = client.get(answer.headers["Location"].partition("#")[0]).text
    dialog = page[page.index(OPEN) :]
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
    page = sign_in("agent").get(f"{path_of(cast.members_link)}?made={made}")
    assert page.status_code == 200
    assert 'id="made"' not in page.text


def test_another_conversations_link_is_never_the_new_one(cast, sign_in):
    other = cast.anyone_link(expires_at=None)
    ChatLink.objects.filter(pk=other.pk).update(business=cast.rival_business)
    page = sign_in("agent").get(f"{path_of(cast.members_link)}?made={other.pk}").text
    assert other.token not in page


def test_an_unknown_expiry_is_no_form_of_ours(cast, sign_in):
    assert share(sign_in("agent"), cast, expires="forever").status_code == 400
    assert not SHARES.exists()


def test_without_anything_wrong_the_dialog_waits_for_its_button(cast, sign_in):
    page = sign_in("agent").get(path_of(cast.members_link)).text
    assert CLOSED in page
    assert '<details class="before"' not in page
