"""Where the navigation leads each person, kept beside them so that no page has to ask.

It follows their memberships.
"""

from typing import Any

from chatlinks.database.rows import execute

ACTIVE = "FROM workspaces_membership m WHERE m.person_id = p.id AND m.active"
PLACES = f"""
UPDATE accounts_person p SET places = concat_ws(' ',
  (SELECT 'chats' {ACTIVE} AND m.smart_agent_chat LIMIT 1),
  (SELECT 'lead' {ACTIVE} AND m.smart_agent_chat AND m.role IN ('team_lead', 'admin') LIMIT 1),
  (SELECT 'analytics' {ACTIVE} AND m.intelligent_analytics LIMIT 1),
  (SELECT 'audit' {ACTIVE} AND m.role = 'auditor' LIMIT 1))
WHERE {{whose}}"""


def follow(sender: Any, instance: Any, **kwargs: Any) -> None:
    """A membership was saved or deleted."""
    execute(PLACES.format(whose="p.id = %s"), [instance.person_id])
