"""A route that no table lists fails, and so does a table's that is no route."""

from django.urls import get_resolver

from tests.kit.routes import LISTED, routes

ROUTES = list(routes(get_resolver()))


def test_every_route_is_listed():
    assert [path for path, name in ROUTES if name not in LISTED] == []


def test_nothing_is_listed_that_is_no_route():
    assert LISTED - {name for _, name in ROUTES} == set()
