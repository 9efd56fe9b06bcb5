"""A note for colleagues: refused, it is given back with why."""

import re

import pytest

from chatlinks.conversations.models import Event
from tests.kit.acting.my_chats import AGENT, post


@pytest.mark.parametrize("text", ["", "n" * 2001])
def test_what_hinders_it_is_said_beside_it_and_it_stays(cast, chat, sign_in, text):
    before = Event.objects.filter(kind="note").count()
    answer = post(sign_in(AGENT), chat, "notes", text=text)
    assert answer.status_code == 409
    assert Event.objects.filter(kind="note").count() == before
    aside = answer.text[answer.text.index('<aside class="pane" id="details" popover data-open') :]
    assert re.search(rf'<textarea id="note-{chat.pk}"[^>]*aria-invalid="true"[^>]*>{text}<', aside)
    assert re.search(rf'id="note-problem-{chat.pk}">.*it has 1 to 2,000 characters', aside)
    assert 'role="alert" data-own hidden></p>' in answer.text  # not at the reply
