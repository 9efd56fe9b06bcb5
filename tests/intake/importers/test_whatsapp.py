"""Chats that WhatsApp exported: every style of dates, its notices in many languages, files."""

import io
import zipfile

import pytest

from chatlinks.conversations.models import Contact, Conversation, Message
from chatlinks.conversations.store import IncomingConversation
from chatlinks.intake.importers.contract import OpenQuestion
from chatlinks.intake.load import Reject
from tests.kit.acting.exports import conversations, messages, packed, pieces, spoken

ANDROID = """\
12/31/23, 9:15\u202fPM - Messages and calls are end-to-end encrypted. No one outside can read them.
12/31/23, 9:15\u202fPM - Priya Sharma: My card is blocked
and I am abroad
12/31/23, 9:16\u202fPM - Acme Support: Which card: debit or credit?
12/31/23, 9:16\u202fPM - Acme Support: Take your time
1/1/24, 8:00\u202fAM - Priya Sharma: <Media omitted>
1/1/24, 8:01\u202fAM - Priya Sharma: Debit <This message was edited>
1/1/24, 8:02\u202fAM - Acme Support: This message was deleted
"""
IPHONE = """\
[31/12/2023, 21:15:33] Priya Sharma: \u200eMessages and calls are end-to-end encrypted.
\u200e[31/12/2023, 21:15:40] Priya Sharma: My card is blocked
[31/12/2023, 21:16:02] Acme Support: Which one?
\u200e[01/01/2024, 08:00:00] Priya Sharma: \u200eimage omitted
\u200e[01/01/2024, 08:00:05] ~\u00a0Priya Sharma: \u200e<attached: 00000012-PHOTO-2024-01-01.jpg>
"""


def texts():
    return list(Message.objects.order_by("position").values_list("sender", "text"))


def test_a_chat_becomes_one_conversation(run):
    status, shown = run(
        ANDROID.encode(), "WhatsApp Chat with Priya Sharma.txt", agent=["Acme Support"]
    )
    assert (status, "1 new" in shown) == (0, True), shown
    assert texts()[:3] == [
        ("user", "My card is blocked\nand I am abroad"),
        ("agent", "Which card: debit or credit?"),
        ("agent", "Take your time"),
    ]
    assert texts()[4:] == [("user", "Debit"), ("agent", "This message was deleted.")]
    assert "1 notices of WhatsApp's own" in shown
    assert Message.objects.filter(type="FILE").count() == 1


def test_its_times_are_of_the_businesss_clock(run):
    run(ANDROID.encode(), agent=["Acme Support"])
    assert Conversation.objects.get().started_at.isoformat() == "2023-12-31T15:45:00+00:00"


def test_the_files_name_says_who_the_user_is(run):
    assert run(ANDROID.encode(), "WhatsApp Chat with Priya Sharma.txt")[0] == 0
    assert {sender for sender, _ in texts()} == {"user", "agent"}


def test_it_is_asked_who_works_for_the_business(run):
    status, shown = run(ANDROID.encode(), "chat.txt")
    assert status == 2
    assert "--agent" in shown
    assert "Acme Support" in shown
    assert not Conversation.objects.exists()


def test_the_same_again_changes_nothing_and_a_longer_one_adds_what_is_new(run):
    options = {"name": "chat.txt", "agent": ["Acme Support"]}
    run(ANDROID.encode(), **options)
    before = texts()
    assert "0 new, 0 changed, 1 unchanged" in run(ANDROID.encode(), **options)[1]
    longer = ANDROID + "1/2/24, 8:00\u202fAM - Priya Sharma: Thanks\n"
    assert "0 new, 1 changed" in run(longer.encode(), **options)[1]
    assert texts() == [*before, ("user", "Thanks")]


def test_a_dry_run_stores_nothing(run):
    status, shown = run(ANDROID.encode(), agent=["Acme Support"], dry_run=True)
    assert (status, "1 new" in shown, "dry run" in shown) == (0, True, True)
    assert not Contact.objects.exists()


def test_an_iphones_zip(run):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("_chat.txt", IPHONE)
        archive.writestr("00000012-PHOTO-2024-01-01.jpg", b"\xff\xd8\xff\xe0")
    status, shown = run(packed.getvalue(), "WhatsApp Chat - Priya Sharma.zip")
    assert status == 0, shown
    assert [sender for sender, _ in texts()] == ["user", "agent", "user", "user"]
    assert list(Message.objects.values_list("type", flat=True).order_by("position")) == [
        *("TEXT", "TEXT", "FILE", "IMAGE"),
    ]


STAMPS = {
    "31/12/2023, 21:15 - ": (12, 31, 21),
    "31/12/23 21:15 - ": (12, 31, 21),
    "31.12.23, 21:15 - ": (12, 31, 21),
    "12/31/23, 9:15 PM - ": (12, 31, 21),
    "12/31/23, 9:15\u202fPM - ": (12, 31, 21),
    "31/12/23, 9:15\u00a0p.\u00a0m. - ": (12, 31, 21),
    "31/12/2023, 9:15 pm - ": (12, 31, 21),
    "2023-12-31, 21:15 - ": (12, 31, 21),
    "2023/12/31 21:15 - ": (12, 31, 21),
    "31-12-2023 21:15 - ": (12, 31, 21),
    "31.12.2023 klo 21.15 - ": (12, 31, 21),
    "31/12/2023 à 21:15 - ": (12, 31, 21),
    "31.12.23 г., 21:15 ч. - ": (12, 31, 21),
    "2023. 12. 31. 21:15 - ": (12, 31, 21),
    "2023. 12. 31. 오후 9:15 - ": (12, 31, 21),
    "2023년 12월 31일 오후 9:15 - ": (12, 31, 21),
    "31/12/2566 21:15 - ": (12, 31, 21),
    "21:15, 31/12/2023 - ": (12, 31, 21),
    "٣١\u200f/١٢\u200f/٢٠٢٣، ٩:١٥ م - ": (12, 31, 21),
    "[31/12/2023, 21:15:33] ": (12, 31, 21),
    "\u200e[31.12.23, 21:15:33] ": (12, 31, 21),
    "[12/31/23, 9:15:33\u202fPM] ": (12, 31, 21),
    "[2023/12/31 下午9:15:33] ": (12, 31, 21),
    "[2023-12-31, 9:15:33 PM] ": (12, 31, 21),
    "[31.12.2023 21:15:33] ": (12, 31, 21),
    "31/12/2023 21:15:33: ": (12, 31, 21),
    "12/31/23, 9:15:33 PM: ": (12, 31, 21),
    "31/12/23, 9:15 PTG - ": (12, 31, 21),
    "31/12/23 9:15 de la noche - ": (12, 31, 21),
    "३१/१२/२३, ९:१५ म.उ. - ": (12, 31, 21),
    "۱۴۰۲/۱۰/۱۰،\u200f ۲۱:۱۵ - ": (12, 31, 21),
    "12/31/23, 12:15 AM - ": (12, 31, 0),
    "12/31/23, 12:15 PM - ": (12, 31, 12),
}


@pytest.mark.parametrize("stamp", STAMPS)
def test_every_style_of_date(stamp):
    read = messages(f"{stamp}Priya: Hello\n{stamp}Acme: Good evening\n", "chat.txt", "Acme")
    assert [each.sender for each in read] == ["user", "agent"]
    at = read[0].at
    assert (at.year, at.month, at.day, at.hour) == (2023, *STAMPS[stamp])


def test_the_order_of_day_and_month_is_told_over_the_whole_file(run):
    days = ["03/04/2024", "03/11/2024", "03/12/2024", "04/02/2024"]
    content = "".join(f"{day}, 10:00 - Priya: Hello\n" for day in days)
    run(f"{content}04/02/2024, 10:00 - Acme: Hi\n".encode(), "chat.txt", agent=["Acme"])
    assert Message.objects.first().at.month == 3


@pytest.mark.parametrize(
    "text",
    [
        *("<Media omitted>", "<Medien ausgeschlossen>", "<Multimedia omitido>", "<Médias omis>"),
        *(
            "\u200eVideo weggelassen",
            "\u200eBild weggelassen",
            "\u200eimage absente",
            "image omitted",
        ),
        *("\u200eimagen omitida", "\u200eáudio ocultado", "<Без медиафайлов>", "<省略多媒体文件>"),
        *("\u200eReport.pdf • \u200e3 pages \u200edocument omitted", "<מדיה הושמטה>"),
        *("\u200fתמונה הושמטה", "<تم استبعاد الوسائط>", "<मीडिया शामिल नहीं किया गया>"),
        *("<Media disingkirkan>", "<Τα πολυμέσα παραλείφθηκαν>", "<میڈیا چھوڑ دیا گیا>"),
    ],
)
def test_a_file_that_was_left_out_is_told_as_such(text):
    content = f"31.12.23, 21:15 - Priya: {text}\n31.12.23, 21:16 - Acme: Thanks\n"
    assert messages(content, "chat.txt", "Acme")[0].type == "FILE"


@pytest.mark.parametrize(
    "notice",
    [
        'Ravi created group "Cards: new"',
        "Ravi added Meena",
        "Ravi hat die Gruppe verlassen.",
        "Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt.",
    ],
)
def test_what_happens_in_a_group_is_left_out_and_counted(run, notice):
    content = f"31.12.23, 21:14 - {notice}\n31.12.23, 21:15 - Priya: Hi\n31.12.23, 21:16 - A: Yes\n"
    status, shown = run(content.encode(), "chat.txt", agent=["A"])
    assert status == 0
    assert "Left out: 1 notices" in shown
    assert len(texts()) == 2


def test_what_stands_before_the_first_message_is_told_by_its_line(run):
    status, shown = run(
        f"A heading\n{ANDROID}".encode(), "c.txt", agent=["Acme Support"], source="whatsapp"
    )
    assert status == 1
    assert "line 1: it stands before the first message" in shown
    assert Conversation.objects.count() == 1


ATTACHED = [
    *("\u200e<attached: 1-PHOTO.jpg>", "\u200e<附件：1-PHOTO.jpg>", "\u200e<첨부: 1-PHOTO.jpg>"),
    *("\u200e<pièce jointe\u00a0: 1-PHOTO.jpg>", "\u200f<מצורף: 1-PHOTO.jpg>"),
    *("\u200e1-PHOTO.jpg (file attached)", "1-PHOTO.jpg (Datei angehängt)"),
    *("1-PHOTO.jpg（文件附件）", "1-PHOTO.jpg (संलग्न फ़ाइल)"),
]


@pytest.mark.parametrize("text", ATTACHED)
def test_a_file_is_known_by_its_line_in_any_language(text):
    content = f"[31.12.23, 21:15:33] Priya: {text}\n[31.12.23, 21:16:33] Acme: Thanks\n"
    first, _ = messages(content, "chat.txt", "Acme")
    assert (first.sender, first.type) == ("user", "IMAGE")
    assert first.data == {"items": [{"file_name": "1-PHOTO.jpg"}]}


def test_a_file_that_is_only_spoken_of_is_none():
    content = "31.12.23, 21:15 - Priya: see report.pdf (the new one)\n31.12.23, 21:16 - A: Yes\n"
    assert spoken(content, "chat.txt", "A")[0] == ("user", "see report.pdf (the new one)")


PASTED = """\
12/31/23, 9:15 PM - Priya: They wrote:
[9:10 PM, 12/31/2023] Acme: We refund it all
[12/31/23, 9:11:00 PM] Acme: And more
12/31/23, 9:16 PM - Acme: We did not
"""


def test_what_somebody_pasted_from_another_chat_is_no_message():
    assert spoken(PASTED, "chat.txt", "Acme") == [
        (
            "user",
            "They wrote:\n[9:10 PM, 12/31/2023] Acme: We refund it all\n"
            "[12/31/23, 9:11:00 PM] Acme: And more",
        ),
        ("agent", "We did not"),
    ]


GROUP = """\
[31/12/2023, 21:14:00] Card Club: \u200eMessages and calls are end-to-end encrypted.
[31/12/2023, 21:14:05] Ravi: \u200eRavi changed the group name to “Cards: new”
[31/12/2023, 21:14:06] Ravi hat den Gruppennamen von „Cards: old“ zu „Cards“ geändert.
[31/12/2023, 21:15:00] ~\u202fPriya Sharma: hi @\u2068~Meena K\u2069 and @\u2068Acme\u2069
\u200e[31/12/2023, 21:15:10] Priya Sharma: \u200eUMFRAGE:
Which day?
\u200eOPTION: Mon (1 Stimme)
[31/12/2023, 21:16:00] \u202a+91 98765 43210\u202c: This message was deleted by admin Ravi K.
[31/12/2023, 21:18:00] Priya Sharma: \u200eVoice call. \u200e3 min
[31/12/2023, 21:19:00] Acme: hello there \u200e<This message was edited>
"""


def test_a_group_with_mentions_polls_and_deleted_messages():
    [chat] = conversations(GROUP, "chat.txt", "Acme")
    assert [(each.sender, each.text) for each in chat.conversation.messages] == [
        ("user", "hi @Meena K and @Acme"),
        ("user", "UMFRAGE:\nWhich day?\nOPTION: Mon (1 Stimme)"),
        ("user", "This message was deleted."),
        ("agent", "hello there"),
    ]
    assert chat.people == ["Meena K"]


def test_it_is_asked_once_about_all_chats_of_a_zip():
    chats = {
        f"chat {number}.txt": f"31.12.23, 21:15 - {user}: Hi\n31.12.23, 21:16 - {agent}: Yes\n"
        for number, (user, agent) in enumerate([("Priya", "Anna"), ("Ravi", "Meena")])
    }
    content = packed({**chats, "notes.txt": "nothing of a chat"})
    with pytest.raises(OpenQuestion) as asked:
        pieces(content, "chats.zip")
    assert asked.value.names == ("Priya", "Anna", "Ravi", "Meena")
    read = pieces(content, "chats.zip", "Anna")
    assert [each.where for each in read if isinstance(each, Reject)] == ["file 3"]
    chats = [each.conversation for each in read if isinstance(each, IncomingConversation)]
    senders = [[each.sender for each in chat.messages] for chat in chats]
    assert senders == [["user", "agent"], ["user", "user"]]
