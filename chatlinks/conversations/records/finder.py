"""What is personal in the strings of a batch, whoever's they are. The masker asks for it."""

from collections import ChainMap
from collections.abc import Iterable, MutableMapping, Sequence

from chatlinks.conversations.records.drafting.part_drafts import record_of
from chatlinks.conversations.records.incoming import IncomingMessage
from chatlinks.conversations.records.record import Record, texts_of
from chatlinks.conversations.records.told.telling import (
    WRITTEN,
    Before,
    Disclosure,
    MessageRow,
    hidden_in,
    tell_alone,
    to_hide,
)
from chatlinks.privacy import Span, detect, detect_all
from chatlinks.privacy.detection.told.glance import glances
from chatlinks.privacy.detection.told.tell import read
from chatlinks.privacy.detection.told.texts.reading import Reading
from chatlinks.privacy.detection.told.turns import Glance
from chatlinks.privacy.masking import mask
from chatlinks.workspaces.catalogue import Policy


class Finder:
    """What is personal in the strings of a batch: detected once a string, whoever's they are."""

    def __init__(
        self,
        policy: Policy,
        records: Iterable[Record],
        foreseen: "Finder | None" = None,
    ) -> None:
        """`foreseen` is one that has looked at some of the strings already (`foresee`)."""
        self.policy = policy
        self.detected: MutableMapping[str, Sequence[Span]] = {}
        self.readings: dict[str, Reading] = {}
        self.glances: dict[tuple[str, bool], Glance] = {}
        self.alone: dict[str, list[Span]] = {"": []}
        if foreseen is not None and foreseen.policy == policy:
            # What is relied on of one conversation's messages is said of no other's.
            self.detected = ChainMap({}, foreseen.detected)
        self.look_at(texts_of(records))

    def look_at(self, texts: Iterable[str]) -> None:
        """Detect in these at once, as `bin/bench detect` measures it: ten times as fast."""
        new = list(dict.fromkeys(text for text in texts if text not in self.detected))
        if not new:
            return
        spans = detect_all(new, self.policy.profile, self.policy.patterns)
        self.detected.update(zip(new, spans, strict=True))

    def rest(self, text: str) -> None:
        """Note that nothing more is found in what is left of a text once what was found is masked:
        that is what `detect` promises, and asking for it costs as much again.
        """
        masked, hidden = mask(text, self.find(text))
        if hidden:
            self.detected.setdefault(masked, ())

    def rely_on(self, stored: Sequence[MessageRow]) -> None:
        """Of stored messages: what is masked in them is all that was found, also by what else they
        tell. So it isn't looked for again with each message that follows.
        """
        for row in stored:
            hidden = hidden_in(row)
            for column in WRITTEN:
                if text := row.record[column]:
                    self.detected.setdefault(text, hidden.get(text, []))
                    self.detected.setdefault(row.masked[column], [])
        self.look_at(texts_of(row.record for row in stored))

    def glance_at(self, texts: Iterable[tuple[str, bool]]) -> None:
        """Glance at these at once: each text, and whether it is the user's."""
        new = list(dict.fromkeys(text for text in texts if text not in self.glances))
        self.glances.update(zip(new, glances(new), strict=True))

    def before(self, leading: Iterable[MessageRow]) -> Before:
        """What was made of texts before they are told; `leading` are messages that were stored."""
        if self.glances:
            self.glance_at(
                (row.record["text"] or "", row.plain.sender == "user") for row in leading
            )
        return Before(self.readings, self.glances)

    def look_behind(self, tellings: Iterable[Disclosure]) -> None:
        """Detect in what is left of the texts that tell something, once that is masked: `settled`
        asks for it.
        """
        passages = [each for telling in tellings for each in telling.passages.values()]
        self.look_at(
            mask(text, [*self.find(text), *spans])[0]
            for own in passages
            for text, spans in own.items()
        )

    def told_alone(self, text: str) -> list[Span]:
        """What a note or a comment tells."""
        if text not in self.alone:
            self.alone[text] = [*map(to_hide, tell_alone(self.policy, text))]
        return self.alone[text]

    def find(self, text: str) -> Sequence[Span]:
        spans = self.detected.get(text)
        if spans is None:
            spans = detect(text, self.policy.profile, self.policy.patterns)
            self.detected[text] = spans
        return spans


def foresee(policy: Policy, text: str) -> Finder:
    """A finder that has done with this text what takes time: read it, and detected in it, also in
    what is left once that is masked.

    For texts of strangers, before the business's lock is taken.
    """
    finder = Finder(policy, [{"text": text}])
    finder.rest(text)
    reading = read(text)
    if reading is not None:
        finder.readings[text] = reading
    return finder


def foresee_messages(policy: Policy, messages: Sequence[IncomingMessage]) -> Finder:
    """As `foresee`, of many messages at once, and for much less each."""
    finder = Finder(policy, map(record_of, messages))
    finder.glance_at((message.text, message.sender == "user") for message in messages)
    return finder
