"""Why chats are closed: a business's own categories, or the usual ones until it has some."""

from chatlinks.chats.models import Category
from chatlinks.workspaces.models import Business

USUAL = ("Resolved", "Needs follow-up", "No answer", "Spam")


def names(business: Business) -> list[str]:
    """What an agent may choose from."""
    return list(Category.objects.filter(business=business).values_list("name", flat=True)) or list(
        USUAL
    )


def named(business: Business, name: str) -> Category | None:
    """The category of this name; the usual ones become the business's own when one is first chosen. None if there is none."""
    own = Category.objects.filter(business=business)
    if name in USUAL and not own.exists():
        Category.objects.bulk_create(
            (Category(business=business, name=each) for each in USUAL), ignore_conflicts=True
        )
    return own.filter(name=name).first()
