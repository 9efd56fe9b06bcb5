"""Invitations as tests make and accept them."""

from typing import Any

from django.test import Client

from chatlinks.workspaces.models import Invitation
from chatlinks.workspaces.people import invitations
from tests.kit.cast import Cast

NEW = {"name": "Newcomer", "password": "correct horse battery"}
EMAIL = "new@acme.example"


def invite(cast: Cast, email: str = EMAIL, by: str = "admin", **fields: Any) -> tuple[str, int]:
    """(token, id) of an invitation to Acme Bank."""
    made_by = cast.people[by]
    invitation = Invitation(business=cast.acme, email=email, made_by=made_by, **fields)
    token = invitations.store(invitation)
    return token, invitation.pk


def join(token: str, client: Client | None = None, **form: str) -> Any:
    """The answer to accepting it, as somebody new unless the client is signed in."""
    return (client or Client()).post(f"/invitation/{token}", {**NEW, **form})
