"""The tools that an AI assistant may call: they read, masked whatever the key may see, and not more
than an assistant can take in. Each call is a visit with the tool's name.
"""

from collections.abc import Callable
from typing import Annotated, Any, NamedTuple

from annotated_types import MaxLen, MinLen
from ninja import Schema
from pydantic import AfterValidator, ConfigDict, Field, ValidationError

from chatlinks.api.access import viewer_by_key
from chatlinks.api.models import ApiKey
from chatlinks.api.problems import Problem
from chatlinks.api.reads import conversations, one
from chatlinks.api.reads.queries import (
    ConversationQuery,
    PageQuery,
    Rating,
    Term,
    without_nul,
)
from chatlinks.api.reads.visits import visit, visit_list
from chatlinks.conversations.records.incoming import State, Time
from chatlinks.intake.checking import reasons
from chatlinks.links.viewer import Viewer

LONGEST = 1_500  # characters of one text
CUT = " … [cut; the whole is on the page of the link]"
NO_SUCH_TOOL = "There is no tool of this name."
Linked = Annotated[str, MinLen(1), MaxLen(300), AfterValidator(without_nul)]
Cursor = Annotated[str, MaxLen(200)]
NEXT = "`next` of the answer before, for what follows"


class Strict(Schema):
    model_config = ConfigDict(extra="forbid")


class ListArguments(Strict):
    """Which conversations, the newest first; all that is given must hold."""

    state: State | None = None
    channel: Term = ""
    agent: Term = Field("", description="who wrote in it, by the name that is shown")
    task: Term = Field("", description="of a review")
    rating: Rating | None = Field(None, description="the lowest; `low` is 1 or 2")
    since: Time | None = Field(None, description="begun then or later, such as 2026-03-02T00:00Z")
    until: Time | None = Field(None, description="begun before")
    limit: int = Field(20, ge=1, le=20)
    cursor: Cursor = Field("", description=NEXT)


class SearchArguments(ListArguments):
    """Words, searched for in masked text: nothing hidden is found."""

    query: Annotated[Term, MinLen(1)]


class ConversationArguments(Strict):
    link: Linked = Field(description="a chat link")
    cursor: Cursor = Field("", description=NEXT)


class ReviewArguments(Strict):
    link: Linked = Field(description="a chat link")


# ── What they do ────────────────────────────────────────────────────────────────────────────────


def list_conversations(key: ApiKey, asked: ListArguments) -> dict[str, Any]:
    query = ConversationQuery(**asked.model_dump())
    visit_list(key, "MCP list_conversations")
    return conversations.page(key, query)


def search_conversations(key: ApiKey, asked: SearchArguments) -> dict[str, Any]:
    narrowed = asked.model_dump(exclude={"query"})
    query = ConversationQuery(q=asked.query, **narrowed)
    visit_list(key, "MCP search_conversations")
    return conversations.page(key, query)


def get_conversation(key: ApiKey, asked: ConversationArguments) -> dict[str, Any]:
    viewer = opened(key, asked.link, "get_conversation")
    page = PageQuery(cursor=asked.cursor, limit=30)
    about = {} if asked.cursor else one.conversation(viewer, None)
    return {**about, **one.messages(viewer, None, page)}


def get_reviews(key: ApiKey, asked: ReviewArguments) -> dict[str, Any]:
    return one.reviews(opened(key, asked.link, "get_reviews"), None)


def opened(key: ApiKey, link: str, tool: str) -> Viewer:
    """Whoever the key is of: an assistant reads masked."""
    viewer = viewer_by_key(key, link, masked=True)
    visit(key, viewer, f"MCP {tool}")
    return viewer


class AssistantTool(NamedTuple):
    """What an assistant is told of it, and what it does."""

    title: str
    about: str
    arguments: type[Schema]
    do: Callable[[ApiKey, Any], dict[str, Any]]


TOOLS = {
    "search_conversations": AssistantTool(
        title="Search conversations",
        about="Conversations that hold these words. ****** stands for what is hidden.",
        arguments=SearchArguments,
        do=search_conversations,
    ),
    "list_conversations": AssistantTool(
        title="List conversations",
        about="The newest conversations between users and the bot or agents, each with its link.",
        arguments=ListArguments,
        do=list_conversations,
    ),
    "get_conversation": AssistantTool(
        title="Read a conversation",
        about="What was said in the conversation of a chat link, 30 messages at a time.",
        arguments=ConversationArguments,
        do=get_conversation,
    ),
    "get_reviews": AssistantTool(
        title="Read a conversation's reviews",
        about="What the user of a chat link's conversation thought of it.",
        arguments=ReviewArguments,
        do=get_reviews,
    ),
}


def call(
    key: ApiKey,
    name: str,
    arguments: dict[str, Any],
) -> dict[str, Any]:
    """Raises Problem, Http404."""
    tool = TOOLS.get(name)
    if tool is None:
        raise Problem(404, NO_SUCH_TOOL)
    try:
        asked = tool.arguments.model_validate(arguments)
    except ValidationError as problem:
        raise Problem(422, "; ".join(reasons(problem))) from None
    bounded: dict[str, Any] = cut(tool.do(key, asked))
    return bounded


def cut(value: Any) -> Any:
    """With each text no longer than an assistant is given."""
    if isinstance(value, str):
        return value if len(value) <= LONGEST else value[:LONGEST] + CUT
    if isinstance(value, dict):
        return {name: cut(each) for name, each in value.items()}
    if isinstance(value, list):
        return [cut(each) for each in value]
    return value
