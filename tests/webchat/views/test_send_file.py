"""The visitor sends a file."""

from uuid import uuid4

import pytest

from chatlinks.conversations.models import Conversation, File
from tests.kit.acting.web_chat import Browser
from tests.kit.samples.files import PNG
from tests.kit.watching.stored import stored_text


def test_a_picture_is_sent_once_and_shown_to_its_visitor_alone(cast, acme):
    visitor, other, id_ = Browser(), Browser(), str(uuid4())
    visitor.take(visitor.send("passport.png", PNG, id_))
    visitor.take(visitor.send("passport.png", PNG, id_))
    assert File.objects.count() == 1
    [item] = visitor.seen[0]["data"]["items"]
    assert item["file_name"] == "passport.png"
    shown = visitor.client.get(item["image"], headers=visitor.headers())
    assert (shown.status_code, shown.content) == (200, PNG)
    assert "sandbox" in shown.headers["Content-Security-Policy"]
    other.write("Hello")
    assert other.client.get(item["image"], headers=other.headers()).status_code == 404
    assert other.client.get(item["image"]).status_code == 401
    assert "passport" not in stored_text()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"<svg/>", "JPEG"),
        (b"a" * (5 * 2**20 + 1), "too big"),
        (b"a" * (7 * 2**20), "too big"),
        (b"", "empty"),
    ],
)
def test_a_file_that_does_not_fit_is_refused_in_words_and_begins_nothing(acme, content, says):
    visitor = Browser()
    answer = visitor.send("x.png", content)
    assert answer.status_code == 415
    assert says in answer.json()["problem"]
    assert not Conversation.objects.filter(channel="web").exists()
