"""Mails about accounts, in the background: so the answer is as quick for an address that nobody
here has.
"""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from chatlinks.accounts import new_password

NOBODY = 0


@app.task(name="mail_new_password", retry=RetryStrategy(max_attempts=5, exponential_wait=4))
def mail_new_password(person_id: int) -> None:
    """NOBODY: the address that was typed is no person's."""
    new_password.send(person_id)
