"""Who gets what of Intelligent Analytics: members with that access, of their business, masked
whoever they are; nobody else.
"""

import pytest

from chatlinks.analytics.models import CsvReport
from chatlinks.analytics.reports import reports
from chatlinks.privacy.models import Unsealing
from chatlinks.workspaces.models import Membership
from tests.kit.access_table import OUT, AccessTable, outcome, undone
from tests.kit.analysts import MARCH, count_all_days
from tests.kit.cast import SECRETS, conversation, take
from tests.kit.groups import ACTIVE, ANALYSE
from tests.kit.reading import OF_THE_CONVERSATION, held
from tests.kit.routes import MESSAGES
from tests.kit.watching.census import census

GROUPS = {
    "analysts": sorted(ANALYSE),
    "members": sorted(ACTIVE - ANALYSE),
    "strangers": ["former", "nobody", "owner"],
    "rival": ["rival"],
    OUT: [OUT],
}
DONE = "done"
# The report is the analyst's.
BY_NAME = {
    "own": {"analyst": 200, "*": 404},
    "own-done": {"analyst": DONE, "*": 404},
}
TEXT = """
method  address                                          analysts  members  strangers  rival  out

GET     /analytics/messages                              200       403      403        200    login
GET     /analytics/messages?{acme}                       200       403      404        404    login
GET     /analytics/messages?{acme}&show=translation&show=user&q=card
                                                         200       403      404        404    login
GET     /analytics/messages?business=nowhere             404       404      404        404    login
GET     /analytics/messages?business=%00                 404       404      404        404    login
GET     /analytics/messages.csv?{dates}                  200       403      403        200    login
GET     /analytics/messages.csv?{acme}&show=translation  200       403      404        404    login
GET     /analytics/conversations                         200       403      403        200    login
GET     /analytics/conversations?{acme}&q=chat           200       403      404        404    login
GET     /analytics/conversations.csv?{acme}              200       403      404        404    login
GET     /analytics/reports                               200       403      403        200    login
GET     /analytics/reports?business=acme&fragment=1      200       403      404        404    login
POST    /analytics/reports/ask                           done      403      404        404    login
GET     /analytics/reports/ask                           405       405      405        405    login
GET     /analytics/reports/{report}                      own       404      404        404    login
GET     /analytics/reports/999999999                     404       404      404        404    login
POST    /analytics/reports/{report}/delete               own-done  404      404        404    login
GET     /analytics/reports/{report}/delete               405       405      405        405    login
"""
TABLE = AccessTable(TEXT, GROUPS, BY_NAME)
FORM = {"business": "acme", "page": "messages", "query": MARCH}


@pytest.fixture
def report(cast):
    report = CsvReport.objects.create(
        business=cast.acme,
        person=cast.people["analyst"],
        page="messages",
        query=MARCH,
    )
    assert reports.make(report.pk)
    return report


def what_was_done(response, before):
    """The answer in the table's words."""
    status = outcome(response)
    if status == 302:
        return DONE if census() != before else response.headers["Location"]
    return status


@pytest.mark.parametrize("row", TABLE.rows, ids=str)
def test_each_gets_what_the_table_says(cast, sign_in, report, row):
    path = row.address.format(
        report=report.pk,
        dates=MARCH,
        acme=f"business=acme&{MARCH}",
    )
    for turn in TABLE.turns(row):
        with undone():
            client = sign_in(turn.signs_in)
            count_all_days()  # which reading may do
            before = census()
            response = client.get(path) if row.method == "GET" else client.post(path, FORM)
            assert what_was_done(response, before) == turn.wanted, turn
            check(response, turn.wanted, before)


def check(response, wanted, before):
    """Nothing personal to anyone; not a word to those refused; and nothing changes but by what was
    asked for.
    """
    assert held(response, SECRETS) == []
    assert not Unsealing.objects.exists()
    if wanted != 200:
        assert held(response, OF_THE_CONVERSATION) == []
    assert wanted == DONE or census() == before


def test_the_rival_sees_their_own_business_only(cast, sign_in):
    take(cast.acme, conversation(id="acme-2"))
    for page in ("messages", "conversations", "messages.csv", "conversations.csv"):
        answer = sign_in("rival").get(f"/analytics/{page}?{MARCH}")
        assert held(answer, OF_THE_CONVERSATION) == []


def test_one_persons_reports_hold_up_nobody_else(sign_in, cast):
    for name in ["analyst"] * reports.AT_ONCE + ["lead_both"]:
        sign_in(name).post("/analytics/reports/ask", FORM)
    assert CsvReport.objects.filter(person=cast.people["lead_both"]).count() == 1


def test_a_report_is_listed_at_its_own_business_alone(cast, sign_in, report):
    Membership.objects.create(
        business=cast.rival_business,
        person=cast.people["analyst"],
        intelligent_analytics=True,
    )
    for business, listed in (("acme", True), ("rival", False)):
        page = sign_in("analyst").get(f"/analytics/reports?business={business}").text
        assert (f"/analytics/reports/{report.pk}" in page) == listed


def test_every_route_of_analytics_is_in_the_table():
    assert TABLE.routes == MESSAGES
