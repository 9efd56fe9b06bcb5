"""What the live side has settled before anybody signs in.

Who has room for chats, and texts that agents send often.
"""

from chatlinks.accounts.models import Person
from chatlinks.chats.models import Availability, CannedResponse
from chatlinks.workspaces.models import Business

# (business, e-mail) → chats at a time: room for all who wait already, and for the visitor that one
# plays oneself
SLOTS = {("bank", "nikunj@tamarind.example"): 15}

# Business → name → text.
CANNED = {
    "bank": {
        "block-now": "The card is blocked from this minute. Nobody can pay with it,"
        " and nothing that you paid before is lost.",
        "branch-hours": "Branches are open Monday to Saturday, 10 to 4."
        " The second and fourth Saturday are holidays.",
        "refund-time": "The refund reaches your account within five working days."
        " You get a message when it does.",
    },
    "airline": {
        "bag-traced": "Your bag is traced."
        " A courier brings it to your address and calls half an hour before.",
        "check-in": "Online check-in opens 48 hours before departure"
        " and closes 60 minutes before it.",
        "refund-time": "Refunds go back to the card that you paid with"
        " and take seven to ten working days.",
    },
    "food": {
        "late-order": "Sorry for the wait! Your rider is on the way."
        " If it takes 20 minutes more, the delivery is on us.",
        "refund-time": "The refund is on its way and shows in your account within three days.",
        "wrong-item": "Sorry about the mix-up. I can send the right dish now, or refund it."
        " Which would you like?",
    },
}


def settle(business: Business) -> None:
    for name, text in CANNED[business.key].items():
        CannedResponse.objects.create(
            business=business,
            name=name,
            text=text,
        )
    for (key, email), slots in SLOTS.items():
        if key == business.key:
            agent = Person.objects.get(email=email)
            Availability.objects.create(
                business=business,
                person=agent,
                slots=slots,
            )
