"""Messages that come in together come to what they come to one by one: the same rows, masked and
sealed alike, however they are cut, shuffled or doubled.
"""

from datetime import timedelta
from itertools import pairwise

from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chatlinks.conversations.bot_window import close_expired
from chatlinks.conversations.models import Contact, Conversation, Event
from chatlinks.conversations.records import contacts
from chatlinks.conversations.records.incoming import IncomingContact, IncomingMessage
from chatlinks.conversations.records.parts import MESSAGE
from chatlinks.conversations.records.told import telling
from chatlinks.conversations.records.told.told_values import CONTACT, TOLD, source_of
from chatlinks.intake.live import receive_message
from chatlinks.intake.live_together import MessageOfContact, foresee, receive_messages
from chatlinks.links.models import ChatLink
from chatlinks.workspaces.models import Membership
from tests.kit.access_table import undone
from tests.kit.cast import START
from tests.kit.watching.stored import stored_text

MANY = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
TEXTS = [
    "Hello",
    "My name is Zulmira Okonjo",
    "Zulmira here, and once more",
    "May I have your full name?",
    "Crystal Minh",
    "Thanks Crystal, Zulmira",
    "4111 1111",
    "1111 1111",
    "write to lotte@mail.example, PIN 4421",
    "12",
    "",
    "I live at 12 Long Street, Springfield",
    "Card ****9561 and ******",
]
CONTACTS = [
    {"id": "a"},
    {"id": "b", "name": "Lotte Brandenburg"},
    {"id": "a", "name": "Zulmira", "device": "Rohan's iPad", "channel": "whatsapp"},
]
MINUTES = [*range(6), 3, 200, 1439, 1440, 1441, 5000]
OF_CHATS = (
    *("number", "state", "started_at", "last_at", "first_user_at", "closed_at", "message_count"),
    *("authors", "preview", "channel", "unread", "rules"),
)
AUTHORS = ["", "Zulmira", "Bot", "Crystal"]


@st.composite
def written(draw):
    """A message as it is sent, with its contact."""
    number = draw(st.integers(0, 15))
    return {
        "contact": draw(st.sampled_from(CONTACTS)),
        "message": {
            "id": draw(st.sampled_from(["", f"m-{number}", f"m-{number}"])),
            "at": START + timedelta(minutes=draw(st.sampled_from(MINUTES))),
            "from": draw(st.sampled_from(["user", "user", "bot", "agent", "other"])),
            "text": draw(st.sampled_from(TEXTS)),
            "author": {"name": draw(st.sampled_from(AUTHORS))},
            "translation": draw(st.sampled_from(["", "", "I am Zulmira Okonjo"])),
            "data": draw(st.sampled_from([None, None, {"file_name": "Zulmira.pdf"}])),
        },
    }


def came(each):
    return MessageOfContact(IncomingContact(**each["contact"]), IncomingMessage(**each["message"]))


def singly(business, sent):
    return [receive_message(business, *came(each)).is_new for each in sent]


def together(business, sent, cuts):
    """In batches that are cut there."""
    told = [False] * len(sent)
    edges = [0, *sorted(cuts), len(sent)]
    for first, end in pairwise(edges):
        batch = [came(each) for each in sent[first:end]]
        if batch:
            receipts = receive_messages(business, batch, foresee(business, batch))
            told[first:end] = [receipt.is_new for receipt in receipts]
    return told


def stored(business):
    """All that is stored, by contact: in clear, and what is sealed."""
    close_expired()
    hashes = dict(Contact.objects.filter(business=business).values_list("pk", "external_hash"))
    known = contacts.by_id(business.pk, list(hashes))
    vaults = {id_: contact.vault for id_, contact in known.items()}
    messages = [
        (hashes[row.contact_id], row.conversation_id, row.plain, row.masked, row.originals)
        for row in MESSAGE.read(business.pk, vaults)
    ]
    chats = Conversation.objects.filter(business=business).order_by("contact", "number")
    numbers = {chat.pk: chat.number for chat in chats}
    assert ChatLink.objects.filter(conversation__in=chats).count() == len(chats)
    return {
        "known": {
            hashes[id_]: [each.details, without_ids(each.known)] for id_, each in known.items()
        },
        "chats": [
            [hashes[chat.contact_id], *(getattr(chat, name) for name in OF_CHATS)] for chat in chats
        ],
        "messages": sorted(
            (
                (hash_, numbers[chat], without_hash(plain), masked, originals)
                for hash_, chat, plain, masked, originals in messages
            ),
            key=lambda row: (row[0], row[1], row[2].position),
        ),
        "events": sorted(
            (
                hashes[event.conversation.contact_id],
                numbers[event.conversation_id],
                event.kind,
                event.at,
            )
            for event in Event.objects.filter(business=business).select_related("conversation")
        ),
    }


def without_ids(known):
    """Where a value was told is named by ids of rows, which are others each time. What is known
    anyway needn't be noted as told, too: that depends on which came first.
    """
    anyway = {value for kind, value in known if not kind.startswith(TOLD)}
    noted = [pair for pair in known if not (is_told_everywhere(pair[0]) and pair[1] in anyway)]
    return sorted((":".join(kind.split(":")[:3]), value) for kind, value in noted)


def is_told_everywhere(kind):
    source = source_of(kind)
    return source is not None and source.reach == CONTACT


def without_hash(plain):
    """Of a message without an id it is random."""
    return plain._replace(external_hash=b"")


@MANY
@given(
    sent=st.lists(written(), min_size=1, max_size=14),
    cuts=st.lists(st.integers(0, 28), max_size=3),
    twice=st.booleans(),
    chance=st.randoms(use_true_random=False),
)
def test_together_they_come_to_what_they_come_to_one_by_one(bank, sent, cuts, twice, chance):
    named = [each for each in sent if each["message"]["id"]]
    sent = [*sent, *named] if twice else sent
    chance.shuffle(sent)
    cuts = [min(cut, len(sent)) for cut in cuts]
    with undone():
        told = singly(bank, sent)
        wanted = stored(bank)
    with undone():
        assert together(bank, sent, cuts) == told
        assert stored(bank) == wanted


def test_messages_of_one_conversation_are_told_together(bank, monkeypatch):
    """What is told and masked by itself costs as much for each message as for a hundred."""
    times = []
    tell_turns = telling.tell_turns
    monkeypatch.setattr(telling, "tell_turns", lambda *a: times.append(a) or tell_turns(*a))
    batch = [came(of_contact(number % 2, number)) for number in range(100)]
    receive_messages(bank, batch, foresee(bank, batch))
    assert len(times) == 2


def of_contact(contact, number):
    message = {
        "id": f"m-{number}",
        "at": START + timedelta(seconds=number),
        "from": ("user", "bot")[number % 3 == 0],
        "text": f"Message {number}",
    }
    return {"contact": {"id": f"c-{contact}"}, "message": message}


def test_agents_messages_together_cost_no_statement_each(cast, bank):
    Membership.objects.create(business=bank, person=cast.people["agent"])

    def statements(count):
        sent = [of_contact(0, number) for number in range(count)]
        for each in sent[1:]:
            author = {"name": "Meera", "email": cast.people["agent"].email}
            each["message"] |= {"from": "agent", "author": author}
        batch = [came(each) for each in sent]
        with undone(), CaptureQueriesContext(connection) as asked:
            receive_messages(bank, batch, foresee(bank, batch))
        return len(asked)

    statements(1)  # what is asked once in a process
    assert statements(40) == statements(4)


def test_many_who_tell_their_names_cost_no_statement_each(bank):
    """What was learned of them is masked in what they wrote before, in all their conversations at
    once.
    """
    greeted = [came(of_contact(number, number)) for number in range(40)]
    receive_messages(bank, greeted, foresee(bank, greeted))

    def statements(count):
        sent = [of_contact(number, 100 + number) for number in range(count)]
        for number, each in enumerate(sent):
            each["message"] |= {
                "from": "user",
                "text": f"My name is Zulmira Okonj{chr(97 + number)}",
            }
        batch = [came(each) for each in sent]
        with undone(), CaptureQueriesContext(connection) as asked:
            receive_messages(bank, batch, foresee(bank, batch))
            assert not stored_text().count("Okonj")
        return len(asked)

    statements(1)
    assert statements(20) == statements(4)
