"""Without a script, too, each page shows its times in the zone of the account, and says which."""

import re
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from chatlinks.conversations.models import GuessAlarm
from chatlinks.intake.models import FileImport
from chatlinks.intake.uploads import details
from chatlinks.intake.webhooks import sources
from chatlinks.intake.webhooks.chatwoot.kind import CHATWOOT
from chatlinks.intake.webhooks.trying import sample_text
from chatlinks.links.models import ChatLink, LinkTerms
from chatlinks.reading.list import exports
from chatlinks.web.drawing import environment
from chatlinks.workspaces.models import Business
from tests.kit.acting.api import make_key
from tests.kit.acting.invited import invite

ZONE, OFFSET = "Asia/Kolkata", "+05:30"
TIME = re.compile(r'<time datetime="([^"]*)" data-as="(\w+)">([^<]*)</time>')
PAGES = [
    "/",
    "/exports",
    "/links",
    "/links/of/acme",
    "/keys/acme",
    "/people/acme",
    "/masking/acme",
    "/audit/acme",
    "/import/acme",
    "/import/acme/{number}",
    "/sources/acme",
    "/sources/acme/{source}",
    "/c/{link}",
]


@pytest.fixture
def pages(cast):
    """pages(address) → it, of a business of which something of each kind has happened."""
    admin, other = cast.people["admin_permitted"], cast.people["admin"]
    expires = timezone.now() + timedelta(days=7)
    link = ChatLink.for_anyone(cast.conversation, admin.pk, expires, LinkTerms())
    make_key(cast, expires_at=expires)
    invite(cast)
    cast.acme.change_rules("Pattern “ticket” saved", admin.pk)
    until = timezone.now() + timedelta(hours=1)
    alarm = {"texts": 3, "values": 2, "held_until": until}
    GuessAlarm.objects.create(business=cast.acme, person=other, **alarm)
    file_import = FileImport.objects.create(business=cast.acme, person=admin, size=3)
    file_import.details = details.sealed(file_import, details.Details(name="acme.txt"))
    file_import.save()
    source = sources.make(cast.acme, "chatwoot", "Help desk", sources.new_secret(), admin.pk)
    type(source).objects.filter(pk=source.pk).update(last_at=timezone.now())
    exports.ask(admin, "csv", "", ZONE)
    names = {"number": file_import.pk, "source": source.pk, "link": link.token}
    return lambda address: address.format(**names)


@pytest.fixture
def client(cast, sign_in):
    """Of an account with a zone of its own, in a browser that never ran a script here."""
    person = cast.people["admin_permitted"]
    person.time_zone = ZONE
    person.save()
    return sign_in("admin_permitted")


def times_in(answer):
    """The offsets that a page's times have; each must be written as it is in that zone."""
    times = TIME.findall(answer.text)
    for stamp, style, words in times:
        assert words == environment.STYLES[style](datetime.fromisoformat(stamp))
    return {stamp[-6:] for stamp, _, _ in times}


@pytest.mark.parametrize("address", PAGES)
def test_times_are_in_the_zone_of_the_account_and_the_page_says_so(pages, client, address):
    answer = client.get(pages(address))
    assert answer.status_code == 200
    assert times_in(answer) == {OFFSET}
    assert f'data-zone="{ZONE}"' in answer.text
    assert f"data-zone-name>{ZONE}<" in answer.text


def test_a_sample_is_told_in_that_zone_too(pages, client):
    address = pages("/sources/acme/{source}/try")
    payload = sample_text(CHATWOOT, "1")
    answer = client.post(address, {"payload": payload})
    assert times_in(answer) == {OFFSET}
    assert f"data-zone-name>{ZONE}<" in answer.text


def test_before_anything_is_known_of_the_reader_it_is_the_business_s_zone(cast, pages, sign_in):
    Business.objects.filter(pk=cast.acme.pk).update(time_zone=ZONE)
    for address in ("/keys/acme", "/people/acme", "/masking/acme", "/links/of/acme"):
        answer = sign_in("admin_permitted").get(pages(address))
        assert times_in(answer) == {OFFSET}
        assert f"data-zone-name>{ZONE}<" in answer.text


def test_analytics_keeps_to_the_days_that_it_counts(cast, pages, client):
    Business.objects.filter(pk=cast.acme.pk).update(time_zone="UTC")
    answer = client.get("/analytics/reviews?business=acme&since=2026-03-01&until=2026-03-31")
    assert times_in(answer) == {"+00:00"}
    assert "data-zone=" not in answer.text
