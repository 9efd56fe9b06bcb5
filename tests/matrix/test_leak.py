"""Four thousand real dialogues: no personal value is anywhere that a masked reader, or a thief of the database, can look.

"In clear" is asked in two ways. A value that can mean nothing else (an e-mail, a number of eight digits or more, the
contact's full name) must be nowhere in any table. Any other (an address, a first name, a doctor called Will) may be an
ordinary word elsewhere: it must be nowhere in what is stored or shown of its own contact.
"""

import io
import json
import logging
import re
from html import unescape
from urllib.parse import quote
from zoneinfo import ZoneInfo

import pytest
from ahocorasick_rs import AhoCorasick
from django.db import transaction
from django.template.loader import render_to_string
from django.test import Client

from bench import sgd
from chatlinks.accounts.models import Person
from chatlinks.analytics.counts import daily_counts
from chatlinks.analytics.lists.listings import LISTINGS, MESSAGES
from chatlinks.analytics.reports import csv_export
from chatlinks.conversations.records.identity import Identity
from chatlinks.database.rows import rows
from chatlinks.demo.values import leaks
from chatlinks.links.models import ChatLink
from chatlinks.reading import export, timeline
from chatlinks.reading.timeline import MessageRange, Reader
from chatlinks.reading.view_models import MessageWindow
from tests.conftest import BACKEND
from tests.kit.cast import take
from tests.kit.dialogues import distinctive, dumped, of_all_days, real, tables
from tests.kit.reading import readable

pytestmark = [
    pytest.mark.skipif(
        sgd.available() is None, reason="shared/data/sgd/dialogues.jsonl is not there"
    ),
    pytest.mark.django_db,
]
__all__ = ["distinctive", "real"]  # fixtures
TEXT = re.compile(r"\\\\x[0-9a-f]*")  # bytes, as COPY writes them


def test_the_tests_would_find_what_they_look_for(real, distinctive):
    """In what was imported, every contact's values are there to be found; so a search that finds nothing means something."""
    for each in real.conversations[::50]:
        assert distinctive(json.dumps(each))
        assert leaks(json.dumps(each, ensure_ascii=False), real.values[each["contact"]["id"]])


def test_no_table_holds_a_distinctive_value_in_clear(real, distinctive):
    assert {
        table: found for table in tables() if (found := distinctive(TEXT.sub("", dumped(table))))
    } == {}


def test_no_bytes_of_any_table_are_a_distinctive_value(real):
    """Neither as it was written nor in another case; sealed bytes are in these tables by the ten thousand."""
    spellings = {s for v in real.distinctive() for s in (v, v.lower(), v.upper(), v.title())}
    automaton = AhoCorasick([each.encode().hex() for each in spellings])
    found = {
        table: automaton.find_matches_as_strings("\n".join(TEXT.findall(dumped(table))))
        for table in tables()
    }
    assert {table: each for table, each in found.items() if each} == {}
    assert sum("\\\\x" in dumped(table) for table in tables()) >= 5


STORED = """
SELECT c.contact_id, concat_ws(E'\\n', c.channel, c.preview, c.authors::text, u.details::text,
  (SELECT string_agg(concat_ws(E'\\n', m.author, m.type, m.text, m.data::text, m.node, m.sub_story, m.language, m.translation), E'\\n')
   FROM conversations_message m WHERE m.conversation_id = c.id),
  (SELECT string_agg(concat_ws(E'\\n', e.team, e.agent, e.text), E'\\n') FROM conversations_event e WHERE e.conversation_id = c.id),
  (SELECT string_agg(concat_ws(E'\\n', e.name, e.original_text, e.value), E'\\n') FROM conversations_entity e WHERE e.conversation_id = c.id),
  (SELECT string_agg(concat_ws(E'\\n', r.comment, r.agent, r.task), E'\\n') FROM conversations_review r WHERE r.conversation_id = c.id))
FROM conversations_conversation c JOIN conversations_contact u ON u.id = c.contact_id WHERE c.business_id = %s"""


def test_nothing_stored_of_a_contact_holds_a_value_of_theirs(real):
    found = {
        (contact, tuple(held))
        for contact, text in rows(STORED, [real.business.id])
        if (held := leaks(text, real.of(contact)))
    }
    assert found == set()


def shown_text(html):
    """As a reader sees it and as its source reads."""
    return unescape(html) + "\n" + unescape(re.sub(r"<[^>]*>", "", html))


def test_no_conversation_drawn_masked_holds_a_value_of_its_contact(real):
    """All of them, by the code and the template that draw every page; and as lines of the transcript."""
    found = {}
    for conversation, contact in real.links.values():
        whole = [MessageRange(conversation, 1, 0, 10_000, 10_000, None, "completed", "/c/x")]
        reader = Reader(ZoneInfo("UTC"), None, tells_breaks=True, marked=None)
        items = reader.items(
            timeline.fetch(real.business.id, whole, sealed=False), whole, sessions=False
        )
        html = render_to_string(
            "reading/_items.html", {"page": MessageWindow(items, "/c/x?at=", None, None)}
        )
        lines = "\n".join(line for item in items for line in export.item_lines(item))
        if held := leaks(shown_text(html) + lines, real.of(contact)):
            found[conversation] = held
    assert len(real.links) == 4_000
    assert found == {}


WAYS = ["", "/all", "?fragment=1", "/all?fragment=1", "/transcript.txt", "?from=10&to=20", "?q=the"]


def test_no_masked_answer_holds_a_value_of_its_contact(real):
    """Pages, parts of pages, files, their headers and cookies: agents, analysts and those who hold a link for anyone."""
    agent, analyst, anyone = real.client("agent"), real.client("analyst"), Client()
    found = []
    for place, (token, (conversation, contact)) in enumerate(list(real.links.items())[::10]):
        link = ChatLink.objects.create(
            business=real.business, conversation_id=conversation, audience="anyone"
        )
        way = WAYS[place % len(WAYS)]
        for client, path in ((agent, token), (analyst, token), (anyone, link.token)):
            answer = client.get(
                f"/c/{path}{way if client is not anyone else way.replace('/all', '')}"
            )
            assert answer.status_code == 200
            found += [(way, held) for held in leaks(readable(answer), real.of(contact))]
    assert found == []


def test_who_may_see_them_sees_the_messages_exactly_as_they_came(real):
    client = real.client("agent_permitted")
    given = {each["id"]: each for each in real.conversations}
    identity = Identity(real.business.id)
    hashes = {identity.conversation(id_): id_ for id_ in given}
    stored = rows(
        "SELECT id, external_hash FROM conversations_conversation WHERE business_id = %s",
        [real.business.id],
    )
    by_row = {id_: given[hashes[bytes(hash_)]] for id_, hash_ in stored}
    for token, (conversation, _) in list(real.links.items())[::100]:
        page = shown_text(client.get(f"/c/{token}").text)
        assert [m["text"] for m in by_row[conversation]["messages"] if m["text"] not in page] == []


def test_no_page_of_the_list_holds_a_distinctive_value(real, distinctive):
    client, path, pages = real.client("agent"), "/", 0
    while path:
        answer = client.get(path)
        assert distinctive(readable(answer)) == []
        older = re.search(r'rel="next" href="([^"]*)"', answer.text)
        path, pages = (f"/{unescape(older[1])}" if older else None), pages + 1
    assert pages == 80


def test_no_phrase_and_no_page_of_words_holds_a_distinctive_value(real, distinctive):
    while daily_counts.count_waiting():
        pass
    phrases = [row[0] for row in rows("SELECT DISTINCT phrase FROM analytics_phrase")]
    assert len(phrases) > 10_000
    assert distinctive("\n".join(phrases)) == []
    client = real.client("analyst")
    [(first, last)] = rows("SELECT min(day), max(day) FROM analytics_daily")
    for set_ in ("breaks", "user", "low"):
        for way in ("words", "words.csv"):
            answer = client.get(f"/analytics/{way}?set={set_}&since={first}&until={last}&compare=1")
            assert answer.status_code == 200
            assert distinctive(readable(answer)) == []
    answer = client.get(
        f"/analytics/words?set=user&since={first}&until={last}&words=1&topic=restaurant"
    )
    assert 'class="line-says"' in answer.text
    assert distinctive(readable(answer)) == []


@pytest.mark.parametrize("page", LISTINGS)
def test_no_line_of_a_csv_holds_a_distinctive_value(real, distinctive, page):
    """Every message and every conversation there is, with every column."""
    _, (filters, chosen) = of_all_days(real)
    lines = 0
    for text, count in csv_export.batches(LISTINGS[page], filters, chosen):
        assert distinctive(text) == []
        lines += count
    assert lines == {"messages": 73_492, "conversations": 4_000}[page]


def test_no_page_of_analysis_holds_a_distinctive_value(real, distinctive):
    client, (asked, _) = real.client("analyst"), of_all_days(real)
    columns = "".join(f"&show={each.name}" for each in MESSAGES.selectable)
    for page in (
        "",
        "/csat",
        "/reviews",
        f"/messages{columns}",
        f"/messages{columns}&q=number",
        "/conversations",
        "/conversations&q=phone",
    ):
        answer = client.get(
            f"/analytics{page.partition('&')[0]}?{asked}{''.join(page.partition('&')[1:])}"
        )
        assert answer.status_code == 200
        assert distinctive(readable(answer)) == []
        assert page in ("", "/csat", "/reviews") or "View Chat" in answer.text


PHRASE = '"phone number"'


def test_a_search_of_analysis_for_a_value_finds_nothing_by_it(real):
    client, (asked, _) = real.client("analyst"), of_all_days(real)
    assert "View Chat" in client.get(f"/analytics/messages?{asked}q={quote(PHRASE)}").text
    for value in real.distinctive()[::200]:
        for way in (
            f"q={quote(chr(34) + value + chr(34))}",
            f"node={quote(value)}",
            f"story={quote(value)}",
            f"channel={quote(value)}",
        ):
            assert "View Chat" not in client.get(f"/analytics/messages?{asked}{way}").text, way


def test_no_review_tells_what_it_says_of_its_user(real):
    """A comment and a task that repeat all that is personal of whoever wrote them."""
    chosen = real.conversations[:60]
    reviewed = [
        {**each, "reviews": [{"rating": 1, "comment": ", ".join(sorted(real.values[each["contact"]["id"]])), "for": "bot",
                              "task": f"help {each['contact']['name']}", "at": each["messages"][-1]["at"]}]}
        for each in chosen
    ]  # fmt: skip
    with transaction.atomic():
        take(real.business, *reviewed)
        daily_counts.count_waiting()
        asked, _ = of_all_days(real)
        text = readable(real.client("analyst").get(f"/analytics/reviews?{asked}"))
        transaction.set_rollback(True)
    assert text.count("help ******") >= 50
    for each in chosen:
        told = {value for value in real.values[each["contact"]["id"]] if len(value) > 7}
        assert [value for value in told if value.casefold() in text] == []


def test_no_chat_of_the_live_side_holds_a_value_of_its_contact(real):
    client = real.client("agent")
    for conversation, contact in list(real.links.values())[::80]:
        for way in ("", "/messages"):
            answer = client.get(f"/chats/{conversation}{way}")
            assert answer.status_code == 200
            assert leaks(readable(answer), real.of(contact)) == []


def listed(answer):
    """The rows of the list alone, without the query that the page repeats."""
    return answer.text.partition('<ol class="rows">')[2].partition("</ol>")[0]


def test_a_search_for_a_value_finds_nothing_by_it(real):
    client = real.client("agent")
    for value in real.distinctive()[::40]:
        asked = quote(f'"{value}"')
        assert listed(client.get(f"/?q={asked}")) == "", value


def test_a_search_in_the_conversation_finds_only_what_the_reader_sees(real):
    masked, permitted = real.client("agent"), real.client("agent_permitted")
    found = 0
    for token, (_, contact) in list(real.links.items())[::100]:
        for value in sorted(real.of(contact))[:3]:
            path = f"/c/{token}?q={quote(value)}"
            assert "No message has" in masked.get(path).text, value
            found += "No message has" not in permitted.get(path).text
    assert found > 10


WORDS_BESIDE = ["number", "address", "phone", "doctor", "transfer", "stylist", "located"]


def test_what_a_search_shows_around_a_word_holds_no_value(real, distinctive):
    client = real.client("agent")
    for word in WORDS_BESIDE:
        answer = client.get(f"/?q={word}")
        assert "<mark>" in answer.text
        assert distinctive(readable(answer)) == []
    for token, (_, contact) in list(real.links.items())[::100]:
        for word in WORDS_BESIDE[:3]:
            assert leaks(readable(client.get(f"/c/{token}?q={word}")), real.of(contact)) == []


def test_no_log_line_holds_a_value_however_much_is_logged(real, distinctive):
    out, root = io.StringIO(), logging.getLogger()
    handler, level = logging.StreamHandler(out), root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        changed = [{**each, "channel": "changed"} for each in real.conversations[:10]]
        take(real.business, *changed)
        for name in ("agent", "agent_permitted"):
            client = real.client(name)
            for token in list(real.links)[::400]:
                client.get(f"/c/{token}")
                client.get(f"/c/{token}x")
                client.get(f"/?q={quote(changed[0]['contact']['email'])}")
    finally:
        root.setLevel(level)
        root.removeHandler(handler)
    assert distinctive(out.getvalue()) == []
    assert "/c/" in out.getvalue()


def test_a_stranger_gets_nothing_of_any_conversation(real, distinctive):
    client = Client()
    client.force_login(
        Person.objects.create_user("stranger@sgd.example", None, name="Stranger"), backend=BACKEND
    )
    for token, (_, contact) in list(real.links.items())[::200]:
        for way in WAYS:
            answer = client.get(f"/c/{token}{way}")
            assert answer.status_code == 404
            assert leaks(readable(answer), real.of(contact)) == []
