"""The shape of one language's table. Phrases are RE2 on folded text; a comma keeps them apart."""

import re
from dataclasses import dataclass
from typing import NamedTuple


class Ask(NamedTuple):
    """Phrases that name what is asked for; without a kind they only use the words up."""

    kind: str
    phrases: str


@dataclass(frozen=True, slots=True)
class Language:
    """How people of one language say who they are, and how they are asked.

    - `introduces`: a name follows for certain ("my name is"); `hints`: often ("I am");
      `follows`: it stands before ("speaking"). What stands on both sides is in `enclosures`.
    - `labels`: words that a colon turns into a label of a name.
    - `relations`: a third person's name follows; `recipients`: the name of whom something goes to.
    - `befores`: a third person's name stands before ("ko message").
    - `greets`: what the other side says before the user's name; `signs_off`: what ends a letter.
    - `asks`: in order, the narrower first; `asking`: words that make a sentence ask.
    - `fillers`: words before an answer's value; `refuses`: what begins an answer that is none.
    - `corrects`: what begins a message that mends an answer.
    - `births`: a date of birth follows; `addresses`: an address follows.
    - `valued`: labels of other kinds, whose value has a digit.
    - `secrets`: the answer to a secret question follows.
    - `stops`: words that are never part of a name; `particles`: that may stand inside one.
    - `months`: names and short forms, twelve groups kept apart by ";".
    """

    code: str
    introduces: str = ""
    hints: str = ""
    follows: str = ""
    labels: str = ""
    titles: str = ""
    honorifics: str = ""
    relations: str = ""
    recipients: str = ""
    befores: str = ""
    greets: str = ""
    signs_off: str = ""
    asks: tuple[Ask, ...] = ()
    asking: str = ""
    fillers: str = ""
    refuses: str = ""
    corrects: str = ""
    births: str = ""
    addresses: str = ""
    valued: tuple[Ask, ...] = ()
    secrets: str = ""
    stops: str = ""
    particles: str = ""
    months: str = ""


def phrases(listed: str) -> list[str]:
    """The phrases of a list; a blank in one stands for any number of spaces.

    A comma before a space or a line end keeps phrases apart; a line end inside one is nothing.
    """
    each = (re.sub(r"\s*\n\s*", "", phrase) for phrase in re.split(r",\s+", listed.strip()))
    return [
        re.sub(r" (?![?*+{])", " +", phrase.rstrip(",")) for phrase in each if phrase.strip(",")
    ]


def word_set(listed: str) -> frozenset[str]:
    """The words of a list that spaces keep apart."""
    return frozenset(listed.split())
