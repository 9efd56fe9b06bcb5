"""What a lead of Acme sees on Businesses, without the page around it."""

from django.http import QueryDict

from chatlinks.agentchat.businesses.chat_filters import ChatFilters
from chatlinks.agentchat.businesses.page import businesses_page
from chatlinks.web.zones import zone_named


def asked(cast, name="lead", **query):
    """The page that this member gets who asks for that."""
    given = QueryDict(mutable=True)
    given.update({key: str(value) for key, value in query.items()})
    filters = ChatFilters.read(given)
    return businesses_page(cast.people[name].pk, filters, zone_named("UTC"))


def counts(page):
    return {tab.state: tab.count for tab in page.tabs}


def ids(page):
    """The chats of its list, in order."""
    return [chat.id for chat in page.chats]
