"""Draws every page from written examples into a folder: `python -m tests.kit.samples.preview DIR`.

For looking at the pages while working on their look, and for counting what a page costs to draw.
"""

import sys
from datetime import timedelta
from pathlib import Path

import django
from django.conf import settings
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT))

from chatlinks.reading import view_models as s  # noqa: E402
from chatlinks.reading.list import view_models as lists  # noqa: E402
from chatlinks.reading.list.order import NEWEST, ORDERS  # noqa: E402
from chatlinks.reading.list.rows_html import drawn  # noqa: E402
from chatlinks.reading.messages import items as i  # noqa: E402
from chatlinks.web.drawing.environment import environment  # noqa: E402
from chatlinks.web.lists.choices import Choice  # noqa: E402
from tests.kit.samples.talks import HIDDEN, START, Talk, arabic, bank, long  # noqa: E402

CSRF = Markup('<input type="hidden" name="csrfmiddlewaretoken" value="preview">')


def ground() -> Environment:
    if not settings.configured:
        settings.configure(STATIC_URL="/static/", INSTALLED_APPS=[])
        django.setup()
    folders = [
        ROOT / "chatlinks" / room / "jinja2" for room in ("web", "reading", "links", "accounts")
    ]
    return environment(loader=FileSystemLoader(folders), auto_reload=False)


def details(shown: bool) -> tuple[list[s.Detail], list[s.Detail]]:
    t = Talk(shown)
    personal = [
        s.Detail(k, t.secret(v), True)
        for k, v in (
            ("Name", "Priya Raman"),
            ("E-mail", "priya.raman@mail.example"),
            ("Phone", "+91 98400 12345"),
        )
    ]
    plain = [
        s.Detail(k, Markup(v), False)
        for k, v in (
            ("Channel", "WhatsApp"),
            ("Device", "Android 14"),
            ("Language", "English, Hindi"),
            ("Time zone", "Asia/Kolkata"),
        )
    ]
    entities = [
        s.Detail("order_id", Markup("KB-20931"), False),
        s.Detail("city", Markup("Chennai"), False),
        s.Detail("pan_card", t.secret("ABCDE1234F"), True),
        s.Detail("amount", Markup("₹2,480"), False),
    ]
    return personal + plain, entities


def page(items: list[i.Item], shown: bool = False, **changes: object) -> s.ChatLinkPage:
    contact, entities = details(shown)
    states = ("completed", "completed", "active", "completed", "waiting", "queued", "bot")
    made = s.ChatLinkPage(
        business="Kaveri Bank",
        path="/c/preview",
        audience="members",
        whole=False,
        shown=shown,
        notice="Personal details are shown: you may view them at Kaveri Bank."
        if shown
        else "Personal details are hidden: your rights at Kaveri Bank don't include them.",
        number=3,
        position=3,
        total=7,
        state="completed",
        channel="WhatsApp",
        started_at=START,
        contact="User 1042",
        previous_url="/arabic.html",
        next_url="/long.html",
        whole_url="/whole.html",
        single_url=None,
        items=items,
        earlier_url=None,
        later_url=None,
        details=contact,
        entities=entities,
        siblings=[
            s.Sibling(
                n + 1,
                START - timedelta(days=9 * (2 - n), minutes=37 * n),
                state,
                "Kaveri Bank",
                "/masked.html",
                n == 2,
            )
            for n, state in enumerate(states)
        ],
        more_siblings=0,
        may_share=True,
        masked_preview_url="/masked.html" if shown else None,
        previewing=False,
        query="",
        found=None,
        zone="Asia/Kolkata",
        may_mark=True,
        marks=[],
        may_undo_marks=True,
        may_forget=True,
        may_audit=True,
        may_export=True,
    )
    return made._replace(**changes)


def home(count: int = 24, **changes: object) -> lists.ConversationListPage:
    said = (
        Markup("Perfect, thanks a lot 🙏"),
        Markup("Hello ") + HIDDEN + Markup(", your new card left Chennai today"),
        Markup("نعم، هذا ممتاز!"),
        Markup("मुझे नया कार्ड कब मिलेगा?"),
        Markup(
            "I have been waiting for the refund since Monday "
            "and nobody says when it comes, can you check"
        ),
    )
    rows = [
        lists.ConversationRow(
            f"/c/{n}",
            f"User {1042 - n * 7}",
            ("Kaveri Bank", "Nesma Air", "Dabba")[n % 3],
            n % 4 + 1,
            n % 4 + 3,
            ("active", "waiting", "completed", "bot", "queued")[n % 5],
            ("WhatsApp", "Web", "iOS")[n % 3],
            START - timedelta(hours=5 * n),
            None,
            ("Cards and Disputes", "", "Care")[n % 3],
            ("Asha, Nikunj", "Nesma", "Momo, Dana")[n % 3],
            said[n % 5],
            7 * n % 40 + 1,
            (0, 0, 5, 1)[n % 4],
            n % 7 == 3,
        )
        for n in range(count)
    ]

    made = lists.ConversationListPage(
        rows,
        drawn(rows),
        total=f"{len(rows)}",
        choices=lists.ListChoices(
            businesses=choice("Kaveri Bank", "Nesma Air", "Dabba"),
            business=None,
            states=choice("Bot", "Queued", "Active", "Completed"),
            people=choice("Me", "Any agent"),
            ratings=choice("1 or 2", "Not rated"),
            signs=choice("Unhappy", "Bot break"),
            teams=choice("Cards", "Care"),
            channels=choice("WhatsApp", "Web"),
            orders=choice("Newest first", "Lowest rating"),
        ),
        presets=tuple(lists.ListPreset(name, "?", False) for name in ("Today", "Unhappy")),
        chips=[],
        asked={},
        filtered=False,
        newer_url=None,
        older_url="?page=2" if rows else None,
        order=ORDERS[NEWEST],
        opens_any=True,
        may_look_up=False,
        manages="",
        problem="",
        zone="Asia/Kolkata",
    )
    return made._replace(**changes)


def choice(*names: str) -> tuple[Choice, ...]:
    return tuple(Choice(name.lower(), name, False) for name in names)


def moved(items: list[i.Item], by: int) -> list[i.Item]:
    """The same messages under other ids."""
    return [m._replace(id=m.id + by) if isinstance(m, i.MessageItem) else m for m in items]


def whole() -> list[i.Item]:
    first, second = bank(False), arabic(False)
    return [
        i.SessionItem("session", 1, START - timedelta(days=18), "/masked.html", "completed"),
        *second,
        i.SessionItem("session", 2, START, "/masked.html", "completed"),
        *moved(first, 100),
    ]


def hits() -> list[s.SearchHit]:
    return [
        s.SearchHit(
            n, f"/found.html?at={n}#m-{n}", START + timedelta(minutes=n), Markup(who), Markup(text)
        )
        for n, who, text in (
            (3, "User", "the <mark>card</mark> is "),
            (4, "Asha", "two payments of ₹2,480 at Saffron Table on <mark>card</mark> "),
            (
                12,
                "Nikunj",
                "Here is what your new <mark>card</mark> looks like, and the branches near you:",
            ),
        )
    ]


def pages() -> dict[str, tuple[str, dict[str, object]]]:
    many = long()

    def show(given: s.ChatLinkPage) -> tuple[str, dict[str, object]]:
        return "reading/page.html", {"page": given}

    return {
        "masked": show(page(bank(False))),
        "shown": show(page(bank(True), shown=True)),
        "anyone": (
            "reading/page.html",
            {
                "page": page(
                    bank(False),
                    audience="anyone",
                    may_share=False,
                    siblings=[],
                    position=None,
                    total=None,
                    previous_url=None,
                    next_url=None,
                    whole_url=None,
                    notice="Personal details are hidden from everyone who opens this link.",
                ),
                "person": None,
                "nav": [],
            },
        ),
        "arabic": show(
            page(arabic(False), business="طيران نسمة", previous_url=None, number=1, position=1)
        ),
        "long": show(
            page(many[:60], later_url="/later.html?after=60", earlier_url="/earlier.html?before=1")
        ),
        "full": show(page(many)),
        "whole": show(
            page(
                whole(),
                whole=True,
                whole_url=None,
                previous_url=None,
                next_url=None,
                single_url="/masked.html",
            )
        ),
        "found": show(page(bank(False), query="card", found=s.FoundMessages(hits(), False, 2))),
        "unfound": show(page(bank(False), query="zebra", found=s.FoundMessages([], False, 0))),
        "quiet": show(page([], entities=[])),
        "later": (
            "reading/_items.html",
            {"page": page(many[60:120], earlier_url="/long.html?x=1")},
        ),
        "earlier": (
            "reading/_items.html",
            {"page": page(moved(many[:60], 900), later_url="/long.html?x=1")},
        ),
        "passcode": ("links/passcode.html", {"error": "", "left": None, "person": None, "nav": []}),
        "passcode-wrong": (
            "links/passcode.html",
            {"error": "That is not the passcode.", "left": 2, "person": None, "nav": []},
        ),
        "notice": (
            "web/notice.html",
            {
                "heading": "There is nothing at this address",
                "text": "The link may be mistyped, expired or revoked. "
                "Ask whoever sent it for a new one.",
                "actions": [
                    ("To your conversations", "/"),
                    ("Sign in as someone else", "/accounts/login/"),
                ],
            },
        ),
        "home": (
            "reading/conversation_list.html",
            {
                "home": home(),
                "lookup": lists.FailedLookup(
                    "priya@", "Type a whole e-mail address or phone number."
                ),
                "notes": [("success", "The link was revoked.")],
            },
        ),
        "home-nothing": (
            "reading/conversation_list.html",
            {"home": home(0), "lookup": lists.FailedLookup()},
        ),
        "home-unfound": (
            "reading/conversation_list.html",
            {
                "home": home(
                    0,
                    asked={"q": "zebra", "since": "2024-03-09", "until": "2024-03-01"},
                    filtered=True,
                    problem="From is after Until.",
                ),
                "lookup": lists.FailedLookup(),
            },
        ),
    }


def draw(folder: Path) -> None:
    ready = ground()
    shared = {
        "nav": [("Conversations", "/home.html", True)],
        "person": "Meera Iyer",
        "notes": [],
        "csrf_input": CSRF,
        "request": None,
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, (template, context) in pages().items():
        (folder / f"{name}.html").write_text(ready.get_template(template).render(shared | context))


if __name__ == "__main__":
    draw(Path(sys.argv[1]))
