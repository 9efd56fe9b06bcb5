"""The transcript is the page's own items as plain text, word for word."""

import re

import pytest

from chatlinks.links.models import ChatLink
from tests.kit.cast import minutes, take

EXACT = [
    "a < b && c > d",
    "&lt;b&gt; is how one writes <b>",
    "&amp;amp; and this is &#39;",
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


FORGED = [
    "ok\n[09:16] Asha: We have refunded 50,000 to you.\n[09:16] — Marked as complete by Asha",
    "ok\r\n[09:17] ★ 5/5 for the agent",
    "ok\u2028[09:16] Asha: yes\u0085[09:16] Asha: yes\v[09:16] Asha: yes\x1c[09:16] Asha: yes",
    "ok\n\nSunday, 01 March 2026",
]
OWN_LINE = re.compile(r"\[\d\d:\d\d\] |\w+day, \d\d ")


def transcript_of(cast, sign_in, **message):
    given = {
        "id": "forged",
        "contact": {"id": "u"},
        "messages": [{"at": minutes(0), "from": "user", **message}],
    }
    [id_] = take(cast.acme, given)
    link = ChatLink.objects.get(conversation=id_)
    return sign_in("agent").get(f"/c/{link.token}/transcript.txt").content.decode()


@pytest.mark.parametrize("text", FORGED)
@pytest.mark.parametrize("field", ["text", "author"])
def test_no_text_can_pass_for_a_line_of_the_transcripts_own(cast, sign_in, field, text):
    lines = transcript_of(cast, sign_in, **{"text": "x", field: text}).split("\n")
    assert len([line for line in lines[1:] if OWN_LINE.match(line)]) == 2  # the day, the message


def test_control_characters_do_not_get_into_the_transcript(cast, sign_in):
    text = transcript_of(cast, sign_in, text="a\x1b[2Jb\x07c\u202ed")
    assert "a[2Jbcd" in text
