from django.urls import path

from chatlinks.links.views import (
    code,
    copy_link,
    copy_link_script,
    links,
    passcode,
    policy,
    revoke,
    send,
    strike,
    with_slash,
)
from chatlinks.web import numbers  # noqa: F401, <number:…> in paths

urlpatterns = [
    path("copy-link.js", copy_link_script.show, name="copy-link-script"),
    path("copy-link/<slug:key>", copy_link.copy_link, name="copy-link"),
    path("links", links.mine, name="links"),
    path("links/end", links.end, name="end-links"),
    path("links/restore", links.restore, name="restore-links"),
    path("links/of/<slug:key>", links.of_business, name="links-of-business"),
    path("links/of/<slug:key>/policy", policy.save, name="link-policy"),
    path("c/<str:token>/", with_slash.show, name="chat-link-slash"),
    path("c/<str:token>/passcode", passcode.give, name="passcode"),
    path("c/<str:token>/code", code.ask, name="ask-code"),
    path("c/<str:token>/proof", code.prove, name="prove-address"),
    path("c/<str:token>/shares/<number:share>/revoke", revoke.revoke, name="revoke"),
    path("c/<str:token>/shares/<number:share>/mail", send.send, name="send-link"),
    path(
        "c/<str:token>/shares/<number:share>/people/<number:invitee>/strike",
        strike.strike,
        name="strike",
    ),
]
