"""The web chat's own page."""

import json
import re

import pytest
from django.test import Client

from chatlinks.chats.models import Widget
from chatlinks.webchat import wording


def test_the_page_stands_in_frames_of_the_businesss_sites_and_of_no_others(acme, client):
    policy = client.get("/w/acme").headers["Content-Security-Policy"]
    assert "frame-ancestors 'self' https://shop.example;" in policy
    assert "script-src 'self'" in policy


@pytest.mark.parametrize(
    "site",
    [
        "*",
        "https://shop.example; script-src *",
        "javascript:x",
        "https://shop.example/path",
        "'unsafe-inline'",
    ],
)
def test_what_is_no_site_never_gets_into_the_policy(acme, client, site):
    Widget.objects.update(sites=[site])
    assert "frame-ancestors 'self';" in client.get("/w/acme").headers["Content-Security-Policy"]


def test_the_page_holds_the_greeting_and_what_to_begin_with_and_nobodys_words(acme, client):
    page = client.get("/w/acme").text
    assert "Hello! How can I help you today?" in page
    assert "Block my card" in page


def test_a_script_that_is_broken_still_leaves_a_page(acme, client):
    Widget.objects.update(script={"steps": 5})
    assert client.get("/w/acme").status_code == 200


def page(path="/w/acme", accept=""):
    return Client().get(path, headers={"accept-language": accept}).text


@pytest.mark.parametrize(
    ("path", "accept", "language", "direction"),
    [
        ("/w/acme", "", "en", "ltr"),
        ("/w/acme", "hi-IN,hi;q=0.9,en;q=0.8", "hi", "ltr"),
        ("/w/acme", "fr-FR,ar;q=0.5", "ar", "rtl"),
        ("/w/acme?lang=ar", "hi", "ar", "rtl"),
        ("/w/acme?lang=en", "ar", "en", "ltr"),
        ("/w/acme?lang=fr", "xx", "en", "ltr"),
        ("/w/acme?lang=../../x", "a" * 3000, "en", "ltr"),
    ],
)
def test_the_page_is_in_the_sites_language_else_the_visitors_else_english(
    acme, path, accept, language, direction
):
    text = page(path, accept)
    assert f'<html lang="{language}" dir="{direction}">' in text
    assert wording.languages()[language]["write"] in text
    assert (wording.languages()["en"]["write"] in text) == (language == "en")


def test_the_page_holds_all_texts_for_its_script_and_nothing_breaks_out_of_them(acme):
    found = re.search(r'<script type="application/json" id="texts">(.*?)</script>', page())
    assert json.loads(found[1]) == wording.languages()["en"]
