"""What every answer carries, and what never leaves by a log, a cookie or another host's address."""

import io
import logging
import re
import runpy
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.http import HttpResponse

from chatlinks.links.models import ChatLink
from chatlinks.web.serving.compression import Compression
from chatlinks.web.serving.logs import QuietTokens
from chatlinks.web.serving.middleware import Headers
from tests.kit.cast import SECRETS, conversation, minutes, take
from tests.kit.reading import held

PAGES = {
    "a page": ("agent", "/c/{token}"),
    "a page in clear": ("agent_permitted", "/c/{token}"),
    "a file": ("agent", "/c/{token}/transcript.txt"),
    "a fragment": ("agent", "/c/{token}?fragment=1"),
    "the list": ("agent", "/"),
    "a redirect": (None, "/c/{token}"),
    "a 404": (None, "/c/nowhere"),
    "a 403": ("neither", "/c/{token}"),
    "the sign-in": (None, "/accounts/login/"),
    "the administration": ("owner", "/admin/"),
    "a 405": ("agent", "/c/{token}/shares"),
    "a 500": ("agent", "/c/{token}/all"),
}


@pytest.fixture(params=PAGES)
def answer(request, cast, sign_in, monkeypatch):
    name, path = PAGES[request.param]
    client = sign_in(name)
    client.raise_request_exception = False
    if request.param == "a 500":
        monkeypatch.setattr("chatlinks.reading.views.whole.page", lambda *a, **k: 1 / 0)
    return client.get(path.format(token=cast.members_link.token))


def policy(answer):
    given = answer.headers["Content-Security-Policy"]
    return {part.split()[0]: part.split()[1:] for part in given.split(";") if part.strip()}


def test_no_answer_is_kept_in_any_cache(answer):
    assert "no-store" in answer.headers["Cache-Control"]
    assert "private" in answer.headers["Cache-Control"]


def test_what_a_view_says_of_caches_does_not_weaken_that(rf):
    kept = Headers(lambda request: HttpResponse(headers={"Cache-Control": "public, max-age=60"}))(
        rf.get("/")
    )
    assert {"private", "no-store"} <= set(kept.headers["Cache-Control"].split(", "))
    assert "public" not in kept.headers["Cache-Control"]


def test_every_answer_carries_its_guards(answer):
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer.headers["X-Robots-Tag"].startswith("noindex")
    assert answer.headers["Permissions-Policy"] == "camera=(), microphone=(), geolocation=()"
    assert "Server" not in answer.headers


def test_no_answer_may_be_framed_or_run_what_is_not_ours(answer):
    rules = policy(answer)
    assert rules["default-src"] == ["'none'"]
    assert rules["frame-ancestors"] == ["'none'"]
    assert rules["base-uri"] == ["'none'"]
    assert rules["form-action"] == ["'self'"]
    for kind in ("script-src", "style-src", "connect-src", "font-src", "manifest-src"):
        assert rules[kind] == ["'self'"], kind
    assert rules["img-src"] == ["'self'", "https:", "data:"]


def test_no_page_has_script_or_style_that_its_policy_forbids(answer):
    text = answer.content.decode(errors="replace")
    assert re.findall(r"<script(?![^>]*\bsrc=)(?![^>]*json)[^>]*>", text) == []
    assert re.findall(r"<style\b|\bstyle=|\son\w+=\"", text) == []


def test_cookies_are_out_of_scripts_reach(cast, sign_in):
    client = sign_in(None)
    form = {"login": "agent@acme.example", "password": "a password of the cast"}
    cookie = client.post("/accounts/login/", form).cookies[settings.SESSION_COOKIE_NAME]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_a_static_file_may_be_kept_but_not_guessed_at(client):
    answer = client.get("/static/web/base.css")
    assert answer.status_code in (200, 404)  # whether they were collected is the server's affair
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("accepted", ["br", "gzip"])
def test_the_length_of_a_compressed_page_tells_nothing_of_what_is_on_it(rf, accepted):
    same = Compression(lambda request: HttpResponse("the same page " * 100))
    assert (
        len(
            {
                len(same(rf.get("/", headers={"accept-encoding": accepted})).content)
                for _ in range(20)
            }
        )
        > 3
    )


# Logs.


@pytest.fixture
def logged():
    """What the product's own log handler writes, with everything switched on."""
    ours = next(h for h in logging.getLogger().handlers if isinstance(h.formatter, QuietTokens))
    root, out = logging.getLogger(), io.StringIO()
    before, level = ours.setStream(out), root.level
    root.setLevel(logging.DEBUG)
    yield out.getvalue
    root.setLevel(level)
    ours.setStream(before)


def test_no_token_of_a_link_is_ever_logged(cast, sign_in, logged, monkeypatch):
    token = cast.members_link.token
    signed_out, agent = sign_in(None), sign_in("agent")
    agent.raise_request_exception = False
    signed_out.get(f"/c/{token}")
    signed_out.get(f"/accounts/login/?next=%2Fc%2F{token}")
    agent.get(f"/c/{token}/none")
    agent.get(f"/c/{token}/shares")
    agent.post(f"/c/{token}/shares", {"expires": "bad"})
    monkeypatch.setattr("chatlinks.reading.views.page.render", lambda *a: [][token])
    agent.get(f"/c/{token}?at=1")

    def refuse(*arguments):
        raise ValueError(f"no reverse for {token} at /c/{token}?q=1 nor next=%2Fc%2F{token}")

    monkeypatch.setattr("chatlinks.reading.views.page.render", refuse)
    agent.get(f"/c/{token}")
    assert "/c/" in logged()
    assert f"/c/{token}" not in logged()
    assert f"%2Fc%2F{token}" not in logged()


def test_no_sign_in_token_is_ever_logged(cast, sign_in, logged):
    sign_in(None).get("/sign-in/" + "s" * 32)
    assert "s" * 32 not in logged()
    assert "/sign-in/" in logged()


def test_nothing_of_a_conversation_is_logged_when_its_page_breaks(
    cast, sign_in, logged, monkeypatch
):
    client = sign_in("agent_permitted")
    client.raise_request_exception = False
    monkeypatch.setattr("chatlinks.reading.messages.timeline.Reader.message", lambda *a, **k: 1 / 0)
    client.get(f"/c/{cast.members_link.token}")
    assert "ZeroDivisionError" in logged()
    assert [word for word in SECRETS if word.lower() in logged().lower()] == []


# Other hosts.

ROOM = Path(
    settings.BASE_DIR if hasattr(settings, "BASE_DIR") else apps.get_app_config("web").path
).parent
LOADS = re.compile(
    r"""(?:src|srcset|action|poster|data|xlink:href)\s*=\s*["']?\s*(?:https?:)?//"""
    r"""|@import(?!\s"[\w-]+\.css";)|url\(\s*["']?(?:https?:)?//"""
    r"""|(?:fetch|import|Worker|WebSocket|EventSource)\(\s*["'`](?:https?:|wss?:)?//"""
    r"""|<link[^>]+href=["'](?:https?:)?//""",
    re.IGNORECASE,
)
SOURCES = [p for kind in ("*.html", "*.css", "*.js", "*.svg") for p in ROOM.rglob(kind)]


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: p.name)
def test_no_template_style_or_script_fetches_from_another_host(path):
    assert LOADS.findall(path.read_text()) == []


def test_the_search_for_other_hosts_knows_one():
    assert len(SOURCES) > 25
    for text in (
        '<img src="https://x.example/a">',
        "url(//x.example)",
        "@import 'x'",
        'fetch("https://x.example")',
        '<link rel="x" href="//x.example">',
    ):
        assert LOADS.search(text), text


def test_a_page_names_no_host_but_those_that_the_messages_link_to(cast, sign_in):
    page = sign_in("agent").get(f"/c/{cast.members_link.token}").text
    fetched = re.findall(r'(?:src|srcset|action|href)="(?:https?:)?//([^/"]+)[^"]*"', page)
    assert set(fetched) <= {"pictures.example", "acme.example"}
    assert re.findall(r'<(?:img|script|link|iframe|source|video)[^>]+"(?:https?:)?//', page) == []
    assert held(sign_in("agent").get("/"), ["//pictures.example"]) == []


def test_a_link_that_leads_away_tells_the_other_site_neither_where_from_nor_by_whom(cast, sign_in):
    said = {
        "id": "m11",
        "at": minutes(9.5),
        "from": "user",
        "text": "it says so on https://acme.example/fees",
    }
    [id_] = take(cast.acme, conversation(id="acme-2", messages=[*conversation()["messages"], said]))
    page = sign_in("agent_permitted").get(f"/c/{ChatLink.objects.get(conversation=id_).token}").text
    away = re.findall(r'<a [^>]*href="https?://[^>]*>', page)
    assert {"/fees", "/help", "/gold.png"} <= {
        path for link in away for path in re.findall(r"example(/[a-z.]+)", link)
    }
    assert [link for link in away if 'rel="noreferrer noopener"' not in link] == []


# Settings.

HTTPS = ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_HSTS_SECONDS")


def settings_of(monkeypatch, **environment):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return runpy.run_path(str(ROOM / "settings.py"))


def test_under_https_cookies_and_browsers_stay_with_it(monkeypatch):
    found = settings_of(monkeypatch, CHATLINKS_URL="https://chat.acme.example")
    assert [found[name] for name in HTTPS] == [True, True, 31_536_000]
    found = settings_of(monkeypatch, CHATLINKS_URL="http://127.0.0.1:8000")
    assert not any(found[name] for name in HTTPS)


def test_unless_told_so_there_is_no_proxy_no_demo_and_no_debugging(monkeypatch):
    for name in ("CHATLINKS_BEHIND_PROXY", "CHATLINKS_PROXIES", "CHATLINKS_DEMO"):
        monkeypatch.delenv(name, raising=False)
    found = settings_of(monkeypatch)
    assert [found[name] for name in ("SECURE_PROXY_SSL_HEADER", "PROXIES", "DEMO", "DEBUG")] == [
        None,
        0,
        False,
        False,
    ]
