"""What people say of themselves is no name, though lists have it for one."""

import pytest

from tests.kit.telling import shown, told_in


@pytest.mark.parametrize(
    "text",
    [
        "I'm a Capricorn",
        "I'm Muslim so no pork please",
        "I'm Vegan and my wife is Coeliac",
        "je suis Breton",
        "c'est Noël",
        "c'est Orange",
        "soy Libra",
        "soy Madrileña",
        "sou MEI",
        "sono Milanese",
        "ich bin Bestandskunde",
        "ich bin Alleinerziehend",
        "jestem Krakowianką",
        "मैं मुसलमान हूँ",
        "أنا مسلم",
        "im Mai fahre ich nach Rügen",
        "From: Billing",
    ],
)
def test_it_stays_readable(text):
    assert told_in(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "je m'appelle «Noël Breton»",
        "my name is «Libra»",
        "mi chiamo «Milanese»",
        "nazywam się «Rak»",
        "From: «Priya Sharma»",
    ],
)
def test_after_a_firm_phrase_it_is_a_name(text):
    assert shown(("user", text)) == []
