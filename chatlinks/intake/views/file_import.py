"""/import/<key>: a file of another tool is handed in, looked at and imported."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from chatlinks.conversations.live.files import readable_size
from chatlinks.intake.importers import table
from chatlinks.intake.importers.formats import EVERY
from chatlinks.intake.importers.table.columns import FIELDS
from chatlinks.intake.models import FileImport
from chatlinks.intake.uploads import details as sealed_details
from chatlinks.intake.uploads import work
from chatlinks.intake.uploads.details import Details, PreviewedConversation
from chatlinks.intake.uploads.guesses import guessed
from chatlinks.intake.uploads.sealed_file import SealingHandler
from chatlinks.web.guards import checked_within
from chatlinks.web.streaming import live
from chatlinks.web.zones import zone_of
from chatlinks.workspaces.business_list import choose_business
from chatlinks.workspaces.guards import admin_of_business, admin_required
from chatlinks.workspaces.memberships import administered_by
from chatlinks.workspaces.models import Business

NO_FILE = "Choose a file first."
EMPTY = "The file is empty. Export it anew, and choose it again."
ENOUGH = f"{work.AT_ONCE} files are waiting already. Wait for one of them."
MOST_NAMES = 500
MOST_ASKED = 40  # of those who wrote in a table; whoever is in most conversations first
ROLES = {"user": "User", "bot": "Bot", "agent": "Agent"}
TABLE = table.FORMAT.key
FORMATS = {each.key: each for each in EVERY}


@require_safe
@admin_required
def business_list(request: HttpRequest) -> HttpResponse:
    """The businesses into which one imports; who has only one is led on to it."""
    return choose_business(
        request,
        administered_by(request.user),
        "imports",
        "intake/businesses.html",
    )


@checked_within
@require_http_methods(["GET", "POST"])
@admin_of_business
def show(request: HttpRequest, business: Business) -> HttpResponse:
    """POST hands in a file, which is looked at before anything is stored."""
    if request.method == "GET":
        return drawn(request, business)
    with transaction.atomic():
        person: Any = request.user
        file_import = business.file_imports.create(person=person)
        request.upload_handlers = [SealingHandler(request, file_import)]
        answer = hand_in(request, business, file_import)
        if answer.status_code != 302:
            transaction.set_rollback(True)
        return answer


@csrf_protect
def hand_in(request: HttpRequest, business: Business, file_import: FileImport) -> HttpResponse:
    file, chosen = request.FILES.get("file"), request.POST.get("format", "")
    if file is None or chosen not in ("", *FORMATS):
        return drawn(request, business, error=NO_FILE)
    if not file.size:
        return drawn(request, business, error=EMPTY)
    under_way = business.file_imports.filter(state__in=("waiting", "running"))
    if under_way.count() > work.AT_ONCE:
        return drawn(request, business, error=ENOUGH)
    file_import.format, file_import.size = chosen, file.size
    file_import.save()
    details = Details(name=str(file.name), agents=names_in(request.POST.get("agents", "")))
    work.queue(file_import, details, dry=True)
    return redirect("import", business.key, file_import.pk)


def names_in(text: str) -> list[str]:
    lines = [line.strip() for line in text.replace("\0", "").splitlines()]
    return [line[:200] for line in lines if line][:MOST_NAMES]


@require_http_methods(["GET", "POST"])
@admin_of_business
def one(request: HttpRequest, business: Business, number: int) -> HttpResponse:
    """What was handed in. POST says what it is, has it looked at again, imports or discards it."""
    file_import: FileImport = get_object_or_404(business.file_imports, pk=number)
    if request.method == "GET":
        return drawn_one(request, business, file_import)
    if request.POST.get("do") == "discard":
        file_import.delete()
        messages.success(request, "The file was deleted. What was imported of it stays.")
        return redirect("imports", business.key)
    if file_import.is_under_way or not file_import.pieces.exists():
        return redirect("import", business.key, number)
    details = sealed_details.opened(file_import)
    if is_own(request, file_import):
        choose(request, file_import, details)
    work.queue(
        file_import,
        details,
        dry=request.POST.get("do") != "import",
    )
    return redirect("import", business.key, number)


def is_own(request: HttpRequest, file_import: FileImport) -> bool:
    """Names stand in a file, and in its own: they are shown to whoever handed it in, who has them,
    and to no other admin.
    """
    return file_import.person_id == request.user.pk


def without_names(details: Details) -> Details:
    return replace(details, name="", participants=[], agents=[], who={})


def choose(request: HttpRequest, file_import: FileImport, details: Details) -> None:
    """Take what the form says of the file."""
    chosen = request.POST.get("format", "")
    if chosen in FORMATS and chosen != file_import.format:
        file_import.format = chosen
        file_import.save(update_fields=["format"])
    ticked = [name for name in details.participants if name in request.POST.getlist("agent")]
    details.agents = list(dict.fromkeys([*ticked, *names_in(request.POST.get("agents", ""))]))
    details.who.update(who_is_who(request, details))
    asked = {name: request.POST.get(f"column-{n}") for n, name in enumerate(details.headings)}
    details.columns = {
        name: field or "none"
        for name, field in asked.items()
        if field is not None and (field in FIELDS or not field)
    }


def timed(conversation: PreviewedConversation) -> dict[str, Any]:
    messages = [
        {**each, "at": datetime.fromisoformat(each["at"])} for each in conversation["messages"]
    ]
    return {**conversation, "messages": messages}


def pick(who: dict[str, str], names: list[str]) -> dict[str, str]:
    return {name: who[name] for name in names if name in who}


def who_is_who(request: HttpRequest, details: Details) -> dict[str, str]:
    """Of those who wrote in a table, as far as they were asked."""
    asked = {name: request.POST.get(f"who-{n}") for n, name in enumerate(details.participants)}
    return {name: role for name, role in asked.items() if role in ROLES}


def drawn(
    request: HttpRequest,
    business: Business,
    *,
    error: str = "",
) -> HttpResponse:
    listed = business.file_imports.filter(size__gt=0)
    own = listed.defer("details").select_related("person").order_by("-pk")[:50]
    context = {
        "business": business,
        "zone": zone_of(request, business.time_zone),
        "formats": EVERY,
        "imports": [(each, FORMATS.get(each.format)) for each in own],
        "error": error,
    }
    return render(request, "intake/imports.html", context, status=400 if error else 200)


def drawn_one(request: HttpRequest, business: Business, file_import: FileImport) -> HttpResponse:
    topics = [work.topic(business.pk)]
    heard = live.heard(topics)  # before it is read
    file_import.refresh_from_db()
    details = sealed_details.opened(file_import)
    if not is_own(request, file_import):
        details = without_names(details)
    asked = details.participants[:MOST_ASKED] if file_import.format == TABLE else []
    context: dict[str, Any] = {
        "business": business,
        "zone": zone_of(request, business.time_zone),
        "file_import": file_import,
        "details": details,
        "asked": {**guessed(business, asked), **pick(details.who, asked)} if asked else {},
        "roles": ROLES,
        "is_own": is_own(request, file_import),
        "preview": [timed(each) for each in details.preview],
        "size": readable_size(file_import.size),
        "is_there": file_import.pieces.exists(),
        "format": FORMATS.get(file_import.format),
        "formats": EVERY,
        "fields": FIELDS,
        "topics": topics,
        "ticket": live.ticket(topics),
        "heard": heard,
    }
    name = "intake/_import.html" if request.GET.get("fragment") else "intake/import.html"
    return render(request, name, context)
