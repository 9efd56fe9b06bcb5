"""Chat links, who may come in by them, and their visits."""

from chatlinks.links.models.entering import Invitee, MailedCode, PasscodeTry, Visit
from chatlinks.links.models.links import ChatLink, LinkTerms
from chatlinks.links.models.policy import LinkPolicy

__all__ = [
    "ChatLink",
    "Invitee",
    "LinkPolicy",
    "LinkTerms",
    "MailedCode",
    "PasscodeTry",
    "Visit",
]
