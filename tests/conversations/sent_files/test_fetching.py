"""Files are fetched once, judged by what they hold, and asked for later where nobody answers."""

import io
from datetime import timedelta

import pytest
from django.utils import timezone
from PIL import Image

from chatlinks.conversations.live import files
from chatlinks.conversations.models import Contact, File
from chatlinks.conversations.remasking import forgetting
from chatlinks.conversations.sent_files import fetching
from chatlinks.conversations.sent_files.states import FAILURES
from chatlinks.conversations.tasks import fetch_files, watch_files
from chatlinks.database.rows import execute, rows
from chatlinks.web import outgoing
from chatlinks.web.outgoing import FarAnswer, NoAnswer, TooMuch
from tests.kit.cast import take
from tests.kit.failing.keys import lose_key
from tests.kit.samples.files import PDF, PNG
from tests.kit.samples.sent_files import ADDRESS, with_file
from tests.kit.watching.logged import everything_logged
from tests.kit.watching.stored import dumped, tables


@pytest.fixture
def far(monkeypatch):
    """What lies far away: an answer, or what is raised instead; and what was asked for."""

    class Far:
        answer = FarAnswer(200, PNG)
        asked = []

    def fetch(url, seconds, biggest):
        Far.asked.append(url)
        if isinstance(Far.answer, Exception):
            raise Far.answer
        return Far.answer

    Far.asked = []
    monkeypatch.setattr(outgoing, "fetch", fetch)
    return Far


@pytest.fixture
def awaited(cast):
    [id_] = take(cast.acme, with_file())
    return id_


def file_of(id_):
    return File.objects.get(conversation_id=id_)


def page_of(client, id_):
    [(token,)] = rows("SELECT token FROM links_chatlink WHERE conversation_id = %s", [id_])
    return " ".join(client.get(f"/c/{token}").text.split())


def test_it_is_fetched_once_and_stored_sealed(cast, sign_in, awaited, far):
    fetch_files(cast.acme.pk)
    fetch_files(cast.acme.pk)
    assert far.asked == [ADDRESS]
    file = file_of(awaited)
    assert (file.state, file.media_type, file.size) == ("kept", "image/png", len(PNG))
    assert (file.source, file.next_at) == (None, None)
    everything = "".join(map(dumped, tables()))
    for secret in (b"a picture of a passbook", b"passbook_photo", b"sent.example"):
        assert secret.decode() not in everything
        assert secret.hex() not in everything
    client = sign_in("agent_permitted")
    assert f'<img src="/files/{file.pk}"' in page_of(client, awaited)
    answer = client.get(f"/files/{file.pk}")
    assert answer.content == PNG
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert sign_in("agent").get(f"/files/{file.pk}").status_code == 403


def test_until_then_there_is_nothing_to_open(cast, sign_in, awaited):
    assert sign_in("agent_permitted").get(f"/files/{file_of(awaited).pk}").status_code == 404


def test_what_was_called_a_picture_is_drawn_as_what_it_is(cast, sign_in, awaited, far):
    far.answer = FarAnswer(200, PDF)
    fetch_files(cast.acme.pk)
    page = page_of(sign_in("agent_permitted"), awaited)
    assert f'href="/files/{file_of(awaited).pk}"' in page
    assert "<img src=" not in page.partition('class="timeline"')[2]
    client = sign_in("agent_permitted")
    saved = client.get(f"/files/{file_of(awaited).pk}").headers["Content-Disposition"]
    assert saved == 'attachment; filename="passbook_photo.png.pdf"'


def test_where_a_photo_was_taken_is_not_kept(cast, sign_in, awaited, far):
    place = Image.Exif()
    place[0x9286] = "taken at Lotus Garden"
    photo = io.BytesIO()
    Image.new("RGB", (4, 4)).save(photo, "JPEG", exif=place.tobytes())
    far.answer = FarAnswer(200, photo.getvalue())
    fetch_files(cast.acme.pk)
    content = sign_in("agent_permitted").get(f"/files/{file_of(awaited).pk}").content
    assert b"Lotus Garden" in photo.getvalue()
    assert b"Lotus Garden" not in content


FINAL = {
    "refused": [FarAnswer(401, b""), FarAnswer(403, b"no")],
    "gone": [FarAnswer(404, b""), FarAnswer(410, b""), FarAnswer(302, b""), FarAnswer(204, b"")],
    "address": [NoAnswer("It lies within a network of its own.", is_final=True)],
    "too_big": [TooMuch()],
    "empty_file": [FarAnswer(200, b"")],
    "wrong_kind": [FarAnswer(200, b"<html><script>alert(1)</script></html>")],
}


@pytest.mark.parametrize(
    ("why", "answer"), [(why, each) for why, answers in FINAL.items() for each in answers]
)
def test_what_will_be_no_other_at_another_time_is_told(cast, sign_in, awaited, far, why, answer):
    far.answer = answer
    fetch_files(cast.acme.pk)
    fetch_files(cast.acme.pk)
    file = file_of(awaited)
    assert (file.state, file.why, file.source, file.content) == ("failed", why, None, None)
    assert len(far.asked) == 1
    assert f"not kept: {FAILURES[why]}" in page_of(sign_in("agent_permitted"), awaited)


@pytest.mark.parametrize(
    "answer",
    [FarAnswer(500, b""), FarAnswer(429, b""), NoAnswer("late", is_late=True), NoAnswer("none")],
)
def test_who_doesnt_answer_is_asked_again_later_and_not_for_ever(
    cast, sign_in, awaited, far, answer
):
    far.answer = answer
    for tries in range(1, fetching.TRIES + 1):
        waits = timedelta(minutes=4 ** (tries - 1))
        fetch_files(cast.acme.pk)
        fetch_files(cast.acme.pk)
        assert len(far.asked) == tries
        file = file_of(awaited)
        if tries < fetching.TRIES:
            assert file.state == "awaited"
            assert waits * 0.9 < file.next_at - timezone.now() <= waits
            execute("UPDATE conversations_file SET next_at = now()")
    assert (file.state, file.why) == ("failed", "unreachable")
    assert "couldn’t be reached" in page_of(sign_in("agent_permitted"), awaited)


def test_a_source_that_keeps_us_waiting_is_given_a_minute(cast, far, awaited):
    take(cast.acme, *[with_file(id=f"with {n}") for n in range(fetching.AT_ONCE + 3)])
    far.answer = NoAnswer("late", is_late=True)
    fetch_files(cast.acme.pk)
    fetch_files(cast.acme.pk)
    assert len(far.asked) == fetching.AT_ONCE


def test_some_are_fetched_at_once_and_the_rest_in_the_next_job(cast, far):
    take(cast.acme, *[with_file(id=f"with {n}") for n in range(fetching.AT_ONCE + 1)])
    execute("DELETE FROM procrastinate_jobs")
    fetch_files(cast.acme.pk)
    assert File.objects.filter(state="kept").count() == fetching.AT_ONCE
    assert waiting_jobs() == 1
    fetch_files(cast.acme.pk)
    assert not File.objects.filter(state="awaited").exists()


def waiting_jobs():
    [(count,)] = rows("SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'fetch_files'")
    return count


def test_what_is_due_though_its_job_is_gone_is_queued_again(cast, far, awaited):
    execute("DELETE FROM procrastinate_jobs")
    watch_files(0)
    watch_files(0)
    assert waiting_jobs() == 1
    execute("UPDATE conversations_file SET next_at = now() + interval '1 hour'")
    execute("DELETE FROM procrastinate_jobs")
    watch_files(0)
    assert waiting_jobs() == 0


def test_one_of_a_user_who_cant_be_opened_holds_up_no_other(cast, far):
    lost, kept = (
        take(cast.acme, with_file(id=name, contact={"id": name}))[0] for name in ("lost", "kept")
    )
    lose_key(Contact.objects.get(conversation=lost))
    with everything_logged() as log:
        fetch_files(cast.acme.pk)
    assert (file_of(lost).state, file_of(kept).state) == ("awaited", "kept")
    assert f"File {file_of(lost).pk} isn't asked for" in log.getvalue()
    assert "sent.example" not in log.getvalue()


def test_whoever_is_forgotten_meanwhile_gets_no_file(cast, awaited, far, monkeypatch):
    contact = Contact.objects.get(conversation=awaited)
    there = fetching.settle

    def forgotten_first(business_id, id_, fetched):
        forgetting.forget(contact, cast.people["admin"].pk)
        there(business_id, id_, fetched)

    monkeypatch.setattr(fetching, "settle", forgotten_first)
    fetch_files(cast.acme.pk)
    file = file_of(awaited)
    assert (file.content, file.name, file.source) == (None, None, None)


def test_of_another_business_nothing_is_fetched(cast, far, awaited):
    fetch_files(cast.rival_business.pk)
    assert far.asked == []


def test_open_pages_hear_of_it(cast, awaited, far, monkeypatch):
    heard = []
    monkeypatch.setattr(fetching, "announce_masked_anew", heard.append)
    fetch_files(cast.acme.pk)
    assert heard == [[awaited]]


def test_one_that_cant_be_kept_holds_up_no_other(cast, far, monkeypatch):
    take(cast.acme, *(with_file(id=f"with a file {place}") for place in range(3)))
    fit, seen = files.fit, []

    def stumble(content, **about):
        seen.append(content)
        if len(seen) == 1:
            raise RuntimeError
        return fit(content, **about)

    monkeypatch.setattr(files, "fit", stumble)
    fetch_files(cast.acme.pk)
    assert sorted(File.objects.values_list("state", flat=True)) == ["awaited", "kept", "kept"]


def test_one_that_cant_be_asked_for_holds_up_no_other(cast, awaited, far):
    far.answer = RuntimeError()
    fetch_files(cast.acme.pk)
    assert file_of(awaited).state == "awaited"
