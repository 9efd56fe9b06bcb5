"""What a message names where it lies elsewhere: an address of ours in its place, and the file."""

import io
import json

import pytest
from django.db import transaction

from chatlinks.conversations.live import opening, rewriting
from chatlinks.conversations.models import Contact, File, Message
from chatlinks.conversations.remasking import forgetting
from chatlinks.conversations.sent_files.fetching import claim
from chatlinks.conversations.sent_files.placing import IN_EXPORT, name_in
from chatlinks.conversations.store import IncomingConversation
from chatlinks.database.rows import rows
from chatlinks.intake.receive import receive
from tests.kit.cast import INCOMING, conversation, take
from tests.kit.samples.files import PNG
from tests.kit.samples.sent_files import ADDRESS, sent, with_file
from tests.kit.watching.stored import dumped
from tests.kit.ways import telling


def message_of(id_):
    return Message.objects.get(conversation_id=id_, position=0)


@pytest.mark.parametrize(
    ("type_", "data"),
    [
        ("IMAGE", {"items": [{"image": ADDRESS}]}),
        ("FILE", {"items": [{"file": ADDRESS, "file_name": "passbook_photo.png"}]}),
        ("IMAGE", {"items": [{"uri": f"  {ADDRESS}"}]}),
        ("IMAGE", {"url": ADDRESS}),
        ("file", {"items": [{"image": ADDRESS.replace("https", "HTTPS")}]}),
    ],
)
def test_the_address_is_stored_nowhere_in_clear_and_linked_from_nowhere(cast, sign_in, type_, data):
    [id_] = take(cast.acme, sent(type=type_, data=data))
    [file] = File.objects.all()
    assert (file.state, file.tries, file.content) == ("awaited", 0, None)
    for table in ("conversations_file", "conversations_message", "procrastinate_jobs"):
        assert "sent.example" not in dumped(table)
    page = telling(sign_in("agent_permitted"), id_, ["sent.example", "sig=1"])
    assert page == {}
    assert rows("SELECT args FROM procrastinate_jobs WHERE task_name = 'fetch_files'") == [
        (json.dumps({"business_id": cast.acme.pk}),)
    ]


def test_the_page_says_that_it_is_on_its_way(cast, sign_in):
    [id_] = take(cast.acme, with_file())
    page = sign_in("agent_permitted").get(path_of(id_)).text
    assert "passbook_photo.png · on its way" in page
    assert "Photo or file hidden" in sign_in("agent").get(path_of(id_)).text


def path_of(id_):
    [(token,)] = rows("SELECT token FROM links_chatlink WHERE conversation_id = %s", [id_])
    return f"/c/{token}"


@pytest.mark.parametrize(
    "changes",
    [
        {"from": "bot"},
        {"from": "other"},
        {"type": "TEXT"},
        {"type": "CAROUSEL"},
        {"data": {"items": [{"image": "photo.jpg"}]}},
        {"data": {"items": [{"image": "javascript:alert(1)"}]}},
        {"data": {"items": [{"image": f"{IN_EXPORT}photo.png"}]}},
        {"data": {"items": [{"image": 7}, "https://sent.example/", None]}},
        {"data": {"items": "https://sent.example/"}},
    ],
)
def test_what_a_bot_shows_and_what_is_no_file_stays_as_it_is(cast, changes):
    fields = {"type": "IMAGE", "data": {"items": [{"image": ADDRESS}]}, **changes}
    take(cast.acme, sent(**fields))
    assert not File.objects.exists()


def test_told_again_it_is_the_same_file_though_it_is_signed_anew(cast):
    take(cast.acme, with_file())
    [before] = File.objects.values_list("id", flat=True)
    take(cast.acme, with_file(ADDRESS.replace("sig=1", "sig=2"), text="with a word more"))
    assert list(File.objects.values_list("id", flat=True)) == [before]


def test_another_file_in_its_place_is_another_and_the_first_is_gone(cast):
    [id_] = take(cast.acme, with_file())
    [before] = File.objects.values_list("id", flat=True)
    take(cast.acme, with_file("https://sent.example/other.png"))
    [after] = File.objects.values_list("id", flat=True)
    assert after != before
    take(cast.acme, sent(type="DELETED", text=""))
    assert not File.objects.exists()
    assert message_of(id_).type == "DELETED"


def test_a_message_that_isnt_told_again_keeps_its_file(cast):
    take(cast.acme, with_file())
    other = {"id": "other", "from": "user", "at": "2026-03-02T09:16:00Z", "text": "Hello"}
    take(cast.acme, conversation(id="with a file", messages=[other], entities=[]))
    assert File.objects.count() == 1


def test_of_a_live_message_it_is_the_same(cast, sign_in):
    with transaction.atomic():
        chat = opening.reopen(cast.acme, cast.conversation.pk)
        data = {"items": [{"image": ADDRESS}]}
        id_ = chat.say(opening.message("user", "", type="IMAGE", data=data))
        [file] = File.objects.values_list("id", flat=True)
        rewriting.rewrite(chat, id_, {"text": "and a word", "data": data, "type": "IMAGE"})
        assert list(File.objects.values_list("id", flat=True)) == [file]
        rewriting.delete(chat, id_)
    assert not File.objects.exists()


def test_a_forgotten_users_is_not_fetched_any_more(cast):
    [id_] = take(cast.acme, with_file())
    contact = Contact.objects.get(conversation=id_)
    forgetting.forget(contact, cast.people["admin"].pk)
    [file] = File.objects.all()
    assert (file.source, file.name) == (None, None)
    assert claim(cast.acme.pk) == []


def test_it_goes_with_its_conversation_to_another_contact(cast):
    take(cast.acme, with_file())
    take(cast.acme, with_file(contact={"id": "somebody else", "name": "Meera"}))
    [file] = claim(cast.acme.pk)
    assert file.contact_id == Contact.objects.get(conversation=file.conversation_id).pk


# ── Beside what is imported ─────────────────────────────────────────────────────────────────────


def imports(cast, opener, address=f"{IN_EXPORT}media/passbook_photo.png"):
    told = with_file(address)
    raw = json.dumps(told).encode()
    media = {f"{IN_EXPORT}media/passbook_photo.png": opener}
    incoming = IncomingConversation(INCOMING.validate_python(told), raw, 1, media)
    with transaction.atomic():
        return list(receive(cast.acme, [incoming]).conversation_ids)


def test_what_an_export_holds_is_there_at_once(cast, sign_in):
    [id_] = imports(cast, lambda: io.BytesIO(PNG))
    [file] = File.objects.all()
    assert (file.state, file.media_type, file.source) == ("kept", "image/png", None)
    assert f'<img src="/files/{file.pk}"' in sign_in("agent_permitted").get(path_of(id_)).text
    assert sign_in("agent_permitted").get(f"/files/{file.pk}").content == PNG
    assert claim(cast.acme.pk) == []


def broken():
    raise OSError


@pytest.mark.parametrize(
    ("opener", "told"),
    [
        (
            lambda: io.BytesIO(b"<svg/>"),
            "not kept: only pictures, PDF, plain text and users’ audio and video are",
        ),
        (lambda: io.BytesIO(b""), "not kept: it was empty"),
        (lambda: io.BytesIO(PNG + b"\0" * 6_000_000), "not kept: it has over 5 MB"),
        (broken, "not kept: it is broken in the export"),
    ],
)
def test_what_cant_be_kept_of_it_is_told(cast, sign_in, opener, told):
    [id_] = imports(cast, opener)
    page = " ".join(sign_in("agent_permitted").get(path_of(id_)).text.split())
    assert f"passbook_photo.png · {told}" in page


def test_a_file_that_isnt_beside_it_is_none(cast):
    imports(cast, lambda: io.BytesIO(PNG), f"{IN_EXPORT}../../etc/passwd")
    assert not File.objects.exists()


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://a.example/b/c%20d.png?x=1", "c d.png"),
        ("https://a.example/b", ""),
        ("https://a.example/", ""),
        ("https://a.example/.png", ""),
        ("https://a.example/a.longending", ""),
    ],
)
def test_a_name_is_taken_from_the_address_where_it_looks_like_one(address, name):
    assert name_in(address) == name


def test_an_edit_of_what_stands_beside_it_leaves_the_file(cast):
    [id_] = take(cast.acme, sent(id="m", type="IMAGE", data={"items": [{"image": ADDRESS}]}))
    message = message_of(id_)
    [file] = File.objects.values_list("id", flat=True)
    data = {"items": [{"image": ADDRESS, "caption": "the right way up"}]}
    with transaction.atomic():
        chat = opening.reopen(cast.acme, id_)
        rewriting.rewrite(chat, message.pk, {"text": "", "data": data, "type": "IMAGE"})
    kept = File.objects.get()
    assert kept.pk == file
    assert kept.source is not None
    assert kept.name is not None


def test_an_edit_that_leaves_out_one_of_two_leaves_the_other(cast):
    data = {"items": [{"image": ADDRESS}, {"image": "https://sent.example/other.png"}]}
    [id_] = take(cast.acme, sent(id="m", type="IMAGE", data=data))
    with transaction.atomic():
        chat = opening.reopen(cast.acme, id_)
        texts = {"text": "", "data": {"items": data["items"][:1]}, "type": "IMAGE"}
        rewriting.rewrite(chat, message_of(id_).pk, texts)
    assert File.objects.get().source is not None
