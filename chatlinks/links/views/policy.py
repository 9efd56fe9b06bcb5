"""POST /links/of/<key>/policy: what a business allows of links that open without signing in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from chatlinks.links.sharing.forms import LinkPolicyForm
from chatlinks.links.sharing.policy import change, policy_of
from chatlinks.links.views.links import page_of
from chatlinks.web.notes import say
from chatlinks.workspaces.guards import admin_of_business
from chatlinks.workspaces.models import Business


@require_POST
@admin_of_business
def save(request: HttpRequest, business: Business) -> HttpResponse:
    form = LinkPolicyForm(request.POST, instance=policy_of(business.pk))
    if not form.is_valid():
        context = page_of(request, business, form)
        return render(request, "links/links.html", context, status=400)
    ended = change(form.chosen(), request.user.pk)
    text = "Saved." if not ended else f"Saved. {ended} links are ended for good."
    say(request, text)
    return redirect("links-of-business", business.key)
