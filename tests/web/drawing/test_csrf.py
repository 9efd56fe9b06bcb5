"""The field of every form: Django takes it, no two are alike, and it stays with its cookie."""

import re
from pathlib import Path

from django.apps import apps
from django.test import Client

from chatlinks.web.drawing.csrf import masked, random_bytes

FIELD = re.compile(r'name="csrfmiddlewaretoken" value="(\w{64})"')


def strict(cast):
    client = Client(enforce_csrf_checks=True)
    client.force_login(
        cast.people["agent"], backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    return client


def test_a_form_of_any_page_is_accepted(cast):
    client, path = strict(cast), f"/c/{cast.members_link.token}"
    first, second = client.get(path), client.get(path)
    assert "csrftoken" in first.cookies
    assert "csrftoken" not in second.cookies  # the browser has it
    tokens = {*FIELD.findall(first.text), *FIELD.findall(second.text)}
    assert len(tokens) == 2  # one a page, never the same
    for token in tokens:
        answer = client.post(f"{path}/shares", {"expires": "1d", "csrfmiddlewaretoken": token})
        assert answer.status_code == 302


def test_another_browsers_field_is_refused(cast):
    client, other, path = strict(cast), strict(cast), f"/c/{cast.members_link.token}"
    client.get(path)
    [token] = {*FIELD.findall(other.get(path).text)}
    assert (
        client.post(f"{path}/shares", {"expires": "1d", "csrfmiddlewaretoken": token}).status_code
        == 403
    )


def test_an_odd_cookie_is_replaced(cast):
    client, path = strict(cast), f"/c/{cast.members_link.token}"
    for odd in ("", "short", "x" * 64, "é" * 32, "<" * 32):
        client.cookies["csrftoken"] = odd
        page = client.get(path)
        [token] = {*FIELD.findall(page.text)}
        answer = client.post(f"{path}/shares", {"expires": "1d", "csrfmiddlewaretoken": token})
        assert answer.status_code == 302, odd


SOURCES = list(Path(apps.get_app_config("web").path).parent.rglob("jinja2/**/*.html"))
POSTS = re.compile(r'<form[^>]*method="post".*?</form>', re.DOTALL)


def test_every_form_that_changes_something_carries_the_field():
    forms = {path.name: POSTS.findall(path.read_text()) for path in SOURCES}
    assert sum(len(found) for found in forms.values()) > 40
    assert [
        name for name, found in forms.items() for form in found if "csrf_input" not in form
    ] == []


def test_masks_are_random_and_all_letters_occur():
    tokens = [masked("a" * 32) for _ in range(300)]
    assert len(set(tokens)) == 300
    assert len(set("".join(tokens))) == 62
    assert max(random_bytes(10_000)) == 247
