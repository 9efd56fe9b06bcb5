"""Put a chat link page together, from a viewer at the gate to what the template is given.

Three statements behind the gate's one: the panes, the messages, the visit.
"""

from dataclasses import replace

from django.http import HttpRequest

from chatlinks.audit.kinds import RecordKind
from chatlinks.links.addresses import link_path, whole_path
from chatlinks.links.sharing import view_as
from chatlinks.links.viewer import Viewer
from chatlinks.links.visits import NotRecorded, read_on, visit
from chatlinks.privacy.sealing import Vault
from chatlinks.reading import panes, user_details
from chatlinks.reading.live.following import WHY, followed, state_of
from chatlinks.reading.panes import Neighbour
from chatlinks.reading.request import ReadingRequest
from chatlinks.reading.text import channel_name
from chatlinks.reading.unopenable import WHY_MASKED, masked_instead
from chatlinks.reading.view_models import (
    ChatLinkPage,
    Detail,
    Followed,
    GuiseLink,
    MessageWindow,
    Sibling,
)
from chatlinks.workspaces.rule import Verdict


@masked_instead
def fragment(
    request: HttpRequest,
    viewer: Viewer,
    *,
    whole: bool = False,
) -> MessageWindow:
    """What the template of one window alone needs, for reading on."""
    reading = ReadingRequest(request, viewer, whole=whole)
    try:
        vault = read_on(viewer, "read on in the chat link")
    except NotRecorded:
        return fragment(request, replace(viewer, unrecorded=True), whole=whole)
    return MessageWindow(
        items=reading.items(vault),
        at_url=reading.at_url,
        earlier_url=reading.earlier_url,
        later_url=reading.later_url,
        following_url=reading.following_url,
    )


@masked_instead
def page(
    request: HttpRequest,
    viewer: Viewer,
    *,
    whole: bool = False,
) -> ChatLinkPage:
    """The whole page; the visit is recorded, or the page masked where that can't be."""
    reading = ReadingRequest(request, viewer, whole=whole)
    try:
        vault = visit(viewer)
    except NotRecorded:
        viewer, vault = replace(viewer, unrecorded=True), None
        reading = ReadingRequest(request, viewer, whole=whole)
    return assembled(reading, vault)


@masked_instead
def page_anew(
    request: HttpRequest,
    viewer: Viewer,
    *,
    whole: bool = False,
) -> ChatLinkPage:
    """The same for a page that is open and was recorded as it opened."""
    reading = ReadingRequest(request, viewer, whole=whole)
    try:
        vault = read_on(viewer, WHY, RecordKind.LIVE)
    except NotRecorded:
        return page_anew(request, replace(viewer, unrecorded=True), whole=whole)
    return assembled(reading, vault)


def assembled(reading: ReadingRequest, vault: Vault | None) -> ChatLinkPage:
    # Before anything is read: what changes meanwhile is heard as new.
    follows = followed(reading.viewer, reading)
    shown = with_ways_on(conversation_page(reading, vault), reading, follows)
    shown = by_whose_eyes(shown, reading.viewer)
    return with_what_members_have(shown, reading) if reading.viewer.is_member else shown


def conversation_page(reading: ReadingRequest, vault: Vault | None) -> ChatLinkPage:
    """The one conversation as its viewer sees it; without what is there for members alone."""
    viewer, access = reading.viewer, reading.access
    coverage = viewer.coverage
    details, entities = known_of_user(reading, vault)
    return ChatLinkPage(
        business=access.business,
        path=viewer.path,
        audience=access.audience,
        whole=reading.whole,
        shown=viewer.shown,
        notice=explain(viewer),
        number=access.number,
        state=state_of(access) if coverage.is_whole else "",  # of the whole, and of today
        channel=channel_name(access.channel),
        started_at=(coverage.since or access.started_at).astimezone(reading.zone),
        contact=f"User {access.contact_id}",
        items=reading.items(vault),
        earlier_url=reading.earlier_url,
        later_url=reading.later_url,
        details=open_to(viewer, user_details.with_told_name(details, access, vault)),
        entities=open_to(viewer, entities),
        zone=str(reading.zone),
        name=user_details.name_of(details) if vault is not None else None,
        stranger=not viewer.is_member,
        expires_at=access.expires_at.astimezone(reading.zone) if access.expires_at else None,
        may_take_along=viewer.may_export,
        reads_notes=viewer.reads_notes,
    )


def with_ways_on(
    page: ChatLinkPage,
    reading: ReadingRequest,
    follows: Followed,
) -> ChatLinkPage:
    """Where the page goes on: at a message, at its end, behind it, and while it is open."""
    return page._replace(
        at_url=reading.at_url,
        end_url=reading.end_url,
        following_url=reading.following_url,
        still=still_url(reading.viewer),
        followed=follows,
    )


def by_whose_eyes(page: ChatLinkPage, viewer: Viewer) -> ChatLinkPage:
    """Whose page it is, and whose it may be looked at as."""
    return page._replace(
        previewing=viewer.previewing,
        view_as=guises(viewer),
        seen_as=guise_name(viewer),
        eyes=viewer.seen_as,
        may_mark_here=viewer.looker is not None and viewer.looker.shown,
    )


def open_to(viewer: Viewer, details: list[Detail]) -> list[Detail]:
    return details if viewer.is_member else user_details.open_to_strangers(details)


def known_of_user(
    reading: ReadingRequest,
    vault: Vault | None,
) -> tuple[list[Detail], list[Detail]]:
    """Their details, and what was collected in the part of the conversation that is read."""
    access, coverage = reading.access, reading.viewer.coverage
    details = user_details.details(
        access.contact_id,
        access.details,
        access.sealed,
        vault,
    )
    collected = [row for row in reading.panes.entities if coverage.holds_moment(row.at)]
    return details, user_details.entities(collected, vault)


def with_what_members_have(page: ChatLinkPage, reading: ReadingRequest) -> ChatLinkPage:
    """The user's other conversations, and what this member may do."""
    viewer, current = reading.viewer, reading.current
    has_key = reading.access.master is not None
    return page._replace(
        position=current.position,
        total=current.total,
        previous_url=step(reading, current.position - 1),
        next_url=step(reading, current.position + 1),
        whole_url=whole_url(viewer, current) if not reading.whole else None,
        single_url=viewer.path if reading.whole else None,
        siblings=siblings(reading),
        more_siblings=current.total - len(reading.panes.neighbours),
        may_share=True,
        masked_preview_url=preview_url(viewer),
        may_mark=viewer.shown,
        marks=panes.marks(reading.panes.marks, viewer.path, reading.zone),
        may_undo_marks=viewer.is_admin and has_key,
        may_forget=viewer.is_admin and has_key,
        may_audit=viewer.is_admin,
        may_export=viewer.is_admin and viewer.shown,
    )


def still_url(viewer: Viewer) -> str:
    """Where an open page asks whether it may go on showing what it shows."""
    return f"{viewer.path}/still{'?shown=1' if viewer.own.shown and viewer.shown else ''}"


def guises(viewer: Viewer) -> list[GuiseLink]:
    """Whose page may be looked at: for whoever may share the conversation."""
    if not viewer.own.is_member:
        return []
    path, name = viewer.path, viewer.seen_as.get("as")
    return [
        GuiseLink(guise.label, f"{path}?as={guise.name}", guise.name == name)
        for guise in view_as.GUISES
    ]


def guise_name(viewer: Viewer) -> str:
    return view_as.BY_NAME[viewer.seen_as["as"]].label if viewer.looker else ""


def siblings(reading: ReadingRequest) -> list[Sibling]:
    return panes.siblings(
        reading.panes.neighbours,
        reading.access.conversation_id,
        reading.access.business,
        reading.zone,
    )


def step(reading: ReadingRequest, position: int) -> str | None:
    """To the conversation before or after; None where there is none that the viewer may open."""
    for neighbour in reading.panes.neighbours:
        if neighbour.position == position:
            return link_path(neighbour.token)
    return None


def whole_url(viewer: Viewer, current: Neighbour) -> str | None:
    if current.total == 1:
        return None
    return f"{whole_path(viewer.token)}#c-{current.number}"  # where this one begins there


def preview_url(viewer: Viewer) -> str | None:
    """To what others see, and back from there; None for whoever sees no more than they."""
    if viewer.previewing:
        return viewer.path if viewer.verdict is Verdict.SHOWN else None
    return f"{viewer.path}?as=others" if viewer.shown else None


def explain(viewer: Viewer) -> str:
    """One sentence: why personal details are hidden or shown."""
    access = viewer.access
    if viewer.unrecorded:
        return (
            "This server can't record anything just now, most likely because its disk is full."
            " So personal details are hidden from everybody. Tell whoever runs it."
        )
    if viewer.unopenable:
        return WHY_MASKED
    if viewer.previewing:
        return "Personal details are hidden on this page, until you show them again."
    if access.master is None:
        return "This user was forgotten. Their personal details are gone for good."
    if viewer.shown and not access.masking:
        return f"Masking is switched off at {access.business}: its agents see personal details."
    if viewer.shown:
        return "Personal details are shown to you. Each opening is recorded."
    if not viewer.is_member:
        return "Personal details are hidden from whoever opens this link."
    if not access.smart_agent_chat:
        return "Personal details are hidden: Intelligent Analytics always works on masked text."
    return "Personal details are hidden. An admin can give you the permission to see them."
