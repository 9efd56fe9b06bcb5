"""Why chats are closed: a business's own categories, or the usual ones until it has some."""

from typing import NamedTuple

from chatlinks.chats.models import Category
from chatlinks.workspaces.models import Business

USUAL = ("Resolved", "Needs follow-up", "No answer", "Spam")


class ClosingDetails(NamedTuple):
    """What an agent says when they close a chat."""

    category: Category | None = None
    note: str = ""  # something to follow up
    seen: int | None = None  # how many messages they had before them


NO_DETAILS = ClosingDetails()


def category_names(business: Business) -> list[str]:
    """What an agent may choose from."""
    own = Category.objects.filter(business=business).values_list("name", flat=True)
    return list(own) or list(USUAL)


def category(business: Business, name: str) -> Category | None:
    """The category of this name, None if there is none.

    The usual ones become the business's own when one is first chosen.
    """
    own = Category.objects.filter(business=business)
    if name in USUAL and not own.exists():
        usual = [Category(business=business, name=each) for each in USUAL]
        Category.objects.bulk_create(usual, ignore_conflicts=True)
    return own.filter(name=name).first()
