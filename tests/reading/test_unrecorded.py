"""Where no visit can be recorded, as on a full disk, a conversation is read masked, and says so."""

import psycopg
import pytest
from django.db import OperationalError, connection

from chatlinks.links.models import Visit
from chatlinks.privacy.models import Unsealing
from tests.kit.cast import SECRETS
from tests.kit.reading import held


@pytest.fixture
def full_disk(cast, monkeypatch):
    """Every INSERT fails as PostgreSQL has it fail then."""
    wrapper = type(connection._connections[connection._alias])
    prepared = wrapper.prepared

    def full(self, sql, parameters):
        if "INSERT" in sql:
            problem = psycopg.errors.DiskFull("could not extend file: No space left on device")
            raise OperationalError(str(problem)) from problem
        return prepared(self, sql, parameters)

    monkeypatch.setattr(wrapper, "prepared", full)


@pytest.mark.parametrize("name", ["agent", "agent_permitted", "admin_permitted"])
@pytest.mark.parametrize("question", ["", "?fragment=1", "?as=others"])
def test_it_is_read_masked_whoever_reads(cast, sign_in, full_disk, name, question):
    if name not in cast.people:
        pytest.skip("not of the cast")
    before = Unsealing.objects.count(), Visit.objects.count()
    page = sign_in(name).get(f"/c/{cast.members_link.token}{question}")
    assert page.status_code == 200
    assert held(page, SECRETS) == []
    assert (Unsealing.objects.count(), Visit.objects.count()) == before


def test_the_page_says_why_and_what_to_do(cast, sign_in, full_disk):
    page = sign_in("agent_permitted").get(f"/c/{cast.members_link.token}")
    assert "its disk is full" in page.text
    assert "Tell whoever runs it" in page.text


def test_a_file_of_originals_is_refused(cast, sign_in, full_disk):
    client = sign_in("agent_permitted")
    client.raise_request_exception = False
    answer = client.get(f"/c/{cast.members_link.token}/transcript.txt")
    assert answer.status_code == 503
    assert held(answer, SECRETS) == []
