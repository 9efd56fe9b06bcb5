"""The transcript is the page's own items as plain text, word for word."""

import re

import pytest

from chatlinks.links.models import ChatLink
from chatlinks.reading.export import pdf
from chatlinks.reading.views import transcript
from chatlinks.web.limits import rate
from tests.kit.acting.rates import fresh_rates
from tests.kit.cast import minutes, take
from tests.kit.links import path_of

__all__ = ["fresh_rates"]  # a fixture, of every test

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


@pytest.fixture
def typeset(monkeypatch):
    """PDFs that cost nothing."""
    monkeypatch.setattr(pdf, "typeset", lambda export, shown: b"%PDF-")
    monkeypatch.setattr(transcript, "PDFS", rate("few PDFs", address="2/minute", key="9/minute"))


def ask(client, link, kind="pdf", **sender):
    return client.get(f"{path_of(link)}/export?format={kind}", **sender)


def test_somebody_who_is_signed_out_gets_so_many_pdfs_and_then_a_word(cast, client, typeset):
    link = cast.anyone_link()
    assert [ask(client, link).status_code for _ in range(3)] == [200, 200, 429]
    answer = ask(client, link)
    assert 0 < int(answer.headers["Retry-After"]) <= 60
    assert "ask again in 1 min" in answer.text
    assert ask(client, link, "txt").status_code == 200


def test_colleagues_are_not_counted(cast, sign_in, typeset):
    answers = [ask(sign_in("agent"), cast.members_link) for _ in range(4)]
    assert {answer.status_code for answer in answers} == {200}


def test_one_stranger_takes_no_pdf_from_another(cast, client, typeset):
    link = cast.anyone_link()
    for _ in range(3):
        ask(client, link)
    assert (
        client.get(f"{path_of(link)}/export?format=pdf", REMOTE_ADDR="203.0.113.9").status_code
        == 200
    )
