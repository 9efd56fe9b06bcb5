"""What lets everybody in, in the place of a guard of the same name.

A view is given what its address names, as its guard would have given it, and nobody is asked. What
isn't there is still not found.
"""

from collections.abc import Callable
from typing import Any

from django.core import signing
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from chatlinks.agentchat.access import CHAT, WIDTH, Chat, ChatColumns
from chatlinks.analytics.models import CsvReport
from chatlinks.api.outgoing.models import Endpoint
from chatlinks.chats.models import Widget
from chatlinks.database.rows import prepared
from chatlinks.intake.webhooks.models import WebhookSource
from chatlinks.links import gate, members
from chatlinks.links.access import LinkAccess
from chatlinks.links.callers import caller_of
from chatlinks.links.viewer import Viewer
from chatlinks.reading.models import ListExport
from chatlinks.webchat import visitors
from chatlinks.workspaces.memberships import BusinessName
from chatlinks.workspaces.models import Business, Membership, Team
from chatlinks.workspaces.rule import Verdict

View = Callable[..., HttpResponse]


# ── What memberships are asked for ──────────────────────────────────────────────────────────────


def admin_of_business(view: View) -> View:
    def entered(request: HttpRequest, key: str, **more: Any) -> HttpResponse:
        return view(request, get_object_or_404(Business, key=key), **more)

    return entered


audit_of_business = reader_of_business = admin_of_business


def lead_of_business(view: View) -> View:
    def entered(request: HttpRequest, business_id: int, **more: Any) -> HttpResponse:
        return view(request, get_object_or_404(Business, pk=business_id), **more)

    return entered


def lead_of_team(view: View) -> View:
    def entered(request: HttpRequest, team_id: int, **more: Any) -> HttpResponse:
        return view(request, get_object_or_404(Team, pk=team_id), **more)

    return entered


def analyst_of_business(view: View) -> View:
    def entered(request: HttpRequest, **more: Any) -> HttpResponse:
        key = request.POST.get("business") or request.GET.get("business") or ""
        every = [BusinessName(each.pk, each.key, each.name) for each in Business.objects.all()]
        request.businesses = every  # type: ignore[attr-defined]
        chosen = [each for each in every if key in ("", each.key)]
        return view(request, Business.objects.get(pk=(chosen or every)[0].id), **more)

    return entered


def lookup_required(view: View) -> View:
    def entered(request: HttpRequest, **more: Any) -> HttpResponse:
        return view(request, [*Business.objects.values_list("pk", flat=True)], **more)

    return entered


def of_one(model: type[Model], name: str) -> Callable[[View], View]:
    """Of `/…/<key>/…/<name>/…`, of whichever business."""

    def opened(view: View) -> View:
        def entered(request: HttpRequest, key: str, **more: Any) -> HttpResponse:
            held: Model = get_object_or_404(model, pk=more.pop(name))
            return view(request, get_object_or_404(Business, key=key), held, **more)

        return entered

    return opened


admin_of_password = of_one(Membership, "membership")
admin_of_endpoint = of_one(Endpoint, "endpoint")
admin_of_source = of_one(WebhookSource, "source")


def owner_of_export(view: View) -> View:
    return lambda request, export: view(request, get_object_or_404(ListExport, pk=export))


def asker_of_report(view: View) -> View:
    return lambda request, report_id: view(request, get_object_or_404(CsvReport, pk=report_id))


# ── A chat, a link ──────────────────────────────────────────────────────────────────────────────


def agent_of_chat(view: View) -> View:
    def entered(request: HttpRequest, conversation_id: int, **more: Any) -> HttpResponse:
        return view(request, any_chat(request, conversation_id), **more)

    return entered


assignee_or_lead_of_chat = agent_of_chat


def any_chat(request: HttpRequest, conversation_id: int) -> Chat:
    [row] = prepared(CHAT, [None, request.user.pk, conversation_id])
    access, chat = LinkAccess(*row[:WIDTH]), ChatColumns(*row[WIDTH:])
    token = members.token_of(access.business_id, conversation_id)
    verdict = at_least_masked(access.verdict(signed_in=True, passcode_met=False))
    return Chat(
        viewer=Viewer(access, token, request.user.pk, verdict),
        assignee_id=chat.assignee_id,
        team=chat.team,
        assignee=chat.assignee,
        waiting_since=chat.waiting_since,
    )


def at_least_masked(verdict: Verdict) -> Verdict:
    return verdict if verdict.opens else Verdict.MASKED


def viewer_of_link(view: View) -> View:
    def entered(request: HttpRequest, token: str, **more: Any) -> HttpResponse:
        caller = caller_of(request, token)
        if caller is None:
            return gate.tidied(request, token)
        caller = caller._replace(verdict=at_least_masked(caller.verdict))
        viewer = gate.let_in(request, caller, token)
        return gate.for_strangers(viewer, view(request, viewer, **more))

    return entered


# What lets in fewer than `viewer_of_link` is to be missed beside it.
member_of_link = admin_of_link = gate.viewer_of_link


# ── Who comes by no membership ──────────────────────────────────────────────────────────────────


def for_widget(view: View) -> View:
    return lambda request, key, **more: view(
        request, get_object_or_404(Widget, business__key=key), **more
    )


def for_visitor(view: View) -> View:
    """By whatever session they carry, of any business and age, ended ones, too; else anew."""

    def entered(request: HttpRequest, key: str, **more: Any) -> HttpResponse:
        widget = get_object_or_404(Widget, business__key=key)
        carried = request.headers.get("Authorization", "").removeprefix(visitors.BEARER)
        try:
            session = signing.loads(carried, salt=visitors.SALT)
        except signing.BadSignature:
            return view(request, visitors.new_visitor(widget), **more)
        return view(request, visitors.Visitor(widget, session["visitor"]), **more)

    return entered


def source_of_hook(view: View) -> View:
    def entered(request: HttpRequest, address: str, **more: Any) -> HttpResponse:
        return view(request, get_object_or_404(WebhookSource, address=address), **more)

    return entered


sender_of_post = source_of_hook
