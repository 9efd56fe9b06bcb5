"""Django's sessions in the database, read by a prepared statement: every page needs one."""

from typing import Any

from django.contrib.sessions.backends import db

from chatlinks.rows import prepared

SESSION = "SELECT session_data FROM django_session WHERE session_key = %s AND expire_date > now()"


class SessionStore(db.SessionStore):
    def load(self) -> dict[str, Any]:
        found = prepared(SESSION, [self.session_key])
        if not found:
            self._session_key = None
            return {}
        return self.decode(found[0][0])
