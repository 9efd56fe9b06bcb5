"""What a conversation shows of how it went: ratings, bot breaks, a hand-over, angry words.

Bot breaks are told to those who work on the bot; for others they are no sign.
"""

from typing import NamedTuple

from chatlinks.conversations.message_filter import holding
from chatlinks.database.conditions import NOTHING, Condition, id_array

# Of the lowest rating; written so that the index `worst_first` knows it.
LOWEST = "c.lowest_rating * -1"
RATINGS = {
    "low": ("1 or 2", f"{LOWEST} BETWEEN -2 AND -1"),
    "1": ("1", f"{LOWEST} = -1"),
    "2": ("2", f"{LOWEST} = -2"),
    "3": ("3", f"{LOWEST} = -3"),
    "4": ("4", f"{LOWEST} = -4"),
    "5": ("5", f"{LOWEST} = -5"),
    "any": ("Rated", "c.lowest_rating IS NOT NULL"),
    "none": ("Not rated", "c.lowest_rating IS NULL"),
}
UNHAPPY, BREAK, HANDED_OVER = "unhappy", "break", "handed"
SIGNS = {
    UNHAPPY: "Unhappy",
    BREAK: "Bot break",
    HANDED_OVER: "Handed over to people",
}
TO_PEOPLE = """(c.team_id IS NOT NULL OR c.assignee_id IS NOT NULL OR EXISTS (
  SELECT FROM conversations_event e
  WHERE e.conversation_id = c.id AND e.business_id = c.business_id
    AND e.kind IN ('assigned_team', 'assigned_agent')))"""
BROKE = "m.is_broken"
# What users write who have had enough, by the stems of each language's search; no more than a sign.
ANGRY_WORDS = {
    "english": (
        "angry|furious|ridiculous|unacceptable|terrible|horrible|awful|worst|useless|pathetic"
        "|disgusting|disappointed|frustrated|nonsense|rubbish|cheated|liar|complaint|escalate"
        "|lawyer|(waste<2>time)|shame|idiot|stupid|hate|bakwas|bekar|ghatiya|dhokha"
        "|unverschämt|frechheit|enttäuscht|inaceptable|vergüenza|estafa|arnaque|scandaleux"
        "|inadmissible|inaceitável|vergonha|vergogna|inaccettabile"
    ),
    "hindi": "बकवास|बेकार|घटिया|धोखा|शिकायत|गुस्सा",
    "arabic": "سيئ|سيئة|احتيال|نصب|فضيحة|غاضب|شكوى|مهزلة",
}
ANGRY_QUERY = " || ".join(
    f"to_tsquery('{language}', '{words}')" for language, words in ANGRY_WORDS.items()
)
ANGRY = f"m.sender = 'user' AND m.words @@ ({ANGRY_QUERY})"


class SearchedBusinesses(NamedTuple):
    """Ids of those that are searched, and of those whose bot breaks the reader is told of."""

    ids: list[int]
    breaks_told: list[int]


def rated(choice: str) -> Condition:
    return RATINGS[choice][1], []


def shows(
    sign: str,
    of: SearchedBusinesses,
    up_to_date: Condition,
) -> list[Condition]:
    """`up_to_date`: those in which words may be looked for."""
    if sign == BREAK and not of.breaks_told:
        return [NOTHING]
    if sign == BREAK:
        # No condition of an index, which would be laid out for each business of a list of many.
        told: Condition = ("(c.business_id = ANY(%s)) IS TRUE", [id_array(of.breaks_told)])
        return [told, holding(of.breaks_told, (BROKE, []))]
    if sign == HANDED_OVER:
        return [(TO_PEOPLE, [])]
    return [unhappy(of, up_to_date)]


def unhappy(of: SearchedBusinesses, up_to_date: Condition) -> Condition:
    """Any of the signs is enough."""
    angry, of_angry = holding(of.ids, (ANGRY, []))
    signs = ["c.lowest_rating <= 2", f"({up_to_date[0]} AND {angry})"]
    needs = [*up_to_date[1], *of_angry]
    if of.breaks_told:
        broke, more = holding(of.breaks_told, (BROKE, []))
        signs.append(f"(c.business_id = ANY(%s) AND {broke})")
        needs = [*needs, id_array(of.breaks_told), *more]
    return f"({' OR '.join(signs)})", needs
