"""Whoever the gate has let in, with what the rule says of them."""

from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urlencode

from chatlinks.conversations.access import visible_to
from chatlinks.conversations.models import Contact, Conversation
from chatlinks.links.access import LinkAccess
from chatlinks.links.addresses import link_path
from chatlinks.links.sharing.coverage import WHOLE, Coverage
from chatlinks.workspaces.rule import StepDetail, Verdict, may_export, may_open, step_detail


@dataclass(frozen=True)
class Viewer:
    """Somebody who may come in."""

    access: LinkAccess
    token: str
    person_id: int | None
    verdict: Verdict
    previewing: bool = False  # sees it as others do
    looker: "Viewer | None" = None  # who really looks, where it is seen as somebody else (view_as)
    seen_as: dict[str, str] = field(default_factory=dict)  # what the address says of it
    unrecorded: bool = False  # nothing can be recorded, so nothing is unsealed
    unopenable: bool = False  # the contact's key is lost, or something of theirs was damaged
    address_id: int | None = None  # by which they came in, of a link for people

    @property
    def shown(self) -> bool:
        """Personal details are shown; never of a contact whose key is gone."""
        if self.previewing or self.unrecorded or self.unopenable or self.access.master is None:
            return False
        return self.verdict is Verdict.SHOWN

    @property
    def files_along(self) -> bool:
        """Files that bot and agents sent are shown though personal details are hidden: whoever
        made the link let them go along. Never those of a contact whose key is gone.
        """
        return self.access.files_along and self.access.master is not None

    @property
    def writer_id(self) -> int | None:
        """Whose words are shown to the viewer as their own, though details are hidden from them.

        None for strangers, and for whoever may see everything: that is masked for them only as long
        as they look at it as others do. Whoever looks at somebody else's page reads their own words
        there, too: masked, they would confirm a guess.
        """
        own = self.own
        return None if own.verdict is Verdict.SHOWN else own.person_id

    @cached_property
    def is_member(self) -> bool:
        """Here by an own right, not only because anyone with the link may come."""
        return may_open(self.access.member)

    @cached_property
    def coverage(self) -> Coverage:
        """What of the conversation may be seen: by an own right, all of it."""
        return WHOLE if self.is_member else self.access.coverage

    @property
    def reads_notes(self) -> bool:
        """Notes are for colleagues: nobody else gets them, nor who looks at it as others do."""
        return self.is_member and not self.previewing

    @property
    def step_detail(self) -> StepDetail:
        """Of an AI agent's steps; of somebody else's page what they get, and the looker may."""
        if self.previewing:
            return StepDetail.HANDOVERS
        own = step_detail(self.access.member)
        return min(own, self.looker.step_detail) if self.looker else own

    @property
    def is_admin(self) -> bool:
        """An admin of the conversation's business."""
        return self.is_member and self.access.role == "admin"

    @property
    def may_export(self) -> bool:
        """They may take along what they see: by an own right, or where the business lets whoever
        comes by such a link. On somebody else's page, what both may.
        """
        if self.looker and not self.looker.may_export:
            return False
        if self.is_member:
            return may_export(self.access.member)
        return self.access.download is not False

    @property
    def path(self) -> str:
        return link_path(self.token)

    @property
    def path_as(self) -> str:
        """The same, seen by the same eyes."""
        return f"{self.path}?{urlencode(self.seen_as)}" if self.seen_as else self.path

    @property
    def own(self) -> "Viewer":
        """Whoever really looks, with their own rights."""
        return self.looker or self

    @property
    def conversation(self) -> Conversation:
        """Of a member: looked up among the conversations that they may open."""
        return visible_to(self.person_id or 0).get(pk=self.access.conversation_id)

    @property
    def contact(self) -> Contact:
        """Of a member: whose conversation it is, with the business."""
        return self.conversation.contact
