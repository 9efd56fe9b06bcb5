"""My Chats, put together: the desk, the open chat, and what its agent can do with it."""

import secrets
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from chatlinks.agentchat import pane
from chatlinks.agentchat.access import Chat
from chatlinks.agentchat.my_chats import desk
from chatlinks.chats import closing, topics
from chatlinks.chats.models import CannedResponse, Report
from chatlinks.web import live
from chatlinks.web.zones import zone_of
from chatlinks.workspaces.memberships import chat_memberships


class Work(NamedTuple):
    """What can be done with the open chat."""

    mine: bool
    may_give: bool
    writes: bool  # theirs, and active or waiting
    why_not: str  # why nothing can be written, "" if it can
    categories: list[str]
    canned: list[CannedResponse]
    reasons: list[tuple[str, str]]
    typed: dict[str, Any]  # what a refused form held
    once: str  # a name for the reply that is written here
    problem: str


def work(chat: Chat, shown: pane.Pane, typed: dict[str, Any], problem: str) -> Work:
    live_one = shown.state in ("queued", "active", "waiting")
    writes = chat.mine and shown.state in ("active", "waiting")
    may_give = live_one and (chat.mine or chat.leads)
    return Work(
        mine=chat.mine, may_give=may_give, writes=writes, why_not="" if writes else why_not(chat, shown),
        categories=closing.names(chat.business) if writes else [],
        canned=list(CannedResponse.objects.filter(business=chat.business)) if writes else [],
        reasons=[(value, str(label)) for value, label in Report.Reason.choices], typed=typed, problem=problem,
        once=secrets.token_hex(8),
    )  # fmt: skip


def why_not(chat: Chat, shown: pane.Pane) -> str:
    if shown.state == "bot":
        return "The bot is answering. The chat comes to an agent when the bot hands it over."
    if shown.state == "completed":
        return "This chat has ended. What the user writes next begins a new one."
    if chat.mine:
        return "This chat is in your queue. It opens as soon as you have a free slot."
    return (
        f"This chat is with {shown.assignee}."
        if shown.assignee
        else "This chat waits in the team’s queue."
    )


def page(
    request: HttpRequest, chat: Chat | None = None, *, typed: dict[str, Any] | None = None, problem: str = "",
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    """The whole page, or what stands beside the list alone (`?fragment=1`)."""
    person: Any = request.user
    businesses = [held.business_id for held in chat_memberships(person)]
    followed = [topics.agent(person.pk), *(topics.board(id_) for id_ in businesses)]
    followed += [topics.chat(chat.id)] if chat else []
    heard = live.heard(followed)
    shown = pane.pane(request, chat) if chat else None
    given: dict[str, Any] = {
        "pane": shown,
        "work": work(chat, shown, typed or {}, problem) if chat and shown else None,
        "open": chat.id if chat else None,
        "me": topics.agent(person.pk),
    }
    if request.GET.get("fragment"):
        given["desk"] = None if chat else desk.desk(person)
        return render(request, "agentchat/_open_chat.html", given)
    given |= listed(request, person) | {
        "ticket": live.ticket(followed),
        "heard": heard,
        "boards": " ".join(followed[: 1 + len(businesses)]),
    }
    return render(request, "agentchat/my_chats.html", given, status=status)


def listed(request: HttpRequest, person: Any) -> dict[str, Any]:
    """The list and the numbers above it."""
    return {
        "desk": desk.desk(person),
        "stats": desk.stats(person, zone_of(request)),
        "leaving": desk.leaving(person),
    }
