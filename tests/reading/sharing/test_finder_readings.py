"""What the optional finder adds to the panel that shares: read by a job, kept as places alone."""

import pytest

from chatlinks.conversations.models import Conversation
from chatlinks.privacy.detection.told.finder import FinderSpan
from chatlinks.privacy.detection.told.turns import Kind
from chatlinks.reading.models import FinderReading
from chatlinks.reading.sharing import finder_readings
from tests.kit.cast import minutes, take
from tests.kit.links import mark_everywhere, members_link, path_of
from tests.kit.watching.stored import dumped

TEXT, PASSAGE = "please leave it with tiki at the gate", "tiki"
READS = "The finder is still reading it"


@pytest.fixture
def conversation(cast):
    messages = [{"at": minutes(0), "from": "user", "text": TEXT}]
    [id_] = take(cast.acme, {"id": "gate", "contact": {"id": "u"}, "messages": messages})
    return Conversation.objects.get(pk=id_)


@pytest.fixture
def jobs(monkeypatch):
    """Those that were asked for; a finder is installed that knows one word."""

    def find(text):
        at = text.find(PASSAGE)
        return [FinderSpan(at, at + len(PASSAGE), Kind.NAME)] if at >= 0 else []

    asked = []

    class Task:
        def defer(self, reading_id):
            asked.append(reading_id)

    monkeypatch.setattr(finder_readings, "is_installed", lambda: True)
    monkeypatch.setattr(finder_readings, "load_finder", lambda: find)
    monkeypatch.setattr(finder_readings.app, "configure_task", lambda name: Task())
    return asked


def panel(sign_in, conversation, name="agent_permitted"):
    return sign_in(name).get(f"{path_of(members_link(conversation.pk))}/share").text


def test_it_is_asked_once_and_the_panel_says_that_it_reads(sign_in, conversation, jobs):
    for _ in range(2):
        page = panel(sign_in, conversation)
        assert READS in page
        assert "<mark>" not in page
    assert len(jobs) == 1


def test_what_it_adds_is_listed_and_can_be_hidden(sign_in, conversation, jobs):
    panel(sign_in, conversation)
    finder_readings.read(jobs[0])
    page = panel(sign_in, conversation)
    assert READS not in page
    assert f"with <mark>{PASSAGE}</mark> at the gate" in page
    address = path_of(members_link(conversation.pk))
    client = sign_in("agent_permitted")
    key = page.split('name="key" value="')[1].split('"')[0]
    client.post(f"{address}/hide", {"key": key, "covers": "now"})
    page = client.get(f"{address}/share").text
    assert PASSAGE not in page.replace("One passage is", "")
    assert "<mark>" not in page


def test_no_word_is_kept_of_it_and_no_place_of_what_is_masked_otherwise_by_now(
    cast, sign_in, conversation, jobs
):
    panel(sign_in, conversation)
    finder_readings.read(jobs[0])
    assert PASSAGE not in dumped("reading_finderreading")
    mark_everywhere(conversation, "the gate", cast.people["admin_permitted"].pk)
    assert not FinderReading.objects.exists()


def test_what_is_masked_while_it_reads_is_not_listed(cast, sign_in, conversation, jobs):
    panel(sign_in, conversation)
    mark_everywhere(conversation, PASSAGE, cast.people["admin_permitted"].pk)
    finder_readings.read(jobs[0])
    assert not FinderReading.objects.exists()


def test_a_new_message_and_a_new_policy_are_read_again(cast, sign_in, conversation, jobs):
    panel(sign_in, conversation)
    finder_readings.read(jobs[0])
    Conversation.objects.filter(pk=conversation.pk).update(message_count=2)
    assert READS in panel(sign_in, conversation)
    assert len(jobs) == 2


def test_a_job_that_never_came_is_asked_for_again(sign_in, conversation, jobs):
    panel(sign_in, conversation)
    FinderReading.objects.update(asked_at="2026-01-01T00:00Z")
    panel(sign_in, conversation)
    assert len(jobs) == 2


def test_without_a_finder_the_list_is_that_of_the_rules(sign_in, conversation):
    page = panel(sign_in, conversation)
    assert READS not in page
    assert "Nothing else in it looks personal" in page
    assert not FinderReading.objects.exists()
