"""What memberships say of who may do what where."""

from chatlinks.workspaces.memberships import (
    administered_by,
    audited_by,
    may_analyse,
    readable_by,
)
from chatlinks.workspaces.models import Membership


def test_who_analyses_one_business_analyses_no_other(cast):
    analyst = cast.people["analyst"]
    assert may_analyse(analyst, cast.acme)
    assert not may_analyse(analyst, cast.rival_business)


def test_conversations_are_read_by_whoever_has_an_access(cast):
    reading = {name for name, person in cast.people.items() if readable_by(person).exists()}
    assert reading == set(cast.people) - {"auditor", "neither", "former", "owner", "nobody"}


def test_who_was_an_admin_or_auditor_is_none_any_more(cast):
    for name, businesses_of in (("admin", administered_by), ("auditor", audited_by)):
        person = cast.people[name]
        assert list(businesses_of(person)) == [cast.acme]
        Membership.objects.filter(person=person).update(active=False)
        assert not businesses_of(person).exists()
