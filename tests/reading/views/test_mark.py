"""A passage that can't be marked: said at its field, with what was typed still there."""

import re

from chatlinks.conversations.models import Mark
from tests.kit.links import path_of


def test_a_passage_that_is_not_there_is_said_at_its_field_and_stays(cast, sign_in):
    address = f"{path_of(cast.members_link)}/marks"
    form = {"passage": "never said <b>", "message": "", "scope": "message"}
    answer = sign_in("agent_permitted").post(address, form)
    assert answer.status_code == 400
    assert not Mark.objects.exists()
    assert '<details id="mark-form" open>' in answer.text
    field = re.search(r'<input id="passage"[^>]*>', answer.text)[0]
    assert 'value="never said &lt;b' in field
    assert "passage_error" in field
    assert re.search(r'id="passage_error">.*This passage isn', answer.text)
    assert 'value="message" checked>' in answer.text
