"""What an event is called on the timeline."""

from markupsafe import Markup

LINES = {
    "session_started": "Start of session #{number}",
    "assigned_team": "Assigned to {team}",
    "assigned_agent": "Assigned to {agent}",
    "waiting": "Waiting for the user",
    "returned_to_bot": "Returned to the bot",
    "reopened": "Reopened",
    "completed": "Marked as complete",
    "completed_by": "Marked as complete by {agent}",
    "note": "Note",
}


def event_line(
    kind: str,
    number: int,
    team: Markup,
    agent: Markup,
    text: Markup,
) -> Markup:
    """An event as a line of the timeline. What comes in is safe HTML, so what goes out is."""
    name = "completed_by" if kind == "completed" and agent else kind
    line = LINES.get(name, "").format(
        number=number,
        team=team or "a team",
        agent=agent or "an assistant",
    )
    return Markup(f"{line}: {text}" if text else line)  # noqa: S704, safe above


NOTES = {"note"}  # for colleagues
# … and what is the business's own affair, for whoever comes by a link alone.
INTERNAL = {*NOTES, "assigned_team", "assigned_agent"}
