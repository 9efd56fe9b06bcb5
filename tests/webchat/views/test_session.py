"""A visitor's session."""

from tests.kit.acting.web_chat import Browser


def test_one_that_holds_is_renewed_for_the_same_visitor_and_one_that_does_not_is_a_new_one(acme):
    visitor = Browser()
    visitor.write("Please block it")
    visitor.session = visitor.post("session").json()["session"]
    visitor.cursor = "0.0"
    assert len(visitor.look()["messages"]) == 2
    visitor.session += "x"
    visitor.session = visitor.post("session").json()["session"]
    assert visitor.look()["messages"] == []
