"""Read the lists and lay out the patterns before the first message needs them."""

from chatlinks.privacy.detection.told.lists import lexicon
from chatlinks.privacy.detection.told.tell import tell
from chatlinks.privacy.detection.told.turns import Turn

SAMPLE = (
    Turn("agent", "May I have your full name, address and PIN?"),
    Turn("user", "Carla Gomez, 12 Baker Street, London, 8172"),
    Turn("user", "मेरा नाम प्रिया है, 私は田中です"),
    Turn("agent", "May I have your full name?"),
    Turn("user", "q" * 30),
)


def read_lists() -> None:
    """In the process that others are forked from: then they share what was read.

    All of every language, for the first word of one would hold up whoever writes it.
    """
    tell(SAMPLE)
    lexicon.first_names()
    lexicon.places()
    for language in sorted(lexicon.FREQUENCIES):
        lexicon.word_scales(language)
    for language in lexicon.CJK:
        lexicon.cjk_words(language)
        lexicon.cjk_names(language)
