"""What is told in words: kinds that are masked or not, and words that are never names."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from chatlinks.manage.mails import alarms
from chatlinks.manage.masking import weakening
from chatlinks.manage.masking.asking import ask, is_sure
from chatlinks.manage.masking.masking_page import masking_page
from chatlinks.manage.masking.never_names import NeverNames
from chatlinks.manage.masking.told_kinds import told_kinds
from chatlinks.manage.views.masking import PAGE, changed
from chatlinks.web.zones import zone_of
from chatlinks.workspaces.guards import admin_of_business
from chatlinks.workspaces.lock import lock_business
from chatlinks.workspaces.models import Business


@require_POST
@admin_of_business
def choose_kind(request: HttpRequest, business: Business, kind: str) -> HttpResponse:
    """Mask a kind of what is told, or leave it readable."""
    chosen = next((each for each in told_kinds(business) if each.name == kind), None)
    if chosen is None:
        raise Http404
    masked = request.POST.get("masked") == "1"
    if chosen.masked == masked:
        return redirect("masking", business.key)
    if not masked and not is_sure(request):
        return ask(request, weakening.not_told(business, chosen))
    what = f"{chosen.label} told in words are {'masked' if masked else 'not masked'}"
    with transaction.atomic():
        lock_business(business.pk)
        business.refresh_from_db(fields=["told_kinds_off"])
        off = {*business.told_kinds_off} - {kind}
        business.told_kinds_off = sorted(off if masked else {*off, kind})
        business.save(update_fields=["told_kinds_off"])
        business.change_rules(
            what,
            request.user.pk,
            undo=None if masked else {"told_kind": kind},
        )
    return changed(request, business, f"{what} now.", more=not masked)


@require_POST
@admin_of_business
def save_never_names(request: HttpRequest, business: Business) -> HttpResponse:
    form = NeverNames(request.POST)
    if not form.is_valid():
        page = masking_page(business, never_names=form)
        told = alarms.standing(business, request.user.pk)
        zone = zone_of(request, business.time_zone)
        context = {"page": page, "alarms": told, "zone": zone}
        return render(request, PAGE, context, status=400)
    words = form.cleaned_data["words"]
    if words == business.never_names:
        messages.info(request, "These words are saved already.")
        return redirect("masking", business.key)
    added = [word for word in words if word not in business.never_names]
    if added and not is_sure(request):
        return ask(request, weakening.never_names(business, added))
    with transaction.atomic():
        lock_business(business.pk)
        business.never_names = words
        business.save(update_fields=["never_names"])
        business.change_rules(
            f"Words that are never names: {len(words):,}",
            request.user.pk,
            undo={"never_names": added} if added else None,
        )
    return changed(request, business, "The words are saved.", more=bool(added))
