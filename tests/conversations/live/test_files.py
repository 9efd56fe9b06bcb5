"""Files that are sent: what may be, who opens them, and that nothing of them lies in clear."""

import json
from html import unescape

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import Http404
from django.utils import timezone

from chatlinks.chats import presence, transitions
from chatlinks.conversations.live import files, opening
from chatlinks.conversations.live.files import Unfit
from chatlinks.conversations.models import Contact, File
from chatlinks.conversations.records import incoming
from chatlinks.conversations.remasking import forgetting
from chatlinks.database.rows import execute
from chatlinks.links.gate import viewer_by_right
from chatlinks.privacy.models import Unsealing
from tests.kit.cast import MASKED, SHOWN, STRANGERS
from tests.kit.reading import held
from tests.kit.samples.files import PDF, PNG
from tests.kit.watching.stored import stored_text
from tests.kit.ways import telling

FITTING = {
    "image/png": PNG,
    "image/jpeg": b"\xff\xd8\xff\xe0\0\x10JFIF\0" + b"\0" * 40,
    "image/gif": b"GIF89a" + b"\0" * 40,
    "image/webp": b"RIFF\x24\0\0\0WEBPVP8 " + b"\0" * 40,
    "application/pdf": PDF,
    "text/plain": "नमस्ते\nsecond line".encode(),
}
UNFIT = {
    "a drawing": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "a drawing behind a byte order mark": b"\xef\xbb\xbf <svg/>",
    "a page": b"<!doctype html><script>alert(1)</script>",
    "a program": b"\x7fELF\x02\x01\x01" + b"\0" * 60,
    "an archive": b"PK\x03\x04" + b"\0" * 60,
    "bytes that are no text": b"\xff\xfe\xfa\xfb",
    "nothing": b"",
    "too much": b"a" * (files.BIGGEST + 1),
}


def sends(cast, content=PNG, name="passbook_photo.png", sender="user"):
    """Priya's conversation gets a file; returns its id."""
    with transaction.atomic():
        talk = opening.reopen(cast.acme, cast.conversation.pk)
        data = files.keep(talk, name, content)
        talk.say(opening.message(sender, "", type=files.type_of(data), data=data))
    return File.objects.latest("id").pk


@pytest.mark.parametrize("media_type", FITTING)
def test_pictures_documents_and_text_are_told_by_what_they_hold(media_type):
    assert files.media_type_of(FITTING[media_type]) == media_type


@pytest.mark.parametrize("what", UNFIT)
def test_what_a_browser_might_run_or_nobody_can_read_is_refused(what):
    with pytest.raises(Unfit):
        files.media_type_of(UNFIT[what])


def test_a_refused_file_leaves_nothing(cast):
    with pytest.raises(Unfit), transaction.atomic():
        sends(cast, UNFIT["a page"], "picture.png")
    assert not File.objects.exists()


def test_neither_content_nor_name_lies_in_clear(cast):
    sends(cast)
    dump = stored_text()
    for secret in (b"passbook_photo", b"a picture of a passbook"):
        assert secret.decode() not in dump


@pytest.mark.parametrize("name", sorted(SHOWN))
def test_who_sees_personal_details_opens_the_file_as_it_was_sent_and_that_is_recorded(
    cast, sign_in, name
):
    id_, before = sends(cast), Unsealing.objects.count()
    answer = sign_in(name).get(f"/files/{id_}")
    assert answer.content == PNG
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.headers["Content-Disposition"] == 'inline; filename="passbook_photo.png"'
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    recorded = Unsealing.objects.latest("id")
    assert (Unsealing.objects.count(), recorded.why, recorded.person_id) == (
        before + 1,
        "opened a file",
        cast.people[name].pk,
    )
    assert recorded.conversation_id == cast.conversation.pk


def test_a_document_is_saved_and_never_drawn(cast, sign_in):
    answer = sign_in("agent_permitted").get(f"/files/{sends(cast, PDF, 'statement.pdf')}")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="statement.pdf"'


@pytest.mark.parametrize(
    ("name", "status"),
    [
        *((name, 403) for name in sorted(MASKED)),
        ("neither", 403),
        *((name, 404) for name in sorted(STRANGERS)),
    ],
)
def test_nobody_else_gets_a_byte_or_a_word_of_it_and_nothing_is_recorded(
    cast, sign_in, name, status
):
    id_, before = sends(cast), Unsealing.objects.count()
    answer = sign_in(name).get(f"/files/{id_}")
    assert answer.status_code == status
    assert held(answer, ["passbook"]) == []
    assert Unsealing.objects.count() == before


def test_signed_out_one_is_asked_to_sign_in(cast, sign_in):
    answer = sign_in(None).get(f"/files/{sends(cast)}")
    assert answer.headers["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("name", ["agent_permitted", "agent"])
def test_an_agent_out_of_reach_is_refused(cast, sign_in, name):
    id_ = sends(cast)
    cast.acme.__class__.objects.filter(pk=cast.acme.pk).update(agents_open="own")
    cast.conversation.participation_set.all().delete()
    assert sign_in(name).get(f"/files/{id_}").status_code == 403


@pytest.mark.parametrize("address", ["0", "-1", "x", "9" * 30, "%00", "1.5", "４"])
def test_an_address_of_no_file_is_not_found(cast, sign_in, address):
    sends(cast)
    assert sign_in("agent_permitted").get(f"/files/{address}").status_code == 404


@pytest.mark.parametrize("sender", ["user", "agent"])
@pytest.mark.parametrize(("content", "name"), [(PNG, "passbook.png"), (PDF, "passbook.pdf")])
def test_a_masked_reader_is_told_of_no_file_whoever_sent_it(cast, sign_in, sender, content, name):
    sends(cast, content, name, sender)
    assert telling(sign_in("agent"), cast.conversation.pk, ["/files/", "passbook."]) == {}
    page = sign_in("agent").get(f"/c/{cast.members_link.token}").text
    assert "Photo or file hidden" in page


def test_who_sees_details_finds_the_picture_drawn_and_the_document_linked(cast, sign_in):
    picture, document = sends(cast), sends(cast, PDF, "statement.pdf")
    page = sign_in("agent_permitted").get(f"/c/{cast.members_link.token}").text
    assert f'<img src="/files/{picture}"' in page
    assert f'href="/files/{document}"' in page
    assert "statement.pdf · 1 KB" in page


def test_the_address_is_masked_in_a_preview_for_others(cast, sign_in):
    sends(cast, sender="agent")
    assert (
        "/files/"
        not in sign_in("agent_permitted").get(f"/c/{cast.members_link.token}?as=others").text
    )


def test_forgetting_the_user_destroys_what_their_files_held(cast, sign_in):
    id_ = sends(cast)
    forgetting.forget(Contact.objects.get(pk=cast.conversation.contact_id), cast.people["admin"].pk)
    kept = File.objects.get(pk=id_)
    assert (kept.name, kept.content, kept.size) == (None, None, len(PNG))
    assert sign_in("agent_permitted").get(f"/files/{id_}").status_code in (403, 404)


def test_an_export_names_the_files(cast):
    sends(cast)
    found = forgetting.export(
        Contact.objects.get(pk=cast.conversation.contact_id), cast.people["admin"].pk
    )
    [told] = found["conversations"][0]["files"]
    assert (told["name"], told["type"], told["size"]) == (
        "passbook_photo.png",
        "image/png",
        len(PNG),
    )
    json.dumps(found)


def test_no_file_strays_into_another_business(cast):
    id_ = sends(cast)
    with pytest.raises(IntegrityError, match="file_in_its_conversation"), transaction.atomic():
        execute(
            "UPDATE conversations_file SET business_id = %s WHERE id = %s",
            [cast.rival_business.pk, id_],
        )


def test_a_file_goes_with_its_conversation(cast):
    sends(cast)
    cast.conversation.delete()
    assert not File.objects.exists()


def test_sealed_bytes_moved_to_another_file_do_not_open(cast, sign_in):
    first, second = sends(cast), sends(cast, PDF, "statement.pdf")
    execute(
        """UPDATE conversations_file
           SET content = (SELECT content FROM conversations_file WHERE id = %s) WHERE id = %s""",
        [first, second],
    )
    answer = sign_in("agent_permitted").get(f"/files/{second}")
    assert answer.status_code == 409
    assert "can't be opened" in unescape(answer.text)
    assert PNG not in answer.content


def test_the_file_opens_still_when_its_conversation_turns_out_to_be_anothers(cast, sign_in):
    from tests.kit.cast import conversation, take

    id_ = sends(cast)
    take(cast.acme, conversation(contact={"id": "somebody else", "name": "Meera"}))
    assert sign_in("agent_permitted").get(f"/files/{id_}").content == PNG


def test_what_an_agent_sends_goes_by_the_outbox_as_any_reply(cast):
    person = cast.people["agent"]
    presence.set_status(person, "online")
    contact = incoming.IncomingContact(id="web:1", channel="web")
    written = transitions.user_writes(cast.acme, contact, opening.message("user", "Hello"))
    transitions.hand_over(cast.acme, written.conversation_id, None)
    with transaction.atomic():
        data = files.keep(opening.reopen(cast.acme, written.conversation_id), "price list.pdf", PDF)
        said = incoming.IncomingMessage(
            **{"at": timezone.now(), "from": "agent", "type": files.type_of(data), "data": data}
        )
        transitions.reply(cast.acme, written.conversation_id, person, said)
    assert File.objects.get().conversation_id == written.conversation_id


def test_a_member_to_whom_a_conversation_is_not_open_does_not_come_in(cast):
    with pytest.raises(PermissionDenied):
        viewer_by_right(cast.people["neither"].pk, cast.acme.pk, cast.conversation.pk)
    for name in STRANGERS:
        with pytest.raises(Http404):
            viewer_by_right(cast.people[name].pk, cast.acme.pk, cast.conversation.pk)
