"""The web chat's settings, for the admins of a business."""

import json

import pytest
from django.urls import reverse

from chatlinks.chats.models import Widget
from chatlinks.workspaces.models import Team


def form(cast, **changes):
    return {
        "business": cast.acme.pk,
        "enabled": "on",
        "sites": "https://shop.example",
        "greeting": "Hello",
        "team": "",
        "script": "{}",
        **changes,
    }


def test_an_admin_switches_the_web_chat_on_and_finds_the_tag(cast, sign_in):

    admin = sign_in("admin")
    assert admin.post(reverse("admin:agentchat_widget_add"), form(cast)).status_code == 302
    page = admin.get(reverse("admin:agentchat_widget_change", args=[Widget.objects.get().pk])).text
    assert "/widget.js&quot; data-business=&quot;acme&quot; defer" in page


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"sites": "https://shop.example/path"}, "A site is written such as"),
        ({"sites": "https://x; script-src *"}, "A site is written"),
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
