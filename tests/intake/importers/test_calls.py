"""Transcripts of calls: who speaks, when, and numbers that are spoken in words."""

import json

import pytest

from chatlinks.conversations.models import Conversation, Message
from tests.kit.samples.transcripts import ASSEMBLYAI, DEEPGRAM
from tests.kit.watching.stored import dumped, tables

TRANSCRIPTS = {**DEEPGRAM, "AssemblyAI": ASSEMBLYAI}


def texts():
    return list(Message.objects.order_by("position").values_list("sender", "text"))


@pytest.mark.parametrize("name", TRANSCRIPTS)
def test_each_vendors_answer(run, name):
    status, shown = run(json.dumps(TRANSCRIPTS[name]).encode(), "call.json")
    assert status == 0, shown
    assert texts() == [("agent", "Hello."), ("user", "My card.")]
    assert "whoever spoke first" in shown
    first, second = Message.objects.order_by("position")
    assert (second.at - first.at).total_seconds() == 1.5


def test_its_date_is_that_of_the_call(run):
    run(json.dumps(TRANSCRIPTS["words"]).encode(), "call.json")
    assert Conversation.objects.get().started_at.isoformat().startswith("2026-03-02T09:15:00.5")


def test_who_is_the_agent_can_be_said(run):
    run(json.dumps(ASSEMBLYAI).encode(), "call.json", agent=["B"])
    assert [sender for sender, _ in texts()] == ["user", "agent"]


def test_digits_in_words_over_several_segments_are_hidden(run):
    cues = ["four one one one one one one one", "one one one one one one one one", "that is all"]
    text = "WEBVTT\n\n00:00.000 --> 00:01.000\nAgent: Your card number, please?\n\n" + "".join(
        f"00:0{n}.000 --> 00:0{n}.900\nCustomer: {cue}\n\n" for n, cue in enumerate(cues, 1)
    )
    status, shown = run(text.encode(), "call.vtt")
    assert status == 0, shown
    assert [sender for sender, _ in texts()] == ["agent", "user", "user", "user"]
    assert not [name for name in tables() if "one one one one" in dumped(name)]


TEAMS = """\
\ufeffWEBVTT\r
\r
NOTE by a recorder: not a word\r
of this\r
\r
STYLE\r
::cue { color: red }\r
\r
f00-ba7/12-0\r
00:00:01.000 --> 00:00:02.000 align:start position:0%\r
<v.loud Anna>Tom &amp; Jerry &lt;3</v>\r
<v Crystal Minh>Yes<00:00:01.500><c> please</c></v>\r
\r
00:00:03.000 --> 00:00:04.000\r
the number is: one\r
\r
00:99 --> soon\r
lost\r
"""
ZOOM = """\
WEBVTT

1
00:00:01.000 --> 00:00:02.000
Anna (Host): Your number is: what?

2
00:00:03.000 --> 00:00:04.000
Crystal Minh: One
moment
"""
OTTER = """\
WEBVTT

00:01.000 --> 00:02.000
Anna: Hello.

00:03.000 --> 00:04.000
Which one broke?

00:05.000 --> 00:06.000
Crystal: My answer is: the first.

00:06.000 --> 00:07.000
It is: hot.

00:07.000 --> 00:08.000
Anna: Thanks.

00:08.000 --> 00:09.000
Crystal: Bye.
"""


def test_each_voice_of_a_cue_is_heard_and_what_is_no_cue_is_not(run):
    status, shown = run(TEAMS.encode(), "call.vtt", agent=["Anna"])
    assert (status, "line 17: it is to begin a cue" in shown) == (1, True), shown
    assert texts() == [
        ("agent", "Tom & Jerry <3"),
        ("user", "Yes please"),
        ("user", "the number is: one"),
    ]
    assert not [name for name in tables() if "Crystal" in dumped(name)]


def test_zooms_say_who_speaks_and_their_name_when(run):
    name = "GMT20260302-091500_Recording.transcript.vtt"
    assert run(ZOOM.encode(), name, agent=["Anna (Host)"])[0] == 0
    assert texts() == [("agent", "Your number is: what?"), ("user", "One moment")]
    started = Conversation.objects.get().started_at.isoformat()
    assert started.startswith("2026-03-02T09:15:01")


def test_a_colon_makes_no_speaker(run):
    assert run(OTTER.encode(), "call.vtt", agent=["Anna"])[0] == 0
    assert texts()[1:4] == [
        ("agent", "Which one broke?"),
        ("user", "My answer is: the first."),
        ("user", "It is: hot."),
    ]


def test_subtitles_are_read_as_well(run):
    lines = "1\n00:00:01,000 --> 00:00:02,000\n>> ANNA: Hello.\n\n"
    lines += "2\n00:00:03,000 --> 00:00:04,000\n>> MINH: My card.\n"
    assert run(lines.encode(), "call.srt", agent=["anna"])[0] == 0
    assert texts() == [("agent", "Hello."), ("user", "My card.")]
