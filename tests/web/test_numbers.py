"""No number in an address is too long for anything."""

import pytest
from django.urls import get_resolver

HUGE = ["9223372036854775807", "9223372036854775808", "9" * 19, "9" * 40]


@pytest.mark.parametrize("number", HUGE)
@pytest.mark.parametrize(
    "path",
    [
        "/chats/{}",
        "/chats/{}/messages",
        "/teams/{}/settings",
        "/analytics/reports/{}",
        "/files/{}",
        "/chats?open={}",
        "/businesses?chat={}",
        "/?page={}&before={}",
    ],
)
def test_a_huge_number_is_an_address_of_nothing(sign_in, path, number):
    answer = sign_in("lead_both").get(path.replace("{}", number))
    assert answer.status_code in (200, 403, 404)


def test_every_path_of_ours_bounds_its_numbers():
    paths = list(all_patterns(get_resolver().url_patterns))
    assert [path for path in paths if "<number:" in path]
    assert [path for path in paths if "<int:" in path] == []


def all_patterns(patterns, before=""):
    for each in patterns:
        path = f"{before}{each.pattern}"
        if "admin" in path or "accounts" in path:
            continue
        if hasattr(each, "url_patterns"):
            yield from all_patterns(each.url_patterns, path)
        else:
            yield path
