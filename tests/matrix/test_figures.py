"""Who gets what of Overview, CSAT, User Reviews and saved views: members with Intelligent Analytics, masked whoever they are."""

import pytest
from django.db import transaction

from chatlinks.analytics.counts import daily_counts
from chatlinks.analytics.models import SavedView
from tests.kit.cast import SECRETS
from tests.kit.reading import OF_THE_CONVERSATION, held
from tests.kit.routes import FIGURES
from tests.matrix.test_matrix import SIGN_IN, census
from tests.matrix.test_words import DATES, GROUPS, OF_ACME, OUT, OWN, WRONG, outcome

SAVED = "saved"
NOT_MINE = (404, 403, 404, SIGN_IN)  # another's view, even for those who analyse
ACME = f"business=acme&{DATES}"
FORM = {"business": "acme", "name": "Mine", "page": "csat", "query": "rating=1", "weekly": "1"}
TABLE = [
    ("overview", "GET", f"/analytics?{ACME}&compare=1", OF_ACME),
    ("overview", "GET", f"/analytics?{DATES}", (200, 403, OWN, SIGN_IN)),
    ("overview", "GET", f"/analytics?{ACME}&channel=%00", OF_ACME),
    ("overview", "POST", "/analytics", WRONG),
    ("csat", "GET", f"/analytics/csat?{ACME}&compare=1", OF_ACME),
    ("csat", "GET", f"/analytics/csat?{ACME}&channel=%00", OF_ACME),
    ("csat", "POST", "/analytics/csat", WRONG),
    ("reviews", "GET", f"/analytics/reviews?{ACME}&empty=1", OF_ACME),
    ("reviews", "POST", "/analytics/reviews", WRONG),
    ("saved-views", "GET", f"/analytics/views?{ACME}", OF_ACME),
    ("saved-views", "POST", "/analytics/views", (SAVED, 403, 404, SIGN_IN)),
    ("weekly-view", "POST", "/analytics/views/{view}/weekly", NOT_MINE),
    ("weekly-view", "GET", "/analytics/views/{view}/weekly", WRONG),
    ("delete-view", "POST", "/analytics/views/{view}/delete", NOT_MINE),
    ("delete-view", "GET", "/analytics/views/{view}/delete", WRONG),
]  # fmt: skip


@pytest.mark.parametrize(
    ("route", "method", "path", "expected"), TABLE, ids=[f"{m} {p}" for _, m, p, _ in TABLE]
)
def test_each_gets_what_the_table_says(cast, sign_in, route, method, path, expected):
    while daily_counts.count_waiting():
        pass
    view = SavedView.objects.create(
        business=cast.acme, person=cast.people["owner"], name="Theirs", page="csat"
    )
    for (group, names), each in zip(GROUPS.items(), expected, strict=True):
        for name in names:
            wanted = each if not isinstance(each, dict) else each.get(name, each["*"])
            with transaction.atomic():
                client, before = sign_in(None if name == OUT else name), census()
                response = getattr(client, method.lower())(
                    path.format(view=view.pk), FORM if method == "POST" else None
                )
                got = (
                    SAVED
                    if response.headers.get("Location", "").startswith(
                        "/analytics/csat?business=acme"
                    )
                    else outcome(response)
                )
                assert got == wanted, (group, name, response.status_code)
                assert held(response, SECRETS) == []
                assert wanted == 200 or held(response, OF_THE_CONVERSATION) == []
                assert census() == {
                    **before,
                    "analytics_savedview": before["analytics_savedview"] + (wanted == SAVED),
                }
                transaction.set_rollback(True)


def test_every_route_of_the_figures_is_in_the_table():
    assert {row[0] for row in TABLE} == FIGURES
