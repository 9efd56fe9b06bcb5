"""Transcripts of calls: who speaks, when, and numbers that are spoken in words."""

import json

import pytest

from chatlinks.conversations.models import Conversation, Message
from tests.kit.watching.stored import dumped, tables

WORDS = [
    {"word": "hello", "punctuated_word": "Hello.", "start": 0.5, "end": 1, "speaker": 0},
    {"word": "my", "punctuated_word": "My", "start": 2, "end": 2.1, "speaker": 1},
    {"word": "card", "punctuated_word": "card.", "start": 2.2, "end": 2.5, "speaker": 1},
]
SENTENCES = [
    {"speaker": 0, "start": 0.5, "end": 1, "sentences": [{"text": "Hello."}]},
    {"speaker": 1, "start": 2, "end": 3, "sentences": [{"text": "My"}, {"text": "card."}]},
]
UTTERANCES = [
    {"speaker": 0, "channel": 0, "start": 0.5, "end": 1, "transcript": "Hello."},
    {"speaker": 1, "channel": 0, "start": 2, "end": 3, "transcript": "My card."},
]
HEAD = {"request_id": "r1", "created": "2026-03-02T09:15:00.000Z", "extra": "x"}


def deepgram(**results):
    return {"metadata": HEAD, "results": results}


ASSEMBLYAI = {
    "id": "a1",
    "status": "completed",
    "audio_url": "https://x.example/call.mp3",
    "text": "Hello. My card.",
    "utterances": [
        {
            "speaker": "A",
            "text": "Hello.",
            "start": 500,
            "end": 1000,
            "confidence": 0.9,
            "words": [],
        },
        {"speaker": "B", "text": "My card.", "start": 2000, "end": 3000, "confidence": 0.9},
    ],
}
TRANSCRIPTS = {
    "words": deepgram(channels=[{"alternatives": [{"transcript": "x", "words": WORDS}]}]),
    "paragraphs": deepgram(
        channels=[{"alternatives": [{"transcript": "x", "paragraphs": {"paragraphs": SENTENCES}}]}]
    ),
    "utterances": deepgram(channels=[], utterances=UTTERANCES),
    "AssemblyAI": ASSEMBLYAI,
}


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
