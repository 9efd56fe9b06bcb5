"""Read the lists and lay out the patterns before the first message needs them: it takes seconds."""

import threading

from chatlinks.privacy.detection.told import lexicon
from chatlinks.privacy.detection.told.tell import tell
from chatlinks.privacy.detection.told.turns import Turn

SAMPLE = (
    Turn("agent", "May I have your full name, address and PIN?"),
    Turn("user", "Carla Gomez, 12 Baker Street, London, 8172"),
    Turn("user", "मेरा नाम प्रिया है, 私は田中です"),
    Turn("agent", "May I have your full name?"),
    Turn("user", "q" * 30),
)


class Warming:
    """The thread that reads them in this process, if one does."""

    thread: threading.Thread | None = None


def warm_up() -> threading.Thread:
    """Beside whatever goes on."""
    thread = threading.Thread(target=read_lists, name="lists of names", daemon=True)
    Warming.thread = thread
    thread.start()
    return thread


def wait_until_warm() -> None:
    """For whoever reads a stranger's text, before a lock is taken: twenty who all read the lists
    themselves kept a business's lock for a minute.
    """
    if Warming.thread is not None:
        Warming.thread.join()


def read_lists() -> None:
    """All of every language, for the first word of one would hold up whoever writes it."""
    tell(SAMPLE)
    lexicon.first_names()
    lexicon.places()
    for language in sorted(lexicon.FREQUENCIES):
        lexicon.word_scales(language)
    for language in lexicon.CJK:
        lexicon.cjk_words(language)
        lexicon.cjk_names(language)
