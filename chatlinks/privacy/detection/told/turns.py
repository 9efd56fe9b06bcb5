"""What goes in and what comes out: turns of a conversation, and what they tell."""

from enum import StrEnum
from typing import NamedTuple

from chatlinks.privacy.detection.told.texts.reading import Reading

# What a message may hold that tells something.
CUED, STREET, SIGNED, MAILS, PAIRED, LONE, ASKED, CALLED = (1 << place for place in range(8))
ALL = (1 << 8) - 1


class Glance(NamedTuple):
    """What is seen of a message at once; `parts` are what may tell something in it."""

    parts: int
    words: int = 0  # how many
    numbered: bool = True  # holds a number, in figures or in words
    languages: frozenset[str] | None = None  # that it may be of, where that is known
    scan: bytes = b""  # in lower case


TO_READ = Glance(ALL)
"""Of a message of which a glance says nothing."""


class Turn(NamedTuple):
    """One message. `who`: "user" for the contact; "agent", "bot" or "other" for all the rest.

    `reading`: of the text, where somebody has read it already; `glance`: at the text, likewise.
    """

    who: str
    text: str
    reading: Reading | None = None
    glance: Glance | None = None


class Reach(StrEnum):
    """How far a value is masked: a weak sign hides it only where it stands."""

    CONTACT = "contact"  # the whole history of the contact
    CONVERSATION = "conversation"  # this conversation: a third person, or a surer guess
    PLACE = "place"  # where it stands


class Strength(StrEnum):
    STRONG = "strong"
    WEAK = "weak"


class ToldSpan(NamedTuple):
    """A passage that tells something personal: character offsets into its turn, end exclusive.

    `why` names the sign (see `Sign`); `value` is what is to be known from then on, as written but
    for letters spelt one by one, which are joined.
    """

    start: int
    end: int
    kind: str
    why: str
    strength: Strength
    reach: Reach
    value: str

    @classmethod
    def strong(
        cls,
        start: int,
        end: int,
        kind: str,
        why: str,
        value: str,
    ) -> "ToldSpan":
        """Surely told, and masked in the contact's whole history."""
        return cls(
            start=start,
            end=end,
            kind=kind,
            why=why,
            strength=Strength.STRONG,
            reach=Reach.CONTACT,
            value=value,
        )

    @classmethod
    def weak(
        cls,
        start: int,
        end: int,
        kind: str,
        why: str,
        value: str,
    ) -> "ToldSpan":
        """Perhaps told, and masked only where it stands."""
        return cls(
            start=start,
            end=end,
            kind=kind,
            why=why,
            strength=Strength.WEAK,
            reach=Reach.PLACE,
            value=value,
        )


class KnownToldValue(NamedTuple):
    """A value for the contact's or the conversation's known values, with its source."""

    kind: str
    value: str
    reach: Reach
    why: str


class Sign(StrEnum):
    """Which sign speaks for a finding."""

    QUESTION = "it answers a question"
    CORRECTION = "it corrects an answer"
    CUE = "words before or after it introduce it"
    LABEL = "a label stands before it"
    RELATION = "it is called by what this person is to someone"
    RECIPIENT = "something is sent to it, booked for it or asked of it"
    SIGNATURE = "it signs the message"
    GREETING = "the other side calls the user so"
    ALONE = "it is all that the message says"
    LISTED = "a first name and a family name stand together"
    ADDRESS = "it is built like an address"
    SHAPE = "it has this shape"


class Kind(StrEnum):
    """What can be told; a business switches them off by these names."""

    NAME = "name"
    ADDRESS = "address"
    BIRTH = "birth"
    PIN = "pin"
    ANSWER = "secret_answer"
    USER_NAME = "user_name"
    PASSWORD = "password"  # noqa: S105 (a kind, not one of them)
    POST_CODE = "post_code"
    ACCOUNT = "account_number"
    ID_NUMBER = "id_number"
    BOOKING = "booking_number"
    CARD = "card_number"
    PHONE = "phone_number"
    EMAIL = "email"
