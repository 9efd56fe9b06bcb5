"""The web chat speaks the visitor's language."""

import re

import pytest
from django.test import Client

from chatlinks.conversations.live import files
from chatlinks.webchat import wording

HOLES = re.compile(r"\{\w+\}")


@pytest.mark.parametrize("language", sorted(wording.languages()))
def test_every_language_has_every_text_with_the_same_holes(language):
    english, said = wording.languages()["en"], wording.languages()[language]
    assert {name: sorted(HOLES.findall(text)) for name, text in said.items()} == {
        name: sorted(HOLES.findall(text)) for name, text in english.items()
    }
    assert all(text.strip() for text in said.values())


def test_what_goes_wrong_is_told_in_that_language_too(acme):
    answer = Client().get("/w/acme/messages", headers={"accept-language": "hi"})
    assert answer.json()["problem"] == wording.languages()["hi"]["session_ended"]


def test_agents_and_visitors_are_told_the_same_of_a_file_that_cannot_be_sent():
    """But for which kinds can be: visitors may send more."""
    english = wording.languages()["en"]
    assert {
        name: english[name].format(megabytes=files.BIGGEST // 2**20)
        for name in files.UNFIT
        if name != "wrong_kind"
    } | {"wrong_kind": files.UNFIT["wrong_kind"]} == files.UNFIT
    assert "audio and video" in english["wrong_kind"]
