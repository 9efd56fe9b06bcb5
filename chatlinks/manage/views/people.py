"""/people and /people/<key>: who belongs to a business, who is invited, and links for both."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chatlinks.accounts import new_password
from chatlinks.manage.forms import NewInvitation
from chatlinks.manage.guess_records import guess_records
from chatlinks.manage.history import note_password_link
from chatlinks.manage.mails import alarms, invitation_mail
from chatlinks.manage.masking import undoing, weakening
from chatlinks.manage.masking.asking import ask, is_sure
from chatlinks.web.zones import zone_of
from chatlinks.workspaces.guards import admin_of_business, admin_of_password, admin_required
from chatlinks.workspaces.memberships import (
    administered_by,
    passwords_handed_out_by,
)
from chatlinks.workspaces.models import Business, Membership
from chatlinks.workspaces.people import invitations

PAGE = "manage/people.html"
UNDO = "Undo stands under Members, and under Changes of the masking page."


@require_safe
@admin_required
def business_list(request: HttpRequest) -> HttpResponse:
    """The businesses whose people one manages; who has only one is led on to it."""
    businesses = list(administered_by(request.user))
    if len(businesses) == 1:
        return redirect("people", businesses[0].key)
    return render(request, "manage/people_businesses.html", {"businesses": businesses})


@require_http_methods(["GET", "POST"])
@admin_of_business
def show(request: HttpRequest, business: Business) -> HttpResponse:
    """POST invites. The link is in this one answer, and nowhere else."""
    if request.method == "GET":
        return drawn(request, business, NewInvitation(business))
    form = NewInvitation(business, request.POST)
    if not form.is_valid():
        return drawn(request, business, form, status=400)
    if form.shows_details and weakening.has_conversations(business) and not is_sure(request):
        invited = form.instance
        return ask(request, weakening.invited(business, invited.email, invited.role))
    person: Any = request.user
    token = form.store(person)
    link = f"{settings.BASE_URL}{reverse('invitation', args=[token])}"
    made = {
        "heading": f"Invitation for {form.instance.email}",
        "link": link,
        "mailed": invitation_mail.send(form.instance, link),
        "email": form.instance.email,
        "until": form.instance.expires_at,
    }
    return drawn(request, business, NewInvitation(business), made=made)


@require_POST
@admin_of_business
def revoke(request: HttpRequest, business: Business, invitation: int) -> HttpResponse:
    revoked = get_object_or_404(business.invitations, pk=invitation)
    invitations.revoke(revoked, request.user.pk)
    messages.success(request, f"The invitation for {revoked.email} is revoked.")
    return redirect("people", business.key)


@require_POST
@admin_of_password
def password_link(request: HttpRequest, business: Business, member: Membership) -> HttpResponse:
    """A link with which a member chooses a new password; it is in this one answer."""
    link = new_password.link_for(member.person)
    note_password_link(member, by=request.user.pk)
    made = {"heading": f"Link for {member.person}’s new password", "link": link, "mailed": False}
    return drawn(request, business, NewInvitation(business), made=made)


@require_POST
@admin_of_business
def permission(request: HttpRequest, business: Business, membership: int) -> HttpResponse:
    """Give a member the permission to see personal details, after a question; or take it back."""
    held = business.memberships.exclude(role=Membership.Role.AUDITOR)  # who open nothing
    member = get_object_or_404(held.select_related("person", "business"), pk=membership)
    allowed = request.POST.get("allowed") == "1"
    if allowed == member.view_personal_details:
        return redirect("people", business.key)
    if allowed and not is_sure(request):
        return ask(request, weakening.permitted(member))
    undoing.permit(member, allowed=allowed, by=request.user.pk)
    if allowed:
        messages.warning(request, f"{member.person} sees personal details now. {UNDO}")
    else:
        messages.success(request, f"{member.person} doesn’t see personal details any more.")
    return redirect("people", business.key)


@require_POST
@admin_of_business
def end_hold(request: HttpRequest, business: Business, alarm: int) -> HttpResponse:
    """Whoever was held back for guessing may write again; that they were stays on record."""
    held = get_object_or_404(business.guess_alarms, pk=alarm)
    held.end_hold()
    messages.success(request, f"{held.person} can write again.")
    return redirect(f"{reverse('people', args=[business.key])}#guesses")


def drawn(
    request: HttpRequest,
    business: Business,
    form: NewInvitation,
    *,
    made: dict[str, object] | None = None,
    status: int = 200,
) -> HttpResponse:
    held = business.memberships.select_related("person").order_by("-active", "person__name")
    members = list(held.prefetch_related("teams"))
    with_links = passwords_handed_out_by(request.user, [each.person for each in members])
    context = {
        "business": business,
        "zone": zone_of(request, business.time_zone),
        "form": form,
        "made": made,
        "invitations": invitations.open_ones(business),
        "guesses": guess_records(business),
        "now": timezone.now(),
        "alarms": alarms.standing(business, request.user.pk),
        "members": [(each, each.person_id in with_links) for each in members],
    }
    return render(request, PAGE, context, status=status)
