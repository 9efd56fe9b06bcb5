"""`chatlinks first_admin` prints a link while there is no admin, and the newest alone counts."""

from django.core.management import call_command
from django.urls import reverse

from chatlinks.accounts.models import Person


def test_no_link_is_printed_once_there_is_an_admin(db, capsys):
    call_command("first_admin")
    assert "/sign-in/" in capsys.readouterr().out
    Person.objects.create_superuser("ada@acme.example", "correct horse battery", name="Ada")
    call_command("first_admin")
    assert "/sign-in/" not in capsys.readouterr().out


def test_a_newer_link_ends_the_older(db, client, capsys):
    call_command("first_admin")
    older = capsys.readouterr().out.split("/sign-in/")[1].split()[0]
    call_command("first_admin")
    assert client.get(reverse("sign-in-by-link", args=[older])).status_code == 404
