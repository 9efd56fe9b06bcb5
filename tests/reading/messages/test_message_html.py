"""How who wrote a message stands above it."""

from chatlinks.reading.messages.message_html import author


def test_a_name_has_beside_it_what_they_are():
    assert '<b dir="auto">Nikunj</b> <span>Assistant</span>' in author("Nikunj", "agent")


def test_whoever_has_no_name_is_said_once():
    assert author("Assistant", "agent").count("Assistant") == 1
    assert author("Bot", "bot").count("Bot") == 1
