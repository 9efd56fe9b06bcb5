"""Chatwoot's conversations from the server itself, by the access token of a profile."""

import os
from collections.abc import Iterator
from operator import itemgetter
from typing import Any

import requests

from chatlinks.intake.importers.contract import NotThisFormat
from chatlinks.intake.importers.json_records import Fields, Record

IN_ENVIRONMENT = "CHATWOOT_TOKEN"
PATIENCE = 30  # seconds for an answer
MOST_PAGES = 100_000


def of_server(url: str) -> Iterator[Record]:
    """Each conversation of an account, with all of its messages. The address is that of the
    account's API, such as https://chat.example.org/api/v1/accounts/1.
    """
    token = os.environ.get(IN_ENVIRONMENT, "")
    if not token:
        raise NotThisFormat(f"the access token of a profile is wanted in {IN_ENVIRONMENT}")
    with requests.Session() as session:
        session.headers["api_access_token"] = token
        conversations = f"{url.rstrip('/')}/conversations"
        for page in range(1, MOST_PAGES):
            listed = page_of(session, conversations, page)
            for each in listed:
                messages = messages_of(session, f"{conversations}/{each.get('id')}/messages")
                yield Record(
                    f"page {page}, conversation",
                    {**each, "messages": messages},
                    page,
                )
            if not listed:
                return


def page_of(
    session: requests.Session,
    url: str,
    page: int,
) -> list[Fields]:
    query = {"status": "all", "assignee_type": "all", "page": page}
    answer = asked(session, url, query)
    around = answer.get("data") or answer
    return around.get("payload") or []


def messages_of(session: requests.Session, url: str) -> list[Fields]:
    """Chatwoot answers the newest first, some at a time."""
    messages: list[Fields] = []
    while len(messages) < MOST_PAGES:
        before = {"before": messages[0]["id"]} if messages else {}
        batch = asked(session, url, before).get("payload")
        if not batch:
            break
        messages = [*sorted(batch, key=itemgetter("id")), *messages]
    return messages


def asked(
    session: requests.Session,
    url: str,
    query: dict[str, Any],
) -> Fields:
    try:
        answer = session.get(
            url,
            params=query,
            timeout=PATIENCE,
            allow_redirects=False,
        )
        answer.raise_for_status()
        content = answer.json()
    except (requests.RequestException, ValueError) as problem:
        status = getattr(getattr(problem, "response", None), "status_code", "no")
        raise NotThisFormat(f"the server answered {status} or nothing that is JSON") from problem
    return content if isinstance(content, dict) else {}
