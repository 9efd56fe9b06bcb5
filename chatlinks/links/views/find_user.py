"""POST /find-user: find a user's conversations by e-mail or phone, for those who may see personal details.

By POST, so that what is looked for stands in no address; the answer leads to the list, narrowed to the user's number.
"""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from chatlinks.conversations.access import lookup_businesses
from chatlinks.conversations.identity import Identity, spelling
from chatlinks.conversations.models import Lookup
from chatlinks.web.notices import forbidden

SHORTEST = 5


@require_POST
def find(request: HttpRequest) -> HttpResponse:
    typed = request.POST.get("user", "")[:200]
    businesses = lookup_businesses(request.user.pk or 0)
    if not businesses:
        return forbidden(request)
    if len(spelling(typed)) < SHORTEST:
        messages.error(request, "Type a whole e-mail address or phone number.")
        return redirect("home")
    found = [
        contact_id
        for business_id in businesses
        for contact_id in Lookup.objects.filter(
            business_id=business_id, hash=Identity(business_id).lookup(typed)
        ).values_list("contact_id", flat=True)
    ]
    if not found:
        messages.error(request, "No user has this e-mail or phone number.")
        return redirect("home")
    return redirect("/?" + "&".join(f"contact={contact_id}" for contact_id in sorted(set(found))[:20]))
