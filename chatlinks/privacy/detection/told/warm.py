"""Read the lists and lay out the patterns before the first message needs them: it takes seconds."""

import threading

from chatlinks.privacy.detection.told.tell import tell
from chatlinks.privacy.detection.told.turns import Turn

SAMPLE = (
    Turn("agent", "May I have your full name, address and PIN?"),
    Turn("user", "Carla Gomez, 12 Baker Street, London, 8172"),
    Turn("user", "मेरा नाम प्रिया है, 私は田中です"),
)


def warm_up() -> threading.Thread:
    """Beside whatever goes on; nothing has to wait for it."""
    thread = threading.Thread(target=tell, args=[SAMPLE], name="lists of names", daemon=True)
    thread.start()
    return thread
