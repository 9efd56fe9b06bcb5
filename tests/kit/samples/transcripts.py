"""What vendors answer or store, in each of their shapes."""

from typing import Any

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


def deepgram(**results: Any) -> dict[str, Any]:
    return {"metadata": HEAD, "results": results}


def heard(**alternative: Any) -> list[dict[str, Any]]:
    return [{"alternatives": [{"transcript": "x", **alternative}]}]


DEEPGRAM = {
    "words": deepgram(channels=heard(words=WORDS)),
    "paragraphs": deepgram(channels=heard(paragraphs={"paragraphs": SENTENCES})),
    "utterances": deepgram(channels=[], utterances=UTTERANCES),
}
SPOKEN = [
    {"speaker": "A", "text": "Hello.", "start": 500, "end": 1000, "confidence": 0.9, "words": []},
    {"speaker": "B", "text": "My card.", "start": 2000, "end": 3000, "confidence": 0.9},
]
ASSEMBLYAI = {
    "id": "a1",
    "status": "completed",
    "audio_url": "https://x.example/call.mp3",
    "text": "Hello. My card.",
    "utterances": SPOKEN,
}
TRACKED = [
    {"event": "session_started", "timestamp": 1_772_442_900.0},
    {
        "event": "user",
        "text": "hello",
        "timestamp": 1_772_442_901.5,
        "parse_data": {"intent": {"name": "greet", "confidence": 0.9}},
        "input_channel": "rest",
        "message_id": "m1",
    },
    {"event": "slot", "name": "city", "value": "Pune", "timestamp": 1_772_442_902.0},
    {"event": "action", "name": "action_default_fallback", "timestamp": 1_772_442_902.5},
    {
        "event": "bot",
        "text": "Which city?",
        "data": {"buttons": [{"title": "Pune"}], "custom": None},
        "timestamp": 1_772_442_903.0,
    },
]
