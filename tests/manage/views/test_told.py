"""What is told in words: which kinds are masked, and words that are never names."""

import pytest
from django.urls import reverse

from chatlinks.conversations.models import Message
from chatlinks.conversations.remasking import changed_policy
from chatlinks.manage.masking.told_kinds import PLAIN_WORDS
from chatlinks.privacy.detection.told.turns import Kind
from chatlinks.workspaces.models import Business, RuleChange
from tests.kit.cast import minutes, take

KIND = reverse("choose-told-kind", args=["acme", "name"])
WORDS = reverse("save-never-names", args=["acme"])
SAID = "my name is Vethra Brzova"


@pytest.fixture
def talk(cast):
    message = {"id": "1", "at": minutes(0), "from": "user", "text": SAID}
    take(cast.acme, {"id": "told", "contact": {"id": "u-9"}, "messages": [message]})


def text():
    return Message.objects.get(
        conversation__contact__isnull=False,
        position=0,
        sender="user",
        conversation__message_count=1,
    ).text


def swept(cast):
    changed_policy.sweep(cast.acme.pk)
    return text()


def business(cast):
    return Business.objects.get(pk=cast.acme.pk)


STEPS = {
    "kind": (KIND, {"masked": "0"}, SAID),
    "words": (WORDS, {"words": "Vethra\nBrzova"}, SAID),
}


@pytest.mark.parametrize("name", STEPS)
def test_a_step_that_shows_more_asks_first_and_can_be_undone(cast, sign_in, talk, name):
    client, (path, fields, readable) = sign_in("admin"), STEPS[name]
    assert text() == "my name is ******"
    asked = client.post(path, fields)
    assert asked.status_code == 200
    assert 'class="button amber" name="sure" value="1"' in asked.text
    assert "in up to 2 conversations" in asked.text
    assert "of Acme Bank may see it" in asked.text
    assert swept(cast) == "my name is ******"
    assert not RuleChange.objects.exists()
    assert client.post(path, {**fields, "sure": "1"}).status_code == 302
    assert swept(cast) == readable
    change = RuleChange.objects.exclude(undo=None).get()
    client.post(reverse("undo-masking-change", args=["acme", change.pk]))
    assert swept(cast) == "my name is ******"
    assert business(cast).told_kinds_off == []
    assert business(cast).never_names == []


def test_what_shows_less_is_done_at_once(cast, sign_in, talk):
    client = sign_in("admin")
    client.post(KIND, {"masked": "0", "sure": "1"})
    client.post(WORDS, {"words": "vethra\ntulip", "sure": "1"})
    assert client.post(KIND, {"masked": "1"}).status_code == 302
    assert client.post(WORDS, {"words": "tulip"}).status_code == 302
    assert business(cast).told_kinds_off == []
    assert business(cast).never_names == ["tulip"]


def test_words_are_tidied_and_a_saved_list_changes_nothing(cast, sign_in):
    client = sign_in("admin")
    client.post(WORDS, {"words": "  Big   Basket \n\nDIWALI\ndiwali\n", "sure": "1"})
    assert business(cast).never_names == ["big basket", "diwali"]
    number = business(cast).rules
    client.post(WORDS, {"words": "big basket\ndiwali"})
    assert business(cast).rules == number
    assert "big basket\ndiwali" in client.get("/masking/acme").text


@pytest.mark.parametrize("wrong", ["x" * 101, "4711", "\n".join(f"word{n}" for n in range(501))])
def test_what_cant_be_a_word_is_refused_at_its_field_and_kept(cast, sign_in, wrong):
    page = sign_in("admin").post(WORDS, {"words": f"diwali\n{wrong}"})
    assert page.status_code == 400
    assert 'aria-invalid="true"' in page.text
    assert wrong[:50] in page.text
    assert business(cast).never_names == []


def test_every_kind_stands_on_the_page_in_plain_words(cast, sign_in):
    page = sign_in("admin").get("/masking/acme").text
    assert set(PLAIN_WORDS) == set(Kind)
    for label, _ in PLAIN_WORDS.values():
        assert label in page


def test_an_unknown_kind_is_not_there(cast, sign_in):
    path = reverse("choose-told-kind", args=["acme", "colour"])
    assert sign_in("admin").post(path, {"masked": "0", "sure": "1"}).status_code == 404


TALK = "agent: May I have your full name?\nuser: Vethra Brzova\nagent: Thank you, vethra"


def test_a_whole_conversation_is_tried_out_with_the_reasons(cast, sign_in):
    page = sign_in("admin").post("/masking/acme", {"text": TALK}).text
    assert '<mark title="name">Vethra Brzova</mark>' in page
    assert '<mark title="name">vethra</mark>' in page
    assert "told: it answers a question" in page


def test_a_text_alone_is_what_a_user_writes(cast, sign_in):
    client = sign_in("admin")
    assert (
        '<mark title="name">Vethra</mark>'
        in client.post("/masking/acme", {"text": "my name is Vethra"}).text
    )
    client.post(KIND, {"masked": "0", "sure": "1"})
    page = client.post("/masking/acme", {"text": "my name is Vethra"}).text
    assert "Nothing would be masked." in page
