"""A business's masking policy, as it stands."""

import pytest

from chatlinks.workspaces.catalogue import ALWAYS_PERSONAL, policy_of
from chatlinks.workspaces.models import Business, EntityType, Pattern


@pytest.fixture
def business(db):
    return Business.objects.create(key="b", name="B")


def test_it_is_read_by_one_statement(business, django_assert_num_queries):
    """A visitor's message asks for it several times."""
    other = Business.objects.create(key="o", name="O")
    for each, names in ((business, ("city", "order")), (other, ("theirs",))):
        for name in names:
            EntityType.objects.create(business=each, name=name, personal=name != "order")
            Pattern.objects.create(business=each, name=name, expression=f"{name}-[0-9]+")
    Business.objects.filter(pk=business.pk).update(rules=7, profile="balanced")
    with django_assert_num_queries(1):
        policy = policy_of(business)
    assert (policy.number, policy.profile) == (7, "balanced")
    assert (business.rules, business.profile) == (7, "balanced")
    assert policy.personal == ALWAYS_PERSONAL | {"city"}
    assert policy.patterns is not None


def test_a_business_without_any_of_its_own_has_the_products(business):
    policy = policy_of(business)
    assert policy.patterns is None
    assert policy.personal == ALWAYS_PERSONAL


def test_of_a_business_that_is_gone_there_is_none(business):
    Business.objects.filter(pk=business.pk).delete()
    with pytest.raises(Business.DoesNotExist):
        policy_of(business)
