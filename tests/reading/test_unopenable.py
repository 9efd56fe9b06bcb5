"""Where a user's key is lost, or a text of theirs was damaged: pages are read masked and say so;
what can't be had otherwise is refused in words, and nobody else notices.
"""

import pytest

from chatlinks.api.models import ApiKey
from chatlinks.conversations.models import Message
from chatlinks.links.addresses import whole_path
from tests.kit.acting.api import Program, make_key
from tests.kit.cast import SECRETS
from tests.kit.failing.keys import lose_key
from tests.kit.reading import held


@pytest.fixture(params=["key", "text"])
def lost(cast, request):
    """What of Priya can't be opened."""
    if request.param == "key":
        lose_key(cast.conversation.contact)
    else:
        sealed = Message.objects.filter(conversation=cast.conversation, sealed__isnull=False)
        assert sealed.update(sealed=b"\0" * 60)
    return f"/c/{cast.members_link.token}"


@pytest.mark.parametrize("whole", [False, True])
@pytest.mark.parametrize("question", ["", "?q=card"])
def test_the_page_is_masked_and_says_why(cast, sign_in, lost, question, whole):
    path = whole_path(cast.members_link.token) if whole else lost
    page = sign_in("agent_permitted").get(f"{path}{question}")
    assert page.status_code == 200
    assert held(page, SECRETS) == []
    assert "opened with the keys of this server" in " ".join(page.text.split())


def test_reading_on_goes_on_masked(cast, sign_in, lost):
    page = sign_in("agent_permitted").get(f"{lost}?fragment=1")
    assert page.status_code == 200
    assert held(page, SECRETS) == []


def test_a_file_of_it_is_refused_in_words(cast, sign_in, lost):
    answer = sign_in("agent_permitted").get(f"{lost}/transcript.txt")
    assert answer.status_code == 409
    assert held(answer, SECRETS) == []
    assert "opened with the keys of this server" in " ".join(answer.text.split())


def test_a_program_is_told_and_reads_others(cast, lost):
    program = Program(make_key(cast, scopes=[ApiKey.Scope.READ, ApiKey.Scope.PERSONAL]))
    token = cast.members_link.token
    answer = program.get(f"conversations/{token}/messages")
    assert answer.status_code == 409
    assert "opened with the keys of this server" in answer.json()["detail"]
    assert program.get("conversations").status_code == 200
