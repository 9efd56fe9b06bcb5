"""“Forgot your password?”, with a mail server, without one, and with one that doesn't answer."""

import re

import pytest
from django.core import mail
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from chatlinks.accounts import new_password
from chatlinks.accounts.models import Person

pytestmark = pytest.mark.usefixtures("fresh_limits")

ASK = "/accounts/password/reset/"
PASSWORD = "correct horse battery"
CHOSEN = {"password1": "staple cell tower", "password2": "staple cell tower"}
KEY = re.compile(r"https://chat\.acme\.example(/accounts/password/reset/key/\S+)")


@pytest.fixture
def person(db):
    return Person.objects.create_user("ada@acme.example", PASSWORD, name="Ada")


def asked_for(client, email):
    """(status, where it leads, what is read there)."""
    answer = client.post(ASK, {"email": email})
    location = answer.headers.get("Location", "")
    return answer.status_code, location, client.get(location).text


def jobs():
    queued = ProcrastinateJob.objects.filter(task_name="mail_new_password")
    return [job.args for job in queued.order_by("id")]


def test_a_forgotten_password(person, client, settings):
    settings.BASE_URL = "https://chat.acme.example"
    client.post(ASK, {"email": person.email})
    assert jobs() == [{"person_id": person.pk}]
    new_password.send(person.pk)
    [letter] = mail.outbox
    assert person.name not in letter.body + letter.subject
    assert not letter.alternatives
    path = KEY.search(letter.body)[1]
    page = client.get(path, follow=True)
    assert 'class="card"' in page.text
    client.post(page.redirect_chain[-1][0], CHOSEN)
    client.post(reverse("account_login"), {"login": person.email, "password": CHOSEN["password1"]})
    assert "_auth_user_id" in client.session
    assert "This link has ended" in client.get(path, follow=True).text


@pytest.mark.parametrize("set_up", [True, False])
def test_nobody_learns_who_has_an_account(person, client, settings, set_up):
    settings.MAIL_IS_SET_UP = set_up
    known = asked_for(client, person.email)
    unknown = asked_for(client, "eve@acme.example")
    assert known == unknown
    assert known[0] == 302
    assert len(jobs()) == (2 if set_up else 0)
    assert mail.outbox == []


def test_a_mail_server_that_does_not_answer_tells_nobody_who_is_here(person, client, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    assert asked_for(client, person.email) == asked_for(client, "eve@acme.example")
    with pytest.raises(OSError, match="refused"):
        new_password.send(person.pk)


def test_without_a_mail_server_the_page_says_so_and_names_another_way(person, client, settings):
    settings.MAIL_IS_SET_UP = False
    page = client.get(ASK).text
    assert "This server sends no mail" in page
    assert "<form method" not in page
    assert "an admin of your business" in page
    _, _, done = asked_for(client, person.email)
    assert "No mail was sent" in done


def test_nobody_is_mailed_whom_an_admin_locked(person):
    Person.objects.update(is_active=False)
    new_password.send(person.pk)
    assert mail.outbox == []
