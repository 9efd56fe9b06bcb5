"""What has ended says so, and leads on whoever may open the conversation without it."""

import pytest
from django.utils import timezone

from tests.kit.cast import MASKED, SHOWN

ENDED = {"revoked": "revoked_at", "expired": "expires_at"}


@pytest.mark.parametrize("field", ENDED.values(), ids=ENDED)
def test_a_link_that_has_ended_leads_on_by_their_own_access_those_who_have_one_and_nobody_else(
    cast, sign_in, field
):
    ended = cast.anyone_link(**{field: timezone.now()})
    for name in (*sorted(SHOWN | MASKED), "neither", "former", "rival", "owner", None):
        answer = sign_in(name).get(f"/c/{ended.token}")
        assert answer.status_code == 410
        assert (cast.members_link.token in answer.text) == (name in SHOWN | MASKED), name


def test_why_a_link_does_not_open_is_told_by_what_lasts_longest(cast, client):
    cast.acme.locked = True
    cast.acme.save()
    now = timezone.now()
    over = {
        "This link is closed": cast.anyone_link(),
        "This link has expired": cast.anyone_link(expires_at=now),
        "This link has ended": cast.anyone_link(expires_at=now, revoked_at=now),
    }
    for heading, link in over.items():
        answer = client.get(f"/c/{link.token}")
        assert answer.status_code == 410
        assert heading in answer.text
