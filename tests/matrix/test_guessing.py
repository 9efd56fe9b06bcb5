"""No way to confirm a hidden value: whoever writes a guess reads the same, as long, after the same
steps, whether it is a value of that user or not.
"""

import re
from datetime import datetime
from itertools import zip_longest
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from chatlinks.chats import transitions
from chatlinks.chats.models import Widget
from chatlinks.chats.tasks import notify_delayed
from chatlinks.conversations.live import opening
from chatlinks.conversations.models import Conversation, Message
from chatlinks.conversations.records.incoming import IncomingContact
from chatlinks.links.models import ChatLink
from chatlinks.webchat import limits
from chatlinks.workspaces.models import Team
from tests.kit import routes
from tests.kit.access_table import undone
from tests.kit.acting.chats import online, wait_longer
from tests.kit.acting.web_chat import Browser
from tests.kit.reading import RANDOM, held, readable
from tests.kit.watching.steps import steps

GUESS, PHONE = "Rukmini", ("98765", "43210")
KNOWN = IncomingContact(id="u1", name="Rukmini Das", phone="+91 98765 43210", channel="web")
OTHER = IncomingContact(id="u1", name="Chandra Bose", phone="+91 91234 50000", channel="web")
WRITER = "lead_both"  # every page is open to them, and all of them are masked
# Drawn at random, or counted: in whatever is compared they stand for nothing.
DRAWN = re.compile(r"[\w.-]*:[\w-]{6}:[\w-]*|\b[0-9a-f]{12,}\b|(?<=/c/)[\w-]+|\d+")
SIGNATURE = re.compile(r"(?<=:)[\w-]{43}(?![\w-])")


# ── The ways of writing ─────────────────────────────────────────────────────────────────────────


def note(client, chat):
    return [client.post(f"/chats/{chat.pk}/notes", {"text": f"Is it {GUESS}?"})]


def too_long_a_note(client, chat):
    return [client.post(f"/chats/{chat.pk}/notes", {"text": GUESS * 400})]


def reply(client, chat):
    return [client.post(f"/chats/{chat.pk}/reply", {"text": f"Hello {GUESS}"})]


def reply_by_script(client, chat):
    text = {"text": f"Hello {GUESS}"}
    return [client.post(f"/chats/{chat.pk}/reply", text, headers={"X-Live": "yes"})]


def quick_replies(client, chat):
    data = {"text": "Who are you?", "quick_reply": [GUESS, "Nobody"]}
    return [client.post(f"/chats/{chat.pk}/reply", data)]


def file_name(client, chat):
    file = SimpleUploadedFile(f"{GUESS}.txt", b"Good morning")
    return [client.post(f"/chats/{chat.pk}/reply", {"file": file, "text": "Here"})]


def a_name_of_ones_own(client, chat):
    """One calls oneself so, and writes."""
    answer = client.post("/account", {"name": GUESS, "time_zone": ""})
    return [answer, client.post(f"/chats/{chat.pk}/reply", {"text": "Good morning"})]


def in_two_replies(client, chat):
    return [client.post(f"/chats/{chat.pk}/reply", {"text": part}) for part in PHONE]


def closing_note(client, chat):
    data = {"category": "Resolved", "note": f"Tell {GUESS} tomorrow"}
    return [client.post(f"/chats/{chat.pk}/close", data)]


def automated_message(client, chat):
    """A team's own words, sent by themselves to a user who waits."""
    words = {"delayed_message": f"Is it {GUESS}?", "offline_message": ""}
    form = {**words, "delay_minutes": 5, "recall_minutes": 0, "sign_out": "queue"}
    answer = client.post(f"/teams/{chat.team_id}/settings", form)
    assert answer.status_code == 302
    transitions.reply(  # there is somebody to deliver it to
        chat.business, chat.pk, chat.assignee, opening.message("agent", "Good morning")
    )
    wait_longer(chat, 30)
    notify_delayed()
    assert Message.objects.filter(conversation=chat, sender="other").exists()
    return [answer]


# Route → every way in which a member's text comes into a conversation by it.
WAYS = {
    "add-note": [note, too_long_a_note],
    "reply": [reply, reply_by_script, quick_replies, file_name, in_two_replies],
    "close-chat": [closing_note],
    "account": [a_name_of_ones_own],
    "team-settings": [automated_message],
}
EVERY_WAY = [way for ways in WAYS.values() for way in ways]

# The routes by which nobody's text comes into a conversation of somebody else, and why.
NO_WAY = {
    "reads alone": routes.names("""
        chat-link chat-link-slash whole transcript whole-transcript file sent-file home
        following whole-following export whole-export list-exports list-export
        masking-businesses people-businesses my-chats chat-list chat-stats my-chat
        chat-messages businesses teams
        messages messages-csv conversations conversations-csv reports report words words-csv
        overview csat reviews widget-script copy-link-script widget demo demo-site widget-file
        mcp keys-businesses import-businesses sources-businesses source
        webhooks-businesses dead-letters
        api:api-root api:openapi-json api:openapi-view
        api:conversation api:conversation-messages api:conversation-reviews api:conversation-visits
        still share-panel links links-of-business seen report-visit audit-businesses audit audit-csv
    """),
    "takes what one chooses, no text": routes.names("""
        end-links restore-links hide undo-hide strike
        ask-list-export delete-list-export
        presence here look wait resume reassign report-chat take-next revoke limit-slots add-to-team
        remove-from-team undo-mark switch-masking switch-leads member-permission choose-profile
        choose-entity choose-told-kind delete-pattern undo-masking-change end-hold revoke-invitation
        new-password-link delete-report delete-view weekly-view widget-session widget-end
        widget-received example-conversation sign-in-as sign-in-by-link next-steps
        source-alarm switch-source remove-source
        test-endpoint endpoint-secret switch-endpoint replay-deliveries remove-endpoint
    """),
    "is for those who see everything": routes.names("""
        mark find-user export-user forget-user
    """),
    "looks at no user's values": routes.names("""
        masking save-pattern save-never-names share passcode start people invitation
        link-policy ask-code prove-address send-link api:links api:end-link
        api:endpoints api:remove-endpoint
        ask-report saved-views keys replace-key revoke-key
        sources source-secret source-target endpoints endpoint
    """),
    "answers with a link, and reads nothing": routes.names("""
        api:conversations api:messages api:events
        api:contacts api:entities api:reviews api:steps api:files api:edits api:deletions
        copy-link
    """),
    "shows the visitor their own chat in clear": routes.names("""
        widget-messages widget-send-file widget-person widget-details widget-rating
    """),
    "stores whole conversations of a tool, by ids that only the tool knows": routes.names("""
        imports import hook hook-post hook-post-slash
    """),
    "masks a sample by itself, under an ID that nobody has": routes.names("""
        try-sample map-source
    """),
    "belongs to a library": frozenset(routes.ALLAUTH) | frozenset(routes.ADMIN),
}


def test_every_route_is_a_way_that_is_tried_or_says_why_it_is_none():
    """A new route that takes a text is tried here: add how one writes by it to WAYS."""
    sorted_in = [*WAYS, *(name for names in NO_WAY.values() for name in names)]
    assert sorted(sorted_in) == sorted(set(sorted_in))
    assert set(sorted_in) == set(routes.LISTED)


# ── What the writer reads ───────────────────────────────────────────────────────────────────────


def chat_of(cast, contact):
    """The user's chat, with the writer."""
    online(cast, WRITER)
    written = transitions.user_writes(cast.acme, contact, opening.message("user", "Hello"))
    team = Team.objects.get(business=cast.acme, name="Cards")
    transitions.hand_over(cast.acme, written.conversation_id, team)
    return Conversation.objects.get(pk=written.conversation_id)


def pages(chat):
    """Every address at which its words come back."""
    token = ChatLink.objects.get(conversation=chat, audience="members").token
    today = datetime.now(ZoneInfo("Asia/Kolkata")).date()
    link, days = f"/c/{token}", f"since={today}&until={today}&show=translation"
    return [
        "/chats",
        f"/chats/{chat.pk}",
        f"/chats/{chat.pk}?fragment=1",
        f"/chats/{chat.pk}/messages",
        f"/chats/list?open={chat.pk}",
        link,
        f"{link}?fragment=1",
        f"{link}?as=others",
        f"{link}?q={GUESS}",
        f"{link}?q=******",
        f"{link}/all",
        f"{link}/transcript.txt",
        f"{link}/transcript.txt?as=others",
        f"{link}?as=agent",
        f"{link}/all?as=agent",
        f"{link}?as=anyone",
        f"{link}?as=anyone&fragment=1",
        f"{link}?as=people&q={GUESS}",
        f"{link}/export?format=csv&as=anyone&events=1&notes=1",
        f"{link}/following?as=anyone",
        f"{link}/following?anew=1",
        f"{link}/share",
        f"{link}/share?covers=end&files=1",
        "/",
        f"/?q={GUESS}",
        f"/businesses?business=acme&state=active&chat={chat.pk}",
        f"/businesses?business=acme&state=completed&chat={chat.pk}",
        f"/analytics/messages?{days}",
        f"/analytics/messages?{days}&q={GUESS}",
        f"/analytics/messages.csv?{days}",
        f"/analytics/conversations?{days}&q={GUESS}",
        f"/analytics/words?{days}&set=user&words=1",
    ]


def compared(answer):
    """An answer without what is drawn at random."""
    return answer.status_code, DRAWN.sub("0", RANDOM.sub("", SIGNATURE.sub("", readable(answer))))


def tried(cast, sign_in, contact, way):
    """(what was answered to the writing and on every page, the steps of each)"""
    with undone():
        client, chat = sign_in(WRITER), chat_of(cast, contact)
        with steps() as taken:
            answers = [compared(answer) for answer in way(client, chat)]
            for path in pages(chat):
                taken.append(path.partition("?")[0])
                answers.append(compared(client.get(path)))
        assert [status for status, _ in answers[-len(pages(chat)) :]] == [200] * len(pages(chat))
        return answers, [DRAWN.sub("0", step) for step in taken]


def different_lines(one, other):
    """Of two answers: (status, text)."""
    lines = zip_longest(one[1].splitlines(), other[1].splitlines())
    return [pair for pair in ((one[0], other[0]), *lines) if pair[0] != pair[1]]


@pytest.mark.parametrize("way", EVERY_WAY, ids=lambda way: way.__name__)
def test_a_guess_comes_back_alike_whether_it_is_right_or_not(cast, sign_in, way):
    tried(cast, sign_in, OTHER, way)  # whatever is kept in memory is there
    right, steps_of_right = tried(cast, sign_in, KNOWN, way)
    wrong, steps_of_wrong = tried(cast, sign_in, OTHER, way)
    for one, other in zip(right, wrong, strict=True):
        assert different_lines(one, other) == []
    assert [len(text) for _, text in right] == [len(text) for _, text in wrong]
    assert steps_of_right == steps_of_wrong


@pytest.mark.parametrize("way", [note, reply, quick_replies])
def test_others_read_it_masked(cast, sign_in, way):
    chat = chat_of(cast, KNOWN)
    way(sign_in(WRITER), chat)
    for path in pages(chat):
        if GUESS not in path:
            assert held(sign_in("lead").get(path), [GUESS]) == [], path


# ── Who isn't a member ──────────────────────────────────────────────────────────────────────────


def told_who_they_are(visitor):
    visitor.write("Hello")
    visitor.post("details", {"name": f"{GUESS} Das"})


def nothing_told(visitor):
    visitor.write("Hello")


@pytest.mark.parametrize("tells", [told_who_they_are, nothing_told])
def test_a_visitor_reads_their_own_words_in_clear_whoever_they_are(cast, tells):
    """And nothing is known of them by what another visitor told."""
    limits.counter.storage.reset()
    Widget.objects.create(business=cast.acme)
    told_who_they_are(Browser())
    visitor = Browser()
    tells(visitor)
    visitor.write(f"I am {GUESS}")
    assert ("user", f"I am {GUESS}") in visitor.said
    assert not [text for _, text in visitor.said if "***" in text]


def test_trying_a_text_out_on_the_masking_page_asks_nobodys_values(cast, sign_in):
    chat_of(cast, KNOWN)
    page = sign_in("admin").post("/masking/acme", {"text": f"Is it {GUESS}?"}).text
    assert "Nothing would be masked." in page
