"""Admins are told of guesses at their business, and nobody else is."""

import pytest
from django.core import mail

from chatlinks.conversations.models import GuessAlarm
from chatlinks.manage.mails import guess_mail
from chatlinks.workspaces.models import Membership


@pytest.fixture
def alarm(cast):
    return GuessAlarm.objects.create(
        business=cast.acme, person=cast.people["admin"], texts=12, values=12
    )


def test_the_other_admins_get_it(cast, alarm):
    assert guess_mail.send(alarm.pk) == 1
    [sent] = mail.outbox
    assert sent.to == ["admin_permitted@acme.example"]


@pytest.mark.parametrize("change", ["left", "locked", "no admin", "another business's"])
def test_who_does_not_administer_it_now_does_not(cast, alarm, change):
    other = cast.membership("admin_permitted")
    if change == "locked":
        other.person.is_active = False
        other.person.save()
    fields = {
        "left": {"active": False},
        "locked": {},
        "no admin": {"role": Membership.Role.TEAM_LEAD},
        "another business's": {"business": cast.rival_business},
    }
    Membership.objects.filter(pk=other.pk).update(**fields[change])
    assert guess_mail.send(alarm.pk) == 0
    assert mail.outbox == []
