"""Who of a table's writers works for the business, as it is known already."""

from collections.abc import Iterable

from chatlinks.intake.models import FileImport
from chatlinks.intake.uploads import details as sealed_details
from chatlinks.workspaces.models import Business, Membership

LOOKED_AT = 10  # imports before this one


def guessed(business: Business, names: Iterable[str]) -> dict[str, str]:
    """Name → user, bot or agent: as it was said of the last files, else by who is a member. Nobody
    is asked twice who works here; all others are users.
    """
    before = said_before(business)
    members = {name.strip().casefold() for name in names_of_members(business)}
    return {name: before.get(name) or by_name(name, members) for name in names}


def by_name(name: str, members: set[str]) -> str:
    if name.casefold() in members:
        return "agent"
    return "bot" if "bot" in name.casefold().split() else "user"


def said_before(business: Business) -> dict[str, str]:
    said: dict[str, str] = {}
    imports = FileImport.objects.filter(business=business, state=FileImport.State.DONE)
    for each in reversed(imports.order_by("-pk")[:LOOKED_AT]):
        said.update(sealed_details.opened(each).who)
    return said


def names_of_members(business: Business) -> Iterable[str]:
    rows = Membership.objects.filter(business=business, active=True)
    return rows.values_list("person__name", flat=True)
