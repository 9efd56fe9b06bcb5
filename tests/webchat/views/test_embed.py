"""The script that a site includes."""

import json

from chatlinks.webchat import wording


def test_the_script_may_be_loaded_by_any_site(client):
    answer = client.get("/widget.js")
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert b"data-business" in answer.content or b"dataset.business" in answer.content


def test_the_tag_has_its_few_texts_in_every_language(client):
    text = client.get("/widget.js").text
    assert '"TEXTS"' not in text
    for said in wording.languages().values():
        assert json.dumps(said["open"]) in text
