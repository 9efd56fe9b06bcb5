"""The web chat's settings, for the admins of a business."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from chatlinks.chats.models import Widget
from chatlinks.webchat import look
from chatlinks.workspaces.models import Team


def form(cast, **changes):
    return {
        "business": cast.acme.pk,
        "enabled": "on",
        "sites": "https://shop.example",
        "greeting": "Hello",
        "team": "",
        "script": "{}",
        "colour": "#3b5bdb",
        "side": "end",
        **changes,
    }


def test_an_admin_switches_the_web_chat_on_and_finds_the_tag(cast, sign_in):

    admin = sign_in("admin")
    assert admin.post(reverse("admin:agentchat_widget_add"), form(cast)).status_code == 302
    page = admin.get(reverse("admin:agentchat_widget_change", args=[Widget.objects.get().pk])).text
    assert "/widget.js?business=acme&quot; data-business=&quot;acme&quot; defer" in page
    assert 'id="chat-preview"' in page


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"sites": "https://shop.example/path"}, "A site is written such as"),
        ({"sites": "https://x; script-src *"}, "A site is written"),
        ({"colour": "red; }"}, "A colour is written such as"),
        ({"days": ["0"], "opens": "09:00"}, "Give days and both times"),
        ({"days": ["0"], "opens": "18:00", "closes": "09:00"}, "no later than when they come"),
        ({"days": ["7"], "opens": "08:00", "closes": "09:00"}, "not one of the available choices"),
        ({"script": '{"steps": 5}'}, "followed"),
        ({"script": '{"intents": [{"go": "x", "words": {}}]}'}, "no step called x"),
        ({"script": json.dumps({"start": ["x" * 1000] * 200})}, "too long"),
    ],
)
def test_settings_that_cannot_be_are_refused_with_why(cast, sign_in, changes, says):

    answer = sign_in("admin").post(reverse("admin:agentchat_widget_add"), form(cast, **changes))
    assert answer.status_code == 200
    assert says in answer.text
    assert not Widget.objects.exists()


def test_a_team_of_another_business_is_refused(cast, sign_in):

    theirs = Team.objects.create(business=cast.rival_business, name="Theirs")
    for name in ("admin", "owner"):
        sign_in(name).post(reverse("admin:agentchat_widget_add"), form(cast, team=theirs.pk))
        assert not Widget.objects.exists()


PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360000000000500010d0a2db40000000049454e44ae426082"
)


def test_colour_hours_position_and_logo_are_chosen_without_json(cast, sign_in, client):
    logo = SimpleUploadedFile("logo.png", PIXEL)
    look = {"colour": "#ffd43b", "side": "start", "new_logo": logo}
    hours = {"days": ["0", "4"], "opens": "09:00", "closes": "17:30"}
    sign_in("admin").post(reverse("admin:agentchat_widget_add"), form(cast, **look, **hours))
    page = client.get("/w/acme").text
    assert 'data-colour="#ffd43b" data-on="#000000"' in page
    assert "data:image/png;base64," in page
    assert "Our team is here Mon, Fri, 09:00–17:30" in page
    script = client.get("/widget.js?business=acme").text
    assert '{"colour": "#ffd43b", "on": "#000000", "side": "start"}' in script
    assert '"LOOK"' not in client.get("/widget.js?business=nobody").text


def test_a_logo_that_is_no_picture_is_refused(cast, sign_in):
    for content in (b"<svg onload='x'/>", PIXEL + b"x" * 100_000):
        logo = SimpleUploadedFile("logo.png", content)
        answer = sign_in("admin").post(
            reverse("admin:agentchat_widget_add"), form(cast, new_logo=logo)
        )
        assert "The logo is" in answer.text
        assert not Widget.objects.exists()


@pytest.mark.parametrize(
    "colour", ["#000000", "#ffffff", "#3b5bdb", "#808080", "#ff0000", "#757575"]
)
def test_what_stands_on_the_colour_can_be_read(colour):
    one, two = sorted(map(look.luminance, (colour, look.text_on(colour))))
    assert (two + 0.05) / (one + 0.05) >= 4.5
