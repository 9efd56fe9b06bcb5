"""Who left records is locked, never deleted: the records keep who it was."""

import pytest
from django.db.models import ProtectedError
from django.urls import reverse

from chatlinks.accounts.models import Person
from chatlinks.links.models import ChatLink, Visit
from chatlinks.privacy.models import Unsealing
from chatlinks.workspaces.models import RuleChange
from tests.kit.links import path_of

PEOPLE = reverse("admin:accounts_person_changelist")


@pytest.fixture
def opened(cast, sign_in):
    """An agent with the permission opened a link; an admin changed a rule."""
    client = sign_in("agent_permitted")
    assert client.get(path_of(cast.members_link)).status_code == 200
    cast.acme.change_rules("Profile “balanced” chosen", cast.people["admin"].pk)
    return client


def act(client, action, *people):
    chosen = [person.pk for person in people]
    return client.post(PEOPLE, {"action": action, "_selected_action": chosen}, follow=True)


@pytest.mark.parametrize("name", ["agent_permitted", "admin"])
def test_who_left_records_is_not_deleted(cast, opened, name):
    with pytest.raises(ProtectedError):
        cast.people[name].delete()
    assert Visit.objects.get().person == cast.people["agent_permitted"]
    assert Unsealing.objects.get().person == cast.people["agent_permitted"]
    assert RuleChange.objects.get().made_by == cast.people["admin"]


def test_a_business_of_which_something_was_opened_is_not_deleted(cast, opened):
    with pytest.raises(ProtectedError):
        cast.acme.delete()


def test_a_conversation_that_was_opened_may_go_and_its_visits_stay(cast, opened):
    link = ChatLink.objects.get()
    cast.conversation.refresh_from_db()
    cast.conversation.delete()
    assert not ChatLink.objects.exists()
    assert Visit.objects.get().link_id == link.pk


def test_the_administration_locks_and_says_why_it_does_not_delete(cast, opened, sign_in):
    owner, agent = sign_in("owner"), cast.people["agent_permitted"]
    page = owner.get(reverse("admin:accounts_person_change", args=[agent.pk])).text
    assert "People are never deleted" in page
    assert "deletelink" not in page
    assert "delete_selected" not in owner.get(PEOPLE).text
    act(owner, "lock", agent)
    assert opened.get("/").status_code == 302
    assert Visit.objects.get().person == agent
    act(owner, "unlock", agent)
    agent.refresh_from_db()
    assert agent.is_active


def test_nobody_locks_himself_out(cast, sign_in):
    act(sign_in("owner"), "lock", *Person.objects.all())
    assert list(Person.objects.filter(is_active=True)) == [cast.people["owner"]]
