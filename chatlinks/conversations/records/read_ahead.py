"""What of conversations can be read ahead (`privacy/ahead`): texts, and who wrote them in which
order. It depends on nothing that is stored, so it can be asked before the business is locked.
"""

from collections.abc import Iterable, Iterator
from zoneinfo import ZoneInfo

from chatlinks.conversations.records.drafting.file_order import in_order, tell_hours_apart
from chatlinks.conversations.records.incoming import Incoming, IncomingMessage
from chatlinks.privacy.ahead.shapes import Rules, Talk, Unread
from chatlinks.privacy.masking_json import strings_of
from chatlinks.workspaces.catalogue import Policy


def rules_of(policy: Policy) -> Rules:
    own = policy.patterns
    patterns = zip(own.names, own.patterns, strict=True) if own else ()
    return Rules(
        profile=policy.profile,
        patterns=tuple((name, pattern.source) for name, pattern in patterns),
        kinds_off=policy.kinds_off,
        never_names=policy.never_names,
    )


def unread_of(
    policy: Policy,
    zone: ZoneInfo,
    conversations: Iterable[Incoming],
) -> Unread:
    """A text that isn't asked about here is read when it is written."""
    texts: dict[str, None] = {}
    talks: list[Talk] = []
    for each in conversations:
        texts.update(dict.fromkeys(texts_of(each)))
        tell_hours_apart(each.messages, zone)
        places = in_order([message.at for message in each.messages])
        in_turn = [each.messages[index] for index, _ in places]
        talks += talks_of(in_turn)
    texts.pop("", None)
    texts.update((text, None) for talk in talks for _, text in talk)
    return Unread(rules_of(policy), list(texts), talks)


def talks_of(messages: list[IncomingMessage]) -> Iterator[Talk]:
    """As `tell_messages` reads them: the texts, and once more with their translations."""
    yield tuple((message.sender, message.text) for message in messages)
    if any(message.translation for message in messages):
        yield tuple((message.sender, message.translation or message.text) for message in messages)


def texts_of(incoming: Incoming) -> Iterator[str]:
    """Those that hardly come twice."""
    contact = incoming.contact
    yield from (contact.name, contact.email, contact.phone)
    for message in incoming.messages:
        yield message.text
        yield message.translation
        if message.data:
            yield from strings_of(message.data)
    for event in incoming.events:
        yield event.text
    for entity in incoming.entities:
        yield entity.original_text
        yield entity.value
    for review in incoming.reviews:
        yield review.comment
    for step in incoming.steps:
        yield from (step.arguments, step.result)
