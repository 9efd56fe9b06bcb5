"""A link of every kind to Priya's conversation, and things that a form of its page may name."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from chatlinks.conversations.live import files, opening
from chatlinks.conversations.models import Conversation, Mark
from chatlinks.conversations.remasking import marks
from chatlinks.links.models import ChatLink, LinkTerms
from chatlinks.links.people import invitees
from tests.kit.cast import Cast, conversation, take

PASSCODE = "open sesame"


def members_link(conversation_id: int) -> ChatLink:
    return ChatLink.objects.get(conversation=conversation_id, audience="members")


def path_of(link: ChatLink) -> str:
    return f"/c/{link.token}"


def locked_link(cast: Cast, passcode: str = PASSCODE) -> ChatLink:
    """For anyone who knows the passcode."""
    return ChatLink.for_anyone(
        cast.conversation,
        cast.people["admin"].pk,
        None,
        LinkTerms(passcode),
    )


def link_for_people(cast: Cast, *entries: str) -> ChatLink:
    """For these addresses and domains."""
    link = ChatLink.for_anyone(cast.conversation, None, None, LinkTerms(audience="people"))
    invitees.invite(link, entries)
    return link


def deleted_link(cast: Cast) -> ChatLink:
    """One that led somewhere, as long as the conversation was there."""
    [gone] = take(cast.acme, conversation(id="deleted"))
    link = members_link(gone)
    link.conversation.delete()
    return link


def foreign_link(cast: Cast) -> ChatLink:
    """For anyone, to Priya's conversation at the rival bank."""
    [other] = take(cast.rival_business, conversation(id="rival-1"))
    return ChatLink.for_anyone(members_link(other).conversation, None, None)


def links_of_every_kind(cast: Cast) -> dict[str, ChatLink]:
    """Kind → link. `unlocked` is the locked one, for whoever has given the passcode."""
    now = timezone.now()
    links = {
        "deleted": deleted_link(cast),
        "foreign": foreign_link(cast),
        "members": cast.members_link,
        "anyone": cast.anyone_link(expires_at=now + timedelta(days=1)),
        "expired": cast.anyone_link(expires_at=now - timedelta(seconds=1)),
        "revoked": cast.anyone_link(revoked_at=now),
        "locked": locked_link(cast),
        "people": link_for_people(cast, "asha@partner.example"),
    }
    return links | {"unlocked": links["locked"]}


def tokens(links: dict[str, ChatLink]) -> dict[str, str]:
    """Kind → token; and one that nobody ever had."""
    return {kind: link.token for kind, link in links.items()} | {"garbage": "x" * 24}


def mark_everywhere(conversation: Conversation, passage: str, by: int | None) -> Mark:
    return marks.mark(
        conversation,
        passage,
        message_id=None,
        everywhere=True,
        by=by,
    )


def keep_file(cast: Cast) -> str:
    """A file of Priya's; returns its address."""
    picture = b"\x89PNG\r\n\x1a\n" + b"Priya" * 9
    with transaction.atomic():
        live = opening.reopen(cast.acme, cast.conversation.pk)
        data = files.keep(live, "passbook_photo.png", picture)
        live.say(opening.message("user", "", type="IMAGE", data=data))
    return str(data["items"][0]["image"])


def send_along(cast: Cast) -> dict[str, object]:
    """A file that an agent sent, and a link with which it goes along: its token, the message."""
    with transaction.atomic():
        live = opening.reopen(cast.acme, cast.conversation.pk)
        data = files.keep(live, "fees.pdf", b"%PDF-1.4\nFees\n%%EOF\n")
        live.say(opening.message("agent", "", type="FILE", data=data))
    terms = LinkTerms(covering="end", files=True)
    link = ChatLink.for_anyone(cast.conversation, None, None, terms)
    message = cast.conversation.message_set.latest("pk").pk
    return {"along": link.token, "sent": message}
