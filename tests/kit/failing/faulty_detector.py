"""A detector with a fault: it raises where a text has a certain word, and its error quotes it."""

from chatlinks.privacy.detection import unreadable
from chatlinks.privacy.detection.engine.scanning.catalogue import Catalogue
from chatlinks.privacy.detection.told.listener import Listener
from chatlinks.privacy.known import KnownValues

WORD = "zanzibar"


def raises_at(monkeypatch, owner, name, texts_of):
    """From here on this method raises where one of the texts that it is asked about has WORD."""
    works = getattr(owner, name)

    def fails(self, *asked, **more):
        for text in texts_of(*asked):
            if WORD in text:
                raise ValueError(f"what is this: {text}")
        return works(self, *asked, **more)

    monkeypatch.setattr(owner, name, fails)
    monkeypatch.setattr(unreadable, "logged", {})


def in_detection(monkeypatch):
    raises_at(monkeypatch, Catalogue, "find", lambda texts, _: [each.text for each in texts])


def in_what_is_told(monkeypatch):
    raises_at(monkeypatch, Listener, "hear", lambda who, reading, *_: [reading.text])


def in_what_is_known(monkeypatch):
    raises_at(monkeypatch, KnownValues, "_as_it_reads", lambda text, _: [text])


FAULTS = {
    "detection": in_detection,
    "told": in_what_is_told,
    "known": in_what_is_known,
}
