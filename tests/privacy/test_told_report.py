"""`chatlinks detect --conversation`: what is told in a whole conversation, and why."""

import json

import pytest

from chatlinks.privacy import detect_command

TALK = """agent: May I have your full name?
user: Crystal Minh
agent: Thank you, Crystal. And your date of birth?
user: 4 May 1984
"""
SECRETS = ["Crystal", "Minh", "1984"]


@pytest.fixture
def run(tmp_path, capsys):
    """run(text, *options) → (exit status, what it printed, what it complained of)."""

    def ran(text, *options):
        path = tmp_path / "talk.txt"
        path.write_text(text, "utf-8")
        status = detect_command.main(["--conversation", str(path), *options])
        return status, *capsys.readouterr()

    return ran


def masked_part(out):
    return out.split("Told")[0]


def test_names_and_births_that_answer_a_question_are_masked_with_the_reason(run):
    status, out, _ = run(TALK)
    assert status == 0
    assert "user: ******" in masked_part(out)
    assert [word for word in SECRETS if word in masked_part(out)] == []
    assert "question" in out


def test_a_conversation_of_the_import_format_is_read_alike(run):
    said = [line.split(": ", 1) for line in TALK.splitlines()]
    messages = [{"from": who, "text": text} for who, text in said]
    assert masked_part(run(json.dumps({"messages": messages}))[1]) == masked_part(run(TALK)[1])


def test_nothing_told_says_so(run):
    assert "Told: nothing." in run("user: where is my order?\n")[1]


@pytest.mark.parametrize("text", ["hello", '{"no": "messages"}', "{broken"])
def test_what_is_no_conversation_is_told_and_fails(run, text):
    status, out, complaint = run(text)
    assert (status, out) == (2, "")
    assert complaint
