"""What an open page of a link listens to: whatever may end or narrow what it shows.

The database itself announces these topics (migration 0010), whoever changes the rows.
"""

from chatlinks.links.gate import Viewer


def topics_of(viewer: Viewer) -> list[str]:
    access = viewer.own.access
    return [
        f"link:{access.link_id}",
        f"rights:{access.business_id}",
        f"contact:{access.contact_id}",
        f"conversation:{access.conversation_id}",
    ]
