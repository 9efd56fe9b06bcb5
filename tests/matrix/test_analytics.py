"""Who gets what of Intelligent Analytics: members with that access, of their business, masked whoever they are; nobody else."""

import pytest
from django.db import transaction

from chatlinks.analytics.models import CsvReport
from chatlinks.analytics.reports import reports
from chatlinks.privacy.models import Unsealing
from chatlinks.workspaces.models import Membership
from tests.kit.cast import MEMBERS, SECRETS, conversation, take
from tests.kit.reading import OF_THE_CONVERSATION, held
from tests.kit.routes import MESSAGES
from tests.matrix.test_matrix import OUT, SIGN_IN, census

ACCESS = {name for name, (_, _, analytics, _, active) in MEMBERS.items() if analytics and active}
GROUPS = {
    "analysts": sorted(ACCESS),
    "members": sorted({name for name, member in MEMBERS.items() if member[4]} - ACCESS),
    "strangers": ["former", "nobody", "owner"],
    "rival": ["rival"],
    OUT: [OUT],
}
DONE = "done"
DATES = "since=2026-03-01&until=2026-03-31"
PAGE = (200, 403, 403, 200, SIGN_IN)  # of one's own business, whichever that is
ACMES = (200, 403, 404, 404, SIGN_IN)
WRONG = (405, 405, 405, 405, SIGN_IN)
OWN = {"analyst": 200, "*": 404}  # the report is the analyst's
OWN_ACT = {"analyst": DONE, "*": 404}

# Route, method, path: what those get who have the access, other members, strangers, the admin of another business, signed out.
TABLE = [
    ("messages", "GET", "/analytics/messages", PAGE),
    ("messages", "GET", f"/analytics/messages?business=acme&{DATES}", ACMES),
    (
        "messages",
        "GET",
        f"/analytics/messages?business=acme&{DATES}&show=translation&show=user&q=card",
        ACMES,
    ),
    ("messages", "GET", "/analytics/messages?business=nowhere", (404, 404, 404, 404, SIGN_IN)),
    ("messages", "GET", "/analytics/messages?business=%00", (404, 404, 404, 404, SIGN_IN)),
    ("messages-csv", "GET", f"/analytics/messages.csv?{DATES}", PAGE),
    (
        "messages-csv",
        "GET",
        f"/analytics/messages.csv?business=acme&{DATES}&show=translation",
        ACMES,
    ),
    ("conversations", "GET", "/analytics/conversations", PAGE),
    ("conversations", "GET", f"/analytics/conversations?business=acme&{DATES}&q=chat", ACMES),
    ("conversations-csv", "GET", f"/analytics/conversations.csv?business=acme&{DATES}", ACMES),
    ("reports", "GET", "/analytics/reports", PAGE),
    ("reports", "GET", "/analytics/reports?business=acme&fragment=1", ACMES),
    ("ask-report", "POST", "/analytics/reports/ask", (DONE, 403, 404, 404, SIGN_IN)),
    ("ask-report", "GET", "/analytics/reports/ask", WRONG),
    ("report", "GET", "/analytics/reports/{report}", (OWN, 404, 404, 404, SIGN_IN)),
    ("report", "GET", "/analytics/reports/999999999", (404, 404, 404, 404, SIGN_IN)),
    (
        "delete-report",
        "POST",
        "/analytics/reports/{report}/delete",
        (OWN_ACT, 404, 404, 404, SIGN_IN),
    ),
    ("delete-report", "GET", "/analytics/reports/{report}/delete", WRONG),
]


@pytest.fixture
def report(cast):
    made = CsvReport.objects.create(
        business=cast.acme, person=cast.people["analyst"], page="messages", query=DATES
    )
    assert reports.make(made.pk)
    return made


def outcome(response, before):
    if response.status_code != 302:
        return response.status_code
    target = response.headers["Location"]
    if target.startswith("/accounts/login/?next="):
        return SIGN_IN
    return DONE if census() != before else target


@pytest.mark.parametrize(
    ("route", "method", "path", "expected"), TABLE, ids=[f"{m} {p}" for _, m, p, _ in TABLE]
)
def test_each_gets_what_the_table_says(cast, sign_in, report, route, method, path, expected):
    address = path.format(report=report.pk)
    form = {"business": "acme", "page": "messages", "query": DATES}
    for (group, names), each in zip(GROUPS.items(), expected, strict=True):
        for name in names:
            wanted = each if not isinstance(each, dict) else each.get(name, each["*"])
            with transaction.atomic():
                client = sign_in(None if name == OUT else name)
                before = counted_census(client)
                response = client.get(address) if method == "GET" else client.post(address, form)
                got = outcome(response, before)
                assert got == wanted, (group, name, response.status_code)
                check(response, got, before)
                transaction.set_rollback(True)


def counted_census(client):
    """As it stands once the days were counted, which reading may do."""
    from chatlinks.analytics.counts import daily_counts

    daily_counts.count_waiting()
    return census()


def check(response, got, before):
    """Nothing personal to anyone; not a word to those refused; and nothing changes but by what was asked for."""
    assert held(response, SECRETS) == []
    assert not Unsealing.objects.exists()
    if got != 200:
        assert held(response, OF_THE_CONVERSATION) == []
    assert got == DONE or census() == before


def test_the_rival_sees_their_own_business_only(cast, sign_in):
    take(cast.acme, conversation(id="acme-2"))
    for page in ("messages", "conversations", "messages.csv", "conversations.csv"):
        assert held(sign_in("rival").get(f"/analytics/{page}?{DATES}"), OF_THE_CONVERSATION) == []


def test_one_persons_reports_hold_up_nobody_else(sign_in, cast):
    form = {"business": "acme", "page": "messages", "query": DATES}
    for name in ["analyst"] * reports.AT_ONCE + ["lead_both"]:
        sign_in(name).post("/analytics/reports/ask", form)
    assert CsvReport.objects.filter(person=cast.people["lead_both"]).count() == 1


def test_a_report_is_listed_at_its_own_business_alone(cast, sign_in, report):
    Membership.objects.create(
        business=cast.rival_business, person=cast.people["analyst"], intelligent_analytics=True
    )
    for business, listed in (("acme", True), ("rival", False)):
        page = sign_in("analyst").get(f"/analytics/reports?business={business}").text
        assert (f"/analytics/reports/{report.pk}" in page) == listed


def test_every_route_of_analytics_is_in_the_table():
    assert {row[0] for row in TABLE} == MESSAGES
