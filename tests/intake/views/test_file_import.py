"""A file is handed in, looked at, asked about and imported; nothing of it lies in clear."""

import io
import re
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from chatlinks.accounts.models import Person
from chatlinks.conversations.models import Conversation, Message
from chatlinks.intake.models import FileImport, ImportPiece
from chatlinks.intake.uploads import sealed_file, work
from chatlinks.intake.uploads.sealed_file import SealedFile
from tests.kit.samples.exports import EXPORTS
from tests.kit.signing_in import signed_in
from tests.kit.watching.stored import dumped, tables

CHAT = """\
31.12.23, 21:15 - Zulmira: My card is blocked
31.12.23, 21:16 - Acme Support: Which one?
31.12.23, 21:17 - Zulmira: Debit
"""


@pytest.fixture
def admin(sign_in):
    return sign_in("admin")


def hand_in(client, content, name="chat.txt", **fields):
    """The import that became of it, once its job was done."""
    file = SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)
    answer = client.post("/import/acme", {"file": file, "format": "", **fields})
    assert answer.status_code == 302, answer.text
    return worked(FileImport.objects.latest("pk"))


def worked(file_import):
    work.work(file_import.pk)
    file_import.refresh_from_db()
    return file_import


def page(client, file_import):
    answer = client.get(f"/import/acme/{file_import.pk}")
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.text)


def do(client, file_import, what, **fields):
    answer = client.post(f"/import/acme/{file_import.pk}", {"do": what, **fields})
    assert answer.status_code == 302
    return worked(file_import) if what != "discard" else None


def test_it_is_looked_at_asked_about_and_imported(cast, admin):
    before = Conversation.objects.count()
    handed = hand_in(admin, CHAT)
    assert handed.state == "asking"
    asked = page(admin, handed)
    assert "Who of these works for you? Tick them below" in asked
    assert "--agent" not in asked  # that is for the command
    do(admin, handed, "look", agent=["Acme Support"])
    assert "1 new conversation, 0 changed, 0 unchanged; 3 messages." in page(admin, handed)
    assert "Nothing is stored yet" in page(admin, handed)
    assert Conversation.objects.count() == before
    do(admin, handed, "import", agent=["Acme Support"])
    assert (handed.state, Conversation.objects.count()) == ("done", before + 1)
    assert not ImportPiece.objects.exists()
    assert "Imported:" in page(admin, handed)


def test_the_same_file_again_changes_nothing(cast, admin):
    for _ in range(2):
        handed = hand_in(admin, CHAT, agents="Acme Support")
        do(admin, handed, "import", agents="Acme Support")
    assert (handed.new, handed.changed, handed.unchanged) == (0, 0, 1)


def test_nothing_of_it_lies_in_clear(cast, admin):
    asked = hand_in(admin, CHAT, name="WhatsApp Chat with Zulmira and Joana.txt")
    assert asked.state in ("asking", "looked")
    assert not [name for name in tables() if "Zulmira" in dumped(name)]
    assert not [name for name in tables() if "Joana" in dumped(name)]


def test_a_tables_columns_are_chosen(cast, admin):
    content = "Wann;Wer;Was\n31.12.2023 21:15;Kunde;Hallo\n31.12.2023 21:16;Anna;Ja\n"
    handed = hand_in(admin, content, name="t.csv", format="csv")
    assert handed.state == "failed"
    told = page(admin, handed)
    assert "no column holds what was written; choose it below." in told
    assert "--map" not in told  # that is for the command
    columns = {"column-0": "at", "column-1": "author", "column-2": "text"}
    do(admin, handed, "look", format="csv", **columns)
    assert handed.state == "asking"
    do(admin, handed, "import", format="csv", agent=["Anna"], **columns)
    assert handed.state == "done"
    assert Message.objects.filter(text="Hallo").exists()


def test_what_cannot_be_kept_is_told_by_place_and_reason(cast, admin):
    handed = hand_in(admin, f"Heading\n{CHAT}", format="whatsapp", agents="Acme Support")
    assert handed.state == "looked"
    assert "1 can’t be kept" in page(admin, handed)
    assert "it stands before the first message" in page(admin, handed)


def test_a_file_of_no_known_kind_says_so(cast, admin):
    handed = hand_in(admin, b"\x00\x01\x02" * 100, name="x.bin")
    assert handed.state == "failed"
    assert "No format that can be imported was recognised" in page(admin, handed)


def test_a_broken_zip_says_so(cast, admin):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("_chat.txt", CHAT * 100)
    handed = hand_in(admin, packed.getvalue()[:300], name="x.zip")
    assert "The packed file is broken" in page(admin, handed)


def test_no_file_and_an_empty_one_are_told_at_the_field(cast, admin):
    assert "Choose a file first." in admin.post("/import/acme", {"format": ""}).text
    empty = {"file": SimpleUploadedFile("a.txt", b""), "format": ""}
    answer = admin.post("/import/acme", empty)
    assert answer.status_code == 400
    assert not FileImport.objects.exists()


def test_it_is_deleted_when_one_says_so(cast, admin):
    handed = hand_in(admin, CHAT)
    do(admin, handed, "discard")
    assert not FileImport.objects.exists()
    assert not ImportPiece.objects.exists()


def test_a_forged_form_leaves_nothing(cast):
    client = signed_in(cast.people["admin"])
    client.handler.enforce_csrf_checks = True
    answer = client.post("/import/acme", {"file": SimpleUploadedFile("a.txt", b"x"), "format": ""})
    assert answer.status_code == 403
    assert not FileImport.objects.exists()
    assert not ImportPiece.objects.exists()


def test_a_sealed_file_reads_as_the_file(cast, admin, monkeypatch):
    monkeypatch.setattr(sealed_file.SealingHandler, "chunk_size", 1000)
    content = bytes(range(256)) * 50
    handed = hand_in(admin, content, name="x.bin")
    assert ImportPiece.objects.count() > 5
    file = io.BufferedReader(SealedFile(handed))
    assert file.read() == content
    file.seek(-300, io.SEEK_END)
    assert (file.read(10), file.tell()) == (content[-300:-290], len(content) - 290)


def test_one_that_was_broken_off_is_begun_anew(cast, admin):
    handed = hand_in(admin, CHAT, agents="Acme Support")
    do(admin, handed, "import", agents="Acme Support")
    FileImport.objects.update(state="running")
    assert worked(handed).state == "failed"  # its content is gone


def test_what_is_another_tools_says_whose(cast, admin):
    handed = hand_in(admin, EXPORTS["slack"]().content, "export.zip", format="whatsapp")
    shown = page(admin, handed)
    assert "It looks like this: Slack export." in shown
    assert handed.state == "failed"


TABLE = """\
ticket,when,from,message
T1,2026-03-01 10:00,Priya Raman,"Hello, my card is 4111111111111111"
T1,2026-03-01 10:02,John Miller,"Which card, Priya?"
T2,2026-03-02 10:00,Omar Said,Hello
T2,2026-03-02 10:02,John Miller,Good morning
"""


def asked(client, file_import):
    """Who is asked about, and what is ticked."""
    shown = page(client, file_import)
    names = re.findall(r'role="group" aria-label="([^"]*)"', shown)
    return dict(zip(names, re.findall(r'value="(\w+)" checked', shown), strict=True))


def test_who_wrote_in_a_table_is_asked_once(cast, admin):
    handed = hand_in(admin, TABLE, name="t.csv")
    assert handed.state == "asking"
    assert asked(admin, handed) == dict.fromkeys(
        ["John Miller", "Omar Said", "Priya Raman"], "user"
    )
    who = {"who-0": "agent", "who-1": "user", "who-2": "user"}
    do(admin, handed, "look", **who)
    assert "2 new conversations" in page(admin, handed)
    do(admin, handed, "import", **who)
    written = Message.objects.filter(sender="agent").values_list("author", "text")
    assert ("John Miller", "Which card, ******?") in written

    again = hand_in(admin, TABLE.replace("T1", "T3"), name="t.csv")
    assert asked(admin, again)["John Miller"] == "agent"


def test_a_member_is_taken_for_an_agent_and_a_bot_for_one(cast, admin):
    Person.objects.filter(pk=cast.people["agent"].pk).update(name="john miller")
    handed = hand_in(admin, TABLE.replace("Omar Said", "Our Bot"), name="t.csv")
    who = {"John Miller": "agent", "Our Bot": "bot", "Priya Raman": "user"}
    assert asked(admin, handed) == who


def test_one_who_is_in_no_role_beside_others_who_are_can_be_said_too(cast, admin):
    handed = hand_in(admin, f"{TABLE}T2,2026-03-02 10:03,customer,Bye\n", name="t.csv")
    assert handed.state == "looked"
    assert "4 can’t be kept" in page(admin, handed)
    do(admin, handed, "look", **{"who-0": "agent", "who-1": "user", "who-2": "user"})
    assert handed.rejected == 0


def test_the_first_messages_are_shown_masked_before_anything_is_stored(cast, admin):
    before = Conversation.objects.count()
    handed = hand_in(admin, TABLE, name="t.csv", agents="John Miller")
    shown = page(admin, handed).partition("Say what it is")[0]
    assert handed.state == "looked"
    preview = shown.partition("As everybody will see it")[2].partition("Who wrote it")[0]
    assert "Hello, my card is ******" in preview
    assert "Which card, ******?" in preview
    assert "John Miller" in preview
    assert "Priya" not in preview
    assert Conversation.objects.count() == before
    assert not [name for name in tables() if "Priya" in dumped(name)]


def test_a_preview_tells_nothing_of_a_user_who_is_stored(cast, admin):
    """Somebody who may not see details could guess at them."""
    known = cast.conversation.contact
    row = f"{known.pk},u,2026-03-01 10:00,user,Is it priya or not"
    content = f"ticket,user_id,when,from,message\n{row}\n"
    preview = page(admin, hand_in(admin, content, name="t.csv"))
    assert "Is it priya or not" in preview


def test_a_column_is_chosen_by_what_stands_in_it_masked(cast, admin):
    content = "wann;wer;was\n2026-03-01 10:00;Priya Raman;Ruf an: 4111111111111111\n"
    shown = page(admin, hand_in(admin, content, name="t.csv"))
    cells = re.findall(r'_cell"><bdi>([^<]*)<', shown)
    assert cells[0] == "2026-03-01 10:00"
    assert cells[2] == "Ruf an: ******"


@pytest.mark.parametrize(("content", "name"), [(CHAT, "Zulmira.txt"), (TABLE, "Zulmira.csv")])
def test_another_admin_meets_no_name_of_it_and_says_nothing_of_it(
    cast, sign_in, admin, content, name
):
    handed = hand_in(admin, content, name=name)
    other = sign_in("admin_permitted")
    shown = page(other, handed)
    assert not [each for each in ("Zulmira", "Priya", "Omar", "Miller", "Acme S") if each in shown]
    assert "Somebody else handed it in" in shown
    assert "Delete the file" in shown
    do(other, handed, "look", agents="Zulmira", **{"who-0": "agent"})
    assert handed.state == "asking"
    assert "Zulmira" in page(admin, handed)


def test_another_admin_imports_it_as_it_was_chosen(cast, sign_in, admin):
    handed = hand_in(admin, TABLE, name="t.csv", agents="John Miller")
    other = sign_in("admin_permitted")
    assert "John Miller" not in page(other, handed).partition("Import it?")[2]
    do(other, handed, "import")
    assert Message.objects.filter(sender="agent", author="John Miller").count() == 2
