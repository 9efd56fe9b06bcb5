"""Kinds of files, and their names: recordings come from users, and go to whoever sees details."""

import base64

import pytest

from chatlinks.conversations.live import files
from chatlinks.conversations.live.file_types import RECORDINGS, tidy
from chatlinks.conversations.live.files import Unfit
from chatlinks.conversations.models import File
from chatlinks.conversations.sent_files import fetching
from chatlinks.conversations.sent_files.fetching import Fetched
from tests.kit.acting.api import Program, make_key
from tests.kit.acting.rates import fresh_rates
from tests.kit.cast import MASKED, SHOWN, STRANGERS, take
from tests.kit.reading import held
from tests.kit.samples.files import RECORDED, VIDEO
from tests.kit.samples.sent_files import sent
from tests.kit.watching.stored import stored_text
from tests.kit.ways import telling

__all__ = ["fresh_rates"]  # a fixture, of every test


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("photo.png", "photo.png"),
        ("../../etc/passwd", "etc passwd.png"),
        ("page.html", "page.html.png"),
        ("", "file.png"),
        ('a"b\r\nSet-Cookie: x.PNG', "a b Set-Cookie x.PNG"),
        ("\u202egnp.exe", "gnp.exe.png"),
        ("x" * 500, "x" * 120 + ".png"),
    ],
)
def test_a_name_ends_as_the_content_is_and_harms_no_one_who_saves_it(name, kept):
    assert tidy(name, "image/png") == kept


@pytest.mark.parametrize("media_type", RECORDED)
def test_a_recording_is_told_by_what_it_holds_and_named_as_such(media_type):
    assert files.media_type_of(RECORDED[media_type]) == media_type
    ending = RECORDINGS[media_type]
    assert tidy(f"voice.{ending}", media_type) == f"voice.{ending}"
    assert tidy("voice.html", media_type) == f"voice.html.{ending}"


def test_every_kind_of_recording_is_tried():
    assert [*RECORDED] == [*RECORDINGS]


@pytest.mark.parametrize("media_type", RECORDED)
def test_only_a_user_sends_one(media_type):
    assert files.fit(RECORDED[media_type], by_user=True) == (media_type, RECORDED[media_type])
    with pytest.raises(Unfit, match="audio and video"):
        files.fit(RECORDED[media_type], by_user=False)


def fetched(cast, sender):
    """A file that lies elsewhere turns out to be a recording; its conversation."""
    data = {"items": [{"image": "https://sent.example/passbook_clip"}]}
    [id_] = take(cast.acme, sent(type="IMAGE", data=data, **{"from": sender}))
    file = File.objects.get(conversation_id=id_)
    fetching.settle(cast.acme.pk, file.pk, Fetched(VIDEO))
    file.refresh_from_db()
    return file


@pytest.mark.parametrize(("sender", "state"), [("user", "kept"), ("agent", "failed")])
def test_so_it_is_with_what_lies_elsewhere(cast, sender, state):
    file = fetched(cast, sender)
    assert file.state == state
    assert file.why == ("" if state == "kept" else "wrong_kind")


def test_so_it_is_with_what_programs_send(cast):
    program = Program(make_key(cast))
    statuses = [
        program.post(
            "files",
            {
                "contact": {"id": "crm-7"},
                "message": {"id": who, "at": "2026-03-02T09:20:00+05:30", "from": who},
                "file": {"name": "clip.mp4", "content": base64.b64encode(VIDEO).decode()},
            },
        ).status_code
        for who in ("user", "agent")
    ]
    assert statuses == [201, 422]


def test_who_sees_personal_details_saves_it_and_nobody_else_gets_a_byte(cast, sign_in):
    file = fetched(cast, "user")
    for name in sorted(SHOWN):
        answer = sign_in(name).get(f"/files/{file.pk}")
        assert answer.content == VIDEO
        assert answer.headers["Content-Disposition"].startswith("attachment;")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in answer.headers["Content-Security-Policy"]
    for name in (*sorted(MASKED), *sorted(STRANGERS), None):
        answer = sign_in(name).get(f"/files/{file.pk}")
        assert answer.status_code in (302, 403, 404)
        assert held(answer, ["+52.5200", "passbook"]) == []


def test_where_it_was_recorded_stands_nowhere_in_clear(cast, sign_in):
    file = fetched(cast, "user")
    for secret in (b"+52.5200+013.4050", b"passbook_clip"):
        assert secret.decode() not in stored_text()
    assert telling(sign_in("agent"), file.conversation_id, ["/files/", "passbook_clip"]) == {}
