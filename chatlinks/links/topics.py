"""What an open page of a link listens to: whatever its reader's right to read hangs on.

At the change of any of it the page asks for all that it shows, and whether it may go on. The
database itself announces these topics (migration 0014), whoever changes the rows.
"""

from chatlinks.links.viewer import Viewer
from chatlinks.workspaces.live_topics import (
    business_access,
    contact_access,
    link_access,
    person_access,
)


def access_topics(viewer: Viewer) -> list[str]:
    """A ticket can be read by whoever has it: a stranger's names no user, by whose number two links
    could be told to be of one. Whatever ends their page ends or deletes the link.
    """
    access, person_id = viewer.access, viewer.own.person_id
    topics = [link_access(access.link_id), business_access(access.business_id)]
    if viewer.own.is_member:
        topics.append(contact_access(access.contact_id))
    if person_id is not None:
        topics.append(person_access(person_id))
    return topics
