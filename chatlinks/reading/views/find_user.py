"""POST /find-user: find a user's conversations by e-mail or phone, for those who may see personal details.

Each user found is recorded with who looked. By POST, so that what is looked for stands in no address; the answer leads to the list, narrowed to the user's number.
"""

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from chatlinks.conversations.access import lookup_businesses
from chatlinks.conversations.models import Lookup
from chatlinks.conversations.records.identity import Identity, spellings
from chatlinks.privacy.sealing import record_opening
from chatlinks.web.notices import forbidden

MOST = 20  # users that a list is narrowed to


@require_POST
def find(request: HttpRequest) -> HttpResponse:
    typed = request.POST.get("user", "")[:200]
    businesses = lookup_businesses(request.user.pk or 0)
    if not businesses:
        return forbidden(request)
    if not spellings(typed):
        messages.error(request, "Type a whole e-mail address or phone number.")
        return redirect("home")
    wanted = Q()
    for business_id in businesses:
        wanted |= Q(business_id=business_id, hash__in=Identity(business_id).lookups(typed))
    found = dict(
        Lookup.objects.filter(wanted)
        .order_by("contact_id")
        .values_list("contact_id", "business_id")
        .distinct()[:MOST]
    )
    for contact_id, business_id in found.items():
        record_opening(
            business_id,
            contact_id,
            why="looked the user up by e-mail or phone",
            person_id=request.user.pk,
        )
    if not found:
        messages.error(request, "No user has this e-mail or phone number.")
        return redirect("home")
    return redirect("/?" + "&".join(f"contact={contact_id}" for contact_id in found))
