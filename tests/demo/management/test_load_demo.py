"""Every address that the first start prints opens for the person whom it names."""

import re

import pytest
from django.core.management import call_command
from django.test import Client

from chatlinks.accounts.models import Person
from chatlinks.demo import load as demo_load
from chatlinks.demo import spotlights
from chatlinks.demo.management.commands import load_demo
from tests.kit.signing_in import signed_in

ADDRESS = re.compile(r"^ {4}http://[^/]+(/\S+)$")
AS = re.compile(r"signed in as (.+):$")


@pytest.fixture
def printed(db, settings, monkeypatch, capsys, invented):
    """(heading, path) of each address that is printed, of a demo of the spotlights alone."""
    shown = {spotlight.id for spotlight in spotlights.SPOTLIGHTS}
    few = [(key, each) for key, each in invented if each["id"] in shown]
    monkeypatch.setattr(demo_load, "generate", lambda now, conversations: iter(few))
    settings.DEMO = True
    call_command("load_demo")
    heading, pairs = "", []
    for line in capsys.readouterr().out.splitlines():
        if line and not line.startswith(" "):
            heading = line
        elif address := ADDRESS.match(line):
            pairs.append((heading, address[1]))
    return pairs


def visitor(heading):
    """Whoever the heading tells one to be; a stranger where it names nobody."""
    name = AS.search(heading)
    return signed_in(Person.objects.get(name=name[1])) if name else Client()


def test_every_printed_link_opens_for_whom_it_names(printed):
    statuses = {path: visitor(heading).get(path).status_code for heading, path in printed}
    assert [path for path, status in statuses.items() if status != 200] == []
    links = [heading for heading, path in printed if path.startswith("/c/")]
    assert len(links) == len(spotlights.SPOTLIGHTS) + 1
    assert links[0] == load_demo.LINKS.format("Nikunj")  # whom the README tells one to be


def test_the_demo_has_a_sign_in_for_each_of_its_people_but_former_ones(printed):
    signing_in = [path for _, path in printed if path.startswith("/sign-in/")]
    assert len(signing_in) >= len(load_demo.PEOPLE) - 1
