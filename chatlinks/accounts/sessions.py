"""Django's sessions in the database, read together with whoever they are likely of.

Every page needs both. Django's own session store and its `get_user` ask for each by the ORM, in a
statement of its own that is planned anew: `bin/bench open-link` shows what that costs a page.
"""

import json
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db

from chatlinks.accounts.models import Person
from chatlinks.database.rows import Row, prepared

COLUMNS = [field.attname for field in Person._meta.concrete_fields]
PERSON = f"SELECT {', '.join(COLUMNS)} FROM accounts_person WHERE id = %s AND is_active"
SESSION = f"""
SELECT s.session_data, {", ".join(f"p.{name}" for name in COLUMNS)}
FROM django_session s LEFT JOIN accounts_person p ON p.id = %s AND p.is_active
WHERE s.session_key = %s AND s.expire_date > now()
"""
MOST = 10_000  # sessions remembered

# Key of a session → id of the person it was last of: a guess, which its signed data confirms.
# It saves a page one statement of six (`statements` of `bin/bench open-link`).
whose: dict[str, int] = {}
# A session's signed data → what it says, as JSON: checking the signature of every page's takes
# 0.05 ms. What isn't the same to the letter is checked anew.
opened: dict[bytes | str, str] = {}


class SessionStore(db.SessionStore):
    guessed: Row | None = None

    def load(self) -> dict[str, Any]:
        fetched = prepared(SESSION, [whose.get(self.session_key or ""), self.session_key])
        if not fetched:
            self._session_key = None
            return {}
        data, *person = fetched[0]
        self.guessed = tuple(person)
        return self.decode(data)

    def decode(self, session_data: bytes | str) -> dict[str, Any]:
        """As Django does; the same data once."""
        if (text := opened.get(session_data)) is not None:
            return dict(json.loads(text))
        session: dict[str, Any] = super().decode(session_data)
        if session:
            if len(opened) >= MOST:
                opened.clear()
            opened[session_data] = json.dumps(session)
        return session

    def person(self) -> Person | None:
        """Whom the session names, if active."""
        id_ = int(self[SESSION_KEY])
        row = self.guessed
        if row is None or row[0] != id_:
            row = next(iter(prepared(PERSON, [id_])), None)
            remember(self.session_key, id_)
        return Person.from_db("default", COLUMNS, row) if row else None


def remember(session_key: str | None, id_: int) -> None:
    if len(whose) >= MOST:
        whose.clear()
    if session_key:
        whose[session_key] = id_
