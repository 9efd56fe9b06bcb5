"""The web chat speaks the visitor's language."""

import json
import re

import pytest
from django.test import Client

from chatlinks.chats.models import Widget
from chatlinks.conversations.live import files
from chatlinks.webchat import limits, wording

HOLES = re.compile(r"\{\w+\}")


@pytest.fixture
def acme(cast):
    limits.counter.storage.reset()
    return Widget.objects.create(business=cast.acme)


def page(path="/w/acme", accept=""):
    return Client().get(path, headers={"accept-language": accept}).text


@pytest.mark.parametrize("language", sorted(wording.languages()))
def test_every_language_has_every_text_with_the_same_holes(language):
    english, said = wording.languages()["en"], wording.languages()[language]
    assert {name: sorted(HOLES.findall(text)) for name, text in said.items()} == {
        name: sorted(HOLES.findall(text)) for name, text in english.items()
    }
    assert all(text.strip() for text in said.values())


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


def test_what_goes_wrong_is_told_in_that_language_too(acme):
    answer = Client().get("/w/acme/messages", headers={"accept-language": "hi"})
    assert answer.json()["problem"] == wording.languages()["hi"]["session_ended"]


def test_the_page_holds_all_texts_for_its_script_and_nothing_breaks_out_of_them(acme):
    found = re.search(r'<script type="application/json" id="texts">(.*?)</script>', page())
    assert json.loads(found[1]) == wording.languages()["en"]


def test_the_tag_has_its_few_texts_in_every_language(client):
    text = client.get("/widget.js").text
    assert '"TEXTS"' not in text
    for said in wording.languages().values():
        assert json.dumps(said["open"]) in text


def test_agents_and_visitors_are_told_the_same_of_a_file_that_cannot_be_sent():
    english = wording.languages()["en"]
    assert {
        name: english[name].format(megabytes=files.BIGGEST // 2**20) for name in files.UNFIT
    } == files.UNFIT
