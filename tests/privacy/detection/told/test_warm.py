"""Nothing is read from disk while somebody's message waits."""

import threading

import pytest

from chatlinks.conversations.records.masker import foresee
from chatlinks.privacy.detection.told import lexicon, warm
from chatlinks.privacy.detection.told.tell import tell
from chatlinks.privacy.detection.told.turns import Turn
from chatlinks.privacy.detection.told.warm import read_lists
from chatlinks.workspaces.catalogue import Policy

PLAIN = Policy(1, "strict", None, frozenset())
MESSAGES = [
    "a" * 4000,
    "\ufdfa" * 4000,
    "my name is Bob. " * 200,
    "me llamo Crisóstomo, vivo en Calle Mayor 3, 28013 Madrid",
    "je m'appelle Zoé Kerguelen, 12 rue de la Paix, 75002 Paris",
    "nazywam się Grzegorz Brzęczyszczykiewicz",
    "ich heiße Jörg Müller, Hauptstraße 5, 10115 Berlin",
    "nama saya Budi, il mio nome è Chiara, meu nome é João",
    "اسمي محمد العلي، أسكن في دبي",
    "मेरा नाम प्रिया शर्मा है",
    "私の名前は田中太郎です 東京都千代田区1-1",
    "我叫王小明, 住在北京市朝阳区1号",
    "제 이름은 김철수입니다",
]


def lists():
    """Every list that is read once for all: name → how many there are by now."""
    held = {}
    for name, each in vars(lexicon).items():
        info = getattr(each, "cache_info", None)
        if info and info().maxsize is None:
            held[name] = info().currsize
    return held


@pytest.mark.parametrize("question", ["May I have your full name?", "What is your address?"])
def test_once_warm_no_message_reads_a_list(question):
    read_lists()
    before = lists()
    assert len(before) > 5
    for message in MESSAGES:
        tell([Turn("agent", question), Turn("user", message)])
    assert lists() == before


def test_a_strangers_text_waits_for_the_lists_and_does_not_read_them_too(monkeypatch):
    begun, may_end, ends = threading.Event(), threading.Event(), []

    def slowly():
        begun.set()
        may_end.wait(10)
        ends.append("lists")

    monkeypatch.setattr(warm, "read_lists", slowly)
    monkeypatch.setattr(warm.Warming, "thread", None)
    foresee(PLAIN, "Hello")  # where nobody warms up, as in a command, nobody waits
    warm.warm_up()
    begun.wait(10)
    reader = threading.Thread(target=lambda: [foresee(PLAIN, "Hello"), ends.append("text")])
    reader.start()
    reader.join(0.2)
    assert reader.is_alive()
    may_end.set()
    reader.join(10)
    assert ends == ["lists", "text"]
