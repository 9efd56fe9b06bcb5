"""View Conversations: who answered how often, and where each chat opens."""

from tests.kit.acting.analysis import columns, get, messages_of


def test_conversations_tell_who_answered_how_often(analyst, cast):
    line = columns(get(analyst, view="conversations"))
    assert line == {
        "Last node": "hello",
        "The way to it": f"View Chat  of conversation {cast.conversation.pk}",
        "Full name": "******",
        "Time of creation": "2 Mar 2026, 14:45",
        "From user": "4",
        "From bot": "3",
        "From assistant": "2",
        "From others": "1",
        "Broken messages": "1",
        "Conversation ID": str(cast.conversation.pk),
    }


def test_a_conversation_found_by_what_was_said_opens_there(analyst, cast):
    response = get(analyst, "q=%22only+doing+chat%22", view="conversations")
    [broken] = messages_of(cast, is_broken=True)
    assert f"?at={broken}#m-{broken}" in response.text
