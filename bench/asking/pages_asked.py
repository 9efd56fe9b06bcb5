"""Every page that is measured by `bin/bench pages`, and each filter of it: name → address.

What stands in braces is looked up in the store that is measured (`pages_store.values`).
"""

LINK = {
    "link": "/c/{token}",
    "link: at a message": "/c/{token}?at={message}",
    "link: search": "/c/{token}?q=restaurant",
    "link: entire": "/c/{token}/all",
    "link: transcript": "/c/{token}/transcript.txt",
}
LIST = {
    "list": "/",
    "list: older": "/?before={moment}_{conversation}",
    "list: business": "/?business={business}",
    "list: completed": "/?state=completed",
    "list: queued": "/?state=queued",
    "list: me": "/?who=me",
    "list: any agent": "/?who=agent",
    "list: bot alone": "/?who=bot",
    "list: dates": "/?since={since}&until={until}",
    "list: user": "/?contact={user}",
    "list: words": "/?q=restaurant",
    "list: rare word": "/?q=barbecue",
    "list: no such word": "/?q=zwxyqk",
    "list: unhappy": "/?sign=unhappy",
    "list: bot break": "/?sign=break",
    "list: handed over": "/?sign=handed",
    "list: low ratings": "/?rating=low",
    "list: not rated": "/?rating=none",
    "list: team": "/?team={team}",
    "list: channel": "/?channel=whatsapp",
    "list: oldest first": "/?sort=oldest",
    "list: longest waiting": "/?sort=waiting",
    "list: lowest rating": "/?sort=rating",
    "list: words of a day": "/?q=restaurant&since={until}&until={until}",
}
CHATS = {
    "my chats": "/chats",
    "my chats: list": "/chats/list",
    "my chats: numbers": "/chats/stats",
    "live board": "/businesses?business={business}",
    "live board: active": "/businesses?business={business}&state=active",
    "live board: completed": "/businesses?business={business}&state=completed",
    "live board: team": "/businesses?business={business}&team={team}",
    "live board: unassigned": "/businesses?business={business}&who=unassigned",
    "live board: new users": "/businesses?business={business}&new=1",
    "live board: delayed": "/businesses?business={business}&delayed=1",
    "teams": "/teams",
}
SPAN = "business=bench&since={since}&until={until}"
OF_ANALYSIS = {
    "": "",
    "words": "q=restaurant",
    "rare word": "q=barbecue",
    "no such word": "q=zwxyqk",
    "phrase": "q=%22a+table+for%22",
    "node": "node={node}",
    "no such node": "node=nowhere",
    "sub story": "story={story}",
    "rare sub story": "story=rare",
    "no such sub story": "story=nowhere",
    "channel": "channel=whatsapp",
    "by": "by=agent",
    "conversation": "conversation={conversation}",
    "message": "message={message}",
    "user": "user={user}",
    "confidence": "low=0.6&high=0.7",
    "low confidence": "high=0.02",
    "no such confidence": "low=1",
    "broken": "broken=1",
    "smart assist": "assist=1",
    "smart assist and node": "assist=1&node={node}",
    "sub story and broken": "story={story}&broken=1",
}
EVERY_COLUMN = "&".join(
    f"show={name}" for name in ("confidence", "id", "language", "translation", "total", "user")
)


def analysis(name: str) -> dict[str, str]:
    """A view of Message Analysis under each filter."""
    address = f"/analytics/{name}?{SPAN}"
    return {
        f"{name}: {title}" if title else name: f"{address}&{asked}" if asked else address
        for title, asked in OF_ANALYSIS.items()
    }


ANALYTICS = {
    "overview": f"/analytics?{SPAN}",
    "overview: compared": f"/analytics?{SPAN}&compare=1",
    **analysis("messages"),
    "messages: every column": f"/analytics/messages?{SPAN}&{EVERY_COLUMN}",
    **analysis("conversations"),
    "words": f"/analytics/words?{SPAN}",
    "words: all users": f"/analytics/words?{SPAN}&set=all",
    "words: low ratings": f"/analytics/words?{SPAN}&set=low",
    "words: topic": f"/analytics/words?{SPAN}&topic=restaurant",
    "csat": f"/analytics/csat?{SPAN}",
    "csat: channel": f"/analytics/csat?{SPAN}&channel=whatsapp",
    "csat: compared": f"/analytics/csat?{SPAN}&compare=1",
    "reviews": f"/analytics/reviews?{SPAN}",
    "reviews: rating": f"/analytics/reviews?{SPAN}&rating=1",
    "reviews: for": f"/analytics/reviews?{SPAN}&for=agent",
    "reviews: task": f"/analytics/reviews?{SPAN}&task=Booking",
    "reviews: rare task": f"/analytics/reviews?{SPAN}&task=nothing",
    "reviews: channel": f"/analytics/reviews?{SPAN}&channel=whatsapp",
    "reviews: empty too": f"/analytics/reviews?{SPAN}&empty=1",
    "saved views": f"/analytics/views?{SPAN}",
    "reports": f"/analytics/reports?{SPAN}",
}
AUDIT = {
    "audit": "/audit/bench",
    "audit: everything": "/audit/bench?kind=all",
    "audit: rare kind": "/audit/bench?kind=marked",
    "audit: no such kind": "/audit/bench?kind=forgotten",
    "audit: person": "/audit/bench?person={person}",
    "audit: shown": "/audit/bench?shown=1",
    "audit: conversation": "/audit/bench?conversation={conversation}",
    "audit: user": "/audit/bench?contact={user}",
    "audits": "/audit",
}
SETTINGS = {
    "links": "/links",
    "links of a business": "/links/of/bench",
    "links: visits": "/links/of/bench?sort=visits",
    "exports": "/exports",
    "keys": "/keys",
    "keys of a business": "/keys/bench",
    "imports": "/import",
    "imports of a business": "/import/bench",
    "sources": "/sources",
    "sources of a business": "/sources/bench",
    "people": "/people",
    "people of a business": "/people/bench",
    "masking": "/masking",
    "masking of a business": "/masking/bench",
    "next steps": "/start/bench",
    "account": "/account",
    "administration": "/admin/",
    "administration: businesses": "/admin/workspaces/business/",
    "administration: members": "/admin/workspaces/membership/",
}
PAGES = LINK | LIST | CHATS | ANALYTICS | AUDIT | SETTINGS
FIND = "find a user"  # the one that is asked by POST: /find-user
