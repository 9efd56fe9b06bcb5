"""What a row of the audit is about. Names only: nobody's values, and no word of a conversation."""

from django.db.models import TextChoices


class RecordKind(TextChoices):
    # Ways at a conversation: each is a visit.
    PAGE = "page", "Opened the page"
    CONFIRMED = "confirmed", "The page was read: it said so itself"
    MORE = "more", "Read on"
    SEARCH = "search", "Searched"
    PRINT = "print", "Printed"
    COPY = "copy", "Copied"
    EXPORT = "export", "Exported"
    FILE = "file", "Opened a file"
    API = "api", "Read by the API"
    LIVE = "live", "Followed live"
    ROBOT = "robot", "Preview by a robot: no reader"
    FLOOD = "flood", "Opened too often to note each time"
    # Personal details were opened in another way.
    CHAT = "chat", "Read in Smart Agent Chat"
    OWN_WORDS = "own words", "Own words shown to their writer"
    WEB_CHAT = "web chat", "Shown to the user themselves"
    LOOKUP = "lookup", "Looked up by e-mail or phone"
    ACCESS = "access", "Exported for a request of access"
    SERVER = "server", "Opened by the server, to mask anew"
    # Acts.
    SHARED = "shared", "Link made"
    REVOKED = "revoked", "Link ended"
    RESTORED = "restored", "Link opened again"
    STRUCK = "struck", "Address struck off a link"
    LINK_POLICY = "link policy", "What links may do changed"
    MARKED = "marked", "Passage marked as personal, or unmarked"
    FORGOTTEN = "forgotten", "User forgotten"
    POLICY = "policy", "Masking changed"
    RIGHTS = "rights", "Rights changed"
    GUESSING = "guessing", "Guessing noticed"
    SIGNED_IN = "signed in", "Signed in"
    NOT_SIGNED_IN = "not signed in", "Signing in failed"
    ALARM = "alarm", "Other admins alarmed"
    AUDIT = "audit", "Audit read"
