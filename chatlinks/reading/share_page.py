"""What the panel that shares a conversation is given."""

from typing import NamedTuple

from django.http import HttpRequest

from chatlinks.links.gate import Viewer
from chatlinks.links.view_as import Covering, covering_asked
from chatlinks.reading.reveals import Reveals, reveals
from chatlinks.reading.shared_links import shared_links
from chatlinks.reading.view_models import SharedLink, ShareForm
from chatlinks.web.numbers import number
from chatlinks.web.zones import zone_of


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


def share_page(request: HttpRequest, viewer: Viewer, form: ShareForm | None = None) -> SharePage:
    """`form`: as it was sent, where something is wrong with it."""
    access = viewer.access
    zone = zone_of(request, access.zone)
    covering = Covering(form.covers, form.first, form.last) if form else covering_asked(request.GET)
    asked = ShareForm(
        covers=covering.covers,
        first=covering.first,
        last=covering.last,
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
    )
