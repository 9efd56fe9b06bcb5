"""/masking and /masking/<key>: what each of one's businesses counts as personal."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from chatlinks.manage.masking_page import TryOut, masking_page
from chatlinks.workspaces.guards import admin_of_business, admin_required
from chatlinks.workspaces.lock import lock_business
from chatlinks.workspaces.memberships import administered_by
from chatlinks.workspaces.models import Business

ANEW = (
    "The history is being masked by the new rules; "
    "whatever is opened meanwhile follows them at once."
)
PAGE = "manage/masking.html"


@admin_required
def business_list(request: HttpRequest) -> HttpResponse:
    """The businesses whose masking one manages; who has only one is led on to it."""
    businesses = list(administered_by(request.user))
    if len(businesses) == 1:
        return redirect("masking", businesses[0].key)
    return render(request, "manage/masking_businesses.html", {"businesses": businesses})


@require_http_methods(["GET", "POST"])
@admin_of_business
def show(request: HttpRequest, business: Business) -> HttpResponse:
    """POST tries a text out; nothing of it is kept."""
    form = TryOut(request.POST if request.method == "POST" else None)
    return render(
        request,
        PAGE,
        {"page": masking_page(business, form)},
    )


@require_POST
@admin_of_business
def save_pattern(request: HttpRequest, business: Business) -> HttpResponse:
    form = TryOut({**request.POST.dict(), "text": request.POST.get("text") or "-"})
    name = request.POST.get("name", "").strip()
    expression = request.POST.get("expression", "")
    if not name or not expression:
        form.add_error(None, "A pattern needs a name and an expression.")
    elif form.is_valid() and business.patterns.filter(name=name).exists():
        form.add_error("name", "There is a pattern of this name already.")
    if not form.is_valid():
        return render(
            request,
            PAGE,
            {"page": masking_page(business, form)},
            status=400,
        )
    with transaction.atomic():
        lock_business(business.pk)
        business.patterns.create(name=name, expression=expression)
        business.change_rules(f"Pattern “{name}” saved", request.user.pk)
    return changed(request, business, f"The pattern “{name}” is saved.")


@require_POST
@admin_of_business
def delete_pattern(
    request: HttpRequest,
    business: Business,
    pattern: int,
) -> HttpResponse:
    gone = get_object_or_404(business.patterns, pk=pattern)
    with transaction.atomic():
        lock_business(business.pk)
        gone.delete()
        business.change_rules(f"Pattern “{gone.name}” deleted", request.user.pk)
    return changed(request, business, f"The pattern “{gone.name}” is deleted.")


@require_POST
@admin_of_business
def choose_profile(request: HttpRequest, business: Business) -> HttpResponse:
    profile = request.POST.get("profile", "")
    if profile not in Business.Profile.values or profile == business.profile:
        return redirect("masking", business.key)
    with transaction.atomic():
        lock_business(business.pk)
        business.profile = profile
        business.save(update_fields=["profile"])
        business.change_rules(f"Profile “{profile}” chosen", request.user.pk)
    return changed(request, business, f"The profile is “{profile}” now.")


@require_POST
@admin_of_business
def choose_entity(
    request: HttpRequest,
    business: Business,
    entity: int,
) -> HttpResponse:
    """Mark an entity as personal, or as not personal any more."""
    chosen = get_object_or_404(business.entity_types, pk=entity)
    personal = request.POST.get("personal") == "1"
    if chosen.personal == personal:
        return redirect("masking", business.key)
    what = f"“{chosen.name}” is {'personal' if personal else 'not personal'}"
    with transaction.atomic():
        lock_business(business.pk)
        chosen.personal = personal
        chosen.save(update_fields=["personal"])
        business.change_rules(f"Entity {what}", request.user.pk)
    return changed(request, business, f"{what} now.")


def changed(
    request: HttpRequest,
    business: Business,
    text: str,
) -> HttpResponse:
    messages.success(request, f"{text} {ANEW}")
    return redirect("masking", business.key)
