"""Whatever was written, and however it was masked: who may see it sees exactly that, and a masked
page holds no known value.
"""

import html
import json
import re

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from chatlinks.conversations.models import Conversation, Message
from chatlinks.conversations.records.parts import MESSAGE
from chatlinks.intake.jsonl.reader import parse
from chatlinks.intake.load import Reject
from chatlinks.intake.receive import receive
from chatlinks.links.models import ChatLink
from chatlinks.privacy.models import ContactKey
from chatlinks.privacy.sealing import at_the_door
from tests.kit.cast import minutes
from tests.kit.reading import held
from tests.kit.watching import audited

AWKWARD = [
    "*",
    "******",
    "***** *",
    "\ue0f0",
    "\ue0f1",
    "\ue0f2",
    "\ue0f3",
    "\0",
    "\u202e",
    "\u200b",
    "שלום",
    "😀👩‍👩‍👧",
    "<b>",
    "&amp;",
    "</script>",
    "\n",
    " ",
    '"',
    "\\",
    "é",
    "e\u0301",
    "%s",
    "{}",
    "https://a.example/?q=1",
]
VALUES = [
    "Vethra",
    "vethra.brzova@mail.example",
    "+44 20 7946 0958",
    "4111 1111 1111 1111",
    "ABCPV1234K",
]
KNOWN = ["vethra", "brzova", "7946 0958", "79460958", "4111 1111 1111 1111", "abcpv1234k"]
BODIES = st.lists(
    st.one_of(st.sampled_from(AWKWARD), st.sampled_from(VALUES), st.text(max_size=12)), max_size=12
).map(" ".join)
JSON = st.recursive(
    st.one_of(BODIES, st.integers(-(2**53), 2**53), st.booleans(), st.none()),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)
SLOW = settings(
    max_examples=15,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def store(cast, texts, data=None):
    """Through the door that files come in by; returns what it made of them, still in clear."""
    said = [
        {"id": str(n), "at": minutes(n), "from": ["user", "bot"][n % 2], "text": text}
        for n, text in enumerate(texts)
    ]
    if data is not None:
        said.append({"at": minutes(99), "from": "bot", "type": "BUTTON", "data": {"items": data}})
    contact = {"id": "exact", "name": "Vethra Brzova", "email": VALUES[1], "phone": VALUES[2]}
    line = json.dumps({"id": "exact", "contact": contact, "messages": said}).encode()
    arrival = parse(1, line)
    if isinstance(arrival, Reject):
        return None
    receive(cast.acme, [arrival])
    return arrival.conversation


def restored():
    """The messages of the newest conversation, opened."""
    newest = Conversation.objects.latest("id")
    key = ContactKey.objects.get(contact_id=newest.contact_id)
    vault = at_the_door(key.business_id, key.contact_id, key.master_id, key.wrapped)
    made = []
    for message in Message.objects.filter(conversation=newest).order_by("position"):
        masked = {name: getattr(message, name) for name in MESSAGE.texts}
        made.append(MESSAGE.restore(vault, message.pk, masked, message.sealed))
    return made


def pages(sign_in, name):
    token = ChatLink.objects.get(
        conversation=Conversation.objects.latest("id"), audience="members"
    ).token
    client = sign_in(name)
    return [client.get(f"/c/{token}{way}") for way in ("", "/transcript.txt", "/all", "?q=a")] + [
        client.get("/?q=a")
    ]


def forget_all():
    """The conversations, and first the visits that keep them from being deleted."""
    audited.empty()
    Conversation.objects.all().delete()


@pytest.fixture
def clean(cast):
    forget_all()
    return cast


@SLOW
@given(texts=st.lists(BODIES, min_size=1, max_size=4), data=st.lists(JSON, max_size=2))
def test_stored_and_opened_is_what_was_given(clean, sign_in, texts, data):
    forget_all()
    given_ = store(clean, texts, data)
    assume(given_)
    opened = restored()
    assert [record["text"] for record in opened] == [message.text for message in given_.messages]
    assert opened[-1]["data"] == given_.messages[-1].data


@SLOW
@given(texts=st.lists(BODIES, min_size=1, max_size=4), data=st.lists(JSON, max_size=2))
def test_no_masked_page_holds_a_known_value_and_every_page_is_whole(clean, sign_in, texts, data):
    forget_all()
    assume(store(clean, texts, data))
    for answer in pages(sign_in, "agent"):
        assert answer.status_code == 200
        assert held(answer, KNOWN) == []
        assert answer.text.count("<span") == answer.text.count("</span>")
        assert answer.text.count("<mark>") == answer.text.count("</mark>")
    for answer in pages(sign_in, "admin_permitted"):
        assert answer.status_code == 200
        assert answer.text.count("<span") == answer.text.count("</span>")


@pytest.mark.parametrize(
    "text",
    [
        *AWKWARD,
        "a" * 99_000,
        "4111 1111 1111 1111 " * 3000,
        "Vethra\ue0f1<b>",
        "\ue0f0Vethra",
        "*Vethra*",
        "******Vethra******",
    ],
)
def test_the_permitted_read_what_was_written(clean, sign_in, text):
    store(clean, [f"x {text} y"])
    body = pages(sign_in, "admin_permitted")[0].text
    said = re.search(r'id="m-\d+".*?</article>|id="m-\d+".*?</li>', body, re.DOTALL)
    shown = html.unescape(re.sub("<[^>]*>", "", said[0] if said else body))
    wanted = text.replace("\0", "\N{REPLACEMENT CHARACTER}")
    assert sentinels_out(wanted) in sentinels_out(shown)


def sentinels_out(text):
    """The page's own marks, which no reader sees either way."""
    return re.sub("[\ue0f0-\ue0f3]", "", text)
