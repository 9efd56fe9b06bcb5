"""My Chats, put together: the agent's workload, the open chat, and what can be done with it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from chatlinks.agentchat.access import Chat
from chatlinks.agentchat.my_chats.chat_actions import chat_actions
from chatlinks.agentchat.my_chats.chat_stats import chat_stats, leaving
from chatlinks.agentchat.my_chats.workload import agent_workload
from chatlinks.agentchat.pane import pane
from chatlinks.chats import topics
from chatlinks.web.streaming import live
from chatlinks.web.zones import zone_of
from chatlinks.workspaces.memberships import chat_memberships


def page(
    request: HttpRequest,
    chat: Chat | None = None,
    *,
    typed: dict[str, Any] | None = None,
    problems: dict[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The whole page, or what stands beside the list alone (`?fragment=1`).

    `typed` is what a refused form held, by the names of its fields; `problems` why it was refused.
    """
    if request.GET.get("fragment"):
        context = open_chat(request, chat, typed or {}, problems or {})
        context["workload"] = None if chat else agent_workload(request.user)
        return render(
            request,
            "agentchat/my_chats/_open_chat.html",
            context,
        )
    context = followed(request, chat)  # before anything is read, so that nothing is missed
    context |= open_chat(request, chat, typed or {}, problems or {})
    context |= chat_list(request)
    return render(
        request,
        "agentchat/my_chats/page.html",
        context,
        status=status,
    )


def followed(request: HttpRequest, chat: Chat | None) -> dict[str, Any]:
    """The topics that the page follows, and what was heard of them by now."""
    person: Any = request.user
    lists = [topics.agent(person.pk)]
    lists += [topics.business(each.business_id) for each in chat_memberships(person)]
    everything = list(lists)
    if chat:
        everything += [topics.chat(chat.id), topics.typing(chat.id, "user")]
    return {
        "ticket": live.ticket(everything),
        "heard": live.heard(everything),
        "stats_topics": " ".join(lists),
    }


def open_chat(
    request: HttpRequest,
    chat: Chat | None,
    typed: dict[str, Any],
    problems: dict[str, str],
) -> dict[str, Any]:
    """What stands beside the list."""
    shown = pane(request, chat) if chat else None
    actions = (
        chat_actions(
            chat,
            shown,
            typed,
            problems,
        )
        if chat and shown
        else None
    )
    return {
        "pane": shown,
        "actions": actions,
        "open": chat.id if chat else None,
        "me": topics.agent(int(request.user.pk or 0)),
    }


def chat_list(request: HttpRequest) -> dict[str, Any]:
    """The list and the numbers above it."""
    return {
        "workload": agent_workload(request.user),
        "stats": chat_stats(request.user, zone_of(request)),
        "leaving": leaving(request.user),
    }
