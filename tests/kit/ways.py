"""Every way in which a reader gets to see a conversation, and what of the words given each of them
holds.
"""

from django.db import connection, transaction

from chatlinks.links.models import ChatLink
from tests.kit.reading import held


def ways(conversation_id, word="together"):
    """Addresses by which one conversation is read; `word` is one that it says, for the searches."""
    path = f"/c/{ChatLink.objects.get(conversation=conversation_id, audience='members').token}"
    of_link = (
        "",
        "?fragment=1",
        "/all",
        "/all?fragment=1",
        "/transcript.txt",
        "/export?format=csv&events=1",
        "/export?format=json",
        "/following",
        "/following?anew=1",
        "/all/following",
        "?as=others",
        "?as=agent",
        "?as=anyone",
        f"?q={word}",
    )
    return [*(path + way for way in of_link), "/", f"/?q={word}"]


OF_MARCH = "since=2026-03-01&until=2026-03-31"
ANALYSIS = [
    *(
        f"/analytics{page}?{OF_MARCH}"
        for page in ("", "/csat", "/reviews", "/conversations", "/conversations.csv")
    ),
    *(
        f"/analytics/messages{kind}?{OF_MARCH}&show=language&show=translation"
        for kind in ("", ".csv")
    ),
    *(
        f"/analytics/words{kind}?{OF_MARCH}&set=user&words=1&topic=together"
        for kind in ("", ".csv")
    ),
]


def telling(client, conversation_id, words, tried=()):
    """Way → those of the words that it tells; each way is tried as if none was before."""
    found = {}
    for way in tried or ways(conversation_id):
        with transaction.atomic():
            answer = client.get(way)
            assert answer.status_code == 200, way
            if told := held(answer, words):
                found[way] = told
            transaction.set_rollback(True)
    return found


def finds(client, conversation_id, word):
    """Whether a search by this word finds the conversation, or a message in it."""
    path = ways(conversation_id)[0]
    with transaction.atomic():
        inside = "No message has" not in client.get(path, {"q": word}).text
        transaction.set_rollback(True)
    return inside or path in client.get("/", {"q": word}).text


def rows_of(contact_id):
    """Every text of a contact's conversations, masked as stored, in order."""
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT m.text, m.data::text, m.author FROM conversations_message m
               JOIN conversations_conversation c ON c.id = m.conversation_id
               WHERE c.contact_id = %s ORDER BY m.conversation_id, m.position""",
            [contact_id],
        )
        return cursor.fetchall()
