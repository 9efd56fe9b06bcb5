"""Several names behind one cue."""

import pytest

from chatlinks.privacy.detection.told.tell import tell
from chatlinks.privacy.detection.told.turns import Turn
from tests.kit.telling import shown, told_in


@pytest.mark.parametrize(
    "text",
    [
        "My kids «Aiyana» and «Takoda» are travelling with me",
        "passengers: «Aiyana Begay», «Takoda Yazzie»",
        "guests are «Lagi», «Sefina» and «Talia»",
        "book for «Wanjiru» and «Njoroge»",
        "somos «Nayra» y «Amaru», tenemos reserva",
        "मेरे साथ «मृणालिनी» और «गजेंद्र» हैं",
        "我们是«李小龙»和«王丽»",
    ],
)
def test_all_of_them_are_hidden(text):
    assert shown(("user", text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "we are tired and hungry",
        "passengers: 2 adults, 1 child",
        "my kids and I wait",
        "somos cuatro y un perro",
        "rose gold case",
    ],
)
def test_other_lists_stay(text):
    assert told_in(text) == []


@pytest.mark.parametrize(
    "text",
    ["Lieber Kunde, wie geht es?", "Gentile Cliente, il suo ordine", "Hi Friend, good news"],
)
def test_a_salutation_is_nobodys_name(text):
    assert tell([Turn("agent", text)]) == [[]]
