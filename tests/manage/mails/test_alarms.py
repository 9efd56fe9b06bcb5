"""An admin who shows themselves more doesn't do so alone."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.core import mail
from django.utils import timezone

from chatlinks.audit.models import AuditRecord
from chatlinks.database.rows import rows
from chatlinks.manage.mails import alarms
from chatlinks.workspaces.models import Membership
from tests.kit.cast import SECRETS
from tests.kit.watching.audited import kinds

RIGHTS = {"smart_agent_chat": "on", "view_personal_details": "on", "sure": "1"}


def off(client, cast):
    return client.post("/masking/acme/switch", {"masking": "0", "sure": "1"})


def permit_oneself(client, cast):
    member = cast.membership("admin").pk
    return client.post(f"/people/acme/members/{member}/permission", {"allowed": "1", "sure": "1"})


def set_own_rights(client, cast):
    return client.post("/start/acme", RIGHTS)


WAYS = {
    off: "switched masking off",
    permit_oneself: "let themselves see personal details",
    set_own_rights: "let themselves see personal details",
}


@pytest.mark.parametrize("way", WAYS)
def test_the_other_admins_get_a_mail_and_read_it_on_the_pages(cast, sign_in, way):
    assert way(sign_in("admin"), cast).status_code == 302
    [record_id] = raised(cast)
    assert alarms.send(record_id) == 1
    [sent] = mail.outbox
    assert sent.to == ["admin_permitted@acme.example"]
    assert WAYS[way] in sent.body
    assert not [word for word in SECRETS if word in sent.body]
    for page in ("/people/acme", "/masking/acme", "/audit/acme"):
        assert WAYS[way] in alarms_on(sign_in("admin_permitted"), page)
        assert WAYS[way] not in alarms_on(sign_in("admin"), page)
    assert WAYS[way] in alarms_on(sign_in("auditor"), "/audit/acme")


def alarms_on(client, page):
    """What the page says others did."""
    text = client.get(page).text
    return " ".join(text.partition('class="alarms"')[2].partition("</section>")[0].split())


def raised(cast):
    held = AuditRecord.objects.filter(business_id=cast.acme.pk, kind="alarm")
    return list(held.values_list("pk", flat=True))


def test_it_is_queued_with_the_change(cast, sign_in):
    off(sign_in("admin"), cast)
    [(arguments,)] = rows(
        "SELECT args FROM procrastinate_jobs WHERE task_name = 'mail_admin_alarm'"
    )
    assert "record_id" in str(arguments)


def test_what_shows_others_more_or_oneself_less_is_no_alarm(cast, sign_in):
    client = sign_in("admin")
    member = cast.membership("agent").pk
    client.post(f"/people/acme/members/{member}/permission", {"allowed": "1", "sure": "1"})
    client.post("/start/acme", {"smart_agent_chat": "on"})
    client.post("/masking/acme/switch", {"masking": "1"})
    assert "alarm" not in kinds(business_id=cast.acme.pk)


def test_also_before_there_is_any_conversation(cast, sign_in):
    Membership.objects.create(
        business=cast.rival_business, person=cast.people["admin"], role="admin"
    )
    sign_in("admin").post("/start/rival", RIGHTS)
    assert "alarm" in kinds(business_id=cast.rival_business.pk)


def test_without_a_mail_server_the_pages_tell_it(cast, sign_in, settings):
    settings.MAIL_IS_SET_UP = False
    off(sign_in("admin"), cast)
    assert alarms.send(raised(cast)[0]) == 0
    assert "switched masking off" in alarms_on(sign_in("admin_permitted"), "/people/acme")


@pytest.mark.parametrize("change", ["left", "locked", "no admin", "another business's"])
def test_who_does_not_administer_it_now_gets_no_mail(cast, sign_in, change):
    off(sign_in("admin"), cast)
    [record_id] = raised(cast)
    other = cast.membership("admin_permitted")
    if change == "locked":
        other.person.is_active = False
        other.person.save()
    elif change == "another business's":
        Membership.objects.filter(pk=other.pk).update(business=cast.rival_business)
    else:
        fields = {"active": False} if change == "left" else {"role": "team_lead"}
        Membership.objects.filter(pk=other.pk).update(**fields)
    assert alarms.send(record_id) == 0
    assert mail.outbox == []


def test_it_stands_on_the_pages_of_its_business_alone_and_for_a_week(cast, sign_in):
    off(sign_in("admin"), cast)
    theirs = Membership.objects.create(
        business=cast.rival_business, person=cast.people["admin_permitted"], role="admin"
    )
    assert alarms.standing(cast.acme, theirs.person_id)
    assert alarms.standing(cast.rival_business, theirs.person_id) == []
    later = timezone.now() + timedelta(days=7, minutes=1)
    with patch.object(alarms.timezone, "now", lambda: later):
        assert alarms.standing(cast.acme, theirs.person_id) == []
