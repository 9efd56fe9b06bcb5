"""What only fetches ahead or draws a preview opens nothing: no visit, nothing unsealed, no word."""

import re

import pytest
from django.test import Client

from chatlinks.links import tokens
from chatlinks.links.models import ChatLink, Visit
from chatlinks.links.strangers import from_afar
from chatlinks.privacy.models import Unsealing
from tests.kit.cast import SECRETS
from tests.kit.links import link_for_people, locked_link, path_of
from tests.kit.reading import OF_THE_CONVERSATION, held

PREVIEWERS = [
    "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
    "facebookexternalhit/1.1",
    "WhatsApp/2.23.20.0",
    "TelegramBot (like TwitterBot)",
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5",
    "LinkedInBot/1.0",
    "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)",
]
FURTHER_ROBOTS = [
    "meta-externalagent/1.1 (+https://developers.facebook.com/docs/sharing/webmasters/crawler)",
    "facebookcatalog/1.0",
    "Mozilla/5.0 (Windows NT 6.1) AppleWebKit/534 (KHTML, like Gecko) BingPreview/1.0b",
    "Mozilla/5.0 (compatible; Google-InspectionTool/1.0;)",
    "Mozilla/5.0 (compatible; GoogleOther)",
    "Google-PageRenderer Google (+https://developers.google.com/+/web/snippet/)",
    "Snap URL Preview Service; bot; snapchat; https://developers.snap.com/robots",
    "Slack-ImgProxy (+https://api.slack.com/robots)",
]
BROWSERS = [
    "Mozilla/5.0 (Linux; Android 10; CUBOT X30) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605 GSA/300 Mobile",
]
AHEAD = [("Sec-Purpose", "prefetch;prerender"), ("Purpose", "prefetch"), ("X-Moz", "prefetch")]
WAYS = ["", "/all", "/transcript.txt"]


def traces():
    return Visit.objects.count(), Unsealing.objects.count()


@pytest.fixture
def path(cast):
    link = ChatLink.for_anyone(cast.conversation, None, None)
    return f"/c/{link.token}"


@pytest.mark.parametrize("agent", PREVIEWERS)
@pytest.mark.parametrize("way", WAYS)
def test_a_robot_gets_the_bare_card_and_is_no_visit(cast, sign_in, path, agent, way):
    before = traces()
    answer = sign_in(None).get(path + way, headers={"user-agent": agent})
    assert answer.status_code == 200
    assert "Acme Bank" in answer.content.decode()
    assert held(answer, [*SECRETS, *OF_THE_CONVERSATION, "******"]) == []
    assert traces() == before


@pytest.mark.parametrize("agent", FURTHER_ROBOTS)
def test_so_do_those_that_call_themselves_otherwise(agent):
    assert from_afar.is_robot(agent)


@pytest.mark.parametrize("agent", BROWSERS)
def test_no_browser_is_taken_for_one(agent):
    assert not from_afar.is_robot(agent)


WORDS = re.compile(r"<[^>]*>|\s+")


def test_the_card_says_whose_it_is_and_that_it_is_a_conversation_and_nothing_more(path):
    answer = Client().get(path, headers={"user-agent": PREVIEWERS[0]})
    words = WORDS.sub(" ", answer.text).replace("&middot;", "").split()
    assert words == ["Acme", "Bank", "Conversation"] * 2
    assert set(re.findall(r'property="og:\w+" content="([^"]*)"', answer.text)) == {
        "Acme Bank",
        "Conversation",
        "website",
    }
    assert not re.search(r"href|src|/c/", answer.text)


def test_a_robot_that_nobody_knows_reads_no_more_of_the_page_s_head(path):
    head = Client().get(path).text.partition("<body")[0]
    assert "<title>Acme Bank &middot; Conversation &middot; Chat Links</title>" in head
    assert '<meta property="og:title" content="Acme Bank">' in head
    assert '<meta property="og:description" content="Conversation">' in head


NO, OWN = "no-referrer", "same-origin"


@pytest.mark.parametrize(
    ("who", "agent", "wanted"),
    [(None, "", NO), (None, PREVIEWERS[0], NO), ("agent", "", OWN), ("rival", "", OWN)],
)
def test_a_stranger_s_page_sends_no_referrer_and_where_forms_are_no_other_host_gets_one(
    sign_in, path, who, agent, wanted
):
    answer = sign_in(who).get(path, headers={"user-agent": agent})
    assert answer.headers["Referrer-Policy"] == wanted
    metas = re.findall(r'<meta name="referrer" content="([^"]*)">', answer.text)
    assert metas == ([NO] if agent else [NO, OWN] if who is None else [OWN])


def test_what_asks_for_a_passcode_or_an_address_tells_its_origin_for_its_form(cast):
    for link in (locked_link(cast), link_for_people(cast, "asha@partner.example")):
        answer = Client().get(path_of(link))
        assert answer.status_code == 401
        assert answer.headers["Referrer-Policy"] == OWN


def test_crawlers_are_kept_from_no_page_whose_header_they_are_to_read(client, path):
    assert client.get("/robots.txt").status_code == 404
    answer = client.get(path, headers={"user-agent": PREVIEWERS[4]})
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow, noarchive"


@pytest.mark.parametrize("name", ["agent_permitted", "agent", None])
def test_asking_for_the_head_alone_leaves_no_visit_and_unseals_nothing(cast, sign_in, path, name):
    before = traces()
    assert sign_in(name).head(path).status_code == 200
    assert traces() == before


@pytest.mark.parametrize("header", AHEAD)
def test_what_is_fetched_ahead_is_refused_and_opens_when_somebody_does(sign_in, path, header):
    client, before = sign_in("agent_permitted"), traces()
    ahead = client.get(path, headers=dict([header]))
    assert ahead.status_code == 503
    assert "no-store" in ahead.headers["Cache-Control"]
    assert traces() == before
    assert client.get(path).status_code == 200
    assert traces()[0] == before[0] + 1


def test_a_browser_is_no_robot(cast, sign_in, path):
    before = traces()
    for name in ("Chrome/126.0 Safari/537.36", "Version/17.5 Mobile/15E148 Safari/604.1"):
        agent = f"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) {name}"
        assert "Asha Bot" in sign_in(None).get(path, headers={"user-agent": agent}).text
    assert traces()[0] == before[0] + 2


@pytest.mark.parametrize("behind", [".", ",", ")", "/", "?", ">", ").", "*"])
def test_what_is_pasted_along_with_a_link_is_left_behind(sign_in, path, behind):
    answer = sign_in(None).get(path + behind, follow=True)
    assert answer.status_code == 200
    assert answer.request["PATH_INFO"] == path


def test_a_token_that_never_was_is_nothing_whatever_stands_behind_it(cast, sign_in):
    assert sign_in(None).get("/c/nothing.", follow=True).status_code == 404


def test_no_token_ends_in_what_markdown_or_a_mail_would_take():
    assert all(tokens.new_token()[-1].isalnum() for _ in range(300))
