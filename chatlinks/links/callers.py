"""Whoever is at the gate: what they proved to the link, and what the rule says of them."""

from typing import NamedTuple

from django.http import HttpRequest

from chatlinks.links import tokens
from chatlinks.links.access import LinkAccess, access_by
from chatlinks.links.people import session
from chatlinks.links.strangers import passcode
from chatlinks.web.numbers import number
from chatlinks.workspaces.rule import Verdict


class Proofs(NamedTuple):
    """What was proved to a link in this browser."""

    address_id: int | None  # whose mailed code was typed in
    passcode_met: bool

    @property
    def proven(self) -> bool:
        return self.address_id is not None


class Caller(NamedTuple):
    person_id: int | None
    access: LinkAccess
    proofs: Proofs
    verdict: Verdict


def caller_of(request: HttpRequest, token: str) -> Caller | None:
    """None for a token that is no link's."""
    person_id = request.user.pk if request.user.is_authenticated else None
    at = number(request.GET.get("at"))
    access = access_by(token[: tokens.LONGEST], person_id, at)
    if access is None:
        return None
    proofs = proofs_of(request, access, token)
    verdict = access.verdict(
        signed_in=person_id is not None,
        passcode_met=proofs.passcode_met,
        proven=proofs.proven,
    )
    return Caller(person_id, access, proofs, verdict)


def proofs_of(request: HttpRequest, access: LinkAccess, token: str) -> Proofs:
    return Proofs(
        session.proved_address(request, access, token),
        passcode.is_met(request, access, token),
    )


def files_by_link_alone(caller: Caller) -> LinkAccess:
    """Files go along with whoever is here by the link, not with members to whom details are hidden
    and the link wouldn't open.
    """
    access, proofs = caller.access, caller.proofs
    met, proven = proofs.passcode_met, proofs.proven
    if caller.verdict is Verdict.SHOWN or access.lets_in(passcode_met=met, proven=proven):
        return access
    return access._replace(files_along=False)
