"""Who gets what of Overview, CSAT, User Reviews and saved views: members with Intelligent
Analytics, masked whoever they are.
"""

import pytest

from chatlinks.analytics.models import SavedView
from tests.kit.access_table import AccessTable, outcome, undone
from tests.kit.analysts import BY_NAME, DATES, GROUPS, count_all_days
from tests.kit.cast import SECRETS
from tests.kit.reading import OF_THE_CONVERSATION, held
from tests.kit.routes import FIGURES
from tests.kit.watching.census import census

SAVED = "saved"
TEXT = """
method  address                             analysts  members  strangers  out

GET     /analytics?{acme}&compare=1         200       403      404        login
GET     /analytics?{dates}                  200       403      own        login
GET     /analytics?{acme}&channel=%00       200       403      404        login
POST    /analytics                          405       405      405        login
GET     /analytics/csat?{acme}&compare=1    200       403      404        login
GET     /analytics/csat?{acme}&channel=%00  200       403      404        login
POST    /analytics/csat                     405       405      405        login
GET     /analytics/reviews?{acme}&empty=1   200       403      404        login
POST    /analytics/reviews                  405       405      405        login
GET     /analytics/views?{acme}             200       403      404        login
POST    /analytics/views                    saved     403      404        login
POST    /analytics/views/{view}/weekly      404       403      404        login
GET     /analytics/views/{view}/weekly      405       405      405        login
POST    /analytics/views/{view}/delete      404       403      404        login
GET     /analytics/views/{view}/delete      405       405      405        login
"""  # the view is another's, even for those who analyse
TABLE = AccessTable(TEXT, GROUPS, BY_NAME)
FORM = {
    "business": "acme",
    "name": "Mine",
    "page": "csat",
    "query": "rating=1",
    "weekly": "1",
}


@pytest.fixture
def places(cast):
    """What the table's addresses name."""
    view = SavedView.objects.create(
        business=cast.acme,
        person=cast.people["owner"],
        name="Theirs",
        page="csat",
    )
    return {
        "view": view.pk,
        "dates": DATES,
        "acme": f"business=acme&{DATES}",
    }


def what_was_done(response):
    """The answer in the table's words."""
    leads_to = response.headers.get("Location", "")
    is_saved = leads_to.startswith("/analytics/csat?business=acme")
    return SAVED if is_saved else outcome(response)


@pytest.mark.parametrize("row", TABLE.rows, ids=str)
def test_each_gets_what_the_table_says(sign_in, places, row):
    count_all_days()
    path = row.address.format(**places)
    for turn in TABLE.turns(row):
        with undone():
            client, expected = sign_in(turn.signs_in), census()
            response = client.post(path, FORM) if row.method == "POST" else client.get(path)
            assert what_was_done(response) == turn.wanted, turn
            assert held(response, SECRETS) == []
            assert turn.wanted == 200 or held(response, OF_THE_CONVERSATION) == []
            expected["analytics_savedview"] += turn.wanted == SAVED
            assert census() == expected


def test_every_route_of_the_figures_is_in_the_table():
    assert TABLE.routes == FIGURES
