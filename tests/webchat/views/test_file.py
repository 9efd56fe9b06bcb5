"""A file of the visitor's own chats is read."""

from chatlinks.chats import transitions
from chatlinks.chats.models import Widget
from chatlinks.conversations.live import opening
from chatlinks.conversations.models import File
from tests.kit.acting.web_chat import Browser, with_agent
from tests.kit.samples.files import PDF, PNG


def test_a_file_of_another_business_is_not_found_even_under_its_own_address(cast, acme):
    visitor = Browser()
    visitor.take(visitor.send("passport.png", PNG))
    Widget.objects.create(business=cast.rival_business)
    assert Browser("rival").get(f"files/{File.objects.get().pk}").status_code == 404


def test_a_file_that_an_agent_sends_is_read_under_the_visitors_address(cast, acme):
    from chatlinks.conversations.live import files

    visitor = Browser()
    chat = with_agent(cast, visitor)
    data = files.keep(opening.reopen(cast.acme, chat.pk), "fees.pdf", PDF)
    said = opening.message("agent", "", type=files.type_of(data), data=data)
    transitions.reply(cast.acme, chat.pk, cast.people["agent"], said)
    visitor.look()
    address = visitor.seen[-1]["data"]["items"][0]["file"]
    assert visitor.client.get(address, headers=visitor.headers()).content == PDF
