"""What the panel that shares a conversation is given."""

from datetime import timedelta
from typing import NamedTuple

from django.http import HttpRequest
from django.utils import timezone

from chatlinks.links.models import LinkPolicy
from chatlinks.links.sharing.policy import lasts_too_long, policy_of, who_makes
from chatlinks.links.sharing.view_as import Covering, covering_asked
from chatlinks.links.viewer import Viewer
from chatlinks.reading.sharing.reveals import Reveals, reveals
from chatlinks.reading.sharing.shared_links import shared_links
from chatlinks.reading.view_models import SharedLink, ShareForm
from chatlinks.web import mail
from chatlinks.web.numbers import number
from chatlinks.web.zones import zone_of

LASTS = {
    "1h": ("in 1 hour", timedelta(hours=1)),
    "1d": ("in 1 day", timedelta(days=1)),
    "7d": ("in 7 days", timedelta(days=7)),
    "30d": ("in 30 days", timedelta(days=30)),
    "never": ("never", None),
}


class SharePage(NamedTuple):
    """The panel: the members' link, the form, the links made before, and what a link would show."""

    path: str
    business: str
    audience: str
    number: int
    shares: list[SharedLink]
    made: int | None  # the link that was made just now
    share_form: ShareForm
    reveals: Reveals
    mails: bool  # links for people can be made
    hindered: str  # why the viewer can make no link that opens without signing in; "" if they can
    passcode_required: bool
    lasts: list[tuple[str, str]]  # how long such a link may live
    sends_files: bool  # files can go along with it


def share_page(
    request: HttpRequest,
    viewer: Viewer,
    form: ShareForm | None = None,
) -> SharePage:
    """`form`: as it was sent, where something is wrong with it."""
    access = viewer.access
    zone = zone_of(request, access.zone)
    policy = policy_of(access.business_id)
    covering = covering_asked(request.GET)
    if form:
        covering = Covering(form.covers, form.first, form.last, form.files)
    asked = ShareForm(
        covers=covering.covers,
        first=covering.first,
        last=covering.last,
        files=covering.files,
        start=number(request.GET.get("at")),
    )
    return SharePage(
        path=viewer.path,
        business=access.business,
        audience=access.audience,
        number=access.number,
        shares=shared_links(access.business_id, access.conversation_id, zone),
        made=number(request.GET.get("made")),
        share_form=form or asked,
        reveals=reveals(request, viewer, covering),
        mails=mail.is_set_up(),
        hindered=who_makes(policy, access),
        passcode_required=policy.passcode_required,
        lasts=lasts_of(policy),
        sends_files=may_send_files(policy, viewer),
    )


def may_send_files(policy: LinkPolicy, viewer: Viewer) -> bool:
    """Nobody passes on what is hidden from them."""
    return policy.files and viewer.shown


def lasts_of(policy: LinkPolicy) -> list[tuple[str, str]]:
    """(value, label) of each life that the policy allows."""
    now = timezone.now()
    return [
        (value, label)
        for value, (label, life) in LASTS.items()
        if not lasts_too_long(policy, now + life if life else None)
    ]
