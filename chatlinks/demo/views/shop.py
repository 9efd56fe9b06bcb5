"""GET /demo and /demo/<business>: pretend sites of the demo's businesses, with their web chats.

On this machine only.
"""

from typing import NamedTuple

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from chatlinks.accounts.views.sign_in_by_link import demo_allowed
from chatlinks.web.notices import not_found
from chatlinks.web.serving.middleware import CONTENT_POLICY


class Offer(NamedTuple):
    picture: str
    title: str
    text: str


class Site(NamedTuple):
    name: str
    claim: str
    lead: str
    places: tuple[str, ...]
    offers: tuple[Offer, ...]


BANK = Site(
    name="Tamarind Bank",
    claim="Money, without the small print.",
    lead="Accounts that open in eight minutes, and people who answer.",
    places=("Accounts", "Cards", "Loans", "Branches"),
    offers=(
        Offer(
            "card",
            "Tamarind Everyday",
            "No fee, 3.1% on savings, free transfers.",
        ),
        Offer(
            "card_gold",
            "Tamarind Voyager",
            "No fee abroad, lounges, travel cover.",
        ),
        Offer(
            "house",
            "Home loans",
            "An answer by tomorrow, fixed for ten years.",
        ),
    ),
)
AIRLINE = Site(
    name="Halcyra Airways",
    claim="The long way up, the short way there.",
    lead="Dubai to forty cities, with a bag that comes along.",
    places=("Book", "Manage", "Check in", "Bags"),
    offers=(
        Offer(
            "plane",
            "Mumbai from AED 690",
            "Five flights a day, all with a meal.",
        ),
        Offer("seat_map", "Choose your seat", "Exit rows from AED 40."),
        Offer(
            "suitcase",
            "30 kg included",
            "On every fare, also the small one.",
        ),
    ),
)
FOOD = Site(
    name="Zaikoro",
    claim="Dinner, sorted.",
    lead="Three hundred kitchens, half an hour, no phone calls.",
    places=("Near you", "Offers", "Groceries", "Partners"),
    offers=(
        Offer(
            "dish_curry",
            "Smoky aubergine curry",
            "£9.20 · 25 minutes",
        ),
        Offer("dish_pizza", "Nduja pizza", "£11.50 · 20 minutes"),
        Offer("dish_bowl", "Miso salmon bowl", "£10.80 · 30 minutes"),
    ),
)
SITES = {
    "bank": BANK,
    "airline": AIRLINE,
    "food": FOOD,
}


@login_not_required
@require_GET
def choose(request: HttpRequest) -> HttpResponse:
    if not demo_allowed(request):
        return not_found(request)
    return render(request, "demo/choose.html", {"sites": SITES})


@login_not_required
@require_GET
def show(request: HttpRequest, key: str) -> HttpResponse:
    site = SITES.get(key)
    if site is None or not demo_allowed(request):
        return not_found(request)
    response = render(request, "demo/shop.html", {"key": key, "site": site})
    response.headers["Content-Security-Policy"] = f"{CONTENT_POLICY}; frame-src 'self'"
    return response
