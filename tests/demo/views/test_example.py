"""The example conversation of the next steps: it opens, masked for who may not see details."""

from chatlinks.conversations.models import Conversation
from tests.kit.reading import held

EXAMPLE = "/start/acme/example"
PERSONAL = ["Meera", "Joshi", "98201", "mailbox.example"]


def test_it_opens_and_is_there_once(cast, sign_in):
    before = Conversation.objects.count()
    link = sign_in("admin").post(EXAMPLE).headers["Location"]
    assert sign_in("admin_permitted").post(EXAMPLE).headers["Location"] == link
    assert Conversation.objects.count() == before + 1
    masked = sign_in("admin").get(link)
    assert "my order" in masked.text
    assert held(masked, PERSONAL) == []
    assert "Meera Joshi" in sign_in("admin_permitted").get(link).text
