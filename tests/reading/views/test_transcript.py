"""The transcript is the page's own items as plain text, word for word."""

import pytest

from chatlinks.links.models import ChatLink
from tests.kit.cast import minutes, take

EXACT = [
    "a < b && c > d",
    "&lt;b&gt; is how one writes <b>",
    "&amp;amp; &#39;",
    "two\nlines",
    "  spaces   kept  ",
    "<!-- not a comment -->",
    "नमस्ते 👩‍👩‍👧",
]


@pytest.mark.parametrize("text", EXACT)
@pytest.mark.parametrize("name", ["agent", "agent_permitted"])
def test_a_text_stands_in_the_transcript_as_it_was_written(cast, sign_in, name, text):
    given = {
        "id": "exact",
        "contact": {"id": "u"},
        "messages": [{"at": minutes(0), "from": "user", "text": f"[{text}]"}],
    }
    [id_] = take(cast.acme, given)
    link = ChatLink.objects.get(conversation=id_)
    assert f"[{text}]" in sign_in(name).get(f"/c/{link.token}/transcript.txt").content.decode()
