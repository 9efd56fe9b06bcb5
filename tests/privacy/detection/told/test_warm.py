"""Nothing is read from disk while somebody's message waits."""

import pytest

from chatlinks.privacy.detection.told.lists import lexicon
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
