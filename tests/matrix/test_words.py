"""Who gets what of Word Analysis: members with Intelligent Analytics, of their business, masked whoever they are."""

import pytest
from django.db import transaction

from chatlinks.analytics.counts import daily_counts
from tests.kit.cast import MEMBERS, SECRETS, STRANGERS
from tests.kit.reading import OF_THE_CONVERSATION, held
from tests.kit.routes import WORDS
from tests.matrix.test_matrix import OUT, SIGN_IN, census

ANALYSTS = {name for name, (_, _, analytics, _, active) in MEMBERS.items() if analytics and active}
GROUPS = {
    "analysts": sorted(ANALYSTS),
    "other members": sorted(MEMBERS.keys() - ANALYSTS - STRANGERS),
    "strangers": sorted(STRANGERS),
    OUT: [OUT],
}
DATES = "since=2026-03-01&until=2026-03-03"
OF_ACME = (200, 403, 404, SIGN_IN)
OWN = {"rival": 200, "*": 403}  # the rival analyses another business
WRONG = (405, 405, 405, SIGN_IN)
TABLE = [
    ("words", "GET", f"/analytics/words?business=acme&{DATES}", OF_ACME),
    ("words", "GET", f"/analytics/words?business=acme&{DATES}&set=user&compare=1", OF_ACME),
    ("words", "GET", f"/analytics/words?business=acme&{DATES}&set=low&words=1&topic=card", OF_ACME),
    ("words", "GET", f"/analytics/words?{DATES}&set=user", (200, 403, OWN, SIGN_IN)),
    ("words", "GET", "/analytics/words?business=nobodys", (404, 404, 404, SIGN_IN)),
    ("words", "POST", "/analytics/words", WRONG),
    ("words-csv", "GET", f"/analytics/words.csv?business=acme&{DATES}&set=user", OF_ACME),
    ("words-csv", "GET", f"/analytics/words.csv?{DATES}", (200, 403, OWN, SIGN_IN)),
    ("words-csv", "POST", "/analytics/words.csv", WRONG),
]  # fmt: skip


@pytest.mark.parametrize(
    ("route", "method", "path", "expected"), TABLE, ids=[f"{m} {p}" for _, m, p, _ in TABLE]
)
def test_each_gets_what_the_table_says(cast, sign_in, route, method, path, expected):
    while daily_counts.count_waiting():
        pass
    for (group, names), each in zip(GROUPS.items(), expected, strict=True):
        for name in names:
            wanted = each if not isinstance(each, dict) else each.get(name, each["*"])
            with transaction.atomic():
                client, before = sign_in(None if name == OUT else name), census()
                response = client.generic(method, path)
                assert outcome(response) == wanted, (group, name, response.status_code)
                assert held(response, SECRETS) == []
                assert wanted == 200 or held(response, OF_THE_CONVERSATION) == []
                assert name != "rival" or held(response, ["chat with you", "hello"]) == []
                assert census() == before
                transaction.set_rollback(True)


def outcome(response):
    to_sign_in = response.status_code == 302 and response.headers["Location"].startswith(
        "/accounts/login/?next="
    )
    return SIGN_IN if to_sign_in else response.status_code


def test_every_route_of_words_is_in_the_table():
    assert {row[0] for row in TABLE} == WORDS
