"""Whose a name in a table is: the user's, or that of whoever wrote the row."""

from collections import defaultdict

from chatlinks.intake.importers.roles import sender_of
from chatlinks.intake.importers.table.columns import letters
from chatlinks.intake.importers.table.sheet import Sheet

OF_EITHER = ("name", "username", "displayname")  # headings that don't say it


def told_apart(sheet: Sheet, places: dict[str, int]) -> dict[str, int]:
    """The same columns. One that was taken for who wrote a row, though it has the same name in all
    rows of a conversation, is the name of its user.
    """
    place = places.get("author")
    if place is None or "from" not in places or "contact_name" in places:
        return places
    if letters(sheet.header[place]) not in OF_EITHER or not stays(sheet, places, place):
        return places
    others = {ours: column for ours, column in places.items() if ours != "author"}
    return {**others, "contact_name": place}


def stays(sheet: Sheet, places: dict[str, int], place: int) -> bool:
    """Is it one name in each conversation in which several bear one, and is there such a one?"""
    of = places.get("conversation", places.get("contact"))
    names: dict[str, set[str]] = defaultdict(set)
    senders: dict[str, set[str]] = defaultdict(set)
    for row in sheet.rows:
        if len(row) != len(sheet.header):
            continue
        name, sender = row[place].strip(), sender_of(row[places["from"]])
        if name and sender:
            conversation = "" if of is None else row[of]
            names[conversation].add(name)
            senders[conversation].add(sender)
    of_several = [names[each] for each, wrote in senders.items() if len(wrote) > 1]
    return bool(of_several) and all(len(each) == 1 for each in of_several)
