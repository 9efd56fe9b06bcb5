"""The demo's sites, with their web chats: on this machine only, and nowhere without the demo."""

import pytest
from django.test import Client

from chatlinks.demo.views.shop import SITES

PATHS = ["/demo", *(f"/demo/{key}" for key in SITES)]


@pytest.mark.parametrize("path", PATHS)
def test_the_demos_sites_are_there_on_this_machine_only(db, settings, path):
    settings.DEMO = True
    client = Client()
    assert client.get(path).status_code == 200
    forwarded = {"x-forwarded-for": "127.0.0.1"}
    assert client.get(path, headers=forwarded).status_code == 404
    assert client.get(path, REMOTE_ADDR="192.0.2.7").status_code == 404
