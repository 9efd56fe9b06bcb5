"""A session and its person are read together by a guess, which is never taken on trust."""

from datetime import timedelta

import pytest
from django.contrib.auth import BACKEND_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import connection
from django.utils import timezone

from chatlinks.accounts import sessions

ASKED = "/accounts/password/change/"


@pytest.fixture(autouse=True)
def no_guesses():
    sessions.whose.clear()


def test_the_second_page_needs_one_statement_less(cast, sign_in, django_assert_num_queries):
    client, path = sign_in("agent"), f"/c/{cast.members_link.token}"
    with django_assert_num_queries(6):
        assert client.get(path).status_code == 200
    with django_assert_num_queries(5):
        assert client.get(path).status_code == 200


def test_a_wrong_guess_is_found_out(cast, sign_in):
    client = sign_in("agent")
    sessions.whose[client.session.session_key] = cast.people["owner"].pk
    page = client.get(ASKED)
    assert page.wsgi_request.user == cast.people["agent"]
    assert sessions.whose[client.session.session_key] == cast.people["agent"].pk


def test_a_deactivated_person_is_signed_out_at_once(cast, sign_in):
    client = sign_in("agent")
    assert client.get(ASKED).status_code == client.get(ASKED).status_code == 200
    cast.people["agent"].is_active = False
    cast.people["agent"].save()
    assert client.get(ASKED).status_code == 302


def test_a_changed_password_ends_other_sessions_at_once(cast, sign_in):
    client = sign_in("agent")
    assert client.get(ASKED).status_code == 200
    cast.people["agent"].set_password("another one of theirs")
    cast.people["agent"].save()
    assert client.get(ASKED).status_code == 302


def test_a_session_that_was_ended_elsewhere_is_over(cast, sign_in):
    client = sign_in("agent")
    assert client.get(ASKED).status_code == 200
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_session")
    assert client.get(ASKED).status_code == 302


def test_who_came_in_by_a_way_that_is_closed_since_is_signed_out(cast, sign_in, settings):
    client = sign_in("agent")
    assert client.get(ASKED).status_code == 200
    closed = client.session[BACKEND_SESSION_KEY]
    left = [each for each in settings.AUTHENTICATION_BACKENDS if each != closed]
    settings.AUTHENTICATION_BACKENDS = left
    assert client.get(ASKED).status_code == 302


def test_a_session_ends_after_its_time(cast, sign_in):
    client = sign_in("agent")
    assert client.get(ASKED).status_code == 200
    Session.objects.update(expire_date=timezone.now() - timedelta(hours=1))
    assert client.get(ASKED).status_code == 302


def test_data_that_was_tampered_with_signs_nobody_in(cast, sign_in):
    client = sign_in("agent")
    assert client.get(ASKED).status_code == 200
    with connection.cursor() as cursor:
        cursor.execute("UPDATE django_session SET session_data = 'x' || session_data")
    assert client.get(ASKED).status_code == 302


def test_what_is_remembered_has_a_bound(cast, sign_in, monkeypatch):
    monkeypatch.setattr(sessions, "MOST", 2)
    for name in ("agent", "analyst", "admin", "owner"):
        client = sign_in(name)
        assert client.get(ASKED).status_code == 200
        assert client.session[SESSION_KEY] == str(cast.people[name].pk)
    assert len(sessions.whose) <= 2


def test_a_session_whose_data_were_changed_is_none(cast, sign_in):
    client = sign_in("agent")
    assert client.get(ASKED).status_code == 200
    stored = Session.objects.get(session_key=client.session.session_key)
    Session.objects.filter(pk=stored.pk).update(session_data=stored.session_data[:-1] + "_")
    assert client.get(ASKED).status_code == 302


def test_what_one_request_changes_of_its_session_no_other_sees(cast, sign_in):
    client = sign_in("agent")
    store, key = sessions.SessionStore, client.session.session_key
    first = store(key)
    first["list"] = []
    first.save()
    store(key)["list"].append("unsaved")
    assert store(key)["list"] == []
