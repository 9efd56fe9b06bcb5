"""/masking and /masking/<key>: what each of one's businesses counts as personal."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chatlinks.manage.mails import alarms
from chatlinks.manage.masking import undoing, weakening
from chatlinks.manage.masking.asking import ask, is_sure
from chatlinks.manage.masking.masking_page import masking_page
from chatlinks.manage.masking.trying_out import TryOut
from chatlinks.manage.masking.undoing import switch
from chatlinks.web.notes import Undo, say
from chatlinks.web.zones import zone_of
from chatlinks.workspaces.guards import admin_of_business, admin_required
from chatlinks.workspaces.lock import lock_business
from chatlinks.workspaces.memberships import administered_by
from chatlinks.workspaces.models import Business, RuleChange

ANEW = (
    "The history is being masked by the new policy; "
    "whatever is opened meanwhile follows them at once."
)
PAGE = "manage/masking.html"


@require_safe
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
        with_alarms(request, business, form),
    )


def with_alarms(
    request: HttpRequest,
    business: Business,
    form: TryOut,
) -> dict[str, object]:
    raised = alarms.standing(business, request.user.pk)
    zone = zone_of(request, business.time_zone)
    return {"page": masking_page(business, form), "alarms": raised, "zone": zone}


@require_POST
@admin_of_business
def save_pattern(request: HttpRequest, business: Business) -> HttpResponse:
    form = TryOut(request.POST)
    form.fields["text"].required = False
    name = request.POST.get("name", "").strip()
    expression = request.POST.get("expression", "")
    if not name:
        form.add_error("name", "A pattern needs a name.")
    if not expression:
        form.add_error("expression", "A pattern needs an expression.")
    if form.is_valid() and business.patterns.filter(name=name).exists():
        form.add_error("name", "There is a pattern of this name already.")
    if not form.is_valid():
        return render(
            request,
            PAGE,
            with_alarms(request, business, form),
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
    if not is_sure(request):
        return ask(request, weakening.without_pattern(business, gone))
    with transaction.atomic():
        lock_business(business.pk)
        gone.delete()
        business.change_rules(
            f"Pattern “{gone.name}” deleted",
            request.user.pk,
            undo={"pattern": gone.name, "expression": gone.expression},
        )
    return changed(request, business, f"The pattern “{gone.name}” is deleted.", more=True)


@require_POST
@admin_of_business
def choose_profile(request: HttpRequest, business: Business) -> HttpResponse:
    profile = request.POST.get("profile", "")
    if profile not in Business.Profile.values or profile == business.profile:
        return redirect("masking", business.key)
    shows_more = profile == Business.Profile.BALANCED
    if shows_more and not is_sure(request):
        return ask(request, weakening.balanced(business))
    with transaction.atomic():
        lock_business(business.pk)
        business.profile = profile
        business.save(update_fields=["profile"])
        business.change_rules(
            f"Profile “{profile}” chosen",
            request.user.pk,
            undo={"profile": Business.Profile.STRICT} if shows_more else None,
        )
    return changed(request, business, f"The profile is “{profile}” now.", more=shows_more)


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
    if not personal and not is_sure(request):
        return ask(request, weakening.not_personal(business, chosen))
    what = f"“{chosen.name}” is {'personal' if personal else 'not personal'}"
    with transaction.atomic():
        lock_business(business.pk)
        chosen.personal = personal
        chosen.save(update_fields=["personal"])
        business.change_rules(
            f"Entity {what}",
            request.user.pk,
            undo=None if personal else {"entity": chosen.pk},
        )
    return changed(request, business, f"{what} now.", more=not personal)


@require_POST
@admin_of_business
def switch_masking(request: HttpRequest, business: Business) -> HttpResponse:
    """For the members of the business. What is stored stays masked, and so do links for anyone."""
    masking = request.POST.get("masking") == "1"
    if masking == business.masking:
        return redirect("masking", business.key)
    if not masking and not is_sure(request):
        return ask(request, weakening.switched_off(business))
    switch(business, masking=masking, by=request.user.pk)
    if masking:
        messages.success(request, "Masking is switched on.")
    else:
        say(request, "Masking is switched off.", last_undo(business), messages.WARNING)
    return redirect("masking", business.key)


@require_POST
@admin_of_business
def switch_leads(request: HttpRequest, business: Business) -> HttpResponse:
    """Whether team leads with both accesses see personal details without the permission."""
    seeing = request.POST.get("leads") == "1"
    if seeing == business.leads_with_both_see:
        return redirect("masking", business.key)
    if seeing and not is_sure(request):
        return ask(request, weakening.leads_see(business))
    undoing.let_leads_see(business, seeing=seeing, by=request.user.pk)
    if seeing:
        text = "Team leads with both accesses see personal details now."
        say(request, text, last_undo(business), messages.WARNING)
    else:
        messages.success(request, "Team leads see personal details by the permission alone.")
    return redirect("masking", business.key)


@require_POST
@admin_of_business
def undo(request: HttpRequest, business: Business, change: int) -> HttpResponse:
    """Take back a change that showed more."""
    made: RuleChange = get_object_or_404(business.rule_changes.exclude(undo=None), pk=change)
    anew = "" if undoing.OF_MEMBERS & (made.undo or {}).keys() else f" {ANEW}"
    undoing.undo(business, made, request.user.pk)
    messages.success(request, f"Taken back: {made.what}.{anew}")
    return redirect("masking", business.key)


def last_undo(business: Business) -> Undo:
    """Of the change that was made just now; later it stands under Changes."""
    change = business.rule_changes.exclude(undo=None).latest("pk")
    return Undo(reverse("undo-masking-change", args=[business.key, change.pk]), {})


def changed(
    request: HttpRequest,
    business: Business,
    text: str,
    *,
    more: bool = False,
) -> HttpResponse:
    """`more`: it shows more than before."""
    if more:
        say(request, f"{text} {ANEW}", last_undo(business), messages.WARNING)
    else:
        messages.success(request, f"{text} {ANEW}")
    return redirect("masking", business.key)
