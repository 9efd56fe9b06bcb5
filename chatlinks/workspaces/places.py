"""Where the navigation leads each person, kept beside them so that no page has to ask: follows their memberships."""

from typing import Any

from chatlinks.database.rows import execute

PLACES = """
UPDATE accounts_person p SET places = concat_ws(' ',
  (SELECT 'chats' FROM workspaces_membership m WHERE m.person_id = p.id AND m.active AND m.smart_agent_chat LIMIT 1),
  (SELECT 'lead' FROM workspaces_membership m WHERE m.person_id = p.id AND m.active AND m.smart_agent_chat
   AND m.role IN ('team_lead', 'admin') LIMIT 1),
  (SELECT 'analytics' FROM workspaces_membership m WHERE m.person_id = p.id AND m.active AND m.intelligent_analytics LIMIT 1))
WHERE {whose}"""


def follow(sender: Any, instance: Any, **kwargs: Any) -> None:
    """A membership was saved or deleted."""
    execute(PLACES.format(whose="p.id = %s"), [instance.person_id])
