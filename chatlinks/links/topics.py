"""What an open page of a link listens to: whatever may end or narrow what it shows.

The database itself announces these topics (migration 0010), whoever changes the rows.
"""

from chatlinks.links.viewer import Viewer


def topics_of(viewer: Viewer) -> list[str]:
    """A ticket can be read by whoever has it: a stranger's names no user, by whose number two links
    could be told to be of one. Whatever ends their page ends or deletes the link.
    """
    access = viewer.own.access
    topics = [f"link:{access.link_id}", f"rights:{access.business_id}"]
    if not viewer.own.is_member:
        return topics
    return [*topics, f"contact:{access.contact_id}", f"conversation:{access.conversation_id}"]
