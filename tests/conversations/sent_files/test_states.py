"""How it stands with each file of a message, on the page of a stranger with whose link they go."""

import itertools
import re

import pytest
from django.test import Client

from chatlinks.conversations.models import Conversation, File
from chatlinks.conversations.sent_files import placing
from chatlinks.links.models import ChatLink, LinkTerms
from tests.kit.cast import START, conversation, take
from tests.kit.links import path_of

SENT = re.compile(r'"(/c/[^"]*/sent/[^"]*)"')


def carrying(cast, *names):
    """The conversation's one message, an agent's, as it is told now: with these files."""
    items = [{"image": f"https://sent.example/{n}", "file_name": n} for n in names]
    message = {"id": "1", "from": "agent", "at": START.isoformat()}
    message |= {"type": "IMAGE", "text": "", "data": {"items": items}}
    [id_] = take(cast.acme, conversation(id="elsewhere", messages=[message]))
    cast.conversation = Conversation.objects.get(pk=id_)


def standing(cast, state, **more):
    """How it stands with all that were told until now."""
    File.objects.filter(conversation=cast.conversation).update(state=state, **more)


def drawn(cast):
    """(places that are linked, what is on its way) on a stranger's page."""
    terms = LinkTerms("", "end", "anyone", files=True)
    link = ChatLink.for_anyone(cast.conversation, None, None, terms)
    page = Client().get(path_of(link)).text
    places = sorted({int(each.rpartition("/")[2]) for each in SENT.findall(page)})
    return places, re.findall(r"(\w+) · on its way", page)


@pytest.fixture(params=[50, 700_000])
def _numbered(request, monkeypatch):
    """Files have numbers from this one on: those of the second are masked."""
    numbers = itertools.count(request.param)
    monkeypatch.setattr(
        placing, "new_ids", lambda table, count: list(itertools.islice(numbers, count))
    )


@pytest.mark.usefixtures("_numbered")
def test_a_file_that_is_put_before_another_takes_none_of_how_it_stands(cast, sign_in):
    carrying(cast, "kept", "also")
    standing(cast, "kept", media_type="image/png")
    carrying(cast, "new", "also", "kept")
    assert drawn(cast) == ([1, 2], ["new"])
    panel = sign_in("agent_permitted").get(f"{path_of(cast.members_link)}/share?covers=now&files=1")
    assert "new · on its way</span>" in " ".join(panel.text.split())


@pytest.mark.usefixtures("_numbered")
def test_one_that_a_message_has_twice_stands_so_at_both_places(cast):
    carrying(cast, "kept")
    standing(cast, "kept", media_type="image/png")
    carrying(cast, "twice", "kept", "twice")
    assert drawn(cast) == ([1], ["twice", "twice"])


def test_those_that_were_stored_without_their_places_are_in_their_order(cast):
    carrying(cast, "kept")
    standing(cast, "kept", media_type="image/png")
    carrying(cast, "kept", "new")
    File.objects.update(places=None)
    assert drawn(cast) == ([0], ["new"])
    carrying(cast, "new", "kept")
    assert drawn(cast) == ([1], ["new"])
