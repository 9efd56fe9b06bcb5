"""Who gets what of Word Analysis: members with Intelligent Analytics, of their business, masked
whoever they are.
"""

import pytest

from tests.kit.access_table import AccessTable, outcome, undone
from tests.kit.analysts import BY_NAME, DATES, GROUPS, count_all_days
from tests.kit.cast import SECRETS
from tests.kit.reading import OF_THE_CONVERSATION, held
from tests.kit.routes import WORDS
from tests.kit.watching.census import census

TEXT = """
method  address                                             analysts  members  strangers  out

GET     /analytics/words?{acme}                             200       403      404        login
GET     /analytics/words?{acme}&set=user&compare=1          200       403      404        login
GET     /analytics/words?{acme}&set=low&words=1&topic=card  200       403      404        login
GET     /analytics/words?{dates}&set=user                   200       403      own        login
GET     /analytics/words?business=nobodys                   404       404      404        login
POST    /analytics/words                                    405       405      405        login
GET     /analytics/words.csv?{acme}&set=user                200       403      404        login
GET     /analytics/words.csv?{dates}                        200       403      own        login
POST    /analytics/words.csv                                405       405      405        login
"""
PLACES = {"dates": DATES, "acme": f"business=acme&{DATES}"}
TABLE = AccessTable(TEXT, GROUPS, BY_NAME)


@pytest.mark.parametrize("row", TABLE.rows, ids=str)
def test_each_gets_what_the_table_says(cast, sign_in, row):
    count_all_days()
    for turn in TABLE.turns(row):
        with undone():
            client, before = sign_in(turn.signs_in), census()
            response = client.generic(row.method, row.address.format(**PLACES))
            assert outcome(response) == turn.wanted, turn
            assert held(response, SECRETS) == []
            assert turn.wanted == 200 or held(response, OF_THE_CONVERSATION) == []
            assert turn.name != "rival" or held(response, ["chat with you", "hello"]) == []
            assert census() == before


def test_every_route_of_words_is_in_the_table():
    assert TABLE.routes == WORDS
