"""The visitor says who they are."""

import pytest

from chatlinks.conversations.models import Conversation
from tests.kit.ways import stored_text, telling
from tests.kit.web_chat import Browser


def test_a_visitor_who_says_who_they_are_is_masked_in_what_was_said_before(cast, acme, sign_in):
    visitor = Browser()
    visitor.write("Ngozi here, hello")
    assert (
        visitor.post(
            "details", {"name": "Ngozi Adeyemi", "email": "ngozi@mail.example"}
        ).status_code
        == 200
    )
    assert "ngozi" not in stored_text().lower()
    assert telling(sign_in("agent"), Conversation.objects.latest("id").pk, ["Ngozi"]) == {}


@pytest.mark.parametrize(
    "given", [{}, {"name": " "}, {"email": "no address"}, {"name": "x" * 101}, {"other": "x"}]
)
def test_details_that_cannot_be_are_refused(acme, given):
    visitor = Browser()
    visitor.write("Hello")
    assert visitor.post("details", given).status_code == 400
